//! Where sentences end among the tokens of a paragraph.

use super::abbreviations::{Abbreviation, abbreviation, starts_sentence};
use super::{Token, TokenKind};
use crate::text::Text;

/// Calls `cut` with the position after the last token of each sentence, in order; the last one ends with the tokens.
pub(super) fn ends(text: &Text, tokens: &[Token], mut cut: impl FnMut(usize)) {
    let mut reading = Reading { text, tokens, first: 0, double_open: false };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let end = reading.stop(token).and_then(|stop| reading.end_after(at, stop));
        let next = end.unwrap_or(at + 1);
        reading.pass(at, next);
        if let Some(end) = end {
            cut(end);
            reading.first = end;
        }
        at = next;
    }
    if reading.first < tokens.len() {
        cut(tokens.len());
    }
}

/// What might end a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// "."
    Full,
    /// "...", "…"
    Ellipsis,
    /// "?", "!", "?!"
    Call,
    /// The stop that "Mr.", "J." keep: never an end.
    Within,
    /// The stop that "Inc.", "U.S." keep: an end before a word that begins sentences.
    Name,
    /// "a.m.", "p.m.": an end before a capital that is no zone or day.
    Hour,
    /// "etc.": an end before a capital.
    Trailing,
    /// "****", "-----": a line drawn with marks.
    Rule,
}

/// What stands after a stop and its closing marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Small,
    Capital,
    Number,
    OpenQuotation,
    OpenBracket,
    /// "," ";" ":" ")" and further stops: the sentence goes on.
    Comma,
    Dash,
    Symbol,
}

/// The closing marks after a stop.
#[derive(Clone, Copy)]
struct Closers {
    quotation: bool,
    bracket: bool,
    /// Position after them.
    end: usize,
}

struct Reading<'t> {
    text: &'t Text,
    tokens: &'t [Token],
    /// The first token of the sentence.
    first: usize,
    /// Whether an odd number of straight double marks has been passed.
    double_open: bool,
}

impl<'t> Reading<'t> {
    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| self.text.slice(token.span))
    }

    fn pass(&mut self, start: usize, end: usize) {
        for token in self.tokens.get(start..end).unwrap_or_default() {
            let straight = token.kind == TokenKind::QuotationMark && self.text.slice(token.span) == "\"";
            self.double_open ^= straight;
        }
    }

    fn stop(&self, token: &Token) -> Option<Stop> {
        let last = self.text.as_str().as_bytes().get(token.span.end().wrapping_sub(1));
        if last.is_some_and(u8::is_ascii_alphanumeric) {
            return None;
        }
        let word = self.text.slice(token.span);
        match token.kind {
            TokenKind::Punctuation => match word.as_bytes() {
                b"." => Some(Stop::Full),
                [b'.', ..] => Some(Stop::Ellipsis),
                [b'!' | b'?', ..] => Some(Stop::Call),
                [b'*' | b'-' | b'=' | b'_', _, _, _, ..] => Some(Stop::Rule),
                [0..=0x7f, ..] => None,
                _ if word.starts_with('…') => Some(Stop::Ellipsis),
                _ => word.starts_with(['。', '！', '？', '‽']).then_some(Stop::Call),
            },
            TokenKind::Title | TokenKind::Lower | TokenKind::Upper => word.strip_suffix('.').map(kept_stop),
            _ => None,
        }
    }

    /// The end of the sentence if it ends with the stop at `at`, closing marks included.
    fn end_after(&self, at: usize, stop: Stop) -> Option<usize> {
        let closers = self.closers(at + 1);
        let over = self.tokens.len() == closers.end || self.is_over(at, stop, closers);
        over.then_some(closers.end)
    }

    fn is_over(&self, at: usize, stop: Stop, closers: Closers) -> bool {
        let quoted = closers.quotation;
        match (stop, self.next(closers.end)) {
            (_, Next::Comma) => false,
            (Stop::Full, Next::Small) => !quoted && !closers.bracket && !self.is_enumerator(at),
            (Stop::Full, Next::Dash) => !quoted,
            (Stop::Full, _) => !self.is_enumerator(at),
            (Stop::Call, Next::Capital) if quoted => !self.is_attribution(closers.end),
            (Stop::Call, Next::Small) => !quoted && !closers.bracket && !self.may_be_title(at),
            (Stop::Call, Next::Dash) => false,
            (Stop::Rule, next) => next != Next::Small,
            (Stop::Call, _) => !closers.bracket || self.begins_with_bracket(),
            (Stop::Ellipsis, Next::Capital) => self.word(closers.end) != "I",
            (Stop::Ellipsis, Next::OpenQuotation) => true,
            (Stop::Ellipsis | Stop::Within, _) => false,
            (_, Next::Small | Next::Number | Next::Dash | Next::Symbol | Next::OpenBracket) => false,
            (_, Next::OpenQuotation) => true,
            (_, Next::Capital) if quoted => true,
            (Stop::Name, _) => starts_sentence(self.word(closers.end)),
            (Stop::Hour, _) => !is_zone_or_day(self.word(closers.end)),
            (Stop::Trailing, _) => true,
        }
    }

    fn next(&self, at: usize) -> Next {
        let Some(token) = self.tokens.get(at) else { return Next::Symbol };
        match token.kind {
            TokenKind::Lower => Next::Small,
            TokenKind::Title | TokenKind::Upper => Next::Capital,
            TokenKind::Number => Next::Number,
            TokenKind::QuotationMark => Next::OpenQuotation,
            TokenKind::Url | TokenKind::Handle => Next::Symbol,
            TokenKind::Punctuation => match self.text.slice(token.span).chars().next() {
                Some(',' | ';' | ':' | ')' | ']' | '}' | '.' | '!' | '?' | '…' | '/') => Next::Comma,
                Some('-' | '–' | '—') => Next::Dash,
                Some('(' | '[' | '{') => Next::OpenBracket,
                _ => Next::Symbol,
            },
        }
    }

    /// The closing quotation marks and brackets from `at` on.
    fn closers(&self, at: usize) -> Closers {
        let mut closers = Closers { quotation: false, bracket: false, end: at };
        let mut double_open = self.double_open;
        while let Some(token) = self.tokens.get(closers.end) {
            let word = self.text.slice(token.span);
            match token.kind {
                TokenKind::QuotationMark if self.closes(closers.end, word, double_open) => {
                    closers.quotation = true;
                    double_open ^= word == "\"";
                }
                TokenKind::Punctuation if matches!(word, ")" | "]" | "}") => closers.bracket = true,
                _ => break,
            }
            closers.end += 1;
        }
        closers
    }

    /// Whether the quotation mark at `at`, somewhere after a stop, closes: straight marks by the blanks round them, then
    /// by count.
    fn closes(&self, at: usize, mark: &str, double_open: bool) -> bool {
        match mark {
            "”" | "’" | "»" | "›" | "''" => true,
            "\"" | "'" | "＂" => match (self.touches(at), self.touches(at + 1)) {
                (true, false) => true,
                (false, true) => false,
                (true, true) => double_open || !matches!(self.next(at + 1), Next::Capital | Next::Small),
                (false, false) => double_open && mark == "\"",
            },
            _ => false,
        }
    }

    /// Whether no blank stands before the token at `at`.
    fn touches(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at)) {
            (Some(before), Some(token)) => before.span.end() == token.span.start(),
            _ => false,
        }
    }

    /// "5." at the head of a line numbers it.
    fn is_enumerator(&self, stop: usize) -> bool {
        let number = self.tokens.get(self.first);
        stop == self.first + 1
            && number.is_some_and(|token| token.kind == TokenKind::Number && token.span.len() <= 3)
    }

    /// Whether a mark may belong to a name: "Yahoo! said", "the show Who Won? is".
    fn may_be_title(&self, mark: usize) -> bool {
        let before = mark.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.is_some_and(|token| matches!(token.kind, TokenKind::Title | TokenKind::Upper))
    }

    fn begins_with_bracket(&self) -> bool {
        matches!(self.word(self.first), "(" | "[")
    }

    /// Whether a name and a verb of saying begin at `at`: “Why now?” Mr. Bo asked.
    fn is_attribution(&self, at: usize) -> bool {
        let name = |token: &Token| matches!(token.kind, TokenKind::Title | TokenKind::Upper);
        let names = self.tokens.get(at..).unwrap_or_default().iter().take(5).take_while(|t| name(t)).count();
        !starts_sentence(self.word(at)) && names > 0 && is_verb_of_saying(self.word(at + names))
    }
}

