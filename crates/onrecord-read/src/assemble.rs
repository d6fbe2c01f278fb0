//! Text and what is known about it → a dated [`Article`].

use onrecord::article::FoundIn;
use onrecord::{Article, Origin, Published, Text};

use crate::date_line::opening;
use crate::dates::moment;
use crate::{Options, Reason, Skipped, kind};

/// What the input says about an article beside its text.
#[derive(Debug, Default)]
pub(crate) struct Metadata {
    pub(crate) id: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) publisher: Option<String>,
}

/// How many fields of an input are known.
pub(crate) const FIELDS: usize = 7;

/// What stands in the known fields of an object or a row, in this order: id, date, text, title, author, url, publisher.
#[derive(Debug, Default)]
pub(crate) struct Given(pub(crate) [Option<String>; FIELDS]);

impl Given {
    /// The article of these fields; blank ones count as absent.
    pub(crate) fn article(self, mut origin: Origin, options: &Options) -> Result<Article, Skipped> {
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let [id, date, text, rest @ ..] = self.0;
        let [title, author, url, publisher] = rest.map(filled);
        origin.url = url.or(origin.url);
        let Some(text) = text else {
            let field = options.fields.text.clone();
            return Err(Skipped { origin, reason: Reason::NoText { field } });
        };
        let metadata = Metadata { id: filled(id), date: filled(date), title, author, publisher };
        article(text, metadata, origin, options)
    }
}

/// Dates the text: the day given by the user wins over a date field, which wins over a date line.
pub(crate) fn article(
    text: impl Into<Box<str>>,
    metadata: Metadata,
    origin: Origin,
    options: &Options,
) -> Result<Article, Skipped> {
    let Ok(text) = Text::new(text) else {
        return Err(Skipped { origin, reason: Reason::TooLong { limit: u64::from(u32::MAX) } });
    };
    let opening = opening(text.as_str());
    let body = text.span(opening.body, text.whole().end());
    if body.is_empty() {
        return Err(Skipped { origin, reason: Reason::Empty });
    }
    if !options.any_language
        && let Some(reason) = kind::foreign(text.slice(body))
    {
        return Err(Skipped { origin, reason });
    }
    let published = match published(metadata.date.as_deref(), opening.date, options) {
        Ok(published) => published,
        Err(reason) => return Err(Skipped { origin, reason }),
    };
    let Metadata { id, title, author, publisher, .. } = metadata;
    Ok(Article { given_id: id, origin, published, text, body, title, author, outlet: publisher })
}

fn published(
    field: Option<&str>,
    line: Option<Result<crate::dates::Moment, String>>,
    options: &Options,
) -> Result<Published, Reason> {
    if let Some(day) = options.date {
        return Ok(Published { day, at: None, found_in: FoundIn::Given });
    }
    let bad = |given: &str| Reason::BadDate { given: given.chars().take(40).collect() };
    if let Some(given) = field {
        let moment = moment(given).ok_or_else(|| bad(given))?;
        let found_in = FoundIn::Field(options.date_field.clone());
        return Ok(Published { day: moment.day, at: moment.at, found_in });
    }
    let moment = line.ok_or(Reason::Undated)?.map_err(|given| bad(&given))?;
    Ok(Published { day: moment.day, at: moment.at, found_in: FoundIn::DateLine })
}
