-- Both grains: articles that are printings of one text, and statements of different articles that are one quotation.
-- Nothing is taken out of the record: every occurrence keeps its row, and here is said with which it is one.
CREATE TABLE IF NOT EXISTS fold_method (
  id        INTEGER PRIMARY KEY,
  grain     TEXT NOT NULL,               -- article or statement
  method    TEXT NOT NULL,
  threshold REAL NOT NULL,
  UNIQUE (grain, method, threshold)
) STRICT;

CREATE TABLE IF NOT EXISTS fold_article (
  article  INTEGER PRIMARY KEY,          -- article.key
  one      INTEGER NOT NULL,             -- the same for all printings of one text: key of the first that was added
  like     INTEGER NOT NULL,             -- key of the article that it was found to be like
  likeness REAL NOT NULL,                -- 0 to 1
  method   INTEGER NOT NULL REFERENCES fold_method (id)
) STRICT;
CREATE INDEX IF NOT EXISTS fold_article_one ON fold_article (one);

CREATE TABLE IF NOT EXISTS fold_statement (
  statement INTEGER PRIMARY KEY,         -- statement.key
  one       INTEGER NOT NULL,            -- the same for all printings of one quotation: key of the first that was added
  like      INTEGER NOT NULL,            -- key of the statement that it was found to be like
  likeness  REAL NOT NULL,               -- 0 to 1
  method    INTEGER NOT NULL REFERENCES fold_method (id)
) STRICT;
CREATE INDEX IF NOT EXISTS fold_statement_one ON fold_statement (one);

-- MinHash of articles, band by band: articles that share a row are compared.
CREATE TABLE IF NOT EXISTS fold_band (
  band    INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS fold_state (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  last_article   INTEGER NOT NULL,
  last_statement INTEGER NOT NULL
) STRICT;
