//! Lines → blocks: stretches of text that stand apart, before anything is known of their kind.

use crate::text::{Span, Text};

/// Shortest and longest mean length, in characters, of the lines of a text wrapped by hand.
const WRAPPED: std::ops::RangeInclusive<usize> = 40..=90;

/// The blocks of a text: its lines, or, where lines are broken inside sentences, what blank lines set apart.
pub(crate) fn blocks(text: &Text, body: Span) -> Vec<Span> {
    let lines = lines(text, body);
    if !is_wrapped(text, &lines) {
        return lines.into_iter().filter(|line| !line.is_empty()).collect();
    }
    let mut blocks: Vec<Span> = Vec::new();
    let mut open = false;
    for line in lines {
        match blocks.last_mut() {
            Some(last) if open && !line.is_empty() && !starts_paragraph(text, line) => {
                *last = last.cover(line)
            }
            _ if !line.is_empty() => blocks.push(line),
            _ => {}
        }
        open = !line.is_empty();
    }
    blocks
}

/// The lines without white space at their rims; blank ones are empty spans.
fn lines(text: &Text, body: Span) -> Vec<Span> {
    let mut at = body.start();
    let mut lines = Vec::new();
    for line in text.slice(body).split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        lines.push(text.trim(text.span(at, at + line.len())));
        at += line.len();
    }
    lines
}

/// Whether lines are broken inside sentences: many of like length, most of which end without a stop and go on in the
/// next line.
fn is_wrapped(text: &Text, lines: &[Span]) -> bool {
    let full: Vec<Span> = lines.iter().copied().filter(|line| !line.is_empty()).collect();
    if full.len() < 4 {
        return false;
    }
    let mean = full.iter().map(|line| line.len()).sum::<usize>() / full.len();
    let longest = full.iter().map(|line| line.len()).max().unwrap_or(0);
    let pairs = lines.windows(2).filter(|pair| pair.iter().all(|line| !line.is_empty()));
    let (mut neighbours, mut going_on) = (0, 0);
    for pair in pairs {
        neighbours += 1;
        going_on += usize::from(goes_on(text, pair));
    }
    WRAPPED.contains(&mean) && longest <= 120 && neighbours >= 3 && going_on * 2 > neighbours
}

/// Whether a sentence goes on from one line to the next: no stop, then small letters or any line of full length.
fn goes_on(text: &Text, pair: &[Span]) -> bool {
    let [line, next] = pair else { return false };
    let stop = text.slice(*line).ends_with(['.', '!', '?', '”', '"', ':']);
    let small = text.slice(*next).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    !stop && (small || line.len() >= 50)
}

/// An indented line begins a paragraph in wrapped text.
fn starts_paragraph(text: &Text, line: Span) -> bool {
    let before = text.before(line);
    let indent = before.rsplit('\n').next().unwrap_or_default();
    indent.starts_with("  ") || indent.starts_with('\t')
}
