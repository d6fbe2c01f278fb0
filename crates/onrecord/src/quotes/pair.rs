//! Pairs the marks of one paragraph, double ones first: single ones are matched only within one level of double ones.

use super::Marks;
use super::marks::{Face, Family, Lean, Mark, Role};
use std::collections::BTreeSet;

/// A quotation that ends in a possessive or clipped word is short: longer, and the mark is an apostrophe.
const LONGEST_WEAK: u32 = 120;

/// Pairs the marks of a paragraph and moves those that are marks of quotation to the end of `page`.
pub(super) fn pair(marks: &mut [Mark], first: u32, page: &mut Vec<Mark>) {
    match_doubles(marks);
    match_singles(marks);
    let mut kept = Vec::with_capacity(marks.len());
    let mut next = first;
    for mark in marks.iter() {
        kept.push(next);
        next += u32::from(mark.role != Role::Not);
    }
    let moved =
        |mark: &Mark| Mark { partner: mark.partner.and_then(|at| kept.get(at as usize).copied()), ..*mark };
    page.extend(marks.iter().filter(|mark| mark.role != Role::Not).map(moved));
}

fn match_doubles(marks: &mut [Mark]) {
    let before_close = doubtful_before_a_closing_mark(marks);
    let mut open: Vec<usize> = Vec::new();
    for at in 0..marks.len() {
        let Some(mark) = marks.get(at).filter(|mark| mark.glyph.marks == Marks::Double) else { continue };
        let role = match mark.lean {
            Lean::Open => Role::Open,
            Lean::Either if open.is_empty() => Role::Open,
            Lean::Inches if open.is_empty() || before_close.contains(&at) => Role::Not,
            Lean::LeadIn if open.is_empty() && before_close.contains(&at) => Role::Open,
            _ => Role::Close,
        };
        set_role(marks, at, role);
        match role {
            Role::Open => open.push(at),
            Role::Close => close_double(marks, &mut open, at),
            Role::Not => {}
        }
    }
}

/// The numbers with a mark, and the marks after "she said,", that a sure closing mark follows before any opening one:
/// within a quotation the first are units, since the quotation is closed later; outside the second open.
fn doubtful_before_a_closing_mark(marks: &[Mark]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    if !marks.iter().any(|mark| matches!(mark.lean, Lean::Inches | Lean::LeadIn)) {
        return found;
    }
    let mut closes = false;
    for (at, mark) in marks.iter().enumerate().rev().filter(|(_, mark)| mark.glyph.marks == Marks::Double) {
        let doubtful = matches!(mark.lean, Lean::Inches | Lean::LeadIn);
        if doubtful && closes {
            found.insert(at);
        }
        closes = match mark.lean {
            Lean::Inches => closes,
            Lean::LeadIn => !closes,
            lean => lean == Lean::Close,
        };
    }
    found
}

/// Closes the innermost quotation that this glyph can close. What was opened within it and not closed is left over.
fn close_double(marks: &mut [Mark], open: &mut Vec<usize>, at: usize) {
    let Some(glyph) = marks.get(at).map(|mark| mark.glyph) else { return };
    let closable = |&&opener: &&usize| {
        marks
            .get(opener)
            .is_some_and(|mark| (mark.glyph.family == Family::Angle) == (glyph.family == Family::Angle))
    };
    if let Some(&opener) = open.last().filter(closable) {
        open.pop();
        join(marks, opener, at);
        return;
    }
    if let Some(opener) =
        open.len().checked_sub(2).and_then(|below| open.get(below)).filter(closable).copied()
    {
        open.truncate(open.len() - 2);
        join(marks, opener, at);
    }
}

/// The single quotation that is open at one level of double marks.
#[derive(Default)]
struct Level {
    open: Option<usize>,
    /// The first mark that closes it if nothing better comes.
    weak: Option<usize>,
}

fn match_singles(marks: &mut [Mark]) {
    let mut levels = vec![Level::default()];
    for at in 0..marks.len() {
        let Some(&mark) = marks.get(at) else { continue };
        if mark.glyph.marks == Marks::Single {
            let Some(level) = levels.last_mut() else { continue };
            match_single(marks, level, at, mark);
        } else if mark.is_left_over(Marks::Double, Role::Close) && mark.is_two_apostrophes() {
            close_with_two_apostrophes(marks, levels.last_mut(), at);
        } else if mark.opens_pair() {
            levels.push(Level::default());
        } else if mark.closes_pair() && levels.len() > 1 {
            levels.pop().into_iter().for_each(|level| settle(marks, &level));
        }
    }
    levels.iter().for_each(|level| settle(marks, level));
}

fn match_single(marks: &mut [Mark], level: &mut Level, at: usize, mark: Mark) {
    let opener = level.open.and_then(|open| marks.get(open)).copied();
    match (mark.lean, opener) {
        (Lean::Open, _) | (Lean::WeakOpen | Lean::Either, None) => {
            settle(marks, level);
            *level = Level { open: Some(at), weak: None };
        }
        (Lean::Close | Lean::Either, Some(_)) => {
            join(marks, level.open.unwrap_or(at), at);
            *level = Level::default();
        }
        (Lean::LikelyClose, Some(opener)) if opener.lean != Lean::WeakOpen => {
            join(marks, level.open.unwrap_or(at), at);
            *level = Level::default();
        }
        (Lean::WeakClose, Some(opener))
            if opener.lean != Lean::WeakOpen && mark.start - opener.end <= LONGEST_WEAK =>
        {
            level.weak.get_or_insert(at);
        }
        (Lean::Close, None) => set_role(marks, at, Role::Close),
        _ => {}
    }
}

/// `'Not now,'' she said`: a single mark closed by two of them.
fn close_with_two_apostrophes(marks: &mut [Mark], level: Option<&mut Level>, at: usize) {
    let Some(level) = level else { return };
    let sure = |&open: &usize| marks.get(open).is_some_and(|mark| mark.lean == Lean::Open);
    if let Some(open) = level.open.filter(sure) {
        if let Some(mark) = marks.get_mut(at) {
            mark.glyph.marks = Marks::Single;
        }
        join(marks, open, at);
        *level = Level::default();
    }
}

/// Closes what is open at a level as well as can be; otherwise a sure opening mark is left over.
fn settle(marks: &mut [Mark], level: &Level) {
    match (level.open, level.weak) {
        (Some(open), Some(weak)) => join(marks, open, weak),
        (Some(open), None) if marks.get(open).is_some_and(|mark| mark.lean == Lean::Open) => {
            set_role(marks, open, Role::Open);
        }
        _ => {}
    }
}

fn set_role(marks: &mut [Mark], at: usize, role: Role) {
    if let Some(mark) = marks.get_mut(at) {
        mark.role = role;
    }
}

fn join(marks: &mut [Mark], open: usize, close: usize) {
    for (at, partner, role) in [(open, close, Role::Open), (close, open, Role::Close)] {
        if let Some(mark) = marks.get_mut(at) {
            mark.partner = Some(partner as u32);
            mark.role = role;
        }
    }
}

/// Whether the glyphs of a pair face the wrong way: (the opening one, the closing one).
pub(super) fn turned(open: &Mark, close: &Mark) -> (bool, bool) {
    if open.glyph.family == Family::Angle || close.glyph.family == Family::Angle {
        return (false, false);
    }
    (open.glyph.face == Face::Close, close.glyph.face == Face::Open && open.glyph.family != Family::Low)
}
