//! `cargo dev …`: evaluation with floors, memory and speed of the program, hostile input, house style. Never published.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use onrecord_model::units::Scope;

mod archive;
mod book;
mod core_time;
mod error;
mod eval;
mod hostile;
mod kernels;
mod killed;
mod known_people;
mod pages;
mod place;
mod said_on;
mod segmentation;
mod speakers;
mod stream;
mod style;
mod time_rules;
mod times;
mod training;
mod verify;

use error::Error;

/// Development commands of onrecord.
#[derive(Debug, Parser)]
#[command(name = "cargo dev", bin_name = "cargo dev", after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str =
    "Exit codes: 0 all is well or there is nothing to measure on, 1 something is out of bounds, 2 error.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Take the figures of the scorers on the corpora and hold them against their floors
    Eval(eval::Args),
    /// Stream articles through the program: peak memory, articles and words per CPU-second
    BenchMemory(stream::Args),
    /// Read articles on one core with each set of instructions that this machine has: words per CPU-second
    BenchKernels {
        /// Folder of a model
        model: PathBuf,
        /// JSON lines with `text` and `date`
        corpus: PathBuf,
        /// Readings, of which the fastest counts
        #[arg(long, default_value_t = 3, value_name = "N")]
        runs: u32,
    },
    /// Read texts made to be slow, at growing lengths: the time must grow no faster than the text
    BenchHostile,
    /// Read a large generated archive of pages: how fast beside gzip, and with how much memory
    BenchWarc(archive::Args),
    /// Fill a record book with generated statements: how fast, how large, and how long questions take
    BenchBook(book::Args),
    /// Kill writers of record books at many moments: every acknowledged article must be there, whole
    KillWriters {
        /// Moments
        #[arg(long, default_value_t = 200, value_name = "N")]
        times: u32,
    },
    /// Put changed and absent quotations to a record book: how many are found, called what, and how fast
    BenchVerify(verify::Args),
    /// Fold the articles of many events: how much is folded, and pairs to be judged by reading
    BenchFold(verify::folding::Args),
    /// Report files over 500 lines and functions over 60
    Style,
    /// Print the time expressions of a corpus as the scorer of times reads them
    EvalTimes {
        /// JSON lines with `dct` and `text`
        corpus: PathBuf,
        /// Rules are written on one half and checked on the other
        #[arg(value_enum)]
        half: times::Half,
    },
    /// Print what stands beside the times whose side of the day of publication their own words tell, for
    /// `training/outlook.py`
    Outlooks {
        /// JSON lines with `dct` or `date`, and `text`
        corpus: PathBuf,
    },
    /// Print the table of time rules that `docs/guide/times.md` holds
    TimeRules {
        /// Write it into the page
        #[arg(long)]
        write: bool,
    },
    /// Print the events that the articles of a corpus announce, to be counted by hand
    Announcements {
        /// JSON lines with `dct` or `date`, and `text`
        corpus: PathBuf,
    },
    /// The day of a statement, given its gold content, cue and source
    EvalSaidOn {
        /// JSON lines with `attributions`
        attributions: PathBuf,
        /// JSON lines with `said_on`
        record: PathBuf,
    },
    /// Sentence and token boundaries beside the treebanks' own
    EvalSegmentation {
        /// Folder of corpora
        #[arg(long, default_value = "../shared/data", value_name = "FOLDER")]
        data: PathBuf,
        /// List the differences in the sets that rules may be fitted to
        #[arg(long)]
        errors: bool,
    },
    /// Print a corpus as the network reads it, with gold attributions in tokens, for `training/`
    TrainingData {
        /// Word pieces, one a line
        vocabulary: PathBuf,
        /// JSON lines with `text`, `date` and, where there is gold, `attributions`
        corpus: PathBuf,
    },
    /// Print the chances that the confidence of each content is made of, for calibration in `training/`
    Chances {
        /// Folder of a model
        model: PathBuf,
        /// JSON lines with `text` and `date`
        corpus: PathBuf,
    },
    /// Print what is said, as the layers that judge attitudes read it, with everybody it speaks of, for `training/`
    Attitudes {
        /// Folder of a model
        model: PathBuf,
        /// JSON lines with `text` and `date`
        corpus: PathBuf,
        /// Take every sentence for a statement
        #[arg(long)]
        sentences: bool,
    },
    /// Print the words round each "he" and "she", as the layers that tell whom they mean read them, for `training/`
    Looks {
        /// Folder of a model
        model: PathBuf,
        /// JSON lines with `text` and `date`
        corpus: PathBuf,
    },
    /// Texts and days of web pages beside gold and beside plain `dom_smoothie`
    EvalPages(pages::Args),
    /// Print a list of politicians (Open States' JSON lines) as a register for `onrecord read --people`
    KnownPeople {
        /// JSON lines with `name` and `roles`
        list: PathBuf,
    },
    /// The speakers that gold sources are resolved to, by kind, and the people spoken of in gold contents
    EvalSpeakers {
        /// Folder of corpora
        #[arg(long, default_value = "../shared/data", value_name = "FOLDER")]
        data: PathBuf,
        /// List the sources of which another speaker was made
        #[arg(long)]
        errors: bool,
        /// List everybody and everything found
        #[arg(long)]
        people: bool,
    },
}

