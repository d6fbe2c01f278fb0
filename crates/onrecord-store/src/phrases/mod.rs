//! Phrases that begin with two of the commonest words.
//!
//! An index of words with their places finds a phrase by going through all places of each of its words, which for "of the
//! ferry" are those of nearly every statement. So what follows two of the commonest words is an index of its own
//! (`after_common`, see `tables.sql`): a few statements are left, and `says` looks whether they say the phrase.

mod common;
mod says;

use rusqlite::types::Value;
use rusqlite::{CachedStatement, Connection, params_from_iter};

pub(crate) use common::after_common;
use common::{COLUMNS, following};
pub(crate) use says::add_function;

const TABLES: &str = include_str!("tables.sql");

/// Makes the table where it is missing.
pub(crate) fn create_tables(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(TABLES)
}

/// Indexes statements, each with its place in the order of days; the lower places first.
///
/// What was kept of statements that are gone stays, and leads nowhere.
pub(crate) fn keep<'t>(
    connection: &Connection,
    statements: impl IntoIterator<Item = (i64, &'t str)>,
) -> rusqlite::Result<()> {
    let mut insert = insert(connection)?;
    statements.into_iter().try_for_each(|(dated, content)| one(&mut insert, dated, content))
}

/// Indexes all statements anew.
pub(crate) fn keep_all(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("INSERT INTO after_common (after_common) VALUES ('delete-all');")?;
    let mut insert = insert(connection)?;
    let mut all = connection.prepare("SELECT dated, content FROM statement ORDER BY dated")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        one(&mut insert, row.get(0)?, row.get_ref(1)?.as_str()?)?;
    }
    Ok(())
}

fn insert(connection: &Connection) -> rusqlite::Result<CachedStatement<'_>> {
    let (names, places) = (COLUMNS.map(common::name).join(", "), vec!["?"; COLUMNS.len()].join(", "));
    connection.prepare_cached(&format!("INSERT INTO after_common (rowid, {names}) VALUES (?, {places})"))
}

fn one(insert: &mut CachedStatement, dated: i64, content: &str) -> rusqlite::Result<()> {
    let columns = following(content);
    if columns.iter().any(Option::is_some) {
        let columns = columns.into_iter().map(Value::from);
        insert.execute(params_from_iter(std::iter::once(dated.into()).chain(columns)))?;
    }
    Ok(())
}
