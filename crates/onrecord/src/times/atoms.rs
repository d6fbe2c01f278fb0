//! The words of an article cut finer than tokens, each with what it can mean in a time expression.
//!
//! Times are written with and without hyphens, dots and spaces ("four-year", "3pm", "Nov. 18", "2025-11-18"). Cutting
//! every token into runs of letters, runs of digits and single marks lets one rule read all the forms, however the
//! tokens fell.

use phf::phf_map;

use crate::index::TokenRange;
use crate::prepare::Prepared;
use crate::segment::TokenKind;
use crate::text::Span;
use crate::times::meaning::{DayPart, Season, Unit};

/// What a word can mean in a time expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// Nothing about time; it may still stand inside an expression.
    None,
    /// The end of a paragraph: no expression crosses it.
    Break,
    /// Digits: value (capped) and number of digits.
    Digits(u32, u8),
    /// "two", "twenty", "hundred".
    Number(u32),
    /// "first", "eighth".
    Ordinal(u8),
    /// Full name, or `true` for an abbreviation.
    Month(i8, bool),
    /// Full name, or `true` for an abbreviation.
    Weekday(i8, bool),
    /// "Mondays".
    Weekdays(i8),
    /// "week", or `true` for "weeks".
    Unit(Unit, bool),
    /// "summer".
    Season(Season),
    /// "morning".
    Part(DayPart),
    /// A word that can open an expression: "last", "the", "today".
    Opener,
    /// A punctuation mark.
    Mark,
}

/// A run of letters, a run of digits, or a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom {
    start: u32,
    end: u32,
    pub(super) token: u32,
    pub(super) sense: Sense,
    /// Whether nothing stands between it and the atom before.
    pub(super) glued: bool,
    pub(super) capital: bool,
}

/// The atoms of an article, in order.
pub(super) struct Atoms<'p> {
    pub(super) prepared: &'p Prepared,
    all: Vec<Atom>,
    /// How often an atom was looked at: the work done, whatever the machine.
    #[cfg(test)]
    pub(super) looks: std::cell::Cell<usize>,
}

use Sense::{Month, Number, Opener, Ordinal, Part, Unit as U, Weekday, Weekdays};

