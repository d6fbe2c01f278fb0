//! Articles into the record book, a batch a transaction.

use onrecord::record::{ArticleRecord, PersonRecord, Record, Words};
use rusqlite::{Transaction, params};

use crate::{Error, Store};

/// What became of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Added {
    /// Articles that are new in the book.
    pub articles: usize,
    /// Their statements.
    pub statements: usize,
    /// Articles that were there already, word for word.
    pub known: usize,
}

impl Store {
    /// Adds articles with their texts; all of them or, on an error, none.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be written (full disk, read-only file).
    pub fn add<'r>(
        &mut self,
        articles: impl IntoIterator<Item = (&'r ArticleRecord, &'r str)>,
    ) -> Result<Added, Error> {
        let transaction = self.connection.transaction()?;
        let mut added = Added::default();
        for (record, text) in articles {
            if insert_article(&transaction, record, text)? {
                added.articles += 1;
                added.statements += record.statements.len();
            } else {
                added.known += 1;
            }
        }
        crate::verify::catch_up(&transaction)?;
        transaction.commit()?;
        Ok(added)
    }
}

/// Whether the article was new.
fn insert_article(transaction: &Transaction, record: &ArticleRecord, text: &str) -> Result<bool, Error> {
    let sql = "INSERT INTO article (digest, id, origin, url, published, title, text, program, tagger)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    let new = transaction.prepare_cached(sql)?.execute(params![
        record.digest,
        record.id,
        record.origin,
        record.url,
        record.published,
        record.title,
        text,
        record.made_by.program,
        record.made_by.tagger,
    ])?;
    if new == 0 {
        return Ok(false);
    }
    for (position, statement) in record.statements.iter().enumerate() {
        insert_statement(transaction, &record.digest, position, statement)?;
    }
    for person in &record.people {
        insert_aliases(transaction, &record.digest, person)?;
    }
    Ok(true)
}

fn insert_statement(
    transaction: &Transaction,
    article: &str,
    position: usize,
    statement: &Record,
) -> Result<(), Error> {
    let sql = "INSERT INTO statement (id, article, position, content, start, end, cue, source, speaker_kind, speaker,
                 form, speech, addressee, venue, said_first, said_last, said_stated, commitment, confidence,
                 exact, prefix, suffix)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    transaction.prepare_cached(sql)?.execute(params![
        statement.id,
        article,
        position,
        joined(&statement.content),
        statement.content.first().map_or(0, |words| words.start),
        statement.content.last().map_or(0, |words| words.end),
        statement.cue.as_deref().map(joined),
        statement.source.as_deref().map(joined),
        statement.speaker.kind,
        statement.speaker.name,
        statement.form,
        statement.speech,
        statement.addressee.as_ref().map(|words| &words.text),
        statement.venue.as_ref().map(|words| &words.text),
        statement.said_on.first,
        statement.said_on.last,
        statement.said_on.stated,
        statement.commitment,
        statement.confidence,
        statement.selector.exact,
        statement.selector.prefix,
        statement.selector.suffix,
    ])?;
    let mut about = transaction.prepare_cached(
        "INSERT INTO about (statement, name, stance) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    )?;
    for person in &statement.about {
        about.execute(params![statement.id, person.name, person.stance])?;
    }
    Ok(())
}

fn insert_aliases(transaction: &Transaction, article: &str, person: &PersonRecord) -> Result<(), Error> {
    let sql = "INSERT INTO alias (article, name, alias, kind) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
    let mut insert = transaction.prepare_cached(sql)?;
    for alias in std::iter::once(&person.name).chain(&person.aliases) {
        insert.execute(params![article, person.name, alias, person.kind])?;
    }
    Ok(())
}

fn joined(pieces: &[Words]) -> String {
    pieces.iter().map(|words| words.text.as_str()).collect::<Vec<_>>().join(" … ")
}
