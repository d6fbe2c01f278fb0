//! One pass over a paragraph: its tokens, each byte outside white space in exactly one.

use super::abbreviations::{Abbreviation, abbreviation, starts_sentence};
use super::addresses;
use super::line::{Line, extends, is_apostrophe};
use super::words::{
    acronym_end, clitic_end, elision_end, half_day_start, hyphenated_acronym_end, negation_end, prefix_end,
    word_end,
};
use super::{Token, TokenKind};
use crate::text::Text;

/// Appends the tokens of a paragraph.
pub(super) fn tokenise(text: &Text, line: &Line<'_>, tokens: &mut Vec<Token>) {
    let at = line.start();
    let mut pass =
        Pass { text, line, first: tokens.len(), tokens, no_address_before: at, single_open: false };
    let mut at = line.skip_space(at);
    while at < line.end() {
        let end = pass.token(at).max(at + 1);
        at = if line.byte(end) == b' ' { end + 1 } else { end };
        at = line.skip_space(at);
    }
}

struct Pass<'a, 't> {
    text: &'t Text,
    line: &'a Line<'t>,
    tokens: &'a mut Vec<Token>,
    /// Position of the paragraph's first token.
    first: usize,
    /// Words that begin before this place begin no address.
    no_address_before: usize,
    /// Whether a single quotation mark was opened and not closed in this paragraph.
    single_open: bool,
}

