//! The register of known people that `--people FILE` names.

use std::fs;
use std::path::Path;

use onrecord::register::{KnownPerson, Register};

use crate::outcome::Failure;

/// The register in the file, if one is given: see [`open`].
///
/// # Errors
/// Those of [`open`].
pub(crate) fn given(path: Option<&Path>) -> Result<Option<Register>, Failure> {
    path.map(open).transpose()
}

/// Reads a register: JSON lines, a person each (`name`, and if known `aliases`, `wikidata` and `offices`); empty lines
/// are passed over.
///
/// # Errors
/// When the file cannot be read, or a line is no person: with its number.
fn open(path: &Path) -> Result<Register, Failure> {
    let failure = |what: String, hint: &str| Failure { what, hint: Some(hint.to_owned()) };
    let lines = fs::read_to_string(path).map_err(|error| {
        failure(format!("{}: {error}", path.display()), "give a file of JSON lines, one person each")
    })?;
    let person = |(number, line): (usize, &str)| {
        serde_json::from_str::<KnownPerson>(line).map_err(|error| {
            let what = format!("{}:{number}: no person: {error}", path.display());
            failure(what, "a line is like {\"name\": \"Ann Bo\", \"aliases\": [], \"wikidata\": \"Q1\", \"offices\": []}")
        })
    };
    let lines = (1..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty());
    Ok(Register::new(lines.map(person).collect::<Result<_, _>>()?))
}
