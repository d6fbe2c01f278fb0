//! The names that a tagger marks, by what they are told as and by how many words they have.

use crate::label::{NameKind, NameLabel};

/// Those told as this kind.
pub(super) fn of(told: &[NameLabel], kind: NameKind) -> impl Iterator<Item = &NameLabel> {
    told.iter().filter(move |label| label.kind == kind)
}

/// … of one word: "Bo".
pub(super) fn single(told: &[NameLabel], kind: NameKind) -> impl Iterator<Item = &NameLabel> {
    of(told, kind).filter(|label| label.tokens.len() == 1)
}

/// … of several: "Ann Bo".
pub(super) fn full(told: &[NameLabel], kind: NameKind) -> impl Iterator<Item = &NameLabel> {
    of(told, kind).filter(|label| label.tokens.len() > 1)
}
