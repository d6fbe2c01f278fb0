//! Attributions that the page sets out by its form: signed quotations ("“…” — Ann Bo"), the turns of a transcript ("BO: …"), the
//! answers of an interview ("A: …") and posts shown in the page ("… — Ann Bo (@annbo) May 2, 2025"). No tagger needs to guess
//! them, and what it says of the same words gives way. Of a paragraph that a colon leads in ("Ann Bo wrote:") a tagger need only
//! have found the beginning.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::calendar::is_month_name;
use crate::cues;
use crate::index::{CueIdx, SourceIdx, TokenRange};
use crate::label::{ContentLabel, CueLabel, Label, Labels};
use crate::layout::ParagraphKind;
use crate::people::People;
use crate::prepare::Prepared;
use crate::segment::TokenKind;

use super::{Form, form};

mod interview;

/// Tokens behind the dash of a signature: name, office, place.
const LONGEST_SIGNATURE: usize = 14;
/// Tokens before the colon of a turn.
const LONGEST_NAME: usize = 5;
const CONFIDENCE: f32 = 0.9;

/// Who is named, the mark that says so, and the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct SetOut {
    source: TokenRange,
    mark: TokenRange,
    content: TokenRange,
}

impl SetOut {
    /// All of its words; who is named far from them has other words between.
    fn all(self) -> TokenRange {
        let beside = self.source.end() + 1 >= self.mark.start();
        let parts = [if beside { self.source } else { self.mark }, self.mark, self.content];
        let start = parts.iter().map(|part| part.start()).min().unwrap_or_default();
        TokenRange::new(start, parts.iter().map(|part| part.end()).max().unwrap_or_default())
    }
}

/// The labels with what is set out in place of what a tagger made of it, and the cues of turns, posts and paragraphs led in, which
/// give the words themselves without quotation marks; in order.
pub(super) fn over<'a>(
    prepared: &Prepared,
    people: &People,
    labels: &'a Labels,
) -> (Cow<'a, Labels>, Vec<TokenRange>) {
    let paragraphs = of_kinds(prepared, &[ParagraphKind::Body]);
    let mut turns = turns(prepared, &paragraphs);
    if turns.is_empty() {
        turns = interview::answers(prepared, people);
    }
    let posts = posts(prepared, &paragraphs);
    let mut bare: Vec<TokenRange> = turns.iter().chain(&posts).map(|found| found.mark).collect();
    let mut found = [turns, signatures(prepared, &paragraphs), posts].concat();
    found.sort_by_key(|found| found.all());
    let mut gone: Vec<TokenRange> = found.iter().map(|found| found.all()).collect();
    let blocks = blocks(prepared, labels, &gone);
    if found.is_empty() && blocks.is_empty() {
        return (Cow::Borrowed(labels), bare);
    }
    bare.extend(blocks.iter().filter_map(|block| Some(labels.cues.get(block.cue.get())?.tokens)));
    bare.sort();
    gone.extend(blocks.iter().map(|block| block.content));
    gone.sort();
    let (mut out, cues) = without(labels, &gone);
    found.iter().for_each(|&found| add(&mut out, found));
    for block in blocks {
        let cue = cues.get(block.cue.get()).copied().flatten();
        let content = ContentLabel { tokens: block.content, cue, source: None, confidence: CONFIDENCE };
        out.contents.push(content);
    }
    out.contents.sort_by_key(|content| content.tokens);
    (Cow::Owned(out), bare)
}

fn of_kinds(prepared: &Prepared, kinds: &[ParagraphKind]) -> Vec<TokenRange> {
    let wanted = prepared.paragraphs.iter().filter(|paragraph| kinds.contains(&paragraph.kind));
    wanted.map(|paragraph| prepared.tokens_in(paragraph.span)).collect()
}

fn signatures(prepared: &Prepared, paragraphs: &[TokenRange]) -> Vec<SetOut> {
    let beside = paragraphs.iter().filter_map(|&tokens| signed(prepared, tokens));
    beside.chain(paragraphs.windows(2).filter_map(|pair| signed_below(prepared, pair))).collect()
}

/// "“…” — Ann Bo, Leeds": a paragraph that is a quotation and a signature.
fn signed(prepared: &Prepared, tokens: TokenRange) -> Option<SetOut> {
    let from = tokens.end().saturating_sub(LONGEST_SIGNATURE + 1).max(tokens.start() + 2);
    let dash = (from..tokens.end()).find(|&at| is_dash(prepared, at) && is_mark(prepared, at - 1))?;
    let content = TokenRange::new(tokens.start(), dash);
    let source = signature(prepared, TokenRange::new(dash + 1, tokens.end()))?;
    is_quotation(prepared, content).then_some(SetOut {
        source,
        mark: TokenRange::new(dash, dash + 1),
        content,
    })
}

