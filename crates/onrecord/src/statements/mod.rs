//! Labels → statements: pieces joined, reconciled with quotation marks, speakers carried on, people and days attached.

mod attitudes;
mod circumstances;
mod commitments;
mod continued;
mod dated;
mod days;
mod figures_of_speech;
mod form;
mod join;
mod led_in;
mod nested;
mod occasions;
mod orphans;
mod predicates;
mod reconcile;
mod set_out;

use std::borrow::Cow;

use crate::index::{EntityIdx, SourceIdx, StatementIdx, TokenRange};
use crate::label::{Label, Labels};
use crate::people::{self, EntityKind, MentionForm, People, Speaker};
use crate::prepare::Prepared;
use crate::rules;
use crate::times::{self, SaidOn, TimeExpression};
use vec1::Vec1;

pub use attitudes::{attitude, stance};
use circumstances::Act;
use commitments::Said;
use join::Draft;

pub use commitments::{Commitment, CommitmentKind};

/// The confidence of a source that was found as the subject of its verb.
const BY_SUBJECT: f32 = 0.6;

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
    /// To whom it was said. The words may stand in another sentence of the same occasion; for "him" and "her" they are the
    /// name that is meant.
    pub addressee: Option<TokenRange>,
    /// Where or on what occasion it was said. The words may stand in another sentence of the same occasion.
    pub venue: Option<TokenRange>,
    /// When it was said.
    pub said_on: SaidOn,
    /// What the speaker binds himself to, if he does: promise, threat, plan, agreement, refusal.
    pub commitment: Option<Commitment>,
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
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct About {
    /// Who.
    pub entity: EntityIdx,
    /// The speaker's attitude; `None` when it was not judged.
    pub attitude: Option<Attitude>,
}

/// A speaker's attitude to somebody, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attitude {
    /// As worded.
    pub stance: Stance,
    /// 0 to 1.
    pub confidence: f32,
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
    let attitudes = labels.attitudes.as_slice();
    let times = &outside_names(people, times);
    let (labels, bare) = set_out::over(prepared, people, labels);
    let labels = &*led_in::over(prepared, people, with_subjects(prepared, labels));
    let drafts = join::drafts(prepared, labels);
    let mut statements: Vec<Statement> =
        drafts.into_iter().map(|draft| statement(prepared, labels, people, times, draft)).collect();
    // Transcripts and posts give the words themselves, with marks or without.
    for statement in
        statements.iter_mut().filter(|s| s.cue.is_some_and(|cue| bare.binary_search(&cue).is_ok()))
    {
        statement.form = Form::Direct;
    }
    statements.retain(|statement| !figures_of_speech::is_one(prepared, statement));
    continued::resolve(prepared, &mut statements);
    days::carry(prepared, people, times, &mut statements);
    orphans::carry_on(prepared, &mut statements);
    occasions::carry_over(prepared, people, times, &mut statements);
    for statement in &mut statements {
        statement.about = about(people, statement);
    }
    let mut statements = nested::add(prepared, people, times, statements);
    for statement in &mut statements {
        let Statement { cue, content, about, .. } = statement;
        attitudes::judge(prepared, people, attitudes, *cue, content.as_slice(), about);
    }
    statements
}

/// The times that are no part of a body's name: not the Sunday of "Sunday Kitchen".
fn outside_names(people: &People, times: &[TimeExpression]) -> Vec<TimeExpression> {
    let names = people.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    let bodies = names.filter(|mention| {
        let entity = mention.entity.and_then(|entity| people.entity(entity));
        entity.is_some_and(|entity| entity.kind == EntityKind::Organisation)
    });
    let mut bodies = bodies.map(|mention| mention.tokens).peekable();
    let mut inside = |time: &TimeExpression| {
        while bodies.next_if(|body| body.end() <= time.tokens.start()).is_some() {}
        bodies.peek().is_some_and(|body| body.overlaps(time.tokens) && body.len() > time.tokens.len())
    };
    times.iter().filter(|time| !inside(time)).cloned().collect()
}

