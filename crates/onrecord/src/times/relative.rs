//! Times counted from the day of publication or from a date mentioned before: "yesterday", "last week", "two years ago".

use crate::times::atoms::Sense;
use crate::times::cursor::Cursor;
use crate::times::dates::{unit, weekday_name, which_one};
use crate::times::meaning::{DayPart, From, Meaning, Reference, Unit, Which};
use crate::times::numbers::{Amount, amount};
use crate::times::rule::{Example, Rule};

const fn example(text: &'static str, words: &'static str, value: &'static str) -> Example {
    Example::new(text, words, value)
}

/// Rules for relative times. Values are those seen from Tuesday 2025-11-18.
pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "named-day",
        read: named_day,
        examples: &[
            example("The court sat today.", "today", "2025-11-18"),
            example("The court sat yesterday.", "yesterday", "2025-11-17"),
            example("The court sits tomorrow morning.", "tomorrow morning", "2025-11-19TMO"),
            example("The court sits tonight.", "tonight", "2025-11-18TNI"),
            example("The court sat last night.", "last night", "2025-11-17TNI"),
            example("The court sat this morning.", "this morning", "2025-11-18TMO"),
            example("The court rose at mid-afternoon yesterday.", "mid-afternoon yesterday", "2025-11-17TAF"),
        ],
    },
    Rule {
        name: "weekday",
        read: weekday,
        examples: &[
            example("The court sat on Friday.", "Friday", "2025-11-14"),
            example("The court will sit on Friday.", "Friday", "2025-11-21"),
            example("The mayor said on Tuesday that he knew.", "Tuesday", "2025-11-18"),
            example(
                "The bridge will not be mended soon, the mayor confirmed on Friday.",
                "Friday",
                "2025-11-14",
            ),
            example("They would look for a way round Friday's ruling.", "Friday", "2025-11-14"),
            example("The court sat last Tuesday.", "last Tuesday", "2025-11-11"),
            example("The court sits next Monday.", "next Monday", "2025-11-24"),
            example("They sang on Friday night.", "Friday night", "2025-11-14TNI"),
            example("They sang on Friday of last week.", "Friday of last week", "2025-11-14"),
            example("They will sing on Friday week.", "Friday week", "2025-11-28"),
        ],
    },
    Rule {
        name: "calendar-unit",
        read: calendar_unit,
        examples: &[
            example("The band split last week.", "last week", "2025-W46"),
            example("He spoke earlier this week.", "earlier this week", "2025-W47"),
            example("He won the race earlier this month.", "earlier this month", "2025-11"),
            example("He will retire next year.", "next year", "2026"),
            example("Sales fell in the past year.", "the past year", "2024"),
            example("They met this weekend.", "this weekend", "2025-W47-WE"),
            example("They met over the weekend.", "the weekend", "2025-W46-WE"),
        ],
    },
    Rule {
        name: "end-of-unit",
        read: end_of_unit,
        examples: &[
            example("It must be paid by year-end.", "year-end", "2025"),
            example("It must be paid by the end of the month.", "the end of the month", "2025-11"),
        ],
    },
    Rule {
        name: "away",
        read: away,
        examples: &[
            example("They married two years ago.", "two years ago", "2023"),
            example("They left 10 days ago.", "10 days ago", "2025-11-08"),
            example("They left three months ago.", "three months ago", "2025-08"),
            example("They left two weeks ago.", "two weeks ago", "2025-W45"),
            example("They left several years ago.", "several years ago", "PAST_REF"),
            example("They left a year or two ago.", "a year or two ago", "PAST_REF"),
            example(
                "The store shut in March 2019 and reopened two months later.",
                "two months later",
                "2019-05",
            ),
        ],
    },
    Rule {
        name: "in-a-while",
        read: in_a_while,
        examples: &[
            example("The bridge will open in three weeks.", "three weeks", "2025-W50"),
            example("The job will be done in five years.", "five years", "2030"),
        ],
    },
    Rule {
        name: "anchored",
        read: anchored,
        examples: &[
            example(
                "It burned down on May 3, 2019, and reopened the following year.",
                "the following year",
                "2020",
            ),
            example(
                "It burned down on May 3, 2019, and reopened the next day.",
                "the next day",
                "2019-05-04",
            ),
            example("It burned in 2019. That year there was a drought.", "That year", "2019"),
            example("It burned in 2019. It will be rebuilt over the next year.", "the next year", "2026"),
        ],
    },
    Rule {
        name: "then",
        read: then,
        examples: &[
            example("The inn will open on May 3. Until then it is shut.", "then", "2026-05-03"),
            example("It was sold in March 2019. Before then, nobody lived there.", "then", "2019-03"),
        ],
    },
    Rule {
        name: "reference",
        read: reference,
        examples: &[
            example("The firm now has two owners.", "now", "PRESENT_REF"),
            example("It is currently closed.", "currently", "PRESENT_REF"),
            example("It was recently sold.", "recently", "PAST_REF"),
            example("It will soon be sold.", "soon", "FUTURE_REF"),
            example("Nobody knows the future.", "the future", "FUTURE_REF"),
            example("It will one day be sold.", "one day", "FUTURE_REF"),
            example("In the past it was open.", "the past", "PAST_REF"),
        ],
    },
];

