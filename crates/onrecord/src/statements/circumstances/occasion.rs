//! One phrase that names an occasion: "in an interview with NBC" → "in an interview", with NBC.

use super::act::Act;
use super::audience::is_audience;
use super::nouns::{Setting, is_medium, is_surface, setting};
use super::phrase::{is_boundary, named_from};
use crate::index::TokenRange;
use crate::people::EntityKind;
use crate::rules::is_subject_pronoun;

/// How many tokens stand before the noun of an occasion at most.
const BEFORE: usize = 8;
/// How many tokens may follow it.
const BEHIND: usize = 6;

/// An occasion of speaking or writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Occasion {
    /// From its preposition, or for an object ("sent a letter") from its article, without the people addressed.
    pub(super) tokens: TokenRange,
    /// Whom it joins with the speaker: "an interview with [NBC]", "a letter to [the council]".
    pub(super) with: Option<TokenRange>,
    pub(super) setting: Setting,
}

/// The occasion whose preposition stands at a token.
pub(super) fn at(act: &Act, at: usize) -> Option<Occasion> {
    if !act.is_free(at) {
        return None;
    }
    match act.lower(at) {
        "in" | "during" | "via" => headed(act, at, at + 1),
        "through" if is_determiner(act.lower(at + 1)) => headed(act, at, at + 1),
        "at" => headed(act, at, at + 1),
        "on" => medium(act, at).or_else(|| headed(act, at, at + 1).filter(|found| is_spoken_on(act, found))),
        "to" if matches!(act.lower(at.wrapping_sub(1)), "take" | "took" | "takes" | "taking" | "taken") => {
            medium(act, at)
        }
        "online" => Some(spoken(TokenRange::new(at, at + 1))),
        "after" | "following" => headed(act, at, at + 1).filter(|found| found.setting == Setting::Shared),
        _ => None,
    }
}

/// Whether words may stand on it: on a website, on a show, but what was said "on the book" is about it, and "on a lighter note"
/// says how.
fn is_spoken_on(act: &Act, found: &Occasion) -> bool {
    let mut nouns = found.tokens.positions().map(|at| act.lower(at)).filter(|word| setting(word).is_some());
    found.setting != Setting::Written || nouns.all(is_surface)
}

/// The occasion that is the object of a verb: "issued [a statement]"; its phrase begins at `start`.
pub(super) fn object(act: &Act, start: usize) -> Option<Occasion> {
    let determined = is_determiner(act.lower(start)) || act.lower(start) == "legal";
    determined.then(|| headed(act, start, start))?
}

/// "on Twitter", "on Fox News", "on NBC's “…”", "on state television".
fn medium(act: &Act, at: usize) -> Option<Occasion> {
    let state =
        matches!(act.lower(at + 1), "state" | "national" | "live" | "social" | "local" | "public" | "the");
    let first = at + 1 + usize::from(state);
    if state && act.lower(first) == "media" {
        return Some(spoken(TokenRange::new(at, first + 1)));
    }
    let named = is_medium(act.lower(first)) || (act.lower(first) == "x" && act.is_capital(first));
    let station = (first..first + 3).take_while(|&at| act.is_capital(at) && act.is_free(at)).find(|&at| {
        at > first && matches!(act.lower(at), "news" | "radio" | "tv" | "television" | "network")
    });
    let last = station.or(named.then_some(first)).filter(|&last| act.is_free(last))?;
    let social = act.lower(last + 1) == "social" && act.is_capital(last + 1);
    Some(spoken(TokenRange::new(at, last + 1 + usize::from(social))))
}

fn spoken(tokens: TokenRange) -> Occasion {
    Occasion { tokens, with: None, setting: Setting::Spoken }
}

/// A phrase with an occasion as its head: from `start`, its first noun or article at `first`.
fn headed(act: &Act, start: usize, first: usize) -> Option<Occasion> {
    // "In 2015 sent a letter": a date alone opens no occasion.
    let dated = act.time_at(first).is_some_and(|time| {
        !act.lower(time.start()).starts_with(|c: char| c.is_alphabetic())
            && (is_determiner(act.lower(time.end())) || setting(act.lower(time.end())).is_none())
    });
    let inside = (first..first + BEFORE).take_while(|&at| act.is_free(at) && !ends_head(act, first, at));
    let (head, kind) =
        inside.filter_map(|at| Some((at, setting(act.lower(at))?))).last().filter(|_| !dated)?;
    let kind = hall(act, head, kind).filter(|&kind| !is_bare(act, first, head, kind))?;
    let tail = tail(act, head + 1);
    let with = tail.with.or_else(|| outlet(act, first, head));
    Some(Occasion { tokens: TokenRange::new(start, tail.end), with, setting: kind })
}

/// "Town hall" and "city hall meeting" are occasions; "at City Hall" is a place.
fn hall(act: &Act, head: usize, kind: Setting) -> Option<Setting> {
    let town = act.lower(head.wrapping_sub(1)) == "town";
    (act.lower(head) != "hall" || town).then_some(kind)
}

