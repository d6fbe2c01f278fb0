//! Input of which a stretch is kept, so that a reader which ran into damage can go back and look for what comes next.

use std::io::{self, BufRead, Read};

/// Bytes that are read at a time.
const STEP: usize = 1 << 16;

/// The longest stretch that is kept behind a mark.
const KEPT: usize = 8 << 20;

/// Input with its offset and a mark to go back to.
pub(super) struct Lookahead<R> {
    input: R,
    held: Vec<u8>,
    at: usize,
    /// Offset of the first byte held.
    start: u64,
    mark: Option<usize>,
}

impl<R: Read> Lookahead<R> {
    pub(super) fn new(input: R) -> Lookahead<R> {
        Lookahead { input, held: Vec::new(), at: 0, start: 0, mark: None }
    }

    /// The offset of the next byte.
    pub(super) fn offset(&self) -> u64 {
        self.start + self.at as u64
    }

    /// Keeps what comes from here on, as far as there is room.
    pub(super) fn set_mark(&mut self) {
        self.mark = Some(self.at);
    }

    /// Goes back to the byte behind the mark; stays where it is when the mark is too far back.
    pub(super) fn go_back(&mut self) {
        if let Some(mark) = self.mark.take() {
            self.at = (mark + 1).min(self.held.len());
        }
    }

    /// The bytes to come: as many as wanted, fewer only at the end of the input.
    pub(super) fn at_least(&mut self, wanted: usize) -> io::Result<&[u8]> {
        while self.held.len() - self.at < wanted && self.read_on()? {}
        Ok(self.held.get(self.at..).unwrap_or_default())
    }

    /// Reads a step more; `false` at the end of the input.
    fn read_on(&mut self) -> io::Result<bool> {
        if self.mark.is_some_and(|mark| self.held.len() - mark > KEPT) {
            self.mark = None;
        }
        let needed = self.mark.unwrap_or(self.at);
        // Moving what is kept at every step would take the square of its length.
        if needed > self.held.len() / 2 {
            self.held.drain(..needed);
            self.start += needed as u64;
            self.at -= needed;
            self.mark = self.mark.map(|_| 0);
        }
        let before = self.held.len();
        let read = self.input.by_ref().take(STEP as u64).read_to_end(&mut self.held)?;
        debug_assert_eq!(self.held.len(), before + read);
        Ok(read > 0)
    }
}

impl<R: Read> Read for Lookahead<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Lookahead<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.at_least(1)
    }

    fn consume(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.held.len());
    }
}
