//! Any bytes as a table (CSV, TSV).

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

fuzz_target!(|bytes: &[u8]| {
    let Some((&which, rest)) = bytes.split_first() else { return };
    let header: &[u8] = [b"".as_slice(), b"date,text,title\n", b"text;date\r\n", b"id\ttext\tdate\n"][usize::from(which) % 4];
    let table = [header, rest].concat();
    reading::check(onrecord_read::read_from(table.as_slice(), "n.csv", &reading::options()));
});
