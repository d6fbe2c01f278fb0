//! `cargo dev bench-verify`: quotations changed in known ways, and others that are not there, put to a book.
//!
//! The articles are parted by event: those of one half are put into the book, and quotations of the other half are
//! asked for as absent. Where an absent quotation has a long run of words in common with the book all the same, it is
//! not absent and is left out; that is found by plain search for runs of words, not by the code that is measured.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use onrecord_store::Store;
use onrecord_store::verify::{NegationPlace, Question, Report, Verdict as Found, is_negation, words};

use crate::Verdict;
use crate::error::Error;
use crate::place::PlaceArgs;

mod changes;
mod corpus;
pub(crate) mod folding;

use changes::Expected;
pub(crate) use changes::{Chance, Change};
pub(crate) use corpus::Read;

/// Questions of each kind.
const MOST_QUESTIONS: usize = 2000;
/// Words of a quotation in the benchmark.
const LEAST: usize = 6;
const MOST: usize = 80;

/// Arguments of `cargo dev bench-verify`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    place: PlaceArgs,
    /// Questions of each kind
    #[arg(long, value_name = "N", default_value_t = MOST_QUESTIONS)]
    questions: usize,
    /// List the questions that were answered otherwise than expected
    #[arg(long)]
    errors: bool,
}

/// Prints the figures of each kind of change beside their floors.
///
/// # Errors
/// When the corpora cannot be read or the book not be written.
pub(crate) fn run(args: &Args, out: &mut impl Write) -> Result<Verdict, Error> {
    let articles = corpora(&args.place.shared())?;
    if articles.is_empty() {
        writeln!(out, "no corpora below {}: nothing to measure on", args.place.shared().display())?;
        return Ok(Verdict::Well);
    }
    let (kept, absent) = halves(&articles);
    let mut store = Store::in_memory()?;
    store.add(kept.iter().map(|read| (&read.record, read.text.as_str())))?;
    let quotations = corpus::quotations(&kept, LEAST, MOST);
    let absent = truly_absent(corpus::quotations(&absent, LEAST, MOST), &kept);
    writeln!(
        out,
        "{} articles in the book, {} quotations of them, {} absent",
        kept.len(),
        quotations.len(),
        absent.len()
    )?;
    let mut bench = Bench { store, questions: args.questions, errors: args.errors, well: true };
    for change in Change::ALL {
        bench.change(change, &quotations, out)?;
    }
    bench.absent(&absent, out)?;
    Ok(if bench.well { Verdict::Well } else { Verdict::OutOfBounds })
}

/// The articles that books are made of; none where the corpora are not there.
///
/// # Errors
/// When a file cannot be read or a line is not JSON.
pub(crate) fn corpora(shared: &Path) -> Result<Vec<Read>, Error> {
    let paths = [shared.join(corpus::POLNEAR), shared.join(corpus::EVENTS)];
    if !paths.iter().all(|path| path.is_file()) {
        return Ok(Vec::new());
    }
    paths.iter().try_fold(Vec::new(), |mut articles, path| {
        articles.extend(corpus::read(path)?);
        Ok(articles)
    })
}

/// Quotations of the lengths that are asked for.
pub(crate) fn quotations(articles: &[Read]) -> Vec<String> {
    corpus::quotations(&articles.iter().collect::<Vec<_>>(), LEAST, MOST)
}

/// Articles of the same event on the same side; every third event is kept out of the book.
fn halves(articles: &[Read]) -> (Vec<&Read>, Vec<&Read>) {
    let events: BTreeSet<&str> = articles.iter().map(|read| read.event.as_str()).collect();
    let out: BTreeSet<&str> =
        events.into_iter().enumerate().filter(|(at, _)| at % 3 == 1).map(|(_, event)| event).collect();
    articles.iter().partition(|read| !out.contains(read.event.as_str()))
}

/// Quotations of which no run of a third of the words, at least four, is anywhere in the kept articles.
fn truly_absent(quotations: Vec<String>, kept: &[&Read]) -> Vec<String> {
    let keys = |text: &str| words(text).into_iter().map(|word| word.key).collect::<Vec<_>>();
    let joined = |keys: &[String]| format!(" {} ", keys.join(" "));
    let texts: Vec<String> = kept
        .iter()
        .flat_map(|read| &read.record.statements)
        .map(|statement| {
            statement.content.iter().map(|words| words.text.as_str()).collect::<Vec<_>>().join(" ")
        })
        .map(|content| joined(&keys(&content)))
        .collect();
    let all = texts.join("|");
    let there = |quotation: &String| {
        let keys = keys(quotation);
        keys.windows((keys.len() / 3).max(4)).any(|run| all.contains(&joined(run)))
    };
    quotations.into_iter().filter(|quotation| !there(quotation)).collect()
}

