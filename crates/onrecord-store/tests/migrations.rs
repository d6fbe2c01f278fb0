//! Books of every earlier version are brought up to date.

#![allow(clippy::unwrap_used, clippy::panic, reason = "clippy.toml allows them in test functions only")]

use std::path::PathBuf;

use asking::{ask, by, contents};
use onrecord_store::verify::{Question, Verdict};
use onrecord_store::{Filter, Store};
use tempfile::TempDir;

mod asking;
mod making;

/// A file with the tables of an earlier version and rows in them, and the folder that it goes with.
fn old_book(tables: &str, rows: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let old = rusqlite::Connection::open(&path).unwrap();
    old.execute_batch(tables).unwrap();
    old.execute_batch(rows).unwrap();
    (folder, path)
}

#[test]
fn a_book_of_version_1_is_brought_up_to_date() {
    let (_folder, path) = old_book(
        include_str!("../src/schema/1.sql"),
        "INSERT INTO article VALUES ('a', 'a', 'a.txt', NULL, '2025-01-01', NULL, 'Bo said taxes fall.', 'p', 't');
         INSERT INTO statement VALUES ('1', 'a', 0, 'taxes fall', 8, 18, 'said', 'Bo', 'person', 'Ann Bo', 'indirect', 1,
           NULL, NULL, NULL, '2025-01-01', 0, 0, 0.5, 'taxes fall', '', '');
         INSERT INTO about VALUES ('1', 'Ann Bo', NULL);
         INSERT INTO alias VALUES ('a', 'Ann Bo', 'Ann Bo', 'person'), ('a', 'Ann Bo', 'Bo', 'person');
         PRAGMA user_version = 1;",
    );
    let store = Store::open(&path).unwrap();
    assert_eq!(contents(&ask(&store, &by("bo"))), ["taxes fall"]);
    let words = Filter { words: Some("tax".into()), about: Some("bo".into()), ..Filter::default() };
    assert_eq!(ask(&store, &words).lines[0].origin, "a.txt");
    let ann = &store.people_called("Bo", 5).unwrap()[0];
    assert_eq!((ann.statements, ann.spoken_of, ann.aliases.len()), (1, 1, 2));
}

