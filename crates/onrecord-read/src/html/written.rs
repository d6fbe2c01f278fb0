//! Days written out in the text of a page or in its address: `12. September 2016`, `12.09.2016`, `/2016/09/12/`.
//!
//! Only what means one day to everybody is read. `9/12/2016` is two days and so none, unless the page says by its
//! language which country writes; `12/9/16` is nothing.

use onrecord::calendar::Day;

/// Pages are younger than this; earlier years in them are history.
const FIRST_YEAR: i16 = 1993;
const LAST_YEAR: i16 = 2099;

/// How figures around slashes are to be taken when both could be a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slashes {
    /// `9/12/2016` is the 12th of September.
    MonthFirst,
    /// `9/12/2016` is the 9th of December.
    DayFirst,
    /// Nobody knows.
    Unknown,
}

/// A run of letters, a run of figures, or one other character; blanks are left out.
type Piece<'t> = &'t str;

/// The first day that is written in the text.
pub(super) fn first_day(text: &str, slashes: Slashes) -> Option<Day> {
    let pieces = pieces(text);
    (0..pieces.len()).find_map(|at| {
        let rest = pieces.get(at..)?;
        // Figures right behind figures and a mark are the middle of something else.
        let inside = at >= 2
            && matches!(pieces.get(at - 1), Some(&("." | "/" | "-")))
            && pieces.get(at - 2).is_some_and(|piece| figure(piece).is_some())
            && figure(rest.first()?).is_some();
        if inside { None } else { spelled(rest).or_else(|| figures(rest, slashes)) }
    })
}

/// Words before the day of a change.
const CHANGED: &[&str] =
    &["updat", "modif", "edited", "revis", "aktualisiert", "geändert", "mis à jour", "actualiz", "aggiornat"];

/// The day that a line of a page gives for what stands near it: the first in it that is not said to be one of a change.
pub(super) fn line_day(line: &str, slashes: Slashes) -> Option<Day> {
    let has_year = line.as_bytes().windows(4).any(|bytes| bytes.iter().all(u8::is_ascii_digit));
    if !has_year {
        return None;
    }
    let low = line.to_lowercase();
    let changed = CHANGED.iter().filter_map(|word| low.find(word)).min();
    // "Published on …, updated on …": what stands before the change.
    let line = changed.map_or(low.as_str(), |at| low.get(..at).unwrap_or_default());
    first_day(line, slashes)
}

/// The day in the address of a page.
pub(super) fn day_of_address(url: &str) -> Option<Day> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let pieces = pieces(path);
    (0..pieces.len()).find_map(|at| of_address(pieces.get(at..)?))
}

