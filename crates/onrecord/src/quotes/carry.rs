//! Quotations that go on in the next paragraph: no closing mark at the end of one, an opening mark again at the head
//! of the next. Only prose counts: captions, credits and furniture in between are passed over. Where paragraphs were
//! glued together (`"One. "Two."`) the marks still tell, and it is read the same way.

use super::Marks;
use super::evidence::Attribution;
use super::marks::{Lean, Page, Role};
use super::repair::{self, Stretch, stretch_after};
use crate::layout::ParagraphKind;

/// Over how many paragraphs without any double mark a quotation may go on that was opened once and is closed once.
const LONGEST_JOIN: usize = 6;

/// The part of a quotation in a paragraph that does not repeat the opening mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Join {
    /// The mark that opened the quotation, paragraphs before.
    pub(super) opener: u32,
    /// The paragraph.
    pub(super) paragraph: usize,
    /// The mark that closes it here; otherwise it goes on to the end of the paragraph.
    pub(super) close: Option<u32>,
}

/// Finds what is carried over, marks the opening marks that are concerned, and gives the paragraphs without one.
pub(super) fn carry(page: &mut Page) -> Vec<Join> {
    let prose = |&at: &usize| page.paragraphs.get(at).is_some_and(|p| p.kind == ParagraphKind::Body);
    let body: Vec<usize> = (0..page.paragraphs.len()).filter(prose).collect();
    body.iter().for_each(|&paragraph| reopen_within(page, paragraph));
    let mut joins = Vec::new();
    for (at, &paragraph) in body.iter().enumerate() {
        let later = body.get(at + 1..).unwrap_or_default();
        let Some(&next) = later.first() else { break };
        let tails = tails(page, paragraph);
        let heads = heads(page, next);
        if !repeat_opening_marks(page, &tails, &heads)
            && let Some(&(tail, Marks::Double)) = tails.first()
        {
            joins.extend(join(page, tail, later));
        }
    }
    joins
}

/// Links opening marks without partner that are repeated after a sentence in the same paragraph.
fn reopen_within(page: &mut Page, paragraph: usize) {
    let Some(range) = page.ranges.get(paragraph).cloned() else { return };
    for at in range {
        let Some(&mark) = page.marks.get(at).filter(|mark| mark.role == Role::Open && mark.partner.is_none())
        else {
            continue;
        };
        let stretch = stretch_after(page, at);
        let next = stretch.next_after_sentence(page).filter(|_| mark.lean == Lean::Open && is_open(&stretch));
        let next = next.filter(|&next| page.marks.get(next).is_some_and(|next| next.role == Role::Open));
        if let Some(next) = next {
            link(page, at, next, stretch.last_end());
        }
    }
}

/// Lets the words of one opening mark break off at `end` and go on after another one.
fn link(page: &mut Page, open: usize, repeated: usize, end: Option<u32>) {
    if let Some(mark) = page.marks.get_mut(open) {
        mark.breaks_off = end;
    }
    if let Some(mark) = page.marks.get_mut(repeated) {
        mark.repeats = Some(open as u32);
    }
}

/// The opening marks that are still open at the end of a paragraph, outermost first.
fn tails(page: &Page, paragraph: usize) -> Vec<(usize, Marks)> {
    let mut found: Vec<_> = [Marks::Double, Marks::Single]
        .into_iter()
        .filter_map(|marks| tail(page, paragraph, marks).map(|at| (at, marks)))
        .collect();
    found.sort_unstable_by_key(|&(at, _)| at);
    found
}

/// The last mark of a kind in a paragraph, if it opens and has no partner.
fn tail(page: &Page, paragraph: usize, marks: Marks) -> Option<usize> {
    let range = page.ranges.get(paragraph)?.clone();
    let (mut at, mut passed) = (range.end, None);
    while at > range.start {
        at -= 1;
        let mark = page.marks.get(at)?;
        if mark.is_left_over(marks, Role::Open) {
            let last = passed.is_none_or(|passed| !mark.is_like(passed));
            return (mark.lean == Lean::Open && mark.breaks_off.is_none() && last).then_some(at);
        }
        if mark.glyph.marks == marks {
            if mark.partner.is_none() || passed.is_some_and(|passed| !mark.is_like(passed)) {
                return None;
            }
            passed = Some(mark);
        }
        at = mark.partner.map_or(at, |partner| partner as usize);
    }
    None
}

