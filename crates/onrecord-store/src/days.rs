//! Days as numbers, so that statements sort by day and then by the order in which they came.

use std::collections::BTreeMap;

use onrecord::calendar::Day;
use rusqlite::Connection;

/// Bits of `statement.dated` that number the statements of a day; the day stands above them. Few bits keep the numbers of
/// neighbouring days near each other, which the index of words gains by.
const OF_DAY_BITS: u32 = 24;

/// 1970-01-01.
const UNIX_START: i64 = 719_162;

/// Where the next statement of each day goes.
#[derive(Debug, Default)]
pub(crate) struct Places {
    next: BTreeMap<i64, i64>,
}

impl Places {
    /// The place of one more statement of this day. A day that is none comes before all others.
    pub(crate) fn next(&mut self, connection: &Connection, day: &str) -> rusqlite::Result<i64> {
        let start = number(day) << OF_DAY_BITS;
        if let Some(next) = self.next.get_mut(&start) {
            *next += 1;
            return Ok(*next);
        }
        let sql = "SELECT max(dated) FROM statement WHERE dated >= ?1 AND dated < ?2";
        let bounds = [start, start + (1 << OF_DAY_BITS)];
        let last: Option<i64> = connection.prepare_cached(sql)?.query_row(bounds, |row| row.get(0))?;
        let next = last.map_or(start, |last| last + 1);
        self.next.insert(start, next);
        Ok(next)
    }
}

/// The least `dated` that a statement of this day can have.
pub(crate) fn start_of(day: Day) -> i64 {
    number_of(day) << OF_DAY_BITS
}

/// One above the highest `dated` that a statement of this day can have.
pub(crate) fn end_of(day: Day) -> i64 {
    (number_of(day) + 1) << OF_DAY_BITS
}

fn number(day: &str) -> i64 {
    day.parse().map_or(0, number_of)
}

/// Days since 0001-01-01 in the Gregorian calendar; earlier ones are 0.
fn number_of(day: Day) -> i64 {
    let (month, of_month) = (i64::from(day.month()), i64::from(day.day()));
    // Years begin in March here, so that the leap day is the last of its year.
    let year = i64::from(day.year()) - i64::from(month <= 2);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + of_month - 1;
    let before = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    (before + of_year - 306).max(0)
}

/// Days from 1970-01-01 to a day.
pub(crate) fn since_1970(day: Day) -> i64 {
    number_of(day) - UNIX_START
}

/// Days from one to another; nothing when one of them is no day.
pub(crate) fn between(first: &str, last: &str) -> Option<i64> {
    Some(number_of(last.parse().ok()?) - number_of(first.parse().ok()?))
}

/// The first day that a TIMEX3 value can mean: `2025-12` begins on 2025-12-01, `2025-W50` on its Monday.
pub(crate) fn first_of(value: &str) -> String {
    let parts: Vec<&str> = value.split('T').next().unwrap_or(value).split('-').collect();
    let day = match parts[..] {
        [year, month, day] => format!("{year}-{month}-{day}").parse().ok(),
        [year, week] if week.starts_with('W') => week_start(year, week),
        [year, month] => format!("{year}-{month}-01").parse().ok(),
        [year] => format!("{year}-01-01").parse().ok(),
        _ => None,
    };
    day.map_or_else(|| value.to_owned(), |day: Day| day.to_string())
}

/// The last day that a TIMEX3 value can mean: `2025-12` ends on 2025-12-31, `2025-W50` on its Sunday.
pub(crate) fn last_of(value: &str) -> String {
    let parts: Vec<&str> = value.split('T').next().unwrap_or(value).split('-').collect();
    let number = |text: &str| text.parse::<i16>().ok();
    let month_end = |year: i16, month: i16| {
        let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        Some(Day::new(year, i8::try_from(month).ok()?, 1)?.plus_days(-1))
    };
    let day = match parts[..] {
        [year, week] if week.starts_with('W') => week_start(year, week).map(|day| day.plus_days(6)),
        [year, month] => number(year).zip(number(month)).and_then(|(year, month)| month_end(year, month)),
        [year] => number(year).and_then(|year| month_end(year, 12)),
        _ => None,
    };
    day.map_or_else(|| first_of(value), |day: Day| day.to_string())
}

fn week_start(year: &str, week: &str) -> Option<Day> {
    let number: i32 = week.strip_prefix('W')?.parse().ok()?;
    // The fourth of January lies in the first week.
    let first = Day::new(year.parse().ok()?, 1, 4)?.week_start();
    (1..=53).contains(&number).then(|| first.plus_days((number - 1) * 7))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_without_gaps() {
        assert_eq!(number("0001-01-01"), 0);
        assert_eq!(number("0001-12-31"), 364);
        assert_eq!(number("1970-01-01"), UNIX_START);
        assert_eq!(number("2024-03-01") - number("2024-02-28"), 2);
        assert_eq!(number("2025-03-01") - number("2025-02-28"), 1);
        assert_eq!(number("no day"), 0);
    }

    #[test]
    fn a_day_holds_its_statements() {
        let day: Day = "2025-01-01".parse().unwrap();
        let next: Day = "2025-01-02".parse().unwrap();
        assert_eq!(end_of(day), start_of(next));
        assert_eq!(start_of(day) >> OF_DAY_BITS, number("2025-01-01"));
    }

    #[test]
    fn values_begin_on_a_day() {
        let firsts = [
            ("2025-12-03", "2025-12-03"),
            ("2025-12-03T09:00", "2025-12-03"),
            ("2025-12", "2025-12-01"),
            ("2026", "2026-01-01"),
            ("2026-W01", "2025-12-29"),
            ("2026-SP", "2026-SP"),
        ];
        for (value, first) in firsts {
            assert_eq!(first_of(value), first);
        }
        let lasts = [
            ("2025-12", "2025-12-31"),
            ("2024-02", "2024-02-29"),
            ("2026", "2026-12-31"),
            ("2026-W01", "2026-01-04"),
        ];
        for (value, last) in lasts {
            assert_eq!(last_of(value), last);
        }
    }
}
