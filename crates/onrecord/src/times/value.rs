//! Meaning → calendar: a pure function of what the words mean, the day of publication, the tense of the clause and the
//! dates mentioned before.

use crate::calendar::{Day, Days};
use crate::times::TimeKind;
use crate::times::holidays::on;
use crate::times::meaning::{Clock, DayPart, From, Meaning, Reference, Season, Unit, Which};
use crate::times::numbers::Amount;
use crate::times::period::{period, set};
use crate::times::tense::Tense;

/// What stood before in the article.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    /// The date mentioned last and how fine it was.
    pub(super) date: Option<(Days, Unit)>,
    /// The day mentioned last.
    pub(super) day: Option<Day>,
    /// The day mentioned last in the same sentence.
    pub(super) here: Option<Day>,
    /// The reporting period mentioned last.
    pub(super) quarter: Option<(i16, u8)>,
    /// Whether a run of months ("the first nine months") was spoken of since, of which a year before only the year is
    /// named.
    pub(super) months: bool,
    /// The date mentioned last whose year the words told, as long as the story stays with it.
    pub(super) told: Option<(Days, Unit)>,
}

/// From where a meaning is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    pub(super) published: Day,
    pub(super) tense: Tense,
    /// Whether what speaks for the past leaves no doubt.
    pub(super) surely_past: bool,
    pub(super) seen: Seen,
}

/// A TIMEX3 value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) kind: TimeKind,
    pub(super) text: String,
    pub(super) days: Option<Days>,
    /// How fine the days are.
    pub(super) unit: Unit,
    /// The quarter that it names.
    pub(super) quarter: Option<(i16, u8)>,
}

/// The value of a meaning; `None` where it counts from a date and none was mentioned, or the calendar has no such day.
pub(super) fn value(meaning: &Meaning, view: View) -> Option<Value> {
    match *meaning {
        Meaning::Day { month, day, which } => {
            let in_year = |year| Day::new(year, month, day);
            let told = told_year(view, which, in_year);
            let year = told.or_else(|| which_year(view, which, in_year))?;
            Some(one_day(in_year(year)?))
        }
        Meaning::Holiday { holiday, which } => {
            // "They met on Thanksgiving", said before this year's.
            let past = which == Which::Bare && view.surely_past;
            let which = if past { Which::Past } else { which };
            let year = which_year(view, which, |year| on(holiday, year))?;
            Some(one_day(on(holiday, year)?))
        }
        Meaning::Weekday { weekday, which } => Some(one_day(weekday_of(view, weekday, which))),
        Meaning::WeekdayRange { from, to, end } => Some(one_day(range_end(view, from, to, end))),
        Meaning::WeekdayOfWeek { weekday, weeks } => {
            Some(one_day(view.published.week_start().plus_days(weeks * 7 + i32::from(weekday) - 1)))
        }
        Meaning::Month { month, which } => {
            let told = told_year(view, which, |year| Day::new(year, month, 15));
            month_value(told.unwrap_or_else(|| month_year(view, month, which)), month)
        }
        Meaning::Season { season, which } => season_value(season_year(view, season, which), season),
        Meaning::Quarter { quarter, which } => quarter_value(quarter_year(view, quarter, which), quarter),
        Meaning::Half { half, which } => half_value(year_of(view, which), half),
        Meaning::Year(year) => stretch_of_years(year, 1, format!("{year:04}"), Unit::Year),
        Meaning::Decade(decade) => stretch_of_years(decade * 10, 10, format!("{decade}"), Unit::Decade),
        Meaning::Century(number) => {
            stretch_of_years((number - 1) * 100, 100, format!("{:02}", number - 1), Unit::Century)
        }
        Meaning::Relative { unit: Unit::Weekend, offset: 0 } => Some(weekend(this_weekend(view))),
        Meaning::Relative { unit, offset } => moved(view.published, unit, offset),
        Meaning::Away { amount, unit, sign, from } => away(view, amount, unit, sign, from),
        Meaning::AwayOn { offset, unit, ref on } => {
            let published = shifted(view.published, unit, offset)?;
            value(on, View { published, tense: Tense::Unknown, ..view })
        }
        Meaning::WeekOf(ref day) => moved(value(day, view)?.days?.first(), Unit::Week, 0),
        Meaning::QuarterEnded(ref day) => quarter_ended(view, day),
        Meaning::DayHere => day_of(view, None),
        Meaning::DayBeside { offset, ref day } => {
            Some(one_day(value(day, view)?.days?.first().plus_days(offset)))
        }
        Meaning::Anchored { unit: Unit::Weekend, .. } => Some(weekend(nearest_weekend(view))),
        Meaning::Anchored { unit, offset } => anchored(view, unit, offset),
        Meaning::Then => mentioned_again(view),
        Meaning::Period => {
            let (year, quarter) = view.seen.quarter.unwrap_or_else(|| last_full_quarter(view.published));
            quarter_value(year, quarter)
        }
        Meaning::PeriodOf(which) => period_of(view, which),
        Meaning::PeriodYearBefore { quarter, from } => year_before(view, quarter, from),
        Meaning::Duration { amount, unit } => Some(undated(TimeKind::Duration, period(amount, unit))),
        Meaning::Set(often) => Some(undated(TimeKind::Set, set(often))),
        Meaning::Clock { clock, ref day } => at_clock(view, clock, day.as_deref()),
        Meaning::Part { part, ref day } => at_part(view, part, day),
        Meaning::Reference(reference) => Some(undated(TimeKind::Date, reference_name(reference).to_owned())),
    }
}

