//! Statements under filters, newest first.
//!
//! Whatever is asked, rows come from an index that is in the order of days: of the words, of the pair of speaker and
//! person spoken of, of one of them, of commitments, or of all. A name that means several people is asked once for
//! each, and the answers are merged.

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use super::{Filter, Found, Line, Page, names, words};
use crate::clock::is_interrupt;
use crate::{Error, Store, days};

const COLUMNS: &str = "s.id, s.said_last, s.said_first, s.said_stated, s.speaker, s.speaker_key, s.speaker_kind, s.source,
  (SELECT json_group_array(about.name) FROM about WHERE about.statement = s.key), s.addressee, s.venue, s.cue, s.content,
  s.form, s.speech, s.commitment, s.nested_in, s.confidence, s.start, s.end, s.pieces, a.digest, a.origin, a.url,
  a.outlet, a.title, a.published, a.program, a.tagger, s.dated";

impl Store {
    /// Statements, newest first.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be read.
    pub fn statements(&self, filter: &Filter, page: &Page) -> Result<Found<Line>, Error> {
        let mut found = Found { lines: Vec::new(), next: None, cut_short: false };
        let match_words = filter.words.as_deref().map(words::query);
        let keys = |name: Option<&str>| name.map(|name| names::people(&self.connection, name)).transpose();
        let (speakers, about) = (keys(filter.speaker.as_deref())?, keys(filter.about.as_deref())?);
        if match_words == Some(None) {
            return Ok(found);
        }
        let match_words = match_words.flatten();
        let limit = self.clock.start(page.time);
        for (speaker, person) in pairs(speakers, about) {
            let question = Question::new(filter, page, match_words.as_deref(), speaker, person);
            found.cut_short |= self.answer(&question, &mut found.lines)?;
            if limit.is_up() {
                found.cut_short = true;
                break;
            }
        }
        found.lines.sort_by_key(|line| std::cmp::Reverse(line.mark));
        // A statement about two people of one name is found twice.
        found.lines.dedup_by(|a, b| a.mark == b.mark);
        let more = found.lines.len() > page.limit;
        found.lines.truncate(page.limit);
        found.next = found.lines.last().filter(|_| more).map(|line| line.mark);
        Ok(found)
    }

