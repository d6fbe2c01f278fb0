//! `onrecord read --out` from outside: files, manifest, and going on.

#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "date 2025-11-18\n“We will open it,” Ana Oduya said on Tuesday.\n";

/// Runs in the folder; standard error and exit code.
fn read(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let mut command = Command::new(assert_cmd::cargo_bin!("onrecord"));
    let output =
        command.current_dir(folder).args(["read", "--model", "rules"]).args(arguments).output().unwrap();
    assert!(output.stdout.is_empty());
    (String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

fn news() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("news/old")).unwrap();
    fs::write(folder.path().join("news/a.txt"), ARTICLE).unwrap();
    fs::write(folder.path().join("news/old/b.txt"), ARTICLE.replace("Ana", "Una")).unwrap();
    fs::write(folder.path().join("news/c.txt"), "No day.").unwrap();
    folder
}

fn manifest(folder: &Path) -> Vec<Value> {
    let lines = fs::read_to_string(folder.join("out/manifest.jsonl")).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_input_has_its_records_and_its_line() {
    let folder = news();
    let (side, code) = read(folder.path(), &["--jobs", "2", "--out", "out", "news"]);
    assert_eq!(code, 3);
    assert!(side.contains("skipped news/c.txt: no date"), "{side}");
    assert!(side.contains("2 articles, 2 statements, 1 skipped\n3 files in "), "{side}");
    let manifest = manifest(folder.path());
    let inputs: Vec<_> = manifest.iter().map(|entry| entry["input"].as_str().unwrap()).collect();
    assert_eq!(inputs, ["news/a.txt", "news/c.txt", "news/old/b.txt"]);
    assert_eq!(manifest[1]["skipped"][0]["reason"], "undated");
    assert_eq!(manifest[0]["sha256"].as_str().unwrap().len(), 64);
    let alone = Command::new(assert_cmd::cargo_bin!("onrecord"))
        .current_dir(folder.path())
        .args(["read", "--model", "rules", "news/old/b.txt"])
        .output()
        .unwrap();
    let records = fs::read(folder.path().join("out").join(manifest[2]["output"].as_str().unwrap())).unwrap();
    assert_eq!(records, alone.stdout);
    assert!(!folder.path().join("out/news/a.txt.jsonl.part").exists());
}

#[test]
fn a_run_goes_on_where_it_stopped() {
    let folder = news();
    let place = |name: &str| folder.path().join(name);
    read(folder.path(), &["--out", "out", "news"]);
    let (refused, code) = read(folder.path(), &["--out", "out", "news"]);
    assert!(refused.contains("hint: go on with --resume") && code == 2, "{refused}");
    // Killed while it wrote: half a line, a file that is not whole. And one input has changed.
    let lines = fs::read_to_string(place("out/manifest.jsonl")).unwrap();
    fs::write(place("out/manifest.jsonl"), &lines.as_bytes()[..lines.len() - 20]).unwrap();
    fs::remove_file(place("out/news/old/b.txt.jsonl")).unwrap();
    fs::write(place("out/news/old/b.txt.jsonl.part"), "{").unwrap();
    fs::write(place("news/c.txt"), ARTICLE).unwrap();
    let (side, code) = read(folder.path(), &["--resume", "--out", "out", "news"]);
    assert!(side.contains("2 articles, 2 statements, 0 skipped\n2 files in "), "{side}");
    assert!(side.ends_with("; 1 file done before\n"), "{side}");
    assert_eq!(code, 0);
    assert_eq!(manifest(folder.path()).len(), 3);
    let whole = fs::read_to_string(place("out/news/old/b.txt.jsonl")).unwrap();
    assert!(whole.contains("Una Oduya") && !place("out/news/old/b.txt.jsonl.part").exists());
    // Other options make other records.
    let (side, _) = read(folder.path(), &["--resume", "--out", "out", "--date", "2026-01-02", "news"]);
    assert!(side.contains("3 files in "), "{side}");
}

#[test]
fn records_in_the_folder_that_is_read_are_not_read_in_their_turn() {
    let folder = news();
    for resume in [&["--out", "out", "."][..], &["--resume", "--out", "out", "."]] {
        read(folder.path(), resume);
        let inputs: Vec<_> = manifest(folder.path()).iter().map(|entry| entry["input"].to_string()).collect();
        assert_eq!(inputs, ["\"./news/a.txt\"", "\"./news/c.txt\"", "\"./news/old/b.txt\""]);
    }
}
