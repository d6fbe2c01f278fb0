//! Cases of speakers: for every statement a line `cue: who speaks`, `—` for nobody with a name.

use onrecord::record::Record;

use crate::case_file::{case_files, check};
use crate::statements::read;

#[test]
fn speakers_are_read_as_the_cases_say() {
    check("speakers", |case| {
        let lines: Vec<String> = read(case).statements.iter().map(line).collect();
        vec![("speaker", lines.join("\n"))]
    });
}

#[test]
fn there_are_enough_cases_and_traps() {
    let files = case_files("speakers");
    let all: usize = files.iter().map(|file| file.cases.len()).sum();
    let traps = files.iter().filter(|file| file.path.ends_with("traps.md")).map(|file| file.cases.len());
    assert!(all >= 20 && traps.sum::<usize>() * 4 >= all);
}

fn line(statement: &Record) -> String {
    let cue = statement.cue.as_deref().and_then(|cue| cue.first()).map_or("—", |cue| cue.text.as_str());
    format!("{cue}: {}", statement.speaker.name.as_deref().unwrap_or("—"))
}
