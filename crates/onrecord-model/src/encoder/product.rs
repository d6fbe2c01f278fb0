//! Products of small matrices in `f32`: what attention and the heads are made of.

use super::lanes::{Lanes, Sixteen};

/// Columns of a panel: two registers.
pub(super) const COLUMNS: usize = 16;
/// Rows that are multiplied at a time, as many as there are registers for: each has a panel's columns in one of
/// thirty-two, or in two of sixteen.
pub(super) const TILE_OF_ONE: usize = 16;
pub(super) const TILE_OF_TWO: usize = 6;

/// A row of a panel: sixteen columns. Aligned, so that a load stays in one line of the cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Line(pub(super) [[f32; 8]; 2]);

impl Line {
    pub(super) const ZERO: Line = Line([[0.0; 8]; 2]);
}

/// `R` rows times one panel: for each row the sums over the panel's lines of `row[k] · line[k]`, from the first on.
#[inline(always)]
pub(super) fn multiply<L: Lanes, const R: usize>(rows: [&[f32]; R], panel: &[Line]) -> [[L; 2]; R] {
    let mut sums = [<L::Sixteen>::zeros(); R];
    let mut cut: [&[f32]; R] = [&[]; R];
    for r in 0..R {
        cut[r] = &rows[r][..panel.len()];
    }
    for (k, line) in panel.iter().enumerate() {
        for r in 0..R {
            sums[r] = <L::Sixteen>::add_line(sums[r], cut[r][k], line);
        }
    }
    let mut halves = [[L::splat(0.0); 2]; R];
    for r in 0..R {
        halves[r] = <L::Sixteen>::halves(sums[r]);
    }
    halves
}
