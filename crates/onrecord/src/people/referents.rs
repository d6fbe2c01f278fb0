//! Whom the tagger takes a pronoun for, among those who may be meant.

use std::collections::BTreeMap;

use crate::index::TokenRange;
use crate::label::PronounLabel;

/// The logarithm of the chance of each candidate, by draft, over all their mentions in the tagger's reach: one mentioned
/// often is likelier. Drafts that are never in reach are left out.
pub(super) fn chances(
    label: &PronounLabel,
    mentions: impl Iterator<Item = (usize, TokenRange)>,
) -> BTreeMap<usize, f32> {
    let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
    for (draft, tokens) in mentions {
        if let Some(score) = label.score(tokens) {
            *sums.entry(draft).or_default() += libm::exp(f64::from(score));
        }
    }
    let all: f64 = sums.values().sum();
    sums.into_iter().map(|(draft, sum)| (draft, libm::log(sum / all) as f32)).collect()
}

/// The label of the pronoun at a token.
pub(super) fn label_at(labels: &[PronounLabel], token: usize) -> Option<&PronounLabel> {
    let at = labels.binary_search_by_key(&token, |label| label.token).ok()?;
    labels.get(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_of_one_count_together_and_those_out_of_reach_do_not() {
        let label = PronounLabel { token: 9, from: 4, likeness: vec![0.0; 6], nearness: vec![0.0; 6] };
        let at = |start: usize| TokenRange::new(start, start + 1);
        let chances = chances(&label, [(0, at(4)), (1, at(5)), (0, at(6)), (2, at(2))].into_iter());
        let near = |draft: usize, chance: f32| (chances[&draft].exp() - chance).abs() < 1e-6;
        assert!(near(0, 2.0 / 3.0) && near(1, 1.0 / 3.0) && !chances.contains_key(&2));
    }
}
