//! Text → marks: which characters are marks of quotation, and which way each one leans by its neighbours.

use super::{Marks, apostrophe, evidence, pair};
use crate::layout::Paragraph;
use crate::text::Text;

/// A character (or two, as in `''`) that may be a mark of quotation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) glyph: Glyph,
    pub(super) lean: Lean,
    /// How it was read in the end.
    pub(super) role: Role,
    /// Position of the other mark of its pair in [`Page::marks`].
    pub(super) partner: Option<u32>,
    /// Where the words of an opening mark without partner break off that go on after the next opening mark.
    pub(super) breaks_off: Option<u32>,
    /// An opening mark that repeats the one at this position, for a quotation carried over.
    pub(super) repeats: Option<u32>,
}

/// What a mark looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) marks: Marks,
    pub(super) face: Face,
    pub(super) family: Family,
}

/// Which way a glyph faces by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    Open,
    Close,
    Plain,
}

/// Glyphs that are used together. The straight and curly ones are mixed so often that they are one family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    English,
    /// „ and ‚, which “ and ‘ close.
    Low,
    /// « » ‹ ›, which face either way.
    Angle,
}

/// What a mark is by its glyph and its neighbours, before it is paired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lean {
    Open,
    /// Opens only if a sure closing mark follows: ’tis, ’90s.
    WeakOpen,
    Close,
    /// Closes if something is open, otherwise an apostrophe.
    LikelyClose,
    /// Closes if nothing better follows: the Joneses’ house, goin’ home, 6' tall.
    WeakClose,
    /// Closes if something is open, otherwise opens.
    Either,
    /// Inches, or a closing mark after a number.
    Inches,
    /// Closes, but opens after "she says," if a closing mark follows: She says," we go."
    LeadIn,
    /// An apostrophe.
    Not,
}

/// How a mark was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Open,
    Close,
    /// An apostrophe or a unit of length.
    Not,
}

/// The marks of an article, paired within their paragraphs.
pub(super) struct Page<'a> {
    pub(super) text: &'a Text,
    pub(super) paragraphs: &'a [Paragraph],
    /// Only those that were read as marks, in order.
    pub(super) marks: Vec<Mark>,
    /// The marks of each paragraph.
    pub(super) ranges: Vec<std::ops::Range<usize>>,
}

impl Mark {
    /// Whether it opens and has its partner.
    pub(super) fn opens_pair(&self) -> bool {
        self.role == Role::Open && self.partner.is_some()
    }

    /// Whether it closes and has its partner.
    pub(super) fn closes_pair(&self) -> bool {
        self.role == Role::Close && self.partner.is_some()
    }

    /// Whether it is written as ''.
    pub(super) fn is_two_apostrophes(&self) -> bool {
        self.glyph.face == Face::Plain && self.end - self.start == 2
    }

    /// Whether both are of one kind and both straight or both not: `"he said “no” to me"` holds a quotation in another.
    pub(super) fn is_like(&self, other: &Mark) -> bool {
        let straight = |mark: &Mark| mark.glyph.face == Face::Plain;
        self.glyph.marks == other.glyph.marks && straight(self) == straight(other)
    }

    /// Whether it was read as a mark without partner, of this kind and role.
    pub(super) fn is_left_over(&self, marks: Marks, role: Role) -> bool {
        self.partner.is_none() && self.glyph.marks == marks && self.role == role
    }
}

impl<'a> Page<'a> {
    /// The words from byte `start` to byte `end`.
    pub(super) fn words(&self, start: u32, end: u32) -> &'a str {
        self.text.as_str().get(start as usize..end as usize).unwrap_or_default()
    }
}

/// Reads and pairs the marks of each paragraph by itself.
pub(super) fn read<'a>(text: &'a Text, paragraphs: &'a [Paragraph]) -> Page<'a> {
    let mut page = Page { text, paragraphs, marks: Vec::new(), ranges: Vec::with_capacity(paragraphs.len()) };
    let mut scratch = Vec::new();
    for paragraph in paragraphs {
        read_paragraph(text.slice(paragraph.span), paragraph.span.start(), &mut scratch);
        let first = page.marks.len();
        pair::pair(&mut scratch, first as u32, &mut page.marks);
        page.ranges.push(first..page.marks.len());
        scratch.clear();
    }
    page
}

