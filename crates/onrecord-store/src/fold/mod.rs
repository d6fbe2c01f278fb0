//! Wire copies and reprints: printings of one article, and one quotation in different articles, are joined.
//!
//! Nothing is taken out of the record. `fold_article` and `fold_statement` say of each occurrence with which it is one,
//! how alike they are, and by which method and threshold; an occurrence without a row there stands alone.

use rusqlite::{Connection, OptionalExtension as _, params};

mod articles;
mod minhash;
mod quotations;

use crate::{Error, Store};

/// Printings of one quotation that are looked up.
const MOST_PRINTINGS: usize = 1000;

const TABLES: &str = include_str!("tables.sql");

/// What a run of folding found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Folded {
    /// Articles that are printings of another one.
    pub articles: u64,
    /// Texts that they are printings of.
    pub texts: u64,
    /// Statements that are one with another of a different article.
    pub statements: u64,
    /// Quotations that they are occurrences of.
    pub quotations: u64,
}

/// Two occurrences of one quotation, as they were found to be alike.
#[derive(Debug, Clone, PartialEq)]
pub struct FoldedPair {
    /// The one added later: digest of its article, speaker, words.
    pub later: (String, Option<String>, String),
    /// The one it is like.
    pub earlier: (String, Option<String>, String),
    /// 0 to 1.
    pub likeness: f64,
}

impl Store {
    /// Joins what has been added since the last call; what was joined before stays joined.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be written; what was joined until then is kept.
    pub fn fold(&mut self) -> Result<Folded, Error> {
        while self.fold_on()? {}
        Ok(counts(&self.connection)?)
    }

    /// Joins some more of what has been added; whether there is more to do.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be written; nothing of this call is then kept.
    pub fn fold_on(&mut self) -> Result<bool, Error> {
        let transaction = self.connection.transaction()?;
        let more = fold_some(&transaction)?;
        transaction.commit()?;
        Ok(more)
    }

    /// All pairs of statements that were found alike, in the order of their adding.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be read.
    pub fn folded_pairs(&self) -> Result<Vec<FoldedPair>, Error> {
        let sql =
            "SELECT statement, like, likeness FROM fold_statement WHERE statement <> like ORDER BY statement";
        let mut query = self.connection.prepare_cached(sql)?;
        let mut rows = query.query([])?;
        let mut pairs = Vec::new();
        while let Some(row) = rows.next()? {
            let side = |rowid| crate::verify::queries::foldable(&self.connection, rowid);
            if let Some((later, earlier)) = side(row.get(0)?)?.zip(side(row.get(1)?)?) {
                let digest = |article| crate::verify::queries::digest(&self.connection, article);
                let [of_later, of_earlier] = [digest(later.article)?, digest(earlier.article)?];
                pairs.push(FoldedPair {
                    later: (of_later, later.speaker, later.content),
                    earlier: (of_earlier, earlier.speaker, earlier.content),
                    likeness: row.get(2)?,
                });
            }
        }
        Ok(pairs)
    }
}

/// Makes the tables where they are missing.
///
/// # Errors
/// Those of SQLite.
pub fn create_tables(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(TABLES)
}

/// Joins a batch of articles, or, when all are, one of statements; whether there is more. The index of `verify` must be in
/// step.
fn fold_some(connection: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT last_article, last_statement FROM fold_state";
    let state = connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let (last_article, last_statement): (i64, i64) = state.unwrap_or((0, 0));
    let reached = match articles::fold(connection, last_article)? {
        Some(last) => Some((last, last_statement)),
        None => quotations::fold(connection, last_statement)?.map(|last| (last_article, last)),
    };
    if let Some(reached) = reached {
        let sql = "INSERT OR REPLACE INTO fold_state (id, last_article, last_statement) VALUES (1, ?, ?)";
        connection.execute(sql, reached)?;
    }
    Ok(reached.is_some())
}

/// Nothing is joined any more, where statements and articles got other keys.
pub(crate) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "DELETE FROM fold_statement; DELETE FROM fold_article; DELETE FROM fold_band; DELETE FROM fold_state;",
    )
}

