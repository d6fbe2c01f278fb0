//! A first line `date YYYY-MM-DD`, also after blanks or a byte order mark and with the article going on behind it.

use crate::dates::{Moment, moment};

/// What stands before the article in a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    /// The date line's date; the words themselves when they are no day of the calendar.
    pub(crate) date: Option<Result<Moment, String>>,
    /// The byte where the article begins: its first character that is not blank.
    pub(crate) body: usize,
}

/// Looks for a date line at the start of a text.
///
/// It is the word `date` (any case, a colon may follow), a blank and `YYYY-MM-DD`, where an ISO time may be attached.
/// A text that merely begins with the word "date" has no date line.
pub(crate) fn opening(text: &str) -> Opening {
    let article = skip_blank(text);
    match date_line(article) {
        Some((date, rest)) => Opening { date: Some(date), body: text.len() - skip_blank(rest).len() },
        None => Opening { date: None, body: text.len() - article.len() },
    }
}

fn skip_blank(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// The date (or what stands in its place) and the text after it.
fn date_line(text: &str) -> Option<(Result<Moment, String>, &str)> {
    let (word, rest) = text.split_at_checked(4)?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let date = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    if !word.eq_ignore_ascii_case("date") || date.len() == rest.len() {
        return None;
    }
    let (day, after_day) = date.split_at_checked(10).filter(|(day, _)| has_shape_of_day(day))?;
    let (with_time, after_time) =
        date.split_at_checked(date.find(char::is_whitespace).unwrap_or(date.len()))?;
    match (moment(with_time), moment(day)) {
        (Some(moment), _) => Some((Ok(moment), after_time)),
        (None, Some(moment)) => Some((Ok(moment), after_day)),
        (None, None) => Some((Err(day.to_owned()), after_day)),
    }
}

/// Digits and hyphens in the places of `YYYY-MM-DD`.
fn has_shape_of_day(day: &str) -> bool {
    let at = |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    day.bytes().enumerate().all(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The date as `YYYY-MM-DD HH:MM`, the article.
    fn shown(text: &str) -> (Option<String>, &str) {
        let opening = opening(text);
        let date = opening.date.map(|date| match date {
            Ok(moment) => [moment.day.to_string(), moment.at.unwrap_or_default()].join(" ").trim().to_owned(),
            Err(given) => format!("bad {given}"),
        });
        (date, text.get(opening.body..).unwrap())
    }

    #[test]
    fn a_date_line_is_found_in_every_form_it_takes() {
        for text in [
            "date 2025-11-18\nMayor Ida Quill spoke.",
            "date 2025-11-18\r\n\r\nMayor Ida Quill spoke.",
            " date 2025-11-18 Mayor Ida Quill spoke.",
            "\u{feff}date 2025-11-18 Mayor Ida Quill spoke.",
            "\u{feff} \n\tDate: 2025-11-18 Mayor Ida Quill spoke.",
            "date\u{a0}2025-11-18\u{2003}Mayor Ida Quill spoke.",
        ] {
            assert_eq!(shown(text), (Some("2025-11-18".to_owned()), "Mayor Ida Quill spoke."), "{text:?}");
        }
    }

    #[test]
    fn a_date_line_may_carry_the_time() {
        let expected = (Some("2025-11-18 06:30".to_owned()), "Rain fell.");
        assert_eq!(shown("date 2025-11-18T06:30:00Z\nRain fell."), expected);
    }

    #[test]
    fn words_glued_to_the_day_belong_to_the_article() {
        assert_eq!(shown("date 2025-11-18— Rain fell."), (Some("2025-11-18".to_owned()), "— Rain fell."));
    }

    #[test]
    fn a_day_that_the_calendar_does_not_have_is_named() {
        assert_eq!(shown("date 2025-02-30 Rain fell."), (Some("bad 2025-02-30".to_owned()), "Rain fell."));
    }

    #[test]
    fn an_article_that_begins_with_the_word_date_has_no_date_line() {
        for text in [
            "Date palms suffer.",
            "dated 2025-11-18 it was",
            "date2025-11-18",
            "date 20251118",
            "date",
            "daté",
        ] {
            assert_eq!(shown(text), (None, text));
        }
    }

    #[test]
    fn only_the_first_line_counts() {
        let text = "Rain fell.\ndate 2025-11-18\n";
        assert_eq!(shown(text), (None, text));
    }
}
