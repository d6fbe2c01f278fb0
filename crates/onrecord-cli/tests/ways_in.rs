//! Ways in from outside: settings, lists of files, ZIP archives, addresses, Parquet for each input.

#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only")]

use std::fs;
use std::net::TcpListener;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "date 2025-11-18\n“We will open it,” Ana Oduya said on Tuesday.\n";

/// Standard output, standard error and exit code of a call in the folder.
fn call(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let mut command = Command::new(assert_cmd::cargo_bin!("onrecord"));
    command.current_dir(folder).env_remove("ONRECORD_CACHE").env("XDG_CACHE_HOME", folder.join("caches"));
    let output = command.args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

fn read(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    call(folder, &[&["read", "--model", "rules"], arguments].concat())
}

fn origins(lines: &str) -> Vec<String> {
    let origin =
        |line: &str| serde_json::from_str::<Value>(line).unwrap()["origin"].as_str().unwrap().to_owned();
    lines.lines().map(origin).collect()
}

#[test]
fn columns_are_named_by_the_settings_unless_an_option_names_them() {
    let folder = TempDir::new().unwrap();
    let place = |name: &str| folder.path().join(name);
    fs::write(place("a.csv"), "when,body,other\n2025-11-18,Rain fell.,Sun shone.\n").unwrap();
    fs::write(place("onrecord.toml"), "[fields]\ndate = \"when\"\ntext = \"body\"\n").unwrap();
    let (data, side, code) = read(folder.path(), &["a.csv"]);
    assert_eq!((origins(&data).as_slice(), code), (["a.csv:2".to_owned()].as_slice(), 1), "{side}");
    let (data, side, _) = read(folder.path(), &["--text-field", "gone", "a.csv"]);
    assert!(data.is_empty() && side.contains("no field \"gone\""), "{side}");
    fs::write(place("mine.toml"), "[fields]\ntext = \"other\"\nwhen = 1\n").unwrap();
    let (_, side, code) = read(folder.path(), &["--settings", "mine.toml", "a.csv"]);
    assert!(side.contains("error: mine.toml:3: unknown field `when`") && code == 2, "{side}");
    let (_, side, code) = read(folder.path(), &["--settings", "none.toml", "a.csv"]);
    assert!(side.contains("cannot read none.toml") && code == 2, "{side}");
}

#[test]
fn files_can_be_named_by_a_list() {
    let folder = TempDir::new().unwrap();
    let place = |name: &str| folder.path().join(name);
    for name in ["a.txt", "b.txt", "c.txt"] {
        fs::write(place(name), ARTICLE).unwrap();
    }
    fs::write(place("list"), "b.txt\r\n\nnone.txt\nc.txt").unwrap();
    let (data, side, code) = read(folder.path(), &["--files-from", "list", "a.txt"]);
    assert_eq!(origins(&data), ["a.txt", "b.txt", "c.txt"]);
    assert!(side.contains("skipped none.txt: no such file or folder") && code == 3, "{side}");
    let (data, _, _) = read(folder.path(), &["--files-from", "list"]);
    assert_eq!(origins(&data), ["b.txt", "c.txt"]);
    let (_, side, code) = read(folder.path(), &["--files-from", "none"]);
    assert!(side.contains("cannot read none") && code == 2, "{side}");
    let (_, side, code) = read(folder.path(), &[]);
    assert!(side.contains("required") && code == 2, "{side}");
}

#[test]
fn files_in_a_zip_archive_are_read_with_their_names() {
    let folder = TempDir::new().unwrap();
    let archive = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/zip/by-python.zip");
    fs::copy(archive, folder.path().join("news.zip")).unwrap();
    // Also as one of the files of a folder.
    let (data, side, code) = read(folder.path(), &["."]);
    assert_eq!(origins(&data), ["./news.zip#old/a.txt", "./news.zip#b.csv:2", "./news.zip#Brücke.txt"]);
    assert!(side.contains("skipped ./news.zip#c.txt: no date") && code == 3, "{side}");
}

#[test]
fn nothing_is_fetched_unasked_and_nothing_of_the_own_machine_at_all() {
    let folder = TempDir::new().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let url = format!("http://127.0.0.1:{}/", listener.local_addr().unwrap().port());
    let (_, side, code) = read(folder.path(), &[&url]);
    assert!(side.contains("hint: addresses are fetched with --fetch") && code == 2, "{side}");
    let (data, side, code) = read(folder.path(), &["--fetch", &url]);
    let expected = format!("skipped {url}: not fetched: 127.0.0.1 is no host of the public internet");
    assert!(data.is_empty() && side.contains(&expected) && code == 3, "{side}");
    let feed = format!("<rss><channel><item><guid>1</guid><link>{url}</link></item></channel></rss>");
    fs::write(folder.path().join("feed.xml"), feed).unwrap();
    let (_, side, _) = read(folder.path(), &["feed.xml"]);
    assert!(side.contains("only a summary in the feed") && side.contains("--fetch"), "{side}");
    let (_, side, _) = read(folder.path(), &["--fetch", "feed.xml"]);
    assert!(side.contains("skipped feed.xml#1: not fetched: 127.0.0.1 is no host"), "{side}");
    assert!(listener.accept().is_err(), "nobody may have connected");
}

#[test]
fn an_item_under_embargo_reaches_no_book_and_no_export_until_it_ends() {
    let folder = TempDir::new().unwrap();
    let item = |id: &str, until: &str| {
        serde_json::json!({
            "uri": id, "versioncreated": "2025-11-18T08:00:00Z", "embargoed": until,
            "body_text": "“We will open the bridge,” Ana Oduya said on Tuesday.",
        })
    };
    let items = format!("{}\n{}\n", item("n:1", "2025-11-18T12:00:00Z"), item("n:2", "2999-01-01T00:00:00Z"));
    fs::write(folder.path().join("wire.jsonl"), items).unwrap();
    let (_, side, code) = call(folder.path(), &["add", "--model", "rules", "wire.jsonl"]);
    assert!(
        side.contains("skipped wire.jsonl:2: under embargo until 2999-01-01T00:00:00Z") && code == 3,
        "{side}"
    );
    let (data, _, _) = call(folder.path(), &["export"]);
    assert_eq!(origins(&data), ["wire.jsonl:1"]);
    let (data, _, _) = read(folder.path(), &["wire.jsonl"]);
    assert_eq!(origins(&data), ["wire.jsonl:1"]);
}

#[test]
fn records_of_each_input_can_be_parquet_with_the_columns_of_an_export() {
    let folder = TempDir::new().unwrap();
    let place = |name: &str| folder.path().join(name);
    fs::write(place("a.txt"), ARTICLE).unwrap();
    fs::write(place("b.txt"), ARTICLE.replace("Ana", "Una")).unwrap();
    let (_, side, code) = read(folder.path(), &["--out", "out", "--format", "parquet", "a.txt", "b.txt"]);
    assert_eq!(code, 0, "{side}");
    let manifest = fs::read_to_string(place("out/manifest.jsonl")).unwrap();
    assert!(manifest.contains("\"output\":\"a.txt.parquet\""), "{manifest}");
    // Read by our own reader, the content taken for the text and the day of the statement for that of an article.
    let fields = ["--text-field", "content", "--date-field", "said_on", "--id-field", "id"];
    let (data, side, _) = read(folder.path(), &[&fields[..], &["out/b.txt.parquet"]].concat());
    assert!(data.contains("\"published\":\"2025-11-18\"") && origins(&data).len() == 1, "{data}{side}");
    let (_, side, _) =
        read(folder.path(), &["--resume", "--out", "out", "--format", "parquet", "a.txt", "b.txt"]);
    assert!(side.contains("2 files done before"), "{side}");
    for wrong in [["--format", "parquet"].as_slice(), &["--format", "text", "--out", "other"]] {
        let (_, side, code) = read(folder.path(), &[wrong, &["a.txt"]].concat());
        assert!(code == 2 && side.contains("hint:"), "{side}");
    }
}
