//! Whom a description stands for: who bears an office, who was spoken of last, somebody without a name.

use super::{Introduced, Walk};
use crate::index::{ParagraphIdx, TokenRange};
use crate::people::allegiance::{Allegiance, is_held_for_somebody};
use crate::people::clusters::{Draft, agrees};
use crate::people::descriptions::is_past;
use crate::people::lexicon::Sorts;
use crate::people::nominals::{self, Lead, Nominal};
use crate::people::pronouns::{Asked, Candidate, Context, Seen, candidates};
use crate::people::reading::Class;
use crate::people::roles::{Case, Role, is_inverted, role};
use crate::people::titles::{is_generic, title};
use crate::people::{EntityKind, MentionForm};
use crate::segment::{Sentence, TokenKind};
use crate::times::is_past_verb;

/// Mentions looked back at for a description.
const WINDOW: usize = 20;
/// Sentences looked back over for one.
const DISTANCE: usize = 7;
/// Tokens that say whose somebody is.
const WHOSE: usize = 10;
/// Tokens behind somebody who speaks in which another clause may begin.
const CLAUSE: usize = 60;
/// Tokens before a subject in which a relative clause may begin.
const SUBJECT: usize = 8;
/// Tokens between a name and an apposition to it.
const APPOSED: usize = 8;

