//! The network: weights from a bundle, hidden states of a stretch of text.

use std::iter;

use onrecord::label::{AttitudeLabel, SecondLook};

use crate::bundle::{Bundle, BundleError, Tensors};
use crate::encoder::{BadShape, Dense, Encoder, Kernel, Layer, LayerNorm, Linear, Scratch, Words};
use crate::features::{self, Features};
use crate::heads::attitude::{ATTITUDES, Attitude};
use crate::heads::chooser::{self, Chooser};
use crate::heads::crf::{Crf, Run, Scores, TAGS, runs};
use crate::heads::names::NAME_TAGS;
use crate::heads::pointer::{Mlp, Pointer, WIDTH};
use crate::heads::referent::Referent;
use crate::judge::{Judge, MARKS};
use crate::looks::{Look, PEOPLE};
use crate::pieces::{Piece, Sheet};
use crate::units::{LONGEST, Unit};
use crate::vocabulary::{PieceId, Vocabulary};
use crate::windows::{ROOM, Window};

/// Numbers of a hidden state.
pub(crate) const HIDDEN: usize = 384;
const HEADS: usize = 12;
const INNER: usize = 1536;
/// Rows of a window, its start and end counted.
const POSITIONS: usize = ROOM + 2;
const EPSILON: f32 = 1e-12;

/// The weights of the network.
#[derive(Debug)]
pub(crate) struct Network {
    vocabulary: Vocabulary,
    /// The fastest that this machine can do, unless others were asked for.
    pub(crate) kernel: Kernel,
    embeddings: Embeddings,
    encoder: Encoder,
    /// The first layer that reads words and not pieces.
    words_from: usize,
    tag: Dense,
    /// The chain over tags.
    pub(crate) crf: Crf,
    name: Dense,
    name_chain: Crf<NAME_TAGS>,
    /// From cues to sources.
    pub(crate) to_source: Pointer,
    /// From contents to cues.
    pub(crate) to_cue: Pointer,
    /// From pronouns to whom they stand for.
    pub(crate) referent: Referent,
    /// Tells how what is said stands to whom a token names; a model in the making has none.
    judge: Option<Judge>,
}

/// What the rows of a window are made of.
#[derive(Debug)]
pub(crate) struct Embeddings {
    pieces: Vec<i8>,
    scales: Vec<f32>,
    positions: Vec<f32>,
    features: Vec<Vec<f32>>,
    norm: LayerNorm,
}

impl Network {
    /// Builds the network from a bundle.
    ///
    /// # Errors
    /// When a tensor is missing or of another shape, or the vocabulary is none.
    pub(crate) fn new(bundle: &Bundle) -> Result<Network, BundleError> {
        let vocabulary = Vocabulary::new(bundle.vocabulary).map_err(BundleError::Vocabulary)?;
        let tensors = Tensors::read(bundle.weights)?;
        let layers = (0..bundle.manifest.layers)
            .map(|number| layer(&tensors, "encoder", number))
            .collect::<Result<_, _>>()?;
        Ok(Network {
            embeddings: embeddings(&tensors, vocabulary.len())?,
            kernel: Kernel::detect(),
            encoder: Encoder::new(layers, HEADS).map_err(|error| misfit("encoder", &error))?,
            words_from: bundle.manifest.words_from,
            tag: biased(&tensors, "tag", &bundle.manifest.tag_bias, HIDDEN, TAGS)?,
            crf: crf(&tensors, "crf")?,
            name: dense(&tensors, "names", HIDDEN, NAME_TAGS)?,
            name_chain: crf(&tensors, "name_chain")?,
            to_source: pointer(&tensors, 0)?,
            to_cue: pointer(&tensors, 1)?,
            referent: referent(&tensors)?,
            judge: judge(&tensors, bundle.manifest.judge_layers, bundle.manifest.second_looks)?,
            vocabulary,
        })
    }

    /// The word pieces that it reads.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The hidden states of the tokens that are taken from a window, appended to `out`, [`HIDDEN`] numbers a token.
    pub(crate) fn read(&self, sheet: &Sheet, window: Window, scratch: &mut Scratch, out: &mut Vec<f32>) {
        let marks = self.vocabulary.marks;
        let from = sheet.piece_at(window.start);
        let pieces = sheet.pieces.get(from..sheet.piece_at(window.end)).unwrap_or_default();
        let mark = |id: PieceId| Piece { id, features: Features::default() };
        let (start, end) = ([mark(marks.start)], [mark(marks.end)]);
        let rows = pieces.len().min(ROOM) + 2;
        let all = start.iter().chain(pieces.iter().take(ROOM)).chain(&end);
        let mut hidden = self.embeddings.rows(self.kernel, all, rows);
        let first = |token| (sheet.piece_at(token) - from + 1).min(rows - 1);
        let kept: Vec<usize> =
            iter::once(0).chain((window.start..window.end).map(first)).chain([rows - 1]).collect();
        let wanted = window.take_from - window.start + 1..window.take_to - window.start + 1;
        self.encoder.run_words(
            &mut hidden,
            &Words { rows: &kept, from_layer: self.words_from, wanted },
            scratch,
        );
        out.append(&mut hidden);
    }

