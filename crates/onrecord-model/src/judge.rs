//! Layers of their own that read what is said without its names, and judge the attitude to whoever a word names.

use onrecord::label::AttitudeLabel;

use crate::encoder::{Apart, Encoder, LayerNorm, Scratch};
use crate::heads::attitude::Attitude;
use crate::network::{Embeddings, HIDDEN, add, at};
use crate::units::{Row, Unit};

/// Rows that are read together: as many units as fit, so that weights are fetched seldom.
const TOGETHER: usize = 256;

/// Marks that are no word pieces: start, end, name, speaker.
pub(crate) const MARKS: usize = 4;

/// The layers with what their rows are made of; word pieces are those of the reader.
#[derive(Debug)]
pub(crate) struct Judge {
    /// A row a mark.
    pub(crate) marks: Vec<f32>,
    /// A row a position.
    pub(crate) positions: Vec<f32>,
    /// Of the rows.
    pub(crate) norm: LayerNorm,
    /// The layers.
    pub(crate) encoder: Encoder,
    /// On what they give.
    pub(crate) head: Attitude,
}

impl Judge {
    /// The attitudes to whom the tokens of some units name, in order of tokens.
    pub(crate) fn labels(
        &self,
        embeddings: &Embeddings,
        units: &[Unit],
        scratch: &mut Scratch,
    ) -> Vec<AttitudeLabel> {
        let mut labels = Vec::new();
        let mut rest = units;
        while !rest.is_empty() {
            let mut rows = 0;
            let fits = |unit: &&Unit| {
                rows += unit.rows.len();
                rows <= TOGETHER
            };
            let (batch, left) = rest.split_at(rest.iter().take_while(fits).count().max(1));
            self.read(embeddings, batch, scratch, &mut labels);
            rest = left;
        }
        labels.sort_by_key(|label| label.token);
        labels
    }

    fn read(
        &self,
        embeddings: &Embeddings,
        units: &[Unit],
        scratch: &mut Scratch,
        labels: &mut Vec<AttitudeLabel>,
    ) {
        let mut hidden = vec![0.0; units.iter().map(|unit| unit.rows.len()).sum::<usize>() * HIDDEN];
        let mut rows = hidden.chunks_exact_mut(HIDDEN);
        for unit in units {
            let positions = self.positions.chunks_exact(HIDDEN);
            for ((&row, position), sum) in unit.rows.iter().zip(positions).zip(&mut rows) {
                match row {
                    Row::Piece(id) => embeddings.add_piece(sum, id),
                    Row::Start => add(sum, at(&self.marks, 0)),
                    Row::End => add(sum, at(&self.marks, 1)),
                    Row::Name => add(sum, at(&self.marks, 2)),
                    Row::Speaker => add(sum, at(&self.marks, 3)),
                }
                add(sum, position);
            }
        }
        self.norm.apply(scratch.kernel(), &mut hidden);
        let wanted: Vec<Vec<usize>> = units.iter().map(Unit::wanted).collect();
        let texts = units.iter().zip(&wanted).map(|(unit, wanted)| Apart { rows: unit.rows.len(), wanted });
        self.encoder.run_apart(&mut hidden, &texts.collect::<Vec<_>>(), scratch);
        let scores = self.head.scores(scratch.kernel(), &hidden);
        let mut first = 0;
        for (unit, wanted) in units.iter().zip(&wanted) {
            let score = |row: usize| scores.get(first + wanted.binary_search(&row).ok()?).copied();
            let of_token =
                |&(token, row): &(usize, usize)| Some(AttitudeLabel { token, scores: score(row)? });
            labels.extend(unit.tokens.iter().filter_map(of_token));
            first += wanted.len();
        }
    }
}
