//! Two names that a tagger takes for one: "[Salt Post Bo] said", captions run together.

use std::collections::BTreeSet;

use super::labels::{full, of};
use super::lexicon::Sorts;
use super::organisations;
use super::reading::Reading;
use super::told::alone;
use crate::index::TokenRange;
use crate::label::{NameKind, NameLabel};
use crate::segment::TokenKind;

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
    /// Of two or three words.
    people: BTreeSet<&'a str>,
    /// … that also stand without a body directly before them.
    apart: BTreeSet<&'a str>,
    /// … and family names that stand before the given ones, as the article uses them alone: "Bo" beside "Bo Ki-an".
    surnames: BTreeSet<&'a str>,
    organisations: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn new(reading: &Reading<'a>, labels: &[NameLabel]) -> Known<'a> {
        let full = || full(labels, NameKind::Person).filter(|label| label.tokens.len() <= 3);
        let alone = alone(reading, labels);
        // "Salt Works Ann Bo": who never stands without the body may be its second half.
        let apart = |label: &&NameLabel| {
            let start = label.tokens.start();
            let before = labels.partition_point(|other| other.tokens.end() < start);
            let body = labels
                .get(before)
                .filter(|other| other.kind == NameKind::Organisation && other.tokens.end() == start);
            body.is_none_or(|_| {
                reading.prepared.sentence_at(start).is_some_and(|s| s.tokens.start() == start)
            })
        };
        let first = full().map(|label| reading.lower(label.tokens.start()));
        let last = full().map(|label| reading.lower(label.tokens.end() - 1));
        Known {
            people: full().map(|label| reading.words(label.tokens)).collect(),
            apart: full().filter(apart).map(|label| reading.words(label.tokens)).collect(),
            surnames: first.filter(|first| alone.contains(first)).chain(last).collect(),
            organisations: of(labels, NameKind::Organisation)
                .map(|label| reading.words(label.tokens))
                .collect(),
        }
    }

    /// The label, or its two halves.
    fn halves(&self, reading: &Reading<'a>, label: NameLabel) -> Vec<NameLabel> {
        let tokens = label.tokens;
        let of_somebody = matches!(label.kind, NameKind::Person | NameKind::Organisation);
        if !of_somebody || !(2..=LONGEST).contains(&tokens.len()) {
            return vec![label];
        }
        let half = |start, end, kind| NameLabel { tokens: TokenRange::new(start, end), kind };
        let (start, end) = (tokens.start(), tokens.end());
        if let Some(verb) = verb_inside(reading, tokens) {
            return vec![half(start, verb, label.kind), half(verb + 1, end, label.kind)];
        }
        // "BO Ann Bo": the surname alone and the full name.
        let again = label.kind == NameKind::Person
            && end - start > 2
            && reading.lower(start) == reading.lower(end - 1);
        if again {
            return vec![half(start, start + 1, label.kind), half(start + 1, end, label.kind)];
        }
        match self.cut(reading, tokens) {
            Some((at, first, second)) => vec![half(start, at, first), half(at, end, second)],
            None => vec![label],
        }
    }

    /// Where the second name begins, and what bears the two.
    fn cut(&self, reading: &Reading<'a>, tokens: TokenRange) -> Option<(usize, NameKind, NameKind)> {
        if self.people.contains(reading.words(tokens)) {
            return None;
        }
        (tokens.start() + 1..tokens.end()).find_map(|at| {
            let first = self.first(reading, TokenRange::new(tokens.start(), at))?;
            Some((at, first, self.second(reading, TokenRange::new(at, tokens.end()))?))
        })
    }

    fn first(&self, reading: &Reading<'a>, tokens: TokenRange) -> Option<NameKind> {
        let words = reading.words(tokens);
        match () {
            () if self.apart.contains(words) => Some(NameKind::Person),
            () if self.organisations.contains(words) || organisations::is_known(words) => {
                Some(NameKind::Organisation)
            }
            () => None,
        }
    }

    fn second(&self, reading: &Reading<'a>, tokens: TokenRange) -> Option<NameKind> {
        let words = reading.words(tokens);
        (self.apart.contains(words) || self.surnames.contains(words)).then_some(NameKind::Person)
    }
}

/// The verb in "Salt Assembly established Salt Women": a past form in small letters before a capital.
fn verb_inside(reading: &Reading<'_>, tokens: TokenRange) -> Option<usize> {
    let kind = |at: usize| reading.prepared.tokens.get(at).map(|token| token.kind);
    let verb = |at: &usize| {
        let past = reading.lower(*at).ends_with("ed") && reading.lower(*at).len() > 4;
        kind(*at) == Some(TokenKind::Lower) && (past || reading.is(*at, Sorts::VERB))
    };
    let capital = |at: &usize| matches!(kind(*at + 1), Some(TokenKind::Title | TokenKind::Upper));
    (tokens.start() + 1..tokens.end() - 1).find(|at| verb(at) && capital(at))
}
