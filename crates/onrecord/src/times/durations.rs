//! Lengths of time: "two days", "four-year", "the past three months", "several years".

use crate::times::atoms::Sense;
use crate::times::cursor::Cursor;
use crate::times::dates::unit;
use crate::times::meaning::{Meaning, Reference, Unit};
use crate::times::numbers::{Amount, amount};
use crate::times::relative::{amount_of_time, is_possible, or_so};
use crate::times::rule::{Example, Rule};

const fn example(text: &'static str, words: &'static str, value: &'static str) -> Example {
    Example::new(text, words, value)
}

/// Rules for lengths of time.
pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "length",
        read: length,
        examples: &[
            example("The strike lasted two days.", "two days", "P2D"),
            example("She got a four-year sentence.", "four-year", "P4Y"),
            example("It took 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
            example("It took twenty-four months.", "twenty-four months", "P24M"),
            example("He waited several years.", "several years", "PXY"),
            example("He waited a few days.", "a few days", "PXD"),
            example("He waited for three decades.", "three decades", "P30Y"),
            example("He waited nearly two months.", "nearly two months", "P2M"),
        ],
    },
    Rule {
        name: "long",
        read: long,
        examples: &[
            example("The month-long strike ended.", "month-long", "P1M"),
            example("The weeks-long strike ended.", "weeks-long", "PXW"),
        ],
    },
    Rule {
        name: "half",
        read: half,
        examples: &[example("He waited half an hour.", "half an hour", "PT30M")],
    },
    Rule {
        name: "framed",
        read: framed,
        examples: &[
            example("Sales fell over the past three months.", "the past three months", "P3M"),
            example("Sales fell in the first nine months.", "the first nine months", "P9M"),
            example("Sales will fall over the next few days.", "the next few days", "PXD"),
        ],
    },
    Rule {
        name: "the-year",
        read: the_year,
        examples: &[
            example("Profit for the year fell.", "the year", "2025"),
            example("Profit for the fiscal year fell.", "the fiscal year", "P1Y"),
            example("Profit for the year ended June 30 fell.", "the year", "P1Y"),
            example("It expects a profit for the full year.", "the full year", "2025"),
        ],
    },
    Rule {
        name: "unnumbered",
        read: unnumbered,
        examples: &[
            example("They lived there for years.", "years", "PXY"),
            example("They will stay for the coming weeks.", "the coming weeks", "PXW"),
            example("Prices rose in recent months.", "recent months", "PXM"),
        ],
    },
];

fn length(c: &mut Cursor) -> Option<Meaning> {
    let (amount, unit) = amount_of_time(c)?;
    let amount = match (amount, c.optional(|c| c.words(&["and", "a", "half"]))) {
        (Amount::Exact(number, _), Some(())) => Amount::Exact(number, true),
        (amount, _) => amount,
    };
    // "three-quarters of the houses"
    let fraction = unit == Unit::Quarter && c.is("of");
    (!is_age(c) && !is_comparison(c) && !fraction).then_some(Meaning::Duration { amount, unit })
}

/// "34-year-old", "34 years old": an age is no time of the article.
fn is_age(c: &Cursor) -> bool {
    let hyphen = c.is("-") && c.lower_at(1) == "old";
    hyphen || matches!((c.lower(), c.lower_at(1)), ("old", _) | ("of", "age"))
}

/// "a year-earlier profit" speaks of the year before.
fn is_comparison(c: &Cursor) -> bool {
    c.is("-") && c.glued() && matches!(c.lower_at(1), "ago" | "earlier")
}

/// "month-long", "decades-long".
fn long(c: &mut Cursor) -> Option<Meaning> {
    let (unit, plural) = unit(c)?;
    (c.words(&["-", "long"]).is_some() && unit != Unit::Second).then_some(())?;
    let amount = if plural { Amount::Some } else { Amount::Exact(1, false) };
    Some(Meaning::Duration { amount, unit })
}

fn half(c: &mut Cursor) -> Option<Meaning> {
    c.word("half").then_some(())?;
    c.one_of(&["a", "an", "-"])?;
    let (unit, plural) = unit(c)?;
    (!plural).then_some(Meaning::Duration { amount: Amount::Exact(0, true), unit })
}

/// "the past three months", "the first nine months", "the nine months", "the next few days".
fn framed(c: &mut Cursor) -> Option<Meaning> {
    // "would last six weeks", "to last two hours": a verb.
    let before = c.atoms.lower_before(c.at);
    let verb = is_possible(before) || matches!(before, "to" | "should" | "must" | "not");
    if verb && c.is("last") {
        return None;
    }
    let the = c.word("the");
    let frame =
        c.one_of(&["past", "last", "first", "next", "latest", "coming", "previous", "final", "recent"]);
    if !the && frame.is_none() {
        return None;
    }
    let amount = amount(c)?;
    c.optional(|c| c.one_of(&["-"]));
    let (unit, plural) = unit(c)?;
    let counted = plural && !is_age(c) && !matches!(c.lower(), "ago" | "earlier" | "later");
    or_so(c);
    counted.then_some(Meaning::Duration { amount, unit })
}

/// "the year", where nothing says which; "the full year" is the one spoken of.
fn the_year(c: &mut Cursor) -> Option<Meaning> {
    let before = c.atoms.lower_before(c.at);
    c.word("the").then_some(())?;
    let frame = c.one_of(&["fiscal", "full", "financial", "whole", "entire"]);
    let told = c.word("year") && matches!(before, "for" | "in" | "during" | "of" | "throughout" | "over");
    // Of a year that ends on some day only the length is told.
    let ends = matches!(c.lower(), "ended" | "ending" | "to" | "through" | "of" | "-" | "'" | "’");
    let this = match frame {
        Some("full") => true,
        None => !ends && (c.sense() != Sense::None || super::is_past_verb(c.lower())),
        _ => false,
    };
    if told && this {
        return Some(Meaning::Relative { unit: Unit::Year, offset: 0 });
    }
    let open =
        !matches!(c.lower(), "of" | "-" | "'" | "’" | "before" | "after" | "when" | "that" | "in" | "end");
    (told && open).then_some(Meaning::Duration { amount: Amount::Exact(1, false), unit: Unit::Year })
}

/// "years", "weeks" without a number.
fn unnumbered(c: &mut Cursor) -> Option<Meaning> {
    let before = c.atoms.lower_before(c.at);
    let the = c.word("the");
    let frame = c.one_of(&["past", "last", "coming", "next", "recent", "early"]);
    let (unit, plural) = unit(c)?;
    let long =
        matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century);
    let framed = frame.is_some() || (the && matches!(before, "over" | "through"));
    let open = matches!(before, "for" | "in" | "of" | "after" | "within" | "over" | "many" | "took" | "take");
    let times = matches!(c.sense(), Sense::Part(_)) || c.is("of") && !framed || is_age(c);
    let wanted = framed || (!the && open);
    if !plural || !long || times || !wanted {
        return None;
    }
    let reference = frame == Some("recent") && matches!(unit, Unit::Year | Unit::Day);
    Some(if reference {
        Meaning::Reference(Reference::Past)
    } else {
        Meaning::Duration { amount: Amount::Some, unit }
    })
}
