//! The form for reading: an article's text with its statements marked, and notes under the sentences.

mod closing;
mod flow;
mod ink;
mod marks;
mod note;

use anstyle::Style;
use onrecord::annotate::Annotated;
use onrecord::layout::{Paragraph, ParagraphKind};
use onrecord::statements::Statement;
use onrecord::text::Span;

use flow::{Flow, Margin};
use marks::Marker;

use crate::outcome::counted;

/// How wide a page is and whether it has colours.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    /// Columns.
    pub(crate) width: usize,
    /// Whether to write ANSI styles.
    pub(crate) colour: bool,
}

impl Page {
    fn margin<'m>(self, first: &'m str, rest: &'m str, style: Style) -> Margin<'m> {
        Margin { first, rest, style, width: self.width, colour: self.colour }
    }
}

/// One article as a page of text that ends with a line break. A function of its arguments.
pub(crate) fn render(annotated: &Annotated, page: Page) -> String {
    let mut out = String::with_capacity(annotated.prepared.article.text.as_str().len() * 2);
    heading(&mut out, annotated, page);
    body(&mut out, annotated, page);
    closing::write(&mut out, annotated, page);
    out
}

/// Title, then day, origin and number of statements, then a rule.
fn heading(out: &mut String, annotated: &Annotated, page: Page) {
    let article = &annotated.prepared.article;
    let mut lines = [Flow::default(), Flow::default(), Flow::default()];
    let [title, facts, rule] = &mut lines;
    title.prose(title_of(annotated).unwrap_or("(no title)"), ink::STRONG);
    let at = article.published.at.as_ref().map_or(String::new(), |at| format!(" {at}"));
    let statements = counted(annotated.statements.len(), "statement");
    facts.prose(&format!("{}{at} · {} · {statements}", article.published.day, article.origin), ink::DIM);
    rule.glue(&"─".repeat(page.width), ink::DIM);
    lines.iter().for_each(|line| line.write(out, &page.margin("", "", ink::PLAIN)));
}

/// The title from metadata, else the headline found in the text.
fn title_of(annotated: &Annotated) -> Option<&str> {
    let prepared = &annotated.prepared;
    let headline = || prepared.paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Headline);
    prepared.article.title.as_deref().or_else(|| headline().map(|headline| prepared.slice(headline.span)))
}

fn body(out: &mut String, annotated: &Annotated, page: Page) {
    let mut marker = Marker::new(annotated);
    let mut notes = notes(annotated).into_iter().peekable();
    let mut before = None;
    for paragraph in &annotated.prepared.paragraphs {
        if stands_in_heading(annotated, paragraph) {
            continue;
        }
        if before.is_none_or(|kind| kind == ParagraphKind::Body || paragraph.kind == ParagraphKind::Body) {
            out.push('\n');
        }
        before = Some(paragraph.kind);
        write_paragraph(out, annotated, page, paragraph, &mut marker, &mut notes);
    }
    // Statements without a place in any paragraph: there should be none, but none may be lost.
    notes.for_each(|(_, position)| note::write(out, annotated, position, page));
}

/// A paragraph, broken after each sentence that ends a statement, with the notes of these statements.
fn write_paragraph(
    out: &mut String,
    annotated: &Annotated,
    page: Page,
    paragraph: &Paragraph,
    marker: &mut Marker<'_>,
    notes: &mut std::iter::Peekable<std::vec::IntoIter<(usize, usize)>>,
) {
    let (text, (label, style)) = (&annotated.prepared.article.text, look(paragraph.kind));
    let rest = " ".repeat(label.chars().count());
    let mut at = paragraph.span.start();
    let mut lead = label;
    while at < paragraph.span.end() {
        let to = notes.peek().map_or(usize::MAX, |&(end, _)| end).clamp(at, paragraph.span.end());
        let stretch = text.trim(text.span(at, to));
        marker.flow(stretch, style).write(out, &page.margin(lead, &rest, ink::DIM));
        while let Some((_, position)) = notes.next_if(|&(end, _)| end <= to) {
            note::write(out, annotated, position, page);
        }
        (at, lead) = (to, rest.as_str());
    }
}

/// Where each statement's note belongs: the end of the sentence in which its content ends. In order.
fn notes(annotated: &Annotated) -> Vec<(usize, usize)> {
    let prepared = &annotated.prepared;
    let end = |span: Span| {
        let after = prepared.sentences.partition_point(|sentence| sentence.span.end() < span.end());
        prepared.sentences.get(after).map_or(span.end(), |sentence| sentence.span.end())
    };
    let place = |statement: &Statement| prepared.span(*statement.content.last()).map_or(usize::MAX, end);
    let statements = annotated.statements.iter().enumerate();
    let mut notes: Vec<_> = statements.map(|(position, statement)| (place(statement), position)).collect();
    notes.sort_unstable();
    notes
}

/// Whether the paragraph is the title that the heading shows, with nothing marked in it.
fn stands_in_heading(annotated: &Annotated, paragraph: &Paragraph) -> bool {
    let prepared = &annotated.prepared;
    let inside = |range| prepared.span(range).is_some_and(|span| span.overlaps(paragraph.span));
    paragraph.kind == ParagraphKind::Headline
        && title_of(annotated) == Some(prepared.slice(paragraph.span))
        && !annotated.statements.iter().flat_map(|statement| &statement.content).copied().any(inside)
}

/// The label and style of a kind of paragraph; none for prose.
fn look(kind: ParagraphKind) -> (&'static str, Style) {
    match kind {
        ParagraphKind::Body => ("", ink::PLAIN),
        ParagraphKind::Headline => ("headline | ", ink::STRONG),
        ParagraphKind::Subheading => ("heading | ", ink::STRONG),
        ParagraphKind::Byline => ("byline | ", ink::DIM),
        ParagraphKind::Dateline => ("dateline | ", ink::DIM),
        ParagraphKind::EntryTime => ("time | ", ink::STRONG),
        ParagraphKind::Caption => ("caption | ", ink::PLAIN),
        ParagraphKind::CaptionCredit => ("credit | ", ink::DIM),
        ParagraphKind::SyndicationCredit => ("credit | ", ink::DIM),
        ParagraphKind::Boilerplate => ("notice | ", ink::DIM),
    }
}

#[cfg(test)]
mod tests;
