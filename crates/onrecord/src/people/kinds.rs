//! What bears a name, as the article itself tells: its fuller forms, its definitions, the noun before it.

use std::collections::{BTreeMap, BTreeSet};

use super::defined::{Defined, is_plural_short};
use super::evidence::is_modifier;
use super::forms::{dotless, is_camel};
use super::lexicon::Sorts;
use super::names::{acronym, is_capitalised};
use super::nominals::native;
use super::reading::{Class, Reading};
use super::titles::TitleKind;
use super::words::Table;
use super::{organisations, places};
use crate::index::TokenRange;
use crate::label::{NameKind, NameLabel};
use crate::layout::ParagraphKind;
use crate::prepare::Prepared;
use crate::segment::TokenKind;

/// Drops what is no name and gives every name the kind that the article has for it.
pub(super) fn settle(reading: &Reading<'_>, told: &mut Vec<NameLabel>) {
    drop_others(reading, told);
    keep_kinds(reading, told);
    // Twice: who is a place now may stand beside another.
    let steps = [
        called,
        well_known,
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

/// "[Assemblyman] Ann Bo", "[State Rep.] Ann Bo", "the [Head of State]", "a [Democrat]".
fn is_bare_title(reading: &Reading<'_>, label: &NameLabel) -> bool {
    let tokens = label.tokens;
    let last = tokens.end() - 1;
    let title =
        reading.class(last) == Class::Title && (tokens.len() == 1 || reading.lower(last).ends_with('.'));
    let member = matches!(reading.lower_before(tokens.start()), "a" | "an")
        && matches!(reading.words(tokens), "democrat" | "republican" | "tory" | "socialist" | "liberal");
    title && reading.class(tokens.end()).is_personal()
        || member
        || matches!(reading.words(tokens), "head of state" | "head of government" | "state of emergency")
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
    // "G-20" meets.
    letters != "G"
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

/// "Ann Bo, KC,"
pub(super) fn is_postnominal(word: &str) -> bool {
    let letters: String = word.chars().filter(|&c| c != '.').collect();
    POSTNOMINALS.binary_search(&letters.as_str()).is_ok()
}

/// Where words that may be somebody's name end without the honours behind it: "Ann Bo[ KC]".
pub(super) fn before_honours(prepared: &Prepared, words: TokenRange) -> usize {
    let mut end = words.end();
    while end > words.start() + 1 && is_postnominal(prepared.word(end - 1)) {
        end -= 1;
    }
    end
}

/// The token behind the honours that follow a name: "Ann Bo[ KC], said".
pub(super) fn past_honours(prepared: &Prepared, end: usize) -> usize {
    let honour = |at: &usize| prepared.tokens.get(*at).is_some() && is_postnominal(prepared.word(*at));
    (end..end + MOST_HONOURS).take_while(honour).last().map_or(end, |last| last + 1)
}

/// Honours behind one name, at most.
const MOST_HONOURS: usize = 6;

/// Honours, degrees and seats behind a name, sorted.
const POSTNOMINALS: &[&str] = &[
    "AC", "AO", "CBE", "CFA", "CPA", "DBE", "DSC", "FRS", "GBE", "JD", "JP", "KBE", "KC", "MBA", "MBE", "MD",
    "MEP", "MLA", "MLC", "MNA", "MP", "MPP", "MSP", "OBE", "OC", "PC", "PhD", "QC", "RN", "SC", "TD",
];

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
/// person is called "Bo & Du"; and whoever has a striker is a club.
fn keep_kinds(reading: &Reading<'_>, told: &mut [NameLabel]) {
    let clubs: BTreeSet<&str> = told.windows(2).filter_map(|two| club(reading, two)).collect();
    let full = |kind: NameKind| told.iter().filter(move |label| label.kind == kind && label.tokens.len() > 1);
    let own = |label: &&NameLabel| label.tokens.positions().all(|at| reading.class(at) != Class::Possessive);
    let last = |label: &NameLabel| reading.lower(label.tokens.end() - 1);
    let surnames: BTreeSet<&str> = full(NameKind::Person).filter(own).map(last).collect();
    let words_of = |kind: NameKind| -> BTreeSet<&str> {
        full(kind).flat_map(|label| label.tokens.positions().map(|at| reading.lower(at))).collect()
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

/// Where the article was filed: "[KIVUNA] (KNA) —", "[Kivuna], Nov. 18 —".
fn datelined<'a>(reading: &Reading<'a>, _: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let prepared = reading.prepared;
    let filed = prepared.sentences.iter().filter(|sentence| {
        let paragraph = prepared.paragraphs.get(sentence.paragraph.get());
        paragraph.is_some_and(|paragraph| paragraph.kind == ParagraphKind::Dateline)
    });
    let place = |words: TokenRange| {
        let end = words.positions().find(|&at| !is_capitalised(reading, at)).unwrap_or(words.end());
        (end > words.start()).then(|| reading.words(TokenRange::new(words.start(), end)))
    };
    filed.filter_map(|sentence| Some((place(sentence.tokens)?, NameKind::Place))).collect()
}

/// What the words before names call them, by the words of the name: the start-up Sahaco is nobody, wherever it is named.
fn called<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let mut called = BTreeMap::new();
    for label in told.iter().filter(|label| label.kind != NameKind::Group) {
        let kind = called_here(reading, label)
            .or_else(|| called_behind(reading, label))
            .or_else(|| apposed_thing(reading, label));
        if let Some(kind) = kind {
            called.insert(reading.words(label.tokens), kind);
        }
    }
    called
}

/// Well-known bodies that are told as places, or as people where no surname is like them, and words with a capital inside that are
/// told as people ([`is_firm`]).
fn well_known<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let no_surname = |tokens: TokenRange| tokens.len() > 1 || reading.class(tokens.start()) == Class::Acronym;
    let other = told.iter().filter(|label| match label.kind {
        // "the Amazon" is the river.
        NameKind::Place => reading.lower_before(label.tokens.start()) != "the",
        NameKind::Person => no_surname(label.tokens),
        _ => false,
    });
    let names = other.map(|label| reading.words(label.tokens));
    let known = names.filter(|name| organisations::is_known(name) && !places::is_place(name));
    let single = told.iter().filter(|label| label.kind == NameKind::Person && label.tokens.len() == 1);
    let firms = single.filter(|label| is_firm(reading, told, label.tokens.start()));
    let known = known.chain(firms.map(|label| reading.words(label.tokens)));
    known.map(|name| (name, NameKind::Organisation)).collect()
}

/// "SaltNord", if nobody is called "Nord"; "deSalt" beside "the deSalt Group". "AnBo" may be somebody.
fn is_firm(reading: &Reading<'_>, told: &[NameLabel], at: usize) -> bool {
    let word = reading.prepared.word(at);
    let inner = word.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase());
    let Some((first, second)) = inner.map(|(at, _)| word.split_at(at)).filter(|_| is_camel(word)) else {
        return false;
    };
    let named = |kind: NameKind| told.iter().filter(move |label| label.kind == kind);
    let mut people = named(NameKind::Person);
    let surname = people.any(|label| reading.prepared.word(label.tokens.end() - 1) == second);
    let mut bodies = named(NameKind::Organisation).filter(|label| label.tokens.len() > 1);
    first.len() > 2 && !surname
        || bodies.any(|label| label.tokens.positions().any(|at| reading.prepared.word(at) == word))
}

/// "the T.L.C.", "TfSH" in an article that names the Tarn Lending Commission, Trains for Salt Harbour.
fn spelled_out<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let bodies = told.iter().filter(|label| label.kind == NameKind::Organisation && label.tokens.len() > 2);
    let letters = |label: &NameLabel| {
        let initials = |left_out: fn(&str) -> bool| acronym(reading, label.tokens, left_out);
        [initials(organisations::is_small), initials(|_| false)]
    };
    let letters: BTreeSet<String> = bodies.flat_map(letters).collect();
    let other = told.iter().filter(|label| label.kind != NameKind::Organisation && label.tokens.len() == 1);
    let capitals = |label: &&NameLabel| {
        let word = reading.prepared.word(label.tokens.start());
        word.chars().filter(|letter| letter.is_uppercase()).count() > 1
    };
    let short = other.filter(capitals).map(|label| reading.words(label.tokens));
    let of_body = short.filter(|name| name.len() > 2 && letters.contains(&dotless(name)));
    of_body.map(|name| (name, NameKind::Organisation)).collect()
}