    /// The attitudes to whom the tokens of some units name, in order of tokens; and whom the pronouns of some looks mean, each
    /// with its token, in order.
    pub(crate) fn judge(
        &self,
        units: &[Unit],
        looks: &[Look],
        scratch: &mut Scratch,
    ) -> (Vec<AttitudeLabel>, Vec<(usize, SecondLook)>) {
        let judge = self.judge.as_ref();
        judge.map_or_else(Default::default, |judge| judge.read(&self.embeddings, units, looks, scratch))
    }

    /// Whether it has layers that tell whom pronouns mean.
    pub(crate) fn looks_again(&self) -> bool {
        self.judge.as_ref().is_some_and(|judge| judge.chooser.is_some())
    }

    /// The scores of the tags of each token.
    pub(crate) fn tags(&self, hidden: &[f32]) -> Vec<Scores> {
        let rows = hidden.len() / HIDDEN;
        let mut flat = vec![0.0; rows * TAGS];
        self.tag.apply(self.kernel, hidden, rows, &mut flat);
        flat.as_chunks().0.to_vec()
    }

    /// The names among the tokens, as runs of one class of [`crate::heads::names::KINDS`].
    pub(crate) fn names(&self, hidden: &[f32]) -> Vec<Run> {
        let rows = hidden.len() / HIDDEN;
        let mut flat = vec![0.0; rows * NAME_TAGS];
        self.name.apply(self.kernel, hidden, rows, &mut flat);
        runs(&self.name_chain.best_tags(flat.as_chunks().0))
    }
}

impl Embeddings {
    /// The rows of a window: piece, position and features added up and normed.
    fn rows<'a>(&self, kernel: Kernel, pieces: impl Iterator<Item = &'a Piece>, count: usize) -> Vec<f32> {
        let mut rows = vec![0.0; count * HIDDEN];
        let positions = self.positions.chunks_exact(HIDDEN);
        for ((row, piece), position) in rows.chunks_exact_mut(HIDDEN).zip(pieces).zip(positions) {
            self.add_piece(row, piece.id);
            add(row, position);
            for (table, &value) in self.features.iter().zip(&piece.features) {
                add(row, at(table, usize::from(value)));
            }
        }
        self.norm.apply(kernel, &mut rows);
        rows
    }

    /// Adds the embedding of a word piece to a row.
    pub(crate) fn add_piece(&self, row: &mut [f32], id: PieceId) {
        let id = usize::from(id);
        let scale = self.scales.get(id).copied().unwrap_or_default();
        let weights = self.pieces.get(id * HIDDEN..(id + 1) * HIDDEN).unwrap_or_default();
        row.iter_mut().zip(weights).for_each(|(sum, &weight)| *sum += f32::from(weight) * scale);
    }
}

/// Adds another row to a row.
pub(crate) fn add(row: &mut [f32], other: &[f32]) {
    row.iter_mut().zip(other).for_each(|(sum, value)| *sum += value);
}

/// Row `number` of a table; empty beyond its end.
pub(crate) fn at(table: &[f32], number: usize) -> &[f32] {
    table.get(number * HIDDEN..(number + 1) * HIDDEN).unwrap_or_default()
}

fn embeddings(tensors: &Tensors, pieces: usize) -> Result<Embeddings, BundleError> {
    let feature = |(number, &size): (usize, &usize)| {
        tensors.floats(&format!("encoder.features.{number}.weight"), &[size, HIDDEN])
    };
    Ok(Embeddings {
        pieces: tensors.bytes_signed("encoder.pieces.weight", &[pieces, HIDDEN])?,
        scales: tensors.floats("encoder.pieces.scale", &[pieces])?,
        positions: tensors.floats("encoder.positions.weight", &[POSITIONS, HIDDEN])?,
        features: features::SIZES.iter().enumerate().map(feature).collect::<Result<_, _>>()?,
        norm: norm(tensors, "encoder.norm")?,
    })
}

fn layer(tensors: &Tensors, of: &str, number: usize) -> Result<Layer, BundleError> {
    let name = |part: &str| format!("{of}.layers.{number}.{part}");
    Ok(Layer {
        query_key_value: linear(tensors, &name("query_key_value"), HIDDEN, 3 * HIDDEN)?,
        attention_out: linear(tensors, &name("attention_out"), HIDDEN, HIDDEN)?,
        attention_norm: norm(tensors, &name("attention_norm"))?,
        up: linear(tensors, &name("up"), HIDDEN, INNER)?,
        down: linear(tensors, &name("down"), INNER, HIDDEN)?,
        out_norm: norm(tensors, &name("out_norm"))?,
    })
}

