//! What the article calls somebody beside the name: "former Bo governor Ann Du", "Ann Du, a lawyer,".

use super::Pronoun;
use super::evidence::{apposed_title, is_function, is_verb};
use super::kinds::honours::past_honours;
use super::lexicon::Sorts;
use super::names::Name;
use super::nominals::is_whole;
use super::reading::{Class, Reading};
use super::titles::{Title, is_qualifier};
use crate::index::TokenRange;
use crate::segment::{Sentence, TokenKind};

/// Words that describe the bearer of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Described {
    pub(super) tokens: TokenRange,
    pub(super) office: &'static str,
    pub(super) pronoun: Option<Pronoun>,
    /// What it leads to expect: "the chairman".
    pub(super) presumed: Option<Pronoun>,
}

/// The descriptions beside one name: before it, behind it, and apposed in front of it.
pub(super) fn beside(reading: &Reading<'_>, name: &Name) -> Vec<Described> {
    let Some(sentence) = reading.prepared.sentence_at(name.core.start()) else { return Vec::new() };
    let before = before(reading, sentence, name);
    let start = before.map_or(name.tokens.start(), |words| words.tokens.start().min(name.tokens.start()));
    let found = [before, after(reading, sentence, name), in_front(reading, sentence, name, start)];
    found.into_iter().flatten().collect()
}

fn described(tokens: TokenRange, row: Title, reading: &Reading<'_>, at: usize) -> Described {
    Described { tokens, office: office(reading, at, row), pronoun: row.pronoun, presumed: row.presumed }
}

/// Whether a description is of somebody who was it once: "former governor", "ex-Labour minister".
pub(super) fn is_past(reading: &Reading<'_>, tokens: TokenRange) -> bool {
    // "A former teacher and chancellor" is a chancellor.
    let here =
        tokens.positions().rev().map(|at| reading.lower(at)).take_while(|word| !matches!(*word, "and" | ","));
    here.into_iter()
        .any(|word| matches!(word, "former" | "ex" | "one-time" | "onetime") || word.starts_with("ex-"))
}

/// The office that the word at a token stands for: "attorney general" is one of its own, and so are the vice president's, the
/// prime minister's and those of deputies and shadows.
pub(super) fn office(reading: &Reading<'_>, at: usize, row: Title) -> &'static str {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| reading.lower(at));
    let (words, office) = match (row.office, before(1)) {
        ("general", "attorney") => (2, "attorney general"),
        ("general", "secretary") => (2, "secretary general"),
        ("president", "vice") => (2, "vice president"),
        ("minister", "prime") => (2, "prime minister"),
        ("executive", "chief") => (2, "chief executive"),
        (office, _) => (1, office),
    };
    // "Shadow health secretary", "deputy first minister".
    let ranks = (words..words + RANK).map(before);
    let mut ranks = ranks.take_while(|word| !is_function(word) && word.chars().all(char::is_alphabetic));
    let second = |word| {
        matches!(word, "deputy" | "shadow") || word == "vice" && matches!(office, "nominee" | "candidate")
    };
    if ranks.any(second) { of_deputy(office) } else { office }
}

/// Words between "deputy" and its office.
const RANK: usize = 3;