fn of_address(pieces: &[Piece<'_>]) -> Option<Day> {
    match pieces {
        [year, a, month, b, day, ..] if a == b && is_between(a) && year.len() == 4 => {
            let month = match figure(month) {
                Some(month) if piece_is_short(day) => month,
                Some(_) => return None,
                None => i16::from(month_named(month)?),
            };
            sound(figure(year)?, month, figure(day)?)
        }
        [day, a, month, b, year, ..] if a == b && is_between(a) && year.len() == 4 && month.len() == 2 => {
            let (day, month) = (figure(day).filter(|_| day.len() == 2)?, figure(month)?);
            sound(figure(year)?, month, day)
        }
        [packed, ..] if packed.len() == 8 => {
            let part = |from, to| packed.get(from..to).and_then(figure);
            sound(part(0, 4)?, part(4, 6)?, part(6, 8)?)
        }
        _ => None,
    }
}

fn is_between(piece: &str) -> bool {
    matches!(piece, "/" | "-" | "_")
}

fn piece_is_short(piece: &str) -> bool {
    piece.len() <= 2
}

/// `September 12th, 2016`, `12. September 2016`, `12 de septiembre de 2016`, `12-Sep-2016`.
fn spelled(pieces: &[Piece<'_>]) -> Option<Day> {
    let small = |piece: &&&str| {
        !matches!(**piece, "." | "," | "/" | "-" | "de" | "of" | "st" | "nd" | "rd" | "th" | "er" | "º")
    };
    let mut words = pieces.iter().take(10).filter(small);
    let (first, second) = (words.next()?, words.next()?);
    let (month, day) = match (month_named(first), month_named(second)) {
        (Some(month), _) => (month, figure(second)?),
        (None, Some(month)) => (month, figure(first)?),
        (None, None) => return None,
    };
    // In some countries the month is given by two of its names.
    let year = words.find(|word| month_named(word) != Some(month))?;
    sound(figure(year).filter(|_| year.len() == 4)?, i16::from(month), day)
}

/// `2016-09-12`, `12.09.2016`, `9/13/2016`.
fn figures(pieces: &[Piece<'_>], slashes: Slashes) -> Option<Day> {
    let [a, mark, b, other, c, ..] = pieces else { return None };
    if matches!((*mark, *other), ("年", "月") | ("년", "월")) {
        return sound(figure(a)?, figure(b)?, figure(c)?);
    }
    if mark != other || !matches!(*mark, "." | "/" | "-") || a.len() > 4 || b.len() > 2 {
        return None;
    }
    let (first, middle, last) = (figure(a)?, figure(b)?, figure(c)?);
    match (a.len(), c.len()) {
        (4, 1 | 2) => sound(first, middle, last),
        (1 | 2, 4) if *mark == "." => sound(last, middle, first),
        (1 | 2, 4) => match slashes {
            _ if first == middle || first > 12 => sound(last, middle, first),
            _ if middle > 12 => sound(last, first, middle),
            Slashes::MonthFirst => sound(last, first, middle),
            Slashes::DayFirst => sound(last, middle, first),
            Slashes::Unknown => None,
        },
        _ => None,
    }
}

fn sound(year: i16, month: i16, day: i16) -> Option<Day> {
    let known = (FIRST_YEAR..=LAST_YEAR).contains(&year);
    if known { Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?) } else { None }
}

fn figure(piece: &str) -> Option<i16> {
    let plain = (1..=4).contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_digit());
    if plain { piece.parse().ok() } else { None }
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same: fn(char) -> bool = match first {
            c if c.is_ascii_digit() => |c| c.is_ascii_digit(),
            c if c.is_alphabetic() => char::is_alphabetic,
            _ => |_| false,
        };
        let ends = rest.find(|c| !same(c)).filter(|&end| end > 0).unwrap_or(first.len_utf8());
        let ends = if same(first) { rest.find(|c| !same(c)).unwrap_or(rest.len()) } else { ends };
        let Some((piece, after)) = rest.split_at_checked(ends) else { break };
        if !first.is_whitespace() {
            pieces.push(piece);
        }
        rest = after;
    }
    pieces
}

/// Names of months as pages write them, by month: English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish
/// and its neighbours, Polish, Russian, Turkish, Arabic, Czech, Romanian, Ukrainian, Greek.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "ledna",
        "ianuarie",
        "січня",
        "ιανουαρίου",
        "jan",
        "januar",
        "jänner",
        "janvier",
        "enero",
        "gennaio",
        "januari",
        "janeiro",
        "stycznia",
        "января",
        "ocak",
        "يناير",
    ],
    &[
        "february",
        "února",
        "februarie",
        "лютого",
        "φεβρουαρίου",
        "شباط",
        "feb",
        "februar",
        "février",
        "febrero",
        "febbraio",
        "februari",
        "fevereiro",
        "lutego",
        "февраля",
        "şubat",
        "فبراير",
    ],
    &[
        "march",
        "března",
        "martie",
        "березня",
        "μαρτίου",
        "آذار",
        "mar",
        "märz",
        "mär",
        "mars",
        "marzo",
        "maart",
        "março",
        "marts",
        "marca",
        "марта",
        "mart",
        "مارس",
    ],
    &[
        "april",
        "dubna",
        "aprilie",
        "квітня",
        "απριλίου",
        "نيسان",
        "apr",
        "avril",
        "abril",
        "aprile",
        "kwietnia",
        "апреля",
        "nisan",
        "أبريل",
    ],
    &[
        "may",
        "května",
        "травня",
        "μαΐου",
        "أيار",
        "mai",
        "mayo",
        "maggio",
        "mei",
        "maio",
        "maj",
        "maja",
        "мая",
        "mayıs",
        "مايو",
    ],
    &[
        "june",
        "června",
        "iunie",
        "червня",
        "ιουνίου",
        "حزيران",
        "jun",
        "juni",
        "juin",
        "junio",
        "giugno",
        "junho",
        "czerwca",
        "июня",
        "haziran",
        "يونيو",
    ],
    &[
        "july",
        "července",
        "iulie",
        "липня",
        "ιουλίου",
        "تموز",
        "jul",
        "juli",
        "juillet",
        "julio",
        "luglio",
        "julho",
        "lipca",
        "июля",
        "temmuz",
        "يوليو",
    ],
    &[
        "august",
        "srpna",
        "серпня",
        "αυγούστου",
        "آب",
        "aug",
        "août",
        "agosto",
        "augustus",
        "augusti",
        "sierpnia",
        "августа",
        "ağustos",
        "أغسطس",
    ],
    &[
        "september",
        "září",
        "septembrie",
        "вересня",
        "σεπτεμβρίου",
        "أيلول",
        "sept",
        "sep",
        "septembre",
        "septiembre",
        "settembre",
        "setembro",
        "września",
        "сентября",
        "eylül",
        "سبتمبر",
    ],
    &[
        "october",
        "října",
        "octombrie",
        "жовтня",
        "οκτωβρίου",
        "oct",
        "oktober",
        "okt",
        "octobre",
        "octubre",
        "ottobre",
        "outubro",
        "października",
        "октября",
        "ekim",
        "أكتوبر",
    ],
    &[
        "november",
        "listopadu",
        "noiembrie",
        "листопада",
        "νοεμβρίου",
        "nov",
        "novembre",
        "noviembre",
        "novembro",
        "listopada",
        "ноября",
        "kasım",
        "نوفمبر",
    ],
    &[
        "december",
        "prosince",
        "decembrie",
        "грудня",
        "δεκεμβρίου",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "diciembre",
        "dicembre",
        "dezembro",
        "desember",
        "grudnia",
        "декабря",
        "aralık",
        "ديسمبر",
    ],
];

