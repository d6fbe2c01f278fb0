//! Calendar days. The one place that knows which date library is used.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{Span as Period, ToSpan};

/// The longest periods that the library takes; they lead beyond the calendar's ends from any day.
const MOST_DAYS: i64 = 7_304_484;
const MOST_MONTHS: i64 = 239_976;

/// A day of the Gregorian calendar, years -9999 to 9999; printed as `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// The text was not a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given:?} is not a day of the form YYYY-MM-DD")]
pub struct NotADay {
    /// The text that was given.
    pub given: String,
}

/// The moment that a time with its zone names (`2025-11-18T12:00:00+01:00`), in seconds since 1970.
pub fn seconds(given: &str) -> Option<i64> {
    Some(given.parse::<jiff::Timestamp>().ok()?.as_second())
}

/// Months in small letters, in full or cut short.
pub(crate) const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

/// Whether a word (in small letters) is a month, in full or cut short without its stop.
pub(crate) fn is_month_name(lower: &str) -> bool {
    MONTHS.contains(&lower)
}

/// Whether a word (in small letters) names a day as seen from another: a weekday, "today", "yesterday".
pub(crate) fn is_day_name(lower: &str) -> bool {
    matches!(
        lower,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
    )
}

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        Date::new(year, month, day).ok().map(Day)
    }

    /// Year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Day of the week: 1 is Monday, 7 is Sunday.
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// ISO 8601 week: (year, week 1 to 53).
    pub fn iso_week(self) -> (i16, i8) {
        let week = self.0.iso_week_date();
        (week.year(), week.week())
    }

    /// The day `days` later (earlier when negative), held at the calendar's ends.
    pub fn plus_days(self, days: i32) -> Day {
        self.plus(i64::from(days).clamp(-MOST_DAYS, MOST_DAYS).days())
    }

    /// The same day of the month `months` later, or the month's last day.
    pub fn plus_months(self, months: i32) -> Day {
        self.plus(i64::from(months).clamp(-MOST_MONTHS, MOST_MONTHS).months())
    }

    fn plus(self, period: Period) -> Day {
        Day(self.0.saturating_add(period))
    }

    /// The first day of the month.
    pub fn month_start(self) -> Day {
        Day(self.0.first_of_month())
    }

    /// The last day of the month.
    pub fn month_end(self) -> Day {
        Day(self.0.last_of_month())
    }

    /// The Monday of the ISO week.
    pub fn week_start(self) -> Day {
        self.plus_days(1 - i32::from(self.weekday()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Day {
    type Err = NotADay;

    /// Reads `YYYY-MM-DD`, nothing else.
    ///
    /// ```
    /// use onrecord::calendar::Day;
    /// assert_eq!("2025-11-18".parse::<Day>()?.weekday(), 2);
    /// assert!("2025-02-30".parse::<Day>().is_err());
    /// # Ok::<(), onrecord::calendar::NotADay>(())
    /// ```
    fn from_str(text: &str) -> Result<Day, NotADay> {
        let not_a_day = || NotADay { given: text.chars().take(40).collect() };
        let shape =
            |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
        if text.len() != 10 || !text.bytes().enumerate().all(shape) {
            return Err(not_a_day());
        }
        text.parse().map(Day).map_err(|_| not_a_day())
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// An interval of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days {
    first: Day,
    last: Day,
}

impl Days {
    /// From `first` to `last`, in either order.
    pub fn new(first: Day, last: Day) -> Days {
        Days { first: first.min(last), last: first.max(last) }
    }

    /// A single day.
    pub fn one(day: Day) -> Days {
        Days { first: day, last: day }
    }

    /// The first day.
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day.
    pub fn last(self) -> Day {
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_stay_within_the_calendar() {
        let day = Day::new(2025, 11, 18).unwrap();
        for far in [i32::MAX, 8_000_000] {
            assert_eq!(day.plus_days(far), Day::new(9999, 12, 31).unwrap());
            assert_eq!(day.plus_months(far), Day::new(9999, 12, 31).unwrap());
            assert_eq!(day.plus_months(-far).year(), -9999);
        }
        assert_eq!(day.plus_days(i32::MIN).year(), -9999);
    }
}
