//! What is said: where the complement of a cue begins and ends.

use super::sources::{self, is_finite};
use super::units::Unit;
use super::words::{is_adverb, is_preposition, is_subject_pronoun, is_subordinator, is_time_word};
use crate::cues::{self, CueWord, Frame, Inflection};

/// How far an adjunct may push the content away from its cue, in items.
const REACH: usize = 14;

/// The complement of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Complement {
    /// First item.
    pub(crate) start: usize,
    /// One past the last item.
    pub(crate) end: usize,
}

/// What follows a cue at items `after..`: the content, if the cue has one there.
pub(crate) fn after(unit: &Unit, cue: CueWord, after: usize) -> Option<Complement> {
    let start = start(unit, cue, after)?;
    let end = end(unit, start);
    (start < end).then_some(Complement { start, end })
}

/// Where a relative clause that begins before item `from` is closed by a comma and the main verb ("Bo, who wrote it,
/// said"); the contents inside it end there.
pub(crate) fn relative_end(unit: &Unit, from: usize) -> Option<usize> {
    let commas = (from..unit.end()).filter(|&at| unit.lower(at) == ",");
    commas.take(2).find(|&comma| {
        let verb = past_adverbs(unit, comma + 1, unit.end());
        let reports = |at: usize| {
            cues::readings(unit.lower(at))
                .iter()
                .any(|cue| matches!(cue.inflection, Inflection::Past | Inflection::Third))
        };
        let auxiliary = matches!(
            unit.lower(verb),
            "has" | "have" | "had" | "was" | "were" | "is" | "are" | "did" | "would"
        );
        reports(verb) || auxiliary
    })
}

fn start(unit: &Unit, cue: CueWord, after: usize) -> Option<usize> {
    let limit = unit.end();
    let at = past_adverbs(unit, after, limit);
    match cue.frame {
        Frame::Quote => quotation(unit, at, limit),
        Frame::Tell => told(unit, at, limit),
        Frame::Ask => asked(unit, at, limit),
        Frame::Urge => urged(unit, at, limit),
        Frame::Plan => planned(unit, at, limit),
        Frame::Judge | Frame::About(_) | Frame::Wish => object(unit, at, limit),
        Frame::Say | Frame::Think | Frame::Show => said(unit, at, limit),
    }
}

fn past_adverbs(unit: &Unit, mut at: usize, limit: usize) -> usize {
    while at < limit && (is_adverb(unit.lower(at)) && unit.lower(at) != "only") && !unit.is_quote(at) {
        at += 1;
    }
    at
}

/// A quotation that begins here, after a comma or colon, or after an adjunct that ends in one.
fn quotation(unit: &Unit, at: usize, limit: usize) -> Option<usize> {
    let until = limit.min(at + REACH);
    let quote = (at..until).find(|&at| unit.is_quote(at))?;
    let direct = quote == at || matches!(unit.lower(quote - 1), ":" | "," | "that");
    (direct && (at..quote).all(|at| !is_finite(unit, at))).then_some(quote)
}

/// "that …", "whether …", a clause or thing; adjuncts in between are stepped over when one of these follows them.
fn said(unit: &Unit, at: usize, limit: usize) -> Option<usize> {
    if at >= limit {
        return None;
    }
    let word = unit.lower(at);
    match word {
        "that" | "whether" | "if" | "how" | "why" | "what" | "when" | "where" | "who" | "to" => Some(at),
        ":" => (at + 1 < limit).then_some(at + 1),
        "," | "–" | "—" | "(" => quotation(unit, at, limit).or_else(|| clause_behind(unit, at, limit)),
        ";" | ")" | "and" | "but" | "or" | "'s" | "’s" | "by" | "." => None,
        _ if unit.is_quote(at) => Some(at),
        _ if is_time_word(word) && starts_time(unit, at) => said(unit, past_time(unit, at, limit), limit),
        _ if is_preposition(word) || is_subordinator(word) => {
            quotation(unit, at, limit).or_else(|| clause_behind(unit, at, limit))
        }
        _ => Some(at),
    }
}

