//! The index of fingerprints in the file: segments of sorted postings, merged as they grow in number.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use rusqlite::{Connection, params};

use super::postings::{BLOCK, Posting, decode, encode};
use super::prints::Print;

/// So many segments of a level make one of the next.
const FAN: usize = 6;
/// Blocks that a merge reads of each segment at a time.
const BLOCKS_AT_A_TIME: usize = 64;
/// Statements that are looked up under one fingerprint in one segment; what is more common finds nothing in particular.
pub(crate) const MOST_PER_PRINT: usize = 4 * BLOCK;

/// Writes a batch of sorted postings as a segment, and merges where there are enough of a level.
pub(crate) fn write(connection: &Connection, postings: Vec<Posting>) -> rusqlite::Result<()> {
    if postings.is_empty() {
        return Ok(());
    }
    let mut segment = Segment::begin(connection, 0)?;
    for posting in postings {
        segment.push(posting)?;
    }
    segment.finish()?;
    let mut level = 0;
    while let Some(of_level) = Some(segments(connection, level..=level)?).filter(|of| of.len() >= FAN) {
        merge(connection, &of_level, level + 1)?;
        level += 1;
    }
    Ok(())
}

/// Merges all segments into one; questions are then answered quickest.
pub(crate) fn compact(connection: &Connection) -> rusqlite::Result<()> {
    let all = segments(connection, 0..=i64::MAX)?;
    if all.len() > 1 {
        let level = connection.query_row("SELECT max(level) FROM verify_segment", [], |row| row.get(0))?;
        merge(connection, &all, level)?;
    }
    Ok(())
}

/// All segments, oldest first.
pub(crate) fn segments(
    connection: &Connection,
    levels: std::ops::RangeInclusive<i64>,
) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT id FROM verify_segment WHERE level BETWEEN ? AND ? ORDER BY id";
    let mut query = connection.prepare_cached(sql)?;
    query.query_map([levels.start(), levels.end()], |row| row.get(0))?.collect()
}

/// The statements under a fingerprint in one segment, at most [`MOST_PER_PRINT`], lowest rowid first.
pub(crate) fn look_up(connection: &Connection, segment: i64, print: Print) -> rusqlite::Result<Vec<u64>> {
    // The blocks that begin with the fingerprint, and the one before them, backwards: nearly always one block.
    let sql = "SELECT print, statement, body FROM verify_block WHERE segment = ? AND print <= ?
               ORDER BY print DESC, statement DESC";
    let mut query = connection.prepare_cached(sql)?;
    let mut rows = query.query(params![segment, print as i64])?;
    let mut blocks = Vec::new();
    while let Some(row) = rows.next()? {
        let is_before = row.get::<_, i64>(0)? < print as i64;
        let mut block = Vec::with_capacity(BLOCK);
        read_block(row, &mut block)?;
        blocks.push(block);
        if is_before {
            break;
        }
    }
    let postings = blocks.into_iter().rev().flatten().filter(|posting| posting.0 == print);
    Ok(postings.map(|(_, statement)| statement).take(MOST_PER_PRINT).collect())
}

/// Appends the postings of a row; the first of them.
fn read_block(row: &rusqlite::Row, postings: &mut Vec<Posting>) -> rusqlite::Result<Posting> {
    let first = (row.get::<_, i64>(0)? as u64, row.get::<_, i64>(1)? as u64);
    decode(first, row.get_ref(2)?.as_blob()?, postings);
    Ok(first)
}

/// A segment in the writing.
struct Segment<'c> {
    connection: &'c Connection,
    id: i64,
    postings: usize,
    block: Vec<Posting>,
}

