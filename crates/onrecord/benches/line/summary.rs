//! Processor time of each stage, side by side with a word count of the same text.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::thread;
use std::time::Instant;

use onrecord::record::article_record;
use onrecord::{Article, RuleTagger, Tagger as _, annotate, people, prepare, times};

use crate::{ARTICLES, Inputs, byte_pass, whole_line, word_count};

const NAMES: [&str; 9] = [
    "prepare",
    "tag",
    "annotate",
    "of which people",
    "of which times",
    "record",
    "whole line",
    "unicode-segmentation words",
    "one pass over the bytes",
];
/// The row that the others are held against.
const WORD_COUNT: usize = 7;

/// A table of all stages: the least time of so many rounds, in which the stages take turns.
pub(crate) fn summary(inputs: &Inputs, rounds: usize) -> String {
    let mut least = [f64::INFINITY; NAMES.len()];
    for _ in 0..rounds {
        for (least, now) in least.iter_mut().zip(round(inputs)) {
            *least = least.min(now);
        }
    }
    let mut table = format!(
        "{ARTICLES} articles, {} words and {} bytes each; least of {rounds} rounds; one thread\n\n",
        inputs.words / ARTICLES,
        inputs.bytes / ARTICLES
    );
    table.push_str("| stage | µs an article | articles/CPU-s | MB/CPU-s | × word count |\n");
    table.push_str("| :-- | --: | --: | --: | --: |\n");
    for (name, seconds) in NAMES.iter().zip(least) {
        let _ = writeln!(
            table,
            "| {name} | {:.1} | {:.0} | {:.1} | {:.2} |",
            seconds * 1e6 / ARTICLES as f64,
            ARTICLES as f64 / seconds,
            inputs.bytes as f64 / seconds / 1e6,
            seconds / least[WORD_COUNT],
        );
    }
    table
}

/// Seconds of each of [`NAMES`] over all articles.
fn round(inputs: &Inputs) -> [f64; NAMES.len()] {
    let articles = || inputs.articles.clone();
    [
        time(articles(), |articles: Vec<Article>| articles.into_iter().map(prepare).collect::<Vec<_>>()),
        time((), |()| RuleTagger.tag(&inputs.prepared)),
        time(inputs.annotate_input(), |pairs| {
            pairs.into_iter().map(|(prepared, labels)| annotate(prepared, labels)).collect::<Vec<_>>()
        }),
        time((), |()| {
            inputs.prepared.iter().map(|prepared| people::find(prepared, None)).collect::<Vec<_>>()
        }),
        time((), |()| inputs.prepared.iter().map(times::find).collect::<Vec<_>>()),
        time((), |()| inputs.annotated.iter().map(|a| article_record(a, "rules")).collect::<Vec<_>>()),
        time(articles(), whole_line),
        time((), |()| word_count(&inputs.articles)),
        time((), |()| byte_pass(&inputs.articles)),
    ]
}

/// Processor time of a run, its result not yet dropped.
fn time<I, O>(input: I, run: impl FnOnce(I) -> O) -> f64 {
    let (wall, before) = (Instant::now(), on_processor());
    let output = black_box(run(black_box(input)));
    let spent = match (before, on_processor()) {
        (Some(before), Some(after)) if after > before => after - before,
        _ => wall.elapsed().as_secs_f64(),
    };
    drop(output);
    spent
}

/// Seconds that this thread has been on a processor (Linux), so that other load does not count.
///
/// The kernel brings the figure up to date at its own ticks, milliseconds apart, and when a thread yields.
fn on_processor() -> Option<f64> {
    thread::yield_now();
    let schedstat = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    schedstat.split_whitespace().next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}
