//! Direct, indirect or mixed: how much of a content stands in quotation marks.

use crate::index::{QuotationIdx, TokenRange};
use crate::prepare::Prepared;
use crate::segment::TokenKind;

use super::Form;

/// The form of a content: its words inside quotation marks against all its words.
pub(crate) fn of(prepared: &Prepared, content: &[TokenRange]) -> Form {
    of_inner(prepared, content, None)
}

/// The same for a content whose cue stands inside a quotation: only marks within that one make words its speaker's.
pub(crate) fn of_inner(prepared: &Prepared, content: &[TokenRange], around: Option<QuotationIdx>) -> Form {
    let words = content.iter().flat_map(|piece| piece.positions()).filter(|&at| is_word(prepared, at));
    let (mut all, mut quoted) = (0usize, 0usize);
    for at in words {
        all += 1;
        quoted += usize::from(is_quoted(prepared, at, around));
    }
    match quoted {
        0 => Form::Indirect,
        _ if quoted == all => Form::Direct,
        _ => Form::Mixed,
    }
}

fn is_word(prepared: &Prepared, at: usize) -> bool {
    let kind = prepared.tokens.get(at).map(|token| token.kind);
    !matches!(kind, None | Some(TokenKind::Punctuation | TokenKind::QuotationMark))
}

fn is_quoted(prepared: &Prepared, at: usize, around: Option<QuotationIdx>) -> bool {
    let quotation = prepared.tokens.get(at).and_then(|token| prepared.quotations.at(token.span.start()));
    quotation.is_some() && quotation != around
}
