//! The encoder: layers of attention and feed-forward networks, weights in int8.
//!
//! ```text
//! hidden ─query_key_value→ qkv ─attend→ mixed ─attention_out→ + hidden ─attention_norm→ hidden
//! hidden ─up, GELU→ wide ─down→ + hidden ─out_norm→ hidden
//! ```
//!
//! One window of rows at a time, on one thread. The same weights and rows give the same bits on every machine: integers
//! are summed exactly, and everything in `f32` is written once, in a fixed order, and compiled for each machine
//! ([`Kernel`]).

use std::ops::Range;

mod activation;
mod attention;
mod dense;
mod lanes;
mod layer_norm;
mod linear;
mod packed;
mod product;
mod roof;
#[cfg(target_arch = "x86_64")]
mod x86;

pub use activation::gelu;
pub use attention::{AttentionRoom, attend, attend_from};
pub use dense::Dense;
pub use lanes::Kernel;
pub use layer_norm::LayerNorm;
pub use linear::{Finish, Linear, Rounded};
pub use roof::roof;

/// Rows that go through the feed-forward network together: what lies between its two halves stays in the cache.
const BLOCK: usize = 32;

/// A length that does not fit to the others.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}: {got} and not {want}")]
pub struct BadShape {
    what: &'static str,
    want: usize,
    got: usize,
}

impl BadShape {
    pub(crate) fn unless(what: &'static str, want: usize, got: usize) -> Result<(), BadShape> {
        if want == got { Ok(()) } else { Err(BadShape { what, want, got }) }
    }
}

/// One layer.
#[derive(Clone, Debug)]
pub struct Layer {
    /// Hidden states to queries, then keys, then values.
    pub query_key_value: Linear,
    /// What attention gives to what is added to the hidden states.
    pub attention_out: Linear,
    /// After that addition.
    pub attention_norm: LayerNorm,
    /// Hidden states to the wide middle of the feed-forward network.
    pub up: Linear,
    /// The middle to what is added to the hidden states.
    pub down: Linear,
    /// After that addition.
    pub out_norm: LayerNorm,
}

/// Layers one after the other.
#[derive(Clone, Debug)]
pub struct Encoder {
    layers: Vec<Layer>,
    heads: usize,
    width: usize,
}

/// Room for what lies between, and which instructions to use. Reused from window to window; about 5 MB for 512 rows of
/// 384 numbers.
#[derive(Clone, Debug)]
pub struct Scratch {
    kernel: Kernel,
    rounded: Rounded,
    attention: AttentionRoom,
    qkv: Vec<f32>,
    mixed: Vec<f32>,
    wide: Vec<f32>,
}

impl Scratch {
    /// Room, and the fastest instructions that this machine has.
    #[must_use]
    pub fn new() -> Scratch {
        Scratch::with_kernel(Kernel::detect())
    }

    /// Room, and these instructions.
    #[must_use]
    pub fn with_kernel(kernel: Kernel) -> Scratch {
        Scratch {
            kernel,
            rounded: Rounded::default(),
            attention: AttentionRoom::default(),
            qkv: Vec::new(),
            mixed: Vec::new(),
            wide: Vec::new(),
        }
    }

    /// Which instructions are used.
    #[must_use]
    pub fn kernel(&self) -> Kernel {
        self.kernel
    }
}

impl Default for Scratch {
    fn default() -> Scratch {
        Scratch::new()
    }
}

impl Encoder {
    /// Layers that fit to each other.
    ///
    /// # Errors
    ///
    /// If they do not, or the heads do not divide the width of the hidden states.
    pub fn new(layers: Vec<Layer>, heads: usize) -> Result<Encoder, BadShape> {
        let width = layers.first().map_or(1, |layer| layer.out_norm.width());
        BadShape::unless("heads", heads.max(1), heads)?;
        BadShape::unless("width of the heads together", width, width / heads * heads)?;
        for layer in &layers {
            layer.check(width)?;
        }
        Ok(Encoder { layers, heads, width })
    }

