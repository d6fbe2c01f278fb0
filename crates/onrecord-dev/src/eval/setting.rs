//! What evaluations work with: corpora, scorers, the program, and a folder for predictions.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::error::Error;
use crate::place::{self, workspace};

/// Exit codes of the program with which its output is worth scoring: done, nothing found, done in part.
const SCORABLE: &[i32] = &[0, 1, 3];

/// What evaluations work with.
#[derive(Debug)]
pub(crate) struct Setting {
    shared: PathBuf,
    program: PathBuf,
    predictions: PathBuf,
}

impl Setting {
    /// Makes the folder for predictions.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn new(shared: PathBuf, program: PathBuf) -> Result<Setting, Error> {
        let predictions = workspace().join("target/eval");
        fs::create_dir_all(&predictions)
            .map_err(|source| Error::File { path: predictions.clone(), source })?;
        Ok(Setting { shared, program, predictions })
    }

    /// A path below the shared folder.
    pub(crate) fn shared(&self, path: &str) -> PathBuf {
        self.shared.join(path)
    }

    /// The program under test.
    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    /// A file in the folder for predictions.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.predictions.join(name)
    }

    /// Runs `onrecord read --format jsonl OPTIONS CORPUS` and gives the file with what it printed.
    ///
    /// # Errors
    /// When the program cannot be run to a useful end.
    pub(crate) fn predict(&self, name: &str, options: &[&str], corpus: &str) -> Result<PathBuf, Error> {
        let mut command = Command::new(&self.program);
        command.args(["read", "--format", "jsonl", "--quiet"]).args(options).arg(self.shared(corpus));
        let output = place::output(&mut command, SCORABLE)?;
        let path = self.file(&format!("{name}.pred.jsonl"));
        fs::write(&path, output.stdout).map_err(|source| Error::File { path: path.clone(), source })?;
        Ok(path)
    }

    /// Runs a scorer and gives what it printed.
    ///
    /// # Errors
    /// When there is no python3 or the scorer fails.
    pub(crate) fn score(&self, scorer: &str, arguments: &[&Path]) -> Result<String, Error> {
        let mut command = Command::new("python3");
        command.arg("-B").arg(self.shared(scorer)).args(arguments);
        let output = place::output(&mut command, &[0])?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// The JSON values of a file, one a line.
///
/// # Errors
/// When the file cannot be read or a line is not JSON.
pub(crate) fn json_lines(path: &Path) -> Result<Vec<Value>, Error> {
    let text = read(path)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let parse = |(at, line)| {
        serde_json::from_str(line).map_err(|source| Error::Json {
            path: path.to_owned(),
            line: at + 1,
            source,
        })
    };
    lines.map(parse).collect()
}

/// The one JSON value of a file.
///
/// # Errors
/// When the file cannot be read or is not JSON.
pub(crate) fn json(path: &Path) -> Result<Value, Error> {
    let place =
        |source: serde_json::Error| Error::Json { path: path.to_owned(), line: source.line(), source };
    serde_json::from_str(&read(path)?).map_err(place)
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|source| Error::File { path: path.to_owned(), source })
}

/// Picks shares between 0 and 1 out of a scorer's JSON: (name of the figure, JSON pointer).
///
/// # Errors
/// When one is not there.
pub(crate) fn pick(
    scorer: &'static str,
    json: &Value,
    wanted: &[(&str, &str)],
) -> Result<Vec<super::Figure>, Error> {
    let figure = |&(name, pointer): &(&str, &str)| {
        let share = json.pointer(pointer).and_then(Value::as_f64);
        let share = share.ok_or_else(|| Error::NoFigure { scorer, figure: pointer.to_owned() })?;
        Ok(super::Figure::share(name, share))
    };
    wanted.iter().map(figure).collect()
}
