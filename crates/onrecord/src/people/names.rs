//! Names: runs of capitalised words, cut into what stands before a name and the name itself.

use super::descriptions::office;
use super::evidence::{self, Vote};
use super::lexicon::Sorts;
use super::reading::{Class, Reading};
use super::titles::{TitleKind, is_qualifier, is_surname};
use super::words::Table;
use super::{EntityKind, Pronoun, organisations, places};
use crate::index::TokenRange;
use crate::segment::{Sentence, TokenKind};

/// A name as it stands in one place.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// With the titles directly before it: "Gov. Ann Bo".
    pub(super) tokens: TokenRange,
    /// The name alone.
    pub(super) core: TokenRange,
    /// What the title says of the gender: "Mrs. Bo".
    pub(super) pronoun: Option<Pronoun>,
    /// The last office before the name: "president".
    pub(super) office: Option<&'static str>,
    /// What the words around it speak for.
    pub(super) vote: Vote,
    /// Its capital may be that of the sentence.
    pub(super) opening: bool,
    /// What a tagger takes it for.
    pub(super) told: Option<EntityKind>,
}

/// The names of the paragraphs that hold statements, in order of place.
///
/// Headings in title case are left out: there a capital says nothing ([`is_title_case`]).
pub(super) fn find(reading: &Reading<'_>) -> Vec<Name> {
    let prepared = reading.prepared;
    let mut names = Vec::new();
    for sentence in &prepared.sentences {
        let paragraph = prepared.paragraphs.get(sentence.paragraph.get());
        let holds = paragraph.is_some_and(|paragraph| paragraph.kind.holds_statements());
        if holds && !is_title_case(reading, sentence) {
            of_sentence(reading, sentence, &mut names);
        }
    }
    names
}

/// Whether all but the small words of a sentence are capitalised, as in an American headline.
pub(super) fn is_title_case(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let tokens = reading.prepared.tokens.get(sentence.tokens.positions()).unwrap_or_default();
    let most = tokens.len() / 6;
    let (mut small, mut capital) = (0usize, 0usize);
    for (token, at) in tokens.iter().zip(sentence.tokens.positions()) {
        match token.kind {
            TokenKind::Lower if !reading.is(at, Sorts::FUNCTION) && reading.class(at) == Class::Small => {
                small += 1
            }
            TokenKind::Title | TokenKind::Upper if token.span.len() >= 4 => capital += 1,
            _ => {}
        }
        if small > most {
            return false;
        }
    }
    capital >= 4 && (small == 0 || (small * 6 <= capital && capital >= 8))
}

fn of_sentence(reading: &Reading<'_>, sentence: &Sentence, names: &mut Vec<Name>) {
    let mut at = sentence.tokens.start();
    while at < sentence.tokens.end() {
        if reading.class(at).is_capital() {
            let end = run_end(reading, at, sentence.tokens.end());
            Cutter { reading, sentence, names }.cut(at, end);
            at = end;
        } else {
            at += 1;
        }
    }
}

/// Words that a run may have; longer ones are lists of capitals and no names.
const LONGEST: usize = 20;

/// Where the run of name words that begins at `start` ends.
fn run_end(reading: &Reading<'_>, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    while let Some(next) = step(reading, start, end) {
        if next > limit || next > start + LONGEST {
            break;
        }
        end = next;
    }
    end
}

/// One more word of the run, with the small words that lead to it.
fn step(reading: &Reading<'_>, start: usize, end: usize) -> Option<usize> {
    let capital = |at: usize| reading.class(at).is_capital();
    // "Theresa May", but not "Ann Bo May" at the end of a heading.
    if capital(end) || is_surname_month(reading, start, end) {
        return Some(end + 1);
    }
    match reading.lower(end) {
        "," if reading.class(end + 1) == Class::Suffix => Some(end + 2),
        "&" if capital(end + 1) => Some(end + 2),
        small if is_particle(small) => particles(reading, end),
        "of" | "for" | "on" | "at" if leads_on(reading, start, end) => {
            let article = matches!(reading.lower(end + 1), "the" | "a" | "an");
            let next = if article { end + 2 } else { end + 1 };
            capital(next).then_some(next + 1)
        }
        "and" if joins(reading, start, end) => Some(end + 2),
        _ => None,
    }
}

/// "May" after a single first name, or after a first name behind titles.
fn is_surname_month(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let month = matches!(reading.lower(at), "may" | "april" | "june" | "august");
    let first = at.checked_sub(1).is_some_and(|before| reading.class(before) == Class::Plain);
    let alone = at == start + 1 || !reading.class(at - 2).is_personal();
    let office = reading.class(at - 1) == Class::Title;
    let title = reading.prepared.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Title);
    month && title && (office || first && alone)
}

