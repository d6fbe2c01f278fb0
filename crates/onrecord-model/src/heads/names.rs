//! What the network tells names apart by.

use onrecord::label::NameKind;

/// Number of tags: outside, and first and further tokens of each kind.
pub(crate) const NAME_TAGS: usize = 1 + 2 * KINDS.len();

/// The kinds in the order of their tags.
pub(crate) const KINDS: [NameKind; 5] =
    [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Group, NameKind::Other];

/// The tags, in the order of the network's outputs.
pub(crate) const NAME_TAG_NAMES: [&str; NAME_TAGS] = [
    "O",
    "B-person",
    "I-person",
    "B-organisation",
    "I-organisation",
    "B-place",
    "I-place",
    "B-group",
    "I-group",
    "B-other",
    "I-other",
];
