//! Phrases that put a time after publication whatever verbs stand beside it: what is traded, owed, set, awaited or
//! forecast for it.

use crate::times::atoms::Atoms;
use crate::times::bounds::{names_weekday, owns};
use crate::times::meaning::Meaning;
use crate::times::tense::{self, Tense};

/// How far a verb is looked for, in atoms.
const REACH: usize = 24;

/// How many words are near.
const NEAR: usize = 8;

/// Whether what stands beside atoms `from..to` can only be said of a time to come.
pub(super) fn is_ahead(atoms: &Atoms, from: usize, to: usize, meaning: &Meaning) -> bool {
    let weekday = names_weekday(meaning);
    let traded = matches!(meaning, Meaning::Month { .. }) && is_for_delivery(atoms, from, to);
    traded
        || tense::is_moved(atoms, from, to)
        || is_led_to(atoms, from, to)
        || is_payable(atoms, from)
        || is_limit(atoms, from, to)
        || is_what_something_is(atoms, from)
        || if weekday { is_waited_for(atoms, from) } else { is_effective(atoms, from) }
        || is_arranged(atoms, from)
}

/// The places to the left up to the end of the clause, nearest first.
fn left<'a>(atoms: &'a Atoms, from: usize, reach: usize) -> impl Iterator<Item = usize> + 'a {
    (from.saturating_sub(reach)..from).rev().take_while(|at| !tense::ends_clause(atoms, *at))
}

/// "oil for January delivery", "for delivery in January", "the December contract": what is traded is for a month to come.
fn is_for_delivery(atoms: &Atoms, from: usize, to: usize) -> bool {
    let behind = atoms.lower(to + usize::from(atoms.lower(to) == "-"));
    let before = from.checked_sub(2).map_or("", |at| atoms.lower(at));
    TRADED.contains(&behind) || matches!(before, "delivery" | "shipment") && atoms.lower_before(from) == "in"
}

static TRADED: [&str; 7] =
    ["delivery", "shipment", "arrival", "settlement", "contract", "contracts", "futures"];

/// "ahead of Friday's vote", "traders await Friday's report", "they will meet in Sunday's final": what the day belongs to
/// is still to come.
fn is_led_to(atoms: &Atoms, from: usize, to: usize) -> bool {
    let before = |back: usize| from.checked_sub(back).map_or("", |at| atoms.lower(at));
    let awaited = match before(1) {
        "of" => before(2) == "ahead",
        "for" => AWAITED_FOR.contains(&before(2)),
        word if MISSED.contains(&word) => {
            matches!(before(2), "will" | "to" | "could" | "may" | "might")
        }
        word => AWAITED.contains(&word),
    };
    let taken_part = matches!(before(1), "in" | "during" | "at" | "for");
    owns(atoms, to) && (awaited || taken_part && left(atoms, from, 5).any(|at| atoms.lower(at) == "will"))
}

/// Before "Friday's report".
static AWAITED: [&str; 5] = ["await", "awaits", "awaiting", "awaited", "anticipating"];

/// Before "for Friday's report".
static AWAITED_FOR: [&str; 12] = [
    "waiting",
    "wait",
    "waits",
    "waited",
    "preparing",
    "prepare",
    "prepares",
    "ready",
    "tickets",
    "fit",
    "doubtful",
    "eligible",
];

/// After "will" or "to" and before "Sunday's game".
static MISSED: [&str; 6] = ["miss", "attend", "boycott", "skip", "contest", "face"];

/// The word before a time and its preposition.
fn led_in_by<'a>(atoms: &'a Atoms, from: usize) -> &'a str {
    let led_in = matches!(atoms.lower_before(from), "on" | "in" | "at" | "from");
    from.checked_sub(1 + usize::from(led_in)).map_or("", |at| atoms.lower(at))
}

/// "a dividend payable on April 15": what is owed is owed on a day to come, whoever declared it before.
fn is_payable(atoms: &Atoms, from: usize) -> bool {
    matches!(led_in_by(atoms, from), "payable" | "repayable" | "redeemable" | "maturing" | "expiring")
}

/// "was named chairman, effective Jan. 1".
fn is_effective(atoms: &Atoms, from: usize) -> bool {
    led_in_by(atoms, from) == "effective"
}

/// "The game is Sunday", but "It is Sunday".
fn is_what_something_is(atoms: &Atoms, from: usize) -> bool {
    let subject = from.checked_sub(2).map_or("it", |at| atoms.lower(at));
    matches!(atoms.lower_before(from), "is" | "are") && subject != "it"
}

/// "set a Thursday deadline", "a deadline of Thursday", but "missed" one, and "by the Thursday deadline".
fn is_limit(atoms: &Atoms, from: usize, to: usize) -> bool {
    let before = from.checked_sub(2).map_or("", |at| atoms.lower(at));
    let limit = match atoms.lower_before(from) {
        "of" => before == "deadline",
        "the" => false,
        _ => atoms.lower(to) == "deadline",
    };
    let over =
        |at: usize| matches!(atoms.lower(at), "missed" | "passed" | "met" | "past" | "before" | "after");
    limit && !left(atoms, from, NEAR).any(over)
}

/// "has until Monday to reply", "was held until Monday", "ordered flags lowered through Sunday".
fn is_waited_for(atoms: &Atoms, from: usize) -> bool {
    let until = matches!(atoms.lower_before(from), "until" | "till");
    let through = atoms.lower_before(from) == "through";
    through && left(atoms, from, NEAR + 4).any(|at| matches!(atoms.lower(at), "ordered" | "extended"))
        || until && left(atoms, from, NEAR).skip(1).take(5).any(|at| HELD.contains(&atoms.lower(at)))
}

/// What holds until a day to come.
static HELD: [&str; 16] = [
    "has", "have", "had", "gave", "give", "given", "gives", "held", "jailed", "ordered", "remain", "remains",
    "valid", "closed", "lasts", "runs",
];

/// "called an election for October", "held pending a hearing Monday".
fn is_arranged(atoms: &Atoms, from: usize) -> bool {
    let arranged = |at: usize| ARRANGED.contains(&atoms.lower(at)) && !tense::given_up(atoms, at);
    match atoms.lower_before(from) {
        "for" => left(atoms, from, NEAR).any(arranged),
        _ => left(atoms, from, NEAR).take(4).any(|at| atoms.lower(at) == "pending"),
    }
}

/// Verbs after which "for" leads to a day to come.
static ARRANGED: [&str; 21] = [
    "set",
    "sets",
    "called",
    "calls",
    "calling",
    "schedule",
    "scheduled",
    "schedules",
    "plan",
    "planned",
    "planning",
    "plans",
    "slated",
    "booked",
    "billed",
    "summoned",
    "forecast",
    "predicted",
    "targeted",
    "penciled",
    "pencilled",
];

/// "the firm expects third-quarter sales of $4 billion": the nearest verb is one of foretelling.
pub(super) fn is_forecast(atoms: &Atoms, from: usize) -> bool {
    let foretold = |at: usize| FORECAST.contains(&atoms.lower(at));
    let nearest =
        left(atoms, from, REACH).find(|at| foretold(*at) || tense::verb(atoms, *at) != Tense::Unknown);
    nearest.is_some_and(foretold)
}

static FORECAST: [&str; 12] = [
    "expects",
    "expect",
    "expecting",
    "sees",
    "see",
    "foresees",
    "forecasts",
    "projects",
    "predicts",
    "predict",
    "anticipates",
    "anticipate",
];
