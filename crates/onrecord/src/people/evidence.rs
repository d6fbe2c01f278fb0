//! What the words around a name speak for: a person or an organisation. No table of first names is asked.

use super::lexicon::{Sorts, sorts};
use super::organisations;
use super::reading::{Class, Reading};
use super::titles::{Title, TitleKind};
use super::words::Table;
use crate::index::TokenRange;
use crate::segment::{Sentence, TokenKind};

/// Points for a person and for an organisation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Vote {
    pub(super) person: i32,
    pub(super) organisation: i32,
}

impl Vote {
    fn add(&mut self, person: i32, organisation: i32) {
        self.person += person;
        self.organisation += organisation;
    }
}

/// What the words beside one mention speak for.
pub(super) fn around(
    reading: &Reading<'_>,
    sentence: &Sentence,
    tokens: TokenRange,
    core: TokenRange,
) -> Vote {
    let mut vote = Vote::default();
    before(reading, sentence, tokens.start(), core, &mut vote);
    after(reading, sentence, core.end(), &mut vote);
    vote
}

fn before(reading: &Reading<'_>, sentence: &Sentence, at: usize, core: TokenRange, vote: &mut Vote) {
    if at <= sentence.tokens.start() {
        return;
    }
    let word = reading.lower_before(at);
    match word {
        // "the Clinton campaign" says nothing of Clinton.
        "the" if !is_modifier(reading, core.end()) => vote.add(-2, 2),
        "in" | "at" | "near" | "inside" | "across" | "throughout" => vote.add(-1, 0),
        "company" | "firm" | "network" | "newspaper" | "website" | "magazine" | "retailer" | "giant" => {
            vote.add(0, 4)
        }
        _ if reading.is(at - 1, Sorts::REPORTING) => vote.add(2, 0),
        _ if small_title(reading, at).is_some() => vote.add(5, 0),
        _ => {}
    }
}

/// A lower-case title directly before a name: "lawyer Ann Bo", "his wife, Ann Bo" without the comma.
pub(super) fn small_title(reading: &Reading<'_>, at: usize) -> Option<Title> {
    let before = at.checked_sub(1)?;
    let row = reading.title(before)?;
    let small = reading.class(before) == Class::Small && row.kind != TitleKind::Honorific;
    small.then_some(row)
}

fn after(reading: &Reading<'_>, sentence: &Sentence, at: usize, vote: &mut Vote) {
    let end = sentence.tokens.end();
    if at >= end {
        return;
    }
    let (word, next) = (reading.lower(at), reading.lower(at + 1));
    match (word, next) {
        ("(", _) if is_party(reading.prepared.word(at + 1)) => vote.add(6, 0),
        (",", "who" | "whose") | ("who", _) => vote.add(5, 0),
        (",", "which") => vote.add(-1, 3),
        (",", _) if is_age(reading, at + 1) => vote.add(7, 0),
        (",", _) if apposed_title(reading, at + 1, end).is_some() => vote.add(4, 0),
        ("'s" | "’s", _) if reading.title(at + 1).is_some() => vote.add(0, 1),
        _ if reading.is(at, Sorts::REPORTING) => vote.add(2, 1),
        ("himself" | "herself", _) => vote.add(5, 0),
        _ => {}
    }
}

/// ", 34," and ", 34 years old".
fn is_age(reading: &Reading<'_>, at: usize) -> bool {
    let number = reading.prepared.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    number && reading.lower(at).len() <= 2 && matches!(reading.lower(at + 1), "," | "." | "years" | ";")
}

/// "(R-Ohio)", "(D)".
fn is_party(word: &str) -> bool {
    matches!(word, "R" | "D" | "I") || ["R-", "D-", "I-"].iter().any(|party| word.starts_with(party))
}

/// The office in an apposition that begins at `at`: "a former governor of Ohio", "head of the agency".
pub(super) fn apposed_title(reading: &Reading<'_>, at: usize, end: usize) -> Option<(usize, Title)> {
    let mut found = None;
    for at in at..end.min(at + 12) {
        let word = reading.lower(at);
        // "“Thank you, Ann Bo,” the speaker said": what is called so and who is are parted by the end of the quotation.
        if reading.is_rim_of_quotation(at) {
            break;
        }
        if word == "and" && found.is_some() {
            continue;
        }
        if matches!(
            word,
            "of" | "for" | "at" | "in" | "from" | "with" | "who" | "," | "and" | "on" | "that" | "to" | "("
        ) || reading.is(at, Sorts::VERB)
        {
            break;
        }
        found = reading.calling(at).map(|row| (at, row)).or(found);
    }
    found
}

/// Whether the word after a name makes the name a mere modifier: "the Clinton campaign".
pub(super) fn is_modifier(reading: &Reading<'_>, at: usize) -> bool {
    let token = reading.prepared.tokens.get(at);
    let small = token.is_some_and(|token| token.kind == TokenKind::Lower);
    let word = reading.lower(at);
    small && !reading.is(at, Sorts::VERB.or(Sorts::FUNCTION)) && reading.class(at) != Class::Possessive
        || organisations::is_noun(word)
}

