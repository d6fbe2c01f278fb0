//! Cases of addressee, venue and commitment: for every statement a line `cue: what is read of it`, `—` for nothing.

use onrecord::record::{Record, Words};

use crate::case_file::{case_files, check};
use crate::statements::read;

#[test]
fn addressees_are_read_as_the_cases_say() {
    of_each("addressee", |statement| words(statement.addressee.as_ref()));
}

#[test]
fn venues_are_read_as_the_cases_say() {
    of_each("venue", |statement| words(statement.venue.as_ref()));
}

#[test]
fn commitments_are_read_as_the_cases_say() {
    of_each("commitments", |statement| {
        let kind = statement.commitment_kind.unwrap_or("—");
        let condition =
            statement.condition.as_ref().map_or_else(String::new, |words| format!(" ({})", words.text));
        format!("{kind}{condition}")
    });
}

#[test]
fn there_are_enough_cases_and_traps() {
    for (kind, fewest) in [("addressee", 25), ("venue", 25), ("commitments", 60)] {
        let files = case_files(kind);
        let all: usize = files.iter().map(|file| file.cases.len()).sum();
        let traps: usize =
            files.iter().filter(|file| file.path.ends_with("traps.md")).map(|file| file.cases.len()).sum();
        assert!(all >= fewest && traps * 4 >= all, "{kind}: {all} cases, {traps} of them traps");
    }
}

/// Compares one field of every statement of the cases of a kind.
fn of_each(kind: &'static str, field: impl Fn(&Record) -> String) {
    check(kind, |case| {
        let line = |statement: &Record| {
            let cue = statement.cue.as_ref().and_then(|cue| cue.first());
            format!("{}: {}", words(cue), field(statement))
        };
        let lines: Vec<String> = read(case).statements.iter().map(line).collect();
        vec![(kind, lines.join("\n"))]
    });
}

fn words(words: Option<&Words>) -> String {
    words.map_or_else(|| "—".to_owned(), |words| words.text.clone())
}