/// "SH" in an article that names Salt Harbour, and no body by these letters.
fn short_places<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let letters = |kind: NameKind| -> BTreeSet<String> {
        let full = told.iter().filter(move |label| label.kind == kind && label.tokens.len() > 1);
        full.map(|label| acronym(reading, label.tokens, organisations::is_small)).collect()
    };
    let (places, bodies) = (letters(NameKind::Place), letters(NameKind::Organisation));
    let short = told.iter().filter(|label| label.tokens.len() == 1);
    let capital = |label: &&NameLabel| reading.class(label.tokens.start()) == Class::Acronym;
    let names = short.filter(capital).map(|label| reading.words(label.tokens));
    let of_place = names.filter(|name| {
        let bare = dotless(name);
        places.contains(&bare) && !bodies.contains(&bare) && !organisations::is_known(name)
    });
    of_place.map(|name| (name, NameKind::Place)).collect()
}

/// "the State of Salt", "the Kingdom of Tarn": countries, where the name behind "of" is a place.
fn realms<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let places: BTreeSet<&str> = told
        .iter()
        .filter(|label| label.kind == NameKind::Place)
        .map(|label| reading.words(label.tokens))
        .collect();
    let realm = |label: &&NameLabel| {
        let start = label.tokens.start();
        let state =
            matches!(reading.lower(start), "emirate" | "kingdom" | "principality" | "state" | "sultanate");
        if !state || label.tokens.len() < 3 || reading.lower(start + 1) != "of" {
            return false;
        }
        let place = reading.words(TokenRange::new(start + 2, label.tokens.end()));
        places.contains(place) || places::is_place(place)
    };
    told.iter().filter(realm).map(|label| (reading.words(label.tokens), NameKind::Place)).collect()
}

