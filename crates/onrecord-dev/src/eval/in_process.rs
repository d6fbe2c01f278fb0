//! What evaluations need that look at more than the program prints: the model of the repository, and texts prepared.

use std::fs;
use std::path::PathBuf;

use onrecord::article::FoundIn;
use onrecord::{Article, Origin, Prepared, Published, Text, prepare};

use crate::error::Error;
use crate::place::workspace;

/// For corpora whose texts carry no day, where nothing depends on one.
const DAY: &str = "2020-01-01";

/// The folder of the newest model of the repository.
///
/// # Errors
/// When there is none.
pub(super) fn model() -> Result<PathBuf, Error> {
    let folder = workspace().join("models");
    let unreadable = |source| Error::File { path: folder.clone(), source };
    let entries = fs::read_dir(&folder).map_err(unreadable)?;
    let newest = entries.filter_map(|entry| Some(entry.ok()?.path())).max();
    newest.ok_or_else(|| unreadable(std::io::ErrorKind::NotFound.into()))
}

/// A bare text as an article; `None` for one that is too long.
pub(super) fn prepared(text: &str) -> Option<Prepared> {
    let text = Text::new(text).ok()?;
    let published = Published { day: DAY.parse().ok()?, at: None, found_in: FoundIn::Given };
    let (body, origin) = (text.whole(), Origin::default());
    let (given_id, title, author, outlet) = (None, None, None, None);
    Some(prepare(Article { given_id, origin, published, text, body, title, author, outlet }))
}