/// The labels with the subject of its verb as the source of a cue that has none.
fn with_subjects<'a>(prepared: &Prepared, labels: Cow<'a, Labels>) -> Cow<'a, Labels> {
    let subjects = rules::subjects(prepared, &labels);
    if subjects.is_empty() {
        return labels;
    }
    let mut labels = labels.into_owned();
    for (cue, tokens) in subjects {
        let known = labels.sources.iter().position(|source| source.tokens.overlaps(tokens));
        let source = known.unwrap_or(labels.sources.len());
        if known.is_none() {
            labels.sources.push(Label { tokens, confidence: BY_SUBJECT });
        }
        if let Some(cue) = labels.cues.get_mut(cue.get()) {
            cue.source = Some(SourceIdx::new(source));
        }
    }
    Cow::Owned(labels)
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
    let source = draft.source.map(|source| without_question(prepared, source));
    let source = source.map(|source| dated::without_day(prepared, times, source, cue));
    let mut content = draft.content.mapped(|piece| reconcile::with_marks(prepared, piece));
    let first = content.first_mut();
    *first = predicates::with_subject(prepared, people, cue, source, *first);
    let form = form::of(prepared, &content);
    let speaker = source.map_or(Speaker::Unattributed, |source| people::speaker(prepared, people, source));
    let everywhere = TokenRange::new(0, prepared.tokens.len());
    let circumstances = cue.map(|cue| {
        let act = Act {
            prepared,
            people,
            times,
            cue,
            source,
            speaker: &speaker,
            content: &content,
            words: everywhere,
        };
        circumstances::of(&act.in_sentence(everywhere))
    });
    let circumstances = circumstances.unwrap_or_default();
    let said = Said { prepared, people, cue, source, speaker: &speaker, content: &content, reported: false };
    Statement {
        speech: label.is_none_or(|cue| cue.speech) || form == Form::Direct && is_voiced(prepared, cue),
        form,
        cue,
        source,
        about: Vec::new(),
        addressee: circumstances.addressee,
        venue: circumstances.venue,
        said_on: times::said_on(prepared, times, &content, cue, source),
        commitment: commitments::of(&said),
        nested_in: None,
        confidence: draft.confidence,
        speaker,
        content,
    }
}

/// Whose words stand in quotation marks spoke them, though the verb alone leaves it open ("“It is,” he agreed"), but not
/// whoever only thought them.
fn is_voiced(prepared: &Prepared, cue: Option<TokenRange>) -> bool {
    let silent = |at| {
        matches!(
            prepared.lower(at),
            "think" | "thinks" | "thinking" | "thought" | "wonder" | "wonders" | "wondered" | "imagined"
        )
    };
    cue.is_none_or(|cue| !cue.positions().any(silent))
}

/// The source without the question before it: "Asked about the dam, [a spokeswoman, Ann Bo,]".
fn without_question(prepared: &Prepared, source: TokenRange) -> TokenRange {
    let asked = people::puts_question(prepared.lower(source.start()));
    let comma = source.positions().find(|&at| prepared.lower(at) == ",");
    match comma {
        Some(comma) if asked && comma + 1 < source.end() => TokenRange::new(comma + 1, source.end()),
        _ => source,
    }
}

/// The people that a content mentions, other than its speaker; attitudes to them are judged last.
fn about(people: &People, statement: &Statement) -> Vec<About> {
    let mentioned = people::about(people, &statement.content, &statement.speaker);
    mentioned.into_iter().map(|entity| About { entity, attitude: None }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::{NameKind, NameLabel};
    use crate::prepare::tests::prepared;

    #[test]
    fn a_weekday_in_the_name_of_a_body_is_no_time() {
        let prepared = prepared("The maker of Sunday Kitchen met Ann Bo on Sunday.");
        let kitchen = prepared.article.text.span(13, 27);
        let label = NameLabel { tokens: prepared.tokens_in(kitchen), kind: NameKind::Organisation };
        let told = people::Told { names: Some(&[label]), ..people::Told::default() };
        let people = people::find(&prepared, told);
        let times = times::find(&prepared);
        assert_eq!(times.len(), 2);
        let kept: Vec<usize> = outside_names(&people, &times).iter().map(|time| time.span.start()).collect();
        assert_eq!(kept, [42]);
    }
}
