//! Days that a tagger takes for part of the words for who speaks: "the panel in May [found]".

use crate::index::TokenRange;
use crate::people::is_document;
use crate::prepare::Prepared;
use crate::times::TimeExpression;

/// A source without the day at its end that dates its verb: a plain "[the court] this month rejected", but not who is
/// described by it ("Bo, a candidate in 2012,", "voters polled last week") nor what is known by it ("a report last week").
pub(super) fn without_day(
    prepared: &Prepared,
    times: &[TimeExpression],
    source: TokenRange,
    cue: Option<TokenRange>,
) -> TokenRange {
    let from = times.partition_point(|time| time.tokens.end() < source.end());
    let time = times.get(from).filter(|time| time.tokens.end() == source.end() && time.kind.is_dated());
    let verb_follows = cue.is_some_and(|cue| cue.start() == source.end());
    let Some(time) = time.filter(|_| verb_follows) else { return source };
    let led =
        time.tokens.start().checked_sub(1).filter(|&at| matches!(prepared.lower(at), "in" | "on" | "during"));
    let end = led.unwrap_or(time.tokens.start());
    if end <= source.start() {
        return source;
    }
    let rest = TokenRange::new(source.start(), end);
    if is_plain(prepared, rest) { rest } else { source }
}

/// Words without anything that a day could belong to: a clause, a participle, something written.
fn is_plain(prepared: &Prepared, tokens: TokenRange) -> bool {
    let relative =
        |at: usize| tokens.len() > 1 && matches!(prepared.lower(at), "who" | "which" | "that" | "whose");
    let verbal = |word: &str| {
        word.ends_with("ed")
            || word.ends_with("ing")
            || matches!(
                word,
                "held" | "made" | "out" | "ran" | "run" | "seen" | "sent" | "taken" | "won" | ","
            )
    };
    tokens.positions().all(|at| {
        let word = prepared.lower(at);
        !relative(at) && !verbal(word) && !is_document(word)
    })
}
