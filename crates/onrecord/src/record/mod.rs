//! What is printed and stored: flat, self-contained records in field-standard terms.
//!
//! The JSON shape of [`ArticleRecord`] is fixed: offsets are code points into the text as given.

use serde::Serialize;

use crate::register::KnownAs;

mod build;
#[cfg(test)]
mod tests;

pub use build::article_record;

/// The record of one article, as `onrecord read --format jsonl` prints it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArticleRecord {
    /// The input's own id, else one derived from the text and its day.
    pub id: String,
    /// Derived from the text and its day: equal input, equal digest.
    pub digest: String,
    /// Where it came from: path, or path and line.
    pub origin: String,
    /// Address of the page.
    pub url: Option<String>,
    /// Day of publication.
    pub published: String,
    /// Title from metadata, else the headline found in the text.
    pub title: Option<String>,
    /// The text that all offsets count in, where it was taken out of a page or a feed; left out where the input has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// People and organisations on record in the article.
    pub people: Vec<PersonRecord>,
    /// Statements, in order of first content.
    pub statements: Vec<Record>,
    /// Time expressions, in order.
    pub times: Vec<TimeRecord>,
    /// Announced dated events, in order of place.
    pub upcoming: Vec<UpcomingRecord>,
    /// Quotation marks that had to be repaired.
    pub repairs: Vec<RepairRecord>,
    /// What made this record.
    pub made_by: MadeBy,
}

/// The versions that made a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MadeBy {
    /// Program and version.
    pub program: String,
    /// Tagger and version.
    pub tagger: String,
}

/// One statement: a row by itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// Derived from the article's text and the statement's place: equal input, equal id.
    pub id: String,
    /// What was said, piece by piece.
    pub content: Vec<Words>,
    /// The words that say that it was said.
    pub cue: Option<Vec<Words>>,
    /// The words that name the speaker, as written.
    pub source: Option<Vec<Words>>,
    /// `direct`, `indirect` or `mixed`.
    pub form: &'static str,
    /// Whether it was said or written, rather than thought.
    pub speech: bool,
    /// Who said it, resolved.
    pub speaker: SpeakerRecord,
    /// Of whom it speaks.
    pub about: Vec<AboutRecord>,
    /// To whom it was said; the words may stand in another sentence of the same occasion.
    pub addressee: Option<Words>,
    /// On what occasion; the words may stand in another sentence of the same occasion.
    pub venue: Option<Words>,
    /// When it was said.
    pub said_on: SaidOnRecord,
    /// Whether the speaker binds himself to something.
    pub commitment: bool,
    /// `promise`, `threat`, `plan`, `agreement` or `refusal`; null when it is no commitment.
    pub commitment_kind: Option<&'static str>,
    /// On what condition the speaker binds himself: "if elected".
    pub condition: Option<Words>,
    /// Id of the statement that holds this one.
    pub nested_in: Option<String>,
    /// 0 to 1.
    pub confidence: f32,
    /// Where it stands, for finding it again in a changed text (W3C TextQuoteSelector).
    pub selector: Selector,
}

/// Words with their place in code points of the text as given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// W3C TextQuoteSelector of the first piece of content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Selector {
    /// The words.
    pub exact: String,
    /// Up to 32 characters before.
    pub prefix: String,
    /// Up to 32 characters after.
    pub suffix: String,
}

/// A speaker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpeakerRecord {
    /// `person`, `organisation`, `group`, `document`, `unnamed` or `unattributed`.
    pub kind: &'static str,
    /// Name or phrase; null for the unnamed and the unattributed.
    pub name: Option<String>,
    /// Only of the unnamed: the words that introduced him ("a spokesman for the Salt Board"), also where the source is "he".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub described: Option<String>,
}

/// Somebody spoken of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AboutRecord {
    /// Name.
    pub name: String,
    /// `positive`, `neutral`, `negative`, or null when it was not judged.
    pub stance: Option<&'static str>,
    /// How sure that is, 0 to 1; null with it.
    pub stance_confidence: Option<f32>,
}

/// When something was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SaidOnRecord {
    /// TIMEX3 value; the day of publication when nothing is stated.
    pub value: String,
    /// First day; null when only the day of publication bounds it.
    pub first: Option<String>,
    /// Last day.
    pub last: String,
    /// Whether the article says so.
    pub stated: bool,
    /// The words that say so.
    pub text: Option<String>,
}

/// A person or organisation of the article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonRecord {
    /// Position within the article.
    pub id: usize,
    /// Fullest name in the article.
    pub name: String,
    /// Other forms of the name.
    pub aliases: Vec<String>,
    /// `person` or `organisation`.
    pub kind: &'static str,
    /// What the article calls it.
    pub descriptions: Vec<String>,
    /// `he`, `she` or `they`, as the article's titles and pronouns have it; null where they do not tell.
    pub pronoun: Option<&'static str>,
    /// Whom of a register of known people it may be, the likeliest first; empty where none was given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub known_as: Vec<KnownAs>,
}

/// A time expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimeRecord {
    /// Place and words.
    #[serde(flatten)]
    pub words: Words,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 modifier (`START`, `MID`, `END`, `APPROX`, …), where there is one: "late 2016", "about a week".
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<&'static str>,
}

/// An announced event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UpcomingRecord {
    /// Derived from its days and its words: the same announcement in another article has the same id.
    pub id: String,
    /// TIMEX3 value of its date.
    pub date: String,
    /// The first day on which it may be, `YYYY-MM-DD`.
    pub first: String,
    /// The last day on which it may be, `YYYY-MM-DD`.
    pub last: String,
    /// The announcing clause, with its place.
    #[serde(flatten)]
    pub words: Words,
    /// People named in it.
    pub people: Vec<String>,
    /// How firm it is: `planned`, `expected`, `conditional`, `cancelled`.
    pub status: &'static str,
}

/// A repaired quotation mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RepairRecord {
    /// Place and mark.
    #[serde(flatten)]
    pub words: Words,
    /// `closed-without-mark`, `opened-without-mark`, `ignored` or `doubled`.
    pub kind: &'static str,
}
