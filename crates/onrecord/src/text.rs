//! Texts and the one coordinate system: [`Span`], half-open UTF-8 byte ranges on character boundaries.
//!
//! All slicing of article text happens in this file. Other coordinates (code points for JSON, UTF-16 for the page) are
//! made at the borders by [`Offsets`].

/// The text of one article, exactly as it was given: at most `u32::MAX` bytes of UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Box<str>);

/// The text was longer than [`Text`] can address.
#[derive(Debug, thiserror::Error)]
#[error("text of {bytes} bytes is longer than {} bytes", u32::MAX)]
pub struct TextTooLong {
    /// Length of the refused text in bytes.
    pub bytes: usize,
}

/// A half-open range of bytes of one [`Text`], both ends on character boundaries. Only a [`Text`] makes spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies inside.
    pub fn holds(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that contains both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// What lies between the end of `self` and the start of a later `other`; empty when they touch or overlap.
    pub fn gap(self, other: Span) -> Span {
        Span { start: self.end.min(other.start.max(self.end)), end: other.start.max(self.end) }
    }
}

impl Text {
    /// Takes a text as it is.
    ///
    /// # Errors
    /// [`TextTooLong`] above `u32::MAX` bytes.
    pub fn new(text: impl Into<Box<str>>) -> Result<Text, TextTooLong> {
        let text = text.into();
        if u32::try_from(text.len()).is_err() {
            return Err(TextTooLong { bytes: text.len() });
        }
        Ok(Text(text))
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The span of the whole text.
    pub fn whole(&self) -> Span {
        Span { start: 0, end: self.0.len() as u32 }
    }

    /// The span from byte `start` to byte `end`, for offsets that the caller got by scanning this text.
    ///
    /// Offsets off a character boundary or out of range are a bug: they are caught in debug builds and, in release
    /// builds, moved back to the boundary before, so that no input can panic.
    pub fn span(&self, start: usize, end: usize) -> Span {
        debug_assert!(self.0.is_char_boundary(start) && self.0.is_char_boundary(end) && start <= end);
        let start = self.0.floor_char_boundary(start);
        let end = self.0.floor_char_boundary(end).max(start);
        Span { start: start as u32, end: end as u32 }
    }

    /// The span from byte `start` to byte `end` of untrusted offsets; `None` off a boundary or out of range.
    pub fn checked_span(&self, start: usize, end: usize) -> Option<Span> {
        self.0.get(start..end)?;
        Some(Span { start: start as u32, end: end as u32 })
    }

    /// The words of a span.
    #[allow(clippy::string_slice, reason = "the one place where article text is sliced")]
    pub fn slice(&self, span: Span) -> &str {
        &self.0[span.start()..span.end()]
    }

    /// The text before a span.
    pub fn before(&self, span: Span) -> &str {
        self.slice(Span { start: 0, end: span.start })
    }

    /// The text after a span.
    pub fn after(&self, span: Span) -> &str {
        self.slice(Span { start: span.end, end: self.0.len() as u32 })
    }

    /// The character that ends right before `offset`.
    pub fn char_before(&self, offset: usize) -> Option<char> {
        self.0.get(..offset)?.chars().next_back()
    }

    /// The character that starts at `offset`.
    pub fn char_at(&self, offset: usize) -> Option<char> {
        self.0.get(offset..)?.chars().next()
    }

    /// The span without white space at either rim.
    pub fn trim(&self, span: Span) -> Span {
        let slice = self.slice(span);
        let start = span.start() + (slice.len() - slice.trim_start().len());
        Span { start: start as u32, end: (start + slice.trim().len()) as u32 }
    }

    /// Up to `characters` characters right before a span, for a text quote selector.
    pub fn prefix(&self, span: Span, characters: usize) -> &str {
        let before = self.before(span);
        let start = before.char_indices().rev().nth(characters.saturating_sub(1)).map_or(0, |(at, _)| at);
        before.get(start..).unwrap_or_default()
    }

    /// Up to `characters` characters right after a span, for a text quote selector.
    pub fn suffix(&self, span: Span, characters: usize) -> &str {
        let after = self.after(span);
        let end = after.char_indices().nth(characters).map_or(after.len(), |(at, _)| at);
        after.get(..end).unwrap_or_default()
    }
}

/// Converts byte offsets of one text into code points and UTF-16 units, in constant time after one pass.
pub struct Offsets<'t> {
    text: &'t str,
    /// Code points and UTF-16 units before each block of [`BLOCK`] bytes.
    blocks: Vec<(u32, u32)>,
}