/// One end of "from Monday to Wednesday".
fn range_end(view: View, from: i8, to: i8, end: bool) -> Day {
    let length = i32::from((to - from).rem_euclid(7));
    // What is over ended on the last such day; what is to come begins on the next.
    let last = if view.tense.ahead() {
        weekday_of(view, from, Which::Ahead).plus_days(length)
    } else {
        weekday_of(view, to, Which::Past)
    };
    if end { last } else { last.plus_days(-length) }
}

/// The quarter that ended on a day. The books of firms end in other months than the calendar's quarters; the quarter
/// that most of their three months lie in is the one that holds the same day a month before.
fn quarter_ended(view: View, day: &Meaning) -> Option<Value> {
    // Results are told of what is over, whatever the verbs beside the day.
    let last = value(day, View { tense: Tense::Past, ..view })?.days?.last();
    moved(last.plus_months(-1), Unit::Quarter, 0)
}

/// "the 1988 period": the quarter spoken of, in that year; without one, the year.
fn period_of(view: View, which: Which) -> Option<Value> {
    let year = year_of(view, which);
    match view.seen.quarter.filter(|_| !view.seen.months) {
        Some((_, quarter)) => quarter_value(year, quarter),
        None => moved(Day::new(year, 1, 1)?, Unit::Year, 0),
    }
}

fn undated(kind: TimeKind, text: String) -> Value {
    Value { kind, text, days: None, unit: Unit::Day, quarter: None }
}

fn dated(text: String, days: Days, unit: Unit) -> Value {
    Value { kind: TimeKind::Date, text, days: Some(days), unit, quarter: None }
}

fn one_day(day: Day) -> Value {
    dated(day.to_string(), Days::one(day), Unit::Day)
}

fn reference_name(reference: Reference) -> &'static str {
    match reference {
        Reference::Past => "PAST_REF",
        Reference::Present => "PRESENT_REF",
        Reference::Future => "FUTURE_REF",
    }
}

fn months(year: i16, month: i8, count: i32) -> Option<Days> {
    let first = Day::new(year, month, 1)?;
    Some(Days::new(first, first.plus_months(count - 1).month_end()))
}

fn month_value(year: i16, month: i8) -> Option<Value> {
    Some(dated(format!("{year:04}-{month:02}"), months(year, month, 1)?, Unit::Month))
}

fn stretch_of_years(first: i16, years: i32, text: String, unit: Unit) -> Option<Value> {
    Some(dated(text, months(first, 1, years * 12)?, unit))
}

fn quarter_value(year: i16, quarter: u8) -> Option<Value> {
    let month = i8::try_from(quarter).ok()? * 3 - 2;
    let value = dated(format!("{year:04}-Q{quarter}"), months(year, month, 3)?, Unit::Quarter);
    Some(Value { quarter: Some((year, quarter)), ..value })
}

fn half_value(year: i16, half: u8) -> Option<Value> {
    let month = if half == 1 { 1 } else { 7 };
    Some(dated(format!("{year:04}-H{half}"), months(year, month, 6)?, Unit::Quarter))
}

