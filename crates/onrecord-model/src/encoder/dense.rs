//! Small linear layers in `f32`, for the heads on top of the encoder.

use super::BadShape;
use super::lanes::{Kernel, Lanes, Task};
use super::product::{COLUMNS, Line, TILE_OF_TWO, multiply};

/// A linear layer with weights as they are.
#[derive(Clone, Debug)]
pub struct Dense {
    inputs: usize,
    outputs: usize,
    /// Panels of sixteen outputs; a panel's lines are the inputs.
    panels: Vec<Line>,
    bias: Vec<f32>,
}

impl Dense {
    /// `weights` is outputs × inputs, row by row.
    ///
    /// # Errors
    ///
    /// If a length does not fit.
    pub fn new(inputs: usize, outputs: usize, weights: &[f32], bias: &[f32]) -> Result<Dense, BadShape> {
        BadShape::unless("inputs of a dense layer", inputs.max(1), inputs)?;
        BadShape::unless("weights of a dense layer", inputs * outputs, weights.len())?;
        BadShape::unless("biases of a dense layer", outputs, bias.len())?;
        let mut panels = vec![Line::ZERO; outputs.div_ceil(COLUMNS) * inputs];
        for (output, row) in weights.chunks_exact(inputs).enumerate() {
            let lines = &mut panels[output / COLUMNS * inputs..][..inputs];
            for (line, &weight) in lines.iter_mut().zip(row) {
                line.0.as_flattened_mut()[output % COLUMNS] = weight;
            }
        }
        Ok(Dense { inputs, outputs, panels, bias: bias.to_vec() })
    }

    /// How many numbers an input row has.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// How many numbers an output row has.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// Multiplies `rows` rows of `x` and writes the results to as many rows of `out`.
    ///
    /// # Panics
    ///
    /// If `x` or `out` has another number of rows.
    pub fn apply(&self, kernel: Kernel, x: &[f32], rows: usize, out: &mut [f32]) {
        assert_eq!(x.len(), rows * self.inputs, "rows of the input of a dense layer");
        assert_eq!(out.len(), rows * self.outputs, "rows of the output of a dense layer");
        kernel.run(Multiply { dense: self, x, rows, out });
    }
}

struct Multiply<'a> {
    dense: &'a Dense,
    x: &'a [f32],
    rows: usize,
    out: &'a mut [f32],
}

impl Task for Multiply<'_> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(mut self) {
        let mut row = 0;
        while row + TILE_OF_TWO <= self.rows {
            self.tile::<L, TILE_OF_TWO>(row);
            row += TILE_OF_TWO;
        }
        while row < self.rows {
            self.tile::<L, 1>(row);
            row += 1;
        }
    }
}

impl Multiply<'_> {
    #[inline(always)]
    fn tile<L: Lanes, const R: usize>(&mut self, row: usize) {
        let Dense { inputs, outputs, panels, bias } = self.dense;
        let mut rows: [&[f32]; R] = [&[]; R];
        for (r, x) in rows.iter_mut().enumerate() {
            *x = &self.x[(row + r) * inputs..][..*inputs];
        }
        for (number, panel) in panels.chunks_exact(*inputs).enumerate() {
            let sums = multiply::<L, R>(rows, panel);
            let begin = number * COLUMNS;
            let bias = &bias[begin..bias.len().min(begin + COLUMNS)];
            for (r, sums) in sums.into_iter().enumerate() {
                let mut both = [[0.0; 8]; 2];
                sums[0].store(&mut both[0]);
                sums[1].store(&mut both[1]);
                let out = &mut self.out[(row + r) * outputs + begin..][..bias.len()];
                for ((out, sum), bias) in out.iter_mut().zip(both.as_flattened()).zip(bias) {
                    *out = sum + bias;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let dense = Dense::new(2, 3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &[0.5, 0.0, -1.0]).unwrap();
        let mut out = [0.0; 6];
        dense.apply(Kernel::Portable, &[1.0, 1.0, -1.0, 2.0], 2, &mut out);
        assert_eq!(out, [3.5, 7.0, 10.0, 3.5, 5.0, 6.0]);
    }
}
