//! Who is in the article: mentions, and the people, organisations and places they stand for.

mod about;
mod allegiance;
mod antecedents;
mod author;
mod bodies;
mod clusters;
mod defined;
mod descriptions;
mod evidence;
mod forms;
mod gather;
mod glued;
mod holders;
mod kinds;
mod labels;
mod lexicon;
mod names;
mod nicknames;
mod nominals;
mod nouns;
mod organisations;
mod places;
mod pronouns;
mod reading;
mod referents;
mod roles;
mod slips;
mod speaker;
mod titles;
mod told;
mod walk;
mod words;
mod works;

pub use about::about;
pub(crate) use antecedents::may_be;
pub(crate) use evidence::is_function;
pub(crate) use nouns::{is_document, puts_question};
pub(crate) use places::is_place;
pub use speaker::speaker;
pub(crate) use words::Table;

use crate::index::{EntityIdx, MentionIdx, TokenRange};
use crate::label::{Label, Labels, NameLabel, PronounLabel};
use crate::prepare::Prepared;
use crate::text::Span;
use descriptions::Described;
use reading::Reading;
use walk::Walk;

/// The people, organisations and places of one article with every mention of them.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// In order of first mention.
    pub entities: Vec<Entity>,
    /// In order of place; they may nest ("[the head of [the F.B.I.]]").
    pub mentions: Vec<Mention>,
    /// Who wrote the article, where its byline names one person and the article says "I" outside of quotations.
    pub author: Option<EntityIdx>,
}

/// Somebody or something with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The fullest form in the article, without honorific.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Every other form it is called by ("Mr Mamdani"), in order of first use, without repetition.
    pub aliases: Vec<String>,
    /// What the article calls it without its name ("mayor-elect", "the US president").
    pub descriptions: Vec<Description>,
    /// As the text's own pronouns have it.
    pub pronoun: Option<Pronoun>,
}

/// Words that describe somebody, with their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// The words.
    pub text: String,
    /// Their place.
    pub span: Span,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A firm, agency, medium, party, state as actor, court.
    Organisation,
    /// A place, kept so that it is not taken for a person.
    Place,
}

/// The pronoun that a text uses for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pronoun {
    /// he, him, his
    He,
    /// she, her
    She,
    /// they, of one person
    They,
}

/// Words that stand for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The words, honorific included.
    pub tokens: TokenRange,
    /// Of a name the words without honorific and office ("Bo" in "Gov. Bo"), a body's with an article that has its capital inside a
    /// sentence ("told The Salt Times"), which the name of the entity leaves out; of other forms all words.
    pub core: TokenRange,
    /// Name, description or pronoun.
    pub form: MentionForm,
    /// Whom it stands for, if that could be resolved.
    pub entity: Option<EntityIdx>,
    /// Of somebody without a name the description that introduced him: "a spokesman for the Salt Board" of "he".
    pub introduced: Option<TokenRange>,
    /// It only says whose people somebody is: "Bo" in "Bo's supporters".
    pub owns_people: bool,
}

/// The form of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MentionForm {
    /// "Hillary Clinton", "Mr Mamdani".
    Name,
    /// "the US president", "her lawyer".
    Nominal,
    /// "he", "them".
    Pronoun,
    /// "I", "we": the speaker of the statement it stands in.
    FirstPerson,
}

/// Who made a statement, as far as the article says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// A person of the article.
    Person(EntityIdx),
    /// An organisation (or a place acting as one: "Moscow").
    Organisation(EntityIdx),
    /// Several people, by the phrase that names them ("Republican senators").
    Group(String),
    /// A report, poll, law or letter, by the phrase that names it.
    Document(String),
    /// Somebody without a name ("a source", "her lawyer"), by the phrase.
    Unnamed(String),
    /// Nobody is named.
    Unattributed,
}

impl Mention {
    /// What introduced somebody without a name, where that stands before.
    fn introduced_before(&self) -> Option<TokenRange> {
        self.introduced.filter(|introduced| introduced.start() < self.tokens.start())
    }
}

impl People {
    /// The entity at a position.
    pub fn entity(&self, index: EntityIdx) -> Option<&Entity> {
        self.entities.get(index.get())
    }

    /// The mentions that lie wholly inside a run of tokens, in order.
    pub fn mentions_in(&self, range: TokenRange) -> impl Iterator<Item = (MentionIdx, &Mention)> {
        let start = self.mentions.partition_point(|mention| mention.tokens.start() < range.start());
        let rest = self.mentions.iter().enumerate().skip(start);
        rest.take_while(move |(_, mention)| mention.tokens.start() < range.end())
            .filter(move |(_, mention)| mention.tokens.end() <= range.end())
            .map(|(position, mention)| (MentionIdx::new(position), mention))
    }
}

/// What a tagger says of the mentions of an article; nothing by default.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told<'a> {
    /// Names, in order.
    pub names: Option<&'a [NameLabel]>,
    /// Pronouns with who may be meant, in order.
    pub pronouns: &'a [PronounLabel],
    /// Words that name who is speaking, in order.
    pub sources: &'a [Label],
}

impl<'a> From<&'a Labels> for Told<'a> {
    fn from(labels: &'a Labels) -> Told<'a> {
        Told { names: labels.names.as_deref(), pronouns: &labels.pronouns, sources: &labels.sources }
    }
}

/// How often the pronouns vote on who is "he" and who is "she", the second time knowing of the first.
const ELECTIONS: usize = 2;

/// Finds the mentions of an article and joins them into people, organisations and places.
///
/// Several walks: the first ones let the text's own pronouns vote on who is "he" and who is "she", the last resolves with
/// that known.
///
/// What a tagger says of names and pronouns (`told`) goes before what the rules make of them.
pub fn find(prepared: &Prepared, told: Told<'_>) -> People {
    let reading = Reading::new(prepared);
    let by_rules = names::find(&reading);
    let names = match told.names {
        Some(names) => told::names(&reading, names, told.sources, by_rules),
        None => by_rules,
    };
    let mut clusters = clusters::join(&reading, &names);
    let described = describe(&reading, &names, &mut clusters);
    for _ in 0..ELECTIONS {
        let votes = Walk::new(&reading, &names, &clusters, &described, told.pronouns).run().votes;
        clusters.elect(&votes);
        clusters.settle(&reading, &names);
    }
    let walk = Walk::new(&reading, &names, &clusters, &described, told.pronouns);
    let walk = walk.last().run();
    let mut people =
        gather::people(&reading, &names, &clusters, &walk.found, &described, &walk.introductions);
    author::add(prepared, &mut people);
    people
}

/// The descriptions beside names, with their drafts; offices go into the drafts.
fn describe<'a>(
    reading: &Reading<'a>,
    names: &[names::Name],
    clusters: &mut clusters::Clusters<'a>,
) -> Vec<(usize, Described)> {
    let mut all = Vec::new();
    for (name, owner) in names.iter().zip(clusters.owners.clone()) {
        let person = owner.filter(|&draft| clusters.is_person(draft));
        let Some(draft) = person else { continue };
        for described in descriptions::beside(reading, name) {
            clusters.describe(reading, draft, &described);
            all.push((draft, described));
        }
    }
    all
}

#[cfg(test)]
mod tests;
