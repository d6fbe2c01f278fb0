//! Who is on record.

use std::cmp::Reverse;
use std::time::Duration;

use rusqlite::{Row, params};
use rustc_hash::FxHashMap;

use super::{Filter, Found, names};
use crate::fold_name::folded;
use crate::{Error, Store};

/// Somebody on record.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Person {
    /// The number that stands for him: `#7` in questions.
    pub number: i64,
    /// Name as first met.
    pub name: String,
    /// `person`, `organisation`, `group` or `document`.
    pub kind: String,
    /// Known by one name only: may stand for several people.
    pub one_word: bool,
    /// Statements, of those merged into him too.
    pub statements: usize,
    /// Statements about him.
    pub spoken_of: usize,
    /// Days of the first and last statement.
    pub first: Option<String>,
    /// The last one.
    pub last: Option<String>,
    /// Every form of the name, without case and accents.
    pub aliases: Vec<String>,
    /// What articles call him, that of the most articles first, at most ten.
    pub descriptions: Vec<Description>,
    /// Numbers of those merged into him.
    pub merged: Vec<i64>,
    /// Numbers of others who share a form of the name and may be the same.
    pub candidates: Vec<i64>,
    /// Whom of the register that was given he may be, the likeliest first, at most ten.
    pub known_as: Vec<Known>,
}

/// Somebody of a register whom somebody on record may be.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Known {
    /// The name in the register.
    pub name: String,
    /// Item of Wikidata, where the register has it.
    pub wikidata: Option<String>,
    /// The highest score, 0 to 1, in an article.
    pub score: f64,
    /// In how many articles he may be.
    pub articles: usize,
}

/// What articles call somebody, and when: "mayor-elect" from 2025-11-05 to 2025-12-30.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Description {
    /// The words.
    pub text: String,
    /// Day of the first article with them.
    pub first: String,
    /// Day of the last one.
    pub last: String,
    /// How many articles have them.
    pub articles: usize,
}

/// What is counted of somebody.
#[derive(Debug, Default)]
struct Count {
    statements: usize,
    spoken_of: usize,
    first: Option<String>,
    last: Option<String>,
}

impl Count {
    fn said(&mut self, day: String) {
        self.statements += 1;
        if self.first.as_ref().is_none_or(|first| day < *first) {
            self.first = Some(day.clone());
        }
        if self.last.as_ref().is_none_or(|last| day > *last) {
            self.last = Some(day);
        }
    }
}

const COLUMNS: &str = "p.key, p.name, p.kind, p.one_word,
  p.statements + (SELECT coalesce(sum(m.statements), 0) FROM person AS m WHERE m.merged_into = p.key),
  p.spoken_of + (SELECT coalesce(sum(m.spoken_of), 0) FROM person AS m WHERE m.merged_into = p.key),
  min(coalesce(p.first, '~'), (SELECT coalesce(min(m.first), '~') FROM person AS m WHERE m.merged_into = p.key)),
  max(coalesce(p.last, ''), (SELECT coalesce(max(m.last), '') FROM person AS m WHERE m.merged_into = p.key))";

