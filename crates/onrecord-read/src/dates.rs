//! Dates as people and programs write them: ISO 8601 first, then the spelled forms of mail headers and pages.
//!
//! Only forms that mean one day to everybody are read; `9/12/2016` is not. The day is the day as written: a zone is
//! checked for its form and otherwise left alone, because the publisher's local day is what counts.

use onrecord::calendar::Day;

/// A day, and the time of day where one is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The day as written.
    pub(crate) day: Day,
    /// `HH:MM` as written, on the 24-hour clock.
    pub(crate) at: Option<String>,
    /// Whether it is told by how much the clock differs from Greenwich's: then it is the publisher's.
    pub(crate) is_local: bool,
}

impl Moment {
    /// A day without a time.
    pub(crate) fn of(day: Day) -> Moment {
        Moment { day, at: None, is_local: false }
    }
}

/// Before this year no newspaper appeared; programs write years such as 0001 for "no date".
const FIRST_YEAR: i16 = 1600;

/// The moment that a date field names; `None` when it is not understood.
pub(crate) fn moment(given: &str) -> Option<Moment> {
    let given = given.trim();
    let given = given.split(['(', '[']).next().unwrap_or_default().trim_end();
    iso(given).or_else(|| spelled(given)).filter(|moment| moment.day.year() >= FIRST_YEAR)
}

/// `2016-09-12`, `2016/09/12` or `20160912`, alone or with a time and a zone.
fn iso(text: &str) -> Option<Moment> {
    let (day, rest) = iso_day(text)?;
    if rest.is_empty() {
        return Some(Moment::of(day));
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?.trim_start();
    let clock_ends =
        rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',')).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at_checked(clock_ends)?;
    let (hour, minute) = hour_and_minute(clock)?;
    let at = Some(format!("{hour:02}:{minute:02}"));
    let is_local = zone.split_whitespace().any(differs);
    zone.split_whitespace().all(is_zone).then_some(Moment { day, at, is_local })
}

fn iso_day(text: &str) -> Option<(Day, &str)> {
    if let Some((head, rest)) = text.split_at_checked(10)
        && let Ok(day) = head.replace('/', "-").parse()
    {
        return Some((day, rest));
    }
    let (head, rest) = text.split_at_checked(8)?;
    let dashed = format!("{}-{}-{}", head.get(..4)?, head.get(4..6)?, head.get(6..)?);
    Some((dashed.parse().ok()?, rest))
}

/// `10:00`, `9:05`, `10:00:00.123`, `1000`, `100000`.
fn hour_and_minute(clock: &str) -> Option<(u8, u8)> {
    let whole = clock.split(['.', ',']).next()?;
    let (hour, minute, second) = match whole.split_once(':') {
        Some((hour, rest)) => {
            let (minute, second) = rest.split_once(':').unwrap_or((rest, "00"));
            (hour, minute, second)
        }
        None => (whole.get(..2)?, whole.get(2..4)?, whole.get(4..).filter(|s| !s.is_empty()).unwrap_or("00")),
    };
    let sound = number(second, 2)? <= 60 && minute.len() == 2 && second.len() == 2;
    let (hour, minute) = (number(hour, 2)?, number(minute, 2)?);
    (sound && hour < 24 && minute < 60).then_some((hour as u8, minute as u8))
}

/// A whole number of one to `digits` ASCII digits.
fn number(text: &str, digits: usize) -> Option<i16> {
    let sound = (1..=digits).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

/// `Z`, `UTC`, `CEST`, `+0200`, `-05:00`, `GMT+0200`.
fn is_zone(word: &str) -> bool {
    let offset = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = word.len() - offset.len();
    match offset.strip_prefix(['+', '-']) {
        Some(digits) => {
            (2..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit() || b == b':')
        }
        None => (offset.is_empty() && (1..=5).contains(&letters)) || offset == "z",
    }
}

/// Whether a zone is so many hours, and not none, away from Greenwich.
fn differs(zone: &str) -> bool {
    zone.split_once(['+', '-']).is_some_and(|(_, hours)| hours.bytes().any(|b| (b'1'..=b'9').contains(&b)))
}

/// What the words of a spelled date have said so far.
#[derive(Default)]
struct Spelled {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    clock: Option<(u8, u8)>,
    afternoon: Option<bool>,
}

/// `Mon, 12 Sep 2016 10:00:00 +0000`, `September 12, 2016`, `12th September 2016 at 3:05 pm`.
fn spelled(text: &str) -> Option<Moment> {
    let mut seen = Spelled::default();
    for word in words_of(text) {
        seen.take(word)?;
    }
    let day = Day::new(seen.year?, seen.month?, seen.day?)?;
    Some(Moment { day, at: seen.at()?, is_local: words_of(text).any(differs) })
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty())
}

