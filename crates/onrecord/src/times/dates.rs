//! Dates of the calendar: days, months, years, decades, centuries, seasons.

use crate::times::atoms::Sense;
use crate::times::cursor::Cursor;
use crate::times::holidays::day_or_attacks;
use crate::times::meaning::{Meaning, Unit, Which};
use crate::times::numbers::{day_of_month, ordinal, year};
use crate::times::ranges::year_behind;
use crate::times::rule::{Example, Rule};
use crate::times::seasons;

const fn example(text: &'static str, words: &'static str, value: &'static str) -> Example {
    Example::new(text, words, value)
}

/// Rules for dates. Values are those seen from Tuesday 2025-11-18.
pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "month-day",
        read: month_day,
        examples: &[
            example("It was signed on Nov. 18, 2025, in Ohio.", "Nov. 18, 2025", "2025-11-18"),
            example("He was sworn in on Aug. 1st.", "Aug. 1st", "2025-08-01"),
            example("She will be sworn in on January 1st.", "January 1st", "2026-01-01"),
            example("She was sworn in on January 1st.", "January 1st", "2025-01-01"),
            example("They met on Tuesday, March 4, in Oslo.", "Tuesday, March 4", "2025-03-04"),
            example("The shop closed on November 3.", "November 3", "2025-11-03"),
            example("It was Sunday, March eighth.", "Sunday, March eighth", "2025-03-08"),
            example("It will be closed next April 1.", "next April 1", "2026-04-01"),
        ],
    },
    Rule {
        name: "day-month",
        read: day_month,
        examples: &[
            example("It opened on 18 November 2025.", "18 November 2025", "2025-11-18"),
            example("It ended on the 3rd of May.", "the 3rd of May", "2025-05-03"),
            example("The trial is set for 3 March.", "3 March", "2026-03-03"),
        ],
    },
    Rule {
        name: "numeric-date",
        read: numeric,
        examples: &[
            example("Filed 2025-11-18 by mail.", "2025-11-18", "2025-11-18"),
            example("Filed 11/18/2025 by mail.", "11/18/2025", "2025-11-18"),
            example("Filed 18/11/2025 by mail.", "18/11/2025", "2025-11-18"),
        ],
    },
    Rule {
        name: "month",
        read: month,
        examples: &[
            example("Sales rose in October.", "October", "2025-10"),
            example("The bridge will open in March.", "March", "2026-03"),
            example("The bridge opened in March 2019.", "March 2019", "2019-03"),
            example("The bridge opened in June of last year.", "June of last year", "2024-06"),
            example("It burned in 2019 and reopened in May of that year.", "May of that year", "2019-05"),
            example("The mayor was arrested in May 2019 and convicted in June.", "June", "2019-06"),
            example("It was closed last November.", "last November", "2024-11"),
            example("It will be closed next May.", "next May", "2026-05"),
            example("In an August speech she thanked them.", "August", "2025-08"),
            example("It closed in Sept. after a fire.", "Sept.", "2025-09"),
            example("It closed in mid-June.", "mid-June", "2025-06"),
            example("It closed in mid-June 2019.", "mid-June 2019", "2019-06"),
        ],
    },
    Rule {
        name: "year",
        read: bare_year,
        examples: &[
            example("The firm was founded in 1987.", "1987", "1987"),
            example("Profit for fiscal 2024 fell.", "fiscal 2024", "2024"),
            example("Profit for FY2024 fell.", "FY2024", "2024"),
            example("It was built in nineteen ninety-seven.", "nineteen ninety-seven", "1997"),
        ],
    },
    Rule {
        name: "decade",
        read: decade,
        examples: &[
            example("Crime fell in the 1990s.", "the 1990s", "199"),
            example("Crime fell in the nineties.", "the nineties", "199"),
            example("Songs of the '80s were played.", "the '80s", "198"),
        ],
    },
    Rule {
        name: "century",
        read: century,
        examples: &[example("It dates from the 19th century.", "the 19th century", "18")],
    },
    Rule {
        name: "season",
        read: seasons::season,
        examples: &[
            example("They married last summer.", "last summer", "2025-SU"),
            example("They married in the summer of 2019.", "the summer of 2019", "2019-SU"),
            example("It will be rebuilt next spring.", "next spring", "2026-SP"),
            example("It will be rebuilt in the spring.", "the spring", "2026-SP"),
            example("It closed in the fall.", "the fall", "2025-FA"),
            example("It closed in winter, when nobody came.", "winter", "2024-WI"),
            example("It was open throughout the spring and summer.", "summer", "2025-SU"),
        ],
    },
];

