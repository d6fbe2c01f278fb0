//! Styled words flowing into lines of a given width.

use std::fmt::Write as _;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

/// Words in order, not yet broken into lines.
#[derive(Default)]
pub(super) struct Flow {
    /// The characters of all words, without what parts them.
    text: String,
    runs: Vec<Run>,
    words: Vec<Word>,
    /// Whether what comes next is glued to the last word.
    open: bool,
}

/// Characters of the text in one style, from where the run before ends.
struct Run {
    end: usize,
    style: Style,
}

/// What stays together on a line: runs from where the word before ends.
struct Word {
    end: usize,
    columns: usize,
}

/// What stands before the lines of a flow, and how wide they may be.
pub(super) struct Margin<'m> {
    /// Before the first line.
    pub(super) first: &'m str,
    /// Before every other line.
    pub(super) rest: &'m str,
    /// The style of both.
    pub(super) style: Style,
    /// Columns of a line, margin included.
    pub(super) width: usize,
    /// Whether styles are written at all.
    pub(super) colour: bool,
}

impl Flow {
    /// Adds prose, broken where it has white space.
    pub(super) fn prose(&mut self, text: &str, style: Style) {
        for piece in text.split_inclusive(breaks) {
            let word = piece.trim_end_matches(breaks);
            if !word.is_empty() {
                self.glue(word, style);
            }
            self.open = word.len() == piece.len();
        }
    }

    /// Adds characters without a break before or after them; white space inside does not break either.
    pub(super) fn glue(&mut self, text: &str, style: Style) {
        let start = self.text.len();
        self.text.extend(text.chars().map(harmless));
        let columns = self.text.get(start..).map_or(0, UnicodeWidthStr::width);
        self.runs.push(Run { end: self.text.len(), style });
        match self.words.last_mut() {
            Some(word) if self.open => *word = Word { end: self.runs.len(), columns: word.columns + columns },
            _ => self.words.push(Word { end: self.runs.len(), columns }),
        }
        self.open = true;
    }

    /// Ends the word at hand.
    pub(super) fn gap(&mut self) {
        self.open = false;
    }

    /// Writes the words as lines, each with its margin and a line break; nothing when there are no words.
    ///
    /// A word wider than a line stands alone on one, whole: addresses stay usable.
    pub(super) fn write(&self, out: &mut String, margin: &Margin<'_>) {
        let (mut run, mut at) = (0, 0);
        let mut words = self.words.iter().peekable();
        let mut lead = margin.first;
        while words.peek().is_some() {
            let mut line = Line::new(out, margin.colour);
            line.styled(lead, margin.style);
            let start = lead.width();
            let mut column = start;
            while let Some(word) =
                words.next_if(|word| column == start || column + 1 + word.columns <= margin.width)
            {
                if column > start {
                    line.space();
                    column += 1;
                }
                for Run { end, style } in self.runs.get(run..word.end).unwrap_or_default() {
                    line.styled(self.text.get(at..*end).unwrap_or_default(), *style);
                    at = *end;
                }
                run = word.end;
                column += word.columns;
            }
            line.end();
            lead = margin.rest;
        }
    }
}

/// One line being written; changes of style are written only where the style changes.
struct Line<'o> {
    out: &'o mut String,
    colour: bool,
    style: Style,
}

impl<'o> Line<'o> {
    fn new(out: &'o mut String, colour: bool) -> Line<'o> {
        Line { out, colour, style: Style::new() }
    }

    fn styled(&mut self, text: &str, style: Style) {
        if self.colour && style != self.style && !text.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(self.out, "{}{}", self.style.render_reset(), style.render());
            self.style = style;
        }
        self.out.push_str(text);
    }

    fn space(&mut self) {
        self.out.push(' ');
    }

    fn end(self) {
        let _ = writeln!(self.out, "{}", self.style.render_reset());
    }
}

/// Where prose may be broken: white space but the non-breaking.
fn breaks(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}')
}

/// The character, unless it could drive the reader's terminal: an article must not.
fn harmless(character: char) -> char {
    if character.is_control() { char::REPLACEMENT_CHARACTER } else { character }
}

#[cfg(test)]
mod tests {
    use super::super::ink;
    use super::*;

    fn lines(flow: &Flow, width: usize, colour: bool) -> String {
        let mut out = String::new();
        flow.write(&mut out, &Margin { first: "- ", rest: "  ", style: ink::PLAIN, width, colour });
        out
    }

    #[test]
    fn marks_are_never_parted_from_their_words() {
        let mut flow = Flow::default();
        flow.prose("He said ", ink::PLAIN);
        flow.glue("[1 ", ink::DIM);
        flow.prose("no more", ink::PLAIN);
        flow.glue("]", ink::DIM);
        flow.prose(", twice.", ink::PLAIN);
        assert_eq!(lines(&flow, 12, false), "- He said\n  [1 no\n  more],\n  twice.\n");
    }

    #[test]
    fn a_word_wider_than_the_line_stays_whole() {
        let mut flow = Flow::default();
        flow.prose("see https://example.org/a/long/address now", ink::PLAIN);
        assert_eq!(lines(&flow, 12, false), "- see\n  https://example.org/a/long/address\n  now\n");
    }

    #[test]
    fn wide_characters_count_two_columns() {
        let mut flow = Flow::default();
        flow.prose("東京 東京 東京", ink::PLAIN);
        assert_eq!(lines(&flow, 11, false), "- 東京 東京\n  東京\n");
    }

    #[test]
    fn escape_sequences_of_an_article_are_not_passed_on() {
        let mut flow = Flow::default();
        flow.prose("a\u{1b}[2Jb\u{7}", ink::PLAIN);
        assert_eq!(lines(&flow, 40, false), "- a\u{fffd}[2Jb\u{fffd}\n");
    }

    #[test]
    fn styles_end_with_the_line() {
        let mut flow = Flow::default();
        flow.prose("one two", ink::STRONG);
        let written = lines(&flow, 6, true);
        assert!(written.lines().all(|line| line.ends_with("\u{1b}[0m")), "{written:?}");
    }

    #[test]
    fn no_words_make_no_lines() {
        assert_eq!(lines(&Flow::default(), 40, true), "");
    }
}
