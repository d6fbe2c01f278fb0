//! What a mention is to its clause: who does something, whom it is done to, whose something is.
//!
//! Read from the words beside it: there is no parse.

use super::kinds::honours::past_honours;
use super::lexicon::Sorts;
use super::reading::{Class, Reading};
use crate::index::TokenRange;
use crate::segment::{Sentence, TokenKind};

/// The part of a mention in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// "[Bo] spoke", "said [Bo]".
    Subject,
    /// "asked [Bo]".
    Object,
    /// "a letter to [Bo]".
    Governed,
    /// "[Bo]'s house".
    Owner,
    /// "Ann Du, [Bo] and others", "her husband, [Bo],".
    Listed,
}

/// The part of a third person's pronoun in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// "she"
    Subject,
    /// "him"
    Object,
    /// "his", and "himself", which asks for the same person.
    Owner,
}

/// Words looked over on either side of a mention.
const REACH: usize = 14;

/// The role of a name, description or pronoun.
pub(super) fn role(reading: &Reading<'_>, sentence: &Sentence, tokens: TokenRange) -> Role {
    if reading.class(tokens.end()) == Class::Possessive {
        return Role::Owner;
    }
    let start = phrase_start(reading, sentence, tokens);
    let opens = start == sentence.tokens.start();
    let before = if opens { "" } else { reading.lower_before(start) };
    let governed = is_preposition(before);
    let acts = acts(reading, sentence, tokens);
    let inverted = reading.is_before(tokens.start(), Sorts::REPORTING) && is_mark(reading, tokens.end());
    match () {
        () if acts && (!governed || is_ambiguous(before)) => Role::Subject,
        () if inverted => Role::Subject,
        () if governed => Role::Governed,
        () if opens || is_subordinator(before) => Role::Subject,
        () if matches!(before, "," | "and" | "or" | "&" | "(") => Role::Listed,
        () => Role::Object,
    }
}

/// The case of "he", "her", "himself".
pub(super) fn case(reading: &Reading<'_>, at: usize) -> Case {
    let next = reading.prepared.tokens.get(at + 1).map(|token| token.kind);
    match reading.lower(at) {
        "he" | "she" => Case::Subject,
        "him" => Case::Object,
        "her" => {
            let mark = matches!(next, None | Some(TokenKind::Punctuation | TokenKind::QuotationMark));
            if mark || reading.is(at + 1, Sorts::FUNCTION) { Case::Object } else { Case::Owner }
        }
        _ => Case::Owner,
    }
}

/// Whether a clause ends between two tokens, so that a subject and an object on either side may be one person.
pub(super) fn is_parted(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    to.saturating_sub(from) >= 2 * REACH
        || (from..to).any(|at| {
            is_subordinator(reading.lower(at))
                || matches!(reading.lower(at), "," | ";" | ":" | "—" | "and" | "but")
        })
}

/// Whether a word opens a clause.
pub(super) fn is_subordinator(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "who"
            | "whom"
            | "which"
            | "because"
            | "if"
            | "when"
            | "while"
            | "where"
            | "whether"
            | "although"
            | "though"
            | "unless"
            | "but"
            | "how"
            | "why"
            | "what"
    ) || is_ambiguous(word)
}

/// Whether a word may open a clause as well as stand before a name: "after Bo left", "after Bo".
fn is_ambiguous(word: &str) -> bool {
    matches!(word, "after" | "before" | "since" | "until" | "till" | "as" | "than" | "once")
}

/// Whether a name, description or pronoun behind the word depends on it.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "to"
            | "with"
            | "by"
            | "for"
            | "from"
            | "about"
            | "against"
            | "on"
            | "at"
            | "in"
            | "like"
            | "over"
            | "into"
            | "under"
            | "between"
            | "among"
            | "through"
            | "without"
            | "towards"
            | "toward"
            | "upon"
            | "behind"
            | "beside"
            | "besides"
            | "near"
            | "onto"
            | "despite"
            | "during"
            | "including"
            | "regarding"
            | "alongside"
            | "off"
            | "via"
            | "per"
            | "within"
            | "throughout"
            | "around"
            | "following"
            | "unlike"
            | "except"
            | "versus"
    ) || is_ambiguous(word)
}

