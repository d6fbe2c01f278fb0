//! Linear layers with weights in signed bytes, one scale for each output.

use super::Scratch;
use super::lanes::ZERO;
use super::simd::{self, Kernel};

/// Outputs that are worked out side by side.
pub(super) const PANEL: usize = 16;
/// Inputs that are multiplied and added at once.
pub(super) const GROUP: usize = 4;
/// Rows that are worked out side by side.
pub(super) const TILE: usize = 4;

/// The weights of a group of inputs for a panel of outputs: output by output.
pub(super) type Weights = [i8; PANEL * GROUP];

/// A linear layer: `y = W x + b`, with `x` rounded to 7 bits row by row and `W` held in 8 bits.
///
/// Integers are multiplied and added exactly, so the order does not matter and every machine gives the same.
#[derive(Debug, Clone)]
pub(crate) struct Linear {
    inputs: usize,
    outputs: usize,
    /// Panel by panel, group by group.
    packed: Vec<Weights>,
    outs: Vec<Out>,
    kernel: Kernel,
}

/// What makes a sum of whole numbers an output, for a panel of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Out {
    /// What the shift of the inputs by [`ZERO`] has added.
    pub(super) excess: [i32; PANEL],
    /// What one step of a weight stands for.
    pub(super) scale: [f32; PANEL],
    /// Added at the end.
    pub(super) bias: [f32; PANEL],
}

impl Linear {
    /// `weights` holds a row of `inputs` bytes for each output, without -128; `scales` and `bias` a number for each output.
    /// What is missing counts as zero.
    pub(crate) fn new(inputs: usize, outputs: usize, weights: &[i8], scales: &[f32], bias: &[f32]) -> Linear {
        let (panels, groups) = (outputs.div_ceil(PANEL), inputs.div_ceil(GROUP));
        let weight = |output: usize, input: usize| {
            let inside = output < outputs && input < inputs;
            if inside {
                weights.get(output * inputs + input).map_or(0, |&weight| weight.max(-127))
            } else {
                0
            }
        };
        let mut packed = Vec::with_capacity(panels * groups);
        for panel in 0..panels {
            packed.extend((0..groups).map(|group| {
                std::array::from_fn(|at| weight(panel * PANEL + at / GROUP, group * GROUP + at % GROUP))
            }));
        }
        let sum = |output: usize| (0..inputs).map(|input| i32::from(weight(output, input))).sum::<i32>();
        let number = |of: &[f32], at: usize| of.get(at).copied().unwrap_or_default();
        let out = |panel: usize| Out {
            excess: std::array::from_fn(|at| i32::from(ZERO) * sum(panel * PANEL + at)),
            scale: std::array::from_fn(|at| number(scales, panel * PANEL + at)),
            bias: std::array::from_fn(|at| number(bias, panel * PANEL + at)),
        };
        let outs = (0..panels).map(out).collect();
        Linear { inputs, outputs, packed, outs, kernel: Kernel::best() }
    }

    /// The same layer worked out by another kernel.
    #[cfg(test)]
    pub(super) fn with_kernel(mut self, kernel: Kernel) -> Linear {
        self.kernel = kernel;
        self
    }

    /// Numbers of a row of inputs.
    pub(crate) fn inputs(&self) -> usize {
        self.inputs
    }

    /// Numbers of a row of outputs.
    pub(crate) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Writes a row of outputs for each row of inputs.
    pub(crate) fn apply(&self, input: &[f32], output: &mut [f32], scratch: &mut Scratch) {
        let groups = self.inputs.div_ceil(GROUP);
        let rows = input.len() / self.inputs.max(1);
        scratch.bytes.clear();
        scratch.bytes.resize(rows * groups, [ZERO; GROUP]);
        scratch.steps.clear();
        for (row, bytes) in input.chunks_exact(self.inputs).zip(scratch.bytes.chunks_exact_mut(groups)) {
            scratch.steps.push(simd::quantise(self.kernel, row, bytes.as_flattened_mut()));
        }
        let rounded = Rounded { bytes: &scratch.bytes, steps: &scratch.steps, groups };
        simd::multiply(self.kernel, &self.packed, &self.outs, rounded, self.outputs, output);
    }
}

/// Rows of inputs rounded to bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rounded<'a> {
    /// `groups` for each row.
    pub(super) bytes: &'a [[u8; GROUP]],
    /// What one step stands for, row by row.
    pub(super) steps: &'a [f32],
    /// Groups of a row.
    pub(super) groups: usize,
}

/// The sums of a panel of outputs for a tile of rows.
pub(super) type Sums = [[i32; PANEL]; TILE];

/// Works out every output, tile by tile; `sums` multiplies and adds.
#[inline(always)]
pub(super) fn multiply(
    packed: &[Weights],
    outs: &[Out],
    rounded: Rounded,
    outputs: usize,
    output: &mut [f32],
    sums: impl Fn(&[Weights], [&[[u8; GROUP]]; TILE]) -> Sums,
) {
    let groups = rounded.groups;
    for (panel, (weights, out)) in packed.chunks_exact(groups).zip(outs).enumerate() {
        let tiles = rounded.bytes.chunks(groups * TILE).zip(rounded.steps.chunks(TILE));
        for ((bytes, steps), rows) in tiles.zip(output.chunks_mut(outputs * TILE)) {
            // A tile that is not full works its last row out several times.
            let row = |at: usize| {
                let at = at.min(steps.len() - 1) * groups;
                bytes.get(at..at + groups).unwrap_or_default()
            };
            let sums = sums(weights, [row(0), row(1), row(2), row(3)]);
            for ((row, sums), &step) in rows.chunks_mut(outputs).zip(&sums).zip(steps) {
                let row = row.get_mut(panel * PANEL..).unwrap_or_default();
                out.write(sums, step, row);
            }
        }
    }
}

