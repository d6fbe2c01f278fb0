//! Who is on record.

use rusqlite::{Row, params};

use super::names;
use crate::fold_name::folded;
use crate::{Error, Store};

/// Somebody on record.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
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
    /// What articles call him, the commonest first, at most ten.
    pub descriptions: Vec<String>,
    /// Numbers of those merged into him.
    pub merged: Vec<i64>,
    /// Numbers of others who share a form of the name and may be the same.
    pub candidates: Vec<i64>,
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
        // A thousand appearances tell enough of somebody, and the time stays short for those who are in every article.
        let descriptions = texts(
            "SELECT value FROM (SELECT descriptions FROM appearance WHERE person = ?1 LIMIT 1000),
               json_each(descriptions) GROUP BY value ORDER BY count(*) DESC, value LIMIT 10",
        )?;
        let merged = numbers("SELECT key FROM person WHERE merged_into = ? ORDER BY key")?;
        let candidates = numbers(
            "SELECT DISTINCT other.person FROM alias AS mine JOIN alias AS other ON other.alias = mine.alias
             JOIN person ON person.key = other.person
             WHERE mine.person = ?1 AND other.person <> ?1 AND person.merged_into IS NOT ?1
               AND person.kind = (SELECT kind FROM person WHERE key = ?1)
             ORDER BY person.statements DESC, other.person LIMIT 20",
        )?;
        (person.aliases, person.descriptions, person.merged, person.candidates) =
            (aliases, descriptions, merged, candidates);
        Ok(())
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
    })
}
