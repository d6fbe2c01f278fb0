//! Sentences and tokens of news English, lossless: every byte outside white space belongs to one token.
//!
//! Tokens follow the Penn Treebank, with these choices, made for those who look names, titles, ages and times up:
//!
//! * hyphenated words are one token ("mayor-elect", "34-year-old"); dashes always stand alone;
//! * numbers keep their separators and what is written to them ("1,200.5", "£|3bn", "2016-17"), but the halves of the
//!   day break off ("10.32|am");
//! * abbreviations keep their stop, also at the end of a sentence ("U.S.", "Sen.", "a.m.");
//! * clitics break off ("do|n't", "Clinton|'s", "the Joneses|’"), but "cannot" and "gonna" stay whole;
//! * addresses, handles and tags are one token.

mod abbreviations;
mod addresses;
mod line;
mod sentences;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

use crate::index::{ParagraphIdx, TokenRange};
use crate::layout::Paragraph;
use crate::text::{Span, Text};
use line::Line;

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
    /// What begins with a digit ("1,200.5", "2016-17", "34-year-old").
    Number,
    /// A web or e-mail address.
    Url,
    /// "@name" or "#tag".
    Handle,
    /// A mark of quotation. Apostrophes inside words are none.
    QuotationMark,
    /// Any other mark or symbol.
    Punctuation,
}

/// Sentences and tokens of the paragraphs, in order.
///
/// A sentence ends after its closing quotation marks and brackets, and never crosses a paragraph.
///
/// ```
/// use onrecord::layout::{Paragraph, ParagraphKind};
/// use onrecord::{Text, segment::segment};
/// let text = Text::new("“I won’t go.” Sen. Ann M. Bo left at 3:45 p.m.").unwrap();
/// let paragraph = Paragraph { span: text.whole(), kind: ParagraphKind::Body };
/// let (sentences, tokens) = segment(&text, &[paragraph]);
/// assert_eq!(text.slice(sentences[0].span), "“I won’t go.”");
/// assert_eq!(text.slice(tokens[2].span), "wo");
/// assert_eq!(sentences.len(), 2);
/// ```
pub fn segment(text: &Text, paragraphs: &[Paragraph]) -> (Vec<Sentence>, Vec<Token>) {
    let mut sentences = Vec::new();
    let mut all = Vec::with_capacity(text.as_str().len() / 5);
    for (position, paragraph) in paragraphs.iter().enumerate() {
        let first = all.len();
        let line = Line::new(text.as_str(), paragraph.span.start(), paragraph.span.end());
        tokens::tokenise(text, &line, &mut all);
        let inside = all.get(first..).unwrap_or_default();
        let mut start = 0;
        sentences::ends(text, inside, |end| {
            sentences.extend(sentence(inside, start, end, first, ParagraphIdx::new(position)));
            start = end;
        });
    }
    (sentences, all)
}

/// The tokens `start..end` of a paragraph, whose first one is number `first` of the article, as a sentence.
fn sentence(
    tokens: &[Token],
    start: usize,
    end: usize,
    first: usize,
    paragraph: ParagraphIdx,
) -> Option<Sentence> {
    let inside = tokens.get(start..end)?;
    let span = inside.first()?.span.cover(inside.last()?.span);
    Some(Sentence { span, tokens: TokenRange::new(first + start, first + end), paragraph })
}
