//! Whether a text says what is looked for, by the index of words but of this one text.

use std::panic::AssertUnwindSafe;

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

/// A table of one text at a time.
const TABLE: &str = "CREATE VIRTUAL TABLE one USING fts5 (
    content, content = '', columnsize = 0, tokenize = 'porter unicode61 remove_diacritics 2')";

/// Gives a connection the function `says(content, query)`: whether a full-text query finds a text.
///
/// Asking the index itself whether it finds one certain statement takes as long as going to the first that it finds, which
/// for a rare phrase of common words is far.
///
/// # Errors
/// Those of SQLite.
pub(crate) fn add_function(connection: &Connection) -> rusqlite::Result<()> {
    let beside = Connection::open_in_memory()?;
    beside.execute_batch(TABLE)?;
    let beside = AssertUnwindSafe(beside);
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("says", 2, flags, move |context| says(&beside, context))
}

fn says(beside: &Connection, context: &Context) -> rusqlite::Result<bool> {
    let text = |at| Ok::<_, rusqlite::Error>(context.get_raw(at).as_str()?);
    let (content, query) = (text(0)?, text(1)?);
    beside.prepare_cached("INSERT INTO one (rowid, content) VALUES (1, ?)")?.execute([content])?;
    let found = beside.prepare_cached("SELECT 1 FROM one WHERE one MATCH ?")?.exists([query]);
    beside.prepare_cached("INSERT INTO one (one) VALUES ('delete-all')")?.execute([])?;
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_says_what_the_index_would_find() {
        let connection = Connection::open_in_memory().unwrap();
        add_function(&connection).unwrap();
        let says = |content: &str, query: &str| {
            let sql = "SELECT says(?, ?)";
            connection.query_row(sql, [content, query], |row| row.get::<_, bool>(0))
        };
        let content = "The walls of the Old Ferry, naïve as they were";
        for (query, found) in [
            (r#""of the old ferry""#, true),
            (r#""wall" "naive""#, true),
            (r#""of the ferry""#, false),
            (r#""fer"*"#, true),
            (r#""walls of" "bridge""#, false),
        ] {
            assert_eq!(says(content, query).unwrap(), found, "{query}");
        }
        assert!(says(content, "\"").is_err());
        assert!(says("nothing", r#""nothing""#).unwrap(), "an error leaves nothing behind");
    }
}
