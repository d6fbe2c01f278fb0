//! Lists what would be read: `cargo run -p onrecord-read --example list -- PATH…`. The day, the place and the length of
//! each article; what is skipped, with its reason and a hint; the counts at the end.

use std::collections::BTreeMap;
use std::env;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use onrecord_read::{Options, read};

fn main() -> io::Result<()> {
    let paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let options = Options::default();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut counts: BTreeMap<&'static str, u64> = BTreeMap::new();
    for article in read(&paths, &options) {
        let name = match article {
            Ok(article) => {
                writeln!(out, "{} {} {} bytes", article.published.day, article.origin, article.body.len())?;
                "read"
            }
            Err(skipped) => {
                let hint = skipped.reason.hint().map(|hint| format!(" ({hint})"));
                writeln!(out, "skipped {skipped}{}", hint.unwrap_or_default())?;
                skipped.reason.name()
            }
        };
        *counts.entry(name).or_default() += 1;
    }
    counts.iter().try_for_each(|(name, count)| writeln!(out, "{name}: {count}"))
}