impl<'c> Segment<'c> {
    fn begin(connection: &'c Connection, level: i64) -> rusqlite::Result<Segment<'c>> {
        let sql = "INSERT INTO verify_segment (level, postings) VALUES (?, 0)";
        connection.prepare_cached(sql)?.execute([level])?;
        Ok(Segment { connection, id: connection.last_insert_rowid(), postings: 0, block: Vec::new() })
    }

    fn push(&mut self, posting: Posting) -> rusqlite::Result<()> {
        if self.block.last() == Some(&posting) {
            return Ok(());
        }
        self.block.push(posting);
        if self.block.len() >= BLOCK { self.write_block() } else { Ok(()) }
    }

    fn write_block(&mut self) -> rusqlite::Result<()> {
        let Some(&(print, statement)) = self.block.first() else { return Ok(()) };
        let sql = "INSERT INTO verify_block (segment, print, statement, body) VALUES (?, ?, ?, ?)";
        let values = params![self.id, print as i64, statement as i64, encode(&self.block)];
        self.connection.prepare_cached(sql)?.execute(values)?;
        self.postings += self.block.len();
        self.block.clear();
        Ok(())
    }

    fn finish(mut self) -> rusqlite::Result<()> {
        self.write_block()?;
        let sql = "UPDATE verify_segment SET postings = ? WHERE id = ?";
        self.connection.prepare_cached(sql)?.execute(params![self.postings, self.id]).map(|_| ())
    }
}

/// Makes one segment of several. Holds some blocks of each at a time, whatever their size.
fn merge(connection: &Connection, from: &[i64], level: i64) -> rusqlite::Result<()> {
    let mut cursors = Vec::new();
    let mut heap = BinaryHeap::new();
    for &segment in from {
        let mut cursor = Cursor { connection, segment, last: None, ahead: Vec::new() };
        if let Some(posting) = cursor.next()? {
            heap.push(Reverse((posting, cursors.len())));
            cursors.push(cursor);
        }
    }
    let mut merged = Segment::begin(connection, level)?;
    while let Some(mut least) = heap.peek_mut() {
        let Reverse((posting, which)) = &mut *least;
        merged.push(*posting)?;
        match cursors.get_mut(*which).map(Cursor::next).transpose()?.flatten() {
            Some(next) => *posting = next,
            None => drop(PeekMut::pop(least)),
        }
    }
    merged.finish()?;
    for segment in from {
        connection.prepare_cached("DELETE FROM verify_block WHERE segment = ?")?.execute([segment])?;
        connection.prepare_cached("DELETE FROM verify_segment WHERE id = ?")?.execute([segment])?;
    }
    Ok(())
}

/// A place in a segment.
struct Cursor<'c> {
    connection: &'c Connection,
    segment: i64,
    /// Key of the last block read.
    last: Option<Posting>,
    /// Postings read and not yet taken, the next one last.
    ahead: Vec<Posting>,
}

impl Cursor<'_> {
    fn next(&mut self) -> rusqlite::Result<Option<Posting>> {
        if self.ahead.is_empty() {
            self.read_on()?;
        }
        Ok(self.ahead.pop())
    }

    /// What was taken is deleted at once: the file has room for it in the merged segment, and grows little.
    fn read_on(&mut self) -> rusqlite::Result<()> {
        if let Some((print, statement)) = self.last {
            let sql = "DELETE FROM verify_block WHERE segment = ? AND (print, statement) <= (?, ?)";
            let taken = params![self.segment, print as i64, statement as i64];
            self.connection.prepare_cached(sql)?.execute(taken)?;
        }
        let sql = "SELECT print, statement, body FROM verify_block
                   WHERE segment = ? AND (print, statement) > (?, ?) ORDER BY print, statement LIMIT ?";
        let (print, statement) =
            self.last.map_or((-1, -1), |(print, statement)| (print as i64, statement as i64));
        let mut query = self.connection.prepare_cached(sql)?;
        let mut rows = query.query(params![self.segment, print, statement, BLOCKS_AT_A_TIME])?;
        while let Some(row) = rows.next()? {
            self.last = Some(read_block(row, &mut self.ahead)?);
        }
        self.ahead.reverse();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("tables.sql")).unwrap();
        connection
    }

    fn found(connection: &Connection, print: Print) -> Vec<u64> {
        let all = segments(connection, 0..=i64::MAX).unwrap();
        let mut found: Vec<u64> =
            all.into_iter().flat_map(|segment| look_up(connection, segment, print).unwrap()).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn merging_changes_no_answer() {
        let connection = file();
        for batch in 0..100_u64 {
            let mut postings: Vec<Posting> =
                (0..50).map(|n| ((batch * 31 + n * 7) % 97, batch * 50 + n)).collect();
            postings.sort_unstable();
            write(&connection, postings).unwrap();
        }
        assert!(segments(&connection, 0..=i64::MAX).unwrap().len() < 20);
        let expected = |print| {
            let all = (0..100_u64).flat_map(|batch| (0..50).map(move |n| (batch, n)));
            all.filter(|(batch, n)| (batch * 31 + n * 7) % 97 == print)
                .map(|(batch, n)| batch * 50 + n)
                .collect::<Vec<_>>()
        };
        for print in 0..97 {
            assert_eq!(found(&connection, print), expected(print));
        }
        compact(&connection).unwrap();
        assert_eq!(segments(&connection, 0..=i64::MAX).unwrap().len(), 1);
        for print in 0..97 {
            assert_eq!(found(&connection, print), expected(print));
        }
    }

    #[test]
    fn what_is_everywhere_is_cut_off() {
        let connection = file();
        write(&connection, (0..100_000).map(|statement| (7, statement)).collect()).unwrap();
        assert_eq!(found(&connection, 7), (0..MOST_PER_PRINT as u64).collect::<Vec<_>>());
    }
}
