//! Layer normalisation.

use super::BadShape;
use super::lanes::{Kernel, Lanes, Task};

/// `(x - mean) / sqrt(variance + eps) · weight + bias` over each row.
#[derive(Clone, Debug)]
pub struct LayerNorm {
    weight: Vec<f32>,
    bias: Vec<f32>,
    eps: f32,
}

impl LayerNorm {
    /// One weight and one bias for each number of a row.
    ///
    /// # Errors
    ///
    /// If there are not as many biases as weights, or none.
    pub fn new(weight: Vec<f32>, bias: Vec<f32>, eps: f32) -> Result<LayerNorm, BadShape> {
        BadShape::unless("weights of a layer norm", weight.len().max(1), weight.len())?;
        BadShape::unless("biases of a layer norm", weight.len(), bias.len())?;
        Ok(LayerNorm { weight, bias, eps })
    }

    /// How many numbers a row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.weight.len()
    }

    /// Normalises each row of `x`, in place. Numbers beyond the last whole row stay as they are.
    pub fn apply(&self, kernel: Kernel, x: &mut [f32]) {
        kernel.run(Normalise { norm: self, x });
    }
}

struct Normalise<'a> {
    norm: &'a LayerNorm,
    x: &'a mut [f32],
}

impl Task for Normalise<'_> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self) {
        let width = self.norm.width();
        for row in self.x.chunks_exact_mut(width) {
            let mean = sum::<L>(row) / width as f32;
            let variance = squares::<L>(row, mean) / width as f32;
            let scale = 1.0 / (variance + self.norm.eps).sqrt();
            normalise_row::<L>(self.norm, row, mean, scale);
        }
    }
}

#[inline(always)]
fn sum<L: Lanes>(row: &[f32]) -> f32 {
    let (chunks, rest) = row.as_chunks::<8>();
    let mut sum = L::load(&filled_up(rest, 0.0));
    for chunk in chunks {
        sum = sum.add(L::load(chunk));
    }
    sum.sum()
}

/// The sum of the squared distances from the mean.
#[inline(always)]
fn squares<L: Lanes>(row: &[f32], mean: f32) -> f32 {
    let (chunks, rest) = row.as_chunks::<8>();
    let mean8 = L::splat(mean);
    let off = L::load(&filled_up(rest, mean)).sub(mean8);
    let mut sum = off.mul(off);
    for chunk in chunks {
        let off = L::load(chunk).sub(mean8);
        sum = off.mul_add(off, sum);
    }
    sum.sum()
}

#[inline(always)]
fn filled_up(rest: &[f32], with: f32) -> [f32; 8] {
    let mut eight = [with; 8];
    eight[..rest.len()].copy_from_slice(rest);
    eight
}

#[inline(always)]
fn normalise_row<L: Lanes>(norm: &LayerNorm, row: &mut [f32], mean: f32, scale: f32) {
    for ((x, &weight), &bias) in row.iter_mut().zip(&norm.weight).zip(&norm.bias) {
        *x = ((*x - mean) * scale).mul_add(weight, bias);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_by_hand() {
        // Mean 2, variance 2/3.
        let norm = LayerNorm::new(vec![1.0, 2.0, 1.0], vec![0.0, 0.5, 1.0], 0.0).unwrap();
        let mut x = [1.0, 2.0, 3.0, 10.0, 20.0, 30.0];
        norm.apply(Kernel::Portable, &mut x);
        let edge = 1.5f32.sqrt();
        for row in x.chunks(3) {
            for (got, want) in row.iter().zip([-edge, 0.5, 1.0 + edge]) {
                assert!((got - want).abs() < 1e-5, "{got} and not {want}");
            }
        }
    }

    #[test]
    fn equal_numbers_are_no_trouble() {
        let norm = LayerNorm::new(vec![1.0; 20], vec![0.25; 20], 1e-12).unwrap();
        let mut x = [7.0; 20];
        norm.apply(Kernel::Portable, &mut x);
        assert_eq!(x, [0.25; 20]);
    }
}
