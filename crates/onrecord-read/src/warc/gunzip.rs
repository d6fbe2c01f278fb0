//! Gzip one member at a time: where each begins, where it ends, and whether it is whole.

use std::io::{self, BufRead, ErrorKind, Read};

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::lookahead::Lookahead;

/// The first bytes of every member that archives hold.
pub(super) const MAGIC: &[u8] = b"\x1f\x8b\x08";

/// Inflated bytes held at a time.
const ROOM: usize = 1 << 16;

/// The most bytes of the header of a member: names and comments are short.
const HEADER: usize = 4096;

/// The bytes of one member after the other; each ends like a file, and [`Gunzip::next_member`] goes on.
pub(super) struct Gunzip<R> {
    pub(super) input: Lookahead<R>,
    inflate: Decompress,
    crc: Crc,
    held: Vec<u8>,
    at: usize,
    open: bool,
}

impl<R: Read> Gunzip<R> {
    pub(super) fn new(input: R) -> Gunzip<R> {
        let input = Lookahead::new(input);
        Gunzip { input, inflate: Decompress::new(false), crc: Crc::new(), held: vec![], at: 0, open: false }
    }

    /// Opens the member that begins here; `false` at the end of the input.
    pub(super) fn next_member(&mut self) -> io::Result<bool> {
        self.input.set_mark();
        let head = self.input.at_least(HEADER)?;
        if head.is_empty() {
            return Ok(false);
        }
        let header = header_length(head).ok_or_else(|| broken("no gzip member begins here"))?;
        self.input.consume(header);
        self.inflate.reset(false);
        self.crc = Crc::new();
        (self.at, self.open) = (0, true);
        self.held.clear();
        Ok(true)
    }

    /// Goes to the next member that holds records, behind the beginning of the one opened last. `false` when there is
    /// none.
    pub(super) fn resynchronise(&mut self) -> io::Result<bool> {
        self.open = false;
        self.held.clear();
        self.at = 0;
        self.input.go_back();
        loop {
            let ahead = self.input.at_least(HEADER)?;
            if ahead.len() < MAGIC.len() {
                return Ok(false);
            }
            match memchr::memmem::find(ahead, MAGIC) {
                Some(0) if holds_records(ahead) => return Ok(true),
                Some(at) => self.input.consume(at.max(1)),
                None => {
                    let all_but = ahead.len() + 1 - MAGIC.len();
                    self.input.consume(all_but);
                }
            }
        }
    }

    fn inflate_on(&mut self) -> io::Result<()> {
        self.at = 0;
        self.held.resize(ROOM, 0);
        loop {
            let input = self.input.fill_buf().inspect_err(|_| self.held.clear())?;
            let (read, made) = (self.inflate.total_in(), self.inflate.total_out());
            let at_end = input.is_empty();
            let status = self.inflate.decompress(input, &mut self.held, FlushDecompress::None);
            let read = (self.inflate.total_in() - read) as usize;
            let made = (self.inflate.total_out() - made) as usize;
            self.input.consume(read);
            match status {
                Ok(_) if made > 0 => {
                    self.held.truncate(made);
                    self.crc.update(&self.held);
                    return Ok(());
                }
                Ok(Status::StreamEnd) => {
                    self.held.clear();
                    return self.check_end();
                }
                Ok(_) if at_end => {
                    return self.fail(ErrorKind::UnexpectedEof, "the archive ends within a member");
                }
                Ok(_) if read > 0 => {}
                Ok(_) | Err(_) => {
                    return self.fail(ErrorKind::InvalidData, "the compressed data are damaged");
                }
            }
        }
    }

    /// The last eight bytes of a member: check sum and length.
    fn check_end(&mut self) -> io::Result<()> {
        self.open = false;
        let sums = self.input.at_least(8)?.get(..8).and_then(|sums| <[u8; 8]>::try_from(sums).ok());
        let Some([a, b, c, d, e, f, g, h]) = sums else {
            return self.fail(ErrorKind::UnexpectedEof, "the archive ends within a member");
        };
        self.input.consume(8);
        let stated = (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]));
        if stated == (self.crc.sum(), self.inflate.total_out() as u32) {
            Ok(())
        } else {
            self.fail(ErrorKind::InvalidData, "the check sum of a member is wrong")
        }
    }

    fn fail(&mut self, kind: ErrorKind, what: &'static str) -> io::Result<()> {
        self.held.clear();
        self.open = false;
        Err(io::Error::new(kind, what))
    }
}

impl<R: Read> Read for Gunzip<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Gunzip<R> {
    /// What is inflated and not taken; nothing at the end of the member, once its check sum is right.
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.held.len() && self.open {
            self.inflate_on()?;
        }
        Ok(self.held.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.held.len());
    }
}

fn broken(what: &'static str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, what)
}

/// Whether the member that begins these bytes inflates to a record.
fn holds_records(bytes: &[u8]) -> bool {
    let Some(data) = header_length(bytes).and_then(|header| bytes.get(header..)) else { return false };
    let mut first = [0; 5];
    let done = Decompress::new(false).decompress(data, &mut first, FlushDecompress::None);
    done.is_ok() && &first == b"WARC/"
}

/// The length of the header of a member: ten bytes and what its flags announce.
fn header_length(bytes: &[u8]) -> Option<usize> {
    let flags = *bytes.get(3).filter(|_| bytes.starts_with(MAGIC))?;
    let mut length = 10;
    if flags & 4 != 0 {
        length += 2 + usize::from(u16::from_le_bytes([*bytes.get(length)?, *bytes.get(length + 1)?]));
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            length += 1 + memchr::memchr(0, bytes.get(length..)?)?;
        }
    }
    length += if flags & 2 != 0 { 2 } else { 0 };
    (flags & 0xe0 == 0 && length <= bytes.len()).then_some(length)
}
