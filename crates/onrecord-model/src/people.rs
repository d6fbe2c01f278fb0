//! The people named in a stretch, as far as their names alone tell.

use std::collections::BTreeMap;
use std::ops::Range;

use onrecord::Prepared;
use onrecord::index::TokenRange;
use onrecord::label::{NameKind, NameLabel, PronounLabel};
use rustc_hash::{FxHashMap, FxHashSet};

/// The chance of somebody from which a first look is sure.
const SURE: f64 = 0.95;

/// Names of people, in order, each with whom it names.
#[derive(Debug, Clone, Default)]
pub(crate) struct People {
    /// The names, and words like those that are a part of one elsewhere.
    pub(crate) names: Vec<TokenRange>,
    /// Whom each of them names: numbers of people.
    pub(crate) bearers: Vec<usize>,
}

impl People {
    /// The people that a tagger names, all names in order, and where else in the stretch it has words of their names.
    pub(crate) fn new(prepared: &Prepared, names: &[NameLabel], stretch: Range<usize>) -> People {
        let is_person = |name: &&NameLabel| name.kind == NameKind::Person;
        let mut people: Vec<TokenRange> = names.iter().filter(is_person).map(|name| name.tokens).collect();
        let parts = people.iter().flat_map(|name| name.positions()).map(|at| prepared.word(at));
        let parts: FxHashSet<&str> = parts.filter(|word| word.starts_with(char::is_uppercase)).collect();
        let is_free = |at: usize| {
            let next = names.partition_point(|name| name.tokens.end() <= at);
            names.get(next).is_none_or(|name| at < name.tokens.start())
        };
        let like = stretch.filter(|&at| parts.contains(prepared.word(at)) && is_free(at));
        people.extend(like.map(|at| TokenRange::new(at, at + 1)));
        people.sort_unstable();
        let bearers = bearers(prepared, &people);
        People { names: people, bearers }
    }

    /// The pronouns of which a first look is not sure whom of them they mean; who is surely "she" elsewhere is not "he".
    ///
    /// `labels` are those of "he" and "she", each with whether it is the latter.
    pub(crate) fn unsure(&self, labels: &[(&PronounLabel, bool)]) -> Vec<usize> {
        let chances: Vec<BTreeMap<usize, f64>> =
            labels.iter().map(|(label, _)| self.chances(label)).collect();
        let mut called: BTreeMap<usize, [usize; 2]> = BTreeMap::new();
        for (chances, (_, she)) in chances.iter().zip(labels) {
            if let Some(who) = sure_of(chances.iter().map(|(who, chance)| (*who, *chance))) {
                let [he_calls, she_calls] = called.entry(who).or_default();
                *(if *she { she_calls } else { he_calls }) += 1;
            }
        }
        let fits = |who: usize, she: bool| {
            let [he_calls, she_calls] = called.get(&who).copied().unwrap_or_default();
            if she { he_calls <= she_calls } else { she_calls <= he_calls }
        };
        let asked = chances.iter().zip(labels).filter(|(chances, (_, she))| {
            let fitting = chances.iter().filter(|(who, _)| fits(**who, *she));
            chances.len() > 1 && sure_of(fitting.map(|(who, chance)| (*who, *chance))).is_none()
        });
        asked.map(|(_, (label, _))| label.token).collect()
    }

    /// Whom a pronoun may mean by a first look, with numbers in proportion to the chances.
    fn chances(&self, label: &PronounLabel) -> BTreeMap<usize, f64> {
        let from = self.names.partition_point(|name| name.start() < label.from);
        let near = self.names.iter().zip(&self.bearers).skip(from);
        let end = label.from + label.likeness.len();
        label.weights(near.map(|(name, who)| (*who, *name)).take_while(|(_, name)| name.start() < end))
    }

    /// The name that a token is a part of.
    pub(crate) fn name_at(&self, token: usize) -> Option<TokenRange> {
        let next = self.names.partition_point(|name| name.end() <= token);
        self.names.get(next).copied().filter(|name| name.start() <= token)
    }
}

/// Who has almost all of the chances.
fn sure_of(chances: impl Iterator<Item = (usize, f64)> + Clone) -> Option<usize> {
    let all: f64 = chances.clone().map(|(_, chance)| chance).sum();
    chances.into_iter().find(|(_, chance)| *chance >= SURE * all).map(|(who, _)| who)
}

