//! ZIP archives → the articles of the files in them.
//!
//! The list at the end of the archive is read entry by entry, and each file as it lies there, so that memory grows neither
//! with the list nor with what a file inflates to. The kinds of files are those that are read in folders.

use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek as _, SeekFrom};
use std::path::{Component, Path};
use std::sync::Arc;

use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use onrecord::{Article, Origin};

use crate::inputs::has_known_extension;
use crate::stream::Stream;
use crate::{Options, Reason, Skipped, charset};

/// The longest comment behind the last record of an archive, with that record.
const END: u64 = (1 << 16) + 22;

/// A file may inflate to so many bytes whatever it is packed to, and to so many times what it is packed to.
const FREE: u64 = 64 << 20;
const RATIO: u64 = 200;

/// What begins documents that are ZIP archives for nobody but their programs.
const OFFICE: [&str; 2] = ["[Content_Types].xml", "mimetype"];

/// An archive that is being read.
pub(crate) struct Zip {
    file: Arc<File>,
    /// The list of its files, where it has been read up to.
    list: BufReader<Place>,
    /// Entries of the list that are left.
    left: u64,
    /// Packed bytes that the files to come can have: those of the archive, less those of the files before.
    room: u64,
    open: Option<(String, Stream<'static>)>,
}

/// A file as the list has it.
struct Entry {
    name: String,
    is_locked: bool,
    method: u16,
    crc: u32,
    packed: u64,
    at: u64,
}

impl Zip {
    /// Finds the list of files.
    pub(crate) fn new(file: File) -> Result<Zip, Reason> {
        let length = file.metadata().map_err(Reason::from_io)?.len();
        let file = Arc::new(file);
        let (left, start) = end(&file, length).map_err(damaged)?;
        let list = || BufReader::new(Place { file: file.clone(), at: start });
        let first = if left > 0 { Some(entry(&mut list()).map_err(damaged)?) } else { None };
        if first.is_some_and(|first| OFFICE.contains(&first.name.as_str())) {
            return Err(Reason::Binary { looks_like: "an Office document or an electronic book" });
        }
        Ok(Zip { list: list(), file, left, room: length, open: None })
    }

    /// The next article; why there is none, if a file or the rest of the archive gives none.
    pub(crate) fn next(&mut self, path: &str, options: &Options) -> Option<Result<Article, Skipped>> {
        loop {
            if let Some((name, open)) = &mut self.open {
                match open.next(options) {
                    Some(found) => return Some(within(found, path, name)),
                    None => self.open = None,
                }
            }
            let entry = match self.next_entry() {
                Ok(entry) => entry?,
                Err(error) => {
                    self.left = 0;
                    let origin = Origin { path: path.to_owned(), ..Origin::default() };
                    return Some(Err(Skipped { origin, reason: damaged(error) }));
                }
            };
            let name = entry.name.clone();
            match self.open(entry, options) {
                Ok(stream) => self.open = Some((name, stream)),
                Err(reason) => {
                    let origin = Origin { path: path.to_owned(), entry: Some(name), ..Origin::default() };
                    return Some(Err(Skipped { origin, reason }));
                }
            }
        }
    }

    /// The next file of a kind that is read.
    fn next_entry(&mut self) -> io::Result<Option<Entry>> {
        while self.left > 0 {
            self.left -= 1;
            let entry = entry(&mut self.list)?;
            // Files that lie over one another are how a small archive becomes a very large one.
            self.room = self
                .room
                .checked_sub(entry.packed)
                .ok_or_else(|| broken("its files are longer than the archive, or lie over one another"))?;
            let path = Path::new(&entry.name);
            // Some programs write every path from "./" on.
            let mut steps = path.components().filter(|step| *step != Component::CurDir);
            let is_hidden = steps.any(|step| step.as_os_str().as_encoded_bytes().starts_with(b"."));
            if has_known_extension(path) && !is_hidden && !entry.name.starts_with("__MACOSX/") {
                return Ok(Some(entry));
            }
        }
        Ok(None)
    }

    fn open(&self, entry: Entry, options: &Options) -> Result<Stream<'static>, Reason> {
        let packed_as = |what: &str| Reason::Encoding { encoding: what.to_owned() };
        if entry.is_locked {
            return Err(packed_as("a file with a password"));
        }
        let data = self.data(&entry).map_err(damaged)?;
        let unpacked: Box<dyn BufRead + Send> = match entry.method {
            0 => Box::new(BufReader::new(Checked::new(data, &entry))),
            8 => Box::new(BufReader::new(Checked::new(DeflateDecoder::new(data), &entry))),
            method => return Err(packed_as(&format!("method {method} of ZIP"))),
        };
        Stream::new(unpacked, &entry.name, options).map_err(|skipped| skipped.reason)
    }

    /// The packed bytes of a file.
    fn data(&self, entry: &Entry) -> io::Result<BufReader<io::Take<Place>>> {
        let mut place = Place { file: self.file.clone(), at: entry.at };
        let mut header = [0; 30];
        place.read_exact(&mut header)?;
        if !header.starts_with(b"PK\x03\x04") {
            return Err(broken("no file begins where the list says"));
        }
        place.at += u64::from(u16_at(&header, 26)) + u64::from(u16_at(&header, 28));
        Ok(BufReader::new(place.take(entry.packed)))
    }
}

