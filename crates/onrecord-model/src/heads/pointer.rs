//! From a span to the one that it belongs to: a cue to its source, a content to its cue, or to nothing.

use crate::encoder::{Dense, Kernel, gelu};

/// Numbers by which spans that ask and spans that answer are compared.
pub(crate) const WIDTH: usize = 128;
/// Buckets of signed distance in tokens: 0, 1, 2, 3–4, 5–8, … either way.
pub(crate) const DISTANCES: usize = 19;
/// Buckets of signed distance in sentences, up to three either way.
pub(crate) const SENTENCES: usize = 7;

/// Buckets of how many possible answers lie between: 3 or more, 2, 1, 0 before the asking span, inside it, then after it.
pub(crate) const BETWEEN: usize = 9;

/// Two dense layers with a GELU between them.
#[derive(Debug, Clone)]
pub(crate) struct Mlp {
    /// First layer.
    pub(crate) inner: Dense,
    /// Second layer, of [`WIDTH`] outputs.
    pub(crate) outer: Dense,
}

impl Mlp {
    /// The outputs of every row of `input`.
    pub(crate) fn rows(&self, kernel: Kernel, input: &[f32]) -> Vec<[f32; WIDTH]> {
        let rows = input.len() / self.inner.inputs();
        let (mut inner, mut outer) = (vec![0.0; rows * WIDTH], vec![0.0; rows * WIDTH]);
        self.inner.apply(kernel, input, rows, &mut inner);
        gelu(kernel, &mut inner);
        self.outer.apply(kernel, &inner, rows, &mut outer);
        outer.as_chunks().0.to_vec()
    }

    /// The outputs of one row.
    pub(crate) fn apply(&self, kernel: Kernel, input: &[f32]) -> [f32; WIDTH] {
        let mut inner = [0.0; WIDTH];
        self.inner.apply(kernel, input, 1, &mut inner);
        gelu(kernel, &mut inner);
        let mut outer = [0.0; WIDTH];
        self.outer.apply(kernel, &inner, 1, &mut outer);
        outer
    }
}

/// The weights of a pointer.
#[derive(Debug, Clone)]
pub(crate) struct Pointer {
    /// Of the span that asks: its first and last token's hidden states, one behind the other.
    pub(crate) query: Mlp,
    /// Of the first token of a span that answers.
    pub(crate) key: Mlp,
    /// Bias by distance in tokens.
    pub(crate) distance: [f32; DISTANCES],
    /// Bias by distance in sentences.
    pub(crate) sentence: [f32; SENTENCES],
    /// Bias by the possible answers between.
    pub(crate) between: [f32; BETWEEN],
    /// Weight of the log-probability that a span of the answering role begins there.
    pub(crate) tagged: f32,
    /// Bias where the rules link the same two.
    pub(crate) agreed: f32,
    /// The key of "nothing".
    pub(crate) nothing: [f32; WIDTH],
    /// The bias of "nothing".
    pub(crate) nothing_bias: f32,
}

/// A span that may answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'a> {
    /// Among the spans of its role.
    pub(crate) position: usize,
    /// Of its first token, from [`Pointer::key`].
    pub(crate) key: &'a [f32; WIDTH],
    /// Signed distance in tokens from the asking span to its first token; 0 inside.
    pub(crate) distance: isize,
    /// Signed distance in sentences from the first token of the asking span.
    pub(crate) sentence: isize,
    /// Signed number of candidates on its side up to it, itself counted; 0 inside the asking span.
    pub(crate) rank: isize,
    /// Log-probability that a span of its role begins there.
    pub(crate) tagged: f32,
    /// Whether the rules link the same two.
    pub(crate) agreed: bool,
}

/// Whom a span belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Choice {
    /// Position among the candidates; `None` for nothing.
    pub(crate) candidate: Option<usize>,
    /// 0 to 1.
    pub(crate) chance: f32,
}

impl Pointer {
    /// What an asking span is compared by.
    pub(crate) fn query(&self, kernel: Kernel, first: &[f32], last: &[f32]) -> [f32; WIDTH] {
        self.query.apply(kernel, &[first, last].concat())
    }

    /// What an answering span is compared by.
    pub(crate) fn key(&self, kernel: Kernel, first: &[f32]) -> [f32; WIDTH] {
        self.key.apply(kernel, first)
    }

    /// The likeliest of the candidates, or nothing; the first of equals.
    pub(crate) fn choose(&self, query: &[f32; WIDTH], candidates: &[Candidate]) -> Choice {
        let nothing = dot(query, &self.nothing) / root() + self.nothing_bias;
        let scores: Vec<f32> = candidates.iter().map(|candidate| self.score(query, candidate)).collect();
        let (mut best, mut top) = (None, nothing);
        for (at, &score) in scores.iter().enumerate() {
            if score > top {
                (best, top) = (Some(at), score);
            }
        }
        let sum: f64 = scores.iter().chain([&nothing]).map(|&score| libm::exp(f64::from(score - top))).sum();
        Choice { candidate: best, chance: (1.0 / sum) as f32 }
    }

    fn score(&self, query: &[f32; WIDTH], candidate: &Candidate) -> f32 {
        let place = |distance: isize| bucket(distance, (DISTANCES / 2) as isize);
        let sentence = candidate.sentence.clamp(-3, 3) + 3;
        dot(query, candidate.key) / root()
            + self.distance.get(place(candidate.distance)).copied().unwrap_or_default()
            + self.sentence.get(sentence as usize).copied().unwrap_or_default()
            + self.between.get((candidate.rank.clamp(-4, 4) + 4) as usize).copied().unwrap_or_default()
            + self.tagged * candidate.tagged
            + if candidate.agreed { self.agreed } else { 0.0 }
    }
}

/// What dot products are divided by (Vaswani et al. 2017).
pub(crate) fn root() -> f32 {
    (WIDTH as f32).sqrt()
}

/// In the order of the numbers: sums must not depend on how a compiler groups them.
pub(crate) fn dot<const N: usize>(a: &[f32; N], b: &[f32; N]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Signed distance → 0 … 2 `middle`: doubling steps either way of the middle.
pub(crate) fn bucket(distance: isize, middle: isize) -> usize {
    let steps = match distance.unsigned_abs() {
        0 => 0,
        size => size.next_power_of_two().ilog2() as isize + 1,
    };
    (middle + distance.signum() * steps.min(middle)).unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_fall_into_doubling_buckets() {
        let buckets: Vec<usize> =
            [0, 1, 2, 3, 4, 5, 8, 9, -1, -4, 100_000, -100_000].map(|d| bucket(d, 9)).into();
        assert_eq!(buckets, [9, 10, 11, 12, 12, 13, 13, 14, 8, 6, 18, 0]);
    }
}
