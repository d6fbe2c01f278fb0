//! Questions to the record book: one list of statements under many filters, people, announced events.
//!
//! Lists come newest first and end at the limit or when the time is up; what was found until then is given, and
//! [`Found::cut_short`] says so. No question sorts or counts all that it matches, so that common words cost no more than
//! rare ones.

mod events;
pub(crate) mod names;
mod people;
mod statements;
mod words;

use std::time::Duration;

use onrecord::calendar::Day;

pub use events::{Event, EventFilter};
pub use people::{Description, Known, Person};

/// Which statements are asked for; the default is all of the newest versions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    /// Words that must be in the content: stems, `"exact phrases"` and `begin*`.
    pub words: Option<String>,
    /// Speaker, by any form of the name, or `#7` for the person of that number.
    pub speaker: Option<String>,
    /// Somebody spoken of, likewise.
    pub about: Option<String>,
    /// First day on which it can have been said.
    pub since: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
    /// `direct`, `indirect` or `mixed`.
    pub form: Option<String>,
    /// Part of the path of the file.
    pub origin: Option<String>,
    /// Publisher, as listed.
    pub outlet: Option<String>,
    /// Least confidence, 0 to 1.
    pub least_confidence: f32,
    /// Only what binds its speaker.
    pub commitments: bool,
    /// Versions that were replaced under their address too.
    pub old_versions: bool,
    /// Every printing of a quotation; else only the newest of those that are asked for.
    pub every_printing: bool,
}

/// Which part of a list is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The most lines.
    pub limit: usize,
    /// Go on below this mark, [`Found::next`] of the page before.
    pub below: Option<i64>,
    /// The most time that looking may take.
    pub time: Duration,
}

impl Default for Page {
    /// 20 lines, one second.
    fn default() -> Page {
        Page { limit: 20, below: None, time: Duration::from_secs(1) }
    }
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<T> {
    /// What was found, newest first.
    pub lines: Vec<T>,
    /// Where to go on, when there is more.
    pub next: Option<i64>,
    /// Whether the time was up: older ones may be missing.
    pub cut_short: bool,
}

/// Somebody whom a statement speaks of.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct SpokenOf {
    /// As the article names them.
    pub name: String,
    /// The attitude to them: `positive`, `neutral`, `negative`, or null when it was not judged.
    pub stance: Option<String>,
    /// How sure that is, 0 to 1; null with it, and when an older program read the article.
    pub stance_confidence: Option<f64>,
}

/// A statement as it is listed: who, what, when, and where it can be read.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Line {
    /// Id of the statement.
    pub id: String,
    /// Last day on which it can have been said.
    pub said_on: String,
    /// First day; null when only the day of publication bounds it.
    pub said_first: Option<String>,
    /// Whether the article states the day; otherwise it is the day of publication.
    pub said_stated: bool,
    /// The speaker as resolved in the article; null when nobody is named.
    pub speaker: Option<String>,
    /// Number of the speaker across articles.
    pub speaker_key: Option<i64>,
    /// `person`, `organisation`, `group`, `document`, `unnamed` or `unattributed`.
    pub speaker_kind: String,
    /// The words that name the speaker.
    pub speaker_as_written: Option<String>,
    /// Of the unnamed: the words that introduced the speaker ("a spokesman for the Salt Board") also where the source is "he";
    /// where nobody introduced him, what he is called.
    pub described: Option<String>,
    /// Those spoken of.
    pub about: Vec<SpokenOf>,
    /// To whom.
    pub addressee: Option<String>,
    /// On what occasion.
    pub venue: Option<String>,
    /// The words that say that it was said.
    pub cue: Option<String>,
    /// What was said; pieces joined by " … ".
    pub content: String,
    /// `direct`, `indirect` or `mixed`.
    pub form: String,
    /// Whether it was said or written, rather than thought.
    pub speech: bool,
    /// Whether the speaker binds himself.
    pub commitment: bool,
    /// `promise`, `threat`, `plan`, `agreement` or `refusal`; null when it is no commitment, or an older program read it.
    pub commitment_kind: Option<String>,
    /// On what condition he does.
    pub condition: Option<String>,
    /// Id of the statement that holds this one.
    pub nested_in: Option<String>,
    /// Articles that have this quotation, in near-identical printings and in this one.
    pub printings: usize,
    /// Id of the first of these printings that was added; null where there is one only.
    pub same_as: Option<String>,
    /// 0 to 1.
    pub confidence: f64,
    /// First code point of the statement in the text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// First and one past the last code point of each piece, where there are several.
    pub pieces: Option<Vec<[usize; 2]>>,
    /// Digest of the article.
    pub article: String,
    /// Path, or path and line.
    pub origin: String,
    /// Address of the page.
    pub url: Option<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Day of publication.
    pub published: String,
    /// What read the article: program and version.
    pub program: String,
    /// Model and version.
    pub tagger: String,
    /// Its place in the order of days, for paging.
    #[serde(skip)]
    pub mark: i64,
}
