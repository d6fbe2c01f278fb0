//! Names as a tagger marks them, brought into the form in which the search for people reads names.

use std::collections::BTreeSet;

use super::lexicon::Sorts;
use super::names::{Name, is_before_title, is_capitalised, named};
use super::reading::{Class, Reading};
use crate::index::TokenRange;
use crate::label::{NameKind, NameLabel};
use crate::segment::Sentence;

/// The names that a tagger marks, with the titles before them, and those found by rules (`by_rules`) that it overlooked
/// though it knows the name from elsewhere in the article.
///
/// Groups and works are no names of anybody.
pub(super) fn names(reading: &Reading<'_>, told: &[NameLabel], by_rules: Vec<Name>) -> Vec<Name> {
    let told: Vec<NameLabel> = told.iter().filter_map(|&label| tidied(reading, label, &by_rules)).collect();
    let mut names: Vec<Name> = told.iter().filter_map(|label| name(reading, label)).collect();
    let known = known(reading, &told);
    let free = |name: &Name| {
        let after = told.partition_point(|label| label.tokens.end() <= name.core.start());
        !told.get(after).is_some_and(|label| label.tokens.overlaps(name.core))
    };
    names.extend(by_rules.into_iter().filter(|name| free(name) && known.contains(words(reading, name.core))));
    names.sort_by_key(|name| name.tokens);
    names
}

/// A label that begins with a capital ("division of the Salt Board" is the Salt Board), and holds the whole of a person's
/// name where the rules see more of it ("Ann J. Bo", not "J. Bo").
fn tidied(reading: &Reading<'_>, label: NameLabel, by_rules: &[Name]) -> Option<NameLabel> {
    let start = first(reading, label.tokens)?;
    let tokens = TokenRange::new(start, label.tokens.end());
    if label.kind != NameKind::Person {
        return Some(NameLabel { tokens, ..label });
    }
    let after = by_rules.partition_point(|name| name.core.end() < tokens.end());
    let longer = by_rules.get(after).map(|name| name.core).filter(|core| {
        let mut more = core.start()..tokens.start();
        // Without an initial it may be the end of an office: "Minister of Trade [Ann Bo]".
        let initial = (core.start()..=tokens.start()).any(|at| reading.class(at) == Class::Initial);
        initial && core.end() == tokens.end() && more.all(|at| reading.class(at).is_personal())
    });
    Some(NameLabel { tokens: longer.unwrap_or(tokens), ..label })
}

/// Past small words that lead to the name; "iBo Works" begins with its first word.
fn first(reading: &Reading<'_>, label: TokenRange) -> Option<usize> {
    let capital = label.positions().find(|&at| is_capitalised(reading, at))?;
    let leads = (label.start()..capital).any(|at| reading.is(at, Sorts::FUNCTION));
    Some(if leads { capital } else { label.start() })
}

fn name(reading: &Reading<'_>, label: &NameLabel) -> Option<Name> {
    let borne = matches!(label.kind, NameKind::Person | NameKind::Organisation | NameKind::Place);
    let sentence =
        reading.prepared.sentences.get(reading.prepared.sentence_of(label.tokens.start()).get())?;
    let paragraph = reading.prepared.paragraphs.get(sentence.paragraph.get())?;
    if !borne || !paragraph.kind.holds_statements() {
        return None;
    }
    let start = match label.kind {
        NameKind::Person => before_titles(reading, sentence, label.tokens.start()),
        _ => label.tokens.start(),
    };
    Some(named(reading, sentence, start, label))
}

/// Where the titles before a name begin: "Gov.", "South Bo President".
fn before_titles(reading: &Reading<'_>, sentence: &Sentence, mut start: usize) -> usize {
    let mut first = start;
    while first > sentence.tokens.start()
        && is_before_title(reading, first - 1)
        && reading.class(first - 1).is_capital()
    {
        first -= 1;
        if reading.class(first) == Class::Title {
            start = first;
        }
    }
    start
}

/// The words of the people and organisations that are told, and the last word of each person.
fn known<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeSet<&'a str> {
    let mut known = BTreeSet::new();
    for label in told.iter().filter(|label| matches!(label.kind, NameKind::Person | NameKind::Organisation)) {
        known.insert(words(reading, label.tokens));
        if label.kind == NameKind::Person && !label.tokens.is_empty() {
            known.insert(reading.lower(label.tokens.end() - 1));
        }
    }
    known
}

fn words<'a>(reading: &Reading<'a>, tokens: TokenRange) -> &'a str {
    reading.prepared.lower_words(tokens)
}
