//! Linear layers with weights in eight bits.
//!
//! A row of the input is rounded to seven bits by its own greatest number, so that one row's result does not depend on
//! another's. The products are summed in integers, which is exact in any order; only then comes the scale.

use super::BadShape;
use super::activation::{ROUNDER, gelu_lanes};
use super::lanes::{Kernel, Lanes, Registers, Sixteen, Sums, Task, greater};
use super::packed::{Depth, OUTPUTS, Packed, Panel};

/// What is added to a rounded input so that it has no sign: -63..=63 is kept as 1..=127.
const SHIFT: u8 = 64;
/// The greatest rounded input.
const TOP: f32 = 63.0;
/// A row with nothing greater is rounded to zeros; dividing by it would not give a number.
const NOTHING: f32 = 1e-30;
/// Bytes of a row's rounded inputs come in multiples of this.
const ROW_STEP: usize = 8;
/// Rows that are multiplied at a time, as many as there are registers for: each has a panel's outputs in one of
/// thirty-two, or in two of sixteen.
const TILE_OF_ONE: usize = 16;
const TILE_OF_TWO: usize = 4;

/// A linear layer: weights of eight bits with one scale for each output, and biases.
#[derive(Clone, Debug)]
pub struct Linear {
    inputs: usize,
    outputs: usize,
    packed: Packed,
    /// By panel, like the biases, and filled up with zeros.
    scales: Vec<[[f32; 8]; 2]>,
    bias: Vec<[[f32; 8]; 2]>,
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
        let packed = Packed::new(inputs, weights, SHIFT);
        Ok(Linear { inputs, outputs, packed, scales: by_panel(scales), bias: by_panel(bias) })
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

fn by_panel(x: &[f32]) -> Vec<[[f32; 8]; 2]> {
    let panel = |part: &[f32]| {
        let mut panel = [[0.0; 8]; 2];
        panel.as_flattened_mut()[..part.len()].copy_from_slice(part);
        panel
    };
    x.chunks(OUTPUTS).map(panel).collect()
}

impl Rounded {
    /// What the padding holds does not matter: its weights are zeros.
    fn resize(&mut self, width: usize, rows: usize) {
        self.stride = width.next_multiple_of(ROW_STEP);
        self.bytes.resize(rows * self.stride, 0);
        self.scales.resize(rows, 0.0);
    }

    #[inline(always)]
    fn rows<const R: usize>(&self, first: usize) -> [&[[u8; 4]]; R] {
        let mut rows: [&[[u8; 4]]; R] = [&[]; R];
        for (r, row) in rows.iter_mut().enumerate() {
            *row = self.bytes[(first + r) * self.stride..][..self.stride].as_chunks().0;
        }
        rows
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
        // A panel of weights stays in the nearest cache while all rows go by.
        for (number, panel) in self.linear.packed.panels().enumerate() {
            match (<L::Sixteen>::REGISTERS, panel.depth) {
                (Registers::One, Depth::One) => self.panel::<L, TILE_OF_ONE, 1>(number, panel),
                (Registers::One, Depth::Two) => self.panel::<L, TILE_OF_ONE, 2>(number, panel),
                (Registers::Two, Depth::One) => self.panel::<L, TILE_OF_TWO, 1>(number, panel),
                (Registers::Two, Depth::Two) => self.panel::<L, TILE_OF_TWO, 2>(number, panel),
            }
        }
    }
}

impl Multiply<'_> {
    #[inline(always)]
    fn panel<L: Lanes, const R: usize, const D: usize>(&mut self, number: usize, panel: Panel<'_>) {
        let rows = self.rounded.scales.len();
        let mut row = 0;
        while row + R <= rows {
            self.tile::<L, R, D>(row, number, panel);
            row += R;
        }
        while row + TILE_OF_TWO <= rows {
            self.tile::<L, TILE_OF_TWO, D>(row, number, panel);
            row += TILE_OF_TWO;
        }
        while row < rows {
            self.tile::<L, 1, D>(row, number, panel);
            row += 1;
        }
    }

    #[inline(always)]
    fn tile<L: Lanes, const R: usize, const D: usize>(
        &mut self,
        first: usize,
        number: usize,
        panel: Panel<'_>,
    ) {
        let sums = sums::<L, R, D>(self.rounded.rows(first), panel);
        let outputs = self.linear.outputs;
        let column = number * OUTPUTS;
        for (r, sums) in sums.into_iter().enumerate() {
            let row = first + r;
            let scaled = self.scaled::<L>(row, number, sums);
            let out = &mut self.out[row * outputs..][..outputs][column..];
            if let Some(out) = out.first_chunk_mut::<OUTPUTS>() {
                finish(scaled, self.finish, out);
            } else {
                let mut last = [0.0; OUTPUTS];
                last[..out.len()].copy_from_slice(out);
                finish(scaled, self.finish, &mut last);
                out.copy_from_slice(&last[..out.len()]);
            }
        }
    }

    /// A row's sums of one panel, as numbers, with the biases.
    #[inline(always)]
    fn scaled<L: Lanes>(&self, row: usize, number: usize, sums: Sums<L>) -> [L; 2] {
        let row_scale = L::splat(self.rounded.scales[row]);
        let (scales, bias) = (&self.linear.scales[number], &self.linear.bias[number]);
        let [left, right] = [row_scale.mul(L::load(&scales[0])), row_scale.mul(L::load(&scales[1]))];
        let numbers = <L::Sixteen>::numbers(sums);
        [numbers[0].mul_add(left, L::load(&bias[0])), numbers[1].mul_add(right, L::load(&bias[1]))]
    }
}

/// Puts a row's results of one panel where they belong.
#[inline(always)]
fn finish<L: Lanes>([left, right]: [L; 2], finish: Finish, out: &mut [f32; OUTPUTS]) {
    let (halves, _) = out.as_chunks_mut::<8>();
    let [left, right] = match finish {
        Finish::Store => [left, right],
        Finish::Add => [left.add(L::load(&halves[0])), right.add(L::load(&halves[1]))],
        Finish::Gelu => gelu_lanes([left, right]),
    };
    left.store(&mut halves[0]);
    right.store(&mut halves[1]);
}

/// The sums of products of `R` rows with one panel, taking `D` blocks at a time.
#[inline(always)]
fn sums<L: Lanes, const R: usize, const D: usize>(rows: [&[[u8; 4]]; R], panel: Panel<'_>) -> [Sums<L>; R] {
    let mut sums = [<L::Sixteen>::sums(panel.start); R];
    let (groups, _) = panel.blocks.as_chunks::<D>();
    let mut row_groups: [&[[[u8; 4]; D]]; R] = [&[]; R];
    for r in 0..R {
        row_groups[r] = &rows[r].as_chunks::<D>().0[..groups.len()];
    }
    for (k, blocks) in groups.iter().enumerate() {
        for r in 0..R {
            sums[r] = <L::Sixteen>::add_products(sums[r], &row_groups[r][k], blocks);
        }
    }
    sums
}
