//! The encoder: layers of attention and feed-forward networks, weights in signed bytes, one window at a time.
//!
//! Source: Devlin et al., "BERT" (2018), with LayerNorm behind each half of a layer. On any machine the results are the
//! same bits: see [`simd`].

mod attention;
mod dense;
mod lanes;
mod linear;
mod simd;

pub(crate) use dense::Dense;
pub(crate) use linear::Linear;

use simd::Kernel;

/// Rows that go through a layer's linear parts together: what lies between them stays in the second cache.
const BLOCK: usize = 32;

/// Buffers that are kept from window to window.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    bytes: Vec<[u8; linear::GROUP]>,
    steps: Vec<f32>,
    parts: Vec<f32>,
    attended: Vec<f32>,
    wide: Vec<f32>,
    change: Vec<f32>,
    head: attention::Buffers,
}

/// Mean 0 and variance 1 for every row, then scaled and shifted.
#[derive(Debug, Clone)]
pub(crate) struct LayerNorm {
    /// For each number of a row.
    pub(crate) weight: Vec<f32>,
    /// For each number of a row.
    pub(crate) bias: Vec<f32>,
    /// Added to the variance.
    pub(crate) epsilon: f32,
}

impl LayerNorm {
    /// Norms rows of `weight.len()` numbers in place.
    pub(crate) fn apply(&self, rows: &mut [f32]) {
        simd::norm(Kernel::best(), rows, &self.weight, &self.bias, self.epsilon);
    }
}

/// GELU of every number, in place.
pub(crate) fn gelu(values: &mut [f32]) {
    simd::gelu(Kernel::best(), values);
}

/// A layer of the encoder.
#[derive(Debug, Clone)]
pub(crate) struct Layer {
    /// Queries, keys and values, one behind the other.
    pub(crate) query_key_value: Linear,
    /// What was attended to → a change of the row.
    pub(crate) attention_out: Linear,
    /// Behind the attention.
    pub(crate) attention_norm: LayerNorm,
    /// First half of the feed-forward network.
    pub(crate) up: Linear,
    /// Second half of the feed-forward network.
    pub(crate) down: Linear,
    /// Behind the feed-forward network.
    pub(crate) out_norm: LayerNorm,
}

/// A stack of layers.
#[derive(Debug, Clone)]
pub(crate) struct Encoder {
    /// From the first to the last.
    pub(crate) layers: Vec<Layer>,
    /// Heads of attention; each is 32 numbers wide.
    pub(crate) heads: usize,
}

impl Encoder {
    /// Runs the rows of one window through all layers, in place.
    pub(crate) fn run(&self, rows: &mut [f32], scratch: &mut Scratch) {
        let hidden = self.heads * attention::WIDTH;
        for layer in &self.layers {
            layer.run(rows, hidden, scratch);
        }
    }
}

impl Layer {
    fn run(&self, rows: &mut [f32], hidden: usize, scratch: &mut Scratch) {
        // Buffers leave the scratch while they are read beside it.
        let mut parts = std::mem::take(&mut scratch.parts);
        parts.resize(rows.len() * 3, 0.0);
        for (rows, parts) in rows.chunks(BLOCK * hidden).zip(parts.chunks_mut(BLOCK * 3 * hidden)) {
            self.query_key_value.apply(rows, parts, scratch);
        }
        let mut attended = std::mem::take(&mut scratch.attended);
        attended.resize(rows.len(), 0.0);
        for number in 0..hidden / attention::WIDTH {
            let head = attention::Head { number, hidden };
            simd::attend(Kernel::best(), &parts, head, &mut scratch.head, &mut attended);
        }
        for (rows, attended) in rows.chunks_mut(BLOCK * hidden).zip(attended.chunks(BLOCK * hidden)) {
            self.after_attention(rows, attended, scratch);
        }
        (scratch.parts, scratch.attended) = (parts, attended);
    }

    fn after_attention(&self, rows: &mut [f32], attended: &[f32], scratch: &mut Scratch) {
        let (mut change, mut wide) = (std::mem::take(&mut scratch.change), std::mem::take(&mut scratch.wide));
        change.resize(rows.len(), 0.0);
        self.attention_out.apply(attended, &mut change, scratch);
        add(rows, &change);
        self.attention_norm.apply(rows);
        wide.resize(rows.len() / self.up.inputs() * self.up.outputs(), 0.0);
        self.up.apply(rows, &mut wide, scratch);
        gelu(&mut wide);
        self.down.apply(&wide, &mut change, scratch);
        add(rows, &change);
        self.out_norm.apply(rows);
        (scratch.change, scratch.wide) = (change, wide);
    }
}

fn add(rows: &mut [f32], change: &[f32]) {
    rows.iter_mut().zip(change).for_each(|(value, change)| *value += change);
}
