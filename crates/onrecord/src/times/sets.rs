//! What repeats: "every day", "annually", "Mondays".

use crate::times::atoms::Sense;
use crate::times::cursor::Cursor;
use crate::times::dates::unit;
use crate::times::meaning::{Meaning, Often, Unit};
use crate::times::numbers::{Amount, number};
use crate::times::rule::{Example, Rule};

const fn example(text: &'static str, words: &'static str, value: &'static str) -> Example {
    Example::new(text, words, value)
}

const ONE: Amount = Amount::Exact(1, false);

/// Rules for what repeats.
pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "every",
        read: every,
        examples: &[
            example("They meet every day.", "every day", "P1D"),
            example("They meet every two weeks.", "every two weeks", "P2W"),
            example("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
            example("They meet each July.", "each July", "XXXX-07"),
            example("They meet every summer.", "every summer", "XXXX-SU"),
        ],
    },
    Rule {
        name: "adverb",
        read: adverb,
        examples: &[
            example("The list is updated daily.", "daily", "P1D"),
            example("The list is updated annually.", "annually", "P1Y"),
        ],
    },
    Rule {
        name: "weekdays",
        read: weekdays,
        examples: &[example("The shop is closed on Mondays.", "Mondays", "XXXX-WXX-1")],
    },
    Rule {
        name: "per",
        read: per,
        examples: &[
            example("They meet twice a year.", "a year", "P1Y"),
            example("It costs $40 million a month.", "a month", "P1M"),
        ],
    },
];

fn every(c: &mut Cursor) -> Option<Meaning> {
    c.one_of(&["every", "each"])?;
    let often = match c.sense() {
        Sense::Weekday(weekday, false) => Often::Weekday(weekday),
        Sense::Month(month, false) => Often::Month(month),
        Sense::Season(season) => Often::Season(season),
        _ => {
            c.optional(|c| c.word("other").then_some(()));
            let amount = c.optional(number).unwrap_or(ONE);
            let (unit, _) = unit(c)?;
            return (unit != Unit::Second).then_some(Meaning::Set(Often::Each(amount, unit)));
        }
    };
    c.step();
    c.optional(|c| matches!(c.sense(), Sense::Part(_)).then(|| c.step()));
    Some(Meaning::Set(often))
}

fn adverb(c: &mut Cursor) -> Option<Meaning> {
    if c.capital() && c.atoms.get(c.at + 1).is_some_and(|atom| atom.capital) {
        return None;
    }
    let unit = match c.lower() {
        "daily" | "nightly" => Unit::Day,
        "weekly" => Unit::Week,
        "monthly" => Unit::Month,
        "yearly" | "annually" => Unit::Year,
        "hourly" => Unit::Hour,
        _ => return None,
    };
    c.step();
    Some(Meaning::Set(Often::Each(ONE, unit)))
}

fn weekdays(c: &mut Cursor) -> Option<Meaning> {
    let Sense::Weekdays(weekday) = c.sense() else { return None };
    let capital = c.capital();
    c.step();
    capital.then_some(Meaning::Set(Often::Weekday(weekday)))
}

/// "a year" after a number of times or an amount of money.
fn per(c: &mut Cursor) -> Option<Meaning> {
    let before = c.atoms.lower_before(c.at);
    let counted = matches!(
        before,
        "times"
            | "twice"
            | "once"
            | "million"
            | "billion"
            | "thousand"
            | "barrels"
            | "tons"
            | "percent"
            | "%"
    );
    let money = matches!(c.atoms.sense(c.at.wrapping_sub(1)), Sense::Digits(..));
    if !counted && !money || c.one_of(&["a", "an"]).is_none() {
        return None;
    }
    let (unit, plural) = unit(c)?;
    (!plural && !matches!(c.lower(), "ago" | "earlier" | "later"))
        .then_some(Meaning::Set(Often::Each(ONE, unit)))
}
