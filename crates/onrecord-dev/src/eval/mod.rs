//! `cargo dev eval`: every evaluation that has its corpora, its figures, and the floors under them.
//!
//! An evaluation is a value in [`EVALUATIONS`]; a new one is a module beside this file and a line in that list.

use std::io::Write;
use std::path::PathBuf;

use crate::Verdict;
use crate::error::Error;
use crate::place::PlaceArgs;

mod attitudes;
mod attributions;
mod beyond_the_us;
mod exact_spans;
mod figure;
mod floors;
mod in_process;
mod mention_forms;
mod names;
mod pronouns;
mod record;
mod report;
mod seed;
mod segmentation;
mod setting;
mod speakers;
mod times;

use figure::Figure;
use report::{Outcome, Report, Result as EvaluationResult};
use setting::Setting;

/// Something that can be measured on corpora.
pub(crate) struct Evaluation {
    /// What it is called on the command line and in the floors.
    pub(crate) name: &'static str,
    /// What it measures, in a line.
    pub(crate) about: &'static str,
    /// What it reads, below the shared folder. It runs when all of it is there.
    pub(crate) data: &'static [&'static str],
    /// Takes the figures.
    pub(crate) measure: fn(&Setting) -> Result<Vec<Figure>, Error>,
}

/// All evaluations, in the order in which they run.
const EVALUATIONS: &[Evaluation] = &[
    attributions::EVALUATION,
    record::EVALUATION,
    speakers::EVALUATION,
    times::EVALUATION,
    seed::EVALUATION,
    segmentation::EVALUATION,
    beyond_the_us::EVALUATION,
    names::EVALUATION,
    pronouns::EVALUATION,
    attitudes::EVALUATION,
];

/// Arguments of `cargo dev eval`.
#[derive(Debug, clap::Args)]
#[command(after_help = after_help())]
pub(crate) struct Args {
    /// Which evaluations to run [default: all]
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    #[command(flatten)]
    place: PlaceArgs,
    /// Write the figures as JSON too, with command, data, date and commit
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Day for the JSON [default: the day of the last commit]
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
}

fn after_help() -> String {
    let rows = EVALUATIONS.iter().map(|e| format!("  {:14} {}", e.name, e.about));
    format!("Evaluations:\n{}", rows.collect::<Vec<_>>().join("\n"))
}

/// Runs the evaluations, prints their figures and lists those under their floor.
///
/// # Errors
/// A name that means nothing, or a program that cannot be built. An evaluation that fails is listed in the report.
pub(crate) fn run(args: &Args, out: &mut impl Write) -> Result<Verdict, Error> {
    let chosen = choose(&args.names)?;
    let shared = args.place.shared();
    if !shared.is_dir() {
        writeln!(out, "Nothing to evaluate on: there is no folder {}.", shared.display())?;
        return Ok(Verdict::Well);
    }
    let setting = Setting::new(shared, args.place.program()?)?;
    let results = chosen.into_iter().map(|evaluation| measure(evaluation, &setting)).collect();
    let report = Report { results };
    report.print(out)?;
    if let Some(file) = &args.json {
        report.write_json(file, args.date.as_deref())?;
    }
    Ok(report.verdict())
}

fn choose(names: &[String]) -> Result<Vec<&'static Evaluation>, Error> {
    if names.is_empty() {
        return Ok(EVALUATIONS.iter().collect());
    }
    names.iter().map(|name| find(name)).collect()
}

fn find(name: &str) -> Result<&'static Evaluation, Error> {
    let all = || EVALUATIONS.iter().map(|e| e.name).collect::<Vec<_>>().join(", ");
    let found = EVALUATIONS.iter().find(|evaluation| evaluation.name == name);
    found.ok_or_else(|| Error::NoEvaluation(name.to_owned(), all()))
}

fn measure(evaluation: &'static Evaluation, setting: &Setting) -> EvaluationResult {
    let absent = evaluation.data.iter().find(|path| !setting.shared(path).exists());
    let outcome = match absent {
        Some(path) => Outcome::NoData(path),
        None => match (evaluation.measure)(setting) {
            Ok(figures) => Outcome::Measured(figures),
            Err(error) => Outcome::Failed(error.with_causes()),
        },
    };
    EvaluationResult { evaluation, outcome }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_floor_belongs_to_an_evaluation() {
        for floor in floors::FLOORS {
            assert!(find(floor.evaluation).is_ok(), "{} is no evaluation", floor.evaluation);
        }
    }

    #[test]
    fn a_wrong_name_is_answered_with_the_right_ones() {
        let error = choose(&["attribution".to_owned()]).err().map(|error| error.to_string());
        assert!(error.is_some_and(|error| error.contains("attributions, record")));
    }
}