/// "morning", "night" after a day.
pub(super) fn part(c: &mut Cursor) -> Option<DayPart> {
    let Sense::Part(part) = c.sense() else { return None };
    c.step();
    Some(part)
}

fn with_part(day: Meaning, part: Option<DayPart>) -> Meaning {
    match part {
        Some(part) => Meaning::Part { part, day: Box::new(day) },
        None => day,
    }
}

fn day(offset: i32) -> Meaning {
    Meaning::Relative { unit: Unit::Day, offset }
}

fn named_day(c: &mut Cursor) -> Option<Meaning> {
    // "hoping for a brighter tomorrow"
    let noun =
        matches!(c.atoms.lower_before(c.at), "a" | "better" | "brighter") || in_a_name(c) || is_programme(c);
    let word = c.lower();
    c.step();
    match word {
        "today" | "tonight" | "yesterday" | "tomorrow" if noun => None,
        "today" => Some(day(0)),
        "yesterday" => Some(with_part(day(-1), c.optional(part))),
        "tomorrow" | "tmrw" | "tmr" => Some(with_part(day(1), c.optional(part))),
        "tonight" | "overnight" => Some(with_part(day(0), Some(DayPart::Night))),
        "last" => c.word("night").then(|| with_part(day(-1), Some(DayPart::Night))),
        "this" => Some(with_part(day(0), Some(part(c)?))),
        "early" | "late" | "mid" => {
            c.word("-");
            let part = part(c)?;
            c.one_of(&["yesterday", "today", "tomorrow"]).map(|word| {
                let offset = match word {
                    "yesterday" => -1,
                    "today" => 0,
                    _ => 1,
                };
                with_part(day(offset), Some(part))
            })
        }
        _ => None,
    }
}

/// "told USA Today": a capital after a capital in a line that is no title.
fn in_a_name(c: &Cursor) -> bool {
    let capital =
        |back: usize| c.at.checked_sub(back).and_then(|at| c.atoms.get(at)).map(|atom| atom.capital);
    let word = c.at.checked_sub(2).is_some_and(|at| c.atoms.sense(at) == Sense::None);
    c.capital() && capital(1) == Some(true) && capital(2) == Some(false) && word
}

/// "Radio 4's Today programme", "told Today", "USA TODAY".
fn is_programme(c: &Cursor) -> bool {
    let follows = matches!(c.atoms.lower(c.at + 1), "programme" | "show" | "program" | "newspaper");
    c.capital() && (follows || matches!(c.atoms.lower_before(c.at), "usa" | "told"))
}

