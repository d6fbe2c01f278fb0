//! What the words beside names call them: "the start-up Salt", "the Salt massacre", "Salt, the new series".

use std::collections::BTreeMap;

use super::super::labels::full;
use super::super::lexicon::Sorts;
use super::super::reading::{Class, Reading};
use super::super::words::Table;
use super::super::{organisations, places};
use crate::label::{NameKind, NameLabel};
use crate::segment::TokenKind;

/// What the words before names call them, by the words of the name: the start-up Sahaco is nobody, wherever it is named.
pub(super) fn called<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let mut called = BTreeMap::new();
    for label in told.iter().filter(|label| label.kind != NameKind::Group) {
        let kind = called_here(reading, label)
            .or_else(|| called_behind(reading, label))
            .or_else(|| apposed_thing(reading, label));
        if let Some(kind) = kind {
            called.insert(reading.words(label.tokens), kind);
        }
    }
    called
}

/// "the Salt Harbour Prize", "the Salt Act", "the Salt Hunters show": no body, though it is told as one.
pub(super) fn events<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let events = full(told, NameKind::Organisation).filter(|label| {
        let (start, end) = (label.tokens.start(), label.tokens.end());
        let plain = label.tokens.positions().all(|at| reading.class(at) != Class::Head);
        // "The Salt Rovers show no fear": a verb.
        let verb = || reading.lower(end) == "show" && !reading.is(end + 1, Sorts::VERB);
        let shown = reading.lower_before(start) == "the" && SHOWS.holds(reading.lower(end)) && !verb();
        let name = reading.words(label.tokens);
        (EVENTS.holds(reading.lower(end - 1)) || plain && shown) && !organisations::is_known(name)
    });
    events.map(|label| (reading.words(label.tokens), NameKind::Other)).collect()
}

/// "French giant Bo Du", "the yacht “Ann Bo”". Behind an article it must be quoted: "the firm Ann Bo runs" has her not for its name.
fn called_here(reading: &Reading<'_>, label: &NameLabel) -> Option<NameKind> {
    let tokens = label.tokens;
    let mark = |at: usize| matches!(reading.lower(at), "\"" | "“" | "”" | "‘" | "’" | "'");
    let start = tokens.start();
    let quoted = start > 0 && mark(start - 1) && mark(tokens.end());
    let noun = start.checked_sub(1 + usize::from(quoted))?;
    let kind = match reading.lower(noun) {
        // "Her role on “Varn”".
        "in" | "on" if quoted && label.kind == NameKind::Person => return Some(NameKind::Other),
        // "Irish broadcaster Ann Bo"
        "broadcaster" if tokens.len() > 1 => return None,
        // "The rights group Ann Bo leads".
        circle if CIRCLES.holds(circle) && (label.kind != NameKind::Person || tokens.len() == 1) => {
            let small = reading.prepared.tokens.get(noun)?.kind == TokenKind::Lower;
            if !small || places::is_place(reading.words(tokens)) {
                return None;
            }
            NameKind::Organisation
        }
        noun if BODIES.holds(noun) => NameKind::Organisation,
        noun if THINGS.holds(noun) => NameKind::Other,
        _ => return None,
    };
    let sentence = reading.prepared.sentence_at(start)?;
    if noun < sentence.tokens.start() {
        return None;
    }
    let led = noun > sentence.tokens.start() && reading.is_before(noun, Sorts::LEAD);
    (quoted || !led).then_some(kind)
}

/// "the [Debbo] massacre" was at a place; "[Salt Micro], which reports on Monday," and the "[Salt Hub], based in Venn," are nobody.
fn called_behind(reading: &Reading<'_>, label: &NameLabel) -> Option<NameKind> {
    let tokens = label.tokens;
    let (start, end) = (tokens.start(), tokens.end());
    // "A subsidiary of China's Salt Works", "Salt Harbour, which has no port": countries and towns.
    let place = label.kind == NameKind::Place;
    if tokens.len() == 1
        && !place
        && start > 1
        && is_owner(reading.lower(start - 2), reading.lower(start - 1))
    {
        return Some(NameKind::Organisation);
    }
    if tokens.len() == 1 && reading.lower_before(start) == "the" && SITES.holds(reading.lower(end)) {
        return Some(NameKind::Place);
    }
    let sentence = reading.prepared.sentence_at(start)?;
    // "She beat Bo, which pleased Du": elsewhere it is what happened.
    let opens = start == sentence.tokens.start()
        || start == sentence.tokens.start() + 1 && reading.lower_before(start) == "rival";
    let which = reading.lower(end) == "," && reading.lower(end + 1) == "which";
    let based = reading.lower(end) == ","
        && reading.lower(end + 1) == "based"
        && reading.lower(end + 2) == "in"
        && label.kind != NameKind::Person
        && !places::is_place(reading.words(tokens));
    (opens && which && !place || based).then_some(NameKind::Organisation)
}

