//! Names as a tagger marks them, brought into the form in which the search for people reads names.

use std::collections::BTreeSet;

use super::EntityKind;
use super::defined::is_plural_short;
use super::evidence::Vote;
use super::labels::{full, of, single};
use super::lexicon::Sorts;
use super::names::{Name, is_before_title, is_capitalised, is_particle, named};
use super::nouns::is_plural;
use super::organisations::is_known;
use super::reading::{Class, Reading, has_capitals, is_compound};
use super::speaker::is_article;
use super::words::is_state;
use super::{glued, kinds, places};
use crate::index::TokenRange;
use crate::label::{Label, NameKind, NameLabel};
use crate::segment::{Sentence, TokenKind};

/// Tokens of first names and initials before a nickname, at most.
const MOST_FIRST_NAMES: usize = 4;
/// Points for a person of a name that is the whole of a source.
const BY_SPEAKING: i32 = 3;

/// The names that a tagger marks, with the titles before them, and those found by rules (`by_rules`) that it overlooked:
/// where it knows the name from elsewhere in the article, or where the name is all that a source says of who speaks.
///
/// Groups and works are no names of anybody.
pub(super) fn names(
    reading: &Reading<'_>,
    told: &[NameLabel],
    sources: &[Label],
    by_rules: Vec<Name>,
) -> Vec<Name> {
    // "… said [Bo ¶ Ann Du]" are two.
    let (alone, surnames) = (alone(reading, told), surnames(reading, told));
    let cut = |&label: &NameLabel| {
        let pieces = reading.prepared.by_paragraph(label.tokens);
        let pieces = pieces.flat_map(|tokens| in_two(reading, &surnames, label.kind, tokens));
        let pieces: Vec<TokenRange> = pieces.collect();
        pieces.into_iter().map(move |tokens| NameLabel { tokens, ..label })
    };
    let whole = Whole { told, alone: &alone, surnames: &surnames };
    let labels = told.iter().flat_map(cut).filter_map(|label| tidied(reading, label, whole, &by_rules));
    let mut told: Vec<NameLabel> = glued::apart(reading, labels.collect());
    kinds::settle(reading, &mut told);
    let mut names: Vec<Name> = told.iter().filter_map(|label| name(reading, label, &by_rules)).collect();
    let known = known(reading, &told);
    let free = |name: &Name| {
        let after = told.partition_point(|label| label.tokens.end() <= name.core.start());
        !told.get(after).is_some_and(|label| label.tokens.overlaps(name.core))
    };
    let stays = |name: &Name| free(name) && known.contains(reading.words(name.core));
    let first_names = first_names(reading, &told);
    let speaks = |name: &Name| {
        free(name) && !only_describes(reading, name.core) && is_source(reading, sources, &first_names, name)
    };
    names.extend(by_rules.into_iter().filter_map(|name| match () {
        () if stays(&name) => Some(name),
        () if speaks(&name) => Some(speaking(name)),
        () if free(&name) && is_well_known(reading, name.core) => Some(name),
        () => None,
    }));
    names.sort_by_key(|name| name.tokens);
    names
}

/// The two names of one label: "(SHB) Salt Unit", which begins behind the bracket, and "the anti-Bo Salt Post"; "(Ann) Bo" is
/// somebody.
fn in_two(
    reading: &Reading<'_>,
    surnames: &BTreeSet<&str>,
    kind: NameKind,
    tokens: TokenRange,
) -> Vec<TokenRange> {
    let (start, second) = (tokens.start(), tokens.start() + 1);
    let before = reading.lower_before(start);
    let bracket = before == "(" && reading.lower(second) == ")" && has_capitals(reading.prepared.word(start));
    let stance = matches!(before, "anti-" | "pro-") && surnames.contains(reading.lower(start));
    let next = if bracket { second + 1 } else { second };
    if kind == NameKind::Person || next >= tokens.end() || !(bracket || stance) {
        return vec![tokens];
    }
    vec![TokenRange::new(start, second), TokenRange::new(next, tokens.end())]
}

