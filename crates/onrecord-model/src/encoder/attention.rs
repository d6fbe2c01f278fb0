//! Attention: for each head, each row's mean of the values of all rows, weighted by how well its query fits their keys.

use std::ops::Range;

use super::activation::Exp;
use super::lanes::{Kernel, Lanes, Registers, Sixteen, Task};
use super::product::{COLUMNS, Line, TILE_OF_ONE, TILE_OF_TWO, multiply};

/// Room for keys and values in order and the scores of a few rows. Reused from call to call.
#[derive(Clone, Debug, Default)]
pub struct AttentionRoom {
    /// For each head, panels of sixteen keys; a panel's lines are the keys' dimensions.
    keys: Vec<Line>,
    /// For each head, panels of sixteen dimensions; a panel's lines are the rows.
    values: Vec<Line>,
    /// Rows of a tile, each with as many scores as there are keys, filled up to whole panels.
    scores: Vec<f32>,
    /// Scores of a row.
    stride: usize,
}

/// Attention of all rows to all rows.
///
/// A row of `qkv` is the queries of all heads, then their keys, then their values: three times `width` numbers. A row
/// of `out` has `width`.
///
/// # Panics
///
/// If the heads do not divide the width, or a length does not fit.
pub fn attend(
    kernel: Kernel,
    qkv: &[f32],
    width: usize,
    heads: usize,
    out: &mut [f32],
    room: &mut AttentionRoom,
) {
    assert_eq!(qkv.len(), 3 * out.len(), "rows of queries, keys and values");
    attend_from(kernel, qkv, 0..out.len() / width, width, heads, out, room);
}

/// Attention of the rows `wanted` to all rows, as [`attend`] gives it; `out` has as many rows as are wanted.
///
/// # Panics
///
/// If the heads do not divide the width, or a length does not fit.
pub fn attend_from(
    kernel: Kernel,
    qkv: &[f32],
    wanted: Range<usize>,
    width: usize,
    heads: usize,
    out: &mut [f32],
    room: &mut AttentionRoom,
) {
    assert_eq!(width % heads, 0, "heads divide the width");
    assert_eq!(qkv.len() % (3 * width), 0, "whole rows");
    assert_eq!(out.len(), wanted.len() * width, "a row of results for each that is wanted");
    let size = width / heads;
    let rows = qkv.len() / (3 * width);
    assert!(wanted.end <= rows, "wanted rows are there");
    room.fill(qkv, width, size, rows);
    for head in 0..heads {
        kernel.run(Head { qkv, width, head, size, rows, wanted: wanted.clone(), out, room });
    }
}

impl AttentionRoom {
    /// Puts the keys and values in order, row by row, as they lie in memory. What earlier windows have left where there
    /// are no keys or dimensions is not looked at.
    fn fill(&mut self, qkv: &[f32], width: usize, size: usize, rows: usize) {
        let heads = width / size;
        let panels = rows.div_ceil(COLUMNS);
        let parts = size.div_ceil(COLUMNS);
        self.stride = panels * COLUMNS;
        self.scores.resize(TILE_OF_ONE * self.stride, 0.0);
        self.keys.resize(heads * panels * size, Line::ZERO);
        self.values.resize(heads * parts * rows, Line::ZERO);
        for (number, part) in qkv.chunks(COLUMNS * 3 * width).enumerate() {
            for head in 0..heads {
                let panel = &mut self.keys[(head * panels + number) * size..][..size];
                let first = width + head * size;
                for (dimension, line) in panel.iter_mut().enumerate() {
                    let keys = part[first + dimension..].iter().step_by(3 * width);
                    for (to, &x) in line.0.as_flattened_mut().iter_mut().zip(keys) {
                        *to = x;
                    }
                }
            }
        }
        for (row, all) in qkv.chunks_exact(3 * width).enumerate() {
            for (head, value) in all[2 * width..].chunks_exact(size).enumerate() {
                for (part, x) in value.chunks(COLUMNS).enumerate() {
                    let line = self.values[(head * parts + part) * rows + row].0.as_flattened_mut();
                    match <&[f32; COLUMNS]>::try_from(x) {
                        Ok(whole) => line.copy_from_slice(whole),
                        Err(_) => line[..x.len()].copy_from_slice(x),
                    }
                }
            }
        }
    }

    /// The panels of one head's keys.
    fn keys_of(&self, head: usize, size: usize) -> &[Line] {
        let lines = self.stride / COLUMNS * size;
        &self.keys[head * lines..][..lines]
    }

    /// The panels of one head's values.
    fn values_of(&self, head: usize, size: usize, rows: usize) -> &[Line] {
        let lines = size.div_ceil(COLUMNS) * rows;
        &self.values[head * lines..][..lines]
    }
}

/// One head.
struct Head<'a> {
    qkv: &'a [f32],
    width: usize,
    head: usize,
    size: usize,
    /// All of them: each is a key.
    rows: usize,
    /// Those that ask.
    wanted: Range<usize>,
    out: &'a mut [f32],
    room: &'a mut AttentionRoom,
}

impl Task for Head<'_> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(mut self) {
        match <L::Sixteen>::REGISTERS {
            Registers::One => self.tiles::<L, TILE_OF_ONE>(),
            Registers::Two => self.tiles::<L, TILE_OF_TWO>(),
        }
    }
}