fn judge(tensors: &Tensors, layers: usize, second_looks: bool) -> Result<Option<Judge>, BundleError> {
    if layers == 0 {
        return Ok(None);
    }
    let layers = (0..layers).map(|number| layer(tensors, "judge", number)).collect::<Result<_, _>>()?;
    Ok(Some(Judge {
        marks: tensors.floats("judge.marks", &[MARKS, HIDDEN])?,
        positions: tensors.floats("judge.positions", &[LONGEST, HIDDEN])?,
        norm: norm(tensors, "judge.norm")?,
        encoder: Encoder::new(layers, HEADS).map_err(|error| misfit("judge", &error))?,
        head: Attitude {
            inner: dense(tensors, "judge.inner", HIDDEN, WIDTH)?,
            out: dense(tensors, "judge.out", WIDTH, ATTITUDES.len())?,
        },
        chooser: second_looks.then(|| chooser(tensors)).transpose()?,
    }))
}

fn chooser(tensors: &Tensors) -> Result<Chooser, BundleError> {
    Ok(Chooser {
        people: tensors.floats("judge.people", &[PEOPLE, HIDDEN])?,
        query: dense(tensors, "judge.query", HIDDEN, chooser::WIDTH)?,
        key: dense(tensors, "judge.key", HIDDEN, chooser::WIDTH)?,
        nobody: tensors.array("judge.nobody")?,
    })
}

fn linear(tensors: &Tensors, name: &str, inputs: usize, outputs: usize) -> Result<Linear, BundleError> {
    let weights = tensors.bytes_signed(&format!("{name}.weight"), &[outputs, inputs])?;
    let scales = tensors.floats(&format!("{name}.scale"), &[outputs])?;
    let bias = tensors.floats(&format!("{name}.bias"), &[outputs])?;
    Linear::new(inputs, outputs, &weights, &scales, &bias).map_err(|error| misfit(name, &error))
}

fn dense(tensors: &Tensors, name: &str, inputs: usize, outputs: usize) -> Result<Dense, BundleError> {
    let weights = tensors.floats(&format!("{name}.weight"), &[outputs, inputs])?;
    let bias = tensors.floats(&format!("{name}.bias"), &[outputs])?;
    Dense::new(inputs, outputs, &weights, &bias).map_err(|error| misfit(name, &error))
}

/// A dense layer with something added to its bias.
fn biased(
    tensors: &Tensors,
    name: &str,
    more: &[f32],
    inputs: usize,
    outputs: usize,
) -> Result<Dense, BundleError> {
    BadShape::unless("tags with a bias", outputs, more.len()).map_err(|error| misfit(name, &error))?;
    let weights = tensors.floats(&format!("{name}.weight"), &[outputs, inputs])?;
    let mut bias = tensors.floats(&format!("{name}.bias"), &[outputs])?;
    add(&mut bias, more);
    Dense::new(inputs, outputs, &weights, &bias).map_err(|error| misfit(name, &error))
}

fn misfit(name: &str, error: &BadShape) -> BundleError {
    BundleError::Tensor { name: name.to_owned(), problem: error.to_string() }
}

fn norm(tensors: &Tensors, name: &str) -> Result<LayerNorm, BundleError> {
    let weight = tensors.floats(&format!("{name}.weight"), &[HIDDEN])?;
    let bias = tensors.floats(&format!("{name}.bias"), &[HIDDEN])?;
    LayerNorm::new(weight, bias, EPSILON).map_err(|error| misfit(name, &error))
}

fn crf<const N: usize>(tensors: &Tensors, name: &str) -> Result<Crf<N>, BundleError> {
    let transitions = tensors.floats(&format!("{name}.transitions"), &[N, N])?;
    let mut rows = transitions.as_chunks().0.iter().copied();
    Ok(Crf {
        transitions: std::array::from_fn(|_| rows.next().unwrap_or([0.0; N])),
        start: tensors.array(&format!("{name}.start"))?,
        end: tensors.array(&format!("{name}.end"))?,
    })
}

fn mlp(tensors: &Tensors, name: &str, inputs: usize) -> Result<Mlp, BundleError> {
    Ok(Mlp {
        inner: dense(tensors, &format!("{name}.0"), inputs, WIDTH)?,
        outer: dense(tensors, &format!("{name}.2"), WIDTH, WIDTH)?,
    })
}

fn referent(tensors: &Tensors) -> Result<Referent, BundleError> {
    Ok(Referent {
        query: mlp(tensors, "referent.query", HIDDEN)?,
        key: mlp(tensors, "referent.key", HIDDEN)?,
        distance: tensors.array("referent.distance")?,
        sentence: tensors.array("referent.sentence")?,
    })
}

fn pointer(tensors: &Tensors, number: usize) -> Result<Pointer, BundleError> {
    let name = |part: &str| format!("pointers.{number}.{part}");
    let single = |part: &str| tensors.array::<1>(&name(part)).map(|[value]| value);
    Ok(Pointer {
        query: mlp(tensors, &name("query"), 2 * HIDDEN)?,
        key: mlp(tensors, &name("key"), HIDDEN)?,
        distance: tensors.array(&name("distance"))?,
        sentence: tensors.array(&name("sentence"))?,
        between: tensors.array(&name("between"))?,
        tagged: single("tagged")?,
        agreed: single("agreed")?,
        nothing: tensors.array(&name("nothing"))?,
        nothing_bias: single("nothing_bias")?,
    })
}
