//! A dated article. There is no undated one: without a day of publication nothing can be put on record.

use std::fmt;

use crate::calendar::Day;
use crate::text::{Span, Text};

/// A dated article, ready for the line.
#[derive(Debug, Clone)]
pub struct Article {
    /// What the input calls it (the `id` field of a JSON line), if anything.
    pub given_id: Option<String>,
    /// Where it came from.
    pub origin: Origin,
    /// When it appeared, and how that is known.
    pub published: Published,
    /// The text as given; all spans point into it.
    pub text: Text,
    /// The part of the text that is the article: without a leading `date …` line or byte order mark.
    pub body: Span,
    /// Title from metadata.
    pub title: Option<String>,
    /// Author from metadata.
    pub author: Option<String>,
    /// Publisher from metadata.
    pub outlet: Option<String>,
}

/// Where an article came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// File path as the user gave it, or `-` for standard input.
    pub path: String,
    /// Line of a JSON-lines file, counted from 1.
    pub line: Option<u64>,
    /// Byte of an archive at which the record, or the gzip member that holds it, begins.
    pub offset: Option<u64>,
    /// What a file of many articles calls this one: the id of a feed's entry, the name within a ZIP archive.
    pub entry: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// Whether the text was taken out of markup, so that the input itself is not what offsets count in.
    pub extracted: bool,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if let Some(entry) = &self.entry {
            write!(f, "#{entry}")?;
        }
        match (self.line, self.offset) {
            (Some(line), _) => write!(f, ":{line}"),
            (None, Some(offset)) => write!(f, "@{offset}"),
            (None, None) => Ok(()),
        }
    }
}

/// The day of publication and how it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The publisher's local day.
    pub day: Day,
    /// Time of day as written, `HH:MM`, where the input has one.
    pub at: Option<String>,
    /// Where the day was found.
    pub found_in: FoundIn,
}

/// Where the day of publication was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundIn {
    /// A first line `date YYYY-MM-DD`.
    DateLine,
    /// Given by the user (`--date`), whatever the input says.
    Given,
    /// A metadata field of this name.
    Field(String),
}