impl Head<'_> {
    /// The head's results, `R` rows at a time, the rest in fours and one by one: a result does not depend on the tile.
    #[inline(always)]
    fn tiles<L: Lanes, const R: usize>(&mut self) {
        let mut row = self.wanted.start;
        while row + R <= self.wanted.end {
            self.tile::<L, R>(row);
            row += R;
        }
        while row + 4 <= self.wanted.end {
            self.tile::<L, 4>(row);
            row += 4;
        }
        while row < self.wanted.end {
            self.tile::<L, 1>(row);
            row += 1;
        }
    }

    /// The head's results for `R` rows.
    #[inline(always)]
    fn tile<L: Lanes, const R: usize>(&mut self, row: usize) {
        self.score::<L, R>(row);
        let stride = self.room.stride;
        let mut factors = [0.0; R];
        for (r, factor) in factors.iter_mut().enumerate() {
            let scores = &mut self.room.scores[r * stride..][..stride];
            *factor = 1.0 / weigh::<L>(scores, self.rows, self.size);
        }
        self.mean::<L, R>(row, factors);
    }

    /// Products of queries and keys.
    #[inline(always)]
    fn score<L: Lanes, const R: usize>(&mut self, row: usize) {
        let stride = self.room.stride;
        let mut queries: [&[f32]; R] = [&[]; R];
        for (r, query) in queries.iter_mut().enumerate() {
            *query = &self.qkv[(row + r) * 3 * self.width + self.head * self.size..][..self.size];
        }
        let panels = stride / COLUMNS;
        for number in 0..panels {
            let panel = &self.room.keys_of(self.head, self.size)[number * self.size..][..self.size];
            let products = multiply::<L, R>(queries, panel);
            for (r, products) in products.into_iter().enumerate() {
                let at = r * stride + number * COLUMNS;
                let (to, _) = self.room.scores[at..at + COLUMNS].as_chunks_mut::<8>();
                products[0].store(&mut to[0]);
                products[1].store(&mut to[1]);
            }
        }
    }

    /// Sums of the values, weighted by the scores, times each row's factor.
    #[inline(always)]
    fn mean<L: Lanes, const R: usize>(&mut self, row: usize, factors: [f32; R]) {
        let AttentionRoom { scores, stride, .. } = &*self.room;
        let mut weights: [&[f32]; R] = [&[]; R];
        for (r, weights) in weights.iter_mut().enumerate() {
            *weights = &scores[r * stride..][..self.rows];
        }
        let values = self.room.values_of(self.head, self.size, self.rows);
        for (number, panel) in values.chunks_exact(self.rows).enumerate() {
            let sums = multiply::<L, R>(weights, panel);
            for r in 0..R {
                let factor = L::splat(factors[r]);
                let mut both = [[0.0; 8]; 2];
                sums[r][0].mul(factor).store(&mut both[0]);
                sums[r][1].mul(factor).store(&mut both[1]);
                let out = &mut self.out[(row + r - self.wanted.start) * self.width + self.head * self.size..]
                    [..self.size];
                let out = &mut out[number * COLUMNS..];
                if let Some(out) = out.first_chunk_mut::<COLUMNS>() {
                    out.copy_from_slice(both.as_flattened());
                } else {
                    out.copy_from_slice(&both.as_flattened()[..out.len()]);
                }
            }
        }
    }
}

/// Turns a row's scores into weights, not yet divided by their sum, which it gives. The scores are of `keys` keys, then
/// of none; these get a weight that is nothing beside 1, which the greatest score gets.
#[inline(always)]
fn weigh<L: Lanes>(scores: &mut [f32], keys: usize, size: usize) -> f32 {
    scores[keys..].fill(f32::NEG_INFINITY);
    let (chunks, _) = scores.as_chunks_mut::<8>();
    let mut top = L::splat(f32::NEG_INFINITY);
    for chunk in &*chunks {
        top = L::load(chunk).max(top);
    }
    let top = L::splat(top.greatest());
    let exp = Exp::<L>::new(1.0 / (size as f32).sqrt());
    let mut sum = L::splat(0.0);
    let (pairs, _) = chunks.as_chunks_mut::<{ COLUMNS / 8 }>();
    for [left, right] in pairs {
        let weights = exp.of([L::load(left).sub(top), L::load(right).sub(top)]);
        weights[0].store(left);
        weights[1].store(right);
        sum = sum.add(weights[0].add(weights[1]));
    }
    sum.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One head of two dimensions, by hand: the first row's query fits both keys as well, the second's fits the
    /// second key better by √2 · ln 3 before the root of the size, so three times as well after.
    #[test]
    fn a_head_by_hand() {
        let k = 2f32.sqrt() * 3f32.ln();
        let qkv = [0.0, 0.0, 0.0, 5.0, 4.0, 8.0, 1.0, 0.0, k, 7.0, 8.0, 0.0];
        let mut out = [0.0; 4];
        attend(Kernel::Portable, &qkv, 2, 1, &mut out, &mut AttentionRoom::default());
        for (got, want) in out.iter().zip([6.0, 4.0, 7.0, 2.0]) {
            assert!((got - want).abs() < 1e-5, "{out:?}");
        }
    }

    #[test]
    fn one_row_gets_its_own_values() {
        let qkv = [3.0, -2.0, 1.0, 9.0, 4.0, 8.0];
        let mut out = [0.0; 2];
        attend(Kernel::Portable, &qkv, 2, 2, &mut out, &mut AttentionRoom::default());
        assert_eq!(out, [4.0, 8.0]);
    }
}