/// "the Salt Harbour Prize", "the Salt Act", "the Salt Hunters show": no body, though it is told as one.
fn events<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let bodies = told.iter().filter(|label| label.kind == NameKind::Organisation && label.tokens.len() > 1);
    let events = bodies.filter(|label| {
        let (start, end) = (label.tokens.start(), label.tokens.end());
        let plain = label.tokens.positions().all(|at| reading.class(at) != Class::Head);
        let shown = reading.lower_before(start) == "the" && SHOWS.holds(reading.lower(end));
        let name = reading.words(label.tokens);
        (EVENTS.holds(reading.lower(end - 1)) || plain && shown) && !organisations::is_known(name)
    });
    events.map(|label| (reading.words(label.tokens), NameKind::Other)).collect()
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

/// "between Dublin, Salt and Dune": who mostly stands in a row with places, and nowhere with a title or a first name or as
/// somebody who speaks, is one.
fn among_places<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeMap<&'a str, NameKind> {
    let mut suspects: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for person in told.windows(2).filter_map(|two| beside_place(reading, two)) {
        suspects.entry(reading.words(person.tokens)).or_default().0 += 1;
    }
    for label in told {
        let (start, end) = (label.tokens.start(), label.tokens.end());
        let name = reading.words(label.tokens);
        if reading.is(end, Sorts::REPORTING) || reading.is_before(start, Sorts::REPORTING) {
            suspects.remove(name);
        } else if let Some((_, all)) = suspects.get_mut(name) {
            *all += 1;
        }
    }
    let mostly = suspects.into_iter().filter(|(_, (rows, all))| rows * 2 >= *all);
    mostly.map(|(name, _)| (name, NameKind::Place)).collect()
}

