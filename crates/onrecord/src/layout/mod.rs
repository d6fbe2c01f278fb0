//! Paragraphs and their kinds: what is the article's own prose and what is headline, credit, caption or furniture.

use crate::article::Article;
use crate::text::Span;

/// A stretch of text of one kind. Paragraphs are in order and do not overlap; one line of input may hold several
/// (a dateline before the body, a credit glued to a caption).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Without white space at the rims, within one line of the input.
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

/// The paragraphs of an article, in order.
pub fn paragraphs(article: &Article) -> Vec<Paragraph> {
    let text = &article.text;
    let mut at = article.body.start();
    let mut paragraphs = Vec::new();
    for line in text.slice(article.body).split_inclusive('\n') {
        let span = text.trim(text.span(at, at + line.len()));
        at += line.len();
        if !span.is_empty() {
            paragraphs.push(Paragraph { span, kind: ParagraphKind::Body });
        }
    }
    paragraphs
}