fn read_paragraph(words: &str, start: usize, marks: &mut Vec<Mark>) {
    let bytes = words.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let mark = match byte {
            b'"' | b'\'' | b'`' | 0xc2 | 0xe2 => glyph(bytes, at),
            _ => None,
        };
        at += match mark {
            Some(_) => read_run(words, at, start, marks),
            None => 1,
        };
    }
}

/// Reads marks that stand side by side; they share their neighbours. Gives the length of the run in bytes.
fn read_run(words: &str, from: usize, start: usize, marks: &mut Vec<Mark>) -> usize {
    let bytes = words.as_bytes();
    let first = marks.len();
    let mut at = from;
    while let Some((glyph, len)) = glyph(bytes, at) {
        let alike = bytes.get(at..at + len).unwrap_or_default();
        let count =
            bytes.get(at..).unwrap_or_default().chunks_exact(len).take_while(|&next| next == alike).count();
        let opens = words.get(..at).unwrap_or_default().chars().next_back().is_none_or(is_opening_side);
        push_alike(glyph, count, start + at, len, opens, marks);
        at += count * len;
    }
    let (before, after) = (words.get(..from).unwrap_or_default(), words.get(at..).unwrap_or_default());
    for mark in marks.get_mut(first..).unwrap_or_default() {
        mark.lean = lean(mark.glyph, before, after);
    }
    at - from
}

/// Equal glyphs in a row: two single ones are one double mark ('' or ``), double ones stay what they are.
fn push_alike(glyph: Glyph, count: usize, at: usize, len: usize, opens: bool, marks: &mut Vec<Mark>) {
    if glyph.marks == Marks::Double || glyph.family != Family::English {
        marks.extend((0..count).map(|n| mark(glyph, at + n * len, len)));
        return;
    }
    let double = Glyph { marks: Marks::Double, ..glyph };
    // ''' is '' and ' where it opens, ' and '' where it closes: single in double, the American way.
    let shift = if opens { 0 } else { count % 2 };
    if shift == 1 {
        marks.push(mark(glyph, at, len));
    }
    marks.extend((0..count / 2).map(|n| mark(double, at + (shift + 2 * n) * len, 2 * len)));
    if count % 2 > shift {
        marks.push(mark(glyph, at + (count - 1) * len, len));
    }
}

fn mark(glyph: Glyph, start: usize, len: usize) -> Mark {
    let (start, end) = (start as u32, (start + len) as u32);
    Mark {
        start,
        end,
        glyph,
        lean: Lean::Not,
        role: Role::Not,
        partner: None,
        breaks_off: None,
        repeats: None,
    }
}

/// The mark that begins at byte `at`, with its length. U+0091–94 are Windows-1252 marks read as Latin-1;
/// ′ and ″ are units but also stand in for straight marks.
fn glyph(bytes: &[u8], at: usize) -> Option<(Glyph, usize)> {
    use {Face::*, Family::*, Marks::*};
    let (marks, face, family, len) = match bytes.get(at..)? {
        [b'"', ..] => (Double, Plain, English, 1),
        [b'\'', ..] => (Single, Plain, English, 1),
        [b'`', ..] => (Single, Open, English, 1),
        [0xc2, 0x91, ..] => (Single, Open, English, 2),
        [0xc2, 0x92 | 0xb4, ..] => (Single, Close, English, 2),
        [0xc2, 0x93, ..] => (Double, Open, English, 2),
        [0xc2, 0x94, ..] => (Double, Close, English, 2),
        [0xc2, 0xab, ..] => (Double, Open, Angle, 2),
        [0xc2, 0xbb, ..] => (Double, Close, Angle, 2),
        [0xe2, 0x80, 0x98 | 0x9b, ..] => (Single, Open, English, 3),
        [0xe2, 0x80, 0x99, ..] => (Single, Close, English, 3),
        [0xe2, 0x80, 0x9a, ..] => (Single, Open, Low, 3),
        [0xe2, 0x80, 0x9c | 0x9f, ..] => (Double, Open, English, 3),
        [0xe2, 0x80, 0x9d, ..] => (Double, Close, English, 3),
        [0xe2, 0x80, 0x9e, ..] => (Double, Open, Low, 3),
        [0xe2, 0x80, 0xb2, ..] => (Single, Plain, English, 3),
        [0xe2, 0x80, 0xb3, ..] => (Double, Plain, English, 3),
        [0xe2, 0x80, 0xb9, ..] => (Single, Open, Angle, 3),
        [0xe2, 0x80, 0xba, ..] => (Single, Close, Angle, 3),
        _ => return None,
    };
    Some((Glyph { marks, face, family }, len))
}