/// Who is named beside a place: "Bo" in "Dublin, Bo" and in "Bo and Dublin".
fn beside_place<'l>(reading: &Reading<'_>, two: &'l [NameLabel]) -> Option<&'l NameLabel> {
    let [first, second] = two else { return None };
    let between = TokenRange::new(first.tokens.end(), second.tokens.start());
    let row = matches!(reading.words(between), "," | "and" | ", and" | "or");
    let (person, place) = match (first.kind, second.kind) {
        (NameKind::Person, NameKind::Place) => (first, second),
        (NameKind::Place, NameKind::Person) => (second, first),
        _ => return None,
    };
    let known = places::is_place(reading.words(place.tokens))
        || between.len() == 1 && reading.lower(between.start()) == "and";
    // "In Dublin, Bo said": no row.
    let next = person.tokens.end();
    let goes_on = reading.prepared.tokens.get(next).is_none_or(|token| token.kind == TokenKind::Punctuation)
        || reading.is(next, Sorts::FUNCTION);
    (row && known && goes_on && person.tokens.len() == 1).then_some(person)
}

/// "French giant Bo Du", "the yacht “Ann Bo”". Behind an article it must be quoted: "the firm Ann Bo runs" has her not for its name.
fn called_here(reading: &Reading<'_>, label: &NameLabel) -> Option<NameKind> {
    let tokens = label.tokens;
    let mark = |at: usize| matches!(reading.lower(at), "\"" | "“" | "”" | "‘" | "’" | "'");
    let start = tokens.start();
    let quoted = start > 0 && mark(start - 1) && mark(tokens.end());
    let noun = start.checked_sub(1 + usize::from(quoted))?;
    let kind = match reading.lower(noun) {
        // "Irish broadcaster Ann Bo"
        "broadcaster" if tokens.len() > 1 => return None,
        // "The rights group Ann Bo leads".
        circle if CIRCLES.holds(circle) && (label.kind != NameKind::Person || tokens.len() == 1) => {
            let small = reading.prepared.tokens.get(noun)?.kind == TokenKind::Lower;
            if !small || places::is_place(reading.words(tokens)) {
                return None;
            }
            NameKind::Organisation
        }
        noun if BODIES.holds(noun) => NameKind::Organisation,
        noun if THINGS.holds(noun) => NameKind::Other,
        _ => return None,
    };
    let sentence = reading.prepared.sentence_at(start)?;
    if noun < sentence.tokens.start() {
        return None;
    }
    let led = noun > sentence.tokens.start() && reading.is_before(noun, Sorts::LEAD);
    (quoted || !led).then_some(kind)
}

/// "the [Debbo] massacre" was at a place, and "[Salt Micro], which reports on Monday," is nobody.
fn called_behind(reading: &Reading<'_>, label: &NameLabel) -> Option<NameKind> {
    let tokens = label.tokens;
    let (start, end) = (tokens.start(), tokens.end());
    // "A subsidiary of China's Salt Works", "Salt Harbour, which has no port": countries and towns.
    let place = label.kind == NameKind::Place;
    if tokens.len() == 1
        && !place
        && start > 1
        && is_owner(reading.lower(start - 2), reading.lower(start - 1))
    {
        return Some(NameKind::Organisation);
    }
    if tokens.len() == 1 && reading.lower_before(start) == "the" && SITES.holds(reading.lower(end)) {
        return Some(NameKind::Place);
    }
    let sentence = reading.prepared.sentence_at(start)?;
    // "She beat Bo, which pleased Du": elsewhere it is what happened.
    let opens = start == sentence.tokens.start()
        || start == sentence.tokens.start() + 1 && reading.lower_before(start) == "rival";
    let which = reading.lower(end) == "," && reading.lower(end + 1) == "which";
    let based = reading.lower(end) == "," && reading.words(TokenRange::new(end + 1, end + 3)) == "based in";
    (opens && which && !place || based && !places::is_place(reading.words(tokens)))
        .then_some(NameKind::Organisation)
}

