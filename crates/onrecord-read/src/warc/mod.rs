//! WARC archives, plain or gzipped member by member → the articles of their pages.
//!
//! Only answers with the status 200 that hold HTML are read; everything else in an archive is passed over in silence.
//! Damage is reported with its offset, and reading goes on at the next record that can be found.

use std::io::{self, BufRead as _, ErrorKind, Read};

use onrecord::{Article, Origin};

use crate::{Options, Reason, Skipped, html_article};

mod gunzip;
pub(crate) mod http;
mod lookahead;
mod record;

use gunzip::Gunzip;
use lookahead::Lookahead;
use record::{Record, read_record};

/// An archive that is being read. Of its records one is held at a time.
pub(crate) struct Warc<R> {
    records: Records<R>,
    ended: bool,
}

/// How the records lie in the archive.
enum Records<R> {
    Plain(Lookahead<R>),
    /// In members; the offset is that of the open one.
    Gzip {
        input: Box<Gunzip<R>>,
        member: Option<u64>,
    },
}

/// A record or damage, with the offset in the archive at which it (or its gzip member) begins.
type Found = (u64, io::Result<Record>);

impl<R: Read> Warc<R> {
    pub(crate) fn new(input: R, is_gzip: bool) -> Warc<R> {
        let records = if is_gzip {
            Records::Gzip { input: Box::new(Gunzip::new(input)), member: None }
        } else {
            Records::Plain(Lookahead::new(input))
        };
        Warc { records, ended: false }
    }

    /// The next article, or why there is none where one could be.
    pub(crate) fn next(&mut self, path: &str, options: &Options) -> Option<Result<Article, Skipped>> {
        loop {
            let (offset, record) = self.next_record(options.max_bytes)?;
            let origin = Origin { path: path.to_owned(), offset: Some(offset), ..Origin::default() };
            if let Some(found) = record_article(record, origin, options) {
                return Some(found);
            }
        }
    }

    fn next_record(&mut self, limit: u64) -> Option<Found> {
        if self.ended {
            return None;
        }
        let (offset, record) = self.records.next(limit)?;
        let Err(error) = record else { return Some((offset, record)) };
        // An error of the disk comes again and again; damage is passed.
        let is_damage = matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof);
        self.ended = !(is_damage && self.records.resynchronise().unwrap_or(false));
        let goes_on = error.kind() == ErrorKind::UnexpectedEof && !self.ended;
        // What seems cut off but is followed by records has only lost its own end.
        let error =
            if goes_on { io::Error::new(ErrorKind::InvalidData, "a record without its end") } else { error };
        Some((offset, Err(error)))
    }
}

impl<R: Read> Records<R> {
    fn next(&mut self, limit: u64) -> Option<Found> {
        match self {
            Records::Plain(input) => {
                input.set_mark();
                let offset = input.offset();
                Some((offset, read_record(input, limit).transpose()?))
            }
            Records::Gzip { input, member } => loop {
                let offset = match *member {
                    Some(offset) => offset,
                    None => {
                        let offset = input.input.offset();
                        match input.next_member() {
                            Ok(true) => *member.insert(offset),
                            Ok(false) => return None,
                            Err(error) => return Some((offset, Err(error))),
                        }
                    }
                };
                match read_record(&mut **input, limit).transpose() {
                    Some(record) => return Some((offset, record)),
                    None => *member = None,
                }
            },
        }
    }

    /// Goes to the next record behind the damage; `false` when there is none.
    fn resynchronise(&mut self) -> io::Result<bool> {
        match self {
            Records::Gzip { input, member } => {
                *member = None;
                input.resynchronise()
            }
            Records::Plain(input) => {
                input.go_back();
                find_record(input)
            }
        }
    }
}

/// Goes to the next line that begins a record.
fn find_record<R: Read>(input: &mut Lookahead<R>) -> io::Result<bool> {
    const BEGINS: &[u8] = b"\nWARC/1.";
    loop {
        let ahead = input.at_least(BEGINS.len())?;
        if ahead.len() < BEGINS.len() {
            return Ok(false);
        }
        let found = memchr::memmem::find(ahead, BEGINS);
        let passed = found.map_or(ahead.len() + 1 - BEGINS.len(), |at| at + 1);
        input.consume(passed);
        if found.is_some() {
            return Ok(true);
        }
    }
}

fn record_article(
    record: io::Result<Record>,
    mut origin: Origin,
    options: &Options,
) -> Option<Result<Article, Skipped>> {
    let limit = options.max_bytes;
    let reason = match record {
        Ok(Record::Other) => return None,
        Ok(Record::Response { url, block }) => {
            origin.url = url;
            match http::page(&block, limit) {
                Ok(page) => return Some(html_article(&page.body, page.charset.as_deref(), origin, options)),
                Err(http::NoPage::Other) => return None,
                Err(http::NoPage::TooLong) => Reason::TooLong { limit },
                Err(http::NoPage::Encoding(encoding)) => Reason::Encoding { encoding },
            }
        }
        Ok(Record::TooLong { url }) => {
            origin.url = url;
            Reason::TooLong { limit }
        }
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Reason::Truncated,
        Err(error) if error.kind() == ErrorKind::InvalidData => Reason::Damaged { what: error.to_string() },
        Err(error) => Reason::from_io(error),
    };
    Some(Err(Skipped { origin, reason }))
}

/// Whether a gzipped input holds an archive, by what its first bytes inflate to.
pub(crate) fn is_gzipped_warc(head: &[u8]) -> bool {
    let mut first = [0; 5];
    let read = flate2::bufread::GzDecoder::new(head).read_exact(&mut first);
    read.is_ok() && &first == b"WARC/"
}

#[cfg(test)]
mod tests;
