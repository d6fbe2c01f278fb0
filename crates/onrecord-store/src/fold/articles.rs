//! Articles that are printings of one text.

use rusqlite::{Connection, params};

use super::minhash::{bands, likeness, runs};
use super::{Grain, join};
use crate::verify::{queries, words};

/// Share of the runs of both texts from which they are printings of one.
pub(crate) const THRESHOLD: f64 = 0.5;
/// Share of the shorter text's runs, for cut reprints.
const CUT_THRESHOLD: f64 = 0.8;
/// Runs that the shorter text must have: boilerplate alone makes no printing.
const LEAST_RUNS: usize = 40;
/// Articles that are compared for one band.
const MOST_PER_BAND: usize = 32;
const BATCH: usize = 200;

pub(crate) const METHOD: &str =
    "MinHash 24x3 of 5-word runs, then shared runs: the threshold of both, or 0.8 of the shorter";

/// Folds a batch of the articles above a key; the last one read, or nothing when there is none.
pub(crate) fn fold(connection: &Connection, last: i64) -> rusqlite::Result<Option<i64>> {
    let batch = queries::articles_above(connection, last, BATCH)?;
    for article in &batch {
        fold_one(connection, article.rowid, &runs(&words(&article.text)))?;
    }
    Ok(batch.last().map(|article| article.rowid))
}

fn fold_one(connection: &Connection, article: i64, its_runs: &[u64]) -> rusqlite::Result<()> {
    let bands = bands(its_runs);
    let mut others = Vec::new();
    let mut like = connection.prepare_cached("SELECT article FROM fold_band WHERE band = ? LIMIT ?")?;
    for &band in &bands {
        for other in like.query_map(params![band as i64, MOST_PER_BAND], |row| row.get::<_, i64>(0))? {
            others.push(other?);
        }
    }
    others.sort_unstable();
    others.dedup();
    for other in others.into_iter().filter(|&other| other != article) {
        let Some(text) = queries::article_text(connection, other)? else { continue };
        let other_runs = runs(&words(&text));
        let (of_both, of_shorter) = likeness(its_runs, &other_runs);
        let long_enough = its_runs.len().min(other_runs.len()) >= LEAST_RUNS;
        if long_enough && (of_both >= THRESHOLD || of_shorter >= CUT_THRESHOLD) {
            join(connection, Grain::Article, article, other, of_both)?;
        }
    }
    let mut keep =
        connection.prepare_cached("INSERT OR IGNORE INTO fold_band (band, article) VALUES (?, ?)")?;
    for band in bands {
        keep.execute(params![band as i64, article])?;
    }
    Ok(())
}
