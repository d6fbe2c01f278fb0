//! Days with a name of their own: "Thanksgiving", "Election Day", "9/11".

use crate::calendar::Day;
use crate::times::cursor::Cursor;
use crate::times::dates::{comma, which_one, which_year};
use crate::times::meaning::{Holiday, Meaning, Which};
use crate::times::rule::{Example, Rule};

const fn example(text: &'static str, words: &'static str, value: &'static str) -> Example {
    Example::new(text, words, value)
}

/// Rules for days with a name. Values are those seen from Tuesday 2025-11-18.
pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "holiday",
        read: holiday,
        examples: &[
            example("They will meet on Christmas Eve.", "Christmas Eve", "2025-12-24"),
            example("Shops will close on Thanksgiving Day.", "Thanksgiving Day", "2025-11-27"),
            example("He lost on Election Day.", "Election Day", "2025-11-04"),
            example("Shops will be shut on election day 2026.", "election day 2026", "2026-11-03"),
        ],
    },
    Rule {
        name: "nine-eleven",
        read: nine_eleven,
        examples: &[example("The law was passed after 9/11.", "9/11", "2001-09-11")],
    },
];

fn holiday(c: &mut Cursor) -> Option<Meaning> {
    let which = which_one(c);
    // "election day" is written small as often as not; other names are not.
    let small = matches!(
        c.lower(),
        "election" | "inauguration" | "thanksgiving" | "christmas" | "halloween" | "xmas"
    );
    if !c.capital() && !small {
        return None;
    }
    let holiday = holiday_name(c)?;
    let year = c.optional(|c| {
        comma(c);
        which_year(c)
    });
    Some(Meaning::Holiday { holiday, which: which.or(year).unwrap_or(Which::Bare) })
}

fn holiday_name(c: &mut Cursor) -> Option<Holiday> {
    let first = c.lower();
    c.step();
    c.optional(|c| {
        c.one_of(&["'", "’"])?;
        c.one_of(&["s", "day"])
    });
    let day = c.is("day");
    let holiday = match (first, c.lower()) {
        ("christmas" | "easter", "sunday" | "monday" | "eve") | ("good", "friday") => {
            special(first, c.lower())?
        }
        ("new", "year") => return new_year(c),
        ("thanksgiving", _) => Holiday::Floating(11, 4, 4),
        ("christmas" | "xmas", _) => Holiday::Fixed(12, 25),
        ("easter", _) => Holiday::Easter(0),
        ("halloween", _) => Holiday::Fixed(10, 31),
        ("juneteenth", _) => Holiday::Fixed(6, 19),
        ("labor" | "labour", _) if day => Holiday::Floating(9, 1, 1),
        ("memorial", _) if day => Holiday::Floating(5, 1, 5),
        ("columbus", _) if day => Holiday::Floating(10, 1, 2),
        ("independence", _) if day => Holiday::Fixed(7, 4),
        ("veterans", _) if day => Holiday::Fixed(11, 11),
        ("valentine", _) if day => Holiday::Fixed(2, 14),
        ("boxing", _) if day => Holiday::Fixed(12, 26),
        ("inauguration", _) if day => Holiday::Fixed(1, 20),
        ("election", _) if day => Holiday::Election,
        _ => return None,
    };
    c.one_of(&["day", "eve", "sunday", "monday", "friday"]);
    Some(holiday)
}

fn special(first: &str, second: &str) -> Option<Holiday> {
    match (first, second) {
        ("christmas", "eve") => Some(Holiday::Fixed(12, 24)),
        ("easter", "sunday") => Some(Holiday::Easter(0)),
        ("easter", "monday") => Some(Holiday::Easter(1)),
        ("good", "friday") => Some(Holiday::Easter(-2)),
        _ => None,
    }
}

fn new_year(c: &mut Cursor) -> Option<Holiday> {
    c.step();
    c.optional(|c| {
        c.one_of(&["'", "’"])?;
        c.word("s").then_some(())
    });
    match c.one_of(&["day", "eve"])? {
        "eve" => Some(Holiday::Fixed(12, 31)),
        _ => Some(Holiday::Fixed(1, 1)),
    }
}

fn nine_eleven(c: &mut Cursor) -> Option<Meaning> {
    let whole = !c.atoms.lower_before(c.at).ends_with(['/', '$']);
    c.words(&["9", "/", "11"])?;
    let whole = whole && !(c.glued() && c.is("/"));
    whole.then_some(NINE_ELEVEN)
}

/// The attacks of 2001.
const NINE_ELEVEN: Meaning = Meaning::Holiday { holiday: Holiday::Fixed(9, 11), which: Which::Year(2001) };

/// A day of the year; "the Sept. 11 attacks" are those of 2001 and date nothing else.
pub(super) fn day_or_attacks(c: &Cursor, month: i8, day: i8, which: Option<Which>) -> Meaning {
    let attacks = matches!(c.lower(), "attacks" | "hijackers" | "hijackings" | "commission")
        || (matches!(c.lower(), "terror" | "terrorist") && c.lower_at(1) == "attacks");
    match which {
        None if attacks && (month, day) == (9, 11) => NINE_ELEVEN,
        which => Meaning::Day { month, day, which: which.unwrap_or(Which::Bare) },
    }
}

/// The day of a holiday in a year.
pub(super) fn on(holiday: Holiday, year: i16) -> Option<Day> {
    match holiday {
        Holiday::Fixed(month, day) => Day::new(year, month, day),
        Holiday::Floating(month, weekday, nth) => {
            let first = Day::new(year, month, 1)?;
            let to_weekday = i32::from((weekday - first.weekday()).rem_euclid(7));
            let day = first.plus_days(to_weekday + 7 * (i32::from(nth) - 1));
            Some(if day.month() == month { day } else { day.plus_days(-7) })
        }
        Holiday::Easter(after) => Some(easter(year)?.plus_days(i32::from(after))),
        Holiday::Election => Some(on(Holiday::Floating(11, 1, 1), year)?.plus_days(1)),
    }
}

/// Easter Sunday of the Gregorian calendar (the "anonymous" computus, Nature 1876).
fn easter(year: i16) -> Option<Day> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Day::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}