/// "[Salt Hunters], the new series", "[Saltcoin], its first cryptocurrency": told as a body, and called a thing.
fn apposed_thing(reading: &Reading<'_>, label: &NameLabel) -> Option<NameKind> {
    let comma = label.tokens.end();
    let led = reading.lower(comma) == "," && reading.is(comma + 1, Sorts::LEAD);
    let adjectives = |at: &usize| {
        let small = reading.prepared.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Lower);
        small && !reading.is(*at, Sorts::FUNCTION)
    };
    let noun = (comma + 2..comma + 2 + MOST_ADJECTIVES).take_while(adjectives).last()?;
    // "Salt Works, the figures show, lost": a verb.
    let word = reading.lower(noun);
    let thing = word != "show" && (SHOWS.holds(word) || THINGS.holds(word));
    let body = label.kind == NameKind::Organisation && !organisations::is_known(reading.words(label.tokens));
    (led && body && thing).then_some(NameKind::Other)
}

/// Words of an apposition up to its noun, at most.
const MOST_ADJECTIVES: usize = 4;

/// "shares in [Salt]", "a subsidiary of [Salt]".
fn is_owner(noun: &str, preposition: &str) -> bool {
    match preposition {
        "of" => matches!(noun, "subsidiary" | "shareholders" | "subsidiaries"),
        "in" => matches!(noun, "shares" | "shareholders"),
        _ => false,
    }
}

/// What happened or lies at a place that is named before it, sorted.
static SITES: Table = Table::new(&[
    "airport",
    "basin",
    "bombing",
    "bombings",
    "coast",
    "dam",
    "disaster",
    "district",
    "earthquake",
    "flood",
    "floods",
    "highlands",
    "massacre",
    "massacres",
    "peninsula",
    "plateau",
    "province",
    "quake",
    "refinery",
    "region",
    "river",
    "siege",
    "stadium",
    "valley",
    "wildfire",
    "wildfires",
]);

/// What ends the names of events, prizes and laws, sorted.
static EVENTS: Table = Table::new(&[
    "act",
    "agreement",
    "airshow",
    "award",
    "bill",
    "championship",
    "championships",
    "cup",
    "exhibition",
    "festival",
    "medal",
    "olympics",
    "prize",
    "scheme",
    "show",
    "summit",
    "treaty",
    "war",
]);

/// What is called by the name before it: "the Salt Hunters show"; sorted.
static SHOWS: Table = Table::new(&[
    "album",
    "drama",
    "festival",
    "film",
    "movie",
    "musical",
    "novel",
    "pageant",
    "podcast",
    "prize",
    "series",
    "show",
    "sitcom",
    "tournament",
    "trilogy",
]);

/// Nouns that call the name behind them a body, sorted.
static BODIES: Table = Table::new(&[
    "airline",
    "automaker",
    "broadcaster",
    "carmaker",
    "charity",
    "company",
    "firm",
    "giant",
    "insurer",
    "lender",
    "magazine",
    "manufacturer",
    "newspaper",
    "nonprofit",
    "organisation",
    "organization",
    "retailer",
    "start-up",
    "startup",
    "telco",
    "think-tank",
    "website",
]);

/// The same of nouns that also stand before whoever leads them, sorted.
static CIRCLES: Table = Table::new(&[
    "agency",
    "band",
    "channel",
    "club",
    "collective",
    "daily",
    "group",
    "network",
    "operator",
    "outlet",
    "party",
    "portal",
    "tabloid",
    "union",
]);

/// Nouns that call the name behind them a thing, sorted.
static THINGS: Table = Table::new(&[
    "album",
    "boat",
    "cryptocurrency",
    "cyclone",
    "ferry",
    "film",
    "freighter",
    "horse",
    "hurricane",
    "movie",
    "novel",
    "racehorse",
    "ship",
    "song",
    "steamer",
    "storm",
    "tanker",
    "trawler",
    "tugboat",
    "typhoon",
    "vessel",
    "yacht",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_for_search() {
        assert!(BODIES.is_sorted() && CIRCLES.is_sorted() && THINGS.is_sorted());
        assert!(EVENTS.is_sorted() && SHOWS.is_sorted() && SITES.is_sorted());
    }
}
