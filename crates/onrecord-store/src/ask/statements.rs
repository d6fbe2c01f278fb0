//! Statements under filters, newest first.
//!
//! Whatever is asked, rows come from an index that is in the order of days: of the words, of the pair of speaker and
//! person spoken of, of one of them, of commitments, or of all. Only the few statements of a little outlet are looked up by
//! their articles and sorted. A name that means several people is asked for each, those first who spoke last, until nobody
//! left can have said anything newer than what is found.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Row, params_from_iter};
use rustc_hash::FxHashSet;

use super::words::Query;
use super::{Filter, Found, Line, Page, names, words};
use crate::clock::is_interrupt;
use crate::{Error, Store, days, ids};

const COLUMNS: &str = "s.id, s.said_last, s.said_first, s.said_stated, coalesce(s.speaker, p.name), s.speaker_key,
  coalesce(p.kind, s.speaker_kind), s.source,
  (SELECT json_group_array(json_object('name', about.name, 'stance', about.stance,
     'stance_confidence', about.thousandths / 1000.0) ORDER BY about.position) FROM about WHERE about.statement = s.key), s.addressee, s.venue, s.cue, s.content,
  s.form, s.speech, s.commitment, s.commitment_kind, s.condition,
  (SELECT holder.id FROM statement AS holder WHERE holder.key = s.nested_in), s.confidence, s.start, s.end, s.pieces,
  a.digest, a.origin, a.url, a.outlet, a.title, a.published, a.program, a.tagger, s.dated,
  (SELECT count(DISTINCT o.article) FROM fold_statement AS mine JOIN fold_statement AS its ON its.one = mine.one
     JOIN statement AS o ON o.key = its.statement JOIN article AS b ON b.key = o.article
   WHERE mine.statement = s.key AND b.replaced_by IS NULL),
  (SELECT o.id FROM fold_statement AS mine JOIN fold_statement AS its ON its.one = mine.one
     JOIN statement AS o ON o.key = its.statement WHERE mine.statement = s.key ORDER BY its.statement LIMIT 1),
  s.described";

