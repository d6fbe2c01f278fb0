//! What bytes are when they are not plain text: known first bytes, NUL bytes, markup.

use crate::charset;
use crate::skipped::Reason;

const NUL_BYTES: &str = "binary data (NUL bytes)";

/// What gzipped bytes are called.
pub(crate) const GZIP: &str = "a gzip archive";

/// What a page is called.
pub(crate) const HTML: &str = "an HTML page";

/// First bytes that say what a file is. `RIFF` and the like are left out where their NUL bytes tell anyway.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", GZIP),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "an RTF document"),
];

/// Beginnings of markup, in lower case, after blanks.
const MARKUP: &[(&str, &str)] =
    &[("<!doctype html", HTML), ("<html", HTML), ("<?xml", "XML"), ("<rss", "a feed"), ("<feed", "a feed")];

/// How many first bytes are enough for [`file_kind`].
pub(crate) const ENOUGH: usize = 16;

/// Whether an archive of pages begins like this.
pub(crate) fn is_warc(head: &[u8]) -> bool {
    head.starts_with(b"WARC/1.") || head.starts_with(b"WARC/0.")
}

/// Why a file that begins like this is not read, if it is not.
pub(crate) fn file_kind(head: &[u8]) -> Option<Reason> {
    let known = SIGNATURES.iter().find(|(first, _)| head.starts_with(first));
    if let Some(&(_, looks_like)) = known {
        return Some(Reason::Binary { looks_like });
    }
    if head.contains(&0) && charset::utf16(head).is_none() {
        return Some(Reason::Binary { looks_like: NUL_BYTES });
    }
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let begins =
        |first: &str| head.get(..first.len()).is_some_and(|h| h.eq_ignore_ascii_case(first.as_bytes()));
    let &(_, looks_like) = MARKUP.iter().find(|(first, _)| begins(first))?;
    Some(Reason::Markup { looks_like })
}

/// Why a decoded text is no text: NUL characters, or control characters all over.
pub(crate) fn not_text(text: &str) -> Option<Reason> {
    if text.contains('\0') {
        return Some(Reason::Binary { looks_like: NUL_BYTES });
    }
    let control = text.bytes().filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31)).count();
    (control * 10 > text.len()).then_some(Reason::Binary { looks_like: "binary data (control characters)" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_signature_is_told_by_its_first_bytes() {
        for &(first, looks_like) in SIGNATURES {
            assert!(first.len() <= ENOUGH);
            let reason = file_kind(&[first, b" and more"].concat()).unwrap();
            assert_eq!(reason.to_string(), format!("not text but {looks_like}"));
        }
    }

    #[test]
    fn markup_is_told_after_a_byte_order_mark_and_blanks() {
        for &(first, _) in MARKUP {
            assert!(first.len() <= ENOUGH);
            let page = format!("\u{feff}\n {}>", first.to_ascii_uppercase());
            assert!(matches!(file_kind(page.as_bytes()), Some(Reason::Markup { .. })), "{page}");
        }
    }

    #[test]
    fn an_article_is_text_also_with_a_stray_control_character() {
        assert!(file_kind(b"<Rain> fell").is_none() && not_text("Rain\u{b} fell\u{1} on Oxley.").is_none());
    }

    #[test]
    fn a_nul_or_many_control_characters_are_binary() {
        assert!(not_text("Rain\0fell").is_some() && not_text("\u{1}\u{2}ab").is_some());
    }
}