/// What a tagger says of the whole article, for one label.
#[derive(Clone, Copy)]
struct Whole<'a> {
    told: &'a [NameLabel],
    /// Single words that are somebody's name.
    alone: &'a BTreeSet<&'a str>,
    /// The last words of people's names.
    surnames: &'a BTreeSet<&'a str>,
}

/// Single words that are somebody's name.
pub(super) fn alone<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeSet<&'a str> {
    single(told, NameKind::Person).map(|label| reading.words(label.tokens)).collect()
}

fn surnames<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeSet<&'a str> {
    let people = of(told, NameKind::Person).filter(|label| !label.tokens.is_empty());
    people.map(|label| reading.lower(label.tokens.end() - 1)).collect()
}

fn first_names<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeSet<&'a str> {
    full(told, NameKind::Person).map(|label| reading.lower(label.tokens.start())).collect()
}

/// Whether a name is the whole of a source, but for an article before it. A single word that opens its sentence may be any word
/// ("Witnesses said"), but for somebody's first name.
fn is_source(reading: &Reading<'_>, sources: &[Label], first_names: &BTreeSet<&str>, name: &Name) -> bool {
    let at = name.core.start();
    let several = || is_plural(reading.lower(at)) || is_plural_short(reading.prepared.word(at));
    let known = || first_names.contains(reading.lower(at));
    if name.core.len() == 1 && (name.opening && !known() || several()) {
        return false;
    }
    let at = sources.partition_point(|source| source.tokens.end() < name.tokens.end());
    sources.get(at).is_some_and(|source| {
        let start = source.tokens.start() + usize::from(reading.lower(source.tokens.start()) == "the");
        start == name.tokens.start() && source.tokens.end() == name.tokens.end()
    })
}

/// "the Court", "the MP", "an NGO", "the Crown Prince": what somebody or a body is, in capitals, with an article.
fn only_describes(reading: &Reading<'_>, core: TokenRange) -> bool {
    let at = core.start();
    let article = is_article(reading.lower_before(at));
    let word = reading.prepared.word(at);
    if kinds::is_office(reading.words(core)) {
        return true;
    }
    let noun = reading.class(at) == Class::Head && !is_known(reading.lower(at));
    core.len() == 1 && article && (noun || OFFICES.contains(&word) || matches!(word, "MoU" | "NGO"))
}

/// "the White House", "the BBC": well-known bodies whose names are no common words.
fn is_well_known(reading: &Reading<'_>, core: TokenRange) -> bool {
    let acronym = reading.class(core.start()) == Class::Acronym;
    (core.len() > 1 || acronym) && is_known(reading.words(core))
}

/// Whoever speaks is somebody: a person, if nothing else is known of the name.
fn speaking(name: Name) -> Name {
    let vote = Vote { person: name.vote.person + BY_SPEAKING, ..name.vote };
    Name { vote, ..name }
}