fn starts_time(unit: &Unit, at: usize) -> bool {
    !matches!(unit.lower(at), "this" | "last") || is_time_word(unit.lower(at + 1))
}

fn past_time(unit: &Unit, mut at: usize, limit: usize) -> usize {
    while at < limit && is_time_word(unit.lower(at)) {
        at += 1;
    }
    at
}

/// The "that" behind an adjunct ("said in a letter to the council that …").
fn clause_behind(unit: &Unit, at: usize, limit: usize) -> Option<usize> {
    let until = limit.min(at + REACH);
    let that =
        (at..until).find(|&at| unit.lower(at) == "that" || unit.is_quote(at) || is_finite(unit, at))?;
    (unit.lower(that) == "that" && unit.kind(that - 1).is_some() && !is_preposition(unit.lower(that - 1)))
        .then_some(that)
}

/// Behind the person told: "that …", a question word, a quotation, a clause with a pronoun or the next name.
fn told(unit: &Unit, at: usize, limit: usize) -> Option<usize> {
    if at >= limit || matches!(unit.lower(at), "," | "of" | "about" | "that") {
        return said(unit, at, limit);
    }
    let until = limit.min(at + REACH);
    for next in at + 1..until {
        let word = unit.lower(next);
        match word {
            "that" | "whether" | "how" | "what" | "why" | "if" | "to" | "about" | "of" => return Some(next),
            ":" => return (next + 1 < limit).then_some(next + 1),
            "," => return quotation(unit, next, limit).or_else(|| told(unit, next, limit)),
            _ if unit.is_quote(next) => return Some(next),
            _ if is_subject_pronoun(word) || is_determiner(word) && !is_preposition(unit.lower(next - 1)) => {
                return Some(next);
            }
            _ if is_time_word(word) => return said(unit, past_time(unit, next, limit), limit),
            "on" | "in" | "at" | "during" | "after" | "via" | "by" => {
                return quotation(unit, next, limit).or_else(|| clause_behind(unit, next, limit));
            }
            _ => {}
        }
    }
    None
}

fn is_determiner(lower: &str) -> bool {
    matches!(lower, "the" | "a" | "an" | "his" | "her" | "their" | "its" | "this" | "these" | "those")
}

/// A question: after the person asked, or at once.
fn asked(unit: &Unit, at: usize, limit: usize) -> Option<usize> {
    let word = unit.lower(at);
    if matches!(
        word,
        "," | ":"
            | "whether"
            | "if"
            | "what"
            | "why"
            | "how"
            | "who"
            | "when"
            | "where"
            | "about"
            | "for"
            | "to"
    ) || unit.is_quote(at)
    {
        return said(unit, at, limit);
    }
    let until = limit.min(at + REACH);
    let question = (at + 1..until).find(|&at| {
        matches!(
            unit.lower(at),
            "whether" | "if" | "what" | "why" | "how" | "who" | "when" | "where" | "to" | "about"
        ) || unit.is_quote(at)
            || unit.lower(at) == ","
    });
    match question {
        Some(next) if unit.lower(next) == "," => quotation(unit, next, limit),
        Some(next) if unit.lower(next) == "to" => Some(at),
        Some(next) => Some(next),
        None => object(unit, at, limit),
    }
}

/// Somebody and what he is to do: both are the content.
fn urged(unit: &Unit, at: usize, limit: usize) -> Option<usize> {
    let word = unit.lower(at);
    if at >= limit || matches!(word, "," | "by" | "in" | "on" | "at" | "and" | "for") {
        return None;
    }
    Some(at)
}

/// "to …", "that …" or a thing promised.
fn planned(unit: &Unit, at: usize, limit: usize) -> Option<usize> {
    match unit.lower(at) {
        "to" | "not" | "that" => (at + 1 < limit).then_some(at),
        "on" if !unit.lower(at + 1).is_empty() => None,
        _ => object(unit, at, limit),
    }
}

