//! Input a thousand times longer than anything may be: what it takes of memory is bounded by the limit, not by its length.
//! Alone in its file, as the figure is that of the whole process.

#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only")]

use std::io::{Read as _, repeat};

use onrecord_read::{Options, read_from};

const LIMIT: u64 = 1 << 20;

/// What the process may grow by, in KiB: buffers grow by doubling, and what is freed is not always given back.
const GROWTH: u64 = 12 << 10;

/// Peak memory of this process in KiB; nothing where the system does not tell it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[test]
fn a_line_of_a_gigabyte_takes_no_more_memory_than_the_limit_wants() {
    let options = Options { max_bytes: LIMIT, ..Options::default() };
    let whole = 1_u64 << 30;
    for (name, head, filler, length) in [
        ("n.jsonl", "{\"text\":\"", b'x', whole),
        ("n.json", "[{\"text\":\"", b'x', whole / 4),
        ("n.txt", "date 2025-11-18 ", b'x', whole),
        ("n.html", "<html><body><p>", b'x', whole),
        ("n.csv", "date,text\n2025-11-18,\"", b'x', whole / 4),
        ("n.csv", "date,text\n", b',', whole / 4),
        ("n.xml", "<rss><channel><item><description>", b'x', whole),
        ("n.xml", "<rss><channel><item a=\"", b'x', whole),
        ("n.mbox", "Date: 2025-11-18\n\n", b'x', whole),
        ("n.json", "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"", b'x', whole),
        ("n.warc", "WARC/1.0\r\nContent-Length: ", b'1', whole),
        ("-", "", b' ', whole),
    ] {
        let before = peak();
        let input = head.as_bytes().chain(repeat(filler).take(length));
        let read = read_from(input, name, &options).filter(Result::is_ok).count();
        assert_eq!(read, 0, "{name} {head}");
        if let Some((before, after)) = before.zip(peak()) {
            // A feed in JSON and a message are held whole, up to eight times the limit.
            let is_held = head.contains("jsonfeed") || name == "n.mbox";
            let allowed = if is_held { 3 * GROWTH } else { GROWTH };
            assert!(after - before <= allowed, "{name} {head}: {} KiB more", after - before);
        }
    }
}
