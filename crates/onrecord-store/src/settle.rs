//! Indexes grow as runs that are merged now and then; a book that has grown much gets one run of each.

use crate::{Error, Store, verify};

/// Fingerprints below which a book is small, and quick however it is kept: some ten thousand statements.
const SMALL: i64 = 200_000;

/// Pages of the index of words that are written at a time.
const PAGES: i64 = 1000;

impl Store {
    /// Makes the indexes of words, of phrases and of fingerprints one sorted run each, where much was added since that was done last:
    /// phrases of common words are then found in half the time. Takes some seconds for a million statements; whether it was
    /// worth it.
    ///
    /// # Errors
    /// [`Error::Database`] when the file cannot be written; the answers are then as before.
    pub fn settle(&mut self) -> Result<bool, Error> {
        let (longest, all) = verify::runs(&self.connection)?;
        // A third more than then: a book that grows bit by bit is settled seldom, and each statement a few times at most.
        let is_worth_it = all >= SMALL && (all - longest) * 3 >= longest;
        if is_worth_it {
            self.settle_anyway()?;
        }
        Ok(is_worth_it)
    }

    /// Does so whatever was added.
    ///
    /// # Errors
    /// Those of [`Store::settle`].
    pub fn settle_anyway(&mut self) -> Result<(), Error> {
        let transaction = self.connection.transaction()?;
        verify::compact(&transaction)?;
        transaction.commit()?;
        ["statement_text", "after_common"].into_iter().try_for_each(|index| self.one_run(index))
    }

    fn one_run(&self, index: &str) -> Result<(), Error> {
        // A negative number makes all runs ones to be merged; the merging goes on until it changes nothing more. In steps, what
        // has been taken is free for what is written, and the file grows little.
        let sql = format!("INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)");
        let mut pages = -PAGES;
        loop {
            let before = self.connection.total_changes();
            self.connection.prepare_cached(&sql)?.execute([pages])?;
            // One row changes in any case.
            if self.connection.total_changes() - before < 2 {
                return Ok(());
            }
            pages = PAGES;
        }
    }
}