/// A label as its words allow it: from its first capital on ("division of the Salt Board" is the Salt Board), a person's without
/// the titles that the rules see in it ("House Ann Bo" after "Speaker of the"), a firm's with its form ("Salt Works, Inc."), and
/// whole where the rules see more of it.
/// `None` for marks of parties: "(R-Ohio)", "(D)", "Democrat of Ohio", and for what only describes: "Ann Bo-style".
fn tidied(
    reading: &Reading<'_>,
    label: NameLabel,
    of_all: Whole<'_>,
    by_rules: &[Name],
) -> Option<NameLabel> {
    let told = of_all.told;
    // Behind "New Orrin-based".
    let behind = |at: usize| is_compound(reading.prepared.word(at)) && at + 1 < label.tokens.end();
    let from =
        label.tokens.positions().rev().find(|&at| behind(at)).map_or(label.tokens.start(), |at| at + 1);
    let starts = |at: usize| {
        let word = begins(reading, at)
            && !is_compound(reading.prepared.word(at))
            && !leads_clause(reading.lower(at))
            && !is_count(reading, at);
        word || label.kind == NameKind::Organisation && is_numbered(reading, at)
    };
    let start = (from..label.tokens.end()).find(|&at| starts(at))?;
    let whole = TokenRange::new(start, label.tokens.end());
    let end = match label.kind {
        NameKind::Person => kinds::honours::before_honours(reading.prepared, whole),
        _ => whole.end(),
    };
    let bare = round_nickname(reading, TokenRange::new(past_seat(reading, label.kind, start, end), end));
    let start = match label.kind {
        NameKind::Organisation
            if bare.len() > 1
                && (reading.lower(bare.start()) == "the" || kinds::is_maker(reading, bare.start())) =>
        {
            bare.start() + 1
        }
        NameKind::Organisation => before_owners(reading, bare.start()),
        NameKind::Person => {
            let before = told.partition_point(|other| other.tokens.start() < label.tokens.start());
            let floor =
                before.checked_sub(1).and_then(|at| told.get(at)).map_or(0, |other| other.tokens.end());
            with_first(reading, bare, floor, of_all.alone)
        }
        _ => bare.start(),
    };
    let tokens = TokenRange::new(start, with_form(reading, told, label.kind, bare.end()));
    let form = tokens.len() == 1 && is_form(reading.prepared.word(tokens.start()));
    let describes = is_compound(reading.prepared.word(tokens.end() - 1))
        || form && reading.lower_before(tokens.start()) == ",";
    if is_party(reading, tokens) || is_participle(reading, tokens) || is_ticker(reading, tokens) || describes
    {
        return None;
    }
    if is_home(reading, tokens) || is_dotted_place(reading, tokens) {
        return Some(NameLabel { tokens, kind: NameKind::Place });
    }
    let after = by_rules.partition_point(|name| name.core.end() < tokens.end());
    let Some(name) = by_rules.get(after).filter(|name| name.core.end() == tokens.end()) else {
        return Some(NameLabel { tokens, ..label });
    };
    let titled = name.tokens.start() <= start && start < name.core.start();
    if titled && (label.kind != NameKind::Organisation || is_somebody(reading, of_all.surnames, name.core)) {
        return Some(NameLabel { tokens: name.core, kind: NameKind::Person });
    }
    let whole = name.core.start() < start && is_longer(reading, label.kind, name.core, start);
    Some(NameLabel { tokens: if whole { name.core } else { tokens }, ..label })
}

/// Where the name of a firm ends with its form: "Salt Works[, Inc.]"; not with "Inc. Magazine".
fn with_form(reading: &Reading<'_>, told: &[NameLabel], kind: NameKind, end: usize) -> usize {
    let at = end + 1;
    let sentence = end.checked_sub(1).and_then(|last| reading.prepared.sentence_at(last));
    let here = sentence.is_some_and(|sentence| sentence.tokens.holds(at));
    let form = here && reading.lower(end) == "," && is_form(reading.prepared.word(at));
    let next = told.get(told.partition_point(|label| label.tokens.end() <= at));
    let other = next.is_some_and(|label| label.tokens.start() <= at && label.tokens.len() > 1);
    if kind == NameKind::Organisation && form && !other { at + 1 } else { end }
}

/// What firms are called at the end by their form; "INC" may be a committee.
fn is_form(word: &str) -> bool {
    matches!(
        word,
        "Co."
            | "CO."
            | "Corp."
            | "CORP."
            | "Inc"
            | "Inc."
            | "INC."
            | "LLC"
            | "LLP"
            | "Limited"
            | "LIMITED"
            | "Ltd"
            | "Ltd."
            | "LTD"
            | "LTD."
            | "PLC"
            | "plc"
    )
}

