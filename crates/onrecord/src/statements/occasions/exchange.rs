//! Question and answer: who replies speaks to who asked.

use super::paragraph;
use crate::cues::{self, Frame};
use crate::index::TokenRange;
use crate::prepare::Prepared;
use crate::statements::Statement;

/// How many paragraphs an answer may stand behind its question.
const REACH: usize = 1;

/// How many statements back the question may stand.
const LOOK_BACK: usize = 4;

/// The words that name who asked, when the statement answers the one before it.
pub(super) fn asked_by(prepared: &Prepared, before: &[Statement], answer: &Statement) -> Option<TokenRange> {
    let question = before.iter().rev().take(LOOK_BACK).find(|one| one.speech)?;
    let near = paragraph(prepared, answer).saturating_sub(paragraph(prepared, question)) <= REACH;
    let asked = is_question(prepared, question) || replies(prepared, answer);
    let others = question.speaker != answer.speaker && question.source != answer.source;
    let told_both = question.addressee.is_some_and(|words| names(prepared, words, answer));
    let answers = replies(prepared, answer) || told_both;
    (near && asked && others && answers).then_some(question.source).flatten()
}

/// Whether the question was put to who now speaks.
fn names(prepared: &Prepared, words: TokenRange, answer: &Statement) -> bool {
    let Some(source) = answer.source else { return false };
    let named = |at: &usize| prepared.word(*at).starts_with(char::is_uppercase);
    let mut wanted = words.positions().filter(named);
    wanted.any(|at| source.positions().any(|other| prepared.word(other) == prepared.word(at)))
}

fn is_question(prepared: &Prepared, statement: &Statement) -> bool {
    let asks = |at: usize| cues::readings(prepared.lower(at)).iter().any(|word| word.frame == Frame::Ask);
    statement.cue.is_some_and(|cue| cue.positions().any(asks))
        || statement.content.iter().any(|piece| piece.positions().any(|at| prepared.lower(at) == "?"))
}

fn replies(prepared: &Prepared, statement: &Statement) -> bool {
    let reply = |at: usize| {
        matches!(
            prepared.lower(at),
            "replied"
                | "replies"
                | "replying"
                | "responded"
                | "responds"
                | "answered"
                | "answers"
                | "retorted"
                | "countered"
        ) || at > 0
            && prepared.lower(at) == "back"
            && matches!(prepared.lower(at - 1), "fired" | "hit" | "shot" | "snapped")
    };
    statement.cue.is_some_and(|cue| cue.positions().any(reply))
}
