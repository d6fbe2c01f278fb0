//! How clearly a clause must look ahead for a weekday, month or day without a year to be the one to come.
//!
//! "Monday" in the news of a Tuesday is nearly always yesterday, "Wednesday" more often tomorrow than six days ago: the
//! farther back the last one lies, the less is needed for the next.

use crate::calendar::Day;
use crate::times::atoms::Atoms;
use crate::times::meaning::{Meaning, Which};
use crate::times::tense::Tense;

/// Below which sum of weights a time is past and above which it is to come; in between its context does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) past: i32,
    pub(super) ahead: i32,
}

impl Bounds {
    fn one(bound: i32) -> Bounds {
        Bounds { past: bound, ahead: bound }
    }
}

/// Below which sum a day of the year is not the one to come ("was sworn in on January 1", said in November).
pub(super) const SURE_PAST: i32 = -25;

/// Above which sum a weekday is to come, by how many days ago it was last: alone, and as the owner of something
/// ("Wednesday's vote").
///
/// In tenths of log odds, like the weights. Alone they follow how often such a weekday is the one to come in newswire
/// (`training/outlook_bounds.py`; no annotation), as owners what was read there, for nothing to their left counts.
static WEEKDAYS: [[i32; 2]; 7] = [[10, 10], [20, 30], [20, 30], [20, 30], [8, 10], [-2, -20], [-8, -40]];

/// How many months back a month has just been.
const JUST_BEEN: usize = 3;

/// Above which sum a month is to come, by how many months ago it was last: where something happens in it, and where it
/// names something ("the January deficit will be revised"). A month just past is spoken of with any verb.
static MONTHS: [[i32; 2]; 12] = [
    [-5, -5],
    [100, 100],
    [45, 60],
    [15, 60],
    [-5, -5],
    [-5, -5],
    [-5, -5],
    [-5, -5],
    [-5, -5],
    [-16, -16],
    [-16, -16],
    [-16, -16],
];

/// The bounds of a time of which only the context tells which one is meant; `to` is the atom behind it.
pub(super) fn bounds(
    atoms: &Atoms,
    [from, to]: [usize; 2],
    meaning: &Meaning,
    verbs: Tense,
) -> Option<Bounds> {
    let published = atoms.prepared.article.published.day;
    Some(match meaning {
        Meaning::Weekday { which: Which::Bare, weekday } => {
            let back = since(published.weekday(), *weekday, 7);
            // "A truce beginning Sunday was agreed on."
            let begun = matches!(atoms.lower_before(from), "beginning" | "starting") && back > 2;
            Bounds::one(weekday_bound(back, verbs, owner(atoms, from, to))? - if begun { 30 } else { 0 })
        }
        Meaning::Month { which: Which::Bare, month } => {
            Bounds::one(month_bound(atoms, [from, to], since(published.month(), *month, 12))?)
        }
        Meaning::Day { which: Which::Bare, .. } if is_vote(atoms, to) => {
            Bounds { past: SURE_PAST, ahead: 10 }
        }
        Meaning::Day { which: Which::Bare, .. } => Bounds { past: -10, ahead: 10 },
        Meaning::Season { which: Which::Bare, .. } => Bounds { past: -10, ahead: 0 },
        Meaning::Part { day, .. } | Meaning::Clock { day: Some(day), .. } => {
            return bounds(atoms, [from, to], day, verbs);
        }
        _ => return None,
    })
}

/// How many days or months it is since a weekday or month was last, of so many in a round.
fn since(now: i8, then: i8, round: i8) -> usize {
    usize::try_from((now - then).rem_euclid(round)).unwrap_or_default()
}

fn weekday_bound(back: usize, verbs: Tense, owner: Owner) -> Option<i32> {
    let [alone, owning] = *WEEKDAYS.get(back)?;
    let bound = if owner == Owner::None { alone } else { owning };
    Some(match back {
        _ if !verbs.ahead() => bound,
        // "Monday's ruling will be remembered."
        1..=3 if owner == Owner::Thing => bound,
        1..=2 => bound.min(10),
        _ => bound.min(0),
    })
}

/// "the April summit" is rather the next than the last.
fn month_bound(atoms: &Atoms, [from, to]: [usize; 2], back: usize) -> Option<i32> {
    let [within, naming] = *MONTHS.get(back)?;
    Some(match atoms.lower_before(from) {
        _ if is_vote(atoms, to) => within - 30,
        word if LEAD_IN.contains(&word) => within,
        _ => naming,
    })
}

/// Words before a month in which something happens.
static LEAD_IN: [&str; 14] = [
    "in", "by", "from", "until", "till", "through", "before", "after", "into", "early", "late", "mid", "-",
    "and",
];

/// Whether something stands behind a time that is spoken of by its month or day long before: "the March 28 election".
fn is_vote(atoms: &Atoms, to: usize) -> bool {
    VOTES.contains(&atoms.lower(to))
}

static VOTES: [&str; 11] = [
    "election",
    "elections",
    "vote",
    "summit",
    "primary",
    "primaries",
    "caucus",
    "referendum",
    "ballot",
    "convention",
    "handover",
];

/// Whether a time owns something, and what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// "on Wednesday".
    None,
    /// "Wednesday's vote", something that a day is set for.
    Event,
    /// "Wednesday's ruling", "the results of Wednesday's vote".
    Thing,
}

fn owner(atoms: &Atoms, from: usize, to: usize) -> Owner {
    let set = || (to + 2..to + 4).any(|at| EVENTS.contains(&atoms.lower(at)));
    match atoms.lower_before(from) {
        _ if !owns(atoms, to) => Owner::None,
        "of" | "after" | "since" => Owner::Thing,
        _ if set() => Owner::Event,
        _ => Owner::Thing,
    }
}

/// What a day is set for.
static EVENTS: [&str; 16] = [
    "election",
    "elections",
    "vote",
    "game",
    "match",
    "final",
    "summit",
    "meeting",
    "race",
    "primary",
    "primaries",
    "debate",
    "hearing",
    "polls",
    "caucus",
    "referendum",
];

/// Whether a time is said to have something: "Wednesday's ruling".
pub(super) fn owns(atoms: &Atoms, to: usize) -> bool {
    matches!(atoms.lower(to), "'" | "’") && atoms.lower(to + 1) == "s"
}

/// "after Wednesday's attacks", "from Thursday's close": what is looked back on from what came after it.
pub(super) fn is_looked_back_on(atoms: &Atoms, from: usize, to: usize, meaning: &Meaning) -> bool {
    let behind = matches!(atoms.lower_before(from), "after" | "since" | "from" | "following");
    names_weekday(meaning) && owns(atoms, to) && (behind || HAPPENED.contains(&atoms.lower(to + 2)))
}

/// What nobody sets a day for.
static HAPPENED: [&str; 16] = [
    "close", "closing", "attack", "attacks", "bombing", "bombings", "accident", "crash", "loss", "win",
    "victory", "defeat", "storm", "shooting", "killing", "killings",
];

/// Whether a month has been in the last quarter of a year, and what speaks for a time to come need not mean the next.
pub(super) fn has_just_been(meaning: &Meaning, published: Day) -> bool {
    match meaning {
        Meaning::Month { which: Which::Bare, month } => {
            (1..=JUST_BEEN).contains(&since(published.month(), *month, 12))
        }
        _ => false,
    }
}

/// Whether a time is a weekday, or a part or hour of one.
pub(super) fn names_weekday(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Part { day, .. } | Meaning::Clock { day: Some(day), .. } => names_weekday(day),
        meaning => matches!(meaning, Meaning::Weekday { .. }),
    }
}
