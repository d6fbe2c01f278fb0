//! What the network is told of a token beside its word pieces: what the pure line already knows.
//!
//! The vocabulary knows no capitals, a window no more than its own words: case, quotation marks, gaps, the kind of
//! paragraph and the reading by rules are given as small numbers, each with an embedding of its own.

use onrecord::cues::{self, Frame};
use onrecord::index::TokenRange;
use onrecord::label::Labels;
use onrecord::layout::ParagraphKind;
use onrecord::quotes::Quotations;
use onrecord::segment::{Token, TokenKind};
use onrecord::{Prepared, RuleTagger, Tagger as _};

/// Number of features of a token.
pub const COUNT: usize = 6;

/// How many values each feature takes. Weights are trained for this table: a change of it, or of the meaning of a value,
/// needs a new [`VERSION`] and new weights.
pub const SIZES: [usize; COUNT] = [8, 10, 5, 12, 10, 7];

/// Version of the table; the manifest of a model names the one it was trained with.
pub const VERSION: u32 = 1;

/// Names of the features, in order.
pub const NAMES: [&str; COUNT] = ["case", "quotation", "gap", "cue", "paragraph", "rules"];

/// The features of a token, each below its size in [`SIZES`].
pub type Features = [u8; COUNT];

/// Position of the quotation among the features.
const QUOTATION: usize = 1;

/// Position of the gap among the features.
pub(crate) const GAP: usize = 2;

/// The gap before a piece that goes on with its word.
pub(crate) const CONTINUED: u8 = 4;

/// Whether these are the features of a token that begins a sentence or a paragraph.
pub(crate) fn starts_sentence(features: Features) -> bool {
    matches!(features[GAP], 2 | 3)
}

/// Whether these are the features of a token that begins a paragraph.
pub(crate) fn starts_paragraph(features: Features) -> bool {
    features[GAP] == 3
}

/// Whether these are the features of a token in quotation marks, or of a mark that has its partner.
pub(crate) fn is_quoted(features: Features) -> bool {
    !matches!(features[QUOTATION], 0 | 8)
}

/// How the rules read an article.
pub fn reading_by_rules(prepared: &Prepared) -> Labels {
    RuleTagger.tag(std::slice::from_ref(prepared)).pop().unwrap_or_default()
}

/// The features of every token, in order; `labels` is the reading by rules.
pub fn of(prepared: &Prepared, labels: &Labels) -> Vec<Features> {
    let rules = rules(labels, prepared.tokens.len());
    let gaps = gaps(prepared);
    let kinds = paragraph_kinds(prepared);
    let rows = prepared.tokens.iter().enumerate().zip(gaps).zip(kinds).zip(rules);
    rows.map(|((((at, token), gap), paragraph), rule)| {
        let quotation = quotation(&prepared.quotations, token);
        [case(token.kind), quotation, gap, cue(prepared.lower(at)), paragraph, rule]
    })
    .collect()
}

fn case(kind: TokenKind) -> u8 {
    match kind {
        TokenKind::Punctuation => 0,
        TokenKind::Lower => 1,
        TokenKind::Title => 2,
        TokenKind::Upper => 3,
        TokenKind::Number => 4,
        TokenKind::Url => 5,
        TokenKind::Handle => 6,
        TokenKind::QuotationMark => 7,
    }
}

/// 0 outside; 1 inside double marks, 2 inside single ones, 3 deeper; 4 and 5 an opening and a closing mark, 6 and 7 the
/// same of a nested quotation; 8 a mark without a partner; 9 a word at the rim of a quotation that lacks its mark.
fn quotation(quotations: &Quotations, token: &Token) -> u8 {
    let Some(quotation) = quotations.at(token.span.start()).and_then(|at| quotations.get(at)) else {
        return if token.kind == TokenKind::QuotationMark { 8 } else { 0 };
    };
    let nested = quotation.inside.is_some();
    let after = quotation.pieces.partition_point(|piece| piece.outer.end() <= token.span.start());
    let piece = quotation.pieces.get(after);
    let starts = piece.is_some_and(|piece| piece.outer.start() == token.span.start());
    let ends = piece.is_some_and(|piece| piece.outer.end() == token.span.end());
    match (token.kind == TokenKind::QuotationMark, starts, ends) {
        (true, true, _) => 4 + 2 * u8::from(nested),
        (true, _, true) => 5 + 2 * u8::from(nested),
        (true, false, false) => 8,
        (false, true, _) | (false, _, true) => 9,
        _ if nested => 3,
        _ => 1 + u8::from(quotation.marks == onrecord::quotes::Marks::Single),
    }
}

/// 0 glued to the token before, 1 behind a blank, 2 first of its sentence, 3 first of its paragraph; [`CONTINUED`].
fn gaps(prepared: &Prepared) -> Vec<u8> {
    let mut gaps = vec![0; prepared.tokens.len()];
    for ((gap, token), before) in gaps.iter_mut().zip(&prepared.tokens).skip(1).zip(&prepared.tokens) {
        *gap = u8::from(token.span.start() > before.span.end());
    }
    let mut paragraph = None;
    for sentence in &prepared.sentences {
        if let Some(gap) = gaps.get_mut(sentence.tokens.start()) {
            *gap = if paragraph == Some(sentence.paragraph) { 2 } else { 3 };
        }
        paragraph = Some(sentence.paragraph);
    }
    gaps
}

/// 0 no cue; else how the first reading of the table builds its clause.
fn cue(lower: &str) -> u8 {
    cues::readings(lower).first().map_or(0, |reading| match reading.frame {
        Frame::Say => 1,
        Frame::Tell => 2,
        Frame::Ask => 3,
        Frame::Urge => 4,
        Frame::Plan => 5,
        Frame::Judge => 6,
        Frame::About(_) => 7,
        Frame::Quote => 8,
        Frame::Think => 9,
        Frame::Wish => 10,
        Frame::Show => 11,
    })
}

fn paragraph_kinds(prepared: &Prepared) -> Vec<u8> {
    let mut kinds = vec![0; prepared.tokens.len()];
    for sentence in &prepared.sentences {
        let kind =
            prepared.paragraphs.get(sentence.paragraph.get()).map_or(0, |paragraph| kind(paragraph.kind));
        fill(&mut kinds, sentence.tokens, kind, kind);
    }
    kinds
}

fn kind(kind: ParagraphKind) -> u8 {
    match kind {
        ParagraphKind::Body => 0,
        ParagraphKind::Headline => 1,
        ParagraphKind::Subheading => 2,
        ParagraphKind::Byline => 3,
        ParagraphKind::Dateline => 4,
        ParagraphKind::EntryTime => 5,
        ParagraphKind::Caption => 6,
        ParagraphKind::CaptionCredit => 7,
        ParagraphKind::SyndicationCredit => 8,
        ParagraphKind::Boilerplate => 9,
    }
}

/// 0 nothing; first and further tokens of a source (1, 2), a cue (3, 4), a content (5, 6), as the rules have it.
fn rules(labels: &Labels, tokens: usize) -> Vec<u8> {
    let mut tags = vec![0; tokens];
    labels.contents.iter().for_each(|label| fill(&mut tags, label.tokens, 5, 6));
    labels.sources.iter().for_each(|label| fill(&mut tags, label.tokens, 1, 2));
    labels.cues.iter().for_each(|label| fill(&mut tags, label.tokens, 3, 4));
    tags
}

fn fill(tags: &mut [u8], range: TokenRange, first: u8, further: u8) {
    if let Some([start, rest @ ..]) = tags.get_mut(range.positions()) {
        *start = first;
        rest.fill(further);
    }
}