/// Whether words behind a title are somebody's, though a tagger takes them for a body with it: the article names such a person
/// elsewhere. "Executive Salt" is nobody, nor is the "King Bo University".
fn is_somebody(reading: &Reading<'_>, surnames: &BTreeSet<&str>, core: TokenRange) -> bool {
    let last = core.positions().last();
    core.positions().all(|at| reading.class(at).is_personal())
        && last.is_some_and(|last| surnames.contains(reading.lower(last)))
}

/// Where the name of a body of many owners begins: "[Salt Residents' ]Association".
fn before_owners(reading: &Reading<'_>, start: usize) -> usize {
    let owners = start > 1
        && matches!(reading.prepared.word(start - 1), "'" | "’")
        && is_plural(reading.lower(start - 2));
    if !owners || !is_capitalised(reading, start - 2) {
        return start;
    }
    let sentence = reading.prepared.sentence_at(start);
    let floor = sentence.map_or(start, |sentence| sentence.tokens.start());
    let capital = |at: &usize| is_capitalised(reading, *at) && reading.class(*at).is_capital();
    (floor..start - 2).rev().take_while(capital).last().unwrap_or(start - 2)
}

/// Where somebody's name begins, not before `floor`: with its small words ("[van der ]Bo"), a surname with the letters
/// before it ("[KS ]Bo", as initials are written in India), and with what the article calls somebody by alone ("[Tan ]Boon
/// Teck", who is "Tan" elsewhere).
fn with_first(reading: &Reading<'_>, tokens: TokenRange, floor: usize, alone: &BTreeSet<&str>) -> usize {
    let start = tokens.start();
    let opening = reading.prepared.sentence_at(start).map_or(start, |sentence| sentence.tokens.start());
    let floor = floor.max(opening);
    let particle =
        |at: &usize| is_particle(reading.lower(*at)) && !matches!(reading.lower(*at), "e" | "ten" | "y");
    if let Some(first) = (floor..start).rev().take_while(particle).last() {
        return first;
    }
    let before = start.saturating_sub(1);
    let word = reading.prepared.word(before);
    let letters = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let initials = letters && reading.class(before) == Class::Acronym && !is_known(reading.lower(before));
    let initialled = tokens.len() == 1 && initials && !BEFORE_NAMES.contains(&word);
    let named = is_capitalised(reading, before)
        && reading.class(before).is_personal()
        && alone.contains(reading.lower(before));
    if start > floor && (initialled || named) { before } else { start }
}

/// Offices in letters.
const OFFICES: &[&str] = &[
    "AG", "ASP", "CEO", "CFO", "CJ", "CM", "COO", "DA", "DG", "DGP", "DSP", "FM", "HM", "IG", "IGP", "IO",
    "LG", "MD", "MEP", "MLA", "MP", "MSP", "OC", "PM", "SI", "SP", "VP",
];

/// Those that stand before names, and are no initials there.
const BEFORE_NAMES: &[&str] = &["CJ", "CM", "DA", "DG", "FM", "HM", "IG", "MD", "PM", "VP"];

/// Behind the place of an office: "Mayor of [Salt Harbour ]Ann Bo".
fn past_seat(reading: &Reading<'_>, kind: NameKind, start: usize, end: usize) -> usize {
    let led = kind == NameKind::Person
        && reading.lower_before(start) == "of"
        && start.checked_sub(2).is_some_and(|office| is_seated(reading.lower(office)));
    let is_seat = |at: &usize| places::is_place(reading.words(TokenRange::new(start, *at)));
    // A name of three words begins with the place, known or not.
    let place = || (start + 1..end.saturating_sub(1)).rev().find(is_seat);
    match led {
        true => place().unwrap_or(if end - start == 3 { start + 1 } else { start }),
        false => start,
    }
}

/// Offices that are named with their place.
fn is_seated(office: &str) -> bool {
    matches!(
        office,
        "mayor"
            | "governor"
            | "president"
            | "minister"
            | "premier"
            | "chancellor"
            | "bishop"
            | "archbishop"
            | "sheriff"
    )
}