fn season_value(year: i16, season: Season) -> Option<Value> {
    let (name, month) = season_start(season);
    Some(dated(format!("{year:04}-{name}"), months(year, month, 3)?, Unit::Quarter))
}

/// TIMEX3 name of a season: `SU`.
pub(super) fn season_name(season: Season) -> &'static str {
    season_start(season).0
}

fn season_start(season: Season) -> (&'static str, i8) {
    match season {
        Season::Spring => ("SP", 3),
        Season::Summer => ("SU", 6),
        Season::Autumn => ("FA", 9),
        Season::Winter => ("WI", 12),
    }
}

fn weekend(week: Day) -> Value {
    let saturday = week.week_start().plus_days(5);
    let (year, number) = saturday.iso_week();
    dated(format!("{year:04}-W{number:02}-WE"), Days::new(saturday, saturday.plus_days(1)), Unit::Weekend)
}

/// A day of the weekend that "this weekend" means: on a Monday the one just over, unless the clause looks ahead.
fn this_weekend(view: View) -> Day {
    let over = view.published.weekday() == 1 && view.tense == Tense::Past;
    view.published.plus_days(if over { -7 } else { 0 })
}

/// A day of the weekend that "the weekend" means.
fn nearest_weekend(view: View) -> Day {
    let weekend_now = view.published.weekday() >= 6;
    let back = if weekend_now || view.tense.ahead() { 0 } else { -7 };
    view.published.plus_days(back)
}

/// The calendar unit of `base`, moved by whole units.
fn moved(base: Day, unit: Unit, offset: i32) -> Option<Value> {
    let shifted = |count: i32| base.plus_months(offset.saturating_mul(count));
    match unit {
        Unit::Day => Some(one_day(base.plus_days(offset))),
        Unit::Week => {
            let monday = base.week_start().plus_days(offset.saturating_mul(7));
            let (year, week) = monday.iso_week();
            Some(dated(format!("{year:04}-W{week:02}"), Days::new(monday, monday.plus_days(6)), Unit::Week))
        }
        Unit::Weekend => Some(weekend(base.plus_days(offset.saturating_mul(7)))),
        Unit::Month => {
            let day = base.month_start().plus_months(offset);
            month_value(day.year(), day.month())
        }
        Unit::Quarter => {
            let day = shifted(3);
            quarter_value(day.year(), quarter_of(day))
        }
        Unit::Year => {
            let year = shifted(12).year();
            stretch_of_years(year, 1, format!("{year:04}"), Unit::Year)
        }
        Unit::Decade => {
            let decade = shifted(120).year().div_euclid(10);
            stretch_of_years(decade * 10, 10, format!("{decade}"), Unit::Decade)
        }
        Unit::Century => {
            let century = shifted(1200).year().div_euclid(100);
            stretch_of_years(century * 100, 100, format!("{century:02}"), Unit::Century)
        }
        Unit::Hour | Unit::Minute | Unit::Second => None,
    }
}

fn quarter_of(day: Day) -> u8 {
    ((day.month() - 1) / 3 + 1) as u8
}

fn last_full_quarter(published: Day) -> (i16, u8) {
    let before = published.plus_months(-3);
    (before.year(), quarter_of(before))
}

/// "the following year", "that day": no day follows from a year or month that was mentioned.
fn anchored(view: View, unit: Unit, offset: i32) -> Option<Value> {
    let (days, mentioned) = view.seen.date?;
    let coarse = unit == Unit::Day && !matches!(mentioned, Unit::Day | Unit::Weekend);
    // "Earlier in the day" goes back over a year that was mentioned since.
    if let (true, 0, Some(day)) = (coarse, offset, view.seen.day) {
        return Some(one_day(day));
    }
    let base = if offset > 0 { days.last() } else { days.first() };
    if coarse { None } else { moved(base, unit, offset) }
}

/// "until then": the day, week, month or year mentioned last.
fn mentioned_again(view: View) -> Option<Value> {
    let (days, unit) = view.seen.date?;
    let plain = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
    moved(days.first(), unit, 0).filter(|_| plain)
}

