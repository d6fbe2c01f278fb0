//! Statements of different articles that are one quotation.

use rusqlite::Connection;

use super::{Grain, join};
use crate::verify::queries::{self, Foldable};
use crate::verify::{DiffKind, Likeness, NegationPlace, Read, compare, is_telling, likely, same_name};

/// Share of the shorter statement's words that must be the same.
pub(crate) const THRESHOLD: f64 = 0.9;
/// Words, and telling ones among them, below which equal words may be chance.
const LEAST_WORDS: usize = 6;
const LEAST_TELLING: usize = 3;
/// Words from which a statement within a longer one is a clipped printing of it.
const LEAST_CLIPPED: usize = 8;
/// Likely statements that are compared.
const MOST_COMPARED: usize = 40;
const BATCH: usize = 1000;

pub(crate) const METHOD: &str = "alignment of words; names that can be one speaker's; no changed number or negation; clipped from 8 words on; few words, unchanged, in printings of one text";

/// Folds a batch of the statements above a key; the last one read, or nothing when there is none.
pub(crate) fn fold(connection: &Connection, last: i64) -> rusqlite::Result<Option<i64>> {
    let batch = queries::statements_between(connection, last, i64::MAX, BATCH)?;
    for stored in &batch {
        if let Some(statement) = queries::foldable(connection, stored.rowid)? {
            fold_one(connection, &statement)?;
        }
    }
    Ok(batch.last().map(|stored| stored.rowid))
}

fn fold_one(connection: &Connection, statement: &Foldable) -> rusqlite::Result<()> {
    let read = Read::new(&statement.content);
    if !is_distinct(&read) {
        return fold_short(connection, statement, &read);
    }
    for (rowid, _) in likely(connection, &read.words)?.statements.into_iter().take(MOST_COMPARED) {
        // Those added later will meet this one in their turn.
        let earlier = if rowid < statement.rowid { queries::foldable(connection, rowid)? } else { None };
        let Some(other) = earlier.filter(|other| other.article != statement.article) else { continue };
        if let Some(likeness) = likeness(statement, &read, &other) {
            join(connection, Grain::Statement, statement.rowid, rowid, likeness)?;
        }
    }
    Ok(())
}

/// Words that may be chance elsewhere are one quotation where their articles are printings of one text.
fn fold_short(connection: &Connection, statement: &Foldable, read: &Read) -> rusqlite::Result<()> {
    for other in queries::in_first_printing(connection, statement.article)? {
        let said = Read::new(&other.content);
        let same_words = said.words.iter().map(|word| &word.key).eq(read.words.iter().map(|word| &word.key));
        if same_words && can_be_one(statement, &other) {
            return join(connection, Grain::Statement, statement.rowid, other.rowid, 1.0);
        }
    }
    Ok(())
}

/// Whether the speakers' names can be one person's.
fn can_be_one(statement: &Foldable, other: &Foldable) -> bool {
    let named = statement.speaker.as_deref().zip(other.speaker.as_deref());
    named.is_none_or(|(one, another)| same_name(one, another))
}

fn is_distinct(read: &Read) -> bool {
    let telling = read.words.iter().filter(|word| is_telling(&word.key)).count();
    read.words.len() >= LEAST_WORDS && telling >= LEAST_TELLING
}

/// Share of the shorter one's words that are the same; nothing where the two are not one quotation.
fn likeness(statement: &Foldable, read: &Read, other: &Foldable) -> Option<f64> {
    if !can_be_one(statement, other) {
        return None;
    }
    let other = Read::new(&other.content);
    let (short, long) = if read.words.len() <= other.words.len() { (read, &other) } else { (&other, read) };
    if !is_distinct(short) {
        return None;
    }
    let comparison = compare(short, long)?;
    let (words, longer) = (short.words.len(), long.words.len());
    let likeness = (f64::from(comparison.shared) - comparison.changes as f64 / 2.0) / words as f64;
    let same_size = words * 10 >= longer * 8;
    let turned =
        comparison.negations.iter().any(|note| note.place != NegationPlace::BeforeInRecord || same_size);
    let number = |piece: &crate::verify::DiffPiece| {
        piece.kind != DiffKind::Same && piece.text.chars().any(char::is_numeric)
    };
    let fits = match comparison.likeness {
        Likeness::Exact => same_size || words >= LEAST_CLIPPED,
        Likeness::Altered => (same_size || words >= LEAST_CLIPPED) && likeness >= THRESHOLD,
        Likeness::Partial => false,
    };
    (fits && !turned && !comparison.diff.iter().any(number)).then(|| likeness.clamp(0.0, 1.0))
}
