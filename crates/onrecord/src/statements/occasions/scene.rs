//! Sentences that quote nobody but say where the next words fall: "At the town hall, a widow stood up."

use super::Setting;
use crate::index::TokenRange;
use crate::people::Speaker;
use crate::prepare::Prepared;
use crate::statements::circumstances::{self, Act};

/// The shared occasion that a sentence opens with, and its paragraph.
pub(super) fn of(setting: &Setting, sentence: usize) -> Option<(TokenRange, usize)> {
    let sentence = setting.prepared.sentences.get(sentence)?;
    let act = Act {
        prepared: setting.prepared,
        people: setting.people,
        times: setting.times,
        cue: TokenRange::new(sentence.tokens.end(), sentence.tokens.end()),
        source: None,
        speaker: &Speaker::Unattributed,
        content: &[],
        words: sentence.tokens,
    };
    let first = setting.prepared.tokens.get(sentence.tokens.start())?.span.start();
    let spoken = setting.prepared.quotations.at(first).is_some();
    let venue = circumstances::scene(&act).filter(|&venue| !spoken && is_shared(setting.prepared, venue))?;
    Some((venue, sentence.paragraph.get()))
}

/// Whether others than one speaker are heard at a venue.
pub(super) fn is_shared(prepared: &Prepared, venue: TokenRange) -> bool {
    let mut nouns =
        venue.positions().map(|at| prepared.lower(at)).filter(|noun| circumstances::setting(noun).is_some());
    let after = matches!(prepared.lower(venue.start()), "after" | "following");
    !after && nouns.next_back().is_some_and(circumstances::passes_the_floor)
}
