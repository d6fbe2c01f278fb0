//! Interviews in questions and answers: what stands behind "A:" was said by whom the lines before them are about.

use std::collections::HashMap;

use super::{SetOut, of_kinds};
use crate::index::{EntityIdx, TokenRange};
use crate::layout::ParagraphKind;
use crate::people::{EntityKind, Mention, MentionForm, People};
use crate::prepare::Prepared;

/// Questions and answers that make an interview, at least.
const LEAST: usize = 2;
/// Paragraphs of one answer, at most.
const LONGEST: usize = 12;

/// What opens a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Question,
    Answer,
}

/// The answers of an interview, by whom is named most often before the first question; none where nobody is.
pub(super) fn answers(prepared: &Prepared, people: &People) -> Vec<SetOut> {
    // A short question looks like a heading.
    let paragraphs = of_kinds(prepared, &[ParagraphKind::Body, ParagraphKind::Subheading]);
    let turns: Vec<Option<Turn>> = paragraphs.iter().map(|&tokens| turn(prepared, tokens)).collect();
    let count = |wanted: Turn| turns.iter().filter(|turn| **turn == Some(wanted)).count();
    if count(Turn::Question) < LEAST || count(Turn::Answer) < LEAST {
        return Vec::new();
    }
    let first = turns.iter().position(Option::is_some).and_then(|at| paragraphs.get(at));
    let Some(source) = first.and_then(|first| asked(people, first.start())) else { return Vec::new() };
    let answers = turns.iter().enumerate().filter(|(_, turn)| **turn == Some(Turn::Answer));
    answers.filter_map(|(at, _)| answer(&paragraphs, &turns, at, source)).collect()
}

/// "Q:" and "A.", as a word of their own.
fn turn(prepared: &Prepared, tokens: TokenRange) -> Option<Turn> {
    let mark = matches!(prepared.word(tokens.start() + 1), ":" | ".") && tokens.len() > 2;
    match prepared.word(tokens.start()) {
        "Q" if mark => Some(Turn::Question),
        "A" if mark => Some(Turn::Answer),
        _ => None,
    }
}

/// The fullest name before the first question of whoever is named most often there.
fn asked(people: &People, before: usize) -> Option<TokenRange> {
    let end = people.mentions.partition_point(|mention| mention.tokens.start() < before);
    let named = |mention: &&Mention| {
        let person = mention.entity.and_then(|at| people.entity(at));
        mention.form == MentionForm::Name && person.is_some_and(|entity| entity.kind == EntityKind::Person)
    };
    let names: Vec<&Mention> = people.mentions.get(..end)?.iter().filter(named).collect();
    let mut counts: HashMap<EntityIdx, usize> = HashMap::new();
    names.iter().filter_map(|name| name.entity).for_each(|entity| *counts.entry(entity).or_default() += 1);
    let count = |mention: &&&Mention| mention.entity.and_then(|entity| counts.get(&entity).copied());
    // Of several equals the first; `max_by_key` gives the last.
    let most = names.iter().rev().max_by_key(count)?.entity;
    let own = names.iter().map(|name| (name.entity, name.tokens)).filter(|(entity, _)| *entity == most);
    own.map(|(_, tokens)| tokens).max_by_key(|tokens| tokens.len())
}

/// The answer that begins in a paragraph, with the paragraphs before the next question; the last one is its own paragraph, as
/// nothing tells where the article goes on.
fn answer(
    paragraphs: &[TokenRange],
    turns: &[Option<Turn>],
    at: usize,
    source: TokenRange,
) -> Option<SetOut> {
    let next = turns.iter().skip(at + 1).position(Option::is_some).map(|next| at + 1 + next);
    let last = next.filter(|next| next - at <= LONGEST).map_or(at, |next| next - 1);
    let (first, last) = (paragraphs.get(at)?, paragraphs.get(last)?);
    let words = first.start() + 2;
    (words < last.end()).then(|| SetOut {
        source,
        mark: TokenRange::new(first.start(), words),
        content: TokenRange::new(words, last.end()),
    })
}