/// An article of a file within the archive: the archive is its path.
fn within(found: Result<Article, Skipped>, path: &str, name: &str) -> Result<Article, Skipped> {
    let inner = |origin: Origin| {
        let entry = origin.entry.map_or_else(|| name.to_owned(), |entry| format!("{name}#{entry}"));
        Origin { path: path.to_owned(), entry: Some(entry), extracted: true, ..origin }
    };
    match found {
        Ok(article) => Ok(Article { origin: inner(article.origin), ..article }),
        Err(skipped) => Err(Skipped { origin: inner(skipped.origin), ..skipped }),
    }
}

/// A place in a file that is read from there, whoever else reads the file elsewhere meanwhile.
struct Place {
    file: Arc<File>,
    at: u64,
}

impl Read for Place {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut file = &*self.file;
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(out)?;
        self.at += read as u64;
        Ok(read)
    }
}

/// What a file unpacks to, held to its check sum and to a measure.
struct Checked<R> {
    input: R,
    crc: Crc,
    expected: u32,
    left: u64,
}

impl<R> Checked<R> {
    fn new(input: R, entry: &Entry) -> Checked<R> {
        let left = FREE.max(entry.packed.saturating_mul(RATIO));
        Checked { input, crc: Crc::new(), expected: entry.crc, left }
    }
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(out)?;
        self.crc.update(out.get(..read).unwrap_or_default());
        if read == 0 && !out.is_empty() && self.crc.sum() != self.expected {
            return Err(broken("the check sum of a file is wrong"));
        }
        self.left =
            self.left.checked_sub(read as u64).ok_or_else(|| broken("a file inflates beyond measure"))?;
        Ok(read)
    }
}

/// How many files the list has, and where it begins.
fn end(file: &Arc<File>, length: u64) -> io::Result<(u64, u64)> {
    let mut tail = Vec::new();
    Place { file: file.clone(), at: length.saturating_sub(END) }.take(END).read_to_end(&mut tail)?;
    let at = memchr::memmem::rfind(&tail, b"PK\x05\x06")
        .ok_or_else(|| broken("the end of the archive is missing"))?;
    let record = tail.get(at..at + 22).ok_or_else(|| broken("the end of the archive is cut off"))?;
    let (count, start) = (u64::from(u16_at(record, 10)), u64::from(u32_at(record, 16)));
    let before = at.checked_sub(20).and_then(|at| tail.get(at..at + 20));
    match before.filter(|locator| locator.starts_with(b"PK\x06\x07")) {
        // Over 65,535 files, or 4 GiB: the true figures stand in a record before.
        Some(locator) => large_end(file, u64_at(locator, 8)),
        None => Ok((count, start)),
    }
}

fn large_end(file: &Arc<File>, at: u64) -> io::Result<(u64, u64)> {
    let mut record = [0; 56];
    Place { file: file.clone(), at }.read_exact(&mut record)?;
    if record.starts_with(b"PK\x06\x06") {
        Ok((u64_at(&record, 32), u64_at(&record, 48)))
    } else {
        Err(broken("the end of the archive makes no sense"))
    }
}

/// Reads one entry of the list.
fn entry(list: &mut BufReader<Place>) -> io::Result<Entry> {
    let mut head = [0; 46];
    list.read_exact(&mut head)?;
    if !head.starts_with(b"PK\x01\x02") {
        return Err(broken("the list of files makes no sense"));
    }
    let [name, extra, comment] = [28, 30, 32].map(|at| u64::from(u16_at(&head, at)));
    let name = bytes(list, name)?;
    let extra = bytes(list, extra)?;
    bytes(list, comment)?;
    let (packed, full, at) = (u32_at(&head, 20), u32_at(&head, 24), u32_at(&head, 42));
    let [_, packed, at] = large_fields(&extra, [full, packed, at]);
    let is_locked = u16_at(&head, 8) & 1 != 0;
    let name = charset::decode(&name).into_owned();
    Ok(Entry { name, is_locked, method: u16_at(&head, 10), crc: u32_at(&head, 16), packed, at })
}

fn bytes(list: &mut BufReader<Place>, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = list.by_ref().take(length).read_to_end(&mut bytes)?;
    if read as u64 == length { Ok(bytes) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

/// Fields that are full have their values in an extra field, in this order.
fn large_fields(extra: &[u8], fields: [u32; 3]) -> [u64; 3] {
    const LARGE: u16 = 1;
    let mut rest = extra;
    let mut values: &[u8] = &[];
    while let Some(length) = rest.get(2..4).map(|length| usize::from(u16_at(length, 0))) {
        if u16_at(rest, 0) == LARGE {
            values = rest.get(4..4 + length).unwrap_or_default();
            break;
        }
        rest = rest.get(4 + length..).unwrap_or_default();
    }
    fields.map(|field| {
        if field != u32::MAX {
            return u64::from(field);
        }
        let (value, after) = values.split_at_checked(8).unwrap_or_default();
        values = after;
        u64_at(value, 0)
    })
}

fn broken(what: &'static str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, what)
}

fn damaged(error: io::Error) -> Reason {
    match error.kind() {
        ErrorKind::InvalidData => Reason::Damaged { what: error.to_string() },
        ErrorKind::UnexpectedEof => Reason::Damaged { what: "the archive is cut off".to_owned() },
        _ => Reason::from_io(error),
    }
}

/// Numbers lie with their last byte first; nothing is there beyond the end.
fn u16_at(bytes: &[u8], at: usize) -> u16 {
    let found = bytes.get(at..at + 2).and_then(|found| found.try_into().ok());
    found.map_or(0, u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let found = bytes.get(at..at + 4).and_then(|found| found.try_into().ok());
    found.map_or(0, u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    let found = bytes.get(at..at + 8).and_then(|found| found.try_into().ok());
    found.map_or(0, u64::from_le_bytes)
}

#[cfg(test)]
mod tests;
