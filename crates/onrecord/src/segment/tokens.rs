//! Tokens of news English: words with their inner marks, clitics apart, every other mark by itself.
//!
//! The practice is that of the Penn Treebank, but a word joined by hyphens stays whole ("mayor-elect", "34-year-old"):
//! names, ages and times are read from whole words.

use super::abbreviations;
use super::{Token, TokenKind};
use crate::text::{Span, Text};

/// The longest address, in bytes, that is kept as one token.
const LONGEST_ADDRESS: usize = 2048;

/// Adds the tokens of a stretch of text, in order.
pub(crate) fn push_tokens(text: &Text, span: Span, tokens: &mut Vec<Token>) {
    let source = text.slice(span);
    let mut scanner = Scanner { text, source, base: span.start(), at: 0, tokens, single_open: false };
    while scanner.at < source.len() {
        scanner.step();
    }
}

struct Scanner<'a> {
    text: &'a Text,
    /// The stretch; offsets `at` count in it, `base` is where it begins in the text.
    source: &'a str,
    base: usize,
    at: usize,
    tokens: &'a mut Vec<Token>,
    /// Whether a single quotation mark was opened and not closed.
    single_open: bool,
}

impl Scanner<'_> {
    fn step(&mut self) {
        let Some(character) = self.char_at(self.at) else {
            self.at = self.source.len();
            return;
        };
        match character {
            _ if character.is_whitespace() => self.at += character.len_utf8(),
            _ if is_word_char(character) => self.word(self.at),
            '@' | '#' if self.is_word_at(self.at + 1) => self.word(self.at + 1),
            '\'' | '’' | '‘' => self.apostrophe(character),
            '.' | '-' => self.run(character),
            '`' if self.starts("``") => self.push(2, TokenKind::QuotationMark),
            _ => self.push(character.len_utf8(), mark_kind(character)),
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.source.get(at..)?.chars().next()
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.source.get(..at)?.chars().next_back()
    }

    fn is_word_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(is_word_char)
    }

    fn starts(&self, with: &str) -> bool {
        self.source.get(self.at..).is_some_and(|rest| rest.starts_with(with))
    }

    fn push(&mut self, bytes: usize, kind: TokenKind) {
        let start = self.base + self.at;
        self.tokens.push(Token { span: self.text.span(start, start + bytes), kind });
        self.at += bytes;
    }

    /// Dots and hyphens in a row are one token: "...", "--".
    fn run(&mut self, character: char) {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let bytes = rest.len() - rest.trim_start_matches(character).len();
        self.push(bytes, TokenKind::Punctuation);
    }

    /// A single mark: part of a word (’tis, ’90s), a possessive of a plural (Joneses’), or a quotation mark.
    fn apostrophe(&mut self, character: char) {
        let width = character.len_utf8();
        if self.starts("''") {
            return self.push(2, TokenKind::QuotationMark);
        }
        let after_word = self.char_before(self.at).is_some_and(char::is_alphanumeric);
        let before_word = self.is_word_at(self.at + width);
        if character != '‘' && !after_word && before_word && self.is_elision(self.at + width) {
            return self.word(self.at + width);
        }
        let possessive = after_word && !before_word && !self.single_open && character != '‘';
        if possessive && matches!(self.char_before(self.at), Some('s' | 'S' | 'z' | 'x')) {
            return self.push(width, TokenKind::Lower);
        }
        self.single_open = !after_word && before_word;
        self.push(width, TokenKind::QuotationMark);
    }

    /// Words that begin with an apostrophe: ’tis, ’twas, ’em, ’n’, ’til, ’cause, ’90s.
    fn is_elision(&self, start: usize) -> bool {
        let rest = self.source.get(start..).unwrap_or_default();
        let end = rest.find(|c: char| !is_word_char(c)).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        let decade =
            word.len() == 3 && word.ends_with('s') && word.bytes().take(2).all(|b| b.is_ascii_digit());
        decade
            || ["tis", "twas", "em", "n", "til", "cause", "bout", "cos"]
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
    }

    /// A word whose letters begin at `letters` (after "@", "#" or an apostrophe that belongs to it).
    fn word(&mut self, letters: usize) {
        if let Some(end) = self.address_end() {
            return self.push(end - self.at, TokenKind::Lower);
        }
        let end = self.word_end(letters);
        let end = end + self.abbreviation_stop(end);
        let word = self.source.get(self.at..end).unwrap_or_default();
        let kind = word_kind(self.source.get(letters..end).unwrap_or_default());
        let bytes = end - self.at;
        let split = clitic_start(word).or_else(|| half_day_start(word));
        match split.filter(|&split| split > 0) {
            Some(split) => {
                let head = word_kind(word.get(..split).unwrap_or_default());
                self.push(split, head);
                self.push(bytes - split, TokenKind::Lower);
            }
            None => self.push(bytes, kind),
        }
    }

    /// The end of the word: letters and digits with single joining marks between them.
    fn word_end(&self, mut at: usize) -> usize {
        let rest = self.source.get(at..).unwrap_or_default();
        let mut before = ' ';
        let mut characters = rest.chars().peekable();
        while let Some(character) = characters.next() {
            let next = characters.peek().copied().unwrap_or(' ');
            if !is_word_char(character) && !joins(before, character, next) {
                break;
            }
            before = character;
            at += character.len_utf8();
        }
        at
    }

    /// 1 when a stop after the word ending at `end` belongs to it.
    fn abbreviation_stop(&self, end: usize) -> usize {
        let stop = self.char_at(end) == Some('.') && self.char_at(end + 1) != Some('.');
        let word = self.source.get(self.at..end).unwrap_or_default();
        usize::from(stop && is_abbreviation(word, self.source.get(end + 1..).unwrap_or_default()))
    }

    /// The end of a web address that begins here, without the marks that close the sentence round it.
    fn address_end(&self) -> Option<usize> {
        let rest = self.source.get(self.at..)?;
        if !["http://", "https://", "www."].iter().any(|prefix| rest.starts_with(prefix)) {
            return None;
        }
        let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”');
        let end = rest.char_indices().take(LONGEST_ADDRESS).find(|(_, c)| ends(*c)).map(|(at, _)| at);
        let end =
            end.unwrap_or_else(|| rest.char_indices().nth(LONGEST_ADDRESS).map_or(rest.len(), |(at, _)| at));
        let address = rest.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
        Some(self.at + address.len())
    }
}

