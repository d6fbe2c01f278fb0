//! Pairs and leftovers → pieces of quotations. What has no partner is closed or opened where the words tell, or ignored.

use super::carry::Join;
use super::evidence::{self, Attribution};
use super::marks::{Lean, Mark, Page, Role};
use super::{Marks, Repair, RepairKind, pair};

/// A piece of a quotation, before it is put into the one that holds it.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawPiece {
    pub(super) start: u32,
    pub(super) inner_start: u32,
    pub(super) inner_end: u32,
    pub(super) end: u32,
    pub(super) marks: Marks,
    /// The opening mark; for a piece without one, that of the quotation it belongs to.
    pub(super) opener: Option<u32>,
    /// The opening mark of the piece before, in an earlier paragraph.
    pub(super) continues: Option<u32>,
}

/// All pieces and what was repaired, neither in order.
pub(super) fn pieces(page: &Page, joins: &[Join]) -> (Vec<RawPiece>, Vec<Repair>) {
    let mut out = Out { page, pieces: Vec::with_capacity(page.marks.len() / 2), repairs: Vec::new() };
    let mut joined: Vec<u32> = joins.iter().filter_map(|join| join.close).collect();
    joined.sort_unstable();
    for paragraph in 0..page.ranges.len() {
        out.paragraph(paragraph, &joined);
    }
    joins.iter().for_each(|join| out.joined(join));
    (out.pieces, out.repairs)
}

struct Out<'a> {
    page: &'a Page<'a>,
    pieces: Vec<RawPiece>,
    repairs: Vec<Repair>,
}

impl Out<'_> {
    fn paragraph(&mut self, paragraph: usize, joined: &[u32]) {
        let Some(range) = self.page.ranges.get(paragraph).cloned() else { return };
        for at in range {
            let Some(mark) = self.page.marks.get(at) else { continue };
            match (mark.role, mark.partner) {
                (Role::Open, Some(partner)) => self.paired(at, mark, partner as usize),
                (Role::Open, None) => match mark.breaks_off {
                    Some(end) => self.push(at, mark, mark.start, (end, end)),
                    None => self.unclosed(at, mark),
                },
                (Role::Close, None) if joined.binary_search(&(at as u32)).is_err() => self.unopened(at, mark),
                _ => {}
            }
        }
    }

    fn push(&mut self, at: usize, mark: &Mark, start: u32, (inner_end, end): (u32, u32)) {
        let (opener, continues) = (Some(at as u32), mark.repeats);
        let (inner_start, marks) = (mark.end, mark.glyph.marks);
        self.pieces.push(RawPiece { start, inner_start, inner_end, end, marks, opener, continues });
    }

    fn repair(&mut self, start: u32, end: u32, kind: RepairKind) {
        self.repairs.push(Repair { at: self.page.text.span(start as usize, end as usize), kind });
    }

    fn paired(&mut self, at: usize, mark: &Mark, partner: usize) {
        let marks = &self.page.marks;
        let Some(close) = marks.get(partner) else { return };
        if is_inner_of_doubled(marks, at, partner) {
            return;
        }
        let (turned_open, turned_close) = pair::turned(mark, close);
        if turned_open {
            self.repair(mark.start, mark.end, RepairKind::Turned);
        }
        if turned_close {
            self.repair(close.start, close.end, RepairKind::Turned);
        }
        if mark.glyph.marks == Marks::Single && close.is_two_apostrophes() {
            self.repair(close.start, close.end, RepairKind::Doubled);
        }
        // ““so””: the outer pair stands for both.
        let (mut inner, mut depth) = (at, 0);
        while marks
            .get(inner + 1)
            .and_then(|mark| mark.partner)
            .is_some_and(|close| is_inner_of_doubled(marks, inner + 1, close as usize))
        {
            inner += 1;
            depth += 1;
        }
        if depth > 0 {
            let (open_end, close_start) = (
                marks.get(inner).map_or(mark.end, |mark| mark.end),
                marks.get(partner - depth).map_or(close.start, |mark| mark.start),
            );
            self.repair(mark.start, open_end, RepairKind::Doubled);
            self.repair(close_start, close.end, RepairKind::Doubled);
            let whole = Mark { end: open_end, ..*mark };
            return self.push(at, &whole, mark.start, (close_start, close.end));
        }
        self.push(at, mark, mark.start, (close.start, close.end));
    }

    fn unclosed(&mut self, at: usize, mark: &Mark) {
        if is_doubled(self.page, at) {
            return self.repair(mark.start, mark.end, RepairKind::Doubled);
        }
        match closing_place(self.page, at, mark) {
            Some(end) => {
                self.repair(end, end, RepairKind::ClosedWithoutMark);
                self.push(at, mark, mark.start, (end, end));
            }
            None if mark.glyph.marks == Marks::Double => {
                self.repair(mark.start, mark.end, RepairKind::Ignored)
            }
            None => {}
        }
    }

    fn unopened(&mut self, at: usize, mark: &Mark) {
        if is_doubled(self.page, at) {
            return self.repair(mark.start, mark.end, RepairKind::Doubled);
        }
        match opening_place(self.page, at, mark) {
            Some(start) => {
                self.repair(start, start, RepairKind::OpenedWithoutMark);
                let marks = mark.glyph.marks;
                let (inner_start, inner_end, end) = (start, mark.start, mark.end);
                self.pieces.push(RawPiece {
                    start,
                    inner_start,
                    inner_end,
                    end,
                    marks,
                    opener: None,
                    continues: None,
                });
            }
            None => self.repair(mark.start, mark.end, RepairKind::Ignored),
        }
    }

    fn joined(&mut self, join: &Join) {
        let Some(paragraph) = self.page.paragraphs.get(join.paragraph) else { return };
        let (start, end) = (paragraph.span.start() as u32, paragraph.span.end() as u32);
        let close = join.close.and_then(|close| self.page.marks.get(close as usize));
        self.repair(start, start, RepairKind::OpenedWithoutMark);
        self.pieces.push(RawPiece {
            start,
            inner_start: start,
            inner_end: close.map_or(end, |mark| mark.start),
            end: close.map_or(end, |mark| mark.end),
            marks: Marks::Double,
            opener: None,
            continues: Some(join.opener),
        });
    }
}

