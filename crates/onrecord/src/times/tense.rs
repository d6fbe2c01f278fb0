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
    if is_put_off(atoms, from) {
        return Tense::Ahead;
    }
    let left = if possessive { 0..0 } else { from.saturating_sub(REACH)..from };
    match first(atoms, left.rev()) {
        Tense::Unknown => {}
        known => return known,
    }
    match first(atoms, to..to + REACH) {
        Tense::Unknown
            if matches!(
                atoms.lower_before(from),
                "until"
                    | "till"
                    | "by"
                    | "next"
                    | "beginning"
                    | "starting"
                    | "effective"
                    | "toward"
                    | "towards"
            ) =>
        {
            Tense::Ahead
        }
        Tense::Unknown if !possessive => purpose(atoms, left_of(atoms, from)),
        known => known,
    }
}

/// The places to the left that a verb is looked for at, nearest first, up to the end of the clause.
fn left_of<'a>(atoms: &'a Atoms, from: usize) -> impl Iterator<Item = usize> + 'a {
    (from.saturating_sub(REACH)..from).rev().take_while(|at| !ends_clause(atoms, *at))
}

/// "Ministers to meet Friday": without any other verb an infinitive looks ahead.
fn purpose(atoms: &Atoms, mut left: impl Iterator<Item = usize>) -> Tense {
    let found = left.any(|at| atoms.lower(at) == "to" && is_verb(atoms, at + 1));
    if found { Tense::Ahead } else { Tense::Unknown }
}

/// Whether a word after "to" can be a verb.
fn is_verb(atoms: &Atoms, at: usize) -> bool {
    let small = atoms.get(at).is_some_and(|atom| !atom.capital && atom.sense == Sense::None);
    small && !NOT_VERBS.contains(&atoms.lower(at))
}

/// Whether something was put off to a time, or called off that was to be then: "adjourned to Monday", "the concert on
/// Friday was cancelled".
pub(super) fn is_moved(atoms: &Atoms, from: usize, to: usize) -> bool {
    is_put_off(atoms, from) || (to..to + 4).any(|at| is_called_off(atoms, at))
}

/// "Postponed until Friday", "adjourned to Monday": the verb is past, the day is not.
fn is_put_off(atoms: &Atoms, from: usize) -> bool {
    let bound = matches!(atoms.lower_before(from), "until" | "till" | "to" | "for" | "through");
    bound && left_of(atoms, from).take(8).any(|at| PUT_OFF.contains(&atoms.lower(at)))
}

fn first(atoms: &Atoms, positions: impl Iterator<Item = usize>) -> Tense {
    let mut comma = false;
    for at in positions {
        if ends_clause(atoms, at) {
            break;
        }
        comma |= atoms.lower(at) == ",";
        // "Ahead of the vote, they met Friday" is past a comma.
        if !comma && atoms.lower(at) == "ahead" && atoms.lower(at + 1) == "of" {
            return Tense::Ahead;
        }
        if is_called_off(atoms, at) {
            return Tense::Ahead;
        }
        match verb(atoms, at) {
            Tense::Unknown => {}
            known => return known,
        }
    }
    Tense::Unknown
}

/// "The concert on Friday was cancelled": what is called off was still to come.
fn is_called_off(atoms: &Atoms, at: usize) -> bool {
    let off = |at: usize| {
        matches!(atoms.lower(at), "cancelled" | "canceled" | "scrapped" | "postponed")
            || (atoms.lower(at) == "called" && atoms.lower(at + 1) == "off")
    };
    matches!(atoms.lower(at), "was" | "were" | "been") && off(at + 1)
}

