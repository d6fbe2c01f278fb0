//! Works called by their titles: "13 Doors", and "the film" afterwards.

use crate::index::TokenRange;
use crate::prepare::Prepared;
use crate::quotes::Quotation;

/// Words that a title may have.
const LONGEST: usize = 6;

/// The title in quotation marks that a source ends with: Bo's “13 Doors”.
pub(super) fn quoted(prepared: &Prepared, source: TokenRange) -> Option<String> {
    let span = prepared.span(source)?;
    let all = &prepared.quotations.all;
    let after = all.partition_point(|quotation| quotation.pieces.first().outer.start() < span.start());
    let inside =
        all.iter().skip(after).take_while(|quotation| quotation.pieces.first().outer.end() <= span.end());
    inside
        .last()
        .filter(|quotation| quotation.pieces.last().outer.end() == span.end())
        .and_then(|one| title(prepared, one))
}

/// The last title before a token, for "the film" and "the book".
pub(super) fn called(prepared: &Prepared, noun: &str, before: usize) -> Option<String> {
    let work = matches!(
        noun,
        "film"
            | "documentary"
            | "movie"
            | "book"
            | "novel"
            | "memoir"
            | "show"
            | "series"
            | "play"
            | "album"
            | "song"
    );
    let start = prepared.tokens.get(before).filter(|_| work)?.span.start();
    let all = &prepared.quotations.all;
    let end = all.partition_point(|quotation| quotation.pieces.first().outer.start() < start);
    all.iter().take(end).rev().take(40).find_map(|quotation| title(prepared, quotation))
}

/// The words of a quotation that can be a title: few, capitalised or a number, without a mark at the end.
fn title(prepared: &Prepared, quotation: &Quotation) -> Option<String> {
    let inner = quotation.pieces.first().inner;
    let words = prepared.slice(inner);
    let capital = words.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    let open = words.ends_with([',', '.', '!', '?', '…']);
    let short = quotation.pieces.len() == 1 && prepared.tokens_in(inner).len() <= LONGEST;
    (capital && short && !open).then(|| words.to_owned())
}
