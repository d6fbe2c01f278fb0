//! Whom the tagger takes a pronoun for, among those who may be meant.

use std::collections::BTreeMap;

use crate::index::TokenRange;
use crate::label::{PronounLabel, SecondLook};

/// The logarithm of the chance of each candidate, by draft. Drafts that are never in reach are left out.
pub(super) fn chances(
    label: &PronounLabel,
    mentions: impl Iterator<Item = (usize, TokenRange)>,
) -> BTreeMap<usize, f32> {
    let weights = label.weights(mentions);
    let all: f64 = weights.values().sum();
    weights.into_iter().map(|(draft, weight)| (draft, libm::log(weight / all) as f32)).collect()
}

/// The logarithm of the chance of each candidate by a second look, by draft; who is not named near has the chance that nobody
/// near is meant.
pub(super) fn second_chances(
    look: &SecondLook,
    mentions: impl Iterator<Item = (usize, TokenRange)>,
    candidates: &[usize],
) -> BTreeMap<usize, f32> {
    let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
    for (draft, tokens) in mentions {
        let at = look.names.partition_point(|(name, _)| name.end() <= tokens.start());
        let named = look.names.get(at).filter(|(name, _)| name.start() < tokens.end());
        if let Some((_, chance)) = named {
            *sums.entry(draft).or_default() += f64::from(*chance);
        }
    }
    let all = sums.values().sum::<f64>() + f64::from(look.nobody);
    let chance = |draft: usize| sums.get(&draft).copied().unwrap_or_else(|| f64::from(look.nobody)) / all;
    candidates.iter().map(|&draft| (draft, libm::log(chance(draft)) as f32)).collect()
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
        let label =
            PronounLabel { token: 9, from: 4, likeness: vec![0.0; 6], nearness: vec![0.0; 6], second: None };
        let at = |start: usize| TokenRange::new(start, start + 1);
        let chances = chances(&label, [(0, at(4)), (1, at(5)), (0, at(6)), (2, at(2))].into_iter());
        let near = |draft: usize, chance: f32| (chances[&draft].exp() - chance).abs() < 1e-6;
        assert!(near(0, 2.0 / 3.0) && near(1, 1.0 / 3.0) && !chances.contains_key(&2));
    }

    #[test]
    fn who_is_not_near_has_the_chance_of_nobody_near() {
        let at = |start: usize| TokenRange::new(start, start + 2);
        let look = SecondLook { names: vec![(at(0), 0.5), (at(4), 0.1), (at(8), 0.3)], nobody: 0.1 };
        let mentions = [(0, at(0)), (1, at(4)), (0, at(8)), (7, at(20))];
        let chances = second_chances(&look, mentions.into_iter(), &[0, 1, 2]);
        let near = |draft: usize, chance: f32| (chances[&draft].exp() - chance).abs() < 1e-6;
        assert!(near(0, 0.8) && near(1, 0.1) && near(2, 0.1));
        // Of those who cannot be meant nothing is left.
        let chances = second_chances(&look, [(1, at(4))].into_iter(), &[1]);
        assert!((chances[&1].exp() - 0.5).abs() < 1e-6);
    }
}
