//! One walk through the article in order: names, descriptions and pronouns become mentions of somebody.

mod bearers;
mod winners;

use std::collections::{BTreeMap, BTreeSet};

use super::clusters::{Clusters, Draft};
use super::descriptions::Described;
use super::lexicon::Sorts;
use super::names::{Name, is_title_case};
use super::nominals;
use super::pronouns::{Asked, Candidate, Context, Known, Seen, candidates};
use super::reading::Reading;
use super::referents::{chances, label_at, second_chances};
use super::roles::{Case, Role, case, is_inverted, is_preposition, is_subordinator, role, speaks};
use super::{MentionForm, Pronoun};
use crate::index::{ParagraphIdx, TokenRange};
use crate::label::PronounLabel;
use crate::layout::ParagraphKind;
use crate::segment::{Sentence, TokenKind};

/// A mention of a draft.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) tokens: TokenRange,
    pub(super) form: MentionForm,
    pub(super) draft: Option<usize>,
}

/// Who speaks the quotations of a sentence.
#[derive(Debug, Clone, Copy)]
struct Speakers {
    /// As the sentence says.
    here: Option<usize>,
    /// Or else whoever spoke last.
    last: Option<usize>,
}

/// Somebody without a name whom a description introduced.
#[derive(Debug, Clone, Copy)]
struct Introduced {
    draft: usize,
    pronoun: Option<Pronoun>,
    /// The description with what says whose: "a spokesman for the Salt Board".
    tokens: TokenRange,
}

/// People looked forward to in the sentence of a pronoun.
const FOLLOWING: usize = 3;

/// Tokens of a phrase that opens a sentence, and mentions of a sentence looked back over.
const OPENING: usize = 64;

/// Mentions looked back over for whoever spoke last.
const SINCE: usize = 12;

/// Tokens of a clause that opens a sentence, behind who speaks in it.
const SINCE_COMMA: usize = 24;

/// Tokens from a question's verb to whom it was put: "asked former minister Bo".
const ASKED: usize = 6;

/// Words between a name that only says whose somebody is and that somebody's name.
const MODIFIED: usize = 4;

/// Points by which somebody may fall short of whom the text calls otherwise than the pronoun.
const NEXT_BEST: i32 = 15;

/// Points for who has been called so before, at most.
const SAME: u32 = 10;
/// Points against who has been called otherwise, at most.
const OTHER: u32 = 20;

/// Points between two candidates that are as good as none.
const CLOSE: i32 = 3;

/// Tokens behind a pronoun in which somebody may be named whom it means.
const AHEAD: usize = 30;
/// The logarithm of the chance of whom the tagger did not compare, and the least of anybody: no chance outweighs what the text
/// says of who is "he".
const OUT_OF_REACH: f32 = -3.5;
/// Points for each e-fold of the tagger's chance. Points are tenths of the logarithm of odds, so that both count alike; on
/// news and on GAP a little more and less than this read as well.
const WEIGHT: f32 = 10.0;
/// The same where a second look was taken, and points for each e-fold of the chance by that one, which knows more of who is who;
/// chosen on GAP development.
const WEIGHT_BESIDE: f32 = 5.0;
const SECOND_WEIGHT: f32 = 16.0;

