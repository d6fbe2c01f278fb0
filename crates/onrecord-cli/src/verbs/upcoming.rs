//! `onrecord upcoming`: the dated events that articles announce, of files or of the record book, as a list, JSON lines or
//! iCalendar.

use std::collections::BTreeSet;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use onrecord::calendar::Day;
use onrecord::record::{ArticleRecord, UpcomingRecord, Words, article_record};
use onrecord::{Article, Labels, annotate, prepare};
use onrecord_store::EventFilter;
use serde_json::json;

use crate::book::{Book, failure};
use crate::calendar_form::{Event, Status, calendar};
use crate::listing;
use crate::notices::Notices;
use crate::outcome::{Counts, Failure, Outcome};
use crate::source::Source;

/// Arguments of `onrecord upcoming`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Files or folders of articles, or `-` for standard input [default: the articles of the record book]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    book: Book,
    /// Form of output [default: table on a terminal, jsonl elsewhere]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Leave out what is over before this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    since: Option<Day>,
    /// Leave out what begins after this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    until: Option<Day>,
    /// Only what names this person
    #[arg(long, value_name = "NAME")]
    person: Option<String>,
    /// Only what is so firm
    #[arg(long, value_parser = ["planned", "expected", "conditional", "cancelled"])]
    status: Option<String>,
    /// From files with this in their path
    #[arg(long, value_name = "PART")]
    origin: Option<String>,
    /// From this publisher (of the record book)
    #[arg(long, value_name = "NAME", conflicts_with = "paths")]
    outlet: Option<String>,
    /// The most events [default: all]
    #[arg(long, short = 'n', value_name = "N")]
    limit: Option<usize>,
    /// Pass over so many of the soonest
    #[arg(long, value_name = "N", default_value_t = 0)]
    skip: usize,
    #[command(flatten)]
    source: Source,
    /// No progress, hints or summary; skipped inputs are still listed
    #[arg(long, short)]
    quiet: bool,
}

/// The form of a list of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One line an event: days, how firm, the announcing clause
    #[value(alias = "text")]
    Table,
    /// JSON lines: one object an event
    Jsonl,
    /// Comma-separated values with a line of names (RFC 4180)
    Csv,
    /// iCalendar (RFC 5545): all-day events, tentative where doubtful
    Ics,
}

const EXAMPLES: &str = "\
Events come by day; the same announcement in several articles comes once, from the article read first.

Examples:
  onrecord upcoming --since 2026-01-01
  onrecord upcoming article.txt
  onrecord upcoming --format ics archive/ > upcoming.ics
  onrecord upcoming --since 2026-01-01 archive/ | jq -r 'select(.status == \"planned\") | [.first, .text] | @tsv'";

/// How firm an event can be.
const STATUSES: [&str; 4] = ["planned", "expected", "conditional", "cancelled"];

/// An event and the article that announces it.
struct Announced {
    event: UpcomingRecord,
    published: String,
    article: String,
    origin: String,
    title: Option<String>,
    url: Option<String>,
}

/// Prints the events that the articles announce.
///
/// # Errors
/// When there is nothing at the given paths, or standard output takes no more for another reason than being closed.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    if args.paths.is_empty() && !args.source.has_list() {
        return of_book(args);
    }
    let mut inputs = args.source.inputs(&args.paths)?;
    let (mut notices, mut counts) = (Notices::new(args.quiet), Counts::default());
    let (mut events, mut seen) = (Vec::new(), BTreeSet::new());
    for input in inputs.articles() {
        match input {
            Ok(article) => {
                counts.articles += 1;
                let found = announced(article).into_iter().filter(|event| is_wanted(event, args));
                events.extend(found.filter(|found| seen.insert(found.event.id.clone())));
            }
            Err(skipped) => {
                counts.skipped += 1;
                notices.skipped(&skipped);
            }
        }
        notices.progress(counts);
    }
    // Stable: events of one day stay in the order of the articles.
    events.sort_by(|one: &Announced, other| {
        (&one.event.first, &one.event.last).cmp(&(&other.event.first, &other.event.last))
    });
    let events: Vec<_> = events.into_iter().skip(args.skip).take(args.limit.unwrap_or(usize::MAX)).collect();
    let printed = print(&events, format(args.format));
    notices.summary(counts);
    match printed {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure { what: format!("cannot write to standard output: {error}"), hint: None })
        }
        _ if counts.skipped > 0 => Ok(Outcome::DoneInPart),
        _ if events.is_empty() => Ok(Outcome::NothingFound),
        _ => Ok(Outcome::Done),
    }
}

fn format(asked: Option<Format>) -> Format {
    asked.unwrap_or(if io::stdout().is_terminal() { Format::Table } else { Format::Jsonl })
}