#[test]
fn a_book_of_version_2_is_brought_up_to_date() {
    let (_folder, path) = old_book(
        include_str!("../src/schema/2.sql"),
        "INSERT INTO run (key, started, command, program, tagger, settings) VALUES (1, 's', 'c', 'p', 't', '{}');
         INSERT INTO skipped VALUES (1, 'x.txt', 'undated', 'no date');
         INSERT INTO article VALUES (3, 'dig-a', 'a', 'a.txt', 'https://e.org/a', 'e.org', '2025-01-02', 'given', 'T', 'W',
           'Bo said taxes fall, as Du said.', 0, 31, 'p', 't', 1, 5),
           (5, 'dig-b', 'b', 'b.txt', 'https://e.org/a', 'e.org', '2025-01-03', 'given', NULL, NULL, 'New.', 0, 4, 'p', 't',
           1, NULL);
         INSERT INTO reprint VALUES ('dig-a', 'c.txt', '');
         INSERT INTO person VALUES (1, 'Ann Bo', 'ann bo', 'person', 0, 0, 1, 1, '2025-01-02', '2025-01-02', NULL),
           (2, 'Cy Du', 'cy du', 'person', 0, 0, 1, 0, '2025-01-02', '2025-01-02', NULL),
           (7, 'Annie Bo', 'annie bo', 'person', 0, 0, 0, 0, NULL, NULL, 1);
         INSERT INTO alias VALUES ('ann bo', 1), ('cy du', 2), ('annie bo', 7);
         INSERT INTO appearance VALUES ('dig-a', 'Ann Bo', 'person', 1, '[]', '[\"mayor\"]'),
           ('dig-a', 'Cy Du', 'person', 2, '[]', '[]');
         INSERT INTO decision VALUES (1, 'm', 'merge', 1, 7, NULL, NULL);
         INSERT INTO statement (key, dated, id, article, position, content, start, end, speaker_kind, speaker, speaker_key,
           form, speech, said_first, said_last, said_stated, commitment, nested_in, confidence) VALUES
           (11, 100, '0000000000000000000000000000000a', 'dig-a', 0, 'taxes fall, as Du said', 8, 30, 'person', 'Ann Bo', 1,
            'indirect', 1, '2025-01-01', '2025-01-02', 1, 1, NULL, 0.5),
           (12, 101, '0000000000000000000000000000000b', 'dig-a', 1, 'taxes fall', 8, 18, 'person', 'Cy Du', 2, 'indirect',
            1, NULL, '2025-01-02', 0, 0, '0000000000000000000000000000000a', 0.25),
           (13, 102, '0000000000000000000000000000000c', 'dig-a', 2, 'nothing', 0, 7, 'unnamed', NULL, NULL, 'direct', 1,
            NULL, '2025-01-02', 0, 0, NULL, 0.75);
         INSERT INTO about VALUES (11, 'Cy Du', NULL, 2, 1, 100);
         INSERT INTO upcoming VALUES ('dig-a', '2025-03', '2025-03-01', 0, 5, 'in March', '[\"Ann Bo\"]');
         PRAGMA user_version = 2;",
    );
    let store = Store::open(&path).unwrap();
    let all = ask(&store, &Filter { old_versions: true, ..Filter::default() });
    assert_eq!(contents(&all), ["nothing", "taxes fall", "taxes fall, as Du said"]);
    let [unnamed, inner, outer] = &all.lines[..] else { panic!("{all:?}") };
    assert_eq!((unnamed.speaker.as_deref(), unnamed.speaker_kind.as_str()), (None, "unnamed"));
    assert_eq!((inner.speaker.as_deref(), inner.speaker_kind.as_str()), (Some("Cy Du"), "person"));
    assert_eq!(inner.nested_in.as_deref(), Some(outer.id.as_str()));
    assert_eq!(outer.id, "0000000000000000000000000000000a");
    assert_eq!((outer.said_first.as_deref(), outer.said_on.as_str()), (Some("2025-01-01"), "2025-01-02"));
    assert!((outer.confidence - 0.5).abs() < 1e-9 && outer.commitment && outer.about[0].name == "Cy Du");
    assert!(ask(&store, &Filter::default()).lines.is_empty(), "the article was replaced");
    let of_annie = Filter { old_versions: true, ..by("Annie Bo") };
    assert_eq!(contents(&ask(&store, &of_annie)), ["taxes fall, as Du said"]);
    let of_surname = Filter { old_versions: true, words: Some("tax".into()), ..by("du") };
    assert_eq!(contents(&ask(&store, &of_surname)), ["taxes fall"]);
    let other = rusqlite::Connection::open(&path).unwrap();
    let count = |sql: &str| other.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM sqlite_schema WHERE name GLOB 'old_*'"), 0);
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(count("SELECT last = '2025-03-31' FROM upcoming"), 1);
    assert_eq!(
        count("SELECT count(*) FROM reprint JOIN article ON article.key = article WHERE digest = 'dig-a'"),
        1
    );
}

/// A book of version 3 in which an article was read again: it counted both readings, and outlets by hosts.
#[test]
fn a_book_of_version_3_is_brought_up_to_date() {
    let (_folder, path) = old_book(
        concat!(include_str!("../src/schema/3.sql"), include_str!("../src/verify/tables.sql")),
        "INSERT INTO article VALUES (4, 'dig-a', 'a', 'a.txt', NULL, 'The Fenwick Post', '2025-01-02', 'given', 'T', 'W',
           'Bo said taxes will surely fall in May.', 0, 38, 'p', 't', NULL, 9, 9, NULL);
         INSERT INTO person VALUES (1, 'Ann Bo', 'ann bo', 'person', 0, 0, 1, 0, '2025-01-02', '2025-01-02', NULL);
         INSERT INTO alias VALUES ('ann bo', 1), ('bo', 1);
         INSERT INTO statement (key, dated, id, article, content, start, end, speaker_key, form, speech, said_stated,
           commitment, thousandths) VALUES
           (9, 12400000000000, '0000000000000000000000000000000a', 4, 'taxes will surely fall in May', 8, 37, 1, 'indirect', 1,
            0, 0, 500);
         INSERT INTO statement_text (rowid, content) SELECT dated, content FROM statement;
         INSERT INTO verify_outlet VALUES ('', 2, '2025-01-02', '2025-01-02');
         INSERT INTO verify_state VALUES (1, 'of another program', 9, 4, 2);
         PRAGMA user_version = 3;",
    );
    let store = Store::open(&path).unwrap();
    let report =
        store.verify(&Question { words: "taxes will surely fall in May".into(), speaker: None }).unwrap();
    assert_eq!((report.verdict, report.findings[0].sources[0].origin.as_str()), (Verdict::Exact, "a.txt"));
    let searched = &report.searched;
    assert_eq!((searched.articles, searched.statements, searched.outlets), (1, 1, 1));
    assert_eq!(contents(&ask(&store, &by("Bo"))), ["taxes will surely fall in May"]);
    let other = rusqlite::Connection::open(&path).unwrap();
    let row = "SELECT speaker || ' ' || coalesce(quotation, '-') FROM record";
    assert_eq!(other.query_row(row, [], |row| row.get::<_, String>(0)).unwrap(), "Ann Bo -");
}

