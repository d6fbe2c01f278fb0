//! Whether a name asked for can be the speaker of a statement.

use rusqlite::Connection;

use super::report::Source;
use super::words::words;
use crate::ask::names;

/// Words before a name that are no part of it.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "sen",
    "senator",
    "rep",
    "gov",
    "governor",
    "president",
    "minister",
    "prime",
    "chancellor",
    "secretary",
    "mayor",
    "judge",
    "professor",
    "prof",
    "the",
];

/// Whom a question asks for.
pub(crate) struct Speaker<'q> {
    /// The name; nothing where he is asked for by number.
    name: Option<&'q str>,
    /// Everybody in the book who is called so, with those merged with them.
    keys: Vec<i64>,
}

impl Speaker<'_> {
    /// Somebody by any form of the name, or by number.
    pub(crate) fn called<'q>(connection: &Connection, name: &'q str) -> rusqlite::Result<Speaker<'q>> {
        let keys = names::people(connection, name)?;
        Ok(Speaker { name: Some(name).filter(|name| !name.trim().starts_with('#')), keys })
    }

    /// Whether the statement is on record as his: by who that is in the book; else the shorter name is within the longer one
    /// and ends like it, as "Ms Bo" does in "Ann Bo", but "Ann" does not.
    pub(crate) fn said(&self, source: &Source) -> bool {
        let written = source.speaker.as_deref().or(source.speaker_as_written.as_deref());
        source.speaker_key.is_some_and(|key| self.keys.contains(&key))
            || self.name.zip(written).is_some_and(|(asked, written)| same_name(written, asked))
    }
}

/// Whether two names can be one person's.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (name_words(a), name_words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.last().is_some() && short.last() == long.last() && short.iter().all(|word| long.contains(word))
}

fn name_words(name: &str) -> Vec<String> {
    let keys = words(name).into_iter().map(|word| word.key);
    let mut bare = keys.map(|key| key.trim_end_matches("'s").to_owned()).collect::<Vec<_>>();
    if bare.iter().any(|word| !TITLES.contains(&word.as_str())) {
        bare.retain(|word| !TITLES.contains(&word.as_str()));
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_name() {
        for (a, b) in
            [("Ann Bo", "bo"), ("Ms. Bo", "Ann Bo"), ("Senator Ann C. Bo", "Ann Bo"), ("Bo’s", "Bo")]
        {
            assert!(same_name(a, b) && same_name(b, a), "{a} {b}");
        }
        for (a, b) in [("Ann Bo", "Cy Bo"), ("Ann Bo", "Ann"), ("", "Bo"), ("Ann Bo", "Bodo")] {
            assert!(!same_name(a, b) && !same_name(b, a), "{a} {b}");
        }
    }
}
