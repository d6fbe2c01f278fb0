-- Version 7. Who said what, about whom, when and where: a row each. Days are YYYY-MM-DD, offsets are code points of
-- article.text, digests and ids derive from content. The comments here are the codebook
-- (`onrecord export --format codebook`).

CREATE TABLE run (                       -- one call of a command that wrote
  key        INTEGER PRIMARY KEY,
  started    TEXT NOT NULL,              -- UTC, YYYY-MM-DDTHH:MM:SSZ
  ended      TEXT,                       -- null when it was cut short
  command    TEXT NOT NULL,              -- as typed
  program    TEXT NOT NULL,              -- program and version
  tagger     TEXT NOT NULL,              -- model and version
  settings   TEXT NOT NULL,              -- JSON object
  articles   INTEGER NOT NULL DEFAULT 0, -- new ones, or those read again
  statements INTEGER NOT NULL DEFAULT 0, -- in them
  known      INTEGER NOT NULL DEFAULT 0, -- articles that were there already
  skipped    INTEGER NOT NULL DEFAULT 0  -- inputs that gave no article
) STRICT;

CREATE TABLE skipped (                   -- input that gave no article
  run    INTEGER NOT NULL REFERENCES run (key),
  origin TEXT NOT NULL,                  -- path, or path and line
  reason TEXT NOT NULL,                  -- short name: undated, bad-json, …
  detail TEXT NOT NULL                   -- in words
) STRICT;

CREATE TABLE article (                   -- one version of an article
  key         INTEGER PRIMARY KEY AUTOINCREMENT,
  digest      TEXT NOT NULL UNIQUE,      -- of text and day: equal input, equal digest
  id          TEXT NOT NULL,             -- the input's own id, else the digest
  origin      TEXT NOT NULL,             -- path, or path and line
  url         TEXT,
  outlet      TEXT,                      -- publisher from metadata, else host of the address
  published   TEXT NOT NULL,             -- the publisher's local day
  dated_by    TEXT NOT NULL,             -- how the day is known: date-line, given, or field:NAME
  title       TEXT,
  author      TEXT,
  text        TEXT NOT NULL,             -- as given; offsets point into it
  body_start  INTEGER NOT NULL,          -- UTF-8 bytes: the text without a leading date line
  body_end    INTEGER NOT NULL,
  program     TEXT NOT NULL,             -- what made the record
  tagger      TEXT NOT NULL,
  run         INTEGER REFERENCES run (key),
  first_statement INTEGER,               -- keys of its statements: these and all between; null where there is none
  last_statement  INTEGER,
  replaced_by INTEGER REFERENCES article (key) -- newest version under the same url; null for the newest itself
) STRICT;
CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_by_outlet ON article (outlet COLLATE NOCASE) WHERE outlet IS NOT NULL;
CREATE INDEX article_by_maker ON article (program, tagger);