/// What the stop of an abbreviation, given without it, says.
fn kept_stop(word: &str) -> Stop {
    match abbreviation(word) {
        Some(Abbreviation::BeforeName | Abbreviation::BeforeNumber) => Stop::Within,
        Some(Abbreviation::Within) => Stop::Name,
        Some(Abbreviation::AtEnd) => Stop::Trailing,
        None if matches!(word, "a.m" | "p.m" | "A.M" | "P.M") => Stop::Hour,
        None if matches!(word, "e.g" | "i.e" | "E.g" | "I.e" | "P.S") => Stop::Within,
        None if word.contains('.') => Stop::Name,
        None => Stop::Within,
    }
}

fn is_zone_or_day(word: &str) -> bool {
    matches!(
        word,
        "ET" | "EST"
            | "EDT"
            | "CT"
            | "CST"
            | "CDT"
            | "MT"
            | "MST"
            | "MDT"
            | "PT"
            | "PST"
            | "PDT"
            | "GMT"
            | "BST"
            | "UTC"
            | "CET"
            | "IST"
            | "Eastern"
            | "Central"
            | "Mountain"
            | "Pacific"
            | "Greenwich"
            | "Moscow"
            | "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "Mon."
            | "Tue."
            | "Tues."
            | "Wed."
            | "Thu."
            | "Thurs."
            | "Fri."
            | "Sat."
            | "Sun."
            | "EASTERN"
    )
}

fn is_verb_of_saying(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "asked"
            | "asks"
            | "wrote"
            | "writes"
            | "added"
            | "adds"
            | "told"
            | "tells"
            | "tweeted"
            | "replied"
            | "shouted"
            | "continued"
            | "demanded"
            | "wondered"
            | "recalled"
            | "joked"
            | "declared"
            | "exclaimed"
            | "cried"
            | "warned"
            | "insisted"
            | "argued"
            | "noted"
            | "explained"
            | "concluded"
            | "yelled"
            | "read"
            | "reads"
            | "posted"
            | "responded"
            | "remarked"
            | "quipped"
            | "called"
            | "went"
    )
}
