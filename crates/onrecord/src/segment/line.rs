//! Reading one paragraph character by character, with positions in the whole text.

/// A paragraph of a text. All positions are byte offsets in the text; beyond the paragraph there is nothing.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    source: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Line<'t> {
    /// The bytes `start..end` of `source`, both on character boundaries.
    pub(super) fn new(source: &'t str, start: usize, end: usize) -> Line<'t> {
        Line { source, start, end }
    }

    pub(super) fn start(&self) -> usize {
        self.start
    }

    pub(super) fn end(&self) -> usize {
        self.end
    }

    /// The byte at a position; 0 outside the paragraph.
    pub(super) fn byte(&self, at: usize) -> u8 {
        if at < self.end { self.source.as_bytes().get(at).copied().unwrap_or(0) } else { 0 }
    }

    /// The character that starts at a position.
    pub(super) fn char(&self, at: usize) -> Option<char> {
        match self.byte(at) {
            0 => self.rest(at).chars().next(),
            byte if byte.is_ascii() => Some(char::from(byte)),
            _ => self.rest(at).chars().next(),
        }
    }

    /// The character that ends at a position.
    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        self.slice(self.start, at).chars().next_back()
    }

    /// The words between two positions; empty where that is no stretch of the paragraph.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'t str {
        self.source.get(start..end).unwrap_or_default()
    }

    /// What is left of the paragraph.
    pub(super) fn rest(&self, at: usize) -> &'t str {
        self.slice(at, self.end)
    }

    /// Length in bytes of the letter, digit or joining mark at a position; 0 when there is none.
    pub(super) fn word_char(&self, at: usize) -> usize {
        let byte = self.byte(at);
        if byte.is_ascii() {
            return usize::from(byte.is_ascii_alphanumeric());
        }
        self.char(at).filter(|&c| is_word(c)).map_or(0, char::len_utf8)
    }

    /// Whether a letter, digit or joining mark is at a position.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.word_char(at) > 0
    }

    /// Whether a letter is at a position.
    pub(super) fn is_letter(&self, at: usize) -> bool {
        self.char(at).is_some_and(|c| c.is_alphabetic() && is_word(c))
    }

    /// Whether an ASCII digit is at a position.
    pub(super) fn is_digit(&self, at: usize) -> bool {
        self.byte(at).is_ascii_digit()
    }

    /// Whether an ASCII digit ends at a position.
    pub(super) fn is_digit_before(&self, at: usize) -> bool {
        at > self.start && self.byte(at - 1).is_ascii_digit()
    }

    /// Whether the paragraph ends or white space begins at a position.
    pub(super) fn is_gap(&self, at: usize) -> bool {
        self.char(at).is_none_or(char::is_whitespace)
    }

    /// The end of the run of letters, digits and joining marks that begins at a position.
    pub(super) fn run_end(&self, mut at: usize) -> usize {
        loop {
            at = self.ascii_run_end(at);
            // Only a character beyond ASCII can go on here.
            match self.word_char(at) {
                0 => return at,
                length => at += length,
            }
        }
    }

    fn ascii_run_end(&self, at: usize) -> usize {
        let rest = self.source.as_bytes().get(at..self.end).unwrap_or_default();
        at + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
    }

    /// The first position at or after `at` that is not white space.
    pub(super) fn skip_space(&self, at: usize) -> usize {
        if self.byte(at).is_ascii_graphic() {
            return at;
        }
        let rest = self.rest(at);
        at + (rest.len() - rest.trim_start().len())
    }
}

fn is_word(c: char) -> bool {
    // U+02BC is a letter to Unicode and an apostrophe to English.
    (c.is_alphanumeric() && c != 'ʼ') || extends(c)
}

/// Whether a character only changes the one before it: accents, joiners, variation selectors, soft hyphens.
pub(super) fn extends(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{94d}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200f}' | '\u{2060}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0100}'..='\u{e01ef}')
}

/// The two characters that serve as apostrophes in print, and the one that Unicode made for it.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}
