//! Cases of people: for everybody who is named a line `name (kind, pronoun): other forms | descriptions`.

use onrecord::record::PersonRecord;

use crate::case_file::{check, every_page_has_traps};
use crate::statements::read;

#[test]
fn people_are_read_as_the_cases_say() {
    check("people", |case| {
        let lines: Vec<String> = read(case).people.iter().map(line).collect();
        vec![("people", lines.join("\n"))]
    });
}

#[test]
fn a_quarter_of_the_cases_are_traps() {
    every_page_has_traps("people");
}

fn line(person: &PersonRecord) -> String {
    let pronoun = person.pronoun.map(|pronoun| format!(", {pronoun}")).unwrap_or_default();
    let kind = person.kind;
    let list = |words: &[String]| if words.is_empty() { "—".to_owned() } else { words.join("; ") };
    format!("{} ({kind}{pronoun}): {} | {}", person.name, list(&person.aliases), list(&person.descriptions))
}
