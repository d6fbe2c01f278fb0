//! Units: sentences in which each quotation stands as one item, whatever sentences it holds.

use crate::index::{QuotationIdx, TokenRange};
use crate::layout::ParagraphKind;
use crate::prepare::Prepared;
use crate::segment::TokenKind;

use crate::cues::{self, Frame, Inflection};

/// A word or mark outside quotations, or a whole quotation (its piece in this paragraph).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    /// Position of a token.
    Word(usize),
    /// A quotation, marks included.
    Quote {
        /// Its tokens in this paragraph.
        tokens: TokenRange,
        /// Which one.
        quotation: QuotationIdx,
    },
}

/// A sentence as items.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unit<'a> {
    pub(crate) prepared: &'a Prepared,
    pub(crate) items: &'a [Item],
    /// Position of its paragraph.
    pub(crate) paragraph: usize,
}

/// The items of an article, cut into units.
pub(crate) struct Units {
    items: Vec<Item>,
    /// End of each unit in `items`, and its paragraph.
    ends: Vec<(usize, usize)>,
}

impl Units {
    /// The units of an article, in order.
    pub(crate) fn of(prepared: &Prepared) -> Units {
        let mut units = Units { items: Vec::new(), ends: Vec::new() };
        let quotes = top_level_pieces(prepared);
        for (position, paragraph) in prepared.paragraphs.iter().enumerate() {
            if paragraph.kind.holds_statements() {
                units.add_paragraph(prepared, position, &quotes);
            }
        }
        units
    }

    /// The units, in order.
    pub(crate) fn iter<'a>(&'a self, prepared: &'a Prepared) -> impl Iterator<Item = Unit<'a>> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|end| end.0));
        starts.zip(&self.ends).map(move |(start, &(end, paragraph))| Unit {
            prepared,
            items: self.items.get(start..end).unwrap_or_default(),
            paragraph,
        })
    }

    /// The units of a run of tokens, in which `quotes` are the outermost quotations.
    ///
    /// "… and that …" begins a unit: what it is joined to stands outside the run ("said that the mayor had promised to
    /// stay and that the vote was lost").
    pub(crate) fn within(prepared: &Prepared, tokens: TokenRange, quotes: &[Piece]) -> Units {
        let mut units = Units { items: Vec::new(), ends: Vec::new() };
        let mut at = tokens.start();
        while at < tokens.end() {
            let paragraph = prepared.sentence_at(at).map(|s| s.paragraph.get());
            let Some(paragraph) = paragraph else { break };
            let span = prepared.paragraphs.get(paragraph).map(|paragraph| paragraph.span);
            let end = span.map_or(at, |span| prepared.tokens_in(span).end()).clamp(at + 1, tokens.end());
            let joint = (at + 1..end).find(|&at| joins_clauses(prepared, at, quotes));
            units.add(prepared, paragraph, TokenRange::new(at, joint.unwrap_or(end)), quotes);
            at = joint.map_or(end, |joint| joint + 2);
        }
        units
    }

    fn add_paragraph(&mut self, prepared: &Prepared, paragraph: usize, quotes: &[Piece]) {
        let Some(span) = prepared.paragraphs.get(paragraph).map(|p| p.span) else { return };
        self.add(prepared, paragraph, prepared.tokens_in(span), quotes);
    }

    fn add(&mut self, prepared: &Prepared, paragraph: usize, tokens: TokenRange, quotes: &[Piece]) {
        let first = quotes.partition_point(|(piece, _)| piece.start() < tokens.start());
        let mut quotes = quotes.iter().copied().skip(first).peekable();
        let mut at = tokens.start();
        while at < tokens.end() {
            let item = match quotes.next_if(|(piece, _)| piece.start() <= at) {
                Some((tokens, quotation)) if tokens.end() > at => {
                    at = tokens.end();
                    Item::Quote { tokens, quotation }
                }
                _ => {
                    at += 1;
                    Item::Word(at - 1)
                }
            };
            self.items.push(item);
            if ends_unit(prepared, item, at) {
                self.close(paragraph);
            }
        }
        self.close(paragraph);
    }

    fn close(&mut self, paragraph: usize) {
        if self.ends.last().map_or(0, |end| end.0) < self.items.len() {
            self.ends.push((self.items.len(), paragraph));
        }
    }
}

/// "and that", "but that" outside quotations.
fn joins_clauses(prepared: &Prepared, at: usize, quotes: &[Piece]) -> bool {
    matches!(prepared.lower(at), "and" | "but") && prepared.lower(at + 1) == "that" && {
        let after = quotes.partition_point(|(piece, _)| piece.start() <= at);
        after.checked_sub(1).and_then(|before| quotes.get(before)).is_none_or(|(piece, _)| !piece.holds(at))
    }
}

/// The tokens of a piece of a quotation, marks included.
pub(crate) type Piece = (TokenRange, QuotationIdx);

/// The pieces of quotations that stand in no other one, in order of place.
fn top_level_pieces(prepared: &Prepared) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (position, quotation) in prepared.quotations.all.iter().enumerate() {
        if quotation.inside.is_none() {
            let tokens = quotation.pieces.iter().map(|piece| prepared.tokens_in(piece.outer));
            let tokens = tokens.filter(|tokens| !tokens.is_empty());
            pieces.extend(tokens.map(|tokens| (tokens, QuotationIdx::new(position))));
        }
    }
    pieces.sort_by_key(|(tokens, _)| tokens.start());
    pieces
}