/// Articles up to which the statements of an outlet are looked up by article.
const LITTLE_OUTLET: usize = 500;
/// Statements up to which somebody's are looked through for words, rather than the words for his statements.
const RARE_SPEAKER: i64 = 300;

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
        let everybody = [as_json(speakers.as_ref()), as_json(about.as_ref())];
        for (newest, (speaker, person)) in self.newest_first(pairs(speakers, about))? {
            found.lines.sort_by_key(|line| std::cmp::Reverse(line.mark));
            // A statement about two people of one name is found twice.
            found.lines.dedup_by(|a, b| a.mark == b.mark);
            let last_wanted = found.lines.get(page.limit).map(|line| line.mark);
            if last_wanted.is_some_and(|mark| newest < mark) {
                break;
            }
            let walk = self.walk(filter, match_words.as_ref(), speaker, person)?;
            let who = Who { speaker, person, above: last_wanted, everybody: &everybody };
            let question = Question::new(COLUMNS, filter, page, match_words.as_ref(), &who, walk);
            found.cut_short |= self.answer(&question, |row| {
                found.lines.push(line(row)?);
                Ok(())
            })?;
            if limit.is_up() {
                found.cut_short = true;
                break;
            }
        }
        found.lines.sort_by_key(|line| std::cmp::Reverse(line.mark));
        found.lines.dedup_by(|a, b| a.mark == b.mark);
        let more = found.lines.len() > page.limit;
        found.lines.truncate(page.limit);
        found.next = found.lines.last().filter(|_| more).map(|line| line.mark);
        Ok(found)
    }

    /// Shows `take` every statement and printing under a filter with these columns, the first of which is its key; whether the
    /// time was up before all were shown. The newest come first where one person at most is asked for by name.
    pub(super) fn all_under(
        &self,
        filter: &Filter,
        time: std::time::Duration,
        columns: &str,
        mut take: impl FnMut(&Row) -> rusqlite::Result<()>,
    ) -> Result<bool, Error> {
        let match_words = filter.words.as_deref().map(words::query);
        let keys = |name: Option<&str>| name.map(|name| names::people(&self.connection, name)).transpose();
        let pairs = pairs(keys(filter.speaker.as_deref())?, keys(filter.about.as_deref())?);
        if match_words == Some(None) {
            return Ok(false);
        }
        let match_words = match_words.flatten();
        let filter = &Filter { every_printing: true, ..filter.clone() };
        let (page, everybody) = (Page { limit: usize::MAX, below: None, time }, [None, None]);
        let (mut shown, several) = (FxHashSet::default(), pairs.len() > 1);
        let limit = self.clock.start(time);
        for (speaker, person) in pairs {
            let walk = self.walk(filter, match_words.as_ref(), speaker, person)?;
            let who = Who { speaker, person, above: None, everybody: &everybody };
            let question = Question::new(columns, filter, &page, match_words.as_ref(), &who, walk);
            let is_cut = self.answer(&question, |row| {
                // A statement about two people of one name is found twice.
                if several && !shown.insert(row.get::<_, i64>(0)?) { Ok(()) } else { take(row) }
            })?;
            if is_cut {
                return Ok(true);
            }
        }
        Ok(limit.is_up())
    }

    /// Each pair with the place of its newest statement, newest first; those without any are left out.
    fn newest_first(&self, pairs: Vec<Pair>) -> Result<Vec<(i64, Pair)>, Error> {
        if let [pair] = pairs[..] {
            return Ok(vec![(i64::MAX, pair)]);
        }
        let mut newest = Vec::with_capacity(pairs.len());
        for (speaker, person) in pairs {
            let (sql, values) = match (speaker, person) {
                (Some(speaker), Some(person)) => {
                    ("SELECT max(dated) FROM about WHERE person = ? AND speaker = ?", vec![person, speaker])
                }
                (None, Some(person)) => ("SELECT max(dated) FROM about WHERE person = ?", vec![person]),
                (Some(speaker), None) => {
                    ("SELECT max(dated) FROM statement WHERE speaker_key = ?", vec![speaker])
                }
                (None, None) => ("SELECT max(dated) FROM statement", Vec::new()),
            };
            let mut query = self.connection.prepare_cached(sql)?;
            let dated: Option<i64> = query.query_row(params_from_iter(values), |row| row.get(0))?;
            newest.extend(dated.map(|dated| (dated, (speaker, person))));
        }
        newest.sort_by_key(|&(dated, ..)| std::cmp::Reverse(dated));
        Ok(newest)
    }

    /// By what a question is gone through.
    fn walk(
        &self,
        filter: &Filter,
        words: Option<&Query>,
        speaker: Option<i64>,
        person: Option<i64>,
    ) -> Result<Walk, Error> {
        if let Some(words) = words {
            let by_words = if words.after_common.is_some() { Walk::AfterCommon } else { Walk::Words };
            let Some(speaker) = speaker else { return Ok(by_words) };
            let sql = "SELECT statements FROM person WHERE key = ?";
            let said: i64 = self.connection.prepare_cached(sql)?.query_row([speaker], |row| row.get(0))?;
            return Ok(if said <= RARE_SPEAKER { Walk::Days } else { by_words });
        }
        Ok(match (speaker, person, &filter.outlet) {
            (Some(_), Some(_), _) => Walk::Pair,
            (None, Some(_), _) => Walk::Person,
            (None, None, Some(outlet)) if self.is_little(outlet)? => Walk::Outlet,
            _ => Walk::Days,
        })
    }

    fn is_little(&self, outlet: &str) -> Result<bool, Error> {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM article WHERE outlet = ?1 COLLATE NOCASE LIMIT ?2)";
        let found: usize =
            self.connection.prepare_cached(sql)?.query_row((outlet, LITTLE_OUTLET + 1), |row| row.get(0))?;
        Ok(found <= LITTLE_OUTLET)
    }

    /// Shows `take` the rows of one question; whether the time was up.
    fn answer(
        &self,
        question: &Question,
        mut take: impl FnMut(&Row) -> rusqlite::Result<()>,
    ) -> Result<bool, Error> {
        let mut statement = self.connection.prepare_cached(&question.sql)?;
        let mut rows = statement.query(params_from_iter(&question.values))?;
        loop {
            match rows.next() {
                Ok(Some(row)) => take(row)?,
                Ok(None) => return Ok(false),
                Err(error) if is_interrupt(&error) => return Ok(true),
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// Speaker and person spoken of; `None` is anybody.
type Pair = (Option<i64>, Option<i64>);

/// The order in which rows are gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Walk {
    Words,
    AfterCommon,
    Pair,
    Person,
    Outlet,
    Days,
}

impl Walk {
    /// The tables in the order in which they are gone through, and what orders the first of them. `CROSS JOIN` keeps the
    /// database from another order, which would need sorting.
    fn tables(self) -> (&'static str, &'static str) {
        match self {
            Walk::Words => (
                "statement_text CROSS JOIN statement AS s ON s.dated = statement_text.rowid
                 CROSS JOIN article AS a ON a.key = s.article",
                "statement_text.rowid",
            ),
            Walk::AfterCommon => (
                "after_common CROSS JOIN statement AS s ON s.dated = after_common.rowid
                 CROSS JOIN article AS a ON a.key = s.article",
                "after_common.rowid",
            ),
            Walk::Pair => (
                "about INDEXED BY about_by_pair CROSS JOIN statement AS s ON s.key = about.statement
                 CROSS JOIN article AS a ON a.key = s.article",
                "about.dated",
            ),
            Walk::Person => (
                "about INDEXED BY about_by_person CROSS JOIN statement AS s ON s.key = about.statement
                 CROSS JOIN article AS a ON a.key = s.article",
                "about.dated",
            ),
            Walk::Outlet => (
                "article AS a INDEXED BY article_by_outlet
                 CROSS JOIN statement AS s ON s.key BETWEEN a.first_statement AND a.last_statement",
                "s.dated",
            ),
            Walk::Days => ("statement AS s CROSS JOIN article AS a ON a.key = s.article", "s.dated"),
        }
    }
}

/// Every speaker with everybody spoken of; `None` is anybody.
fn pairs(speakers: Option<Vec<i64>>, about: Option<Vec<i64>>) -> Vec<Pair> {
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

/// Of whom and by whom, and below which mark nothing is wanted.
struct Who<'w> {
    speaker: Option<i64>,
    person: Option<i64>,
    above: Option<i64>,
    /// All speakers and all spoken of that the names can mean, as JSON; nothing for anybody.
    everybody: &'w [Option<String>; 2],
}

impl Question {
    fn new(
        columns: &str,
        filter: &Filter,
        page: &Page,
        match_words: Option<&Query>,
        who: &Who,
        walk: Walk,
    ) -> Question {
        let (from, by) = walk.tables();
        let mut question = Question {
            sql: format!(
                "SELECT {columns} FROM {from} LEFT JOIN person AS p ON p.key = s.speaker_key WHERE 1"
            ),
            values: Vec::new(),
        };
        match (walk, match_words) {
            (Walk::Words, Some(query)) => question.and("statement_text MATCH ?", query.matching.clone()),
            (Walk::AfterCommon, Some(Query { after_common: Some(after), .. })) => {
                question.and("after_common MATCH ?", after.clone());
            }
            _ => {}
        }
        if let Some(person) = who.person {
            let lists = "EXISTS (SELECT 1 FROM about WHERE about.statement = s.key AND about.person = ?)";
            let walked = matches!(walk, Walk::Pair | Walk::Person);
            question.and(if walked { "about.person = ?" } else { lists }, person);
        }
        if let Some(speaker) = who.speaker {
            question.and(if walk == Walk::Pair { "about.speaker = ?" } else { "s.speaker_key = ?" }, speaker);
        }
        question.bounds(filter, page, by);
        if let Some(above) = who.above {
            question.and(&format!("{by} > ?"), above);
        }
        question.rest(filter, "s", "a");
        // Last, since it takes longest.
        if let Some(query) = match_words.filter(|_| walk != Walk::Words) {
            question.and("says(s.content, ?)", query.matching.clone());
        }
        if !filter.every_printing {
            question.newest_printing(filter, match_words, who);
        }
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

    /// What is asked of a statement and its article, under the names that they have in the question.
    fn rest(&mut self, filter: &Filter, statement: &str, article: &str) {
        if let Some(form) = &filter.form {
            self.and(&format!("{statement}.form = ?"), form.clone());
        }
        if let Some(origin) = &filter.origin {
            self.and(&format!("instr({article}.origin, ?)"), origin.clone());
        }
        if let Some(outlet) = &filter.outlet {
            self.and(&format!("{article}.outlet = ? COLLATE NOCASE"), outlet.clone());
        }
        if filter.least_confidence > 0.0 {
            self.and(&format!("{statement}.confidence >= ?"), f64::from(filter.least_confidence));
        }
        if filter.commitments {
            self.sql.push_str(&format!(" AND {statement}.commitment"));
        }
        if !filter.old_versions {
            self.sql.push_str(&format!(" AND {article}.replaced_by IS NULL"));
        }
    }

    /// No newer printing of the same quotation is asked for too. What a page above has listed counts, so that no page lists
    /// a quotation again. A printing that is clipped hides none that says more.
    fn newest_printing(&mut self, filter: &Filter, match_words: Option<&Query>, who: &Who) {
        self.sql.push_str(
            " AND NOT EXISTS (SELECT 1 FROM fold_statement AS mine
                CROSS JOIN fold_statement AS its ON its.one = mine.one
                CROSS JOIN statement AS o ON o.key = its.statement CROSS JOIN article AS b ON b.key = o.article
              WHERE mine.statement = s.key AND o.dated > s.dated AND length(o.content) * 10 >= length(s.content) * 8",
        );
        if let Some(day) = filter.until {
            self.and("o.dated < ?", days::end_of(day));
        }
        let [speakers, about] = who.everybody;
        if let Some(speakers) = speakers {
            self.and("o.speaker_key IN (SELECT value FROM json_each(?))", speakers.clone());
        }
        if let Some(about) = about {
            let spoken_of = "EXISTS (SELECT 1 FROM about WHERE about.statement = o.key
                               AND about.person IN (SELECT value FROM json_each(?)))";
            self.and(spoken_of, about.clone());
        }
        if let Some(words) = match_words {
            self.and("says(o.content, ?)", words.matching.clone());
        }
        self.rest(filter, "o", "b");
        self.sql.push(')');
    }
}

/// Keys as a JSON array.
fn as_json(keys: Option<&Vec<i64>>) -> Option<String> {
    keys.map(|keys| format!("[{}]", keys.iter().map(i64::to_string).collect::<Vec<_>>().join(",")))
}

fn line(row: &Row) -> rusqlite::Result<Line> {
    let places = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
    Ok(Line {
        id: ids::unpacked(row.get_ref(0)?),
        said_on: row.get(1)?,
        said_first: row.get(2)?,
        said_stated: row.get(3)?,
        speaker: row.get(4)?,
        speaker_key: row.get(5)?,
        speaker_kind: row.get(6)?,
        speaker_as_written: row.get(7)?,
        described: row.get(34)?,
        about: serde_json::from_str(&row.get::<_, String>(8)?).unwrap_or_default(),
        addressee: row.get(9)?,
        venue: row.get(10)?,
        cue: row.get(11)?,
        content: row.get(12)?,
        form: row.get(13)?,
        speech: row.get(14)?,
        commitment: row.get(15)?,
        commitment_kind: row.get(16)?,
        condition: row.get(17)?,
        nested_in: match row.get_ref(18)? {
            ValueRef::Null => None,
            id => Some(ids::unpacked(id)),
        },
        confidence: row.get(19)?,
        start: row.get(20)?,
        end: row.get(21)?,
        pieces: places(row.get(22)?),
        article: row.get(23)?,
        origin: row.get(24)?,
        url: row.get(25)?,
        outlet: row.get(26)?,
        title: row.get(27)?,
        published: row.get(28)?,
        program: row.get(29)?,
        tagger: row.get(30)?,
        printings: row.get::<_, usize>(32)?.max(1),
        same_as: match row.get_ref(33)? {
            ValueRef::Null => None,
            id => Some(ids::unpacked(id)),
        },
        mark: row.get(31)?,
    })
}
