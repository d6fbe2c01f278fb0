//! The ends of a range that lack what the other end says: "2019–21", "May 2-3", "10-12 October 2025".
//!
//! Each end is an expression of its own, as in TIMEX3; the rules here read the shorter one.

use crate::times::atoms::Sense;
use crate::times::cursor::Cursor;
use crate::times::dates::{month_name, year_after};
use crate::times::meaning::{Meaning, Which};
use crate::times::numbers::day_of_month;
use crate::times::rule::{Example, Rule};

const fn example(text: &'static str, words: &'static str, value: &'static str) -> Example {
    Example::new(text, words, value)
}

/// Rules for the shorter end of a range. Values are those seen from Tuesday 2025-11-18.
pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "range-year",
        read: year_end,
        examples: &[
            example("He led the choir in 2019–21.", "21", "2021"),
            example("He led the choir in 1998-2003.", "2003", "2003"),
        ],
    },
    Rule {
        name: "range-weekday",
        read: weekday_range,
        examples: &[
            example("The strike lasted from Monday to Wednesday.", "Monday", "2025-11-10"),
            example("The strike lasted from Monday to Wednesday.", "Wednesday", "2025-11-12"),
            example("The fair will run from Thursday through Sunday.", "Sunday", "2025-11-23"),
        ],
    },
    Rule {
        name: "range-last-day",
        read: last_day,
        examples: &[
            example("The fair was held May 2-4.", "4", "2025-05-04"),
            example("The fair will be held Dec. 5-7, 2026, in Oslo.", "7, 2026", "2026-12-07"),
            example("They will meet on Dec. 5 and 7 in Oslo.", "7", "2025-12-07"),
        ],
    },
    Rule {
        name: "range-first-day",
        read: first_day,
        examples: &[
            example("The fair was held on 10-12 October.", "10", "2025-10-10"),
            example("The fair ran from 28 to 30 June 2024.", "28", "2024-06-28"),
        ],
    },
];

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "‑")
}

/// "21" after "2019–".
fn year_end(c: &mut Cursor) -> Option<Meaning> {
    let first = c.at.checked_sub(2)?;
    let (Sense::Digits(from @ 1800..=2100, 4), Sense::Digits(to, 2)) = (c.atoms.sense(first), c.sense())
    else {
        return None;
    };
    let whole = is_dash(c.atoms.lower_before(c.at)) && c.glued() && c.atoms.get(c.at - 1)?.glued;
    c.step();
    // "2019-21-3" is a number of something.
    let on = c.glued() && (is_dash(c.lower()) || matches!(c.sense(), Sense::Digits(..)));
    let year = from - from % 100 + to;
    let later = whole && !on && (from + 1..from + 40).contains(&year);
    later.then_some(Meaning::Year(i16::try_from(year).ok()?))
}

/// "Monday" before "to Wednesday", "Wednesday" after "from Monday to".
fn weekday_range(c: &mut Cursor) -> Option<Meaning> {
    let Sense::Weekday(here, false) = c.sense() else { return None };
    let joins = |word: &str| is_dash(word) || matches!(word, "to" | "through" | "until");
    let before = c.at.checked_sub(2).map(|at| c.atoms.sense(at));
    let meaning = match (before, c.sense_at(2)) {
        (Some(Sense::Weekday(from, false)), _) if joins(c.atoms.lower_before(c.at)) => {
            Meaning::WeekdayRange { from, to: here, end: true }
        }
        (_, Sense::Weekday(to, false)) if joins(c.lower_at(1)) => {
            Meaning::WeekdayRange { from: here, to, end: false }
        }
        _ => return None,
    };
    let capital = c.capital();
    c.step();
    capital.then_some(meaning)
}

/// "4" after "May 2-", "May 2 and", "May 2 through".
fn last_day(c: &mut Cursor) -> Option<Meaning> {
    let first = c.at.checked_sub(3)?;
    let dot = c.atoms.lower(first) == ".";
    let Sense::Month(month, _) = c.atoms.sense(first.checked_sub(usize::from(dot))?) else { return None };
    let Sense::Digits(from, 1..=2) = c.atoms.sense(first + 1) else { return None };
    let Sense::Digits(to, 1..=2) = c.sense() else { return None };
    let joined = c.atoms.lower_before(c.at);
    let word = matches!(joined, "and" | "or" | "to" | "through");
    if !(is_dash(joined) || word) || to <= from {
        return None;
    }
    let day = day_of_month(c)?;
    if word && is_counted(c) {
        return None;
    }
    // The end that was read right before tells the year.
    Some(Meaning::Day { month, day, which: year_after(c).unwrap_or(Which::Mentioned) })
}

/// Whether the number before is no day: "On May 2 and 4 others came", "rose on May 2 to 4.6 million".
fn is_counted(c: &Cursor) -> bool {
    let ends = !matches!(c.sense(), Sense::Mark | Sense::Break) && !BEHIND_A_DAY.contains(&c.lower());
    let longer = matches!(c.sense_at(1), Sense::Digits(..)) && c.glued_at(1);
    ends || c.glued() && (longer || !matches!(c.lower(), "," | "." | ";" | ":" | ")"))
}

/// What can follow the second of two days and is not counted.
static BEHIND_A_DAY: [&str; 17] = [
    "in", "at", "for", "on", "to", "with", "by", "from", "off", "before", "after", "when", "and", "as", "of",
    "during", "among",
];

/// "10" before "-12 October 2025".
fn first_day(c: &mut Cursor) -> Option<Meaning> {
    let day = day_of_month(c)?;
    let mut rest = *c;
    let joined = is_dash(rest.lower()) || (rest.is("to") && c.atoms.lower_before(c.at - 1) == "from");
    joined.then(|| rest.step())?;
    let last = day_of_month(&mut rest)?;
    rest.word("of");
    let month = month_name(&mut rest)?;
    let which = year_after(&mut rest).unwrap_or(Which::Bare);
    (last > day).then_some(Meaning::Day { month, day, which })
}

/// The year behind the other end of a range: "-3, 2026" after "May 2".
pub(super) fn year_behind(c: &Cursor) -> Option<Which> {
    let mut rest = *c;
    is_dash(rest.lower()).then(|| rest.step())?;
    rest.optional(month_name);
    day_of_month(&mut rest)?;
    year_after(&mut rest)
}
