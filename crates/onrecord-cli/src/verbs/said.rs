//! `onrecord said`: what somebody said, newest first.

use crate::book::{Book, Part, Which, failure};
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
/// When the record book cannot be read.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let mut filter = args.which.filter();
    filter.speaker = Some(args.person.clone());
    let found = args.book.open()?.statements(&filter, &args.part.page()).map_err(failure)?;
    listing::print(&found, args.format)
}
