//! `onrecord said`: what somebody said, newest first.

use crate::book::{Book, Part, Which, failure, tell_apart};
use crate::listing::{self, ListFormat};
use crate::outcome::{Failure, Outcome};

/// Arguments of `onrecord said`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Any form of the name, or #NUMBER as `people` gives it
    person: String,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    part: Part,
    #[command(flatten)]
    book: Book,
    /// Form of output [default: table on a terminal, jsonl elsewhere]
    #[arg(long, value_enum)]
    format: Option<ListFormat>,
}

/// Prints the list.
///
/// # Errors
/// When the record book cannot be read, or the speaker is named twice.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let mut filter = args.part.of(args.which.without_speaker(false)?);
    filter.speaker = Some(args.person.clone());
    let store = args.book.open()?;
    let found = store.statements(&filter, &args.part.page()).map_err(failure)?;
    tell_apart(&store, &args.person)?;
    listing::print(&found, args.format)
}
