//! `onrecord verify` at the command line: words, exit codes, and what is said where there is no book.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may panic")]

use std::path::Path;

use assert_cmd::Command;
use onrecord_store::Store;

fn verify(db: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let output = command.arg("verify").arg("--db").arg(db).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn an_empty_book_says_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("book.db");
    drop(Store::open(&db).unwrap());
    let (code, out, _) = verify(&db, &["--format", "text", "we will open the bridge"]);
    assert_eq!(code, Some(1));
    assert!(out.starts_with("Not in this record.\n"), "{out}");
    assert!(out.contains("Searched 0 articles with 0 statements of 0 outlets."), "{out}");
    assert!(!out.to_lowercase().contains("false"), "{out}");
    let (code, out, _) = verify(&db, &["we will open the bridge"]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, report["verdict"].as_str()), (Some(1), Some("not_in_this_record")));
}

#[test]
fn a_mistyped_book_is_an_error_and_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("nowhere.db");
    let (code, out, err) = verify(&db, &["we will open the bridge"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("there is no record book") && err.contains("hint:"), "{err}");
    assert!(!db.exists());
}

#[test]
fn nothing_to_look_for_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, err) = verify(&folder.path().join("book.db"), &["…"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("too few words"), "{err}");
}