/// "[Salt Hunters], the new series", "[Saltcoin], its first cryptocurrency": told as a body, and called a thing.
fn apposed_thing(reading: &Reading<'_>, label: &NameLabel) -> Option<NameKind> {
    let comma = label.tokens.end();
    let led = reading.lower(comma) == "," && reading.is(comma + 1, Sorts::LEAD);
    let adjectives = |at: &usize| {
        let small = reading.prepared.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Lower);
        small && !reading.is(*at, Sorts::FUNCTION)
    };
    let noun = (comma + 2..comma + 2 + MOST_ADJECTIVES).take_while(adjectives).last()?;
    let thing = |at: usize| SHOWS.holds(reading.lower(at)) || THINGS.holds(reading.lower(at));
    let called = (comma + 2..=noun).find(|&at| thing(at));
    let body = label.kind == NameKind::Organisation && !organisations::is_known(reading.words(label.tokens));
    (led && body && called.is_some()).then_some(NameKind::Other)
}

/// Words of an apposition up to its noun, at most.
const MOST_ADJECTIVES: usize = 4;

/// "shares in [Salt]", "a subsidiary of [Salt]".
fn is_owner(noun: &str, preposition: &str) -> bool {
    match preposition {
        "of" => matches!(noun, "subsidiary" | "shareholders" | "subsidiaries"),
        "in" => matches!(noun, "shares" | "shareholders"),
        _ => false,
    }
}

/// What happened or lies at a place that is named before it, sorted.
static SITES: Table = Table::new(&[
    "airport",
    "basin",
    "bombing",
    "bombings",
    "coast",
    "dam",
    "disaster",
    "district",
    "earthquake",
    "flood",
    "floods",
    "highlands",
    "massacre",
    "massacres",
    "peninsula",
    "plateau",
    "province",
    "quake",
    "refinery",
    "region",
    "river",
    "siege",
    "stadium",
    "valley",
    "wildfire",
    "wildfires",
]);

/// What ends the names of events, prizes and laws, sorted.
static EVENTS: Table = Table::new(&[
    "act",
    "agreement",
    "airshow",
    "award",
    "bill",
    "championship",
    "championships",
    "code",
    "cup",
    "exhibition",
    "fair",
    "festival",
    "games",
    "medal",
    "olympics",
    "plan",
    "prize",
    "scheme",
    "show",
    "summit",
    "treaty",
    "war",
]);

/// What is called by the name before it: "the Salt Hunters show"; sorted.
static SHOWS: Table = Table::new(&[
    "album",
    "drama",
    "festival",
    "film",
    "movie",
    "musical",
    "novel",
    "pageant",
    "podcast",
    "prize",
    "series",
    "show",
    "sitcom",
    "tournament",
    "trilogy",
]);

/// Nouns that call the name behind them a body, sorted.
static BODIES: Table = Table::new(&[
    "airline",
    "automaker",
    "broadcaster",
    "carmaker",
    "charity",
    "company",
    "firm",
    "giant",
    "insurer",
    "lender",
    "magazine",
    "manufacturer",
    "newspaper",
    "nonprofit",
    "organisation",
    "organization",
    "retailer",
    "start-up",
    "startup",
    "telco",
    "think-tank",
    "website",
]);

/// The same of nouns that also stand before whoever leads them, sorted.
static CIRCLES: Table = Table::new(&[
    "agency",
    "band",
    "channel",
    "club",
    "collective",
    "daily",
    "group",
    "network",
    "operator",
    "outlet",
    "party",
    "portal",
    "tabloid",
    "union",
]);

/// Nouns that call the name behind them a thing, sorted.
static THINGS: Table = Table::new(&[
    "album",
    "boat",
    "cryptocurrency",
    "cyclone",
    "ferry",
    "film",
    "freighter",
    "horse",
    "hurricane",
    "movie",
    "novel",
    "racehorse",
    "ship",
    "song",
    "steamer",
    "storm",
    "tanker",
    "trawler",
    "tugboat",
    "typhoon",
    "vessel",
    "yacht",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_for_search() {
        assert!(BODIES.is_sorted() && THINGS.is_sorted() && SITES.is_sorted());
        assert!(EVENTS.is_sorted() && SHOWS.is_sorted());
        assert!(POSTNOMINALS.is_sorted() && POSTS.is_sorted());
    }
}
