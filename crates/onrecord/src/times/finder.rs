//! Finds time expressions: at every word that can open one, the rule that reads farthest wins.

use crate::calendar::Days;
use crate::prepare::Prepared;
use crate::times::atoms::{Atoms, Sense};
use crate::times::cursor::Cursor;
use crate::times::meaning::{From, Meaning, Modifier, Unit, Which};
use crate::times::numbers::Amount;
use crate::times::rule::Rule;
use crate::times::tense::Tense;
use crate::times::value::{Seen, Value, View, value};
use crate::times::{
    Outlook, TimeExpression, clock, combined, dates, durations, holidays, outlook, periods, ranges, relative,
    sets, tense,
};

/// All rule tables. Where two rules read equally far, the earlier one wins.
pub(super) static TABLES: [&[Rule]; 9] = [
    dates::RULES,
    ranges::RULES,
    holidays::RULES,
    combined::RULES,
    relative::RULES,
    periods::RULES,
    clock::RULES,
    durations::RULES,
    sets::RULES,
];

/// Words before an expression that modify it, longest first where one begins another.
static MODIFIERS: &[(&[&str], Modifier)] = &[
    (&["the", "end", "of"], Modifier::End),
    (&["the", "beginning", "of"], Modifier::Start),
    (&["the", "start", "of"], Modifier::Start),
    (&["the", "middle", "of"], Modifier::Mid),
    (&["the", "early"], Modifier::Start),
    (&["the", "late"], Modifier::End),
    (&["the", "mid", "-"], Modifier::Mid),
    (&["early"], Modifier::Start),
    (&["earlier"], Modifier::Start),
    (&["late"], Modifier::End),
    (&["later"], Modifier::End),
    (&["mid", "-"], Modifier::Mid),
    (&["mid"], Modifier::Mid),
    (&["no", "more", "than"], Modifier::EqualOrLess),
    (&["more", "than"], Modifier::MoreThan),
    (&["less", "than"], Modifier::LessThan),
    (&["fewer", "than"], Modifier::LessThan),
    (&["at", "least"], Modifier::EqualOrMore),
    (&["up", "to"], Modifier::EqualOrLess),
    (&["about"], Modifier::Approx),
    (&["around"], Modifier::Approx),
    (&["approximately"], Modifier::Approx),
    (&["roughly"], Modifier::Approx),
    (&["nearly"], Modifier::LessThan),
    (&["almost"], Modifier::LessThan),
    (&["over"], Modifier::MoreThan),
];

/// An expression before it has a value.
struct Found {
    meaning: Meaning,
    modifier: Option<Modifier>,
    end: usize,
}

/// The time expressions of an article, in order, not overlapping.
pub(super) fn find(prepared: &Prepared) -> Vec<TimeExpression> {
    find_in(&Atoms::of(prepared))
}

/// The time expressions among atoms.
pub(super) fn find_in(atoms: &Atoms) -> Vec<TimeExpression> {
    let read = readings(atoms).into_iter();
    read.filter_map(|Reading { from, found, value, .. }| expression(atoms, from, &found, value)).collect()
}

/// See [`crate::times::outlooks`].
pub(super) fn outlooks(prepared: &Prepared) -> Vec<Outlook> {
    let atoms = &Atoms::of(prepared);
    let published = prepared.article.published.day;
    let outlook = |read: Reading| {
        let (kind, ahead) = outlook::told_by_itself(&read.found.meaning, &read.value, published)?;
        let mut evidence = Vec::new();
        let verbs = tense::of(atoms, read.from, read.found.end);
        outlook::evidence(atoms, read.from, read.found.end, verbs, &mut |place, word| {
            evidence.push(format!("{place:?}:{word}"));
        });
        Some(Outlook { span: atoms.span(read.from, read.found.end)?, kind, ahead, evidence })
    };
    readings(atoms).into_iter().filter_map(outlook).collect()
}

/// An expression with its value.
struct Reading {
    from: usize,
    found: Found,
    value: Value,
}

fn readings(atoms: &Atoms) -> Vec<Reading> {
    let published = atoms.prepared.article.published.day;
    let nearest = nearest_signs(atoms);
    let story = is_story(atoms, published.year());
    let (mut times, mut seen, mut at) = (Vec::new(), Seen::default(), 0);
    while at < atoms.len() {
        let may_open = opens(atoms, at) && nearest.get(at).is_some_and(|&steps| steps <= REACH);
        let found = if may_open { longest(atoms, at) } else { None };
        let Some(found) = found else {
            let goes_on = !ends_sentence(atoms, at);
            seen.told = seen.told.filter(|_| story || goes_on);
            seen.here = seen.here.filter(|_| goes_on);
            at += 1;
            continue;
        };

        let (tense, surely_past) = outlook::side(atoms, at, found.end, &found.meaning);
        // "By September the plans were dropped": a story of long ago looks ahead from where it stands.
        let told_on = story && seen.told.is_some() && !tense::of(atoms, at, found.end).ahead();
        let tense = if told_on && tense.ahead() { Tense::Unknown } else { tense };
        let view = View { published, tense, surely_past, seen };
        match value(&found.meaning, view) {
            Some(value) => {
                remember(&mut seen, &found.meaning, &value, view, story);
                let (from, end) = (at, found.end);
                times.push(Reading { from, found, value });
                at = end;
            }
            None => at += 1,
        }
    }
    times
}