impl Walk<'_, '_> {
    pub(super) fn nominal(&mut self, nominal: Nominal, sentence: usize, speaker: Option<usize>) -> usize {
        let draft = self.bearer(nominal, sentence, speaker).or_else(|| self.stranger(nominal, sentence));
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

    /// Whoever bears the office beside a reporting verb outside quotation marks: "“…,” [the president] said".
    pub(super) fn coming_bearer(&self, position: usize, sentence: &Sentence) -> Option<usize> {
        let (reading, end) = (self.reading, sentence.tokens.end());
        sentence.tokens.positions().filter(|&at| !reading.is_quoted(at)).find_map(|at| {
            let nominal = nominals::at(reading, at, end)?;
            let speaks =
                reading.is(nominal.tokens.end(), Sorts::REPORTING) || is_inverted(reading, sentence, at);
            speaks.then(|| self.bearer(nominal, position, None))?
        })
    }

    /// Somebody without a name whom a description introduces, or introduced before.
    fn stranger(&mut self, nominal: Nominal, sentence: usize) -> Option<usize> {
        if nominal.lead == Lead::Definite {
            return self.introduced(nominal).map(|known| known.draft);
        }
        let (start, end) = (nominal.tokens.start(), nominal.tokens.end());
        let named = self.reading.lower(end) == "," && self.reading.class(end + 1).is_capital();
        let before = self.reading.lower_before(start);
        let there = start.checked_sub(2).is_some_and(|at| self.reading.lower(at) == "there");
        let predicate = says_what_somebody_is(before) && !there;
        if named || predicate || before == "," && self.is_beside_name(start) {
            return None;
        }
        let stranger = self.clusters.drafts.len() + self.strangers.len();
        self.strangers.push(nominal.pronoun);
        if nominal.lead == Lead::Indefinite {
            let tokens = TokenRange::new(start, self.end_of_phrase(end, sentence));
            let known = self.introduced.entry(nominal.office).or_default();
            if known.len() == WINDOW {
                known.remove(0);
            }
            known.push(Introduced { draft: stranger, pronoun: nominal.pronoun, tokens });
            self.introductions.insert(stranger, tokens);
        }
        Some(stranger)
    }

    /// Behind "for the Salt Board" and the like, which says whose somebody is; not behind "in a statement".
    fn end_of_phrase(&self, from: usize, sentence: usize) -> usize {
        let limit = self.reading.prepared.sentences.get(sentence).map_or(from, |within| within.tokens.end());
        let whose = match self.reading.lower(from) {
            "for" | "of" | "at" | "from" | "with" | "to" => true,
            "in" => self.reading.class(from + 1).is_capital(),
            _ => false,
        };
        let ends = |at: &usize| {
            let word = self.reading.lower(*at);
            let kind = self.reading.prepared.tokens.get(*at).map(|token| token.kind);
            let mark = matches!(kind, Some(TokenKind::Punctuation | TokenKind::QuotationMark))
                && !matches!(word, "-" | "&" | "'" | "’");
            mark || self.reading.is(*at, Sorts::VERB.or(Sorts::REPORTING))
                || is_past_verb(word)
                || word.ends_with("ed") && kind == Some(TokenKind::Lower)
                || matches!(
                    word,
                    "who"
                        | "which"
                        | "that"
                        | "in"
                        | "on"
                        | "at"
                        | "when"
                        | "after"
                        | "as"
                        | "also"
                        | "later"
                        | "then"
                        | "not"
                )
        };
        let mut words = from + 1..limit.min(from + WHOSE);
        if whose { words.find(ends).unwrap_or(from) } else { from }
    }

    /// Who was introduced as what a description with an article says: the one whose introduction has most words in common with
    /// it, of equals the last; "the Salt spokesman" is nobody of whom Salt was not said.
    fn introduced(&self, nominal: Nominal) -> Option<Introduced> {
        let telling = |tokens: TokenRange| {
            let words = tokens.positions().filter(|&at| !self.reading.is(at, Sorts::FUNCTION));
            words.filter(|&at| title(self.reading.lower(at)).is_none())
        };
        let own: Vec<&str> = telling(nominal.tokens).map(|at| self.reading.lower(at)).collect();
        let particular = telling(nominal.tokens).any(|at| self.reading.class(at).is_capital());
        let common = |known: &Introduced| {
            telling(known.tokens).filter(|&at| own.contains(&self.reading.lower(at))).count()
        };
        let known = self.introduced.get(nominal.office)?.iter().rev();
        let known = known.filter(|known| agrees(known.pronoun, nominal.pronoun));
        let (known, common) = known
            .map(|known| (*known, common(known)))
            .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        (!particular || common > 0).then_some(known)
    }

    /// Whether a name stands shortly before, which an apposition may describe: "Ann Bo (R-Ohio), [a senator],".
    fn is_beside_name(&self, start: usize) -> bool {
        let mut near = self.found.iter().rev().take_while(|found| found.tokens.end() + APPOSED > start);
        near.any(|found| found.form == MentionForm::Name)
    }

    /// Whom a description stands for: whoever bears the office, else, for "the candidate", whoever was spoken of last. In words
    /// of `speaker` it is somebody else.
    fn bearer(&self, nominal: Nominal, sentence: usize, speaker: Option<usize>) -> Option<usize> {
        let beside =
            self.apposed(nominal).or_else(|| self.predicated(nominal)).or_else(|| self.described(nominal));
        if beside.is_some() {
            return beside;
        }
        let allegiance = Allegiance::read(self.reading, nominal.tokens);
        let fits = |draft: &Draft<'_>| {
            draft.may_be(nominal.pronoun, nominal.presumed)
                && draft.may_be_called(nominal.office, &allegiance)
        };
        let other = |&at: &usize| speaker != Some(at) && !self.is_beside(nominal, sentence, at);
        let all = self.holders.get(nominal.office).map(Vec::as_slice).unwrap_or_default();
        let named = |&at: &usize| {
            self.draft(at).is_some_and(fits)
                && !self.is_no_more(nominal, at)
                && !self.is_anothers(nominal, &allegiance, at)
        };
        let holders: Vec<usize> = all.iter().copied().filter(named).filter(other).collect();
        match (nominal.lead, holders.as_slice()) {
            (Lead::Definite, []) => self
                .winner(nominal)
                .filter(other)
                .or_else(|| self.last_one(nominal, &allegiance, sentence, other)),
            (Lead::Definite, [one]) => {
                // "The singer" is whoever was spoken of last, where the one who is called so is named far away or later.
                let far = is_generic(nominal.office) && !self.recent(sentence).any(|seen| seen.draft == *one);
                let last = if far { self.last_one(nominal, &allegiance, sentence, other) } else { None };
                last.or(Some(*one))
            }
            (Lead::Owned, [one]) if nominal.office != "supporter" => {
                self.seen_near(*one, sentence).then_some(*one)
            }
            (Lead::Indefinite, [one]) if self.is_lede(sentence) && !self.is_seen(*one) => Some(*one),
            (Lead::Definite, several) => {
                let so = |at: &usize| {
                    self.draft(*at).is_some_and(|draft| draft.is_called_so(nominal.office, &allegiance))
                };
                let called: Vec<usize> = several.iter().copied().filter(so).collect();
                let among = if called.is_empty() { several } else { &called };
                let seen = among.iter().copied().filter(|draft| self.last_seen.contains_key(draft));
                seen.max_by_key(|draft| self.last_seen.get(draft)).or(among.first().copied())
            }
            _ => None,
        }
    }

