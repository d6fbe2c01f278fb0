//! Words that look like a statement and tell of none: "the final promised to be close", "What voter would not say so?"

use super::Statement;
use crate::index::TokenRange;
use crate::people::Speaker;
use crate::prepare::Prepared;

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
    let thing =
        statement.source.is_none_or(|source| is_event(prepared.lower(source.end().saturating_sub(1))));
    nobody && thing && statement.cue.is_some_and(promises) && statement.content.iter().any(to_be)
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
    let token = prepared.tokens.get(source.start());
    let quoted = token.is_some_and(|token| prepared.quotations.at(token.span.start()).is_some());
    let first = sentence.tokens.start();
    let asks = matches!(prepared.lower(first), "what" | "which")
        && source.end() > first + 1
        && source.start() <= first + 1;
    let mut last = sentence.tokens.positions().rev().take(2);
    asks && !quoted && last.any(|at| prepared.lower(at) == "?")
}
