//! Cases of statements within statements: the notation of [`crate::statements`], with the day where one is stated, the
//! line of the holder, and who is meant where the source does not say it.

use onrecord::record::{ArticleRecord, Record};

use crate::case_file::{case_files, check};
use crate::statements::{line, read};

#[test]
fn nested_statements_come_out_as_written_in_the_cases() {
    check("nested", |case| {
        let record = read(case);
        let lines: Vec<String> = record.statements.iter().map(|one| nested_line(&record, one)).collect();
        vec![("statements", lines.join("\n"))]
    });
}

#[test]
fn a_third_of_the_cases_are_traps() {
    let files = case_files("nested");
    let count = |name: &str| -> usize {
        files.iter().filter(|file| file.path.ends_with(name)).map(|file| file.cases.len()).sum()
    };
    let all: usize = files.iter().map(|file| file.cases.len()).sum();
    assert!(all >= 25 && count("traps.md") * 3 >= all, "{all} cases, {} traps", count("traps.md"));
}

/// `… | on 2025-11-17 | in 1 = Ann Bo`.
fn nested_line(record: &ArticleRecord, statement: &Record) -> String {
    let mut line = line(statement);
    if statement.said_on.stated {
        line.push_str(&format!(" | on {}", statement.said_on.value));
    }
    if let Some(holder) = &statement.nested_in {
        let position = record.statements.iter().position(|other| other.id == *holder).unwrap();
        line.push_str(&format!(" | in {}", position + 1));
    }
    let source = statement.source.as_ref().map_or("", |source| source[0].text.as_str());
    let known = matches!(statement.speaker.kind, "person" | "organisation");
    if let Some(name) = statement.speaker.name.as_deref().filter(|name| known && !source.contains(name)) {
        line.push_str(&format!(" = {name}"));
    }
    line
}
