//! The seam between the reader network (or the rules) and the language code: a [`Tagger`] returns [`Labels`].

use std::collections::BTreeMap;

use crate::index::{CueIdx, SourceIdx, TokenRange};
use crate::prepare::Prepared;

/// Marks sources, cues and contents in prepared articles and links them.
///
/// A tagger sees whole articles, any number at a time, and its answer for one must not depend on the others.
pub trait Tagger: Send + Sync {
    /// Name and version, kept in every record.
    fn name(&self) -> String;

    /// The labels of each article, in order.
    fn tag(&self, articles: &[Prepared]) -> Vec<Labels>;
}

/// What a tagger found in one article: runs of tokens and links between them.
///
/// Joining contents into statements, reconciling them with quotation marks and carrying speakers on is not the
/// tagger's work: see [`crate::statements`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Labels {
    /// Words that name who is speaking, in order.
    pub sources: Vec<Label>,
    /// Words that say that something is said, in order.
    pub cues: Vec<CueLabel>,
    /// What is said, piece by piece, in order.
    pub contents: Vec<ContentLabel>,
    /// Names, in order, not overlapping; `None` from a tagger that does not look for them.
    pub names: Option<Vec<NameLabel>>,
    /// Pronouns of the third person, in order, with who may be meant; empty from a tagger that does not look for them.
    pub pronouns: Vec<PronounLabel>,
    /// For tokens of what is said how it stands to whom they name, in order; empty from a tagger that does not judge.
    pub attitudes: Vec<AttitudeLabel>,
}

/// A pronoun of the third person, and how well the words round it fit as what it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct PronounLabel {
    /// The pronoun.
    pub token: usize,
    /// The first token of those that were compared.
    pub from: usize,
    /// For each token from there on: how like it is as a part of who is meant.
    pub likeness: Vec<f32>,
    /// For each token from there on: how well a mention that begins there is placed.
    pub nearness: Vec<f32>,
    /// What a second look found, where one was taken.
    pub second: Option<SecondLook>,
}

/// Whom a pronoun means by a second look, which knows people apart but not what they are called.
#[derive(Debug, Clone, PartialEq)]
pub struct SecondLook {
    /// The names of people near, in order, each with the chance that it names who is meant.
    pub names: Vec<(TokenRange, f32)>,
    /// The chance that none of them does.
    pub nobody: f32,
}

impl PronounLabel {
    /// How well a mention fits; a difference of 1 makes it 2.7 times as likely as another one. `None` out of reach.
    pub fn score(&self, mention: TokenRange) -> Option<f32> {
        let first = mention.start().checked_sub(self.from)?;
        let last = mention.end().checked_sub(1 + self.from)?;
        let likeness = (self.likeness.get(first)? + self.likeness.get(last)?) / 2.0;
        Some(likeness + self.nearness.get(first)?)
    }

    /// For everybody a number in proportion to the chance of being meant, over all their mentions in reach: one mentioned often
    /// is likelier. Mentions come with who is mentioned; who is never in reach is left out.
    pub fn weights(&self, mentions: impl Iterator<Item = (usize, TokenRange)>) -> BTreeMap<usize, f64> {
        let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
        for (who, tokens) in mentions {
            if let Some(score) = self.score(tokens) {
                *weights.entry(who).or_default() += libm::exp(f64::from(score));
            }
        }
        weights
    }
}

/// How what is said stands to whom one of its tokens names, if it names somebody.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AttitudeLabel {
    /// The token.
    pub token: usize,
    /// The scores.
    pub scores: AttitudeScores,
}

/// Scores of a negative, neutral and positive attitude to whom a token names; their exponentials are as the chances.
pub type AttitudeScores = [f32; 3];

/// A name as it stands in one place, without titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameLabel {
    /// The tokens.
    pub tokens: TokenRange,
    /// What bears it.
    pub kind: NameKind,
}

/// What bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A firm, agency, medium, party, court.
    Organisation,
    /// A place or building.
    Place,
    /// A nation, religion or movement: "French", "Republicans".
    Group,
    /// A work, product, event, law.
    Other,
}

/// A run of tokens with the tagger's confidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    /// The tokens.
    pub tokens: TokenRange,
    /// 0 to 1.
    pub confidence: f32,
}

/// The words of a cue ("said", "according to", ":").
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CueLabel {
    /// The tokens.
    pub tokens: TokenRange,
    /// Who is speaking by this cue; several cues may share a source.
    pub source: Option<SourceIdx>,
    /// Whether the cue is one of speech; otherwise of thought, feeling or intention.
    pub speech: bool,
    /// 0 to 1.
    pub confidence: f32,
}

/// One unbroken piece of content. Pieces with the same cue become one statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ContentLabel {
    /// The tokens, quotation marks included.
    pub tokens: TokenRange,
    /// The cue that introduces it; `None` for a quotation without a cue of its own.
    pub cue: Option<CueIdx>,
    /// The source, where there is no cue to name it by.
    pub source: Option<SourceIdx>,
    /// 0 to 1.
    pub confidence: f32,
}