/// The same with the signature on a line of its own.
fn signed_below(prepared: &Prepared, pair: &[TokenRange]) -> Option<SetOut> {
    let [content, line] = *pair else { return None };
    let mark = TokenRange::new(line.start(), line.start() + 1);
    if !is_dash(prepared, line.start()) || line.len() > LONGEST_SIGNATURE || !is_quotation(prepared, content)
    {
        return None;
    }
    let source = signature(prepared, TokenRange::new(line.start() + 1, line.end()))?;
    Some(SetOut { source, mark, content })
}

/// A name, with an office or a place behind a comma, and nothing else.
fn signature(prepared: &Prepared, tokens: TokenRange) -> Option<TokenRange> {
    let last = tokens.end().checked_sub(1)?;
    let end = if prepared.word(last) == "." { last } else { tokens.end() };
    let comma = (tokens.start()..end).find(|&at| prepared.word(at) == ",").unwrap_or(end);
    let name = TokenRange::new(tokens.start(), comma);
    let named =
        is_capital(prepared, name.start()) && name.positions().all(|at| is_part_of_name(prepared, at));
    (named && !name.is_empty()).then(|| TokenRange::new(tokens.start(), end))
}

fn posts(prepared: &Prepared, paragraphs: &[TokenRange]) -> Vec<SetOut> {
    paragraphs.iter().filter_map(|&tokens| post(prepared, tokens)).collect()
}

/// "The bridge is safe. — Ann Bo (@annbo) May 2, 2025", in one paragraph or with the signature right below what was posted.
fn post(prepared: &Prepared, tokens: TokenRange) -> Option<SetOut> {
    let kind = |at: usize| prepared.tokens.get(at).map(|token| token.kind);
    let from = tokens.end().saturating_sub(LONGEST_SIGNATURE).max(tokens.start());
    let handle = (from..tokens.end()).find(|&at| kind(at) == Some(TokenKind::Handle))?;
    let (open, close) = (handle.checked_sub(1)?, handle + 1);
    let bracketed = prepared.word(open) == "(" && prepared.word(close) == ")";
    let dash = (from..open).rev().find(|&at| bracketed && is_dash(prepared, at))?;
    let source = signature(prepared, TokenRange::new(dash + 1, open))?;
    // The day follows, and nothing else: "May 2, 2025". Who signs a report gives none.
    let day = close + 1..tokens.end();
    let year = prepared.word(tokens.end() - 1).len() == 4;
    let mut parts = day.clone().map(|at| (kind(at), prepared.lower(at)));
    let dated = parts.all(|(kind, word)| {
        kind == Some(TokenKind::Number)
            || is_month_name(word.trim_end_matches('.'))
            || matches!(word, "," | "." | ":" | "am" | "pm" | "at")
    });
    if day.is_empty() || !year || !dated {
        return None;
    }
    let links = (tokens.start()..dash).rev().take_while(|&at| kind(at) == Some(TokenKind::Url)).count();
    let own = TokenRange::new(tokens.start(), dash - links);
    let content = if dash == tokens.start() { body_before(prepared, tokens)? } else { own };
    (!content.is_empty()).then(|| SetOut { source, mark: TokenRange::new(dash, dash + 1), content })
}

/// The paragraph right before some tokens, if it is prose.
fn body_before(prepared: &Prepared, tokens: TokenRange) -> Option<TokenRange> {
    let before = prepared.paragraph_of(tokens.start())?.get().checked_sub(1)?;
    let paragraph = prepared.paragraphs.get(before)?;
    let tokens = prepared.tokens_in(paragraph.span);
    (paragraph.kind == ParagraphKind::Body && !is_dash(prepared, tokens.start())).then_some(tokens)
}

/// A paragraph that a cue and a colon lead in.
#[derive(Debug, Clone, Copy)]
struct Block {
    cue: CueIdx,
    content: TokenRange,
}

/// "Ann Bo wrote:" and a paragraph without quotation marks at its head: all of it is what she wrote, though a tagger ends it at
/// the first "he said" within. Where what is said inside stands before its cue ("It is late, she argued"), the narrator goes on.
fn blocks(prepared: &Prepared, labels: &Labels, set_out: &[TokenRange]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for content in &labels.contents {
        let block = block(prepared, labels, content).filter(|block| {
            let new = blocks.last().is_none_or(|last| !last.content.overlaps(block.content));
            let cue = labels.cues.get(block.cue.get());
            new && is_clear(set_out, block.content) && cue.is_some_and(|cue| is_clear(set_out, cue.tokens))
        });
        blocks.extend(block);
    }
    blocks
}

