//! A record book is opened or made.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::clock::Clock;
use crate::{Error, fold, phrases, schema, verify};

/// How long a writer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// Prepared statements that are kept.
const STATEMENTS: usize = 64;
/// Pages of the write-ahead log after which they go into the file: pages that are written again and again go once.
const LOG: i64 = 96_000;
/// The most memory for pages of the file, in KiB.
const CACHE: i64 = 192 << 10;

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
            Err(Error::ReadOnly | Error::Full | Error::Open { .. } | Error::Failing(_)) => {
                Store::open_to_read(path, false).or_else(|error| match log_is_empty(path) {
                    true => Store::open_to_read(path, true),
                    false => Err(error),
                })
            }
            opened => opened,
        }
    }

    /// Opens a book that cannot be written. In a folder that cannot be written either, SQLite must be told that nobody else
    /// writes: it has no place to keep the book's lock. What stands in a log beside the file it would not see then.
    fn open_to_read(path: &Path, is_immutable: bool) -> Result<Store, Error> {
        let open = |source| Error::Open { path: path.to_owned(), source };
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let connection = if is_immutable {
            Connection::open_with_flags(immutable(path), flags | OpenFlags::SQLITE_OPEN_URI)
        } else {
            Connection::open_with_flags(path, flags)
        };
        Store::with_schema(connection.map_err(open)?)
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
        phrases::add_function(&connection)?;
        match schema::bring_up_to_date(&mut connection) {
            Err(Error::ReadOnly) => return Err(Error::Outdated { found: schema::version(&connection)? }),
            done => done?,
        }
        if !connection.is_readonly(rusqlite::MAIN_DB)? {
            verify::create_tables(&connection)?;
            fold::create_tables(&connection)?;
        }
        let clock = Clock::new(&mut connection)?;
        Ok(Store { connection, clock })
    }
}

/// The address by which SQLite opens a file that nobody writes.
fn immutable(path: &Path) -> String {
    let path = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("file:{path}?immutable=1")
}

/// Whether all that was written stands in the file itself.
fn log_is_empty(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).map_or(true, |log| log.len() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_that_nobody_can_write_is_read_without_a_lock() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("100 % odd?#.db");
        drop(Store::open(&path).unwrap());
        assert!(log_is_empty(&path));
        let store = Store::open_to_read(&path, true).unwrap();
        assert!(store.people(0, 1).unwrap().is_empty());
        assert!(!path.with_file_name("100 % odd?#.db-shm").exists());
        std::fs::write(folder.path().join("100 % odd?#.db-wal"), "not yet in the file").unwrap();
        assert!(!log_is_empty(&path));
    }
}