/// The office of a deputy or shadow; those of rare offices are one. Whoever speaks for others or works for them is called so without the rank too.
fn of_deputy(office: &'static str) -> &'static str {
    match office {
        "spokesperson" | "official" | "" => office,
        "ambassador" => "deputy ambassador",
        "attorney general" => "deputy attorney general",
        "chair" => "deputy chair",
        "candidate" => "deputy candidate",
        "chancellor" => "deputy chancellor",
        "chief" => "deputy chief",
        "chief executive" => "deputy chief executive",
        "commissioner" => "deputy commissioner",
        "director" => "deputy director",
        "editor" => "deputy editor",
        "governor" => "deputy governor",
        "leader" => "deputy leader",
        "manager" => "deputy manager",
        "mayor" => "deputy mayor",
        "minister" => "deputy minister",
        "nominee" => "deputy nominee",
        "president" => "deputy president",
        "premier" => "deputy premier",
        "prime minister" => "deputy prime minister",
        "prosecutor" => "deputy prosecutor",
        "secretary" => "deputy secretary",
        "secretary general" => "deputy secretary general",
        "sheriff" => "deputy sheriff",
        "speaker" => "deputy speaker",
        _ => "deputy of another office",
    }
}

/// The words directly before the name that end in an office.
fn before(reading: &Reading<'_>, sentence: &Sentence, name: &Name) -> Option<Described> {
    let at = name.core.start().checked_sub(1).filter(|&at| sentence.tokens.holds(at))?;
    let row = reading.calling(at)?;
    let mut start = at;
    while start > sentence.tokens.start()
        && start + 7 > at
        && is_inside(reading, start - 1)
        && !is_clause_before(reading, sentence, start)
    {
        start -= 1;
    }
    Some(described(TokenRange::new(start, at + 1), row, reading, at))
}

/// "The debate [included] former governor Ann Bo": a small word before "former" is a verb, but for "the disgraced former governor".
fn is_clause_before(reading: &Reading<'_>, sentence: &Sentence, start: usize) -> bool {
    let led = start < sentence.tokens.start() + 2
        || reading.lower_before(start - 1) == ","
        || reading.is(start - 2, Sorts::FUNCTION.or(Sorts::LEAD));
    matches!(
        reading.lower(start),
        "former" | "then" | "then-" | "ex" | "ex-" | "longtime" | "incoming" | "outgoing"
    ) && reading.class(start - 1) == Class::Small
        && !led
}

/// Whether a word may stand inside a description before a name.
fn is_inside(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.lower(at);
    let kind = reading.prepared.tokens.get(at).map(|token| token.kind);
    let letters = matches!(kind, Some(TokenKind::Lower | TokenKind::Title | TokenKind::Upper));
    // A small word before a capitalised one is a verb or an adverb, not part of the description ("praised British …").
    let led = kind != Some(TokenKind::Lower) || is_qualifier(word) || reading.class(at + 1) == Class::Small;
    letters
        && led
        && !word.starts_with(['\'', '’'])
        && (reading.is_us(at)
            || reading.class(at) != Class::Stop && !reading.is(at, Sorts::VERB.or(Sorts::FUNCTION)))
        || reading.class(at) == Class::Possessive && word != "'"
}

/// ", the former governor of Ohio," up to the next comma or the end.
fn after(reading: &Reading<'_>, sentence: &Sentence, name: &Name) -> Option<Described> {
    let comma = after_party(reading, name.core.end());
    if reading.lower(comma) != "," {
        return None;
    }
    let limit = sentence.tokens.end();
    let start = comma + 1;
    if reading.lower(start) == "who" {
        return who_bears(reading, start, limit);
    }
    // "Not Bo, not the greatest of presidents"; "beat Bo, which the incumbent denies".
    if matches!(
        reading.lower(start),
        "not" | "nor" | "or" | "but" | "which" | "when" | "where" | "while" | "as"
    ) {
        return None;
    }
    if reading.class(start).is_capital()
        && reading.title(start).is_none()
        && reading.class(start) != Class::People
    {
        // "Ann Bo, Cy Du and the lawyer": a list.
        let possessor = (start..limit.min(start + 4)).any(|at| reading.class(at) == Class::Possessive);
        let office = apposed_title(reading, start, limit).is_some();
        if !possessor && !office {
            return None;
        }
    }
    let (at, row) = apposed_title(reading, start, limit)?;
    let named = reading.class(at + 1).is_capital() && reading.class(at + 1) != Class::Title;
    let end =
        (at + 1..limit.min(at + 16)).find(|&at| ends_apposition(reading, at)).unwrap_or(limit.min(at + 16));
    // ", lawyer Cy Du" is somebody else.
    (!named).then(|| described(TokenRange::new(start, end), row, reading, at))
}

/// ", who was elected [mayor] in 2019,".
fn who_bears(reading: &Reading<'_>, who: usize, limit: usize) -> Option<Described> {
    let links = (who + 1..limit.min(who + 5)).take_while(|&at| is_link(reading.lower(at)));
    let start = links.last()? + 1;
    let (at, row) = apposed_title(reading, start, limit.min(start + 5))?;
    is_whole(reading, at + 1).then(|| described(TokenRange::new(start, at + 1), row, reading, at))
}

/// Words between "who" and the office.
fn is_link(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "has"
            | "had"
            | "been"
            | "became"
            | "becomes"
            | "served"
            | "serves"
            | "as"
            | "elected"
            | "re-elected"
            | "reelected"
            | "appointed"
            | "named"
            | "chosen"
            | "sworn"
            | "in"
    )
}

