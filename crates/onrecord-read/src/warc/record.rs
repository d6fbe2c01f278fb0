//! One WARC record: its header, and its block if it is the answer of a server.

use std::io::{self, BufRead, ErrorKind, Read as _};

use super::http::header_value;

/// The most bytes of the header of a record.
const HEADER: usize = 1 << 16;

/// The first bytes of every record.
const BEGINS: &[u8] = b"WARC/";

/// A length over this is not believed.
const LONGEST: u64 = 4 << 30;

/// One record.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Record {
    /// What a server answered, headers and all, for an address.
    Response { url: Option<String>, block: Vec<u8> },
    /// The same, but longer than the limit.
    TooLong { url: Option<String> },
    /// Requests, metadata, addresses looked up: no pages.
    Other,
}

/// Reads a record and the empty lines behind it; `None` at the end.
///
/// # Errors
/// `InvalidData` where no record begins or its length is not stated, `UnexpectedEof` where it is cut off.
pub(super) fn read_record(input: &mut impl BufRead, limit: u64) -> io::Result<Option<Record>> {
    skip_blank(input)?;
    let Some(header) = header(input)? else { return Ok(None) };
    let length = header_value(&header, "content-length").and_then(|length| length.parse::<u64>().ok());
    let length =
        length.filter(|&length| length <= LONGEST).ok_or_else(|| broken("a record without its length"))?;
    let url = header_value(&header, "warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
    let is_http =
        header_value(&header, "content-type").is_none_or(|kind| kind.starts_with("application/http"));
    let is_response =
        header_value(&header, "warc-type").is_some_and(|kind| kind.eq_ignore_ascii_case("response"));
    let record = if !(is_http && is_response) {
        pass_over(input, length)?;
        Record::Other
    } else if length > limit {
        pass_over(input, length)?;
        Record::TooLong { url }
    } else {
        Record::Response { url, block: block(input, length)? }
    };
    skip_blank(input)?;
    let next = input.fill_buf()?;
    let next = next.get(..BEGINS.len()).unwrap_or(next);
    // A length that is wrong by one byte would give half a page for a whole one.
    if BEGINS.starts_with(next) {
        Ok(Some(record))
    } else {
        Err(broken("a record does not end where it says"))
    }
}

fn broken(what: &'static str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, what)
}

fn cut_off() -> io::Error {
    io::Error::new(ErrorKind::UnexpectedEof, "the archive ends within a record")
}

/// The lines up to the empty one.
fn header(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut header = Vec::new();
    loop {
        let before = header.len();
        let room = (HEADER - before) as u64;
        let read = io::Read::take(&mut *input, room).read_until(b'\n', &mut header)?;
        let line = header.get(before..).unwrap_or_default();
        if before == 0 && read > 0 && !line.starts_with(BEGINS) {
            return Err(broken("no record begins here"));
        }
        if line.trim_ascii().is_empty() && read > 0 {
            return Ok(Some(header));
        }
        if !line.ends_with(b"\n") {
            return match (read, before) {
                (0, 0) => Ok(None),
                _ if header.len() >= HEADER => Err(broken("the header of a record has no end")),
                _ => Err(cut_off()),
            };
        }
    }
}

/// The next bytes. Room is made as they come, not as they are announced.
fn block(input: &mut impl BufRead, length: u64) -> io::Result<Vec<u8>> {
    let mut block = Vec::new();
    let read = io::Read::take(input, length).read_to_end(&mut block)?;
    if read as u64 == length { Ok(block) } else { Err(cut_off()) }
}

fn pass_over(input: &mut impl BufRead, mut length: u64) -> io::Result<()> {
    while length > 0 {
        let held = input.fill_buf()?.len() as u64;
        if held == 0 {
            return Err(cut_off());
        }
        let passed = held.min(length);
        input.consume(passed as usize);
        length -= passed;
    }
    Ok(())
}

/// The most bytes of empty lines between records; there should be four.
const BLANK: usize = 1 << 16;

fn skip_blank(input: &mut impl BufRead) -> io::Result<()> {
    let mut passed = 0;
    while passed < BLANK {
        let held = input.fill_buf()?;
        let blank = held.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let goes_on = blank == held.len() && blank > 0;
        input.consume(blank);
        passed += blank;
        if !goes_on {
            return Ok(());
        }
    }
    Err(broken("empty lines without end behind a record"))
}
