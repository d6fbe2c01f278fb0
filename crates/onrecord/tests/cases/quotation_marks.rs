//! Cases of quotation marks: the `text`, the same text with ⟦…⟧ round what stands in double marks and ⟨…⟩ round what
//! stands in single ones (`quotations`), and what was repaired (`repairs`).
//!
//! A piece that goes on in the next paragraph ends with `→`, and the next one begins with `→`. A line of repairs is the
//! kind and the place: the words before it and after it, and the mark, if there is one, in the middle.

use crate::case_file::{Case, check};
use onrecord::Text;
use onrecord::layout::{Paragraph, ParagraphKind};
use onrecord::quotes::{self, Marks, Quotations, Repair, RepairKind};

#[test]
fn quotation_marks_are_read_as_the_cases_say() {
    check("quotation-marks", |case| {
        let text = Text::new(case.block("text").unwrap()).unwrap();
        let quotations = quotes::scan(&text, &paragraphs(&text, case));
        let repairs: Vec<String> =
            quotations.repairs.iter().map(|repair| repair_line(&text, repair)).collect();
        vec![("quotations", marked_up(&text, &quotations)), ("repairs", repairs.join("\n"))]
    });
}

#[test]
fn there_are_enough_cases() {
    let cases: usize =
        crate::case_file::case_files("quotation-marks").iter().map(|file| file.cases.len()).sum();
    assert!(cases >= 60, "{cases}");
}

/// Each line is a paragraph of prose, but for those named `caption: 2` or `headline: 1` (lines that are not empty,
/// counted from 1).
fn paragraphs(text: &Text, case: &Case) -> Vec<Paragraph> {
    let mut start = 0;
    let mut found: Vec<Paragraph> = Vec::new();
    for line in text.as_str().split_inclusive('\n') {
        let span = text.trim(text.span(start, start + line.len()));
        start += line.len();
        if !span.is_empty() {
            let number = (found.len() + 1).to_string();
            let named = |key: &str| case.values.iter().any(|(name, value)| name == key && *value == number);
            let kind = match () {
                () if named("caption") => ParagraphKind::Caption,
                () if named("headline") => ParagraphKind::Headline,
                () if named("boilerplate") => ParagraphKind::Boilerplate,
                () => ParagraphKind::Body,
            };
            found.push(Paragraph { span, kind });
        }
    }
    found
}

fn marked_up(text: &Text, quotations: &Quotations) -> String {
    // (offset, closing before opening, inner closing first and outer opening first)
    let mut brackets: Vec<(usize, usize, i64, &str)> = Vec::new();
    for quotation in &quotations.all {
        let (open, close) = match quotation.marks {
            Marks::Double => (["⟦", "⟦→"], ["⟧", "→⟧"]),
            Marks::Single => (["⟨", "⟨→"], ["⟩", "→⟩"]),
        };
        let last = quotation.pieces.len() - 1;
        for (at, piece) in quotation.pieces.iter().enumerate() {
            let len = piece.outer.len() as i64;
            brackets.push((piece.outer.start(), 1, -len, open[usize::from(at > 0)]));
            brackets.push((piece.outer.end(), 0, len, close[usize::from(at < last)]));
        }
    }
    brackets.sort();
    let (mut out, mut from) = (String::new(), 0);
    for (offset, _, _, bracket) in brackets {
        out.push_str(&text.as_str()[from..offset]);
        out.push_str(bracket);
        from = offset;
    }
    out + &text.as_str()[from..]
}

fn repair_line(text: &Text, repair: &Repair) -> String {
    let kind = match repair.kind {
        RepairKind::ClosedWithoutMark => "closed",
        RepairKind::OpenedWithoutMark => "opened",
        RepairKind::Ignored => "ignored",
        RepairKind::Doubled => "doubled",
        RepairKind::Turned => "turned",
    };
    let (before, after) = (text.prefix(repair.at, 12), text.suffix(repair.at, 12));
    let (before, after) = (before.replace('\n', "¶"), after.replace('\n', "¶"));
    format!("{kind}: {before}[{}]{after}", text.slice(repair.at))
}
