//! What a server answered: status, headers, and the body out of its wrappings.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// The most bytes of the headers of an answer.
const HEADERS: usize = 1 << 16;

/// Bytes that a body in Brotli is unpacked by at a time.
const BROTLI_ROOM: usize = 1 << 14;

/// An answer that holds a page.
#[derive(Debug)]
pub(super) struct Page<'b> {
    pub(super) charset: Option<String>,
    pub(super) body: Cow<'b, [u8]>,
}

/// Why an answer gives no page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoPage {
    /// An error, a redirect, a picture: nothing that anybody would miss.
    Other,
    /// The body is packed in a way that is not known here.
    Encoding(String),
    /// The body is longer than the limit.
    TooLong,
}

/// The page in an answer of HTTP/1, if it is one with the status 200. Its body has at most `limit` bytes.
pub(super) fn page(answer: &[u8], limit: u64) -> Result<Page<'_>, NoPage> {
    let (head, body) = split(answer).ok_or(NoPage::Other)?;
    let status = head.split(|&byte| byte == b' ').nth(1).unwrap_or_default();
    let kind = header_value(head, "content-type").unwrap_or_default().to_ascii_lowercase();
    let is_page = kind.starts_with("text/html") || kind.starts_with("application/xhtml");
    if !head.starts_with(b"HTTP/") || status.get(..3) != Some(b"200") || !is_page {
        return Err(NoPage::Other);
    }
    let charset =
        kind.split_once("charset=").map(|(_, label)| label.trim_matches(['"', '\'', ' ', ';']).to_owned());
    let is_chunked = header_value(head, "transfer-encoding").is_some_and(|how| how.contains("chunked"));
    // Crawlers often keep the header and store the body without its chunks.
    let body =
        if is_chunked { chunks(body).map_or(Cow::Borrowed(body), Cow::Owned) } else { Cow::Borrowed(body) };
    let encoding = header_value(head, "content-encoding").unwrap_or_default().to_ascii_lowercase();
    Ok(Page { charset, body: unpacked(body, encoding.trim(), limit)? })
}

/// Headers and body; the empty line between them may be written in either way.
fn split(answer: &[u8]) -> Option<(&[u8], &[u8])> {
    let start = answer.get(..HEADERS).unwrap_or(answer);
    let long = memchr::memmem::find(start, b"\r\n\r\n").map(|at| (at, 4));
    let short = memchr::memmem::find(start, b"\n\n").map(|at| (at, 2));
    let (at, mark) = [long, short].into_iter().flatten().min()?;
    Some((answer.get(..at)?, answer.get(at + mark..)?))
}

/// The first value of a header, whatever the case of its name; bytes that are no UTF-8 are lost.
pub(super) fn header_value(headers: &[u8], name: &str) -> Option<String> {
    headers.split(|&byte| byte == b'\n').find_map(|line| {
        let (found, value) = line.split_at_checked(line.iter().position(|&byte| byte == b':')?)?;
        let is_it = found.trim_ascii().eq_ignore_ascii_case(name.as_bytes());
        is_it.then(|| String::from_utf8_lossy(value.get(1..).unwrap_or_default()).trim().to_owned())
    })
}

/// The body without the marks of its chunks; `None` where it is not in chunks. What is cut off ends where it ends.
fn chunks(body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    let mut rest = body;
    loop {
        let Some(ends) = memchr::memchr(b'\n', rest.get(..64).unwrap_or(rest)) else {
            return if whole.is_empty() { None } else { Some(whole) };
        };
        let Some(size) = rest.get(..ends).and_then(chunk_size) else {
            if whole.is_empty() {
                return None;
            }
            without_marks(rest, &mut whole);
            return Some(whole);
        };
        if size == 0 {
            return Some(whole);
        }
        rest = rest.get(ends + 1..)?;
        whole.extend(rest.get(..size).unwrap_or(rest));
        rest = rest.get(size..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
}

/// The length that a line before a chunk says.
fn chunk_size(line: &[u8]) -> Option<usize> {
    let size = line.split(|&byte| byte == b';').next()?.trim_ascii();
    usize::from_str_radix(std::str::from_utf8(size).ok()?, 16).ok()
}

/// Adds what follows a chunk of a wrong length, without the lines that can only be lengths: hexadecimal figures alone
/// between CR LF.
fn without_marks(rest: &[u8], whole: &mut Vec<u8>) {
    for line in rest.split_inclusive(|&byte| byte == b'\n') {
        let figures = line.strip_suffix(b"\r\n").unwrap_or_default();
        if !(1..=8).contains(&figures.len()) || !figures.iter().all(u8::is_ascii_hexdigit) {
            whole.extend(line);
        }
    }
}

/// A body out of its `Content-Encoding`, of at most `limit` bytes.
pub(crate) fn unpacked<'b>(body: Cow<'b, [u8]>, encoding: &str, limit: u64) -> Result<Cow<'b, [u8]>, NoPage> {
    let bytes = body.as_ref();
    let is_gzip = bytes.starts_with(b"\x1f\x8b");
    let inflated = match encoding {
        "gzip" | "x-gzip" if is_gzip => inflate(MultiGzDecoder::new(bytes), limit)?,
        "deflate" => match inflate(ZlibDecoder::new(bytes), limit)? {
            whole if whole.is_empty() => inflate(DeflateDecoder::new(bytes), limit)?,
            whole => whole,
        },
        // Brotli has no first bytes to be known by.
        "br" if !looks_like_markup(bytes) => {
            let whole = inflate(brotli_decompressor::Decompressor::new(bytes, BROTLI_ROOM), limit)?;
            if whole.is_empty() {
                return Err(NoPage::Encoding("br".to_owned()));
            }
            whole
        }
        // As above: the header is kept, the body is stored unpacked.
        "" | "identity" | "gzip" | "x-gzip" => return Ok(body),
        _ if looks_like_markup(bytes) => return Ok(body),
        other => return Err(NoPage::Encoding(other.chars().take(40).collect())),
    };
    Ok(if inflated.is_empty() { body } else { Cow::Owned(inflated) })
}

fn looks_like_markup(bytes: &[u8]) -> bool {
    let start = bytes.get(..1024).unwrap_or(bytes);
    start.trim_ascii_start().starts_with(b"<") && !start.contains(&0)
}

/// What can be inflated, also of a body that is cut off.
fn inflate(decoder: impl Read, limit: u64) -> Result<Vec<u8>, NoPage> {
    let mut whole = Vec::new();
    // A broken end is no reason to lose the beginning.
    let _ = decoder.take(limit.saturating_add(1)).read_to_end(&mut whole);
    if whole.len() as u64 > limit { Err(NoPage::TooLong) } else { Ok(whole) }
}
