//! The record book that a verb works on, and the filters that all questions share.

use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use onrecord::calendar::Day;
use onrecord_store::{Error, Filter, Store};

use crate::args::Share;
use crate::listing::one_line;
use crate::outcome::Failure;

/// People of one name that are told apart.
const MOST_TOLD: usize = 6;

/// Where the record book is.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Book {
    /// The record book
    #[arg(long, value_name = "FILE", env = "ONRECORD_DB", default_value = "onrecord.db")]
    db: PathBuf,
}

impl Book {
    /// Opens the book, or makes an empty one.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(crate) fn make(&self) -> Result<Store, Failure> {
        Store::open(&self.db).map_err(failure)
    }

    /// Opens a book that is there.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(crate) fn open(&self) -> Result<Store, Failure> {
        Store::open_existing(&self.db).map_err(failure)
    }
}

/// An error of the store with its causes on one line.
pub(crate) fn failure(error: Error) -> Failure {
    let mut what = error.to_string();
    // The cause of a refusal is in its text already.
    if let (Error::Open { .. }, Some(cause)) = (&error, std::error::Error::source(&error)) {
        what = format!("{what}: {cause}");
    }
    Failure { what, hint: error.hint().map(str::to_owned) }
}

/// Which statements: the same filters for every question.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Filters")]
pub(crate) struct Which {
    /// Said by this person (any form of the name, or #NUMBER)
    #[arg(long, value_name = "PERSON")]
    speaker: Option<String>,
    /// Said of this person
    #[arg(long, value_name = "PERSON")]
    about: Option<String>,
    /// Said on this day or later
    #[arg(long, value_name = "YYYY-MM-DD")]
    since: Option<Day>,
    /// Said on this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD")]
    until: Option<Day>,
    /// `direct`, `indirect` or `mixed`
    #[arg(long, value_parser = ["direct", "indirect", "mixed"])]
    form: Option<String>,
    /// From files with this in their path
    #[arg(long, value_name = "PART")]
    origin: Option<String>,
    /// From this publisher (its name, or the host of its pages)
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Leave out statements of lower confidence, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = Share(0.0))]
    min_confidence: Share,
    /// List versions of articles too that were replaced under their address
    #[arg(long)]
    old_versions: bool,
}

impl Which {
    /// As the store takes them.
    pub(crate) fn filter(&self) -> Filter {
        Filter {
            words: None,
            speaker: self.speaker.clone(),
            about: self.about.clone(),
            since: self.since,
            until: self.until,
            form: self.form.clone(),
            origin: self.origin.clone(),
            outlet: self.outlet.clone(),
            least_confidence: self.min_confidence.0,
            commitments: false,
            old_versions: self.old_versions,
            every_printing: false,
        }
    }

    /// Whether anything is filtered at all.
    pub(crate) fn is_any(&self) -> bool {
        self.filter() != Filter::default()
    }

    /// The filter of a verb whose own words name the speaker, and perhaps whom is spoken of.
    ///
    /// # Errors
    /// When an option names them too.
    pub(crate) fn without_speaker(&self, nor_about: bool) -> Result<Filter, Failure> {
        let twice = |option: &str| {
            let hint = Some(format!("leave out {option}, or use `onrecord search`"));
            Err(Failure { what: format!("{option} says again who is asked for"), hint })
        };
        match self {
            Which { speaker: Some(_), .. } => twice("--speaker"),
            Which { about: Some(_), .. } if nor_about => twice("--about"),
            _ => Ok(self.filter()),
        }
    }
}

/// Says on standard error when a name can mean several people: a list of all of them may not be what was meant.
///
/// # Errors
/// When the record book cannot be read.
pub(crate) fn tell_apart(store: &Store, name: &str) -> Result<(), Failure> {
    let people = store.people_called(name, MOST_TOLD + 1).map_err(failure)?;
    if people.len() < 2 {
        return Ok(());
    }
    let mut told: Vec<String> =
        people.iter().take(MOST_TOLD).map(|one| format!("#{} {}", one.number, one_line(&one.name))).collect();
    if people.len() > MOST_TOLD {
        told.push("…".to_owned());
    }
    // Nothing is left to tell it to if standard error fails.
    let _ = writeln!(
        anstream::stderr(),
        "“{}” can be {}: a number asks for one",
        one_line(name),
        told.join(", ")
    );
    Ok(())
}

/// Which part of the list.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Paging")]
pub(crate) struct Part {
    /// The most lines
    #[arg(long, short = 'n', value_name = "N", default_value_t = 20)]
    limit: usize,
    /// Go on below this mark, which the page before gave
    #[arg(long, value_name = "MARK")]
    below: Option<i64>,
    /// The most milliseconds to look; what was found until then is listed
    #[arg(long, value_name = "MS", default_value_t = 1000)]
    time_limit: u64,
    /// List every printing of a quotation, rather than the newest with their number
    #[arg(long)]
    every_printing: bool,
}

impl Part {
    /// A filter with what this says of printings.
    pub(crate) fn of(&self, filter: Filter) -> Filter {
        Filter { every_printing: self.every_printing, ..filter }
    }

    /// As the store takes it.
    pub(crate) fn page(&self) -> onrecord_store::Page {
        onrecord_store::Page {
            limit: self.limit,
            below: self.below,
            time: Duration::from_millis(self.time_limit),
        }
    }
}
