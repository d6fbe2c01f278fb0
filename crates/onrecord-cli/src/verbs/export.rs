//! `onrecord export`: the record in the formats of other programs.

use std::io::{self, IsTerminal as _, Write};

use clap::ValueEnum;
use onrecord_store::columns::{COLUMNS, Column, Kind};
use onrecord_store::{Error, Exported, SCHEMA, SpokenOf, Store};
use serde_json::{Value, json};

use crate::book::{Book, Which, failure};
use crate::listing;
use crate::outcome::{Failure, Outcome};

/// Arguments of `onrecord export`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The format
    #[arg(long, value_enum, default_value = "jsonl")]
    format: ExportFormat,
    /// Leave out all words of articles: ids, addresses and offsets only
    #[arg(long)]
    no_text: bool,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    book: Book,
}

/// A format of other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// JSON lines, one statement a line
    Jsonl,
    /// Comma-separated values with a line of names
    Csv,
    /// schema.org Quotation, one a line
    Jsonld,
    /// W3C Web Annotation with TextQuote and TextPosition selectors, one a line
    Annotation,
    /// Apache Parquet: flat typed columns, those of CSV
    Parquet,
    /// The columns of CSV and Parquet and the tables of the record book, each with its meaning
    Codebook,
}

/// Why an export ended.
enum Ended {
    Store(Error),
    Output(io::Error),
}

impl From<Error> for Ended {
    fn from(error: Error) -> Ended {
        Ended::Store(error)
    }
}

/// Prints the record.
///
/// # Errors
/// When the record book cannot be read, or standard output takes no more.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    if args.format == ExportFormat::Codebook {
        listing::written(codebook(&mut out).and_then(|()| out.flush()))?;
        return Ok(Outcome::Done);
    }
    let store = args.book.open()?;
    if args.format == ExportFormat::Parquet {
        drop(out);
        return parquet(&store, args);
    }
    if args.format == ExportFormat::Csv {
        listing::written(listing::csv_names(&mut out))?;
    }
    let count = store.export(&args.which.filter(), |one| {
        print(&mut out, args.format, args.no_text, one).map_err(Ended::Output)
    });
    match count {
        Ok(count) => {
            listing::written(out.flush())?;
            Ok(if count == 0 { Outcome::NothingFound } else { Outcome::Done })
        }
        Err(Ended::Store(error)) => Err(failure(error)),
        Err(Ended::Output(error)) => listing::written(Err(error)).map(|()| Outcome::Done),
    }
}

/// Parquet is no text: a terminal gets none of it.
fn parquet(store: &Store, args: &Args) -> Result<Outcome, Failure> {
    if io::stdout().is_terminal() {
        let hint = Some("send it to a file: onrecord export --format parquet > record.parquet".to_owned());
        return Err(Failure { what: "Parquet is not for a terminal".to_owned(), hint });
    }
    let out = io::BufWriter::new(io::stdout());
    let count = store.write_parquet(&args.which.filter(), args.no_text, out).map_err(failure)?;
    Ok(if count == 0 { Outcome::NothingFound } else { Outcome::Done })
}

fn codebook(out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "-- Columns of `onrecord export --format csv` and `--format parquet`; JSON lines have the same names."
    )?;
    for Column { name, kind, meaning, .. } in COLUMNS {
        let kind = match kind {
            Kind::Number => "number",
            Kind::YesNo => "0 or 1",
            Kind::Fraction => "fraction",
            Kind::Day => "YYYY-MM-DD",
            _ => "text",
        };
        writeln!(out, "--   {name:20} {kind:12} {meaning}")?;
    }
    write!(out, "\n{SCHEMA}")
}

fn print(out: &mut impl Write, format: ExportFormat, no_text: bool, one: &Exported) -> io::Result<()> {
    let mut one = one.clone();
    if no_text {
        without_text(&mut one);
    }
    match format {
        ExportFormat::Csv => listing::csv_row(out, &one.line, no_text),
        ExportFormat::Jsonl => listing::json_line(out, &one.line),
        ExportFormat::Jsonld => listing::json_line(out, &quotation(&one, no_text)),
        ExportFormat::Annotation => listing::json_line(out, &annotation(&one, no_text)),
        // Written elsewhere, as a whole.
        ExportFormat::Codebook | ExportFormat::Parquet => Ok(()),
    }
}

/// Takes out whatever is copied from the article; names as resolved are facts, and stay.
fn without_text(one: &mut Exported) {
    one.line.take_out_copied();
    for words in [&mut one.exact, &mut one.prefix, &mut one.suffix] {
        words.clear();
    }
}

/// The address of the article, else a name made of its digest.
fn source(one: &Exported) -> String {
    one.line.url.clone().unwrap_or_else(|| format!("urn:onrecord:article:{}", one.line.article))
}

fn agent(name: &str, kind: &str) -> Value {
    let kind = match kind {
        "person" => "Person",
        "organisation" | "group" => "Organization",
        _ => "Thing",
    };
    json!({ "@type": kind, "name": name })
}

/// schema.org: the speaker is the `creator` of what is quoted and, as somebody who appears in the article, its
/// `spokenByCharacter`.
fn quotation(one: &Exported, no_text: bool) -> Value {
    let line = &one.line;
    let speaker = line.speaker.as_deref().map(|name| agent(name, &line.speaker_kind));
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": format!("urn:onrecord:statement:{}", line.id),
        "text": line.content,
        "creator": speaker,
        "spokenByCharacter": speaker,
        "about": line.about.iter().map(|one| json!({ "@type": "Thing", "name": one.name })).collect::<Vec<_>>(),
        "dateCreated": line.said_on,
        "isPartOf": {
            "@type": "NewsArticle",
            "@id": source(one),
            "headline": line.title,
            "datePublished": line.published,
            "publisher": line.outlet.as_ref().map(|name| json!({ "@type": "Organization", "name": name })),
        },
    });
    if let Some(object) = value.as_object_mut().filter(|_| no_text) {
        object.remove("text");
    }
    without_nulls(value)
}

fn spoken_of(one: &SpokenOf) -> Value {
    json!({ "name": one.name, "stance": one.stance, "stanceConfidence": one.stance_confidence })
}

/// W3C Web Annotation: the first piece by its words and by its place.
fn annotation(one: &Exported, no_text: bool) -> Value {
    let line = &one.line;
    let [start, end] =
        line.pieces.as_ref().and_then(|pieces| pieces.first().copied()).unwrap_or([line.start, line.end]);
    let mut selectors = vec![json!({ "type": "TextPositionSelector", "start": start, "end": end })];
    if !no_text {
        selectors.push(json!({
            "type": "TextQuoteSelector", "exact": one.exact, "prefix": one.prefix, "suffix": one.suffix
        }));
    }
    let body = json!({
        "type": "Dataset", "speaker": line.speaker, "speakerKind": line.speaker_kind, "described": line.described,
        "about": line.about.iter().map(spoken_of).collect::<Vec<_>>(),
        "form": line.form, "saidOn": line.said_on, "commitment": line.commitment, "commitmentKind": line.commitment_kind,
        "condition": line.condition, "confidence": line.confidence,
    });
    without_nulls(json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("urn:onrecord:statement:{}", line.id),
        "type": "Annotation",
        "motivation": "identifying",
        "body": body,
        "target": { "source": source(one), "selector": selectors },
    }))
}

/// What is not known is left out: null means something else in JSON-LD.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| (name, without_nulls(value)))
                .collect(),
        ),
        Value::Array(values) => Value::Array(values.into_iter().map(without_nulls).collect()),
        other => other,
    }
}