fn weekday(c: &mut Cursor) -> Option<Meaning> {
    let which = which_one(c);
    let start = c.at;
    let capital = c.capital();
    let weekday = weekday_name(c)?;
    if !capital || is_name(c, start) {
        return None;
    }
    if is_a_week_on(c, start) {
        c.step();
        let on = Box::new(Meaning::Weekday { weekday, which: Which::Ahead });
        return Some(Meaning::AwayOn { offset: 1, unit: Unit::Week, on });
    }
    if let Some(weeks) = c.optional(week_after) {
        return Some(Meaning::WeekdayOfWeek { weekday, weeks });
    }
    let meaning = Meaning::Weekday { weekday, which: which.unwrap_or(Which::Bare) };
    let part = c.optional(|c| {
        // "Friday Night Lights": a title goes on in capitals.
        let title = c.capital() && c.atoms.get(c.at + 1).is_some_and(|atom| atom.capital);
        if title { None } else { part(c) }
    });
    Some(with_part(meaning, part))
}

/// Whether a weekday is part of a name: "Friday Night Lights", "Black Friday", "Super Tuesday", "Ruby Friday", "Sunday Telegraph".
fn is_name(c: &Cursor, start: usize) -> bool {
    let before = c.atoms.lower_before(start);
    let capitals = |at: usize| c.atoms.get(at).is_some_and(|atom| atom.capital);
    let title = matches!(c.sense(), Sense::Part(_)) && capitals(c.at) && capitals(c.at + 1);
    let weekend = matches!(c.atoms.lower(start), "saturday" | "sunday");
    let paper = weekend
        && !matches!(before, "on" | "by" | "since")
        && capitals(c.at)
        && matches!(
            c.lower(),
            "telegraph" | "times" | "mirror" | "express" | "mail" | "post" | "herald" | "tribune" | "world"
        );
    title
        || paper
        || (matches!(before, "black" | "super" | "cyber" | "bloody" | "palm" | "freaky")
            && start > 0
            && capitals(start - 1))
}

/// "on Friday week", as the British say for a week from Friday.
fn is_a_week_on(c: &Cursor, start: usize) -> bool {
    let led_in = matches!(c.atoms.lower_before(start), "on" | "by" | "until" | "for");
    led_in && c.is("week") && !c.capital() && !matches!(c.lower_at(1), "-" | "'" | "’")
}

/// "of last week", "of next week", "last week".
fn week_after(c: &mut Cursor) -> Option<i32> {
    c.word("of");
    let weeks = match c.one_of(&["last", "this", "next"])? {
        "last" => -1,
        "this" => 0,
        _ => 1,
    };
    c.word("week").then_some(weeks)
}

fn calendar_unit(c: &mut Cursor) -> Option<Meaning> {
    if c.words(&["the", "weekend"]).is_some() {
        return Some(Meaning::Anchored { unit: Unit::Weekend, offset: 0 });
    }
    let start = c.at;
    let offset = c.optional(offset_word)?;
    c.optional(|c| c.one_of(&["fiscal", "calendar", "financial", "full"]));
    let (unit, plural) = unit(c)?;
    let wanted = matches!(
        unit,
        Unit::Day
            | Unit::Week
            | Unit::Weekend
            | Unit::Month
            | Unit::Year
            | Unit::Decade
            | Unit::Quarter
            | Unit::Century
    );
    // "this day" and "last day" are no days of the calendar.
    let quoted = matches!(c.atoms.lower_before(start), "\"" | "“" | "‘");
    let title = quoted && c.atoms.get(c.at - 1).is_some_and(|atom| atom.capital);
    // "the last week of August" is a week of that month.
    let of_another = c.is("of") && matches!(c.sense_at(1), Sense::Month(..));
    let calendar =
        wanted && !plural && unit != Unit::Day && !c.is("old") && !hyphen_old(c) && !title && !of_another;
    or_so(c);
    calendar.then_some(Meaning::Relative { unit, offset })
}

/// "the next year or so".
pub(super) fn or_so(c: &mut Cursor) {
    c.optional(|c| c.words(&["or", "so"]));
}

fn hyphen_old(c: &Cursor) -> bool {
    c.is("-") && c.glued() && c.glued_at(1)
}

/// "last", "this", "next", "the past", "the current", "the coming".
fn offset_word(c: &mut Cursor) -> Option<i32> {
    if c.words(&["this", "past"]).is_some() || c.words(&["this", "last"]).is_some() {
        return Some(-1);
    }
    if c.words(&["this", "coming"]).is_some() {
        return Some(1);
    }
    let the = c.word("the");
    Some(match c.one_of(&["last", "past", "this", "next", "current", "coming"])? {
        "last" if the => return None,
        "next" if the => return None,
        "last" | "past" => -1,
        "this" | "current" => 0,
        _ => 1,
    })
}

