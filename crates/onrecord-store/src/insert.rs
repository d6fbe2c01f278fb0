//! Articles into the record book, a batch a transaction: all of it or, on an error, nothing.

use std::collections::BTreeMap;
use std::thread;

use onrecord::record::{ArticleRecord, Record, Words};
use rusqlite::{OptionalExtension as _, Transaction, params};

use crate::people::{Met, People, Tallies};
use crate::{Error, Store, days, ids, phrases, verify};

/// An article as it is kept.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'r> {
    /// Its record.
    pub record: &'r ArticleRecord,
    /// Its text as given.
    pub text: &'r str,
    /// The part of the text that is the article, in UTF-8 bytes.
    pub body: (usize, usize),
    /// Author from metadata.
    pub author: Option<&'r str>,
    /// Publisher from metadata; the host of the address stands in where there is none.
    pub outlet: Option<&'r str>,
    /// How the day of publication is known: `date-line`, `given` or `field:NAME`.
    pub dated_by: &'r str,
}

impl<'r> From<(&'r ArticleRecord, &'r str)> for Kept<'r> {
    fn from((record, text): (&'r ArticleRecord, &'r str)) -> Kept<'r> {
        Kept { record, text, body: (0, text.len()), author: None, outlet: None, dated_by: "given" }
    }
}

/// Input that gave no article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// Path, or path and line.
    pub origin: String,
    /// A short name of the reason.
    pub reason: &'static str,
    /// The reason in words.
    pub detail: String,
}

/// A run that is about to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRun {
    /// The command as typed.
    pub command: String,
    /// Program and version.
    pub program: String,
    /// Model and version.
    pub tagger: String,
    /// JSON object of what else bears on the result.
    pub settings: String,
}

/// What became of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Added {
    /// Articles that are new in the book.
    pub articles: usize,
    /// Their statements.
    pub statements: usize,
    /// Articles that were there already, word for word.
    pub known: usize,
    /// New articles that are another version of one under the same address; they count as `articles` too.
    pub versions: usize,
}

impl Store {
    /// Adds articles with their texts; all of them or, on an error, none.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], or [`Error::Database`] for the rest.
    pub fn add<'r, K: Into<Kept<'r>>>(
        &mut self,
        articles: impl IntoIterator<Item = K>,
    ) -> Result<Added, Error> {
        self.add_in(None, articles, &[])
    }

    /// Adds articles and inputs that were passed over in the name of a run of [`Store::start_run`].
    ///
    /// # Errors
    /// Those of [`Store::add`].
    pub fn add_in<'r, K: Into<Kept<'r>>>(
        &mut self,
        run: Option<i64>,
        articles: impl IntoIterator<Item = K>,
        passed: &[Passed],
    ) -> Result<Added, Error> {
        let transaction = self.connection.transaction()?;
        let mut added = Added::default();
        let mut batch = Batch::new(&transaction, run)?;
        for kept in articles {
            let kept = kept.into();
            let Some(article) = batch.article(&kept)? else {
                added.known += 1;
                continue;
            };
            batch.contents(article, kept.record)?;
            added.articles += 1;
            added.versions += usize::from(batch.version(kept.record)?);
            added.statements += kept.record.statements.len();
        }
        batch.finish()?;
        if let Some(run) = run {
            count_for_run(&transaction, run, added, passed)?;
        }
        transaction.commit()?;
        Ok(added)
    }

    /// Notes that a run begins; its number.
    ///
    /// # Errors
    /// Those of [`Store::add`].
    pub fn start_run(&mut self, run: &NewRun) -> Result<i64, Error> {
        self.connection.execute(
            "INSERT INTO run (started, command, program, tagger, settings)
             VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?)",
            params![run.command, run.program, run.tagger, run.settings],
        )?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Notes that a run came to its end.
    ///
    /// # Errors
    /// Those of [`Store::add`].
    pub fn end_run(&mut self, run: i64) -> Result<(), Error> {
        let sql = "UPDATE run SET ended = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE key = ?";
        self.connection.execute(sql, [run])?;
        Ok(())
    }
}

/// Adds to what a run has done.
pub(crate) fn count_for_run(
    transaction: &Transaction,
    run: i64,
    added: Added,
    passed: &[Passed],
) -> Result<(), Error> {
    let sql = "UPDATE run SET articles = articles + ?2, statements = statements + ?3, known = known + ?4,
                 skipped = skipped + ?5 WHERE key = ?1";
    let counts = params![run, added.articles, added.statements, added.known, passed.len()];
    transaction.prepare_cached(sql)?.execute(counts)?;
    let sql = "INSERT INTO skipped (run, origin, reason, detail) VALUES (?, ?, ?, ?)";
    for one in passed {
        transaction.prepare_cached(sql)?.execute(params![run, one.origin, one.reason, one.detail])?;
    }
    Ok(())
}

