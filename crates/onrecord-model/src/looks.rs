//! A second look at whom "he" and "she" mean: the words round them, with the names of people as numbered marks.
//!
//! Each person is one mark wherever he is named. So whom a pronoun means is told by the words alone, and names that are long
//! or seldom take no more room than others.

use std::ops::Range;

use onrecord::index::TokenRange;

use crate::people::People;
use crate::pieces::Sheet;
use crate::units::{LONGEST, Row};

/// Marks for people; further ones of a look share the last of them.
pub(crate) const PEOPLE: usize = 24;

/// Tokens before the first pronoun of a look, as far as they fit.
const BEFORE: usize = 48;
/// Rows from the first pronoun on at most, so that what stands before it has room.
const FORWARD: usize = 76;
/// Pronouns that lie within so many tokens are asked for in one look.
const ASKED: usize = 24;
/// Tokens behind the last of them.
const BEHIND: usize = 24;
/// Pieces of a token beyond these are left out.
const LONGEST_TOKEN: usize = 4;

/// A stretch of text with the pronouns asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// What is read, at most 128 rows.
    pub rows: Vec<Row>,
    /// The pronouns asked for, in order, each with its row.
    pub pronouns: Vec<(usize, usize)>,
    /// The names of people, in order, each with its row.
    pub names: Vec<(TokenRange, usize)>,
}

impl Look {
    /// The rows of its pronouns and names, ascending.
    pub(crate) fn wanted(&self) -> Vec<usize> {
        let pronouns = self.pronouns.iter().map(|(_, row)| *row);
        let mut rows: Vec<usize> = pronouns.chain(self.names.iter().map(|(_, row)| *row)).collect();
        rows.sort_unstable();
        rows
    }
}

/// The looks for some pronouns, in order.
pub(crate) fn looks(sheet: &Sheet, people: &People, stretch: &Range<usize>, asked: &[usize]) -> Vec<Look> {
    let writer = Writer { sheet, people, stretch };
    let (mut looks, mut rest) = (Vec::new(), asked);
    while let Some(&first) = rest.first() {
        let (together, later) = rest.split_at(rest.partition_point(|&at| at < first + ASKED));
        looks.push(writer.look(together));
        rest = later;
    }
    looks
}

/// Whether a word is one that is asked for.
pub(crate) fn is_he_or_she(lower: &str) -> bool {
    matches!(lower, "he" | "him" | "his" | "himself") || is_she(lower)
}

/// Whether such a word is for a woman.
pub(crate) fn is_she(lower: &str) -> bool {
    matches!(lower, "she" | "her" | "hers" | "herself")
}

struct Writer<'a> {
    sheet: &'a Sheet,
    people: &'a People,
    stretch: &'a Range<usize>,
}

/// A name, by its position, or a token.
#[derive(Debug, Clone, Copy)]
enum Item {
    Name(usize),
    Token(usize),
}

impl Writer<'_> {
    fn look(&self, asked: &[usize]) -> Look {
        let (first, last) =
            (asked.first().copied().unwrap_or_default(), asked.last().copied().unwrap_or_default());
        let mut room = FORWARD;
        let ahead = self.items(first..(last + 1 + BEHIND).min(self.stretch.end));
        let ahead = ahead.into_iter().take_while(|item| self.fits(*item, &mut room)).collect::<Vec<_>>();
        room += LONGEST - 2 - FORWARD;
        let behind = self.items(first.saturating_sub(BEFORE).max(self.stretch.start)..first);
        let fitting = behind.iter().rev().take_while(|item| self.fits(**item, &mut room)).count();
        let items = behind.into_iter().rev().take(fitting).collect::<Vec<_>>().into_iter().rev().chain(ahead);
        let mut look = Look { rows: vec![Row::Start], ..Look::default() };
        // The people of the look, in the order of their first names in it.
        let mut marks: Vec<usize> = Vec::new();
        for item in items {
            let row = look.rows.len();
            match item {
                Item::Name(at) => {
                    let who = self.people.bearers.get(at).copied().unwrap_or_default();
                    let mark = marks.iter().position(|&other| other == who).unwrap_or(marks.len());
                    if mark == marks.len() {
                        marks.push(who);
                    }
                    look.names.extend(self.people.names.get(at).map(|&name| (name, row)));
                    look.rows.push(Row::Person(mark.min(PEOPLE - 1) as u8));
                }
                Item::Token(token) => {
                    look.pronouns.extend(asked.contains(&token).then_some((token, row)));
                    look.rows.extend(self.pieces(token));
                }
            }
        }
        look.rows.push(Row::End);
        look
    }

    /// The names that begin among some tokens, and the tokens that are part of none.
    fn items(&self, tokens: Range<usize>) -> Vec<Item> {
        let mut next = self.people.names.partition_point(|name| name.end() <= tokens.start);
        let (mut items, mut at) = (Vec::new(), tokens.start);
        while at < tokens.end {
            let name = self.people.names.get(next).filter(|name| name.start() <= at);
            items.push(if name.is_some() { Item::Name(next) } else { Item::Token(at) });
            next += usize::from(name.is_some());
            at = name.map_or(at + 1, |name| name.end().max(at + 1));
        }
        items
    }

    /// Whether an item has room, which it takes.
    fn fits(&self, item: Item, room: &mut usize) -> bool {
        let rows = match item {
            Item::Name(_) => 1,
            Item::Token(token) => self.pieces(token).count(),
        };
        let left = room.checked_sub(rows);
        *room = left.unwrap_or(*room);
        left.is_some()
    }

    fn pieces(&self, token: usize) -> impl Iterator<Item = Row> {
        self.sheet.ids(token).take(LONGEST_TOKEN).map(Row::Piece)
    }
}
