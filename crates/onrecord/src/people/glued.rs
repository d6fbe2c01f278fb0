//! Two names that a tagger takes for one: "[Salt Post Bo] said", captions run together.

use std::collections::BTreeSet;

use super::organisations;
use super::reading::Reading;
use crate::index::TokenRange;
use crate::label::{NameKind, NameLabel};

/// Words that a name may have to be looked at; longer ones are lists.
const LONGEST: usize = 12;

/// Labels in order, those that hold two names cut between them.
///
/// A name is cut only where both halves are names elsewhere in the article: the second one somebody's (a person's full name
/// or surname), the first one a person's or an organisation's. "Ann Bo Foundation" stays whole.
pub(super) fn apart(reading: &Reading<'_>, labels: Vec<NameLabel>) -> Vec<NameLabel> {
    let known = Known::new(reading, &labels);
    labels.into_iter().flat_map(|label| known.halves(reading, label)).collect()
}

/// The words of the names of an article, by kind.
struct Known<'a> {
    /// Of two words or more.
    people: BTreeSet<&'a str>,
    surnames: BTreeSet<&'a str>,
    organisations: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn new(reading: &Reading<'a>, labels: &[NameLabel]) -> Known<'a> {
        let of = |kind: NameKind| labels.iter().filter(move |label| label.kind == kind);
        let full = || of(NameKind::Person).filter(|label| (2..=3).contains(&label.tokens.len()));
        Known {
            people: full().map(|label| words(reading, label.tokens)).collect(),
            surnames: full().map(|label| reading.lower(label.tokens.end() - 1)).collect(),
            organisations: of(NameKind::Organisation).map(|label| words(reading, label.tokens)).collect(),
        }
    }

    /// The label, or its two halves.
    fn halves(&self, reading: &Reading<'a>, label: NameLabel) -> Vec<NameLabel> {
        let tokens = label.tokens;
        let looked_at = matches!(label.kind, NameKind::Person | NameKind::Organisation)
            && (2..=LONGEST).contains(&tokens.len());
        let cuts = if looked_at { tokens.start() + 1..tokens.end() } else { 0..0 };
        let halves =
            cuts.map(|cut| (TokenRange::new(tokens.start(), cut), TokenRange::new(cut, tokens.end())));
        let found =
            halves.filter(|_| !self.people.contains(words(reading, tokens))).find_map(|(left, right)| {
                Some((left, self.first(reading, left)?, right, self.second(reading, right)?))
            });
        found.map_or_else(
            || vec![label],
            |(left, kind, right, other)| {
                vec![NameLabel { tokens: left, kind }, NameLabel { tokens: right, kind: other }]
            },
        )
    }

    fn first(&self, reading: &Reading<'a>, tokens: TokenRange) -> Option<NameKind> {
        let words = words(reading, tokens);
        match () {
            () if self.people.contains(words) => Some(NameKind::Person),
            () if self.organisations.contains(words) || organisations::is_known(words) => {
                Some(NameKind::Organisation)
            }
            () => None,
        }
    }

    fn second(&self, reading: &Reading<'a>, tokens: TokenRange) -> Option<NameKind> {
        let words = words(reading, tokens);
        (self.people.contains(words) || self.surnames.contains(words)).then_some(NameKind::Person)
    }
}

fn words<'a>(reading: &Reading<'a>, tokens: TokenRange) -> &'a str {
    reading.prepared.lower_words(tokens)
}
