//! `cargo dev bench-kernels`: the whole line from texts to records on one core, with each set of instructions.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use onrecord::record::article_record;
use onrecord::{Article, Tagger as _, annotate, prepare};
use onrecord_model::NetworkTagger;
use onrecord_model::encoder::Kernel;

use crate::core_time::core_time;
use crate::error::Error;
use crate::training::articles;

/// Prints the best of `runs` readings for each set and how it compares with the first, and whether the records are the
/// same.
///
/// # Errors
/// When the model or the corpus cannot be read, or the output takes no more.
pub(crate) fn print(model: &Path, corpus: &Path, runs: u32, out: &mut impl Write) -> Result<(), Error> {
    let mut texts: Vec<Article> = Vec::new();
    articles(corpus, |article| {
        texts.push(article.prepared.article);
        Ok(())
    })?;
    let words: usize = texts.iter().map(|article| article.text.as_str().split_whitespace().count()).sum();
    let mut first: Option<(f64, String)> = None;
    for kernel in Kernel::timed() {
        let tagger = NetworkTagger::open(model)?.with_kernel(kernel);
        let (mut best, mut records) = (Duration::MAX, String::new());
        for _ in 0..runs.max(1) {
            let before = core_time();
            records = read(&texts, &tagger)?;
            best = best.min(core_time() - before);
        }
        let speed = words as f64 / best.as_secs_f64();
        let (slowest, same) = first.get_or_insert_with(|| (speed, records.clone()));
        let same = if *same == records { "the same records" } else { "OTHER RECORDS" };
        writeln!(out, "{kernel}: {speed:.0} words per CPU-second, {:.2} ×, {same}", speed / *slowest)?;
    }
    Ok(())
}

/// The records of all articles, as JSON.
fn read(texts: &[Article], tagger: &NetworkTagger) -> Result<String, Error> {
    let mut records = String::new();
    for article in texts {
        let prepared = [prepare(article.clone())];
        let labels = tagger.tag(&prepared).pop().unwrap_or_default();
        let [prepared] = prepared;
        let record = article_record(&annotate(prepared, &labels), &tagger.name());
        records += &serde_json::to_string(&record).map_err(std::io::Error::from)?;
    }
    Ok(records)
}
