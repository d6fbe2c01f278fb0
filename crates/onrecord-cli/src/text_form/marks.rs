//! Statements marked in the running text: `[1 “We will stay,”] she said, [1 “whatever it takes.”]`.

use std::cmp::Reverse;

use anstyle::Style;
use onrecord::annotate::Annotated;
use onrecord::index::TokenRange;
use onrecord::text::Span;

use super::flow::Flow;
use super::ink;

/// A place where a mark begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Border {
    at: usize,
    turn: Turn,
}

/// At one place endings come first, inner before outer; then beginnings, outer before inner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    EndOfContent(Reverse<usize>),
    EndOfCue,
    EndOfSource,
    StartOfContent(Reverse<usize>, usize),
    StartOfCue,
    StartOfSource,
}

impl Border {
    /// Whether it belongs to a stretch of text that ends with `span`: what begins at its end does not.
    fn concerns(self, span: Span) -> bool {
        let begins = matches!(self.turn, Turn::StartOfContent(..) | Turn::StartOfCue | Turn::StartOfSource);
        self.at < span.end() || (self.at == span.end() && !begins)
    }
}

/// Walks through an article once, from paragraph to paragraph, and knows what is open.
pub(super) struct Marker<'a> {
    annotated: &'a Annotated,
    borders: Vec<Border>,
    next: usize,
    /// Statements whose content is open, outer before inner.
    open: Vec<usize>,
    cues: usize,
    sources: usize,
}

impl<'a> Marker<'a> {
    pub(super) fn new(annotated: &'a Annotated) -> Marker<'a> {
        Marker { annotated, borders: borders(annotated), next: 0, open: Vec::new(), cues: 0, sources: 0 }
    }

    /// The text of `span` with its marks, in `style` where nothing is marked. Spans must come in order.
    ///
    /// Content that goes on beyond the span is closed at its end and opened again in the next one.
    pub(super) fn flow(&mut self, span: Span, style: Style) -> Flow {
        let mut flow = Flow::default();
        self.skip_to(span.start());
        self.open.iter().for_each(|&statement| start(&mut flow, statement));
        let mut at = span.start();
        while let Some(border) = self.borders.get(self.next).copied().filter(|border| border.concerns(span)) {
            self.prose(&mut flow, at, border.at, style);
            at = border.at;
            self.turn(border.turn, &mut flow);
            self.next += 1;
        }
        self.prose(&mut flow, at, span.end(), style);
        self.open.iter().rev().for_each(|&statement| end(&mut flow, statement));
        flow
    }

    /// Passes the borders before `at`.
    fn skip_to(&mut self, at: usize) {
        while let Some(border) = self.borders.get(self.next).copied().filter(|border| border.at < at) {
            self.turn(border.turn, &mut Flow::default());
            self.next += 1;
        }
    }

    fn turn(&mut self, turn: Turn, flow: &mut Flow) {
        match turn {
            Turn::StartOfContent(_, statement) => {
                self.open.push(statement);
                start(flow, statement);
            }
            Turn::EndOfContent(Reverse(statement)) => {
                self.open.retain(|&other| other != statement);
                end(flow, statement);
            }
            Turn::StartOfCue => self.cues += 1,
            Turn::EndOfCue => self.cues = self.cues.saturating_sub(1),
            Turn::StartOfSource => self.sources += 1,
            Turn::EndOfSource => self.sources = self.sources.saturating_sub(1),
        }
    }

    fn prose(&self, flow: &mut Flow, from: usize, to: usize, style: Style) {
        let base = self.open.last().map_or(style, |&statement| ink::of_statement(statement));
        let base = if self.sources > 0 { base.bold() } else { base };
        let style = if self.cues > 0 { base.italic() } else { base };
        let text = &self.annotated.prepared.article.text;
        flow.prose(text.slice(text.span(from, to)), style);
    }
}

fn start(flow: &mut Flow, statement: usize) {
    flow.glue(&format!("[{} ", statement + 1), ink::of_statement(statement).bold());
}

fn end(flow: &mut Flow, statement: usize) {
    flow.glue("]", ink::of_statement(statement).bold());
}

/// Where contents, cues and sources begin and end, in the order in which they are to be written.
fn borders(annotated: &Annotated) -> Vec<Border> {
    let span = |range: TokenRange| annotated.prepared.span(range);
    let mut borders = Vec::new();
    let mut add = |span: Span, start: Turn, end: Turn| {
        borders.push(Border { at: span.start(), turn: start });
        borders.push(Border { at: span.end(), turn: end });
    };
    for (position, statement) in annotated.statements.iter().enumerate() {
        for piece in statement.content.iter().copied().filter_map(span) {
            let longest_first = Reverse(piece.end());
            add(piece, Turn::StartOfContent(longest_first, position), Turn::EndOfContent(Reverse(position)));
        }
        if let Some(cue) = statement.cue.and_then(span) {
            add(cue, Turn::StartOfCue, Turn::EndOfCue);
        }
        if let Some(source) = statement.source.and_then(span) {
            add(source, Turn::StartOfSource, Turn::EndOfSource);
        }
    }
    borders.sort_unstable();
    borders
}
