//! Days as numbers, so that statements sort by day and then by the order in which they came.

use onrecord::calendar::Day;

/// Bits of `statement.dated` that hold the key; the day stands above them.
const KEY_BITS: u32 = 40;

/// Where a statement of this day and key stands among all. A day that is none comes before all others.
pub(crate) fn dated(day: &str, key: i64) -> i64 {
    (number(day) << KEY_BITS) | key
}

/// The least `dated` that a statement of this day can have.
pub(crate) fn start_of(day: Day) -> i64 {
    number_of(day) << KEY_BITS
}

/// One above the highest `dated` that a statement of this day can have.
pub(crate) fn end_of(day: Day) -> i64 {
    (number_of(day) + 1) << KEY_BITS
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
        assert_eq!(number("1970-01-01"), 719_162);
        assert_eq!(number("2024-03-01") - number("2024-02-28"), 2);
        assert_eq!(number("2025-03-01") - number("2025-02-28"), 1);
        assert_eq!(number("no day"), 0);
    }

    #[test]
    fn the_day_weighs_more_than_the_key() {
        assert!(dated("2025-01-02", 1) > dated("2025-01-01", 900_000_000));
        let day: Day = "2025-01-01".parse().unwrap();
        assert!((start_of(day)..end_of(day)).contains(&dated("2025-01-01", 7)));
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
    }
}