/// "(NASDAQ:[BO])", "([NYSE]: BO)": where a firm is traded.
fn is_ticker(reading: &Reading<'_>, tokens: TokenRange) -> bool {
    let capitals =
        |at: usize| reading.prepared.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Upper);
    let (start, end) = (tokens.start(), tokens.end());
    let exchange = reading.lower_before(start) == "(" && reading.lower(end) == ":" && capitals(end + 1);
    let symbol = reading.lower_before(start) == ":"
        && reading.lower(end) == ")"
        && start >= 3
        && capitals(start - 2)
        && reading.lower(start - 3) == "(";
    tokens.len() == 1 && capitals(start) && (exchange || symbol)
}

/// A label with one mark of a nickname gets the other one and the first names before it (`Ann J. "[Jo" Bo]`), or loses both.
fn round_nickname(reading: &Reading<'_>, tokens: TokenRange) -> TokenRange {
    let is_mark = |at: usize| matches!(reading.prepared.word(at), "\"" | "“" | "”" | "‘" | "’" | "'");
    let mut marks = tokens.positions().filter(|&at| is_mark(at));
    let (Some(mark), None) = (marks.next(), marks.next()) else { return tokens };
    let first_names = |end: usize| {
        let names = (end.saturating_sub(MOST_FIRST_NAMES)..end).rev();
        let is_first = |at: &usize| reading.class(*at).is_personal() && begins(reading, *at);
        names.take_while(|at| is_first(at) || reading.prepared.word(*at) == ".").filter(is_first).last()
    };
    let opening = tokens.start().checked_sub(1).filter(|&at| is_mark(at));
    let whole = opening.and_then(first_names);
    let bare = (mark + 1 < tokens.end()).then_some(mark + 1);
    whole.or(bare).map_or(tokens, |start| TokenRange::new(start, tokens.end()))
}

/// "[Whatever] Bo says", "[Unlike] Bo": no part of a name, though a capital opens the sentence.
fn leads_clause(word: &str) -> bool {
    matches!(
        word,
        "although" | "despite" | "however" | "unlike" | "whatever" | "whenever" | "wherever" | "whoever"
    )
}

/// "[Six] Salt papers": a number that opens its sentence is no part of the name.
fn is_count(reading: &Reading<'_>, at: usize) -> bool {
    let opens = reading.prepared.sentence_at(at).is_some_and(|sentence| sentence.tokens.start() == at);
    let number = matches!(
        reading.lower(at),
        "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "several" | "most"
    );
    opens && number && is_capitalised(reading, at + 1)
}

/// Whether a number begins the name of a body: "[3 ]Group", "[15th ]Salt Commission"; a year does not.
fn is_numbered(reading: &Reading<'_>, at: usize) -> bool {
    let number = reading.prepared.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let word = reading.prepared.word(at);
    let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    number && !year && is_capitalised(reading, at + 1)
}

/// Whether a name begins here: with a capital, if not its first letter ("iBo Works").
fn begins(reading: &Reading<'_>, at: usize) -> bool {
    is_capitalised(reading, at) || reading.prepared.word(at).contains(char::is_uppercase)
}

/// "[Mitigating], Ann Bo said": a verb that opens its sentence.
fn is_participle(reading: &Reading<'_>, tokens: TokenRange) -> bool {
    let start = tokens.start();
    let sentence = reading.prepared.sentence_at(start);
    let opens = sentence.is_some_and(|sentence| sentence.tokens.start() == start);
    opens && tokens.len() == 1 && reading.lower(start).ends_with("ing") && reading.lower(tokens.end()) == ","
}

/// "Ann Bo, 52, of [Salt Harbour],": where courts say that somebody lives.
fn is_home(reading: &Reading<'_>, tokens: TokenRange) -> bool {
    let Some(of) = tokens.start().checked_sub(4) else { return false };
    let words = |at: usize| reading.lower(of + at);
    let age = reading.prepared.tokens.get(of + 1).is_some_and(|token| token.kind == TokenKind::Number);
    words(0) == "," && age && words(2) == "," && words(3) == "of"
}