    /// Adds the answer of one question; whether the time was up.
    fn answer(&self, question: &Question, lines: &mut Vec<Line>) -> Result<bool, Error> {
        let mut statement = self.connection.prepare_cached(&question.sql)?;
        let mut rows = statement.query(params_from_iter(&question.values))?;
        loop {
            match rows.next() {
                Ok(Some(row)) => lines.push(line(row)?),
                Ok(None) => return Ok(false),
                Err(error) if is_interrupt(&error) => return Ok(true),
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// Every speaker with everybody spoken of; `None` is anybody.
fn pairs(speakers: Option<Vec<i64>>, about: Option<Vec<i64>>) -> Vec<(Option<i64>, Option<i64>)> {
    let or_anybody =
        |keys: Option<Vec<i64>>| keys.map_or(vec![None], |keys| keys.into_iter().map(Some).collect());
    let about: Vec<Option<i64>> = or_anybody(about);
    let speakers: Vec<Option<i64>> = or_anybody(speakers);
    speakers.iter().flat_map(|&speaker| about.iter().map(move |&person| (speaker, person))).collect()
}

/// SQL with its values.
struct Question {
    sql: String,
    values: Vec<Value>,
}

impl Question {
    fn new(
        filter: &Filter,
        page: &Page,
        match_words: Option<&str>,
        speaker: Option<i64>,
        person: Option<i64>,
    ) -> Question {
        let (from, by) = source(match_words.is_some(), speaker.is_some(), person.is_some());
        let mut question =
            Question { sql: format!("SELECT {COLUMNS} FROM {from} WHERE 1"), values: Vec::new() };
        if let Some(query) = match_words {
            question.and("statement_text MATCH ?", query.to_owned());
        }
        if let Some(person) = person {
            let lists = "EXISTS (SELECT 1 FROM about WHERE about.statement = s.key AND about.person = ?)";
            question.and(if match_words.is_some() { lists } else { "about.person = ?" }, person);
        }
        if let Some(speaker) = speaker {
            let of_pair = match_words.is_none() && person.is_some();
            question.and(if of_pair { "about.speaker = ?" } else { "s.speaker_key = ?" }, speaker);
        }
        question.bounds(filter, page, by);
        question.rest(filter);
        question.sql.push_str(&format!(" ORDER BY {by} DESC LIMIT ?"));
        question
            .values
            .push(Value::Integer(i64::try_from(page.limit).map_or(i64::MAX, |n| n.saturating_add(1))));
        question
    }

    fn and(&mut self, condition: &str, value: impl Into<Value>) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
        self.values.push(value.into());
    }

    /// Days, and where the page begins.
    fn bounds(&mut self, filter: &Filter, page: &Page, by: &str) {
        if let Some(day) = filter.since {
            self.and(&format!("{by} >= ?"), days::start_of(day));
        }
        let until = filter.until.map(days::end_of);
        if let Some(below) = [until, page.below].into_iter().flatten().min() {
            self.and(&format!("{by} < ?"), below);
        }
    }

    fn rest(&mut self, filter: &Filter) {
        if let Some(form) = &filter.form {
            self.and("s.form = ?", form.clone());
        }
        if let Some(origin) = &filter.origin {
            self.and("instr(a.origin, ?)", origin.clone());
        }
        if let Some(outlet) = &filter.outlet {
            self.and("a.outlet = ? COLLATE NOCASE", outlet.clone());
        }
        if filter.least_confidence > 0.0 {
            self.and("s.confidence >= ?", f64::from(filter.least_confidence));
        }
        if filter.commitments {
            self.sql.push_str(" AND s.commitment");
        }
        if !filter.old_versions {
            self.sql.push_str(" AND a.replaced_by IS NULL");
        }
    }
}

/// The tables in the order in which they are gone through, and what orders the first of them. `CROSS JOIN` keeps the
/// database from another order, which would need sorting.
fn source(has_words: bool, has_speaker: bool, has_person: bool) -> (&'static str, &'static str) {
    match (has_words, has_speaker, has_person) {
        (true, _, _) => (
            "statement_text CROSS JOIN statement AS s ON s.dated = statement_text.rowid
             CROSS JOIN article AS a ON a.digest = s.article",
            "statement_text.rowid",
        ),
        (_, true, true) => (
            "about INDEXED BY about_by_pair CROSS JOIN statement AS s ON s.key = about.statement
             CROSS JOIN article AS a ON a.digest = s.article",
            "about.dated",
        ),
        (_, false, true) => (
            "about INDEXED BY about_by_person CROSS JOIN statement AS s ON s.key = about.statement
             CROSS JOIN article AS a ON a.digest = s.article",
            "about.dated",
        ),
        _ => ("statement AS s CROSS JOIN article AS a ON a.digest = s.article", "s.dated"),
    }
}

fn line(row: &Row) -> rusqlite::Result<Line> {
    let list = |text: String| serde_json::from_str(&text).unwrap_or_default();
    let places = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
    Ok(Line {
        id: row.get(0)?,
        said_on: row.get(1)?,
        said_first: row.get(2)?,
        said_stated: row.get(3)?,
        speaker: row.get(4)?,
        speaker_key: row.get(5)?,
        speaker_kind: row.get(6)?,
        speaker_as_written: row.get(7)?,
        about: list(row.get(8)?),
        addressee: row.get(9)?,
        venue: row.get(10)?,
        cue: row.get(11)?,
        content: row.get(12)?,
        form: row.get(13)?,
        speech: row.get(14)?,
        commitment: row.get(15)?,
        nested_in: row.get(16)?,
        confidence: row.get(17)?,
        start: row.get(18)?,
        end: row.get(19)?,
        pieces: places(row.get(20)?),
        article: row.get(21)?,
        origin: row.get(22)?,
        url: row.get(23)?,
        outlet: row.get(24)?,
        title: row.get(25)?,
        published: row.get(26)?,
        program: row.get(27)?,
        tagger: row.get(28)?,
        mark: row.get(29)?,
    })
}