/// The tables of version 4.
const VERSION_4: &str = concat!(
    include_str!("../src/schema/4.sql"),
    include_str!("../src/schema/views.sql"),
    include_str!("../src/fold/tables.sql"),
    include_str!("../src/verify/tables.sql")
);

#[test]
fn phrases_in_a_book_of_version_4_are_found_by_what_follows_common_words() {
    let (_folder, path) = old_book(
        VERSION_4,
        "INSERT INTO article VALUES (4, 'dig-a', 'a', 'a.txt', NULL, 'The Fenwick Post', '2025-01-02', 'given', 'T', 'W',
           'Bo said the end of the ferry is near.', 0, 37, 'p', 't', NULL, 9, 9, NULL);
         INSERT INTO statement (key, dated, id, article, content, start, end, form, speech, said_stated, commitment,
           speaker_kind, thousandths) VALUES
           (9, 12400000000000, x'0000000000000000000000000000000a', 4, 'the end of the ferry is near', 8, 36, 'indirect', 1, 0,
            0, 'unnamed', 500);
         INSERT INTO statement_text (rowid, content) SELECT dated, content FROM statement;
         PRAGMA user_version = 4;",
    );
    let store = Store::open(&path).unwrap();
    let phrase = |words: &str| ask(&store, &Filter { words: Some(words.into()), ..Filter::default() });
    assert_eq!(contents(&phrase("\"of the ferries\"")), ["the end of the ferry is near"]);
    assert_eq!(contents(&phrase("\"of the end\"")), Vec::<&str>::new());
    let other = rusqlite::Connection::open(&path).unwrap();
    let kept = "SELECT count(*) FROM after_common WHERE after_common MATCH 'of_the : ferry'";
    assert_eq!(other.query_row(kept, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
}

/// The tables of a version since 5, with those beside its schema.
macro_rules! tables {
    ($schema:literal) => {
        concat!(
            include_str!($schema),
            include_str!("../src/schema/views.sql"),
            include_str!("../src/fold/tables.sql"),
            include_str!("../src/verify/tables.sql"),
            include_str!("../src/phrases/tables.sql")
        )
    };
}

const VERSION_5: &str = tables!("../src/schema/5.sql");
const VERSION_6: &str = tables!("../src/schema/6.sql");

/// Nobody knew how sure these attitudes were.
#[test]
fn a_book_of_version_6_keeps_its_attitudes() {
    let (_folder, path) = old_book(
        VERSION_6,
        "INSERT INTO person (key, name, folded, kind, one_word, fields) VALUES (1, 'Ann Bo', 'ann bo', 'person', 0, 0);
         INSERT INTO alias VALUES ('ann bo', 1), ('bo', 1);
         INSERT INTO article (key, digest, id, origin, published, dated_by, text, body_start, body_end, program, tagger)
         VALUES (4, 'd', 'a', 'a.txt', '2025-03-01', 'given', 'boats are late', 0, 14, 'p', 't');
         INSERT INTO statement (key, dated, id, article, content, start, end, speaker_key, form, speech, said_stated,
                                commitment, thousandths)
         VALUES (8, 12400000000000, x'0000000000000000000000000000000a', 4, 'boats are late', 0, 14, 1, 'indirect', 1, 0, 0, 500);
         INSERT INTO about (statement, position, name, stance, person, speaker, dated)
         VALUES (8, 0, 'Cy Du', 'negative', NULL, 1, 12400000000000), (8, 1, 'Di Po', NULL, NULL, 1, 12400000000000);
         CREATE INDEX of_mine ON about (name);
         CREATE VIEW liked AS SELECT name FROM about WHERE stance = 'positive';
         PRAGMA user_version = 6;",
    );
    let store = Store::open(&path).unwrap();
    let line = ask(&store, &by("Bo")).lines.remove(0);
    let told = line.about.iter().map(|one| (one.name.as_str(), one.stance.as_deref(), one.stance_confidence));
    assert_eq!(told.collect::<Vec<_>>(), [("Cy Du", Some("negative"), None), ("Di Po", None, None)]);
    assert_eq!(line.described, None);
    let other = rusqlite::Connection::open(&path).unwrap();
    let count = |sql: &str| other.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(
        count("SELECT count(*) FROM said_of WHERE stance = 'negative' AND stance_confidence IS NULL"),
        1
    );
    assert_eq!(count("SELECT count(*) FROM sqlite_schema WHERE name IN ('of_mine', 'liked')"), 2);
    assert_eq!(count("SELECT count(*) FROM liked"), 0);
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

/// What points to statements, their numbers, and what somebody else made in the file outlive the new table.
#[test]
fn a_book_of_version_5_loses_nothing_but_its_index_of_ids() {
    let (_folder, path) = old_book(
        VERSION_5,
        "INSERT INTO article VALUES (4, 'dig-a', 'a', 'a.txt', NULL, 'The Fenwick Post', '2025-01-02', 'given', 'T', 'W',
           'Bo said taxes will surely fall in May.', 0, 38, 'p', 't', NULL, 8, 9, NULL);
         INSERT INTO person (key, name, folded, kind, one_word, fields) VALUES (1, 'Ann Bo', 'ann bo', 'person', 0, 0);
         INSERT INTO alias VALUES ('ann bo', 1), ('bo', 1);
         INSERT INTO statement (key, dated, id, article, content, start, end, speaker_key, form, speech, said_stated,
           commitment, nested_in, thousandths) VALUES
           (8, 12400000000000, x'0000000000000000000000000000000a', 4, 'taxes will surely fall', 8, 30, 1, 'indirect', 1, 0,
            0, NULL, 500),
           (9, 12400000000001, x'0000000000000000000000000000000b', 4, 'in May', 31, 37, 1, 'indirect', 1, 0, 0, 8, 500),
           (20, 12400000000002, x'0000000000000000000000000000000c', 4, 'gone', 1, 2, 1, 'indirect', 1, 0, 0, NULL, 500);
         INSERT INTO statement_text (rowid, content) SELECT dated, content FROM statement;
         DELETE FROM statement WHERE key = 20;
         INSERT INTO about (statement, position, name, person, speaker, dated) VALUES (9, 0, 'Ann Bo', 1, 1, 12400000000001);
         CREATE INDEX of_mine ON statement (venue);
         PRAGMA user_version = 5;",
    );
    let mut store = Store::open(&path).unwrap();
    assert_eq!(contents(&ask(&store, &by("Bo"))), ["in May", "taxes will surely fall"]);
    let about = Filter { about: Some("Bo".into()), words: Some("may".into()), ..Filter::default() };
    assert_eq!(ask(&store, &about).lines[0].nested_in.as_deref(), Some("0000000000000000000000000000000a"));
    let new = making::article(
        "b",
        "2025-02-01",
        vec![making::statement("0d", "Ann Bo", "boats are late", "2025-02-01")],
    );
    store.add([(&new, "text")]).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    let count = |sql: &str| other.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT max(key) FROM statement"), 21, "no key is given twice");
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(count("SELECT count(*) FROM sqlite_schema WHERE name = 'of_mine'"), 1);
    assert_eq!(count("SELECT count(*) FROM sqlite_schema WHERE name GLOB 'sqlite_autoindex_statement_*'"), 0);
    other.execute("DELETE FROM statement WHERE key = 9", []).unwrap();
    assert_eq!(count("SELECT count(*) FROM about"), 0, "rows that point to a statement go with it");
    let may = Filter { words: Some("may".into()), ..Filter::default() };
    assert!(ask(&store, &may).lines.is_empty(), "and so do its words");
}

/// Books of every version have the tables that this program makes, under the same names and with the same columns.
#[test]
fn books_of_all_versions_end_alike() {
    let folder = tempfile::tempdir().unwrap();
    let shape = |name: &str, tables: &str, version: i64| {
        let path = folder.path().join(name);
        let old = rusqlite::Connection::open(&path).unwrap();
        old.execute_batch(tables).unwrap();
        old.pragma_update(None, "user_version", version).unwrap();
        drop(old);
        drop(Store::open(&path).unwrap());
        let book = rusqlite::Connection::open(&path).unwrap();
        let sql =
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name";
        let mut query = book.prepare(sql).unwrap();
        query.query_map([], |row| row.get(0)).unwrap().collect::<Result<Vec<String>, _>>().unwrap()
    };
    let new = shape("new.db", "", 0);
    for (version, tables) in [
        (1, include_str!("../src/schema/1.sql")),
        (2, include_str!("../src/schema/2.sql")),
        (3, include_str!("../src/schema/3.sql")),
        (4, VERSION_4),
        (5, VERSION_5),
        (6, VERSION_6),
    ] {
        let bare = |shape: &[String]| {
            let words = |sql: &String| {
                let without_comments = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
                without_comments.collect::<String>().split_whitespace().collect::<String>().replace('"', "")
            };
            shape.iter().map(words).collect::<Vec<_>>()
        };
        assert_eq!(bare(&shape(&format!("{version}.db"), tables, version)), bare(&new), "version {version}");
    }
}
