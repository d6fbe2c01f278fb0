//! Numbers as news writes them in times: "10", "twenty-four", "2 1/2", "several", "a couple of".

use crate::times::atoms::Sense;
use crate::times::cursor::Cursor;
use crate::times::meaning::Unit;

/// How many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    /// A number, and whether a half comes on top.
    Exact(u32, bool),
    /// "several", "a few".
    Some,
}

impl Amount {
    /// The whole number, if there is one.
    pub(super) fn exact(self) -> Option<i32> {
        match self {
            Self::Exact(number, false) => i32::try_from(number).ok(),
            _ => None,
        }
    }
}

/// "ten", "twenty-four", "a hundred", "2 1/2", "1,000".
pub(super) fn number(c: &mut Cursor) -> Option<Amount> {
    match c.sense() {
        Sense::Digits(value, digits) if digits <= 4 => {
            c.step();
            let value = thousands(c, value);
            // "3.5 years" has no whole number before its unit.
            if c.is(".") && c.glued() && matches!(c.sense_at(1), Sense::Digits(..)) {
                return decimal(c, value);
            }
            Some(Amount::Exact(value, half(c)))
        }
        Sense::Number(_) => {
            Some(Amount::Exact(words(c)?, c.optional(|c| c.words(&["and", "a", "half"])).is_some()))
        }
        Sense::Opener if c.is("a") => {
            c.step();
            let scale = match c.sense() {
                Sense::Number(scale @ (100 | 1000)) => scale,
                _ => return None,
            };
            c.step();
            Some(Amount::Exact(scale, false))
        }
        _ => None,
    }
}

/// Any amount: a number, "several", "a few", "a couple of", "some", "many".
pub(super) fn amount(c: &mut Cursor) -> Option<Amount> {
    if let Some(number) = c.optional(number) {
        c.optional(|c| (c.word("to")).then_some(()).and_then(|()| number_only(c)));
        c.optional(|c| c.word("more").then_some(()));
        return Some(number);
    }
    if c.word("several") || c.word("many") || c.word("few") {
        return Some(Amount::Some);
    }
    if c.word("a") {
        if c.word("few") {
            return Some(Amount::Some);
        }
        if c.words(&["couple", "of"]).is_some() || c.word("couple") {
            return Some(Amount::Exact(2, false));
        }
        if c.words(&["dozen"]).is_some() {
            return Some(Amount::Exact(12, false));
        }
    }
    None
}

fn number_only(c: &mut Cursor) -> Option<()> {
    number(c).map(|_| ())
}

fn thousands(c: &mut Cursor, value: u32) -> u32 {
    match (c.is(","), c.sense_at(1)) {
        (true, Sense::Digits(rest, 3)) if c.glued() && c.glued_at(1) => {
            c.step();
            c.step();
            value.saturating_mul(1000).saturating_add(rest)
        }
        _ => value,
    }
}

fn decimal(c: &mut Cursor, value: u32) -> Option<Amount> {
    c.step();
    let Sense::Digits(fraction, 1) = c.sense() else { return None };
    c.step();
    (fraction == 5).then_some(Amount::Exact(value, true))
}

fn half(c: &mut Cursor) -> bool {
    let fraction = |c: &mut Cursor| {
        c.optional(|c| c.word("-").then_some(()));
        let (Sense::Digits(1, _), Sense::Digits(2, _)) = (c.sense(), c.sense_at(2)) else { return None };
        c.step();
        c.word("/").then(|| c.step())
    };
    c.word("½") || c.optional(fraction).is_some() || c.optional(|c| c.words(&["and", "a", "half"])).is_some()
}

/// A number in words, up to thousands; hyphens are passed over.
pub(super) fn words(c: &mut Cursor) -> Option<u32> {
    let Sense::Number(mut total) = c.sense() else { return None };
    c.step();
    for _ in 0..6 {
        let next = c.optional(|c| {
            c.optional(|c| c.word("-").then_some(()));
            let Sense::Number(next) = c.sense() else { return None };
            c.step();
            Some(next)
        });
        total = match next {
            None => break,
            Some(scale @ (100 | 1000)) => total.saturating_mul(scale),
            Some(unit) if unit < 10 && total % 10 == 0 => total.saturating_add(unit),
            Some(part) if total % 100 == 0 => total.saturating_add(part),
            Some(_) => return None,
        };
    }
    Some(total)
}

/// "18", "18th", "eighth", "twenty-first": 1 to 31.
pub(super) fn day_of_month(c: &mut Cursor) -> Option<i8> {
    let day = match c.sense() {
        Sense::Digits(day, digits) if digits <= 2 => {
            c.step();
            ordinal_ending(c);
            day
        }
        _ => u32::from(ordinal_word(c)?),
    };
    i8::try_from(day).ok().filter(|day| (1..=31).contains(day))
}

/// "1st", "18th", "eighth": never a plain number.
pub(super) fn ordinal(c: &mut Cursor) -> Option<u8> {
    match c.sense() {
        Sense::Digits(value, digits) if digits <= 2 => {
            c.step();
            ordinal_ending(c).then_some(value as u8)
        }
        _ => ordinal_word(c),
    }
}

fn ordinal_ending(c: &mut Cursor) -> bool {
    let ending = c.glued() && (c.is("st") || c.is("nd") || c.is("rd") || c.is("th"));
    if ending {
        c.step();
    }
    ending
}

fn ordinal_word(c: &mut Cursor) -> Option<u8> {
    let tens = match c.sense() {
        Sense::Number(tens @ (20 | 30)) => {
            c.step();
            c.word("-");
            tens as u8
        }
        _ => 0,
    };
    let unit = match c.sense() {
        Sense::Ordinal(value) => value,
        Sense::Unit(Unit::Second, false) => 2,
        _ => return None,
    };
    c.step();
    (tens == 0 || unit < 10).then_some(tens + unit)
}

/// A year written in full: 1000 to 2199, in digits or in words ("nineteen ninety-seven", "two thousand").
pub(super) fn year(c: &mut Cursor) -> Option<i16> {
    let value = match c.sense() {
        Sense::Digits(value, 4) => {
            c.step();
            value
        }
        Sense::Number(2) => words(c).filter(|value| *value >= 2000)?,
        Sense::Number(century @ 18..=20) => {
            c.step();
            let rest = words(c).filter(|rest| (10..100).contains(rest))?;
            century * 100 + rest
        }
        _ => return None,
    };
    i16::try_from(value).ok().filter(|year| (1000..2200).contains(year))
}
