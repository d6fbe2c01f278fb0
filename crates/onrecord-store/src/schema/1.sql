-- Version 1. One row per article version and per statement; names as in the JSON of `onrecord read`.
CREATE TABLE article (
  digest     TEXT PRIMARY KEY,           -- of text and day: equal input, equal digest
  id         TEXT NOT NULL,              -- the input's own id, else the digest
  origin     TEXT NOT NULL,              -- path, or path and line
  url        TEXT,
  published  TEXT NOT NULL,              -- YYYY-MM-DD
  title      TEXT,
  text       TEXT NOT NULL,              -- as given; offsets point into it
  program    TEXT NOT NULL,              -- what made the record
  tagger     TEXT NOT NULL
) STRICT;

CREATE TABLE statement (
  id           TEXT PRIMARY KEY,
  article      TEXT NOT NULL REFERENCES article (digest) ON DELETE CASCADE,
  position     INTEGER NOT NULL,         -- order within the article
  content      TEXT NOT NULL,            -- pieces joined by " … "
  start        INTEGER NOT NULL,         -- first code point of the first piece
  end          INTEGER NOT NULL,         -- one past the last code point of the last piece
  cue          TEXT,
  source       TEXT,                     -- the words that name the speaker
  speaker_kind TEXT NOT NULL,
  speaker      TEXT,                     -- resolved; null for the unnamed and unattributed
  form         TEXT NOT NULL,
  speech       INTEGER NOT NULL,
  addressee    TEXT,
  venue        TEXT,
  said_first   TEXT,                     -- YYYY-MM-DD; null when only the day of publication bounds it
  said_last    TEXT NOT NULL,
  said_stated  INTEGER NOT NULL,
  commitment   INTEGER NOT NULL,
  confidence   REAL NOT NULL,
  exact        TEXT NOT NULL,            -- W3C TextQuoteSelector of the first piece
  prefix       TEXT NOT NULL,
  suffix       TEXT NOT NULL
) STRICT;

CREATE INDEX statement_by_article ON statement (article, position);
CREATE INDEX statement_by_speaker ON statement (speaker COLLATE NOCASE, said_last DESC);

CREATE TABLE about (
  statement TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  name      TEXT NOT NULL,
  stance    TEXT,
  PRIMARY KEY (statement, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE alias (
  article TEXT NOT NULL REFERENCES article (digest) ON DELETE CASCADE,
  name    TEXT NOT NULL,                 -- fullest form in the article
  alias   TEXT NOT NULL,                 -- that form or another one
  kind    TEXT NOT NULL,
  PRIMARY KEY (article, alias, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_by_alias ON alias (alias COLLATE NOCASE);