/// The walk and what it gathers.
pub(super) struct Walk<'w, 'a> {
    reading: &'w Reading<'a>,
    names: &'w [Name],
    clusters: &'w Clusters<'a>,
    holders: BTreeMap<&'static str, Vec<usize>>,
    seen: Vec<Seen>,
    /// How often every draft is named.
    named: Vec<usize>,
    /// The person named most often.
    most_named: Option<usize>,
    next: usize,
    speaker: Option<usize>,
    /// People without a name ("a woman", "her lawyer"), numbered behind the drafts: what the words tell of their gender.
    strangers: Vec<Option<Pronoun>>,
    /// Those of them that were introduced by a calling ("a Salt spokesman"), which with an article means them from then on.
    introduced: BTreeMap<&'static str, Vec<Introduced>>,
    /// What introduced each of them.
    pub(super) introductions: BTreeMap<usize, TokenRange>,
    /// Where every draft was mentioned last.
    last_seen: BTreeMap<usize, usize>,
    /// Where it is said beside names who bears them: first token → token behind, draft.
    described: BTreeMap<usize, (usize, usize)>,
    /// Where names stand that only say whose somebody is: "[Bo] campaign manager Ann Du".
    modifiers: BTreeSet<usize>,
    told: &'w [PronounLabel],
    /// Whether who is "he" and who is "she" is known by now.
    is_last: bool,
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
        described: &[(usize, Described)],
        told: &'w [PronounLabel],
    ) -> Walk<'w, 'a> {
        let votes = vec![(0, 0); clusters.drafts.len()];
        let mut named = vec![0; clusters.drafts.len()];
        for owner in clusters.owners.iter().flatten() {
            named.get_mut(*owner).into_iter().for_each(|count| *count += 1);
        }
        let people = (0..named.len()).filter(|&draft| clusters.is_person(draft));
        let most_named = people.rev().max_by_key(|&draft| named.get(draft).copied());
        let (seen, found, holders) = (Vec::new(), Vec::new(), clusters.holders());
        Walk {
            reading,
            names,
            clusters,
            holders,
            seen,
            named,
            most_named,
            next: 0,
            speaker: None,
            strangers: Vec::new(),
            introduced: BTreeMap::new(),
            introductions: BTreeMap::new(),
            last_seen: BTreeMap::new(),
            described: described
                .iter()
                .map(|(draft, words)| (words.tokens.start(), (words.tokens.end(), *draft)))
                .collect(),
            modifiers: BTreeSet::new(),
            told,
            is_last: false,
            found,
            votes,
        }
    }

    /// The walk after the votes.
    pub(super) fn last(self) -> Walk<'w, 'a> {
        Walk { is_last: true, ..self }
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
        let bearer = self.coming_bearer(position, sentence);
        let here = bearer.or_else(|| self.speaker_before(sentence, sentence.tokens.end()));
        let coming = self.coming_speaker(position, sentence).or(bearer);
        let speakers = Speakers { here, last: coming.or(self.speaker) };
        let mut at = sentence.tokens.start();
        while at < sentence.tokens.end() {
            at = self.token(at, position, sentence, speakers);
        }
        self.speaker = self.last_speaker(position).or(speakers.last);
    }

    /// Reads what begins at a token; returns where to go on.
    fn token(&mut self, at: usize, position: usize, sentence: &Sentence, speakers: Speakers) -> usize {
        if let Some(end) = self.name(at, position) {
            return end;
        }
        if let Some(pronoun) = pronoun(self.reading, at) {
            self.pronoun(pronoun, at, position, sentence, speakers.last);
        }
        if let Some(nominal) = nominals::at(self.reading, at, sentence.tokens.end()) {
            let quoted = self.reading.is_quoted(at);
            return self.nominal(nominal, position, speakers.here.filter(|_| quoted));
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
        if self.is_modifier(name.tokens.end()) {
            self.modifiers.insert(name.tokens.start());
            self.found.push(Found { tokens: name.tokens, form: MentionForm::Name, draft });
        } else {
            self.push(name.tokens, MentionForm::Name, draft, position);
        }
        Some(name.tokens.end())
    }

    /// Whether a calling in small letters and a name follow: "[Bo] campaign manager Ann Du".
    fn is_modifier(&self, end: usize) -> bool {
        let small = |at: &usize| {
            self.reading.prepared.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Lower)
                && !self.reading.is(*at, Sorts::VERB.or(Sorts::FUNCTION))
        };
        let last = (end..end + MODIFIED).take_while(small).last();
        last.is_some_and(|at| self.reading.calling(at).is_some() && self.reading.class(at + 1).is_personal())
    }

    fn push(&mut self, tokens: TokenRange, form: MentionForm, draft: Option<usize>, sentence: usize) {
        self.found.push(Found { tokens, form, draft });
        let stranger = |draft: usize| draft >= self.clusters.drafts.len();
        let person = draft.filter(|&draft| stranger(draft) || self.clusters.is_person(draft));
        let Some(draft) = person else { return };
        let Some(within) = self.reading.prepared.sentences.get(sentence) else { return };
        // "Bo, [a Democrat], disagreed": the name has its part in the clause already.
        let apposed = |seen: &Seen| {
            seen.draft == draft && seen.end + 1 == tokens.start() && self.reading.lower(seen.end) == ","
        };
        if form == MentionForm::Nominal && self.seen.last().is_some_and(apposed) {
            return;
        }
        let by_pronoun = form == MentionForm::Pronoun;
        let role = if by_pronoun {
            self.role_of_pronoun(tokens.start())
        } else {
            role(self.reading, within, tokens)
        };
        let quoted = self.reading.is_quoted(tokens.start());
        let may_act = if by_pronoun { role == Role::Subject } else { role != Role::Owner };
        let speaks = may_act && !quoted && speaks(self.reading, within, tokens);
        let (at, end) = (tokens.start(), tokens.end());
        self.last_seen.insert(draft, at);
        self.seen.push(Seen { draft, sentence, at, end, role, by_pronoun, quoted, speaks });
    }

    fn role_of_pronoun(&self, at: usize) -> Role {
        match case(self.reading, at) {
            Case::Subject => Role::Subject,
            Case::Object if is_preposition(self.reading.lower_before(at)) => Role::Governed,
            Case::Object => Role::Object,
            Case::Owner => Role::Owner,
        }
    }

    fn draft(&self, at: usize) -> Option<&Draft<'a>> {
        self.clusters.drafts.get(at)
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
                let draft = self.antecedent(pronoun, at, position, sentence, speaker);
                self.push(tokens, MentionForm::Pronoun, draft, position);
            }
        }
    }

    /// The best of those mentioned before or, in an opening phrase, behind it.
    fn antecedent(
        &mut self,
        pronoun: Pronoun,
        at: usize,
        position: usize,
        sentence: &Sentence,
        speaker: Option<usize>,
    ) -> Option<usize> {
        let following = self.following(at, sentence);
        let context = Context { reading: self.reading, seen: &self.seen, following: &following };
        let asked = self.asked(at, position, sentence, Some(pronoun), speaker);
        let mut all = candidates(&context, asked, |draft| self.known(draft));
        if let Some(other) = self.describes(at) {
            all.retain(|one| one.draft != other);
        }
        self.weigh(&mut all, at);
        if !self.is_last {
            self.heed_votes(&mut all, pronoun);
        }
        let best = all.first()?;
        let second = all.get(1).map_or(best.points - 30, |second| second.points);
        // A close call says nothing of who is "he".
        let margin = (best.points - second - CLOSE).clamp(0, 20) as u32;
        let here = self.seen.iter().rev().take(OPENING).take_while(|seen| seen.sentence == position);
        let near = here.filter(|seen| !seen.by_pronoun).any(|seen| seen.draft == best.draft);
        self.vote(best.draft, pronoun, if near { 3 * margin } else { margin });
        if !self.is_last {
            return Some(best.draft);
        }
        // Rather nobody than a "he" for whom the text calls "she"; but somebody speaks, if not much less likely.
        let speaks = asked.speaks && !asked.quoted;
        let least = best.points - if speaks { NEXT_BEST } else { 0 };
        let mut near = all.iter().take_while(|one| one.points >= least);
        let fits = |one: &&Candidate| self.known(one.draft).pronoun.is_none_or(|known| known == pronoun);
        near.find(fits).map(|one| one.draft)
    }

    /// Who has been "she" so far is likelier to be "she" again, and less likely to be "he".
    fn heed_votes(&self, all: &mut [Candidate], pronoun: Pronoun) {
        for one in all.iter_mut() {
            let Some(&(he, she)) = self.votes.get(one.draft) else { continue };
            let (agreeing, other) = if pronoun == Pronoun::She { (she, he) } else { (he, she) };
            one.points += agreeing.saturating_sub(other).min(SAME) as i32
                - other.saturating_sub(agreeing).min(OTHER) as i32;
        }
        all.sort_by_key(|one| -one.points);
    }

    /// Whose description a subject stands in, which is somebody else: "Bo, the colonel [she] worked for".
    fn describes(&self, at: usize) -> Option<usize> {
        let (&start, &(end, draft)) = self.described.range(..at).next_back()?;
        let own =
            |at: usize| matches!(self.reading.lower(at), "who" | "whose" | "whom" | "that" | "said" | "says");
        (at < end && matches!(case(self.reading, at), Case::Subject) && !(start..at).any(own))
            .then_some(draft)
    }

    fn asked(
        &self,
        at: usize,
        position: usize,
        sentence: &Sentence,
        pronoun: Option<Pronoun>,
        speaker: Option<usize>,
    ) -> Asked {
        let quoted = self.reading.is_quoted(at);
        // "Bo said Du was right when he said so": in a clause of its own nobody goes on.
        let parted = is_subordinator(self.reading.lower_before(at));
        let spoke = self.spoke_last().filter(|seen| seen.sentence < position || !parted);
        Asked {
            at,
            sentence: position,
            case: case(self.reading, at),
            pronoun,
            quoted,
            speaks: self.reading.is(at + 1, Sorts::REPORTING),
            opens: at <= sentence.tokens.start() + 1 && self.reading.is_opening(at, sentence),
            speaker: if quoted { speaker } else { spoke.map(|seen| seen.draft) },
            spoke_beside: spoke.is_some_and(|seen| {
                seen.sentence < position && self.paragraph_of(seen.sentence) == Some(sentence.paragraph)
            }),
        }
    }

    /// Whoever spoke last outside of quotations, unless somebody else has acted since.
    fn spoke_last(&self) -> Option<&Seen> {
        let outside = || self.seen.iter().rev().filter(|seen| !seen.quoted).take(SINCE);
        let spoke = outside().find(|seen| seen.speaks)?;
        // "When Bo said so, [Du] laughed."
        let fronted = self.reading.prepared.sentences.get(spoke.sentence).is_some_and(|sentence| {
            let opening = self.reading.lower(sentence.tokens.start());
            matches!(opening, "when" | "after" | "as" | "while" | "before" | "once")
        });
        let comma = || (spoke.end..).take(SINCE_COMMA).any(|at| self.reading.lower(at) == ",");
        let from = if fronted && comma() { spoke.at + 1 } else { usize::MAX };
        let mut since = outside().take_while(|seen| seen.sentence > spoke.sentence || seen.at >= from);
        let other = since.any(|seen| seen.role == Role::Subject && seen.draft != spoke.draft);
        if other { None } else { self.answers(spoke) }
    }

    /// Whoever spoke, or, where it was a question, who was asked: "Du asked Bo whether it was safe. “It is,” [he] said."
    fn answers<'s>(&'s self, spoke: &'s Seen) -> Option<&'s Seen> {
        let verb =
            spoke.end + usize::from(matches!(self.reading.lower(spoke.end), "then" | "also" | "later"));
        if !matches!(self.reading.lower(verb), "asked" | "asks" | "questioned" | "pressed") {
            return Some(spoke);
        }
        let from = self.seen.partition_point(|seen| seen.at <= verb);
        let behind = self.seen.get(from..)?.first().filter(|seen| seen.at <= verb + ASKED);
        behind.filter(|seen| seen.sentence == spoke.sentence && seen.role == Role::Object)
    }

    fn paragraph_of(&self, sentence: usize) -> Option<ParagraphIdx> {
        self.reading.prepared.sentences.get(sentence).map(|sentence| sentence.paragraph)
    }

    fn known(&self, draft: usize) -> Known {
        if let Some(&pronoun) =
            draft.checked_sub(self.clusters.drafts.len()).and_then(|at| self.strangers.get(at))
        {
            return Known { pronoun, nameless: true, ..Known::default() };
        }
        let named = self.named.get(draft).copied().unwrap_or_default();
        let (pronoun, elected, lean) =
            self.draft(draft).map_or((None, false, 0), |draft| (draft.pronoun, draft.elected, draft.lean));
        let topic = named > 2 && self.most_named == Some(draft);
        Known { pronoun, elected, lean, named, topic, nameless: false }
    }

    /// Adds what the tagger makes of the candidates to their points, and puts the likeliest first again.
    fn weigh(&self, candidates: &mut [Candidate], at: usize) {
        let Some(label) = label_at(self.told, at) else { return };
        let before = self.found.iter().rev().take_while(|found| found.tokens.end() > label.from);
        let before = before.filter(|found| !self.modifiers.contains(&found.tokens.start()));
        let named = before.filter(|found| matches!(found.form, MentionForm::Name | MentionForm::Nominal));
        let mentions = named.filter_map(|found| Some((found.draft?, found.tokens)));
        let coming = self.names.get(self.next..).unwrap_or_default().iter().zip(self.next..);
        let coming = coming.take_while(|(name, _)| name.tokens.start() < at + AHEAD);
        let coming = coming.filter_map(|(name, at)| Some(((*self.clusters.owners.get(at)?)?, name.core)));
        let drafts: Vec<usize> = candidates.iter().map(|candidate| candidate.draft).collect();
        let mentions: Vec<(usize, TokenRange)> =
            mentions.chain(coming).filter(|(draft, _)| drafts.contains(draft)).collect();
        let first = chances(label, mentions.iter().copied());
        let second = label.second.as_ref();
        let second = second.map(|look| second_chances(look, mentions.iter().copied(), &drafts));
        for candidate in candidates.iter_mut() {
            let of = |chances: &BTreeMap<usize, f32>| {
                chances.get(&candidate.draft).map_or(OUT_OF_REACH, |chance| chance.max(OUT_OF_REACH))
            };
            let points = match &second {
                Some(second) => WEIGHT_BESIDE * of(&first) + SECOND_WEIGHT * of(second),
                None => WEIGHT * of(&first),
            };
            candidate.points += points as i32;
        }
        candidates.sort_by_key(|candidate| -candidate.points);
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

    /// People named later in the sentence, and whether each is the subject behind its opening phrase.
    fn following(&self, at: usize, sentence: &Sentence) -> Vec<(usize, bool)> {
        let opening = self.opening_phrase(at, sentence);
        let coming = self.names.get(self.next..).unwrap_or_default().iter().zip(self.next..);
        let inside = coming.take_while(|(name, _)| name.tokens.start() < sentence.tokens.end());
        let people = inside.filter_map(|(name, position)| {
            let draft = self.clusters.owners.get(position).copied().flatten()?;
            self.clusters.is_person(draft).then_some((name, draft))
        });
        let subject = |name: &Name| {
            let opens = opening.is_some_and(|comma| name.tokens.start() > comma);
            opens && matches!(role(self.reading, sentence, name.tokens), Role::Subject | Role::Listed)
        };
        let mut found = false;
        people
            .take(FOLLOWING)
            .map(|(name, draft)| {
                let first = !found && subject(name);
                found |= first;
                (draft, first)
            })
            .collect()
    }

    /// The comma behind a phrase or clause that opens the sentence, where the pronoun stands in it and nobody is named
    /// before: "In her speech, …".
    fn opening_phrase(&self, at: usize, sentence: &Sentence) -> Option<usize> {
        let start = sentence.tokens.start();
        let word = self.reading.lower(start);
        let opens =
            is_preposition(word) || is_subordinator(word) || word.ends_with("ing") || word.ends_with("ed");
        let mut here = self.seen.iter().rev().take(OPENING).take_while(|seen| seen.at >= start);
        let named = here.any(|seen| !seen.by_pronoun);
        let behind = at + 1..sentence.tokens.end().min(at + OPENING);
        let comma = behind.into_iter().find(|&at| self.reading.lower(at) == ",")?;
        (opens && !named).then_some(comma)
    }

    /// The person beside a reporting verb outside quotation marks, in this sentence or later in the paragraph.
    fn coming_speaker(&self, position: usize, sentence: &Sentence) -> Option<usize> {
        let sentences = self.reading.prepared.sentences.get(position..)?;
        let inside = sentences.iter().take(8).take_while(|later| later.paragraph == sentence.paragraph);
        self.speaker_before(sentence, inside.last()?.tokens.end())
    }

    /// The same from the start of the sentence to some token.
    fn speaker_before(&self, sentence: &Sentence, end: usize) -> Option<usize> {
        let coming = self.names.get(self.next..).unwrap_or_default().iter().zip(self.next..);
        let mut coming = coming.skip_while(|(name, _)| name.tokens.start() < sentence.tokens.start());
        let mut inside = coming.by_ref().take_while(|(name, _)| name.tokens.start() < end);
        inside.find_map(|(name, at)| {
            let within = self.reading.prepared.sentence_at(name.core.start())?;
            let speaks = self.reading.is(name.core.end(), Sorts::REPORTING)
                || is_inverted(self.reading, within, name.tokens.start());
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
