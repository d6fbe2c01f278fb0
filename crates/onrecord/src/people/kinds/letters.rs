//! What letters and spelling tell: well-known names, words with capitals inside, first letters of longer names.

use std::collections::{BTreeMap, BTreeSet};

use super::super::forms::{dotless, is_camel};
use super::super::labels::{full, of, single};
use super::super::names::acronym;
use super::super::reading::{Class, Reading, has_capitals};
use super::super::told::alone;
use super::super::words::Table;
use super::super::{organisations, places};
use crate::index::TokenRange;
use crate::label::{NameKind, NameLabel};

/// Well-known bodies that are told as places, or as people where no surname is like them, and words with a capital inside that are
/// told as people ([`Parts::is_firm`]).
pub(super) fn well_known<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let no_surname = |tokens: TokenRange| tokens.len() > 1 || reading.class(tokens.start()) == Class::Acronym;
    let other = told.iter().filter(|label| match label.kind {
        // "the Amazon" is the river.
        NameKind::Place => reading.lower_before(label.tokens.start()) != "the",
        NameKind::Person => no_surname(label.tokens),
        _ => false,
    });
    let names = other.map(|label| reading.words(label.tokens));
    let known = names.filter(|name| organisations::is_known(name) && !places::is_place(name));
    let parts = Parts::new(reading, told);
    let firms = single(told, NameKind::Person)
        .filter(|label| parts.is_firm(reading.prepared.word(label.tokens.start())));
    let known = known.chain(firms.map(|label| reading.words(label.tokens)));
    known.map(|name| (name, NameKind::Organisation)).collect()
}

/// The words of names, as they are written.
struct Parts<'a> {
    /// The last words of people's names.
    surnames: BTreeSet<&'a str>,
    /// All words of the names of bodies that have several.
    bodies: BTreeSet<&'a str>,
}

impl<'a> Parts<'a> {
    fn new(reading: &Reading<'a>, told: &[NameLabel]) -> Parts<'a> {
        let word = |at: usize| reading.prepared.word(at);
        Parts {
            surnames: of(told, NameKind::Person)
                .filter_map(|label| label.tokens.positions().last().map(word))
                .collect(),
            bodies: full(told, NameKind::Organisation)
                .flat_map(|label| label.tokens.positions().map(word))
                .collect(),
        }
    }

    /// "SaltNord", if nobody is called "Nord"; "deSalt" beside "the deSalt Group". "AnBo" may be somebody.
    fn is_firm(&self, word: &str) -> bool {
        let inner = word.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase());
        let halves = inner.map(|(at, _)| word.split_at(at)).filter(|_| is_camel(word));
        halves.is_some_and(|(first, second)| {
            first.len() > 2 && !self.surnames.contains(second) || self.bodies.contains(word)
        })
    }
}

/// "Halvarn declined" in an article of Halvarn Foods, where nobody of that name is.
pub(super) fn first_words<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let firms =
        full(told, NameKind::Organisation).filter(|label| FIRMS.holds(reading.lower(label.tokens.end() - 1)));
    let firsts: BTreeSet<&str> = firms.map(|label| reading.lower(label.tokens.start())).collect();
    let names = alone(reading, told).into_iter().filter(|name| firsts.contains(name));
    names.map(|name| (name, NameKind::Organisation)).collect()
}

/// What firms are called by last, sorted; foundations and parties have the name of somebody too often.
static FIRMS: Table = Table::new(&[
    "ag",
    "airlines",
    "airways",
    "bank",
    "capital",
    "co",
    "co.",
    "communications",
    "company",
    "corp",
    "corp.",
    "corporation",
    "electric",
    "energy",
    "enterprises",
    "foods",
    "gmbh",
    "group",
    "holdings",
    "inc",
    "inc.",
    "industries",
    "insurance",
    "laboratories",
    "limited",
    "llc",
    "ltd",
    "ltd.",
    "media",
    "mining",
    "motors",
    "oil",
    "partners",
    "petroleum",
    "pharmaceuticals",
    "plc",
    "resources",
    "securities",
    "software",
    "steel",
    "stores",
    "systems",
    "technologies",
    "technology",
    "telecom",
]);

/// "the T.L.C.", "TfSH" in an article that names the Tarn Lending Commission, Trains for Salt Harbour.
pub(super) fn spelled_out<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let bodies = full(told, NameKind::Organisation).filter(|label| label.tokens.len() > 2);
    let letters = |label: &NameLabel| {
        let initials = |left_out: fn(&str) -> bool| acronym(reading, label.tokens, left_out);
        [initials(organisations::is_small), initials(|_| false)]
    };
    let letters: BTreeSet<String> = bodies.flat_map(letters).collect();
    let other = told.iter().filter(|label| label.kind != NameKind::Organisation && label.tokens.len() == 1);
    let capitals = |label: &&NameLabel| has_capitals(reading.prepared.word(label.tokens.start()));
    let short = other.filter(capitals).map(|label| reading.words(label.tokens));
    let of_body = short.filter(|name| name.len() > 2 && letters.contains(&dotless(name)));
    of_body.map(|name| (name, NameKind::Organisation)).collect()
}

/// "SH" in an article that names Salt Harbour, and no body by these letters.
pub(super) fn short_places<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let letters = |kind: NameKind| -> BTreeSet<String> {
        full(told, kind).map(|label| acronym(reading, label.tokens, organisations::is_small)).collect()
    };
    let (places, bodies) = (letters(NameKind::Place), letters(NameKind::Organisation));
    let short = told.iter().filter(|label| label.tokens.len() == 1);
    let capital = |label: &&NameLabel| reading.class(label.tokens.start()) == Class::Acronym;
    let names = short.filter(capital).map(|label| reading.words(label.tokens));
    let of_place = names.filter(|name| {
        let bare = dotless(name);
        places.contains(&bare) && !bodies.contains(&bare) && !organisations::is_known(name)
    });
    of_place.map(|name| (name, NameKind::Place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_for_search() {
        assert!(FIRMS.is_sorted());
    }
}
