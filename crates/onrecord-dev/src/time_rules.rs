//! `cargo dev time-rules`: the table of time rules in `docs/guide/times.md`, made from the rules' own examples.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};

use onrecord::times::{RuleExample, rule_examples};

use crate::place::workspace;

/// The page that holds the table.
const PAGE: &str = "docs/guide/times.md";
const BEGIN: &str = "<!-- rules: made by `cargo dev time-rules --write` -->\n";
const END: &str = "<!-- end of rules -->";

/// Prints the table, or writes it into its page.
///
/// # Errors
/// When the page cannot be read or written, or has lost the marks that the table stands between.
pub(crate) fn run(write: bool, mut out: impl Write) -> io::Result<()> {
    if !write {
        return out.write_all(table().as_bytes());
    }
    let path = workspace().join(PAGE);
    let page = fs::read_to_string(&path)?;
    let lost = || io::Error::other(format!("{PAGE}: no lines {} and {END}", BEGIN.trim_end()));
    fs::write(&path, with_table(&page).ok_or_else(lost)?)
}

/// A page with the present table between its marks; `None` where it has no marks.
fn with_table(page: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{}\n{END}{after}", table()))
}

/// One line for each example, the rule named on its first.
fn table() -> String {
    let mut table = "| rule | sentence | expression | value |\n| --- | --- | --- | --- |\n".to_owned();
    let mut last = "";
    for RuleExample { rule, text, words, value } in rule_examples() {
        let name = if rule == last { String::new() } else { format!("`{rule}`") };
        last = rule;
        let _ = writeln!(table, "| {name} | {} | {} | `{value}` |", cell(text), cell(words));
    }
    table
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_the_present_rules() {
        let page = fs::read_to_string(workspace().join(PAGE)).unwrap();
        assert!(
            with_table(&page).unwrap() == page,
            "{PAGE} is out of date: run `cargo dev time-rules --write`"
        );
    }

    #[test]
    fn a_page_without_marks_is_refused() {
        assert_eq!(with_table("# Times\n"), None);
    }
}
