//! `onrecord`: reads dated news and keeps the record of who said what, to whom, about whom, when and where.
//!
//! Data goes to standard output, everything else to standard error. Exit codes: 0 found or done, 1 nothing found,
//! 2 wrong use or error, 3 done in part.
//!
//! Each verb is a file in `verbs/`; what several of them need stands beside it.

mod args;
mod book;
mod calendar_form;
mod fetching;
mod form;
mod in_order;
mod listing;
mod model;
mod notices;
mod outcome;
mod register;
mod settings;
mod source;
mod text_form;
mod verbs;
mod way;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Cli, Verb};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.verb {
        Verb::Read(args) => verbs::read::run(&args),
        Verb::Upcoming(args) => verbs::upcoming::run(&args),
        Verb::Add(args) => verbs::add::run(&args),
        Verb::Again(args) => verbs::again::run(&args),
        Verb::Said(args) => verbs::said::run(&args),
        Verb::Search(args) => verbs::search::run(&args),
        Verb::Between(args) => verbs::between::run(&args),
        Verb::Promises(args) => verbs::promises::run(&args),
        Verb::People(args) => verbs::people::run(&args),
        Verb::Person(args) => verbs::person::run(&args),
        Verb::Export(args) => verbs::export::run(&args),
        Verb::Verify(args) => verbs::verify::run(&args),
    };
    done.map_or_else(|failure| notices::failed(&failure), ExitCode::from)
}
