//! Paragraphs and their kinds: what is the article's own prose and what is headline, credit, caption or furniture.
//!
//! The order of decisions, for each block of [`lines`] in turn: the title; whole lines of a kind (furniture, bylines,
//! notes on who contributed); what stands before prose (the time of an entry, a byline, a dateline); what stands behind
//! it (notes and credits, which make a caption of what they follow); headings. In the end, the name of the outlet behind
//! the last prose. Whatever no rule claims is [`ParagraphKind::Body`]: what is lost here is lost for good.

use crate::article::Article;
use crate::text::{Span, Text};
use words::Word;

mod agencies;
mod boilerplate;
mod byline;
mod caption;
mod credit;
mod dateline;
mod headline;
mod hints;
mod lines;
mod live_blog;
mod pattern;
mod syndication;
mod words;

/// A stretch of text of one kind. Paragraphs are in order and do not overlap, and all that is not white space is in one
/// of them; one line of input may hold several (a dateline before the body, a credit glued to a caption).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Without white space at the rims. Within one line of the input; only where the article is hard-wrapped (its lines
    /// broken within sentences) does a paragraph go over line breaks, never over a blank line.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ParagraphKind {
    /// The title of the article.
    Headline,
    /// A heading within the article, or the second line of its title.
    Subheading,
    /// "By Ann Bo in Ohio", "Ann Bo, political editor".
    Byline,
    /// "WASHINGTON (AP) —" before the first sentence, its dash included.
    Dateline,
    /// "10.32am", before an entry of a live blog.
    EntryTime,
    /// Prose.
    Body,
    /// Words under a picture.
    Caption,
    /// "Photograph: Ann Bo/Agency".
    CaptionCredit,
    /// "– The Guardian", "(Reporting by Ann Bo)", "© …" at the end.
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
    let blocks = lines::blocks(&article.text, article.body);
    let mut page = Page {
        article,
        blocks: &blocks,
        found: Vec::with_capacity(blocks.len() + 4),
        titled: false,
        prose: 0,
        timed: live_blog::is_timed(blocks.iter().map(|&span| article.text.slice(span))),
        shouts_once: blocks.iter().filter(|&&span| shouts(article.text.slice(span))).take(2).count() == 1,
    };
    let mut at = 0;
    while at < blocks.len() {
        at += page.read(at);
    }
    page.sign();
    page.found
}

/// What is read so far.
struct Page<'a> {
    article: &'a Article,
    blocks: &'a [Span],
    found: Vec<Paragraph>,
    /// Whether there is a headline.
    titled: bool,
    /// How many paragraphs of prose there are.
    prose: usize,
    /// Whether the lines of a live blog begin with times.
    timed: bool,
    /// Whether one line alone begins with a word in capitals and a colon; the turns of a transcript are more.
    shouts_once: bool,
}

/// A block with its words: of prose only the first ones, and the last ones where a credit may stand.
struct Block<'t> {
    span: Span,
    /// The first words; all, if `whole`.
    head: Vec<Word<'t>>,
    /// The last words, if they are looked at; empty if `whole`.
    tail: Vec<Word<'t>>,
    whole: bool,
}

/// Length in bytes up to which a line may be all of one kind but prose, and of what is looked at behind longer prose.
const SHORT: usize = 420;

/// Length in bytes up to which all the words of a line are looked at, whatever it begins with.
const VERY_SHORT: usize = 110;

/// How many of the last blocks may say who contributed.
const CLOSING: usize = 8;

