//! Statements inside statements: "Bo said that the mayor had promised to stay".
//!
//! They are read from the contents when the outer statements stand, whoever tagged those, and change none of them.

use std::collections::HashSet;

use super::circumstances::{self, Act};
use super::commitments::{self, Said};
use super::{Form, Statement, about, form, reconcile};
use crate::index::{QuotationIdx, StatementIdx, TokenRange};
use crate::layout::ParagraphKind;
use crate::people::{self, People, Speaker};
use crate::prepare::Prepared;
use crate::rules::{Inner, Inside, is_first_person, words};
use crate::times::{self, TimeExpression};

/// How deep statements nest: "Bo said that Du had told her that the mayor had promised …".
const DEPTH: usize = 2;
/// A content that leaves out no more words of its holder than these only repeats it.
const REPEATS: usize = 2;
/// Confidence of an inner statement as a share of that of its labels and its holder.
const WITHIN: f32 = 0.9;

/// Adds the statements that stand inside others.
///
/// The answer is in order of first content; of those that begin together the holder stands before what it holds, and
/// outer statements keep their order.
pub(crate) fn add(
    prepared: &Prepared,
    people: &People,
    times: &[TimeExpression],
    outer: Vec<Statement>,
) -> Vec<Statement> {
    let cues = outer.iter().filter_map(|statement| statement.cue).flat_map(TokenRange::positions).collect();
    let mut nest = Nest { prepared, people, times, depths: vec![0; outer.len()], all: outer, cues };
    let inside = Inside::of(prepared);
    // Short ones first: of two outer statements that overlap, the inner one holds what both hold.
    let mut holders: Vec<usize> = (0..nest.all.len()).filter(|&at| nest.is_prose(at)).collect();
    holders
        .sort_by_key(|&at| nest.all.get(at).map_or(0, |s| s.content.iter().map(|piece| piece.len()).sum()));
    for depth in 1..=DEPTH {
        let first = nest.all.len();
        holders.iter().for_each(|&holder| nest.read(&inside, holder, depth));
        holders = (first..nest.all.len()).collect();
    }
    nest.in_order()
}

struct Nest<'a> {
    prepared: &'a Prepared,
    people: &'a People,
    times: &'a [TimeExpression],
    /// Outer statements in order, then inner ones as they are found.
    all: Vec<Statement>,
    /// How deep each one stands.
    depths: Vec<usize>,
    /// The tokens of all cues.
    cues: HashSet<usize>,
}

