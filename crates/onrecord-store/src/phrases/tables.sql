-- The words that follow two of the seven commonest words, a column for each two: of "in the flood", "flood" stands in
-- in_the. A phrase such as "in the flood" is looked for here; going through all places of "in" and "the" would take long.
CREATE VIRTUAL TABLE IF NOT EXISTS after_common USING fts5 (
  the_of, the_to, the_and, the_a, the_in, the_that, of_the, of_to, of_and, of_a, of_in, of_that, to_the,
  to_of, to_and, to_a, to_in, to_that, and_the, and_of, and_to, and_a, and_in, and_that, a_the, a_of, a_to,
  a_and, a_in, a_that, in_the, in_of, in_to, in_and, in_a, in_that, that_the, that_of, that_to, that_and,
  that_a, that_in,
  content = 'after_common_row', content_rowid = 'dated', detail = 'column', columnsize = 0,
  tokenize = 'porter unicode61 remove_diacritics 2'
);
-- The words themselves are kept nowhere but in the statements. Programs that list all rows of all tables read nothing here;
-- of a table without any rows to read, they would say that the file is broken.
CREATE VIEW IF NOT EXISTS after_common_row AS SELECT dated,
  NULL AS the_of, NULL AS the_to, NULL AS the_and, NULL AS the_a, NULL AS the_in, NULL AS the_that,
  NULL AS of_the, NULL AS of_to, NULL AS of_and, NULL AS of_a, NULL AS of_in, NULL AS of_that,
  NULL AS to_the, NULL AS to_of, NULL AS to_and, NULL AS to_a, NULL AS to_in, NULL AS to_that,
  NULL AS and_the, NULL AS and_of, NULL AS and_to, NULL AS and_a, NULL AS and_in, NULL AS and_that,
  NULL AS a_the, NULL AS a_of, NULL AS a_to, NULL AS a_and, NULL AS a_in, NULL AS a_that, NULL AS in_the,
  NULL AS in_of, NULL AS in_to, NULL AS in_and, NULL AS in_a, NULL AS in_that, NULL AS that_the,
  NULL AS that_of, NULL AS that_to, NULL AS that_and, NULL AS that_a, NULL AS that_in FROM statement;
