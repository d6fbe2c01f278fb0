//! Drafts and mentions → [`People`].

use std::collections::BTreeMap;

use super::about::owns_people;
use super::clusters::{Clusters, Draft};
use super::descriptions::Described;
use super::names::{Name, is_title_case};
use super::reading::Reading;
use super::walk::Found;
use super::{Description, Entity, EntityKind, Mention, MentionForm, People};
use crate::index::{EntityIdx, TokenRange};
use crate::prepare::Prepared;
use crate::segment::{Sentence, TokenKind};

/// Aliases and descriptions kept for one entity.
const MOST: usize = 64;

/// The people, organisations and places in order of first mention, with every mention of them; `strangers` has what introduced
/// those without a name.
pub(super) fn people(
    reading: &Reading<'_>,
    names: &[Name],
    clusters: &Clusters<'_>,
    found: &[Found],
    described: &[(usize, Described)],
    strangers: &BTreeMap<usize, TokenRange>,
) -> People {
    let order = order(found, clusters.drafts.len());
    let mut entities = entities(reading.prepared, names, clusters, &order);
    // Before the mentions, which may be but the first words of these.
    for (draft, described) in described {
        let entity = order.get(*draft).copied().flatten();
        if let Some(entity) = entity.and_then(|entity| entities.get_mut(entity.get())) {
            add_description(reading.prepared, entity, described.tokens);
        }
    }
    let mut mentions = Vec::with_capacity(found.len());
    let mut articles = Articles { reading, title_case: None };
    for one in found {
        let entity = one.draft.and_then(|draft| order.get(draft).copied().flatten());
        let owns_people = owns_people(reading.prepared, one.tokens);
        let core = core(names, one);
        let bearer = entity.and_then(|entity| entities.get(entity.get()));
        let body = bearer.is_some_and(|bearer| bearer.kind == EntityKind::Organisation);
        let named = body && one.form == MentionForm::Name && one.tokens == core;
        let article = named.then(|| articles.before(core.start())).flatten();
        let from = |range: TokenRange| TokenRange::new(article.unwrap_or(range.start()), range.end());
        let introduced = one.draft.and_then(|draft| strangers.get(&draft).copied());
        mentions.push(Mention {
            tokens: from(one.tokens),
            core: from(core),
            form: one.form,
            entity,
            introduced,
            owns_people,
        });
        let Some(entity) = entity.and_then(|entity| entities.get_mut(entity.get())) else { continue };
        match one.form {
            MentionForm::Name => add_alias(reading.prepared, entity, one.tokens),
            MentionForm::Nominal => add_description(reading.prepared, entity, one.tokens),
            _ => {}
        }
    }
    entities.iter_mut().for_each(|entity| entity.descriptions.sort_by_key(|description| description.span));
    People { entities, mentions, author: None }
}

/// Looks for the articles of names; knows whether the last sentence that it looked at is in title case, by its first token.
struct Articles<'r, 'a> {
    reading: &'r Reading<'a>,
    title_case: Option<(usize, bool)>,
}

impl Articles<'_, '_> {
    /// The article that has its capital inside a sentence, before a name that begins at `start`: "told [The ]Salt Times".
    fn before(&mut self, start: usize) -> Option<usize> {
        let prepared = self.reading.prepared;
        let article = start.checked_sub(1).filter(|&at| prepared.word(at) == "The")?;
        let before = article.checked_sub(1)?;
        let sentence = prepared.sentence_at(article).filter(|sentence| sentence.tokens.holds(before))?;
        // A list, a dateline or a bracket may open before it: "2. The", "Salt - The", "(The".
        let goes_on = match prepared.tokens.get(before)?.kind {
            TokenKind::Lower | TokenKind::Title | TokenKind::Upper => true,
            _ => self.reading.lower(before) == ",",
        };
        (goes_on && !self.is_title_case(sentence)).then_some(article)
    }

    fn is_title_case(&mut self, sentence: &Sentence) -> bool {
        let first = sentence.tokens.start();
        if let Some((_, known)) = self.title_case.filter(|&(known, _)| known == first) {
            return known;
        }
        let found = is_title_case(self.reading, sentence);
        self.title_case = Some((first, found));
        found
    }
}

/// The name alone, where titles stand before it.
fn core(names: &[Name], found: &Found) -> TokenRange {
    let at = names.partition_point(|name| name.tokens.start() < found.tokens.start());
    let name = names.get(at).filter(|name| found.form == MentionForm::Name && name.tokens == found.tokens);
    name.map_or(found.tokens, |name| name.core)
}

/// For every draft its position by first mention; `None` for one that is never mentioned.
fn order(found: &[Found], drafts: usize) -> Vec<Option<EntityIdx>> {
    let mut order = vec![None; drafts];
    let mut next = 0;
    for draft in found.iter().filter_map(|one| one.draft) {
        if let Some(slot @ None) = order.get_mut(draft) {
            *slot = Some(EntityIdx::new(next));
            next += 1;
        }
    }
    order
}

fn entities(
    prepared: &Prepared,
    names: &[Name],
    clusters: &Clusters<'_>,
    order: &[Option<EntityIdx>],
) -> Vec<Entity> {
    let fullest = fullest(prepared, names, clusters);
    let mut drafts: Vec<(EntityIdx, &Draft<'_>, TokenRange)> = Vec::new();
    for ((index, draft), core) in order.iter().zip(&clusters.drafts).zip(fullest) {
        drafts.extend(index.map(|index| (index, draft, core)));
    }
    drafts.sort_by_key(|(index, ..)| *index);
    let entity = |(_, draft, core): (EntityIdx, &Draft<'_>, TokenRange)| Entity {
        name: written(prepared, core),
        kind: draft.kind,
        aliases: Vec::new(),
        descriptions: Vec::new(),
        pronoun: draft.pronoun,
    };
    drafts.into_iter().map(entity).collect()
}

/// For every draft its fullest name: the one with most words, and of those one that is not all in capitals.
fn fullest(prepared: &Prepared, names: &[Name], clusters: &Clusters<'_>) -> Vec<TokenRange> {
    let rank = |core: TokenRange| {
        (core.len(), core.positions().any(|at| prepared.word(at).contains(char::is_lowercase)))
    };
    let mut best: Vec<TokenRange> = clusters.drafts.iter().map(|draft| draft.core).collect();
    for (name, owner) in names.iter().zip(&clusters.owners) {
        if let Some(core) =
            owner.and_then(|owner| best.get_mut(owner)).filter(|core| rank(name.core) > rank(**core))
        {
            *core = name.core;
        }
    }
    best
}

/// The words of a name with single blanks.
fn written(prepared: &Prepared, core: TokenRange) -> String {
    let slice = prepared.span(core).map(|span| prepared.slice(span)).unwrap_or_default();
    slice.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn add_alias(prepared: &Prepared, entity: &mut Entity, tokens: TokenRange) {
    let alias = written(prepared, tokens);
    if alias != entity.name && entity.aliases.len() < MOST && !entity.aliases.contains(&alias) {
        entity.aliases.push(alias);
    }
}

fn add_description(prepared: &Prepared, entity: &mut Entity, tokens: TokenRange) {
    let Some(span) = prepared.span(tokens) else { return };
    let known = entity.descriptions.iter().any(|description| description.span.overlaps(span));
    if !known && entity.descriptions.len() < MOST {
        entity.descriptions.push(Description { text: prepared.slice(span).to_owned(), span });
    }
}
