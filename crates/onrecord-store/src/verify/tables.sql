-- Fingerprints of statements in sorted runs ("segments"). Runs of like size are merged into one of the next level, so
-- that adding stays quick and a question looks into few of them.
CREATE TABLE IF NOT EXISTS verify_segment (
  id       INTEGER PRIMARY KEY,
  level    INTEGER NOT NULL,             -- 0: as added; merged ones are one higher
  postings INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS verify_block (
  segment   INTEGER NOT NULL,
  print     INTEGER NOT NULL,            -- the first fingerprint of the block
  statement INTEGER NOT NULL,            -- rowid of its statement
  body      BLOB NOT NULL,               -- up to 128 postings: differences as variable-length integers
  PRIMARY KEY (segment, print, statement)
) STRICT, WITHOUT ROWID;

-- How far the index has read, and how it was made.
CREATE TABLE IF NOT EXISTS verify_state (
  id              INTEGER PRIMARY KEY CHECK (id = 1),
  method          TEXT NOT NULL,
  last_statement  INTEGER NOT NULL,      -- highest rowid that is in the index
  last_article    INTEGER NOT NULL,
  statements      INTEGER NOT NULL
) STRICT;

-- What a question is searched in, an outlet a row.
CREATE TABLE IF NOT EXISTS verify_outlet (
  outlet   TEXT PRIMARY KEY,             -- publisher, else host of the address; empty where neither is known
  articles INTEGER NOT NULL,
  first    TEXT NOT NULL,                -- YYYY-MM-DD
  last     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
