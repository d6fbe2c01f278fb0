//! Where things are: the workspace, the corpora, the program under test.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::error::Error;

/// The folder of the workspace.
pub(crate) fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Which corpora and which program to use.
#[derive(Debug, clap::Args)]
pub(crate) struct PlaceArgs {
    /// Folder of corpora and scorers [default: `../shared` beside the workspace]
    #[arg(long, env = "ONRECORD_SHARED", value_name = "FOLDER")]
    shared: Option<PathBuf>,
    /// The program to measure [default: built now from this workspace]
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
}

impl PlaceArgs {
    /// The folder of corpora and scorers; it need not be there.
    pub(crate) fn shared(&self) -> PathBuf {
        self.shared.clone().unwrap_or_else(|| workspace().join("../shared"))
    }

    /// The program to measure, built first unless it was given.
    ///
    /// # Errors
    /// When it cannot be built.
    pub(crate) fn program(&self) -> Result<PathBuf, Error> {
        match &self.program {
            Some(program) => Ok(program.clone()),
            None => built(),
        }
    }
}

/// Builds the program with the profile of this one; it lands beside it.
fn built() -> Result<PathBuf, Error> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let this = std::env::current_exe()?;
    let mut build = Command::new(cargo);
    build.current_dir(workspace()).args(["build", "--quiet", "--package", "onrecord-cli"]);
    build.args(["--profile", &profile_of(&this)]);
    output(&mut build, &[0])?;
    Ok(this.with_file_name("onrecord").with_extension(std::env::consts::EXE_EXTENSION))
}

/// The profile whose builds land in the folder of a program: the folder's name, but for that of `dev`.
fn profile_of(program: &Path) -> String {
    let folder = program.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    if folder == "debug" { "dev".to_owned() } else { folder.into_owned() }
}

/// Runs a program to its end.
///
/// # Errors
/// When it cannot be started, or ends with another code than those in `fine`.
pub(crate) fn output(command: &mut Command, fine: &[i32]) -> Result<Output, Error> {
    let program = shown(command);
    let output = command.output().map_err(|source| Error::Start { program: program.clone(), source })?;
    if output.status.code().is_some_and(|code| fine.contains(&code)) {
        return Ok(output);
    }
    let stderr = last_lines(&String::from_utf8_lossy(&output.stderr), 5);
    Err(Error::Ended { program, status: output.status, stderr })
}

/// A command as one would type it; only for reading.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

fn last_lines(text: &str, lines: usize) -> String {
    let mut last: Vec<&str> = text.lines().rev().take(lines).collect();
    last.reverse();
    last.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_an_error_that_names_it() {
        let error = output(&mut Command::new("/nowhere/python3"), &[0]).unwrap_err();
        assert!(
            error.with_causes().starts_with("cannot start /nowhere/python3: "),
            "{}",
            error.with_causes()
        );
    }

    #[test]
    fn only_the_end_of_a_long_complaint_is_kept() {
        assert_eq!(last_lines("a\nb\nc", 2), "b\nc");
    }
}
