//! Quotation marks: one scanner that pairs them, nests them, carries them over paragraphs and repairs what is missing.
//!
//! The line, paragraph by paragraph until `carry`:
//!
//! ```text
//! text ─marks→ marks with a lean ─pair→ pairs and leftovers ─carry→ quotations over paragraphs
//!                                                └─repair→ pieces without one of their marks ─nest→ Quotations
//! ```
//!
//! Each mark is first read by its own neighbours (a `"` between a blank and a letter opens), not by counting from the
//! top. So a mark that is missing or doubled spoils its own paragraph at worst, never the rest of the article.

mod apostrophe;
mod carry;
mod evidence;
mod marks;
mod nest;
mod pair;
mod repair;

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
    /// Where the innermost quotation changes, and which one it is from there on.
    changes: Vec<(u32, Option<QuotationIdx>)>,
    /// For each quotation the outermost one round it and the outermost in double marks.
    outermost: Vec<(QuotationIdx, Option<QuotationIdx>)>,
}

/// Words between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// More than one when the quotation is carried over paragraphs, or over what were paragraphs before they were
    /// glued together: one for each time that it is opened again.
    pub pieces: Vec1<Piece>,
    /// The quotation that this one stands in.
    pub inside: Option<QuotationIdx>,
    /// Double or single marks.
    pub marks: Marks,
}

/// An unbroken part of a quotation, within one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// With the marks that are there.
    pub outer: Span,
    /// Without marks, and without white space at the rims.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RepairKind {
    /// No closing mark: the quotation was closed at `at`.
    ClosedWithoutMark,
    /// No opening mark: the quotation was opened at `at`.
    OpenedWithoutMark,
    /// A mark with no partner, passed over.
    Ignored,
    /// Two marks where one was meant, read as one.
    Doubled,
    /// A mark that faces the wrong way (”so” or “so“), read the right way round.
    Turned,
}

impl Piece {
    /// Whether an opening mark stands before the words.
    pub fn has_opening_mark(&self) -> bool {
        self.outer.start() < self.inner.start()
    }

    /// Whether a closing mark stands after the words; a piece that is carried over to the next paragraph has none.
    pub fn has_closing_mark(&self) -> bool {
        self.inner.end() < self.outer.end()
    }
}

impl Quotation {
    /// From the first mark of the first piece to the last mark of the last one.
    pub fn span(&self) -> Span {
        self.pieces.first().outer.cover(self.pieces.last().outer)
    }

    /// Whether byte `offset` lies in one of the pieces, marks included.
    pub fn holds(&self, offset: usize) -> bool {
        let after = self.pieces.partition_point(|piece| piece.outer.end() <= offset);
        self.pieces.get(after).is_some_and(|piece| piece.outer.holds(offset))
    }
}

impl Quotations {
    /// The quotation at a position.
    pub fn get(&self, index: QuotationIdx) -> Option<&Quotation> {
        self.all.get(index.get())
    }

    /// The innermost quotation that holds byte `offset`, marks included.
    ///
    /// ```
    /// use onrecord::layout::{Paragraph, ParagraphKind};
    /// use onrecord::{Text, quotes};
    ///
    /// let text = Text::new("“They told me ‘no’ twice,” she said.").unwrap();
    /// let paragraph = Paragraph { span: text.whole(), kind: ParagraphKind::Body };
    /// let quotations = quotes::scan(&text, &[paragraph]);
    /// let no = text.as_str().find("no").unwrap();
    /// let inner = quotations.get(quotations.at(no).unwrap()).unwrap();
    /// assert_eq!(text.slice(inner.pieces.first().inner), "no");
    /// assert_eq!(quotations.outermost_at(no), inner.inside);
    /// assert_eq!(quotations.at(text.as_str().find("she").unwrap()), None);
    /// ```
    pub fn at(&self, offset: usize) -> Option<QuotationIdx> {
        let after = self.changes.partition_point(|&(start, _)| start as usize <= offset);
        self.changes.get(after.checked_sub(1)?)?.1
    }

    /// The outermost quotation that holds byte `offset`.
    pub fn outermost_at(&self, offset: usize) -> Option<QuotationIdx> {
        self.outermost.get(self.at(offset)?.get()).map(|&(any, _)| any)
    }

    /// The outermost quotation in double marks that holds byte `offset`.
    pub fn outermost_double_at(&self, offset: usize) -> Option<QuotationIdx> {
        self.outermost.get(self.at(offset)?.get())?.1
    }

    /// The quotations that stand in no other one, in order.
    pub fn top_level(&self) -> impl Iterator<Item = (QuotationIdx, &Quotation)> {
        let numbered = self.all.iter().enumerate().map(|(at, quotation)| (QuotationIdx::new(at), quotation));
        numbered.filter(|(_, quotation)| quotation.inside.is_none())
    }
}

/// Pairs the quotation marks of an article, in time linear in its length.
pub fn scan(text: &Text, paragraphs: &[Paragraph]) -> Quotations {
    let mut page = marks::read(text, paragraphs);
    if page.marks.is_empty() {
        return Quotations::default();
    }
    let joins = carry::carry(&mut page);
    let (pieces, repairs) = repair::pieces(&page, &joins);
    nest::nest(text, pieces, repairs)
}
