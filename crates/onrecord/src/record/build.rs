//! [`Annotated`] → [`ArticleRecord`].

use sha2::{Digest, Sha256};

use super::{
    AboutRecord, ArticleRecord, MadeBy, PersonRecord, Record, RepairRecord, SaidOnRecord, Selector,
    SpeakerRecord, TimeRecord, UpcomingRecord, Words,
};
use crate::annotate::Annotated;
use crate::index::TokenRange;
use crate::layout::ParagraphKind;
use crate::people::{EntityKind, Pronoun, Speaker};
use crate::quotes::RepairKind;
use crate::statements::{CommitmentKind, Form, Stance, Statement};
use crate::text::{Offsets, Span};
use crate::times::{Modifier, SaidOn, TimeKind};

/// Characters of context on either side in a [`Selector`].
const CONTEXT: usize = 32;

/// The record of an article; `tagger` is the name of the [`crate::Tagger`] that labelled it.
pub fn article_record(annotated: &Annotated, tagger: &str) -> ArticleRecord {
    Builder::new(annotated).article(tagger)
}

struct Builder<'a> {
    annotated: &'a Annotated,
    offsets: Offsets<'a>,
    article_hash: String,
}

impl<'a> Builder<'a> {
    fn new(annotated: &'a Annotated) -> Builder<'a> {
        let article = &annotated.prepared.article;
        let mut hash = Sha256::new();
        hash.update(article.published.day.to_string());
        hash.update([0]);
        hash.update(article.text.as_str());
        Builder { annotated, offsets: Offsets::new(&article.text), article_hash: short_hex(hash) }
    }

    fn article(&self, tagger: &str) -> ArticleRecord {
        let article = &self.annotated.prepared.article;
        ArticleRecord {
            id: article.given_id.clone().unwrap_or_else(|| self.article_hash.clone()),
            digest: self.article_hash.clone(),
            origin: article.origin.to_string(),
            url: article.origin.url.clone(),
            published: article.published.day.to_string(),
            title: article.title.clone().or_else(|| self.headline()),
            text: article.origin.extracted.then(|| article.text.as_str().to_owned()),
            people: self.people(),
            statements: self.annotated.statements.iter().map(|statement| self.statement(statement)).collect(),
            times: self.times(),
            upcoming: self.upcoming(),
            repairs: self.repairs(),
            made_by: MadeBy {
                program: concat!("onrecord ", env!("CARGO_PKG_VERSION")).to_owned(),
                tagger: tagger.to_owned(),
            },
        }
    }

    fn headline(&self) -> Option<String> {
        let prepared = &self.annotated.prepared;
        let headline = prepared.paragraphs.iter().find(|p| p.kind == ParagraphKind::Headline)?;
        Some(prepared.slice(headline.span).to_owned())
    }

    fn statement(&self, statement: &Statement) -> Record {
        let first = self.span(*statement.content.first());
        let text = &self.annotated.prepared.article.text;
        Record {
            id: self.statement_id(statement),
            content: statement.content.iter().map(|&piece| self.words(self.span(piece))).collect(),
            cue: statement.cue.map(|cue| vec![self.words(self.span(cue))]),
            source: statement.source.map(|source| vec![self.words(self.span(source))]),
            form: form_name(statement.form),
            speech: statement.speech,
            speaker: self.speaker(&statement.speaker),
            about: self.about(statement),
            addressee: statement.addressee.map(|range| self.words(self.span(range))),
            venue: statement.venue.map(|range| self.words(self.span(range))),
            said_on: self.said_on(&statement.said_on),
            commitment: statement.commitment.is_some(),
            commitment_kind: statement.commitment.map(|commitment| commitment_name(commitment.kind)),
            condition: statement
                .commitment
                .and_then(|commitment| commitment.condition)
                .map(|range| self.words(self.span(range))),
            nested_in: self.parent(statement).map(|parent| self.statement_id(parent)),
            confidence: rounded(statement.confidence),
            selector: Selector {
                exact: text.slice(first).to_owned(),
                prefix: text.prefix(first, CONTEXT).to_owned(),
                suffix: text.suffix(first, CONTEXT).to_owned(),
            },
        }
    }

    fn parent(&self, statement: &Statement) -> Option<&Statement> {
        self.annotated.statements.get(statement.nested_in?.get())
    }

    /// Hash of the article and of the places of content and cue.
    fn statement_id(&self, statement: &Statement) -> String {
        let mut hash = Sha256::new();
        hash.update(&self.article_hash);
        let roles = [
            ("content", Some(statement.content.as_slice())),
            ("cue", statement.cue.as_ref().map(std::slice::from_ref)),
        ];
        for (role, ranges) in roles {
            hash.update(role);
            for range in ranges.into_iter().flatten() {
                let span = self.span(*range);
                hash.update((span.start() as u64).to_le_bytes());
                hash.update((span.end() as u64).to_le_bytes());
            }
        }
        short_hex(hash)
    }

    fn speaker(&self, speaker: &Speaker) -> SpeakerRecord {
        let entity = |index| self.annotated.people.entity(index).map(|entity| entity.name.clone());
        let (kind, name) = match speaker {
            Speaker::Person(index) => ("person", entity(*index)),
            Speaker::Organisation(index) => ("organisation", entity(*index)),
            Speaker::Group(phrase) => ("group", Some(phrase.clone())),
            Speaker::Document(phrase) => ("document", Some(phrase.clone())),
            Speaker::Unnamed(phrase) => {
                return SpeakerRecord { kind: "unnamed", name: None, described: Some(phrase.clone()) };
            }
            Speaker::Unattributed => ("unattributed", None),
        };
        SpeakerRecord { kind, name, described: None }
    }

    fn about(&self, statement: &Statement) -> Vec<AboutRecord> {
        let named = |about: &crate::statements::About| {
            let entity = self.annotated.people.entity(about.entity)?;
            Some(AboutRecord {
                name: entity.name.clone(),
                stance: about.attitude.map(|attitude| stance_name(attitude.stance)),
                stance_confidence: about.attitude.map(|attitude| rounded(attitude.confidence)),
            })
        };
        statement.about.iter().filter_map(named).collect()
    }

    fn said_on(&self, said_on: &SaidOn) -> SaidOnRecord {
        match said_on {
            SaidOn::Stated { days, value, span } => SaidOnRecord {
                value: value.clone(),
                first: Some(days.first().to_string()),
                last: days.last().to_string(),
                stated: true,
                text: Some(self.annotated.prepared.slice(*span).to_owned()),
            },
            SaidOn::PublishedBy(day) => SaidOnRecord {
                value: day.to_string(),
                first: None,
                last: day.to_string(),
                stated: false,
                text: None,
            },
        }
    }

    fn people(&self) -> Vec<PersonRecord> {
        let entities = self.annotated.people.entities.iter().enumerate();
        let record = |(id, entity): (usize, &crate::people::Entity)| {
            let kind = match entity.kind {
                EntityKind::Person => "person",
                EntityKind::Organisation => "organisation",
                EntityKind::Place => return None,
            };
            let descriptions =
                entity.descriptions.iter().map(|description| description.text.clone()).collect();
            Some(PersonRecord {
                id,
                name: entity.name.clone(),
                aliases: entity.aliases.clone(),
                kind,
                descriptions,
                pronoun: entity.pronoun.map(pronoun),
                known_as: Vec::new(),
            })
        };
        entities.filter_map(record).collect()
    }

    fn times(&self) -> Vec<TimeRecord> {
        let record = |time: &crate::times::TimeExpression| {
            let kind = match time.kind {
                TimeKind::Date => "DATE",
                TimeKind::Time => "TIME",
                TimeKind::Duration => "DURATION",
                TimeKind::Set => "SET",
            };
            let modifier = time.modifier.map(Modifier::name);
            TimeRecord { words: self.words(time.span), kind, value: time.value.clone(), modifier }
        };
        self.annotated.times.iter().map(record).collect()
    }

    fn upcoming(&self) -> Vec<UpcomingRecord> {
        let name = |index: &_| self.annotated.people.entity(*index).map(|entity| entity.name.clone());
        let record = |event: &crate::times::Upcoming| UpcomingRecord {
            id: event_id(event, self.annotated.prepared.slice(event.span)),
            date: event.value.clone(),
            first: event.days.first().to_string(),
            last: event.days.last().to_string(),
            words: self.words(event.span),
            people: event.people.iter().filter_map(name).collect(),
            status: event.status.name(),
        };
        self.annotated.upcoming.iter().map(record).collect()
    }

    fn repairs(&self) -> Vec<RepairRecord> {
        let record = |repair: &crate::quotes::Repair| {
            let kind = match repair.kind {
                RepairKind::ClosedWithoutMark => "closed-without-mark",
                RepairKind::OpenedWithoutMark => "opened-without-mark",
                RepairKind::Ignored => "ignored",
                RepairKind::Doubled => "doubled",
                RepairKind::Turned => "turned",
            };
            RepairRecord { words: self.words(repair.at), kind }
        };
        self.annotated.prepared.quotations.repairs.iter().map(record).collect()
    }

    fn words(&self, span: Span) -> Words {
        Words {
            start: self.offsets.chars(span.start()),
            end: self.offsets.chars(span.end()),
            text: self.annotated.prepared.slice(span).to_owned(),
        }
    }

    fn span(&self, range: TokenRange) -> Span {
        let prepared = &self.annotated.prepared;
        prepared.span(range).unwrap_or_else(|| prepared.article.text.span(0, 0))
    }
}

fn commitment_name(kind: CommitmentKind) -> &'static str {
    match kind {
        CommitmentKind::Promise => "promise",
        CommitmentKind::Threat => "threat",
        CommitmentKind::Plan => "plan",
        CommitmentKind::Agreement => "agreement",
        CommitmentKind::Refusal => "refusal",
    }
}

fn form_name(form: Form) -> &'static str {
    match form {
        Form::Direct => "direct",
        Form::Indirect => "indirect",
        Form::Mixed => "mixed",
    }
}

/// To three places.
fn rounded(confidence: f32) -> f32 {
    (confidence * 1000.0).round() / 1000.0
}

fn stance_name(stance: Stance) -> &'static str {
    match stance {
        Stance::Positive => "positive",
        Stance::Neutral => "neutral",
        Stance::Negative => "negative",
    }
}

/// The id of an announced event: its days and its words, white space aside.
fn event_id(event: &crate::times::Upcoming, words: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("event {} {}", event.days.first(), event.days.last()));
    for word in words.split_whitespace() {
        hash.update(" ");
        hash.update(word);
    }
    short_hex(hash)
}

/// The first 16 bytes of a hash in hexadecimal.
fn short_hex(hash: Sha256) -> String {
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn pronoun(pronoun: Pronoun) -> &'static str {
    match pronoun {
        Pronoun::He => "he",
        Pronoun::She => "she",
        Pronoun::They => "they",
    }
}
