//! The statements that the benchmark is made of: read by the program from the development articles, never committed.

use std::fs;
use std::path::Path;

use onrecord::record::article_record;
use onrecord::{ArticleRecord, Origin, RuleTagger, Tagger as _, annotate, prepare};
use onrecord_store::verify::words;
use serde_json::Value;

use crate::error::Error;
use crate::times::article as dated;

/// Files below the folder of corpora.
pub(crate) const POLNEAR: &str = "data/polnear/dev.jsonl";
/// Articles of 69 events.
pub(crate) const EVENTS: &str = "data/raw/giveme5w1h-newscluster.jsonl";

/// An article as the store takes it, and the event it belongs to, if that is known.
pub(crate) struct Read {
    pub(crate) record: ArticleRecord,
    pub(crate) text: String,
    pub(crate) event: String,
}

/// Reads the articles of a corpus with the rules.
///
/// # Errors
/// When the file cannot be read or a line is not JSON.
pub(crate) fn read(path: &Path) -> Result<Vec<Read>, Error> {
    let text = fs::read_to_string(path).map_err(|source| Error::File { path: path.to_owned(), source })?;
    let mut articles = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let json = |source| Error::Json { path: path.to_owned(), line: at + 1, source };
        let value: Value = serde_json::from_str(line).map_err(json)?;
        articles.extend(article(&value, at + 1));
    }
    Ok(articles)
}

fn article(line: &Value, at: usize) -> Option<Read> {
    let field = |name: &str| line.get(name).and_then(Value::as_str).map(str::to_owned);
    let text = field("text")?;
    let day = field("date")?.parse().ok()?;
    let mut article = dated(&text, day)?;
    article.given_id = field("id");
    article.origin =
        Origin { path: "corpus".to_owned(), line: Some(at as u64), url: field("url"), ..Origin::default() };
    let prepared = prepare(article);
    let labels = RuleTagger.tag(std::slice::from_ref(&prepared)).pop()?;
    let record = article_record(&annotate(prepared, &labels), "rules");
    let event = line.pointer("/cluster/Event").and_then(Value::as_str).unwrap_or("polnear").to_owned();
    Some(Read { record, text, event })
}

/// The words of all statements with so many words, each wording once.
pub(crate) fn quotations(articles: &[&Read], least: usize, most: usize) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let statements = articles.iter().flat_map(|article| &article.record.statements);
    let contents = statements.map(|statement| {
        let pieces: Vec<&str> = statement.content.iter().map(|words| words.text.as_str()).collect();
        pieces.join(" ")
    });
    contents
        .filter(|content| (least..=most).contains(&words(content).len()))
        .filter(|content| seen.insert(words(content).into_iter().map(|word| word.key).collect::<Vec<_>>()))
        .collect()
}
