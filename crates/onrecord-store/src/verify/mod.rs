//! Did anyone say this? Words in, what the record has of them out.
//!
//! ```text
//! words ─words→ Word… ─asked→ fingerprints ─look_up→ likely statements ─compare→ likeness, diff ─ask→ Report
//! ```
//!
//! Fingerprints only choose what is compared; what is said of a statement comes from laying it beside the question word
//! by word. The index lies in tables of its own (`tables.sql`) and is kept in step by [`catch_up`], which reads the
//! statements that were added since; all that it knows of the other tables is in `queries.rs`. Statements are known by
//! their rowid there, so `VACUUM` must be followed by an index made anew where `statement` has no integer key.

mod align;
mod ask;
mod compare;
mod index;
mod keep;
mod postings;
mod prints;
pub(crate) mod queries;
mod report;
mod speakers;
mod words;

pub use ask::ask;
pub use compare::{DiffKind, DiffPiece, Likeness, Negation, NegationPlace};
pub use keep::{METHOD, catch_up, create_tables};
pub use report::{Candidate, Finding, Question, Report, Searched, Source, Verdict};
pub use words::{MOST_WORDS, Word, is_negation, words};

pub(crate) use ask::likely;
pub(crate) use compare::{Read, compare};
pub(crate) use keep::{Fresh, catch_up_with, clear, compact, count_anew, forget, runs};
pub(crate) use prints::{mixed, shingles};
pub(crate) use speakers::same_name;
pub(crate) use words::is_telling;

use crate::{Error, Store};

impl Store {
    /// What the record has of these words.
    ///
    /// Fewer than three words are answered too, but every second text has them: ask for at least five.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be read.
    pub fn verify(&self, question: &Question) -> Result<Report, Error> {
        Ok(ask(&self.connection, question)?)
    }
}
