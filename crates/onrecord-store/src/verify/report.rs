//! What `verify` answers.

use serde::Serialize;

use super::compare::{DiffPiece, Likeness, Negation};

/// Words that somebody is said to have said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The words.
    pub words: String,
    /// Who is said to have said them: any form of the name, or `#7` for the person of that number.
    pub speaker: Option<String>,
}

/// What the record has of the asked words. It never says that something was not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The record has the words, word for word.
    Exact,
    /// The record has them with changes.
    Altered,
    /// The record has a part, or parts of several statements.
    Partial,
    /// The record has them, exact, altered or in part, but from somebody else than the one asked for.
    OtherSpeaker,
    /// The record has statements that may mean the same; whether they do is for a person to judge.
    ParaphraseCandidates,
    /// The record that was searched does not have them.
    NotInThisRecord,
}

/// The answer to a [`Question`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The words asked for.
    pub words: String,
    /// The speaker asked for.
    pub speaker: Option<String>,
    /// What the record has, in one word.
    pub verdict: Verdict,
    /// What was found, best first; each with all its sources.
    pub findings: Vec<Finding>,
    /// The same words from others than the speaker asked for.
    pub by_others: Vec<Finding>,
    /// Statements with many of the same telling words; offered only where nothing was found.
    pub candidates: Vec<Candidate>,
    /// What was searched.
    pub searched: Searched,
    /// Whether there were more likely statements than were compared: the list of sources may lack some.
    pub cut_short: bool,
}

/// Words of the record that answer the question, and everywhere they stand.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// How far they answer it.
    pub likeness: Likeness,
    /// The part of the question that they cover.
    pub covers: String,
    /// First and one past the last word of that part.
    pub covers_words: (usize, usize),
    /// Words changed, dropped or slipped in.
    pub changes: usize,
    /// Question and record word by word.
    pub diff: Vec<DiffPiece>,
    /// Words that turn the meaning round and differ, or stand just before.
    pub negations: Vec<Negation>,
    /// Who is on record with them, as resolved; null for the unnamed.
    pub speaker: Option<String>,
    /// All statements that have these words, and near-identical printings of them, the earliest first. Never empty.
    pub sources: Vec<Source>,
}

/// A statement that has the words, and where it can be read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Source {
    /// Id of the statement.
    pub id: String,
    /// The resolved speaker.
    pub speaker: Option<String>,
    /// Number of the speaker across articles.
    pub speaker_key: Option<i64>,
    /// `person`, `organisation`, `group`, `document`, `unnamed` or `unattributed`.
    pub speaker_kind: String,
    /// The words that name the speaker.
    pub speaker_as_written: Option<String>,
    /// The whole statement.
    pub content: String,
    /// `direct`, `indirect` or `mixed`.
    pub form: String,
    /// Last day on which it can have been said, `YYYY-MM-DD`.
    pub said_on: String,
    /// Whether the article states the day; otherwise it is the day of publication.
    pub said_on_stated: bool,
    /// Digest of the article.
    pub article: String,
    /// Digest of the first of the articles that are printings of one text; null where there is no other.
    pub printing_of: Option<String>,
    /// Whether the article was replaced by a later version under its address.
    pub replaced: bool,
    /// Where the article came from.
    pub origin: String,
    /// Address of the page.
    pub url: Option<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Other places where the very same text of the same day stood.
    pub also_at: Vec<String>,
    /// Title of the article.
    pub title: Option<String>,
    /// Day of publication, `YYYY-MM-DD`.
    pub published: String,
    /// First code point of the statement in the article.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
    /// 0 to 1.
    pub confidence: f64,
}

/// A statement that may mean the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Candidate {
    /// Share of the question's telling words that it has, 0 to 1.
    pub shared: f32,
    /// The statement.
    pub source: Source,
}

/// How much record was searched.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Searched {
    /// Articles, with all their versions.
    pub articles: u64,
    /// Statements.
    pub statements: u64,
    /// Outlets, by publisher or host.
    pub outlets: u64,
    /// Day of the oldest article, `YYYY-MM-DD`; null in an empty book.
    pub first: Option<String>,
    /// Day of the newest.
    pub last: Option<String>,
}