impl Nest<'_> {
    /// Headlines are too short to be read twice.
    fn is_prose(&self, at: usize) -> bool {
        let token = self.all.get(at).and_then(|s| self.prepared.tokens.get(s.content.first().start()));
        let paragraph = token.and_then(|token| {
            self.prepared.paragraphs.get(self.prepared.paragraph_at(token.span.start()).get())
        });
        paragraph.is_some_and(|paragraph| paragraph.kind != ParagraphKind::Headline)
    }

    fn read(&mut self, inside: &Inside, holder: usize, depth: usize) {
        let Some(pieces) = self.all.get(holder).map(|statement| statement.content.clone()) else { return };
        let found: Vec<Inner> = pieces.iter().flat_map(|&piece| inside.read(piece)).collect();
        let held = words(self.prepared, &pieces);
        for inner in found {
            let repeats = held <= words(self.prepared, &inner.content) + REPEATS;
            let known = inner.cue.positions().any(|at| self.cues.contains(&at));
            if repeats || known {
                continue;
            }
            let Some(statement) = self.statement(holder, &inner) else { continue };
            self.cues.extend(inner.cue.positions());
            self.all.push(statement);
            self.depths.push(depth);
        }
    }

    /// The statement of an attribution; `None` when it turns out to be nobody's.
    fn statement(&self, holder: usize, inner: &Inner) -> Option<Statement> {
        let (prepared, cue) = (self.prepared, inner.cue);
        let around = quotation_at(prepared, cue.start());
        let source = self.without_time(inner.source);
        let content =
            inner.content.mapped_ref(|&piece| reconcile::with_marks_within(prepared, piece, inner.among));
        let form = form::of_inner(prepared, &content, around);
        let speaker = self.speaker(holder, source)?;
        let act = Act {
            prepared,
            people: self.people,
            times: self.times,
            cue,
            source: Some(source),
            speaker: &speaker,
            content: &content,
            words: inner.among,
        };
        let circumstances = circumstances::of(&act.in_sentence(inner.among));
        let said = Said {
            prepared,
            people: self.people,
            cue: Some(cue),
            source: Some(source),
            speaker: &speaker,
            content: &content,
            reported: self.all.get(holder).is_some_and(|holder| holder.form != Form::Direct),
        };
        let mut statement = Statement {
            form,
            cue: Some(cue),
            source: Some(source),
            speech: inner.speech,
            about: Vec::new(),
            addressee: circumstances.addressee,
            venue: circumstances.venue,
            said_on: times::said_on(prepared, self.times_in(inner.among), &content, Some(cue), Some(source)),
            commitment: commitments::of(&said),
            nested_in: Some(StatementIdx::new(holder)),
            confidence: self.all.get(holder)?.confidence.min(inner.confidence) * WITHIN,
            speaker,
            content,
        };
        statement.about = about(self.people, &statement);
        Some(statement)
    }

    /// Who is meant by a source inside a holder: "I" in a quotation is its speaker, "he" is not.
    fn speaker(&self, holder: usize, source: TokenRange) -> Option<Speaker> {
        let quoting = self.quoting(holder, source.start());
        if is_first_person(self.prepared, source) {
            return quoting.filter(|speaker| *speaker != Speaker::Unattributed);
        }
        let pronoun = source.len() == 1 && matches!(self.prepared.lower(source.start()), "he" | "she");
        match people::speaker(self.prepared, self.people, source) {
            Speaker::Unattributed => None,
            speaker if pronoun && quoting.as_ref() == Some(&speaker) => {
                Some(Speaker::Unnamed(self.prepared.word(source.start()).to_owned()))
            }
            speaker => Some(speaker),
        }
    }

    /// Whose words, in quotation marks, hold a token: the speaker of the nearest holder that speaks from outside them.
    fn quoting(&self, holder: usize, at: usize) -> Option<Speaker> {
        let quotation = quotation_at(self.prepared, at)?;
        let mut holder = self.all.get(holder);
        while let Some(statement) = holder {
            let outside =
                statement.cue.and_then(|cue| quotation_at(self.prepared, cue.start())) != Some(quotation);
            if outside {
                return Some(statement.speaker.clone());
            }
            holder = statement.nested_in.and_then(|above| self.all.get(above.get()));
        }
        None
    }

    /// "Last spring the mayor": a source begins behind the time before it.
    fn without_time(&self, source: TokenRange) -> TokenRange {
        let after = self.times.partition_point(|time| time.tokens.start() <= source.start());
        let time = after.checked_sub(1).and_then(|before| self.times.get(before)).map(|time| time.tokens);
        let end = time.filter(|time| time.end() < source.end()).map_or(source.start(), TokenRange::end);
        TokenRange::new(end.max(source.start()), source.end())
    }

    /// The time expressions in a run of tokens.
    fn times_in(&self, tokens: TokenRange) -> &[TimeExpression] {
        let from = self.times.partition_point(|time| time.tokens.start() < tokens.start());
        let to = self.times.partition_point(|time| time.tokens.end() <= tokens.end());
        self.times.get(from..to).unwrap_or_default()
    }

    fn in_order(self) -> Vec<Statement> {
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        order.sort_by_key(|&at| {
            let start = self.all.get(at).map_or(0, |statement| statement.content.first().start());
            (start, self.depths.get(at).copied().unwrap_or_default(), at)
        });
        let mut places = vec![0; order.len()];
        for (place, &at) in order.iter().enumerate() {
            places.get_mut(at).into_iter().for_each(|to| *to = place);
        }
        let place = |holder: StatementIdx| places.get(holder.get()).copied().map(StatementIdx::new);
        let mut all: Vec<(usize, Statement)> = places.iter().copied().zip(self.all).collect();
        all.sort_by_key(|(place, _)| *place);
        let moved = all
            .into_iter()
            .map(|(_, statement)| Statement { nested_in: statement.nested_in.and_then(place), ..statement });
        moved.collect()
    }
}

