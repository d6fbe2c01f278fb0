//! Quotations behind a sentence in which somebody acts: "Bo shook her head. “That is a promotion.”"
//!
//! Such a sentence has no cue. A tagger that finds none takes whoever spoke in the paragraph before.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::index::{CueIdx, ParagraphIdx, SentenceIdx, SourceIdx, TokenRange};
use crate::label::{ContentLabel, CueLabel, Label, Labels};
use crate::people::{EntityKind, MentionForm, People};
use crate::prepare::Prepared;
use crate::segment::{Sentence, TokenKind};

/// Of a source that only acts.
const CONFIDENCE: f32 = 0.6;

/// Tokens from the start of the sentence to the verb.
const REACH: usize = 8;

/// The labels with whoever acts as the source of the quotation behind, where no cue of its own paragraph has it.
pub(super) fn over<'a>(prepared: &Prepared, people: &People, labels: Cow<'a, Labels>) -> Cow<'a, Labels> {
    let sentence_of = |cue: &CueLabel| prepared.sentence_of(cue.tokens.start());
    let cued: BTreeSet<SentenceIdx> = labels.cues.iter().map(sentence_of).collect();
    let actor = |content: &ContentLabel| {
        let acting = before(prepared, &labels, content).filter(|at| !cued.contains(at))?;
        actor(prepared, people, prepared.sentences.get(acting.get())?)
    };
    let found: Vec<(usize, TokenRange)> =
        labels.contents.iter().enumerate().filter_map(|(at, content)| Some((at, actor(content)?))).collect();
    if found.is_empty() {
        return labels;
    }
    let mut labels = labels.into_owned();
    for (content, tokens) in found {
        let source = SourceIdx::new(labels.sources.len());
        labels.sources.push(Label { tokens, confidence: CONFIDENCE });
        if let Some(content) = labels.contents.get_mut(content) {
            *content = ContentLabel { cue: None, source: Some(source), ..*content };
        }
    }
    Cow::Owned(labels)
}

/// The plain sentence right before a quotation in its paragraph, where no cue of this paragraph has the quotation.
fn before(prepared: &Prepared, labels: &Labels, content: &ContentLabel) -> Option<SentenceIdx> {
    let start = content.tokens.start();
    let quoted = prepared.tokens.get(start).is_some_and(|token| token.kind == TokenKind::QuotationMark);
    let here = prepared.paragraph_of(start)?;
    let elsewhere = match content.cue {
        Some(cue) => is_before(prepared, labels, cue, here),
        None => content.source.is_none(),
    };
    let at = prepared.sentence_of(start.checked_sub(1)?);
    let sentence = prepared.sentences.get(at.get())?;
    let ended = sentence.tokens.end() == start && sentence.paragraph == here && is_plain(prepared, sentence);
    (quoted && elsewhere && ended).then_some(at)
}

/// Whoever acts at the start of a sentence.
fn actor(prepared: &Prepared, people: &People, sentence: &Sentence) -> Option<TokenRange> {
    let start = sentence.tokens.start();
    let opening = TokenRange::new(start, sentence.tokens.end().min(start + REACH));
    let mut mentions = people.mentions_in(opening).map(|(_, mention)| mention);
    let actor = mentions.find(|mention| mention.tokens.start() <= start + 1)?;
    let kind = actor.entity.and_then(|entity| people.entity(entity)).map(|entity| entity.kind);
    let person = kind == Some(EntityKind::Person) && actor.form != MentionForm::FirstPerson;
    (person && is_reaction(prepared.lower(actor.tokens.end()))).then_some(actor.tokens)
}

fn is_before(prepared: &Prepared, labels: &Labels, cue: CueIdx, here: ParagraphIdx) -> bool {
    let cue = labels.cues.get(cue.get()).and_then(|cue| prepared.paragraph_of(cue.tokens.start()));
    cue.is_some_and(|cue| cue < here)
}

/// A whole sentence without quotation marks.
fn is_plain(prepared: &Prepared, sentence: &Sentence) -> bool {
    let kind = |at: usize| prepared.tokens.get(at).map(|token| token.kind);
    let marks = sentence.tokens.positions().any(|at| kind(at) == Some(TokenKind::QuotationMark));
    !marks && prepared.lower(sentence.tokens.end() - 1) == "."
}

/// What people do before they speak, or instead of it.
fn is_reaction(verb: &str) -> bool {
    matches!(
        verb,
        "agreed"
            | "balked"
            | "beamed"
            | "bristled"
            | "chuckled"
            | "cut"
            | "demurred"
            | "disagreed"
            | "frowned"
            | "gasped"
            | "grimaced"
            | "grinned"
            | "hesitated"
            | "interrupted"
            | "laughed"
            | "leaned"
            | "nodded"
            | "paused"
            | "persisted"
            | "scoffed"
            | "shook"
            | "shrugged"
            | "sighed"
            | "smiled"
            | "winced"
            | "wept"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Tagger as _;
    use crate::people::{self, Told};
    use crate::prepare::tests::prepared;
    use crate::rules::RuleTagger;

    /// Who is the source of the last content, when a tagger takes it for more of what the first cue has.
    fn source_of_last(text: &str) -> Option<String> {
        let prepared = prepared(text);
        let mut labels = RuleTagger.tag(std::slice::from_ref(&prepared)).remove(0);
        let people = people::find(&prepared, Told::default());
        let cue = labels.cues.first().map(|_: &CueLabel| CueIdx::new(0));
        if let Some(last) = labels.contents.last_mut() {
            *last = ContentLabel { cue, source: None, ..*last };
        }
        let labels = over(&prepared, &people, Cow::Owned(labels));
        let source = labels.contents.last()?.source?;
        let tokens = labels.sources.get(source.get())?.tokens;
        Some(prepared.slice(prepared.span(tokens)?).to_owned())
    }

    #[test]
    fn who_shakes_her_head_says_what_follows() {
        let text =
            |between: &str| format!("“I am sorry,” Cy Du said. Ann Bo was there.\n\n{between} “They were.”");
        assert_eq!(source_of_last(&text("Ann Bo shook her head.")), Some("Ann Bo".to_owned()));
        assert_eq!(source_of_last(&text("Ann Bo left the room.")), None);
        assert_eq!(source_of_last(&text("The dam shook.")), None);
    }
}
