//! `onrecord.toml`: what would otherwise be typed with every call.

use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use crate::outcome::Failure;

/// The name of the file in the working folder.
const USUAL: &str = "onrecord.toml";

/// What the file says.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Settings {
    pub(crate) fields: FieldNames,
}

/// Names of the fields of JSON objects and the columns of tables.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct FieldNames {
    pub(crate) id: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) text: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) publisher: Option<String>,
}

impl Settings {
    /// What the given file says, else the one in the working folder, else nothing.
    ///
    /// # Errors
    /// When the file cannot be read, or says what nobody understands.
    pub(crate) fn read(given: Option<&Path>) -> Result<Settings, Failure> {
        let path = given.unwrap_or_else(|| Path::new(USUAL));
        match fs::read_to_string(path) {
            Ok(text) => parsed(&text, path),
            Err(error) if given.is_none() && error.kind() == io::ErrorKind::NotFound => {
                Ok(Settings::default())
            }
            Err(error) => {
                Err(Failure { what: format!("cannot read {}: {error}", path.display()), hint: None })
            }
        }
    }
}

fn parsed(text: &str, path: &Path) -> Result<Settings, Failure> {
    toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.split('\n').count();
        Failure {
            what: format!("{}:{line}: {}", path.display(), error.message().replace('\n', " ")),
            hint: Some("[fields] can have id, date, text, title, author, url and publisher".to_owned()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_and_mistakes_have_their_line() {
        let read = |text: &str| parsed(text, Path::new("onrecord.toml"));
        let fields = read("# ours\n[fields]\ndate = \"when\"\n").unwrap().fields;
        assert_eq!((fields.date.as_deref(), fields.text), (Some("when"), None));
        assert_eq!(read("").unwrap(), Settings::default());
        let wrong = read("[fields]\ndate = \"when\"\nbody = \"text\"\n").unwrap_err();
        assert!(wrong.what.starts_with("onrecord.toml:3: unknown field `body`"), "{}", wrong.what);
        assert!(read("[fields]\ndate = 3").unwrap_err().what.starts_with("onrecord.toml:2: "));
    }
}
