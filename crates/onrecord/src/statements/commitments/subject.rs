//! Whether the subject of a clause is the speaker, or a body that the speaker speaks for.

use super::Said;
use crate::people::{EntityKind, MentionForm, Speaker};
use crate::segment::TokenKind;

/// Whose future a clause is about, as far as it binds the speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// "I", "we"; "he", "she", "they" or a name that is the speaker.
    Own,
    /// "It", of an organisation that speaks; it may also be a thing.
    Thing,
    /// "The company", "the United States": a body that the speaker may speak for.
    Body,
}

/// The subject whose last word stands at a token.
pub(super) fn at(said: &Said, at: usize) -> Option<Subject> {
    let word = said.lower(at);
    let quoted = is_quoted(said, at);
    match word {
        "i" | "we" => first_person(said, at, quoted),
        "it" if !quoted => thing(said, at),
        "he" | "she" if !quoted => is_speaker(said, at).then_some(Subject::Own),
        "they" if !quoted => group(said, at),
        _ => named(said, at).or_else(|| planner(said, at)).or_else(|| body(said, at)),
    }
}

/// "It" at the head of what a body says; of a person's words it is a thing, of an onlooker's what is judged.
fn thing(said: &Said, at: usize) -> Option<Subject> {
    let begins = said.content.first().is_some_and(|piece| at <= piece.start() + 2);
    let body = said.source.is_some() && !matches!(said.speaker, Speaker::Person(_) | Speaker::Document(_));
    (begins && body && !source_has(said, is_onlooker)).then_some(Subject::Thing)
}

/// Only words inside marks, or the whole content of a byline's own piece, are spoken in the first person.
fn first_person(said: &Said, at: usize, quoted: bool) -> Option<Subject> {
    let others = matches!(said.lower(at.wrapping_sub(1)), "that" | "says" | "said") && !quoted;
    (quoted && !others).then_some(Subject::Own)
}

fn is_quoted(said: &Said, at: usize) -> bool {
    let token = said.prepared.tokens.get(at);
    token.is_some_and(|token| said.prepared.quotations.at(token.span.start()).is_some())
}

fn is_speaker(said: &Said, at: usize) -> bool {
    let range = crate::index::TokenRange::new(at, at + 1);
    let entity = said.people.mentions_in(range).find_map(|(_, mention)| mention.entity);
    match (said.speaker, entity) {
        (Speaker::Person(speaker), Some(entity)) => *speaker == entity,
        (Speaker::Person(_) | Speaker::Unnamed(_), None) => true,
        _ => false,
    }
}

fn group(said: &Said, at: usize) -> Option<Subject> {
    let speaks = matches!(said.speaker, Speaker::Group(_) | Speaker::Organisation(_));
    let begins = said.content.first().is_some_and(|piece| at <= piece.start() + 1);
    (speaks && begins).then_some(Subject::Own)
}

/// A name of the speaker: "Bo: Bo will run again".
fn named(said: &Said, at: usize) -> Option<Subject> {
    let (Speaker::Person(speaker) | Speaker::Organisation(speaker)) = said.speaker else { return None };
    let ends_here = |end: usize| end == at + 1;
    let around = crate::index::TokenRange::new(at.saturating_sub(6), at + 1);
    let mut mentions = said.people.mentions_in(around);
    let own = mentions.any(|(_, mention)| {
        ends_here(mention.tokens.end())
            && mention.form == MentionForm::Name
            && mention.entity == Some(*speaker)
    });
    own.then_some(Subject::Own)
}

/// "Bo plans to visit, according to a campaign aide": an aide speaks for the one who plans.
fn planner(said: &Said, at: usize) -> Option<Subject> {
    let plans = matches!(said.lower(at + 1), "plans" | "intends" | "plan" | "intend");
    let person = matches!(said.prepared.tokens.get(at)?.kind, TokenKind::Title | TokenKind::Upper);
    (plans && person && source_has(said, is_mouthpiece)).then_some(Subject::Own)
}

/// "The company", "members of the council", "the United States" of those who may speak for them.
fn body(said: &Said, at: usize) -> Option<Subject> {
    let begins = said.content.iter().any(|piece| at <= piece.start() + BODY) || is_quoted(said, at);
    let noun = is_body_noun(said.lower(at)) && is_definite(said, at);
    let may_speak = match noun {
        true => !source_has(said, is_onlooker),
        false => is_state(said, at) && speaks_for_state(said),
    };
    let known = said.source.is_some() && !matches!(said.speaker, Speaker::Document(_));
    (begins && known && may_speak).then_some(Subject::Body)
}

/// How far into the content a body may be the subject of the main clause.
const BODY: usize = 10;