/// Whether a pair stands right within another one of the same kind, both marks side by side: ““so””.
fn is_inner_of_doubled(marks: &[Mark], open: usize, close: usize) -> bool {
    let (Some(outer), Some(outer_close)) =
        (open.checked_sub(1).and_then(|at| marks.get(at)), marks.get(close + 1))
    else {
        return false;
    };
    let (Some(inner), Some(inner_close)) = (marks.get(open), marks.get(close)) else { return false };
    outer.opens_pair()
        && inner.opens_pair()
        && outer.partner == Some(close as u32 + 1)
        && outer.glyph.marks == inner.glyph.marks
        && outer.end == inner.start
        && inner_close.end == outer_close.start
}

/// Whether a leftover mark stands beside a paired one of the same kind and role, with no words between.
pub(super) fn is_doubled(page: &Page, at: usize) -> bool {
    let Some(mark) = page.marks.get(at) else { return false };
    let (other, gap) = match mark.role {
        Role::Open => {
            let Some(next) = page.marks.get(at + 1) else { return false };
            (next, (mark.end, next.start))
        }
        _ => {
            let Some(previous) = at.checked_sub(1).and_then(|at| page.marks.get(at)) else { return false };
            (previous, (previous.end, mark.start))
        }
    };
    let same = other.glyph.marks == mark.glyph.marks && other.role == mark.role;
    same && gap.1 - gap.0 <= 2 && page.words(gap.0, gap.1).chars().all(|c| c == ' ' || c == '\u{a0}')
}

/// What can be read from the words between a leftover mark and the next mark of its kind at its level.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    /// The end of the words before the first attribution, and how sure it is.
    pub(super) attribution: Option<(u32, Attribution)>,
    /// The first closing mark of the other kind that has no partner: “We go,’ she said.
    pub(super) other_close: Option<u32>,
    first_end: Option<u32>,
    last_end: Option<u32>,
    /// Where the stretch ends.
    pub(super) bound: u32,
    /// The mark of the same kind that stands there; otherwise it is the end of the paragraph or of the quotation around.
    pub(super) before: Option<usize>,
    /// Whether the words begin with a small letter.
    starts_small: bool,
}

impl Stretch {
    /// Whether the words are the end of a sentence that began before the mark, and no more.
    pub(super) fn is_fragment(&self) -> bool {
        self.starts_small && self.first_end == self.last_end
    }

