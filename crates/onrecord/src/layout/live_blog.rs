//! Times before the entries of a live blog: "10.32am GMT", "3:45 PM ET", "14:05 – ".

use super::words::Word;

/// The number of words of an entry's time at the start of a line.
///
/// Before further words a time counts only if it cannot be part of their sentence: with a time zone or half of the
/// day and a capital next, or with a mark that sets it off, or where the lines of the page are `timed`.
pub(super) fn len(words: &[Word<'_>], timed: bool) -> Option<usize> {
    let clock = clock(words.first()?.text)?;
    let mut at = 1;
    let mut exact = clock == Clock::Half || timed;
    while let Some(word) = words.get(at).filter(|word| is_half(word) || is_zone(word)) {
        exact = true;
        at += 1;
        // "p.m", "." at the end of a line
        let _ = word;
    }
    let rest = words.get(at..)?;
    let mark = rest.iter().take_while(|word| word.is_dash() || matches!(word.text, ":" | "|" | ".")).count();
    let after = rest.get(mark..)?;
    let alone = after.is_empty();
    let set_off = mark > 0 && rest.first().is_some_and(|word| word.text != ".");
    let fresh = after.first().is_some_and(|word| word.is_capital() && !is_day(word) || word.is_quote());
    (alone || (set_off && fresh) || (exact && fresh && mark == 0)).then_some(at + mark)
}

/// Whether so many lines begin with a time of day that it is no part of their sentences.
pub(super) fn is_timed<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    lines
        .filter(|line| line.split_whitespace().next().is_some_and(|word| clock(word).is_some()))
        .take(TIMED)
        .count()
        == TIMED
}

/// Lines with a time that make a page timed.
const TIMED: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clock {
    /// "14:05"
    Plain,
    /// "10.32am"
    Half,
}

/// What kind of time of day a word is, minutes included.
fn clock(word: &str) -> Option<Clock> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let half = word.get(digits.len()..)?;
    let (hours, minutes) = digits.split_once([':', '.'])?;
    let sound = |part: &str, most: u8| part.parse::<u8>().is_ok_and(|value| value <= most);
    let shape = (1..=2).contains(&hours.len())
        && minutes.len() == 2
        && digits.bytes().filter(u8::is_ascii_digit).count() + 1 == digits.len();
    if !(shape && sound(hours, 23) && sound(minutes, 59)) {
        return None;
    }
    match half.to_ascii_lowercase().trim_matches('.') {
        "" => Some(Clock::Plain),
        "am" | "pm" | "a.m" | "p.m" | "h" => Some(Clock::Half),
        _ => None,
    }
}

fn is_half(word: &Word<'_>) -> bool {
    ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"].iter().any(|half| word.is(half))
}

fn is_zone(word: &Word<'_>) -> bool {
    const ZONES: &[&str] = &[
        "GMT", "BST", "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "PT", "PST", "PDT", "UTC", "CET", "CEST",
        "IST", "AEST", "AEDT", "HKT", "JST", "EEST", "EET", "MSK",
    ];
    ZONES.contains(&word.text)
}

fn is_day(word: &Word<'_>) -> bool {
    super::pattern::is_calendar(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::words::words;
    use crate::text::Text;

    /// (line, the time before the entry)
    const EXAMPLES: &[(&str, &str)] = &[
        ("10.32am GMT", "10.32am GMT"),
        ("3:45 PM ET", "3:45 PM ET"),
        ("3:45 p.m.", "3:45 p.m."),
        ("14:05", "14:05"),
        ("14:05 GMT", "14:05 GMT"),
        ("10.32am GMT The mayor has left.", "10.32am GMT"),
        ("14:05 – The mayor has left.", "14:05 –"),
        ("14:05: “It is over,” she said.", "14:05:"),
        ("9:05am: The mayor has left.", "9:05am:"),
        ("10.30am is when the shop opens.", ""),
        ("14:05 trains were late.", ""),
        ("14:05 Trains were late.", ""),
        ("3:45 PM Monday was too late.", ""),
        ("10.5 per cent of them left.", ""),
        ("25:10", ""),
        ("3.15", "3.15"),
        ("2:1 was the score.", ""),
        ("1,200 people came.", ""),
    ];

    #[test]
    fn every_example_is_read_as_it_says() {
        for &(line, time) in EXAMPLES {
            let text = Text::new(line).unwrap();
            let words = words(&text, text.whole(), 40);
            let end = len(&words, false).map_or(0, |len| words[len - 1].span.end());
            assert_eq!(text.slice(text.span(0, end)), time, "{line:?}");
        }
    }

    #[test]
    fn a_bare_time_is_one_where_many_lines_have_it() {
        let timed = ["Live: storm", "14:05 Trains were late.", "13:10 A tree fell.", "12:00 It rains."];
        assert!(is_timed(timed.into_iter()) && !is_timed(timed[..3].iter().copied()));
        let text = Text::new("14:05 Trains were late.").unwrap();
        assert_eq!(len(&words(&text, text.whole(), 40), true), Some(1));
    }
}
