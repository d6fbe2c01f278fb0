//! Announced events.

use std::collections::BTreeSet;

use onrecord::calendar::Day;
use rusqlite::{Row, params};

use crate::{Error, Store, ids};

/// An announced event.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Event {
    /// The same announcement in another article has the same.
    pub id: String,
    /// TIMEX3 value of its date.
    pub date: String,
    /// The first day that it can be.
    pub first: String,
    /// The last one.
    pub last: String,
    /// `planned`, `expected`, `conditional` or `cancelled`; empty where the program that read it did not say.
    pub status: String,
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

/// Which announced events are asked for; the default is all of the newest versions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventFilter {
    /// First day on which it can be.
    pub since: Option<Day>,
    /// Last day on which it may begin.
    pub until: Option<Day>,
    /// Somebody named in the announcement, by part of the name.
    pub person: Option<String>,
    /// `planned`, `expected`, `conditional` or `cancelled`.
    pub status: Option<String>,
    /// Part of the path of the file.
    pub origin: Option<String>,
    /// Publisher, as listed.
    pub outlet: Option<String>,
    /// So many of the soonest are passed over.
    pub skip: usize,
}

impl Store {
    /// Events under a filter, soonest first; the same announcement in several articles comes once, from the article that was
    /// added first.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be read.
    pub fn upcoming(&self, filter: &EventFilter, limit: usize) -> Result<Vec<Event>, Error> {
        let since = filter.since.map_or_else(String::new, |day| day.to_string());
        let (mut events, mut seen, mut skip) = (Vec::new(), BTreeSet::new(), filter.skip);
        // What has begun before that day and is not over comes first, then what begins from it on.
        for begun in [true, false] {
            if begun && since.is_empty() {
                continue;
            }
            let sql = sql(begun);
            let mut query = self.connection.prepare_cached(&sql)?;
            let until = filter.until.map_or_else(|| "~".to_owned(), |day| day.to_string());
            let EventFilter { person, status, origin, outlet, .. } = filter;
            let mut rows = query.query(params![since, until, person, status, origin, outlet])?;
            while let Some(row) = rows.next()? {
                let event = event(row)?;
                // An old program gave no ids: nothing is known to be the same then.
                let is_new = event.id.is_empty() || seen.insert(event.id.clone());
                match skip.checked_sub(usize::from(is_new)) {
                    Some(left) => skip = left,
                    None => events.push(event),
                }
                if events.len() == limit {
                    return Ok(events);
                }
            }
        }
        Ok(events)
    }
}

fn sql(begun: bool) -> String {
    let (index, days) = if begun {
        ("upcoming_of_days", "last >= ?1 AND first < ?1 AND last > first AND first <= ?2")
    } else {
        ("upcoming_by_day", "first >= ?1 AND first <= ?2")
    };
    format!(
        "SELECT upcoming.id, date, first, last, status, upcoming.text, start, end, people, digest, origin, url, title, outlet,
           published
         FROM upcoming INDEXED BY {index} CROSS JOIN article ON article.key = upcoming.article
         WHERE {days} AND replaced_by IS NULL
           AND (?3 IS NULL OR EXISTS (SELECT 1 FROM json_each(people) WHERE instr(lower(value), lower(?3))))
           AND (?4 IS NULL OR status = ?4) AND (?5 IS NULL OR instr(origin, ?5))
           AND (?6 IS NULL OR outlet = ?6 COLLATE NOCASE)
         ORDER BY first, last, upcoming.article, start"
    )
}

fn event(row: &Row) -> rusqlite::Result<Event> {
    Ok(Event {
        id: ids::unpacked(row.get_ref(0)?),
        date: row.get(1)?,
        first: row.get(2)?,
        last: row.get(3)?,
        status: row.get(4)?,
        text: row.get(5)?,
        start: row.get(6)?,
        end: row.get(7)?,
        people: serde_json::from_str(&row.get::<_, String>(8)?).unwrap_or_default(),
        article: row.get(9)?,
        origin: row.get(10)?,
        url: row.get(11)?,
        title: row.get(12)?,
        outlet: row.get(13)?,
        published: row.get(14)?,
    })
}
