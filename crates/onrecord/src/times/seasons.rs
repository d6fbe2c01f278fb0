//! Reads seasons: words that are verbs, falls and springs as well.

use crate::times::atoms::Sense;
use crate::times::cursor::Cursor;
use crate::times::dates::{which_one, which_year};
use crate::times::meaning::{Meaning, Which};

/// "last summer", "the fall", "winter".
pub(super) fn season(c: &mut Cursor) -> Option<Meaning> {
    let start = c.at;
    let which = which_one(c);
    let the = which.is_none() && c.word("the");
    let early = the && (c.word("early") || c.word("late"));
    let Sense::Season(season) = c.sense() else { return None };
    let bare = c.lower();
    c.step();
    let year = c.optional(which_year);
    let told = which.is_some() || year.is_some();
    let named = the && (!matches!(bare, "fall" | "spring") || is_part_of_year(c, start));
    let alone = which.is_none() && !the && is_part_of_year(c, start);
    let season = Meaning::Season { season, which: which.or(year).unwrap_or(Which::Bare) };
    (told || named || early || alone).then_some(season)
}

/// Whether a season stands as a time: "in the fall", "by winter", "spring and summer", but not "the fall of the wall", "the
/// spring in his step", "in winter coats".
fn is_part_of_year(c: &Cursor, start: usize) -> bool {
    let before = c.atoms.lower_before(start);
    let pair =
        matches!(before, "and" | "or") && start > 1 && matches!(c.atoms.sense(start - 2), Sense::Season(_));
    let led_in = pair || SEASON_PREPOSITIONS.contains(&before);
    let over = matches!(c.sense(), Sense::Mark | Sense::Break) && !matches!(c.lower(), "-" | "'" | "’")
        || matches!(c.sense(), Sense::Digits(..))
        || SEASON_ENDS.contains(&c.lower());
    led_in && over
}

/// Words after which a season is a time.
static SEASON_PREPOSITIONS: &[&str] = &[
    "in",
    "by",
    "since",
    "until",
    "during",
    "through",
    "throughout",
    "over",
    "before",
    "after",
    "early",
    "late",
    "spent",
];

/// Words before which a season is over and no part of a name or compound.
static SEASON_ENDS: &[&str] = &[
    "and", "or", "but", "when", "as", "at", "on", "for", "to", "with", "by", "after", "before", "because",
    "if", "he", "she", "it", "they", "we", "i", "the", "a", "is", "was", "will", "that", "from",
];
