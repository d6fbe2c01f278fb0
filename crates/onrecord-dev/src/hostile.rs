//! `cargo dev bench-hostile`: texts made to be slow. The time that the line takes must grow no faster than the text.

use std::io::Write;
use std::time::Instant;

use onrecord::calendar::Day;
use onrecord::record::article_record;
use onrecord::{RuleTagger, Tagger as _, annotate, prepare};

use crate::Verdict;
use crate::error::Error;
use crate::times::article;

/// Lengths in bytes, each four times the one before.
const LENGTHS: [usize; 3] = [1 << 15, 1 << 17, 1 << 19];
/// How much slower a byte of the longest text may be than one of the shortest: caches, growing buffers, noise.
/// A stage that is quadratic comes out near 16.
const SLOWER: f64 = 4.0;
/// A text this fast in MB/s at its longest is over before caches and page faults have evened out.
const FAST: f64 = 20.0;
/// Each time is the least of so many.
const ROUNDS: usize = 3;
/// No longer text is tried after one that took so many seconds.
const PATIENCE: f64 = 5.0;

/// (what repeats, how often it does so before the line ends; 0 for never).
const TEXTS: &[(&str, &str, &str)] = &[
    ("opening marks", "“", ""),
    ("closing marks", "”", ""),
    ("straight marks", "\"", ""),
    ("single marks", " ‘a", ""),
    ("nested marks", "“a ‘b ", ""),
    ("quotations that never close", "“She said\n", ""),
    ("quotations without a cue", "“Yes.” ", ""),
    ("cues", "said ", ""),
    ("cues and quotations", "“Yes,” said Ann Bo, “no,” he said. ", ""),
    ("that-clauses", "Ann Bo said that ", "she was."),
    ("names", "Ann Bo ", ""),
    ("new names", "Ann B{} of Bo said so. ", ""),
    ("people without a name", "A man ran. The nurse said no. ", ""),
    ("offices in one sentence", "the mayor told Mayor Ann B{} of a nurse and ", ""),
    ("posts", "It is late.\n— Ann Bo (@bo) May 2, 2025\n", ""),
    ("paragraphs led in", "Ann Bo said:\nIt is late. Cy Du said so.\n", ""),
    ("honorifics", "Mr. ", ""),
    ("initials", "J. ", ""),
    ("pronouns", "he she they ", ""),
    ("full stops", ".", ""),
    ("ellipses", "… ", ""),
    ("dates", "on Jan. 1, 2016, ", ""),
    ("numbers", "1,2", ""),
    ("one long word", "a", ""),
    ("apostrophes", "'", ""),
    ("brackets", "(", ")"),
    ("commas", "a, ", ""),
    ("empty lines", "\n", "a"),
    ("short lines", "a\n", ""),
    ("credits", "Photograph: Ann Bo\n", ""),
    ("combining accents", "e\u{301}", ""),
    ("four-byte characters", "😀", ""),
    ("white space", " ", "a"),
];

/// Times every text at every length.
///
/// # Errors
/// When the table cannot be printed.
pub(crate) fn run(out: &mut impl Write) -> Result<Verdict, Error> {
    writeln!(out, "| text                        | MB/s at 32 KiB | 128 KiB | 512 KiB | slower a byte |")?;
    writeln!(out, "| --------------------------- | -------------: | ------: | ------: | ------------: |")?;
    let mut worst = Verdict::Well;
    for (name, unit, end) in TEXTS {
        let speeds = speeds(unit, end);
        let slower = slower(&speeds);
        let [a, b, c] = [0, 1, 2].map(|at| speeds.get(at).map_or("–".to_owned(), |mb| format!("{mb:.2}")));
        let slow = is_slow(&speeds);
        let sign = if slow { " ←" } else { "" };
        writeln!(out, "| {name:27} | {a:>14} | {b:>7} | {c:>7} | {slower:12.1}×{sign} |")?;
        if slow {
            worst = Verdict::OutOfBounds;
        }
    }
    Ok(worst)
}

/// Whether a text shows time out of proportion to its length.
fn is_slow(speeds: &[f64]) -> bool {
    slower(speeds) > SLOWER && speeds.last().is_none_or(|&speed| speed < FAST)
}

/// How many times slower the last speed is than the first; boundless when the longer texts were given up.
fn slower(speeds: &[f64]) -> f64 {
    match speeds {
        [first, .., last] if speeds.len() == LENGTHS.len() => first / last,
        _ => f64::INFINITY,
    }
}

/// MB/s at each length, as far as patience goes.
fn speeds(unit: &str, end: &str) -> Vec<f64> {
    let mut speeds = Vec::new();
    for length in LENGTHS {
        let text = text(unit, end, length);
        let bytes = text.len() as f64;
        let seconds = seconds(&text);
        speeds.push(bytes / seconds / 1e6);
        if seconds > PATIENCE {
            break;
        }
    }
    speeds
}

/// The unit over and over, `{}` counted up.
fn text(unit: &str, end: &str, length: usize) -> String {
    let mut text = String::with_capacity(length + unit.len() + end.len());
    let mut count = 0;
    while text.len() < length {
        match unit.split_once("{}") {
            Some((before, after)) => text.extend([before, &letters(count), after]),
            None => text.push_str(unit),
        }
        count += 1;
    }
    text + end
}

/// A number in small letters, so that it can be part of a name.
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return letters;
        }
    }
}

/// The least time that the line took from text to record.
fn seconds(text: &str) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let people = people_on_record(text);
        least = least.min(start.elapsed().as_secs_f64());
        std::hint::black_box(people);
        if least > PATIENCE {
            break;
        }
    }
    least
}

fn people_on_record(text: &str) -> usize {
    let Some(article) = Day::new(2025, 11, 18).and_then(|day| article(text, day)) else { return 0 };
    let prepared = prepare(article);
    let labels = RuleTagger.tag(std::slice::from_ref(&prepared)).into_iter().next().unwrap_or_default();
    article_record(&annotate(prepared, &labels), "rules").people.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quadratic_time_is_noticed() {
        // A byte of a text four times as long takes four times as long.
        assert!(is_slow(&[16.0, 4.0, 1.0]));
        assert!(!is_slow(&[16.0, 14.0, 12.0]) && !is_slow(&[200.0, 100.0, 40.0]));
        assert!(is_slow(&[0.001]), "given up after the first length");
    }

    #[test]
    fn names_are_counted_up() {
        assert_eq!(text("B{} ", ".", 7), "Ba Bb Bc .");
        assert_eq!([letters(25), letters(26)], ["z", "ab"]);
    }
}
