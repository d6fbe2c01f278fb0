//! Quotations without cue and source that carry on the speaker of the statement before them.

use crate::index::{ParagraphIdx, TokenRange};
use crate::layout::ParagraphKind;
use crate::people::Speaker;
use crate::prepare::Prepared;

use super::{Form, Statement};

/// Confidence of a speaker that was carried on, as a share of the confidence of the statement before.
const CARRIED: f32 = 0.8;

/// Statements looked back at.
const LOOK_BACK: usize = 3;

/// Gives orphans the speaker of a direct or mixed statement that ends in the paragraph right before theirs.
///
/// Captions and boilerplate between the two do not count. The source stays empty: no words of the article name the
/// speaker there.
pub(crate) fn carry_on(prepared: &Prepared, statements: &mut [Statement]) {
    for position in 1..statements.len() {
        let (before, rest) = statements.split_at_mut(position);
        let Some(orphan) = rest.first_mut().filter(|orphan| is_orphan(orphan)) else { continue };
        let Some(last) = last_words(before).filter(|last| follows(prepared, last, orphan)) else { continue };
        orphan.speaker = last.speaker.clone();
        orphan.said_on = last.said_on.clone();
        orphan.addressee = last.addressee;
        orphan.venue = last.venue;
        orphan.confidence = orphan.confidence.min(last.confidence * CARRIED);
    }
}

/// The last statement, or the one before it in words of the same speaker: "“…,” she said, referring to the mayor."
fn last_words(before: &[Statement]) -> Option<&Statement> {
    let last = before.last()?;
    let same = before.iter().rev().take_while(|statement| statement.speaker == last.speaker);
    same.take(LOOK_BACK).find(|statement| statement.form != Form::Indirect)
}

fn is_orphan(statement: &Statement) -> bool {
    statement.cue.is_none() && statement.source.is_none() && statement.form == Form::Direct
}

fn follows(prepared: &Prepared, last: &Statement, orphan: &Statement) -> bool {
    let speech = last.speech && last.form != Form::Indirect && last.speaker != Speaker::Unattributed;
    let end = last.content.last().end().max(last.cue.map_or(0, TokenRange::end));
    let (Some(from), Some(to)) =
        (paragraph(prepared, end.saturating_sub(1)), paragraph(prepared, orphan.content.first().start()))
    else {
        return false;
    };
    let between = prepared.paragraphs.get(from + 1..to).unwrap_or_default();
    speech && from < to && between.iter().all(|paragraph| paragraph.kind != ParagraphKind::Body)
}

/// Position of the paragraph that holds a token.
fn paragraph(prepared: &Prepared, token: usize) -> Option<usize> {
    prepared.paragraph_of(token).map(ParagraphIdx::get)
}