pub(super) fn comma(c: &mut Cursor) {
    c.word(",");
}

/// "November", "Nov.", "Nov".
pub(super) fn month_name(c: &mut Cursor) -> Option<i8> {
    let Sense::Month(month, short) = c.sense() else { return None };
    if !c.capital() {
        return None;
    }
    c.step();
    if short && c.glued() {
        c.word(".");
    }
    Some(month)
}

/// "Tuesday", "Tues.".
pub(super) fn weekday_name(c: &mut Cursor) -> Option<i8> {
    let Sense::Weekday(weekday, short) = c.sense() else { return None };
    c.step();
    if short && !(c.glued() && c.word(".")) {
        return None;
    }
    Some(weekday)
}

fn weekday_before(c: &mut Cursor) {
    c.optional(|c| {
        c.optional(|c| c.words(&["this", "coming"]));
        weekday_name(c)?;
        comma(c);
        c.word("the");
        matches!(c.sense(), Sense::Month(..) | Sense::Digits(..)).then_some(())
    });
}

fn month_day(c: &mut Cursor) -> Option<Meaning> {
    let told = c.optional(|c| {
        let which = match c.one_of(&["last", "next"])? {
            "last" => Which::Last,
            _ => Which::Next,
        };
        matches!(c.sense(), Sense::Month(..)).then_some(which)
    });
    weekday_before(c);
    let month = month_name(c)?;
    c.word("the");
    let day = c.optional(day_of_month)?;
    // "Long March 4C"
    let code = c.sense() == Sense::None && c.atoms.width(c.at) == 1 && !matches!(c.lower(), "'" | "’");
    let longer =
        code || matches!(c.lower(), "%" | "/") || (c.is(":") && matches!(c.sense_at(1), Sense::Digits(..)));
    if c.glued() && longer {
        return None;
    }
    let which = year_after(c).or_else(|| year_behind(c)).or(told);
    Some(day_or_attacks(c, month, day, which))
}

fn day_month(c: &mut Cursor) -> Option<Meaning> {
    c.word("the");
    weekday_before(c);
    let day = day_of_month(c)?;
    c.word("of");
    let month = month_name(c)?;
    let which = c.optional(|c| {
        comma(c);
        which_year(c)
    });
    Some(day_or_attacks(c, month, day, which))
}

/// "2025", "of 2025", "last year", "of last year", "this year".
pub(super) fn which_year(c: &mut Cursor) -> Option<Which> {
    c.word("of");
    if let Some(year) = c.optional(written_year) {
        return Some(Which::Year(year));
    }
    if c.words(&["that", "year"]).is_some() || c.words(&["the", "same", "year"]).is_some() {
        return Some(Which::Mentioned);
    }
    let away = match c.one_of(&["last", "this", "next"])? {
        "last" => -1,
        "this" => 0,
        _ => 1,
    };
    c.word("year").then_some(Which::YearsAway(away))
}

/// A year in digits or words that is no part of a longer number.
fn written_year(c: &mut Cursor) -> Option<i16> {
    let year = year(c)?;
    let longer = c.glued() && (matches!(c.lower(), "%" | "/" | ":" | "s") || grows(c));
    (!longer).then_some(year)
}

/// Whether a comma or dot and more digits follow: "1990.5", "2,000,000".
fn grows(c: &Cursor) -> bool {
    matches!(c.lower(), "," | ".") && c.glued_at(1) && matches!(c.sense_at(1), Sense::Digits(..))
}

