//! `onrecord promises`: what speakers bound themselves to, newest first.

use crate::book::{Book, Part, Which, failure};
use crate::listing::{self, ListFormat};
use crate::outcome::{Failure, Outcome};

/// Arguments of `onrecord promises`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only those with these words
    words: Vec<String>,
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
    let mut filter = args.part.of(args.which.filter());
    filter.commitments = true;
    filter.words = (!args.words.is_empty()).then(|| args.words.join(" "));
    let found = args.book.open()?.statements(&filter, &args.part.page()).map_err(failure)?;
    listing::print(&found, args.format)
}
