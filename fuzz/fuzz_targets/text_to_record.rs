//! Any text as the body of an article: no panic, and a sound record. Faster than `bytes_to_record`, and it spends no
//! time on getting past the reader.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::article::{FoundIn, Origin, Published};
use onrecord::calendar::Day;
use onrecord::{Article, Text};

#[path = "../../crates/onrecord/tests/arbitrary_text/soundness.rs"]
mod soundness;

fuzz_target!(|text: &str| {
    let (Ok(text), Some(day)) = (Text::new(text), Day::new(2025, 11, 18)) else { return };
    let published = Published { day, at: None, found_in: FoundIn::Given };
    let body = text.whole();
    let (given_id, title, author, outlet) = (None, None, None, None);
    soundness::check(Article { given_id, origin: Origin::default(), published, text, body, title, author, outlet });
});