/// Whom each name names, by its words: "Ann Bo", "Bo" and "Ann" are one, "Cy Bo" is another, and a bare "Bo" is who was
/// called so last.
fn bearers(prepared: &Prepared, names: &[TokenRange]) -> Vec<usize> {
    let mut recent: FxHashMap<&str, usize> = FxHashMap::default();
    let mut full: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    // How many words everybody's longest name has.
    let mut longest: Vec<usize> = Vec::new();
    let mut bearer = |name: &TokenRange| {
        let words: Vec<&str> = name.positions().map(|at| prepared.lower(at)).collect();
        let (first, last) =
            (words.first().copied().unwrap_or_default(), words.last().copied().unwrap_or_default());
        let called = |word: &str| recent.get(word).copied();
        let as_before = called(first).filter(|&who| words.iter().all(|word| called(word) == Some(who)));
        let in_full = || full.get(&(first, last)).copied();
        let short = || [last, first].into_iter().filter_map(called).find(|&who| longest.get(who) == Some(&1));
        let known = as_before.or_else(in_full).or_else(short);
        let who = known.unwrap_or(longest.len());
        if known.is_none() {
            longest.push(0);
        }
        longest.get_mut(who).into_iter().for_each(|most| *most = words.len().max(*most));
        recent.extend(words.iter().map(|word| (*word, who)));
        if words.len() > 1 {
            full.insert((first, last), who);
        }
        who
    };
    names.iter().map(&mut bearer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord::article::FoundIn;
    use onrecord::{Article, Origin, Published, Text, prepare};

    fn prepared(text: &str) -> Prepared {
        let text = Text::new(text).unwrap();
        let published = Published { day: "2026-02-04".parse().unwrap(), at: None, found_in: FoundIn::Given };
        let (body, origin) = (text.whole(), Origin::default());
        let (given_id, title, author, outlet) = (None, None, None, None);
        prepare(Article { given_id, origin, published, text, body, title, author, outlet })
    }

    /// Names of one to three words each, one behind the other.
    fn numbers(names: &[&str]) -> Vec<usize> {
        let text = prepared(&names.join(" "));
        let mut at = 0;
        let ranges = names.iter().map(|name| {
            let start = at;
            at += name.split(' ').count();
            TokenRange::new(start, at)
        });
        let ranges: Vec<TokenRange> = ranges.collect();
        bearers(&text, &ranges)
    }

    #[test]
    fn parts_of_a_name_name_the_same_person() {
        assert_eq!(numbers(&["Ann Bo", "Bo", "Ann", "Ann Bo", "Ann Mary Bo"]), [0; 5]);
        assert_eq!(numbers(&["Bo", "Ann Bo", "Ann"]), [0; 3]);
    }

    #[test]
    fn two_of_one_surname_are_two_and_the_bare_one_is_who_was_called_so_last() {
        assert_eq!(numbers(&["Ann Bo", "Cy Bo", "Bo", "Ann", "Ann Bo", "Bo"]), [0, 1, 1, 0, 0, 0]);
        assert_eq!(numbers(&["Ann Bo", "Eve Ro"]), [0, 1]);
    }

    /// Of three words near, of which the first and the last are names.
    fn label(token: usize, first: f32) -> PronounLabel {
        PronounLabel { token, from: 0, likeness: vec![first, 0.0, 0.0], nearness: vec![0.0; 3], second: None }
    }

    #[test]
    fn a_first_look_is_sure_of_one_who_is_far_likelier_and_where_there_is_one_alone() {
        let range = |at: usize| TokenRange::new(at, at + 1);
        let people =
            |bearers: &[usize]| People { names: vec![range(0), range(2)], bearers: bearers.to_vec() };
        let asked = |people: People, first: f32| people.unsure(&[(&label(9, first), false)]);
        assert_eq!(asked(people(&[0, 1]), 0.3), [9]);
        assert_eq!(asked(people(&[0, 1]), 4.0), [0_usize; 0]);
        assert_eq!(asked(people(&[0, 0]), 0.3), [0_usize; 0]);
        assert_eq!(asked(People::default(), 0.3), [0_usize; 0]);
    }

    #[test]
    fn who_is_surely_she_elsewhere_is_not_he() {
        let range = |at: usize| TokenRange::new(at, at + 1);
        let people = People { names: vec![range(0), range(2)], bearers: vec![0, 1] };
        let (sure, open) = (label(7, 4.0), label(9, 0.3));
        assert_eq!(people.unsure(&[(&sure, true), (&open, false)]), [0_usize; 0]);
        assert_eq!(people.unsure(&[(&sure, false), (&open, false)]), [9]);
    }
}
