//! How a run ended: counts, errors with hints, exit codes.

use std::fmt;
use std::ops::AddAssign;
use std::process::ExitCode;

/// What a run went through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Articles read.
    pub(crate) articles: usize,
    /// Statements found in them.
    pub(crate) statements: usize,
    /// Inputs passed over.
    pub(crate) skipped: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, more: Counts) {
        self.articles += more.articles;
        self.statements += more.statements;
        self.skipped += more.skipped;
    }
}

impl fmt::Display for Counts {
    /// "12 articles, 240 statements, 3 skipped"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (articles, statements) =
            (counted(self.articles, "article"), counted(self.statements, "statement"));
        write!(f, "{articles}, {statements}, {} skipped", self.skipped)
    }
}

/// "1 statement", "2 statements".
pub(crate) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// How a run ended, as the exit code tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Found or done: 0.
    Done,
    /// Nothing found: 1.
    NothingFound,
    /// Done in part, some inputs were skipped: 3. (2 is a [`Failure`].)
    DoneInPart,
}

impl From<Counts> for Outcome {
    fn from(counts: Counts) -> Outcome {
        match counts {
            Counts { skipped: 1.., .. } => Outcome::DoneInPart,
            Counts { statements: 0, .. } => Outcome::NothingFound,
            _ => Outcome::Done,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::NothingFound => 1,
            Outcome::DoneInPart => 3,
        })
    }
}

/// Why a run could not go on, in one line, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// What went wrong, and where.
    pub(crate) what: String,
    /// What the user can do.
    pub(crate) hint: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skipped_inputs_outweigh_an_empty_result() {
        let outcome = |statements, skipped| Outcome::from(Counts { articles: 1, statements, skipped });
        assert_eq!(outcome(0, 1), Outcome::DoneInPart);
        assert_eq!(outcome(0, 0), Outcome::NothingFound);
        assert_eq!(outcome(4, 0), Outcome::Done);
    }
}