    /// How many numbers a row of hidden states has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Takes rows of hidden states through all layers, from some layer on only those of words, and leaves only the
    /// wanted ones of these: what no one reads is not worked out.
    ///
    /// # Panics
    ///
    /// If `hidden` is not whole rows, or a row of `words` is none of them or lies before the one before it.
    pub fn run_words(&self, hidden: &mut Vec<f32>, words: &Words<'_>, scratch: &mut Scratch) {
        assert_eq!(hidden.len() % self.width, 0, "whole rows of hidden states");
        let (pieces, rest) = self.layers.split_at(words.from_layer.min(self.layers.len()));
        pieces.iter().for_each(|layer| layer.run(hidden, self.heads, scratch));
        keep_rows(hidden, self.width, words.rows);
        let Some((last, middle)) = rest.split_last() else {
            return keep_range(hidden, self.width, &words.wanted);
        };
        middle.iter().for_each(|layer| layer.run(hidden, self.heads, scratch));
        last.run_for(hidden, words.wanted.clone(), self.heads, scratch);
    }

    /// Takes rows of several texts through all layers, and leaves only the wanted ones of each; rows look only at those of
    /// their own text. What is left is the same as [`Encoder::run`] gives of each text alone, to the bit.
    ///
    /// # Panics
    ///
    /// If `hidden` has another number of rows than the texts together, or a wanted row is none of its text or lies before
    /// the one before it.
    pub fn run_apart(&self, hidden: &mut Vec<f32>, texts: &[Apart<'_>], scratch: &mut Scratch) {
        let rows: usize = texts.iter().map(|text| text.rows).sum();
        assert_eq!(hidden.len(), rows * self.width, "rows of hidden states");
        let Some((last, layers)) = self.layers.split_last() else { return };
        layers.iter().for_each(|layer| layer.run_apart(hidden, texts, self.heads, scratch));
        last.run_apart_for(hidden, texts, self.heads, scratch);
    }

    /// Takes `rows` rows of hidden states through all layers, in place.
    ///
    /// # Panics
    ///
    /// If `hidden` has another number of rows.
    pub fn run(&self, hidden: &mut [f32], rows: usize, scratch: &mut Scratch) {
        assert_eq!(hidden.len(), rows * self.width, "rows of hidden states");
        self.layers.iter().for_each(|layer| layer.run(hidden, self.heads, scratch));
    }
}

/// One of several texts that are read together.
#[derive(Clone, Debug)]
pub struct Apart<'a> {
    /// How many rows it has.
    pub rows: usize,
    /// Those that are wanted in the end, in order, counted from its first.
    pub wanted: &'a [usize],
}

/// Which rows of a window stand for words.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    /// The rows that go on, in order.
    pub rows: &'a [usize],
    /// The first layer that they go into alone.
    pub from_layer: usize,
    /// Which of them are wanted in the end, counted among themselves.
    pub wanted: Range<usize>,
}

/// Moves the rows that are kept to the front and drops the others.
fn keep_rows(hidden: &mut Vec<f32>, width: usize, rows: &[usize]) {
    assert!(rows.is_sorted(), "rows in order");
    for (to, &from) in rows.iter().enumerate() {
        hidden.copy_within(from * width..(from + 1) * width, to * width);
    }
    hidden.truncate(rows.len() * width);
}

/// Drops the rows outside a range.
fn keep_range(hidden: &mut Vec<f32>, width: usize, range: &Range<usize>) {
    hidden.truncate(range.end * width);
    hidden.drain(..range.start * width);
}

impl Layer {
    fn check(&self, width: usize) -> Result<(), BadShape> {
        BadShape::unless("inputs of queries, keys and values", width, self.query_key_value.inputs())?;
        BadShape::unless("outputs of queries, keys and values", 3 * width, self.query_key_value.outputs())?;
        BadShape::unless("inputs after attention", width, self.attention_out.inputs())?;
        BadShape::unless("outputs after attention", width, self.attention_out.outputs())?;
        BadShape::unless("inputs up", width, self.up.inputs())?;
        BadShape::unless("inputs down", self.up.outputs(), self.down.inputs())?;
        BadShape::unless("outputs down", width, self.down.outputs())?;
        BadShape::unless("norm after attention", width, self.attention_norm.width())?;
        BadShape::unless("norm after the layer", width, self.out_norm.width())
    }

