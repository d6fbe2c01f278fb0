//! `cargo dev bench-fold`: what is folded of the articles of 69 events, and pairs to be judged by reading.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::Instant;

use onrecord_store::Store;
use onrecord_store::fold::FoldedPair;

use super::changes::Chance;
use super::corpus;
use crate::Verdict;
use crate::error::Error;
use crate::place::PlaceArgs;

/// Arguments of `cargo dev bench-fold`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    place: PlaceArgs,
    /// Print so many pairs, drawn from a seeded sequence, to be judged by reading
    #[arg(long, value_name = "N", default_value_t = 0)]
    pairs: usize,
}

/// Prints how much was folded, within events and across them.
///
/// # Errors
/// When the corpus cannot be read or the book not be written.
pub(crate) fn run(args: &Args, out: &mut impl Write) -> Result<Verdict, Error> {
    let path = args.place.shared().join(corpus::EVENTS);
    if !path.is_file() {
        writeln!(out, "no corpus {}: nothing to measure on", path.display())?;
        return Ok(Verdict::Well);
    }
    let articles = corpus::read(&path)?;
    let mut store = Store::in_memory()?;
    let added = store.add(articles.iter().map(|read| (&read.record, read.text.as_str())))?;
    let start = Instant::now();
    let folded = store.fold()?;
    let seconds = start.elapsed().as_secs_f64();
    writeln!(out, "{} articles, {} statements; folded in {seconds:.1} s", added.articles, added.statements)?;
    writeln!(out, "{} articles are printings of {} texts", folded.articles, folded.texts)?;
    writeln!(out, "{} statements are occurrences of {} quotations", folded.statements, folded.quotations)?;
    let events: BTreeMap<&str, &str> =
        articles.iter().map(|read| (read.record.digest.as_str(), read.event.as_str())).collect();
    let pairs = store.folded_pairs()?;
    let same = |pair: &&FoldedPair| events.get(pair.later.0.as_str()) == events.get(pair.earlier.0.as_str());
    let within = pairs.iter().filter(same).count();
    writeln!(out, "{} pairs of statements, {within} of them within one event", pairs.len())?;
    let mut chance = Chance(50);
    let mut left: Vec<&FoldedPair> = pairs.iter().collect();
    for number in 1..=args.pairs.min(left.len()) {
        let pair = left.swap_remove(chance.below(left.len()));
        writeln!(out, "\n{number}. {:.2}", pair.likeness)?;
        for (_, speaker, words) in [&pair.earlier, &pair.later] {
            writeln!(out, "   {}: {words}", speaker.as_deref().unwrap_or("-"))?;
        }
    }
    Ok(Verdict::Well)
}
