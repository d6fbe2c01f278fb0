//! Reporting periods: quarters, halves, and "a year earlier" of them.

use crate::times::atoms::Sense;
use crate::times::cursor::Cursor;
use crate::times::dates::{month_name, year_after, year_before};
use crate::times::meaning::{From, Meaning, Unit, Which};
use crate::times::numbers::{day_of_month, ordinal};
use crate::times::rule::{Example, Rule};

const fn example(text: &'static str, words: &'static str, value: &'static str) -> Example {
    Example::new(text, words, value)
}

/// Rules for reporting periods. Values are those seen from Tuesday 2025-11-18.
pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "quarter",
        read: quarter,
        examples: &[
            example("Profit fell in the third quarter.", "the third quarter", "2025-Q3"),
            example("Third-quarter profit fell.", "Third-quarter", "2025-Q3"),
            example("Profit fell in the second quarter of 2019.", "the second quarter of 2019", "2019-Q2"),
            example("Profit rose from last year's third quarter.", "last year's third quarter", "2024-Q3"),
            example("Profit will rise in the first quarter.", "the first quarter", "2026-Q1"),
        ],
    },
    Rule {
        name: "quarter-number",
        read: quarter_number,
        examples: &[
            example("Profit fell in Q3.", "Q3", "2025-Q3"),
            example("Profit fell in Q2 2019.", "Q2 2019", "2019-Q2"),
        ],
    },
    Rule {
        name: "half-year",
        read: half,
        examples: &[
            example("Sales fell in the first half of the year.", "the first half of the year", "2025-H1"),
            example("Sales fell in the first half of 2019.", "the first half of 2019", "2019-H1"),
            example(
                "Sales fell in the last two quarters of 2019.",
                "the last two quarters of 2019",
                "2019-H2",
            ),
        ],
    },
    Rule {
        name: "the-quarter",
        read: the_quarter,
        examples: &[
            example(
                "In the second quarter profit fell. Costs in the quarter rose.",
                "the quarter",
                "2025-Q2",
            ),
            example("Profit fell in the quarter ended July 31.", "the quarter", "2025-Q2"),
            example(
                "Profit fell in the third quarter. In the quarter a year ago it rose.",
                "the quarter a year ago",
                "2024-Q3",
            ),
            example(
                "Profit fell. It will rise in the fourth quarter. In the latest quarter costs rose.",
                "the latest quarter",
                "2025-Q3",
            ),
        ],
    },
    Rule {
        name: "period-of-year",
        read: period_of_year,
        examples: &[
            example(
                "In the third quarter profit fell. In the 2024 period it rose.",
                "the 2024 period",
                "2024-Q3",
            ),
            example(
                "Third-quarter profit rose from the corresponding period last year.",
                "the corresponding period last year",
                "2024-Q3",
            ),
        ],
    },
    Rule {
        name: "year-before",
        read: year_ago,
        examples: &[
            example(
                "Profit in the third quarter fell from the year-ago period.",
                "the year-ago period",
                "2024-Q3",
            ),
            example("Third-quarter profit was higher than a year earlier.", "a year earlier", "2024-Q3"),
            example(
                "Third-quarter profit fell. For the nine months it rose from a year earlier.",
                "a year earlier",
                "2024",
            ),
            example("They married a year ago.", "a year ago", "2024"),
        ],
    },
];

fn quarter(c: &mut Cursor) -> Option<Meaning> {
    let the = c.word("the");
    let before = year_before(c);
    c.word("fiscal");
    c.word("-");
    let quarter = ordinal(c).filter(|number| (1..=4).contains(number))?;
    let hyphen = c.one_of(&["-", "‑"]).is_some();
    c.word("fiscal");
    // In "the third-quarter loss" the article belongs to the loss.
    if !c.word("quarter") || (the && hyphen) {
        return None;
    }
    let which = before.or_else(|| year_after(c)).unwrap_or(Which::Bare);
    Some(Meaning::Quarter { quarter, which })
}

