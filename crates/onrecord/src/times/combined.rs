//! Times made of two: "two years ago this week", "a week from Friday", "the week of March 6", "the day after tomorrow".

use crate::times::atoms::Sense;
use crate::times::cursor::Cursor;
use crate::times::meaning::{Meaning, Unit, Which};
use crate::times::relative::amount_of_time;
use crate::times::rule::{Example, Rule};

const fn example(text: &'static str, words: &'static str, value: &'static str) -> Example {
    Example::new(text, words, value)
}

/// Rules for times made of two. Values are those seen from Tuesday 2025-11-18.
pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "away-on",
        read: away_on,
        examples: &[
            example("The dam broke two years ago this week.", "two years ago this week", "2023-W46"),
            example("The dam broke a year ago today.", "a year ago today", "2024-11-18"),
            example("The dam broke 10 years ago this month.", "10 years ago this month", "2015-11"),
            example("They met a week ago Friday.", "a week ago Friday", "2025-11-07"),
            example("They will meet a week from Friday.", "a week from Friday", "2025-11-28"),
            example("They will meet two weeks from today.", "two weeks from today", "2025-12-02"),
        ],
    },
    Rule {
        name: "week-of",
        read: week_of,
        examples: &[
            example("The hearing is set for the week of March 9.", "the week of March 9", "2026-W11"),
            example("They met in the week of Nov. 3.", "the week of Nov. 3", "2025-W45"),
            example("They met in the week of 3 November.", "the week of 3 November", "2025-W45"),
        ],
    },
    Rule {
        name: "part-of-day",
        read: part_of_day,
        examples: &[
            example("They sang on the night of Nov. 3.", "the night of Nov. 3", "2025-11-03TNI"),
            example(
                "They left early in the morning of 29 April 2019.",
                "early in the morning of 29 April 2019",
                "2019-04-29TMO",
            ),
        ],
    },
    Rule {
        name: "part-of-this-day",
        read: part_of_this_day,
        examples: &[
            example("On Friday they met in the afternoon.", "the afternoon", "2025-11-14TAF"),
            example("In the evening they sang.", "the evening", "2025-11-18TEV"),
        ],
    },
    Rule {
        name: "day-beside",
        read: day_beside,
        examples: &[
            example("They met the day before yesterday.", "the day before yesterday", "2025-11-16"),
            example("They will meet the day after tomorrow.", "the day after tomorrow", "2025-11-20"),
            example(
                "They met the day before last Tuesday's vote.",
                "the day before last Tuesday",
                "2025-11-10",
            ),
            example(
                "Shops were full on the day after Christmas 2024.",
                "the day after Christmas 2024",
                "2024-12-26",
            ),
        ],
    },
];

fn away_on(c: &mut Cursor) -> Option<Meaning> {
    let (amount, unit) = amount_of_time(c)?;
    let sign = match c.lower() {
        "ago" => -1,
        "from" => 1,
        _ => return None,
    };
    c.step();
    let offset = amount.exact()?.checked_mul(sign)?;
    let on = if c.word("today") {
        Meaning::Relative { unit: Unit::Day, offset: 0 }
    } else if c.word("this") {
        let (unit, plural) = super::dates::unit(c)?;
        let calendar = matches!(unit, Unit::Week | Unit::Month | Unit::Weekend) && !plural;
        calendar.then_some(Meaning::Relative { unit, offset: 0 })?
    } else {
        c.word("on");
        let (capital, weekday) = (c.capital(), super::dates::weekday_name(c)?);
        // "a week ago Friday" counts from the Friday past, "a week from Friday" from the one ahead.
        let which = if sign < 0 { Which::Past } else { Which::Ahead };
        capital.then_some(Meaning::Weekday { weekday, which })?
    };
    let counted = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
    counted.then(|| Meaning::AwayOn { offset, unit, on: Box::new(on) })
}

fn week_of(c: &mut Cursor) -> Option<Meaning> {
    c.word("the");
    c.words(&["week", "of"])?;
    matches!(c.sense(), Sense::Month(..) | Sense::Digits(..)).then_some(())?;
    let day = super::finder::day(c)?;
    Some(Meaning::WeekOf(Box::new(day)))
}

fn part_of_day(c: &mut Cursor) -> Option<Meaning> {
    c.optional(|c| {
        c.one_of(&["early", "late"])?;
        c.word("in").then_some(())
    });
    c.word("the");
    c.one_of(&["early", "late"]);
    let part = super::relative::part(c)?;
    c.word("hours");
    c.word("of").then_some(())?;
    let day = super::finder::day(c)?;
    Some(Meaning::Part { part, day: Box::new(day) })
}

/// "in the morning", but not "3 in the morning", which is a time of day.
fn part_of_this_day(c: &mut Cursor) -> Option<Meaning> {
    let led_in = c.atoms.lower_before(c.at) == "in";
    c.word("the").then_some(())?;
    let part = super::relative::part(c)?;
    let alone = led_in && !matches!(c.lower(), "of" | "-" | "'" | "’" | "after" | "before");
    alone.then(|| Meaning::Part { part, day: Box::new(Meaning::DayHere) })
}

fn day_beside(c: &mut Cursor) -> Option<Meaning> {
    c.word("the");
    c.word("day").then_some(())?;
    let offset = match c.one_of(&["before", "after"])? {
        "before" => -1,
        _ => 1,
    };
    let day = super::finder::day(c)?;
    Some(Meaning::DayBeside { offset, day: Box::new(day) })
}
