//! Archives whole and damaged, made here record by record.

use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

const PAGE: &str = "<html><head><meta name=date content=2025-11-18><title>Rain</title></head><body><article>\
    <p>Rain fell on Oxley for the third day, and Mayor Ida Quill asked people to stay at home.</p></article></body></html>";

fn answer(headers: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n").as_bytes(), body].concat()
}

fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\n\
         Content-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn page_record(number: usize) -> Vec<u8> {
    record("response", &format!("https://oxley.example/{number}"), &answer("", PAGE.as_bytes()))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Brotli that packs nothing: one stretch of bytes as they are (RFC 7932, 9.2), and the end.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let head = ((bytes.len() as u32 - 1) << 4) | (1 << 20);
    [&head.to_le_bytes()[..3], bytes, &[3]].concat()
}

/// `OFFSET URL`, or `OFFSET reason`.
fn shown(archive: &[u8], options: &Options) -> Vec<String> {
    let mut warc = Warc::new(Cursor::new(archive), archive.starts_with(gunzip::MAGIC));
    std::iter::from_fn(|| warc.next("a.warc", options))
        .map(|found| match found {
            Ok(article) => format!("{} {}", article.origin, article.origin.url.as_deref().unwrap()),
            Err(skipped) => format!("{} {}", skipped.origin, skipped.reason.name()),
        })
        .collect()
}

fn read(archive: &[u8]) -> Vec<String> {
    shown(archive, &Options::default())
}

fn url(number: usize) -> String {
    format!("https://oxley.example/{number}")
}

#[test]
fn only_pages_that_a_server_answered_with_are_read() {
    let moved = b"HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n<p>Moved".as_slice();
    let picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG".as_slice();
    let records = [
        record("warcinfo", "", b"software: x\r\n"),
        record("request", "https://oxley.example/0", b"GET / HTTP/1.1\r\n\r\n"),
        record("response", "https://oxley.example/0", moved),
        record("response", "https://oxley.example/0", picture),
        page_record(1),
    ];
    let offset: usize = records[..4].iter().map(Vec::len).sum();
    assert_eq!(read(&records.concat()), [format!("a.warc@{offset} {}", url(1))]);
}

#[test]
fn members_are_read_one_by_one_with_their_offsets() {
    let members = [gzip(&page_record(1)), gzip(&page_record(2))];
    let expected = [format!("a.warc@0 {}", url(1)), format!("a.warc@{} {}", members[0].len(), url(2))];
    assert_eq!(read(&members.concat()), expected);
}

#[test]
fn an_archive_gzipped_as_a_whole_is_read_too() {
    let whole = gzip(&[page_record(1), page_record(2)].concat());
    assert_eq!(read(&whole), [format!("a.warc@0 {}", url(1)), format!("a.warc@0 {}", url(2))]);
}

#[test]
fn a_damaged_member_is_reported_and_the_next_is_read_whatever_is_damaged() {
    let members: Vec<Vec<u8>> = (1..=3).map(|number| gzip(&page_record(number))).collect();
    let (second, third) = (members[0].len(), members[0].len() + members[1].len());
    let whole = members.concat();
    // Not the bytes that say nothing: time, system, and flags that do not matter.
    for at in (second..second + 4).chain(second + 10..third) {
        let mut archive = whole.clone();
        archive[at] ^= 0xff;
        let read = read(&archive);
        assert_eq!(read.first(), Some(&format!("a.warc@0 {}", url(1))), "byte {at}");
        assert_eq!(read.last(), Some(&format!("a.warc@{third} {}", url(3))), "byte {at}");
        let damaged = read[1].starts_with(&format!("a.warc@{second} damaged"));
        assert!(read.len() == 3 && damaged, "byte {at}: {read:?}");
    }
}

#[test]
fn a_cut_off_end_is_reported_after_the_good_records() {
    let members = [gzip(&page_record(1)), gzip(&page_record(2))];
    let second = members[0].len();
    let whole = members.concat();
    for end in second + 1..whole.len() {
        let read = read(&whole[..end]);
        assert_eq!(read.len(), 2, "{end}");
        let reported = read[1] == format!("a.warc@{second} truncated") || read[1].ends_with(" damaged");
        assert!(reported, "{end}: {read:?}");
    }
    let plain = [page_record(1), page_record(2)].concat();
    let start = page_record(1).len();
    assert_eq!(read(&plain[..plain.len() - 20])[1], format!("a.warc@{start} truncated"));
}

