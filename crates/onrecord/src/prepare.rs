//! Article → [`Prepared`]: paragraphs, sentences, tokens and quotations, before anything is said about their meaning.

use crate::article::Article;
use crate::index::{ParagraphIdx, SentenceIdx, TokenRange};
use crate::layout::{self, Paragraph};
use crate::quotes::{self, Quotations};
use crate::segment::{self, Sentence, Token};
use crate::text::Span;

/// An article with its units found. Sentences lie within paragraphs, tokens within sentences, all in order.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The article.
    pub article: Article,
    /// Paragraphs with their kinds, in order, not overlapping.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences, in order, each within one paragraph.
    pub sentences: Vec<Sentence>,
    /// Tokens, in order, each within one sentence.
    pub tokens: Vec<Token>,
    /// Quotations and what had to be repaired to pair their marks.
    pub quotations: Quotations,
    /// The text in ASCII lower case, byte for byte as long as the text.
    lower: Box<str>,
}

/// Finds paragraphs, sentences, tokens and quotations.
pub fn prepare(article: Article) -> Prepared {
    let paragraphs = layout::paragraphs(&article);
    let (sentences, tokens) = segment::segment(&article.text, &paragraphs);
    let quotations = quotes::scan(&article.text, &paragraphs);
    let lower = article.text.as_str().to_ascii_lowercase().into_boxed_str();
    Prepared { article, paragraphs, sentences, tokens, quotations, lower }
}

impl Prepared {
    /// The words of a span.
    pub fn slice(&self, span: Span) -> &str {
        self.article.text.slice(span)
    }

    /// The token at `position` as written; empty beyond the last one.
    pub fn word(&self, position: usize) -> &str {
        self.tokens.get(position).map_or("", |token| self.slice(token.span))
    }

    /// The token at `position` in ASCII lower case, for look-ups in word tables; empty beyond the last one.
    pub fn lower(&self, position: usize) -> &str {
        let token = self.tokens.get(position);
        token.and_then(|token| self.lower.get(token.span.start()..token.span.end())).unwrap_or_default()
    }

    /// The words of a range in ASCII lower case, with what stands between them; empty for an empty range.
    pub(crate) fn lower_words(&self, range: TokenRange) -> &str {
        let span = self.span(range);
        span.and_then(|span| self.lower.get(span.start()..span.end())).unwrap_or_default()
    }

    /// What stands from byte `start` to byte `end` in ASCII lower case; empty off a character boundary.
    pub(crate) fn lower_bytes(&self, start: usize, end: usize) -> &str {
        self.lower.get(start..end).unwrap_or_default()
    }

    /// The span from the first to the last token of a range; `None` for an empty one.
    pub fn span(&self, range: TokenRange) -> Option<Span> {
        let tokens = self.tokens.get(range.positions())?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }

    /// The tokens that lie wholly inside a span.
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        let start = self.tokens.partition_point(|token| token.span.start() < span.start());
        let end = self.tokens.partition_point(|token| token.span.end() <= span.end());
        TokenRange::new(start, end)
    }

    /// The sentence of the token at `position`.
    pub fn sentence_of(&self, position: usize) -> SentenceIdx {
        SentenceIdx::new(self.sentences.partition_point(|sentence| sentence.tokens.end() <= position))
    }

    /// The sentence that holds the token at `position`, or the next one; `None` beyond the last.
    pub fn sentence_at(&self, position: usize) -> Option<&Sentence> {
        self.sentences.get(self.sentence_of(position).get())
    }

    /// The paragraph of the token at `position`; `None` beyond the last sentence.
    pub(crate) fn paragraph_of(&self, position: usize) -> Option<ParagraphIdx> {
        Some(self.sentence_at(position)?.paragraph)
    }

    /// A range of tokens, cut where paragraphs end.
    pub(crate) fn by_paragraph(&self, range: TokenRange) -> impl Iterator<Item = TokenRange> {
        let (mut start, end) = (range.start(), range.end());
        std::iter::from_fn(move || {
            let piece = (start < end).then(|| {
                let here = self.paragraph_of(start).and_then(|at| self.paragraphs.get(at.get()));
                let cut = here.map_or(end, |paragraph| self.tokens_in(paragraph.span).end());
                TokenRange::new(start, cut.clamp(start + 1, end))
            })?;
            start = piece.end();
            Some(piece)
        })
    }

    /// The paragraph that holds byte `offset`, or the next one.
    pub fn paragraph_at(&self, offset: usize) -> ParagraphIdx {
        ParagraphIdx::new(self.paragraphs.partition_point(|paragraph| paragraph.span.end() <= offset))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::article::{FoundIn, Origin, Published};
    use crate::text::Text;

    /// A text as the article of Tuesday 2025-11-18 that most tests read.
    pub(crate) fn prepared(text: &str) -> Prepared {
        let text = Text::new(text).unwrap();
        let published = Published { day: "2025-11-18".parse().unwrap(), at: None, found_in: FoundIn::Given };
        let (body, origin) = (text.whole(), Origin::default());
        let (given_id, title, author, outlet) = (None, None, None, None);
        prepare(Article { given_id, origin, published, text, body, title, author, outlet })
    }
}
