//! Any bytes as a feed: RSS, Atom or JSON Feed, as their first bytes say.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

/// Put in front, by the first byte, so that the fuzzer need not find them again each time.
const BEGINNINGS: [&str; 4] = [
    "",
    "<rss><channel><title>Oxley</title><item>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((&which, rest)) = bytes.split_first() else { return };
    let feed = [BEGINNINGS[usize::from(which) % BEGINNINGS.len()].as_bytes(), rest].concat();
    reading::check(onrecord_read::read_from(feed.as_slice(), "n.xml", &reading::options()));
});
