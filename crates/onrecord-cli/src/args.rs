//! The command line as a whole, and kinds of values that several verbs take.

use std::fmt;
use std::str::FromStr;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Parser, Subcommand, ValueEnum};

use crate::verbs;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Reads dated news and keeps the record: who said what, to whom, about whom, when and where.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, styles = STYLES, after_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

const EXIT_CODES: &str = "\
Data goes to standard output, everything else to standard error.
Exit codes: 0 found or done, 1 nothing found, 2 wrong use or error, 3 done in part (some inputs were skipped).";

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Print the record of articles; touches no store
    Read(verbs::read::Args),
    /// List the dated events that articles announce, also as a calendar
    Upcoming(verbs::upcoming::Args),
    /// Read articles into the record book; adding twice changes nothing
    Add(verbs::add::Args),
    /// Read those articles of the record book anew that an older version read
    Again(verbs::again::Args),
    /// What somebody said, newest first
    Said(verbs::said::Args),
    /// Statements with these words, newest first
    Search(verbs::search::Args),
    /// What two people said of each other, newest first
    Between(verbs::between::Args),
    /// What speakers bound themselves to, newest first
    Promises(verbs::promises::Args),
    /// Who is on record; `people merge`, `unmerge` and `split` correct who is who
    People(verbs::people::Args),
    /// One person's page
    Person(verbs::person::Args),
    /// The record as CSV, Parquet, JSON lines, JSON-LD or Web Annotations
    Export(verbs::export::Args),
    /// Look up whether, and how, the record has certain words
    Verify(verbs::verify::Args),
}

/// The form of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For reading: the text with its statements marked, and notes under the sentences
    Text,
    /// JSON lines: one object an article
    Jsonl,
    /// With --out: Apache Parquet, one row a statement, the columns of `onrecord export`
    Parquet,
}

/// A number of bytes: `4096`, `500K`, `10M`, `1G` (powers of 1024).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bytes(pub(crate) u64);

impl FromStr for Bytes {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Bytes, &'static str> {
        let upper = text.to_ascii_uppercase();
        let bare = upper.strip_suffix("IB").or_else(|| upper.strip_suffix('B')).unwrap_or(&upper);
        let units = [('K', 10), ('M', 20), ('G', 30)];
        let unit = units.into_iter().find_map(|(unit, bits)| Some((bare.strip_suffix(unit)?, bits)));
        let (digits, bits) = unit.unwrap_or((bare, 0));
        let number: u64 = digits.parse().map_err(|_| "not a size such as 4096, 500K or 10M")?;
        number
            .checked_mul(1 << bits)
            .filter(|&bytes| bytes > 0)
            .map(Bytes)
            .ok_or("not a size that can be used")
    }
}

/// A number from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Share(pub(crate) f32);

impl FromStr for Share {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Share, &'static str> {
        let number: f32 = text.parse().map_err(|_| "not a number")?;
        if (0.0..=1.0).contains(&number) { Ok(Share(number)) } else { Err("not between 0 and 1") }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn sizes_take_binary_suffixes() {
        let sizes =
            [("4096", 4096), ("500k", 512_000), ("10M", 10 << 20), ("2MiB", 2 << 20), ("1GB", 1 << 30)];
        for (text, bytes) in sizes {
            assert_eq!(text.parse(), Ok(Bytes(bytes)), "{text}");
        }
        for wrong in ["", "M", "-1", "1.5M", "0", "99999999999G", "10X"] {
            assert!(wrong.parse::<Bytes>().is_err(), "{wrong}");
        }
    }
}