/// "May", "NATO".
pub(super) fn is_capitalised(reading: &Reading<'_>, at: usize) -> bool {
    let kind = reading.prepared.tokens.get(at).map(|token| token.kind);
    matches!(kind, Some(TokenKind::Title | TokenKind::Upper))
}

/// "de", "van der", "bin" before a capitalised word.
fn particles(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let next = if is_particle(reading.lower(at + 1)) { at + 2 } else { at + 1 };
    (reading.class(next) == Class::Plain).then_some(next + 1)
}

pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.holds(word)
}

/// Whether "of", "for", "on" or "at" goes on with a name: "Bureau of", "Secretary of", "Centre for".
fn leads_on(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let before = at.saturating_sub(1);
    match (reading.lower(at), reading.class(before)) {
        ("of", Class::Head) => true,
        ("of", Class::Title) => {
            let office = reading.lower(before);
            matches!(
                office,
                "secretary" | "duke" | "duchess" | "prince" | "princess" | "earl" | "speaker" | "head"
            )
        }
        ("for", Class::Head) => true,
        ("for", _) => {
            matches!(reading.lower(before), "citizens" | "doctors" | "americans" | "lawyers" | "mothers")
        }
        ("on", Class::Head) => true,
        ("at", _) => reading.lower(start) == "university",
        _ => false,
    }
}

/// Whether "and" stands inside the name of an organisation: "Center for Salt and Pepper Studies",
/// "the Salt and Pepper Commission".
fn joins(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    if !reading.class(at + 1).is_capital() {
        return false;
    }
    if (start..at).any(|inside| matches!(reading.lower(inside), "for" | "on" | "of")) {
        return true;
    }
    let led = reading.lower_before(start) == "the" || reading.class(at + 1) != Class::Title;
    let mut end = at + 1;
    while reading.class(end).is_capital() {
        end += 1;
    }
    let single = (start..at).all(|inside| matches!(reading.class(inside), Class::Plain | Class::Common));
    let before = reading.lower_before(start);
    let opening =
        matches!(before, "the" | "of" | "at" | "from" | "with") || reading.lower(at + 1) == "exchange";
    led && opening && single && end > at + 2 && reading.class(end - 1) == Class::Head
}

/// Cuts one run into names.
struct Cutter<'r, 'a> {
    reading: &'r Reading<'a>,
    sentence: &'r Sentence,
    names: &'r mut Vec<Name>,
}

impl Cutter<'_, '_> {
    fn cut(&mut self, start: usize, end: usize) {
        let opening = self.reading.is_opening(start, self.sentence);
        let start = self.without_opening_word(start, end, opening);
        if let Some((title, rest)) = self.last_title(start, end) {
            self.titled(start, title, rest, end);
        } else {
            self.untitled(start, end, opening);
        }
    }

    /// A sentence may open with any word: one that the article also has small is no part of the name.
    fn without_opening_word(&self, start: usize, end: usize, opening: bool) -> usize {
        let plain = matches!(self.reading.class(start), Class::Plain | Class::Common | Class::Head);
        let follows = self.reading.class(start + 1).is_capital() && end > start + 1;
        let drop = opening && plain && follows && self.reading.is_also_small(start);
        start + usize::from(drop && self.reading.class(end - 1) != Class::Head)
    }

    /// The last title of the run that has a name behind it, and where that name begins.
    fn last_title(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let reading = self.reading;
        let title = (start..end).rev().find(|&at| self.is_title(start, at))?;
        let rest = self.after_office(title, end);
        let all = reading.class(end - 1) == Class::Head || reading.class(end - 1) == Class::Common;
        let strong = title_of(reading, title).is_some_and(|t| t.kind == TitleKind::Honorific);
        let named = (rest..end)
            .any(|at| matches!(reading.class(at), Class::Plain | Class::Initial | Class::Acronym))
            || (strong && rest < end);
        (named && (strong || !all)).then_some((title, rest))
    }

    /// A title that is also a surname counts as one only where no first name stands before it.
    fn is_title(&self, start: usize, at: usize) -> bool {
        let reading = self.reading;
        let first = at == start || !reading.class(at - 1).is_personal();
        reading.class(at) == Class::Title && (first || !is_surname(reading.lower(at)))
    }

    /// Past "of State", "of the Treasury".
    fn after_office(&self, title: usize, end: usize) -> usize {
        let reading = self.reading;
        let mut at = title + 1;
        if reading.lower(at) != "of" || at >= end {
            return at;
        }
        at += 1 + usize::from(reading.lower(at + 1) == "the");
        while at + 1 < end && matches!(reading.class(at + 1), Class::Head | Class::Common) {
            at += 1;
        }
        (at + 1).min(end)
    }