    /// The mark after the stretch, if a sentence ends right before it.
    pub(super) fn next_after_sentence(&self, page: &Page) -> Option<usize> {
        page.words(self.last_end?, self.bound).trim().is_empty().then_some(self.before?)
    }

    /// The end of the last sentence.
    pub(super) fn last_end(&self) -> Option<u32> {
        self.last_end
    }

    fn read(&mut self, page: &Page, start: u32, end: u32) {
        let words = page.words(start, end);
        for (stop, sentence) in evidence::stops(words) {
            let place = start + stop as u32;
            if sentence {
                self.first_end.get_or_insert(place);
                self.last_end = Some(place);
            }
            let sure = self.attribution.is_some_and(|(_, how)| how == Attribution::Sure);
            if let Some(how) = evidence::attribution(words.get(stop..).unwrap_or_default()).filter(|_| !sure)
                && self.attribution.is_none_or(|(_, before)| how > before)
            {
                self.attribution = Some((place, how));
            }
        }
    }
}

/// Reads on from a leftover opening mark, over whole quotations of the other kind.
pub(super) fn stretch_after(page: &Page, open: usize) -> Stretch {
    let Some(mark) = page.marks.get(open) else { return Stretch::default() };
    let paragraph = page.ranges.partition_point(|range| range.end <= open);
    let range = page.ranges.get(paragraph).cloned().unwrap_or(open..open + 1);
    let paragraph_end =
        page.paragraphs.get(paragraph).map_or(mark.end, |paragraph| paragraph.span.end() as u32);
    let first = page.words(mark.end, paragraph_end).chars().take(16).find(|c| c.is_alphanumeric());
    let mut found = Stretch { starts_small: first.is_some_and(char::is_lowercase), ..Stretch::default() };
    let (mut start, mut at) = (mark.end, open + 1);
    while let Some(next) = page.marks.get(at).filter(|_| at < range.end) {
        found.read(page, start, next.start);
        let closes = next.closes_pair();
        if closes || next.is_like(mark) || (next.partner.is_none() && next.glyph.marks == mark.glyph.marks) {
            found.bound = next.start;
            found.before = (!closes).then_some(at);
            return found;
        }
        if next.partner.is_none() && next.role == Role::Close {
            found.other_close.get_or_insert(next.start);
        }
        let last = next.partner.map_or(at, |partner| partner as usize);
        start = page.marks.get(last).map_or(next.end, |mark| mark.end);
        at = last + 1;
    }
    found.read(page, start, paragraph_end);
    found.bound = paragraph_end;
    found
}

/// Where a quotation without closing mark ends: before its attribution or a closing mark of the other kind; a few words with their sentence; sentences
/// with the paragraph, or with the last sentence before the next opening mark.
fn closing_place(page: &Page, at: usize, mark: &Mark) -> Option<u32> {
    if mark.glyph.marks == Marks::Single && !begins_speech(page, at, mark) {
        return None;
    }
    let stretch = stretch_after(page, at);
    let attributed = stretch.attribution.map(|(place, _)| place);
    if let Some(place) = attributed.into_iter().chain(stretch.other_close).min() {
        return Some(place);
    }
    let place = match (stretch.starts_small, stretch.before.is_some()) {
        (true, true) => stretch.first_end?,
        (true, false) => stretch.first_end.unwrap_or(stretch.bound),
        (false, true) => stretch.last_end.unwrap_or(stretch.bound),
        (false, false) => stretch.bound,
    };
    Some(mark.end + page.words(mark.end, place).trim_end().len() as u32)
}

/// Whether a single mark without partner stands where speech begins; elsewhere it is an apostrophe.
fn begins_speech(page: &Page, at: usize, mark: &Mark) -> bool {
    let capital = page.text.char_at(mark.end as usize).is_some_and(char::is_uppercase);
    capital && mark.lean == Lean::Open && (is_first(page, at, mark) || leads_in(page, mark))
}

fn is_first(page: &Page, at: usize, mark: &Mark) -> bool {
    let paragraph = page.ranges.partition_point(|range| range.end <= at);
    page.paragraphs.get(paragraph).is_some_and(|paragraph| paragraph.span.start() as u32 == mark.start)
}

