//! One walk through the article in order: names, descriptions and pronouns become mentions of somebody.

use std::collections::BTreeMap;

use super::clusters::{Clusters, Draft};
use super::lexicon::Sorts;
use super::names::{Name, is_title_case};
use super::nominals::{self, Lead, Nominal};
use super::reading::{Class, Reading};
use super::titles::is_generic;
use super::{EntityKind, MentionForm, Pronoun};
use crate::index::TokenRange;
use crate::layout::ParagraphKind;
use crate::segment::{Sentence, TokenKind};

/// A mention of a draft.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) tokens: TokenRange,
    pub(super) form: MentionForm,
    pub(super) draft: Option<usize>,
}

/// Somebody who was just mentioned.
#[derive(Debug, Clone, Copy)]
struct Seen {
    draft: usize,
    sentence: usize,
    at: usize,
    subject: bool,
    quoted: bool,
    owner: bool,
    speaks: bool,
}

/// Mentions looked back at for one pronoun.
const WINDOW: usize = 20;
/// Sentences looked back over.
const DISTANCE: usize = 7;

/// The walk and what it gathers.
pub(super) struct Walk<'w, 'a> {
    reading: &'w Reading<'a>,
    names: &'w [Name],
    clusters: &'w Clusters<'a>,
    holders: BTreeMap<&'static str, Vec<usize>>,
    seen: Vec<Seen>,
    next: usize,
    speaker: Option<usize>,
    /// The mentions found, in order.
    pub(super) found: Vec<Found>,
    /// For every draft the points for he and for she.
    pub(super) votes: Vec<(u32, u32)>,
}

impl<'w, 'a> Walk<'w, 'a> {
    pub(super) fn new(
        reading: &'w Reading<'a>,
        names: &'w [Name],
        clusters: &'w Clusters<'a>,
    ) -> Walk<'w, 'a> {
        let votes = vec![(0, 0); clusters.drafts.len()];
        let (seen, found, holders) = (Vec::new(), Vec::new(), clusters.holders());
        Walk { reading, names, clusters, holders, seen, next: 0, speaker: None, found, votes }
    }

    /// Walks through all paragraphs that hold statements.
    pub(super) fn run(mut self) -> Walk<'w, 'a> {
        let prepared = self.reading.prepared;
        for (position, sentence) in prepared.sentences.iter().enumerate() {
            let kind = prepared.paragraphs.get(sentence.paragraph.get()).map(|paragraph| paragraph.kind);
            if kind.is_some_and(ParagraphKind::holds_statements) {
                self.sentence(position, sentence);
            }
        }
        self
    }

    fn sentence(&mut self, position: usize, sentence: &Sentence) {
        if is_title_case(self.reading, sentence) {
            return self.heading(position, sentence);
        }
        let speaker = self.coming_speaker(position, sentence).or(self.speaker);
        let mut at = sentence.tokens.start();
        while at < sentence.tokens.end() {
            at = self.token(at, position, sentence, speaker);
        }
        self.speaker = self.last_speaker(position).or(speaker);
    }

    /// Reads what begins at a token; returns where to go on.
    fn token(&mut self, at: usize, position: usize, sentence: &Sentence, speaker: Option<usize>) -> usize {
        if let Some(end) = self.name(at, position) {
            return end;
        }
        if let Some(pronoun) = pronoun(self.reading, at) {
            self.pronoun(pronoun, at, position, sentence, speaker);
        }
        if let Some(nominal) = nominals::at(self.reading, at, sentence.tokens.end()) {
            return self.nominal(nominal, position);
        }
        at + 1
    }

    fn name(&mut self, at: usize, position: usize) -> Option<usize> {
        while self.names.get(self.next).is_some_and(|name| name.tokens.start() < at) {
            self.next += 1;
        }
        let name = self.names.get(self.next).filter(|name| name.tokens.start() == at)?;
        let draft = self.clusters.owners.get(self.next).copied().flatten();
        self.next += 1;
        draft?;
        self.push(name.tokens, MentionForm::Name, draft, position);
        Some(name.tokens.end())
    }

    fn push(&mut self, tokens: TokenRange, form: MentionForm, draft: Option<usize>, sentence: usize) {
        self.found.push(Found { tokens, form, draft });
        let person = draft.filter(|&draft| self.draft(draft).is_some_and(|d| d.kind == EntityKind::Person));
        let Some(draft) = person else { return };
        let quoted = self.reading.is_quoted(tokens.start());
        let owner = self.reading.class(tokens.end()) == Class::Possessive
            || form == MentionForm::Pronoun && is_owner(self.reading.lower(tokens.start()));
        let subject = !owner && self.is_subject(tokens, sentence);
        let speaks = !owner && !quoted && self.speaks(tokens);
        self.seen.push(Seen { draft, sentence, at: tokens.start(), subject, quoted, owner, speaks });
    }

