//! Places, by where they stand: in datelines, behind "the State of", in a row with others.

use std::collections::{BTreeMap, BTreeSet};

use super::super::labels::of;
use super::super::lexicon::Sorts;
use super::super::names::is_capitalised;
use super::super::places;
use super::super::reading::Reading;
use crate::index::TokenRange;
use crate::label::{NameKind, NameLabel};
use crate::layout::ParagraphKind;
use crate::segment::TokenKind;

/// Where the article was filed: "[KIVUNA] (KNA) —", "[Kivuna], Nov. 18 —".
pub(super) fn datelined<'a>(reading: &Reading<'a>, _: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let prepared = reading.prepared;
    let filed = prepared.sentences.iter().filter(|sentence| {
        let paragraph = prepared.paragraphs.get(sentence.paragraph.get());
        paragraph.is_some_and(|paragraph| paragraph.kind == ParagraphKind::Dateline)
    });
    let place = |words: TokenRange| {
        let end = words.positions().find(|&at| !is_capitalised(reading, at)).unwrap_or(words.end());
        (end > words.start()).then(|| reading.words(TokenRange::new(words.start(), end)))
    };
    filed.filter_map(|sentence| Some((place(sentence.tokens)?, NameKind::Place))).collect()
}

/// "the State of Salt", "the Kingdom of Tarn": countries, where the name behind "of" is a place.
pub(super) fn realms<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let places: BTreeSet<&str> = of(told, NameKind::Place).map(|label| reading.words(label.tokens)).collect();
    let realm = |label: &&NameLabel| {
        let start = label.tokens.start();
        let state =
            matches!(reading.lower(start), "emirate" | "kingdom" | "principality" | "state" | "sultanate");
        if !state || label.tokens.len() < 3 || reading.lower(start + 1) != "of" {
            return false;
        }
        let place = reading.words(TokenRange::new(start + 2, label.tokens.end()));
        places.contains(place) || places::is_place(place)
    };
    told.iter().filter(realm).map(|label| (reading.words(label.tokens), NameKind::Place)).collect()
}

/// "between Dublin, Salt and Dune": who mostly stands in a row with places, and nowhere with a title or a first name or as
/// somebody who speaks, is one.
pub(super) fn among_places<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let mut suspects: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for person in told.windows(2).filter_map(|two| beside_place(reading, two)) {
        suspects.entry(reading.words(person.tokens)).or_default().0 += 1;
    }
    for label in told {
        let (start, end) = (label.tokens.start(), label.tokens.end());
        let name = reading.words(label.tokens);
        if reading.is(end, Sorts::REPORTING) || reading.is_before(start, Sorts::REPORTING) {
            suspects.remove(name);
        } else if let Some((_, all)) = suspects.get_mut(name) {
            *all += 1;
        }
    }
    let mostly = suspects.into_iter().filter(|(_, (rows, all))| rows * 2 >= *all);
    mostly.map(|(name, _)| (name, NameKind::Place)).collect()
}

/// Who is named beside a place: "Bo" in "Dublin, Bo" and in "Bo and Dublin".
fn beside_place<'l>(reading: &Reading<'_>, two: &'l [NameLabel]) -> Option<&'l NameLabel> {
    let [first, second] = two else { return None };
    let between = TokenRange::new(first.tokens.end(), second.tokens.start());
    let row = matches!(reading.words(between), "," | "and" | ", and" | "or");
    let (person, place) = match (first.kind, second.kind) {
        (NameKind::Person, NameKind::Place) => (first, second),
        (NameKind::Place, NameKind::Person) => (second, first),
        _ => return None,
    };
    let known = places::is_place(reading.words(place.tokens))
        || between.len() == 1 && reading.lower(between.start()) == "and";
    // "In Dublin, Bo said": no row.
    let next = person.tokens.end();
    let goes_on = reading.prepared.tokens.get(next).is_none_or(|token| token.kind == TokenKind::Punctuation)
        || reading.is(next, Sorts::FUNCTION);
    (row && known && goes_on && person.tokens.len() == 1).then_some(person)
}