impl Spelled {
    /// Files one word; `None` when it has no place in a date or its place is taken.
    fn take(&mut self, word: &str) -> Option<()> {
        let low = word.trim_end_matches('.').to_ascii_lowercase();
        if let Some(month) = month(&low) {
            return set(&mut self.month, month);
        }
        if low.starts_with(|c: char| c.is_ascii_digit()) {
            return self.take_figure(&low);
        }
        match low.as_str() {
            "am" | "a.m" => set(&mut self.afternoon, false),
            "pm" | "p.m" => set(&mut self.afternoon, true),
            "at" | "on" | "of" | "the" => Some(()),
            day if is_weekday(day) => Some(()),
            _ => (self.clock.is_some() && is_zone(word)).then_some(()),
        }
    }

    fn take_figure(&mut self, word: &str) -> Option<()> {
        let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
        let tail = word.get(figures.len()..).unwrap_or_default();
        if figures.contains(':') {
            match tail {
                "" | "z" => {}
                "am" | "a.m" => set(&mut self.afternoon, false)?,
                "pm" | "p.m" => set(&mut self.afternoon, true)?,
                _ => return None,
            }
            return set(&mut self.clock, hour_and_minute(figures)?);
        }
        match figures.len() {
            1 | 2 if matches!(tail, "" | "st" | "nd" | "rd" | "th") => {
                set(&mut self.day, i8::try_from(number(figures, 2)?).ok()?)
            }
            4 if tail.is_empty() => set(&mut self.year, number(figures, 4)?),
            _ => None,
        }
    }

    /// The time on the 24-hour clock: `Some(None)` without one, `None` when hour and half of the day contradict.
    fn at(&self) -> Option<Option<String>> {
        let Some((hour, minute)) = self.clock else {
            return self.afternoon.is_none().then_some(None);
        };
        let hour = match self.afternoon {
            None => hour,
            Some(afternoon) if (1..=12).contains(&hour) => hour % 12 + if afternoon { 12 } else { 0 },
            Some(_) => return None,
        };
        Some(Some(format!("{hour:02}:{minute:02}")))
    }
}

fn set<T>(place: &mut Option<T>, value: T) -> Option<()> {
    match place {
        Some(_) => None,
        None => {
            *place = Some(value);
            Some(())
        }
    }
}

fn month(word: &str) -> Option<i8> {
    Some(match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

fn is_weekday(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "mon"
            | "tuesday"
            | "tues"
            | "tue"
            | "wednesday"
            | "wed"
            | "thursday"
            | "thurs"
            | "thur"
            | "thu"
            | "friday"
            | "fri"
            | "saturday"
            | "sat"
            | "sunday"
            | "sun"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(given: &str) -> Option<String> {
        let moment = moment(given)?;
        Some(format!("{}{}", moment.day, moment.at.map(|at| format!(" {at}")).unwrap_or_default()))
    }

    #[test]
    fn every_form_that_means_one_day_is_read() {
        for (given, expected) in [
            ("2016-09-12", "2016-09-12"),
            (" 2016-09-12\n", "2016-09-12"),
            ("2016/09/12", "2016-09-12"),
            ("20160912", "2016-09-12"),
            ("2016-09-12T10:00:00Z", "2016-09-12 10:00"),
            ("2016-09-12T10:00:00.123456+02:00", "2016-09-12 10:00"),
            ("2016-09-12T23:30:00-05:00[America/New_York]", "2016-09-12 23:30"),
            ("2016-09-12 07:05", "2016-09-12 07:05"),
            ("2016-09-12 07:05:09 UTC", "2016-09-12 07:05"),
            ("20160912T100000Z", "2016-09-12 10:00"),
            ("Mon, 12 Sep 2016 10:00:00 +0000", "2016-09-12 10:00"),
            ("Mon, 12 Sep 2016 10:00:00 GMT", "2016-09-12 10:00"),
            ("Mon Sep 12 2016 10:00:00 GMT+0200 (Central European Summer Time)", "2016-09-12 10:00"),
            ("September 12, 2016", "2016-09-12"),
            ("Sept. 12, 2016", "2016-09-12"),
            ("12th September 2016", "2016-09-12"),
            ("Monday 12 September 2016 at 3:05 pm EDT", "2016-09-12 15:05"),
            ("Sep 12, 2016, 12:10 a.m.", "2016-09-12 00:10"),
            ("May 2, 2016 9:30am", "2016-05-02 09:30"),
        ] {
            assert_eq!(shown(given).as_deref(), Some(expected), "{given}");
        }
    }

    #[test]
    fn what_is_ambiguous_impossible_or_no_date_is_refused() {
        for given in [
            "",
            "9/12/2016",
            "12.09.2016",
            "2016",
            "2016-09",
            "2016-02-30",
            "0001-01-01T00:00:00Z",
            "yesterday",
            "2016-09-12T25:00Z",
            "2016-09-12T10:60Z",
            "2016-09-12 and more",
            "1473674400",
            "Sep 2016",
            "12 Sep 16",
            "Sep Oct 12 2016",
            "12 13 Sep 2016",
            "Sep 12, 2016 13:00 pm",
            "Sep 12 2016 pm",
            "２０１６-09-12",
            "é016-09-12",
        ] {
            assert_eq!(shown(given), None, "{given}");
        }
    }
}
