//! The line from article to record, without a network, on articles of about 760 words that are made here.
//!
//! `cargo bench --bench line` prints criterion's wall-clock figures for each stage and then a summary: articles and
//! megabytes per CPU-second, and each stage's time as a multiple of what a plain word count of the same text takes.
//! The multiples are taken side by side, so they hold on a busy machine too.
//!
//! `cargo bench --bench line -- summary` prints the summary alone; `-- --test` runs everything once.

// A bench is where the clock of a program that knows none is read.
#![allow(clippy::disallowed_types, clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used)]
#![allow(missing_docs, reason = "criterion_group! makes public functions without docs")]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group};
use onrecord::annotate::Annotated;
use onrecord::record::article_record;
use onrecord::{Article, Labels, Prepared, RuleTagger, Tagger, annotate, prepare};
use unicode_segmentation::UnicodeSegmentation as _;

mod articles;
mod summary;

/// Articles in a round: more text than the caches near a core hold.
const ARTICLES: usize = 200;

/// The input of every stage, made once.
struct Inputs {
    articles: Vec<Article>,
    prepared: Vec<Prepared>,
    labels: Vec<Labels>,
    annotated: Vec<Annotated>,
    bytes: usize,
    words: usize,
}

impl Inputs {
    fn new() -> Inputs {
        let articles = articles::articles(ARTICLES);
        let prepared: Vec<Prepared> = articles.iter().cloned().map(prepare).collect();
        let labels = RuleTagger.tag(&prepared);
        let pairs = prepared.iter().cloned().zip(&labels);
        let annotated = pairs.map(|(prepared, labels)| annotate(prepared, labels)).collect();
        let texts = || articles.iter().map(|article| article.text.as_str());
        let (bytes, words) =
            (texts().map(str::len).sum(), texts().map(|t| t.split_whitespace().count()).sum());
        Inputs { prepared, labels, annotated, bytes, words, articles }
    }

    fn annotate_input(&self) -> Vec<(Prepared, &Labels)> {
        self.prepared.iter().cloned().zip(&self.labels).collect()
    }
}

/// Article → record, as the program does it.
fn whole_line(articles: Vec<Article>) -> usize {
    let prepared: Vec<Prepared> = articles.into_iter().map(prepare).collect();
    let labels = RuleTagger.tag(&prepared);
    let records = prepared.into_iter().zip(&labels).map(|(prepared, labels)| {
        let record = article_record(&annotate(prepared, labels), "rules");
        black_box(&record);
        record.statements.len()
    });
    records.sum()
}

fn word_count(articles: &[Article]) -> usize {
    articles.iter().map(|article| article.text.as_str().unicode_words().count()).sum()
}

fn byte_pass(articles: &[Article]) -> usize {
    let spaces = |article: &Article| article.text.as_str().bytes().filter(|&byte| byte == b' ').count();
    articles.iter().map(spaces).sum()
}

fn stages(criterion: &mut Criterion) {
    let inputs = Inputs::new();
    let mut group = criterion.benchmark_group("line");
    group.sample_size(10);
    group.throughput(Throughput::ElementsAndBytes { elements: ARTICLES as u64, bytes: inputs.bytes as u64 });
    group.bench_function("prepare", |bench| {
        let run = |articles: Vec<Article>| articles.into_iter().map(prepare).collect::<Vec<_>>();
        bench.iter_batched(|| inputs.articles.clone(), run, BatchSize::LargeInput);
    });
    group.bench_function("tag", |bench| bench.iter(|| RuleTagger.tag(&inputs.prepared)));
    group.bench_function("annotate", |bench| {
        let run = |pairs: Vec<(Prepared, &Labels)>| {
            pairs.into_iter().map(|(prepared, labels)| annotate(prepared, labels)).collect::<Vec<_>>()
        };
        bench.iter_batched(|| inputs.annotate_input(), run, BatchSize::LargeInput);
    });
    group.bench_function("record", |bench| {
        let run = || inputs.annotated.iter().map(|a| article_record(a, "rules")).collect::<Vec<_>>();
        bench.iter(run);
    });
    group.bench_function("whole line", |bench| {
        bench.iter_batched(|| inputs.articles.clone(), whole_line, BatchSize::LargeInput);
    });
    group.bench_function("beside it: unicode-segmentation words", |bench| {
        bench.iter(|| word_count(&inputs.articles));
    });
    group.bench_function("beside it: one pass over the bytes", |bench| {
        bench.iter(|| byte_pass(&inputs.articles));
    });
    group.finish();
}

criterion_group!(line, stages);

fn main() {
    line();
    Criterion::default().configure_from_args().final_summary();
    let once = std::env::args().any(|argument| argument == "--test");
    println!("{}", summary::summary(&Inputs::new(), if once { 1 } else { 20 }));
}