/// Whether a comma, colon or double mark stands before a mark.
fn leads_in(page: &Page, mark: &Mark) -> bool {
    let start = page.text.as_str().floor_char_boundary((mark.start as usize).saturating_sub(8));
    let before = page.words(start as u32, mark.start);
    before.trim_end().ends_with([',', ':', '"', '“'])
}

/// Where a quotation without opening mark begins: after the last words that tell of speaking; otherwise at the head of
/// the paragraph, or with the first sentence after the quotation before.
fn opening_place(page: &Page, at: usize, mark: &Mark) -> Option<u32> {
    let paragraph = page.ranges.partition_point(|range| range.end <= at);
    let range = page.ranges.get(paragraph)?.clone();
    let (mut gaps, mut end, mut next) = (Vec::new(), mark.start, at);
    let mut bound = Bound::Paragraph;
    while next > range.start {
        next -= 1;
        let previous = page.marks.get(next)?;
        gaps.push((previous.end, end));
        let opens = previous.opens_pair();
        if opens
            || previous.is_like(mark)
            || (previous.partner.is_none() && previous.glyph.marks == mark.glyph.marks)
        {
            bound = if opens { Bound::Quotation } else { Bound::Mark };
            break;
        }
        let first = previous.partner.map_or(next, |partner| partner as usize);
        end = page.marks.get(first).map_or(previous.start, |mark| mark.start);
        next = first;
    }
    if bound == Bound::Paragraph {
        gaps.push((page.paragraphs.get(paragraph)?.span.start() as u32, end));
    }
    if !ends_speech(page, mark) {
        return None;
    }
    let start = gaps.last()?.0;
    let told = gaps.iter().find_map(|&(start, end)| last_lead_in(page, start, end));
    let place = told.or_else(|| match bound {
        Bound::Paragraph => is_followed_by_speaker(page, mark, paragraph).then_some(start),
        Bound::Mark => gaps.iter().rev().find_map(|&(start, end)| first_sentence_end(page, start, end)),
        Bound::Quotation => None,
    })?;
    let lead = page.words(place, mark.start);
    let place = place + (lead.len() - lead.trim_start().len()) as u32;
    (place < mark.start).then_some(place)
}

/// Whether a closing mark stands before words that name the speaker, or at the end of its paragraph.
fn is_followed_by_speaker(page: &Page, mark: &Mark, paragraph: usize) -> bool {
    let end = page.paragraphs.get(paragraph).map_or(mark.end, |paragraph| paragraph.span.end() as u32);
    let after = page.words(mark.end, end);
    after.is_empty() || evidence::attribution(after).is_some()
}

/// What stands before a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    Paragraph,
    Mark,
    /// The opening mark of the quotation around.
    Quotation,
}

/// Whether a closing mark without partner stands where speech ends: after a stop.
fn ends_speech(page: &Page, mark: &Mark) -> bool {
    let before = page.text.char_before(mark.start as usize);
    before.is_some_and(|c| matches!(c, ',' | '.' | '!' | '?' | '…' | '—' | '–' | '-'))
}

/// The end of the last words between `start` and `end` that lead in to speech: a colon, "she said,", a sentence with a
/// verb of saying.
fn last_lead_in(page: &Page, start: u32, end: u32) -> Option<u32> {
    let words = page.words(start, end);
    let (mut found, mut told, mut from) = (None, None, 0);
    for word in words.split_inclusive(char::is_whitespace) {
        from += word.len();
        let raw = word.trim_end();
        let bare = raw.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        told = if evidence::is_reporting(&bare) { Some(0) } else { told.map(|since: u32| since + 1) };
        let near = told.is_some_and(|since| since <= 5);
        let sentence = raw.ends_with(['.', '?', '!']) && !evidence::ends_in_abbreviation(raw);
        let leads_in = raw.ends_with(':') || (raw.ends_with(',') && near) || (sentence && told.is_some());
        if leads_in && from < words.len() {
            found = Some(start + from as u32);
            told = None;
        }
        if sentence {
            told = None;
        }
    }
    found
}

fn first_sentence_end(page: &Page, start: u32, end: u32) -> Option<u32> {
    let words = page.words(start, end);
    let inside =
        |&(at, sentence): &(usize, bool)| sentence && !words.get(at..).unwrap_or_default().trim().is_empty();
    evidence::stops(words).find(inside).map(|(at, _)| start + at as u32)
}
