//! Layers of their own that read text without its names, and judge the attitude to whoever a word names and whom a pronoun
//! means.

use onrecord::index::TokenRange;
use onrecord::label::{AttitudeLabel, SecondLook};

use crate::encoder::{Apart, Encoder, Kernel, LayerNorm, Scratch};
use crate::heads::attitude::Attitude;
use crate::heads::chooser::Chooser;
use crate::looks::Look;
use crate::network::{Embeddings, HIDDEN, add, at};
use crate::units::{Row, Unit};

/// Rows that are read together, so that weights are fetched seldom.
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
    /// Tells whom pronouns mean; a model in the making has none.
    pub(crate) chooser: Option<Chooser>,
}

/// A text to read, with the rows whose states are wanted, ascending.
type Text<'a> = (&'a [Row], &'a [usize]);

impl Judge {
    /// The attitudes to whom the tokens of some units name, in order of tokens; and whom the pronouns of some looks mean, each
    /// with its token, in order.
    pub(crate) fn read(
        &self,
        embeddings: &Embeddings,
        units: &[Unit],
        looks: &[Look],
        scratch: &mut Scratch,
    ) -> (Vec<AttitudeLabel>, Vec<(usize, SecondLook)>) {
        let of_units: Vec<Vec<usize>> = units.iter().map(Unit::wanted).collect();
        let of_looks: Vec<Vec<usize>> = looks.iter().map(Look::wanted).collect();
        let units_texts = units.iter().zip(&of_units).map(|(unit, wanted)| (&unit.rows[..], &wanted[..]));
        let looks_texts = looks.iter().zip(&of_looks).map(|(look, wanted)| (&look.rows[..], &wanted[..]));
        let texts: Vec<Text> = units_texts.chain(looks_texts).collect();
        let states = self.states(embeddings, &texts, scratch);
        let rows: usize = of_units.iter().map(Vec::len).sum();
        let (states_of_units, states_of_looks) = states.split_at(rows * HIDDEN);
        let kernel = scratch.kernel();
        let attitudes = self.attitudes(kernel, states_of_units, units, &of_units);
        (attitudes, self.meant(kernel, states_of_looks, looks, &of_looks))
    }

    /// By the states of the wanted rows of some units, one behind the other.
    fn attitudes(
        &self,
        kernel: Kernel,
        states: &[f32],
        units: &[Unit],
        wanted: &[Vec<usize>],
    ) -> Vec<AttitudeLabel> {
        let scores = self.head.scores(kernel, states);
        let (mut labels, mut first) = (Vec::new(), 0);
        for (unit, wanted) in units.iter().zip(wanted) {
            let score = |row: usize| scores.get(first + wanted.binary_search(&row).ok()?).copied();
            let of_token =
                |&(token, row): &(usize, usize)| Some(AttitudeLabel { token, scores: score(row)? });
            labels.extend(unit.tokens.iter().filter_map(of_token));
            first += wanted.len();
        }
        labels.sort_by_key(|label| label.token);
        labels
    }

    /// By the states of the wanted rows of some looks, one behind the other.
    fn meant(
        &self,
        kernel: Kernel,
        states: &[f32],
        looks: &[Look],
        wanted: &[Vec<usize>],
    ) -> Vec<(usize, SecondLook)> {
        let Some(chooser) = &self.chooser else { return Vec::new() };
        let (mut found, mut rest) = (Vec::new(), states);
        for (look, wanted) in looks.iter().zip(wanted) {
            let (own, others) = rest.split_at(wanted.len() * HIDDEN);
            let state = |row: usize| at(own, wanted.binary_search(&row).unwrap_or(wanted.len()));
            let names: Vec<(TokenRange, &[f32])> =
                look.names.iter().map(|&(name, row)| (name, state(row))).collect();
            let pronouns = look.pronouns.iter().map(|&(token, row)| (token, state(row)));
            found.extend(chooser.choose(kernel, pronouns, &names));
            rest = others;
        }
        found
    }

    /// The states of the wanted rows of some texts, one behind the other.
    fn states(&self, embeddings: &Embeddings, texts: &[Text], scratch: &mut Scratch) -> Vec<f32> {
        let mut states = Vec::new();
        for batch in together(texts) {
            let mut hidden = self.rows(embeddings, batch);
            self.norm.apply(scratch.kernel(), &mut hidden);
            let apart = batch.iter().map(|&(rows, wanted)| Apart { rows: rows.len(), wanted });
            self.encoder.run_apart(&mut hidden, &apart.collect::<Vec<_>>(), scratch);
            states.append(&mut hidden);
        }
        states
    }

    /// What the rows of some texts are made of, added up.
    fn rows(&self, embeddings: &Embeddings, texts: &[Text]) -> Vec<f32> {
        let mut sums = vec![0.0; texts.iter().map(|(rows, _)| rows.len()).sum::<usize>() * HIDDEN];
        let mut free = sums.chunks_exact_mut(HIDDEN);
        for (rows, _) in texts {
            let positions = self.positions.chunks_exact(HIDDEN);
            for ((&row, position), sum) in rows.iter().zip(positions).zip(&mut free) {
                match row {
                    Row::Piece(id) => embeddings.add_piece(sum, id),
                    Row::Start => add(sum, at(&self.marks, 0)),
                    Row::End => add(sum, at(&self.marks, 1)),
                    Row::Name => add(sum, at(&self.marks, 2)),
                    Row::Speaker => add(sum, at(&self.marks, 3)),
                    Row::Person(number) => {
                        let people = self.chooser.as_ref().map_or(&[][..], |chooser| &chooser.people);
                        add(sum, at(people, usize::from(number)));
                    }
                }
                add(sum, position);
            }
        }
        sums
    }
}

/// Texts in batches of at most [`TOGETHER`] rows, or of one that is longer.
fn together<'t, 'a>(texts: &'t [Text<'a>]) -> Vec<&'t [Text<'a>]> {
    let (mut batches, mut rest) = (Vec::new(), texts);
    while !rest.is_empty() {
        let mut sum = 0;
        let fits = |(rows, _): &&Text| {
            sum += rows.len();
            sum <= TOGETHER
        };
        let (batch, left) = rest.split_at(rest.iter().take_while(fits).count().max(1));
        batches.push(batch);
        rest = left;
    }
    batches
}
