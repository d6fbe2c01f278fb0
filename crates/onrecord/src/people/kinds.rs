//! What bears a name, as the article itself tells: its fuller forms, its definitions, the noun before it.

use std::collections::{BTreeMap, BTreeSet};

use self::called::{called, events};
use self::honours::is_postnominal;
use self::lands::{among_places, datelined, realms};
use self::letters::{first_words, short_places, spelled_out, well_known};
use super::defined::{Defined, is_plural_short};
use super::evidence::is_modifier;
use super::labels::full;
use super::lexicon::Sorts;
use super::names::is_capitalised;
use super::nominals::native;
use super::places;
use super::reading::{Class, Reading};
use super::titles::TitleKind;
use crate::index::TokenRange;
use crate::label::{NameKind, NameLabel};

mod called;
pub(super) mod honours;
mod lands;
mod letters;

/// Drops what is no name and gives every name the kind that the article has for it.
pub(super) fn settle(reading: &Reading<'_>, told: &mut Vec<NameLabel>) {
    drop_others(reading, told);
    keep_kinds(reading, told);
    // Twice: who is a place now may stand beside another.
    let steps = [
        called,
        well_known,
        first_words,
        spelled_out,
        short_places,
        realms,
        events,
        datelined,
        with_article,
        among_places,
        among_places,
    ];
    for of_names in steps {
        let mut kinds = of_names(reading, told);
        if !kinds.is_empty() {
            people(reading, told).for_each(|name| {
                kinds.remove(name);
            });
        }
        set(told, |label| kinds.get(reading.words(label.tokens)).copied());
    }
    let defined = Defined::new(reading, told);
    set(told, |label| defined.kind(reading, label.tokens));
}

fn set(told: &mut [NameLabel], kind: impl Fn(&NameLabel) -> Option<NameKind>) {
    for label in told {
        label.kind = kind(label).unwrap_or(label.kind);
    }
}

/// Titles alone, plurals of short forms, single letters, letters behind a name.
fn drop_others(reading: &Reading<'_>, told: &mut Vec<NameLabel>) {
    let mut end = 0;
    let inside = inside(reading, told);
    told.retain(|label| {
        let behind_name = end > 0 && label.tokens.start() == end + 1 && reading.lower(end) == ",";
        let dropped = is_bare_title(reading, label)
            || label.tokens.len() == 1
                && (is_no_name(reading, label)
                    || native(reading, label.tokens.start()).is_some()
                    || is_maker(reading, label.tokens.start())
                    || is_model(reading.prepared.word(label.tokens.start()))
                    || behind_name && is_postnominal(reading.prepared.word(label.tokens.start()))
                    || label.kind == NameKind::Person && is_opening_word(reading, label, &inside));
        end = if label.kind == NameKind::Person { label.tokens.end() } else { 0 };
        !dropped
    });
}

/// "[Assemblyman] Ann Bo", "[State Rep.] Ann Bo", "the [Head of State]", "a [Democrat]", "a [State of Emergency]".
fn is_bare_title(reading: &Reading<'_>, label: &NameLabel) -> bool {
    let tokens = label.tokens;
    let last = tokens.end() - 1;
    let title =
        reading.class(last) == Class::Title && (tokens.len() == 1 || reading.lower(last).ends_with('.'));
    let member = matches!(reading.lower_before(tokens.start()), "a" | "an")
        && matches!(reading.words(tokens), "democrat" | "republican" | "tory" | "socialist" | "liberal");
    title && reading.class(tokens.end()).is_personal()
        || member
        || is_office(reading.words(tokens))
        || reading.words(tokens) == "state of emergency"
}

/// What somebody is, and no name of a body: "Head of State".
pub(super) fn is_office(words: &str) -> bool {
    matches!(words, "crown prince" | "crown princess" | "head of government" | "head of state")
}

/// "[Chipmaker] Bo Holdings", "[Retailer] Bo": what a firm does, before its name.
pub(super) fn is_maker(reading: &Reading<'_>, at: usize) -> bool {
    let opens = reading.prepared.sentence_at(at).is_some_and(|sentence| sentence.tokens.start() == at);
    let word = reading.lower(at);
    let maker = word.ends_with("maker")
        || matches!(word, "airline" | "insurer" | "lender" | "manufacturer" | "retailer");
    opens && maker && is_capitalised(reading, at + 1)
}