    /// Whether a reporting verb stands beside a mention: "Bo said", "said Bo", "Bo also said".
    fn speaks(&self, tokens: TokenRange) -> bool {
        let next = self.reading.lower(tokens.end());
        self.reading.is(tokens.end(), Sorts::REPORTING)
            || self.reading.is_before(tokens.start(), Sorts::REPORTING)
            || matches!(next, "also" | "has" | "had" | "then" | "later")
                && self.reading.is(tokens.end() + 1, Sorts::REPORTING)
    }

    fn draft(&self, at: usize) -> Option<&Draft<'a>> {
        self.clusters.drafts.get(at)
    }

    /// A mention is a subject where a verb follows or a reporting verb precedes, or where it opens the sentence.
    fn is_subject(&self, tokens: TokenRange, sentence: usize) -> bool {
        let reading = self.reading;
        let start = reading.prepared.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.start());
        let (before, after) = (reading.lower_before(tokens.start()), reading.lower(tokens.end()));
        let verb = reading.is(tokens.end(), Sorts::VERB)
            || after.ends_with("ed")
            || matches!(after, "who" | "also" | "and" | "then" | "never");
        let governed = matches!(
            before,
            "of" | "to"
                | "with"
                | "by"
                | "for"
                | "from"
                | "about"
                | "against"
                | "on"
                | "at"
                | "in"
                | "than"
                | "like"
                | "over"
        );
        tokens.start() == start
            || (!governed && (verb || reading.is_before(tokens.start(), Sorts::REPORTING) || after == ","))
    }

    fn nominal(&mut self, nominal: Nominal, sentence: usize) -> usize {
        let draft = self.bearer(nominal, sentence);
        let start = nominal.tokens.start();
        let owned = nominal.lead == Lead::Owned;
        if owned && draft.is_none() {
            return start + 1;
        }
        let tokens = if self.reading.class(start) == Class::Possessive {
            TokenRange::new(start + 1, nominal.tokens.end())
        } else {
            nominal.tokens
        };
        if nominal.lead != Lead::Indefinite || draft.is_some() {
            self.push(tokens, MentionForm::Nominal, draft, sentence);
        }
        // "The [Salt Board] president": the names inside are mentions too.
        (start + 1..nominal.tokens.end()).for_each(|at| {
            self.name(at, sentence);
        });
        nominal.tokens.end()
    }

    /// Whom a description stands for: whoever bears the office, else, for "the candidate", whoever was spoken of last.
    fn bearer(&self, nominal: Nominal, sentence: usize) -> Option<usize> {
        let fits = |draft: &Draft<'_>| agrees(draft.pronoun, nominal.pronoun);
        let apposed = self.apposed(nominal);
        if apposed.is_some() {
            return apposed;
        }
        let all = self.holders.get(nominal.office).map(Vec::as_slice).unwrap_or_default();
        let holders: Vec<usize> =
            all.iter().copied().filter(|&at| self.draft(at).is_some_and(fits)).collect();
        match (nominal.lead, holders.as_slice()) {
            (Lead::Definite, []) => self.last_one(nominal, sentence),
            (Lead::Definite, [one]) => Some(*one),
            (Lead::Owned, [one]) if nominal.office != "supporter" => {
                self.seen_near(*one, sentence).then_some(*one)
            }
            (Lead::Indefinite, [one]) if self.is_lede(sentence) && !self.is_seen(*one) => Some(*one),
            (Lead::Definite, several) => {
                let last = self.seen.iter().rev().find(|seen| several.contains(&seen.draft));
                last.map(|seen| seen.draft).or(several.first().copied())
            }
            _ => None,
        }
    }

    /// ", the governor," right behind a name.
    fn apposed(&self, nominal: Nominal) -> Option<usize> {
        let start = nominal.tokens.start();
        if self.reading.lower_before(start) != "," {
            return None;
        }
        let last = self.found.last().filter(|found| found.tokens.end() + 1 == start)?;
        let person = last.draft.filter(|&at| self.draft(at).is_some_and(|d| d.kind == EntityKind::Person))?;
        agrees(self.draft(person)?.pronoun, nominal.pronoun).then_some(person)
    }

    fn last_one(&self, nominal: Nominal, sentence: usize) -> Option<usize> {
        // "the former first lady" says enough to be somebody known, "the lawyer" does not.
        if !is_generic(nominal.office) && nominal.tokens.len() < 4 {
            return None;
        }
        let fits = |draft: &Draft<'_>| match nominal.pronoun {
            Some(pronoun) => draft.pronoun == Some(pronoun),
            None => true,
        };
        let near = self.recent(sentence).filter(|seen| seen.sentence + 3 > sentence && !seen.quoted);
        let fitting = near.filter(|seen| self.draft(seen.draft).is_some_and(fits));
        let start = nominal.tokens.start();
        let rated = fitting
            .enumerate()
            .map(|(rank, seen)| (self.points(seen, start, sentence, false) - rank as i32, seen.draft));
        rated.max_by_key(|(points, _)| *points).map(|(_, draft)| draft)
    }

    fn is_seen(&self, draft: usize) -> bool {
        self.seen.iter().take(WINDOW).any(|seen| seen.draft == draft)
    }

    fn seen_near(&self, draft: usize, sentence: usize) -> bool {
        self.recent(sentence).any(|seen| seen.draft == draft) || self.is_lede(sentence)
    }

    fn is_lede(&self, sentence: usize) -> bool {
        let paragraph =
            self.reading.prepared.sentences.get(sentence).map_or(0, |sentence| sentence.paragraph.get());
        paragraph < 4
    }

    fn recent(&self, sentence: usize) -> impl Iterator<Item = &Seen> {
        let near = move |seen: &&Seen| seen.sentence + DISTANCE >= sentence;
        self.seen.iter().rev().take(WINDOW).take_while(near)
    }

    fn pronoun(
        &mut self,
        kind: Kind,
        at: usize,
        position: usize,
        sentence: &Sentence,
        speaker: Option<usize>,
    ) {
        let tokens = TokenRange::new(at, at + 1);
        match kind {
            Kind::First => self.found.push(Found { tokens, form: MentionForm::FirstPerson, draft: None }),
            Kind::Plural => self.found.push(Found { tokens, form: MentionForm::Pronoun, draft: None }),
            Kind::Third(pronoun) => {
                let draft = self
                    .antecedent(pronoun, at, position, speaker)
                    .or_else(|| self.following(pronoun, sentence));
                self.push(tokens, MentionForm::Pronoun, draft, position);
            }
        }
    }

    /// The best of those mentioned before.
    fn antecedent(
        &mut self,
        pronoun: Pronoun,
        at: usize,
        position: usize,
        speaker: Option<usize>,
    ) -> Option<usize> {
        let quoted = self.reading.is_quoted(at);
        let mut best: Vec<(i32, usize)> = Vec::new();
        for (rank, seen) in self.recent(position).enumerate() {
            if !self.draft(seen.draft).is_some_and(|draft| agrees(draft.pronoun, Some(pronoun))) {
                continue;
            }
            let mut points = self.points(seen, at, position, quoted) - rank as i32;
            if quoted && speaker == Some(seen.draft) {
                points -= 40;
            }
            match best.iter_mut().find(|(_, draft)| *draft == seen.draft) {
                Some(known) => known.0 = known.0.max(points) + 2,
                None => best.push((points, seen.draft)),
            }
        }
        let (_, chosen) = *best.iter().max_by_key(|(points, _)| *points)?;
        // The subject of the same sentence is nearly sure, somebody far away is a guess.
        let seen = self.recent(position).find(|seen| seen.draft == chosen)?;
        let near = match position - seen.sentence {
            0 if seen.subject => 6,
            0 | 1 => 3,
            _ => 1,
        };
        self.vote(chosen, pronoun, near * if best.len() == 1 { 3 } else { 1 });
        Some(chosen)
    }

    fn vote(&mut self, draft: usize, pronoun: Pronoun, points: u32) {
        if let Some(votes) = self.votes.get_mut(draft) {
            match pronoun {
                Pronoun::He => votes.0 += points,
                Pronoun::She => votes.1 += points,
                Pronoun::They => {}
            }
        }
    }

    fn points(&self, seen: &Seen, at: usize, position: usize, quoted: bool) -> i32 {
        let distance = position - seen.sentence;
        let object = self.is_object(at);
        let mut points = -6 * distance.min(5) as i32;
        points += match (seen.subject, distance, object) {
            (true, 0, true) if self.same_clause(seen.at, at) => -20,
            (true, 0, true) => 0,
            (true, _, _) => 8,
            (false, _, _) => 0,
        };
        points -= if seen.owner { 3 } else { 0 };
        points += if seen.speaks && self.reading.is(at + 1, Sorts::REPORTING) { 6 } else { 0 };
        points - if seen.quoted && !quoted { 12 } else { 0 }
    }

    /// "him", and "her" before no noun.
    fn is_object(&self, at: usize) -> bool {
        let next = self.reading.prepared.tokens.get(at + 1).map(|token| token.kind);
        match self.reading.lower(at) {
            "him" => true,
            "her" => {
                next.is_none_or(|kind| matches!(kind, TokenKind::Punctuation | TokenKind::QuotationMark))
                    || self.reading.is(at + 1, Sorts::FUNCTION)
            }
            _ => false,
        }
    }

    fn same_clause(&self, from: usize, to: usize) -> bool {
        to.saturating_sub(from) < 24
            && !(from..to).any(|at| {
                matches!(
                    self.reading.lower(at),
                    "that" | "who" | "," | "because" | "if" | ";" | "when" | "while" | "and"
                )
            })
    }

    /// "In her speech, Ann Bo …": nobody before, somebody later in the sentence.
    fn following(&self, pronoun: Pronoun, sentence: &Sentence) -> Option<usize> {
        let coming = self.names.get(self.next..).unwrap_or_default().iter().zip(self.next..);
        let mut inside = coming.take_while(|(name, _)| name.tokens.start() < sentence.tokens.end());
        inside.find_map(|(_, at)| {
            let draft = self.clusters.owners.get(at).copied().flatten()?;
            let fits = |d: &Draft<'_>| d.kind == EntityKind::Person && agrees(d.pronoun, Some(pronoun));
            self.draft(draft).is_some_and(fits).then_some(draft)
        })
    }

    /// The person beside a reporting verb outside quotation marks, in this sentence or later in the paragraph.
    fn coming_speaker(&self, position: usize, sentence: &Sentence) -> Option<usize> {
        let sentences = self.reading.prepared.sentences.get(position..)?;
        let inside = sentences.iter().take(8).take_while(|later| later.paragraph == sentence.paragraph);
        let end = inside.last()?.tokens.end();
        let coming = self.names.get(self.next..).unwrap_or_default().iter().zip(self.next..);
        let mut coming = coming.skip_while(|(name, _)| name.tokens.start() < sentence.tokens.start());
        let mut inside = coming.by_ref().take_while(|(name, _)| name.tokens.start() < end);
        inside.find_map(|(name, at)| {
            let speaks = self.reading.is(name.core.end(), Sorts::REPORTING)
                || self.reading.is_before(name.tokens.start(), Sorts::REPORTING);
            let outside = !self.reading.is_quoted(name.core.start());
            (speaks && outside).then(|| self.clusters.owners.get(at).copied().flatten())?
        })
    }

    /// Whoever was the last subject of a reporting verb in the sentence.
    fn last_speaker(&self, position: usize) -> Option<usize> {
        let mut here = self.seen.iter().rev().take_while(|seen| seen.sentence == position);
        here.find(|seen| seen.speaks).map(|seen| seen.draft)
    }

    /// In a heading in title case only what a tagger marks or the text names elsewhere is a name.
    fn heading(&mut self, position: usize, sentence: &Sentence) {
        let mut at = sentence.tokens.start();
        while at < sentence.tokens.end() {
            if let Some(end) = self.name(at, position) {
                at = end;
                continue;
            }
            let known = self.heading_name(at, sentence.tokens.end());
            if let Some((end, draft)) = known {
                let tokens = TokenRange::new(at, end);
                self.found.push(Found { tokens, form: MentionForm::Name, draft: Some(draft) });
            }
            at = known.map_or(at + 1, |(end, _)| end);
        }
    }

    fn heading_name(&self, at: usize, limit: usize) -> Option<(usize, usize)> {
        let reading = self.reading;
        let kind = reading.prepared.tokens.get(at).map(|token| token.kind);
        if !matches!(kind, Some(TokenKind::Title | TokenKind::Upper)) {
            return None;
        }
        let key = |end: usize| reading.prepared.lower_words(TokenRange::new(at, end));
        let longest =
            (at + 1..=limit.min(at + 5)).rev().find_map(|end| Some((end, self.clusters.called(key(end))?)));
        longest.or_else(|| Some((at + 1, self.clusters.person(reading.lower(at))?)))
    }
}

/// What a pronoun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    First,
    Plural,
    Third(Pronoun),
}

fn pronoun(reading: &Reading<'_>, at: usize) -> Option<Kind> {
    match () {
        () if reading.is(at, Sorts::HE) => Some(Kind::Third(Pronoun::He)),
        () if reading.is(at, Sorts::SHE) => Some(Kind::Third(Pronoun::She)),
        () if reading.is(at, Sorts::THEY) => Some(Kind::Plural),
        () if reading.is(at, Sorts::FIRST) => Some(Kind::First),
        () => None,
    }
}

/// Whether a pronoun only says whose something is.
pub(super) fn is_owner(word: &str) -> bool {
    matches!(word, "his" | "her" | "their" | "its")
}

fn agrees(known: Option<Pronoun>, wanted: Option<Pronoun>) -> bool {
    known.is_none() || wanted.is_none() || known == wanted
}
