//! Any bytes as a WARC archive, plain, or packed by the target member by member so that the fuzzer gets behind the check
//! sums: the first byte says how.

#![no_main]

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

fuzz_target!(|bytes: &[u8]| {
    let Some((&how, rest)) = bytes.split_first() else { return };
    let archive = match how % 3 {
        0 => rest.to_vec(),
        1 => [b"WARC/1.0\r\n", rest].concat(),
        _ => members(rest, usize::from(how)),
    };
    reading::check(onrecord_read::read_from(archive.as_slice(), "n.warc.gz", &reading::options()));
});

/// A member for each piece between NUL bytes; now and then a byte of the packed archive is changed.
fn members(plain: &[u8], how: usize) -> Vec<u8> {
    let mut archive = Vec::new();
    for piece in plain.split(|&byte| byte == 0) {
        let mut member = GzEncoder::new(archive, Compression::fast());
        let _ = member.write_all(b"WARC/1.0\r\n").and_then(|()| member.write_all(piece));
        archive = member.finish().unwrap_or_default();
    }
    let at = how * archive.len() / 256;
    if how >= 200 && let Some(byte) = archive.get_mut(at) {
        *byte ^= 0x55;
    }
    archive
}
