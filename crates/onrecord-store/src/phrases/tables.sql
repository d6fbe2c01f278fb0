-- The words that follow two of the seven commonest words, a column for each two: of "in the flood", "flood" stands in
-- in_the. A phrase such as "in the flood" is looked for here; going through all places of "in" and "the" would take long.
CREATE VIRTUAL TABLE IF NOT EXISTS after_common USING fts5 (
  the_of, the_to, the_and, the_a, the_in, the_that, of_the, of_to, of_and, of_a, of_in, of_that, to_the,
  to_of, to_and, to_a, to_in, to_that, and_the, and_of, and_to, and_a, and_in, and_that, a_the, a_of, a_to,
  a_and, a_in, a_that, in_the, in_of, in_to, in_and, in_a, in_that, that_the, that_of, that_to, that_and,
  that_a, that_in,
  content = '', detail = 'column', columnsize = 0, tokenize = 'porter unicode61 remove_diacritics 2'
);
