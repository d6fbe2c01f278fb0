//! A record book is opened or made.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::clock::Clock;
use crate::{Error, fold, schema, verify};

/// How long a writer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// Prepared statements that are kept.
const STATEMENTS: usize = 64;
/// Pages of the write-ahead log after which they go into the file: pages that are written again and again go once.
const LOG: i64 = 8000;
/// Memory for pages of the file, in KiB.
const CACHE: i64 = 96 << 10;

/// An open record book.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) clock: Clock,
}

impl Store {
    /// Opens a record book, or makes an empty one.
    ///
    /// # Errors
    /// [`Error::Open`] when the file cannot be opened, [`Error::Version`] when a later version made it,
    /// [`Error::NotARecordBook`] when it holds other tables.
    pub fn open(path: &Path) -> Result<Store, Error> {
        let open = |source| Error::Open { path: path.to_owned(), source };
        let connection = Connection::open(path).map_err(open)?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "journal_mode", "wal").map_err(|error| match Error::from(error) {
            Error::Database(source) => open(source),
            clear => clear,
        })?;
        Store::with_schema(connection)
    }

    /// Opens a record book that is there, to ask it; one that cannot be written can be asked too.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none, else those of [`Store::open`].
    pub fn open_existing(path: &Path) -> Result<Store, Error> {
        if !path.exists() {
            return Err(Error::Missing { path: path.to_owned() });
        }
        match Store::open(path) {
            Err(Error::ReadOnly | Error::Full) => {
                let open = |source| Error::Open { path: path.to_owned(), source };
                let connection =
                    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(open)?;
                Store::with_schema(connection)
            }
            opened => opened,
        }
    }

    /// A record book that is gone when it is dropped.
    ///
    /// # Errors
    /// [`Error::Database`] when SQLite has no memory.
    pub fn in_memory() -> Result<Store, Error> {
        Store::with_schema(Connection::open_in_memory()?)
    }

    /// Lets the file grow to so many pages of 4,096 bytes and no further: to see what a full disk does.
    ///
    /// # Errors
    /// [`Error::Database`] when SQLite refuses.
    #[doc(hidden)]
    pub fn limit_pages(&mut self, pages: u32) -> Result<(), Error> {
        Ok(self.connection.pragma_update(None, "max_page_count", pages)?)
    }

    fn with_schema(mut connection: Connection) -> Result<Store, Error> {
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", -CACHE)?;
        connection.pragma_update(None, "wal_autocheckpoint", LOG)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        // Plans do not depend on the values asked for; else statements are prepared anew with each value.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        schema::bring_up_to_date(&mut connection)?;
        if !connection.is_readonly(rusqlite::MAIN_DB)? {
            verify::create_tables(&connection)?;
            fold::create_tables(&connection)?;
        }
        let clock = Clock::new(&mut connection)?;
        Ok(Store { connection, clock })
    }
}
