//! Our own cases of British, Irish, Indian and Australian news, which no training set holds.
//!
//! A statement is right when its content shares at least half of its words with an expected one of the same case, and its
//! source does too (or both have none); `exact` wants the very words of source and content.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::Evaluation;
use super::figure::{Counts, Figure};
use super::setting::{Setting, json_lines};
use crate::error::Error;
use crate::place::workspace;

const FOLDER: &str = "testdata/cases/english-beyond-the-us";
const PAGES: [&str; 4] = ["british", "irish", "indian", "australian"];
/// Cases without a date of their own are of this day.
const DAY: &str = "2025-11-18";

pub(super) const EVALUATION: Evaluation = Evaluation {
    name: "beyond-the-us",
    about: "own cases of British, Irish, Indian and Australian news",
    data: &[],
    measure,
};

struct Case {
    text: String,
    expected: Vec<Said>,
}

/// Words of a statement.
#[derive(Debug, PartialEq)]
struct Said {
    source: String,
    content: String,
}

fn measure(setting: &Setting) -> Result<Vec<Figure>, Error> {
    let mut figures = Vec::new();
    let (mut all, mut all_exact) = (Counts::default(), Counts::default());
    for page in PAGES {
        let cases = cases(&workspace().join(FOLDER).join(page).with_extension("md"))?;
        let (near, exact) = measure_page(setting, page, &cases)?;
        figures.push(Figure::share(format!("{page} relation F1"), near.f1()));
        (all, all_exact) = (all.with(near), all_exact.with(exact));
    }
    figures.push(Figure::share("relation F1", all.f1()));
    figures.push(Figure::share("exact F1", all_exact.f1()));
    figures.push(Figure::new("statements (count)", all.gold as f64));
    Ok(figures)
}

fn measure_page(setting: &Setting, page: &str, cases: &[Case]) -> Result<(Counts, Counts), Error> {
    let mut lines = String::new();
    for (number, case) in cases.iter().enumerate() {
        let line = json!({"id": number.to_string(), "date": DAY, "text": case.text});
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{line}");
    }
    let file = setting.file(&format!("{page}.jsonl"));
    fs::write(&file, lines).map_err(|source| Error::File { path: file.clone(), source })?;
    let printed = setting.predict(page, &[], &file.to_string_lossy())?;
    let (mut near, mut exact) = (Counts::default(), Counts::default());
    for (case, article) in cases.iter().zip(json_lines(&printed)?) {
        let found = said(&article);
        near = near.with(count(&case.expected, &found, alike));
        exact = exact.with(count(&case.expected, &found, |a, b| a == b));
    }
    Ok((near, exact))
}

/// Every expected statement is found once at most.
fn count(expected: &[Said], found: &[Said], same: impl Fn(&Said, &Said) -> bool) -> Counts {
    let mut free: Vec<&Said> = found.iter().collect();
    let mut right = 0;
    for wanted in expected {
        if let Some(at) = free.iter().position(|found| same(wanted, found)) {
            free.swap_remove(at);
            right += 1;
        }
    }
    Counts { right, predicted: found.len(), gold: expected.len() }
}

fn alike(a: &Said, b: &Said) -> bool {
    let near = |a: &str, b: &str| {
        let (a, b) = (words(a), words(b));
        a.is_empty() && b.is_empty() || 2 * a.intersection(&b).count() >= a.union(&b).count().max(1)
    };
    near(&a.content, &b.content) && near(&a.source, &b.source)
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The statements of a printed record.
fn said(article: &Value) -> Vec<Said> {
    let statements = article.get("statements").and_then(Value::as_array).into_iter().flatten();
    let join = |pieces: Option<&Value>| {
        let pieces = pieces.and_then(Value::as_array).into_iter().flatten();
        let texts: Vec<&str> = pieces.filter_map(|piece| piece.get("text")?.as_str()).collect();
        texts.join(" … ")
    };
    statements.map(|s| Said { source: join(s.get("source")), content: join(s.get("content")) }).collect()
}

/// The cases of a page: blocks `text` and `statements`, in turn.
fn cases(page: &Path) -> Result<Vec<Case>, Error> {
    let read = fs::read_to_string(page).map_err(|source| Error::File { path: page.to_owned(), source })?;
    let mut blocks = read.split("\n```").skip(1).step_by(2);
    let mut cases = Vec::new();
    while let (Some(text), Some(statements)) = (blocks.next(), blocks.next()) {
        let body = |block: &str| block.split_once('\n').map_or_else(String::new, |(_, body)| body.to_owned());
        let expected = body(statements).lines().filter_map(expected).collect();
        cases.push(Case { text: body(text), expected });
    }
    Ok(cases)
}

/// `source [form, cue] content … content | …`.
fn expected(line: &str) -> Option<Said> {
    let (source, rest) = line.split_once(" [")?;
    let (_, rest) = rest.split_once("] ")?;
    let content = rest.split(" | ").next()?.trim_end_matches(" (carried on)");
    let source = if source == "—" { "" } else { source };
    Some(Said { source: source.to_owned(), content: content.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_hold_at_least_forty_cases() {
        let of = |page: &&str| cases(&workspace().join(FOLDER).join(page).with_extension("md")).unwrap();
        let all: Vec<Case> = PAGES.iter().flat_map(of).collect();
        assert!(all.len() >= 40 && all.iter().all(|case| !case.text.is_empty()), "{}", all.len());
    }

    #[test]
    fn a_line_is_read_in_its_parts() {
        let said = expected("the mayor [direct, said] “No,” … “never.” | to reporters").unwrap();
        assert_eq!(said, Said { source: "the mayor".into(), content: "“No,” … “never.”".into() });
    }

    #[test]
    fn half_of_the_words_are_enough_and_none_is_like_none() {
        let said = |source: &str, content: &str| Said { source: source.into(), content: content.into() };
        assert!(alike(&said("", "the ferry will sail"), &said("", "The ferry will sail on Monday")));
        assert!(!alike(&said("she", "the ferry will sail"), &said("", "the ferry will sail")));
    }
}
