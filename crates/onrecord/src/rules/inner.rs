//! Attributions inside a content: "Bo said that [the mayor] {had promised} <to stay>".
//!
//! The words of a content are read like those of an article, its quotations as one item each; a quotation that no inner
//! content takes is then opened and read without its outer marks. Only what [`super::reports`] finds to be a report with a
//! cue and a source of its own is kept.

use crate::index::{QuotationIdx, TokenRange};
use crate::prepare::Prepared;
use vec1::Vec1;

use super::attributions;
use super::reports;
use super::units::{Piece, Unit, Units};

/// A longer sentence is not read a second time: no reporter writes it, and its reading would take too long.
const LONGEST: usize = 300;

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
    /// All pieces of all quotations, outer before inner, in order of place.
    quotes: Vec<Piece>,
}

impl<'a> Inside<'a> {
    /// A reader for an article.
    pub(crate) fn of(prepared: &'a Prepared) -> Inside<'a> {
        let mut quotes: Vec<Piece> = Vec::new();
        for (position, quotation) in prepared.quotations.all.iter().enumerate() {
            let tokens = quotation.pieces.iter().map(|piece| prepared.tokens_in(piece.outer));
            let tokens = tokens.filter(|tokens| !tokens.is_empty());
            quotes.extend(tokens.map(|tokens| (tokens, QuotationIdx::new(position))));
        }
        quotes.sort_by_key(|(tokens, _)| (tokens.start(), std::cmp::Reverse(tokens.end())));
        Inside { prepared, quotes }
    }

    /// The attributions inside one piece of content, in order of reading.
    pub(crate) fn read(&self, content: TokenRange) -> Vec<Inner> {
        let quotes = self.outermost(content);
        let mut found = self.read_among(content, &quotes);
        for &(quote, quotation) in &quotes {
            if !found.iter().any(|inner| inner.content.iter().any(|piece| piece.overlaps(quote))) {
                let words = self.opened(quote, quotation);
                found.extend(self.read_among(words, &self.outermost(words)));
            }
        }
        found
    }

    /// The quotations that lie wholly in a run of tokens and in no other one there.
    fn outermost(&self, tokens: TokenRange) -> Vec<Piece> {
        let from = self.quotes.partition_point(|(quote, _)| quote.start() < tokens.start());
        let here = self.quotes.iter().skip(from).take_while(|(quote, _)| quote.start() < tokens.end());
        let mut free = tokens.start();
        let mut outermost = Vec::new();
        for &(quote, quotation) in here {
            if quote.start() >= free && quote.end() <= tokens.end() {
                free = quote.end();
                outermost.push((quote, quotation));
            }
        }
        outermost
    }

    /// The words of a piece of a quotation without its marks.
    fn opened(&self, quote: TokenRange, quotation: QuotationIdx) -> TokenRange {
        let quotation = self.prepared.quotations.get(quotation);
        let mut pieces = quotation.into_iter().flat_map(|quotation| &quotation.pieces);
        let piece = pieces.find(|piece| self.prepared.tokens_in(piece.outer) == quote);
        piece.map_or(TokenRange::new(0, 0), |piece| self.prepared.tokens_in(piece.inner))
    }

    fn read_among(&self, words: TokenRange, quotes: &[Piece]) -> Vec<Inner> {
        if quotes.iter().any(|&(quote, _)| quote == words) {
            return Vec::new();
        }
        let units = Units::within(self.prepared, words, quotes);
        let units: Vec<Unit> = units.iter(self.prepared).filter(|unit| unit.len() <= LONGEST).collect();
        let labels = attributions::read(units.iter().copied());
        let mut contents: Vec<Vec<TokenRange>> = vec![Vec::new(); labels.cues.len()];
        let mut confidences = vec![1.0_f32; labels.cues.len()];
        for content in &labels.contents {
            let Some(cue) = content.cue.map(crate::index::CueIdx::get) else { continue };
            contents.get_mut(cue).into_iter().for_each(|pieces| pieces.push(content.tokens));
            confidences.get_mut(cue).into_iter().for_each(|least| *least = least.min(content.confidence));
        }
        let found = labels.cues.iter().zip(contents).zip(confidences);
        let inner = found.filter_map(|((cue, content), confidence)| {
            let source = labels.sources.get(cue.source?.get())?.tokens;
            let content = Vec1::try_from_vec(content).ok()?;
            Some(Inner { source, cue: cue.tokens, speech: cue.speech, content, among: words, confidence })
        });
        inner.filter(|inner| reports::is_report(self.prepared, &units, inner)).collect()
    }
}