impl<'t> Block<'t> {
    /// Reads the words; all of them if `at_rim`, in the head or at the end of the article.
    fn new(text: &'t Text, span: Span, lead: bool, at_rim: bool) -> Block<'t> {
        let all = || words::words(text, span, SHORT);
        if span.len() <= VERY_SHORT || (at_rim && span.len() <= SHORT) {
            return Block { span, head: all(), tail: Vec::new(), whole: true };
        }
        let head = words::words(text, span, if lead || hints::may_open(text.slice(span)) { 28 } else { 3 });
        if span.len() <= SHORT && may_be_of_one_kind(&head) {
            return Block { span, head: all(), tail: Vec::new(), whole: true };
        }
        let last = last_bytes(text, span);
        let tail = if hints::may_hold_credit(text.slice(last)) {
            words::words(text, last, SHORT)
        } else {
            Vec::new()
        };
        Block { span, head, tail, whole: false }
    }

    /// The words at the end, where they are looked at.
    fn tail(&self) -> &[Word<'t>] {
        if self.whole { &self.head } else { &self.tail }
    }
}

fn may_be_of_one_kind(head: &[Word<'_>]) -> bool {
    boilerplate::may_be_furniture(head)
        || caption::may_be_caption(head)
        || head.iter().take(3).any(|word| word.is("by"))
}

/// The last bytes of a span, from the start of a word; all of a short one.
fn last_bytes(text: &Text, span: Span) -> Span {
    if span.len() <= SHORT {
        return span;
    }
    let from = text.as_str().floor_char_boundary(span.end() - SHORT);
    let rest = text.slice(text.span(from, span.end()));
    let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
    text.trim(text.span(from + word, span.end()))
}

impl Page<'_> {
    /// Reads the block at `at`; returns how many blocks are done.
    fn read(&mut self, at: usize) -> usize {
        let Some(&span) = self.blocks.get(at) else { return 1 };
        if let Some(covered) = self.read_title(at) {
            return covered;
        }
        let line = self.article.text.slice(span);
        let closing = at + CLOSING >= self.blocks.len() && hints::may_be_closing_note(line);
        let block = Block::new(&self.article.text, span, self.is_lead(), self.prose == 0 || closing);
        match self.kind_of_line(&block, at) {
            Some(kind) => self.push(span, kind),
            None => self.read_pieces(&block, at),
        }
        1
    }

    /// Whether what comes may be the first words of the article, where a dateline is likely.
    fn is_lead(&self) -> bool {
        self.prose < 2
    }

    /// Pushes the blocks that the title from the metadata covers, if this is where the text has them.
    fn read_title(&mut self, at: usize) -> Option<usize> {
        let title = self.article.title.as_deref().filter(|_| !self.titled && self.prose == 0 && at < 6)?;
        let blocks = self.blocks.get(at..)?;
        let covered = headline::covered_by_title(&self.article.text, blocks, title);
        let kinds = [ParagraphKind::Headline, ParagraphKind::Subheading];
        for (&span, kind) in blocks.iter().zip(kinds).take(covered) {
            self.push(span, kind);
        }
        (covered > 0).then_some(covered)
    }

    /// The kind of a line that is wholly of one kind and no prose.
    fn kind_of_line(&self, block: &Block<'_>, at: usize) -> Option<ParagraphKind> {
        if !block.whole {
            return None;
        }
        let words = &block.head;
        let in_head = self.prose == 0 && at < 8;
        if boilerplate::is_ornament(self.article.text.slice(block.span)) || boilerplate::is_furniture(words) {
            return Some(ParagraphKind::Boilerplate);
        }
        if byline::is_byline(words)
            || (in_head && self.titled && byline::is_byline_in_head(words))
            || self.is_author(words)
        {
            return Some(ParagraphKind::Byline);
        }
        let closing = at > 0 && at + CLOSING >= self.blocks.len() && boilerplate::is_closing_note(words);
        let dated = in_head && boilerplate::is_time_of_publication(words);
        (closing || dated).then_some(ParagraphKind::Boilerplate)
    }

    /// Whether a line near the head is the author's name from the metadata.
    fn is_author(&self, words: &[Word<'_>]) -> bool {
        let author = self.article.author.as_deref().filter(|_| self.prose == 0 && words.len() <= 8);
        let Some(author) = author.filter(|author| !author.trim().is_empty()) else { return false };
        author.split_whitespace().eq(words.iter().map(|word| word.text))
    }

    /// Pushes what stands before the prose of a block, the prose, and what stands behind it.
    fn read_pieces(&mut self, block: &Block<'_>, at: usize) {
        let front = self.read_front(block);
        let text = &self.article.text;
        let start = block.head.get(front).map_or(block.span.end(), |word| word.span.start());
        let tail = block.tail();
        let tail_from = tail.partition_point(|word| word.span.start() < start);
        let tail = tail.get(tail_from..).unwrap_or_default();
        let (back, kind) = behind(tail);
        let end = back.and_then(|back| tail.get(back)).map_or(block.span.end(), |word| word.span.start());
        let prose = text.trim(text.span(start, end.max(start)));
        if !prose.is_empty() {
            let plain = front == 0 && back.is_none();
            let credited = front > 0 && caption::before(&block.head).is_some();
            let kind_of_prose = self.kind_of_prose(
                block,
                at,
                plain,
                credited || (back.is_some() && kind == ParagraphKind::CaptionCredit),
            );
            self.push(prose, kind_of_prose);
        }
        if back.is_some() {
            self.push(text.trim(text.span(end, block.span.end())), kind);
        }
    }

    /// Pushes what stands before the prose; returns the number of its words.
    fn read_front(&mut self, block: &Block<'_>) -> usize {
        let words = &block.head;
        if let Some(len) = live_blog::len(words, self.timed) {
            self.push_words(block, 0, len, ParagraphKind::EntryTime);
            return len;
        }
        if let Some((len, kind)) = caption::before(words) {
            self.push_words(block, 0, len, kind);
            return len;
        }
        let lead = self.is_lead();
        let by = words.first().filter(|_| lead).is_some_and(|word| word.is("by"));
        let byline = if by { byline_before_dateline(words) } else { 0 };
        if byline > 0 {
            self.push_words(block, 0, byline, ParagraphKind::Byline);
        }
        let place = |rest| {
            let before_colon = || dateline::len_before_colon(rest).filter(|_| lead && self.shouts_once);
            dateline::len(rest, lead).or_else(before_colon)
        };
        let dateline = words.get(byline..).and_then(place).unwrap_or(0);
        if dateline > 0 {
            self.push_words(block, byline, byline + dateline, ParagraphKind::Dateline);
        }
        byline + dateline
    }

    /// What the prose of a block is; `plain` when nothing stands before or behind it.
    fn kind_of_prose(&self, block: &Block<'_>, at: usize, plain: bool, credit: bool) -> ParagraphKind {
        let words = &block.head;
        if caption::is_caption(words) || (credit && block.span.len() <= caption::LONGEST) {
            return ParagraphKind::Caption;
        }
        if !plain || !block.whole {
            return ParagraphKind::Body;
        }
        let next =
            || self.blocks.get(at + 1).map_or(Vec::new(), |&next| words::words(&self.article.text, next, 60));
        if self.may_be_headline(words, at) {
            let next = next();
            if headline::is_headline(words, &next, opens_article(&next)) {
                return ParagraphKind::Headline;
            }
        }
        let within =
            self.prose > 0 || self.found.last().is_some_and(|before| before.kind == ParagraphKind::EntryTime);
        if within && words.len() <= 12 && headline::is_subheading(words) && headline::leads(words, &next()) {
            return ParagraphKind::Subheading;
        }
        ParagraphKind::Body
    }

    /// Whether a line stands where a headline may, and is not at odds with the title from the metadata.
    fn may_be_headline(&self, words: &[Word<'_>], at: usize) -> bool {
        let title = self.article.title.as_deref();
        self.prose == 0
            && !self.titled
            && at < 4
            && title.is_none_or(|title| headline::is_like_title(words, title))
    }

    /// Parts the name of the outlet from the end of the last prose.
    fn sign(&mut self) {
        let text = &self.article.text;
        let Some(last) = self.found.iter().rposition(|paragraph| paragraph.kind.holds_statements()) else {
            return;
        };
        let Some(paragraph) = self.found.get(last).copied().filter(|_| last > 0 || self.found.len() == 1)
        else {
            return;
        };
        let tail = words::words(text, last_bytes(text, paragraph.span), SHORT);
        let Some(start) = syndication::signature_start(&tail, self.article.outlet.as_deref()) else { return };
        let Some(cut) = tail.get(start).map(|word| word.span.start()) else { return };
        let credit =
            Paragraph { span: text.span(cut, paragraph.span.end()), kind: ParagraphKind::SyndicationCredit };
        let prose = Paragraph { span: text.trim(text.span(paragraph.span.start(), cut)), ..paragraph };
        let pieces = [prose, credit].into_iter().filter(|piece| !piece.span.is_empty());
        self.found.splice(last..=last, pieces);
    }

    fn push_words(&mut self, block: &Block<'_>, from: usize, to: usize, kind: ParagraphKind) {
        if let (Some(first), Some(last)) = (block.head.get(from), block.head.get(to.saturating_sub(1))) {
            self.push(first.span.cover(last.span), kind);
        }
    }

    fn push(&mut self, span: Span, kind: ParagraphKind) {
        self.titled |= kind == ParagraphKind::Headline;
        self.prose += usize::from(kind == ParagraphKind::Body);
        self.found.push(Paragraph { span, kind });
    }
}

/// Where in the last words of a block its credit begins, and which kind it is.
fn behind(tail: &[Word<'_>]) -> (Option<usize>, ParagraphKind) {
    match syndication::note_start(tail) {
        Some(at) => (Some(at), ParagraphKind::SyndicationCredit),
        None => (credit::start(tail), ParagraphKind::CaptionCredit),
    }
}

/// The number of words of a byline that a dateline follows in the same line.
fn byline_before_dateline(words: &[Word<'_>]) -> usize {
    let parted = |&len: &usize| {
        let (Some(by), Some(rest)) = (words.get(..len), words.get(len..)) else { return false };
        byline::is_byline(by) && dateline::len(rest, true).is_some()
    };
    (2..words.len().min(12)).find(parted).unwrap_or(0)
}

/// "KIVUNA: The minister …", "BO: No."
fn shouts(line: &str) -> bool {
    let place = line.split_whitespace().next().and_then(|word| word.strip_suffix(':'));
    place.is_some_and(|place| !place.is_empty() && place.chars().all(char::is_uppercase))
}

/// Whether a line is one that follows a headline.
fn opens_article(words: &[Word<'_>]) -> bool {
    byline::is_byline_in_head(words)
        || boilerplate::is_time_of_publication(words)
        || dateline::len(words, true).is_some()
        || live_blog::len(words, false).is_some()
}

#[cfg(test)]
mod tests;
