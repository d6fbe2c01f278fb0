//! `cargo dev eval-said-on ATTRIBUTIONS RECORD`: the day of a statement, given its gold content, cue and source.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use onrecord::Prepared;
use onrecord::index::TokenRange;
use onrecord::prepare;
use onrecord::text::Offsets;
use onrecord::times::{SaidOn, find, said_on};
use serde_json::Value;

use crate::times::article;

/// Counts of stated days.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    gold: usize,
    predicted: usize,
    right: usize,
}

/// Prints each difference and the counts.
///
/// # Errors
/// When a file cannot be read or a line is not JSON.
pub(crate) fn evaluate(attributions: &Path, record: &Path, mut out: impl Write) -> io::Result<()> {
    let gold = gold_days(record)?;
    let mut counts = Counts::default();
    for line in fs::read_to_string(attributions)?.lines() {
        let line: Value = serde_json::from_str(line)?;
        for (gold, found, words) in compared(&line, &gold).unwrap_or_default() {
            counts.gold += usize::from(gold.is_some());
            counts.predicted += usize::from(found.is_some());
            counts.right += usize::from(gold.is_some() && gold == found);
            if gold != found {
                writeln!(out, "{gold:?}\t{found:?}\t{words}")?;
            }
        }
    }
    let Counts { gold, predicted, right } = counts;
    let ratio = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
    let f1 = 200.0 * right as f64 / (gold + predicted).max(1) as f64;
    let (precision, recall) = (ratio(predicted), ratio(gold));
    writeln!(out, "gold {gold} predicted {predicted} right {right} P {precision:.1} R {recall:.1} F1 {f1:.1}")
}

/// Gold day, found day, and the words round the cue.
type Compared = (Option<String>, Option<String>, String);

type Days = BTreeMap<(String, String), Option<String>>;

fn gold_days(record: &Path) -> io::Result<Days> {
    let record = fs::read_to_string(record)?;
    let lines = record.lines().map(|line| {
        let line: Value = serde_json::from_str(line)?;
        let text = |name: &str| line.get(name).and_then(Value::as_str).map(str::to_owned);
        Ok(((text("article").unwrap_or_default(), text("e").unwrap_or_default()), text("said_on")))
    });
    lines.collect()
}

/// Gold day, found day and the words round the cue, for each attribution that has a gold record.
fn compared(line: &Value, gold: &Days) -> Option<Vec<Compared>> {
    let id = line.get("id")?.as_str()?;
    let day = line.get("date")?.as_str()?.parse().ok()?;
    let prepared = prepare(article(line.get("text")?.as_str()?, day)?);
    let offsets = Offsets::new(&prepared.article.text);
    let times = find(&prepared);
    let compared = line.get("attributions")?.as_array()?.iter().filter_map(|attribution| {
        let e = attribution.get("id")?.as_str()?;
        let gold = gold.get(&(id.to_owned(), e.to_owned()))?.clone();
        let [content, cue, source] =
            ["content", "cue", "source"].map(|name| ranges(&prepared, &offsets, attribution, name));
        let (cue, source) = (cue.first().copied(), source.first().copied());
        let found = match said_on(&prepared, &times, &content, cue, source) {
            SaidOn::Stated { value, .. } => Some(value),
            SaidOn::PublishedBy(_) => None,
        };
        let sentence = prepared.sentences.get(prepared.sentence_of(cue.or(source)?.start()).get())?;
        let words = format!(
            "{:?} {}",
            cue.and_then(|cue| prepared.span(cue)).map(|span| prepared.slice(span)),
            prepared.slice(sentence.span)
        );
        Some((gold, found, words))
    });
    Some(compared.collect())
}

fn ranges(prepared: &Prepared, offsets: &Offsets, attribution: &Value, name: &str) -> Vec<TokenRange> {
    let spans = attribution.get(name).and_then(Value::as_array).into_iter().flatten();
    let ranges = spans.filter_map(|span| {
        let end = |at: usize| span.get(at).and_then(Value::as_u64).map(|at| offsets.byte(at as usize));
        let span = prepared.article.text.checked_span(end(0)?, end(1)?)?;
        Some(prepared.tokens_in(span))
    });
    ranges.filter(|range| !range.is_empty()).collect()
}