fn block(prepared: &Prepared, labels: &Labels, content: &ContentLabel) -> Option<Block> {
    let index = content.cue?;
    let cue = labels.cues.get(index.get()).filter(|cue| cue.speech && cue.source.is_some())?;
    let start = content.tokens.start();
    let (before, here) = (prepared.paragraph_of(start.checked_sub(1)?)?, prepared.paragraph_of(start)?);
    let paragraph = prepared.paragraphs.get(here.get())?;
    let whole = prepared.tokens_in(paragraph.span);
    let led_in = before < here
        && whole.start() == start
        && prepared.paragraph_of(cue.tokens.start()) == Some(before)
        && prepared.word(start - 1) == ":";
    let bare = paragraph.kind == ParagraphKind::Body && !is_mark(prepared, start);
    if !led_in || !bare {
        return None;
    }
    // Contents are in order of place.
    let from = labels.contents.partition_point(|other| other.tokens.start() < cue.tokens.start());
    let near = || labels.contents.iter().skip(from).take_while(|other| other.tokens.start() < whole.end());
    let elsewhere = near().any(|other| other.cue == Some(index) && other.tokens.start() < start);
    let narrated = near().any(|other| {
        let own = other.cue.filter(|own| *own != index).and_then(|own| labels.cues.get(own.get()));
        own.is_some_and(|own| whole.holds(own.tokens.start()) && other.tokens.start() < own.tokens.start())
    });
    (!elsewhere && !narrated).then_some(Block { cue: index, content: whole })
}

/// A paragraph all of whose words stand in quotation marks, or between an opening and a closing one with broken marks and no
/// cue within.
fn is_quotation(prepared: &Prepared, tokens: TokenRange) -> bool {
    let marks =
        !tokens.is_empty() && is_mark(prepared, tokens.start()) && is_mark(prepared, tokens.end() - 1);
    let says = |at: usize| {
        let quoted = prepared.tokens.get(at).and_then(|token| prepared.quotations.at(token.span.start()));
        quoted.is_none() && cues::readings(prepared.lower(at)).iter().any(|cue| cue.speech)
    };
    marks && (form::of(prepared, &[tokens]) == Form::Direct || !tokens.positions().any(says))
}

/// The turns of a transcript: at least two names have two turns each.
fn turns(prepared: &Prepared, paragraphs: &[TokenRange]) -> Vec<SetOut> {
    let turns: Vec<SetOut> = paragraphs.iter().filter_map(|&tokens| turn(prepared, tokens)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for turn in &turns {
        *counts.entry(prepared.lower_words(turn.source)).or_default() += 1;
    }
    match counts.values().filter(|&&count| count > 1).count() {
        0 | 1 => Vec::new(),
        _ => turns,
    }
}

/// "BO: The bridge is safe."
fn turn(prepared: &Prepared, tokens: TokenRange) -> Option<SetOut> {
    let start = tokens.start() + usize::from(is_mark(prepared, tokens.start()));
    let colon =
        (start + 1..tokens.end().min(start + LONGEST_NAME + 1)).find(|&at| prepared.word(at) == ":")?;
    let source = TokenRange::new(start, colon);
    let content = TokenRange::new(colon + 1, tokens.end());
    let named = source.positions().all(|at| is_capital(prepared, at));
    let lower = prepared.lower_words(source);
    (named && !is_rubric(lower) && !matches!(lower, "q" | "a") && !content.is_empty()).then_some(SetOut {
        source,
        mark: TokenRange::new(colon, colon + 1),
        content,
    })
}

/// What stands before a colon at the head of a paragraph and is nobody.
fn is_rubric(lower: &str) -> bool {
    matches!(
        lower,
        "read more"
            | "see also"
            | "related"
            | "watch"
            | "video"
            | "photos"
            | "update"
            | "note"
            | "correction"
            | "listen"
            | "more"
            | "live"
            | "editor's note"
            | "editor’s note"
            | "analysis"
            | "opinion"
            | "factbox"
            | "key points"
            | "pros"
            | "cons"
    )
}

fn is_dash(prepared: &Prepared, at: usize) -> bool {
    matches!(prepared.word(at), "–" | "—" | "―" | "--" | "-" | "~")
}

fn is_mark(prepared: &Prepared, at: usize) -> bool {
    prepared.tokens.get(at).is_some_and(|token| token.kind == TokenKind::QuotationMark)
}

fn is_capital(prepared: &Prepared, at: usize) -> bool {
    prepared.tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Title | TokenKind::Upper))
}

