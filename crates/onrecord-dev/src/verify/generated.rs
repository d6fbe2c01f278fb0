//! A book of generated statements: words follow each other as they do in the development articles, so common pairs and
//! runs of words are as common as in news.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::{Duration, Instant};

use onrecord::ArticleRecord;
use onrecord::record::{Record, Selector, Words};
use onrecord_store::Store;
use onrecord_store::verify::Question;

use super::changes::{Chance, Change};
use super::corpus::Read;
use super::percentile;
use crate::error::Error;

/// Statements of a generated article, and articles of a batch.
const STATEMENTS: usize = 20;
const BATCH: usize = 250;
/// Questions of each kind that are timed.
const QUESTIONS: usize = 500;

/// Fills a book in a file and prints its size, the time to fill it, and the times of questions.
///
/// # Errors
/// When the book cannot be written or read.
pub(crate) fn times(
    articles: &[Read],
    absent: &[String],
    statements: usize,
    out: &mut impl Write,
) -> Result<(), Error> {
    let path = std::env::temp_dir().join(format!("onrecord-bench-verify-{}.db", std::process::id()));
    let done = fill_and_ask(&path, articles, absent, statements, out);
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(path.with_extension(format!("db{ending}")));
    }
    done
}

fn fill_and_ask(
    path: &std::path::Path,
    articles: &[Read],
    absent: &[String],
    statements: usize,
    out: &mut impl Write,
) -> Result<(), Error> {
    let mut source = Generator::new(articles);
    let mut store = Store::open(path)?;
    let Some(model) = articles.iter().find(|read| !read.record.statements.is_empty()) else { return Ok(()) };
    let (mut kept, mut adding) = (Vec::new(), Duration::ZERO);
    for batch in 0..statements.div_ceil(STATEMENTS * BATCH) {
        let made: Vec<ArticleRecord> =
            (0..BATCH).map(|at| source.article(&model.record, batch * BATCH + at)).collect();
        kept.extend(
            made.iter().take(1).flat_map(|record| &record.statements).map(|said| said.selector.exact.clone()),
        );
        let start = Instant::now();
        store.add(made.iter().map(|record| (record, "")))?;
        adding += start.elapsed();
    }
    let bytes = std::fs::metadata(path)?.len() as f64 / statements as f64;
    let rate = statements as f64 / adding.as_secs_f64();
    writeln!(
        out,
        "{statements} generated statements: {rate:.0} a second, {bytes:.0} bytes each in the whole file"
    )?;
    ask_all(&store, &kept, absent, "as added", out)?;
    let start = Instant::now();
    store.compact_index()?;
    writeln!(out, "one sorted run made in {:.1} s", start.elapsed().as_secs_f64())?;
    ask_all(&store, &kept, absent, "one run", out)
}

fn ask_all(
    store: &Store,
    kept: &[String],
    absent: &[String],
    state: &str,
    out: &mut impl Write,
) -> Result<(), Error> {
    let mut chance = Chance(7);
    let mut all = Vec::new();
    for (name, change) in
        [("exact", Change::None), ("replaced", Change::Replaced), ("spliced", Change::Spliced)]
    {
        let mut times = Vec::new();
        for at in 0..QUESTIONS {
            let Some(quotation) = kept.get(at * 37 % kept.len().max(1)) else { break };
            let other = kept.get(at * 53 % kept.len()).map_or("", String::as_str);
            let Some(words) = change.make(quotation, other, &mut chance) else { continue };
            times.push(timed(store, &words)?);
        }
        print(&format!("{name}, {state}"), &mut times, out)?;
        all.extend(times);
    }
    let mut times = Vec::new();
    for words in absent.iter().take(QUESTIONS) {
        times.push(timed(store, words)?);
    }
    print(&format!("not there, {state}"), &mut times, out)?;
    all.extend(times);
    print(&format!("all, {state}"), &mut all, out)
}

fn timed(store: &Store, words: &str) -> Result<Duration, Error> {
    let question = Question { words: words.to_owned(), speaker: None };
    // The best of three: the file is warm then, and other work on the machine is not measured.
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        store.verify(&question)?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}

fn print(name: &str, times: &mut [Duration], out: &mut impl Write) -> Result<(), Error> {
    let [half, p95, p99] = [50, 95, 99].map(|share| percentile(times, share).as_secs_f64() * 1e3);
    writeln!(
        out,
        "{name:24} {:5} questions  p50 {half:.2} ms  p95 {p95:.2} ms  p99 {p99:.2} ms",
        times.len()
    )?;
    Ok(())
}

/// Which words follow which in the development articles, each as often as it does.
struct Generator {
    follow: BTreeMap<String, Vec<String>>,
    starts: Vec<String>,
    chance: Chance,
}

impl Generator {
    fn new(articles: &[Read]) -> Generator {
        let mut follow: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for read in articles {
            let words: Vec<&str> = read.text.split_whitespace().collect();
            for pair in words.windows(2) {
                if let [first, second] = pair {
                    follow.entry((*first).to_owned()).or_default().push((*second).to_owned());
                }
            }
        }
        let starts = follow.keys().cloned().collect();
        Generator { follow, starts, chance: Chance(1) }
    }

    fn words(&mut self) -> String {
        let length = 6 + self.chance.below(28);
        let mut word = self.start();
        let mut words = vec![word.clone()];
        while words.len() < length {
            let next = self.follow.get(&word).map(|next| next.len());
            let at = next.map(|next| self.chance.below(next));
            let next = at.and_then(|at| self.follow.get(&word)?.get(at).cloned());
            word = next.unwrap_or_else(|| self.start());
            words.push(word.clone());
        }
        words.join(" ")
    }

    fn start(&mut self) -> String {
        let at = self.chance.below(self.starts.len());
        self.starts.get(at).cloned().unwrap_or_default()
    }

    fn article(&mut self, model: &ArticleRecord, number: usize) -> ArticleRecord {
        let statements = (0..STATEMENTS).filter_map(|at| self.statement(model, number, at)).collect();
        ArticleRecord {
            id: format!("generated-{number}"),
            digest: format!("{number:016x}"),
            origin: format!("generated:{number}"),
            url: Some(format!("https://outlet-{}.example/{number}", number % 300)),
            statements,
            ..model.clone()
        }
    }

    fn statement(&mut self, model: &ArticleRecord, article: usize, at: usize) -> Option<Record> {
        let words = self.words();
        let first = model.statements.first()?.clone();
        Some(Record {
            id: format!("{:016x}", article * STATEMENTS + at),
            content: vec![Words {
                start: at * 300,
                end: at * 300 + words.chars().count(),
                text: words.clone(),
            }],
            selector: Selector { exact: words, ..first.selector.clone() },
            ..first
        })
    }
}
