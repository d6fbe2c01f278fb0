//! Input made to take time or memory: it ends soon, as an article or with a reason.

#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only")]

use std::io::{Read, Write as _};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use onrecord_read::{Options, read_from};

/// Far over what any of these should take, on a slow machine without optimisation.
const SOON: Duration = Duration::from_secs(20);

/// The reasons of an input, or `read`.
fn reasons(input: impl Read + Send, name: &str, options: &Options) -> Vec<&'static str> {
    let began = Instant::now();
    let found =
        read_from(input, name, options).map(|found| found.map_or_else(|s| s.reason.name(), |_| "read"));
    let reasons = found.collect();
    assert!(began.elapsed() < SOON, "{name} took {:?}", began.elapsed());
    reasons
}

fn gzip(bytes: impl Read) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    std::io::copy(&mut { bytes }, &mut encoder).unwrap();
    encoder.finish().unwrap()
}

fn record(headers: &str, body: &[u8]) -> Vec<u8> {
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n");
    let length = answer.len() + body.len();
    let mut record = Vec::new();
    write!(record, "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\n{answer}").unwrap();
    record.extend_from_slice(body);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

#[test]
fn nesting_a_hundred_thousand_deep_is_refused() {
    let options = Options::default();
    for (name, open) in
        [("n.html", "<div>"), ("n.html", "<b><p>"), ("n.html", "<table><td>"), ("n.html", "<svg>")]
    {
        let page = format!("<html><body>{}", open.repeat(100_000));
        let found = reasons(page.as_bytes(), name, &options);
        assert!(found == ["too-nested"] || found == ["no-article"], "{open}: {found:?}");
    }
    let json = format!("{{\"date\":\"2025-11-18\",\"text\":{}", "[".repeat(100_000));
    assert_eq!(reasons(json.as_bytes(), "n.jsonl", &options), ["bad-json"]);
    let feed = format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":{}", "[".repeat(100_000));
    assert_eq!(reasons(feed.as_bytes(), "n.json", &options), ["bad-json"]);
}

#[test]
fn a_page_that_inflates_without_measure_is_cut_at_the_limit() {
    let options = Options { max_bytes: 1 << 20, ..Options::default() };
    let bomb = gzip(std::io::repeat(b' ').take(1 << 26));
    assert!(bomb.len() < 1 << 20);
    let inner = record("Content-Encoding: gzip\r\n", &bomb);
    assert_eq!(reasons(inner.as_slice(), "a.warc", &options), ["too-long"]);
    // The member itself is the bomb: a record that announces more than the limit is passed over.
    let outer = gzip(record("", &vec![b' '; 1 << 26]).as_slice());
    assert_eq!(reasons(outer.as_slice(), "a.warc.gz", &options), ["too-long"]);
}

#[test]
fn a_line_without_end_costs_itself() {
    let options = Options { max_bytes: 1 << 16, ..Options::default() };
    for (name, head) in [("n.jsonl", "{\"text\":\""), ("n.csv", "date,text\n2025-11-18,\""), ("n.txt", "")] {
        let endless = head.as_bytes().chain(std::io::repeat(b'x').take(1 << 27));
        assert_eq!(reasons(endless, name, &options), ["too-long"], "{name}");
    }
}

#[test]
fn charsets_that_change_within_a_file_are_read_row_by_row() {
    let mut table = b"date,text\n2025-11-18,\"Caf\xc3\xa9 Oxley is open.\"\n".to_vec();
    table.extend_from_slice(b"2025-11-18,\"Caf\xe9 Oxley is open.\"\n");
    let read: Vec<_> = read_from(table.as_slice(), "n.csv", &Options::default()).collect();
    let texts: Vec<_> = read.iter().map(|found| found.as_ref().unwrap().text.as_str().to_owned()).collect();
    assert_eq!(texts, ["Café Oxley is open.", "Café Oxley is open."]);
}
