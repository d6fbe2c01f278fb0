//! A writer killed at any moment leaves a book that opens, with every acknowledged article whole and no half article.
//!
//! `ONRECORD_KILLS=200` kills at as many points as that; a few are killed without it.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use onrecord::record::{
    ArticleRecord, MadeBy, PersonRecord, Record, SaidOnRecord, Selector, SpeakerRecord, Words,
};
use onrecord_store::Store;

/// Statements of every article.
const STATEMENTS: i64 = 12;
/// Articles of a batch.
const BATCH: usize = 5;

fn article(number: usize) -> ArticleRecord {
    let day = format!("2025-{:02}-{:02}", 1 + number % 12, 1 + number % 28);
    let words = |text: String| vec![Words { start: 0, end: text.chars().count(), text }];
    let statement = |position| Record {
        id: format!("{number}-{position}"),
        content: words(format!("point {position} of speech {number}")),
        cue: Some(words("said".into())),
        source: None,
        form: "indirect",
        speech: true,
        speaker: SpeakerRecord { kind: "person", name: Some("Ann Bo".into()), described: None },
        about: Vec::new(),
        addressee: None,
        venue: None,
        said_on: SaidOnRecord {
            value: day.clone(),
            first: None,
            last: day.clone(),
            stated: false,
            text: None,
        },
        commitment: false,
        commitment_kind: None,
        condition: None,
        nested_in: None,
        confidence: 0.5,
        selector: Selector { exact: String::new(), prefix: String::new(), suffix: String::new() },
    };
    ArticleRecord {
        id: number.to_string(),
        digest: format!("digest-{number}"),
        origin: "news.jsonl".into(),
        url: None,
        published: day.clone(),
        title: None,
        text: None,
        people: vec![PersonRecord {
            id: 0,
            name: "Ann Bo".into(),
            aliases: vec!["Bo".into()],
            kind: "person",
            descriptions: Vec::new(),
            pronoun: None,
            known_as: Vec::new(),
        }],
        statements: (0..STATEMENTS).map(statement).collect(),
        times: Vec::new(),
        upcoming: Vec::new(),
        repairs: Vec::new(),
        made_by: MadeBy { program: "onrecord 0".into(), tagger: "rules".into() },
    }
}

/// What the killed process does: it adds batches for ever and says which are in; now and then it folds and puts the indexes
/// in order.
#[test]
#[ignore = "the process that is killed"]
fn writer() {
    let Some(path) = std::env::var_os("ONRECORD_KILLED_BOOK") else { return };
    let mut store = Store::open(Path::new(&path)).unwrap();
    let out = std::io::stdout();
    for batch in 0.. {
        let articles: Vec<_> = (batch * BATCH..(batch + 1) * BATCH).map(article).collect();
        store.add(articles.iter().map(|article| (article, "a text of some length"))).unwrap();
        writeln!(out.lock(), "kept {batch}").unwrap();
        if batch % 3 == 2 {
            store.fold().unwrap();
            store.settle_anyway().unwrap();
        }
    }
}

/// Kills a writer after so long; the batches that it said were in.
fn killed_after(path: &Path, time: Duration) -> usize {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "writer", "--ignored", "--nocapture"]).env("ONRECORD_KILLED_BOOK", path);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    // The time counts from the first batch, so that there is something to lose.
    while !line.contains("kept 0") {
        line.clear();
        assert!(out.read_line(&mut line).unwrap() > 0, "the writer ended by itself");
    }
    std::thread::sleep(time);
    child.kill().unwrap();
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    child.wait().unwrap();
    1 + rest.lines().filter(|line| line.starts_with("kept ")).count()
}

#[test]
fn a_writer_killed_at_any_moment_loses_nothing_that_it_acknowledged() {
    let kills = std::env::var("ONRECORD_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(4_u64);
    for kill in 0..kills {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("onrecord.db");
        // Spread over the first fifth of a second by a step that meets no rhythm of the writer.
        let batches = killed_after(&path, Duration::from_micros(kill * 61_803 % 200_000));
        drop(Store::open(&path).unwrap());
        check(&path, batches);
    }
}

fn check(path: &Path, batches: usize) {
    let book = rusqlite::Connection::open(path).unwrap();
    let number = |sql: &str| book.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let sound: String = book.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    book.execute_batch("INSERT INTO statement_text (statement_text, rank) VALUES ('integrity-check', 1)")
        .unwrap();
    let articles = number("SELECT count(*) FROM article");
    assert!(
        articles >= (batches * BATCH) as i64 && articles % BATCH as i64 == 0,
        "{articles} of {batches} batches"
    );
    assert_eq!(number("SELECT count(*) FROM statement"), articles * STATEMENTS);
    assert_eq!(number("SELECT count(DISTINCT article) FROM statement"), articles);
    assert_eq!(number("SELECT count(*) FROM appearance"), articles);
    assert_eq!(number("SELECT sum(statements) FROM person"), articles * STATEMENTS);
}