fn end_of_unit(c: &mut Cursor) -> Option<Meaning> {
    c.optional(|c| c.word("the").then_some(()));
    let end = match c.lower() {
        "year" => {
            c.step();
            c.optional(|c| {
                c.one_of(&["'", "’"])?;
                c.word("s").then_some(())
            });
            c.optional(|c| c.one_of(&["-", "‐"]));
            c.word("end").then_some(Unit::Year)
        }
        "end" => {
            c.step();
            c.words(&["of", "the"])?;
            c.optional(|c| c.one_of(&["fiscal", "calendar", "financial"]));
            let (unit, plural) = unit(c)?;
            let wanted = matches!(unit, Unit::Year | Unit::Month | Unit::Week | Unit::Decade | Unit::Century);
            (wanted && !plural).then_some(unit)
        }
        _ => None,
    };
    Some(Meaning::Relative { unit: end?, offset: 0 })
}

/// "two years ago", "a year earlier", "a few days later", "10 days from now".
fn away(c: &mut Cursor) -> Option<Meaning> {
    let (amount, unit) = amount_of_time(c)?;
    c.optional(|c| c.words(&["or", "so"]));
    let (sign, from) = match c.lower() {
        "ago" => (-1, From::Publication),
        "earlier" | "previously" => (-1, From::Mentioned),
        "later" => (1, From::Mentioned),
        "hence" => (1, From::Publication),
        "from" if matches!(c.lower_at(1), "now" | "today") => {
            c.step();
            (1, From::Publication)
        }
        _ => return None,
    };
    c.step();
    // "An hour later" and "a few days later" lead to no day; the length alone is told.
    let vague = matches!(unit, Unit::Hour | Unit::Minute | Unit::Second) || amount.exact().is_none();
    if from == From::Mentioned && vague {
        return None;
    }
    if unit == Unit::Year && amount == Amount::Exact(1, false) && sign < 0 {
        return Some(Meaning::PeriodYearBefore { quarter: None, from });
    }
    Some(Meaning::Away { amount, unit, sign, from })
}

/// An amount and a unit: "two years", "a week", "several days".
pub(super) fn amount_of_time(c: &mut Cursor) -> Option<(Amount, Unit)> {
    let amount = c.optional(amount).or_else(|| c.optional(one))?;
    c.optional(|c| c.one_of(&["-", "‑"]).filter(|_| true));
    c.optional(|c| c.one_of(&["full", "more", "long", "consecutive", "straight", "trading", "additional"]));
    let (unit, plural) = unit(c)?;
    let amount = c.optional(|c| c.words(&["or", "two"])).map_or(amount, |()| Amount::Some);
    // "a second" is nearly always an ordinal.
    let second = unit == Unit::Second && !plural && amount == Amount::Exact(1, false);
    // "the 1988 quarter" counts no quarters.
    let year = !plural && matches!(amount, Amount::Exact(1900..=2060, _));
    (!second && !year && unit != Unit::Weekend).then_some((amount, unit))
}

fn one(c: &mut Cursor) -> Option<Amount> {
    c.one_of(&["a", "an"]).map(|_| Amount::Exact(1, false))
}

/// "in three weeks" where the clause looks ahead; the meaning stands without the preposition.
fn in_a_while(c: &mut Cursor) -> Option<Meaning> {
    if c.atoms.lower_before(c.at) != "in" || !super::tense::of(c.atoms, c.at, c.at).ahead() {
        return None;
    }
    let (amount, unit) = amount_of_time(c)?;
    c.optional(|c| c.one_of(&["'", "’"]).filter(|_| c.word("time")));
    Some(Meaning::Away { amount, unit, sign: 1, from: From::Publication })
}

