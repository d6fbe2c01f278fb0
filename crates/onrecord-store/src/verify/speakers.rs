//! Whether a name asked for can be the speaker of a statement.

use super::report::Source;
use super::words::words;

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

/// Whether the statement is on record as that person's: the shorter name is within the longer one and ends like it, as
/// "Ms Bo" does in "Ann Bo", but "Ann" does not.
pub(crate) fn is_by(source: &Source, asked: &str) -> bool {
    let written = source.speaker_as_written.as_deref();
    source
        .speaker
        .as_deref()
        .map_or_else(|| written.is_some_and(|name| same_name(name, asked)), |name| same_name(name, asked))
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
