//! Sentences and tokens of news English, lossless: every byte outside white space belongs to one token.

use crate::index::{ParagraphIdx, TokenRange};
use crate::layout::Paragraph;
use crate::text::{Span, Text};

mod abbreviations;
mod sentences;
mod tokens;

/// A sentence, or a headline or line that stands for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// The paragraph it stands in.
    pub paragraph: ParagraphIdx,
}

/// A word, number or mark. Clitics are tokens of their own as in the Penn Treebank: "do|n't", "Clinton|'s".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word with a small first letter, clitics included.
    Lower,
    /// A word with a capital first letter.
    Title,
    /// A word of two or more letters, all capital ("NATO", "U.S.").
    Upper,
    /// Digits, with their separators ("1,200.5", "2016-17").
    Number,
    /// A mark of quotation. Apostrophes inside words are none.
    QuotationMark,
    /// Any other mark or symbol.
    Punctuation,
}

/// Sentences and tokens of the paragraphs, in order. A sentence never crosses a paragraph.
///
/// ```
/// use onrecord::layout::{Paragraph, ParagraphKind};
/// use onrecord::segment::segment;
/// let text = onrecord::Text::new("Mr. Bo didn't go to the U.S. on Monday. He stayed.")?;
/// let paragraph = Paragraph { span: text.whole(), kind: ParagraphKind::Body };
/// let (sentences, tokens) = segment(&text, &[paragraph]);
/// assert_eq!((sentences.len(), tokens.len()), (2, 14));
/// # Ok::<(), onrecord::text::TextTooLong>(())
/// ```
pub fn segment(text: &Text, paragraphs: &[Paragraph]) -> (Vec<Sentence>, Vec<Token>) {
    let mut tokens = Vec::with_capacity(text.whole().len() / 5);
    let mut found = Vec::with_capacity(text.whole().len() / 100);
    for (position, paragraph) in paragraphs.iter().enumerate() {
        let first = tokens.len();
        tokens::push_tokens(text, paragraph.span, &mut tokens);
        let mut start = first;
        for end in sentences::ends(text, tokens.get(first..).unwrap_or_default()) {
            found.extend(sentence(&tokens, start, first + end + 1, position));
            start = first + end + 1;
        }
    }
    (found, tokens)
}

fn sentence(tokens: &[Token], start: usize, end: usize, paragraph: usize) -> Option<Sentence> {
    let inside = tokens.get(start..end)?;
    let span = inside.first()?.span.cover(inside.last()?.span);
    Some(Sentence { span, tokens: TokenRange::new(start, end), paragraph: ParagraphIdx::new(paragraph) })
}

#[cfg(test)]
mod tests;