/// "In response", "in order": a bare noun names no occasion but a few.
fn is_bare(act: &Act, first: usize, head: usize, kind: Setting) -> bool {
    let preposition = act.lower(first.wrapping_sub(1));
    let plural = act.lower(head).ends_with('s');
    let bare = first == head && !plural && !matches!(preposition, "via" | "through");
    // "The Papers" are a name.
    kind == Setting::Written && (bare || (head > first && act.is_capital(head)))
}

fn ends_head(act: &Act, first: usize, at: usize) -> bool {
    let word = act.lower(at);
    let mark = act.is_mark(at) && !matches!(word, "\"" | "“" | "”" | "/" | "-");
    mark || is_boundary(word)
        || matches!(word, "of" | "for" | "and" | "or" | "said" | "says" | "told" | "saying")
        || is_subject_pronoun(word)
        || (at > first && is_determiner(word) && act.lower(at - 1) != "’s")
}

pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "his"
            | "her"
            | "its"
            | "their"
            | "my"
            | "our"
            | "this"
            | "that"
            | "another"
            | "one"
            | "these"
            | "several"
            | "two"
    )
}

/// What follows the noun of an occasion.
struct Tail {
    end: usize,
    with: Option<TokenRange>,
}

/// "with NBC" and "to the council" are people; "in Ohio", "of ministers" and "on CNN" belong to the occasion.
fn tail(act: &Act, from: usize) -> Tail {
    let mut tail = Tail { end: closing_mark(act, from), with: None };
    let mut at = tail.end;
    while at < from + BEHIND + 6 && act.is_free(at) {
        let may_hold = |at: usize| act.is_free(at);
        let phrase = named_from(act, at + 1, &may_hold);
        at = match (act.lower(at), phrase) {
            // The last one counts: "an interview with the evening news with Ann Bo".
            ("with" | "to" | "before", Some(phrase)) if joins(act, at, from, phrase) => {
                tail.with = Some(phrase);
                phrase.end()
            }
            ("of", Some(phrase)) if at == from && phrase.len() <= 4 => {
                tail.end = phrase.end();
                phrase.end()
            }
            ("in" | "at", Some(phrase)) if is_place(act, phrase) => {
                // Nothing behind the people addressed belongs to the noun: "a letter to officials in Ohio".
                if tail.with.is_none() {
                    tail.end = phrase.end();
                }
                phrase.end()
            }
            ("on", Some(phrase)) if medium(act, at).is_some() => {
                if tail.with.is_none() {
                    tail.end = medium(act, at).map_or(tail.end, |medium| medium.tokens.end());
                }
                phrase.end()
            }
            _ => act.time_at(at).or_else(|| act.time_at(at + 1)).map_or(usize::MAX, TokenRange::end),
        };
    }
    tail
}

/// Behind the mark that closes a name in quotation marks: `a "Leaders' Forum"`.
fn closing_mark(act: &Act, at: usize) -> usize {
    at + usize::from(matches!(act.lower(at), "\"" | "”") && act.is_free(at))
}

/// "A statement with regret" joins nobody.
fn joins(act: &Act, at: usize, head_end: usize, phrase: TokenRange) -> bool {
    let head = act.lower(head_end.saturating_sub(1));
    match act.lower(at) {
        "with" => matches!(
            head.trim_end_matches('s'),
            "interview"
                | "meeting"
                | "conversation"
                | "call"
                | "exchange"
                | "chat"
                | "discussion"
                | "talk"
                | "session"
                | "negotiation"
                | "appearance"
        ),
        "before" => matches!(head, "testimony" | "appearance" | "speech" | "remarks"),
        _ => setting(head) != Some(Setting::Shared) && is_audience(act, phrase),
    }
}

/// A name of a place or of a house, no topic: "a rally in Ohio", "a debate in the spring".
fn is_place(act: &Act, phrase: TokenRange) -> bool {
    let names =
        act.people.mentions_in(phrase).filter(|(_, mention)| mention.tokens.start() <= phrase.start() + 1);
    let kinds = names.filter_map(|(_, mention)| act.people.entity(mention.entity?)).map(|entity| entity.kind);
    kinds.into_iter().any(|kind| kind != EntityKind::Person)
        || phrase.positions().take(2).any(|at| act.is_capital(at))
}

/// "In a Bloomberg interview": who interviewed stands before the noun.
fn outlet(act: &Act, first: usize, head: usize) -> Option<TokenRange> {
    if !matches!(act.lower(head), "interview" | "interviews") {
        return None;
    }
    let from = first + usize::from(is_determiner(act.lower(first)));
    let named = |at: &usize| act.is_capital(*at) && act.time_at(*at).is_none() && !in_time(act, *at);
    let start = (from..head).find(|at| named(at))?;
    let end = (start..head).take_while(|at| named(at)).last()? + 1;
    let lower = act.lower(start);
    let place = matches!(lower, "white" | "oval" | "skype" | "zoom" | "facebook" | "labor" | "sunday");
    (!place && !is_month(lower)).then(|| TokenRange::new(start, end))
}

fn in_time(act: &Act, at: usize) -> bool {
    let position = act.times.partition_point(|time| time.tokens.end() <= at);
    act.times.get(position).is_some_and(|time| time.tokens.holds(at))
}

fn is_month(lower: &str) -> bool {
    matches!(
        lower,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}
