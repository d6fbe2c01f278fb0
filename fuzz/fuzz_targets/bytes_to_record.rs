//! Any bytes, read as a file would be, then the whole line: no panic, and sound records.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::calendar::Day;
use onrecord_read::Options;

#[path = "../../crates/onrecord/tests/arbitrary_text/soundness.rs"]
mod soundness;

fuzz_target!(|bytes: &[u8]| {
    let options = Options { date: Day::new(2025, 11, 18), ..Options::default() };
    for article in onrecord_read::read_from(bytes, "-", &options).flatten() {
        soundness::check(article);
    }
});
