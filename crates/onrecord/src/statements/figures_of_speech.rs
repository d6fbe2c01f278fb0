//! Words that look like a statement and tell of none: "the final promised to be close", "What voter would not say so?"

use super::Statement;
use crate::index::TokenRange;
use crate::people::{Speaker, is_function};
use crate::prepare::Prepared;
use crate::segment::TokenKind;

/// Whether nobody says anything.
pub(super) fn is_one(prepared: &Prepared, statement: &Statement) -> bool {
    promises_to_be(prepared, statement) || is_rhetorical(prepared, statement)
}

/// "The debate promised to be a crucial moment": what things promise is what they are likely to be.
fn promises_to_be(prepared: &Prepared, statement: &Statement) -> bool {
    let nobody =
        matches!(statement.speaker, Speaker::Unattributed | Speaker::Unnamed(_) | Speaker::Document(_));
    let promises = |cue: TokenRange| {
        let verb = prepared.lower(cue.end().saturating_sub(1));
        matches!(verb, "promise" | "promised" | "promises" | "threaten" | "threatened" | "threatens")
    };
    let to_be = |piece: &TokenRange| prepared.lower_words(*piece).starts_with("to be ");
    let thing = statement.source.is_some_and(|source| is_event(prepared.lower(head(prepared, source))));
    nobody && thing && statement.cue.is_some_and(promises) && statement.content.iter().any(to_be)
}

/// The noun before "of" or the like, else the last word: "winner" of "the winner of the race".
fn head(prepared: &Prepared, source: TokenRange) -> usize {
    let ends = |at: &usize| matches!(prepared.lower(*at), "of" | "from" | "for" | "at" | "in");
    source.positions().find(ends).unwrap_or(source.end()).saturating_sub(1)
}

/// What happens, and speaks to nobody.
fn is_event(word: &str) -> bool {
    matches!(
        word,
        "campaign"
            | "contest"
            | "day"
            | "debate"
            | "decade"
            | "election"
            | "event"
            | "fight"
            | "final"
            | "game"
            | "match"
            | "meeting"
            | "month"
            | "night"
            | "primary"
            | "race"
            | "season"
            | "series"
            | "storm"
            | "summer"
            | "summit"
            | "trial"
            | "vote"
            | "week"
            | "weekend"
            | "winter"
            | "year"
    )
}

/// "What voter would not say so?", asked by the article itself.
fn is_rhetorical(prepared: &Prepared, statement: &Statement) -> bool {
    let Some(source) = statement.source else { return false };
    let Some(sentence) = prepared.sentence_at(source.start()) else { return false };
    let first = sentence.tokens.start();
    let noun = prepared.tokens.get(first + 1).is_some_and(|token| token.kind == TokenKind::Lower)
        && !is_function(prepared.lower(first + 1));
    let asks = matches!(prepared.lower(first), "what" | "which")
        && noun
        && source.start() <= first + 1
        && source.end() > first + 1;
    let own = |at: usize| {
        let token = prepared.tokens.get(at);
        token.is_some_and(|token| prepared.quotations.at(token.span.start()).is_none())
    };
    let nobody = matches!(statement.speaker, Speaker::Unattributed | Speaker::Unnamed(_) | Speaker::Group(_));
    let mut last = sentence.tokens.positions().rev().take(2);
    asks && nobody && own(first) && last.any(|at| prepared.lower(at) == "?" && own(at))
}