impl Pass<'_, '_> {
    /// Appends the tokens that begin at `at`, which is no white space; returns their end.
    fn token(&mut self, at: usize) -> usize {
        if self.line.is_word(at) {
            return self.word(at);
        }
        match self.line.char(at) {
            Some('\'' | '’' | '‘' | 'ʼ' | '`') => self.single_mark(at),
            Some('“' | '”' | '"' | '«' | '»' | '„' | '‟' | '‹' | '›' | '‚' | '＂') => {
                self.run(at, TokenKind::QuotationMark)
            }
            Some('@' | '#') => match addresses::handle_end(self.line, at) {
                Some(end) => self.push(at, end, TokenKind::Handle),
                None => self.run(at, TokenKind::Punctuation),
            },
            Some('.') if self.line.is_digit(at + 1) => {
                self.push(at, word_end(self.line, at + 1), TokenKind::Number)
            }
            _ => self.run(at, TokenKind::Punctuation),
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) -> usize {
        self.tokens.push(Token { span: self.text.span(start, end), kind });
        end
    }

    fn push_word(&mut self, start: usize, end: usize) -> usize {
        let kind = kind_of(self.line.slice(start, end));
        self.push(start, end, kind)
    }

    fn word(&mut self, start: usize) -> usize {
        let line = self.line;
        let run = line.run_end(start);
        let mark = line.byte(run);
        if mark == b' ' && !line.is_digit(start) {
            return self.push_word(start, run);
        }
        if let Some(end) = self.address(start, run) {
            return self.push(start, end, TokenKind::Url);
        }
        if let Some(end) = acronym_end(line, start).or_else(|| self.initial_end(start, run)) {
            let hyphen = line.byte(end) == b'-' && line.is_letter(end + 1);
            return self.push_word(start, if hyphen { word_end(line, end + 1) } else { end });
        }
        if let Some(end) = prefix_end(line, start, run) {
            return self.push(start, end, TokenKind::Lower);
        }
        let end = word_end(line, start);
        if line.is_digit(start)
            && let Some(split) = number_end(line, start, end)
        {
            return self.push(start, split, TokenKind::Number);
        }
        if let Some(end) = hyphenated_acronym_end(line, start, end) {
            return self.push_word(start, end);
        }
        match line.byte(end) {
            b'.' if self.keeps_stop(start, end) => self.push_word(start, end + 1),
            b'$' if is_currency(line.slice(start, end)) => self.push(start, end + 1, TokenKind::Punctuation),
            b'\'' | 0xca | 0xe2 => self.negated(start, end),
            _ => self.push_word(start, end),
        }
    }

    /// "do|n't": the word without its "n", then the rest; otherwise the word.
    fn negated(&mut self, start: usize, end: usize) -> usize {
        let Some(last) = negation_end(self.line, end) else { return self.push_word(start, end) };
        if end - 1 > start {
            self.push_word(start, end - 1);
        }
        self.push(end - 1, last, TokenKind::Lower)
    }

    /// The end of an address, looked for only where a mark that addresses hold follows the first letters.
    fn address(&mut self, start: usize, run: usize) -> Option<usize> {
        let held = matches!(self.line.byte(run), b'.' | b'@' | b':' | b'-' | b'_' | b'+' | b'%');
        if start < self.no_address_before || !held || self.line.is_gap(run + 1) {
            return None;
        }
        match addresses::address(self.line, start) {
            Ok(end) => Some(end),
            Err(looked) => {
                self.no_address_before = looked;
                None
            }
        }
    }

    /// The end of the initial of a name: "J. Bo", "Ann M. Bo"; not of "Plan B. The", "so do I."
    fn initial_end(&self, start: usize, run: usize) -> Option<usize> {
        let line = self.line;
        let letter = line.char(start).filter(|c| c.is_uppercase() && start + c.len_utf8() == run)?;
        let stop = run + 1;
        let next = line.skip_space(stop);
        let following = line.slice(next, line.run_end(next));
        let is_name = match line.char(next) {
            _ if line.byte(run) != b'.' => false,
            Some(c) if c.is_uppercase() => !starts_sentence(following) || line.byte(next + 1) == b'.',
            Some(c) => (c.is_lowercase() || matches!(c, ',' | '&' | '-' | '–')) && letter != 'I',
            None => false,
        };
        (is_name && self.may_precede_initial(letter)).then_some(stop)
    }

    fn may_precede_initial(&self, letter: char) -> bool {
        let before = self.tokens.get(self.first..).and_then(<[Token]>::last);
        let Some(before) = before else { return true };
        let word = self.text.slice(before.span);
        let name = matches!(before.kind, TokenKind::Title | TokenKind::Upper | TokenKind::QuotationMark);
        (name || letter != 'I') && !names_by_letter(word)
    }

    /// Whether the stop at `end` belongs to the word before it.
    fn keeps_stop(&self, start: usize, end: usize) -> bool {
        match abbreviation(self.line.slice(start, end)) {
            None => false,
            Some(Abbreviation::BeforeNumber) => self.line.is_digit(self.line.skip_space(end + 1)),
            Some(_) => self.line.byte(end + 1) != b'.',
        }
    }

    /// Appends a mark, with the same mark repeated after it where that is one sign ("...", "--", "?!").
    fn run(&mut self, at: usize, kind: TokenKind) -> usize {
        let line = self.line;
        let Some(mark) = line.char(at) else { return at };
        let mut end = at + mark.len_utf8();
        while let Some(next) = line.char(end).filter(|&next| extends(next) || goes_on(mark, next)) {
            end += next.len_utf8();
        }
        self.push(at, end, kind)
    }

    /// An apostrophe, a single quotation mark or a pair of them typed for a double one.
    fn single_mark(&mut self, at: usize) -> usize {
        let line = self.line;
        let Some(mark) = line.char(at) else { return at };
        let end = at + mark.len_utf8();
        let before = line.char_before(at).filter(|c| !c.is_whitespace());
        let after_word = before.is_some_and(|c| c.is_alphanumeric() || c == '.' || c == '%');
        // Text that was tokenised once sets its clitics off: "the mayor 's".
        let set_off = |end| before.is_none() && at > line.start() && line.is_gap(end);
        if let Some(end) = clitic_end(line, at).filter(|&end| after_word || set_off(end)) {
            return self.push(at, end, TokenKind::Lower);
        }
        if mark != '’' && line.char(end) == Some(mark) {
            return self.push(at, end + mark.len_utf8(), TokenKind::QuotationMark);
        }
        let opens = line.is_word(end) && !before.is_some_and(char::is_alphanumeric);
        match elision_end(line, at).filter(|_| opens) {
            Some(end) => self.push_word(at, end),
            None if opens || mark == '‘' => {
                self.single_open |= mark != '’';
                self.push(at, end, TokenKind::QuotationMark)
            }
            None => self.after_word(at, end, before.filter(|c| c.is_alphanumeric())),
        }
    }

    /// A single mark that opens nothing: closing, or the apostrophe of "the Joneses’" or "runnin’".
    fn after_word(&mut self, at: usize, end: usize, before: Option<char>) -> usize {
        let apostrophe = self.line.char(at).is_some_and(is_apostrophe);
        let kind = match before {
            Some(c) if c.is_numeric() && apostrophe && !self.single_open => TokenKind::Punctuation,
            Some('s' | 'S' | 'x' | 'z') if apostrophe && !self.single_open => TokenKind::Lower,
            Some('n') if apostrophe && !self.single_open && self.extend_cut_word(at, end) => return end,
            _ => TokenKind::QuotationMark,
        };
        self.single_open &= kind != TokenKind::QuotationMark;
        self.push(at, end, kind)
    }

    /// Gives "runnin" its apostrophe.
    fn extend_cut_word(&mut self, at: usize, end: usize) -> bool {
        let Some(word) = self.tokens.last_mut().filter(|word| word.span.end() == at) else { return false };
        let cut = word.span.len() > 3 && self.text.slice(word.span).ends_with("in");
        if cut {
            word.span = self.text.span(word.span.start(), end);
        }
        cut
    }
}

/// Where a number breaks off from the half of the day written to it: "10.32|am", "3|p.m.".
fn number_end(line: &Line<'_>, start: usize, end: usize) -> Option<usize> {
    let stopped = matches!(line.slice(end.saturating_sub(1), end + 3), "a.m." | "p.m." | "A.M." | "P.M.");
    if stopped && line.is_digit_before(end - 1) {
        return Some(end - 1);
    }
    half_day_start(line, start, end)
}

fn goes_on(mark: char, next: char) -> bool {
    match mark {
        '.' | '-' | '—' | '*' | '=' | '_' | '~' | '•' | '…' | '+' | '$' | '\\' => next == mark,
        '!' | '?' => matches!(next, '!' | '?'),
        '<' | '>' => next == mark,
        _ => false,
    }
}

fn is_currency(word: &str) -> bool {
    matches!(word, "US" | "A" | "AU" | "C" | "CA" | "HK" | "NZ" | "R" | "S")
}

/// Nouns after which a letter is a name of its own and its stop a full stop.
fn names_by_letter(word: &str) -> bool {
    [
        "plan",
        "vitamin",
        "group",
        "hepatitis",
        "section",
        "grade",
        "category",
        "class",
        "type",
        "exhibit",
        "schedule",
        "part",
        "appendix",
        "option",
        "point",
    ]
    .into_iter()
    .any(|noun| word.eq_ignore_ascii_case(noun))
}

/// The kind of a word or number by its letters.
fn kind_of(word: &str) -> TokenKind {
    // Most words by far: spares looking at every letter.
    if word.as_bytes().first().is_some_and(u8::is_ascii_lowercase) {
        return TokenKind::Lower;
    }
    let mut letters = word.chars().filter(|c| c.is_alphanumeric());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let mut rest = letters.filter(|c| c.is_alphabetic()).peekable();
            let more = rest.peek().is_some();
            if more && rest.all(char::is_uppercase) { TokenKind::Upper } else { TokenKind::Title }
        }
        Some(first) if first.is_numeric() && !first.is_alphabetic() => TokenKind::Number,
        Some(_) => TokenKind::Lower,
        None => TokenKind::Punctuation,
    }
}
