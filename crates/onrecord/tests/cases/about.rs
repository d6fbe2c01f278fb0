//! Cases of who is spoken of: for every statement a line `speaker: whom it speaks of`, with the attitude as worded.

use onrecord::record::Record;

use crate::case_file::{check, every_page_has_traps};
use crate::statements::read;

#[test]
fn those_spoken_of_are_read_as_the_cases_say() {
    check("about", |case| {
        let lines: Vec<String> = read(case).statements.iter().map(line).collect();
        vec![("about", lines.join("\n"))]
    });
}

#[test]
fn a_quarter_of_the_cases_are_traps() {
    every_page_has_traps("about");
}

fn line(statement: &Record) -> String {
    let speaker = statement.speaker.name.as_deref().unwrap_or("—");
    let of = |about: &onrecord::record::AboutRecord| match about.stance {
        Some(stance) => format!("{} ({stance})", about.name),
        None => about.name.clone(),
    };
    let all: Vec<String> = statement.about.iter().map(of).collect();
    format!("{speaker}: {}", if all.is_empty() { "—".to_owned() } else { all.join(", ") })
}
