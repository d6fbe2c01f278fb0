//! The whole record, a statement at a time, with its context in the text.

use std::time::Duration;

use rusqlite::OptionalExtension as _;

use crate::{Error, Filter, Line, Page, Store};

/// Characters of context on either side, as the Web Annotation selector has it.
const CONTEXT: usize = 32;
/// Statements fetched at a time.
const AT_A_TIME: usize = 2000;

/// A statement with its surroundings in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Exported {
    /// The statement.
    pub line: Line,
    /// The words of its first piece.
    pub exact: String,
    /// Up to 32 characters before.
    pub prefix: String,
    /// Up to 32 characters after.
    pub suffix: String,
}

impl Store {
    /// Calls `take` with every statement under the filter, each printing of a quotation by itself, newest first. One article
    /// is held at a time.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be read, and those of `take`.
    pub fn export<E: From<Error>>(
        &self,
        filter: &Filter,
        mut take: impl FnMut(&Exported) -> Result<(), E>,
    ) -> Result<usize, E> {
        let filter = &Filter { every_printing: true, ..filter.clone() };
        let mut page = Page { limit: AT_A_TIME, below: None, time: Duration::MAX };
        let mut text: (String, Vec<char>) = Default::default();
        let mut count = 0;
        loop {
            let found = self.statements(filter, &page)?;
            for line in found.lines {
                if text.0 != line.article {
                    text = (line.article.clone(), self.text(&line.article)?.chars().collect());
                }
                count += 1;
                take(&exported(line, &text.1))?;
            }
            match found.next {
                Some(next) => page.below = Some(next),
                None => return Ok(count),
            }
        }
    }

    /// The text of an article by its digest; empty when there is none.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be read.
    pub fn text(&self, digest: &str) -> Result<String, Error> {
        let sql = "SELECT text FROM article WHERE digest = ?";
        let text = self.connection.prepare_cached(sql)?.query_row([digest], |row| row.get(0)).optional()?;
        Ok(text.unwrap_or_default())
    }
}

fn exported(line: Line, text: &[char]) -> Exported {
    let [start, end] =
        line.pieces.as_ref().and_then(|pieces| pieces.first().copied()).unwrap_or([line.start, line.end]);
    // A book that somebody else wrote to may point anywhere.
    let end = end.min(text.len());
    let start = start.min(end);
    let words = |from: usize, to: usize| text.get(from..to).unwrap_or_default().iter().collect();
    Exported {
        exact: words(start, end),
        prefix: words(start.saturating_sub(CONTEXT), start),
        suffix: words(end, (end + CONTEXT).min(text.len())),
        line,
    }
}
