//! What came of the evaluations: a table that is also Markdown, and its machine-readable twin.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};

use super::Evaluation;
use super::figure::Figure;
use super::floors::{self, FLOORS};
use crate::Verdict;
use crate::error::Error;
use crate::place::{self, workspace};

/// What came of all evaluations.
pub(super) struct Report {
    pub(super) results: Vec<Result>,
}

/// What came of one evaluation.
pub(super) struct Result {
    pub(super) evaluation: &'static Evaluation,
    pub(super) outcome: Outcome,
}

/// How an evaluation ended.
pub(super) enum Outcome {
    /// Its figures.
    Measured(Vec<Figure>),
    /// Not run: this is not there.
    NoData(&'static str),
    /// Not run to its end, and why.
    Failed(String),
}

impl Report {
    /// Well when every figure keeps its floor; what has no data is passed over.
    pub(super) fn verdict(&self) -> Verdict {
        if self.complaints().is_empty() { Verdict::Well } else { Verdict::OutOfBounds }
    }

    /// Prints the table, then what was not run, then what is wrong.
    pub(super) fn print(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(table(&self.rows()).as_bytes())?;
        for result in &self.results {
            if let Outcome::NoData(path) = result.outcome {
                writeln!(
                    out,
                    "\n{} was not run: there is no {path} in the shared folder",
                    result.evaluation.name
                )?;
            }
        }
        let complaints = self.complaints();
        if !complaints.is_empty() {
            writeln!(out, "\n{} out of bounds:\n{}", complaints.len(), complaints.join("\n"))?;
        }
        Ok(())
    }

    fn rows(&self) -> Vec<[String; 4]> {
        let mut rows = vec![["evaluation", "figure", "value", "floor"].map(str::to_owned)];
        for result in &self.results {
            let Outcome::Measured(figures) = &result.outcome else { continue };
            for figure in figures {
                let bound = floors::bound(result.evaluation.name, &figure.name);
                let bound = bound.map_or_else(String::new, |bound| bound.shown());
                let value = format!("{:.1}", figure.value);
                rows.push([result.evaluation.name.to_owned(), figure.name.clone(), value, bound]);
            }
        }
        rows
    }

    /// Evaluations that failed, figures under their floors, floors without a figure.
    fn complaints(&self) -> Vec<String> {
        self.results.iter().flat_map(complaints).collect()
    }

    /// Writes the figures with what is needed to take them again.
    pub(super) fn write_json(&self, path: &Path, date: Option<&str>) -> std::result::Result<(), Error> {
        let command: Vec<String> = std::env::args().skip(1).collect();
        let value = json!({
            "command": format!("cargo dev {}", command.join(" ")),
            "date": date.map_or_else(|| git(&["show", "--no-patch", "--format=%cs", "HEAD"]), str::to_owned),
            "commit": git(&["describe", "--always", "--abbrev=40", "--dirty"]),
            "evaluations": self.results.iter().map(as_json).collect::<Vec<_>>(),
            "out_of_bounds": self.complaints(),
        });
        let text = format!("{value:#}\n");
        fs::write(path, text).map_err(|source| Error::File { path: path.to_owned(), source })
    }
}

fn complaints(result: &Result) -> Vec<String> {
    let name = result.evaluation.name;
    let figures = match &result.outcome {
        Outcome::NoData(_) => return Vec::new(),
        Outcome::Failed(why) => return vec![format!("  {name} failed: {why}")],
        Outcome::Measured(figures) => figures,
    };
    let floors = FLOORS.iter().filter(|floor| floor.evaluation == name);
    let complaint = |floor: &floors::Floor| {
        let bound = floor.bound.shown();
        match figures.iter().find(|figure| figure.name == floor.figure) {
            None => Some(format!("  {name}: there is no figure {:?} for its floor {bound}", floor.figure)),
            Some(figure) if floor.bound.allows(figure.value) => None,
            Some(figure) => {
                Some(format!("  {name}: {} is {:.2}, must be {bound}", figure.name, figure.value))
            }
        }
    };
    floors.filter_map(complaint).collect()
}

fn as_json(result: &Result) -> Value {
    let mut object = Map::new();
    object.insert("name".to_owned(), result.evaluation.name.into());
    object.insert("about".to_owned(), result.evaluation.about.into());
    object.insert("data".to_owned(), result.evaluation.data.into());
    let (key, value) = match &result.outcome {
        Outcome::Measured(figures) => ("figures", by_name(figures)),
        Outcome::NoData(path) => ("no_data", (*path).into()),
        Outcome::Failed(why) => ("failed", why.as_str().into()),
    };
    object.insert(key.to_owned(), value);
    Value::Object(object)
}

fn by_name(figures: &[Figure]) -> Value {
    let rounded = |value: f64| (value * 100.0).round() / 100.0;
    figures.iter().map(|figure| (figure.name.clone(), Value::from(rounded(figure.value)))).collect()
}

/// What git says; empty where there is no git.
fn git(arguments: &[&str]) -> String {
    let output = place::output(Command::new("git").current_dir(workspace()).args(arguments), &[0]);
    output.map_or_else(|_| String::new(), |output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A Markdown table with its columns aligned; the first row is the head. Nothing for a head alone.
fn table(rows: &[[String; 4]]) -> String {
    if rows.len() < 2 {
        return String::new();
    }
    let widths = [0, 1, 2, 3].map(|column| rows.iter().map(|row| width(row, column)).max().unwrap_or(0));
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        let [evaluation, figure, value, floor] = row;
        let [a, b, c, d] = widths;
        let _ = writeln!(text, "| {evaluation:a$} | {figure:b$} | {value:>c$} | {floor:>d$} |");
        if number == 0 {
            let _ = writeln!(
                text,
                "| {:-<a$} | {:-<b$} | {:->w$}: | {:->v$}: |",
                "",
                "",
                "",
                "",
                w = c - 1,
                v = d - 1
            );
        }
    }
    text
}

fn width(row: &[String; 4], column: usize) -> usize {
    row.get(column).map_or(0, |cell| cell.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(figures: Vec<Figure>) -> Result {
        let evaluation = super::super::EVALUATIONS.iter().find(|e| e.name == "times").unwrap();
        Result { evaluation, outcome: Outcome::Measured(figures) }
    }

    #[test]
    fn a_floor_without_its_figure_is_a_complaint() {
        let complaints = complaints(&result(vec![Figure::new("other", 1.0)]));
        assert!(complaints.iter().any(|line| line.contains("no figure \"value F1\"")), "{complaints:?}");
    }

    #[test]
    fn a_figure_that_is_no_number_is_a_complaint() {
        let about = |value: f64| {
            let all = complaints(&result(vec![Figure::new("value F1", value)]));
            all.iter().filter(|line| line.contains("value F1")).count()
        };
        assert_eq!((about(f64::NAN), about(100.0)), (1, 0));
    }

    #[test]
    fn the_table_is_aligned_markdown() {
        let row = |cells: [&str; 4]| cells.map(str::to_owned);
        let rows =
            [row(["evaluation", "figure", "value", "floor"]), row(["times", "value F1", "77.6", "≥ 70.0"])];
        let expected = "\
| evaluation | figure   | value |  floor |
| ---------- | -------- | ----: | -----: |
| times      | value F1 |  77.6 | ≥ 70.0 |
";
        assert_eq!(table(&rows), expected);
    }
}
