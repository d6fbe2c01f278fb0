//! `onrecord person`: one person's page.

use std::io::{self, Write};

use onrecord_store::{Description, Filter, Known, Page, Person, Store};

use super::people::row;
use crate::book::{Book, Which, failure};
use crate::listing::{self, ListFormat, one_line};
use crate::outcome::{Failure, Outcome, counted};

/// Statements on a page, of each kind.
const SHOWN: usize = 5;
/// People of one name that are shown.
const MOST: usize = 20;

/// Arguments of `onrecord person`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Any form of the name, or #NUMBER; two people of one name are shown as two
    person: String,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    book: Book,
    /// Form of output [default: table on a terminal, jsonl elsewhere]
    #[arg(long, value_enum)]
    format: Option<ListFormat>,
}

/// Prints the page of everybody of that name.
///
/// # Errors
/// When the record book cannot be read, CSV is asked for, or the person is named twice.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let filter = args.which.without_speaker(true)?;
    let store = args.book.open()?;
    let people = store.people_called(&args.person, MOST).map_err(failure)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for person in &people {
        let printed = match listing::format(args.format) {
            ListFormat::Table => page(&mut out, &store, person, &filter)?,
            ListFormat::Jsonl => listing::json_line(&mut out, person),
            ListFormat::Csv => {
                let hint = Some("`onrecord people NAME --format csv` lists people".to_owned());
                return Err(Failure { what: "a page is no table".to_owned(), hint });
            }
        };
        listing::written(printed.and_then(|()| out.flush()))?;
    }
    Ok(if people.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

fn page(
    out: &mut impl Write,
    store: &Store,
    person: &Person,
    filter: &Filter,
) -> Result<io::Result<()>, Failure> {
    let me = Some(format!("#{}", person.number));
    let newest = Page { limit: SHOWN, ..Page::default() };
    let list = |filter: Filter| store.statements(&filter, &newest).map_err(failure);
    let said = list(Filter { speaker: me.clone(), ..filter.clone() })?;
    let promised = list(Filter { speaker: me.clone(), commitments: true, ..filter.clone() })?;
    let about = list(Filter { about: me, ..filter.clone() })?;
    let print = || -> io::Result<()> {
        writeln!(out, "{}", row(person))?;
        let numbers = |keys: &[i64]| keys.iter().map(|key| format!("#{key}")).collect::<Vec<_>>();
        let facts = [
            ("also called", &person.aliases),
            ("described as", &person.descriptions.iter().map(dated).collect()),
            ("may be of the register", &person.known_as.iter().map(scored).collect()),
            ("merged with", &numbers(&person.merged)),
            ("may be the same as", &numbers(&person.candidates)),
        ];
        for (what, names) in facts.into_iter().filter(|(_, names)| !names.is_empty()) {
            writeln!(out, "  {what}: {}", one_line(&names.join(", ")))?;
        }
        for (heading, lines) in [("said", said.lines), ("promised", promised.lines), ("said of", about.lines)]
        {
            if !lines.is_empty() {
                writeln!(out, "\n  {heading}")?;
            }
            for line in lines {
                let speaker = line.speaker.as_deref().unwrap_or("nobody named");
                writeln!(out, "    {} {}: {}", line.said_on, one_line(speaker), one_line(&line.content))?;
            }
        }
        writeln!(out)
    };
    Ok(print())
}

/// `mayor-elect (2025-11-05 – 2025-12-30)`: the days of the first and last article with these words.
fn dated(description: &Description) -> String {
    let Description { text, first, last, .. } = description;
    if first == last { format!("{text} ({first})") } else { format!("{text} ({first} – {last})") }
}

/// `Ann Bo (Q1, 0.95 in 3 articles)`.
fn scored(known: &Known) -> String {
    let item = known.wikidata.as_ref().map_or(String::new(), |item| format!("{item}, "));
    format!("{} ({item}{:.2} in {})", known.name, known.score, counted(known.articles, "article"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_has_its_days() {
        let (text, first, last) =
            ("mayor-elect".to_owned(), "2025-11-05".to_owned(), "2025-12-30".to_owned());
        let description = Description { text, first: first.clone(), last, articles: 3 };
        assert_eq!(dated(&description), "mayor-elect (2025-11-05 – 2025-12-30)");
        assert_eq!(dated(&Description { last: first, ..description }), "mayor-elect (2025-11-05)");
    }
}
