//! Cases of news English beyond the US, in the notation of [`crate::statements`]. They measure a tagger; here it is only
//! seen to that they can: that every expected word stands in its text.

use crate::case_file::{Case, case_files};

/// Fewest cases of a page.
const FEWEST: usize = 11;

/// A line of expectation.
struct Expected<'a> {
    source: &'a str,
    form: &'a str,
    cue: &'a str,
    content: Vec<&'a str>,
    /// Addressee, venue, commitment, holder.
    rest: Vec<&'a str>,
}

#[test]
fn cases_beyond_the_us_are_well_formed() {
    let files = case_files("english-beyond-the-us");
    assert!(files.len() >= 4, "{} pages", files.len());
    for file in &files {
        assert!(file.cases.len() >= FEWEST, "{}: {} cases", file.path.display(), file.cases.len());
        for case in &file.cases {
            let fault = fault(case);
            assert!(fault.is_none(), "{}:{}: {}", file.path.display(), case.line, fault.unwrap_or_default());
        }
    }
}

/// What is wrong with a case.
fn fault(case: &Case) -> Option<String> {
    let (Some(text), Some(lines)) = (case.block("text"), case.block("statements")) else {
        return Some("a block is missing".to_owned());
    };
    lines.lines().enumerate().find_map(|(at, line)| match parse(line) {
        Some(expected) => fault_in(text, &expected, at).map(|fault| format!("{fault}: {line}")),
        None => Some(format!("not a line of expectation: {line}")),
    })
}

/// `source [form, cue] content … content (carried on) | to … | venue | commitment | in 1`.
fn parse(line: &str) -> Option<Expected<'_>> {
    let (source, line) = line.split_once(" [")?;
    let (form_and_cue, line) = line.split_once("] ")?;
    let (form, cue) = form_and_cue.split_once(", ")?;
    let mut parts = line.split(" | ");
    let content = parts.next()?.trim_end_matches(" (carried on)").split(" … ").collect();
    Some(Expected { source, form, cue, content, rest: parts.collect() })
}

fn fault_in(text: &str, expected: &Expected, position: usize) -> Option<String> {
    let absent = |words: &&str| *words != "—" && !text.contains(*words);
    let holder = |rest: &str| rest.strip_prefix("in ").and_then(|line| line.parse::<usize>().ok());
    let words = expected.rest.iter().copied().filter(|&rest| rest != "commitment" && holder(rest).is_none());
    let words = words.map(|rest| rest.strip_prefix("to ").unwrap_or(rest));
    if let Some(words) = [expected.source, expected.cue].into_iter().chain(words).find(absent) {
        return Some(format!("not in the text: {words}"));
    }
    let mut from = 0;
    for piece in &expected.content {
        match text[from..].find(piece) {
            Some(at) if !piece.is_empty() => from += at + piece.len(),
            _ => return Some(format!("not in the text, or out of order: {piece}")),
        }
    }
    let marks = ['“', '‘', '"', '\''];
    let marked = match expected.form {
        "direct" => expected.content.iter().all(|piece| piece.starts_with(marks)),
        "mixed" => expected.content.iter().any(|piece| piece.contains(marks)),
        "indirect" => !expected.content.iter().any(|piece| piece.contains(['“', '‘', '"'])),
        _ => return Some(format!("no form: {}", expected.form)),
    };
    let below =
        expected.rest.iter().find_map(|rest| holder(rest)).is_none_or(|line| (1..=position).contains(&line));
    (!marked || !below).then(|| "marks against the form, or held by a later line".to_owned())
}