impl Out {
    #[inline(always)]
    fn write(&self, sums: &[i32; PANEL], step: f32, row: &mut [f32]) {
        let values: [f32; PANEL] = std::array::from_fn(|at| {
            ((sums[at] - self.excess[at]) as f32).mul_add(step * self.scale[at], self.bias[at])
        });
        match row.first_chunk_mut::<PANEL>() {
            Some(row) => *row = values,
            None => row.iter_mut().zip(values).for_each(|(to, value)| *to = value),
        }
    }
}

/// The portable way to multiply and add.
#[inline(always)]
pub(super) fn portable_sums(weights: &[Weights], rows: [&[[u8; GROUP]]; TILE]) -> Sums {
    rows.map(|row| {
        let mut sums = [0; PANEL];
        for (weights, bytes) in weights.iter().zip(row) {
            for (sum, weights) in sums.iter_mut().zip(weights.as_chunks::<GROUP>().0) {
                *sum += weights.iter().zip(bytes).map(|(&w, &b)| i32::from(w) * i32::from(b)).sum::<i32>();
            }
        }
        sums
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn numbers(count: usize, seed: u64) -> impl Iterator<Item = f32> {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        std::iter::repeat_with(move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 40) as f32 / (1 << 23) as f32 - 1.0
        })
        .take(count)
    }

    fn layer(inputs: usize, outputs: usize, seed: u64) -> (Linear, Vec<i8>, Vec<f32>, Vec<f32>) {
        let weights: Vec<i8> = numbers(inputs * outputs, seed).map(|n| (n * 127.0) as i8).collect();
        let scales: Vec<f32> = numbers(outputs, seed + 1).map(|n| n.abs() / 100.0 + 1e-4).collect();
        let bias: Vec<f32> = numbers(outputs, seed + 2).collect();
        (Linear::new(inputs, outputs, &weights, &scales, &bias), weights, scales, bias)
    }

    #[test]
    fn outputs_are_those_of_the_plain_sum() {
        let (inputs, outputs, rows) = (52, 21, 7);
        let (linear, weights, scales, bias) = layer(inputs, outputs, 5);
        let input: Vec<f32> = numbers(rows * inputs, 9).collect();
        let mut output = vec![0.0; rows * outputs];
        linear.apply(&input, &mut output, &mut Scratch::default());
        for row in 0..rows {
            for out in 0..outputs {
                let products =
                    (0..inputs).map(|at| f32::from(weights[out * inputs + at]) * input[row * inputs + at]);
                let right = products.sum::<f32>() * scales[out] + bias[out];
                // Half a step of rounding for each input, against the mean weight.
                let bound = scales[out] * 64.0 / 63.0 * (inputs as f32).sqrt() * 2.0;
                assert!((output[row * outputs + out] - right).abs() < bound);
            }
        }
    }

    #[test]
    fn extreme_weights_and_inputs_do_not_overflow() {
        let (inputs, outputs) = (1536, 16);
        let linear = Linear::new(inputs, outputs, &vec![127; inputs * outputs], &[1.0; 16], &[0.0; 16]);
        let mut output = [0.0; 16];
        linear.apply(&vec![1.0; inputs], &mut output, &mut Scratch::default());
        assert!(output.iter().all(|value| (value / (127.0 * 1536.0) - 1.0).abs() < 1e-5));
    }

    proptest! {
        #[test]
        fn kernels_agree_bit_for_bit(inputs in 1usize..70, outputs in 1usize..40, rows in 1usize..10, seed: u64) {
            let (linear, ..) = layer(inputs, outputs, seed >> 1);
            let input: Vec<f32> = numbers(rows * inputs, seed).collect();
            let (mut best, mut portable) = (vec![0.0; rows * outputs], vec![0.0; rows * outputs]);
            linear.apply(&input, &mut best, &mut Scratch::default());
            linear.with_kernel(Kernel::Portable).apply(&input, &mut portable, &mut Scratch::default());
            prop_assert_eq!(best, portable);
        }

        #[test]
        fn a_row_does_not_depend_on_the_others(rows in 1usize..10, at in 0usize..10, seed: u64) {
            let at = at % rows;
            let (linear, ..) = layer(40, 20, seed >> 1);
            let input: Vec<f32> = numbers(rows * 40, seed).collect();
            let (mut all, mut one) = (vec![0.0; rows * 20], vec![0.0; 20]);
            linear.apply(&input, &mut all, &mut Scratch::default());
            linear.apply(&input[at * 40..(at + 1) * 40], &mut one, &mut Scratch::default());
            prop_assert_eq!(&all[at * 20..(at + 1) * 20], &one[..]);
        }
    }
}