/// The innermost quotation that holds a token.
fn quotation_at(prepared: &Prepared, token: usize) -> Option<QuotationIdx> {
    prepared.quotations.at(prepared.tokens.get(token)?.span.start())
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::statements;
    use super::*;
    use crate::index::{CueIdx, SourceIdx};
    use crate::label::{ContentLabel, CueLabel, Label, Labels};
    use crate::prepare::tests::prepared;

    /// Outer labels as a tagger might give them: (source, cue, content) as written.
    pub(in crate::statements) fn labels(prepared: &Prepared, outer: &[(&str, &str, &str)]) -> Labels {
        let mut labels = Labels::default();
        let text = &prepared.article.text;
        let tokens = |words: &str| {
            let start = text.as_str().find(words).unwrap();
            prepared.tokens_in(text.span(start, start + words.len()))
        };
        for (at, &(source, cue, content)) in outer.iter().enumerate() {
            labels.sources.push(Label { tokens: tokens(source), confidence: 1.0 });
            let source = Some(SourceIdx::new(at));
            labels.cues.push(CueLabel { tokens: tokens(cue), source, speech: true, confidence: 1.0 });
            let cue = Some(CueIdx::new(at));
            labels.contents.push(ContentLabel {
                tokens: tokens(content),
                cue,
                source: None,
                confidence: 1.0,
            });
        }
        labels
    }

    /// `source|cue|content|holder` of every statement.
    fn read(text: &str, outer: &[(&str, &str, &str)]) -> Vec<String> {
        let prepared = prepared(text);
        let (people, times) = (people::find(&prepared, people::Told::default()), times::find(&prepared));
        let labels = labels(&prepared, outer);
        let words = |range: TokenRange| prepared.span(range).map_or("", |span| prepared.slice(span));
        let line = |statement: &Statement| {
            let (source, cue) = (statement.source.map_or("", words), statement.cue.map_or("", words));
            let holder = statement.nested_in.map_or(String::new(), |holder| holder.get().to_string());
            format!("{source}|{cue}|{}|{holder}", words(*statement.content.first()))
        };
        statements(&prepared, &labels, &people, &times).iter().map(line).collect()
    }

    #[test]
    fn a_content_without_its_marks_is_read_all_the_same() {
        let text = "“The mayor told us that the roof was sound, and we believed it,” Ann Bo said.";
        let found = read(text, &[("Ann Bo", "said", "told us that the roof was sound, and we believed it")]);
        assert_eq!(found.len(), 1, "without its source nothing is nested: {found:?}");
        let found = read(
            text,
            &[("Ann Bo", "said", "The mayor told us that the roof was sound, and we believed it")],
        );
        assert_eq!(
            found.last().map(String::as_str),
            Some("The mayor|told|that the roof was sound, and we believed it|0")
        );
    }

    #[test]
    fn what_the_tagger_found_itself_is_not_found_again() {
        let text = "Ann Bo said that the mayor had promised to keep the school open.";
        let outer = [
            ("Ann Bo", "said", "that the mayor had promised to keep the school open"),
            ("the mayor", "had promised", "to keep the school open"),
        ];
        assert_eq!(read(text, &outer).len(), 2);
    }

    #[test]
    fn of_two_outer_statements_the_inner_one_holds() {
        let text = "Cy Du recalled what Ann Bo said, that the mayor had promised to keep the school open.";
        let outer = [
            ("Cy Du", "recalled", "what Ann Bo said, that the mayor had promised to keep the school open"),
            ("Ann Bo", "said", "that the mayor had promised to keep the school open"),
        ];
        let found = read(text, &outer);
        assert_eq!(
            found.last().map(String::as_str),
            Some("the mayor|had promised|to keep the school open|1")
        );
    }
}