fn numeric(c: &mut Cursor) -> Option<Meaning> {
    let (Sense::Digits(first, digits), Sense::Digits(second, 1..=2)) = (c.sense(), c.sense_at(2)) else {
        return None;
    };
    let mark = c.lower_at(1);
    let Sense::Digits(third, last) = c.sense_at(4) else { return None };
    if !matches!(mark, "-" | "/") || c.lower_at(3) != mark || !(1..=4).all(|ahead| c.glued_at(ahead)) {
        return None;
    }
    c.at += 5;
    let (year, month, day) = match (digits, last) {
        (4, 1..=2) => (first, second, third),
        // American order unless the calendar forbids it.
        (1..=2, 4) if first > 12 => (third, second, first),
        (1..=2, 4) => (third, first, second),
        (1..=2, 2) if mark == "/" && first <= 12 => (2000 + third, first, second),
        _ => return None,
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let real = (1..=12).contains(&month) && (1..=31).contains(&day);
    real.then_some(Meaning::Day { month, day, which: Which::Year(i16::try_from(year).ok()?) })
}

fn month(c: &mut Cursor) -> Option<Meaning> {
    // "They stayed past June."
    if c.is("past") {
        return None;
    }
    let which = which_one(c);
    let start = c.at;
    let month = month_name(c)?;
    let year = c.optional(|c| {
        comma(c);
        which_year(c)
    });
    let which = which.or(year).unwrap_or(Which::Bare);
    (which != Which::Bare || is_month(c, start)).then_some(Meaning::Month { month, which })
}

/// Whether a month's name without a day or year is the month and not a verb, a modal or a woman.
fn is_month(c: &Cursor, start: usize) -> bool {
    let before = c.atoms.lower_before(start);
    // "in Mar del Plata"
    if c.atoms.lower(start) == "mar" && c.is("del") {
        return false;
    }
    if PREPOSITIONS.contains(&before) || (before == "-" && c.atoms.lower_before(start - 1) == "mid") {
        return true;
    }
    let noun_after = c.capital() || !(matches!(c.sense(), Sense::None) || c.is("election"));
    if matches!(before, "a" | "an" | "its" | "their" | "the")
        && !noun_after
        && !matches!(c.lower(), "of" | "on")
    {
        return true;
    }
    let mut name = Cursor { at: start, ..*c };
    match name.lower() {
        "may" | "march" | "mar" | "jan" | "jun" | "dec" | "sep" | "august" => {
            name.step();
            name.is("'") || name.is("’")
        }
        "april" | "june" => !(c.capital() && matches!(c.sense(), Sense::None)),
        _ => true,
    }
}

/// Words after which a bare month or number is a date.
static PREPOSITIONS: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "by",
    "of",
    "for",
    "from",
    "through",
    "during",
    "to",
    "before",
    "after",
    "early",
    "late",
    "mid",
    "between",
    "last",
    "next",
    "this",
    "past",
    "around",
    "throughout",
    "into",
    "starting",
    "beginning",
    "ending",
    "ended",
    "as",
    "planned",
    "scheduled",
    "upcoming",
    "proposed",
    "expected",
];

/// "last", "next", "this", "this past", "the previous".
pub(super) fn which_one(c: &mut Cursor) -> Option<Which> {
    c.optional(|c| {
        if c.words(&["this", "past"]).is_some() || c.words(&["this", "last"]).is_some() {
            return Some(Which::Last);
        }
        if c.words(&["this", "coming"]).is_some() {
            return Some(Which::Next);
        }
        c.optional(|c| c.word("the").then_some(()));
        Some(match c.one_of(&["last", "next", "this", "past", "previous", "coming", "following"])? {
            "last" | "past" | "previous" => Which::Last,
            "this" => Which::This,
            _ => Which::Next,
        })
    })
}

fn bare_year(c: &mut Cursor) -> Option<Meaning> {
    let start = c.at;
    let named = c.words(&["the", "year"]).is_some()
        || c.words(&["fiscal", "year"]).is_some()
        || c.word("fiscal")
        || (c.capital() && c.word("fy"));
    let digits = matches!(c.sense(), Sense::Digits(..));
    let year = written_year(c)?;
    let likely = (1900..2060).contains(&year) && digits && alone(c, start);
    let told = PREPOSITIONS.contains(&c.atoms.lower_before(start)) && !counted(c);
    let spelled = !digits && (1900..2060).contains(&year) && !counted(c);
    (named || likely || spelled || (told && digits)).then_some(Meaning::Year(year))
}