/// "two years ago": moved by an amount, as fine as its unit.
fn away(view: View, amount: Amount, unit: Unit, sign: i32, from: From) -> Option<Value> {
    let reference = || {
        let reference = if sign < 0 { Reference::Past } else { Reference::Future };
        undated(TimeKind::Date, reference_name(reference).to_owned())
    };
    let Some(count) = amount.exact() else { return Some(reference()) };
    let base = match (from, view.seen.date) {
        (From::Mentioned, Some((days, _))) => days.first(),
        _ => view.published,
    };
    let offset = sign.saturating_mul(count);
    match unit {
        Unit::Decade | Unit::Century => {
            let years = if unit == Unit::Decade { 10 } else { 100 };
            moved(base, Unit::Year, offset.saturating_mul(years))
        }
        _ => Some(moved(base, unit, offset).unwrap_or_else(reference)),
    }
}

/// The day so many units away.
fn shifted(day: Day, unit: Unit, offset: i32) -> Option<Day> {
    match unit {
        Unit::Day => Some(day.plus_days(offset)),
        Unit::Week => Some(day.plus_days(offset.saturating_mul(7))),
        Unit::Month => Some(day.plus_months(offset)),
        Unit::Year => Some(day.plus_months(offset.saturating_mul(12))),
        _ => None,
    }
}

fn year_before(view: View, quarter: Option<u8>, from: From) -> Option<Value> {
    match (quarter, view.seen.quarter, from, view.seen.date) {
        (Some(quarter), _, _, _) => {
            let year = quarter_year(View { tense: Tense::Past, ..view }, quarter, Which::Bare);
            quarter_value(year - 1, quarter)
        }
        (None, Some(_), _, _) if view.seen.months => moved(view.published, Unit::Year, -1),
        (None, Some((year, quarter)), _, _) => quarter_value(year - 1, quarter),
        (None, None, From::Mentioned, Some((days, unit))) => {
            let year_earlier = days.first().plus_months(-12);
            moved(year_earlier, unit, 0)
        }
        _ => moved(view.published, Unit::Year, -1),
    }
}

/// The year of something that comes once a year, on `day_in(year)`.
fn which_year(view: View, which: Which, day_in: impl Fn(i16) -> Option<Day>) -> Option<i16> {
    let this = view.published.year();
    let here = day_in(this).unwrap_or(view.published);
    Some(match which {
        Which::Year(year) => year,
        Which::YearsAway(years) => this + years,
        Which::Mentioned => view.seen.date?.0.first().year(),
        Which::This => this,
        Which::Last => this - i16::from(here >= view.published),
        Which::Next => this + i16::from(here <= view.published),
        Which::Past => this - i16::from(here > view.published),
        Which::Ahead => this + i16::from(here < view.published),
        Which::Bare => [this - 1, this, this + 1]
            .into_iter()
            .min_by_key(|year| day_in(*year).map_or(i32::MAX, |day| farness(view, day)))?,
    })
}

/// The year that the story has told of: "arrested in May 2019 and convicted in June".
///
/// A year told alone is that year; from a month or day the nearest one counts, rather on than back.
fn told_year(view: View, which: Which, day_in: impl Fn(i16) -> Option<Day>) -> Option<i16> {
    let (days, unit) = view.seen.told.filter(|_| which == Which::Bare && !view.tense.ahead())?;
    let told = days.first().year();
    if unit == Unit::Year {
        return Some(told);
    }
    let far = |year: &i16| {
        let ahead = day_in(*year).map_or(i32::MAX / 4, |day| days_between(days.first(), day));
        if ahead < 0 { -2 * ahead } else { ahead }
    };
    [told - 1, told, told + 1].into_iter().min_by_key(far)
}

/// How far a day lies from publication, with a penalty where the tense looks the other way.
fn farness(view: View, day: Day) -> i32 {
    let ahead = days_between(view.published, day);
    let against = match view.tense {
        Tense::Past => ahead > 0,
        Tense::Ahead => ahead < 0,
        Tense::Unknown => false,
    };
    // What is less than five weeks ahead may be meant all the same.
    let penalty = if view.surely_past { 365 - 2 * 35 } else { 200 };
    ahead.abs() + if against { penalty } else { 0 }
}

/// Days from one day to another, near enough to compare years.
fn days_between(from: Day, to: Day) -> i32 {
    let count = |day: Day| i32::from(day.year()) * 365 + i32::from(day.month()) * 31 + i32::from(day.day());
    count(to) - count(from)
}