/// What a command found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// All is well, or there was nothing to measure.
    Well,
    /// Something is out of bounds; it has been listed.
    OutOfBounds,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(Verdict::Well) => ExitCode::SUCCESS,
        Ok(Verdict::OutOfBounds) => ExitCode::from(1),
        Err(error) => {
            // With standard error gone there is nobody left to tell.
            let _ = writeln!(io::stderr(), "error: {}", error.with_causes());
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<Verdict, Error> {
    let out = &mut io::stdout().lock();
    match command {
        Command::Eval(args) => return eval::run(&args, out),
        Command::BenchMemory(args) => return stream::run(&args, out),
        Command::BenchKernels { model, corpus, runs } => kernels::print(&model, &corpus, runs, out)?,
        Command::BenchHostile => return hostile::run(out),
        Command::BenchWarc(args) => return archive::run(&args, out),
        Command::BenchBook(args) => return book::run(&args, out),
        Command::KillWriters { times } => return killed::run(times, out),
        Command::BenchVerify(args) => return verify::run(&args, out),
        Command::BenchFold(args) => return verify::folding::run(&args, out),
        Command::Style => return style::run(out),
        Command::EvalTimes { corpus, half } => times::export(&corpus, half, out)?,
        Command::Outlooks { corpus } => times::print_outlooks(&corpus, out)?,
        Command::TimeRules { write } => time_rules::run(write, out)?,
        Command::Announcements { corpus } => times::announcements(&corpus, out)?,
        Command::TrainingData { vocabulary, corpus } => training::print_examples(&vocabulary, &corpus, out)?,
        Command::Chances { model, corpus } => training::print_chances(&model, &corpus, out)?,
        Command::Attitudes { model, corpus, sentences } => {
            let scope = if sentences { Scope::Sentences } else { Scope::Said };
            training::print_attitudes(&model, &corpus, scope, out)?;
        }
        Command::Looks { model, corpus } => training::print_looks(&model, &corpus, out)?,
        Command::KnownPeople { list } => known_people::print(&list, out)?,
        Command::EvalSaidOn { attributions, record } => said_on::evaluate(&attributions, &record, out)?,
        Command::EvalSegmentation { data, errors } => segmentation::print(&data, errors, out)?,
        Command::EvalPages(args) => pages::print(&args, out)?,
        Command::EvalSpeakers { data, errors, people } => {
            speakers::print(&data, speakers::Listing { errors, people }, out)?;
        }
    }
    Ok(Verdict::Well)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
