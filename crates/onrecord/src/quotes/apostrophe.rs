//! Tells apostrophes from single quotation marks, as far as the words beside one tell.

use super::evidence;
use super::marks::{Face, Lean, is_blank, is_closing_side, is_opening_side};

/// What a single mark between these words is by itself. [`super::pair`] decides what is left open here.
pub(super) fn lean(face: Face, before: &str, after: &str) -> Lean {
    let (left, right) = (before.chars().next_back(), after.chars().next());
    let in_word = left.is_some_and(char::is_alphanumeric) && right.is_some_and(char::is_alphanumeric);
    if in_word || is_and(before, after) {
        return Lean::Not;
    }
    let (opens, closes) = (left.is_none_or(is_opening_side), right.is_none_or(is_closing_side));
    match (opens, closes) {
        (true, false) => opening(face, after),
        (false, true) => closing(before, right),
        (true, true) => alone(face, left, right, after),
        (false, false) if elision(after) == Some(Elision::Clitic) => Lean::Not,
        (false, false) if face == Face::Open => Lean::Open,
        (false, false) if left.is_some_and(is_stop) => Lean::Either,
        (false, false) => Lean::Not,
    }
}

fn opening(face: Face, after: &str) -> Lean {
    match elision(after) {
        Some(Elision::Clitic) => Lean::Not,
        Some(Elision::Word) => Lean::WeakOpen,
        None if face == Face::Close => Lean::WeakOpen,
        None => Lean::Open,
    }
}

fn closing(before: &str, right: Option<char>) -> Lean {
    let apart = right.is_some_and(is_blank);
    match before.chars().next_back() {
        Some('.') if evidence::ends_in_abbreviation(before) => Lean::LikelyClose,
        Some(c) if is_stop(c) => Lean::Close,
        Some(c) if c.is_numeric() => Lean::WeakClose,
        Some('s' | 'S' | 'x' | 'z') if apart => Lean::WeakClose,
        _ if apart && is_clipped(before) => Lean::WeakClose,
        _ => Lean::LikelyClose,
    }
}

/// Between a blank and a blank, a stop or a dash.
fn alone(face: Face, left: Option<char>, right: Option<char>, after: &str) -> Lean {
    let blank = left.is_none_or(is_blank);
    match (face, right) {
        (_, Some('.')) if blank && after.starts_with("..") => Lean::Open,
        (_, Some('…')) if blank => Lean::Open,
        (Face::Open, Some(right)) if blank && is_blank(right) => Lean::Either,
        (Face::Open, _) if blank => Lean::Open,
        (Face::Close, _) => Lean::LikelyClose,
        _ if matches!(left, Some('-' | '–' | '—')) && right.is_none_or(is_blank) => Lean::Close,
        _ => Lean::Not,
    }
}

/// After which a single mark is no apostrophe.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | '…' | ';' | ':' | ')' | ']' | '-' | '–' | '—')
}

