//! `cargo dev bench-book`: a record book of generated statements: how fast it fills, how large it gets, how long questions
//! take.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use onrecord::ArticleRecord;
use onrecord_store::Store;
use onrecord_store::verify::words;

use crate::Verdict;
use crate::core_time::{core_time, cores_time};
use crate::error::Error;
use crate::place::PlaceArgs;
use crate::verify::{self, Read, percentile};

mod generator;
mod questions;

use generator::{Generator, PER_ARTICLE};
use questions::{Matter, questions};

/// Articles of a transaction.
const BATCH: usize = 2048;
/// Questions of each kind.
const ASKED: usize = 100;
/// People, where there are statements enough.
const PEOPLE: usize = 50_000;

/// Arguments of `cargo dev bench-book`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    place: PlaceArgs,
    /// Statements of the book
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    statements: usize,
    /// Times that each question is asked, of different people and words
    #[arg(long, value_name = "N", default_value_t = ASKED)]
    asked: usize,
    /// Write the book here and keep it; one that is there is asked and not filled
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,
    /// Fold printings before asking
    #[arg(long)]
    fold: bool,
}

/// Fills a book and prints its rate, its size and the times of questions.
///
/// # Errors
/// When the corpora cannot be read, or the book not be written or read.
pub(crate) fn run(args: &Args, out: &mut impl Write) -> Result<Verdict, Error> {
    let articles = verify::corpora(&args.place.shared())?;
    let Some(mut source) = Generator::new(&articles, PEOPLE) else {
        writeln!(out, "no corpora below {}: nothing to generate from", args.place.shared().display())?;
        return Ok(Verdict::Well);
    };
    let passing = std::env::temp_dir().join(format!("onrecord-bench-book-{}.db", std::process::id()));
    let path = args.keep.as_deref().unwrap_or(&passing);
    let done = fill_and_ask(&mut source, args, path, &articles, out);
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(passing.with_extension(format!("db{ending}")));
    }
    done.map(|()| Verdict::Well)
}

fn fill_and_ask(
    source: &mut Generator,
    args: &Args,
    path: &Path,
    articles: &[Read],
    out: &mut impl Write,
) -> Result<(), Error> {
    let there = path.exists();
    let mut store = Store::open(path)?;
    let quotations = fill(source, &mut store, args.statements, there, out)?;
    if args.fold {
        let (start, folded) = (Instant::now(), store.fold()?);
        let seconds = start.elapsed().as_secs_f64();
        writeln!(
            out,
            "{} statements are printings of {}, found in {seconds:.0} s",
            folded.statements, folded.quotations
        )?;
    }
    drop(store);
    let bytes =
        std::fs::metadata(path).map_err(|source| Error::File { path: path.to_owned(), source })?.len();
    writeln!(out, "{} bytes a statement, texts left out", bytes / args.statements.max(1) as u64)?;
    let by_count = by_count(articles);
    let absent = verify::quotations(articles);
    let matter = Matter {
        names: source.names(),
        people: PEOPLE,
        common: by_count.get(20..120).unwrap_or_default(),
        rare: by_count.len().checked_sub(2000).and_then(|at| by_count.get(at..)).unwrap_or_default(),
        quotations: &quotations,
        absent: &absent,
    };
    ask(&Store::open(path)?, &matter, args.asked, out)
}

/// Adds the articles, unless they are there; some of their quotations.
fn fill(
    source: &mut Generator,
    store: &mut Store,
    statements: usize,
    there: bool,
    out: &mut impl Write,
) -> Result<Vec<String>, Error> {
    let (mut time, mut work, mut quotations) = (Duration::ZERO, Duration::ZERO, Vec::new());
    let articles = statements.div_ceil(PER_ARTICLE);
    for first in (0..articles).step_by(BATCH) {
        let batch: Vec<ArticleRecord> =
            (first..articles.min(first + BATCH)).map(|number| source.article(number)).collect();
        let said = batch.iter().take(1).flat_map(|article| &article.statements);
        quotations.extend(said.flat_map(|one| &one.content).map(|words| words.text.clone()));
        if !there {
            let (start, worked) = (Instant::now(), cores_time());
            store.add(batch.iter().map(|article| (article, "")))?;
            time += start.elapsed();
            work += cores_time() - worked;
        }
    }
    if !there {
        let (start, worked) = (Instant::now(), cores_time());
        store.settle()?;
        let [settled, settling] = [start.elapsed(), cores_time() - worked];
        (time, work) = (time + settled, work + settling);
        writeln!(
            out,
            "indexes put in order in {:.1} s, {:.1} of them on a core",
            settled.as_secs_f64(),
            settling.as_secs_f64()
        )?;
    }
    quotations.retain(|quotation| words(quotation).len() >= 6);
    if !there {
        let rate = |time: Duration| statements as f64 / time.as_secs_f64();
        writeln!(out, "{:.0} statements a second in; {:.0} for a second on a core", rate(time), rate(work))?;
    }
    Ok(quotations)
}

/// Words of the articles, the most common first.
fn by_count(articles: &[Read]) -> Vec<&str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in articles.iter().flat_map(|read| read.text.split_whitespace()) {
        if word.chars().all(char::is_alphabetic) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut words: Vec<(&str, usize)> = counts.into_iter().collect();
    words.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    words.into_iter().map(|(word, _)| word).collect()
}

fn ask(store: &Store, matter: &Matter, asked_times: usize, out: &mut impl Write) -> Result<(), Error> {
    let mut worst = Duration::ZERO;
    for (kind, (name, _)) in questions(0, matter).iter().enumerate() {
        let (mut times, mut lines, mut cut_short) = (Vec::new(), 0, 0);
        for number in 0..asked_times {
            let Some((_, asked)) = questions(number, matter).into_iter().nth(kind) else { continue };
            // The best of three: the file is warm then, and other work on the machine is not measured.
            let mut best = Duration::MAX;
            for _ in 0..3 {
                let start = core_time();
                let (found, cut) = asked.answer(store)?;
                // Questions wait for nothing but a core.
                best = best.min(core_time() - start);
                (lines, cut_short) = (lines + found, cut_short + usize::from(cut));
            }
            times.push(best);
        }
        let [half, p95] = [50, 95].map(|share| percentile(&mut times, share));
        worst = worst.max(p95);
        let [half, p95] = [half, p95].map(|time| time.as_secs_f64() * 1e3);
        let lines = lines as f64 / 3.0 / asked_times as f64;
        writeln!(
            out,
            "{name:40} p50 {half:7.2} ms  p95 {p95:7.2} ms  {lines:5.1} lines  {cut_short} cut short"
        )?;
    }
    writeln!(out, "slowest p95 {:.2} ms", worst.as_secs_f64() * 1e3)?;
    Ok(())
}