/// "The company", "its government"; not "a company", "another government".
fn is_definite(said: &Said, at: usize) -> bool {
    (1..=4)
        .map_while(|back| at.checked_sub(back))
        .map(|at| said.lower(at))
        .any(|word| matches!(word, "the" | "its" | "his" | "her" | "their" | "our" | "my" | "this"))
}

/// "The United States", "the United States and its allies", "Britain".
fn is_state(said: &Said, at: usize) -> bool {
    let around = crate::index::TokenRange::new(at.saturating_sub(6), at + 1);
    let mut mentions = said.people.mentions_in(around);
    let ends = |end: usize| end == at + 1 || (said.lower(at) == "allies" && end + 3 == at + 1);
    mentions.any(|(_, mention)| {
        let entity = mention.entity.and_then(|entity| said.people.entity(entity));
        ends(mention.tokens.end()) && entity.is_some_and(|one| one.kind != EntityKind::Person)
    })
}

/// How many names and descriptions of a speaker are looked at for an office.
const NAMES: usize = 12;

fn speaks_for_state(said: &Said) -> bool {
    let office =
        |text: &str| text.split(|c: char| !c.is_alphabetic()).any(|word| is_office(&word.to_lowercase()));
    let entity = match said.speaker {
        Speaker::Person(entity) => said.people.entity(*entity),
        _ => None,
    };
    let described = entity.is_some_and(|one| {
        one.aliases.iter().take(NAMES).any(|alias| office(alias))
            || one.descriptions.iter().take(NAMES).any(|described| office(&described.text))
    });
    described || source_has(said, is_office) || matches!(said.speaker, Speaker::Organisation(_))
}

fn source_has(said: &Said, wanted: fn(&str) -> bool) -> bool {
    said.source.is_some_and(|source| source.positions().any(|at| wanted(said.lower(at))))
        || (said.source.is_none() && by_authority(said, wanted))
}

/// "According to a campaign aide": the words behind the cue when no source was found.
fn by_authority(said: &Said, wanted: fn(&str) -> bool) -> bool {
    said.cue.is_some_and(|cue| (cue.end()..cue.end() + 6).any(|at| wanted(said.lower(at))))
}

fn is_office(word: &str) -> bool {
    matches!(
        word,
        "president"
            | "minister"
            | "premier"
            | "chancellor"
            | "secretary"
            | "king"
            | "queen"
            | "ambassador"
            | "government"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "taoiseach"
            | "foreign"
            | "envoy"
            | "prince"
            | "leader"
    )
}

fn is_mouthpiece(word: &str) -> bool {
    matches!(
        word,
        "aide"
            | "aides"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "campaign"
            | "official"
            | "officials"
            | "office"
            | "representative"
            | "lawyer"
            | "lawyers"
            | "attorney"
            | "attorneys"
            | "agent"
            | "publicist"
            | "manager"
            | "statement"
            | "adviser"
            | "advisers"
            | "advisor"
            | "schedule"
            | "allies"
    )
}

/// Those who tell of a body from outside.
fn is_onlooker(word: &str) -> bool {
    matches!(
        word,
        "analyst"
            | "analysts"
            | "expert"
            | "experts"
            | "economist"
            | "economists"
            | "critic"
            | "critics"
            | "professor"
            | "opponents"
            | "opponent"
            | "rival"
            | "rivals"
            | "researcher"
            | "researchers"
            | "historian"
            | "columnist"
            | "observers"
            | "opposition"
            | "protesters"
            | "residents"
            | "newspaper"
            | "report"
            | "study"
            | "sources"
            | "media"
            | "center"
            | "centre"
            | "institute"
            | "tank"
            | "analysis"
            | "survey"
            | "poll"
    )
}

fn is_body_noun(word: &str) -> bool {
    matches!(
        word,
        "government"
            | "company"
            | "firm"
            | "agency"
            | "council"
            | "bank"
            | "club"
            | "party"
            | "campaign"
            | "city"
            | "country"
            | "ministry"
            | "department"
            | "force"
            | "union"
            | "team"
            | "network"
            | "website"
            | "group"
            | "university"
            | "school"
            | "church"
            | "airline"
            | "administration"
            | "commission"
            | "committee"
            | "board"
            | "charity"
            | "nation"
            | "state"
            | "court"
            | "office"
            | "bloc"
            | "alliance"
            | "army"
            | "military"
            | "hospital"
            | "museum"
            | "league"
            | "federation"
            | "association"
            | "organisation"
            | "organization"
            | "foundation"
            | "house"
            | "republic"
            | "kingdom"
            | "province"
            | "county"
            | "retailer"
            | "carmaker"
            | "manufacturer"
            | "regulator"
            | "authority"
            | "police"
    )
}
