//! What a time expression means, before any calendar is looked at.

use crate::times::numbers::Amount;

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Which one of a recurring stretch ("November", "Friday", "the summer") is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Only the context tells: "on Friday", "in November".
    Bare,
    /// "last Friday", "this past November".
    Last,
    /// "this November".
    This,
    /// "next Friday".
    Next,
    /// The one that came last, whatever the verbs say: "a week ago Friday".
    Past,
    /// The one that comes first, whatever the verbs say: "a week from Friday".
    Ahead,
    /// "November 2025".
    Year(i16),
    /// "November last year" is -1.
    YearsAway(i16),
    /// "August of that year": the year of the date mentioned last.
    Mentioned,
}

/// A season of the northern year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// 0 to 24.
    pub(super) hour: u8,
    /// 0 to 59.
    pub(super) minute: u8,
}

/// A day that moves with the year or has a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holiday {
    /// The same day every year: month and day.
    Fixed(i8, i8),
    /// Month, weekday (1 is Monday), which one (5 is the last).
    Floating(i8, i8, i8),
    /// Days after Easter Sunday.
    Easter(i8),
    /// The Tuesday after the first Monday of November.
    Election,
}

/// What "earlier", "later" and "the following" count from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// The day of publication: "two years ago".
    Publication,
    /// The date mentioned last: "two years earlier", "the following day".
    Mentioned,
}

/// Time seen from the day of publication without a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reference {
    Past,
    Present,
    Future,
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Often {
    /// "daily", "every two weeks", "a year" in "twice a year".
    Each(Amount, Unit),
    /// "every Monday", "Mondays".
    Weekday(i8),
    /// "every July".
    Month(i8),
    /// "every summer".
    Season(Season),
}

/// What a time expression means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// "November 18", "18 November 2025".
    Day { month: i8, day: i8, which: Which },
    /// "Friday", "last Friday".
    Weekday { weekday: i8, which: Which },
    /// "Friday of last week": weekday and weeks from the week of publication.
    WeekdayOfWeek { weekday: i8, weeks: i32 },
    /// One end of "from Monday to Wednesday"; which weeks, the two tell together.
    WeekdayRange { from: i8, to: i8, end: bool },
    /// "Thanksgiving", "election day 2024".
    Holiday { holiday: Holiday, which: Which },
    /// "November", "last November", "November 2025".
    Month { month: i8, which: Which },
    /// "the summer", "last fall", "the winter of 1994".
    Season { season: Season, which: Which },
    /// "the third quarter", "Q3 2025".
    Quarter { quarter: u8, which: Which },
    /// "the first half of 1990".
    Half { half: u8, which: Which },
    /// "1990", "fiscal 1990".
    Year(i16),
    /// "the 1990s": 199.
    Decade(i16),
    /// "the 20th century": 20.
    Century(i16),
    /// "last week", "today", "next year": whole calendar units from the one of publication.
    Relative { unit: Unit, offset: i32 },
    /// "two years ago", "a day later".
    Away { amount: Amount, unit: Unit, sign: i32, from: From },
    /// "two years ago this week": what the words mean seen from a day so many units away.
    AwayOn { offset: i32, unit: Unit, on: Box<Meaning> },
    /// "the week of March 6".
    WeekOf(Box<Meaning>),
    /// "the quarter ended Sept. 30": the quarter that a day is the end of.
    QuarterEnded(Box<Meaning>),
    /// "the morning" in "on Friday in the morning": the day spoken of, else that of publication.
    DayHere,
    /// "the day after tomorrow".
    DayBeside { offset: i32, day: Box<Meaning> },
    /// "the following year", "that day": the unit of the date mentioned last, moved.
    Anchored { unit: Unit, offset: i32 },
    /// "until then": the date mentioned last.
    Then,
    /// "the quarter", "the latest period": the reporting period spoken of.
    Period,
    /// "the 1988 period", "last year's quarter": the reporting period spoken of, in another year.
    PeriodOf(Which),
    /// "a year earlier", "the year-ago quarter": the same reporting period a year before, if one is spoken of.
    PeriodYearBefore { quarter: Option<u8>, from: From },
    /// "two days", "several years".
    Duration { amount: Amount, unit: Unit },
    /// "every day".
    Set(Often),
    /// "3pm", "10 p.m. Wednesday".
    Clock { clock: Clock, day: Option<Box<Meaning>> },
    /// "Friday night", "this morning".
    Part { part: DayPart, day: Box<Meaning> },
    /// "now", "recently", "soon".
    Reference(Reference),
}

/// TIMEX3 modifier of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// "early", "the beginning of".
    Start,
    /// "mid-", "the middle of".
    Mid,
    /// "late", "the end of".
    End,
    /// "about", "around".
    Approx,
    /// "nearly", "less than".
    LessThan,
    /// "more than", "over".
    MoreThan,
    /// "up to", "no more than".
    EqualOrLess,
    /// "at least".
    EqualOrMore,
}

impl Modifier {
    /// The TIMEX3 name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
        }
    }
}
