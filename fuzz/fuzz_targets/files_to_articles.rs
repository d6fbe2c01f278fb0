//! Any bytes under the name of every kind of file, with a small limit: no panic, and nothing over the limit is held.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord_read::Options;

const NAMES: &[&str] = &["n.csv", "n.tsv", "n.xml", "n.rss", "n.json", "n.jsonl", "n.html", "n.txt", "n.mbox", "n"];

fuzz_target!(|bytes: &[u8]| {
    let Some((&which, bytes)) = bytes.split_first() else { return };
    let options = Options { max_bytes: 1 << 10, any_language: which >= 128, ..Options::default() };
    let name = NAMES[usize::from(which) % NAMES.len()];
    for article in onrecord_read::read_from(bytes, name, &options).flatten() {
        assert!(!article.text.slice(article.body).is_empty());
    }
});
