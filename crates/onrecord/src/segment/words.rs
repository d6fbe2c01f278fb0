//! How far a word reaches, and where its clitics break off.

use super::line::{Line, is_apostrophe};

/// The end of the word or number that begins at `start`, without a stop after it.
///
/// Hyphenated words are one token ("mayor-elect", "34-year-old", "Ocasio-Bo"): names, titles and ages are looked up as
/// a whole downstream. The Web Treebank splits most of them.
pub(super) fn word_end(line: &Line<'_>, start: usize) -> usize {
    let mut at = line.run_end(start);
    loop {
        match joint(line, at) {
            0 => return at,
            length => at = line.run_end(at + length),
        }
    }
}

/// Length of the mark at `at` when it joins the word before it with what follows; 0 when it does not.
fn joint(line: &Line<'_>, at: usize) -> usize {
    let joins = match line.byte(at) {
        b'-' | b'_' | b'&' => line.is_word(at + 1),
        b'.' | b':' | b'/' => between_digits(line, at, 1),
        b',' => line.is_digit_before(at) && thousands(line, at + 1),
        b'\'' => apostrophe_joins(line, at, 1),
        0xca | 0xe2 => return wide_joint(line, at),
        _ => false,
    };
    usize::from(joins)
}

fn wide_joint(line: &Line<'_>, at: usize) -> usize {
    let Some(mark) = line.char(at) else { return 0 };
    let length = mark.len_utf8();
    let joins = match mark {
        '’' | 'ʼ' => apostrophe_joins(line, at, length),
        '‐' | '‑' => line.is_word(at + length),
        '–' => between_digits(line, at, length),
        _ => false,
    };
    if joins { length } else { 0 }
}

fn between_digits(line: &Line<'_>, at: usize, length: usize) -> bool {
    line.is_digit_before(at) && line.is_digit(at + length)
}

fn thousands(line: &Line<'_>, at: usize) -> bool {
    (at..at + 3).all(|place| line.is_digit(place)) && !line.is_digit(at + 3)
}

/// "O’Bo", "o'clock", "rock'n'roll"; not before a clitic.
fn apostrophe_joins(line: &Line<'_>, at: usize, length: usize) -> bool {
    line.is_letter(at + length) && clitic_end(line, at).is_none() && !is_negation(line, at, length)
}

/// The end of the clitic whose apostrophe is at `at`: 's 'm 'd 're 've 'll.
pub(super) fn clitic_end(line: &Line<'_>, at: usize) -> Option<usize> {
    let first = at + line.char(at).filter(|&c| is_apostrophe(c))?.len_utf8();
    let length = match (line.byte(first) | 0x20, line.byte(first + 1) | 0x20) {
        (b'r', b'e') | (b'v', b'e') | (b'l', b'l') => 2,
        (b's' | b'm' | b'd', _) => 1,
        _ => return None,
    };
    (!line.is_word(first + length)).then_some(first + length)
}

/// Whether the apostrophe at `at` stands in "n't".
fn is_negation(line: &Line<'_>, at: usize, length: usize) -> bool {
    let last = at + length;
    at > line.start()
        && line.byte(at - 1) | 0x20 == b'n'
        && line.byte(last) | 0x20 == b't'
        && !line.is_word(last + 1)
}

/// The end of "n't" when a word that ends at `end` goes on with "'t".
pub(super) fn negation_end(line: &Line<'_>, end: usize) -> Option<usize> {
    let length = line.char(end).filter(|&c| is_apostrophe(c))?.len_utf8();
    is_negation(line, end, length).then_some(end + length + 1)
}

/// Where "am" or "pm" begins in "10.32am", "3PM"; the half of the day is a token of its own, as in the Web Treebank.
pub(super) fn half_day_start(line: &Line<'_>, start: usize, end: usize) -> Option<usize> {
    let half = end.checked_sub(2).filter(|&half| half > start && line.is_digit(start))?;
    let digits = line.slice(start, half).bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b':'));
    (digits && matches!(line.slice(half, end), "am" | "pm" | "AM" | "PM" | "Am" | "Pm")).then_some(half)
}

/// The end of an abbreviation of single letters with stops: "U.S.", "a.m", "J.D.", "Ph.D.".
pub(super) fn acronym_end(line: &Line<'_>, start: usize) -> Option<usize> {
    let mut at = label_end(line, start)?;
    let first = at;
    while let Some(end) = label_end(line, at) {
        at = end;
    }
    let last = line.is_letter(at).then(|| line.run_end(at)).filter(|&end| end - at <= 1);
    let end = last.unwrap_or(at);
    (end > first).then_some(end)
}

/// The end of a word whose last part, behind a hyphen, is such an abbreviation: "R-S.C." from the word "R-S" on.
pub(super) fn hyphenated_acronym_end(line: &Line<'_>, start: usize, end: usize) -> Option<usize> {
    let part = start + line.slice(start, end).rfind('-')? + 1;
    (part + 1 == end && line.byte(end) == b'.').then(|| acronym_end(line, part))?
}

/// The end of what stands before a name with a hyphen, for letters that end at `run`: "pro-" in "pro-Salt", "then-" in "then-Mayor".
/// The name behind it is a token of its own, so that it can be found.
pub(super) fn prefix_end(line: &Line<'_>, start: usize, run: usize) -> Option<usize> {
    let prefix = matches!(line.slice(start, run), "anti" | "ex" | "pro" | "then") && line.byte(run) == b'-';
    let capital = || line.char(run + 1).is_some_and(char::is_uppercase);
    (prefix && capital()).then_some(run + 1)
}

/// The end of one letter and its stop.
fn label_end(line: &Line<'_>, at: usize) -> Option<usize> {
    if line.byte(at).is_ascii_alphabetic() && line.byte(at + 1) == b'.' {
        return Some(at + 2);
    }
    (line.byte(at + 2) == b'.' && matches!(line.slice(at, at + 2), "Ph" | "Sc" | "Ed")).then_some(at + 3)
}

/// The end of a word that begins with an apostrophe in place of letters or digits: ’tis, ’em, ’n’, ’90s.
pub(super) fn elision_end(line: &Line<'_>, at: usize) -> Option<usize> {
    let mark = line.char(at)?;
    let first = at + mark.len_utf8();
    let end = line.run_end(first);
    let word = line.slice(first, end);
    // ‘ opens a quotation unless what follows is hardly anything but a cut word; people's machines turn ’90s into ‘90s.
    let elided =
        if mark == '‘' { is_decade(word) } else { is_decade(word) || is_year(word) || is_cut_word(word) };
    match line.char(end).filter(|&c| matches!(c, '\'' | '’' | '‘')) {
        Some(close) if matches!(word, "n" | "N") => Some(end + close.len_utf8()),
        // ‘em’ in marks of its own is quoted.
        Some(_) if elided && clitic_end(line, end).is_none() => None,
        _ => elided.then_some(end),
    }
}

fn is_cut_word(word: &str) -> bool {
    ["tis", "twas", "twill", "twere", "em", "til", "cause", "cos", "bout", "round", "n"]
        .into_iter()
        .any(|cut| word.eq_ignore_ascii_case(cut))
}

fn is_year(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_decade(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(is_year)
}