#[test]
fn a_plain_archive_goes_on_behind_a_broken_record() {
    let broken = [b"WARC/1.0\r\nWARC-Type: response\r\n\r\nlost\r\n\r\n".to_vec(), page_record(2)].concat();
    let read = read(&[page_record(1), broken].concat());
    assert_eq!(read.len(), 3);
    assert!(read[1].ends_with(" damaged") && read[2].ends_with(&url(2)), "{read:?}");
}

#[test]
fn bodies_in_chunks_and_packed_bodies_are_unwrapped() {
    let (start, end) = PAGE.split_at(60);
    let chunks = format!("{:x};x=y\r\n{start}\r\n{:X}\r\n{end}\r\n0\r\n\r\n", start.len(), end.len());
    let packed = gzip(PAGE.as_bytes());
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(PAGE.as_bytes()).unwrap();
    let zlib = zlib.finish().unwrap();
    for (headers, body) in [
        ("Transfer-Encoding: chunked\r\n", chunks.as_bytes()),
        ("Transfer-Encoding: chunked\r\n", PAGE.as_bytes()),
        ("Content-Encoding: gzip\r\n", &packed),
        ("Content-Encoding: gzip\r\n", PAGE.as_bytes()),
        ("Content-Encoding: deflate\r\n", &zlib),
        ("content-encoding: br\r\n", PAGE.as_bytes()),
        ("Content-Encoding: br\r\n", &brotli(PAGE.as_bytes())),
    ] {
        let page = http::page(&answer(headers, body), 10_000).unwrap().body.into_owned();
        assert_eq!(String::from_utf8(page).unwrap(), PAGE, "{headers}");
    }
}

#[test]
fn what_is_packed_otherwise_or_too_long_is_said() {
    let options = Options { max_bytes: 2_000, ..Options::default() };
    let bomb = answer("Content-Encoding: gzip\r\n", &gzip(&vec![b' '; 1_000_000]));
    let archive = [
        record("response", "https://oxley.example/1", &answer("Content-Encoding: br\r\n", b"\x0b\x02\x80")),
        record("response", "https://oxley.example/2", &bomb),
        record("response", "https://oxley.example/3", &vec![b' '; 3_000]),
        page_record(4),
    ];
    let reasons: Vec<String> = shown(&archive.concat(), &options)
        .iter()
        .map(|line| line.split_once(' ').unwrap().1.to_owned())
        .collect();
    assert_eq!(reasons, ["encoding".to_owned(), "too-long".to_owned(), "too-long".to_owned(), url(4)]);
}

#[test]
fn a_length_that_nobody_has_is_not_believed() {
    let endless = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\nx\r\n".to_vec();
    let read = read(&[endless, page_record(1)].concat());
    assert!(read[0].ends_with(" damaged") && read[1].ends_with(&url(1)), "{read:?}");
}

proptest::proptest! {
    #[test]
    fn any_bytes_behind_a_good_record_leave_it_readable(bytes: Vec<u8>, zipped: bool) {
        let first = if zipped { gzip(&page_record(1)) } else { page_record(1) };
        let read = read(&[first, bytes].concat());
        let good = format!("a.warc@0 {}", url(1));
        proptest::prop_assert!(read[0] == good || (!zipped && read[0] == "a.warc@0 damaged"), "{:?}", read);
    }
}

#[test]
fn a_chunk_of_a_wrong_length_leaves_no_marks_in_the_text() {
    let first = "<html><head><meta name=date content=2025-11-18></head><body><article>\
        <p>Rain fell on Oxley for the third day, and Mayor Ida Quill ";
    let rest = "asked people to stay at home.</p></article></body></html>";
    let body = format!("{:x}\r\n{first}\r\nzz\r\n{rest}\r\n1f4\r\n\r\n0\r\n\r\n", first.len());
    let archive = record("response", &url(1), &answer("Transfer-Encoding: chunked\r\n", body.as_bytes()));
    let mut warc = Warc::new(Cursor::new(archive), false);
    let article = warc.next("a.warc", &Options::default()).unwrap().unwrap();
    assert!(article.text.as_str().contains("stay at home."), "{}", article.text.as_str());
    assert!(!article.text.as_str().contains("1f4"), "{}", article.text.as_str());
}

#[test]
fn empty_lines_without_end_are_damage() {
    let blank = "\r\n".repeat(1 << 16);
    let archive = [page_record(1), blank.into_bytes(), page_record(2)].concat();
    let found = read(&archive);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].ends_with("damaged") && found[1].ends_with(&url(2)), "{found:?}");
}
