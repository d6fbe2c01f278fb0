//! JSON Feed, version 1 and 1.1.

use std::collections::VecDeque;

use onrecord::Article;
use serde::Deserialize;
use serde_json::Value;

use super::Entry;
use crate::{Options, Reason, Skipped};

/// The entries of a feed that was read whole.
pub(crate) struct JsonFeed {
    title: Option<String>,
    items: VecDeque<Item>,
}

#[derive(Deserialize)]
struct Feed {
    title: Option<String>,
    items: VecDeque<Item>,
}

/// One item; fields of the wrong type count as absent.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Item {
    id: Value,
    url: Value,
    title: Value,
    author: Value,
    authors: Value,
    date_published: Value,
    content_html: Value,
    content_text: Value,
    summary: Value,
}

/// Whether an input that begins like this is a JSON Feed: the version must stand among the first fields.
pub(crate) fn is_json_feed(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    text.starts_with(b"{") && memchr::memmem::find(text, b"jsonfeed.org/version").is_some()
}

impl JsonFeed {
    /// Reads a feed.
    ///
    /// # Errors
    /// [`Reason::BadJson`].
    pub(crate) fn new(bytes: &[u8]) -> Result<JsonFeed, Reason> {
        let text = crate::charset::decode(bytes);
        let Feed { title, items } = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|source| Reason::BadJson { source })?;
        Ok(JsonFeed { title, items })
    }

    /// The article of the next entry.
    pub(crate) fn next(&mut self, path: &str, options: &Options) -> Option<Result<Article, Skipped>> {
        let item = self.items.pop_front()?;
        Some(item.entry(options.max_bytes).article(path, self.title.as_deref(), options))
    }
}

impl Item {
    fn entry(self, limit: u64) -> Entry {
        let content =
            words(self.content_html).or_else(|| words(self.content_text).map(|text| escaped(&text)));
        let too_long = content.as_ref().is_some_and(|content| content.len() as u64 > limit);
        Entry {
            id: words(self.id),
            url: words(self.url),
            title: words(self.title),
            author: names(&self.authors).or_else(|| names(&self.author)),
            published: words(self.date_published),
            content,
            summary: words(self.summary),
            too_long,
        }
    }
}

fn words(value: Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Plain text as markup, its empty lines as paragraphs.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace("\r\n", "\n");
    text.split("\n\n").map(|paragraph| format!("<p>{paragraph}</p>")).collect()
}

fn names(value: &Value) -> Option<String> {
    let name = |author: &Value| author.get("name").and_then(Value::as_str).map(str::to_owned);
    let names = match value {
        Value::Array(many) => many.iter().take(20).filter_map(name).collect::<Vec<_>>().join(", "),
        one => name(one)?,
    };
    Some(names).filter(|names| !names.is_empty())
}
