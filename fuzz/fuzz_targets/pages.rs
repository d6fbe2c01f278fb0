//! Any bytes as an HTML page.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

fuzz_target!(|bytes: &[u8]| reading::check(onrecord_read::read_from(bytes, "n.html", &reading::options())));