/// Whether the four digits are no price, measure, code or count.
fn alone(c: &Cursor, start: usize) -> bool {
    let before = c.atoms.lower_before(start);
    let glued = c.atoms.get(start).is_some_and(|atom| atom.glued);
    let code =
        matches!(before, "$" | "£" | "€" | "#" | "no" | "about" | "some" | "nearly" | "than" | "no." | ":");
    let part = glued && matches!(before, "." | "," | "/" | "+" | "&" | "=" | "_");
    let word = glued && !before.ends_with(|mark: char| !mark.is_alphanumeric());
    !(code || part || word || counted(c))
}

/// Whether what follows is something counted or measured: "1990 people", "2000 metres".
fn counted(c: &Cursor) -> bool {
    let next = c.lower();
    matches!(c.sense(), Sense::Unit(_, true) | Sense::Number(_) | Sense::Digits(..))
        || matches!(
            next,
            "people"
                | "men"
                | "women"
                | "troops"
                | "miles"
                | "meters"
                | "metres"
                | "feet"
                | "shares"
                | "points"
                | "workers"
                | "jobs"
                | "dollars"
                | "million"
                | "billion"
                | "percent"
                | "pounds"
                | "euros"
                | "tons"
                | "gmt"
                | "est"
                | "edt"
                | "votes"
                | "soldiers"
                | "employees"
                | "students"
                | "homes"
                | "copies"
        )
}

fn decade(c: &mut Cursor) -> Option<Meaning> {
    let start = c.at;
    let the = c.word("the");
    if let Some(word) = c.one_of(&[
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ]) {
        let tens = DECADES.iter().position(|name| *name == word)?;
        // "in her thirties" is an age.
        return the.then_some(Meaning::Decade(192 + i16::try_from(tens).ok()?));
    }
    let short = c.one_of(&["'", "’", "‘"]).is_some();
    let Sense::Digits(value, digits) = c.sense() else { return None };
    c.step();
    // "1990's second half" is of a year, "the 1990's" is a decade.
    let apostrophe = c.optional(|c| c.one_of(&["'", "’"])).is_some();
    let led_in = the || short || matches!(c.atoms.lower_before(start), "early" | "late" | "mid" | "-");
    if apostrophe && !led_in {
        return None;
    }
    if !c.glued() || !c.word("s") || value % 10 != 0 {
        return None;
    }
    let decade = i16::try_from(value / 10).ok()?;
    match digits {
        4 => (100..220).contains(&decade).then_some(Meaning::Decade(decade)),
        2 if short || the => Some(Meaning::Decade(if decade >= 3 { 190 } else { 200 } + decade)),
        _ => None,
    }
}

static DECADES: [&str; 8] =
    ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

fn century(c: &mut Cursor) -> Option<Meaning> {
    c.word("the");
    let number = ordinal(c)?;
    c.word("-");
    c.word("century").then_some(Meaning::Century(i16::from(number)))
}

/// "the quarter of 1990", "of last year": the year that a longer expression names at its end.
pub(super) fn year_after(c: &mut Cursor) -> Option<Which> {
    c.optional(|c| {
        comma(c);
        which_year(c)
    })
}

/// "1988" before "second quarter", "this year's" before "third quarter".
pub(super) fn year_before(c: &mut Cursor) -> Option<Which> {
    c.optional(|c| {
        if let Some(year) = c.optional(written_year) {
            return Some(Which::Year(year));
        }
        let away = match c.one_of(&["last", "this", "next"])? {
            "last" => -1,
            "this" => 0,
            _ => 1,
        };
        c.word("year").then_some(())?;
        c.one_of(&["'", "’"])?;
        c.word("s").then_some(Which::YearsAway(away))
    })
}

/// A unit and whether it is a plural.
pub(super) fn unit(c: &mut Cursor) -> Option<(Unit, bool)> {
    let Sense::Unit(unit, plural) = c.sense() else { return None };
    c.step();
    Some((unit, plural))
}
