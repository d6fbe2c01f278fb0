//! Any bytes as JSON lines, or as JSON of other shapes.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

fuzz_target!(|bytes: &[u8]| {
    let Some((&which, rest)) = bytes.split_first() else { return };
    let name = ["n.jsonl", "n.json", "-"][usize::from(which) % 3];
    reading::check(onrecord_read::read_from(rest, name, &reading::options()));
});
