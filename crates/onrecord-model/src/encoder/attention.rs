//! Attention of every row to every row, head by head.
//!
//! Source: Vaswani et al., "Attention is all you need" (2017), section 3.2.

use super::lanes::{LANES, Lane, multiply_add_by, softmax};

/// Numbers of a head.
pub(super) const WIDTH: usize = 32;
/// Rows that are worked out side by side.
const TILE: usize = 4;

/// Buffers of one head, kept from call to call.
#[derive(Debug, Clone, Default)]
pub(super) struct Buffers {
    /// Keys turned round: for each block of eight rows the lanes of its numbers.
    keys: Vec<[Lane; WIDTH]>,
    /// Values row by row.
    values: Vec<[Lane; WIDTH / LANES]>,
    /// Scores of a tile of rows, `blocks × LANES` for each.
    scores: Vec<f32>,
}

/// Where a head lies in rows of queries, keys and values one behind the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    /// Position of the head.
    pub(super) number: usize,
    /// Numbers of a row of queries, of keys, of values.
    pub(super) hidden: usize,
}

/// Writes what a head attends to into its columns of `out`, `head.hidden` numbers a row.
#[inline(always)]
pub(super) fn attend(rows: &[f32], head: Head, buffers: &mut Buffers, out: &mut [f32]) {
    let count = rows.len() / (3 * head.hidden);
    buffers.fill(rows, head, count);
    let padded = count.div_ceil(LANES) * LANES;
    buffers.scores.resize(TILE * padded, 0.0);
    let from = head.number * WIDTH;
    let queries =
        rows.chunks_exact(3 * head.hidden).map(|row| row.get(from..from + WIDTH).unwrap_or_default());
    let queries: Vec<&[f32]> = queries.collect();
    for (tile, out) in queries.chunks(TILE).zip(out.chunks_mut(TILE * head.hidden)) {
        let query = |at: usize| tile.get(at.min(tile.len() - 1)).copied().unwrap_or_default();
        score(&buffers.keys, [query(0), query(1), query(2), query(3)], &mut buffers.scores);
        for scores in buffers.scores.chunks_exact_mut(padded) {
            softmax(scores.get_mut(..count).unwrap_or_default());
        }
        let sums = weigh(&buffers.values, &buffers.scores, padded);
        for (row, sums) in out.chunks_exact_mut(head.hidden).zip(&sums) {
            if let Some(row) = row.get_mut(from..from + WIDTH) {
                row.copy_from_slice(sums.as_flattened());
            }
        }
    }
}

impl Buffers {
    #[inline(always)]
    fn fill(&mut self, rows: &[f32], head: Head, count: usize) {
        self.keys.clear();
        self.keys.resize(count.div_ceil(LANES), [[0.0; LANES]; WIDTH]);
        self.values.clear();
        let (key, value) = (head.hidden + head.number * WIDTH, 2 * head.hidden + head.number * WIDTH);
        for (at, row) in rows.chunks_exact(3 * head.hidden).enumerate() {
            if let (Some(block), Some(key)) = (self.keys.get_mut(at / LANES), row.get(key..key + WIDTH)) {
                block.iter_mut().zip(key).for_each(|(lane, &number)| lane[at % LANES] = number);
            }
            let mut lanes = [[0.0; LANES]; WIDTH / LANES];
            let value = row.get(value..value + WIDTH).unwrap_or_default();
            lanes.as_flattened_mut().iter_mut().zip(value).for_each(|(to, &number)| *to = number);
            self.values.push(lanes);
        }
    }
}

/// Scores of a tile of queries with every key, divided by the root of the width.
#[inline(always)]
fn score(keys: &[[Lane; WIDTH]], queries: [&[f32]; TILE], scores: &mut [f32]) {
    let root = 1.0 / (WIDTH as f32).sqrt();
    let padded = keys.len() * LANES;
    let query: [[f32; WIDTH]; TILE] =
        queries.map(|query| std::array::from_fn(|at| query.get(at).map_or(0.0, |number| number * root)));
    for (block, keys) in keys.iter().enumerate() {
        let mut sums = [[0.0; LANES]; TILE];
        for (at, lane) in keys.iter().enumerate() {
            for (sum, query) in sums.iter_mut().zip(&query) {
                multiply_add_by(sum, lane, query[at]);
            }
        }
        for (row, sum) in sums.iter().enumerate() {
            let at = row * padded + block * LANES;
            scores.get_mut(at..at + LANES).into_iter().for_each(|to| to.copy_from_slice(sum));
        }
    }
}

/// The values of all rows, weighed by the shares of a tile of rows.
#[inline(always)]
fn weigh(values: &[[Lane; WIDTH / LANES]], shares: &[f32], padded: usize) -> [[Lane; WIDTH / LANES]; TILE] {
    let mut sums = [[[0.0; LANES]; WIDTH / LANES]; TILE];
    // Two rows at a time: their sums stay in registers.
    for (pair, shares) in sums.chunks_exact_mut(2).zip(shares.chunks_exact(2 * padded)) {
        let (first, second) = shares.split_at(padded);
        let mut sum = [[[0.0; LANES]; WIDTH / LANES]; 2];
        for ((value, &a), &b) in values.iter().zip(first).zip(second) {
            for lane in 0..WIDTH / LANES {
                multiply_add_by(&mut sum[0][lane], &value[lane], a);
                multiply_add_by(&mut sum[1][lane], &value[lane], b);
            }
        }
        pair.copy_from_slice(&sum);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Attention as its definition has it, in f64.
    fn plain(rows: &[f32], hidden: usize, number: usize) -> Vec<f64> {
        let count = rows.len() / (3 * hidden);
        let part = |row: usize, which: usize, at: usize| {
            f64::from(rows[row * 3 * hidden + which * hidden + number * WIDTH + at])
        };
        let mut out = Vec::new();
        for row in 0..count {
            let score = |to: usize| {
                (0..WIDTH).map(|at| part(row, 0, at) * part(to, 1, at)).sum::<f64>() / 32f64.sqrt()
            };
            let weights: Vec<f64> = (0..count).map(|to| score(to).exp()).collect();
            let total: f64 = weights.iter().sum();
            out.extend(
                (0..WIDTH).map(|at| (0..count).map(|to| weights[to] / total * part(to, 2, at)).sum::<f64>()),
            );
        }
        out
    }

    #[test]
    fn attention_is_as_defined() {
        for count in [1, 7, 8, 21] {
            let hidden = 64;
            let rows: Vec<f32> =
                (0..count * 3 * hidden).map(|n| ((n * 37 % 101) as f32 - 50.0) / 40.0).collect();
            let mut out = vec![0.0; count * hidden];
            for number in 0..2 {
                attend(&rows, Head { number, hidden }, &mut Buffers::default(), &mut out);
                let right = plain(&rows, hidden, number);
                for row in 0..count {
                    for at in 0..WIDTH {
                        let got = f64::from(out[row * hidden + number * WIDTH + at]);
                        assert!((got - right[row * WIDTH + at]).abs() < 1e-5);
                    }
                }
            }
        }
    }
}