/// What the record book has.
fn of_book(args: &Args) -> Result<Outcome, Failure> {
    let filter = EventFilter {
        since: args.since,
        until: args.until,
        person: args.person.clone(),
        status: args.status.clone(),
        origin: args.origin.clone(),
        outlet: args.outlet.clone(),
        skip: args.skip,
    };
    let found = args.book.open()?.upcoming(&filter, args.limit.unwrap_or(usize::MAX)).map_err(failure)?;
    let events: Vec<Announced> = found.into_iter().map(kept).collect();
    listing::written(print(&events, format(args.format)))?;
    Ok(if events.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

/// An event of the record book.
fn kept(event: onrecord_store::Event) -> Announced {
    // Articles that an old program read have no ids of events; place and day stand in.
    let id = if event.id.is_empty() {
        format!("{}-{}-{}", event.article, event.start, event.date)
    } else {
        event.id
    };
    let event_of_article = UpcomingRecord {
        id,
        date: event.date,
        first: event.first,
        last: event.last,
        words: Words { start: event.start, end: event.end, text: event.text },
        people: event.people,
        status: STATUSES.into_iter().find(|&status| status == event.status).unwrap_or("expected"),
    };
    Announced {
        event: event_of_article,
        published: event.published,
        article: event.article,
        origin: event.origin,
        title: event.title,
        url: event.url,
    }
}

/// Whether an event of a file is asked for.
fn is_wanted(announced: &Announced, args: &Args) -> bool {
    let event = &announced.event;
    let names = |name: &String| {
        event.people.iter().any(|person| person.to_lowercase().contains(&name.to_lowercase()))
    };
    args.since.is_none_or(|since| event.last >= since.to_string())
        && args.until.is_none_or(|until| event.first <= until.to_string())
        && args.status.as_ref().is_none_or(|status| event.status == status)
        && args.person.as_ref().is_none_or(names)
        && args.origin.as_ref().is_none_or(|part| announced.origin.contains(part))
}

/// The events of one article. No statements are needed, so no model reads it.
fn announced(article: Article) -> Vec<Announced> {
    let annotated = annotate(prepare(article), &Labels::default());
    let ArticleRecord { id, origin, url, published, title, upcoming, .. } =
        article_record(&annotated, "none");
    let announced = |event| Announced {
        event,
        published: published.clone(),
        article: id.clone(),
        origin: origin.clone(),
        title: title.clone(),
        url: url.clone(),
    };
    upcoming.into_iter().map(announced).collect()
}

fn print(events: &[Announced], format: Format) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        Format::Table => events.iter().try_for_each(|event| write_line(&mut out, event))?,
        Format::Jsonl => events.iter().try_for_each(|event| write_json(&mut out, event))?,
        Format::Csv => {
            out.write_all(
                b"id,date,first,last,status,text,start,end,people,published,article,origin,title,url\r\n",
            )?;
            events.iter().try_for_each(|event| write_csv(&mut out, event))?;
        }
        Format::Ics => {
            let entries: Vec<Event> = events.iter().map(entry).collect();
            out.write_all(calendar(&entries).as_bytes())?;
        }
    }
    out.flush()
}

fn write_line(out: &mut impl Write, announced: &Announced) -> io::Result<()> {
    let Announced { event, .. } = announced;
    let until = if event.first == event.last { String::new() } else { format!(" to {}", event.last) };
    let place = announced.url.as_ref().unwrap_or(&announced.origin);
    writeln!(
        out,
        "{}{until}  {}  {}  [{}]",
        event.first,
        event.status,
        one_line(event),
        listing::one_line(place)
    )
}

fn write_json(out: &mut impl Write, announced: &Announced) -> io::Result<()> {
    let Announced { event, published, article, origin, title, url } = announced;
    let line = json!({
        "id": event.id, "date": event.date, "first": event.first, "last": event.last, "status": event.status,
        "text": event.words.text, "start": event.words.start, "end": event.words.end, "people": event.people,
        "published": published, "article": article, "origin": origin, "title": title, "url": url,
    });
    writeln!(out, "{line}")
}

fn write_csv(out: &mut impl Write, announced: &Announced) -> io::Result<()> {
    let Announced { event, published, article, origin, title, url } = announced;
    let (start, end) = (event.words.start.to_string(), event.words.end.to_string());
    let people = event.people.join("; ");
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    let (title, url) = (or_empty(title), or_empty(url));
    let fields = [
        event.id.as_str(),
        &event.date,
        &event.first,
        &event.last,
        event.status,
        &event.words.text,
        &start,
        &end,
        &people,
        published,
        article,
        origin,
        &title,
        &url,
    ];
    write!(out, "{}\r\n", fields.map(listing::quoted).join(","))
}

/// The clause without line ends.
fn one_line(event: &UpcomingRecord) -> String {
    event.words.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn entry(announced: &Announced) -> Event {
    let Announced { event, published, article, title, url, .. } = announced;
    // A week or month is no day: that it is all of it is doubtful.
    let vague = event.first != event.last;
    let status = match event.status {
        "cancelled" => Status::Cancelled,
        "planned" if !vague => Status::Confirmed,
        _ => Status::Tentative,
    };
    let mut notes = vec![format!("Announced {published}, {}.", event.status)];
    if !event.people.is_empty() {
        notes.push(format!("People: {}", event.people.join(", ")));
    }
    notes.push(format!("Article: {}", title.as_ref().unwrap_or(article)));
    Event {
        uid: event.id.clone(),
        days: (event.first.clone(), event.last.clone()),
        published: published.clone(),
        status,
        summary: one_line(event),
        description: notes.join("\n"),
        url: url.clone(),
    }
}