struct Bench {
    store: Store,
    questions: usize,
    errors: bool,
    well: bool,
}

impl Bench {
    fn ask(&self, words: &str) -> Result<(Report, Duration), Error> {
        let question = Question { words: words.to_owned(), speaker: None };
        let start = Instant::now();
        let report = self.store.verify(&question)?;
        Ok((report, start.elapsed()))
    }

    fn change(&mut self, change: Change, quotations: &[String], out: &mut impl Write) -> Result<(), Error> {
        let mut chance = Chance(change as u64 + 1);
        let (mut asked, mut right, mut shown, mut times) = (0, 0, 0, Vec::new());
        for at in 0..quotations.len() * 4 {
            if asked >= self.questions {
                break;
            }
            let Some(quotation) = quotations.get(at % quotations.len()) else { break };
            let Some(other) = quotations.get(chance.below(quotations.len())) else { break };
            let Some(words) = change.make(quotation, other, &mut chance) else { continue };
            let (report, time) = self.ask(&words)?;
            asked += 1;
            times.push(time);
            shown += usize::from(shows_negation(&report));
            let is_right = fits(change.expected(), report.verdict);
            right += usize::from(is_right);
            if !is_right && self.errors {
                writeln!(out, "  {:?}\t{words}\t<- {quotation}", report.verdict)?;
            }
        }
        let floor = match change.expected() {
            Expected::Exact => 100.0,
            Expected::Altered => 98.0,
            Expected::Partial => 95.0,
        };
        self.line(change.name(), asked, right, floor, &mut times, out)?;
        if change == Change::Negated {
            self.line("  and the negation is shown", asked, shown, 100.0, &mut times, out)?;
        }
        Ok(())
    }

    fn absent(&mut self, absent: &[String], out: &mut impl Write) -> Result<(), Error> {
        let (mut right, mut times) = (0, Vec::new());
        for words in absent.iter().take(self.questions) {
            let (report, time) = self.ask(words)?;
            times.push(time);
            let found = !matches!(report.verdict, Found::ParaphraseCandidates | Found::NotInThisRecord);
            right += usize::from(!found);
            if found && self.errors {
                let said = report.findings.first().and_then(|finding| finding.sources.first());
                writeln!(
                    out,
                    "  {:?}\t{words}\t<- {}",
                    report.verdict,
                    said.map_or("", |said| &said.content)
                )?;
            }
        }
        self.line("absent, called absent", absent.len().min(self.questions), right, 99.5, &mut times, out)
    }

    fn line(
        &mut self,
        name: &str,
        asked: usize,
        right: usize,
        floor: f64,
        times: &mut [Duration],
        out: &mut impl Write,
    ) -> Result<(), Error> {
        let share = 100.0 * right as f64 / asked.max(1) as f64;
        self.well &= share >= floor;
        let p95 = percentile(times, 95).as_secs_f64() * 1e3;
        writeln!(out, "{name:28} {right:5} of {asked:5}  {share:6.2} %  floor {floor:5.1}  p95 {p95:.2} ms")?;
        Ok(())
    }
}

fn fits(expected: Expected, found: Found) -> bool {
    match expected {
        Expected::Exact => found == Found::Exact,
        Expected::Altered => found == Found::Altered,
        Expected::Partial => found == Found::Partial,
    }
}

/// Whether the answer points out a negation that only the question has.
fn shows_negation(report: &Report) -> bool {
    let first = report.findings.first();
    first.is_some_and(|finding| {
        finding.negations.iter().any(|note| {
            note.place == NegationPlace::OnlyAsked
                && words(&note.word).iter().any(|word| is_negation(&word.key))
        })
    })
}

/// The time that so many of a hundred do not exceed.
pub(crate) fn percentile(times: &mut [Duration], share: usize) -> Duration {
    times.sort_unstable();
    let at = (times.len() * share).div_ceil(100).saturating_sub(1);
    times.get(at).copied().unwrap_or_default()
}
