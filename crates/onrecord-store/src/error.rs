//! Why a record book could not be used.

use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::SCHEMA_VERSION;

/// Why a record book could not be used. Nothing of the transaction in which it happened was kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file could not be opened or made.
    #[error("cannot open the record book {}", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// There is no such file.
    #[error("there is no record book {}", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A database with other tables.
    #[error("the file is a database, but no record book")]
    NotARecordBook,
    /// The file was made by a later version.
    #[error("the record book has schema version {found}, this program reads versions up to {SCHEMA_VERSION}")]
    Version {
        /// `PRAGMA user_version` of the file.
        found: i64,
    },
    /// The file was made by an earlier version and cannot be brought up to date.
    #[error(
        "the record book has schema version {found} and must be brought up to date, but it cannot be written"
    )]
    Outdated {
        /// `PRAGMA user_version` of the file.
        found: i64,
    },
    /// The disk is full.
    #[error("the disk is full; what was added before is kept")]
    Full,
    /// The disk, or a limit set for it, did not let the file be read or written.
    #[error("the record book cannot be read or written: {0}; what was added before is kept")]
    Failing(#[source] rusqlite::Error),
    /// The file or its folder cannot be written.
    #[error("the record book cannot be written")]
    ReadOnly,
    /// Another program writes at the moment.
    #[error("the record book is being written by another program")]
    Busy,
    /// Nobody has that number.
    #[error("nobody in the record book has the number {0}")]
    NoPerson(i64),
    /// The decision makes no sense.
    #[error("{0}")]
    Decision(String),
    /// A Parquet file could not be written.
    #[error("cannot write Parquet: {0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// A statement to the database failed.
    #[error("the record book refused: {0}")]
    Database(#[source] rusqlite::Error),
}

impl Error {
    /// What the user can do about it, where that is known.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Error::Missing { .. } => "make one with `onrecord add PATH`, or name it with --db",
            Error::Full => {
                "make room and run the same command again: articles that are there are passed over"
            }
            Error::ReadOnly => {
                "check the rights of the file and of its folder, or name another one with --db"
            }
            Error::Failing(_) => {
                "a quota, a limit to the size of files (`ulimit -f`) or a broken disk: mend that and run the same command again"
            }
            Error::Open { .. } => "check that its folder is there, and the rights of both",
            Error::Busy => "wait for it to end and run the same command again",
            Error::Version { .. } => "use the program that made it, or a later one",
            Error::Outdated { .. } => "copy it to where it can be written, and ask the copy with --db",
            Error::NotARecordBook => "name another file with --db",
            Error::NoPerson(_) => "`onrecord people NAME` shows the numbers",
            _ => return None,
        })
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Error::Full,
            Some(ErrorCode::ReadOnly) => Error::ReadOnly,
            Some(ErrorCode::SystemIoFailure) => Error::Failing(error),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy,
            _ => Error::Database(error),
        }
    }
}