/// Whether a clause ends at an atom; commas do not end it, abbreviations' dots neither.
pub(super) fn ends_clause(atoms: &Atoms, at: usize) -> bool {
    match atoms.sense(at) {
        Sense::Break => true,
        Sense::Mark => match atoms.lower(at) {
            "." => match atoms.sense(at.wrapping_sub(1)) {
                Sense::Month(_, true) => false,
                // "on January 1.", but not "1.5"
                Sense::Digits(..) => !atoms.get(at + 1).is_some_and(|next| next.glued),
                _ => atoms.lower_before(at).len() > 2,
            },
            "?" | "!" | ";" | ":" | "“" | "”" | "\"" | "—" | ")" => true,
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
        "will" | "ll" | "wo" | "shall" | "would" | "could" | "might" | "must" | "should" | "can" | "may" => {
            Tense::Ahead
        }
        "won" if matches!(atoms.lower(at + 1), "'" | "’") && atoms.lower(at + 2) == "t" => Tense::Ahead,
        // "had originally been scheduled to close on Friday"
        "scheduled" | "due" | "set" | "expected" | "planned" if given_up(atoms, at) => Tense::Past,
        "due" if is_because(atoms, at) => Tense::Unknown,
        "scheduled" | "slated" | "due" | "expected" | "upcoming" | "planned" | "forthcoming" => Tense::Ahead,
        // "could have opened", "must have known"
        "have" if matches!(atoms.lower_before(at), "would" | "could" | "might" | "should" | "must") => {
            Tense::Past
        }
        "set" if matches!(atoms.lower(at + 1), "for" | "to") => Tense::Ahead,
        "comes" | "come" if matches!(atoms.lower(at + 1), "into" | "out" | "due") => Tense::Ahead,
        "runs" | "run" if atoms.lower(at + 1) == "out" => Tense::Ahead,
        // "the fair runs from Thursday to Sunday"
        "runs" | "lasts" if matches!(atoms.lower(at + 1), "from" | "through" | "until" | "till") => {
            Tense::Ahead
        }
        _ if MOVING.contains(&word)
            && matches!(atoms.lower_before(at), "is" | "are" | "be" | "re" | "am") =>
        {
            Tense::Ahead
        }
        "to" if atoms.lower_before(at) == "due" && is_because(atoms, at - 1) => Tense::Unknown,
        // "hearings were to begin Monday" may be over or not.
        "was" | "were" if atoms.lower(at + 1) == "to" && atoms.lower(at + 2) != "have" => Tense::Unknown,
        "plans" if matches!(atoms.lower(at + 1), "a" | "an") => Tense::Ahead,
        "plan" if matches!(atoms.lower(at + 1), "a" | "an") && has_plural_subject(atoms, at) => Tense::Ahead,
        // "the mill, to close in April, has 400 workers"
        "to" if atoms.lower_before(at) == "," && is_verb(atoms, at + 1) => Tense::Ahead,
        "to" if plans(atoms.lower_before(at)) => {
            if given_up(atoms, at - 1) {
                Tense::Past
            } else {
                Tense::Ahead
            }
        }
        // "he'd be ready"
        "d" if atom.glued && atoms.lower(at + 1) == "be" => Tense::Ahead,
        _ if SCHEDULED.contains(&word) => Tense::Ahead,
        _ if SCHEDULED_PLURAL.contains(&word) && has_plural_subject(atoms, at) => Tense::Ahead,
        _ if AUXILIARIES.contains(&word) => Tense::Past,
        _ if PAST.contains(&word) => participle(atoms, at),
        _ if word.len() > 3 && word.ends_with("ed") && !NOT_PAST.contains(&word) => participle(atoms, at),
        _ => Tense::Unknown,
    }
}

/// Whether a word is the past form of a verb, wherever it stands.
pub(super) fn is_past(word: &str) -> bool {
    AUXILIARIES.contains(&word)
        || PAST.contains(&word)
        || (word.len() > 3 && word.ends_with("ed") && !NOT_PAST.contains(&word))
}

/// "be held" looks ahead, "was held" and "held" back; "a heated debate" is no verb.
fn participle(atoms: &Atoms, at: usize) -> Tense {
    if attributive(atoms, at) {
        return Tense::Unknown;
    }
    let before = (at.saturating_sub(3)..at).rev().map(|at| atoms.lower(at));
    match before.into_iter().find(|word| !word.ends_with("ly") && *word != "not" && *word != "also") {
        Some("be") => Tense::Ahead,
        Some("being" | "is" | "are") => Tense::Unknown,
        _ => Tense::Past,
    }
}

/// Whether a participle stands before its noun: "a still unspecified date", "the proposed merger".
fn attributive(atoms: &Atoms, at: usize) -> bool {
    let adverb = matches!(atoms.lower_before(at), "still" | "newly" | "so" | "long" | "highly" | "much");
    let before = atoms.lower_before(at - usize::from(adverb));
    matches!(
        before,
        "a" | "an" | "the" | "its" | "their" | "his" | "her" | "this" | "these" | "any" | "no" | "some"
    )
}

/// "Pulled out due to injuries": "due to" gives a reason unless a verb follows, which does not end in "s".
fn is_because(atoms: &Atoms, at: usize) -> bool {
    let next = atoms.lower(at + 2);
    atoms.lower(at + 1) == "to" && (NOT_VERBS.contains(&next) || next.ends_with('s'))
}

fn plans(word: &str) -> bool {
    PLANS.contains(&word)
}

/// Whether a plan is told as one that was given up: "previously had been scheduled".
pub(super) fn given_up(atoms: &Atoms, at: usize) -> bool {
    let before = || (at.saturating_sub(4)..at).map(|at| atoms.lower(at));
    before().any(|word| matches!(word, "previously" | "originally" | "initially" | "once"))
        && before().any(|word| matches!(word, "had" | "was" | "were"))
}

/// Words after "to" that make it no infinitive.
pub(super) fn is_no_verb(word: &str) -> bool {
    NOT_VERBS.contains(&word)
}

/// Verbs of motion and meeting, whose progressive form speaks of a plan: "is leaving Friday".
static MOVING: &[&str] = &[
    "meeting",
    "leaving",
    "arriving",
    "coming",
    "going",
    "flying",
    "returning",
    "holding",
    "starting",
    "opening",
    "launching",
    "playing",
    "releasing",
    "hosting",
    "visiting",
    "traveling",
    "travelling",
    "headed",
    "heading",
    "getting",
    "running",
    "marrying",
    "retiring",
    "joining",
];

/// Verbs whose day is ahead though they are past.
static PUT_OFF: &[&str] = &[
    "postponed",
    "delayed",
    "adjourned",
    "deferred",
    "extended",
    "suspended",
    "rescheduled",
    "recessed",
    "put",
    "moved",
    "pushed",
    "postpone",
    "delay",
    "adjourn",
    "extend",
    "slipped",
    "slip",
    "shifted",
];

/// Words after "to" that make it no infinitive.
static NOT_VERBS: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "all",
    "some", "any", "date", "about", "more", "less", "as", "which", "whom",
];

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
    "threatened",
    "threaten",
    "threatens",
];