/// Past titles, adjectives of peoples, whose titles they are and the article before a name: "the Bavarian minister [Ann
/// Bo]", "Salt Town boss [Ann Bo]".
fn phrase_start(reading: &Reading<'_>, sentence: &Sentence, tokens: TokenRange) -> usize {
    let mut start = tokens.start();
    let floor = sentence.tokens.start().max(start.saturating_sub(5));
    while start > floor {
        let before = start - 1;
        let word = reading.lower(before);
        if matches!(word, "the" | "a" | "an" | "his" | "her" | "their" | "its") {
            return before;
        }
        let whose = reading.class(before).is_capital()
            && (reading.is(start, Sorts::TITLE) || reading.class(start).is_capital());
        let plain = reading.class(before) == Class::Small || whose;
        let titled = start < tokens.start() && plain && is_word(reading, before);
        if !(reading.is(before, Sorts::TITLE.or(Sorts::PEOPLES)) || word == "former" || titled)
            || reading.is(before, Sorts::FUNCTION.or(Sorts::VERB))
        {
            break;
        }
        start = before;
    }
    start
}

fn is_word(reading: &Reading<'_>, at: usize) -> bool {
    let kind = reading.prepared.tokens.get(at).map(|token| token.kind);
    matches!(kind, Some(TokenKind::Lower | TokenKind::Title | TokenKind::Upper))
}

fn is_mark(reading: &Reading<'_>, at: usize) -> bool {
    let kind = reading.prepared.tokens.get(at).map(|token| token.kind);
    matches!(kind, None | Some(TokenKind::Punctuation | TokenKind::QuotationMark))
}

/// Whether a verb follows, past an apposition in commas, brackets or dashes: "Bo, the governor, said".
fn acts(reading: &Reading<'_>, sentence: &Sentence, tokens: TokenRange) -> bool {
    is_verb(reading, tokens.end())
        || reading.lower(tokens.end()) == "who"
        || past_apposition(reading, sentence, tokens).is_some_and(|at| is_verb(reading, at))
}

/// The token behind the commas, brackets or dashes that follow a mention, or that close it ("the minister, [Bo], said").
fn past_apposition(reading: &Reading<'_>, sentence: &Sentence, tokens: TokenRange) -> Option<usize> {
    let end = past_honours(reading.prepared, tokens.end());
    let closes = || reading.lower_before(phrase_start(reading, sentence, tokens)) == ",";
    if reading.lower(end) == "," && is_verb(reading, end + 1) && closes() {
        return Some(end + 1);
    }
    let close = match reading.lower(end) {
        "(" => ")",
        mark @ ("," | "–" | "—" | "-" | "--") => mark,
        _ => return None,
    };
    let limit = sentence.tokens.end().min(end + REACH);
    (end + 1..limit).find(|&at| reading.lower(at) == close).map(|at| at + 1)
}

/// Whether a reporting verb stands beside a mention: "Bo said", "said Bo", "Bo, the governor, also said".
pub(super) fn speaks(reading: &Reading<'_>, sentence: &Sentence, tokens: TokenRange) -> bool {
    let reports = |at: usize| {
        let auxiliary = matches!(
            reading.lower(at),
            "also"
                | "has"
                | "had"
                | "then"
                | "later"
                | "previously"
                | "once"
                | "earlier"
                | "recently"
                | "himself"
                | "herself"
        );
        reading.is(at + usize::from(auxiliary), Sorts::REPORTING)
    };
    let start = tokens.start();
    let that = usize::from(reading.lower_before(start) == "that");
    // "Bo said Du wanted …": Du only does so in Bo's words.
    let reported = reading.is_before(start.saturating_sub(that), Sorts::REPORTING);
    is_inverted(reading, sentence, start)
        || !reported
            && (reports(tokens.end()) || past_apposition(reading, sentence, tokens).is_some_and(reports))
}

/// Whether a reporting verb stands before its subject: "…, said [Bo]", but not "she said [Bo] lies".
pub(super) fn is_inverted(reading: &Reading<'_>, sentence: &Sentence, start: usize) -> bool {
    let verb = start.saturating_sub(1);
    reading.is_before(start, Sorts::REPORTING)
        && (verb <= sentence.tokens.start()
            || is_mark(reading, verb - 1) && !matches!(reading.lower(verb - 1), ")" | "]"))
}

/// Whether a small word behind a name is most likely a verb, or an adverb before one.
fn is_verb(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.lower(at);
    let small = reading.class(at) == Class::Small && is_word(reading, at);
    let shape = word.len() > 3
        && (word.ends_with("ed") || word.ends_with("ly") || word.ends_with('s') && !word.ends_with("ss"));
    small
        && (reading.is(at, Sorts::VERB)
            || matches!(
                word,
                "also" | "then" | "never" | "still" | "again" | "now" | "later" | "himself" | "herself"
            )
            || shape && !reading.is(at, Sorts::FUNCTION))
}