fn month_named(word: &str) -> Option<i8> {
    let low = word.to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&low.as_str()))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<String> {
        first_day(text, Slashes::Unknown).map(|day| day.to_string())
    }

    #[test]
    fn days_are_found_in_running_text() {
        for text in [
            "Posted on September 12, 2016 by Ida Quill",
            "Published: 12th September 2016, 10:05",
            "Montag, 12. September 2016",
            "am 12.09.2016 um 8 Uhr",
            "12 de septiembre de 2016",
            "Updated 2016-09-12T08:00",
            "on 2016/09/12.",
            "2016年9月12日",
            "12 сентября 2016, 13:43",
            "12 września 2016",
            "12-Sep-2016 08:00",
            "الإثنين 12 أيلول / سبتمبر 2016",
            "2016년 9월 12일",
        ] {
            assert_eq!(day(text).as_deref(), Some("2016-09-12"), "{text}");
        }
        assert_eq!(day("seen 9/13/2016").as_deref(), Some("2016-09-13"));
    }

    #[test]
    fn days_of_change_are_passed_over_in_lines() {
        let day = |line| line_day(line, Slashes::Unknown).map(|day| day.to_string());
        assert_eq!(day("Published 12 September 2016, updated 3 May 2019").as_deref(), Some("2016-09-12"));
        assert_eq!(day("Last updated 3 May 2019"), None);
        assert_eq!(day("Rain fell all day"), None);
    }

    #[test]
    fn what_may_be_two_days_is_none_until_the_country_is_known() {
        assert_eq!(day("9/12/2016"), None);
        let of = |slashes| first_day("9/12/2016", slashes).map(|day| day.to_string());
        assert_eq!(of(Slashes::MonthFirst).as_deref(), Some("2016-09-12"));
        assert_eq!(of(Slashes::DayFirst).as_deref(), Some("2016-12-09"));
        for text in
            ["12.9.16", "call 555-12-2016", "1.2.3.2016", "12 September", "4 July 1876", "2016-13-01", "é"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_carry_days_in_folders_and_names() {
        for url in [
            "https://news.example/2016/09/12/bridge",
            "https://news.example/2016/sep/12/bridge",
            "https://news.example/2016-09-12-bridge.html",
            "news.example/a/20160912/bridge",
        ] {
            assert_eq!(
                day_of_address(url).map(|day| day.to_string()).as_deref(),
                Some("2016-09-12"),
                "{url}"
            );
        }
        for url in
            ["https://news.example/2016/09/bridge", "https://news.example/a?d=2016-09-12", "x-99990101"]
        {
            assert_eq!(day_of_address(url), None, "{url}");
        }
    }
}