    /// "South Bo President Ann Bo": the run before the title, and the person behind it.
    fn titled(&mut self, start: usize, title: usize, rest: usize, end: usize) {
        let reading = self.reading;
        let mut head = title;
        while head > start && is_before_title(reading, head - 1) {
            head -= 1;
        }
        self.thing(start, head);
        let row = title_of(reading, title);
        let all = || (head..rest).filter_map(|at| title_of(reading, at));
        let mut offices = (head..rest).filter_map(|at| office_at(reading, at));
        let honorific = row.is_some_and(|row| row.kind == TitleKind::Honorific);
        let mut name = self.name(head, rest, end);
        name.pronoun = all().find_map(|row| row.pronoun);
        name.office = offices.next_back();
        name.vote.person += if honorific { 9 } else { 6 };
        self.names.push(name);
    }

    fn untitled(&mut self, start: usize, end: usize, opening: bool) {
        let reading = self.reading;
        let last = end - 1;
        if reading.class(last) == Class::Title
            && !(is_surname(reading.lower(last)) && self.may_end(start, last))
        {
            return self.thing(start, last);
        }
        let organisation = (start..end).any(|at| reading.class(at) == Class::Head);
        let key = reading.prepared.lower_words(TokenRange::new(start, end));
        let whole = places::is_place(key) || organisations::is_known(key);
        let people = (start..last).rev().find(|&at| reading.class(at) == Class::People && !whole);
        let from = match people {
            Some(at) if !organisation && reading.class(last).is_personal() => at + 1,
            _ => start,
        };
        let mut name = self.name(from, from, end);
        name.opening = opening && from == start;
        self.names.push(name);
    }

    /// "Ann King", or "King" where it opens nothing else.
    fn may_end(&self, start: usize, last: usize) -> bool {
        start == last || self.reading.class(start) == Class::Plain
    }

    /// What stands before a title or alone: an organisation or a place, not a person.
    fn thing(&mut self, start: usize, end: usize) {
        if start < end {
            let mut name = self.name(start, start, end);
            name.vote = Vote { person: -20, organisation: 1 };
            self.names.push(name);
        }
    }

    fn name(&self, start: usize, core: usize, end: usize) -> Name {
        let (tokens, core) = (TokenRange::new(start, end), TokenRange::new(core, end));
        let vote = evidence::around(self.reading, self.sentence, tokens, core);
        let title = evidence::small_title(self.reading, start);
        Name {
            tokens,
            core,
            pronoun: title.and_then(|row| row.pronoun),
            office: title.and_then(|_| office_at(self.reading, start.checked_sub(1)?)),
            vote,
            opening: false,
            told: None,
        }
    }
}

/// A name that a tagger marks; titles stand from `start` to it.
pub(super) fn named(
    reading: &Reading<'_>,
    sentence: &Sentence,
    start: usize,
    core: TokenRange,
    told: EntityKind,
) -> Name {
    let tokens = TokenRange::new(start, core.end());
    let titles = || (start..core.start()).filter_map(|at| title_of(reading, at));
    let small = evidence::small_title(reading, start);
    Name {
        tokens,
        core,
        pronoun: titles().find_map(|row| row.pronoun).or(small.and_then(|row| row.pronoun)),
        office: (start..core.start())
            .filter_map(|at| office_at(reading, at))
            .next_back()
            .or(small.and_then(|_| office_at(reading, start.checked_sub(1)?))),
        vote: evidence::around(reading, sentence, tokens, core),
        opening: false,
        told: Some(told),
    }
}

pub(super) fn is_before_title(reading: &Reading<'_>, at: usize) -> bool {
    reading.class(at) == Class::Title || is_qualifier(reading.lower(at))
}

/// The office that a word names, with the word before it: "president", "vice president".
fn office_at(reading: &Reading<'_>, at: usize) -> Option<&'static str> {
    let office = office(reading, at, reading.title(at)?);
    Some(office).filter(|office| !office.is_empty())
}

fn title_of(reading: &Reading<'_>, at: usize) -> Option<super::titles::Title> {
    reading.title(at)
}

/// The first letters of the words of a name, without those `left_out`.
pub(super) fn acronym(reading: &Reading<'_>, core: TokenRange, left_out: impl Fn(&str) -> bool) -> String {
    let words = core.positions().map(|at| reading.lower(at)).filter(|word| !left_out(word));
    words.filter_map(|word| word.chars().next()).filter(|letter| letter.is_alphanumeric()).collect()
}

/// Small words inside names of people, sorted.
#[rustfmt::skip]
pub(super) static PARTICLES: Table = Table::new(&[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "e", "el", "ibn", "la", "las",
    "le", "los", "ten", "ter", "van", "von", "y", "zu",
]);
