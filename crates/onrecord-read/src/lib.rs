//! Bytes → [`Article`]: plain text, JSON lines, tables, feeds, HTML pages and WARC archives from files, folders and
//! standard input.
//!
//! [`read`] is the whole of it: an iterator over dated articles in the order of the paths. What cannot be read is an
//! item of its own, [`Skipped`], with its place and its reason; the rest goes on. One article is held at a time.

#![expect(
    clippy::result_large_err,
    reason = "the `Article` of the same result is larger than `Skipped`, so that a box would save nothing"
)]

use std::io::{BufReader, Read};
use std::path::PathBuf;

use onrecord::Article;
use onrecord::calendar::Day;

use crate::inputs::Inputs;
use crate::stream::Stream;

mod answer;
mod assemble;
mod charset;
mod date_line;
mod dates;
mod feed;
mod html;
mod inputs;
mod json_object;
mod json_stream;
mod kind;
mod mail;
mod ninjs;
mod parquet_table;
mod signature;
mod skipped;
mod stream;
mod table;
mod text;
mod utf16;
mod warc;
mod zip;

pub use answer::{Answer, read_answer};
pub use html::html_article;
pub use skipped::{Reason, Skipped};
pub use text::text_article;

/// The default of [`Options::max_bytes`]: 10 MiB, more than a million words.
pub const MAX_BYTES: u64 = 10 * 1024 * 1024;

/// How input is read.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day of every article, whatever the input says.
    pub date: Option<Day>,
    /// Name of the JSON field, or of the column of a table, that holds the date; `date` by default.
    pub date_field: String,
    /// Names of the other fields of JSON objects and columns of tables.
    pub fields: Fields,
    /// The most bytes of input that one article may have: a text file, or one JSON line. [`MAX_BYTES`] by default.
    pub max_bytes: u64,
    /// Whether texts that are not in English are read nonetheless, by the rules of English.
    pub any_language: bool,
    /// The moment up to which embargoes have ended, in seconds since 1970; without it, none has.
    pub now: Option<i64>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            date: None,
            date_field: "date".to_owned(),
            fields: Fields::default(),
            max_bytes: MAX_BYTES,
            any_language: false,
            now: None,
        }
    }
}

/// Names of the fields of JSON objects, and of the columns of tables, that are read beside the date; those of the
/// members here by default.
#[derive(Debug, Clone)]
pub struct Fields {
    /// What the input calls the article.
    pub id: String,
    /// The article itself; the only one that must be there.
    pub text: String,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// Its address.
    pub url: String,
    /// Who published it.
    pub publisher: String,
}

impl Default for Fields {
    fn default() -> Fields {
        let [id, text, title, author, url, publisher] =
            ["id", "text", "title", "author", "url", "publisher"].map(str::to_owned);
        Fields { id, text, title, author, url, publisher }
    }
}

impl Options {
    /// The names of all fields, in the order of [`assemble::Given`].
    fn field_names(&self) -> [&str; assemble::FIELDS] {
        let Fields { id, text, title, author, url, publisher } = &self.fields;
        [id, &self.date_field, text, title, author, url, publisher]
    }
}

/// The articles of some inputs, in order; made by [`read`] and [`read_from`].
pub struct Articles<'a> {
    options: &'a Options,
    inputs: Inputs<'a>,
    open: Option<Stream<'a>>,
    /// A reason that comes before everything else.
    failed: Option<Skipped>,
}

impl<'a> Articles<'a> {
    fn next_open(&mut self) -> Option<Result<Stream<'a>, Skipped>> {
        Some(self.inputs.next()?.and_then(|input| Stream::open(&input, self.options)))
    }
}

impl Iterator for Articles<'_> {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(skipped) = self.failed.take() {
            return Some(Err(skipped));
        }
        loop {
            if let Some(next) = self.open.as_mut().and_then(|open| open.next(self.options)) {
                return Some(next);
            }
            match self.next_open()? {
                Ok(stream) => self.open = Some(stream),
                Err(skipped) => return Some(Err(skipped)),
            }
        }
    }
}

/// Streams articles from files, folders and `-` (standard input), in the order given.
///
/// * `.txt` and `.text` are plain text, one article a file; `.jsonl` and `.ndjson` are JSON lines, one article a line;
///   `.json` is an array of objects, one object, or JSON lines under that name; `.csv` and `.tsv` are tables with named
///   columns, one article a row; `.html` and `.htm` are one page each;
///   `.mbox` and `.eml` are mail, one article a message.
///   Anything else given by name, and standard input, is told by its first bytes: a WARC archive, plain or gzipped; an
///   HTML page; an mbox file; a feed (RSS, Atom, JSON Feed); JSON lines if the first character that is not blank is `{`; else plain
///   text. Parquet and ZIP archives must be files: what stands at their end is needed first. Of a ZIP archive those files
///   are read that would be in a folder.
/// * Folders are searched with all folders in them, sorted by name. Hidden files, other extensions and what is neither
///   file nor folder are passed over there; links are followed, but no folder is entered twice.
/// * Nothing is opened before it is asked for, and one article is held at a time.
///
/// ```
/// use onrecord_read::{Options, read};
///
/// let paths = ["no/such/file.txt".into()];
/// let options = Options::default();
/// for article in read(&paths, &options) {
///     match article {
///         Ok(article) => println!("{}: {}", article.origin, article.published.day),
///         Err(skipped) => assert_eq!(skipped.to_string(), "no/such/file.txt: no such file or folder"),
///     }
/// }
/// ```
pub fn read<'a>(paths: &'a [PathBuf], options: &'a Options) -> Articles<'a> {
    Articles { options, inputs: Inputs::new(paths), open: None, failed: None }
}

/// The files that [`read`] would open for these paths, in the same order; standard input is none.
pub fn files(paths: &[PathBuf]) -> impl Iterator<Item = Result<PathBuf, Skipped>> {
    Inputs::new(paths).filter_map(|input| match input {
        Ok(inputs::Input::File(path)) => Some(Ok(path)),
        Ok(inputs::Input::Stdin) => None,
        Err(skipped) => Some(Err(skipped)),
    })
}

/// Streams articles from one reader. `path` is what [`onrecord::Origin::path`] shall say; its extension decides the format
/// as in [`read`].
///
/// ```
/// use onrecord_read::{Options, read_from};
///
/// let lines = r#"{"id": "a1", "date": "2025-11-18", "text": "Mayor Ida Quill opened the bridge."}
/// {"id": "a2", "text": "Rain fell."}"#;
/// let options = Options::default();
/// let read: Vec<_> = read_from(lines.as_bytes(), "-", &options).collect();
/// assert_eq!(read[0].as_ref().unwrap().given_id.as_deref(), Some("a1"));
/// assert_eq!(read[1].as_ref().unwrap_err().to_string(), "-:2: no date");
/// ```
pub fn read_from<'a>(input: impl Read + Send + 'a, path: &str, options: &'a Options) -> Articles<'a> {
    let (open, failed) = match Stream::new(Box::new(BufReader::new(input)), path, options) {
        Ok(stream) => (Some(stream), None),
        Err(skipped) => (None, Some(skipped)),
    };
    Articles { options, inputs: Inputs::new(&[]), open, failed }
}
