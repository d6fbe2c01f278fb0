//! Whether a time lies before or after publication, weighed from what stands beside it in its clause.
//!
//! "Payable April 15", "on Friday after the vote", "an agreement to sell the mill in March": one verb alone does not tell.
//! The forms of the nearest verbs and every word near have a weight for the place in which they stand; the sum says on
//! which side the time lies. The weights ([`super::outlook_weights`]) were fitted to times whose side is known from their
//! own words ("tomorrow", "last month", "May 3, 1987"), beside which the same words stand.

use crate::calendar::Day;
use crate::times::ahead::{is_ahead, is_forecast};
use crate::times::atoms::{Atoms, Sense};
use crate::times::bounds::{SURE_PAST, bounds, has_just_been, is_looked_back_on, names_weekday, owns};
use crate::times::meaning::{From, Meaning, Unit, Which};
use crate::times::outlook_weights::{START, WORDS};
use crate::times::tense::{self, Tense};
use crate::times::value::Value;

/// Where something stands, seen from the expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The word right before it.
    Before,
    /// The word right behind it.
    After,
    /// Among the nearest words to the left in the clause.
    Left,
    /// Farther left in the clause.
    FarLeft,
    /// Among the nearest words to the right in the clause.
    Right,
    /// Farther right in the clause.
    FarRight,
    /// What [`tense::of`] says: no word but `=past`, `=ahead`, `=unknown`.
    Verbs,
    /// The form of the nearest verb to the left.
    VerbLeft,
    /// The form of the nearest verb to the right.
    VerbRight,
}

/// How many words are near.
const NEAR: usize = 5;

/// How far words are looked at, in atoms to either side.
const REACH: usize = 24;

/// The side that everything beside an expression speaks for, and whether that is the past beyond doubt; `from..to` are
/// its atoms.
///
/// Where its own words say which one is meant ("last Friday"), the verbs alone decide.
pub(super) fn side(atoms: &Atoms, from: usize, to: usize, meaning: &Meaning) -> (Tense, bool) {
    let verbs = tense::of(atoms, from, to);
    if !verbs.ahead() && is_looked_back_on(atoms, from, to, meaning) {
        return (Tense::Past, false);
    }
    let Some(bounds) = bounds(atoms, [from, to], meaning, verbs) else {
        let forecast = matches!(meaning, Meaning::Quarter { .. }) && is_forecast(atoms, from);
        // "They met on Thanksgiving", but not "they hoped for a deal by Christmas".
        let on_holiday = matches!(meaning, Meaning::Holiday { .. }) && atoms.lower_before(from) == "on";
        return (if forecast { Tense::Ahead } else { verbs }, on_holiday && verbs == Tense::Past);
    };
    let published = atoms.prepared.article.published.day;
    if !has_just_been(meaning, published) && is_ahead(atoms, from, to, meaning) {
        return (Tense::Ahead, false);
    }
    let mut sum = START;
    let weekday = names_weekday(meaning);
    evidence(atoms, from, to, verbs, &mut |place, word| {
        // "record date" is of the notices of firms, which name no weekdays; a market's record on Monday is past.
        sum += if weekday && matches!(word, "record" | "date") { 0 } else { weight(place, word) };
    });
    match sum {
        sum if sum > bounds.ahead => (Tense::Ahead, false),
        sum if sum < bounds.past => (Tense::Past, sum < SURE_PAST),
        _ => (Tense::Unknown, false),
    }
}

fn weight(place: Place, word: &str) -> i32 {
    WORDS.get(word).and_then(|weights| weights.get(place as usize)).copied().map_or(0, i32::from)
}

/// Calls `each` with everything that speaks for a side, and its place.
pub(super) fn evidence<'a>(
    atoms: &'a Atoms,
    from: usize,
    to: usize,
    verbs: Tense,
    each: &mut impl FnMut(Place, &'a str),
) {
    // "Wednesday's ruling": the day belongs to a thing, and what stands before it tells of something else.
    let reach = if owns(atoms, to) { 0 } else { REACH };
    let left = (from.saturating_sub(reach)..from).rev().take_while(|at| !tense::ends_clause(atoms, *at));
    let right =
        (to..to + REACH).take_while(|at| !tense::ends_clause(atoms, *at) && !is_another_clause(atoms, *at));
    each(Place::Verbs, Form::of(verbs).map_or("=unknown", Form::name));
    each(Place::VerbLeft, form_to_the_left(atoms, left.clone()));
    each(Place::VerbRight, right.clone().find_map(|at| form(atoms, at)).map_or("=none", Form::name));
    each(Place::Before, from.checked_sub(1).and_then(|at| word(atoms, at)).unwrap_or("-"));
    each(Place::After, word(atoms, to).unwrap_or("-"));
    words(atoms, left, [Place::Left, Place::FarLeft], each);
    words(atoms, right, [Place::Right, Place::FarRight], each);
}

/// Whether a clause with a subject of its own begins: "could sail Friday, and the concert was held".
fn is_another_clause(atoms: &Atoms, at: usize) -> bool {
    let subject = ["the", "a", "an", "he", "she", "it", "they", "we", "i"];
    atoms.lower(at) == ","
        && matches!(atoms.lower(at + 1), "and" | "but")
        && subject.contains(&atoms.lower(at + 2))
}

