//! Whether a speaker binds himself to do something: by the cue ("vowed to"), in his own words ("we will rebuild") or in
//! words reported of him ("said it would raise wages").
//!
//! Not commitments: wishes ("hopes to"), predictions ("it will rain"), what others promised or should do, promises that
//! are denied, doubted or recalled ("had promised"), questions.

mod by_cue;
mod condition;
mod future;
mod subject;
mod verbs;

use crate::index::TokenRange;
use crate::people::{People, Speaker};
use crate::prepare::Prepared;

/// What somebody binds himself to do, and on what condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commitment {
    /// Promise, threat, plan, agreement or refusal.
    pub kind: CommitmentKind,
    /// The words of the condition, if there is one: "if elected".
    pub condition: Option<TokenRange>,
}

/// How somebody binds himself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommitmentKind {
    /// For somebody's good or neither: "vowed to rebuild", "we will rebuild".
    Promise,
    /// Against somebody: "threatened to sue", "we will retaliate".
    Threat,
    /// Announced without a promise: "plans to visit", "announced it would close".
    Plan,
    /// With others: "agreed to share", "signed a deal to".
    Agreement,
    /// Not to do: "ruled out", "will not resign".
    Refusal,
}

/// The parts of a statement that tell whether it commits.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) prepared: &'a Prepared,
    pub(super) people: &'a People,
    pub(super) cue: Option<TokenRange>,
    pub(super) source: Option<TokenRange>,
    pub(super) speaker: &'a Speaker,
    pub(super) content: &'a [TokenRange],
    /// Whether somebody else's past words report it: "Bo said that the mayor *had* promised" is "has promised".
    pub(super) reported: bool,
}

impl<'a> Said<'a> {
    fn lower(&self, at: usize) -> &'a str {
        self.prepared.lower(at)
    }

    fn in_content(&self, at: usize) -> bool {
        self.content.iter().any(|piece| piece.holds(at))
    }
}

/// The commitment that a statement is, if it is one.
pub(super) fn of(said: &Said) -> Option<Commitment> {
    let found = match by_cue::read(said) {
        by_cue::Reading::Commits(kind, at) => Some((kind, at)),
        by_cue::Reading::Excluded => None,
        by_cue::Reading::Open => future::read(said),
    };
    found.map(|(kind, at)| Commitment { kind, condition: condition::beside(said, at) })
}
