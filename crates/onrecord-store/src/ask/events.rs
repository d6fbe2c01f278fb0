//! Announced events.

use onrecord::calendar::Day;
use rusqlite::{Row, params};

use crate::{Error, Store};

/// An announced event.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Event {
    /// TIMEX3 value of its date.
    pub date: String,
    /// The first day that it can be.
    pub first: String,
    /// The announcing clause.
    pub text: String,
    /// First code point of the clause.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// People named in it.
    pub people: Vec<String>,
    /// Digest of the article.
    pub article: String,
    /// Path, or path and line.
    pub origin: String,
    /// Address of the page.
    pub url: Option<String>,
    /// Title of the article.
    pub title: Option<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Day of publication.
    pub published: String,
}

impl Store {
    /// Events that can be on these days, soonest first; those announced in newest versions only.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be read.
    pub fn upcoming(
        &self,
        since: Option<Day>,
        until: Option<Day>,
        limit: usize,
    ) -> Result<Vec<Event>, Error> {
        let sql =
            "SELECT date, first, upcoming.text, start, end, people, digest, origin, url, title, outlet, published
                   FROM upcoming CROSS JOIN article ON article.digest = upcoming.article
                   WHERE first >= ?1 AND first <= ?2 AND replaced_by IS NULL
                   ORDER BY first, upcoming.article, start LIMIT ?3";
        let (since, until) = (since.map(|day| day.to_string()), until.map(|day| day.to_string()));
        let mut query = self.connection.prepare_cached(sql)?;
        let bounds = params![since.as_deref().unwrap_or(""), until.as_deref().unwrap_or("~"), limit];
        let rows = query.query_map(bounds, event)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn event(row: &Row) -> rusqlite::Result<Event> {
    Ok(Event {
        date: row.get(0)?,
        first: row.get(1)?,
        text: row.get(2)?,
        start: row.get(3)?,
        end: row.get(4)?,
        people: serde_json::from_str(&row.get::<_, String>(5)?).unwrap_or_default(),
        article: row.get(6)?,
        origin: row.get(7)?,
        url: row.get(8)?,
        title: row.get(9)?,
        outlet: row.get(10)?,
        published: row.get(11)?,
    })
}
