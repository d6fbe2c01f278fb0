//! Input that gave no article, and why. A bad article is not a failed run: it is counted and listed, the rest goes on.

use std::io;

use onrecord::Origin;

/// Input that gave no article: where it is and what is wrong with it. Prints as `news.jsonl:17: no date`.
#[derive(Debug, thiserror::Error)]
#[error("{origin}: {reason}")]
pub struct Skipped {
    /// The file, and in a JSON file the line.
    pub origin: Origin,
    /// What is wrong.
    #[source]
    pub reason: Reason,
}

impl Skipped {
    /// A file that could not be opened or read.
    pub fn unreadable(path: String, error: io::Error) -> Skipped {
        Skipped { origin: Origin { path, ..Origin::default() }, reason: Reason::from_io(error) }
    }
}

/// Why input gave no article.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// No day of publication in the text, in the metadata or from the user.
    #[error("no date")]
    Undated,
    /// A date was given but cannot be understood.
    #[error("{given:?} is no date that can be read")]
    BadDate {
        /// The first 40 characters of what was given.
        given: String,
    },
    /// Nothing but white space, apart from the date.
    #[error("empty")]
    Empty,
    /// A JSON object, or a table, without the field of the text.
    #[error("no field {field:?}")]
    NoText {
        /// The name that the field should have.
        field: String,
    },
    /// Not text at all.
    #[error("not text but {looks_like}")]
    Binary {
        /// What the bytes look like, with its article: `a PNG image`.
        looks_like: &'static str,
    },
    /// Text with markup, which this version does not read.
    #[error("not plain text but {looks_like}")]
    Markup {
        /// What it looks like, with its article: `an HTML page`.
        looks_like: &'static str,
    },
    /// A page whose elements lie in one another too deep, or are left open too often, to be worth its parsing.
    #[error("the elements of the page lie in one another too deep")]
    TooNested,
    /// A page without the text of an article.
    #[error("no article on the page")]
    NoArticle,
    /// A page of another kind than an article.
    #[error("not an article but {what}")]
    NotAnArticle {
        /// What it is, with its article: `a paywall`.
        what: &'static str,
    },
    /// A text in another language than English, which the rules of English would misread.
    #[error("in {name}, not in English")]
    Language {
        /// The language by its English name.
        name: &'static str,
    },
    /// An entry of a feed that does not hold the article.
    #[error("only a summary in the feed; {}", whereabouts(.url.as_deref()))]
    OnlySummary {
        /// Where the article is.
        url: Option<String>,
        /// When it appeared, in the feed's words.
        published: Option<String>,
    },
    /// An address from which nothing came.
    #[error("not fetched: {what}")]
    NotFetched {
        /// Why.
        what: String,
    },
    /// An item that must not appear yet.
    #[error("under embargo until {until}")]
    Embargoed {
        /// The first 40 characters of what the item says.
        until: String,
    },
    /// A body packed in a way that this version does not unpack.
    #[error("packed as {encoding:?}")]
    Encoding {
        /// The first 40 characters of what the server called it.
        encoding: String,
    },
    /// A part of an archive that cannot be read; what follows it is read again.
    #[error("damaged: {what}")]
    Damaged {
        /// What is wrong.
        what: String,
    },
    /// An archive that ends within a record; what came before is read.
    #[error("cut off: the archive ends within a record")]
    Truncated,
    /// More bytes than the limit for one article.
    #[error("longer than the limit of {limit} bytes for one article")]
    TooLong {
        /// The limit in bytes.
        limit: u64,
    },
    /// A line (or element) that is not one JSON object.
    #[error("broken JSON, {}", place_and_message(.source))]
    BadJson {
        /// What the parser says.
        source: serde_json::Error,
    },
    /// A known field of a JSON object with a value of the wrong type.
    #[error("field {field:?} is {found}, not {expected}")]
    WrongType {
        /// Name of the field.
        field: String,
        /// The JSON type it should have, with its article.
        expected: &'static str,
        /// The JSON type it has, with its article.
        found: &'static str,
    },
    /// No such file or folder.
    #[error("no such file or folder")]
    NotFound,
    /// A folder without any file that is read.
    #[error("folder without a file that can be read")]
    NothingToRead,
    /// The system refused to open or read it.
    #[error("cannot be read: {0}")]
    Unreadable(#[source] io::Error),
}