/// Every word that has a sense of its own. Words that matter only after such a one ("ago") are not listed.
static SENSES: phf::Map<&'static str, Sense> = phf_map! {
    "january" => Month(1, false), "jan" => Month(1, true), "february" => Month(2, false), "feb" => Month(2, true),
    "march" => Month(3, false), "mar" => Month(3, true), "april" => Month(4, false), "apr" => Month(4, true),
    "may" => Month(5, false), "june" => Month(6, false), "jun" => Month(6, true), "july" => Month(7, false),
    "jul" => Month(7, true), "august" => Month(8, false), "aug" => Month(8, true),
    "september" => Month(9, false), "sept" => Month(9, true), "sep" => Month(9, true),
    "october" => Month(10, false), "oct" => Month(10, true), "november" => Month(11, false),
    "nov" => Month(11, true), "december" => Month(12, false), "dec" => Month(12, true),
    "monday" => Weekday(1, false), "mon" => Weekday(1, true), "tuesday" => Weekday(2, false),
    "tue" => Weekday(2, true), "tues" => Weekday(2, true), "wednesday" => Weekday(3, false),
    "wed" => Weekday(3, true), "thursday" => Weekday(4, false), "thu" => Weekday(4, true),
    "thur" => Weekday(4, true), "thurs" => Weekday(4, true), "friday" => Weekday(5, false),
    "fri" => Weekday(5, true), "saturday" => Weekday(6, false), "sat" => Weekday(6, true),
    "sunday" => Weekday(7, false), "sun" => Weekday(7, true),
    "mondays" => Weekdays(1), "tuesdays" => Weekdays(2), "wednesdays" => Weekdays(3), "thursdays" => Weekdays(4),
    "fridays" => Weekdays(5), "saturdays" => Weekdays(6), "sundays" => Weekdays(7),
    "second" => U(Unit::Second, false), "seconds" => U(Unit::Second, true), "minute" => U(Unit::Minute, false),
    "minutes" => U(Unit::Minute, true), "hour" => U(Unit::Hour, false), "hours" => U(Unit::Hour, true),
    "day" => U(Unit::Day, false), "days" => U(Unit::Day, true), "week" => U(Unit::Week, false),
    "weeks" => U(Unit::Week, true), "weekend" => U(Unit::Weekend, false), "weekends" => U(Unit::Weekend, true),
    "month" => U(Unit::Month, false), "months" => U(Unit::Month, true), "quarter" => U(Unit::Quarter, false),
    "quarters" => U(Unit::Quarter, true), "year" => U(Unit::Year, false), "years" => U(Unit::Year, true),
    "decade" => U(Unit::Decade, false), "decades" => U(Unit::Decade, true),
    "century" => U(Unit::Century, false), "centuries" => U(Unit::Century, true),
    "spring" => Sense::Season(Season::Spring), "summer" => Sense::Season(Season::Summer),
    "autumn" => Sense::Season(Season::Autumn), "fall" => Sense::Season(Season::Autumn),
    "winter" => Sense::Season(Season::Winter),
    "morning" => Part(DayPart::Morning), "midday" => Part(DayPart::Midday),
    "afternoon" => Part(DayPart::Afternoon), "evening" => Part(DayPart::Evening), "night" => Part(DayPart::Night),
    "one" => Number(1), "two" => Number(2), "three" => Number(3), "four" => Number(4), "five" => Number(5),
    "six" => Number(6), "seven" => Number(7), "eight" => Number(8), "nine" => Number(9), "ten" => Number(10),
    "eleven" => Number(11), "twelve" => Number(12), "thirteen" => Number(13), "fourteen" => Number(14),
    "fifteen" => Number(15), "sixteen" => Number(16), "seventeen" => Number(17), "eighteen" => Number(18),
    "nineteen" => Number(19), "twenty" => Number(20), "thirty" => Number(30), "forty" => Number(40),
    "fifty" => Number(50), "sixty" => Number(60), "seventy" => Number(70), "eighty" => Number(80),
    "ninety" => Number(90), "hundred" => Number(100), "thousand" => Number(1000),
    "first" => Ordinal(1), "third" => Ordinal(3), "fourth" => Ordinal(4), "fifth" => Ordinal(5),
    "sixth" => Ordinal(6), "seventh" => Ordinal(7), "eighth" => Ordinal(8), "ninth" => Ordinal(9),
    "tenth" => Ordinal(10), "eleventh" => Ordinal(11), "twelfth" => Ordinal(12), "thirteenth" => Ordinal(13),
    "fourteenth" => Ordinal(14), "fifteenth" => Ordinal(15), "sixteenth" => Ordinal(16),
    "seventeenth" => Ordinal(17), "eighteenth" => Ordinal(18), "nineteenth" => Ordinal(19),
    "twentieth" => Ordinal(20), "thirtieth" => Ordinal(30),
    "the" => Opener, "a" => Opener, "an" => Opener, "this" => Opener, "that" => Opener, "these" => Opener,
    "last" => Opener, "next" => Opener, "past" => Opener, "previous" => Opener, "coming" => Opener,
    "every" => Opener, "each" => Opener, "several" => Opener, "many" => Opener, "half" => Opener,
    "today" => Opener, "tonight" => Opener, "yesterday" => Opener, "tomorrow" => Opener, "overnight" => Opener,
    "now" => Opener, "nowadays" => Opener, "currently" => Opener, "current" => Opener, "presently" => Opener,
    "right" => Opener, "then" => Opener, "recently" => Opener, "recent" => Opener, "lately" => Opener, "soon" => Opener,
    "early" => Opener, "earlier" => Opener, "late" => Opener, "later" => Opener, "mid" => Opener,
    "about" => Opener, "around" => Opener, "approximately" => Opener, "roughly" => Opener, "nearly" => Opener,
    "almost" => Opener, "over" => Opener, "more" => Opener, "less" => Opener, "up" => Opener, "at" => Opener,
    "no" => Opener, "fewer" => Opener,
    "daily" => Opener, "weekly" => Opener, "monthly" => Opener, "yearly" => Opener,
    "annually" => Opener, "hourly" => Opener, "nightly" => Opener,
    "noon" => Opener, "midnight" => Opener, "fiscal" => Opener, "fy" => Opener, "q" => Opener,
    "twenties" => Opener, "thirties" => Opener, "forties" => Opener, "fifties" => Opener, "sixties" => Opener,
    "seventies" => Opener, "eighties" => Opener, "nineties" => Opener,
    "xmas" => Opener, "tmrw" => Opener, "tmr" => Opener,
    "hrs" => U(Unit::Hour, true), "hr" => U(Unit::Hour, false), "mins" => U(Unit::Minute, true),
    "yrs" => U(Unit::Year, true), "thanksgiving" => Opener, "christmas" => Opener, "new" => Opener, "easter" => Opener, "labor" => Opener,
    "labour" => Opener, "memorial" => Opener, "independence" => Opener, "halloween" => Opener,
    "valentine" => Opener, "veterans" => Opener, "columbus" => Opener, "election" => Opener, "boxing" => Opener,
    "good" => Opener, "inauguration" => Opener, "juneteenth" => Opener,
};

