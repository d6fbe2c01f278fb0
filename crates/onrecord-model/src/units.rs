//! What is said, as the layers that judge attitudes read it: one statement at a time, without its names.
//!
//! Who speaks and who is named stand as marks, the same for everybody: what is thought of a person is told by the words
//! alone, and not by who is usually praised or blamed.

use std::ops::Range;

use onrecord::Prepared;
use onrecord::segment::TokenKind;
use rustc_hash::FxHashMap;

use crate::people::People;
use crate::pieces::Sheet;
use crate::reading::Reading;
use crate::vocabulary::PieceId;

/// Rows of a unit or a look at most. Of a unit, what introduces it included: longer statements are cut, between sentences where
/// possible.
pub(crate) const LONGEST: usize = 128;

/// Rows of what introduces a unit, its end not counted.
const LONGEST_HEAD: usize = 14;

/// Quotations shorter than this, in tokens, are words and no statements.
const SHORTEST_QUOTATION: usize = 4;

/// A row of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Begins the unit.
    Start,
    /// Ends what introduces it, and the unit.
    End,
    /// A word piece.
    Piece(PieceId),
    /// The name of a person.
    Name,
    /// Who speaks.
    Speaker,
    /// The name of the person of this number, in a look at whom pronouns mean ([`crate::looks`]).
    Person(u8),
}

/// A statement, or a part of a long one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// What is read.
    pub rows: Vec<Row>,
    /// The tokens of what is said that may stand for somebody, ascending, each with its first row.
    pub tokens: Vec<(usize, usize)>,
}

impl Unit {
    /// The rows of its tokens, ascending, each once.
    pub(crate) fn wanted(&self) -> Vec<usize> {
        let mut rows: Vec<usize> = self.tokens.iter().map(|(_, row)| *row).collect();
        rows.dedup();
        rows
    }
}

/// A statement: what is said, piece by piece, and the words that say so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Said {
    content: Vec<Range<usize>>,
    cue: Option<Range<usize>>,
    has_source: bool,
}

impl Said {
    fn of(tokens: Range<usize>) -> Said {
        Said { content: vec![tokens], ..Said::default() }
    }
}

/// What of an article is read as units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Statements in which somebody may be meant, and quotations that are in none of them.
    Said,
    /// Every sentence, as if somebody said it: for sets of sentences without statements.
    Sentences,
}

/// The units of a stretch.
pub(crate) fn units(
    prepared: &Prepared,
    sheet: &Sheet,
    reading: &Reading,
    people: &People,
    stretch: Range<usize>,
    scope: Scope,
) -> Vec<Unit> {
    let writer = Writer { prepared, sheet, people };
    let said = match scope {
        Scope::Said => {
            let mut said = statements(reading);
            said.extend(quotations(sheet, reading, stretch));
            said.retain(|said| writer.names_somebody(said));
            said
        }
        Scope::Sentences => {
            let sentences = prepared.sentences.iter().map(|sentence| sentence.tokens.positions());
            sentences.filter(|tokens| stretch.contains(&tokens.start)).map(Said::of).collect()
        }
    };
    said.iter().flat_map(|said| writer.units(said)).collect()
}

/// Contents with the same cue are one statement.
fn statements(reading: &Reading) -> Vec<Said> {
    let mut by_cue: FxHashMap<usize, usize> = FxHashMap::default();
    let mut statements: Vec<Said> = Vec::new();
    for content in &reading.contents {
        let tokens = content.span.start..content.span.end;
        let cue = content.link.candidate;
        let begun = cue.and_then(|cue| by_cue.get(&cue)).and_then(|&at| statements.get_mut(at));
        if let Some(said) = begun {
            said.content.push(tokens);
            continue;
        }
        cue.into_iter().for_each(|cue| {
            by_cue.insert(cue, statements.len());
        });
        let cue = cue.and_then(|cue| reading.cues.get(cue));
        statements.push(Said {
            content: vec![tokens],
            cue: cue.map(|cue| cue.span.start..cue.span.end),
            has_source: cue.is_some_and(|cue| cue.link.candidate.is_some()),
        });
    }
    statements
}