/// Letters, digits and the marks that combine with them.
fn is_word_char(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '_';
    }
    character.is_alphanumeric()
        || matches!(character, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}')
}

/// Whether a mark between two characters holds a word together.
fn joins(before: char, mark: char, after: char) -> bool {
    let letters = before.is_alphabetic() && after.is_alphabetic();
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    match mark {
        '\'' | '’' => is_word_char(before) && after.is_alphabetic(),
        '-' | '‑' | '\u{2010}' => is_word_char(before) && is_word_char(after),
        '.' => letters || digits,
        ',' => digits,
        ':' | '/' => digits,
        '–' => digits,
        '&' => before.is_uppercase() && after.is_uppercase(),
        '@' => is_word_char(before) && is_word_char(after),
        _ => false,
    }
}

/// Whether a stop belongs to the word before it: a known abbreviation, an initial, "a.m".
fn is_abbreviation(word: &str, after: &str) -> bool {
    let mut characters = word.chars();
    let first = characters.next().unwrap_or(' ');
    let initial = characters.next().is_none() && first.is_uppercase();
    if initial {
        return first != 'I' || follows_name(after);
    }
    if word.len() > 8 {
        return false;
    }
    abbreviations::kind(&word.to_ascii_lowercase(), first.is_uppercase()).is_some()
}

/// Whether a capital letter with a stop comes next, as after an initial.
fn follows_name(after: &str) -> bool {
    let mut characters = after.trim_start().chars();
    characters.next().is_some_and(char::is_uppercase) && characters.next() == Some('.')
}

/// Where the clitic of a word begins: "do|n't", "Bo|’s", "we|'ll".
fn clitic_start(word: &str) -> Option<usize> {
    let apostrophe = word.rfind(['\'', '’'])?;
    let tail = word.get(apostrophe..)?.trim_start_matches(['\'', '’']);
    let head = word.get(..apostrophe)?;
    match tail {
        "t" | "T" if head.len() > 1 && head.ends_with(['n', 'N']) => Some(apostrophe - 1),
        _ if head.is_empty() => None,
        "s" | "S" | "re" | "RE" | "ve" | "VE" | "ll" | "LL" | "d" | "D" | "m" | "M" => Some(apostrophe),
        _ => None,
    }
}

/// Where "am" or "pm" begins in "3pm", "10.32am", "3p.m.".
fn half_day_start(word: &str) -> Option<usize> {
    let digits = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')))?;
    let half = matches!(word.get(digits..)?, "am" | "pm" | "AM" | "PM" | "a.m" | "p.m" | "a.m." | "p.m.");
    (half && digits > 0).then_some(digits)
}

fn word_kind(word: &str) -> TokenKind {
    let mut letters = word.chars().filter(|c| c.is_alphanumeric());
    match letters.next() {
        Some(first) if first.is_numeric() => TokenKind::Number,
        Some(first) if first.is_uppercase() => {
            let mut rest = letters.filter(|c| c.is_alphabetic()).peekable();
            let upper = rest.peek().is_some() && rest.all(char::is_uppercase);
            if upper { TokenKind::Upper } else { TokenKind::Title }
        }
        _ => TokenKind::Lower,
    }
}

fn mark_kind(character: char) -> TokenKind {
    match character {
        '“' | '”' | '"' | '«' | '»' | '„' | '‟' | '‚' | '‹' | '›' | '`' | '〝' | '〞' => {
            TokenKind::QuotationMark
        }
        _ => TokenKind::Punctuation,
    }
}
