//! Bytes → [`Article`]: plain text and JSON lines from files, folders and standard input.
//!
//! [`read`] is the whole of it: an iterator over dated articles in the order of the paths. What cannot be read is an
//! item of its own, [`Skipped`], with its place and its reason; the rest goes on. One article is held at a time.

use std::io::Read;
use std::path::PathBuf;

use onrecord::calendar::Day;
use onrecord::{Article, Origin};

mod skipped;

pub use skipped::{Reason, Skipped};

/// The default of [`Options::max_bytes`]: 10 MiB, more than a million words.
pub const MAX_BYTES: u64 = 10 * 1024 * 1024;

/// How input is read.
#[derive(Debug, Clone)]
pub struct Options {
    /// Day for articles that bring no date of their own.
    pub date: Option<Day>,
    /// Name of the JSON field that holds the date; `date` by default.
    pub date_field: String,
    /// The most bytes of input that one article may have: a text file, or one JSON line. [`MAX_BYTES`] by default.
    pub max_bytes: u64,
}

impl Default for Options {
    fn default() -> Options {
        Options { date: None, date_field: "date".to_owned(), max_bytes: MAX_BYTES }
    }
}

/// The articles of some inputs, in order; made by [`read`] and [`read_from`].
pub struct Articles<'a> {
    ready: Box<dyn Iterator<Item = Result<Article, Skipped>> + Send + 'a>,
}

impl Iterator for Articles<'_> {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        self.ready.next()
    }
}

/// Streams articles from files, folders and `-` (standard input), in the order given.
pub fn read<'a>(paths: &'a [PathBuf], options: &'a Options) -> Articles<'a> {
    let one = |path: &'a PathBuf| {
        let origin = Origin { path: path.display().to_string(), ..Origin::default() };
        match std::fs::read(path) {
            Ok(bytes) => text_article(&bytes, origin, options),
            Err(error) => Err(Skipped { origin, reason: Reason::from_io(error) }),
        }
    };
    Articles { ready: Box::new(paths.iter().map(one)) }
}

/// Streams articles from one reader; `path` is what [`Origin::path`] shall say.
pub fn read_from<'a>(mut input: impl Read + Send + 'a, path: &str, options: &'a Options) -> Articles<'a> {
    let origin = Origin { path: path.to_owned(), ..Origin::default() };
    let mut bytes = Vec::new();
    let article = match input.read_to_end(&mut bytes) {
        Ok(_) => text_article(&bytes, origin, options),
        Err(error) => Err(Skipped { origin, reason: Reason::from_io(error) }),
    };
    Articles { ready: Box::new(std::iter::once(article)) }
}

/// The article of one plain-text file.
///
/// # Errors
/// [`Skipped`] when it is no dated text.
pub fn text_article(bytes: &[u8], origin: Origin, options: &Options) -> Result<Article, Skipped> {
    use onrecord::{Published, Text, article::FoundIn};
    let Ok(text) = Text::new(String::from_utf8_lossy(bytes)) else {
        return Err(Skipped { origin, reason: Reason::TooLong { limit: u64::from(u32::MAX) } });
    };
    let first =
        text.as_str().trim_start().strip_prefix("date ").and_then(|rest| rest.get(..10)?.parse().ok());
    let published = match (first, options.date) {
        (Some(day), _) => Published { day, at: None, found_in: FoundIn::DateLine },
        (None, Some(day)) => Published { day, at: None, found_in: FoundIn::Given },
        (None, None) => return Err(Skipped { origin, reason: Reason::Undated }),
    };
    let start = if first.is_some() { text.as_str().len() - text.as_str().trim_start().len() + 15 } else { 0 };
    let body = text.trim(text.span(start, text.whole().end()));
    Ok(Article { given_id: None, origin, published, text, body, title: None, author: None, outlet: None })
}