impl Store {
    /// Those with the most statements, from `skip` on.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be read.
    pub fn people(&self, skip: usize, limit: usize) -> Result<Vec<Person>, Error> {
        let sql = format!(
            "SELECT {COLUMNS} FROM person AS p WHERE p.merged_into IS NULL AND p.statements + p.spoken_of > 0
             ORDER BY p.statements DESC, p.key LIMIT ?2 OFFSET ?1"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map(params![skip, limit], person)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Those with the most statements among the ones under a filter, after the first `skip`; their statements, those about
    /// them and the days are counted among these only. Where the time was up, it was among the newest of these.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be read.
    pub fn people_among(
        &self,
        filter: &Filter,
        skip: usize,
        limit: usize,
        time: Duration,
    ) -> Result<Found<Person>, Error> {
        let (counts, cut_short) = self.counts(filter, time)?;
        let mut counts: Vec<(i64, Count)> = counts.into_iter().collect();
        counts.sort_by_key(|(key, count)| (Reverse(count.statements), Reverse(count.spoken_of), *key));
        let more = counts.len() > skip.saturating_add(limit);
        let sql = format!("SELECT {COLUMNS} FROM person AS p WHERE p.key = ?");
        let mut query = self.connection.prepare_cached(&sql)?;
        let mut lines = Vec::new();
        for (key, count) in counts.into_iter().skip(skip).take(limit) {
            let known = query.query_row([key], person)?;
            let Count { statements, spoken_of, first, last } = count;
            lines.push(Person { statements, spoken_of, first, last, ..known });
        }
        let next = i64::try_from(skip.saturating_add(limit)).ok().filter(|_| more);
        Ok(Found { lines, next, cut_short })
    }

    /// Everybody's statements under a filter, and whether the time was up.
    fn counts(&self, filter: &Filter, time: Duration) -> Result<(FxHashMap<i64, Count>, bool), Error> {
        let mut counts: FxHashMap<i64, Count> = FxHashMap::default();
        let columns = "s.key, coalesce(p.merged_into, p.key), s.said_last,
          (SELECT json_group_array(DISTINCT coalesce(o.merged_into, o.key)) FROM about JOIN person AS o ON o.key = about.person
           WHERE about.statement = s.key)";
        let cut_short = self.all_under(filter, time, columns, |row| {
            if let Some(speaker) = row.get::<_, Option<i64>>(1)? {
                counts.entry(speaker).or_default().said(row.get(2)?);
            }
            let about: Vec<i64> = serde_json::from_str(&row.get::<_, String>(3)?).unwrap_or_default();
            about.into_iter().for_each(|person| counts.entry(person).or_default().spoken_of += 1);
            Ok(())
        })?;
        Ok((counts, cut_short))
    }

    /// Everybody of that name or number, and everybody whose name has these words in it, most statements first.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be read.
    pub fn people_called(&self, name: &str, limit: usize) -> Result<Vec<Person>, Error> {
        let sql = format!("SELECT {COLUMNS} FROM person AS p WHERE p.key = ? AND p.merged_into IS NULL");
        let mut query = self.connection.prepare_cached(&sql)?;
        let mut people = Vec::new();
        let mut keys = names::people(&self.connection, name)?;
        if keys.is_empty() {
            keys = self.with_beginning(name, limit)?;
        }
        for key in keys {
            people.extend(query.query_map([key], person)?.collect::<Result<Vec<_>, _>>()?);
            if people.len() == limit {
                break;
            }
        }
        people.iter_mut().try_for_each(|person| self.fill(person))?;
        Ok(people)
    }

    /// People of whose name some form begins so.
    fn with_beginning(&self, name: &str, limit: usize) -> Result<Vec<i64>, Error> {
        let from = folded(name);
        if from.is_empty() {
            return Ok(Vec::new());
        }
        let to = format!("{from}{}", char::MAX);
        let sql = "SELECT DISTINCT coalesce(person.merged_into, person.key) FROM alias
                   JOIN person ON person.key = alias.person WHERE alias.alias BETWEEN ?1 AND ?2 LIMIT ?3";
        let mut query = self.connection.prepare_cached(sql)?;
        let rows = query.query_map(params![from, to, limit], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What is not needed for a long list.
    fn fill(&self, person: &mut Person) -> Result<(), Error> {
        let texts = |sql: &str| -> Result<Vec<String>, Error> {
            let mut query = self.connection.prepare_cached(sql)?;
            let rows = query.query_map([person.number], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        let numbers = |sql: &str| -> Result<Vec<i64>, Error> {
            let mut query = self.connection.prepare_cached(sql)?;
            let rows = query.query_map([person.number], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        let aliases = texts(
            "SELECT DISTINCT alias FROM alias WHERE person IN
               (SELECT ?1 UNION ALL SELECT key FROM person WHERE merged_into = ?1) ORDER BY alias LIMIT 40",
        )?;
        let merged = numbers("SELECT key FROM person WHERE merged_into = ? ORDER BY key")?;
        let candidates = numbers(
            "SELECT DISTINCT other.person FROM alias AS mine JOIN alias AS other ON other.alias = mine.alias
             JOIN person ON person.key = other.person
             WHERE mine.person = ?1 AND other.person <> ?1 AND person.merged_into IS NOT ?1
               AND person.kind = (SELECT kind FROM person WHERE key = ?1)
             ORDER BY person.statements DESC, other.person LIMIT 20",
        )?;
        person.descriptions = self.descriptions(person.number)?;
        person.known_as = self.known_as(person.number)?;
        (person.aliases, person.merged, person.candidates) = (aliases, merged, candidates);
        Ok(())
    }

    /// What articles call somebody and those merged into him. A thousand appearances tell enough, and the time stays short for
    /// those who are in every article.
    fn descriptions(&self, number: i64) -> Result<Vec<Description>, Error> {
        let mut query = self.connection.prepare_cached(
            "SELECT value, min(published), max(published), count(DISTINCT article)
             FROM (SELECT descriptions, article, published FROM appearance
                   JOIN article ON article.key = appearance.article WHERE person IN
                     (SELECT ?1 UNION ALL SELECT key FROM person WHERE merged_into = ?1)
                     AND (descriptions <> '[]' OR known_as IS NOT NULL) LIMIT 1000),
               json_each(descriptions) GROUP BY value ORDER BY 4 DESC, value LIMIT 10",
        )?;
        let rows = query.query_map([number], |row| {
            Ok(Description {
                text: row.get(0)?,
                first: row.get(1)?,
                last: row.get(2)?,
                articles: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whom of a register somebody and those merged into him may be, by as many appearances as of [`Store::descriptions`].
    fn known_as(&self, number: i64) -> Result<Vec<Known>, Error> {
        let mut query = self.connection.prepare_cached(
            "SELECT value ->> 'name', value ->> 'wikidata', max(value ->> 'score'), count(DISTINCT article)
             FROM (SELECT known_as, article FROM appearance WHERE person IN
                     (SELECT ?1 UNION ALL SELECT key FROM person WHERE merged_into = ?1)
                     AND (descriptions <> '[]' OR known_as IS NOT NULL) LIMIT 1000),
               json_each(known_as) GROUP BY 1, 2 ORDER BY 3 DESC, 4 DESC, 1 LIMIT 10",
        )?;
        let rows = query.query_map([number], |row| {
            Ok(Known { name: row.get(0)?, wikidata: row.get(1)?, score: row.get(2)?, articles: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn person(row: &Row) -> rusqlite::Result<Person> {
    Ok(Person {
        number: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        one_word: row.get(3)?,
        statements: row.get(4)?,
        spoken_of: row.get(5)?,
        first: row.get(6).map(|day: String| Some(day).filter(|day| day != "~"))?,
        last: row.get(7).map(|day: String| Some(day).filter(|day| !day.is_empty()))?,
        aliases: Vec::new(),
        descriptions: Vec::new(),
        merged: Vec::new(),
        candidates: Vec::new(),
        known_as: Vec::new(),
    })
}