fn words<'a>(
    atoms: &'a Atoms,
    places: impl Iterator<Item = usize>,
    [near, far]: [Place; 2],
    each: &mut impl FnMut(Place, &'a str),
) {
    let words = places.filter_map(|at| word(atoms, at)).filter(|word| word.starts_with(char::is_alphabetic));
    words.enumerate().for_each(|(steps, word)| each(if steps < NEAR { near } else { far }, word));
}

/// The word at a place; names and numbers tell nothing.
fn word<'a>(atoms: &'a Atoms, at: usize) -> Option<&'a str> {
    let atom = atoms.get(at)?;
    match atom.sense {
        Sense::Break | Sense::Digits(..) => None,
        Sense::Month(..) | Sense::Weekday(..) if atom.capital => Some("=date"),
        _ => (!atom.capital || at.checked_sub(1).is_none_or(|before| tense::ends_clause(atoms, before)))
            .then(|| atoms.lower(at)),
    }
}

/// The form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Past,
    Ahead,
    Present,
    Infinitive,
    Ing,
}

impl Form {
    fn of(tense: Tense) -> Option<Form> {
        match tense {
            Tense::Past => Some(Form::Past),
            Tense::Ahead => Some(Form::Ahead),
            Tense::Unknown => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Form::Past => "=past",
            Form::Ahead => "=ahead",
            Form::Present => "=present",
            Form::Infinitive => "=infinitive",
            Form::Ing => "=ing",
        }
    }
}

/// The form of the nearest verb; a past one that another leads to ("hopes the road is mended") is none, but one behind a
/// comma tells when something was said ("the road will open, the mayor said Friday").
fn form_to_the_left(atoms: &Atoms, left: impl Iterator<Item = usize>) -> &'static str {
    let mut forms = left.filter_map(|at| Some((at, form(atoms, at)?)));
    match (forms.next(), forms.next()) {
        (Some((near, Form::Past)), Some((far, Form::Ahead)))
            if !(far..near).any(|at| atoms.lower(at) == ",") =>
        {
            "=past-in-ahead"
        }
        (Some((_, form)), _) => form.name(),
        (None, _) => "=none",
    }
}

/// The form of a verb, as far as its word and the one before tell.
fn form(atoms: &Atoms, at: usize) -> Option<Form> {
    let known = Form::of(tense::verb(atoms, at));
    let word = atoms.lower(at);
    let small = atoms.get(at).is_some_and(|atom| !atom.capital && atom.sense == Sense::None);
    match word {
        _ if known.is_some() => known,
        "is" | "are" | "am" | "does" | "do" | "says" => Some(Form::Present),
        _ if small && atoms.lower_before(at) == "to" && !tense::is_no_verb(word) => Some(Form::Infinitive),
        _ if small && word.len() > 5 && word.ends_with("ing") => Some(Form::Ing),
        _ => None,
    }
}

/// How many days a date with its year may lie from publication to stand for one without.
const YEAR: i32 = 400;

/// How near a day of the year is surely the nearest one.
const SURE: i32 = 45;

/// The sort of a time and whether it lies ahead, where its own words tell: "tomorrow", "last week", "March 3, 2026", or a
/// day of the year that is so near that no other can be meant. Of bare months and weekdays only the context tells.
pub(super) fn told_by_itself(
    meaning: &Meaning,
    value: &Value,
    published: Day,
) -> Option<(&'static str, Option<bool>)> {
    let sided = |kind| {
        let days = value.days.filter(|days| days.first() > published || days.last() < published)?;
        Some((kind, Some(days.first() > published)))
    };
    let within_a_year = || value.days.filter(|days| is_near(days.first(), published, YEAR)).is_some();
    match meaning {
        // "This weekend" lies ahead on a Friday, and the words beside it may look back all the same.
        Meaning::Relative { offset: 0, .. } => None,
        Meaning::Relative { unit: Unit::Day, .. } => sided("day"),
        Meaning::Relative { unit: Unit::Week | Unit::Weekend | Unit::Month, .. } => sided("unit"),
        Meaning::Away { sign: -1, from: From::Publication, .. } => sided("ago"),
        Meaning::Weekday { which: Which::Last | Which::Next, .. } => sided("weekday"),
        Meaning::Month { which: Which::Last | Which::Next, .. } => sided("month"),
        Meaning::Day { which: Which::Year(_), .. } if within_a_year() => sided("day-of-year"),
        Meaning::Month { which: Which::Year(_), .. } if within_a_year() => sided("month-of-year"),
        Meaning::Day { which: Which::Bare, month, day } => {
            Some(("near-day", nearest_side(*month, *day, published)))
        }
        Meaning::Weekday { which: Which::Bare, .. } => Some(("bare-weekday", None)),
        Meaning::Month { which: Which::Bare, .. } => Some(("bare-month", None)),
        Meaning::Part { day, .. } => told_by_itself(day, value, published),
        _ => None,
    }
}

/// Whether a day of the year lies ahead, if one is so near that it must be meant.
fn nearest_side(month: i8, day: i8, published: Day) -> Option<bool> {
    let near = |year| Day::new(year, month, day).filter(|day| is_near(*day, published, SURE));
    let year = published.year();
    let day = [year - 1, year, year + 1].into_iter().find_map(near).filter(|day| *day != published)?;
    Some(day > published)
}

fn is_near(day: Day, published: Day, far: i32) -> bool {
    day >= published.plus_days(-far) && day <= published.plus_days(far)
}
