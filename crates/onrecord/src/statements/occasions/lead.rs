//! The lead says what was said; the sentence below it says where. It and the headline take the first occasion after them.

use super::{followed, is_elsewhere, paragraph};
use crate::index::TokenRange;
use crate::people::Speaker;
use crate::prepare::Prepared;
use crate::statements::Statement;
use crate::statements::circumstances::is_target;
use crate::times::SaidOn;

/// How many of the first paragraphs are headline and lead.
const LEAD: usize = 5;
/// How many paragraphs below the occasion may be named.
const REACH: usize = 3;

/// Gives the statements at the head of the article the occasion that their speaker names next.
pub(super) fn give(prepared: &Prepared, statements: &mut [Statement]) {
    let first = statements.first().map_or(0, |statement| paragraph(prepared, statement));
    let until = statements.partition_point(|statement| paragraph(prepared, statement) < first + LEAD);
    let mut known: Vec<Speaker> = Vec::new();
    for position in 0..until {
        let Some((statement, after)) =
            statements.get_mut(position..).and_then(<[Statement]>::split_first_mut)
        else {
            return;
        };
        if statement.venue.is_some() || statement.addressee.is_some() {
            known.push(statement.speaker.clone());
        } else if statement.speech
            && !known.contains(&statement.speaker)
            && !is_elsewhere(prepared, statement)
        {
            (statement.addressee, statement.venue) = next(prepared, statement, after).unwrap_or_default();
        }
    }
}

/// Addressee and venue of the same speaker's first occasion below.
fn next(
    prepared: &Prepared,
    statement: &Statement,
    after: &[Statement],
) -> Option<(Option<TokenRange>, Option<TokenRange>)> {
    let speaker = followed(&statement.speaker)?;
    let here = paragraph(prepared, statement);
    let near = after.iter().take_while(|one| paragraph(prepared, one) <= here + REACH);
    let mut own = near.filter(|one| one.speaker == speaker && one.speech && !is_elsewhere(prepared, one));
    let named = own.find(|one| one.venue.is_some() || one.addressee.is_some())?;
    let target = named.cue.is_some_and(|cue| is_target(prepared, cue));
    let days = |one: &Statement| match &one.said_on {
        SaidOn::Stated { days, .. } => Some(*days),
        SaidOn::PublishedBy(_) => None,
    };
    let apart = match (days(statement), days(named)) {
        (Some(one), Some(other)) => one.first() > other.last() || other.first() > one.last(),
        _ => false,
    };
    (!apart).then_some((named.addressee.filter(|_| !target), named.venue))
}
