//! Any text: its time expressions come in order and apart, have values, and no rule panics. Faster than `text_to_record`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::article::{FoundIn, Origin, Published};
use onrecord::calendar::Day;
use onrecord::{Article, Text, prepare, times};

fuzz_target!(|text: &str| {
    let (Ok(text), Some(day)) = (Text::new(text), Day::new(2025, 11, 18)) else { return };
    let published = Published { day, at: None, found_in: FoundIn::Given };
    let body = text.whole();
    let (given_id, title, author, outlet) = (None, None, None, None);
    let prepared = prepare(Article { given_id, origin: Origin::default(), published, text, body, title, author, outlet });
    let found = times::find(&prepared);
    for pair in found.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start());
    }
    for time in &found {
        assert!(!prepared.slice(time.span).is_empty() && !time.value.is_empty());
        assert!(time.days.is_none_or(|days| days.first() <= days.last()));
    }
    times::outlooks(&prepared);
});
