//! The first [`Tagger`]: rules for cues beside and between quotations and for reported clauses.
//!
//! An article is read unit by unit ([`units`]): sentences in which a quotation is one item. In each unit the cues of
//! the table ([`crate::cues`]) are tried from left to right; a cue takes the clause before it ("…, she said") or behind it
//! ("she said that …") and finds its source ([`sources`]). The outermost cue wins: inside a content no other is read.

mod attributions;
mod contents;
mod sources;
mod units;
mod words;

use crate::label::{Labels, Tagger};
use crate::prepare::Prepared;

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