/// Statements from one key to another were taken out of the book.
pub(crate) fn forget(connection: &Connection, first: Option<i64>, last: Option<i64>) -> rusqlite::Result<()> {
    let sql = "DELETE FROM fold_statement WHERE statement BETWEEN ? AND ?";
    connection.prepare_cached(sql)?.execute([first, last]).map(|_| ())
}

/// The printings of the same quotation as a statement, itself among them; only itself where it stands alone.
pub(crate) fn printings(connection: &Connection, statement: i64) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT other.statement FROM fold_statement AS mine JOIN fold_statement AS other ON other.one = mine.one
               WHERE mine.statement = ? ORDER BY other.statement LIMIT ?";
    let mut query = connection.prepare_cached(sql)?;
    let found = query.query_map(params![statement, MOST_PRINTINGS], |row| row.get(0))?;
    let found: Vec<i64> = found.collect::<Result<_, _>>()?;
    Ok(if found.is_empty() { vec![statement] } else { found })
}

fn counts(connection: &Connection) -> rusqlite::Result<Folded> {
    let sql = "SELECT (SELECT count(*) FROM fold_article), (SELECT count(DISTINCT one) FROM fold_article),
                 (SELECT count(*) FROM fold_statement), (SELECT count(DISTINCT one) FROM fold_statement)";
    connection.query_row(sql, [], |row| {
        let number = |at| row.get::<_, i64>(at).map(i64::unsigned_abs);
        Ok(Folded { articles: number(0)?, texts: number(1)?, statements: number(2)?, quotations: number(3)? })
    })
}

/// What is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grain {
    Article,
    Statement,
}

impl Grain {
    /// Name, table, key.
    fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Grain::Article => ("article", "fold_article", "article"),
            Grain::Statement => ("statement", "fold_statement", "statement"),
        }
    }

    fn method(self) -> (&'static str, f64) {
        match self {
            Grain::Article => (articles::METHOD, articles::THRESHOLD),
            Grain::Statement => (quotations::METHOD, quotations::THRESHOLD),
        }
    }
}

/// Makes one group of the groups of two.
pub(crate) fn join(
    connection: &Connection,
    grain: Grain,
    later: i64,
    earlier: i64,
    likeness: f64,
) -> rusqlite::Result<()> {
    let method = method_id(connection, grain)?;
    let (_, table, key) = grain.names();
    let sql = format!("SELECT one FROM {table} WHERE {key} = ?");
    let group = |rowid: i64| -> rusqlite::Result<i64> {
        let known = connection.prepare_cached(&sql)?.query_row([rowid], |row| row.get(0)).optional()?;
        Ok(known.unwrap_or(rowid))
    };
    let (one, other) = (group(earlier)?, group(later)?);
    let (one, other) = (one.min(other), one.max(other));
    let keep =
        format!("INSERT OR IGNORE INTO {table} ({key}, one, like, likeness, method) VALUES (?, ?, ?, ?, ?)");
    connection.prepare_cached(&keep)?.execute(params![earlier, one, earlier, 1.0, method])?;
    connection.prepare_cached(&keep)?.execute(params![later, one, earlier, likeness, method])?;
    let merge = format!("UPDATE {table} SET one = ? WHERE one = ?");
    connection.prepare_cached(&merge)?.execute([one, other]).map(|_| ())
}

fn method_id(connection: &Connection, grain: Grain) -> rusqlite::Result<i64> {
    let (name, (method, threshold)) = (grain.names().0, grain.method());
    let keep = "INSERT OR IGNORE INTO fold_method (grain, method, threshold) VALUES (?, ?, ?)";
    connection.prepare_cached(keep)?.execute(params![name, method, threshold])?;
    let sql = "SELECT id FROM fold_method WHERE grain = ? AND method = ? AND threshold = ?";
    connection.prepare_cached(sql)?.query_row(params![name, method, threshold], |row| row.get(0))
}
