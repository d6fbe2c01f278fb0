//! Records → one SQLite file, and questions answered from it.
//!
//! The file is plain SQLite in write-ahead mode: it opens in datasette, DuckDB and the `sqlite3` shell. Adding is
//! idempotent, and an article is added whole or not at all.
//!
//! ```
//! use onrecord_store::Store;
//! let store = Store::in_memory()?;
//! assert!(store.said("Ann Bo", 10)?.is_empty());
//! # Ok::<(), onrecord_store::Error>(())
//! ```

use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub mod fold;
mod insert;
mod said;
pub mod verify;

pub use insert::Added;
pub use said::Said;

/// The version of the schema that this program writes, kept in `PRAGMA user_version`.
pub const SCHEMA_VERSION: i64 = 1;

const SCHEMA: &str = include_str!("schema.sql");

/// An open record book.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
}

/// Why a store could not be used.
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
    /// The file was made by another version.
    #[error("the record book has schema version {found}, this program reads version {SCHEMA_VERSION}")]
    Version {
        /// `PRAGMA user_version` of the file.
        found: i64,
    },
    /// A statement to the database failed; nothing of the transaction was kept.
    #[error("the record book refused: {0}")]
    Database(#[from] rusqlite::Error),
}

impl Store {
    /// Opens a record book, or makes an empty one.
    ///
    /// # Errors
    /// [`Error::Open`] when the file cannot be opened, [`Error::Version`] when another version made it.
    pub fn open(path: &Path) -> Result<Store, Error> {
        let open = |source| Error::Open { path: path.to_owned(), source };
        let connection = Connection::open(path).map_err(open)?;
        connection.pragma_update(None, "journal_mode", "wal").map_err(open)?;
        Store::with_schema(connection)
    }

    /// A record book that is gone when it is dropped.
    ///
    /// # Errors
    /// [`Error::Database`] when SQLite has no memory.
    pub fn in_memory() -> Result<Store, Error> {
        Store::with_schema(Connection::open_in_memory()?)
    }

    fn with_schema(mut connection: Connection) -> Result<Store, Error> {
        connection.pragma_update(None, "foreign_keys", true)?;
        match connection.pragma_query_value(None, "user_version", |row| row.get(0))? {
            SCHEMA_VERSION => {
                verify::create_tables(&connection)?;
                fold::create_tables(&connection)?;
                Ok(Store { connection })
            }
            0 => {
                let transaction = connection.transaction()?;
                transaction.execute_batch(SCHEMA)?;
                verify::create_tables(&transaction)?;
                fold::create_tables(&transaction)?;
                transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
                transaction.commit()?;
                Ok(Store { connection })
            }
            found => Err(Error::Version { found }),
        }
    }
}
