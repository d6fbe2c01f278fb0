//! Finding and normalising times in documents of TimeBank's size (336 words), beside a plain word count of the same text.
//!
//! `cargo bench --bench times` prints criterion's figures (elements are documents) and the growth of the time with the
//! length of hostile text; `-- --test` runs everything once.

// A bench is where the clock of a program that knows none is read.
#![allow(clippy::disallowed_types, clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used)]
#![allow(missing_docs, reason = "criterion_group! makes public functions without docs")]

use std::hint::black_box;
use std::time::Instant;

use criterion::{Criterion, Throughput, criterion_group};
use onrecord::article::{Article, FoundIn, Origin, Published};
use onrecord::calendar::Day;
use onrecord::text::Text;
use onrecord::{Prepared, prepare, times};
use unicode_segmentation::UnicodeSegmentation as _;

#[path = "line/articles.rs"]
mod articles;

/// Documents in a round.
const DOCUMENTS: usize = 200;
/// Words of the average document of TimeBank and AQUAINT.
const WORDS: usize = 336;

fn article(text: &str) -> Article {
    let published = Published { day: Day::new(2025, 11, 18).unwrap(), at: None, found_in: FoundIn::Given };
    let text = Text::new(text).unwrap();
    let (given_id, title, author, outlet) = (None, None, None, None);
    let body = text.whole();
    Article { given_id, origin: Origin::default(), published, text, body, title, author, outlet }
}

/// The first paragraphs of an article, up to about so many words.
fn cut(text: &str) -> String {
    let mut words = 0;
    let within = |paragraph: &&str| {
        let fits = words < WORDS;
        words += paragraph.split_whitespace().count();
        fits
    };
    text.split("\n\n").take_while(within).collect::<Vec<_>>().join("\n\n")
}

fn documents() -> Vec<Article> {
    articles::articles(DOCUMENTS).iter().map(|whole| article(&cut(whole.text.as_str()))).collect()
}

fn finding(criterion: &mut Criterion) {
    let documents = documents();
    let prepared: Vec<Prepared> = documents.iter().cloned().map(prepare).collect();
    let mut group = criterion.benchmark_group("times");
    group.sample_size(10);
    group.throughput(Throughput::Elements(DOCUMENTS as u64));
    group.bench_function("find", |bench| {
        bench.iter(|| prepared.iter().map(|document| times::find(document).len()).sum::<usize>());
    });
    group.bench_function("prepare and find", |bench| {
        let run = |document: &Article| times::find(&prepare(document.clone())).len();
        bench.iter(|| documents.iter().map(run).sum::<usize>());
    });
    group.bench_function("beside it: unicode-segmentation words", |bench| {
        let words = |document: &Article| document.text.as_str().unicode_words().count();
        bench.iter(|| documents.iter().map(words).sum::<usize>());
    });
    group.finish();
}

/// Seconds that finding takes in a text of one piece over and over, the least of three.
fn seconds(piece: &str, bytes: usize) -> f64 {
    let prepared = prepare(article(&piece.repeat(bytes / piece.len())));
    let one = || {
        let started = Instant::now();
        black_box(times::find(&prepared));
        started.elapsed().as_secs_f64()
    };
    (0..3).map(|_| one()).fold(f64::INFINITY, f64::min)
}

/// Four times the text must take about four times as long.
fn growth(bytes: usize) {
    println!("| text | s for {bytes} bytes | growth for 4 times the text |\n| :-- | --: | --: |");
    for piece in [
        "on Friday ",
        "two years ago this ",
        "May 2-3, ",
        "from Monday to ",
        "the day before the day after ",
        "in 1998-",
        "to be, to ",
        "the first half of the ",
        "until ",
    ] {
        let (small, large) = (seconds(piece, bytes), seconds(piece, 4 * bytes));
        println!("| `{piece}` | {small:.3} | {:.1} |", large / small);
    }
}

criterion_group!(times_of_documents, finding);

fn main() {
    times_of_documents();
    Criterion::default().configure_from_args().final_summary();
    let once = std::env::args().any(|argument| argument == "--test");
    growth(if once { 10_000 } else { 500_000 });
}
