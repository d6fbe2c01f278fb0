//! "“You were right, Ann,” he said": somebody called by name in words in quotation marks.

use super::act::Act;
use crate::index::TokenRange;
use crate::people::{EntityKind, Mention, MentionForm};
use crate::segment::TokenKind;

/// How many tokens round the name may hold the "you".
const REACH: usize = 30;

/// The person whom a quotation calls by name at its beginning or end, and speaks to as "you".
pub(super) fn of(act: &Act) -> Option<TokenRange> {
    let called = |mention: &Mention| is_person(act, mention) && stands_apart(act, mention.tokens);
    let mut found = act.content.iter().flat_map(|&piece| {
        act.people
            .mentions_in(piece)
            .map(|(_, mention)| mention)
            .filter(move |mention| says_you(act, piece, mention.tokens))
    });
    found.find(|mention| called(mention)).map(|mention| mention.tokens)
}

fn is_person(act: &Act, mention: &Mention) -> bool {
    let entity = mention.entity.and_then(|entity| act.people.entity(entity));
    let greeting = matches!(act.lower(mention.tokens.start()), "hey" | "hi" | "oh" | "hello");
    !greeting
        && mention.form == MentionForm::Name
        && entity.is_some_and(|entity| entity.kind == EntityKind::Person)
}

/// "“Ann, you …" or "…, Ann.”": at the edge of a quotation, cut off by a comma.
fn stands_apart(act: &Act, name: TokenRange) -> bool {
    let mark = |at: usize| act.kind(at) == Some(TokenKind::QuotationMark);
    let before = name.start().checked_sub(1);
    let opens = before.is_some_and(mark) && act.lower(name.end()) == ",";
    let comma = before.is_some_and(|at| act.lower(at) == ",");
    let closes = comma && matches!(act.lower(name.end()), "," | "." | "?" | "!") && mark(name.end() + 1);
    opens || closes
}

fn says_you(act: &Act, piece: TokenRange, name: TokenRange) -> bool {
    let from = name.start().saturating_sub(REACH).max(piece.start());
    (from..piece.end().min(name.end() + REACH))
        .any(|at| matches!(act.lower(at), "you" | "your" | "yours" | "thank" | "thanks"))
}
