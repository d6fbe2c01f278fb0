//! Linear layers with weights in eight bits.
//!
//! A row of the input is rounded to seven bits by its own greatest number, so that one row's result does not depend on
//! another's. The products are summed in integers, which is exact in any order; only then comes the scale.

use super::BadShape;
use super::activation::{ROUNDER, gelu_lanes};
use super::lanes::{Kernel, Lanes, Task, greater};
use super::packed::{Depth, OUTPUTS, Packed, Panel};

/// What is added to a rounded input so that it has no sign: -63..=63 is kept as 1..=127.
const SHIFT: u8 = 64;
/// The greatest rounded input.
const TOP: f32 = 63.0;
/// A row with nothing greater is rounded to zeros; dividing by it would not give a number.
const NOTHING: f32 = 1e-30;
/// Bytes of a row's rounded inputs come in multiples of this.
const ROW_STEP: usize = 16;
/// Rows that are multiplied at a time: with two registers of outputs each, as many as there are registers for.
const TILE: usize = 4;

/// A linear layer: weights of eight bits with one scale for each output, and biases.
#[derive(Clone, Debug)]
pub struct Linear {
    inputs: usize,
    outputs: usize,
    packed: Packed,
    /// Filled up with zeros to whole panels, like the biases.
    scales: Vec<f32>,
    bias: Vec<f32>,
}

/// What becomes of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// It is the output.
    Store,
    /// It is added to what is there.
    Add,
    /// Its GELU is the output.
    Gelu,
}

/// Rows rounded to seven bits, each with its scale. Reused from call to call.
#[derive(Clone, Debug, Default)]
pub struct Rounded {
    bytes: Vec<u8>,
    scales: Vec<f32>,
    /// Bytes from one row to the next.
    stride: usize,
}

impl Linear {
    /// `weights` is outputs × inputs, row by row, and stands for `weight · scale of the output`.
    ///
    /// # Errors
    ///
    /// If a length does not fit, or a weight is -128, which the arithmetic has no room for.
    pub fn new(
        inputs: usize,
        outputs: usize,
        weights: &[i8],
        scales: &[f32],
        bias: &[f32],
    ) -> Result<Linear, BadShape> {
        BadShape::unless("inputs of a linear layer", inputs.max(1), inputs)?;
        BadShape::unless("weights of a linear layer", inputs * outputs, weights.len())?;
        BadShape::unless("scales of a linear layer", outputs, scales.len())?;
        BadShape::unless("biases of a linear layer", outputs, bias.len())?;
        let too_small = weights.iter().filter(|&&w| w == i8::MIN).count();
        BadShape::unless("weights of -128 in a linear layer", 0, too_small)?;
        let filled_up = |x: &[f32]| {
            let mut x = x.to_vec();
            x.resize(outputs.next_multiple_of(OUTPUTS), 0.0);
            x
        };
        let packed = Packed::new(inputs, weights, SHIFT);
        Ok(Linear { inputs, outputs, packed, scales: filled_up(scales), bias: filled_up(bias) })
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

    /// For how many of every hundred outputs products are summed two or more at a time before they are widened: the
    /// more, the faster. The result does not depend on it.
    #[must_use]
    pub fn deep_share(&self) -> usize {
        self.packed.deep_share()
    }

    /// Multiplies `rows` rows of `x` and writes or adds the results to as many rows of `out`.
    ///
    /// # Panics
    ///
    /// If `x` or `out` has another number of rows.
    pub fn apply(
        &self,
        kernel: Kernel,
        x: &[f32],
        rows: usize,
        out: &mut [f32],
        finish: Finish,
        rounded: &mut Rounded,
    ) {
        assert_eq!(x.len(), rows * self.inputs, "rows of the input of a linear layer");
        assert_eq!(out.len(), rows * self.outputs, "rows of the output of a linear layer");
        rounded.resize(self.inputs, rows);
        kernel.run(Round { x, width: self.inputs, rounded });
        kernel.run(Multiply { linear: self, rounded, out, finish });
    }
}

impl Rounded {
    /// What the padding holds does not matter: its weights are zeros.
    fn resize(&mut self, width: usize, rows: usize) {
        self.stride = width.next_multiple_of(ROW_STEP);
        self.bytes.resize(rows * self.stride, 0);
        self.scales.resize(rows, 0.0);
    }

    fn rows<const R: usize>(&self, first: usize) -> [&[[u8; 4]]; R] {
        std::array::from_fn(|r| {
            let start = (first + r) * self.stride;
            self.bytes[start..start + self.stride].as_chunks().0
        })
    }
}

/// Rounds rows.
struct Round<'a> {
    x: &'a [f32],
    width: usize,
    rounded: &'a mut Rounded,
}

