//! What a person said.

use rusqlite::{Row, params};

use crate::{Error, Store};

/// A statement as it is listed: who, what, when, and where it can be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Id of the statement.
    pub id: String,
    /// The resolved speaker.
    pub speaker: String,
    /// What was said; pieces joined by " … ".
    pub content: String,
    /// `direct`, `indirect` or `mixed`.
    pub form: String,
    /// Last day on which it can have been said, `YYYY-MM-DD`.
    pub said_last: String,
    /// Whether the article states the day; otherwise it is the day of publication.
    pub said_stated: bool,
    /// Where the article came from.
    pub origin: String,
    /// First code point of the statement in the article.
    pub start: usize,
}

impl Store {
    /// What somebody said, newest first, at most `limit` statements.
    ///
    /// The name may be any form that an article uses for the speaker ("Bo", "Ms Bo", "Ann Bo"); case does not matter.
    /// People of different articles who share that form are all listed, each by the fullest name of the article.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be read.
    pub fn said(&self, name: &str, limit: usize) -> Result<Vec<Said>, Error> {
        let sql = "SELECT DISTINCT statement.id, statement.speaker, content, form, said_last, said_stated, origin, start
                   FROM alias
                   JOIN statement ON statement.article = alias.article AND statement.speaker = alias.name
                   JOIN article ON article.digest = statement.article
                   WHERE alias.alias = ?1 COLLATE NOCASE
                   ORDER BY said_last DESC, article.digest, statement.position
                   LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(params![name.trim(), limit], said)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn said(row: &Row) -> rusqlite::Result<Said> {
    Ok(Said {
        id: row.get(0)?,
        speaker: row.get(1)?,
        content: row.get(2)?,
        form: row.get(3)?,
        said_last: row.get(4)?,
        said_stated: row.get(5)?,
        origin: row.get(6)?,
        start: row.get(7)?,
    })
}
