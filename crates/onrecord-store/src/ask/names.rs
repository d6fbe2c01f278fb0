//! A name as a user types it → the people that it can mean.

use rusqlite::Connection;

use crate::fold_name::{folded, without_title};

/// People that one name is looked up as; a name that more people share needs its number.
const MOST: usize = 200;

/// Everybody whom somebody calls so, with those merged with them; `#7` is the person of that number.
pub(crate) fn people(connection: &Connection, name: &str) -> rusqlite::Result<Vec<i64>> {
    if let Some(number) = name.trim().strip_prefix('#') {
        return number.parse().map_or_else(|_| Ok(Vec::new()), |key| merged(connection, key));
    }
    let name = folded(name);
    let bare = without_title(&name);
    for name in std::iter::once(&name).chain(&bare) {
        let found = called(connection, name)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    surnamed(connection, bare.as_deref().unwrap_or(&name))
}

/// People whose name ends in a word by which no article calls them alone.
fn surnamed(connection: &Connection, surname: &str) -> rusqlite::Result<Vec<i64>> {
    families(connection, "SELECT person FROM surname WHERE word = ?1", surname)
}

fn called(connection: &Connection, alias: &str) -> rusqlite::Result<Vec<i64>> {
    families(connection, "SELECT person FROM alias WHERE alias = ?1", alias)
}

/// Those that a query finds, with all that they are merged with, most statements first.
fn families(connection: &Connection, found: &str, word: &str) -> rusqlite::Result<Vec<i64>> {
    let sql = format!(
        "WITH root AS (SELECT DISTINCT coalesce(met.merged_into, met.key) AS key
                       FROM person AS met WHERE met.key IN ({found}))
         SELECT key FROM (SELECT person.key, person.statements FROM root JOIN person ON person.key = root.key
                          UNION
                          SELECT person.key, person.statements FROM root JOIN person ON person.merged_into = root.key)
         ORDER BY statements DESC, key LIMIT ?2"
    );
    let mut query = connection.prepare_cached(&sql)?;
    let rows = query.query_map(rusqlite::params![word, MOST], |row| row.get(0))?;
    rows.collect()
}

fn merged(connection: &Connection, key: i64) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT key FROM person WHERE key = ?1 UNION ALL SELECT key FROM person WHERE merged_into = ?1";
    let mut query = connection.prepare_cached(sql)?;
    let rows = query.query_map([key], |row| row.get(0))?;
    rows.collect()
}