fn anchored(c: &mut Cursor) -> Option<Meaning> {
    let start = c.at;
    let offset = if c.word("that") {
        c.word("same");
        0
    } else {
        c.word("the").then_some(())?;
        match c.one_of(&["following", "next", "same", "previous", "preceding"])? {
            "following" | "next" => 1,
            "same" => 0,
            _ => -1,
        }
    };
    if let Some(part) = c.optional(part) {
        let day = Meaning::Anchored { unit: Unit::Day, offset };
        return Some(Meaning::Part { part, day: Box::new(day) });
    }
    let next = c.atoms.lower(c.at - 1) == "next";
    let (unit, plural) = unit(c)?;
    let wanted = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
    // "He will show it in the next month" counts from now.
    or_so(c);
    let from_now = next && unit != Unit::Day && is_span_ahead(c.atoms, start, c.at);
    let meaning =
        if from_now { Meaning::Relative { unit, offset } } else { Meaning::Anchored { unit, offset } };
    (wanted && !plural).then_some(meaning)
}

/// Whether a stretch of time lies before what is to come: "in the next week", "over the next month" of a clause that
/// does not look back.
fn is_span_ahead(atoms: &super::atoms::Atoms, from: usize, to: usize) -> bool {
    let span = matches!(atoms.lower_before(from), "in" | "over" | "within" | "during" | "for");
    span && super::tense::of(atoms, from, to) != super::tense::Tense::Past
}

/// "until then", but not "until then-Mayor Ann Bo"; "he will be old by then" names no date.
fn then(c: &mut Cursor) -> Option<Meaning> {
    let bound = matches!(c.atoms.lower_before(c.at), "until" | "till" | "before");
    (bound && c.word("then")).then_some(())?;
    let office = c.capital() || (c.is("-") && c.glued());
    (!office).then_some(Meaning::Then)
}

/// Whether the word leads to a bare verb: "will", "might".
pub(super) fn is_possible(word: &str) -> bool {
    matches!(word, "will" | "would" | "may" | "might" | "could" | "can" | "ll")
}

/// Whether a word that begins or goes on a clause follows, rather than a noun: "in the past it was", "the past is over".
fn goes_on_behind(c: &Cursor) -> bool {
    let word = c.lower();
    matches!(
        word,
        "he" | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | "is"
            | "and"
            | "or"
            | "but"
            | "that"
            | "for"
            | "by"
    ) || super::is_past_verb(word)
}

/// "It soon became", "was soon released", "soon after": what came soon is past.
fn is_told_as_past(c: &Cursor) -> bool {
    let before = c.atoms.lower_before(c.at.saturating_sub(1));
    matches!(c.lower(), "after" | "afterward" | "afterwards" | "thereafter")
        || super::is_past_verb(c.lower())
        || super::is_past_verb(before)
        || super::tense::of(c.atoms, c.at - 1, c.at) == super::tense::Tense::Past
}

fn reference(c: &mut Cursor) -> Option<Meaning> {
    if c.words(&["these", "days"]).is_some() || c.words(&["right", "now"]).is_some() {
        return Some(Meaning::Reference(Reference::Present));
    }
    if is_possible(c.atoms.lower_before(c.at)) && c.words(&["one", "day"]).is_some() {
        return Some(Meaning::Reference(Reference::Future));
    }
    let article = c.word("the");
    if article && (c.words(&["near", "future"]).is_some() || c.word("future")) {
        return Some(Meaning::Reference(Reference::Future));
    }
    if article {
        let noun =
            c.word("past") && !matches!(c.sense(), Sense::Unit(..) | Sense::Number(_) | Sense::Digits(..));
        let other = matches!(c.lower(), "few" | "several") || matches!(c.sense(), Sense::Season(_));
        let plain = noun && !other && (c.sense() != Sense::None || goes_on_behind(c));
        return plain.then_some(Meaning::Reference(Reference::Past));
    }
    let word = c.lower();
    c.step();
    let reference = match word {
        "now" | "nowadays" | "currently" | "presently" => Reference::Present,
        "current" if !matches!(c.lower(), "of" | "and" | ".") => Reference::Present,
        "recently" | "lately" => Reference::Past,
        "soon" if !c.is("as") && !is_told_as_past(c) => Reference::Future,
        _ => return None,
    };
    Some(Meaning::Reference(reference))
}