    /// Whether somebody has another part in the sentence already: who says something of somebody else ("Bo said [the candidate] …"),
    /// or is told something ("[the minister] told Bo").
    fn is_beside(&self, nominal: Nominal, sentence: usize, draft: usize) -> bool {
        let (start, end) = (nominal.tokens.start(), nominal.tokens.end());
        let mut here = self.seen.iter().rev().take(WINDOW).take_while(|seen| seen.sentence == sentence);
        let goes_on = |at: usize| {
            self.reading.lower(at) == ","
                && matches!(self.reading.lower(at + 1), "but" | "and" | "while" | "as")
        };
        let parted = |end: usize| (end..start).take(CLAUSE).any(goes_on);
        let says =
            here.any(|seen| seen.draft == draft && seen.speaks && seen.end < start && !parted(seen.end));
        let coming = self.names.partition_point(|name| name.tokens.start() <= end);
        let told = self.reading.is(end, Sorts::REPORTING)
            && self.names.get(coming).is_some_and(|name| name.tokens.start() == end + 1)
            && self.clusters.owners.get(coming).copied().flatten() == Some(draft);
        says || told
    }

    /// Whether somebody was named only later, as one who held the office once: "[The chancellor] … ex-chancellor Ann Bo".
    fn is_no_more(&self, nominal: Nominal, draft: usize) -> bool {
        let past = || self.draft(draft).is_some_and(|draft| draft.held_once(nominal.office));
        is_held_for_somebody(nominal.office)
            && !self.last_seen.contains_key(&draft)
            && past()
            && !is_past(self.reading, nominal.tokens)
    }

    /// Whether a spokesman is of others than somebody whom the article calls one: "a Salt spokesman" where Bo speaks for the Tarn
    /// Board; without a name for whom, "the spokesman" is whoever was mentioned last.
    fn is_anothers(&self, nominal: Nominal, allegiance: &Allegiance<'_>, draft: usize) -> bool {
        if nominal.office != "spokesperson" {
            return false;
        }
        let called_so = self.draft(draft).is_some_and(|draft| draft.is_called_so(nominal.office, allegiance));
        let bare = nominal.tokens.len() == 2;
        let goes_before =
            |known: Introduced| !bare || self.last_seen.get(&known.draft) > self.last_seen.get(&draft);
        !called_so
            && match nominal.lead {
                Lead::Definite => self.introduced(nominal).is_some_and(goes_before),
                _ => allegiance.names_a_body(),
            }
    }

    /// "Bo is [the candidate]", "she became [the prime minister]"; not "who beat Bo became [the chief executive]".
    fn predicated(&self, nominal: Nominal) -> Option<usize> {
        let (start, end) = (nominal.tokens.start(), nominal.tokens.end());
        let linked = matches!(
            self.reading.lower_before(start),
            "is" | "was" | "became" | "becomes" | "remains" | "remained"
        );
        let whole = self.reading.class(end) != Class::Possessive
            && is_held_for_somebody(nominal.office)
            && !nominal.tokens.positions().any(|at| self.reading.is_quotation_mark(at));
        let subject = |seen: &&Seen| linked && whole && seen.role == Role::Subject && seen.end + 1 == start;
        let last = self.seen.last().filter(subject)?;
        let sentence = self.reading.prepared.sentences.get(last.sentence)?.tokens;
        let mut before = (sentence.start()..last.at).rev().take(SUBJECT).map(|at| self.reading.lower(at));
        let relative = before.any(|word| matches!(word, "who" | "which" | "that" | "whose"));
        let fits = self.draft(last.draft)?.may_be(nominal.pronoun, nominal.presumed);
        (!relative && fits).then_some(last.draft)
    }