/// A noun phrase right behind the cue.
fn object(unit: &Unit, at: usize, limit: usize) -> Option<usize> {
    let word = unit.lower(at);
    let none = at >= limit
        || matches!(word, "," | ":" | ";" | "." | ")" | "and" | "or" | "but" | "–" | "—" | "'s" | "’s")
        || (is_preposition(word) && !matches!(word, "to" | "for" | "as" | "over"))
        || matches!(word, "when" | "while" | "because" | "than" | "as");
    if none {
        return if word == ":" || word == "," { quotation(unit, at, limit) } else { None };
    }
    Some(at)
}

/// Where a content that begins at item `start` ends: at the unit's end, a stop inside, or the next cue.
pub(crate) fn end(unit: &Unit, start: usize) -> usize {
    let limit = before_own_cue(unit, start).unwrap_or_else(|| unit.end());
    if unit.is_quote(start) && ends_there(unit, start, limit) {
        return start + 1;
    }
    for at in start + 1..limit {
        if closes(unit, start, at) {
            return trimmed(unit, start, at);
        }
    }
    trimmed(unit, start, limit)
}

/// The start of a clause further on that leads in a quotation of its own ("…, and Bo replied, “…”").
fn before_own_cue(unit: &Unit, start: usize) -> Option<usize> {
    let quote =
        (start + 3..unit.len()).find(|&at| unit.is_speech(at) && matches!(unit.lower(at - 1), "," | ":"))?;
    let reports = cues::readings(unit.lower(quote - 2)).iter().any(|cue| {
        matches!(cue.inflection, Inflection::Past | Inflection::Third)
            && !matches!(cue.frame, Frame::Wish | Frame::Plan)
    });
    if !reports {
        return None;
    }
    match sources::before(unit, start, quote - 2) {
        sources::Subject::Here { start: subject, .. } if subject > start + 1 => Some(subject),
        _ => None,
    }
}

/// Whether a content that is a quotation stops with it.
fn ends_there(unit: &Unit, quote: usize, limit: usize) -> bool {
    let next = unit.lower(quote + 1);
    quote + 1 >= limit
        || matches!(unit.quote_end(quote), "," | "." | "?" | "!")
        || matches!(next, "," | ";" | "–" | "—" | "--" | "(" | "-")
}

fn trimmed(unit: &Unit, start: usize, mut end: usize) -> usize {
    while end > start && matches!(unit.lower(end - 1), "," | ";" | "and" | "but" | "–" | "—" | "--" | ":")
    {
        end -= 1;
    }
    end
}

fn closes(unit: &Unit, start: usize, at: usize) -> bool {
    match unit.lower(at) {
        ";" => true,
        "–" | "—" | "―" | "--" => unit.is_quote(at - 1),
        "," => next_clause_reports(unit, at + 1) || unit.lower(at + 1) == "according",
        "and" | "but" | "while" => at > start + 1 && conjoined_cue(unit, at),
        "according" => unit.lower(at + 1) == "to",
        _ => unit.is_quote(at - 1) && at - 1 > start && matches!(unit.quote_end(at - 1), "." | "?" | "!"),
    }
}

/// ", adding …", ", calling …": a participle of reporting that shares the subject of the clause before.
fn next_clause_reports(unit: &Unit, at: usize) -> bool {
    let at = if matches!(unit.lower(at), "and" | "while" | "but" | "before" | "after") { at + 1 } else { at };
    let at = if is_adverb(unit.lower(at)) { at + 1 } else { at };
    let relative = matches!(unit.lower(at), "who" | "which");
    if relative {
        return cues::readings(unit.lower(at + 1)).iter().any(|cue| {
            matches!(cue.inflection, Inflection::Past | Inflection::Third)
                && matches!(cue.frame, Frame::Say | Frame::Tell)
        });
    }
    cues::readings(unit.lower(at)).iter().any(|cue| {
        cue.inflection == Inflection::Ing
            && !matches!(cue.frame, Frame::Think | Frame::Wish | Frame::Quote | Frame::Show)
            && !matches!(cue.frame, Frame::About(preposition) if unit.lower(at + 1) != preposition)
    })
}