/// Past "(R-Ohio)".
fn after_party(reading: &Reading<'_>, at: usize) -> usize {
    if reading.lower(at) != "(" {
        return at;
    }
    (at..at + 6).find(|&at| reading.lower(at) == ")").map_or(at, |at| at + 1)
}

fn ends_apposition(reading: &Reading<'_>, at: usize) -> bool {
    let mark = |kind| matches!(kind, TokenKind::Punctuation | TokenKind::QuotationMark);
    let token = reading.prepared.tokens.get(at);
    token.is_none_or(|token| mark(token.kind) && !matches!(reading.lower(at), "-" | "’" | "'" | "&" | "."))
        || matches!(reading.lower(at), "who" | "which" | "whose" | ".")
        || reading.lower(at) == "and" && !joins_name(reading, at)
        || reading.is(at, Sorts::REPORTING)
}

/// "head of the Salt [and] Harbour Office": inside of a name that ends like a body's.
fn joins_name(reading: &Reading<'_>, and: usize) -> bool {
    let capital = |at: &usize| reading.class(*at).is_capital();
    let last = (and + 1..and + 5).take_while(capital).last();
    capital(&(and - 1)) && last.is_some_and(|last| reading.class(last) == Class::Head)
}

/// "The minister of salt, Ann Bo,", "his wife, Ann Bo," and "the envoy, former minister Ann Bo,"; the name with what
/// is said right before it begins at `start`.
fn in_front(reading: &Reading<'_>, sentence: &Sentence, name: &Name, start: usize) -> Option<Described> {
    let comma = start.checked_sub(1).filter(|&at| reading.lower(at) == ",")?;
    let follows = reading.lower(past_honours(reading.prepared, name.core.end()));
    let acts_behind = is_verb(follows) || matches!(follows, "said" | "says");
    if !(acts_behind || matches!(follows, "," | "." | "(")) {
        return None;
    }
    let floor = sentence.tokens.start().max(comma.saturating_sub(9));
    let mut found = None;
    for at in (floor..comma).rev() {
        let word = reading.lower(at);
        // "At the prospect of Bo becoming president, Du …": what Bo does is no description of Du.
        let small = reading.prepared.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Lower);
        let acts = small
            && word.ends_with("ing")
            && at.checked_sub(1).is_some_and(|before| reading.class(before).is_personal());
        if matches!(word, "," | "and" | ";" | ":" | "(" | ")")
            || acts
            || reading.is(at, Sorts::VERB)
            || reading.is_rim_of_quotation(at)
        {
            break;
        }
        let row = reading.calling(at);
        if let Some(row) =
            row.filter(|_| found.is_none() || matches!(reading.lower(at + 1), "of" | "for" | "at"))
        {
            found = Some((at, row));
        }
        let opens = matches!(word, "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "one")
            || reading.class(at) == Class::Possessive;
        // "A spokesman for [the governor], Ann Bo,": the governor is somebody else.
        let within = at >= 2
            && matches!(reading.lower(at - 1), "of" | "for" | "to")
            && reading.calling(at - 2).is_some();
        // "In a blow to the governor, Ann Bo said": she is somebody else too, as no comma follows her name.
        let governed = at > sentence.tokens.start()
            && matches!(reading.lower(at - 1), "about" | "against" | "for" | "from" | "of" | "to" | "with");
        if opens && found.is_some() && governed && acts_behind {
            return None;
        }
        if let (true, Some((office, row))) = (opens && !within, found) {
            let start = if reading.class(at) == Class::Possessive { at + 1 } else { at };
            return Some(described(TokenRange::new(start, comma), row, reading, office));
        }
    }
    None
}
