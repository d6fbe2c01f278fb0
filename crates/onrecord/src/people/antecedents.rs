//! What the pronouns "who", "which", "they" and "it" in a source refer back to.

use super::evidence::{is_function, is_verb};
use super::lexicon::{Sorts, sorts};
use super::nouns::is_plural;
use super::speaker::{DEPTH, Source, is_article};
use super::titles::title;
use super::words::PEOPLES;
use super::{EntityKind, MentionForm, Speaker, organisations};
use crate::index::{EntityIdx, TokenRange};
use crate::segment::TokenKind;
use crate::times::is_past_verb;

/// Tokens of a name looked back over.
const LONGEST_NAME: usize = 12;

impl Source<'_> {
    /// What "who" and "which" refer back to.
    pub(super) fn relative(self, at: usize) -> Speaker {
        let relative = TokenRange::new(at, at + 1);
        let mut end = at;
        while end > 0
            && matches!(
                self.lower(end - 1),
                "," | ")"
                    | "of"
                    | "to"
                    | "most"
                    | "many"
                    | "some"
                    | "all"
                    | "with"
                    | "from"
                    | "-"
                    | "--"
                    | "–"
                    | "—"
                    | "here"
                    | "there"
                    | "today"
            )
        {
            end -= 1;
        }
        let start = self.phrase_start(end);
        if start >= end || self.depth >= DEPTH {
            return Speaker::Unnamed(self.text(relative));
        }
        let deeper = Source { depth: self.depth + 1, ..self };
        let phrase = TokenRange::new(start, end);
        match self.body_before(phrase).map_or_else(|| deeper.speaker(phrase), Speaker::Organisation) {
            Speaker::Person(_) if self.lower(at) == "which" => Speaker::Unnamed(self.text(relative)),
            speaker => speaker,
        }
    }

    /// "Salt Watch, [a group] that": the body that the phrase is apposed to; but "in Ohio, a group that".
    fn body_before(&self, phrase: TokenRange) -> Option<EntityIdx> {
        let comma = phrase.start().checked_sub(1).filter(|&at| self.lower(at) == ",")?;
        let noun = self.lower(phrase.end().saturating_sub(1));
        let apposed = matches!(self.lower(phrase.start()), "a" | "an") && organisations::is_noun(noun);
        let before = TokenRange::new(comma.saturating_sub(LONGEST_NAME), comma);
        let mut names = self.people.mentions_in(before).map(|(_, mention)| mention);
        let name =
            names.find(|m| m.form == MentionForm::Name && m.tokens.end() == comma).filter(|_| apposed)?;
        let before = name.tokens.start().checked_sub(1).map_or("", |at| self.lower(at));
        let around = matches!(before, "at" | "in" | "inside" | "on" | "within");
        let body = name.entity.filter(|&entity| self.kind(entity) == Some(EntityKind::Organisation));
        body.filter(|_| !around)
    }

    /// Where the noun phrase that ends at a token begins.
    fn phrase_start(&self, end: usize) -> usize {
        let sentence = self.prepared.sentence_of(end.saturating_sub(1)).get();
        let floor = self.prepared.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.start());
        let range = TokenRange::new(floor.max(end.saturating_sub(12)), end);
        let mention = self
            .people
            .mentions_in(range)
            .map(|(_, m)| m)
            .find(|m| m.tokens.end() == end && m.entity.is_some());
        if let Some(mention) = mention {
            return mention.tokens.start();
        }
        let stops = |at: &usize| {
            let word = self.lower(*at);
            let kind = self.prepared.tokens.get(*at).map(|token| token.kind);
            let mark = matches!(kind, Some(TokenKind::Punctuation | TokenKind::QuotationMark))
                && !matches!(word, "-" | "'" | "’");
            mark || is_verb(word)
                || self.is_past_form(*at)
                || (is_function(word) && word != "and" && !is_article(word))
        };
        range.positions().rev().find(stops).map_or(range.start(), |at| at + 1)
    }

    /// "established" in "the assembly established U.N. Women": a verb, as a name or an article follows.
    fn is_past_form(&self, at: usize) -> bool {
        let kind = |at: usize| self.prepared.tokens.get(at).map(|token| token.kind);
        let object = is_article(self.lower(at + 1))
            || matches!(kind(at + 1), Some(TokenKind::Title | TokenKind::Upper));
        kind(at) == Some(TokenKind::Lower) && self.lower(at).ends_with("ed") && object
    }

    /// What "they" (`several`) or "it" refers back to: the subject of an earlier sentence, if it is of that number or a body that
    /// spoke in the last one.
    pub(super) fn earlier(self, range: TokenRange, several: bool) -> Speaker {
        let phrase = || self.text(range);
        let unresolved = || if several { Speaker::Group(phrase()) } else { Speaker::Unnamed(phrase()) };
        if self.depth >= DEPTH {
            return unresolved();
        }
        let here = self.prepared.sentence_of(range.start()).get();
        let deeper = Source { depth: self.depth + 1, ..self };
        let nearest = (here.saturating_sub(4)..=here).rev();
        let subjects =
            nearest.filter_map(|sentence| Some((sentence, self.subject(sentence, range.start())?)));
        let speakers: Vec<(usize, Speaker, bool)> = subjects
            .map(|(sentence, subject)| {
                let spoke = sorts(self.lower(subject.end())).any(Sorts::REPORTING);
                (sentence, deeper.speaker(subject), spoke)
            })
            .collect();
        let first = |wanted: fn(&Speaker) -> bool| {
            speakers.iter().find(|(_, speaker, _)| wanted(speaker)).map(|(_, speaker, _)| speaker.clone())
        };
        // A body is "they" where it has just spoken: "The fire service said … They added".
        let they = matches!(self.lower(range.start()), "they" | "them" | "their");
        let spoke = || {
            let mut last = speakers
                .iter()
                .take_while(|(sentence, speaker, _)| they && sentence + 1 >= here && !is_group(speaker));
            last.find(|(_, speaker, spoke)| *spoke && is_body(speaker)).map(|(_, speaker, _)| speaker.clone())
        };
        let found = match () {
            // "Others said": people, but not those before.
            () if matches!(self.lower(range.start()), "others") => None,
            () if several => spoke()
                .or_else(|| first(is_people))
                .or_else(|| first(is_group))
                .or_else(|| first(is_writings)),
            () => first(is_one),
        };
        let acting =
            || (!several).then(|| self.last_acting(range.start())).flatten().map(Speaker::Organisation);
        found.or_else(acting).unwrap_or_else(unresolved)
    }

    /// The words from the start of a sentence to its first verb.
    fn subject(&self, sentence: usize, limit: usize) -> Option<TokenRange> {
        let tokens = self.prepared.sentences.get(sentence)?.tokens;
        let limit = tokens.end().min(limit).min(tokens.start() + 24);
        let mut start = tokens.start();
        if is_function(self.lower(start))
            && !is_article(self.lower(start))
            && !is_subject_pronoun(self.lower(start))
        {
            let comma = (start..limit).find(|&at| self.lower(at) == ",");
            // "[With] four wells dry in all of the hills": what goes with the subject is none.
            let beside = matches!(self.lower(start), "with" | "without" | "amid" | "despite" | "among");
            start = comma.map(|comma| comma + 1).or((!beside).then_some(start))?;
        }
        if self.lower(start).ends_with("ing") {
            return None;
        }
        let verb = |word: &str| is_verb(word) || word.ends_with("ed") || is_past_verb(word);
        let end = (start..limit).find(|&at| verb(self.lower(at)))?;
        (end > start).then(|| TokenRange::new(start, end))
    }
}

