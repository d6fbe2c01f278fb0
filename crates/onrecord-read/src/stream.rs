//! One opened input → its articles: what kind of input it is, and one article after the other.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek as _};
use std::path::Path;

use encoding_rs::{Encoding, UTF_8};
use onrecord::article::FoundIn;
use onrecord::{Article, Origin, Published};
use serde::de::IgnoredAny;

use crate::dates::moment;
use crate::feed::{JsonFeed, XmlFeed};
use crate::inputs::{Input, extension};
use crate::json_object::json_article;
use crate::json_stream::{JsonLines, JsonObjects, Piece};
use crate::mail::{Mail, is_mbox};
use crate::parquet_table::ParquetTable;
use crate::table::Table;
use crate::text::{read_whole, text_article};
use crate::utf16::Utf16Reader;
use crate::warc::{Warc, is_gzipped_warc};
use crate::zip::Zip;
use crate::{Options, Reason, Skipped, charset, feed, html_article, signature, table};

type Reader<'a> = Box<dyn BufRead + Send + 'a>;

/// Blank bytes at the start of an input that are looked through for its first character.
const HEAD: usize = 4096;

/// An opened input.
pub(crate) struct Stream<'a> {
    path: String,
    body: Body<'a>,
    anything: bool,
    /// What is known of it where it was fetched.
    known: Known,
}

/// What is known of an input from where its address was found, and from the server.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// What a feed calls it.
    pub(crate) entry: Option<String>,
    pub(crate) url: Option<String>,
    /// As the server says.
    pub(crate) charset: Option<String>,
    /// When it appeared as a feed has it: the last resort for a page without a day.
    pub(crate) published: Option<String>,
}

