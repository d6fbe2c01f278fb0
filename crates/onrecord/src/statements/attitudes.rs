//! The attitude to those whom a statement speaks of, from what the tagger makes of the words that mention them.

use super::{About, Stance};
use crate::index::TokenRange;
use crate::label::AttitudeScores;
use crate::people::People;

/// Judges everybody in `about` by their mentions in the content; nobody where the tagger judges nothing.
pub(super) fn judge(people: &People, scores: &[AttitudeScores], content: &[TokenRange], about: &mut [About]) {
    for about in about {
        let all = content.iter().flat_map(|&piece| people.mentions_in(piece)).map(|(_, mention)| mention);
        let of_them = all.filter(|mention| mention.entity == Some(about.entity));
        about.stance = stance(scores, of_them.map(|mention| mention.core));
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
