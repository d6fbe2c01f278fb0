//! Quotations changed in known ways. Everything is drawn from a seeded sequence: each run measures the same.

use onrecord_store::verify::{is_negation, words};

/// A sequence of numbers that look random (splitmix64).
#[derive(Debug, Clone)]
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let sum = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let sum = (sum ^ (sum >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        sum ^ (sum >> 31)
    }

    /// A number below `end`, or 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % (end.max(1) as u64)) as usize
    }

    fn of<'t, T>(&mut self, things: &'t [T]) -> Option<&'t T> {
        things.get(self.below(things.len()))
    }
}

/// A way to change a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    None,
    Within,
    Punctuation,
    QuoteStyle,
    Case,
    Dropped,
    Replaced,
    Swapped,
    Negated,
    Ellipsis,
    Misread,
    Spliced,
}

/// What the verdict must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    Exact,
    Altered,
    Partial,
}

impl Change {
    pub(crate) const ALL: [Change; 12] = [
        Change::None,
        Change::Within,
        Change::Punctuation,
        Change::QuoteStyle,
        Change::Case,
        Change::Dropped,
        Change::Replaced,
        Change::Swapped,
        Change::Negated,
        Change::Ellipsis,
        Change::Misread,
        Change::Spliced,
    ];

    pub(crate) fn expected(self) -> Expected {
        match self {
            Change::None | Change::Within | Change::Punctuation | Change::QuoteStyle | Change::Case => {
                Expected::Exact
            }
            Change::Spliced => Expected::Partial,
            _ => Expected::Altered,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Change::None => "unchanged",
            Change::Within => "six words from within",
            Change::Punctuation => "punctuation dropped",
            Change::QuoteStyle => "quotation marks, dashes",
            Change::Case => "case",
            Change::Dropped => "word dropped",
            Change::Replaced => "word replaced",
            Change::Swapped => "words swapped",
            Change::Negated => "negation slipped in",
            Change::Ellipsis => "words left out at …",
            Change::Misread => "OCR noise",
            Change::Spliced => "two spliced",
        }
    }

    /// The changed quotation; nothing where this change cannot be made of it.
    pub(crate) fn make(self, quotation: &str, other: &str, chance: &mut Chance) -> Option<String> {
        let mut tokens: Vec<&str> = quotation.split_whitespace().collect();
        let inner = 1 + chance.below(tokens.len().saturating_sub(2));
        let changed = match self {
            Change::None => quotation.to_owned(),
            Change::Within => {
                let from = chance.below(tokens.len().saturating_sub(6));
                tokens.get(from..from + 6)?.join(" ")
            }
            Change::Punctuation => without_punctuation(quotation),
            Change::QuoteStyle => {
                format!("«{}»", quotation.replace(['’', '‘'], "'").replace([' '], "\u{a0} "))
            }
            Change::Case => quotation.to_uppercase(),
            Change::Dropped => {
                tokens.remove(inner);
                tokens.join(" ")
            }
            Change::Replaced => {
                *tokens.get_mut(inner)? = chance.of(REPLACEMENTS)?;
                tokens.join(" ")
            }
            Change::Swapped => {
                tokens.swap(inner, inner + 1);
                tokens.join(" ")
            }
            Change::Negated => {
                tokens.insert(inner, chance.of(&["not", "never", "no"])?);
                tokens.join(" ")
            }
            Change::Ellipsis => ellipsis(&mut tokens, chance)?,
            Change::Misread => misread(&tokens, chance),
            Change::Spliced => spliced(&tokens, &other.split_whitespace().collect::<Vec<_>>())?,
        };
        self.is_made(quotation, &changed).then_some(changed)
    }

    /// Whether the words are as the change would have them: a dash is a token, but no word to drop.
    fn is_made(self, before: &str, after: &str) -> bool {
        let keys = |text| words(text).into_iter().map(|word| word.key).collect::<Vec<_>>();
        let (before, after) = (keys(before), keys(after));
        let wrong = |keys: &[String]| keys.iter().filter(|key| is_negation(key)).count();
        match self {
            Change::Within => after.len() >= 6,
            Change::None | Change::Punctuation | Change::QuoteStyle | Change::Case => before == after,
            Change::Negated => before != after && wrong(&before) < wrong(&after),
            _ => before != after,
        }
    }
}

const REPLACEMENTS: &[&str] =
    &["harbour", "seven", "quietly", "refuse", "enormous", "between", "yesterday", "orange", "they", "build"];

/// Marks between words go; those within words and numbers are not punctuation.
fn without_punctuation(quotation: &str) -> String {
    let bare = quotation
        .split_whitespace()
        .map(|token| token.trim_matches(|char: char| ",.;:!?“”\"()".contains(char)));
    bare.collect::<Vec<_>>().join(" ")
}

fn ellipsis(tokens: &mut Vec<&str>, chance: &mut Chance) -> Option<String> {
    let length = 2 + chance.below(tokens.len() / 3);
    let from = 2 + chance.below(tokens.len().checked_sub(length + 4)?);
    let _ = tokens.splice(from..from + length, ["…"]);
    Some(tokens.join(" "))
}

/// One or two words with letters that scanners take for each other.
fn misread(tokens: &[&str], chance: &mut Chance) -> String {
    const CONFUSED: [(&str, &str); 6] =
        [("rn", "m"), ("m", "rn"), ("l", "1"), ("o", "0"), ("e", "c"), ("i", "l")];
    let mut tokens: Vec<String> = tokens.iter().map(|token| (*token).to_owned()).collect();
    for _ in 0..2 {
        let at = chance.below(tokens.len());
        let (from, to) = CONFUSED[chance.below(CONFUSED.len())];
        if let Some(token) = tokens.get_mut(at) {
            *token = token.replacen(from, to, 1);
        }
    }
    tokens.join(" ")
}

/// The first half of one quotation and the second of another, at least six words of each.
fn spliced(one: &[&str], other: &[&str]) -> Option<String> {
    let first = one.get(..(one.len() / 2).max(6))?;
    let second = other.get(other.len() - (other.len() / 2).max(6).min(other.len())..)?;
    (second.len() >= 6).then(|| [first, second].concat().join(" "))
}
