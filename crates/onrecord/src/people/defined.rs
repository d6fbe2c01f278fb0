//! Short forms that an article defines in brackets: "the Salt Harbour Board (SHB)", "a memorandum of intent (MOI)".
//!
//! The long form is found as in Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in
//! biomedical text" (PSB 2003): from the right, letter by letter, the first letter at the start of a word.

use std::collections::{BTreeMap, BTreeSet};

use super::labels::{full, single};
use super::lexicon::Sorts;
use super::organisations;
use super::reading::{Class, Reading, has_capitals};
use crate::index::TokenRange;
use crate::label::{NameKind, NameLabel};

/// Bytes of a short form, at most.
const LONGEST: usize = 12;

/// Defined short forms and their long ones, with what bears them.
#[derive(Debug, Default)]
pub(super) struct Defined<'a> {
    /// In lower case, plurals without their "s".
    short: BTreeMap<String, NameKind>,
    /// In lower case.
    long: BTreeMap<&'a str, NameKind>,
}

impl<'a> Defined<'a> {
    /// Reads every short form in brackets; `told` are the names in order.
    pub(super) fn new(reading: &Reading<'a>, told: &[NameLabel]) -> Defined<'a> {
        let mut defined = Defined::default();
        let heard = Heard::new(reading, told);
        for at in 1..reading.prepared.tokens.len().saturating_sub(2) {
            if reading.lower(at) != "(" || reading.lower(at + 2) != ")" {
                continue;
            }
            let short = reading.prepared.word(at + 1);
            let inside = ending(told, at + 2);
            let Some(long) = is_short(short).then(|| long_form(reading, at, short)).flatten() else {
                let foreign = |label: &NameLabel| is_foreign(told, at, label);
                if inside.is_some_and(foreign) && !heard.parts.contains(reading.lower(at + 1)) {
                    defined.short.entry(singular(short).to_lowercase()).or_insert(NameKind::Organisation);
                }
                continue;
            };
            let Some(kind) = kind_of(reading, told, long, heard.bodies.contains(short)) else { continue };
            // Parties and offices are taken for people by their long names; "(SHB)" behind them tells.
            let body = kind == NameKind::Person
                && inside.is_some_and(|label| label.kind == NameKind::Organisation)
                && !heard.people.contains(short);
            // "Ann Bo (ESP)" is of Spain.
            if kind == NameKind::Person && !body && inside.is_some_and(|label| label.kind != kind) {
                continue;
            }
            let kind = if body { NameKind::Organisation } else { kind };
            defined.short.entry(singular(short).to_lowercase()).or_insert(kind);
            defined.long.entry(reading.prepared.lower_words(long)).or_insert(kind);
        }
        defined
    }

    /// What bears a name of these words, if the article defines a short form of it or by it.
    pub(super) fn kind(&self, reading: &Reading<'_>, name: TokenRange) -> Option<NameKind> {
        if self.short.is_empty() {
            return None;
        }
        match name.len() {
            1 => self.short.get(&singular(reading.prepared.word(name.start())).to_lowercase()).copied(),
            _ => self.long.get(reading.prepared.lower_words(name)).copied(),
        }
    }
}

/// What single words are told as, wherever they stand.
struct Heard<'a> {
    /// Written words that are told as a person's whole name, and as a body's.
    people: BTreeSet<&'a str>,
    bodies: BTreeSet<&'a str>,
    /// The first and last words of people's longer names, in lower case.
    parts: BTreeSet<&'a str>,
}

impl<'a> Heard<'a> {
    fn new(reading: &Reading<'a>, told: &[NameLabel]) -> Heard<'a> {
        let word = |label: &NameLabel| reading.prepared.word(label.tokens.start());
        let rim = |label: &NameLabel| [label.tokens.start(), label.tokens.end() - 1];
        Heard {
            people: single(told, NameKind::Person).map(word).collect(),
            bodies: single(told, NameKind::Organisation).map(word).collect(),
            parts: full(told, NameKind::Person).flat_map(rim).map(|at| reading.lower(at)).collect(),
        }
    }
}

/// Whether the name in a bracket at `bracket` is taken for somebody's or a body's, and stands behind a body: "the Money Office
/// (Seprobo)" has its letters from the name in another language.
fn is_foreign(told: &[NameLabel], bracket: usize, inside: &NameLabel) -> bool {
    matches!(inside.kind, NameKind::Person | NameKind::Organisation)
        && inside.tokens.len() == 1
        && ending(told, bracket).is_some_and(|label| label.kind == NameKind::Organisation)
}

/// The name that ends at a token.
fn ending(told: &[NameLabel], end: usize) -> Option<&NameLabel> {
    told.get(told.partition_point(|label| label.tokens.end() < end)).filter(|label| label.tokens.end() == end)
}

/// "SHB", "O&M", "Sahaco".
fn is_short(word: &str) -> bool {
    let fit = |c: char| c.is_alphanumeric() || matches!(c, '&' | '-' | '.' | '/');
    (2..=LONGEST).contains(&word.len()) && word.starts_with(char::is_uppercase) && word.chars().all(fit)
}

/// "SHBs" is several of what "SHB" is.
fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|bare| bare.len() > 1 && bare.ends_with(char::is_uppercase)).unwrap_or(word)
}

