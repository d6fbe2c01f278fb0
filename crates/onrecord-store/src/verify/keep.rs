//! Keeping the index in step with the statements.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::index;
use super::postings::Posting;
use super::prints::kept;
use super::queries;
use super::report::Searched;
use super::words::words;

/// How fingerprints are made; an index made otherwise is made anew.
pub const METHOD: &str = "shingles-5-window-2+telling-pairs, 32 bits, 2";

/// Statements that are indexed at a time: all of a transaction that fills a book quickly, so that they make one run.
const BATCH: usize = 60_000;

const TABLES: &str = include_str!("tables.sql");

/// Makes the tables where they are missing.
///
/// # Errors
/// Those of SQLite.
pub fn create_tables(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(TABLES)
}

/// Indexes what has been added since the last call; to be called in the transaction that adds.
///
/// # Errors
/// Those of SQLite; nothing of the transaction should then be kept.
pub fn catch_up(connection: &Connection) -> rusqlite::Result<()> {
    catch_up_with(connection, Fresh::of(&[]))
}

/// Fingerprints of the newest statements, made without the book: on another core, while it is written.
pub(crate) struct Fresh {
    /// Key of the first of the statements.
    first: i64,
    statements: usize,
    postings: Vec<Posting>,
}

impl Fresh {
    /// Of all statements from the least of these keys on.
    pub(crate) fn of(statements: &[(i64, &str)]) -> Fresh {
        let prints = |&(key, content): &(i64, &str)| {
            kept(&words(content)).into_iter().map(move |print| (print, key.unsigned_abs()))
        };
        let mut postings: Vec<Posting> = statements.iter().flat_map(prints).collect();
        postings.sort_unstable();
        let first = statements.iter().map(|&(key, _)| key).min().unwrap_or(i64::MAX);
        Fresh { first, statements: statements.len(), postings }
    }
}

/// [`catch_up`], where fingerprints of the newest statements are there already.
pub(crate) fn catch_up_with(connection: &Connection, fresh: Fresh) -> rusqlite::Result<()> {
    let state = State::read(connection)?;
    let state = match state.filter(|state| state.method == METHOD) {
        Some(state) => state,
        None => {
            clear(connection)?;
            State { method: METHOD.to_owned(), last_statement: 0, last_article: 0, statements: 0 }
        }
    };
    let mut state = index_statements(connection, state, fresh.first)?;
    if fresh.statements > 0 {
        index::write(connection, fresh.postings)?;
        state.last_statement = queries::last_statement(connection)?;
        state.statements += fresh.statements as i64;
    }
    let last_article = count_outlets(connection, state.last_article)?;
    State { last_article, ..state }.write(connection)
}

/// Postings in the longest run of the index, and in all.
pub(crate) fn runs(connection: &Connection) -> rusqlite::Result<(i64, i64)> {
    let sql = "SELECT coalesce(max(postings), 0), coalesce(sum(postings), 0) FROM verify_segment";
    connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Makes one sorted run of the whole index, so that questions are answered quickest.
pub(crate) fn compact(connection: &Connection) -> rusqlite::Result<()> {
    index::compact(connection)
}

struct State {
    method: String,
    last_statement: i64,
    last_article: i64,
    statements: i64,
}

impl State {
    fn read(connection: &Connection) -> rusqlite::Result<Option<State>> {
        let sql = "SELECT method, last_statement, last_article, statements FROM verify_state";
        let state = |row: &rusqlite::Row| {
            Ok(State {
                method: row.get(0)?,
                last_statement: row.get(1)?,
                last_article: row.get(2)?,
                statements: row.get(3)?,
            })
        };
        connection.prepare_cached(sql)?.query_row([], state).optional()
    }

    fn write(&self, connection: &Connection) -> rusqlite::Result<()> {
        let sql = "INSERT OR REPLACE INTO verify_state (id, method, last_statement, last_article, statements)
                   VALUES (1, ?, ?, ?, ?)";
        let values = params![self.method, self.last_statement, self.last_article, self.statements];
        connection.prepare_cached(sql)?.execute(values).map(|_| ())
    }
}

/// Empties the index, where statements got other keys; [`catch_up`] makes it anew.
///
/// # Errors
/// Those of SQLite.
pub(crate) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "DELETE FROM verify_block; DELETE FROM verify_segment; DELETE FROM verify_outlet; DELETE FROM verify_state;",
    )
}

/// Counts anew what a question is searched in, as far as the index has read.
pub(crate) fn count_anew(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "DELETE FROM verify_outlet;
         UPDATE verify_state SET last_article = 0,
           statements = (SELECT count(*) FROM statement WHERE key <= verify_state.last_statement);",
    )
}

/// So many indexed statements were taken out of the book; their fingerprints lead nowhere and are left.
pub(crate) fn forget(connection: &Connection, statements: usize) -> rusqlite::Result<()> {
    let sql = "UPDATE verify_state SET statements = statements - ?";
    connection.prepare_cached(sql)?.execute([statements]).map(|_| ())
}

/// Indexes what is below a key and not yet indexed.
fn index_statements(connection: &Connection, mut state: State, below: i64) -> rusqlite::Result<State> {
    loop {
        let batch = queries::statements_between(connection, state.last_statement, below, BATCH)?;
        let contents: Vec<(i64, &str)> = batch.iter().map(|one| (one.rowid, one.content.as_str())).collect();
        index::write(connection, Fresh::of(&contents).postings)?;
        state.last_statement = batch.last().map_or(state.last_statement, |last| last.rowid);
        state.statements += batch.len() as i64;
        if batch.len() < BATCH {
            return Ok(state);
        }
    }
}

fn count_outlets(connection: &Connection, above: i64) -> rusqlite::Result<i64> {
    let (outlets, last) = queries::outlets_above(connection, above)?;
    let sql = "INSERT INTO verify_outlet (outlet, articles, first, last) VALUES (?, ?, ?, ?)
               ON CONFLICT (outlet) DO UPDATE SET articles = articles + excluded.articles,
                 first = min(first, excluded.first), last = max(last, excluded.last)";
    let mut count = connection.prepare_cached(sql)?;
    for (outlet, (articles, first, last)) in outlets {
        count.execute(params![outlet, articles as i64, first, last])?;
    }
    Ok(last)
}

/// How much record there is to search.
pub(crate) fn searched(connection: &Connection) -> rusqlite::Result<Searched> {
    let sql = "SELECT coalesce(sum(articles), 0), count(nullif(outlet, '')), min(first), max(last) FROM verify_outlet";
    let number = |row: &rusqlite::Row, at| row.get::<_, i64>(at).map(i64::unsigned_abs);
    let outlets = |row: &rusqlite::Row| {
        Ok(Searched {
            articles: number(row, 0)?,
            outlets: number(row, 1)?,
            first: row.get(2)?,
            last: row.get(3)?,
            statements: 0,
        })
    };
    let statements = State::read(connection)?.map_or(0, |state| state.statements.unsigned_abs());
    Ok(Searched { statements, ..connection.prepare_cached(sql)?.query_row([], outlets)? })
}