/// "B.C.", but not "U.N."
fn is_dotted_place(reading: &Reading<'_>, tokens: TokenRange) -> bool {
    let word = reading.prepared.word(tokens.start());
    tokens.len() == 1 && is_state(word) && !matches!(word, "E.U." | "G.E." | "G.M." | "U.N.")
}

/// "R-Ohio", "Democrat of Ohio".
fn is_party(reading: &Reading<'_>, tokens: TokenRange) -> bool {
    let word = reading.prepared.word(tokens.start());
    let of_state = ["R-", "D-", "I-"].iter().filter_map(|party| word.strip_prefix(party));
    let is_home = of_state.into_iter().any(|state| state.starts_with(char::is_uppercase));
    let bracketed = matches!(word, "R" | "D" | "I") && reading.lower_before(tokens.start()) == "(";
    tokens.len() == 1 && (is_home || bracketed)
        || matches!(word, "Republican" | "Democrat")
            && matches!(reading.lower(tokens.start() + 1), "of" | "from")
}

/// Whether what the rules see before a label belongs to it: "Ann J." before "Bo", "Committee for a" before "Fair Salt".
fn is_longer(reading: &Reading<'_>, kind: NameKind, core: TokenRange, start: usize) -> bool {
    let mut more = core.start()..start;
    match kind {
        // Without an initial it may be the end of an office: "Minister of Trade [Ann Bo]".
        NameKind::Person => {
            (core.start()..=start).any(|at| reading.class(at) == Class::Initial)
                && more.all(|at| reading.class(at).is_personal())
        }
        NameKind::Organisation => {
            reading.class(core.start()) == Class::Head && more.any(|at| reading.is(at, Sorts::FUNCTION))
        }
        _ => false,
    }
}

fn name(reading: &Reading<'_>, label: &NameLabel, by_rules: &[Name]) -> Option<Name> {
    let told = match label.kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Organisation => EntityKind::Organisation,
        NameKind::Place => EntityKind::Place,
        NameKind::Group | NameKind::Other => return None,
    };
    let sentence = reading.prepared.sentence_at(label.tokens.start())?;
    let paragraph = reading.prepared.paragraphs.get(sentence.paragraph.get())?;
    if !paragraph.kind.holds_statements() {
        return None;
    }
    let same = by_rules.partition_point(|name| name.core.start() < label.tokens.start());
    if let Some(name) =
        by_rules.get(same).filter(|name| name.core == label.tokens && told == EntityKind::Person)
    {
        return Some(Name { told: Some(told), ..name.clone() });
    }
    let start = match told {
        EntityKind::Person => before_titles(reading, sentence, label.tokens.start()),
        _ => label.tokens.start(),
    };
    Some(named(reading, sentence, start, label.tokens, told))
}

/// Where the titles before a name begin: "Gov.", "South Bo President".
fn before_titles(reading: &Reading<'_>, sentence: &Sentence, mut start: usize) -> usize {
    let mut first = start;
    while first > sentence.tokens.start()
        && is_before_title(reading, first - 1)
        && reading.class(first - 1).is_capital()
    {
        first -= 1;
        if reading.class(first) == Class::Title || reading.lower(first) == "vice" {
            start = first;
        }
    }
    start
}

/// The words of the people and organisations that are told, and the last word of each person.
fn known<'a>(reading: &Reading<'a>, told: &[NameLabel]) -> BTreeSet<&'a str> {
    let mut known = BTreeSet::new();
    for label in told.iter().filter(|label| matches!(label.kind, NameKind::Person | NameKind::Organisation)) {
        known.insert(reading.words(label.tokens));
        if label.kind == NameKind::Person && !label.tokens.is_empty() {
            known.insert(reading.lower(label.tokens.end() - 1));
        }
    }
    known
}