fn lean(glyph: Glyph, before: &str, after: &str) -> Lean {
    if glyph.marks == Marks::Single && glyph.family == Family::English {
        return apostrophe::lean(glyph.face, before, after);
    }
    let by_neighbours = facing(before, after);
    match (glyph.face, by_neighbours) {
        _ if by_neighbours == Lean::Close && is_inches(before, after) => Lean::Inches,
        (Face::Close | Face::Plain, Lean::Close) if is_lead_in(before, after) => Lean::LeadIn,
        (Face::Plain, facing) => facing,
        (face, Lean::Either) => by_face(face),
        (Face::Open, Lean::Close) if is_said_after(after) => Lean::Close,
        (Face::Open, Lean::Close) | (Face::Close, Lean::Open) => Lean::Either,
        (face, _) => by_face(face),
    }
}

fn by_face(face: Face) -> Lean {
    match face {
        Face::Open => Lean::Open,
        Face::Close => Lean::Close,
        Face::Plain => Lean::Either,
    }
}

/// Whether a blank and a small letter follow, as in `“We go,“ he said`.
fn is_said_after(after: &str) -> bool {
    let mut characters = after.chars();
    characters.next().is_some_and(is_blank) && characters.next().is_some_and(char::is_lowercase)
}

/// Whether the mark follows "she says," and a blank follows the mark, which may stand on the wrong side of it.
fn is_lead_in(before: &str, after: &str) -> bool {
    let verb = before.strip_suffix(',').map(evidence::last_word);
    after.starts_with(' ') && verb.is_some_and(evidence::is_reporting)
}

/// Which way a straight mark between these words faces: [`Lean::Open`], [`Lean::Close`] or [`Lean::Either`].
pub(super) fn facing(before: &str, after: &str) -> Lean {
    let (left, right) = (before.chars().next_back(), after.chars().next());
    match (left.filter(|&c| !is_blank(c)), right.filter(|&c| !is_blank(c))) {
        (None, Some(_)) if left.is_none() => Lean::Open,
        (Some(_), None) if right.is_none() => Lean::Close,
        (None, Some(right)) => at_the_left_of(right, after),
        (Some('(' | '[' | '{' | ':'), None) | (None, None) => at_rim(left, right),
        (Some(_), None) => Lean::Close,
        (Some(left), Some(right)) => between(left, right),
    }
}

fn at_rim(left: Option<char>, right: Option<char>) -> Lean {
    match (left, right) {
        (None, _) => Lean::Open,
        (_, None) => Lean::Close,
        _ => Lean::Either,
    }
}

/// A mark after a blank opens, unless what follows it can only follow a closing one: `never ", he said`.
fn at_the_left_of(right: char, after: &str) -> Lean {
    match right {
        ',' | ';' | ')' | ']' => Lean::Close,
        '.' if !after.chars().nth(1).is_some_and(|c| c == '.' || c.is_alphanumeric()) => Lean::Close,
        '!' | '?' | ':' => Lean::Either,
        _ => Lean::Open,
    }
}

fn between(left: char, right: char) -> Lean {
    let (opens, closes) = (is_opening_side(left), is_closing_side(right));
    match (opens, closes) {
        (true, false) => Lean::Open,
        (false, true) => Lean::Close,
        _ => Lean::Either,
    }
}

/// What stands at the left of opening marks.
pub(super) fn is_opening_side(left: char) -> bool {
    is_blank(left) || matches!(left, '(' | '[' | '{' | '-' | '–' | '—' | '/' | '=' | '>')
}

/// What stands at the right of closing marks.
pub(super) fn is_closing_side(right: char) -> bool {
    is_blank(right)
        || matches!(
            right,
            ')' | ']' | '}' | '-' | '–' | '—' | '/' | '.' | ',' | ';' | ':' | '!' | '?' | '…' | '<'
        )
}

/// White space and the invisible characters that pages put beside marks.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a double mark after a digit may stand for inches: `a 27" screen`, `5'10"`.
fn is_inches(before: &str, after: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾')) && !after.starts_with('"')
}
