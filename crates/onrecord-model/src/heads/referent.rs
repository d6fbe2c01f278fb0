//! Whom a pronoun stands for: how like every token near it is to what it asks for.
//!
//! Training compares a pronoun with the first and last token of a mention; what a mention is, is not the network's to say,
//! so that every token in reach is compared.

use onrecord::label::PronounLabel;

use super::pointer::{DISTANCES, Mlp, SENTENCES, WIDTH, bucket, dot, root};
use crate::encoder::Kernel;

/// Tokens before a pronoun that are compared: about a window, beyond which nothing was learned.
const BEFORE: usize = 320;
/// Tokens behind it: as many as in training.
const BEHIND: usize = 30;

/// The weights.
#[derive(Debug, Clone)]
pub(crate) struct Referent {
    /// Of the pronoun.
    pub(crate) query: Mlp,
    /// Of a token of a mention.
    pub(crate) key: Mlp,
    /// Bias by distance in tokens.
    pub(crate) distance: [f32; DISTANCES],
    /// Bias by distance in sentences.
    pub(crate) sentence: [f32; SENTENCES],
}

impl Referent {
    /// Compares each pronoun with the tokens in reach. `sentences` counts the sentence of every token; `hidden` holds
    /// their states one behind the other.
    pub(crate) fn compare(
        &self,
        kernel: Kernel,
        hidden: &[f32],
        sentences: &[isize],
        pronouns: &[usize],
    ) -> Vec<PronounLabel> {
        if pronouns.is_empty() {
            return Vec::new();
        }
        let keys = self.key.rows(kernel, hidden);
        pronouns.iter().map(|&at| self.label(kernel, hidden, sentences, &keys, at)).collect()
    }

    fn label(
        &self,
        kernel: Kernel,
        hidden: &[f32],
        sentences: &[isize],
        keys: &[[f32; WIDTH]],
        token: usize,
    ) -> PronounLabel {
        let width = self.query.inner.inputs();
        let state = hidden.get(token * width..(token + 1) * width).unwrap_or_default();
        let query = self.query.apply(kernel, state);
        let (from, to) = (token.saturating_sub(BEFORE), (token + BEHIND).min(keys.len()));
        let here = sentences.get(token).copied().unwrap_or_default();
        let near = keys.get(from..to).unwrap_or_default();
        let likeness = near.iter().map(|key| dot(&query, key) / root()).collect();
        let nearness = (from..to)
            .zip(sentences.get(from..to).unwrap_or_default())
            .map(|(at, sentence)| self.nearness(at as isize - token as isize, sentence - here))
            .collect();
        PronounLabel { token, from, likeness, nearness, second: None }
    }

    fn nearness(&self, distance: isize, sentence: isize) -> f32 {
        let distance = bucket(distance, (DISTANCES / 2) as isize);
        let sentence = (sentence.clamp(-3, 3) + 3).unsigned_abs();
        self.distance.get(distance).copied().unwrap_or_default()
            + self.sentence.get(sentence).copied().unwrap_or_default()
    }
}

/// Whether a word is a pronoun that was asked for in training.
pub(crate) fn is_pronoun(lower: &str) -> bool {
    matches!(
        lower,
        "he" | "him"
            | "his"
            | "himself"
            | "she"
            | "her"
            | "hers"
            | "herself"
            | "they"
            | "them"
            | "their"
            | "theirs"
            | "themselves"
            | "it"
            | "its"
            | "itself"
    )
}