fn expression(atoms: &Atoms, at: usize, found: &Found, value: Value) -> Option<TimeExpression> {
    let span = atoms.span(at, found.end)?;
    let tokens = atoms.tokens(at, found.end);
    let Value { kind, text, days, .. } = value;
    Some(TimeExpression { tokens, span, kind, value: text, modifier: found.modifier, days })
}

/// Whether an article tells of years long past rather than of the news: most years that it names are.
fn is_story(atoms: &Atoms, published: i16) -> bool {
    let year = |at: usize| match atoms.sense(at) {
        Sense::Digits(year @ 1000..=2200, 4) => i16::try_from(year).ok(),
        _ => None,
    };
    let years = || (0..atoms.len()).filter_map(year).filter(|year| *year <= published + 2);
    let (all, old) = (years().count(), years().filter(|year| *year < published - 3).count());
    old >= 8 && old * 10 >= all * 8
}

fn ends_sentence(atoms: &Atoms, at: usize) -> bool {
    tense::ends_clause(atoms, at) && matches!(atoms.lower(at), "" | "." | "?" | "!")
}

/// Whether the words of a meaning tell its year.
fn tells_year(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Day { which, .. } | Meaning::Month { which, .. } | Meaning::Season { which, .. } => {
            matches!(which, Which::Year(_) | Which::Mentioned)
        }
        Meaning::Year(_) => true,
        Meaning::Part { day, .. } | Meaning::Clock { day: Some(day), .. } => tells_year(day),
        _ => false,
    }
}

/// The date that bare months and days go on from: one with its year, then what was read from it.
fn told(meaning: &Meaning, value: &Value, view: View, story: bool) -> Option<(Days, Unit)> {
    let before = view.seen.told;
    let date = value.days.map(|days| (days, value.unit));
    // The news names a year as background ("founded in 1987"); only a story stays there.
    let fine = story || matches!(value.unit, Unit::Day | Unit::Month);
    let past = date.is_some_and(|(days, _)| days.last().year() < view.published.year());
    match meaning {
        _ if tells_year(meaning) => date.filter(|_| past && fine),
        Meaning::Day { which: Which::Bare, .. } | Meaning::Month { which: Which::Bare, .. } if past => {
            before.and(date)
        }
        Meaning::Away { from: From::Mentioned, .. } | Meaning::Anchored { .. } if past => before.and(date),
        Meaning::Relative { .. } | Meaning::Weekday { .. } | Meaning::Away { .. } if !story => None,
        _ => before,
    }
}

fn remember(seen: &mut Seen, meaning: &Meaning, value: &Value, view: View, story: bool) {
    seen.told = told(meaning, value, view, story);
    // A holiday names an occasion ("the 9/11 attacks"), and nothing is told from its day on.
    let holiday = matches!(meaning, Meaning::Holiday { .. });
    if let (Some(days), true, false) = (value.days, value.kind.is_dated(), holiday) {
        seen.date = Some((days, value.unit));
        let day = Some(days.first()).filter(|_| value.unit == Unit::Day);
        seen.day = day.or(seen.day);
        seen.here = day.or(seen.here);
    }
    // "A year earlier" compares; the period spoken of stays what it was.
    if matches!(meaning, Meaning::PeriodYearBefore { .. } | Meaning::PeriodOf(_)) {
        return;
    }
    // Results are told of quarters that are over; a forecast for the next one does not become the period spoken of.
    let over = value.days.is_some_and(|days| days.last() < view.published);
    // A firm that speaks of its "fiscal first quarter" names it so, whatever the calendar makes of its last day.
    let named = matches!(meaning, Meaning::QuarterEnded(_)) && seen.quarter.is_some();
    if let Some(quarter) = value.quarter.filter(|_| over && !named) {
        (seen.quarter, seen.months) = (Some(quarter), false);
    }
    seen.months |= is_run_of_months(meaning);
}

/// "the nine months", "the first six months" of a year's books.
fn is_run_of_months(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Duration { amount: Amount::Exact(6 | 9, false), unit: Unit::Month })
}

/// How many atoms after its first word an expression shows by a word of its own that it is one ("in the first half of
/// the year").
const REACH: u8 = 8;

/// For each atom how far the next one is that speaks of time by itself; "the" and its like open expressions in every
/// sentence, and reading on from each of them would cost more than all the rest.
fn nearest_signs(atoms: &Atoms) -> Vec<u8> {
    let mut nearest = vec![u8::MAX; atoms.len()];
    let mut steps = u8::MAX;
    for (at, place) in nearest.iter_mut().enumerate().rev() {
        steps = if is_sign(atoms, at) { 0 } else { steps.saturating_add(1) };
        *place = steps;
    }
    nearest
}

