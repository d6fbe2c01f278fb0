//! Addressee and venue carried over the sentences of one occasion: "In an interview with NBC, Bo said … . She added …".
//!
//! News names an occasion once. It holds for what the same speaker says next, until another occasion, another day or
//! another audience is named or the speaker is lost from sight, and for the lead and headline above it.

mod exchange;
mod lead;
mod open;
mod scene;

use crate::index::ParagraphIdx;
use crate::people::{People, Speaker};
use crate::prepare::Prepared;
use crate::times::TimeExpression;

use super::Statement;
use open::Occasions;

/// What the statements are carried over with.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) prepared: &'a Prepared,
    pub(super) people: &'a People,
    pub(super) times: &'a [TimeExpression],
}

/// Gives statements without addressee or venue those of the occasion that they belong to.
pub(super) fn carry_over(
    prepared: &Prepared,
    people: &People,
    times: &[TimeExpression],
    statements: &mut [Statement],
) {
    let setting = Setting { prepared, people, times };
    let mut occasions = Occasions::default();
    lead::give(prepared, statements);
    for position in 0..statements.len() {
        let (before, rest) = statements.split_at_mut(position);
        let Some(statement) = rest.first_mut() else { continue };
        if !statement.speech {
            continue;
        }
        occasions.pass_scenes(&setting, statement);
        if statement.addressee.is_none() {
            statement.addressee = exchange::asked_by(prepared, before, statement);
        }
        occasions.continue_with(&setting, statement);
    }
}

/// A speaker whose occasions are followed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum SpeakerKey {
    Entity(usize),
    Phrase(String),
}

/// The key of a speaker; nobody's for those who cannot be told apart.
fn followed(speaker: &Speaker) -> Option<SpeakerKey> {
    match speaker {
        Speaker::Unattributed | Speaker::Document(_) => None,
        Speaker::Person(entity) | Speaker::Organisation(entity) => Some(SpeakerKey::Entity(entity.get())),
        Speaker::Group(phrase) | Speaker::Unnamed(phrase) => Some(SpeakerKey::Phrase(phrase.clone())),
    }
}

/// Position of the paragraph in which a statement begins.
fn paragraph(prepared: &Prepared, statement: &Statement) -> usize {
    prepared.paragraph_of(statement.content.first().start()).map_or(0, ParagraphIdx::get)
}

/// "Tweeted": said in a medium of its own.
fn names_medium(word: &str) -> bool {
    matches!(
        word,
        "tweeted" | "tweets" | "tweeting" | "retweeted" | "texted" | "emailed" | "posted" | "blogged"
    )
}

/// "Has said", "had told", "would say": not told of this occasion, whichever it is.
fn is_elsewhere(prepared: &Prepared, statement: &Statement) -> bool {
    let Some(cue) = statement.cue else { return false };
    let from = cue.start().saturating_sub(1);
    (from..cue.end()).any(|at| {
        names_medium(prepared.lower(at)) || {
            matches!(
                prepared.lower(at),
                "has"
                    | "have"
                    | "had"
                    | "’ve"
                    | "'ve"
                    | "would"
                    | "will"
                    | "often"
                    | "frequently"
                    | "once"
                    | "previously"
            ) || (matches!(prepared.lower(at), "long" | "repeatedly") && at == from)
        }
    })
}
