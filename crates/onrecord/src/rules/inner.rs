//! Attributions inside a content: `Bo said that [the mayor] {had promised} <to stay>`.
//!
//! The words of a content are read like those of an article, its quotations as one item each; a quotation that no inner
//! content takes is then opened and read without its outer marks. Only what [`super::reports`] finds to be a report with a
//! cue and a source of its own is kept.

use crate::index::{CueIdx, QuotationIdx, TokenRange};
use crate::label::Labels;
use crate::prepare::Prepared;
use vec1::Vec1;

use super::attributions;
use super::reports;
use super::units::{Piece, Unit, Units};

/// Sentences of more tokens are not read a second time: no reporter writes them, and it would take too long.
const LONGEST: usize = 400;

/// An attribution inside a content.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Inner {
    /// The words that name who is speaking.
    pub(crate) source: TokenRange,
    /// The words that say that something is said.
    pub(crate) cue: TokenRange,
    /// Whether the cue is one of speech.
    pub(crate) speech: bool,
    /// What is said, piece by piece, in order.
    pub(crate) content: Vec1<TokenRange>,
    /// The words among which it was read, without the marks round them.
    pub(crate) among: TokenRange,
    /// 0 to 1.
    pub(crate) confidence: f32,
}

/// Reads the insides of an article's contents.
pub(crate) struct Inside<'a> {
    prepared: &'a Prepared,
    /// All pieces of all quotations with their words, outer before inner, in order of place.
    quotes: Vec<(Piece, TokenRange)>,
}

impl<'a> Inside<'a> {
    /// A reader for an article.
    pub(crate) fn of(prepared: &'a Prepared) -> Inside<'a> {
        let mut quotes: Vec<(Piece, TokenRange)> = Vec::new();
        for (position, quotation) in prepared.quotations.all.iter().enumerate() {
            let ranges = quotation
                .pieces
                .iter()
                .map(|piece| (prepared.tokens_in(piece.outer), prepared.tokens_in(piece.inner)));
            let ranges = ranges.filter(|(outer, _)| !outer.is_empty());
            quotes.extend(ranges.map(|(outer, words)| ((outer, QuotationIdx::new(position)), words)));
        }
        quotes.sort_by_key(|((outer, _), _)| (outer.start(), std::cmp::Reverse(outer.end())));
        Inside { prepared, quotes }
    }

    /// The attributions inside one piece of content, in order of reading.
    pub(crate) fn read(&self, content: TokenRange) -> Vec<Inner> {
        let quotes = self.outermost(content);
        let mut found = self.read_among(content, &quotes);
        let taken: Vec<TokenRange> = found.iter().flat_map(|inner| inner.content.iter().copied()).collect();
        for &((quote, _), words) in &quotes {
            if !taken.iter().any(|piece| piece.overlaps(quote)) {
                found.extend(self.read_among(words, &self.outermost(words)));
            }
        }
        found
    }

    /// The quotations that lie wholly in a run of tokens and in no other one there.
    fn outermost(&self, tokens: TokenRange) -> Vec<(Piece, TokenRange)> {
        let from = self.quotes.partition_point(|((quote, _), _)| quote.start() < tokens.start());
        let here = self.quotes.iter().skip(from).take_while(|((quote, _), _)| quote.start() < tokens.end());
        let mut free = tokens.start();
        let mut outermost = Vec::new();
        for &((quote, quotation), words) in here {
            if quote.start() >= free && quote.end() <= tokens.end() {
                free = quote.end();
                outermost.push(((quote, quotation), words));
            }
        }
        outermost
    }

    fn read_among(&self, words: TokenRange, quotes: &[(Piece, TokenRange)]) -> Vec<Inner> {
        let quotes: Vec<Piece> = quotes.iter().map(|&(piece, _)| piece).collect();
        if quotes.iter().any(|&(quote, _)| quote == words) {
            return Vec::new();
        }
        let units = Units::within(self.prepared, words, &quotes);
        let units: Vec<Unit> = units.iter(self.prepared).filter(|unit| self.is_short(unit)).collect();
        let labels = attributions::read(units.iter().copied());
        self.reports(words, &units, &labels)
    }

    fn is_short(&self, unit: &Unit) -> bool {
        let sentence = self.prepared.sentence_of(unit.tokens(0, 1).start());
        let sentence = self.prepared.sentences.get(sentence.get());
        sentence.is_some_and(|sentence| sentence.tokens.len() <= LONGEST) && unit.len() <= LONGEST
    }

    /// The labels of `units` that are reports, each with the contents of its cue.
    fn reports(&self, among: TokenRange, units: &[Unit], labels: &Labels) -> Vec<Inner> {
        let mut contents: Vec<Vec<TokenRange>> = vec![Vec::new(); labels.cues.len()];
        let mut confidences = vec![1.0_f32; labels.cues.len()];
        for content in &labels.contents {
            let Some(cue) = content.cue.map(CueIdx::get) else { continue };
            contents.get_mut(cue).into_iter().for_each(|pieces| pieces.push(content.tokens));
            confidences.get_mut(cue).into_iter().for_each(|least| *least = least.min(content.confidence));
        }
        let found = labels.cues.iter().zip(contents).zip(confidences);
        let inner = found.filter_map(|((cue, content), confidence)| {
            let source = labels.sources.get(cue.source?.get())?.tokens;
            let content = Vec1::try_from_vec(content).ok()?;
            Some(Inner { source, cue: cue.tokens, speech: cue.speech, content, among, confidence })
        });
        inner.filter(|inner| reports::is_report(self.prepared, units, inner)).collect()
    }
}
