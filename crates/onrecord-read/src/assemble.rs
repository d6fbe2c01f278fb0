//! Text and what is known about it → a dated [`Article`].

use onrecord::article::FoundIn;
use onrecord::{Article, Origin, Published, Text};

use crate::date_line::opening;
use crate::dates::moment;
use crate::{Options, Reason, Skipped};

/// What the input says about an article beside its text.
#[derive(Debug, Default)]
pub(crate) struct Metadata {
    pub(crate) id: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) publisher: Option<String>,
}

/// Dates the text: a date field wins over a date line, which wins over the day given by the user.
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
    let bad = |given: &str| Reason::BadDate { given: given.chars().take(40).collect() };
    if let Some(given) = field {
        let moment = moment(given).ok_or_else(|| bad(given))?;
        let found_in = FoundIn::Field(options.date_field.clone());
        return Ok(Published { day: moment.day, at: moment.at, found_in });
    }
    if let Some(line) = line {
        let moment = line.map_err(|given| bad(&given))?;
        return Ok(Published { day: moment.day, at: moment.at, found_in: FoundIn::DateLine });
    }
    let day = options.date.ok_or(Reason::Undated)?;
    Ok(Published { day, at: None, found_in: FoundIn::Given })
}
