//! `onrecord between`: what two people said of each other, newest first.

use onrecord_store::Filter;

use crate::book::{Book, Part, Which, failure, tell_apart};
use crate::listing::{self, ListFormat};
use crate::outcome::{Failure, Outcome};

/// Arguments of `onrecord between`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// One of them: any form of the name, or #NUMBER
    one: String,
    /// The other one
    other: String,
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
/// When the record book cannot be read, or somebody is named twice.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let filter = args.part.of(args.which.without_speaker(true)?);
    let (store, page) = (args.book.open()?, args.part.page());
    let of = |speaker: &str, about: &str| {
        let (speaker, about) = (Some(speaker.to_owned()), Some(about.to_owned()));
        store.statements(&Filter { speaker, about, ..filter.clone() }, &page).map_err(failure)
    };
    let mut found = of(&args.one, &args.other)?;
    let back = of(&args.other, &args.one)?;
    let more = found.next.is_some() || back.next.is_some();
    found.cut_short |= back.cut_short;
    found.lines.extend(back.lines);
    found.lines.sort_by_key(|line| std::cmp::Reverse(line.mark));
    found.lines.dedup_by_key(|line| line.mark);
    let more = more || found.lines.len() > page.limit;
    found.lines.truncate(page.limit);
    found.next = found.lines.last().filter(|_| more).map(|line| line.mark);
    tell_apart(&store, &args.one)?;
    tell_apart(&store, &args.other)?;
    listing::print(&found, args.format)
}
