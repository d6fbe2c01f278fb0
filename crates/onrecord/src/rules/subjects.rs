//! The subjects of cues whose source a tagger left open: "Many experts {suspect} that …".

use crate::index::{CueIdx, TokenRange};
use crate::label::Labels;
use crate::prepare::Prepared;

use super::sources::{self, Subject};
use super::units::{Item, Unit, Units};
use super::words::{is_adverb, is_auxiliary, is_be, makes_noun};
use crate::cues::{self, Inflection};

/// Longer subjects are oftener a clause read wrongly than a name.
const LONGEST: usize = 16;
/// Contents before a place that may still reach it.
const NEAR: usize = 8;

/// The subject of every cue that has no source, is a finite verb in the active voice, and has its subject right before it.
pub(crate) fn subjects(prepared: &Prepared, labels: &Labels) -> Vec<(CueIdx, TokenRange)> {
    let open = labels.cues.iter().enumerate().filter(|(_, cue)| cue.source.is_none());
    let mut open: Vec<(TokenRange, CueIdx)> =
        open.map(|(number, cue)| (cue.tokens, CueIdx::new(number))).collect();
    if open.is_empty() {
        return Vec::new();
    }
    open.sort_unstable();
    let units = Units::of(prepared);
    let of_unit = |unit: Unit<'_>| -> Vec<(CueIdx, TokenRange)> {
        let tokens = unit.tokens(0, unit.len());
        let from = open.partition_point(|(cue, _)| cue.start() < tokens.start());
        let here = open.iter().skip(from).take_while(|(cue, _)| cue.end() <= tokens.end());
        let subject_of = |&(cue, number): &(TokenRange, CueIdx)| {
            let subject = subject(&unit, item_at(&unit, cue)?, cue)?;
            is_free(labels, subject).then_some((number, subject))
        };
        here.filter_map(subject_of).collect()
    };
    units.iter(prepared).flat_map(of_unit).collect()
}

/// Whether no content holds any of the tokens.
fn is_free(labels: &Labels, tokens: TokenRange) -> bool {
    let after = labels.contents.partition_point(|content| content.tokens.start() < tokens.end());
    !labels.contents.iter().take(after).rev().take(NEAR).any(|content| content.tokens.overlaps(tokens))
}

/// The item of the first word of a cue.
fn item_at(unit: &Unit, cue: TokenRange) -> Option<usize> {
    unit.items.iter().position(|item| matches!(item, Item::Word(position) if *position == cue.start()))
}

fn subject(unit: &Unit, cue: usize, tokens: TokenRange) -> Option<TokenRange> {
    let mut start = cue;
    while start > 0 && (is_auxiliary(unit.lower(start - 1)) || is_adverb(unit.lower(start - 1))) {
        start -= 1;
    }
    let end = cue + tokens.len();
    let previous = if start > 0 { unit.lower(start - 1) } else { "" };
    if makes_noun(previous) || previous == "to" || !is_active(unit, start, end) {
        return None;
    }
    let own = sources::before(unit, 0, start);
    let found = match own {
        // "Bo met them and {came away convinced}", but not "… and {talk had been mounting}".
        Subject::Shared if matches!(previous, "and" | "but") && !has_auxiliary(unit, cue + 1, end) => {
            sources::main(unit, start)
        }
        _ => own,
    };
    match found {
        Subject::Here { start, end } if end - start <= LONGEST => Some(unit.tokens(start, end)),
        _ => None,
    }
}

fn has_auxiliary(unit: &Unit, start: usize, end: usize) -> bool {
    (start..end).any(|at| is_auxiliary(unit.lower(at)) || is_be(unit.lower(at)))
}

/// Whether the words of a cue with its auxiliaries are a finite verb whose subject speaks.
fn is_active(unit: &Unit, start: usize, end: usize) -> bool {
    let mut auxiliary = false;
    for at in start..end {
        let word = unit.lower(at);
        // "'s" is oftener a genitive than a verb.
        if is_be(word) || matches!(word, "'s" | "’s") {
            return (at + 1..end).any(|at| unit.lower(at).ends_with("ing")) || is_perceived(unit, at + 1);
        }
        if is_auxiliary(word) {
            auxiliary = true;
        } else if !is_adverb(word) {
            return auxiliary || cues::readings(word).iter().any(|cue| may_be_finite(cue.inflection));
        }
    }
    false
}

/// "heard shouting", "quoted as saying": whoever is perceived or quoted speaks.
fn is_perceived(unit: &Unit, at: usize) -> bool {
    let perceived =
        matches!(unit.lower(at), "heard" | "overheard" | "seen" | "filmed" | "recorded" | "quoted");
    let next = at + 1 + usize::from(unit.lower(at + 1) == "as");
    perceived && unit.lower(next).ends_with("ing")
}

fn may_be_finite(inflection: Inflection) -> bool {
    matches!(inflection, Inflection::Base | Inflection::Third | Inflection::Past)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::CueLabel;
    use crate::prepare::tests::prepared;

    /// The subject that is found for a cue without a source.
    fn subject_of(text: &str, cue: &str) -> Option<String> {
        let start = text.find(cue).unwrap();
        let prepared = prepared(text);
        let span = prepared.article.text.checked_span(start, start + cue.len()).unwrap();
        let tokens = prepared.tokens_in(span);
        let cues = vec![CueLabel { tokens, source: None, speech: true, confidence: 1.0 }];
        let labels = Labels { cues, ..Labels::default() };
        let (_, subject) = subjects(&prepared, &labels).into_iter().next()?;
        Some(prepared.slice(prepared.span(subject).unwrap()).to_owned())
    }

    #[test]
    fn whoever_is_heard_or_quoted_speaks() {
        let heard = subject_of("Ann Senn can be heard shouting that the quay is closed.", "can be heard");
        assert_eq!(heard.as_deref(), Some("Ann Senn"));
        let quoted = subject_of("Ann Senn was quoted as saying that it is.", "was quoted");
        assert_eq!(quoted.as_deref(), Some("Ann Senn"));
        assert_eq!(subject_of("The quay was praised on Monday.", "was praised"), None);
    }

    #[test]
    fn a_second_verb_shares_the_subject_of_the_first_but_a_noun_does_not() {
        let text = "Ann Senn met the council and promised that the quay would open.";
        assert_eq!(subject_of(text, "promised").as_deref(), Some("Ann Senn"));
        let text = "Ann Senn left the council and talk had been heard of a vote.";
        assert_eq!(subject_of(text, "talk had been heard"), None);
    }
}
