//! Phrases of common words are found by an index of their own; it must find what going through all words would.

#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only")]

use onrecord_store::{Filter, Page, Store};
use proptest::prelude::*;

mod making;

/// Few words, so that phrases are met; some with accents, in capitals, or beside other signs than blanks.
const WORDS: [&str; 16] = [
    "of", "the", "in", "to", "a", "that", "and", "The", "thé", "ferry", "ferries", "Été", "boats", "of—the",
    "a/the", "(in",
];

/// A book of statements that follow each other by a day.
fn book(folder: &std::path::Path, contents: &[String]) -> Store {
    let path = folder.join("onrecord.db");
    let mut store = Store::open(&path).unwrap();
    let day = |at: usize| format!("2025-01-{:02}", at + 1);
    let one = |(at, content): (usize, &String)| {
        let statement = making::statement(&format!("{at}-1"), "Ann Bo", content, &day(at));
        making::article(&at.to_string(), &day(at), vec![statement])
    };
    let articles: Vec<_> = contents.iter().enumerate().map(one).collect();
    store.add(articles.iter().map(|article| (article, ""))).unwrap();
    store
}

/// What the index of all words finds, the newest first.
fn gone_through(folder: &std::path::Path, phrase: &str) -> Vec<String> {
    let book = rusqlite::Connection::open(folder.join("onrecord.db")).unwrap();
    let sql = "SELECT content FROM statement WHERE dated IN (SELECT rowid FROM statement_text WHERE statement_text MATCH ?)
               ORDER BY dated DESC";
    let mut query = book.prepare(sql).unwrap();
    query.query_map([format!("\"{phrase}\"")], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn nothing_is_lost(
        contents in prop::collection::vec(prop::collection::vec(prop::sample::select(&WORDS[..]), 1..9), 1..30),
        phrases in prop::collection::vec(prop::collection::vec(prop::sample::select(&WORDS[..]), 1..5), 12),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let contents: Vec<String> = contents.iter().map(|words| words.join(" ")).collect();
        let store = book(folder.path(), &contents);
        for phrase in phrases {
            let phrase = phrase.join(" ");
            let filter = Filter { words: Some(format!("\"{phrase}\"")), every_printing: true, ..Filter::default() };
            let page = Page { limit: 100, ..Page::default() };
            let found = store.statements(&filter, &page).unwrap();
            let found: Vec<_> = found.lines.into_iter().map(|line| line.content).collect();
            prop_assert_eq!(found, gone_through(folder.path(), &phrase), "{}", phrase);
        }
    }
}
