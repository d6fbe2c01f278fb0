//! `cargo dev eval-times CORPUS [even|odd|all]`: the time expressions of a corpus, as `score/times.py` reads them.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use onrecord::article::{Article, FoundIn, Origin, Published};
use onrecord::calendar::Day;
use onrecord::text::{Offsets, Text};
use onrecord::times::{TimeExpression, TimeKind, find, outlooks, upcoming};
use onrecord::{Prepared, people, prepare};
use serde_json::{Value, json};

/// Which lines of a corpus are read: rules are written on the even half and checked on the odd one.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Half {
    /// Lines 0, 2, 4 …
    Even,
    /// Lines 1, 3, 5 …
    Odd,
    /// Every line.
    All,
}

impl Half {
    fn holds(self, line: usize) -> bool {
        match self {
            Half::Even => line.is_multiple_of(2),
            Half::Odd => !line.is_multiple_of(2),
            Half::All => true,
        }
    }
}

/// Writes one JSON line an article: `{id, dct, text, timex: [{s, e, type, value}]}`, offsets in code points.
///
/// Lines without a day (`dct`) are passed over.
///
/// # Errors
/// When the corpus cannot be read or a line is not JSON.
pub(crate) fn export(corpus: &Path, half: Half, out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let corpus = fs::read_to_string(corpus)?;
    for (_, line) in corpus.lines().enumerate().filter(|(number, _)| half.holds(*number)) {
        let article: Value = serde_json::from_str(line)?;
        if let Some(found) = predicted(&article) {
            writeln!(out, "{found}")?;
        }
    }
    out.flush()
}

/// Prints what the articles of a corpus announce, to be counted by hand: day of publication, date, clause.
///
/// # Errors
/// When the corpus cannot be read or a line is not JSON.
pub(crate) fn announcements(corpus: &Path, mut out: impl Write) -> io::Result<()> {
    for line in fs::read_to_string(corpus)?.lines() {
        let Some((day, prepared)) = dated(&serde_json::from_str(line)?) else { continue };
        for event in upcoming(&prepared, &find(&prepared), &people::find(&prepared, people::Told::default()))
        {
            writeln!(out, "{day}\t{}\t{}\t{}", event.value, event.status.name(), prepared.slice(event.span))?;
        }
    }
    Ok(())
}

/// Prints a line for each time whose side of the day of publication its own words tell, and for those of which only the
/// context tells: side (1 ahead, 0 past, 2 unknown), sort, line of the corpus, words, what stands beside it.
///
/// # Errors
/// When the corpus cannot be read or a line is not JSON.
pub(crate) fn print_outlooks(corpus: &Path, out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    for (number, line) in fs::read_to_string(corpus)?.lines().enumerate() {
        let Some((_, prepared)) = dated(&serde_json::from_str(line)?) else { continue };
        for outlook in outlooks(&prepared) {
            let side = outlook.ahead.map_or(2, u8::from);
            let words = prepared.slice(outlook.span).split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(out, "{side}\t{}\t{number}\t{words}\t{}", outlook.kind, outlook.evidence.join(" "))?;
        }
    }
    out.flush()
}

/// The day and article of a line that has both.
fn dated(line: &Value) -> Option<(Day, Prepared)> {
    let day = line.get("dct").or(line.get("date"))?.as_str()?.get(..10)?.parse().ok()?;
    Some((day, prepare(article(line.get("text")?.as_str()?, day)?)))
}

fn predicted(line: &Value) -> Option<Value> {
    let published = line.get("dct")?.as_str()?.get(..10)?.parse().ok()?;
    let text = line.get("text")?.as_str()?;
    let prepared = prepare(article(text, published)?);
    let offsets = Offsets::new(&prepared.article.text);
    let times: Vec<Value> = find(&prepared).iter().map(|time| timex(&prepared, time, &offsets)).collect();
    Some(json!({"id": line.get("id"), "dct": line.get("dct"), "text": text, "timex": times}))
}

fn timex(prepared: &Prepared, time: &TimeExpression, offsets: &Offsets) -> Value {
    let kind = match time.kind {
        TimeKind::Date => "DATE",
        TimeKind::Time => "TIME",
        TimeKind::Duration => "DURATION",
        TimeKind::Set => "SET",
    };
    json!({
        "s": offsets.chars(time.span.start()), "e": offsets.chars(time.span.end()), "type": kind,
        "value": time.value, "text": prepared.slice(time.span),
        "mod": time.modifier.map(onrecord::times::Modifier::name),
    })
}

pub(crate) fn article(text: &str, day: Day) -> Option<Article> {
    let text = Text::new(text).ok()?;
    let published = Published { day, at: None, found_in: FoundIn::Field("dct".to_owned()) };
    let body = text.whole();
    let (given_id, title, author, outlet) = (None, None, None, None);
    Some(Article { given_id, origin: Origin::default(), published, text, body, title, author, outlet })
}
