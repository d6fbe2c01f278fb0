//! The article as the search for names reads it: one class for every token, found once.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use super::lexicon::{Sorts, sorts};
use super::titles::{FIRST_LADY, Title, TitleKind, title};
use super::words;
use crate::index::TokenRange;
use crate::prepare::Prepared;
use crate::segment::{Sentence, Token, TokenKind};

/// What a token is to the search for names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// No capital: cannot carry a name.
    Small,
    /// "'s", or the bare apostrophe after a plural.
    Possessive,
    /// Capitalised, but never part of a name: "However", "Monday".
    Stop,
    /// An honorific, office or calling with a capital: "Mr.", "President".
    Title,
    /// "French", "Republicans".
    People,
    /// "University", "Committee".
    Head,
    /// "Day", "Street".
    Common,
    /// "J."
    Initial,
    /// "Jr.", "III"
    Suffix,
    /// "NATO", "U.N."
    Acronym,
    /// Any other word with a capital.
    Plain,
}

impl Class {
    /// Whether a name may hold such a token.
    pub(super) fn is_capital(self) -> bool {
        !matches!(self, Class::Small | Class::Possessive | Class::Stop)
    }

    /// Whether a person's own name may hold such a token.
    pub(super) fn is_personal(self) -> bool {
        matches!(self, Class::Plain | Class::Initial | Class::Suffix)
    }
}

/// A prepared article with the class of every token.
pub(super) struct Reading<'a> {
    pub(super) prepared: &'a Prepared,
    sorts: Vec<Sorts>,
    classes: Vec<Class>,
    quoted: Vec<bool>,
    small: HashSet<&'a str, BuildHasherDefault<Fnv>>,
}

impl<'a> Reading<'a> {
    /// Reads every token once.
    pub(super) fn new(prepared: &'a Prepared) -> Reading<'a> {
        let sorts_of = |(at, token): (usize, &Token)| match token.kind {
            TokenKind::Number => Sorts::default(),
            _ => sorts(prepared.lower(at)),
        };
        let sorts: Vec<Sorts> = prepared.tokens.iter().enumerate().map(sorts_of).collect();
        let class = |(at, &sorts): (usize, &Sorts)| class(prepared, at, sorts);
        let classes: Vec<Class> = sorts.iter().enumerate().map(class).collect();
        let is_small = |at: &usize| prepared.tokens.get(*at).is_some_and(|t| t.kind == TokenKind::Lower);
        let mut small = HashSet::with_capacity_and_hasher(classes.len(), BuildHasherDefault::default());
        small.extend((0..classes.len()).filter(is_small).map(|at| prepared.lower(at)));
        Reading { prepared, sorts, classes, quoted: quoted(prepared), small }
    }

    /// The class of a token; [`Class::Small`] beyond the last one.
    pub(super) fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or(Class::Small)
    }

    /// Whether a token stands inside quotation marks.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.quoted.get(at).copied().unwrap_or(false)
    }

    /// Whether a token is a mark of quotation.
    pub(super) fn is_quotation_mark(&self, at: usize) -> bool {
        self.prepared.tokens.get(at).is_some_and(|token| token.kind == TokenKind::QuotationMark)
    }

    /// Whether a token is the mark at which a quotation begins or ends.
    pub(super) fn is_rim_of_quotation(&self, at: usize) -> bool {
        self.is_quotation_mark(at)
            && at.checked_sub(1).is_some_and(|before| self.is_quoted(before)) != self.is_quoted(at + 1)
    }

    /// Whether the article also has the word of a capitalised token with a small letter.
    pub(super) fn is_also_small(&self, at: usize) -> bool {
        self.small.contains(self.prepared.lower(at))
    }

    /// Whether the token in lower case is a word of one of these sorts.
    pub(super) fn is(&self, at: usize, sorts: Sorts) -> bool {
        self.sorts.get(at).is_some_and(|of| of.any(sorts))
    }

    /// The same of the token before.
    pub(super) fn is_before(&self, at: usize, sorts: Sorts) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, sorts))
    }

    /// The token as an honorific, office or kin.
    pub(super) fn title(&self, at: usize) -> Option<Title> {
        if self.is(at, Sorts::TITLE) { title(self.lower(at)) } else { None }
    }

    /// The token as an office, calling or kin, which describe somebody; honorifics do not.
    pub(super) fn calling(&self, at: usize) -> Option<Title> {
        let row = self.title(at)?;
        match row.kind {
            TitleKind::Honorific if row.word == "lady" && self.lower_before(at) == "first" => {
                Some(FIRST_LADY)
            }
            TitleKind::Honorific => None,
            _ => Some(row),
        }
    }

    /// The token in lower case.
    pub(super) fn lower(&self, at: usize) -> &'a str {
        self.prepared.lower(at)
    }

    /// The words of a range in lower case, with what stands between them: the same for every place where a name stands.
    pub(super) fn words(&self, tokens: TokenRange) -> &'a str {
        self.prepared.lower_words(tokens)
    }

    /// The token before, in lower case; empty before the first one.
    pub(super) fn lower_before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.prepared.lower(before))
    }

    /// "US" is no "us".
    pub(super) fn is_us(&self, at: usize) -> bool {
        self.prepared.word(at) == "US"
    }

    /// Whether nothing but a mark stands before the token in its sentence, so that its capital says nothing.
    pub(super) fn is_opening(&self, at: usize, sentence: &Sentence) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| sentence.tokens.holds(before)) else {
            return true;
        };
        let mark = |kind| matches!(kind, TokenKind::QuotationMark | TokenKind::Punctuation);
        let kind = self.prepared.tokens.get(before).map(|token| token.kind);
        kind.is_some_and(mark) && !matches!(self.lower(before), "," | "(" | "-" | "/" | "&" | "." | "’" | "'")
    }
}

