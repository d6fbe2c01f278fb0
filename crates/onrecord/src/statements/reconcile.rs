//! Contents and quotation marks brought into line: a content does not end one word before its closing mark, and takes
//! in the marks that stand round it.

use crate::index::TokenRange;
use crate::prepare::Prepared;
use crate::segment::TokenKind;

/// How many tokens a content may miss of a quotation before the two are taken to disagree on purpose.
const SLACK: usize = 2;

/// The piece of content with its rims moved to the marks of the quotations that it begins or ends in.
pub(crate) fn with_marks(prepared: &Prepared, piece: TokenRange) -> TokenRange {
    with_marks_within(prepared, piece, TokenRange::new(0, prepared.tokens.len()))
}

/// The same for a piece that lies in a run of tokens; only quotations inside the run count.
pub(crate) fn with_marks_within(prepared: &Prepared, piece: TokenRange, limit: TokenRange) -> TokenRange {
    let mut piece = without_rim(prepared, piece);
    for quotation in near(prepared, piece) {
        let inside = quotation.start() >= limit.start() && quotation.end() <= limit.end();
        if !inside || !piece.overlaps(quotation) {
            continue;
        }
        let (start, end) = (piece.start(), piece.end());
        let late = start.saturating_sub(quotation.start());
        let early = quotation.end().saturating_sub(end);
        let new_start = if late > 0 && late <= SLACK { quotation.start() } else { start };
        let new_end = if early > 0 && early <= SLACK { quotation.end() } else { end };
        piece = TokenRange::new(new_start, new_end);
    }
    piece
}

/// The token ranges of the quotations around a piece, marks included.
fn near(prepared: &Prepared, piece: TokenRange) -> Vec<TokenRange> {
    let Some(span) = prepared.span(piece) else { return Vec::new() };
    let all = &prepared.quotations.all;
    let until = all.partition_point(|q| q.pieces.first().outer.start() < span.end());
    let pieces = all.iter().take(until).rev().take(12).flat_map(|q| {
        let first = q.pieces.partition_point(|piece| piece.outer.end() <= span.start());
        q.pieces.iter().skip(first).take_while(|piece| piece.outer.start() < span.end())
    });
    let pieces = pieces.filter(|piece| piece.outer.overlaps(span));
    pieces.map(|piece| prepared.tokens_in(piece.outer)).collect()
}

/// The piece without commas, colons and dashes at its rims (outside quotation marks), and without a bracket that closes
/// what was opened before it.
fn without_rim(prepared: &Prepared, piece: TokenRange) -> TokenRange {
    let (mut start, mut end) = (piece.start(), piece.end());
    while start < end && is_rim(prepared, start) {
        start += 1;
    }
    while end > start && (is_rim(prepared, end - 1) || closes_alone(prepared, start, end - 1)) {
        end -= 1;
    }
    if start < end { TokenRange::new(start, end) } else { piece }
}

fn closes_alone(prepared: &Prepared, start: usize, at: usize) -> bool {
    prepared.word(at) == ")" && !(start..at).any(|before| prepared.word(before) == "(")
}

fn is_rim(prepared: &Prepared, at: usize) -> bool {
    let punctuation = prepared.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Punctuation);
    punctuation && matches!(prepared.word(at), "," | ":" | ";" | "–" | "—" | "--")
}
