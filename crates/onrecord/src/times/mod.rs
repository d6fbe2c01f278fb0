//! Time expressions, the day on which something was said, and what is coming up.

use crate::calendar::{Day, Days};
use crate::index::{EntityIdx, TokenRange};
use crate::people::People;
use crate::prepare::Prepared;
use crate::text::Span;

mod ahead;
mod atoms;
mod bounds;
mod clock;
mod combined;
mod cursor;
mod dates;
mod durations;
mod finder;
mod holidays;
mod meaning;
mod numbers;
mod outlook;
mod outlook_weights;
mod period;
mod periods;
mod ranges;
mod relative;
mod rule;
mod said_on;
mod seasons;
mod sets;
mod tense;
mod upcoming;
mod value;

pub use meaning::Modifier;

/// A time expression with its calendar value (TIMEX3), seen from the article's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// The words.
    pub tokens: TokenRange,
    /// Their place.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value: `2025-11-18`, `2025-W47`, `2025-11`, `P2Y`, `PAST_REF`.
    pub value: String,
    /// TIMEX3 modifier: "early", "the end of", "nearly".
    pub modifier: Option<Modifier>,
    /// The days meant, where the value names a stretch of the calendar.
    pub days: Option<Days>,
}

/// TIMEX3 type of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that repeats.
    Set,
}

impl TimeKind {
    /// Whether it stands on the calendar: no length, and nothing that repeats.
    pub fn is_dated(self) -> bool {
        matches!(self, TimeKind::Date | TimeKind::Time)
    }
}

/// When a statement was made, and why that is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaidOn {
    /// The article says so in these words.
    Stated {
        /// The interval of days.
        days: Days,
        /// TIMEX3 value.
        value: String,
        /// The words that say so.
        span: Span,
    },
    /// Nothing is said; it cannot have been after the day of publication.
    PublishedBy(Day),
}

/// A dated event that the article announces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upcoming {
    /// The days on which it is to be.
    pub days: Days,
    /// TIMEX3 value of the date.
    pub value: String,
    /// The clause that announces it.
    pub span: Span,
    /// The people named in it.
    pub people: Vec<EntityIdx>,
    /// How firm it is, as worded.
    pub status: EventStatus,
}

/// How firm an announced event is, as worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventStatus {
    /// "will be sworn in", "is set for", "is scheduled to".
    Planned,
    /// "is expected to", "is likely to", "hopes to".
    Expected,
    /// "if the vote passes, it will", "could", "may", "would".
    Conditional,
    /// "was cancelled", "called off".
    Cancelled,
}

impl EventStatus {
    /// The word in the JSON: `planned`, `expected`, `conditional`, `cancelled`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Expected => "expected",
            Self::Conditional => "conditional",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A sentence that shows what a rule is for, seen from Tuesday 2025-11-18.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleExample {
    /// Name of the rule.
    pub rule: &'static str,
    /// The sentence.
    pub text: &'static str,
    /// The expression in it.
    pub words: &'static str,
    /// Its TIMEX3 value.
    pub value: &'static str,
}

/// The examples of every rule, in the order of the rule tables: what a reference page of the rules is made of.
pub fn rule_examples() -> impl Iterator<Item = RuleExample> {
    finder::TABLES.iter().copied().flatten().flat_map(|rule| {
        let of = |example: &rule::Example| RuleExample {
            rule: rule.name,
            text: example.text,
            words: example.words,
            value: example.value,
        };
        rule.examples.iter().map(of)
    })
}

/// A time whose side of the day of publication its own words tell, and what stands beside it: what the weights of words
/// are fitted to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The expression.
    pub span: Span,
    /// What sort of expression it is.
    pub kind: &'static str,
    /// Whether it lies after the day of publication or before, where its own words tell.
    pub ahead: Option<bool>,
    /// `place:word` of everything that speaks for a side.
    pub evidence: Vec<String>,
}

/// The times of an article whose side of the day of publication their own words tell: "tomorrow", "last week", a date
/// with its year.
pub fn outlooks(prepared: &Prepared) -> Vec<Outlook> {
    finder::outlooks(prepared)
}

/// The time expressions of an article, in order, not overlapping.
pub fn find(prepared: &Prepared) -> Vec<TimeExpression> {
    finder::find(prepared)
}

/// When a statement was made.
///
/// `content` are the pieces of what was said: a time inside them is part of what was said and never counts.
/// `cue` and `source` say where the act of saying stands.
pub fn said_on(
    prepared: &Prepared,
    times: &[TimeExpression],
    content: &[TokenRange],
    cue: Option<TokenRange>,
    source: Option<TokenRange>,
) -> SaidOn {
    said_on::said_on(prepared, times, content, cue, source)
}

/// The days that a time expression can give to something said: a day, week or month that had begun on the day of
/// publication.
pub(crate) fn datable(prepared: &Prepared, time: &TimeExpression) -> Option<Days> {
    said_on::dating(prepared, time, prepared.article.published.day)
}

/// Whether a lower-case word is the past form of a verb.
pub(crate) fn is_past_verb(word: &str) -> bool {
    tense::is_past(word)
}

/// The dated events after the day of publication that the article announces, in order of place.
pub fn upcoming(prepared: &Prepared, times: &[TimeExpression], people: &People) -> Vec<Upcoming> {
    upcoming::upcoming(prepared, times, people)
}

#[cfg(test)]
mod tests;
