//! Cases of people: for everybody who is named a line `name (kind, pronoun): other forms | descriptions`.

use onrecord::record::PersonRecord;

use crate::case_file::{case_files, check};
use crate::statements::read;

#[test]
fn people_are_read_as_the_cases_say() {
    check("people", |case| {
        let lines: Vec<String> = read(case).people.iter().map(line).collect();
        vec![("people", lines.join("\n"))]
    });
}

#[test]
fn every_page_has_traps() {
    for file in case_files("people") {
        let traps = file.cases.iter().filter(|case| case.heading.starts_with("Trap: ")).count();
        assert!(traps > 0 && traps * 4 >= file.cases.len(), "{}: {traps} traps", file.path.display());
    }
}

fn line(person: &PersonRecord) -> String {
    let pronoun = person.pronoun.map(|pronoun| format!(", {pronoun}")).unwrap_or_default();
    let kind = person.kind;
    let list = |words: &[String]| if words.is_empty() { "—".to_owned() } else { words.join("; ") };
    format!("{} ({kind}{pronoun}): {} | {}", person.name, list(&person.aliases), list(&person.descriptions))
}