/// Whether a word is the plural of a short form, and so nobody's name: "MOIs".
pub(super) fn is_plural_short(word: &str) -> bool {
    let bare = singular(word);
    bare.len() < word.len() && has_capitals(bare)
}

/// The words before the bracket at `bracket` that the short form stands for.
fn long_form(reading: &Reading<'_>, bracket: usize, short: &str) -> Option<TokenRange> {
    let letters: Vec<char> =
        singular(short).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let words = (2 * letters.len()).min(letters.len() + 5);
    let floor = reading.prepared.sentence_at(bracket)?.tokens.start().max(bracket.saturating_sub(words));
    let before = TokenRange::new(floor, bracket);
    let text = reading.prepared.lower_words(before);
    let mut places = text.char_indices().rev();
    let mut start = None;
    for (left, letter) in letters.iter().enumerate().rev() {
        let opens = |at: usize| !text.get(..at).is_some_and(|head| head.ends_with(char::is_alphanumeric));
        start = Some(places.find(|&(at, c)| c == *letter && (left > 0 || opens(at)))?.0);
    }
    let length = text.len() - start?;
    let first = before
        .positions()
        .find(|&at| reading.prepared.lower_words(TokenRange::new(at, bracket)).len() <= length)?;
    (first + 1 < bracket || text.get(start?..)?.contains('-')).then_some(TokenRange::new(first, bracket))
}

/// What bears the long form: what bears the name that it ends with; a thing where it is no name at all. `acts` tells that the short
/// form alone is told as a body somewhere.
fn kind_of(reading: &Reading<'_>, told: &[NameLabel], long: TokenRange, acts: bool) -> Option<NameKind> {
    let before = told.partition_point(|label| label.tokens.end() <= long.start());
    let mut inside = told.get(before..)?.iter().take_while(|label| label.tokens.start() < long.end());
    let head = long.end() - 1;
    let capital = reading.class(head) != Class::Small;
    let thing = is_thing(reading.lower(head));
    let noun = organisations::is_noun(reading.lower(head)) || reading.is(head, Sorts::HEAD);
    let body =
        noun && (capital || !thing) || capital && matches!(reading.lower(head), "branch" | "force" | "unit");
    // "Inspector General of Police (IGP)" is somebody; the "General Directorate of Salt (GDS)" is not.
    let office = |at: usize| reading.lower(at) == "of" && reading.calling(at - 1).is_some();
    if long.positions().skip(1).take(2).any(office) {
        return Some(NameKind::Other);
    }
    match ending(told, long.end()) {
        Some(label) if label.kind == NameKind::Other && body && (!thing || acts) => {
            Some(NameKind::Organisation)
        }
        Some(label) => Some(label.kind),
        None if body => Some(NameKind::Organisation),
        None if capital => None,
        None => inside.all(|label| label.kind != NameKind::Organisation).then_some(NameKind::Other),
    }
}

/// What ends the names of bodies ("Salt Intelligence") and of things: in small letters always ("artificial intelligence (AI)"), in
/// capitals where a tagger takes the name for a thing ("Salt Trade Conference (STC)").
fn is_thing(word: &str) -> bool {
    matches!(
        word,
        "capital"
            | "conference"
            | "electric"
            | "energy"
            | "enforcement"
            | "initiative"
            | "insurance"
            | "intelligence"
            | "international"
            | "journalism"
            | "management"
            | "nations"
            | "network"
            | "networks"
            | "partnership"
            | "project"
            | "resources"
            | "review"
            | "service"
            | "services"
            | "systems"
            | "task"
            | "week"
            | "works"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prepare::tests::prepared;

    fn defined(text: &str, named: &[(&str, NameKind)]) -> Vec<(String, NameKind)> {
        let prepared = prepared(text);
        let label = |&(words, kind): &(&str, NameKind)| {
            let start = text.find(words).unwrap();
            let span = prepared.article.text.checked_span(start, start + words.len()).unwrap();
            NameLabel { tokens: prepared.tokens_in(span), kind }
        };
        let told: Vec<NameLabel> = named.iter().map(label).collect();
        Defined::new(&Reading::new(&prepared), &told).short.into_iter().collect()
    }

    #[test]
    fn a_short_form_is_what_its_long_form_is() {
        let text = "The Salt Harbour Power Company (Sahaco) and the Old Salt Quarter (OSQ) signed.";
        let named =
            [("Salt Harbour Power Company", NameKind::Organisation), ("Old Salt Quarter", NameKind::Place)];
        let wanted = [("osq".to_owned(), NameKind::Place), ("sahaco".to_owned(), NameKind::Organisation)];
        assert_eq!(defined(text, &named), wanted);
    }

    #[test]
    fn a_long_form_without_capitals_is_a_thing_unless_its_head_is_a_body() {
        let text = "A memorandum of intent (MOI), some non-returnable crates (NRCs) and a salt quality \
                    board (SQB) were on the list.";
        let wanted = [
            ("moi".to_owned(), NameKind::Other),
            ("nrc".to_owned(), NameKind::Other),
            ("sqb".to_owned(), NameKind::Organisation),
        ];
        assert_eq!(defined(text, &[]), wanted);
    }

    #[test]
    fn brackets_that_define_nothing_are_left_alone() {
        assert_eq!(defined("Ann Bo (Labour) and the pier (Orrin) and the sea (SHB).", &[]), []);
        assert!(is_plural_short("NRCs") && !is_plural_short("Bos") && !is_plural_short("AS"));
    }
}
