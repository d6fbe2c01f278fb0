//! Any bytes as what a server answered: status, headers, chunks, packed bodies.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

const HEADERS: [&str; 4] = [
    "",
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Encoding: deflate\r\n\r\n",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((&which, rest)) = bytes.split_first() else { return };
    let headers = HEADERS[usize::from(which) % HEADERS.len()].as_bytes();
    let length = headers.len() + rest.len();
    let record = format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\n");
    let archive = [record.as_bytes(), headers, rest, b"\r\n\r\n"].concat();
    reading::check(onrecord_read::read_from(archive.as_slice(), "n.warc", &reading::options()));
});
