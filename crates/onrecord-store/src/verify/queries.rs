//! All that verification and folding know of the tables of articles and statements.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::report::Source;

/// A statement as it is indexed.
pub(crate) struct Stored {
    pub(crate) rowid: i64,
    pub(crate) content: String,
}

/// Statements above one rowid and below another, in order, at most `limit`.
pub(crate) fn statements_between(
    connection: &Connection,
    above: i64,
    below: i64,
    limit: usize,
) -> rusqlite::Result<Vec<Stored>> {
    let sql = "SELECT rowid, content FROM statement WHERE rowid > ? AND rowid < ? ORDER BY rowid LIMIT ?";
    let stored = |row: &Row| Ok(Stored { rowid: row.get(0)?, content: row.get(1)? });
    connection.prepare_cached(sql)?.query_map(params![above, below, limit], stored)?.collect()
}

/// The highest rowid of a statement.
pub(crate) fn last_statement(connection: &Connection) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("SELECT coalesce(max(rowid), 0) FROM statement")?
        .query_row([], |row| row.get(0))
}

/// Statements that a full-text query finds, the newest first, at most `limit`.
pub(crate) fn with_words(
    connection: &Connection,
    query: &str,
    limit: usize,
) -> rusqlite::Result<Vec<Stored>> {
    let sql = "SELECT statement.key, statement.content FROM statement_text
               CROSS JOIN statement ON statement.dated = statement_text.rowid
               WHERE statement_text MATCH ? ORDER BY statement_text.rowid DESC LIMIT ?";
    let stored = |row: &Row| Ok(Stored { rowid: row.get(0)?, content: row.get(1)? });
    connection.prepare_cached(sql)?.query_map(params![query, limit], stored)?.collect()
}

/// The words of a statement; nothing when it has been taken out of the book.
pub(crate) fn content(connection: &Connection, rowid: i64) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT content FROM statement WHERE rowid = ?";
    connection.prepare_cached(sql)?.query_row([rowid], |row| row.get(0)).optional()
}

/// A statement with all that is said of it as a source.
pub(crate) fn source(connection: &Connection, rowid: i64) -> rusqlite::Result<Option<Source>> {
    let sql = "SELECT s.id, coalesce(s.speaker, p.name), coalesce(p.kind, s.speaker_kind), s.source, s.content, s.form,
                 s.said_last, s.said_stated, a.digest, a.origin, a.url, a.title, a.published, s.start, s.end, s.confidence,
                 coalesce(p.merged_into, p.key), a.outlet, a.replaced_by IS NOT NULL,
                 (SELECT json_group_array(coalesce(nullif(r.url, ''), r.origin)) FROM reprint AS r WHERE r.article = a.key),
                 (SELECT first.digest FROM fold_article AS mine JOIN article AS first ON first.key = mine.one
                  WHERE mine.article = a.key)
               FROM statement AS s JOIN article AS a ON a.key = s.article LEFT JOIN person AS p ON p.key = s.speaker_key
               WHERE s.key = ?";
    connection.prepare_cached(sql)?.query_row([rowid], as_source).optional()
}

fn as_source(row: &Row) -> rusqlite::Result<Source> {
    Ok(Source {
        id: crate::ids::unpacked(row.get_ref(0)?),
        speaker: row.get(1)?,
        speaker_key: row.get(16)?,
        speaker_kind: row.get(2)?,
        speaker_as_written: row.get(3)?,
        content: row.get(4)?,
        form: row.get(5)?,
        said_on: row.get(6)?,
        said_on_stated: row.get(7)?,
        article: row.get(8)?,
        printing_of: row.get(20)?,
        replaced: row.get(18)?,
        origin: row.get(9)?,
        url: row.get(10)?,
        outlet: row.get(17)?,
        also_at: serde_json::from_str(&row.get::<_, String>(19)?).unwrap_or_default(),
        title: row.get(11)?,
        published: row.get(12)?,
        start: row.get(13)?,
        end: row.get(14)?,
        confidence: row.get(15)?,
    })
}