/// The opening marks at the very head of a paragraph: at most two, of which the second is of the other kind.
fn heads(page: &Page, paragraph: usize) -> Vec<(usize, Marks)> {
    let Some(range) = page.ranges.get(paragraph).cloned() else { return Vec::new() };
    let mut end = page.paragraphs.get(paragraph).map_or(0, |paragraph| paragraph.span.start() as u32);
    let mut found = Vec::new();
    for at in range.take(2) {
        let Some(mark) = page.marks.get(at) else { break };
        if mark.role != Role::Open || !page.words(end, mark.start).trim().is_empty() {
            break;
        }
        end = mark.end;
        found.push((at, mark.glyph.marks));
    }
    found
}

/// Links the open marks of a paragraph with those at the head of the next one. Says whether any were.
fn repeat_opening_marks(page: &mut Page, tails: &[(usize, Marks)], heads: &[(usize, Marks)]) -> bool {
    let first = heads.first().and_then(|head| tails.iter().position(|tail| tail.1 == head.1));
    let tails = first.and_then(|first| tails.get(first..)).unwrap_or_default();
    let mut linked = false;
    for (tail, head) in tails.iter().zip(heads) {
        let alike =
            page.marks.get(tail.0).zip(page.marks.get(head.0)).is_some_and(|(tail, head)| tail.is_like(head));
        if !alike || !(linked || goes_on(page, tail.0)) {
            break;
        }
        linked = true;
        let end = stretch_after(page, tail.0).bound;
        link(page, tail.0, head.0, Some(end));
    }
    linked
}

/// Whether the words after an open mark are likely to be quoted to the end of the paragraph: nobody is named as their
/// speaker after them, and they are more than a few words at the end of a sentence.
fn goes_on(page: &Page, open: usize) -> bool {
    is_open(&stretch_after(page, open))
}

fn is_open(stretch: &Stretch) -> bool {
    let attributed = stretch.attribution.is_some_and(|(_, how)| how == Attribution::Sure);
    !attributed && stretch.other_close.is_none() && !stretch.is_fragment()
}

/// The paragraphs after an open mark up to the closing mark that stands alone: opened once, closed once, or reopened
/// without a mark.
fn join(page: &mut Page, opener: usize, later: &[usize]) -> Vec<Join> {
    let silent =
        later.iter().take(LONGEST_JOIN).take_while(|&&at| first_double(page, at, opener).is_none()).count();
    let Some(close) = later.get(silent).and_then(|&last| first_double(page, last, opener)) else {
        return Vec::new();
    };
    let closes = page.marks.get(close).is_some_and(|mark| mark.is_left_over(Marks::Double, Role::Close));
    if !closes || repair::is_doubled(page, close) || !goes_on(page, opener) {
        return Vec::new();
    }
    let end = stretch_after(page, opener).bound;
    if let Some(mark) = page.marks.get_mut(opener) {
        mark.breaks_off = Some(end);
    }
    let opener = opener as u32;
    let between = later.iter().take(silent).map(|&paragraph| Join { opener, paragraph, close: None });
    let last = later.get(silent).map(|&paragraph| Join { opener, paragraph, close: Some(close as u32) });
    between.chain(last).collect()
}

/// The first double mark of a paragraph; whole quotations in double marks of another style than the opener's are passed
/// over.
fn first_double(page: &Page, paragraph: usize, opener: usize) -> Option<usize> {
    let opener = page.marks.get(opener)?;
    let range = page.ranges.get(paragraph)?.clone();
    let mut at = range.start;
    while let Some(mark) = page.marks.get(at).filter(|_| at < range.end) {
        if mark.glyph.marks == Marks::Double && (mark.partner.is_none() || mark.is_like(opener)) {
            return Some(at);
        }
        at = mark.partner.map_or(at, |partner| (partner as usize).max(at)) + 1;
    }
    None
}
