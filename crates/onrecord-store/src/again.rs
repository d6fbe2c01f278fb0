//! Articles that are in the book are read again, and what they were read as before goes.

use onrecord::record::ArticleRecord;
use rusqlite::params;

use crate::insert::{Added, Batch, article_key, count_for_run};
use crate::{Error, Store};

/// What became of articles that were read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Replaced {
    /// Articles.
    pub articles: usize,
    /// Statements that they had.
    pub before: usize,
    /// Statements that they have.
    pub after: usize,
}

/// An article that an older version read, with all that is needed to read it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Old {
    /// Its place in the table, for paging.
    pub key: i64,
    /// The input's own id, else the digest.
    pub id: String,
    /// Of text and day.
    pub digest: String,
    /// Path, or path and line.
    pub origin: String,
    /// Address of the page.
    pub url: Option<String>,
    /// Day of publication.
    pub published: String,
    /// How that is known.
    pub dated_by: String,
    /// Title as stored.
    pub title: Option<String>,
    /// Author.
    pub author: Option<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Text as given.
    pub text: String,
    /// The article within the text, in UTF-8 bytes.
    pub body: (usize, usize),
}

impl Store {
    /// Puts new records in the place of old ones of the same articles.
    ///
    /// # Errors
    /// Those of [`Store::add`].
    pub fn replace(&mut self, run: Option<i64>, records: &[ArticleRecord]) -> Result<Replaced, Error> {
        let transaction = self.connection.transaction()?;
        let mut replaced = Replaced::default();
        let mut batch = Batch::new(&transaction, run)?;
        for record in records {
            let Some(article) = article_key(&transaction, &record.digest)? else { continue };
            replaced.before += batch.clear(article, record)?;
            batch.contents(article, record)?;
            replaced.articles += 1;
            replaced.after += record.statements.len();
        }
        batch.finish()?;
        if let Some(run) = run {
            let added = Added { articles: replaced.articles, statements: replaced.after, ..Added::default() };
            count_for_run(&transaction, run, added, &[])?;
        }
        transaction.commit()?;
        Ok(replaced)
    }

    /// Articles above a key, at most `limit`, with the newest versions and the older ones alike: those that another program or
    /// model than `but_by` read, or all.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be read.
    pub fn old_articles(
        &self,
        but_by: Option<(&str, &str)>,
        above: i64,
        limit: usize,
    ) -> Result<Vec<Old>, Error> {
        let sql = "SELECT key, id, digest, origin, url, published, dated_by, title, author, outlet, text, body_start,
                     body_end FROM article WHERE key > ?1 AND (?2 IS NULL OR (program, tagger) <> (?2, ?3)) ORDER BY key LIMIT ?4";
        let (program, tagger) = but_by.unzip();
        let mut query = self.connection.prepare_cached(sql)?;
        let rows = query.query_map(params![above, program, tagger, limit], old_article)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn old_article(row: &rusqlite::Row) -> rusqlite::Result<Old> {
    Ok(Old {
        key: row.get(0)?,
        id: row.get(1)?,
        digest: row.get(2)?,
        origin: row.get(3)?,
        url: row.get(4)?,
        published: row.get(5)?,
        dated_by: row.get(6)?,
        title: row.get(7)?,
        author: row.get(8)?,
        outlet: row.get(9)?,
        text: row.get(10)?,
        body: (row.get(11)?, row.get(12)?),
    })
}

impl Batch<'_> {
    /// Takes out what an article's text was read as; how many statements that were.
    fn clear(&mut self, article: i64, record: &ArticleRecord) -> Result<usize, Error> {
        let mut people =
            self.transaction.prepare_cached("SELECT person FROM appearance WHERE article = ?")?;
        for person in people.query_map([article], |row| row.get(0))? {
            self.recount.push(person?);
        }
        let delete = |sql: &str| -> Result<usize, Error> {
            Ok(self.transaction.prepare_cached(sql)?.execute([article])?)
        };
        delete("DELETE FROM appearance WHERE article = ?")?;
        delete("DELETE FROM upcoming WHERE article = ?")?;
        let sql = "SELECT first_statement, last_statement FROM article WHERE key = ?";
        let (first, last): (Option<i64>, Option<i64>) = self
            .transaction
            .prepare_cached(sql)?
            .query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
        crate::fold::forget(self.transaction, first, last)?;
        let sql = "DELETE FROM statement WHERE key BETWEEN ? AND ?";
        let statements = self.transaction.prepare_cached(sql)?.execute([first, last])?;
        let sql = "UPDATE article SET program = ?2, tagger = ?3, title = ?4, run = coalesce(?5, run) WHERE key = ?1";
        let made_by = &record.made_by;
        let values = params![article, made_by.program, made_by.tagger, record.title, self.run];
        self.transaction.prepare_cached(sql)?.execute(values)?;
        crate::verify::forget(self.transaction, statements)?;
        Ok(statements)
    }
}