fn quarter_number(c: &mut Cursor) -> Option<Meaning> {
    if !c.capital() || !c.word("q") || !c.glued() {
        return None;
    }
    let Sense::Digits(quarter @ 1..=4, 1) = c.sense() else { return None };
    c.step();
    let which = year_after(c).unwrap_or(Which::Bare);
    Some(Meaning::Quarter { quarter: quarter as u8, which })
}

fn half(c: &mut Cursor) -> Option<Meaning> {
    c.word("the");
    let half = c.optional(two_quarters).or_else(|| c.optional(half_of))?;
    let this_year = |c: &mut Cursor| c.words(&["of", "the", "year"]).map(|()| Which::This);
    let which = year_after(c).or_else(|| c.optional(this_year))?;
    Some(Meaning::Half { half, which })
}

/// "first half", "second-half".
fn half_of(c: &mut Cursor) -> Option<u8> {
    let half = ordinal(c).filter(|number| (1..=2).contains(number))?;
    c.word("-");
    c.word("half").then_some(half)
}

/// "first two quarters", "last two quarters".
fn two_quarters(c: &mut Cursor) -> Option<u8> {
    let half =
        if c.one_of(&["last", "final"]).is_some() { 2 } else { ordinal(c).filter(|first| *first == 1)? };
    c.words(&["two", "quarters"]).map(|()| half)
}

fn the_quarter(c: &mut Cursor) -> Option<Meaning> {
    c.word("the").then_some(())?;
    let latest = c.word("latest");
    let noun = c.word("quarter") || (latest && c.word("period"));
    if let Some(day) = ended_on(c).filter(|_| noun) {
        return Some(Meaning::QuarterEnded(Box::new(day)));
    }
    // "the quarter a year ago"
    if noun && !latest && c.optional(year_back).is_some() {
        return Some(Meaning::PeriodYearBefore { quarter: None, from: From::Publication });
    }
    (noun && !c.is("of") && !c.is("-")).then_some(Meaning::Period)
}

/// "a year ago", "a year earlier".
fn year_back(c: &mut Cursor) -> Option<()> {
    c.words(&["a", "year"])?;
    c.one_of(&["ago", "earlier"]).map(|_| ())
}

/// The day behind "ended" or "ending" after a quarter; it is an expression of its own and not read over.
fn ended_on(c: &Cursor) -> Option<Meaning> {
    let mut rest = *c;
    rest.one_of(&["ended", "ending"])?;
    let month = month_name(&mut rest)?;
    let day = day_of_month(&mut rest)?;
    Some(Meaning::Day { month, day, which: year_after(&mut rest).unwrap_or(Which::Bare) })
}

/// "the 1988 quarter", "last year's period", "the same period last year".
fn period_of_year(c: &mut Cursor) -> Option<Meaning> {
    c.word("the");
    if c.one_of(&["same", "corresponding", "comparable"]).is_some() {
        c.one_of(&["quarter", "period"])?;
        c.word("of");
        return year_before_or_after(c);
    }
    let which = year_before(c)?;
    c.one_of(&["quarter", "period"])?;
    Some(Meaning::PeriodOf(which))
}

/// "last year", "1988" after "the same period".
fn year_before_or_after(c: &mut Cursor) -> Option<Meaning> {
    let which = year_after(c)?;
    Some(Meaning::PeriodOf(which))
}

/// "the year-ago quarter", "the year-earlier period", "year-earlier", "a year ago".
fn year_ago(c: &mut Cursor) -> Option<Meaning> {
    let the = c.word("the");
    let (Sense::Unit(Unit::Year, false), "-" | "‑") = (c.sense(), c.lower_at(1)) else { return None };
    c.at += 2;
    c.one_of(&["ago", "earlier"])?;
    let quarter = c.optional(|c| {
        let quarter = ordinal(c).filter(|number| (1..=4).contains(number))?;
        c.word("quarter").then_some(quarter)
    });
    let whole = quarter.is_some() || c.one_of(&["quarter", "period"]).is_some();
    (whole || !the).then_some(())?;
    Some(Meaning::PeriodYearBefore { quarter, from: From::Publication })
}
