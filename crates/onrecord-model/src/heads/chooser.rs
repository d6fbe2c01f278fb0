//! Which of the people near a pronoun means, or none of them.

use onrecord::index::TokenRange;
use onrecord::label::SecondLook;

use super::pointer::dot;
use crate::encoder::{Dense, Kernel};

/// Numbers by which pronouns and names are compared.
pub(crate) const WIDTH: usize = 64;

/// What pronouns and names are compared by.
#[derive(Debug, Clone)]
pub(crate) struct Chooser {
    /// The marks that stand for names, a row each.
    pub(crate) people: Vec<f32>,
    /// Of a pronoun, of [`WIDTH`] outputs.
    pub(crate) query: Dense,
    /// Of a name, of [`WIDTH`] outputs.
    pub(crate) key: Dense,
    /// The key of "none of them".
    pub(crate) nobody: [f32; WIDTH],
}

impl Chooser {
    /// Whom each pronoun means, with its token; names and pronouns come with their states.
    pub(crate) fn choose<'s>(
        &self,
        kernel: Kernel,
        pronouns: impl Iterator<Item = (usize, &'s [f32])>,
        names: &[(TokenRange, &'s [f32])],
    ) -> Vec<(usize, SecondLook)> {
        let compared = |dense: &Dense, state: &[f32]| {
            let mut out = [0.0; WIDTH];
            dense.apply(kernel, state, 1, &mut out);
            out
        };
        let keys: Vec<[f32; WIDTH]> = names.iter().map(|(_, state)| compared(&self.key, state)).collect();
        let of = |(token, state): (usize, &[f32])| {
            let query = compared(&self.query, state);
            let scores: Vec<f32> =
                keys.iter().chain([&self.nobody]).map(|key| dot(&query, key) / root()).collect();
            let top = scores.iter().copied().fold(f32::MIN, f32::max);
            let weights: Vec<f64> = scores.iter().map(|score| libm::exp(f64::from(score - top))).collect();
            let all: f64 = weights.iter().sum();
            let chance = |weight: f64| (weight / all) as f32;
            let nobody = weights.last().copied().map_or(1.0, chance);
            let names =
                names.iter().zip(weights).map(|((name, _), weight)| (*name, chance(weight))).collect();
            (token, SecondLook { names, nobody })
        };
        pronouns.map(of).collect()
    }
}

/// What dot products are divided by (Vaswani et al. 2017).
fn root() -> f32 {
    (WIDTH as f32).sqrt()
}
