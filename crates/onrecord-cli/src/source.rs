//! How inputs are read: the options that all verbs which take articles share.

use std::env;
use std::fs;
use std::io::{self, BufRead as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use onrecord::calendar::Day;
use onrecord_fetch::{Fetcher, Limits, Network, is_address};
use onrecord_read::{Fields, Options};

use crate::args::Bytes;
use crate::fetching::Fetching;
use crate::outcome::Failure;
use crate::settings::Settings;

/// How many times the limit of an article an answer may be: feeds hold many.
const ANSWER: u64 = 8;

/// Where in the inputs the articles and their days stand.
#[derive(Debug, clap::Args)]
pub(crate) struct Source {
    /// Day of publication of all articles, whatever they say themselves
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Day>,
    /// Field of JSON lines, or column of tables, that holds the day of publication [default: date]
    #[arg(long, value_name = "NAME")]
    date_field: Option<String>,
    /// Field or column that holds the text [default: text]
    #[arg(long, value_name = "NAME")]
    text_field: Option<String>,
    /// Field or column that holds the title [default: title]
    #[arg(long, value_name = "NAME")]
    title_field: Option<String>,
    /// Field or column that holds the article's own id [default: id]
    #[arg(long, value_name = "NAME")]
    id_field: Option<String>,
    /// Field or column that names who wrote the article [default: author]
    #[arg(long, value_name = "NAME")]
    author_field: Option<String>,
    /// Field or column that holds the address [default: url]
    #[arg(long, value_name = "NAME")]
    url_field: Option<String>,
    /// Field or column that names who published the article [default: publisher]
    #[arg(long, value_name = "NAME")]
    publisher_field: Option<String>,
    /// Names of fields and columns, under `[fields]`, for those without an option [default: onrecord.toml, if it is there]
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// Read the files and folders that this list names, one a line, behind those given; `-` is standard input
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,
    /// Skip articles longer than this (K, M and G are understood)
    #[arg(long, value_name = "BYTES", default_value = "10M")]
    max_bytes: Bytes,
    /// Read texts that are not in English nonetheless, by the rules of English
    #[arg(long)]
    any_language: bool,
    /// Fetch addresses given in place of paths, and the articles that feeds only sum up. Nothing is fetched without it
    #[arg(long)]
    fetch: bool,
    /// Folder of fetched answers, so that what has not changed is not sent again [default: `onrecord` in the user's folder
    /// of caches]
    #[arg(long, value_name = "FOLDER", env = "ONRECORD_CACHE")]
    cache: Option<PathBuf>,
}

/// Inputs that are about to be read.
pub(crate) struct Inputs {
    /// Files, folders, `-`, and addresses where they are fetched.
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) options: Options,
    fetcher: Option<Fetcher>,
}

impl Inputs {
    /// Their articles, in order.
    pub(crate) fn articles(&mut self) -> Fetching<'_> {
        Fetching::new(&self.paths, &self.options, self.fetcher.as_mut())
    }
}

impl Source {
    /// Whether inputs are named in a list.
    pub(crate) fn has_list(&self) -> bool {
        self.files_from.is_some()
    }

    /// The inputs that were asked for, on the command line and in a list.
    ///
    /// # Errors
    /// When there is nothing at any of the paths, or the list, the settings or the folder of answers cannot be used.
    pub(crate) fn inputs(&self, given: &[PathBuf]) -> Result<Inputs, Failure> {
        let mut paths = given.to_vec();
        if let Some(list) = &self.files_from {
            paths.extend(listed(list)?);
        }
        self.check(&paths)?;
        let options = self.options()?;
        let fetcher = if self.fetch { Some(self.fetcher(&options)?) } else { None };
        Ok(Inputs { paths, options, fetcher })
    }

    /// A mistyped path must not look like an empty archive. Where something can be read, the rest is listed as skipped.
    fn check(&self, paths: &[PathBuf]) -> Result<(), Failure> {
        let is_address = |path: &Path| path.to_str().is_some_and(is_address);
        let there =
            |path: &PathBuf| path == Path::new("-") || (self.fetch && is_address(path)) || path.exists();
        match paths.first() {
            Some(first) if !paths.iter().any(there) => Err(Failure {
                what: format!("{}: no such file or folder", first.display()),
                hint: Some(if is_address(first) {
                    "addresses are fetched with --fetch".to_owned()
                } else {
                    "give files, folders or - for standard input".to_owned()
                }),
            }),
            _ => Ok(()),
        }
    }

    /// The options of reading that were asked for: here, else in the settings.
    fn options(&self) -> Result<Options, Failure> {
        let settings = Settings::read(self.settings.as_deref())?.fields;
        let usual = Options::default();
        let pick = |here: &Option<String>, there: Option<String>, usual: String| {
            here.clone().or(there).unwrap_or(usual)
        };
        Ok(Options {
            date: self.date,
            date_field: pick(&self.date_field, settings.date, usual.date_field),
            fields: Fields {
                id: pick(&self.id_field, settings.id, usual.fields.id),
                text: pick(&self.text_field, settings.text, usual.fields.text),
                title: pick(&self.title_field, settings.title, usual.fields.title),
                author: pick(&self.author_field, settings.author, usual.fields.author),
                url: pick(&self.url_field, settings.url, usual.fields.url),
                publisher: pick(&self.publisher_field, settings.publisher, usual.fields.publisher),
            },
            max_bytes: self.max_bytes.0,
            any_language: self.any_language,
            now: now(),
        })
    }

    fn fetcher(&self, options: &Options) -> Result<Fetcher, Failure> {
        let limits = Limits { bytes: options.max_bytes.saturating_mul(ANSWER), ..Limits::default() };
        let cache = self.cache.clone().or_else(usual_cache);
        Fetcher::new(Network::public(), limits, cache.as_deref()).map_err(|error| Failure {
            what: error.to_string(),
            hint: Some("name another folder with --cache".to_owned()),
        })
    }
}

/// What is noted of the options by which something was read.
pub(crate) fn noted(options: &Options) -> serde_json::Value {
    let Fields { id, text, title, author, url, publisher } = &options.fields;
    serde_json::json!({
        "date": options.date.map(|day| day.to_string()),
        "date_field": options.date_field,
        "text_field": text,
        "other_fields": [id, title, author, url, publisher],
        "max_bytes": options.max_bytes,
        "any_language": options.any_language,
    })
}

/// The paths of a list, one a line.
fn listed(list: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed =
        |error: io::Error| Failure { what: format!("cannot read {}: {error}", list.display()), hint: None };
    let lines = if list == Path::new("-") {
        io::stdin().lock().lines().collect::<Result<Vec<_>, _>>()
    } else {
        fs::read_to_string(list).map(|lines| lines.lines().map(str::to_owned).collect())
    };
    let lines = lines.map_err(failed)?;
    let paths: Vec<PathBuf> = lines
        .iter()
        .map(|line| line.trim_end_matches('\r'))
        .filter(|line| !line.is_empty())
        .map(PathBuf::from)
        .collect();
    if paths.is_empty() { Err(failed(io::Error::other("no paths in it"))) } else { Ok(paths) }
}

/// The folder of answers by the custom of the system.
fn usual_cache() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let caches = folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")))?;
    Some(caches.join("onrecord"))
}

/// Seconds since 1970, for embargoes.
fn now() -> Option<i64> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}