CREATE TABLE reprint (                   -- other places where the very same text of the same day was found
  article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
  origin  TEXT NOT NULL,
  url     TEXT NOT NULL,                 -- empty when there is none
  PRIMARY KEY (article, origin, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (                    -- a person, organisation, group or document, across articles
  key         INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT NOT NULL,             -- as first met
  folded      TEXT NOT NULL,             -- the name without case and accents
  kind        TEXT NOT NULL,             -- person, organisation, group or document
  one_word    INTEGER NOT NULL,          -- 1: a person known by one name only; may stand for several people
  fields      INTEGER NOT NULL,          -- walks of life that descriptions speak of, a bit each
  statements  INTEGER NOT NULL DEFAULT 0, -- said by it
  spoken_of   INTEGER NOT NULL DEFAULT 0, -- statements about it
  first       TEXT,                      -- days of its first and last statement
  last        TEXT,
  merged_into INTEGER REFERENCES person (key), -- a decision of the user
  known       TEXT                       -- who of a register it is: item of Wikidata, else the name there
) STRICT;
CREATE INDEX person_by_name ON person (folded, kind);
CREATE INDEX person_by_statements ON person (statements DESC);
CREATE INDEX person_by_merge ON person (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX person_by_register ON person (known) WHERE known IS NOT NULL;

CREATE TABLE alias (                     -- every form of a name, without case and accents
  alias  TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (key),
  PRIMARY KEY (alias, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_by_person ON alias (person);

CREATE TABLE surname (                   -- last word of a form of several words
  word   TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (key),
  PRIMARY KEY (word, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE appearance (                -- somebody in an article, and whom he was taken for
  article      INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
  position     INTEGER NOT NULL,         -- order within the article
  name         TEXT NOT NULL,            -- fullest form in the article
  kind         TEXT NOT NULL,
  person       INTEGER NOT NULL REFERENCES person (key),
  aliases      TEXT NOT NULL,            -- JSON array: other forms in the article
  descriptions TEXT NOT NULL,            -- JSON array: what the article calls him
  known_as     TEXT,                     -- JSON array: whom of a register he may be (name, wikidata, score 0 to 1); null where
                                         -- none was given
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_by_person ON appearance (person) WHERE descriptions <> '[]' OR known_as IS NOT NULL;

CREATE TABLE decision (                  -- what a user decided of people; outlives reading again
  key     INTEGER PRIMARY KEY,
  made    TEXT NOT NULL,                 -- UTC
  what    TEXT NOT NULL,                 -- merge, unmerge or split
  person  INTEGER NOT NULL REFERENCES person (key), -- who stays, or who was made by the split
  other   INTEGER REFERENCES person (key), -- who was merged, or split
  article TEXT,                          -- digest of the article of a split
  name    TEXT                           -- the name there
) STRICT;
CREATE INDEX decision_by_place ON decision (article, name) WHERE article IS NOT NULL;

CREATE TABLE statement (                 -- something said, written or thought; those of an article in the order of their keys
  key           INTEGER PRIMARY KEY AUTOINCREMENT,
  dated         INTEGER NOT NULL,        -- days from 0001-01-01 to said_last, times 2^24, plus a number of its own
  id            ANY NOT NULL,            -- 16 bytes of a hash of the article and the places of the words: each its own, and
                                         -- no index, since nothing is looked up by it
  article       INTEGER NOT NULL REFERENCES article (key),
  content       TEXT NOT NULL,           -- pieces joined by " … "
  start         INTEGER NOT NULL,        -- first code point of the first piece
  end           INTEGER NOT NULL,        -- one past the last code point of the last piece
  pieces        TEXT,                    -- JSON [[start, end], …] where there are several
  cue           TEXT,                    -- the words that say that it was said
  source        TEXT,                    -- the words that name the speaker, as written
  speaker_key   INTEGER REFERENCES person (key), -- null for the unnamed and unattributed
  speaker       TEXT,                    -- name in the article; null where it is that of person
  speaker_kind  TEXT,                    -- unnamed or unattributed; null where there is a speaker_key
  form          TEXT NOT NULL,           -- direct, indirect or mixed
  speech        INTEGER NOT NULL,        -- 1 said or written, 0 thought
  addressee     TEXT,                    -- to whom
  venue         TEXT,                    -- on what occasion
  said_days     INTEGER,                 -- days from the first on which it can have been said to the last; null when only the
                                         -- day of publication bounds it
  said_first    TEXT GENERATED ALWAYS AS (date((dated >> 24) + 1721425.5 - said_days)) VIRTUAL,
  said_last     TEXT GENERATED ALWAYS AS (date((dated >> 24) + 1721425.5)) VIRTUAL, -- the last day that it can have been
  said_stated   INTEGER NOT NULL,        -- 1 when the article states the day
  said_text     TEXT,                    -- the words that state it
  commitment    INTEGER NOT NULL,        -- 1 when the speaker binds himself
  commitment_kind TEXT,                  -- promise, threat, plan, agreement or refusal
  condition     TEXT,                    -- the words on what condition
  nested_in     INTEGER REFERENCES statement (key), -- the statement that holds this one
  thousandths   INTEGER NOT NULL,        -- of confidence
  confidence    REAL GENERATED ALWAYS AS (thousandths / 1000.0) VIRTUAL, -- 0 to 1
  described     TEXT                     -- of the unnamed: the words that introduced him, also where source is "he", or what he is called
) STRICT;
CREATE UNIQUE INDEX statement_by_day ON statement (dated);
CREATE INDEX statement_by_speaker ON statement (speaker_key, dated) WHERE speaker_key IS NOT NULL;
CREATE INDEX commitment_by_day ON statement (dated) WHERE commitment;
CREATE INDEX statement_by_holder ON statement (nested_in) WHERE nested_in IS NOT NULL;

CREATE TABLE about (                     -- of whom a statement speaks
  statement INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
  position  INTEGER NOT NULL,            -- order within the statement
  name      TEXT NOT NULL,
  stance    TEXT,                        -- positive, neutral, negative; null when it was not judged
  person    INTEGER REFERENCES person (key),
  speaker   INTEGER,                     -- statement.speaker_key
  dated     INTEGER NOT NULL,            -- statement.dated
  thousandths INTEGER,                   -- of how sure the stance is; null where none was judged, or an older program read it
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX about_by_person ON about (person, dated);
CREATE INDEX about_by_pair ON about (person, speaker, dated);

CREATE TABLE upcoming (                  -- an announced event
  article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
  id      ANY NOT NULL,                  -- 16 bytes of a hash: the same announcement in another article has the same
  date    TEXT NOT NULL,                 -- TIMEX3 value
  first   TEXT NOT NULL,                 -- the first day it can be
  last    TEXT NOT NULL,                 -- the last one
  status  TEXT NOT NULL,                 -- planned, expected, conditional or cancelled; empty where an old program did not say
  start   INTEGER NOT NULL,
  end     INTEGER NOT NULL,
  text    TEXT NOT NULL,                 -- the announcing clause
  people  TEXT NOT NULL,                 -- JSON array of names
  PRIMARY KEY (article, start, end, date)
) STRICT, WITHOUT ROWID;
CREATE INDEX upcoming_by_day ON upcoming (first, last);
CREATE INDEX upcoming_of_days ON upcoming (last, first) WHERE last > first;

CREATE VIRTUAL TABLE statement_text USING fts5 (
  content, content = 'statement', content_rowid = 'dated', columnsize = 0, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER statement_gone AFTER DELETE ON statement BEGIN
  INSERT INTO statement_text (statement_text, rowid, content) VALUES ('delete', old.dated, old.content);
END;