/// What kind of input it is.
enum Body<'a> {
    Text(Reader<'a>),
    Page(Reader<'a>),
    Archive(Warc<Reader<'a>>),
    Mail(Mail<Reader<'a>>),
    Table(Box<Table<Reader<'a>>>),
    Parquet(Box<ParquetTable>),
    Zip(Box<Zip>),
    Feed(Box<XmlFeed<Reader<'a>>>),
    JsonFeed(JsonFeed),
    Lines(JsonLines<Reader<'a>>),
    Objects(JsonObjects<Reader<'a>>),
    Ended,
}

/// How the name of a file says that it is to be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    Text,
    Page,
    /// By commas, semicolons or tabs, as its first line has them.
    Table,
    JsonLines,
    Json,
    Mail,
    /// By its first character: JSON lines if that is `{`, else text.
    Nothing,
}

impl<'a> Stream<'a> {
    pub(crate) fn open(input: &Input, options: &Options) -> Result<Stream<'a>, Skipped> {
        match input {
            Input::Stdin => Stream::new(Box::new(BufReader::new(io::stdin())), "-", options),
            Input::File(path) => {
                let shown = path.display().to_string();
                match File::open(path) {
                    Ok(file) if begins_with(&file, b"PAR1") => match ParquetTable::new(file, options) {
                        Ok(table) => Ok(Stream::of(shown, Body::Parquet(Box::new(table)))),
                        Err(reason) => Err(skipped(&shown, reason)),
                    },
                    Ok(file) if begins_with(&file, b"PK\x03\x04") => match Zip::new(file) {
                        Ok(archive) => Ok(Stream::of(shown, Body::Zip(Box::new(archive)))),
                        Err(reason) => Err(skipped(&shown, reason)),
                    },
                    Ok(file) => {
                        Stream::new(Box::new(BufReader::with_capacity(1 << 16, file)), &shown, options)
                    }
                    Err(error) => Err(skipped(&shown, Reason::from_io(error))),
                }
            }
        }
    }

    /// Looks at the first bytes and the extension of the path.
    pub(crate) fn new(input: Reader<'a>, path: &str, options: &Options) -> Result<Stream<'a>, Skipped> {
        match body(input, named(path), options.max_bytes) {
            Ok(body) => Ok(Stream::of(path.to_owned(), body)),
            Err(reason) => Err(skipped(path, reason)),
        }
    }

    /// The same for an input that was fetched, of which more is known.
    pub(crate) fn fetched(
        input: Reader<'a>,
        path: &str,
        named: Named,
        known: Known,
        options: &Options,
    ) -> Result<Stream<'a>, Reason> {
        let body = body(input, named, options.max_bytes)?;
        Ok(Stream { known, ..Stream::of(path.to_owned(), body) })
    }

    fn of(path: String, body: Body<'a>) -> Stream<'a> {
        Stream { path, body, anything: false, known: Known::default() }
    }

    /// The next article; one reason if the whole input holds nothing.
    pub(crate) fn next(&mut self, options: &Options) -> Option<Result<Article, Skipped>> {
        let next = match &mut self.body {
            Body::Text(input) => {
                Some(whole(input, &self.path, &self.known, options, |bytes, origin, _, options| {
                    text_article(bytes, origin, options)
                }))
            }
            Body::Page(input) => Some(whole(input, &self.path, &self.known, options, page)),
            Body::Archive(archive) => archive.next(&self.path, options),
            Body::Mail(mail) => mail.next(&self.path, options),
            Body::Table(table) => table.next(&self.path, options),
            Body::Parquet(table) => table.next(&self.path, options),
            Body::Zip(archive) => archive.next(&self.path, options),
            Body::Feed(feed) => feed.next(&self.path, options),
            Body::JsonFeed(feed) => feed.next(&self.path, options),
            Body::Lines(lines) => piece_article(lines.next_piece(options.max_bytes), &self.path, options),
            Body::Objects(objects) => {
                piece_article(objects.next_piece(options.max_bytes), &self.path, options)
            }
            Body::Ended => return None,
        };
        if next.is_none() || matches!(self.body, Body::Text(_) | Body::Page(_)) {
            self.body = Body::Ended;
        }
        if next.is_some() || self.anything {
            self.anything = true;
            return next;
        }
        Some(Err(skipped(&self.path, Reason::Empty)))
    }
}

/// Whether a file begins with these bytes; it is left at its beginning. Pipes, which cannot be gone back in, do not.
fn begins_with(mut file: &File, bytes: &[u8; 4]) -> bool {
    if !file.metadata().is_ok_and(|data| data.is_file()) {
        return false;
    }
    let mut first = [0; 4];
    let begins = file.read_exact(&mut first).is_ok() && first == *bytes;
    file.rewind().is_ok() && begins
}

fn skipped(path: &str, reason: Reason) -> Skipped {
    Skipped { origin: Origin { path: path.to_owned(), ..Origin::default() }, reason }
}

fn origin(path: &str, known: &Known) -> Origin {
    Origin { path: path.to_owned(), entry: known.entry.clone(), url: known.url.clone(), ..Origin::default() }
}

/// An input that is one article.
fn whole(
    input: &mut Reader<'_>,
    path: &str,
    known: &Known,
    options: &Options,
    read: fn(&[u8], Origin, &Known, &Options) -> Result<Article, Skipped>,
) -> Result<Article, Skipped> {
    let origin = origin(path, known);
    match read_whole(input, options.max_bytes) {
        Ok(bytes) => read(&bytes, origin, known, options),
        Err(error) => Err(Skipped { origin, reason: Reason::from_io(error) }),
    }
}

fn page(bytes: &[u8], origin: Origin, known: &Known, options: &Options) -> Result<Article, Skipped> {
    match html_article(bytes, known.charset.as_deref(), origin, options) {
        Err(Skipped { reason: Reason::Undated, origin }) => dated_by_feed(bytes, origin, known, options),
        found => found,
    }
}

/// A page that does not say when it appeared, by the day that the feed has.
fn dated_by_feed(bytes: &[u8], origin: Origin, known: &Known, options: &Options) -> Result<Article, Skipped> {
    let Some(moment) = known.published.as_deref().and_then(moment) else {
        return Err(Skipped { origin, reason: Reason::Undated });
    };
    let options = Options { date: Some(moment.day), ..options.clone() };
    let mut article = html_article(bytes, known.charset.as_deref(), origin, &options)?;
    let found_in = FoundIn::Field("feed".to_owned());
    article.published = Published { day: moment.day, at: moment.at, found_in };
    Ok(article)
}

fn piece_article(
    piece: Option<Piece<'_>>,
    path: &str,
    options: &Options,
) -> Option<Result<Article, Skipped>> {
    let Piece { line, bytes } = piece?;
    let origin = Origin { path: path.to_owned(), line: Some(line), ..Origin::default() };
    Some(match bytes {
        Ok(bytes) => json_article(bytes, origin, options),
        Err(reason) => Err(Skipped { origin, reason }),
    })
}

fn named(path: &str) -> Named {
    match extension(Path::new(path)).as_deref() {
        Some("txt" | "text") => Named::Text,
        Some("html" | "htm") => Named::Page,
        Some("csv" | "tsv") => Named::Table,
        Some("jsonl" | "ndjson") => Named::JsonLines,
        Some("json") => Named::Json,
        Some("mbox" | "eml") => Named::Mail,
        _ => Named::Nothing,
    }
}

fn body<'a>(mut input: Reader<'a>, named: Named, limit: u64) -> Result<Body<'a>, Reason> {
    let head = head(&mut input, named == Named::Table).map_err(Reason::from_io)?;
    if head.starts_with(b"\x1f\x8b") {
        return gzipped(input, head);
    }
    if signature::is_warc(&head) {
        return Ok(Body::Archive(Warc::new(Box::new(Cursor::new(head).chain(input)), false)));
    }
    if named == Named::Mail || (named == Named::Nothing && is_mbox(&head)) {
        return Ok(Body::Mail(Mail::new(Box::new(Cursor::new(head).chain(input)))));
    }
    if feed::is_xml_feed(&head) {
        let input = feed_in_utf8(head, input, limit).map_err(Reason::from_io)?;
        return Ok(Body::Feed(Box::new(XmlFeed::new(input))));
    }
    match signature::file_kind(&head) {
        Some(Reason::Markup { .. }) if named == Named::Page => {}
        Some(Reason::Markup { looks_like: signature::HTML }) if named == Named::Nothing => {
            return Ok(Body::Page(Box::new(Cursor::new(head).chain(input))));
        }
        Some(reason) => return Err(reason),
        None => {}
    }
    if matches!(named, Named::Json | Named::Nothing) && feed::is_json_feed(&head) {
        let bytes = read_whole(Cursor::new(head).chain(input), feed_limit(limit)).map_err(Reason::from_io)?;
        return JsonFeed::new(&bytes).map(Body::JsonFeed);
    }
    let first = first_character(&head);
    let start = head.clone();
    let utf16 = charset::utf16(&head);
    let input: Reader<'a> = Box::new(Cursor::new(head).chain(input));
    if named == Named::Page {
        return Ok(Body::Page(input));
    }
    let json = match named {
        Named::Text | Named::Page | Named::Table | Named::Mail => false,
        Named::JsonLines | Named::Json => true,
        Named::Nothing => first == Some(b'{'),
    };
    if !json && named != Named::Table {
        return Ok(Body::Text(input));
    }
    let input: Reader<'a> = match utf16 {
        Some(encoding) => Box::new(Utf16Reader::new(input, encoding)),
        None => input,
    };
    match (named, first) {
        (Named::Table, _) => Ok(Body::Table(Box::new(Table::new(input, table::delimiter(&start))))),
        (Named::Json, Some(b'{')) => by_first_line(input, limit).map_err(Reason::from_io),
        (Named::Json, _) => Ok(Body::Objects(JsonObjects::new(input))),
        _ => Ok(Body::Lines(JsonLines::new(input))),
    }
}

/// The most bytes of a feed that has to be held whole.
fn feed_limit(limit: u64) -> u64 {
    limit.saturating_mul(8)
}

/// A feed as UTF-8. In another charset it is held whole.
fn feed_in_utf8<'a>(head: Vec<u8>, input: Reader<'a>, limit: u64) -> io::Result<Reader<'a>> {
    let stated = memchr::memmem::find(&head, b"encoding=").and_then(|at| head.get(at + 9..));
    let label = stated.and_then(|rest| rest.get(1..)?.split(|byte| matches!(byte, b'"' | b'\'')).next());
    let encoding = label.and_then(Encoding::for_label).filter(|encoding| *encoding != UTF_8);
    let whole = Cursor::new(head).chain(input);
    let Some(encoding) = encoding else { return Ok(Box::new(whole)) };
    let bytes = read_whole(whole, feed_limit(limit))?;
    let text = match std::str::from_utf8(&bytes) {
        Ok(_) => bytes,
        Err(_) => encoding.decode_without_bom_handling(&bytes).0.into_owned().into_bytes(),
    };
    Ok(Box::new(Cursor::new(text)))
}

/// A gzipped input: an archive, or nothing that is read.
fn gzipped<'a>(mut input: Reader<'a>, mut head: Vec<u8>) -> Result<Body<'a>, Reason> {
    input.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(Reason::from_io)?;
    if !is_gzipped_warc(&head) {
        return Err(Reason::Binary { looks_like: signature::GZIP });
    }
    Ok(Body::Archive(Warc::new(Box::new(Cursor::new(head).chain(input)), true)))
}