/// Whether a word is surely a finite verb.
pub(super) fn is_verb(word: &str) -> bool {
    sorts(word).any(Sorts::VERB)
}

/// Whether a word is a preposition, conjunction, article or pronoun.
pub(crate) fn is_function(word: &str) -> bool {
    sorts(word).any(Sorts::FUNCTION)
}

/// Finite forms of verbs that report, sorted.
#[rustfmt::skip]
pub(super) static REPORTING: Table = Table::new(&[
    "accused", "accuses", "acknowledged", "added", "adds", "admitted", "agreed", "agrees", "alleged",
    "alleges", "announced", "announces", "argued", "argues", "asked", "asks", "asserted", "asserts",
    "attacked", "believed", "believes", "blamed", "blames", "blasted", "boasted", "boasts", "called",
    "calls", "cautioned", "claimed", "claims", "commented", "complained", "conceded", "concluded",
    "condemned", "confirmed", "contended", "continued", "countered", "criticised", "criticized", "declared",
    "defended", "demanded", "denied", "denies", "described", "describes", "dismissed", "emphasized",
    "exclaimed", "expected", "expects", "explained", "explains", "hailed", "hinted", "hoped", "hopes",
    "insisted", "insists", "joked", "knew", "knows", "lamented", "maintained", "mocked", "noted", "notes",
    "observed", "pledged", "pointed", "posted", "praised", "predicted", "proclaimed", "promised",
    "proposed", "questioned", "quipped", "recalled", "recalls", "refused", "remarked", "repeated",
    "replied", "reported", "reports", "responded", "revealed", "ridiculed", "said", "say", "says",
    "scolded", "shouted", "slammed", "stated", "states", "stressed", "suggested", "suggests", "tells",
    "testified", "thinks", "thought", "told", "tweeted", "urged", "urges", "vowed", "vows", "wanted",
    "wants", "warned", "warns", "writes", "wrote",
]);

/// Finite forms of verbs that follow a subject, sorted.
#[rustfmt::skip]
pub(super) static VERBS: Table = Table::new(&[
    "appeared", "appears", "approved", "are", "backed", "be", "beat", "became", "began", "bit", "blew",
    "bought", "broke", "brought", "built", "burst", "ca", "came", "can", "caught", "chose", "cited", "cites",
    "clung", "comes", "concludes", "could", "crept", "cut", "dealt", "delivered", "delivers", "did", "died",
    "do", "does", "drank", "drew", "drove", "dug", "estimates", "faced", "faces", "fed", "fell", "finds",
    "fled", "flew", "flung", "forced", "forgave", "fought", "found", "froze", "gave", "gets", "gives", "goes",
    "got", "grew", "had", "has", "have", "heard", "held", "hid", "hit", "hung", "hurt", "includes", "indicates",
    "is", "issued", "issues", "joined", "kept", "knelt", "knew", "laid", "led", "left", "lent", "lost", "made",
    "makes", "married", "may", "meant", "met", "might", "must", "needs", "offers", "opposed", "paid", "passed",
    "provides", "published", "put", "quit", "ran", "rang", "recommends", "refuses", "rejected", "released",
    "remained", "remains", "represents", "requires", "responds", "rode", "rose", "ruled", "rules", "sang",
    "sank", "sat", "saw", "seemed", "seems", "seen", "sees", "sent", "served", "shone", "shook", "shot",
    "should", "showed", "shows", "signed", "slept", "slid", "sold", "sought", "sped", "spent", "split", "spoke",
    "sprang", "started", "stole", "stood", "strode", "struck", "supported", "swam", "swept", "swore", "swung",
    "takes", "taught", "threw", "took", "tore", "tried", "turned", "understood", "used", "visited", "voted",
    "was", "went", "wept", "were", "will", "withdrew", "wo", "woke", "won", "won't", "wore", "would",
]);

/// Prepositions, conjunctions, articles, pronouns, sorted.
#[rustfmt::skip]
pub(super) static FUNCTION: Table = Table::new(&[
    "a", "about", "after", "again", "against", "also", "although", "among", "an", "and", "as", "at",
    "because", "before", "between", "both", "but", "by", "despite", "during", "earlier", "for", "from",
    "he", "her", "here", "him", "his", "i", "if", "in", "including", "into", "it", "its", "just", "last",
    "like", "me", "my", "n't", "never", "nor", "not", "now", "of", "on", "once", "only", "or", "our",
    "over", "she", "since", "so", "still", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "though", "through", "to", "too", "under", "until", "us", "we", "when",
    "where", "which", "while", "who", "whom", "whose", "with", "within", "without", "you", "your",
]);
