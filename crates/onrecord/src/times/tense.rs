//! Whether a clause looks back or ahead, read from the verbs beside a time expression.
//!
//! "He spoke on Friday" and "he will speak on Friday" name two days. The nearest verb to the left decides; where there
//! is none, the nearest to the right ("On Friday the court will rule").

use crate::times::atoms::{Atoms, Sense};

/// Where a clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Ahead,
    Unknown,
}

impl Tense {
    pub(super) fn ahead(self) -> bool {
        self == Tense::Ahead
    }
}

/// How far a verb is looked for, in atoms to either side.
const REACH: usize = 24;

/// The tense of the clause that holds atoms `from..to`.
pub(super) fn of(atoms: &Atoms, from: usize, to: usize) -> Tense {
    // "Wednesday's ruling": the day belongs to a thing, and only what the thing does tells.
    let possessive = matches!(atoms.lower(to), "'" | "’") && atoms.lower(to + 1) == "s";
    let left = if possessive { 0..0 } else { from.saturating_sub(REACH)..from };
    match first(atoms, left.rev()) {
        Tense::Unknown => {}
        known => return known,
    }
    match first(atoms, to..to + REACH) {
        Tense::Unknown if matches!(atoms.lower_before(from), "until" | "till" | "by" | "next") => {
            Tense::Ahead
        }
        known => known,
    }
}

fn first(atoms: &Atoms, positions: impl Iterator<Item = usize>) -> Tense {
    for at in positions {
        if ends_clause(atoms, at) {
            break;
        }
        match verb(atoms, at) {
            Tense::Unknown => {}
            known => return known,
        }
    }
    Tense::Unknown
}

/// Whether a clause ends at an atom; commas do not end it, abbreviations' dots neither.
pub(super) fn ends_clause(atoms: &Atoms, at: usize) -> bool {
    match atoms.sense(at) {
        Sense::Break => true,
        Sense::Mark => match atoms.lower(at) {
            "." => {
                !matches!(atoms.sense(at.wrapping_sub(1)), Sense::Month(_, true))
                    && atoms.lower_before(at).len() > 2
            }
            "?" | "!" | ";" | ":" | "“" | "”" | "\"" | "—" | "(" | ")" => true,
            _ => false,
        },
        _ => false,
    }
}

/// What the word at `at` says about the tense of its clause.
pub(super) fn verb(atoms: &Atoms, at: usize) -> Tense {
    let Some(atom) = atoms.get(at) else { return Tense::Unknown };
    if atom.sense == Sense::Mark || (atom.capital && !atom.glued && atoms.lower(at) != "will") {
        return Tense::Unknown;
    }
    let word = atoms.lower(at);
    match word {
        "will" | "ll" | "wo" | "shall" | "would" | "could" | "might" | "must" | "should" | "can" | "may"
        | "scheduled" | "slated" | "due" | "expected" | "upcoming" | "planned" | "forthcoming" => {
            Tense::Ahead
        }
        "won" if matches!(atoms.lower(at + 1), "'" | "’") && atoms.lower(at + 2) == "t" => Tense::Ahead,
        "set" if matches!(atoms.lower(at + 1), "for" | "to") => Tense::Ahead,
        "to" if plans(atoms.lower_before(at)) => Tense::Ahead,
        _ if SCHEDULED.contains(&word) => Tense::Ahead,
        _ if PAST.contains(&word) => Tense::Past,
        _ if word.len() > 4 && word.ends_with("ed") && !NOT_PAST.contains(&word) => participle(atoms, at),
        _ => Tense::Unknown,
    }
}

/// "be held" looks ahead, "was held" and "held" back.
fn participle(atoms: &Atoms, at: usize) -> Tense {
    let before = (at.saturating_sub(3)..at).rev().map(|at| atoms.lower(at));
    match before.into_iter().find(|word| !word.ends_with("ly") && *word != "not" && *word != "also") {
        Some("be") => Tense::Ahead,
        Some("being" | "is" | "are") => Tense::Unknown,
        _ => Tense::Past,
    }
}

fn plans(word: &str) -> bool {
    PLANS.contains(&word)
}

/// Words after which "to" looks ahead.
static PLANS: &[&str] = &[
    "plans",
    "plan",
    "planning",
    "planned",
    "expects",
    "expect",
    "expected",
    "scheduled",
    "set",
    "due",
    "slated",
    "hopes",
    "hope",
    "hoping",
    "intends",
    "intend",
    "agreed",
    "going",
    "likely",
    "ready",
    "wants",
    "want",
    "vowed",
    "promised",
    "pledged",
    "preparing",
    "prepares",
    "seeks",
    "aims",
    "about",
    "is",
    "are",
    "has",
    "have",
    "needs",
    "invited",
    "asked",
    "ordered",
    "supposed",
];

/// Present forms that news uses for what is on the calendar: "the trial begins Monday".
static SCHEDULED: &[&str] = &[
    "begins", "begin", "starts", "start", "opens", "meets", "expires", "arrives", "ends", "takes", "resumes",
    "convenes", "votes", "returns", "kicks", "becomes", "faces", "matures",
];

static PAST: &[&str] = &[
    "was",
    "were",
    "had",
    "did",
    "has",
    "have",
    "been",
    "said",
    "told",
    "went",
    "came",
    "made",
    "took",
    "won",
    "lost",
    "met",
    "fell",
    "rose",
    "began",
    "left",
    "held",
    "found",
    "got",
    "gave",
    "saw",
    "became",
    "ran",
    "wrote",
    "spoke",
    "brought",
    "bought",
    "sold",
    "sent",
    "sat",
    "shot",
    "paid",
    "led",
    "kept",
    "broke",
    "chose",
    "drew",
    "drove",
    "ate",
    "fought",
    "flew",
    "grew",
    "heard",
    "knew",
    "meant",
    "put",
    "quit",
    "read",
    "sang",
    "stood",
    "struck",
    "swore",
    "taught",
    "thought",
    "threw",
    "understood",
    "withdrew",
    "wore",
    "hit",
    "cut",
    "sank",
    "slid",
    "swung",
    "shut",
    "set",
    "died",
    "tied",
    "built",
    "dealt",
    "felt",
    "forgot",
    "hid",
    "hurt",
    "lay",
    "laid",
    "lit",
    "rode",
    "shook",
    "slept",
    "spent",
    "spread",
    "stole",
    "stuck",
    "swept",
    "tore",
    "woke",
];

static NOT_PAST: &[&str] =
    &["hundred", "indeed", "speed", "breed", "exceed", "proceed", "succeed", "agreed-upon", "sacred"];
