//! Reads case files: pages of Markdown that are documentation and tests at once.
//!
//! A case is a heading `## what it shows`, any prose, `key: value` lines and fenced blocks. The name of a block is the
//! word after its fence; blocks without one are called `text`.
//!
//! ````text
//! ## Dates before the words
//! Why this matters, for a reader.
//!
//! date: 2024-03-02
//!
//! ```
//! On Friday she left.
//! ```
//! ```times
//! On Friday = 2024-03-01
//! ```
//! ````

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// A file of cases.
pub(crate) struct CaseFile {
    /// Where it lies.
    pub(crate) path: PathBuf,
    lines: Vec<String>,
    /// In order.
    pub(crate) cases: Vec<Case>,
}

/// One phenomenon.
pub(crate) struct Case {
    /// Words of the heading.
    pub(crate) heading: String,
    /// Line of the heading, counted from 1.
    pub(crate) line: usize,
    /// `key: value` lines, in order.
    pub(crate) values: Vec<(String, String)>,
    /// Fenced blocks, in order.
    pub(crate) blocks: Vec<Block>,
}

/// A fenced block.
pub(crate) struct Block {
    /// The word after the fence; `text` if there is none.
    pub(crate) name: String,
    /// The lines between the fences, without a line break at the end.
    pub(crate) content: String,
    /// Position of the first content line and of the closing fence in the file.
    lines: std::ops::Range<usize>,
}

impl Case {
    /// The value of a key; the last one if it is given twice.
    #[allow(dead_code, reason = "for the kinds of cases that need a date")]
    pub(crate) fn value(&self, key: &str) -> Option<&str> {
        self.values.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The content of the block with this name.
    pub(crate) fn block(&self, name: &str) -> Option<&str> {
        self.blocks.iter().find(|block| block.name == name).map(|block| block.content.as_str())
    }
}

impl CaseFile {
    fn parse(path: &Path, source: &str) -> CaseFile {
        let lines: Vec<String> = source.lines().map(str::to_owned).collect();
        let mut cases: Vec<Case> = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            let line = lines[at].as_str();
            at += 1;
            if let Some(heading) = line.strip_prefix("## ") {
                let heading = heading.trim().to_owned();
                cases.push(Case { heading, line: at, values: Vec::new(), blocks: Vec::new() });
            } else if let Some(fence) = fence(line) {
                let block = block(&lines, at, line, fence);
                at = block.lines.end + 1;
                cases.last_mut().into_iter().for_each(|case| case.blocks.push(block_of(&block)));
            } else if let (Some(case), Some(value)) = (cases.last_mut(), key_and_value(line)) {
                case.values.push(value);
            }
        }
        CaseFile { path: path.to_owned(), lines, cases }
    }

    /// Writes the file anew with other content in some blocks: (case, name of block, content).
    fn rewrite(&self, changes: &[(usize, &'static str, String)]) {
        let mut lines = self.lines.clone();
        for (case, name, content) in changes.iter().rev() {
            if let Some(block) = self.cases[*case].blocks.iter().find(|block| block.name == *name) {
                lines.splice(block.lines.clone(), content.lines().map(str::to_owned));
            }
        }
        std::fs::write(&self.path, lines.join("\n") + "\n").unwrap();
    }
}

fn fence(line: &str) -> Option<&str> {
    let fence = &line[..line.len() - line.trim_start_matches('`').len()];
    (fence.len() >= 3).then_some(fence)
}

fn block(lines: &[String], from: usize, opening: &str, fence: &str) -> Block {
    let end =
        lines[from..].iter().position(|line| line.trim_end() == fence).map_or(lines.len(), |n| from + n);
    let name = opening.trim_start_matches('`').split_whitespace().next().unwrap_or("text");
    Block { name: name.to_owned(), content: lines[from..end].join("\n"), lines: from..end }
}

fn block_of(block: &Block) -> Block {
    Block { name: block.name.clone(), content: block.content.clone(), lines: block.lines.clone() }
}

/// `date: 2024-03-02`: a key is one word of small letters and hyphens.
fn key_and_value(line: &str) -> Option<(String, String)> {
    let (key, value) = line.split_once(": ")?;
    let plain = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    plain.then(|| (key.to_owned(), value.trim().to_owned()))
}

/// All case files in `testdata/cases/KIND`, in order of name.
pub(crate) fn case_files(kind: &str) -> Vec<CaseFile> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = crates.with_file_name("testdata").join("cases").join(kind);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    paths.iter().map(|path| CaseFile::parse(path, &std::fs::read_to_string(path).unwrap())).collect()
}

/// Each page of a kind has traps: at least a quarter of its cases.
pub(crate) fn every_page_has_traps(kind: &str) {
    for file in case_files(kind) {
        let traps = file.cases.iter().filter(|case| case.heading.starts_with("Trap: ")).count();
        assert!(traps > 0 && traps * 4 >= file.cases.len(), "{}: {traps} traps", file.path.display());
    }
}

/// Compares what `read` makes of each case with its blocks, and fails with all that differ.
///
/// `read` gives (name of block, content) for every block that it answers for; blocks that a case does not have count
/// as empty. With `UPDATE_CASES=1` in the environment the blocks are rewritten instead: look at the difference before
/// you believe it.
pub(crate) fn check(kind: &str, read: impl Fn(&Case) -> Vec<(&'static str, String)>) {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let (mut report, mut failed, mut total) = (String::new(), 0, 0);
    for file in case_files(kind) {
        let mut changes = Vec::new();
        for (at, case) in file.cases.iter().enumerate() {
            total += 1;
            let differ: Vec<_> = read(case)
                .into_iter()
                .filter(|(name, got)| case.block(name).unwrap_or_default().trim_end() != got.trim_end())
                .collect();
            failed += usize::from(!differ.is_empty());
            for (name, got) in differ {
                let expected = case.block(name).unwrap_or("(no block)");
                let place = format!("{}:{}", file.path.display(), case.line);
                writeln!(
                    report,
                    "\n{place}\n## {}\n{name} expected:\n{expected}\n{name} got:\n{got}",
                    case.heading
                )
                .unwrap();
                changes.push((at, name, got));
            }
        }
        if update && !changes.is_empty() {
            file.rewrite(&changes);
        }
    }
    assert!(total > 0, "no cases of kind {kind}");
    assert!(update || failed == 0, "{failed} of {total} cases of kind {kind} failed:\n{report}");
}

#[test]
fn headings_values_and_blocks_are_read() {
    let source = "# Page\nintro: none\n\n## One\nWhy.\ndate: 2024-03-02\n```\na\n\nb\n```\n````names x\n```\n````\n## Two\n";
    let file = CaseFile::parse(Path::new("x.md"), source);
    let one = &file.cases[0];
    assert_eq!((one.heading.as_str(), one.line, one.value("date")), ("One", 4, Some("2024-03-02")));
    assert_eq!(
        (one.block("text"), one.block("names"), one.block("other")),
        (Some("a\n\nb"), Some("```"), None)
    );
    assert_eq!((file.cases.len(), file.cases[1].blocks.len()), (2, 0));
}