/// Where a possessive mark at `at`, written as one token or two, ends; `at` itself when there is none.
pub(super) fn after_possessive(prepared: &Prepared, at: usize) -> usize {
    match prepared.lower(at) {
        "'s" | "’s" => at + 1,
        "'" | "’" if touches(prepared, at) && prepared.lower(at + 1) == "s" && touches(prepared, at + 1) => {
            at + 2
        }
        "'" | "’" if touches(prepared, at) && prepared.lower(at.saturating_sub(1)).ends_with('s') => at + 1,
        _ => at,
    }
}

fn touches(prepared: &Prepared, at: usize) -> bool {
    let end = at.checked_sub(1).and_then(|before| prepared.tokens.get(before)).map(|token| token.span.end());
    end.is_some() && end == prepared.tokens.get(at).map(|token| token.span.start())
}

fn class(prepared: &Prepared, at: usize, sorts: Sorts) -> Class {
    let Some(token) = prepared.tokens.get(at) else { return Class::Small };
    match token.kind {
        // The body, not the pronoun.
        TokenKind::Upper if prepared.word(at) == "WHO" => Class::Acronym,
        TokenKind::Title | TokenKind::Upper => capital(prepared.word(at), prepared.lower(at), sorts),
        // "al-Bo" begins small, yet is a name.
        TokenKind::Lower if is_article_name(prepared.word(at)) => Class::Plain,
        _ if sorts.any(Sorts::LEAD) && after_possessive(prepared, at) > at => Class::Possessive,
        _ => Class::Small,
    }
}

fn is_article_name(word: &str) -> bool {
    let rest =
        ["al-", "el-", "d'", "d’", "ul-", "bin-"].iter().find_map(|article| word.strip_prefix(article));
    rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

fn capital(word: &str, lower: &str, sorts: Sorts) -> Class {
    if is_initial(word) {
        return Class::Initial;
    }
    match lower {
        "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv" => return Class::Suffix,
        _ if sorts.any(Sorts::STOP) || is_compound(word) => return Class::Stop,
        _ => {}
    }
    if sorts.any(Sorts::TITLE) || is_plural_title(lower) {
        return Class::Title;
    }
    match lower {
        _ if sorts.any(Sorts::PEOPLES) => Class::People,
        _ if sorts.any(Sorts::HEAD) => Class::Head,
        _ if sorts.any(Sorts::COMMON) => Class::Common,
        _ if is_acronym(word) => Class::Acronym,
        _ => Class::Plain,
    }
}

fn is_plural_title(lower: &str) -> bool {
    matches!(lower, "presidents" | "senators" | "governors" | "ministers" | "judges" | "representatives")
}

/// "J." or "J", but not the pronoun or the article.
fn is_initial(word: &str) -> bool {
    let letters = word.strip_suffix('.').unwrap_or(word);
    let mut characters = letters.chars();
    let one = characters.next().is_some_and(char::is_uppercase) && characters.next().is_none();
    let double = letters.len() == 3 && word.ends_with('.') && letters.as_bytes().get(1) == Some(&b'.');
    (one && !matches!(word, "I" | "A")) || (double && !words::is_state(word))
}

/// "Ohio-based", "Bo-style", "Ohio-trained": no name, as its end is small; the "Non-Aligned Movement" and "al-Orred" are.
pub(super) fn is_compound(word: &str) -> bool {
    let Some((_, tail)) = word.rsplit_once('-') else { return false };
    TAILS.contains(&tail) || tail.len() > 4 && tail.ends_with("ed") && tail.starts_with(char::is_lowercase)
}

/// What is said of a name before a hyphen, beside participles.
const TAILS: &[&str] = &[
    "affiliated",
    "aligned",
    "allied",
    "appointed",
    "backed",
    "based",
    "born",
    "branded",
    "controlled",
    "dominated",
    "era",
    "esque",
    "friendly",
    "funded",
    "inspired",
    "ish",
    "ism",
    "isms",
    "led",
    "like",
    "linked",
    "old",
    "owned",
    "run",
    "style",
    "supporting",
    "themed",
    "type",
    "wide",
];

/// Whether a word has more than one capital: "NATO", "SaltNord".
pub(super) fn has_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}

fn is_acronym(word: &str) -> bool {
    has_capitals(word)
        && word.chars().all(|c| c.is_uppercase() || c == '.' || c == '&' || c.is_ascii_digit() || c == '-')
}

/// For each token whether it stands inside quotation marks.
fn quoted(prepared: &Prepared) -> Vec<bool> {
    let mut quoted = vec![false; prepared.tokens.len()];
    let outermost = prepared.quotations.all.iter().filter(|quotation| quotation.inside.is_none());
    for piece in outermost.flat_map(|quotation| quotation.pieces.iter()) {
        let range: TokenRange = prepared.tokens_in(piece.inner);
        if let Some(tokens) = quoted.get_mut(range.positions()) {
            tokens.fill(true);
        }
    }
    quoted
}

/// Fowler–Noll–Vo: short words, no secrets.
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
