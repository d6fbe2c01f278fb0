//! `cargo dev style`: files over 500 lines and functions over 60, tests and tables aside.
//!
//! Functions are found by indentation, which `cargo fmt` makes reliable; clippy's `too_many_lines` is the gate, this
//! is the overview.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::Verdict;
use crate::error::Error;
use crate::place::workspace;

const LONGEST_FILE: usize = 500;
const LONGEST_FUNCTION: usize = 60;

/// Lists what is too long, and the median length of functions.
///
/// # Errors
/// When a source file cannot be read.
pub(crate) fn run(out: &mut impl Write) -> Result<Verdict, Error> {
    let root = workspace().join("crates");
    let mut lengths = Vec::new();
    let mut verdict = Verdict::Well;
    for path in sources(&root)? {
        let text = read(&path)?;
        let name = path.strip_prefix(&root).unwrap_or(&path).display();
        let lines = text.lines().count();
        if lines > LONGEST_FILE && !is_table(&path) {
            writeln!(out, "{name}: {lines} lines")?;
            verdict = Verdict::OutOfBounds;
        }
        for function in functions(&text) {
            if function.lines > LONGEST_FUNCTION {
                writeln!(out, "{name}:{}: fn {} of {} lines", function.line, function.name, function.lines)?;
                verdict = Verdict::OutOfBounds;
            }
            lengths.push(function.lines);
        }
    }
    lengths.sort_unstable();
    let share = |part: f64| lengths.get((lengths.len() as f64 * part) as usize).copied().unwrap_or(0);
    writeln!(
        out,
        "{} functions: median {} lines, 9 of 10 at most {}",
        lengths.len(),
        share(0.5),
        share(0.9)
    )?;
    Ok(verdict)
}

/// Files that are data: `table.rs`, `tables.rs`, `names_table.rs`.
fn is_table(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.to_string_lossy().contains("table"))
}

/// All Rust files below a folder, in order.
fn sources(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let file = |source| Error::File { path: folder.to_owned(), source };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(file)? {
        let path = entry.map_err(file)?.path();
        if path.is_dir() {
            paths.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|source| Error::File { path: path.to_owned(), source })
}

#[derive(Debug, PartialEq, Eq)]
struct Function<'t> {
    name: &'t str,
    /// Line of its head, counted from 1.
    line: usize,
    /// Lines from its head to its closing brace.
    lines: usize,
}

/// The functions of a formatted file: from a line with `fn` to the next line that is its indentation and a brace.
fn functions(text: &str) -> Vec<Function<'_>> {
    let lines: Vec<&str> = text.lines().collect();
    let mut functions = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let indentation = line.len() - line.trim_start().len();
        let one_line = line.ends_with('}') || line.ends_with(';');
        let close = |l: &&str| l.trim_end() == format!("{}}}", " ".repeat(indentation));
        let rest = lines.get(at..).unwrap_or_default();
        let end = if one_line { Some(0) } else { rest.iter().position(close) };
        functions.extend(end.map(|end| Function { name, line: at + 1, lines: end + 1 }));
    }
    functions
}

/// The name in `pub(crate) const fn name<…`.
fn function_name(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    for word in ["pub(crate) ", "pub(super) ", "pub ", "const ", "async ", "unsafe "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    rest.strip_prefix("fn ")?.split(['(', '<']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_found_with_their_lengths() {
        let text = "impl A {\n    pub(crate) const fn one(&self) -> u8 {\n        1\n    }\n}\n\nfn two<T>() {}\n// fn no\n";
        let one = Function { name: "one", line: 2, lines: 3 };
        assert_eq!(functions(text), [one, Function { name: "two", line: 7, lines: 1 }]);
    }
}
