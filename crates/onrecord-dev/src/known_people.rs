//! `cargo dev known-people`: a list of politicians as a register for `onrecord read --people`.
//!
//! It shows how a list becomes a register; the lists themselves (Open States, CC0) stay outside the project.

use std::fs;
use std::io::Write;
use std::path::Path;

use onrecord::register::{KnownPerson, Office};
use serde::Deserialize;

use crate::error::Error;

/// A line of the list.
#[derive(Deserialize)]
struct Listed {
    name: String,
    #[serde(default)]
    given: Option<String>,
    #[serde(default)]
    family: Option<String>,
    #[serde(default)]
    other_names: Vec<String>,
    #[serde(default)]
    wikidata: Option<String>,
    #[serde(default)]
    roles: Vec<Role>,
}

#[derive(Deserialize)]
struct Role {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    start: Option<String>,
    #[serde(default)]
    end: Option<String>,
}

/// Prints the people of a list as lines of a register, in its order.
///
/// # Errors
/// When the list cannot be read, or a line is not as the list has them: with its number.
pub(crate) fn print(list: &Path, out: &mut impl Write) -> Result<(), Error> {
    let text = fs::read_to_string(list).map_err(|source| Error::File { path: list.to_owned(), source })?;
    for (line, entry) in (1..).zip(text.lines()).filter(|(_, entry)| !entry.trim().is_empty()) {
        let json = |source| Error::Json { path: list.to_owned(), line, source };
        let listed: Listed = serde_json::from_str(entry).map_err(json)?;
        let known = serde_json::to_string(&known(listed)).map_err(json)?;
        writeln!(out, "{known}")?;
    }
    Ok(())
}

fn known(listed: Listed) -> KnownPerson {
    let short = listed.given.zip(listed.family).map(|(given, family)| format!("{given} {family}"));
    let mut aliases = listed.other_names;
    aliases.extend(short);
    aliases.retain(|alias| *alias != listed.name);
    aliases.dedup();
    KnownPerson {
        name: listed.name,
        aliases,
        wikidata: listed.wikidata,
        offices: listed.roles.into_iter().map(office).collect(),
    }
}

fn office(role: Role) -> Office {
    let office = match role.kind.as_str() {
        "upper" => "senator",
        "lower" => "representative",
        "lt_governor" => "lieutenant governor",
        other => other,
    };
    Office { office: office.to_owned(), from: role.start, to: role.end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listed_person_keeps_names_and_terms() {
        let line = r#"{"name": "Ann J. Bo", "given": "Ann", "family": "Bo", "roles": [
            {"type": "upper", "start": "2015-01-01", "end": "2018-12-31"}]}"#;
        let known = known(serde_json::from_str(line).unwrap());
        assert_eq!(
            (known.name.as_str(), known.aliases.as_slice()),
            ("Ann J. Bo", &["Ann Bo".to_owned()][..])
        );
        let office = known.offices.first().unwrap();
        assert_eq!((office.office.as_str(), office.to.as_deref()), ("senator", Some("2018-12-31")));
    }
}
