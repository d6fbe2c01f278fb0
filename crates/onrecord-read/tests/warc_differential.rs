//! Archives read by this crate and by `rust_warc`: the same pages in the same order.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop at once")]

use std::fmt::Write as _;
use std::io::{BufReader, Write as _};

use flate2::Compression;
use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;
use onrecord_read::{Options, Reason, read_from};
use proptest::prelude::*;
use rust_warc::WarcReader;

/// One record: its type, a status, a kind of content, how many words it has, spare headers.
type Recipe = (bool, bool, bool, u8, Vec<(String, String)>);

fn record(number: usize, (is_response, is_fine, is_page, words, spare): &Recipe) -> Vec<u8> {
    let status = if *is_fine { "200 OK" } else { "404 Not Found" };
    let kind = if *is_page { "text/html; charset=utf-8" } else { "text/plain" };
    let text = "The mayor of Oxley spoke about the café. ".repeat(usize::from(*words) + 1);
    let block = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n<html><body><article><p>{text}</p></article>"
    );
    let mut head =
        format!("WARC/1.0\r\nWARC-Type: {}\r\n", if *is_response { "response" } else { "metadata" });
    for (name, value) in spare {
        let _ = write!(head, "X-{name}: {value}\r\n");
    }
    let _ = write!(
        head,
        "WARC-Target-URI: https://oxley.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n\
         Content-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block.as_bytes(), b"\r\n\r\n"].concat()
}

fn ours(archive: &[u8]) -> Vec<(String, String)> {
    let options = Options { date: "2025-11-18".parse().ok(), ..Options::default() };
    let read = read_from(archive, "a.warc.gz", &options);
    // An archive without a page is said to be empty.
    let pages =
        read.filter(|article| !matches!(article, Err(skipped) if matches!(skipped.reason, Reason::Empty)));
    pages
        .map(|article| {
            let article = article.unwrap();
            (article.origin.url.unwrap(), article.text.as_str().to_owned())
        })
        .collect()
}

fn theirs(archive: &[u8]) -> Vec<(String, String)> {
    let records = WarcReader::new(BufReader::new(MultiGzDecoder::new(archive)));
    let mut pages = Vec::new();
    for record in records.map(Result::unwrap) {
        let head = |name: &str| record.header.get(&name.into()).cloned();
        let block = String::from_utf8(record.content.clone()).unwrap();
        let (http, page) = block.split_once("\r\n\r\n").unwrap();
        let is_page = http.starts_with("HTTP/1.1 200") && http.contains("text/html");
        if head("WARC-Type").as_deref() == Some("response") && is_page {
            let text = page.split("<p>").nth(1).unwrap().trim_end_matches("</p></article>").trim();
            pages.push((head("WARC-Target-URI").unwrap(), text.to_owned()));
        }
    }
    pages
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn both_read_the_same_pages(
        recipes in prop::collection::vec(
            (any::<bool>(), any::<bool>(), any::<bool>(), 0_u8..60, prop::collection::vec(("[A-Za-z]{1,9}", "[ -~]{0,30}"), 0..4)),
            1..12,
        ),
        level in 0_u32..10,
    ) {
        let mut archive = Vec::new();
        for (number, recipe) in recipes.iter().enumerate() {
            let mut member = GzEncoder::new(Vec::new(), Compression::new(level));
            member.write_all(&record(number, recipe)).unwrap();
            archive.extend(member.finish().unwrap());
        }
        prop_assert_eq!(ours(&archive), theirs(&archive));
    }
}