const BLOCK: usize = 64;

impl<'t> Offsets<'t> {
    /// Counts the characters of the text once.
    pub fn new(text: &'t Text) -> Offsets<'t> {
        let text = text.as_str();
        let (mut chars, mut units) = (0, 0);
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        for (at, byte) in text.bytes().enumerate() {
            if at % BLOCK == 0 {
                blocks.push((chars, units));
            }
            let (char, unit) = width(byte);
            chars += char;
            units += unit;
        }
        if text.len().is_multiple_of(BLOCK) {
            blocks.push((chars, units));
        }
        Offsets { text, blocks }
    }

    /// Code points before byte `offset`.
    pub fn chars(&self, offset: usize) -> usize {
        self.counts(offset).0 as usize
    }

    /// UTF-16 code units before byte `offset`.
    pub fn utf16(&self, offset: usize) -> usize {
        self.counts(offset).1 as usize
    }

    /// The byte offset of code point number `chars`; the length of the text when there are fewer.
    pub fn byte(&self, chars: usize) -> usize {
        let block = self.blocks.partition_point(|&(before, _)| before as usize <= chars).saturating_sub(1);
        let before = self.blocks.get(block).map_or(0, |b| b.0 as usize);
        let start = self.text.ceil_char_boundary(block * BLOCK);
        // A character that began in the block before is already counted there.
        let rest = self.text.get(start..).unwrap_or_default();
        rest.char_indices().nth(chars.saturating_sub(before)).map_or(self.text.len(), |(at, _)| start + at)
    }

    fn counts(&self, offset: usize) -> (u32, u32) {
        let offset = offset.min(self.text.len());
        let block = offset / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        let start = self.blocks.get(block).copied().unwrap_or_default();
        rest.iter().map(|&byte| width(byte)).fold(start, |sum, w| (sum.0 + w.0, sum.1 + w.1))
    }
}

/// (code points, UTF-16 units) that a byte of UTF-8 begins.
fn width(byte: u8) -> (u32, u32) {
    match byte {
        0x80..=0xbf => (0, 0),
        0xf0.. => (1, 2),
        _ => (1, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn byte_char_and_utf16_offsets_round_trip(source in any::<String>(), filler in 0usize..200) {
            let text = Text::new("é".repeat(filler) + &source).unwrap();
            let offsets = Offsets::new(&text);
            for (chars, (byte, _)) in text.as_str().char_indices().enumerate() {
                prop_assert_eq!(offsets.chars(byte), chars);
                prop_assert_eq!(offsets.byte(chars), byte);
                prop_assert_eq!(offsets.utf16(byte), text.slice(text.span(0, byte)).encode_utf16().count());
            }
            prop_assert_eq!(offsets.chars(text.whole().end()), text.as_str().chars().count());
            prop_assert_eq!(offsets.byte(text.as_str().chars().count()), text.whole().end());
        }
    }

    #[test]
    fn context_stops_at_the_rim_of_the_text() {
        let text = Text::new("né oui").unwrap();
        let span = text.span(3, 4);
        assert_eq!((text.prefix(span, 32), text.suffix(span, 2)), ("né", "ou"));
    }

    #[test]
    fn the_gap_of_overlapping_spans_is_empty() {
        let text = Text::new("abcdef").unwrap();
        assert_eq!(text.span(0, 2).gap(text.span(4, 5)), text.span(2, 4));
        assert!(text.span(0, 3).gap(text.span(1, 5)).is_empty());
    }
}
