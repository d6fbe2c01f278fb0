//! Quoted predicates whose subject stands before the quotation mark: "told reporters [Bo “would like to go”]".

use crate::index::TokenRange;
use crate::people::People;
use crate::prepare::Prepared;
use crate::segment::TokenKind;

/// The first piece of a content with its subject: whoever is mentioned between the cue and a quotation that begins with an
/// auxiliary. Without "Bo" nobody could tell who would like to go.
pub(super) fn with_subject(
    prepared: &Prepared,
    people: &People,
    cue: Option<TokenRange>,
    source: Option<TokenRange>,
    piece: TokenRange,
) -> TokenRange {
    let start = piece.start();
    let marked = prepared.tokens.get(start).is_some_and(|token| token.kind == TokenKind::QuotationMark);
    let Some(cue) = cue.filter(|_| marked && is_auxiliary(prepared.lower(start + 1))) else { return piece };
    let between = TokenRange::new(cue.end().min(start), start);
    let free = |tokens: TokenRange| source.is_none_or(|source| !source.overlaps(tokens));
    let mut mentions = people.mentions_in(between).map(|(_, mention)| mention.tokens);
    let subject = mentions.find(|tokens| tokens.end() == start && free(*tokens));
    subject.map_or(piece, |subject| TokenRange::new(subject.start(), piece.end()))
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "would"
            | "will"
            | "can"
            | "could"
            | "should"
            | "must"
            | "may"
            | "might"
            | "is"
            | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "does"
            | "did"
    )
}
