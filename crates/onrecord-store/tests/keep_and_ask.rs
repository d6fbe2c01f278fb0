//! Articles go in once, whole, and what was said comes out by any form of the name.

use onrecord::record::{
    ArticleRecord, MadeBy, PersonRecord, Record, SaidOnRecord, Selector, SpeakerRecord, Words,
};
use onrecord_store::{Added, Error, SCHEMA_VERSION, Store};

fn words(text: &str) -> Words {
    Words { start: 0, end: text.chars().count(), text: text.to_owned() }
}

fn statement(id: &str, speaker: &str, content: &str, day: &str) -> Record {
    Record {
        id: id.to_owned(),
        content: vec![words(content)],
        cue: Some(vec![words("said")]),
        source: Some(vec![words(speaker)]),
        form: "indirect",
        speech: true,
        speaker: SpeakerRecord { kind: "person", name: Some(speaker.to_owned()) },
        about: Vec::new(),
        addressee: None,
        venue: None,
        said_on: SaidOnRecord { value: day.into(), first: None, last: day.into(), stated: false, text: None },
        commitment: false,
        commitment_kind: None,
        condition: None,
        nested_in: None,
        confidence: 0.5,
        selector: Selector { exact: content.into(), prefix: String::new(), suffix: String::new() },
    }
}

fn article(digest: &str, day: &str, statements: Vec<Record>) -> ArticleRecord {
    let ann = PersonRecord {
        id: 0,
        name: "Ann Bo".into(),
        aliases: vec!["Bo".into(), "Ms Bo".into()],
        kind: "person",
        descriptions: Vec::new(),
    };
    ArticleRecord {
        id: digest.into(),
        digest: digest.into(),
        origin: format!("{digest}.txt"),
        url: None,
        published: day.into(),
        title: None,
        people: vec![ann],
        statements,
        times: Vec::new(),
        upcoming: Vec::new(),
        repairs: Vec::new(),
        made_by: MadeBy { program: "onrecord 0".into(), tagger: "rules".into() },
    }
}

#[test]
fn newest_first_by_any_alias() {
    let mut store = Store::in_memory().unwrap();
    let old = article("a", "2025-01-01", vec![statement("1", "Ann Bo", "taxes will fall", "2025-01-01")]);
    let new = article("b", "2025-02-01", vec![statement("2", "Ann Bo", "taxes will rise", "2025-02-01")]);
    store.add([(&old, "text a"), (&new, "text b")]).unwrap();
    let said = store.said("ms bo", 10).unwrap();
    let contents: Vec<_> = said.iter().map(|said| said.content.as_str()).collect();
    assert_eq!(contents, ["taxes will rise", "taxes will fall"]);
    assert!(store.said("Cy Du", 10).unwrap().is_empty());
}

#[test]
fn adding_twice_changes_nothing() {
    let mut store = Store::in_memory().unwrap();
    let once = article("a", "2025-01-01", vec![statement("1", "Ann Bo", "taxes will fall", "2025-01-01")]);
    assert_eq!(store.add([(&once, "text")]).unwrap(), Added { articles: 1, statements: 1, known: 0 });
    assert_eq!(store.add([(&once, "text")]).unwrap(), Added { articles: 0, statements: 0, known: 1 });
    assert_eq!(store.said("Bo", 10).unwrap().len(), 1);
}

#[test]
fn a_batch_that_fails_leaves_no_half_article() {
    let mut store = Store::in_memory().unwrap();
    let good = article("a", "2025-01-01", vec![statement("1", "Ann Bo", "taxes will fall", "2025-01-01")]);
    let same_id = article("b", "2025-01-01", vec![statement("1", "Ann Bo", "taxes will rise", "2025-01-01")]);
    assert!(matches!(store.add([(&good, "text"), (&same_id, "text")]), Err(Error::Database(_))));
    assert!(store.said("Bo", 10).unwrap().is_empty());
}

#[test]
fn a_book_is_found_again_and_one_of_another_version_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let one = article("a", "2025-01-01", vec![statement("1", "Ann Bo", "taxes will fall", "2025-01-01")]);
    Store::open(&path).unwrap().add([(&one, "text")]).unwrap();
    assert_eq!(Store::open(&path).unwrap().said("Ann Bo", 10).unwrap().len(), 1);

    let other = rusqlite::Connection::open(&path).unwrap();
    other.pragma_update(None, "user_version", SCHEMA_VERSION + 1).unwrap();
    assert!(matches!(Store::open(&path), Err(Error::Version { found }) if found == SCHEMA_VERSION + 1));
}

#[test]
fn a_file_that_is_no_record_book_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "these are notes, and quite long enough to be no database at all").unwrap();
    assert!(Store::open(&path).is_err());
}
