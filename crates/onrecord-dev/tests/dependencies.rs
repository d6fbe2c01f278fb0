//! What each crate must not see, as ARCHITECTURE.md has it: nothing of it may be among its dependencies, however far.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may panic")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

const SQL: &[&str] = &["rusqlite", "libsqlite3-sys", "sqlx", "diesel", "duckdb"];
const ASYNC: &[&str] = &["tokio", "async-std", "smol", "async-executor", "futures-executor"];
const THREADS: &[&str] = &["rayon", "rayon-core", "crossbeam", "crossbeam-channel", "threadpool"];
const FILES: &[&str] = &["walkdir", "ignore", "memmap2", "tempfile", "flate2", "parquet", "arrow"];
const NETWORK: &[&str] = &["onrecord-model", "ort", "tract-onnx", "candle-core", "burn", "rten", "tch"];
const INTERNET: &[&str] = &["ureq", "reqwest", "hyper", "axum", "rustls", "openssl", "native-tls"];
const SLOW: &[&str] = &["regex", "regex-automata", "fancy-regex", "regex-lite"];
const OURS: &[&str] = &["onrecord-fetch", "onrecord-read", "onrecord-store", "onrecord-cli", "onrecord-dev"];

/// (crate, what it must not see). A crate that is not there yet is passed over.
const FORBIDDEN: &[(&str, &[&[&str]])] = &[
    ("onrecord", &[SQL, ASYNC, THREADS, FILES, NETWORK, INTERNET, SLOW, OURS]),
    (
        "onrecord-model",
        &[SQL, ASYNC, INTERNET, &["onrecord-fetch", "onrecord-store", "onrecord-cli", "onrecord-dev"]],
    ),
    (
        "onrecord-fetch",
        &[SQL, ASYNC, NETWORK, &["onrecord", "onrecord-read", "onrecord-store", "openssl", "native-tls"]],
    ),
    (
        "onrecord-read",
        &[
            SQL,
            ASYNC,
            NETWORK,
            INTERNET,
            &["onrecord-fetch", "onrecord-store", "onrecord-cli", "onrecord-dev"],
        ],
    ),
    ("onrecord-store", &[ASYNC, NETWORK, INTERNET, &["onrecord-fetch", "onrecord-cli", "onrecord-dev"]]),
    ("onrecord-cli", &[&["onrecord-dev", "openssl", "native-tls"]]),
];

#[test]
fn no_crate_sees_what_it_must_not() {
    for (name, groups) in FORBIDDEN {
        if !crate_folder(name).is_dir() {
            continue;
        }
        let seen = dependencies(name);
        let wrong: Vec<&&str> =
            groups.iter().copied().flatten().filter(|other| seen.contains(**other)).collect();
        assert!(
            wrong.is_empty(),
            "{name} must not see {wrong:?}; `cargo tree -p {name} -i` says by which way"
        );
    }
}

#[test]
fn every_crate_has_its_line() {
    let known: BTreeSet<&str> = FORBIDDEN.iter().map(|(name, _)| *name).chain(["onrecord-dev"]).collect();
    for entry in crate_folder("").read_dir().unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(known.contains(name.as_str()), "say in this test what {name} must not see");
    }
}

fn crate_folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

/// The names of all crates that end up in a build of this one; those of its tests and build scripts aside.
fn dependencies(name: &str) -> BTreeSet<String> {
    let mut tree = Command::new(env!("CARGO"));
    tree.current_dir(env!("CARGO_MANIFEST_DIR"));
    tree.args([
        "tree",
        "--offline",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}",
        "--package",
        name,
    ]);
    let output = tree.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let names = lines.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned);
    let names: BTreeSet<String> = names.collect();
    assert!(names.contains(name), "cargo tree printed something else: {lines}");
    names
}
