//! Whose an office is, as its description says: "the [Salt Post] spokesman", "the [French] president", "the [Democratic]
//! candidate". Whoever holds the office for somebody else is not meant.

use super::reading::{Class, Reading};
use crate::index::TokenRange;

/// The words of a description that say whose an office is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Allegiance<'a> {
    /// Bodies, places and peoples, in lower case without dots.
    bodies: Vec<&'a str>,
    /// Parties.
    parties: Vec<&'static str>,
}

/// Words kept of one description.
const MOST: usize = 12;

impl<'a> Allegiance<'a> {
    /// What a description says.
    pub(super) fn read(reading: &Reading<'a>, tokens: TokenRange) -> Allegiance<'a> {
        let mut read = Allegiance::default();
        for at in tokens.positions().take(MOST) {
            let capital =
                reading.is_us(at) || reading.class(at).is_capital() && reading.class(at) != Class::Title;
            match party(reading.lower(at)) {
                Some(party) => read.parties.push(party),
                None if capital => read.bodies.push(reading.lower(at)),
                None => {}
            }
        }
        read
    }

    /// Whether a body, a place or a people is named.
    pub(super) fn names_a_body(&self) -> bool {
        !self.bodies.is_empty()
    }

    /// Whether both name a body, and one in common.
    pub(super) fn shares(&self, other: &Allegiance<'_>) -> bool {
        self.bodies.iter().any(|a| other.bodies.iter().any(|b| is_like(a, b)))
            || is_short_for(&self.bodies, &other.bodies)
            || is_short_for(&other.bodies, &self.bodies)
    }

    /// Whether the two may be said of one holder: where both name a body or a party, they name one in common.
    pub(super) fn agrees(&self, other: &Allegiance<'_>) -> bool {
        let parties = self.parties.is_empty()
            || other.parties.is_empty()
            || self.parties.iter().any(|party| other.parties.contains(party));
        let bodies = self.bodies.is_empty() || other.bodies.is_empty() || self.shares(other);
        parties && bodies
    }
}

/// Whether an office is held for one body, party or country, so that the words beside it tell the holders apart. Of "a New York
/// judge" they do not: the same one may be "a Manhattan Supreme Court judge" elsewhere.
pub(super) fn is_held_for_somebody(office: &str) -> bool {
    matches!(
        office,
        "spokesperson"
            | "official"
            | "president"
            | "vice president"
            | "prime minister"
            | "premier"
            | "chancellor"
            | "minister"
            | "king"
            | "queen"
            | "chief executive"
            | "ambassador"
            | "envoy"
            | "chair"
            | "candidate"
            | "nominee"
    )
}

/// The party that a word stands for.
fn party(word: &str) -> Option<&'static str> {
    match word {
        "republican" | "republicans" | "gop" => Some("republican"),
        "democratic" | "democrat" | "democrats" => Some("democratic"),
        "conservative" | "conservatives" | "tory" | "tories" => Some("conservative"),
        "labour" | "labor" => Some("labour"),
        _ => None,
    }
}

/// "Russia" and "Russian", "US" and "American".
fn is_like(a: &str, b: &str) -> bool {
    let (a, b) = (country(a), country(b));
    let common = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    a == b || common >= 4 && common + 3 >= a.len().max(b.len())
}

/// Countries whose people are called by another stem.
fn country(word: &str) -> &str {
    match word {
        "us" | "u.s." | "american" | "america" | "states" | "u.s" => "us",
        "uk" | "u.k." | "british" | "britain" | "u.k" => "uk",
        "un" | "u.n." | "nations" => "un",
        "eu" | "e.u." | "european" => "eu",
        "french" => "france",
        "spanish" => "spain",
        "danish" => "denmark",
        "irish" => "ireland",
        "welsh" => "wales",
        "greek" => "greece",
        "dutch" => "netherlands",
        other => other,
    }
}

/// "SHC" and "Salt Harbour Council".
fn is_short_for(short: &[&str], long: &[&str]) -> bool {
    let initials: String = long.iter().filter_map(|word| word.chars().next()).collect();
    short.iter().any(|word| {
        let letters: String = word.chars().filter(|&character| character != '.').collect();
        letters.len() >= 2 && initials.contains(&letters)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bodies: &[&'static str], parties: &[&'static str]) -> Allegiance<'static> {
        Allegiance { bodies: bodies.to_vec(), parties: parties.to_vec() }
    }

    #[test]
    fn a_body_in_common_or_none_named_agrees() {
        assert!(of(&["russian"], &[]).agrees(&of(&["russia", "kremlin"], &[])));
        assert!(of(&["us"], &[]).agrees(&of(&["american"], &[])));
        assert!(of(&["shc"], &[]).agrees(&of(&["salt", "harbour", "council"], &[])));
        assert!(of(&["salt"], &[]).agrees(&of(&[], &["labour"])));
    }

    #[test]
    fn other_bodies_and_other_parties_do_not() {
        assert!(!of(&["nato"], &[]).agrees(&of(&["taliban"], &[])));
        assert!(!of(&[], &["republican"]).agrees(&of(&[], &["democratic"])));
        assert!(!of(&["austrian"], &[]).agrees(&of(&["australian"], &[])));
    }
}
