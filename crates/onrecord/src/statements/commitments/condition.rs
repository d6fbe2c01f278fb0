//! The condition on which somebody binds himself: "if elected", "unless the council pays".

use super::Said;
use crate::index::TokenRange;
use crate::segment::TokenKind;

/// How many tokens a condition may take.
const REACH: usize = 40;

/// How many tokens from the verb it may stand.
const WIDTH: usize = 60;

/// The condition in the sentence of a committing verb, its comma left out.
pub(super) fn beside(said: &Said, verb: usize) -> Option<TokenRange> {
    let sentence = said.prepared.sentence_at(verb)?.tokens;
    let mine = |at: usize| said.in_content(at) || said.cue.is_some_and(|cue| !parted(said, at, cue));
    let near = sentence.start().max(verb.saturating_sub(WIDTH))..sentence.end().min(verb + WIDTH);
    let mut places = near.filter(|&at| mine(at) && opens(said, at));
    let start = places.next()?;
    // "If elected [she will]"
    let subject = matches!(said.lower(start + 2), "he" | "i" | "it" | "she" | "they" | "we");
    let bare = subject && is_turn_of_events(said.lower(start + 1));
    let last = sentence.end().min(start + if bare { 2 } else { REACH });
    let end = (start + 1..last)
        .find(|&at| closes(said, at) || said.cue.is_some_and(|cue| cue.holds(at)))
        .unwrap_or(last);
    (end > start + 1).then(|| TokenRange::new(start, end))
}

/// What may befall whoever promises, with nothing more behind "if".
pub(super) fn is_turn_of_events(word: &str) -> bool {
    matches!(
        word,
        "appointed"
            | "asked"
            | "chosen"
            | "confirmed"
            | "elected"
            | "necessary"
            | "needed"
            | "re-elected"
            | "reelected"
    )
}

/// Whether a mark of another clause stands between a condition outside the content and the cue.
fn parted(said: &Said, at: usize, cue: TokenRange) -> bool {
    if at + WIDTH < cue.start() || at > cue.end() + WIDTH {
        return true;
    }
    let between = at.min(cue.end())..at.max(cue.start());
    between.into_iter().any(|at| matches!(said.lower(at), ";" | ":" | "who" | "which" | "but"))
}

/// "If", "unless", "provided that", "as long as", "should he win"; not "as if", "asked if", "even if".
fn opens(said: &Said, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| said.lower(before));
    match said.lower(at) {
        "if" => !matches!(
            before,
            "as" | "even" | "ask" | "asked" | "know" | "see" | "wonder" | "wondered" | "what" | "or"
        ),
        "unless" => true,
        "provided" | "providing" => matches!(before, "," | "" | "only") || said.lower(at + 1) == "that",
        "long" => before == "as" && said.lower(at + 1) == "as",
        "once" => {
            matches!(said.lower(at + 1), "elected" | "re-elected" | "confirmed" | "approved" | "ratified")
        }
        "should" => {
            let fronted = matches!(before, "," | "“" | "\"" | "" | ".")
                || said.content.iter().any(|piece| piece.start() == at);
            fronted || matches!(said.lower(at + 1), "he" | "she" | "they" | "it")
        }
        _ => false,
    }
}

fn closes(said: &Said, at: usize) -> bool {
    let kind = said.prepared.tokens.get(at).map(|token| token.kind);
    let stop = matches!(said.lower(at), "," | ";" | "." | "?" | "!" | "—" | "–" | ":");
    stop || matches!(kind, None | Some(TokenKind::QuotationMark))
}