    /// "[A spokeswoman] for the district, Ann Bo, said": whose name stands beside the description.
    fn described(&self, nominal: Nominal) -> Option<usize> {
        self.described
            .range(nominal.tokens.start()..nominal.tokens.end())
            .next()
            .map(|(_, &(_, draft))| draft)
    }

    /// ", the governor," right behind a name.
    fn apposed(&self, nominal: Nominal) -> Option<usize> {
        let start = nominal.tokens.start();
        if self.reading.lower_before(start) != "," {
            return None;
        }
        let last = self.found.last().filter(|found| found.tokens.end() + 1 == start)?;
        let person = last.draft.filter(|&at| self.draft(at).is_some_and(|d| d.kind == EntityKind::Person))?;
        self.draft(person)?.may_be(nominal.pronoun, nominal.presumed).then_some(person)
    }

    fn last_one(
        &self,
        nominal: Nominal,
        allegiance: &Allegiance<'_>,
        sentence: usize,
        may_be: impl Fn(&usize) -> bool,
    ) -> Option<usize> {
        // "the former first lady" says enough to be somebody known, "the lawyer" does not.
        let said_of_anybody = !is_generic(nominal.office) && nominal.tokens.len() < 4;
        if said_of_anybody || self.introduced(nominal).is_some() {
            return None;
        }
        let within = self.reading.prepared.sentences.get(sentence)?;
        let at = nominal.tokens.start();
        let asked = Asked {
            case: self.case_of(nominal, within),
            pronoun: nominal.pronoun,
            ..self.asked(at, sentence, within, nominal.pronoun, None)
        };
        let near = |candidate: &Candidate| {
            let mut outside = self.seen.iter().rev().take(WINDOW).filter(|seen| !seen.quoted);
            let seen = outside.find(|seen| seen.draft == candidate.draft);
            let draft = self.draft(candidate.draft);
            let known = draft.and_then(|draft| draft.pronoun);
            draft.is_some_and(|draft| draft.may_be_called(nominal.office, allegiance))
                && !candidate.acts_beside()
                && may_be(&candidate.draft)
                && seen.is_some_and(|seen| {
                    // Quotations of many sentences may stand between.
                    let paragraph = self.paragraph_of(seen.sentence).map_or(0, ParagraphIdx::get);
                    seen.sentence + 3 > sentence || paragraph + 1 >= within.paragraph.get()
                })
                && (nominal.pronoun.is_none() || known == nominal.pronoun)
        };
        let context = Context { reading: self.reading, seen: &self.seen, following: &[] };
        candidates(&context, asked, |draft| self.known(draft)).into_iter().find(near).map(|found| found.draft)
    }

    /// Whoever acts in a clause is not who is told something in it: "Ann Bo said to [the candidate]".
    fn case_of(&self, nominal: Nominal, within: &Sentence) -> Case {
        match role(self.reading, within, nominal.tokens) {
            Role::Object | Role::Governed => Case::Object,
            Role::Subject | Role::Owner | Role::Listed => Case::Subject,
        }
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
}

/// Whether a description behind the word only says what somebody named is: "was [a lawyer]", ", [a lawyer],".
fn says_what_somebody_is(before: &str) -> bool {
    matches!(
        before,
        "is" | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "being"
            | "become"
            | "becomes"
            | "became"
            | "remain"
            | "remains"
            | "remained"
            | "as"
            | "like"
            | "not"
            | "'s"
            | "’s"
            | "'m"
            | "’m"
            | "'re"
            | "’re"
            | "("
            | "-"
            | "–"
            | "—"
    )
}