/// The runs in quotation marks that no content touches.
fn quotations(sheet: &Sheet, reading: &Reading, stretch: Range<usize>) -> Vec<Said> {
    let mut free: Vec<usize> = stretch.filter(|&at| sheet.is_quoted(at)).collect();
    free.retain(|&at| {
        let next = reading.contents.partition_point(|content| content.span.end <= at);
        reading.contents.get(next).is_none_or(|content| at < content.span.start)
    });
    let runs = free.chunk_by(|a, b| a + 1 == *b && !sheet.starts_paragraph(*b));
    let run = |run: &[usize]| Some(*run.first()?..run.last()? + 1);
    let long = runs.filter(|run| run.len() >= SHORTEST_QUOTATION).filter_map(run);
    long.map(Said::of).collect()
}

struct Writer<'a> {
    prepared: &'a Prepared,
    sheet: &'a Sheet,
    people: &'a People,
}

impl Writer<'_> {
    fn names_somebody(&self, said: &Said) -> bool {
        let mut tokens = said.content.iter().cloned().flatten();
        tokens.any(|token| self.people.name_at(token).is_some() || is_somebody(self.prepared.lower(token)))
    }

    fn units(&self, said: &Said) -> Vec<Unit> {
        let mut head = vec![Row::Start];
        head.extend(said.has_source.then_some(Row::Speaker));
        head.extend(said.cue.iter().cloned().flatten().flat_map(|token| self.pieces(token)));
        head.truncate(LONGEST_HEAD);
        head.push(Row::End);
        let tokens: Vec<usize> = said.content.iter().cloned().flatten().collect();
        self.parts(&tokens).into_iter().map(|part| self.unit(&head, part)).collect()
    }

    /// Tokens in parts that fit behind any head, cut before sentences where possible.
    fn parts<'t>(&self, tokens: &'t [usize]) -> Vec<&'t [usize]> {
        let room = LONGEST - LONGEST_HEAD - 2;
        let (mut parts, mut rest) = (Vec::new(), tokens);
        while !rest.is_empty() {
            let mut rows = 0;
            let fits = |&&token: &&usize| {
                rows += self.pieces(token).count();
                rows <= room
            };
            let most = rest.iter().take_while(fits).count().max(1);
            let starts = |at: &usize| rest.get(*at).is_some_and(|&token| self.sheet.starts_sentence(token));
            let cut = if most < rest.len() { (1..=most).rev().find(starts).unwrap_or(most) } else { most };
            let (part, left) = rest.split_at(cut);
            parts.push(part);
            rest = left;
        }
        parts
    }

    fn unit(&self, head: &[Row], tokens: &[usize]) -> Unit {
        let mut unit = Unit { rows: head.to_vec(), tokens: Vec::with_capacity(tokens.len()) };
        let (mut before, mut row) = (None, 0);
        for &token in tokens {
            let name = self.people.name_at(token);
            if name.is_none() || name != before {
                row = unit.rows.len();
                unit.rows.extend(name.map(|_| Row::Name));
                unit.rows.extend(self.pieces(token).filter(|_| name.is_none()));
            }
            before = name;
            if name.is_some() || self.may_name(token) {
                unit.tokens.push((token, row));
            }
        }
        unit.rows.push(Row::End);
        unit
    }

    fn may_name(&self, token: usize) -> bool {
        let kind = self.prepared.tokens.get(token).map(|token| token.kind);
        matches!(kind, Some(TokenKind::Title | TokenKind::Upper)) || is_somebody(self.prepared.lower(token))
    }

    fn pieces(&self, token: usize) -> impl Iterator<Item = Row> {
        self.sheet.ids(token).map(Row::Piece)
    }
}

/// Whether a word may stand for one person: pronouns, and what people are called by their offices.
fn is_somebody(lower: &str) -> bool {
    matches!(
        lower,
        "he" | "him"
            | "his"
            | "she"
            | "her"
            | "hers"
            | "you"
            | "your"
            | "billionaire"
            | "businessman"
            | "businesswoman"
            | "candidate"
            | "chairman"
            | "chairwoman"
            | "chancellor"
            | "chief"
            | "congressman"
            | "congresswoman"
            | "director"
            | "governor"
            | "husband"
            | "judge"
            | "leader"
            | "man"
            | "mayor"
            | "minister"
            | "mogul"
            | "nominee"
            | "opponent"
            | "president"
            | "rival"
            | "secretary"
            | "senator"
            | "wife"
            | "woman"
    )
}
