//! The first [`Tagger`]: rules for cues beside and between quotations and for reported clauses.
//!
//! An article is read unit by unit ([`units`]): sentences in which a quotation is one item. In each unit the cues of
//! the table ([`crate::cues`]) are tried from left to right; a cue takes the clause before it ("…, she said") or behind it
//! ("she said that …") and finds its source ([`sources`]). The outermost cue wins: inside a content no other is read.
//! What stands inside a content is read once more, whatever tagger found it ([`inner`]), and strictly ([`reports`]).

mod attributions;
mod contents;
mod inner;
mod reports;
mod sources;
mod subjects;
mod units;
mod words;

use crate::label::{Labels, Tagger};
use crate::prepare::Prepared;

pub(crate) use inner::{Inner, Inside};
pub(crate) use reports::{is_first_person, words};
pub(crate) use subjects::subjects;
pub(crate) use words::{is_be, is_common_verb, is_preposition, is_subject_pronoun};

/// Marks statements by rules alone: no model, no files.
#[derive(Debug, Clone, Copy, Default)]
pub struct RuleTagger;

impl Tagger for RuleTagger {
    fn name(&self) -> String {
        "rules-1".to_owned()
    }

    fn tag(&self, articles: &[Prepared]) -> Vec<Labels> {
        articles.iter().map(attributions::labels).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cues::table::ROWS;
    use crate::index::TokenRange;
    use crate::prepare::tests::prepared;

    /// The text of an article with the labels marked as in the table: `[source] {cue} <content>`.
    fn marked(text: &str) -> String {
        let prepared = prepared(text);
        let labels = RuleTagger.tag(std::slice::from_ref(&prepared)).remove(0);
        let mut marks: Vec<(usize, bool, char)> = Vec::new();
        let mut mark = |tokens: TokenRange, open: char, close: char| {
            let span = prepared.span(tokens).unwrap();
            marks.push((span.start(), true, open));
            marks.push((span.end(), false, close));
        };
        labels.sources.iter().for_each(|label| mark(label.tokens, '[', ']'));
        labels.cues.iter().for_each(|label| mark(label.tokens, '{', '}'));
        labels.contents.iter().for_each(|label| mark(label.tokens, '<', '>'));
        marks.sort_by_key(|&(at, open, _)| (at, open));
        let mut out = text.to_owned();
        for &(at, _, mark) in marks.iter().rev() {
            out.insert(at, mark);
        }
        out
    }

    #[test]
    fn examples_of_the_cue_table() {
        let examples = ROWS.iter().flat_map(|row| row.examples);
        let wrong: Vec<String> = examples
            .map(|&example| (example, marked(&example.replace(['[', ']', '{', '}', '<', '>'], ""))))
            .filter(|(example, got)| example != got)
            .map(|(example, got)| format!("expected {example}\n     got {got}"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
