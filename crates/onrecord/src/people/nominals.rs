//! Descriptions that stand for somebody: "the president", "her lawyer", "the 34-year-old socialist".

use super::Pronoun;
use super::descriptions::office;
use super::lexicon::Sorts;
use super::names::is_capitalised;
use super::reading::{Class, Reading};
use super::titles::{self, Title};
use crate::index::TokenRange;
use crate::segment::TokenKind;

/// A description with an office or calling as its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Nominal {
    /// From the article or owner to the head.
    pub(super) tokens: TokenRange,
    /// What the head stands for.
    pub(super) office: &'static str,
    pub(super) pronoun: Option<Pronoun>,
    /// What the head leads to expect: "the chairman".
    pub(super) presumed: Option<Pronoun>,
    pub(super) lead: Lead,
}

/// How a description is introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// "the", "this"
    Definite,
    /// "a", "an"
    Indefinite,
    /// "her", "Bo's"
    Owned,
}

/// Words that a description may hold before its head.
const REACH: usize = 7;

/// The description that begins at a token, if one does.
pub(super) fn at(reading: &Reading<'_>, start: usize, limit: usize) -> Option<Nominal> {
    let lead = lead(reading, start)?;
    let mut head = None;
    for at in start + 1..limit.min(start + REACH) {
        match reading.calling(at).or_else(|| native(reading, at)) {
            Some(row) if is_plural(row.word) => return None,
            Some(row) => head = Some((at, row)),
            None if head.is_some() || !is_modifier(reading, at) => break,
            None => {}
        }
    }
    let (at, row) = head.filter(|&(at, _)| is_whole(reading, at + 1))?;
    let office = office(reading, at, row);
    let (pronoun, presumed) = (row.pronoun, row.presumed);
    Some(Nominal { tokens: TokenRange::new(start, at + 1), office, pronoun, presumed, lead })
}

/// "the Scot", "a Dutchwoman"
pub(super) fn native(reading: &Reading<'_>, at: usize) -> Option<Title> {
    let before = reading.lower_before(at);
    let led = matches!(before, "the" | "a" | "an" | "this") || before.ends_with("-old");
    titles::native(reading.lower(at)).filter(|_| led && is_capitalised(reading, at))
}

fn lead(reading: &Reading<'_>, at: usize) -> Option<Lead> {
    if !reading.is(at, Sorts::LEAD) {
        return None;
    }
    match reading.lower(at) {
        "the" | "this" => Some(Lead::Definite),
        // "He said that lawyer Bo …" is no such thing.
        "that" if is_capitalised(reading, at) => Some(Lead::Definite),
        "a" | "an" => Some(Lead::Indefinite),
        "his" | "her" | "their" | "its" | "my" | "our" => Some(Lead::Owned),
        _ if reading.class(at) == Class::Possessive => Some(Lead::Owned),
        _ => None,
    }
}

fn is_modifier(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.lower(at);
    let kind = reading.prepared.tokens.get(at).map(|token| token.kind);
    let letters = matches!(kind, Some(TokenKind::Lower | TokenKind::Title | TokenKind::Upper | TokenKind::Number))
            // The "Glass Heart" singer
            || kind == Some(TokenKind::QuotationMark) && word != "'" && word != "’";
    // "US" is no "us".
    let function = reading.is(at, Sorts::FUNCTION) && kind != Some(TokenKind::Upper);
    letters && !function && (!reading.is(at, Sorts::VERB) || word == "led") || word == "-"
}

/// Whether the description ends before `at`: no name and no further noun follows.
pub(super) fn is_whole(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.lower(at);
    let kind = reading.prepared.tokens.get(at).map(|token| token.kind);
    let small = kind == Some(TokenKind::Lower);
    // A small word that is neither verb nor function word is most likely a noun ("the candidate list"), but verbs are
    // many: only plurals and a few nouns are held against it.
    let adjective = is_adjective(reading.lower(at.saturating_sub(1)));
    let noun = small && !reading.is(at, Sorts::VERB.or(Sorts::FUNCTION)) && (adjective || is_nounlike(word))
        || adjective && is_second_adjective(reading, at)
        || small && is_behind_adjective(reading, at);
    let name = reading.class(at).is_capital()
        && (reading.class(at) != Class::People || reading.class(at + 1).is_capital());
    !(noun || name)
}

/// "the first official [map]", "major [donors]"; but "the official [declined]", "an official [familiar] with it".
fn is_behind_adjective(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.lower(at);
    let other = word.ends_with("ed")
        || word.ends_with("ly")
        || matches!(word, "aware" | "close" | "familiar" | "later" | "present" | "responsible");
    matches!(reading.lower_before(at), "major" | "official")
        && !reading.is(at, Sorts::VERB.or(Sorts::FUNCTION))
        && !other
}

/// "the conservative [and moderate blocs]": a second adjective and the noun of both.
fn is_second_adjective(reading: &Reading<'_>, and: usize) -> bool {
    let plain =
        |at: usize| reading.class(at) == Class::Small && !reading.is(at, Sorts::VERB.or(Sorts::FUNCTION));
    matches!(reading.lower(and), "and" | "or")
        && plain(and + 1)
        && plain(and + 2)
        && !titles::is_qualifier(reading.lower(and + 1))
        && reading.calling(and + 2).is_none()
}

/// Whether a calling is an adjective as well: "the Republican candidates".
fn is_adjective(word: &str) -> bool {
    matches!(
        word,
        "republican"
            | "democrat"
            | "conservative"
            | "socialist"
            | "liberal"
            | "libertarian"
            | "native"
            | "general"
            | "rival"
            | "private"
            | "veteran"
            | "expert"
    )
}

fn is_plural(word: &str) -> bool {
    matches!(word, "senators" | "sens." | "reps.")
}

fn is_nounlike(word: &str) -> bool {
    matches!(
        word,
        "election" | "race" | "campaign" | "office" | "list" | "team" | "debate" | "seat" | "job" | "post"
    )
}
