//! The charset of a page: its byte order mark, what the server said, what the page says, else a guess.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

/// A page says its charset this early, as the standard has it; some do so later.
const EARLY: usize = 4096;

/// The characters of a page.
pub(super) fn decode<'b>(bytes: &'b [u8], served: Option<&str>) -> Cow<'b, str> {
    if Encoding::for_bom(bytes).is_some() {
        return crate::charset::decode(bytes);
    }
    let said =
        served.and_then(|label| Encoding::for_label(label.trim().as_bytes())).or_else(|| stated(bytes));
    match said {
        // Pages that say UTF-8 and are not are guessed; those that say Latin and are UTF-8 are UTF-8.
        Some(said) if said != UTF_8 && std::str::from_utf8(bytes).is_err() => {
            said.decode_without_bom_handling(bytes).0
        }
        _ => crate::charset::decode(bytes),
    }
}

/// `<meta charset=…>`, or the same within `content="text/html; charset=…"`.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut rest = bytes.get(..EARLY).unwrap_or(bytes);
    while let Some(at) = memchr::memmem::find(rest, b"charset") {
        rest = rest.get(at + b"charset".len()..)?;
        let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let is_end = |byte: &u8| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'));
        let label = value.get(..value.iter().position(is_end).unwrap_or(value.len()))?;
        if let Some(encoding) = Encoding::for_label(label) {
            // A page that can be read as ASCII so far is not UTF-16, whatever it says.
            return Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_the_server_the_page_and_the_bytes_are_asked_in_turn() {
        assert_eq!(decode("\u{feff}Zoë".as_bytes(), Some("latin1")), "\u{feff}Zoë");
        assert_eq!(decode(b"<p>caf\xe9", Some("iso-8859-1")), "<p>café");
        assert_eq!(
            decode(b"<meta charset='windows-1251'>\xcc\xfd\xf0", None),
            "<meta charset='windows-1251'>Мэр"
        );
        assert_eq!(decode("<meta charset=latin1>Zoë".as_bytes(), None), "<meta charset=latin1>Zoë");
        assert_eq!(decode(b"<meta charset=utf-16><p>x", None), "<meta charset=utf-16><p>x");
    }
}