/// "F-16s", "KF-21": what is made.
fn is_model(word: &str) -> bool {
    let Some((letters, number)) = word.split_once('-') else { return false };
    let number = number.strip_suffix('s').unwrap_or(number);
    let many = |part: &str, all: fn(&u8) -> bool| !part.is_empty() && part.bytes().all(|byte| all(&byte));
    // "G-20" meets, "M-23" fights.
    !matches!(letters, "G" | "M" | "MS")
        && many(letters, u8::is_ascii_uppercase)
        && number.len() > 1
        && many(number, u8::is_ascii_digit)
}

/// "MOIs", "K".
fn is_no_name(reading: &Reading<'_>, label: &NameLabel) -> bool {
    let word = reading.prepared.word(label.tokens.start());
    let letter_alone = word.chars().filter(|c| c.is_alphanumeric()).count() == 1;
    let letter = letter_alone && label.kind == NameKind::Person;
    let before = label.tokens.start().checked_sub(1).and_then(|before| reading.title(before));
    let titled = before.is_some_and(|title| title.kind == TitleKind::Honorific);
    let bracketed = reading.lower_before(label.tokens.start()) == "(";
    is_plural_short(word) || letter && !titled || letter_alone && bracketed
}

/// The words that are told as names where no capital of the sentence stands.
fn inside<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeSet<&'a str> {
    let inside = |label: &&NameLabel| {
        let at = label.tokens.start();
        let sentence = reading.prepared.sentence_at(at);
        label.tokens.len() > 1 || sentence.is_some_and(|sentence| !reading.is_opening(at, sentence))
    };
    let named = told.iter().filter(inside);
    named.flat_map(|label| label.tokens.positions().map(|at| reading.lower(at))).collect()
}

/// "Trespassers" at the start of a sentence, where the article also has "trespassers" and nowhere such a name.
fn is_opening_word(reading: &Reading<'_>, label: &NameLabel, inside: &BTreeSet<&str>) -> bool {
    let at = label.tokens.start();
    reading.is_also_small(at) && !inside.contains(reading.lower(at))
}

/// What is named in full elsewhere stays what it is there: "Solheim" behind "Birgit Solheim" is no company and no place; no
/// person is called "Bo & Du"; whoever has a striker is a club, and the Varn Sabha a body.
fn keep_kinds(reading: &Reading<'_>, told: &mut [NameLabel]) {
    let clubs: BTreeSet<&str> = told.windows(2).filter_map(|two| club(reading, two)).collect();
    let own = |label: &&NameLabel| label.tokens.positions().all(|at| reading.class(at) != Class::Possessive);
    let last = |label: &NameLabel| reading.lower(label.tokens.end() - 1);
    let surnames: BTreeSet<&str> = full(told, NameKind::Person).filter(own).map(last).collect();
    let words_of = |kind: NameKind| -> BTreeSet<&str> {
        full(told, kind).flat_map(|label| label.tokens.positions().map(|at| reading.lower(at))).collect()
    };
    let (firms, parts) = (words_of(NameKind::Organisation), words_of(NameKind::Place));
    for label in told {
        let word = reading.lower(label.tokens.start());
        let several = label.tokens.len() > 1 && matches!(label.kind, NameKind::Person | NameKind::Place);
        // "The Sangh": of one word only with its article.
        let article = label.tokens.len() == 1 && reading.lower_before(label.tokens.start()) == "the";
        if (several || article && label.kind != NameKind::Other) && is_front(last(label)) {
            label.kind = NameKind::Organisation;
        }
        if has_article(reading, label.tokens) {
            continue;
        }
        match label.kind {
            NameKind::Organisation
                if label.tokens.len() == 1 && surnames.contains(word) && !firms.contains(word) =>
            {
                label.kind = NameKind::Person;
            }
            NameKind::Place
                if label.tokens.len() == 1
                    && surnames.contains(word)
                    && !parts.contains(word)
                    && !places::is_place(word) =>
            {
                label.kind = NameKind::Person;
            }
            NameKind::Person if label.tokens.positions().any(|at| reading.lower(at) == "&") => {
                label.kind = NameKind::Organisation;
            }
            NameKind::Person if clubs.contains(reading.words(label.tokens)) && !surnames.contains(word) => {
                label.kind = NameKind::Organisation;
            }
            _ => {}
        }
    }
}

/// What parties and unions of India are called.
fn is_front(word: &str) -> bool {
    matches!(
        word,
        "dal"
            | "kazhagam"
            | "mahasabha"
            | "morcha"
            | "parishad"
            | "sabha"
            | "samithi"
            | "samiti"
            | "sangathan"
            | "sangh"
            | "sena"
    )
}

/// "the Bo": no person, if "Bo" is no mere modifier ("the Bo campaign").
fn has_article(reading: &Reading<'_>, tokens: TokenRange) -> bool {
    reading.lower_before(tokens.start()) == "the" && !is_modifier(reading, tokens.end())
}