impl Reason {
    /// A short name that stays the same over versions, for counts and stored tables: `undated`, `bad-json`, ….
    pub fn name(&self) -> &'static str {
        match self {
            Reason::Undated => "undated",
            Reason::BadDate { .. } => "bad-date",
            Reason::Empty => "empty",
            Reason::NoText { .. } => "no-text",
            Reason::Binary { .. } => "binary",
            Reason::Markup { .. } => "markup",
            Reason::TooNested => "too-nested",
            Reason::NoArticle => "no-article",
            Reason::NotAnArticle { .. } => "not-an-article",
            Reason::Language { .. } => "language",
            Reason::OnlySummary { .. } => "only-summary",
            Reason::NotFetched { .. } => "not-fetched",
            Reason::Embargoed { .. } => "embargoed",
            Reason::Encoding { .. } => "encoding",
            Reason::Damaged { .. } => "damaged",
            Reason::Truncated => "truncated",
            Reason::TooLong { .. } => "too-long",
            Reason::BadJson { .. } => "bad-json",
            Reason::WrongType { .. } => "wrong-type",
            Reason::NotFound => "not-found",
            Reason::NothingToRead => "nothing-to-read",
            Reason::Unreadable(_) => "unreadable",
        }
    }

    /// What the user can do about it, where that is known; names the options of the program `onrecord`.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Reason::OnlySummary { url: Some(_), .. } => "fetch what feeds only sum up with --fetch",
            Reason::Undated => {
                "give --date YYYY-MM-DD or begin the text with a line `date YYYY-MM-DD`; \
                 in JSON fill the field \"date\" or name another one with --date-field"
            }
            Reason::BadDate { .. } => "write the day as YYYY-MM-DD, or as YYYY-MM-DDTHH:MM:SSZ with the time",
            Reason::NoText { .. } => {
                "put the article into the field \"text\", or name another one with --text-field"
            }
            Reason::Binary { .. } => {
                "unpack or convert it to plain text (UTF-8, or UTF-16 with a byte order mark)"
            }
            Reason::Markup { .. } => "save the article as plain text",
            Reason::Language { .. } => "read it by the rules of English with --any-language",
            Reason::TooLong { .. } => "split it into articles or raise the limit with --max-bytes",
            Reason::BadJson { .. } => "write one JSON object a line",
            Reason::Damaged { .. } | Reason::Truncated => {
                "fetch the archive again; the other articles are read"
            }
            Reason::NothingToRead => {
                "folders are searched for .txt, .text, .jsonl, .ndjson, .json, .csv, .tsv, .html, .htm, .rss, .atom, \
                 .xml, .parquet, .zip, .mbox, .eml, .warc and .warc.gz; name other files one by one"
            }
            Reason::TooNested
            | Reason::NoArticle
            | Reason::NotAnArticle { .. }
            | Reason::OnlySummary { url: None, .. }
            | Reason::NotFetched { .. }
            | Reason::Embargoed { .. }
            | Reason::Encoding { .. }
            | Reason::Empty
            | Reason::WrongType { .. }
            | Reason::NotFound
            | Reason::Unreadable(_) => {
                return None;
            }
        })
    }

    /// An error of the system, told apart from a path that is not there.
    pub(crate) fn from_io(error: io::Error) -> Reason {
        match error.kind() {
            io::ErrorKind::NotFound => Reason::NotFound,
            _ => Reason::Unreadable(error),
        }
    }
}

fn whereabouts(url: Option<&str>) -> String {
    url.map_or_else(
        || "it does not say where the article is".to_owned(),
        |url| format!("the article is at {url}"),
    )
}

/// `column 17: expected value`: the parser counts lines within one object, which would contradict the line of the file.
fn place_and_message(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let message = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(message, _)| message);
    match error.line() {
        0 => message.to_owned(),
        1 => format!("column {}: {message}", error.column()),
        line => format!("line {line} of the object, column {}: {message}", error.column()),
    }
}