/// What a transaction has in hand while articles go in.
pub(crate) struct Batch<'t> {
    pub(crate) transaction: &'t Transaction<'t>,
    pub(crate) run: Option<i64>,
    /// Highest key of a statement.
    last: i64,
    places: days::Places,
    tallies: Tallies,
    met: Met,
    contents: Vec<New>,
    /// People whose statements went away: counted anew at the end.
    pub(crate) recount: Vec<i64>,
}

/// A new statement.
struct New {
    key: i64,
    /// Its place in the order of days.
    dated: i64,
    content: String,
}

impl<'t> Batch<'t> {
    pub(crate) fn new(transaction: &'t Transaction<'t>, run: Option<i64>) -> Result<Batch<'t>, Error> {
        let sql = "SELECT seq FROM sqlite_sequence WHERE name = 'statement'";
        let last = transaction.query_row(sql, [], |row| row.get(0)).optional()?.unwrap_or(0);
        let (places, tallies, contents, recount) = Default::default();
        let met = Met::nobody(transaction)?;
        Ok(Batch { transaction, run, last, places, tallies, met, contents, recount })
    }

    /// The key of the article if it was new. The same text of the same day at another place is noted as a reprint.
    fn article(&self, kept: &Kept) -> Result<Option<i64>, Error> {
        let sql =
            "INSERT INTO article (digest, id, origin, url, outlet, published, dated_by, title, author, text,
                     body_start, body_end, program, tagger, run)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING";
        let record = kept.record;
        let outlet = kept.outlet.map(str::to_owned).or_else(|| host(record.url.as_deref()));
        let new = self.transaction.prepare_cached(sql)?.execute(params![
            record.digest,
            record.id,
            record.origin,
            record.url,
            outlet,
            record.published,
            kept.dated_by,
            record.title,
            kept.author,
            kept.text,
            kept.body.0,
            kept.body.1,
            record.made_by.program,
            record.made_by.tagger,
            self.run,
        ])?;
        if new == 0 {
            let sql =
                "INSERT INTO reprint (article, origin, url) SELECT key, ?2, coalesce(?3, '') FROM article
                       WHERE digest = ?1 AND (origin <> ?2 OR url IS NOT ?3) ON CONFLICT DO NOTHING";
            let place = params![record.digest, record.origin, record.url];
            self.transaction.prepare_cached(sql)?.execute(place)?;
            return Ok(None);
        }
        Ok(Some(self.transaction.last_insert_rowid()))
    }

    /// Orders the versions under the article's address: the latest published, then the latest added, is the newest.
    /// Whether there are others.
    fn version(&self, record: &ArticleRecord) -> Result<bool, Error> {
        let Some(url) = &record.url else { return Ok(false) };
        let sql = "SELECT key FROM article WHERE url = ? ORDER BY published DESC, key DESC";
        let mut query = self.transaction.prepare_cached(sql)?;
        let keys: Vec<i64> = query.query_map([url], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let [newest, _, ..] = keys[..] else { return Ok(false) };
        let sql = "UPDATE article SET replaced_by = nullif(?1, key) WHERE url = ?2";
        self.transaction.prepare_cached(sql)?.execute(params![newest, url])?;
        Ok(true)
    }

    /// People, statements and announced events of an article.
    pub(crate) fn contents(&mut self, article: i64, record: &ArticleRecord) -> Result<(), Error> {
        let people = People::of(self.transaction, &mut self.met, article, record)?;
        let before = self.last;
        let mut keys = BTreeMap::new();
        for statement in &record.statements {
            let holder = statement.nested_in.as_deref().and_then(|id| keys.get(id).copied());
            self.statement(article, holder, statement, &people)?;
            keys.insert(statement.id.as_str(), self.last);
        }
        let keys = (self.last > before).then_some((before + 1, self.last)).unzip();
        let sql = "UPDATE article SET first_statement = ?2, last_statement = ?3 WHERE key = ?1";
        self.transaction.prepare_cached(sql)?.execute(params![article, keys.0, keys.1])?;
        self.events(article, record)
    }

    fn events(&self, article: i64, record: &ArticleRecord) -> Result<(), Error> {
        let sql = "INSERT INTO upcoming (article, id, date, first, last, status, start, end, text, people)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
        for event in &record.upcoming {
            let words = &event.words;
            self.transaction.prepare_cached(sql)?.execute(params![
                article,
                ids::packed(&event.id),
                event.date,
                event.first,
                event.last,
                event.status,
                words.start,
                words.end,
                words.text,
                serde_json::json!(event.people).to_string(),
            ])?;
        }
        Ok(())
    }

    fn statement(
        &mut self,
        article: i64,
        holder: Option<i64>,
        one: &Record,
        people: &People,
    ) -> Result<(), Error> {
        self.last += 1;
        let key = self.last;
        let dated = self.places.next(self.transaction, &one.said_on.last)?;
        let name = one.speaker.name.as_deref();
        let speaker = name.and_then(|name| people.person(name, one.speaker.kind));
        let other_name = name.filter(|&name| speaker.as_ref().is_none_or(|speaker| speaker.name != name));
        let (speaker, kind) = match speaker {
            Some(person) => (Some(person.key), None),
            None => (None, Some(one.speaker.kind)),
        };
        let sql = "INSERT INTO statement (key, dated, id, article, content, start, end, pieces, cue, source, speaker_kind,
                     speaker, speaker_key, form, speech, addressee, venue, said_days, said_stated, said_text,
                     commitment, commitment_kind, condition, nested_in, thousandths, described)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let content = joined(&one.content);
        self.transaction.prepare_cached(sql)?.execute(params![
            key,
            dated,
            ids::packed(&one.id),
            article,
            content,
            one.content.first().map_or(0, |words| words.start),
            one.content.last().map_or(0, |words| words.end),
            pieces(&one.content),
            one.cue.as_deref().map(joined),
            one.source.as_deref().map(joined),
            kind,
            other_name,
            speaker,
            one.form,
            one.speech,
            one.addressee.as_ref().map(|words| &words.text),
            one.venue.as_ref().map(|words| &words.text),
            one.said_on.first.as_deref().and_then(|first| days::between(first, &one.said_on.last)),
            one.said_on.stated,
            one.said_on.text,
            one.commitment,
            one.commitment_kind,
            one.condition.as_ref().map(|words| &words.text),
            holder,
            thousandths(one.confidence),
            one.speaker.described,
        ])?;
        self.contents.push(New { key, dated, content });
        if let Some(speaker) = speaker {
            self.tallies.said(speaker, &one.said_on.last);
        }
        self.about(key, dated, speaker, one, people)
    }

    fn about(
        &mut self,
        key: i64,
        dated: i64,
        speaker: Option<i64>,
        one: &Record,
        people: &People,
    ) -> Result<(), Error> {
        let sql = "INSERT INTO about (statement, position, name, stance, person, speaker, dated, thousandths)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        for (position, about) in one.about.iter().enumerate() {
            let person = people.key_of_any_kind(&about.name);
            let sure = about.stance_confidence.map(thousandths);
            let values = params![key, position, about.name, about.stance, person, speaker, dated, sure];
            self.transaction.prepare_cached(sql)?.execute(values)?;
            if let Some(person) = person {
                self.tallies.spoken_of(person);
            }
        }
        Ok(())
    }

    /// What is cheaper once a batch: the words to search, in the order of their days, the fingerprints, and the counts of
    /// people.
    pub(crate) fn finish(mut self) -> Result<(), Error> {
        // In the order of their rows the index takes them in one go.
        self.contents.sort_unstable_by_key(|new| new.dated);
        let by_key: Vec<(i64, &str)> =
            self.contents.iter().map(|new| (new.key, new.content.as_str())).collect();
        let fresh = thread::scope(|scope| -> Result<_, Error> {
            let fresh = scope.spawn(|| verify::Fresh::of(&by_key));
            self.index_words()?;
            Ok(fresh.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        })?;
        verify::catch_up_with(self.transaction, fresh)?;
        self.tallies.write(self.transaction)?;
        self.recount.sort_unstable();
        self.recount.dedup();
        self.recount.iter().try_for_each(|&person| crate::people::recount(self.transaction, person))
    }

    fn index_words(&self) -> Result<(), Error> {
        let mut index =
            self.transaction.prepare_cached("INSERT INTO statement_text (rowid, content) VALUES (?, ?)")?;
        for new in &self.contents {
            index.execute(params![new.dated, new.content])?;
        }
        let contents = self.contents.iter().map(|new| (new.dated, new.content.as_str()));
        Ok(phrases::keep(self.transaction, contents)?)
    }
}

