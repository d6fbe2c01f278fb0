//! How inputs are read: the options that all verbs which take articles share.

use std::time::SystemTime;

use onrecord::calendar::Day;
use onrecord_read::{Fields, Options};

use crate::args::Bytes;

/// Where in the inputs the articles and their days stand.
#[derive(Debug, clap::Args)]
pub(crate) struct Source {
    /// Day of publication of all articles, whatever they say themselves
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Day>,
    /// Field of JSON lines, or column of tables, that holds the day of publication
    #[arg(long, value_name = "NAME", default_value = "date")]
    date_field: String,
    /// Field or column that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    text_field: String,
    /// Field or column that holds the title
    #[arg(long, value_name = "NAME", default_value = "title")]
    title_field: String,
    /// Field or column that holds the article's own id
    #[arg(long, value_name = "NAME", default_value = "id")]
    id_field: String,
    /// Field or column that names who wrote the article
    #[arg(long, value_name = "NAME", default_value = "author")]
    author_field: String,
    /// Field or column that holds the address
    #[arg(long, value_name = "NAME", default_value = "url")]
    url_field: String,
    /// Field or column that names who published the article
    #[arg(long, value_name = "NAME", default_value = "publisher")]
    publisher_field: String,
    /// Skip articles longer than this (K, M and G are understood)
    #[arg(long, value_name = "BYTES", default_value = "10M")]
    max_bytes: Bytes,
    /// Read texts that are not in English nonetheless, by the rules of English
    #[arg(long)]
    any_language: bool,
}

impl Source {
    /// The options of reading that were asked for.
    pub(crate) fn options(&self) -> Options {
        Options {
            date: self.date,
            date_field: self.date_field.clone(),
            fields: Fields {
                id: self.id_field.clone(),
                text: self.text_field.clone(),
                title: self.title_field.clone(),
                author: self.author_field.clone(),
                url: self.url_field.clone(),
                publisher: self.publisher_field.clone(),
            },
            max_bytes: self.max_bytes.0,
            any_language: self.any_language,
            now: now(),
        }
    }

    /// What the record book notes of them.
    pub(crate) fn settings(&self) -> serde_json::Value {
        serde_json::json!({
            "date": self.date.map(|day| day.to_string()),
            "date_field": self.date_field,
            "text_field": self.text_field,
            "max_bytes": self.max_bytes.0,
        })
    }
}

/// Seconds since 1970, for embargoes.
fn now() -> Option<i64> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}
