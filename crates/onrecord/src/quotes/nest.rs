//! Pieces → [`Quotations`]: put in order, each into the one that holds it, with the table for look-ups.

use super::repair::RawPiece;
use super::{Marks, Piece, Quotation, Quotations, Repair, RepairKind};
use crate::index::QuotationIdx;
use crate::text::Text;
use vec1::Vec1;

/// Builds the quotations; drops pieces without words, and cuts one that would cross another.
pub(super) fn nest(text: &Text, mut pieces: Vec<RawPiece>, mut repairs: Vec<Repair>) -> Quotations {
    pieces.sort_by_key(|piece| (piece.start, std::cmp::Reverse(piece.end)));
    let mut nesting =
        Nesting { text, all: Vec::new(), open: Vec::new(), by_opener: Vec::new(), changes: Vec::new() };
    for piece in pieces {
        if let Some(ignored) = nesting.add(piece) {
            repairs.push(ignored);
        }
    }
    nesting.leave_before(u32::MAX);
    repairs.sort_by_key(|repair| (repair.at, repair.kind));
    let outermost = outermost(&nesting.all);
    Quotations { all: nesting.all, repairs, changes: nesting.changes, outermost }
}

struct Nesting<'a> {
    text: &'a Text,
    all: Vec<Quotation>,
    /// The pieces that hold the present place.
    open: Vec<(QuotationIdx, Piece)>,
    /// The quotations of the opening marks, in order of mark.
    by_opener: Vec<(u32, QuotationIdx)>,
    changes: Vec<(u32, Option<QuotationIdx>)>,
}

impl Nesting<'_> {
    /// Adds a piece; gives back a repair if there was nothing in it.
    fn add(&mut self, raw: RawPiece) -> Option<Repair> {
        self.leave_before(raw.start);
        let raw = self.cut(raw);
        let outer = self.text.span(raw.start as usize, raw.end as usize);
        let inner = self.text.trim(self.text.span(raw.inner_start as usize, raw.inner_end as usize));
        if inner.is_empty() {
            return Some(Repair { at: outer, kind: RepairKind::Ignored });
        }
        // Where there is no mark there is no white space either.
        let start = if raw.start == raw.inner_start { inner.start() } else { outer.start() };
        let end = if raw.end == raw.inner_end { inner.end() } else { outer.end() };
        let outer = self.text.span(start, end);
        let at = self.place(raw, Piece { outer, inner });
        self.by_opener.extend(raw.opener.map(|opener| (opener, at)));
        self.open.push((at, Piece { outer, inner }));
        self.change(start as u32, Some(at));
        None
    }

    /// A repaired piece that would cross the rim of the one around it is cut to that one's words.
    fn cut(&self, raw: RawPiece) -> RawPiece {
        let Some(around) = self.open.last() else { return raw };
        let within = |offset: u32| offset.clamp(around.1.inner.start() as u32, around.1.inner.end() as u32);
        let (start, end) = (within(raw.start), within(raw.end));
        let inner_start =
            if start == raw.start { raw.inner_start.min(end) } else { raw.inner_start.max(start).min(end) };
        let inner_end = if end == raw.end { raw.inner_end } else { end };
        RawPiece { start, inner_start, inner_end: inner_end.max(inner_start), end, ..raw }
    }

    fn place(&mut self, raw: RawPiece, piece: Piece) -> QuotationIdx {
        let inside = self.open.last().map(|&(at, _)| at);
        // What is carried over is carried together with all that it stands in, or not at all.
        if let Some(at) = raw.continues.and_then(|opener| self.of_opener(opener))
            && let Some(quotation) = self.all.get_mut(at.get()).filter(|quotation| quotation.inside == inside)
        {
            quotation.pieces.push(piece);
            return at;
        }
        self.all.push(Quotation { pieces: Vec1::new(piece), inside, marks: raw.marks });
        QuotationIdx::new(self.all.len() - 1)
    }

    fn of_opener(&self, opener: u32) -> Option<QuotationIdx> {
        let at = self.by_opener.binary_search_by_key(&opener, |&(opener, _)| opener).ok()?;
        self.by_opener.get(at).map(|&(_, at)| at)
    }

    /// Closes the pieces that end at or before `start`.
    fn leave_before(&mut self, start: u32) {
        while let Some(end) =
            self.open.last().map(|(_, piece)| piece.outer.end() as u32).filter(|&end| end <= start)
        {
            self.open.pop();
            let around = self.open.last().map(|&(at, _)| at);
            self.change(end, around);
        }
    }

    fn change(&mut self, at: u32, to: Option<QuotationIdx>) {
        match self.changes.last_mut() {
            Some(last) if last.0 == at => last.1 = to,
            _ => self.changes.push((at, to)),
        }
    }
}

/// For each quotation the outermost one round it and the outermost in double marks; holders come first.
fn outermost(all: &[Quotation]) -> Vec<(QuotationIdx, Option<QuotationIdx>)> {
    let mut found: Vec<(QuotationIdx, Option<QuotationIdx>)> = Vec::with_capacity(all.len());
    for (at, quotation) in all.iter().enumerate() {
        let own = QuotationIdx::new(at);
        let around = quotation.inside.and_then(|inside| found.get(inside.get())).copied();
        let (any, double) = around.unwrap_or((own, None));
        found.push((any, double.or((quotation.marks == Marks::Double).then_some(own))));
    }
    found
}