/// Present forms that news uses for what is on the calendar: "the trial begins Monday".
static SCHEDULED: &[&str] = &[
    "begins",
    "begin",
    "resume",
    "reopen",
    "reopens",
    "convene",
    "starts",
    "start",
    "opens",
    "meets",
    "expires",
    "arrives",
    "ends",
    "takes",
    "resumes",
    "convenes",
    "votes",
    "returns",
    "kicks",
    "becomes",
    "faces",
    "matures",
    "leaves",
    "plays",
    "airs",
    "premieres",
    "testifies",
    "retires",
    "debuts",
    "hosts",
    "tours",
];

/// Their plural forms, which are other words as well: "the Games open Saturday", "stores were open Saturday".
static SCHEDULED_PLURAL: &[&str] = &[
    "open", "close", "play", "leave", "face", "go", "head", "return", "meet", "end", "vote", "arrive",
    "need", "expire", "mature",
];

/// Whether the word before can be what several people or things are called.
fn has_plural_subject(atoms: &Atoms, at: usize) -> bool {
    let before = atoms.lower_before(at);
    // "Delby face Malden", but "the Senate vote".
    let named = matches!(atoms.lower(at), "face" | "play" | "need" | "meet")
        && at.checked_sub(1).and_then(|at| atoms.get(at)).is_some_and(|atom| atom.capital);
    match before {
        "who" | "which" | "they" | "we" | "you" => true,
        "is" | "was" | "has" | "as" | "does" | "this" | "its" | "his" | "s" | "always" | "perhaps" => false,
        _ => named || before.len() > 3 && before.ends_with('s'),
    }
}

static AUXILIARIES: &[&str] = &["was", "were", "had", "did", "has", "have", "been"];

/// Past forms that do not end in "ed".
static PAST: &[&str] = &[
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

static NOT_PAST: &[&str] = &[
    "hundred", "indeed", "speed", "breed", "exceed", "proceed", "succeed", "sacred", "need", "feed", "seed",
    "deed", "weed", "reed", "bleed", "greed", "creed", "shed", "sled",
];
