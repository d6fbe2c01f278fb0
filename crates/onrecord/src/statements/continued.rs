//! "It also notes", "they added": whoever made the statement right before goes on.

use super::Statement;
use crate::people::{Speaker, may_be};
use crate::prepare::Prepared;

/// Sentences between the statement of somebody and that of "they", at most.
const FAR_FOR_THEY: usize = 2;
/// … and that of "it": people may speak between, whom it never means.
const FAR_FOR_IT: usize = 6;
/// Statements looked back at.
const LOOK_BACK: usize = 6;

/// Gives statements of an "it" or "they" that the sentences before do not resolve the speaker of a statement just before.
pub(crate) fn resolve(prepared: &Prepared, statements: &mut [Statement]) {
    for position in 1..statements.len() {
        let (before, rest) = statements.split_at_mut(position);
        let Some(statement) = rest.first_mut() else { continue };
        let Some(several) = several(prepared, statement) else { continue };
        let here = place(prepared, statement);
        let far = if several { FAR_FOR_THEY } else { FAR_FOR_IT };
        let near = before.iter().rev().take(LOOK_BACK);
        let near = near.filter(|one| one.source.is_some() && place(prepared, one) + far >= here);
        if let Some(last) = near.map(|one| &one.speaker).find(|speaker| may_be(speaker, several)) {
            statement.speaker = last.clone();
        }
    }
}

/// Whether the pronoun that is the whole source stands for several; `None` where there is none or it is resolved.
fn several(prepared: &Prepared, statement: &Statement) -> Option<bool> {
    let source = statement.source.filter(|source| source.len() == 1)?;
    let word = prepared.lower(source.start());
    match &statement.speaker {
        Speaker::Unnamed(_) => (word == "it").then_some(false),
        Speaker::Group(phrase) => (word == "they" && phrase.eq_ignore_ascii_case("they")).then_some(true),
        _ => None,
    }
}

/// The sentence of the source.
fn place(prepared: &Prepared, statement: &Statement) -> usize {
    let at = statement.source.unwrap_or(*statement.content.first());
    prepared.sentence_of(at.start()).get()
}
