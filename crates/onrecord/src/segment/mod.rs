//! Sentences and tokens of news English, lossless: every byte outside white space belongs to one token.

use crate::index::{ParagraphIdx, TokenRange};
use crate::layout::Paragraph;
use crate::text::{Span, Text};

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

/// Sentences and tokens of the paragraphs, in order.
pub fn segment(text: &Text, paragraphs: &[Paragraph]) -> (Vec<Sentence>, Vec<Token>) {
    let (mut sentences, mut tokens) = (Vec::new(), Vec::new());
    for (position, paragraph) in paragraphs.iter().enumerate() {
        let mut first = tokens.len();
        for token in tokens_of(text, paragraph.span) {
            tokens.push(token);
            if matches!(text.slice(token.span), "." | "?" | "!") {
                sentences.extend(sentence(&tokens, first, position));
                first = tokens.len();
            }
        }
        sentences.extend(sentence(&tokens, first, position));
    }
    (sentences, tokens)
}

fn sentence(tokens: &[Token], first: usize, paragraph: usize) -> Option<Sentence> {
    let inside = tokens.get(first..)?;
    let span = inside.first()?.span.cover(inside.last()?.span);
    let tokens = TokenRange::new(first, tokens.len());
    Some(Sentence { span, tokens, paragraph: ParagraphIdx::new(paragraph) })
}

fn tokens_of(text: &Text, span: Span) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut open = false;
    for (at, character) in text.slice(span).char_indices() {
        let at = span.start() + at;
        let here = text.span(at, at + character.len_utf8());
        let word = character.is_alphanumeric();
        match tokens.last_mut() {
            Some(last) if open && word => last.span = last.span.cover(here),
            _ if character.is_whitespace() => {}
            _ => tokens.push(Token { span: here, kind: kind(character) }),
        }
        open = word;
    }
    tokens
}

fn kind(first: char) -> TokenKind {
    match first {
        _ if first.is_uppercase() => TokenKind::Title,
        _ if first.is_alphabetic() => TokenKind::Lower,
        _ if first.is_numeric() => TokenKind::Number,
        '“' | '”' | '"' | '‘' | '’' | '«' | '»' | '„' => TokenKind::QuotationMark,
        _ => TokenKind::Punctuation,
    }
}