fn weekday_of(view: View, weekday: i8, which: Which) -> Day {
    let published = view.published;
    let back = i32::from((published.weekday() - weekday).rem_euclid(7));
    let ahead = (7 - back) % 7;
    let days = match which {
        Which::Last => -(if back == 0 { 7 } else { back }),
        Which::Next => 7 - back,
        Which::Ahead => ahead,
        Which::Past => -back,
        Which::This if view.tense != Tense::Past => ahead,
        _ if view.tense.ahead() => ahead,
        _ => -back,
    };
    published.plus_days(days)
}

fn year_of(view: View, which: Which) -> i16 {
    let this = view.published.year();
    match which {
        Which::Year(year) => year,
        Which::YearsAway(years) => this + years,
        Which::Mentioned => view.seen.date.map_or(this, |(days, _)| days.first().year()),
        Which::Last => this - 1,
        Which::Next => this + 1,
        Which::This | Which::Bare | Which::Past | Which::Ahead => this,
    }
}

fn month_year(view: View, month: i8, which: Which) -> i16 {
    let (this, now) = (view.published.year(), view.published.month());
    let past = this - i16::from(month > now);
    let next = this + i16::from(month < now);
    match (which, view.tense) {
        (Which::Last, _) => this - i16::from(month >= now),
        (Which::Next, _) => this + i16::from(month <= now),
        (Which::Bare, Tense::Ahead) => next,
        (Which::Bare, _) => past,
        (which, _) => year_of(view, which),
    }
}

fn season_year(view: View, season: Season, which: Which) -> i16 {
    let (_, start) = season_start(season);
    let (this, now) = (view.published.year(), view.published.month());
    match (which, view.tense) {
        (Which::Bare, Tense::Past | Tense::Unknown) if view.seen.told.is_some() => {
            view.seen.told.map_or(this, |(days, _)| days.first().year())
        }
        (Which::Last, _) => this - i16::from(start + 2 >= now),
        (Which::Next, _) => this + i16::from(start <= now),
        (Which::Bare, Tense::Ahead) => this + i16::from(start + 2 < now),
        // "in the winter" of an article of November: the one shortly ahead.
        (Which::Bare, Tense::Unknown) if (1..=3).contains(&(start - now)) => this,
        (Which::Bare, _) => this - i16::from(start > now),
        (which, _) => year_of(view, which),
    }
}

fn quarter_year(view: View, quarter: u8, which: Which) -> i16 {
    let now = quarter_of(view.published);
    match (which, view.tense) {
        // The quarter that ended last is still being reported on, whatever the tense.
        (Which::Bare, Tense::Ahead) => view.published.year() + i16::from(quarter + 1 < now),
        (Which::Bare, _) => view.published.year() - i16::from(quarter > now),
        (which, _) => year_of(view, which),
    }
}

fn day_of(view: View, day: Option<&Meaning>) -> Option<Value> {
    match day {
        Some(day) => value(day, view),
        // "They met on Friday at 3 p.m."
        None => Some(one_day(day_spoken_of(view))),
    }
}

/// The day of a time of day that names none: "They met on Friday at 3 p.m. At 5 p.m. they left."
fn day_spoken_of(view: View) -> Day {
    let told = view.seen.day.filter(|_| view.tense == Tense::Past);
    view.seen.here.or(told).unwrap_or(view.published)
}

fn at_clock(view: View, clock: Clock, day: Option<&Meaning>) -> Option<Value> {
    let day = day_of(view, day)?;
    let date = day.text.split('T').next().unwrap_or_default();
    let text = format!("{date}T{:02}:{:02}", clock.hour, clock.minute);
    Some(Value { kind: TimeKind::Time, text, ..day })
}

fn at_part(view: View, part: DayPart, day: &Meaning) -> Option<Value> {
    let day = day_of(view, Some(day))?;
    let name = match part {
        DayPart::Morning => "MO",
        DayPart::Midday => "MI",
        DayPart::Afternoon => "AF",
        DayPart::Evening => "EV",
        DayPart::Night => "NI",
    };
    Some(Value { kind: TimeKind::Time, text: format!("{}T{name}", day.text), ..day })
}