    fn run(&self, hidden: &mut [f32], heads: usize, scratch: &mut Scratch) {
        let rows = hidden.len() / self.out_norm.width();
        self.run_apart(hidden, &[Apart { rows, wanted: &[] }], heads, scratch);
    }

    fn run_apart(&self, hidden: &mut [f32], texts: &[Apart<'_>], heads: usize, scratch: &mut Scratch) {
        self.mix_apart(hidden, texts, heads, scratch);
        self.add_mixed(hidden, scratch);
        self.feed_forward(hidden, scratch);
    }

    /// The same for the wanted rows of each text; only these are left.
    fn run_apart_for(&self, hidden: &mut Vec<f32>, texts: &[Apart<'_>], heads: usize, scratch: &mut Scratch) {
        self.mix_apart(hidden, texts, heads, scratch);
        let mut first = 0;
        let mut kept = Vec::new();
        for text in texts {
            kept.extend(text.wanted.iter().map(|row| first + row));
            first += text.rows;
        }
        let width = self.out_norm.width();
        keep_rows(&mut scratch.mixed, width, &kept);
        keep_rows(hidden, width, &kept);
        self.add_mixed(hidden, scratch);
        self.feed_forward(hidden, scratch);
    }

    fn mix_apart(&self, hidden: &[f32], texts: &[Apart<'_>], heads: usize, scratch: &mut Scratch) {
        let Scratch { kernel, rounded, attention, qkv, mixed, .. } = scratch;
        let width = self.out_norm.width();
        qkv.resize(3 * hidden.len(), 0.0);
        mixed.resize(hidden.len(), 0.0);
        self.query_key_value.apply(*kernel, hidden, hidden.len() / width, qkv, Finish::Store, rounded);
        let (mut from, mut into) = (qkv.as_slice(), mixed.as_mut_slice());
        for text in texts {
            let (own, others) = from.split_at(3 * text.rows * width);
            let (out, rest) = into.split_at_mut(text.rows * width);
            attend(*kernel, own, width, heads, out, attention);
            (from, into) = (others, rest);
        }
    }

    /// The same for some rows, which look at all; only these are left.
    fn run_for(&self, hidden: &mut Vec<f32>, wanted: Range<usize>, heads: usize, scratch: &mut Scratch) {
        self.mix(hidden, wanted.clone(), heads, scratch);
        keep_range(hidden, self.out_norm.width(), &wanted);
        self.add_mixed(hidden, scratch);
        self.feed_forward(hidden, scratch);
    }

    /// What the wanted rows take from all rows.
    fn mix(&self, hidden: &[f32], wanted: Range<usize>, heads: usize, scratch: &mut Scratch) {
        let Scratch { kernel, rounded, attention, qkv, mixed, .. } = scratch;
        let width = self.out_norm.width();
        qkv.resize(3 * hidden.len(), 0.0);
        mixed.resize(wanted.len() * width, 0.0);
        self.query_key_value.apply(*kernel, hidden, hidden.len() / width, qkv, Finish::Store, rounded);
        attend_from(*kernel, qkv, wanted, width, heads, mixed, attention);
    }

    fn add_mixed(&self, hidden: &mut [f32], scratch: &mut Scratch) {
        let Scratch { kernel, rounded, mixed, .. } = scratch;
        let rows = hidden.len() / self.out_norm.width();
        self.attention_out.apply(*kernel, mixed, rows, hidden, Finish::Add, rounded);
        self.attention_norm.apply(*kernel, hidden);
    }

    fn feed_forward(&self, hidden: &mut [f32], scratch: &mut Scratch) {
        let Scratch { kernel, rounded, wide, .. } = scratch;
        let width = self.out_norm.width();
        for block in hidden.chunks_mut(BLOCK * width) {
            let rows = block.len() / width;
            wide.resize(rows * self.up.outputs(), 0.0);
            self.up.apply(*kernel, block, rows, wide, Finish::Gelu, rounded);
            self.down.apply(*kernel, wide, rows, block, Finish::Add, rounded);
        }
        self.out_norm.apply(*kernel, hidden);
    }
}