/// "… and said", "… but Ann Bo added": a strong cue with a subject of at most six items behind the conjunction.
fn conjoined_cue(unit: &Unit, conjunction: usize) -> bool {
    let until = (conjunction + 8).min(unit.end());
    let shared = unit.lower(conjunction - 1) != ",";
    for at in conjunction + 1..until {
        let word = unit.lower(at);
        if matches!(word, "," | ";" | ":" | "that" | "to" | "who" | "which") || unit.is_quote(at) {
            return false;
        }
        let strong = cues::readings(word).iter().any(|cue| {
            matches!(cue.inflection, Inflection::Past | Inflection::Third)
                && matches!(
                    cue.frame,
                    Frame::Say | Frame::Tell | Frame::Ask | Frame::Urge | Frame::Judge | Frame::Plan
                )
        });
        if strong && !super::words::makes_noun(unit.lower(at - 1)) {
            return at <= conjunction + 2 || !shared || starts_subject(unit, conjunction + 1);
        }
        if is_finite(unit, at) && !super::words::is_auxiliary(word) {
            return false;
        }
    }
    false
}

fn starts_subject(unit: &Unit, at: usize) -> bool {
    is_subject_pronoun(unit.lower(at)) || unit.is_capital(at) || is_determiner(unit.lower(at))
}

/// Whether nothing that could be content follows a cue that stands behind its content.
pub(crate) fn is_spent(unit: &Unit, cue: CueWord, after: usize) -> bool {
    let limit = unit.end();
    let at = past_adverbs(unit, after, limit);
    let word = unit.lower(at);
    if at >= limit
        || matches!(word, "," | ";" | "–" | "—" | "(" | "and" | "but" | "as" | "when" | "while" | "after")
    {
        return true;
    }
    if matches!(word, ":" | "that" | "whether") || unit.is_quote(at) {
        return false;
    }
    let told = matches!(cue.frame, Frame::Tell | Frame::Ask);
    let adjunct = is_preposition(word) || is_time_word(word);
    (told || adjunct)
        && !(at..limit.min(at + REACH))
            .take_while(|&at| unit.lower(at) != ",")
            .any(|at| matches!(unit.lower(at), "that" | ":" | "whether") || unit.is_quote(at))
}

/// Whether items `start..end` read like a clause of their own, for "Taxes will fall, she said".
pub(crate) fn is_clause(unit: &Unit, start: usize, end: usize) -> bool {
    if end < start + 3 {
        return false;
    }
    let first = unit.lower(start);
    let adjunct = (is_preposition(first) && first != "to") || (is_subordinator(first) && first != "what");
    let participle = first.ends_with("ing") || (first.ends_with("ed") && unit.kind(start).is_some());
    let verb = (start..end).any(|at| is_finite(unit, at) || super::words::is_auxiliary(unit.lower(at)));
    let main =
        (start..end).find(|&at| unit.lower(at) == ",").is_some_and(|comma| is_clause(unit, comma + 1, end));
    (verb && !adjunct && !participle) || ((adjunct || participle) && main)
}

/// The noun phrase behind "according to" at items `at..`: in front of its content it ends at the comma, or at the one
/// that closes a description ("According to Bo, the mayor, the bridge is safe").
pub(crate) fn authority(unit: &Unit, at: usize) -> Option<(usize, usize)> {
    let start = at + 2;
    if at > 0 {
        return sources::after(unit, start, unit.end());
    }
    let mut commas = (start..unit.end()).filter(|&at| unit.lower(at) == ",");
    let first = commas.next()?;
    let second = commas.next().filter(|&second| {
        second - first < 12 && (first..second).all(|at| !is_finite(unit, at) && !unit.is_quote(at))
    });
    let end = second.unwrap_or(first);
    (start < end).then_some((start, end))
}