/// Posts that clubs and companies have, and people do not: "Bo adviser Ann Du" may well advise a Bo.
const POSTS: &[&str] = &[
    "boss",
    "captain",
    "chairman",
    "chairwoman",
    "chief",
    "coach",
    "defender",
    "goalkeeper",
    "goalscorer",
    "manager",
    "midfielder",
    "quarterback",
    "skipper",
    "striker",
    "winger",
];

/// The club of "Rovers head coach Ann Bo" and "Rovers striker Cy Du", of two neighbouring names.
fn club<'a>(reading: &Reading<'a>, two: &[NameLabel]) -> Option<&'a str> {
    let [club, person] = two else { return None };
    let between = TokenRange::new(club.tokens.end(), person.tokens.start());
    let post = between.positions().last().map(|at| reading.lower(at));
    // A campaign has its manager too, and a person a campaign.
    let of_club = match between.len() {
        1 => true,
        2 => matches!(
            reading.lower(between.start()),
            "head" | "vice" | "interim" | "caretaker" | "former" | "team"
        ),
        _ => false,
    };
    let held = of_club && post.is_some_and(|post| POSTS.binary_search(&post).is_ok());
    (held && person.kind == NameKind::Person).then(|| reading.words(club.tokens))
}

/// Names that are somebody's by their titles or by a first name, and the words that they begin and end with.
fn people<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> impl Iterator<Item = &'a str> {
    let person = |label: &&NameLabel| label.kind == NameKind::Person && !has_article(reading, label.tokens);
    told.iter().filter(person).flat_map(|label| {
        let (start, end) = (label.tokens.start(), label.tokens.end());
        // "Rival SaltNord" may be a firm.
        let title = start.checked_sub(1).filter(|&before| reading.class(before) == Class::Title);
        let titled = title.is_some_and(|title| !matches!(reading.lower(title), "broadcaster" | "rival"));
        let longer = end - start > 1;
        let titled = titled.then(|| reading.words(label.tokens));
        let rim = longer.then(|| [reading.lower(start), reading.lower(end - 1)]);
        titled.into_iter().chain(rim.into_iter().flatten())
    })
}

/// What the mentions of a name that is told as somebody's say against it.
#[derive(Debug, Default, Clone, Copy)]
struct Suspect {
    /// Mentions.
    all: usize,
    /// … with an article.
    articles: usize,
    /// One reports something.
    reports: bool,
    /// One is told as a body, or goes before its letters in brackets.
    body: bool,
}

/// Names that are told as people's and have an article: single words mostly, longer ones ("the Dune Kata") each time and more
/// than once. They are bodies where something says so, else things.
fn with_article<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let mut suspects: BTreeMap<&str, Suspect> = BTreeMap::new();
    let person = |label: &&NameLabel| label.kind == NameKind::Person;
    let stands = |label: &&NameLabel| stands_with_article(reading, label.tokens);
    for label in told.iter().filter(person).filter(stands) {
        suspects.entry(reading.words(label.tokens)).or_default();
    }
    for label in told {
        let Some(suspect) = suspects.get_mut(reading.words(label.tokens)) else { continue };
        let end = label.tokens.end();
        suspect.all += 1;
        suspect.articles += usize::from(stands_with_article(reading, label.tokens));
        suspect.reports |= reading.is(end, Sorts::REPORTING);
        suspect.body |= label.kind == NameKind::Organisation
            || reading.lower(end) == "(" && reading.class(end + 1) == Class::Acronym;
    }
    let kind = |(name, suspect): (&'a str, Suspect)| {
        let Suspect { all, articles, reports, body } = suspect;
        let single = !name.contains(' ');
        let thing = if single { articles * 2 >= all } else { articles == all && all > 1 && !reports };
        let body = body || single && reports;
        (body || thing).then_some((name, if body { NameKind::Organisation } else { NameKind::Other }))
    };
    suspects.into_iter().filter_map(kind).collect()
}

/// "the Kata": not "the King", not "the Bo campaign", not "the Ann Bo Gallery", not "the Dalai Lama".
fn stands_with_article(reading: &Reading<'_>, tokens: TokenRange) -> bool {
    let titled = tokens.positions().any(|at| reading.class(at) == Class::Title)
        || matches!(reading.lower(tokens.end() - 1), "baptist" | "buddha" | "christ" | "lama" | "virgin");
    has_article(reading, tokens) && !titled && !reading.class(tokens.end()).is_capital()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_for_search() {
        assert!(POSTS.is_sorted());
    }
}
