//! The people whom a content speaks of.

use super::nouns::is_plural;
use super::reading::after_possessive;
use super::titles::title;
use super::walk::is_owner;
use super::{EntityKind, People, Speaker};
use crate::index::{EntityIdx, TokenRange};
use crate::prepare::Prepared;

/// The people whom the pieces of a content mention by name, description or pronoun, in order of first mention.
///
/// The speaker is left out, and so is who occurs only as the owner of other people ("Bo's supporters", "Bo's
/// office", "the Bo administration").
pub fn about(people: &People, content: &[TokenRange], speaker: &Speaker) -> Vec<EntityIdx> {
    let mut found = Vec::new();
    for mention in content.iter().flat_map(|&piece| people.mentions_in(piece)).map(|(_, mention)| mention) {
        let Some(entity) = mention.entity.filter(|&entity| *speaker != Speaker::Person(entity)) else {
            continue;
        };
        let person = people.entity(entity).is_some_and(|entity| entity.kind == EntityKind::Person);
        if person && !found.contains(&entity) && !mention.owns_people {
            found.push(entity);
        }
    }
    found
}

/// "Bo's supporters", "his aides", "Bo voters", "Bo's office", "the Bo administration".
pub(super) fn owns_people(prepared: &Prepared, tokens: TokenRange) -> bool {
    let end = tokens.end();
    let after = after_possessive(prepared, end);
    let owner = after > end || is_owner(prepared.lower(tokens.start())) && tokens.len() == 1;
    if owner {
        return (after..after + 3)
            .map(|at| prepared.lower(at))
            .take_while(|word| !is_end(word))
            .any(is_human);
    }
    is_human(prepared.lower(end))
}

fn is_end(word: &str) -> bool {
    matches!(word, "," | "." | ";" | "of" | "in" | "on" | "and" | "to" | "is" | "was" | "")
}

fn is_human(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    matches!(
        word,
        "supporters"
            | "administration"
            | "office"
            | "staff"
            | "fans"
            | "backers"
            | "followers"
            | "family"
            | "people"
            | "voters"
            | "children"
    ) || (title(singular).is_some() && (is_plural(word) || title(word).is_some()))
}
