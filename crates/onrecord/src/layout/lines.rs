//! Lines of input → blocks: stretches that stand apart. In most input each line is one; in hard-wrapped text, whose
//! lines are broken within sentences, the lines of a paragraph are joined.

use crate::text::{Span, Text};

/// A line of the input without white space at its rims; an empty one stands for itself.
#[derive(Debug, Clone, Copy)]
struct Line {
    span: Span,
    /// In characters.
    width: usize,
    /// Whether white space stands before its first word.
    indented: bool,
}

/// The blocks of `body`, in order, trimmed, none empty. A block holds line breaks only where the text is hard-wrapped.
pub(super) fn blocks(text: &Text, body: Span) -> Vec<Span> {
    let lines = lines(text, body);
    let wrapped = wrap_width(text, &lines);
    let mut blocks: Vec<Span> = Vec::with_capacity(lines.len());
    let mut before: Option<Line> = None;
    for line in lines {
        if line.span.is_empty() {
            before = None;
            continue;
        }
        let goes_on = match (wrapped, before) {
            (Some(width), Some(before)) => is_wrapped(text, before, line, width),
            _ => false,
        };
        match blocks.last_mut() {
            Some(block) if goes_on => *block = block.cover(line.span),
            _ => blocks.push(line.span),
        }
        before = Some(line);
    }
    blocks
}

fn lines(text: &Text, body: Span) -> Vec<Line> {
    let mut at = body.start();
    let mut lines = Vec::new();
    let breaks = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let slice = text.slice(body);
    for piece in slice.split_inclusive(breaks) {
        let whole = text.span(at, at + piece.len());
        at += piece.len();
        // The second half of a CRLF is no blank line.
        if piece == "\n" && text.char_before(whole.start()) == Some('\r') && whole.start() > body.start() {
            continue;
        }
        let span = text.trim(whole);
        // One blank line parts as well as a thousand.
        if span.is_empty() && lines.last().is_none_or(|before: &Line| before.span.is_empty()) {
            continue;
        }
        let width = text.slice(span).chars().count();
        lines.push(Line { span, width, indented: !span.is_empty() && span.start() > whole.start() });
    }
    lines
}

/// The width at which the text is hard-wrapped, in characters; `None` if its lines are whole paragraphs.
///
/// Wrapped text goes on in small letters after most of its breaks, and its lines are of one width.
fn wrap_width(text: &Text, lines: &[Line]) -> Option<usize> {
    const WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;
    let pairs = || lines.iter().zip(lines.iter().skip(1)).filter(|(a, b)| a.width > 0 && b.width > 0);
    let breaks = pairs().count();
    let cuts = || pairs().filter(|(a, b)| is_cut(text, a.span, b.span));
    if cuts().count() * 10 < breaks * 3 || !cuts().any(|(a, _)| WIDTHS.contains(&a.width)) {
        return None;
    }
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).filter(|&width| width > 0).collect();
    widths.sort_unstable();
    let wide = *widths.get(widths.len() * 19 / 20)?;
    WIDTHS.contains(&wide).then_some(wide)
}

/// Whether a sentence goes on from one line to the next: no stop before the break and a small letter after it.
fn is_cut(text: &Text, before: Span, after: Span) -> bool {
    let open = text
        .char_before(before.end())
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '-' | ';' | '’' | ')'));
    open && text.char_at(after.start()).is_some_and(char::is_lowercase)
}

/// Whether the break between two lines is there only because the next word did not fit.
fn is_wrapped(text: &Text, before: Line, line: Line, width: usize) -> bool {
    if line.indented && !before.indented {
        return false;
    }
    let word = text.slice(line.span).split(char::is_whitespace).next().unwrap_or_default();
    let full = before.width + 1 + word.chars().take(width + 1).count() > width;
    full || is_cut(text, before.span, line.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Vec<String> {
        let text = Text::new(source).unwrap();
        blocks(&text, text.whole()).into_iter().map(|block| text.slice(block).replace("\r\n", "\n")).collect()
    }

    #[test]
    fn each_line_is_a_block() {
        let long = "The council of Salem voted on Monday to close the tunnel under the harbour for good after the flood.";
        assert_eq!(read(&format!("{long}\n{long}\n\n\n{long}\n")), [long, long, long]);
        assert_eq!(
            read("Tunnel closed\nBy Ann Bo\r\nIt rained.\rIt poured."),
            ["Tunnel closed", "By Ann Bo", "It rained.", "It poured."]
        );
        assert_eq!(read(" \n\t\r\n"), [""; 0]);
    }

    #[test]
    fn lists_in_small_letters_are_not_joined() {
        assert_eq!(read("apples\npears\nplums").len(), 3);
    }

    const WRAPPED: &str = "Tunnel closed\nBy Ann Bo\n\nThe council of Salem voted on Monday to close the tunnel under\n\
        the harbour for good after the flood of last week. Mayor Mara\nQuill said: “We have\nno choice. It is not\nsafe.”\n\n\
        Nobody answered the\nletters of the council.\n";

    #[test]
    fn hard_wrapped_lines_are_joined_up_to_blank_lines() {
        let text = WRAPPED
            .replace("“We have\nno choice. It is not\nsafe.”", "“We have no choice. It is\nnot safe.”");
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            let blocks = read(&text);
            assert_eq!(blocks.len(), 4, "{blocks:?}");
            assert!(blocks[2].ends_with("not safe.”") && blocks[3].starts_with("Nobody"));
        }
    }

    #[test]
    fn an_indent_begins_a_paragraph_of_wrapped_text() {
        let text = "   The council of Salem voted on Monday to close the tunnel under\nthe harbour for good after the flood of last week. Nobody in the\n\
                    town was pleased.\n   Mayor Mara Quill said that she had no choice, and that it was\nnot safe.";
        assert_eq!(read(text).len(), 2);
    }

    #[test]
    fn text_wrapped_at_any_width_gives_the_paragraphs_it_had() {
        let paragraphs = [
            "The council of Salem voted on Monday to close the tunnel under the harbour for good after the flood.",
            "“We have no choice,” Mayor Mara Quill said. “It is not safe, and the Harbour Board of Salem, which Ed Fay \
             leads, told us so in May. We asked twice, and twice they said that they would look into it.”",
            "Nobody else spoke.",
            "The tunnel, opened in 1931 by Governor Cy Dee, was the first of its kind on the coast of the bay, and for \
             forty years the only road to Dover.",
        ];
        for width in 45..=95 {
            let wrapped = paragraphs.map(|paragraph| wrap(paragraph, width));
            assert_eq!(read(&wrapped.join("\n\n")), wrapped, "{width}");
        }
    }

    fn wrap(paragraph: &str, width: usize) -> String {
        let (mut out, mut column) = (String::new(), 0);
        for word in paragraph.split(' ') {
            let len = word.chars().count();
            let fits = column + 1 + len <= width;
            if column > 0 {
                out.push(if fits { ' ' } else { '\n' });
            }
            column = if fits && column > 0 { column + 1 + len } else { len };
            out.push_str(word);
        }
        out
    }
}