fn is_group(speaker: &Speaker) -> bool {
    matches!(speaker, Speaker::Group(phrase) if !matches!(phrase.as_str(), "They" | "they" | "We" | "we"))
}

/// Whether a group is surely of people, who speak and think: "lawyers", "Bo and Du", "the French".
fn is_people(speaker: &Speaker) -> bool {
    let Speaker::Group(phrase) = speaker else { return false };
    let human = |word: &str| {
        let word = word.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase();
        let single = word.strip_suffix('s').unwrap_or(&word);
        title(single).is_some() || PEOPLES.holds(&word) || is_crowd(&word)
    };
    let joined = phrase.split(" and ").count() > 1
        && phrase.split(" and ").all(|part| part.trim_start().starts_with(char::is_uppercase));
    is_group(speaker) && (joined || phrase.split_whitespace().any(human))
}

/// Whether "they" (`several`) or "it" may stand for a speaker.
pub(crate) fn may_be(speaker: &Speaker, several: bool) -> bool {
    if several { is_people(speaker) } else { is_one(speaker) }
}

fn is_body(speaker: &Speaker) -> bool {
    matches!(speaker, Speaker::Organisation(_))
}

fn is_one(speaker: &Speaker) -> bool {
    match speaker {
        Speaker::Organisation(_) => true,
        Speaker::Document(_) => !is_writings(speaker),
        _ => false,
    }
}

/// "The documents": several.
fn is_writings(speaker: &Speaker) -> bool {
    matches!(speaker, Speaker::Document(phrase) if phrase.split_whitespace().any(is_plural))
}

fn is_crowd(word: &str) -> bool {
    matches!(
        word,
        "people" | "men" | "women" | "police" | "authorities" | "residents" | "families" | "parents"
    )
}

fn is_subject_pronoun(word: &str) -> bool {
    matches!(
        word,
        "it" | "they"
            | "he"
            | "she"
            | "we"
            | "i"
            | "this"
            | "these"
            | "those"
            | "his"
            | "her"
            | "their"
            | "both"
    )
}