/// The key of an article by its digest.
pub(crate) fn article_key(connection: &rusqlite::Connection, digest: &str) -> Result<Option<i64>, Error> {
    let sql = "SELECT key FROM article WHERE digest = ?";
    Ok(connection.prepare_cached(sql)?.query_row([digest], |row| row.get(0)).optional()?)
}

/// A share as the book keeps it.
pub(crate) fn thousandths(share: f32) -> i64 {
    (share * 1000.0).round() as i64
}

pub(crate) fn joined(pieces: &[Words]) -> String {
    pieces.iter().map(|words| words.text.as_str()).collect::<Vec<_>>().join(" … ")
}

/// `[[3, 9], [20, 31]]` where there are several pieces.
fn pieces(content: &[Words]) -> Option<String> {
    let places: Vec<_> = content.iter().map(|words| [words.start, words.end]).collect();
    (places.len() > 1).then(|| serde_json::json!(places).to_string())
}

/// The host of an address without `www.`.
pub(crate) fn host(url: Option<&str>) -> Option<String> {
    let (_, rest) = url?.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.to_lowercase();
    let bare = host.strip_prefix("www.").unwrap_or(&host);
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// Who somebody of an article is across articles, by name and kind.
pub(crate) type Names = BTreeMap<(String, String), KnownPerson>;

/// Somebody across articles.
#[derive(Debug, Clone)]
pub(crate) struct KnownPerson {
    pub(crate) key: i64,
    /// As first met.
    pub(crate) name: String,
}
