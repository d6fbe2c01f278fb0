//! Feeds (RSS, Atom, JSON Feed) → the articles of their entries.
//!
//! An entry that holds its article whole is read; one with a summary only is skipped with its address, where the
//! article stands.

use onrecord::{Article, Origin};

use crate::assemble::{Metadata, article};
use crate::html::fragment_text;
use crate::{Options, Reason, Skipped};

mod json;
mod xml;

pub(crate) use json::{JsonFeed, is_json_feed};
pub(crate) use xml::{XmlFeed, is_xml_feed};

/// Bytes of text under which a body is called a summary.
const BODY: usize = 200;

/// The same for a `description`, which holds a summary in most feeds and the article in some.
const DESCRIPTION: usize = 1_000;

/// One entry as the feed has it; texts may be markup.
#[derive(Debug, Default, PartialEq, Eq)]
struct Entry {
    id: Option<String>,
    url: Option<String>,
    title: Option<String>,
    author: Option<String>,
    published: Option<String>,
    /// What the feed calls the content.
    content: Option<String>,
    /// What the feed calls a description or summary.
    summary: Option<String>,
    /// More bytes than the limit.
    too_long: bool,
}

impl Entry {
    fn article(self, path: &str, outlet: Option<&str>, options: &Options) -> Result<Article, Skipped> {
        let filled =
            |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let id = filled(self.id);
        // The permanent name of an entry of RSS is often its address, and its only one.
        let url = filled(self.url).or_else(|| id.clone().filter(|id| id.starts_with("http")));
        let entry = id.clone().or_else(|| url.clone());
        let origin = Origin { path: path.to_owned(), entry, url, extracted: true, ..Origin::default() };
        if self.too_long {
            return Err(Skipped { origin, reason: Reason::TooLong { limit: options.max_bytes } });
        }
        let text = match (whole(self.content, BODY), whole(self.summary, DESCRIPTION)) {
            (Ok(Some(text)), _) | (Ok(None), Ok(Some(text))) => text,
            (Ok(None), Ok(None)) => {
                let url = origin.url.clone();
                return Err(Skipped {
                    origin,
                    reason: Reason::OnlySummary { url, published: filled(self.published) },
                });
            }
            (Err(reason), _) | (_, Err(reason)) => return Err(Skipped { origin, reason }),
        };
        let metadata = Metadata {
            id,
            date: filled(self.published),
            title: filled(self.title.as_deref().map(plain)),
            author: filled(self.author),
            publisher: outlet.map(str::to_owned),
        };
        article(text, metadata, origin, options)
    }
}

/// The text of a body, if it is an article rather than a summary or the beginning of one.
fn whole(body: Option<String>, least: usize) -> Result<Option<String>, Reason> {
    let Some(body) = body.filter(|body| body.len() >= least) else { return Ok(None) };
    let text = fragment_text(&body)?;
    let end = text.trim_end().trim_end_matches([']', ')', '»', '>', '→']).trim_end().to_lowercase();
    let goes_on = ["…", "...", "read more", "continue reading", "[…", "more »"];
    let is_whole = text.len() >= least && !goes_on.iter().any(|mark| end.ends_with(mark));
    Ok(is_whole.then_some(text))
}

/// A title without markup, on one line.
fn plain(title: &str) -> String {
    let text = if title.contains(['<', '&']) { fragment_text(title).ok() } else { None };
    text.as_deref().unwrap_or(title).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