/// The first bytes: enough for every signature, and up to the first character that is not blank.
fn head(input: &mut Reader<'_>, is_table: bool) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(signature::ENOUGH);
    // Markup, objects and tables are told apart by what comes later.
    let tells =
        |head: &[u8]| is_table || first_character(head).is_none_or(|first| matches!(first, b'<' | b'{'));
    while head.len() < HEAD && (head.len() < 2 * signature::ENOUGH || tells(&head)) {
        let wanted = (2 * signature::ENOUGH) as u64;
        match input.by_ref().take(wanted).read_to_end(&mut head) {
            Ok(0) => break,
            Ok(_) => {}
            // What came before is read; the cause comes again behind it.
            Err(_) if head.len() >= 2 * signature::ENOUGH => break,
            Err(error) => return Err(error),
        }
    }
    Ok(head)
}

/// The first byte that is not blank, after a byte order mark; of UTF-16 the byte that is not NUL.
fn first_character(head: &[u8]) -> Option<u8> {
    let is_utf16 = charset::utf16(head).is_some();
    let text = head.get(if is_utf16 { 2 } else { 0 }..)?;
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    text.iter().copied().find(|&byte| !(byte.is_ascii_whitespace() || (is_utf16 && byte == 0)))
}

/// A `.json` file that begins with `{`: JSON lines in fact if its first line is whole, else objects over many lines.
fn by_first_line<'a>(mut input: Reader<'a>, limit: u64) -> io::Result<Body<'a>> {
    let mut line = Vec::new();
    while line.trim_ascii().is_empty() {
        let read = input.by_ref().take(limit.saturating_add(1)).read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
    }
    let object = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line);
    let is_whole = serde_json::from_slice::<IgnoredAny>(object).is_ok();
    let input: Reader<'a> = Box::new(Cursor::new(line).chain(input));
    Ok(if is_whole { Body::Lines(JsonLines::new(input)) } else { Body::Objects(JsonObjects::new(input)) })
}
