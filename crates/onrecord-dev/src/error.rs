//! Why a development command could not do its work.

use std::error::Error as _;
use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

/// Why a development command could not do its work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum Error {
    /// A program is not there or cannot be started.
    #[error("cannot start {program}")]
    Start {
        /// As it was called.
        program: String,
        source: io::Error,
    },
    /// A program ended with an error.
    #[error("{program} ended with {status}: {stderr}")]
    Ended {
        /// As it was called.
        program: String,
        status: ExitStatus,
        /// The end of what it said.
        stderr: String,
    },
    /// A file could not be read or written.
    #[error("{}", path.display())]
    File { path: PathBuf, source: io::Error },
    /// A line of a file is not the JSON that was expected.
    #[error("{}:{line}", path.display())]
    Json { path: PathBuf, line: usize, source: serde_json::Error },
    /// A vocabulary of word pieces cannot be used.
    #[error("{}: {problem}", path.display())]
    Vocabulary { path: PathBuf, problem: String },
    /// A model cannot be loaded.
    #[error("cannot load the model")]
    Model(#[from] onrecord_model::BundleError),
    /// The output of a scorer lacks a figure, or could not be understood.
    #[error("no figure {figure:?} in the output of {scorer}")]
    NoFigure { scorer: &'static str, figure: String },
    /// A name on the command line means nothing.
    #[error("there is no evaluation {0:?}; there are: {1}")]
    NoEvaluation(String, String),
    /// The record book under test could not be used.
    #[error("the record book failed")]
    Store(#[from] onrecord_store::Error),
    /// Input could not be read, or the result not printed.
    #[error("input or output failed")]
    InputOutput(#[from] io::Error),
}

impl Error {
    /// The error and its causes on one line.
    pub(crate) fn with_causes(&self) -> String {
        let mut line = self.to_string();
        let mut cause = self.source();
        while let Some(error) = cause {
            line.push_str(": ");
            line.push_str(&error.to_string());
            cause = error.source();
        }
        line
    }
}
