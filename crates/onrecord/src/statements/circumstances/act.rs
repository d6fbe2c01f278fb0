//! The act of saying: the cue, and the words round it that are not part of what was said.

use crate::index::TokenRange;
use crate::people::{People, Speaker};
use crate::prepare::Prepared;
use crate::segment::TokenKind;
use crate::times::TimeExpression;

/// How many tokens on either side of the cue tell of the act.
const WIDTH: usize = 120;

/// One act of saying in its sentence.
#[derive(Clone, Copy)]
pub(in crate::statements) struct Act<'a> {
    pub(in crate::statements) prepared: &'a Prepared,
    pub(in crate::statements) people: &'a People,
    pub(in crate::statements) times: &'a [TimeExpression],
    pub(in crate::statements) cue: TokenRange,
    pub(in crate::statements) source: Option<TokenRange>,
    pub(in crate::statements) speaker: &'a Speaker,
    pub(in crate::statements) content: &'a [TokenRange],
    /// The words that may tell of the act: those of its sentence, or for an inner statement of its holder.
    pub(in crate::statements) words: TokenRange,
}

impl<'a> Act<'a> {
    /// The same act with the words of the sentence of its cue, no others than those of `limit`.
    pub(in crate::statements) fn in_sentence(mut self, limit: TokenRange) -> Act<'a> {
        let sentence = self.prepared.sentence_at(self.cue.start());
        let words = sentence.map_or(self.cue, |sentence| sentence.tokens);
        // A sentence without end must not be read anew for each of its cues.
        let (first, last) = (self.cue.start().saturating_sub(WIDTH), self.cue.end() + WIDTH);
        let start = words.start().max(limit.start()).max(first);
        self.words = TokenRange::new(start, words.end().min(limit.end()).min(last));
        self
    }

    /// Whether a token tells of the act and is not part of what was said.
    pub(super) fn is_free(&self, at: usize) -> bool {
        self.words.holds(at) && !self.content.iter().any(|piece| piece.holds(at))
    }

    pub(super) fn lower(&self, at: usize) -> &'a str {
        self.prepared.lower(at)
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.prepared.tokens.get(at).map(|token| token.kind)
    }

    /// A mark, or the end of the article.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        matches!(self.kind(at), None | Some(TokenKind::Punctuation | TokenKind::QuotationMark))
    }

    /// Whether a token begins with a capital letter.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Title | TokenKind::Upper))
    }

    /// The time expression that begins at a token.
    pub(super) fn time_at(&self, at: usize) -> Option<TokenRange> {
        let position = self.times.partition_point(|time| time.tokens.start() < at);
        let time = self.times.get(position).map(|time| time.tokens);
        // "The Sunday Times" is a paper, "World Today" a programme.
        let title = |at: usize| self.kind(at) == Some(TokenKind::Title);
        let before = at.wrapping_sub(1);
        let named = |time: &TokenRange| {
            time.len() == 1
                && title(at)
                && (title(at + 1) && self.lower(before) == "the" || title(before) && is_today(self.lower(at)))
        };
        time.filter(|time| time.start() == at && !named(time))
    }
}

/// "Today" is small when it is a day.
pub(super) fn is_today(word: &str) -> bool {
    matches!(word, "today" | "tonight" | "yesterday")
}
