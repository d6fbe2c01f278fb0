//! Labels → statements: pieces joined, reconciled with quotation marks, speakers carried on, people and days attached.

mod form;
mod join;

use crate::index::{EntityIdx, StatementIdx, TokenRange};
use crate::label::Labels;
use crate::people::{People, Speaker};
use crate::prepare::Prepared;
use crate::times::{SaidOn, TimeExpression};
use vec1::Vec1;

use join::Draft;

/// One statement: who said what, how, to whom, about whom, when and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// What was said, piece by piece, in order, quotation marks included.
    pub content: Vec1<TokenRange>,
    /// The words that say that it was said.
    pub cue: Option<TokenRange>,
    /// The words that name the speaker.
    pub source: Option<TokenRange>,
    /// Whether the words are the speaker's own.
    pub form: Form,
    /// Whether it was said or written; otherwise thought, felt, intended.
    pub speech: bool,
    /// Who said it.
    pub speaker: Speaker,
    /// The people it speaks of.
    pub about: Vec<About>,
    /// To whom it was said.
    pub addressee: Option<TokenRange>,
    /// Where or on what occasion it was said.
    pub venue: Option<TokenRange>,
    /// When it was said.
    pub said_on: SaidOn,
    /// Whether the speaker binds himself to do something: promise, threat, plan, agreement.
    pub commitment: bool,
    /// The statement that this one is part of.
    pub nested_in: Option<StatementIdx>,
    /// 0 to 1.
    pub confidence: f32,
}

/// Whether the words of a statement are the speaker's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// All in quotation marks.
    Direct,
    /// None in quotation marks.
    Indirect,
    /// Some in quotation marks.
    Mixed,
}

/// Somebody that a statement speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Who.
    pub entity: EntityIdx,
    /// The speaker's attitude as worded; `None` when it was not judged.
    pub stance: Option<Stance>,
}

/// A speaker's attitude to somebody, as worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stance {
    /// Praise, support, agreement.
    Positive,
    /// Facts, neither praise nor blame.
    Neutral,
    /// Blame, attack, refusal.
    Negative,
}

/// The statements of an article, in order of first content.
pub fn statements(
    prepared: &Prepared,
    labels: &Labels,
    people: &People,
    times: &[TimeExpression],
) -> Vec<Statement> {
    let drafts = join::drafts(prepared, labels);
    drafts.into_iter().map(|draft| statement(prepared, labels, people, times, draft)).collect()
}

fn statement(
    prepared: &Prepared,
    labels: &Labels,
    people: &People,
    times: &[TimeExpression],
    draft: Draft,
) -> Statement {
    let cue = draft.cue.and_then(|cue| labels.cues.get(cue.get()));
    let cue_tokens = cue.map(|cue| cue.tokens);
    Statement {
        form: form::of(prepared, &draft.content),
        cue: cue_tokens,
        source: draft.source,
        speech: cue.is_none_or(|cue| cue.speech),
        speaker: draft
            .source
            .map_or(Speaker::Unattributed, |source| crate::people::speaker(prepared, people, source)),
        about: Vec::new(),
        addressee: None,
        venue: None,
        said_on: crate::times::said_on(prepared, times, &draft.content, cue_tokens, draft.source),
        commitment: false,
        nested_in: None,
        confidence: draft.confidence,
        content: draft.content,
    }
}
