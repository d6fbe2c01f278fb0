//! The lead says what was said; the sentence below it says where. It and the headline take the first occasion after them,
//! and so does any summary right above the quotation that it sums up: "Bo said the plan was unsafe. “…,” he told CNN."

use rustc_hash::FxHashSet;

use super::{SpeakerKey, followed, is_elsewhere, paragraph};
use crate::index::TokenRange;
use crate::prepare::Prepared;
use crate::statements::Statement;
use crate::statements::circumstances::is_target;
use crate::times::SaidOn;

/// How many of the first paragraphs are headline and lead.
const LEAD: usize = 5;
/// How many paragraphs below them the occasion may be named.
const REACH: usize = 3;
/// How many statements ahead it is looked for.
const LOOK_AHEAD: usize = 40;
/// How many paragraphs below any other statement.
const NEXT: usize = 1;

/// Gives the statements at the head of the article the occasion that their speaker names next.
pub(super) fn give(prepared: &Prepared, statements: &mut [Statement]) {
    let first = statements.first().map_or(0, |statement| paragraph(prepared, statement));
    let mut known: FxHashSet<SpeakerKey> = FxHashSet::default();
    for position in 0..statements.len() {
        let Some((statement, after)) =
            statements.get_mut(position..).and_then(<[Statement]>::split_first_mut)
        else {
            return;
        };
        let target = is_target(prepared, statement.cue, statement.addressee);
        let named = statement.venue.is_some() || (statement.addressee.is_some() && !target);
        if named {
            known.extend(followed(&statement.speaker));
        } else if statement.speech
            && followed(&statement.speaker).is_some_and(|speaker| !known.contains(&speaker))
            && !is_elsewhere(prepared, statement)
        {
            let head = paragraph(prepared, statement) < first + LEAD;
            let (addressee, venue) =
                next(prepared, statement, after, if head { REACH } else { NEXT }).unwrap_or_default();
            statement.addressee = statement.addressee.or(addressee);
            statement.venue = venue;
        }
    }
}

/// Addressee and venue of the same speaker's first occasion below.
fn next(
    prepared: &Prepared,
    statement: &Statement,
    after: &[Statement],
    reach: usize,
) -> Option<(Option<TokenRange>, Option<TokenRange>)> {
    let here = paragraph(prepared, statement);
    let near = after.iter().take(LOOK_AHEAD).take_while(|one| paragraph(prepared, one) <= here + reach);
    let mut own =
        near.filter(|one| one.speaker == statement.speaker && one.speech && !is_elsewhere(prepared, one));
    let named = own.find(|one| one.venue.is_some() || one.addressee.is_some())?;
    let target = is_target(prepared, named.cue, named.addressee);
    let days = |one: &Statement| match &one.said_on {
        SaidOn::Stated { days, .. } => Some(*days),
        SaidOn::PublishedBy(_) => None,
    };
    let apart = match (days(statement), days(named)) {
        (Some(one), Some(other)) => one.first() > other.last() || other.first() > one.last(),
        _ => false,
    };
    let later = named.cue.is_some_and(|cue| {
        (cue.start().saturating_sub(1)..cue.end()).any(|at| prepared.lower(at) == "later")
    });
    // It was named in between.
    let introduced = named.venue.is_some_and(|venue| {
        matches!(prepared.lower_words(venue), "during the interview" | "during the conversation")
    });
    // "At a recent conference": another time than that of what stands before.
    let recent = named.venue.is_some_and(|venue| {
        venue.positions().any(|at| matches!(prepared.lower(at), "earlier" | "previous" | "recent"))
    });
    (!apart && !later && !introduced && !recent).then_some((named.addressee.filter(|_| !target), named.venue))
}
