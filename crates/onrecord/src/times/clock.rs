//! Times of day: "3pm ET", "10:30 a.m.", "noon", with the day that is named beside them.

use crate::times::atoms::Sense;
use crate::times::cursor::Cursor;
use crate::times::meaning::{Clock, Meaning};
use crate::times::rule::{Example, Rule};

const fn example(text: &'static str, words: &'static str, value: &'static str) -> Example {
    Example::new(text, words, value)
}

/// Rules for times of day. Values are those seen from Tuesday 2025-11-18.
pub(super) static RULES: &[Rule] = &[Rule {
    name: "clock",
    read: clock_and_day,
    examples: &[
        example("The vote is at 3pm ET.", "3pm ET", "2025-11-18T15:00"),
        example("The vote is at 10:30 a.m. in Oslo.", "10:30 a.m.", "2025-11-18T10:30"),
        example("The vote was at 10 p.m. Wednesday.", "10 p.m. Wednesday", "2025-11-12T22:00"),
        example("The vote was at noon Thursday.", "noon Thursday", "2025-11-13T12:00"),
        example("The vote is at 5 p.m. EST, Dec. 6.", "5 p.m. EST, Dec. 6", "2025-12-06T17:00"),
        example("The vote was at 10.32am.", "10.32am", "2025-11-18T10:32"),
        example("The vote was at 15:00 GMT.", "15:00 GMT", "2025-11-18T15:00"),
        example("The blast at 10:35 a.m. (0735 GMT) Friday hurt nobody.", "10:35 a.m.", "2025-11-14T10:35"),
        example("The vote was at 1500 GMT.", "1500 GMT", "2025-11-18T15:00"),
        example("They left at 4 in the morning (3 a.m. GMT Friday).", "4 in the morning", "2025-11-14T04:00"),
        example("They met on Friday at 3 p.m. in Oslo.", "3 p.m.", "2025-11-14T15:00"),
        example("They met on Friday. At 3 p.m. they left.", "3 p.m.", "2025-11-14T15:00"),
        example("The quake struck at 5:34 a.m. local time on Friday.", "5:34 a.m.", "2025-11-14T05:34"),
    ],
}];

fn clock_and_day(c: &mut Cursor) -> Option<Meaning> {
    let clock = clock(c)?;
    c.optional(|c| {
        c.one_of(&["et", "est", "edt", "ct", "cst", "cdt", "pt", "pst", "pdt", "gmt", "bst", "utc", "cet"])
    });
    let day = c.optional(|c| {
        c.word(",");
        c.word("on");
        super::finder::day(c)
    });
    let day = day.or_else(|| day_behind_zone(*c));
    Some(Meaning::Clock { clock, day: day.map(Box::new) })
}

/// "10:35 a.m. (0735 GMT) Friday", "10:35 a.m. local time on Friday": the day, which is an expression of its own.
fn day_behind_zone(mut c: Cursor) -> Option<Meaning> {
    let length = if c.is("(") {
        let close = (1..9).find(|ahead| c.lower_at(*ahead) == ")")?;
        // "4 in the morning (3 a.m. GMT Thursday)"
        let inside = (1..close).find_map(|ahead| super::finder::day(&mut Cursor { at: c.at + ahead, ..c }));
        if inside.is_some() {
            return inside;
        }
        close
    } else {
        (1..3).find(|ahead| c.lower_at(*ahead) == "time")?
    };
    c.at += length + 1;
    c.word(",");
    c.word("on");
    super::finder::day(&mut c)
}

fn clock(c: &mut Cursor) -> Option<Clock> {
    // "high noon" is a picture more often than a time, and "Mr Noon" a person.
    let before = c.at.checked_sub(1).and_then(|before| c.atoms.get(before));
    let named = c.capital() && before.is_some_and(|before| before.capital);
    if !named && c.atoms.lower_before(c.at) != "high" && c.word("noon") {
        return Some(Clock { hour: 12, minute: 0 });
    }
    if c.word("midnight") {
        return Some(Clock { hour: 24, minute: 0 });
    }
    if let Some(clock) = c.optional(four_digits) {
        return Some(clock);
    }
    let hour = match c.sense() {
        Sense::Digits(hour @ 0..=24, 1..=2) => hour as u8,
        Sense::Number(hour @ 1..=12) => hour as u8,
        _ => return None,
    };
    c.step();
    let minutes = c.optional(minutes);
    let minute = minutes.map_or(0, |(minute, _)| minute);
    if let Some(afternoon) = c.optional(half_day) {
        let hour = match (hour, afternoon) {
            (12, false) => 0,
            (12, true) => 12,
            (1..=11, true) => hour + 12,
            (1..=11, false) => hour,
            _ => return None,
        };
        return Some(Clock { hour, minute });
    }
    if c.optional(oclock).is_some() {
        return Some(Clock { hour, minute });
    }
    // Without "a.m." only a colon and two digits make a clock, and no score: "15:00".
    minutes.filter(|(_, colon)| *colon && hour >= 10).map(|(minute, _)| Clock { hour, minute })
}

/// "0735 GMT"; the zone tells it from a year.
fn four_digits(c: &mut Cursor) -> Option<Clock> {
    let Sense::Digits(digits @ 0..=2400, 4) = c.sense() else { return None };
    c.step();
    let zone = matches!(c.lower(), "gmt" | "utc" | "hours" | "hrs");
    let (hour, minute) = ((digits / 100) as u8, (digits % 100) as u8);
    (zone && minute < 60).then_some(Clock { hour, minute })
}

/// Minutes, and whether a colon stood before them.
fn minutes(c: &mut Cursor) -> Option<(u8, bool)> {
    let mark = if c.glued() { c.one_of(&[":", "."])? } else { return None };
    let Sense::Digits(minute @ 0..=59, 2) = c.sense() else { return None };
    if !c.glued() {
        return None;
    }
    c.step();
    Some((minute as u8, mark == ":"))
}

/// "a.m.", "am", "p.m.", "pm", "in the morning": whether it is the afternoon.
fn half_day(c: &mut Cursor) -> Option<bool> {
    if let Some(word) = c.one_of(&["am", "pm"]) {
        return Some(word == "pm");
    }
    if c.words(&["in", "the"]).is_some() {
        return Some(c.one_of(&["morning", "afternoon", "evening"])? != "morning");
    }
    let letter = c.one_of(&["a", "p"])?;
    let dotted = c.word(".") && c.glued() && c.word("m");
    if dotted && c.glued() {
        c.word(".");
    }
    dotted.then_some(letter == "p")
}

fn oclock(c: &mut Cursor) -> Option<()> {
    c.word("o").then_some(())?;
    c.one_of(&["'", "’"])?;
    c.word("clock").then_some(())
}