impl<'p> Atoms<'p> {
    pub(super) fn of(prepared: &'p Prepared) -> Atoms<'p> {
        let mut all = Vec::with_capacity(prepared.tokens.len() + prepared.tokens.len() / 4);
        let mut paragraph = None;
        for sentence in &prepared.sentences {
            if paragraph.is_some_and(|before| before != sentence.paragraph) {
                all.push(Atom { sense: Sense::Break, ..boundary(sentence.tokens.start(), sentence.span) });
            }
            paragraph = Some(sentence.paragraph);
            for token in sentence.tokens.positions() {
                cut(prepared, token, &mut all);
            }
        }
        Atoms {
            prepared,
            all,
            #[cfg(test)]
            looks: std::cell::Cell::default(),
        }
    }

    #[cfg(test)]
    fn look(&self) {
        self.looks.set(self.looks.get() + 1);
    }

    #[cfg(not(test))]
    fn look(&self) {}

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<Atom> {
        self.look();
        self.all.get(at).copied()
    }

    pub(super) fn sense(&self, at: usize) -> Sense {
        self.look();
        self.all.get(at).map_or(Sense::Break, |atom| atom.sense)
    }

    /// The atom in ASCII lower case; empty off the ends and at breaks.
    pub(super) fn lower(&self, at: usize) -> &'p str {
        self.look();
        self.all.get(at).map_or("", |atom| self.prepared.lower_bytes(atom.start as usize, atom.end as usize))
    }

    /// Length of the atom in bytes.
    pub(super) fn width(&self, at: usize) -> usize {
        self.all.get(at).map_or(0, |atom| (atom.end - atom.start) as usize)
    }

    /// The atom before `at` in lower case; empty at the start of a paragraph.
    pub(super) fn lower_before(&self, at: usize) -> &'p str {
        at.checked_sub(1).map_or("", |before| self.lower(before))
    }

    pub(super) fn span(&self, from: usize, to: usize) -> Option<Span> {
        let (first, last) = (self.all.get(from)?, self.all.get(to.checked_sub(1)?)?);
        self.prepared.article.text.checked_span(first.start as usize, last.end as usize)
    }

    pub(super) fn tokens(&self, from: usize, to: usize) -> TokenRange {
        let first = self.all.get(from).map_or(0, |atom| atom.token as usize);
        let last =
            to.checked_sub(1).and_then(|last| self.all.get(last)).map_or(first, |atom| atom.token as usize);
        TokenRange::new(first, last + 1)
    }
}

fn boundary(token: usize, span: Span) -> Atom {
    let start = span.start() as u32;
    let token = u32::try_from(token).unwrap_or(u32::MAX);
    Atom { start, end: start, token, sense: Sense::Break, glued: false, capital: false }
}

/// Cuts one token into atoms.
fn cut(prepared: &Prepared, position: usize, into: &mut Vec<Atom>) {
    let Some(token) = prepared.tokens.get(position) else { return };
    let lower = prepared.lower(position);
    let title = matches!(token.kind, TokenKind::Title | TokenKind::Upper);
    let mut start = 0;
    while let Some(rest) = lower.get(start..).filter(|rest| !rest.is_empty()) {
        let length = run(rest);
        let begin = token.span.start() + start;
        let glued = into.last().is_some_and(|last| last.end as usize == begin);
        let sense = rest.get(..length).map_or(Sense::None, sense);
        // "mid-June": the capital is that of the part.
        let capital = match prepared.word(position).as_bytes().get(start) {
            Some(first) if first.is_ascii_alphabetic() => first.is_ascii_uppercase(),
            _ => title,
        };
        let (from, to) = (begin as u32, (begin + length) as u32);
        into.push(Atom { start: from, end: to, token: position as u32, sense, glued, capital });
        start += length;
    }
}

/// Length in bytes of the run of letters or digits, or of the single mark, that `rest` begins with.
fn run(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let first = bytes.first().copied().unwrap_or(b' ');
    if first.is_ascii_digit() {
        return bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    }
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if letters > 0 && bytes.get(letters).is_none_or(u8::is_ascii) {
        return letters;
    }
    match rest.chars().next() {
        Some(mark) if !mark.is_alphanumeric() => mark.len_utf8(),
        Some(first) => {
            let after = rest.char_indices().skip(1).find(|(_, c)| !c.is_alphabetic());
            after.map_or(rest.len(), |(at, _)| at.max(first.len_utf8()))
        }
        None => rest.len(),
    }
}

fn sense(word: &str) -> Sense {
    match word.as_bytes().first() {
        Some(byte) if byte.is_ascii_digit() => {
            Sense::Digits(word.parse().unwrap_or(u32::MAX), word.len().min(255) as u8)
        }
        Some(byte) if byte.is_ascii_lowercase() && word.len() <= 13 => {
            SENSES.get(word).copied().unwrap_or(Sense::None)
        }
        Some(byte) if byte.is_ascii_punctuation() => Sense::Mark,
        _ if word.len() <= 4 && !word.chars().any(char::is_alphanumeric) => Sense::Mark,
        _ => Sense::None,
    }
}