fn is_sign(atoms: &Atoms, at: usize) -> bool {
    match atoms.sense(at) {
        // "nineteen ninety-six"
        Sense::Number(number) if (10..=20).contains(&number) => true,
        Sense::Break | Sense::Mark | Sense::Number(_) | Sense::Ordinal(_) => false,
        Sense::None if !(3..=7).contains(&atoms.width(at)) => false,
        Sense::None => {
            matches!(
                atoms.lower(at),
                "time" | "times" | "moment" | "present" | "future" | "once" | "day" | "eve" | "period"
            )
        }
        Sense::Opener => !is_weak(atoms.lower(at)),
        _ => true,
    }
}

/// Openers that mostly open something else.
fn is_weak(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "about"
            | "around"
            | "over"
            | "more"
            | "less"
            | "up"
            | "at"
            | "no"
            | "every"
            | "each"
            | "several"
            | "many"
            | "right"
            | "half"
            | "new"
            | "good"
            | "nearly"
            | "almost"
            | "fewer"
            | "labor"
            | "labour"
            | "election"
            | "veterans"
    )
}

fn opens(atoms: &Atoms, at: usize) -> bool {
    match atoms.sense(at) {
        Sense::None | Sense::Break => false,
        Sense::Mark => matches!(atoms.lower(at), "'" | "’" | "‘"),
        _ => true,
    }
}

fn longest(atoms: &Atoms, at: usize) -> Option<Found> {
    let plain = core(atoms, at).map(|(meaning, end)| Found { meaning, modifier: None, end });
    let modified = modified(atoms, at);
    match (plain, modified) {
        (Some(plain), Some(modified)) => Some(if modified.end > plain.end { modified } else { plain }),
        (plain, modified) => plain.or(modified),
    }
}

/// The rule that reads farthest from `at`.
fn core(atoms: &Atoms, at: usize) -> Option<(Meaning, usize)> {
    let mut best: Option<(Meaning, usize)> = None;
    for rule in TABLES.iter().copied().flatten() {
        let mut cursor = Cursor { atoms, at };
        let meaning = (rule.read)(&mut cursor);
        let farther = cursor.at > best.as_ref().map_or(at, |(_, end)| *end);
        best = meaning.filter(|_| farther).map(|meaning| (meaning, cursor.at)).or(best);
    }
    best
}

fn modified(atoms: &Atoms, at: usize) -> Option<Found> {
    let mut c = Cursor { atoms, at };
    let modifier =
        MODIFIERS.iter().find_map(|(words, modifier)| c.optional(|c| c.words(words)).map(|()| *modifier))?;
    let bound = matches!(modifier, Modifier::Start | Modifier::Mid | Modifier::End);
    if bound {
        if let Some(meaning) = c.optional(within_unit) {
            return Some(Found { meaning, modifier: Some(modifier), end: c.at });
        }
        c.optional(|c| c.word("on").then_some(()));
    } else if c.is("the") {
        // "over the past year" is no "over"; "the" also opens what is not counted.
        return None;
    }
    let (meaning, end) = core(atoms, c.at)?;
    fits(&meaning, modifier, bound).then_some(Found { meaning, modifier: Some(modifier), end })
}

/// "in the year" after "earlier", "the week" after "later in".
fn within_unit(c: &mut Cursor) -> Option<Meaning> {
    c.words(&["in", "the"])?;
    let (unit, plural) = dates::unit(c)?;
    if unit == Unit::Day {
        return (!plural).then_some(Meaning::Anchored { unit, offset: 0 });
    }
    let wanted = matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Decade);
    (wanted && !plural).then_some(Meaning::Relative { unit, offset: 0 })
}

/// Whether a modifier can stand before a meaning: parts of the calendar have an early and a late, amounts a more and less.
fn fits(meaning: &Meaning, modifier: Modifier, bound: bool) -> bool {
    let amount =
        matches!(meaning, Meaning::Duration { .. } | Meaning::Away { .. } | Meaning::PeriodYearBefore { .. });
    let nothing = matches!(meaning, Meaning::Set(_) | Meaning::Reference(_));
    match (bound, amount, nothing) {
        (_, _, true) => false,
        (true, amount, _) => !amount,
        (false, true, _) => true,
        // "to get around Wednesday's ruling"
        (false, false, _) => modifier == Modifier::Approx && !matches!(meaning, Meaning::Weekday { .. }),
    }
}

/// Reads an expression for a single day, beside a time of day.
pub(super) fn day(c: &mut Cursor) -> Option<Meaning> {
    let (meaning, end) = DAY_RULES
        .iter()
        .filter_map(|name| {
            let rule = TABLES.iter().copied().flatten().find(|rule| rule.name == *name)?;
            let mut cursor = *c;
            (rule.read)(&mut cursor).map(|meaning| (meaning, cursor.at))
        })
        .max_by_key(|(_, end)| *end)?;
    c.at = end;
    Some(meaning)
}

static DAY_RULES: [&str; 5] = ["month-day", "day-month", "weekday", "named-day", "holiday"];
