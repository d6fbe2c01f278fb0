//! Where sentences end.

use super::abbreviations::{self, Abbreviation};
use super::{Token, TokenKind};
use crate::text::Text;

/// The positions after which a sentence ends, among `tokens` of one paragraph; the last token always ends one.
pub(crate) fn ends(text: &Text, tokens: &[Token]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match terminator(text, tokens, at) {
            Some(stop) => {
                let last = past_closing_marks(text, tokens, at);
                if last + 1 >= tokens.len() || stop.ends_before(text, tokens, last) {
                    ends.push(last);
                }
                at = last + 1;
            }
            None => at += 1,
        }
    }
    if !tokens.is_empty() && ends.last() != Some(&(tokens.len() - 1)) {
        ends.push(tokens.len() - 1);
    }
    ends
}

/// What may end a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// A full stop; `short` when the word before it may be an abbreviation that no table has.
    Full { short: bool },
    /// A question or exclamation mark.
    Loud,
    /// An ellipsis.
    Ellipsis,
    /// A stop that belongs to an abbreviation.
    Abbreviation(Abbreviation),
}

fn terminator(text: &Text, tokens: &[Token], at: usize) -> Option<Stop> {
    let token = tokens.get(at)?;
    let word = text.slice(token.span);
    match token.kind {
        TokenKind::Punctuation => match word {
            "." => Some(Stop::Full { short: is_short(text, tokens, at) }),
            "?" | "!" | "‽" => Some(Stop::Loud),
            "…" => Some(Stop::Ellipsis),
            _ if word.len() > 1 && word.bytes().all(|byte| byte == b'.') => Some(Stop::Ellipsis),
            _ => None,
        },
        TokenKind::QuotationMark => None,
        _ => {
            let stem = word.strip_suffix('.')?;
            let capital = stem.starts_with(char::is_uppercase);
            let kind = abbreviations::kind(&stem.to_ascii_lowercase(), capital);
            // An initial stands before a name.
            Some(Stop::Abbreviation(kind.unwrap_or(Abbreviation::MayEnd)))
        }
    }
}

fn is_short(text: &Text, tokens: &[Token], stop: usize) -> bool {
    let word = stop.checked_sub(1).and_then(|at| tokens.get(at));
    word.is_some_and(|word| text.slice(word.span).chars().count() <= 4)
}

/// The last of the marks that close with the sentence: quotation marks, brackets, further stops.
fn past_closing_marks(text: &Text, tokens: &[Token], stop: usize) -> usize {
    let mut last = stop;
    while let Some(next) = tokens.get(last + 1) {
        let attached = tokens.get(last).is_some_and(|token| token.span.end() == next.span.start());
        let word = text.slice(next.span);
        let closes = match next.kind {
            TokenKind::QuotationMark => closes(text, next, word, attached),
            TokenKind::Punctuation => matches!(word, ")" | "]" | "?" | "!" | "." | "…") && attached,
            _ => false,
        };
        if !closes {
            break;
        }
        last += 1;
    }
    last
}

/// Whether a quotation mark behind a stop closes: by its form, else by the spaces round it.
fn closes(text: &Text, mark: &Token, word: &str, attached: bool) -> bool {
    let space_after = text
        .char_at(mark.span.end())
        .is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation() || c == '”' || c == '—');
    match word {
        "“" | "‘" | "«" | "„" | "``" => false,
        "”" | "»" | "''" => attached || space_after,
        _ => attached || (space_after && !opens_next(text, mark)),
    }
}

/// A straight mark set off by spaces on both sides closes when nothing says otherwise.
fn opens_next(text: &Text, mark: &Token) -> bool {
    text.char_at(mark.span.end()).is_some_and(|c| !c.is_whitespace())
}

impl Stop {
    /// Whether a sentence ends at token `last`, judged by the words that follow.
    fn ends_before(self, text: &Text, tokens: &[Token], last: usize) -> bool {
        let Some(next) = next_word(tokens, last + 1) else { return true };
        let Some(token) = tokens.get(next) else { return true };
        let opened = next > last + 1;
        let quoted = tokens.get(last).is_some_and(|token| token.kind == TokenKind::QuotationMark);
        match self {
            Stop::Full { short } => match token.kind {
                TokenKind::Lower => {
                    opened || !(short || quoted) || text.slice(token.span).starts_with(['@', '#'])
                }
                _ => true,
            },
            Stop::Loud => token.kind != TokenKind::Lower || (opened && !quoted),
            Stop::Ellipsis => matches!(token.kind, TokenKind::Title | TokenKind::Upper),
            Stop::Abbreviation(Abbreviation::Leads) => false,
            Stop::Abbreviation(Abbreviation::MayEnd) => {
                ends_after_abbreviation(text, tokens, last, next, opened || quoted)
            }
        }
    }
}

/// The position of the next word, past marks that open (quotation marks, brackets, dashes).
fn next_word(tokens: &[Token], from: usize) -> Option<usize> {
    let is_word = |token: &Token| !matches!(token.kind, TokenKind::QuotationMark | TokenKind::Punctuation);
    tokens.get(from..)?.iter().take(4).position(is_word).map(|steps| from + steps)
}

/// "… at 5 p.m. The bridge …" ends; "the U.S. Senate", "J. D. Bo" do not.
fn ends_after_abbreviation(text: &Text, tokens: &[Token], last: usize, next: usize, set_off: bool) -> bool {
    let (Some(token), Some(stop)) = (tokens.get(next), tokens.get(last)) else { return true };
    if next > last + 1 && tokens.get(last + 1).is_some_and(|t| t.kind == TokenKind::Punctuation) {
        // "Elm Inc., which": a comma or dash goes on.
        return false;
    }
    match token.kind {
        TokenKind::Lower | TokenKind::Number | TokenKind::Punctuation | TokenKind::QuotationMark => false,
        TokenKind::Upper | TokenKind::Title => {
            let initial = text.slice(stop.span).chars().count() == 2;
            let starter = is_starter(text.slice(token.span));
            starter || (set_off && !initial)
        }
    }
}

/// Words with a capital that begin a sentence far oftener than a name.
fn is_starter(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "He"
            | "She"
            | "It"
            | "They"
            | "We"
            | "I"
            | "You"
            | "But"
            | "And"
            | "In"
            | "On"
            | "At"
            | "A"
            | "An"
            | "This"
            | "That"
            | "These"
            | "Those"
            | "There"
            | "His"
            | "Her"
            | "Their"
            | "Its"
            | "Our"
            | "My"
            | "If"
            | "When"
            | "While"
            | "As"
            | "For"
            | "After"
            | "Before"
            | "So"
            | "Some"
            | "Many"
            | "Most"
            | "Both"
            | "One"
            | "Two"
            | "What"
            | "Who"
            | "Why"
            | "How"
            | "Where"
            | "Yet"
            | "Or"
            | "Nor"
            | "By"
            | "With"
            | "From"
            | "To"
            | "Of"
            | "Since"
            | "Until"
            | "Although"
            | "Though"
            | "Despite"
            | "During"
            | "However"
            | "Meanwhile"
            | "Also"
            | "Still"
            | "Then"
            | "Now"
            | "No"
            | "Not"
            | "Other"
            | "Others"
            | "Each"
            | "Every"
            | "Another"
            | "Under"
            | "Because"
            | "Earlier"
            | "Later"
            | "Last"
            | "According"
            | "Asked"
            | "Police"
            | "Officials"
            | "Mr."
            | "Mrs."
            | "Ms."
            | "Dr."
            | "Sen."
            | "Rep."
            | "Gov."
    )
}
