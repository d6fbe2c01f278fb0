//! `onrecord people`: who is on record, and who is who.

use std::io::{self, Write as _};
use std::time::Duration;

use clap::Subcommand;
use onrecord_store::Person;

use crate::book::{Book, Which, failure};
use crate::listing::{self, ListFormat, one_line};
use crate::outcome::{Failure, Outcome};

/// Arguments of `onrecord people`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    decision: Option<Decision>,
    /// Only people called so, or whose name begins so
    name: Option<String>,
    /// The most lines
    #[arg(long, short = 'n', value_name = "N", default_value_t = 50)]
    limit: usize,
    /// Pass over so many
    #[arg(long, value_name = "N", default_value_t = 0)]
    skip: usize,
    /// The most milliseconds to count under filters; what was counted until then is listed
    #[arg(long, value_name = "MS", default_value_t = 5000)]
    time_limit: u64,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    book: Book,
    /// Form of output [default: table on a terminal, jsonl elsewhere]
    #[arg(long, value_enum)]
    format: Option<ListFormat>,
}

/// What a user knows better.
#[derive(Debug, Subcommand)]
enum Decision {
    /// Two numbers stand for one person; the first one gives the name
    Merge {
        /// Number of the one who stays
        stays: i64,
        /// Number of the other
        other: i64,
        #[command(flatten)]
        book: Book,
    },
    /// Take somebody out of the person that he was merged into
    Unmerge {
        /// His number
        person: i64,
        #[command(flatten)]
        book: Book,
    },
    /// In these articles it is another person
    Split {
        /// Number of the person
        person: i64,
        /// Digests of the articles (`article` in JSON lines), or their beginnings
        #[arg(required = true)]
        articles: Vec<String>,
        #[command(flatten)]
        book: Book,
    },
}

/// Prints the list, or keeps a decision.
///
/// # Errors
/// When the record book cannot be used, or the decision makes no sense.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    if let Some(decision) = &args.decision {
        return decide(decision);
    }
    let people = people(args)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let printed = match listing::format(args.format) {
        ListFormat::Table => people.iter().try_for_each(|person| writeln!(out, "{}", row(person))),
        ListFormat::Jsonl => people.iter().try_for_each(|person| listing::json_line(&mut out, person)),
        ListFormat::Csv => csv(&mut out, &people),
    };
    listing::written(printed.and_then(|()| out.flush()))?;
    Ok(if people.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

/// Those asked for: by name, by what they said under filters, or all, the most quoted first.
fn people(args: &Args) -> Result<Vec<Person>, Failure> {
    let store = args.book.open()?;
    let people = match &args.name {
        Some(_) if args.which.is_any() => {
            let hint = Some("give either; `onrecord person NAME` takes both".to_owned());
            return Err(Failure { what: "a name and filters are too much for one list".to_owned(), hint });
        }
        Some(name) => store
            .people_called(name, args.skip.saturating_add(args.limit))
            .map(|mut people| people.split_off(args.skip.min(people.len()))),
        None if args.which.is_any() => {
            let time = Duration::from_millis(args.time_limit);
            let found = store.people_among(&args.which.filter(), args.skip, args.limit, time);
            let found = found.map_err(failure)?;
            if found.cut_short {
                // Nothing is left to tell it to if standard error fails.
                let _ = writeln!(
                    anstream::stderr(),
                    "the time was up: counted in the newest statements, older ones are missing (--time-limit)"
                );
            }
            return Ok(found.lines);
        }
        None => store.people(args.skip, args.limit),
    };
    people.map_err(failure)
}

/// "#7 Ana Oduya · person · 12 said, 3 about · 2025-01-01 – 2025-03-04"
pub(crate) fn row(person: &Person) -> String {
    let days = match (&person.first, &person.last) {
        (Some(first), Some(last)) => format!(" · {first} – {last}"),
        _ => String::new(),
    };
    let doubt = if person.one_word { " (one name only: may be several)" } else { "" };
    let name = one_line(&person.name);
    let (said, about) = (person.statements, person.spoken_of);
    format!("#{} {name}{doubt} · {} · {said} said, {about} about{days}", person.number, person.kind)
}

fn csv(out: &mut impl io::Write, people: &[Person]) -> io::Result<()> {
    out.write_all(b"number,name,kind,one_word,statements,spoken_of,first,last\r\n")?;
    for person in people {
        let name = person.name.replace('"', "\"\"");
        let (first, last) = (person.first.as_deref().unwrap_or(""), person.last.as_deref().unwrap_or(""));
        let (said, about) = (person.statements, person.spoken_of);
        let one_word = u8::from(person.one_word);
        write!(
            out,
            "{},\"{name}\",{},{one_word},{said},{about},{first},{last}\r\n",
            person.number, person.kind
        )?;
    }
    Ok(())
}

fn decide(decision: &Decision) -> Result<Outcome, Failure> {
    match decision {
        Decision::Merge { stays, other, book } => book.open()?.merge(*stays, *other),
        Decision::Unmerge { person, book } => book.open()?.unmerge(*person),
        Decision::Split { person, articles, book } => book.open()?.split(*person, articles).map(|new| {
            // Nothing is left to tell it to if standard error fails.
            let _ = writeln!(anstream::stderr(), "the other one is #{new}");
        }),
    }
    .map_err(failure)?;
    Ok(Outcome::Done)
}
