//! Bytes of text → characters, in whatever charset the bytes are.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// The text that the bytes stand for, whole: a byte order mark stays its first character (U+FEFF), line ends stay as
/// they are. So offsets are those of a reader who opens the file with the right charset and changes nothing.
///
/// UTF-8 is taken at its word. Text that is UTF-8 but for a few broken bytes stays UTF-8, each broken part becoming
/// U+FFFD; anything else is guessed from its letters.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some(utf16) = utf16(bytes) {
        return utf16.decode_without_bom_handling(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) if bytes.starts_with(UTF8_MARK) || is_nearly_utf8(bytes) => String::from_utf8_lossy(bytes),
        Err(_) => guess(bytes).decode_without_bom_handling(bytes).0,
    }
}

/// The UTF-16 that a byte order mark at the start announces.
pub(crate) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ => None,
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether characters of several bytes are right ten times as often as wrong. Other charsets hardly ever make one.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= wrong * 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_keeps_its_mark_and_its_line_ends() {
        assert_eq!(decode("\u{feff}Zoë\r\nspoke".as_bytes()), "\u{feff}Zoë\r\nspoke");
    }

    #[test]
    fn utf16_is_read_by_its_mark_in_both_orders() {
        let units: Vec<u16> = "\u{feff}Zoë “spoke” 𝄞".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(
            (decode(&little), decode(&big)),
            ("\u{feff}Zoë “spoke” 𝄞".into(), "\u{feff}Zoë “spoke” 𝄞".into())
        );
    }

    #[test]
    fn curly_marks_of_windows_1252_are_recognised() {
        let bytes = b"\x93We will rebuild the caf\xe9,\x94 said Mayor Ida Quill. \x93It\x92s ours.\x94";
        assert_eq!(decode(bytes), "“We will rebuild the café,” said Mayor Ida Quill. “It’s ours.”");
    }

    #[test]
    fn cyrillic_in_windows_1251_is_recognised() {
        let text = "Мэр города сказала, что новый мост откроют весной, и поблагодарила строителей.";
        assert_eq!(decode(&encoding_rs::WINDOWS_1251.encode(text).0), text);
    }

    #[test]
    fn one_broken_byte_does_not_turn_utf8_into_another_charset() {
        let mut bytes = "“Zoë” ".repeat(10).into_bytes();
        bytes.extend(b"\xe2\x80 end");
        assert_eq!(decode(&bytes), "“Zoë” ".repeat(10) + "\u{fffd} end");
    }
}