fn is_part_of_name(prepared: &Prepared, at: usize) -> bool {
    let particle = matches!(
        prepared.lower(at),
        "." | "de" | "da" | "del" | "van" | "von" | "der" | "la" | "bin" | "al" | "of" | "the" | "y" | "e"
    );
    particle || is_capital(prepared, at)
}

/// Whether some tokens share none with ranges that are in order.
fn is_clear(ranges: &[TokenRange], tokens: TokenRange) -> bool {
    let after = ranges.partition_point(|range| range.end() <= tokens.start());
    !ranges.get(after).is_some_and(|range| range.overlaps(tokens))
}

/// Labels without those that share words with what is set out, and the new number of each cue; `gone` is in order.
fn without(labels: &Labels, gone: &[TokenRange]) -> (Labels, Vec<Option<CueIdx>>) {
    let clear = |tokens: TokenRange| is_clear(gone, tokens);
    let mut out = Labels { names: labels.names.clone(), ..Labels::default() };
    let mut sources: Vec<Option<SourceIdx>> = Vec::with_capacity(labels.sources.len());
    for &source in &labels.sources {
        sources.push(clear(source.tokens).then(|| SourceIdx::new(out.sources.len())));
        out.sources.extend(clear(source.tokens).then_some(source));
    }
    let new_source = |old: Option<SourceIdx>| old.and_then(|old| sources.get(old.get()).copied()?);
    let mut cues: Vec<Option<CueIdx>> = Vec::with_capacity(labels.cues.len());
    for &cue in &labels.cues {
        cues.push(clear(cue.tokens).then(|| CueIdx::new(out.cues.len())));
        out.cues.extend(clear(cue.tokens).then_some(CueLabel { source: new_source(cue.source), ..cue }));
    }
    let new_cue = |old: Option<CueIdx>| old.and_then(|old| cues.get(old.get()).copied()?);
    out.contents.extend(labels.contents.iter().filter(|content| clear(content.tokens)).map(|&content| {
        ContentLabel { cue: new_cue(content.cue), source: new_source(content.source), ..content }
    }));
    (out, cues)
}

fn add(labels: &mut Labels, found: SetOut) {
    let source = Some(SourceIdx::new(labels.sources.len()));
    labels.sources.push(Label { tokens: found.source, confidence: CONFIDENCE });
    let cue = Some(CueIdx::new(labels.cues.len()));
    labels.cues.push(CueLabel { tokens: found.mark, source, speech: true, confidence: CONFIDENCE });
    labels.contents.push(ContentLabel { tokens: found.content, cue, source: None, confidence: CONFIDENCE });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{self, Told};
    use crate::prepare::tests::prepared;
    use crate::statements::nested::tests::labels;

    #[test]
    fn a_paragraph_led_in_by_a_colon_is_said_as_a_whole() {
        let text = "On her page Ann Bo wrote:\n\nThe ferry is late. Cy Du says it is not. Who is “right”?";
        let whole = "The ferry is late. Cy Du says it is not. Who is “right”?";
        assert_eq!(contents(text, "The ferry is late"), [whole]);
        let sentence = text.replace(":\n\n", " that ");
        assert_eq!(contents(&sentence, "The ferry is late"), ["The ferry is late", "it is not"]);
        let narrated = text.replace("Cy Du says it is not", "Cy Du, it is not, says Cy Du");
        assert_eq!(contents(&narrated, "The ferry is late").len(), 2);
        let posted = format!("{text}\n\n— Ann Bo (@annbo) May 2, 2025");
        assert_eq!(contents(&posted, "The ferry is late"), [whole]);
        let quoted = text.replace("The ferry is late.", "“The ferry is late.”");
        assert_eq!(contents(&quoted, "“The ferry is late.”"), ["“The ferry is late.”", "it is not"]);
    }

    /// The contents when a tagger finds `first`, which Ann Bo wrote, and what Cy Du says.
    fn contents(text: &str, first: &str) -> Vec<String> {
        let prepared = prepared(text);
        let labels = labels(&prepared, &[("Ann Bo", "wrote", first), ("Cy Du", "says", "it is not")]);
        let people = people::find(&prepared, Told::default());
        let (labels, _) = over(&prepared, &people, &labels);
        let words =
            |content: &ContentLabel| prepared.slice(prepared.span(content.tokens).unwrap()).to_owned();
        labels.contents.iter().map(words).collect()
    }
}