/// Articles of an outlet: how many, first and last day.
pub(crate) type Outlets = BTreeMap<String, (u64, String, String)>;

/// What the articles above a rowid add to each outlet, and the highest rowid.
pub(crate) fn outlets_above(connection: &Connection, rowid: i64) -> rusqlite::Result<(Outlets, i64)> {
    let sql = "SELECT rowid, outlet, published FROM article WHERE rowid > ? ORDER BY rowid";
    let mut query = connection.prepare_cached(sql)?;
    let mut rows = query.query([rowid])?;
    let (mut outlets, mut last) = (Outlets::new(), rowid);
    while let Some(row) = rows.next()? {
        last = row.get(0)?;
        let day: String = row.get(2)?;
        let outlet = row.get::<_, Option<String>>(1)?.unwrap_or_default();
        let entry = outlets.entry(outlet).or_insert_with(|| (0, day.clone(), day.clone()));
        entry.0 += 1;
        entry.1 = entry.1.clone().min(day.clone());
        entry.2 = entry.2.clone().max(day);
    }
    Ok((outlets, last))
}

/// An article as it is folded.
pub(crate) struct StoredArticle {
    pub(crate) rowid: i64,
    pub(crate) text: String,
}

/// Articles above a rowid, in order, at most `limit`.
pub(crate) fn articles_above(
    connection: &Connection,
    rowid: i64,
    limit: usize,
) -> rusqlite::Result<Vec<StoredArticle>> {
    let sql = "SELECT rowid, text FROM article WHERE rowid > ? ORDER BY rowid LIMIT ?";
    let stored = |row: &Row| Ok(StoredArticle { rowid: row.get(0)?, text: row.get(1)? });
    connection.prepare_cached(sql)?.query_map(params![rowid, limit], stored)?.collect()
}

/// The text of an article.
pub(crate) fn article_text(connection: &Connection, rowid: i64) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT text FROM article WHERE rowid = ?";
    connection.prepare_cached(sql)?.query_row([rowid], |row| row.get(0)).optional()
}

/// A statement as it is folded.
pub(crate) struct Foldable {
    pub(crate) rowid: i64,
    /// Key of its article.
    pub(crate) article: i64,
    pub(crate) speaker: Option<String>,
    pub(crate) content: String,
}

/// A statement for folding; nothing when it has been taken out of the book.
pub(crate) fn foldable(connection: &Connection, rowid: i64) -> rusqlite::Result<Option<Foldable>> {
    let sql = "SELECT statement.key, article, coalesce(speaker, person.name), content
               FROM statement LEFT JOIN person ON person.key = speaker_key WHERE statement.key = ?";
    connection.prepare_cached(sql)?.query_row([rowid], as_foldable).optional()
}

/// The statements of the first of the articles that are printings of one text with an article; none when it is the first, or
/// stands alone.
pub(crate) fn in_first_printing(connection: &Connection, article: i64) -> rusqlite::Result<Vec<Foldable>> {
    let sql = "SELECT s.key, s.article, coalesce(s.speaker, person.name), s.content
               FROM fold_article AS mine CROSS JOIN article AS first ON first.key = mine.one
               CROSS JOIN statement AS s ON s.key BETWEEN first.first_statement AND first.last_statement
               LEFT JOIN person ON person.key = s.speaker_key
               WHERE mine.article = ?1 AND mine.one <> ?1 ORDER BY s.key";
    connection.prepare_cached(sql)?.query_map([article], as_foldable)?.collect()
}

fn as_foldable(row: &Row) -> rusqlite::Result<Foldable> {
    Ok(Foldable { rowid: row.get(0)?, article: row.get(1)?, speaker: row.get(2)?, content: row.get(3)? })
}

/// The digest of an article.
pub(crate) fn digest(connection: &Connection, article: i64) -> rusqlite::Result<String> {
    connection
        .prepare_cached("SELECT digest FROM article WHERE key = ?")?
        .query_row([article], |row| row.get(0))
}
