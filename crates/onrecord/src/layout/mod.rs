//! Paragraphs and their kinds: what is the article's own prose and what is headline, credit, caption or furniture.

use crate::article::Article;
use crate::text::{Span, Text};

mod boilerplate;
mod byline;
mod credits;
mod dateline;
mod headline;
mod lines;
mod live_blog;
mod patterns;

/// A stretch of text of one kind. Paragraphs are in order and do not overlap; one line of input may hold several
/// (a dateline before the body, a credit glued to a caption).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Without white space at the rims.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ParagraphKind {
    /// The title of the article.
    Headline,
    /// A heading within the article.
    Subheading,
    /// "By Ann Bo in Ohio", "Ann Bo, political editor".
    Byline,
    /// "WASHINGTON (AP) —" before the first sentence.
    Dateline,
    /// "10.32am", before an entry of a live blog.
    EntryTime,
    /// Prose.
    Body,
    /// Words under a picture.
    Caption,
    /// "Photograph: Ann Bo/Agency".
    CaptionCredit,
    /// "– The Guardian" at the end.
    SyndicationCredit,
    /// "Read more: …", "This article was amended on …", newsletter lines.
    Boilerplate,
}

impl ParagraphKind {
    /// Whether statements are looked for in it.
    pub fn holds_statements(self) -> bool {
        matches!(self, Self::Headline | Self::Subheading | Self::Body | Self::Caption)
    }
}

/// The paragraphs of an article, in order; together they cover all of its body but white space.
///
/// A paragraph is a line of the input. Where lines are broken inside sentences (wire text of 60 to 80 columns) it is what
/// blank lines or indentation set apart, and its span holds line breaks.
pub fn paragraphs(article: &Article) -> Vec<Paragraph> {
    let text = &article.text;
    let blocks = lines::blocks(text, article.body);
    let mut paragraphs = Vec::with_capacity(blocks.len() + 4);
    let mut prose_seen = false;
    for (position, &block) in blocks.iter().enumerate() {
        let next = blocks.get(position + 1).map(|&next| text.slice(next));
        let place = Place { first: position == 0, prose_seen, next, title: article.title.as_deref() };
        split(text, block, &place, &mut paragraphs);
        prose_seen |= paragraphs.last().is_some_and(|last| last.kind == ParagraphKind::Body);
    }
    paragraphs
}

/// Where a block stands.
struct Place<'a> {
    first: bool,
    /// Whether a paragraph of prose stands before it.
    prose_seen: bool,
    /// The words of the next block.
    next: Option<&'a str>,
    /// The title from metadata.
    title: Option<&'a str>,
}

/// Cuts what is glued to a block and names the kinds of the pieces.
fn split(text: &Text, block: Span, place: &Place, paragraphs: &mut Vec<Paragraph>) {
    let words = text.slice(block);
    if let Some(kind) = whole(words, place) {
        return push(text, block, kind, paragraphs);
    }
    let mut rest = block;
    if let Some(length) = live_blog::time_length(words) {
        rest = cut(text, rest, length, ParagraphKind::EntryTime, paragraphs);
    } else if let Some(length) = dateline::length(words) {
        rest = cut(text, rest, length, ParagraphKind::Dateline, paragraphs);
    }
    let words = text.slice(rest);
    let (kind, tail) = match (credits::picture_credit(words), credits::syndication_credit(words)) {
        (Some(at), _) => (ParagraphKind::Caption, Some((at, ParagraphKind::CaptionCredit))),
        (None, Some(at)) => (ParagraphKind::Body, Some((at, ParagraphKind::SyndicationCredit))),
        (None, None) => (ParagraphKind::Body, None),
    };
    match tail {
        Some((at, credit)) => {
            let rest = cut(text, rest, at, kind, paragraphs);
            push(text, rest, credit, paragraphs);
        }
        None => push(text, rest, kind, paragraphs),
    }
}

/// The kind of a block that is one thing as a whole.
fn whole(words: &str, place: &Place) -> Option<ParagraphKind> {
    let led = dateline::length(words).is_some() || live_blog::time_length(words).is_some();
    if place.first && !led && headline::is_headline(words, place.title, place.next) {
        return Some(ParagraphKind::Headline);
    }
    if boilerplate::is_boilerplate(words) {
        return Some(ParagraphKind::Boilerplate);
    }
    if byline::is_byline(words) {
        return Some(ParagraphKind::Byline);
    }
    let heading = place.prose_seen && headline::is_subheading(words, place.next);
    heading.then_some(ParagraphKind::Subheading)
}

/// Adds the first `length` bytes of a span as a paragraph and gives what is left.
fn cut(text: &Text, span: Span, length: usize, kind: ParagraphKind, paragraphs: &mut Vec<Paragraph>) -> Span {
    let middle = span.start() + length;
    push(text, text.span(span.start(), middle), kind, paragraphs);
    text.span(middle, span.end())
}

fn push(text: &Text, span: Span, kind: ParagraphKind, paragraphs: &mut Vec<Paragraph>) {
    let span = text.trim(span);
    if !span.is_empty() {
        paragraphs.push(Paragraph { span, kind });
    }
}

#[cfg(test)]
mod tests;
