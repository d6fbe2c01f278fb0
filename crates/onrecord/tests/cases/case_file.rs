//! The form of a case file: `## heading`, `key: value` lines, fenced blocks with a name.

use std::fs;
use std::path::{Path, PathBuf};

/// One phenomenon with its text and what is expected.
pub(crate) struct Case {
    place: String,
    values: Vec<(String, String)>,
    blocks: Vec<(String, String)>,
}

impl Case {
    /// The words of a fenced block; empty when there is none of that name.
    pub(crate) fn block(&self, name: &str) -> &str {
        self.blocks.iter().find(|block| block.0 == name).map_or("", |block| block.1.as_str())
    }

    /// The value of a `key: value` line.
    pub(crate) fn value(&self, key: &str) -> Option<&str> {
        self.values.iter().find(|value| value.0 == key).map(|value| value.1.as_str())
    }
}

/// Compares the expected block of every case in `testdata/cases/FOLDER` with what `got` makes of it.
pub(crate) fn check_folder(folder: &str, expected: &str, got: impl Fn(&Case) -> String) {
    let cases: Vec<Case> = files(folder).iter().flat_map(|file| parse(file)).collect();
    assert!(!cases.is_empty(), "no cases in {folder}");
    let wrong: Vec<String> = cases
        .iter()
        .map(|case| (case, got(case)))
        .filter(|(case, got)| case.block(expected).trim() != got.trim())
        .map(|(case, got)| format!("{}\nexpected\n{}\ngot\n{got}\n", case.place, case.block(expected)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases fail\n\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/cases").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn parse(file: &Path) -> Vec<Case> {
    let text = fs::read_to_string(file).unwrap();
    let name = file.file_name().unwrap().to_string_lossy();
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            let place = format!("{name}: {heading}");
            cases.push(Case { place, values: Vec::new(), blocks: Vec::new() });
        }
        let Some(case) = cases.last_mut() else { continue };
        if let Some(fence) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            case.blocks.push((fence.to_owned(), block.join("\n")));
        } else if let Some((key, value)) = line.split_once(": ").filter(|(key, _)| !key.contains(' ')) {
            case.values.push((key.to_owned(), value.trim().to_owned()));
        }
    }
    cases
}