/// The two marks of rock ’n’ roll.
fn is_and(before: &str, after: &str) -> bool {
    let is_mark = |c: Option<char>| matches!(c, Some('\'' | '’' | '‘' | '`' | '´'));
    let (mut left, mut right) = (before.chars().rev(), after.chars());
    match (left.next(), right.next()) {
        (_, Some('n' | 'N')) if is_mark(right.next()) => true,
        (Some('n' | 'N'), _) => is_mark(left.next()) && !left.next().is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// How a word without its beginning is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Elision {
    /// The end of the word before, set apart by a tokeniser: they 're.
    Clitic,
    /// A word or year that has lost its beginning: ’tis, ’90s.
    Word,
}

/// What the word after a mark is, if it may stand for a longer one.
fn elision(after: &str) -> Option<Elision> {
    let end =
        after.bytes().take(8).position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(after.len().min(8));
    let word = after.get(..end)?.to_ascii_lowercase();
    if after.get(end..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
        return None;
    }
    ELISIONS.iter().find(|&&(elided, _)| elided == word).map(|&(_, how)| how).or_else(|| year(&word))
}

/// '08, '90s.
fn year(word: &str) -> Option<Elision> {
    let digits = word.strip_suffix('s').unwrap_or(word);
    (digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(Elision::Word)
}

const ELISIONS: &[(&str, Elision)] = &[
    ("s", Elision::Clitic),
    ("d", Elision::Clitic),
    ("ll", Elision::Clitic),
    ("ve", Elision::Clitic),
    ("re", Elision::Clitic),
    ("m", Elision::Clitic),
    ("t", Elision::Clitic),
    ("tis", Elision::Word),
    ("twas", Elision::Word),
    ("twere", Elision::Word),
    ("twill", Elision::Word),
    ("twould", Elision::Word),
    ("tisn", Elision::Word),
    ("em", Elision::Word),
    ("til", Elision::Word),
    ("till", Elision::Word),
    ("cause", Elision::Word),
    ("cos", Elision::Word),
    ("coz", Elision::Word),
    ("cuz", Elision::Word),
    ("bout", Elision::Word),
    ("round", Elision::Word),
    ("neath", Elision::Word),
    ("fore", Elision::Word),
    ("ere", Elision::Word),
    ("ello", Elision::Word),
    ("im", Elision::Word),
    ("er", Elision::Word),
    ("un", Elision::Word),
    ("uns", Elision::Word),
    ("n", Elision::Word),
    ("nother", Elision::Word),
    ("nuff", Elision::Word),
    ("sup", Elision::Word),
    ("hood", Elision::Word),
];

/// Words that lose their end: nothin’, o’, ol’, th’, an’.
fn is_clipped(before: &str) -> bool {
    let word = evidence::last_word(before);
    let dropped_g = word.len() > 3 && word.ends_with("in");
    dropped_g
        || matches!(
            word,
            "o" | "O" | "ol" | "Ol" | "th" | "Th" | "an" | "d" | "wi" | "t" | "mo" | "po" | "lil"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_marks_lean_by_their_neighbours() {
        let examples = [
            ("don", "t go", Face::Close, Lean::Not),
            ("", "tis late", Face::Close, Lean::WeakOpen),
            ("the ", "90s were", Face::Plain, Lean::WeakOpen),
            ("the ", "08 vote", Face::Close, Lean::WeakOpen),
            ("they ", "re late", Face::Plain, Lean::Not),
            ("rock ", "n' roll", Face::Plain, Lean::Not),
            ("rock 'n", " roll", Face::Plain, Lean::Not),
            ("the Joneses", " house", Face::Close, Lean::WeakClose),
            ("called them losers", ".", Face::Close, Lean::LikelyClose),
            ("nothin", " doing", Face::Plain, Lean::WeakClose),
            ("not now,", " she said", Face::Plain, Lean::Close),
            ("the U.S.", " plan", Face::Plain, Lean::LikelyClose),
            ("83 e.v.", "s in all", Face::Close, Lean::Not),
            ("she is 6", " tall", Face::Plain, Lean::WeakClose),
            ("she said, ", "Not now", Face::Plain, Lean::Open),
            ("no—", " she said", Face::Plain, Lean::Close),
            ("", "...and then", Face::Plain, Lean::Open),
            ("he said.", "Then", Face::Plain, Lean::Either),
        ];
        for (before, after, face, expected) in examples {
            assert_eq!(lean(face, before, after), expected, "{before}_{after}");
        }
    }

    #[test]
    fn every_elision_is_found_before_a_blank_and_a_stop() {
        for &(word, how) in ELISIONS {
            assert_eq!(elision(&format!("{word} x")), Some(how));
            assert_eq!(elision(&format!("{word}.")), Some(how));
            assert_eq!(elision(&format!("{word}zqx")), None, "a longer word is none");
        }
    }
}
