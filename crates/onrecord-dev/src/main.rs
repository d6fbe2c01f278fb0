//! `cargo dev …`: evaluation with floors, memory and speed of the program, hostile input, house style. Never published.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod error;
mod eval;
mod hostile;
mod place;
mod stream;
mod style;

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
    /// Read texts made to be slow, at growing lengths: the time must grow no faster than the text
    BenchHostile,
    /// Report files over 500 lines and functions over 60
    Style,
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
        Command::Eval(args) => eval::run(&args, out),
        Command::BenchMemory(args) => stream::run(&args, out),
        Command::BenchHostile => hostile::run(out),
        Command::Style => style::run(out),
    }
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
