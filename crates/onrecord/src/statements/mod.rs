//! Labels → statements: pieces joined, reconciled with quotation marks, speakers carried on, people and days attached.

mod circumstances;
mod commitments;
mod form;
mod join;
mod nested;
mod occasions;
mod orphans;
mod reconcile;

use crate::index::{EntityIdx, StatementIdx, TokenRange};
use crate::label::Labels;
use crate::people::{self, People, Speaker};
use crate::prepare::Prepared;
use crate::times::{self, SaidOn, TimeExpression};
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
    /// The statement that this one is part of: its source, cue and content stand inside that one's content.
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

/// The statements of an article, in order of first content; a statement stands before those that are nested in it.
pub fn statements(
    prepared: &Prepared,
    labels: &Labels,
    people: &People,
    times: &[TimeExpression],
) -> Vec<Statement> {
    let drafts = join::drafts(prepared, labels);
    let mut statements: Vec<Statement> =
        drafts.into_iter().map(|draft| statement(prepared, labels, people, times, draft)).collect();
    occasions::carry(prepared, people, times, &mut statements);
    orphans::carry_on(prepared, &mut statements);
    for statement in &mut statements {
        statement.about = about(people, statement);
    }
    nested::add(prepared, people, times, statements)
}

fn statement(
    prepared: &Prepared,
    labels: &Labels,
    people: &People,
    times: &[TimeExpression],
    draft: Draft,
) -> Statement {
    let label = draft.cue.and_then(|cue| labels.cues.get(cue.get()));
    let cue = label.map(|cue| cue.tokens);
    let content = draft.content.mapped(|piece| reconcile::with_marks(prepared, piece));
    let form = form::of(prepared, &content);
    Statement {
        form,
        cue,
        source: draft.source,
        speech: label.is_none_or(|cue| cue.speech),
        speaker: draft
            .source
            .map_or(Speaker::Unattributed, |source| people::speaker(prepared, people, source)),
        about: Vec::new(),
        addressee: cue.and_then(|cue| circumstances::addressee(prepared, cue, &content)),
        venue: cue.and_then(|cue| circumstances::venue(prepared, cue, &content)),
        said_on: times::said_on(prepared, times, &content, cue, draft.source),
        commitment: commitments::is_commitment(prepared, cue, &content, form),
        nested_in: None,
        confidence: draft.confidence,
        content,
    }
}

/// The people that a content mentions, other than its speaker. Attitudes are not judged yet.
fn about(people: &People, statement: &Statement) -> Vec<About> {
    let mentioned = people::about(people, &statement.content, &statement.speaker);
    mentioned.into_iter().map(|entity| About { entity, stance: None }).collect()
}
