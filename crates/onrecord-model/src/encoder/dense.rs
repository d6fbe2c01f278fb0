//! Small linear layers in floating point, for the heads.

use super::simd::{self, Kernel};

/// A linear layer: `y = W x + b`.
#[derive(Debug, Clone)]
pub(crate) struct Dense {
    inputs: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Dense {
    /// `weights` holds a row of `inputs` numbers for each output, `bias` a number for each.
    pub(crate) fn new(inputs: usize, weights: Vec<f32>, bias: Vec<f32>) -> Dense {
        Dense { inputs, weights, bias }
    }

    /// Writes a row of outputs for each row of inputs.
    pub(crate) fn apply(&self, input: &[f32], output: &mut [f32]) {
        let kernel = Kernel::best();
        for (row, out) in input.chunks_exact(self.inputs).zip(output.chunks_exact_mut(self.bias.len())) {
            for ((out, weights), bias) in
                out.iter_mut().zip(self.weights.chunks_exact(self.inputs)).zip(&self.bias)
            {
                *out = simd::dot(kernel, row, weights) + bias;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outputs_are_weighed_sums() {
        let dense = Dense::new(3, vec![1.0, 2.0, 3.0, 0.0, -1.0, 0.5], vec![10.0, 0.0]);
        let mut out = [0.0; 4];
        dense.apply(&[1.0, 1.0, 1.0, 0.0, 2.0, 4.0], &mut out);
        assert_eq!(out, [16.0, -0.5, 26.0, 0.0]);
    }
}
