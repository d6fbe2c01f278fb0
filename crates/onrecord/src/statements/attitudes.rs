//! The attitude to those whom a statement speaks of.
//!
//! In the record only a cue that names it counts ("criticised", "endorsed"). What the network makes of the words is measured
//! (`cargo dev eval attitudes`), but on statements in news it is right in about half of the cases, whatever it is sure of,
//! and an attitude that may as well be wrong is not shown.

use super::{About, Stance};
use crate::index::TokenRange;
use crate::label::AttitudeScores;
use crate::people::People;
use crate::prepare::Prepared;

/// How many tokens of the content may stand before whom the cue praises or blames ("their candidate, Bo").
const REACH: usize = 3;

/// Judges whom a cue of praise or blame has as its object.
pub(super) fn judge(
    prepared: &Prepared,
    people: &People,
    cue: Option<TokenRange>,
    content: TokenRange,
    about: &mut [About],
) {
    let Some(stance) = cue.and_then(|cue| cue.positions().rev().find_map(|at| named(prepared.lower(at))))
    else {
        return;
    };
    let near = TokenRange::new(content.start(), content.end().min(content.start() + REACH + 4));
    let mut mentions = people.mentions_in(near).map(|(_, mention)| mention);
    let object = mentions.find(|mention| mention.entity.is_some());
    let object =
        object.filter(|mention| mention.core.start() <= content.start() + REACH && !mention.owns_people);
    for about in about.iter_mut().filter(|about| object.is_some_and(|m| m.entity == Some(about.entity))) {
        about.stance = Some(stance);
    }
}

/// The attitude that a verb of saying names.
fn named(word: &str) -> Option<Stance> {
    match word {
        "attacked" | "attacking" | "attacks" | "criticised" | "criticized" | "criticising"
        | "criticizing" | "denounced" | "denouncing" | "mocked" | "mocking" | "ridiculed" | "insulted"
        | "blasted" | "blasting" | "slammed" | "slamming" | "condemned" | "condemning" | "accused"
        | "accusing" | "accuses" | "blamed" | "blaming" | "blames" | "chided" | "rebuked" | "berated"
        | "lambasted" | "disparaged" => Some(Stance::Negative),
        "praised" | "praising" | "praises" | "endorsed" | "endorsing" | "endorses" | "lauded" | "lauding"
        | "commended" | "congratulated" | "thanked" | "thanking" | "applauded" | "hailed" => {
            Some(Stance::Positive)
        }
        _ => None,
    }
}

/// The likeliest attitude to whom some runs of tokens mention, by the mean over the runs; between two that are equally
/// likely the neutral one. `None` without a run that was judged.
pub fn stance(scores: &[AttitudeScores], mentions: impl IntoIterator<Item = TokenRange>) -> Option<Stance> {
    let judged = mentions.into_iter().filter_map(|tokens| mean(scores.get(tokens.positions())?));
    let [negative, neutral, positive] = mean(&judged.collect::<Vec<_>>())?;
    Some(match () {
        () if negative > neutral && negative >= positive => Stance::Negative,
        () if positive > neutral => Stance::Positive,
        () => Stance::Neutral,
    })
}

fn mean(scores: &[AttitudeScores]) -> Option<AttitudeScores> {
    let sum = |class: usize| scores.iter().filter_map(|scores| scores.get(class)).sum::<f32>();
    (!scores.is_empty()).then(|| std::array::from_fn(|class| sum(class) / scores.len() as f32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate;
    use crate::label::Tagger as _;
    use crate::prepare::tests::prepared;
    use crate::rules::RuleTagger;

    /// Whom the only statement of a text speaks of, with the attitudes.
    fn told(text: &str) -> Vec<(String, Option<Stance>)> {
        let prepared = prepared(text);
        let labels = RuleTagger.tag(std::slice::from_ref(&prepared)).remove(0);
        let annotated = annotate(prepared, &labels);
        let about = annotated.statements.iter().flat_map(|statement| &statement.about);
        about.map(|one| (annotated.people.entity(one.entity).unwrap().name.clone(), one.stance)).collect()
    }

    #[test]
    fn who_is_criticised_or_praised_by_the_cue_is_so_and_nobody_else() {
        assert_eq!(told("Ann Bo criticised Cy Du."), [("Cy Du".to_owned(), Some(Stance::Negative))]);
        assert_eq!(told("Ann Bo praised Cy Du."), [("Cy Du".to_owned(), Some(Stance::Positive))]);
        assert_eq!(told("Ann Bo said that Cy Du was late."), [("Cy Du".to_owned(), None)]);
        assert_eq!(
            told("Ann Bo criticised the plan of the council for Cy Du."),
            [("Cy Du".to_owned(), None)]
        );
    }

    #[test]
    fn the_mean_over_mentions_decides_and_doubt_is_neutral() {
        let scores = [[1.0, 0.0, -1.0], [0.5, 0.6, 0.0], [0.0, 0.0, 2.0], [0.3, 0.3, 0.3]];
        let stance = |tokens: &[usize]| stance(&scores, tokens.iter().map(|&at| TokenRange::new(at, at + 1)));
        assert_eq!(stance(&[0, 1]), Some(Stance::Negative));
        assert_eq!(stance(&[2]), Some(Stance::Positive));
        assert_eq!(stance(&[3]), Some(Stance::Neutral));
        assert_eq!((stance(&[]), stance(&[9])), (None, None));
    }
}