/// Whether a unit ends after an item; `next` is the position of the token after it.
fn ends_unit(prepared: &Prepared, item: Item, next: usize) -> bool {
    match item {
        Item::Word(position) => {
            let sentence = prepared.sentence_at(position);
            sentence.is_some_and(|sentence| sentence.tokens.end() == position + 1)
        }
        Item::Quote { tokens, .. } => match last_mark(prepared, tokens) {
            "." | "…" | "..." | "....." | "...." => !continues_after_stop(prepared, next),
            "?" | "!" | "?!" | "!?" => !continues(prepared, next),
            _ => false,
        },
    }
}

/// The last token of a quotation before its closing marks.
pub(crate) fn last_mark(prepared: &Prepared, tokens: TokenRange) -> &str {
    let inner = tokens.positions().rev().find(|&at| kind(prepared, at) != Some(TokenKind::QuotationMark));
    inner.map_or("", |at| prepared.word(at))
}

fn kind(prepared: &Prepared, position: usize) -> Option<TokenKind> {
    prepared.tokens.get(position).map(|token| token.kind)
}

/// After “….”: the sentence goes on only in small letters or with a dash.
fn continues_after_stop(prepared: &Prepared, next: usize) -> bool {
    kind(prepared, next) == Some(TokenKind::Lower)
        || matches!(prepared.word(next), "—" | "–" | "―" | "-" | "--" | "," | ";")
}

/// After “…?”: the sentence goes on in small letters, or with a name and a verb of saying.
fn continues(prepared: &Prepared, next: usize) -> bool {
    if continues_after_stop(prepared, next) {
        return true;
    }
    let until = (next..next + 8).find(|&at| matches!(prepared.word(at), "." | "," | ":" | "" | "“" | "\""));
    (next..until.unwrap_or(next + 8)).any(|at| speaks(prepared.lower(at)))
}

/// Whether a word is a finite verb of speech that stands beside quotations.
fn speaks(lower: &str) -> bool {
    cues::readings(lower).iter().any(|cue| {
        matches!(cue.frame, Frame::Say | Frame::Ask | Frame::Tell | Frame::Quote)
            && matches!(cue.inflection, Inflection::Past | Inflection::Third)
    })
}

impl Unit<'_> {
    /// Number of items.
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    /// The word at an item in lower case; empty for quotations and outside.
    pub(crate) fn lower(&self, at: usize) -> &str {
        match self.items.get(at) {
            Some(Item::Word(position)) => self.prepared.lower(*position),
            _ => "",
        }
    }

    /// The word at an item as written; empty for quotations and outside.
    pub(crate) fn word(&self, at: usize) -> &str {
        match self.items.get(at) {
            Some(Item::Word(position)) => self.prepared.word(*position),
            _ => "",
        }
    }

    /// The kind of token at an item; none for quotations and outside.
    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        match self.items.get(at) {
            Some(Item::Word(position)) => kind(self.prepared, *position),
            _ => None,
        }
    }

    /// Whether the item is a word with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Title | TokenKind::Upper))
    }

    /// Whether the item is a quotation.
    pub(crate) fn is_quote(&self, at: usize) -> bool {
        matches!(self.items.get(at), Some(Item::Quote { .. }))
    }

    /// Whether the item is a quotation that reads like speech, not like a title or a word held with tongs.
    ///
    /// A short one that ends in a stop or comma is speech where it begins a clause; within one it is a title
    /// ("author of “The Salt Road,” said").
    pub(crate) fn is_speech(&self, at: usize) -> bool {
        let Some(Item::Quote { tokens, .. }) = self.items.get(at) else { return false };
        let finished = matches!(last_mark(self.prepared, *tokens), "," | "." | "?" | "!" | "…" | "...");
        let set_off = at == 0 || matches!(self.lower(at - 1), "," | ":" | ";" | "–" | "—" | "--" | "-" | "");
        tokens.len() >= 9 || finished && (set_off || tokens.len() >= 7)
    }

    /// The first word inside a quotation as written.
    pub(crate) fn first_quoted(&self, at: usize) -> &str {
        let Some(Item::Quote { tokens, .. }) = self.items.get(at) else { return "" };
        let words = tokens.positions().map(|position| (position, kind(self.prepared, position)));
        let mut words = words
            .filter(|(_, kind)| !matches!(kind, Some(TokenKind::QuotationMark | TokenKind::Punctuation)));
        words.next().map_or("", |(position, _)| self.prepared.word(position))
    }

    /// Last token of a quotation before its closing mark.
    pub(crate) fn quote_end(&self, at: usize) -> &str {
        match self.items.get(at) {
            Some(Item::Quote { tokens, .. }) => last_mark(self.prepared, *tokens),
            _ => "",
        }
    }

    /// The tokens of items `start..end`.
    pub(crate) fn tokens(&self, start: usize, end: usize) -> TokenRange {
        let range = |at: usize| match self.items.get(at) {
            Some(Item::Word(position)) => TokenRange::new(*position, position + 1),
            Some(Item::Quote { tokens, .. }) => *tokens,
            None => TokenRange::new(0, 0),
        };
        if start >= end {
            return TokenRange::new(0, 0);
        }
        TokenRange::new(range(start).start(), range(end - 1).end())
    }

    /// Where the unit's words end: before its final stop.
    pub(crate) fn end(&self) -> usize {
        let last = self.len();
        match self.kind(last.saturating_sub(1)) {
            Some(TokenKind::Punctuation) if matches!(self.word(last - 1), "." | "!" | "?" | "…" | "...") => {
                last - 1
            }
            _ => last,
        }
    }

    /// Whether it stands in a headline.
    pub(crate) fn is_headline(&self) -> bool {
        let paragraph = self.prepared.paragraphs.get(self.paragraph);
        paragraph.is_some_and(|paragraph| paragraph.kind == ParagraphKind::Headline)
    }
}
