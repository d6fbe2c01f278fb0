//! `onrecord search`: statements with these words, newest first.

use crate::book::{Book, Part, Which, failure};
use crate::listing::{self, ListFormat};
use crate::outcome::{Failure, Outcome};

/// Arguments of `onrecord search`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Words, "exact phrases" or begin*; a statement must have all of them
    #[arg(required = true)]
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
    // A word with a space in it was quoted in the shell: it is a phrase.
    let terms: Vec<_> = args
        .words
        .iter()
        .map(|word| {
            if word.contains(char::is_whitespace) && args.words.len() > 1 {
                format!("\"{word}\"")
            } else {
                word.clone()
            }
        })
        .collect();
    filter.words = Some(terms.join(" "));
    let found = args.book.open()?.statements(&filter, &args.part.page()).map_err(failure)?;
    listing::print(&found, args.format)
}