impl Task for Round<'_> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self) {
        let Rounded { bytes, scales, stride } = self.rounded;
        let rows = self.x.chunks_exact(self.width).zip(bytes.chunks_exact_mut(*stride));
        for ((row, bytes), scale) in rows.zip(scales) {
            let top = greatest_size::<L>(row);
            *scale = top / TOP;
            let inverse = if top > NOTHING { TOP / top } else { 0.0 };
            for (&x, byte) in row.iter().zip(bytes) {
                // Rounding to even, as an addition does it. What is no number must not become a byte over 127.
                let moved = x.mul_add(inverse, ROUNDER + f32::from(SHIFT));
                *byte = moved.to_bits() as u8 & 0x7f;
            }
        }
    }
}

#[inline(always)]
fn greatest_size<L: Lanes>(row: &[f32]) -> f32 {
    let (chunks, rest) = row.as_chunks::<8>();
    let mut top = L::splat(0.0);
    for chunk in chunks {
        top = L::load(chunk).abs().max(top);
    }
    rest.iter().fold(top.greatest(), |top, &x| greater(x.abs(), top))
}

/// Multiplies rounded rows.
struct Multiply<'a> {
    linear: &'a Linear,
    rounded: &'a Rounded,
    out: &'a mut [f32],
    finish: Finish,
}

impl Task for Multiply<'_> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(mut self) {
        let rows = self.rounded.scales.len();
        // A panel of weights stays in the nearest cache while all rows go by.
        for (number, panel) in self.linear.packed.panels().enumerate() {
            let mut row = 0;
            while row + TILE <= rows {
                self.tile::<L, TILE>(row, number, panel);
                row += TILE;
            }
            match rows - row {
                3 => self.tile::<L, 3>(row, number, panel),
                2 => self.tile::<L, 2>(row, number, panel),
                1 => self.tile::<L, 1>(row, number, panel),
                _ => {}
            }
        }
    }
}

impl Multiply<'_> {
    #[inline(always)]
    fn tile<L: Lanes, const R: usize>(&mut self, first: usize, number: usize, panel: Panel<'_>) {
        let rows = self.rounded.rows::<R>(first);
        let sums = match panel.depth {
            Depth::One => sums::<L, R, 1>(rows, panel),
            Depth::Two => sums::<L, R, 2>(rows, panel),
            Depth::Four => sums::<L, R, 4>(rows, panel),
        };
        for r in 0..R {
            self.finish::<L>(first + r, number, sums[r]);
        }
    }

    /// Scales a row's sums of one panel and puts them where they belong.
    #[inline(always)]
    fn finish<L: Lanes>(&mut self, row: usize, number: usize, sums: [L::Ints; 2]) {
        let Linear { outputs, scales, bias, .. } = self.linear;
        let column = number * OUTPUTS;
        let row_scale = L::splat(self.rounded.scales[row]);
        let at = row * outputs + column;
        let end = at + OUTPUTS.min(outputs - column);
        let out = &mut self.out[at..end];
        let mut halves = [[0.0; 8]; 2];
        if self.finish == Finish::Add {
            halves.as_flattened_mut()[..out.len()].copy_from_slice(out);
        }
        let (scales, bias) = (scales[column..].as_chunks::<8>().0, bias[column..].as_chunks::<8>().0);
        for (i, half) in halves.iter_mut().enumerate() {
            let scale = row_scale.mul(L::load(&scales[i]));
            let y = L::from_ints(sums[i]).mul_add(scale, L::load(&bias[i]));
            let y = match self.finish {
                Finish::Store => y,
                Finish::Add => y.add(L::load(half)),
                Finish::Gelu => gelu_lanes(y),
            };
            y.store(half);
        }
        match <&mut [f32; OUTPUTS]>::try_from(&mut *out) {
            Ok(whole) => whole.copy_from_slice(halves.as_flattened()),
            Err(_) => out.copy_from_slice(&halves.as_flattened()[..out.len()]),
        }
    }
}

/// The sums of products of `R` rows with one panel, taking `D` blocks at a time.
#[inline(always)]
fn sums<L: Lanes, const R: usize, const D: usize>(
    rows: [&[[u8; 4]]; R],
    panel: Panel<'_>,
) -> [[L::Ints; 2]; R] {
    let mut sums = [[L::ints(&panel.start[0]), L::ints(&panel.start[1])]; R];
    let (groups, _) = panel.blocks.as_chunks::<D>();
    let rows = rows.map(|row| &row.as_chunks::<D>().0[..groups.len()]);
    for (k, blocks) in groups.iter().enumerate() {
        for r in 0..R {
            let row = &rows[r][k];
            let x = L::inputs(&row[0]);
            let mut left = L::products(x, L::weights(&blocks[0].0[0]));
            let mut right = L::products(x, L::weights(&blocks[0].0[1]));
            for d in 1..D {
                let x = L::inputs(&row[d]);
                left = L::add_shorts(left, L::products(x, L::weights(&blocks[d].0[0])));
                right = L::add_shorts(right, L::products(x, L::weights(&blocks[d].0[1])));
            }
            sums[r] = [L::add_to(sums[r][0], left), L::add_to(sums[r][1], right)];
        }
    }
    sums
}
