//! The attitude to those whom a statement speaks of, as worded.
//!
//! Two things are weighed: what the tagger makes of the words, names left out ([`crate::label::AttitudeLabel`]), and
//! words of praise and blame in the content and in its cue, by rules. Without a tagger that judges, somebody of whom there is no
//! such word, or as many of both, gets no attitude, whatever a reader may make of the facts.

mod words;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use self::words::{Worth, is_amends, is_charge, is_human, is_link, is_negator, is_removal, is_wrong, worth};
use super::{About, Attitude, Stance};
use crate::index::{EntityIdx, TokenRange};
use crate::label::{AttitudeLabel, AttitudeScores};
use crate::people::{Mention, People, is_function};
use crate::prepare::Prepared;

/// How many tokens of the content may stand before whom the cue praises or blames ("their candidate, Bo").
const REACH: usize = 3;
/// Tokens between a verb and its object, at most, and between an owner and what is said of what he owns.
const OBJECT: usize = 3;
/// Tokens over which a negation reaches.
const NEGATION: usize = 4;
/// Tokens between somebody and what is said of him, at most.
const LINK: usize = 8;
/// Tokens over which words that only people deserve reach for somebody.
const NEAR: usize = 8;
/// Points of a cue, and of what can be read in one way only, where those of a word are one.
const PLAIN: i32 = 2;
/// What a word of praise or blame adds to the tagger's score of that attitude; a difference of 1 makes it 2.7 times as likely.
const WORDED: f32 = 1.0;
/// Points beyond these add nothing.
const MOST: i32 = 2;
/// How sure such words are without a tagger that judges: of ten such attitudes seven were right.
const BY_WORDS_ALONE: f32 = 0.7;

/// Judges everybody whom a statement speaks of. The pieces of its content are in order, and so is what the tagger says of
/// the tokens.
pub(super) fn judge(
    prepared: &Prepared,
    people: &People,
    read: &[AttitudeLabel],
    cue: Option<TokenRange>,
    content: &[TokenRange],
    about: &mut [About],
) {
    if about.is_empty() {
        return;
    }
    let mut weighing = Weighing::new(prepared, people, content, about);
    for at in content.iter().flat_map(|piece| piece.positions()) {
        weighing.word(at);
    }
    if let (Some(cue), Some(&first)) = (cue, content.first()) {
        weighing.cue(cue, first);
    }
    let Weighing { mentions, judged, .. } = weighing;
    let mut means: BTreeMap<EntityIdx, Mean> = BTreeMap::new();
    for mention in mentions {
        if let Some(entity) = mention.entity {
            means.entry(entity).or_default().add(read, mention.tokens);
        }
    }
    for (about, (entity, points)) in about.iter_mut().zip(judged) {
        about.attitude = weighed(means.get(&entity).and_then(Mean::scores), points);
    }
}

/// The attitude to somebody whom words mention, read as if they were said; `labels` are in order of tokens. `None` if nothing of
/// the words is known to judge by.
pub fn attitude(
    prepared: &Prepared,
    people: &People,
    labels: &[AttitudeLabel],
    words: TokenRange,
    whom: EntityIdx,
) -> Option<Attitude> {
    let mut about = [About { entity: whom, attitude: None }];
    judge(prepared, people, labels, None, &[words], &mut about);
    let [About { attitude, .. }] = about;
    attitude
}

/// The attitude by the tagger's scores and the points of words.
fn weighed(scores: Option<AttitudeScores>, points: i32) -> Option<Attitude> {
    let worded = match points.cmp(&0) {
        Ordering::Greater => Some(Stance::Positive),
        Ordering::Less => Some(Stance::Negative),
        Ordering::Equal => None,
    };
    let Some([negative, neutral, positive]) = scores else {
        return worded.map(|stance| Attitude { stance, confidence: BY_WORDS_ALONE });
    };
    let more =
        |stance: Stance| if worded == Some(stance) { WORDED * points.abs().min(MOST) as f32 } else { 0.0 };
    let scores = [negative + more(Stance::Negative), neutral, positive + more(Stance::Positive)];
    let highest = scores.into_iter().fold(f32::MIN, f32::max);
    let all: f64 = scores.iter().map(|score| libm::exp(f64::from(score - highest))).sum();
    Some(Attitude { stance: likeliest(scores), confidence: (1.0 / all) as f32 })
}

/// The mentions of a content, and what its words say for those who are judged, less what they say against them.
struct Weighing<'a> {
    prepared: &'a Prepared,
    /// Those that stand for somebody or something, in order of place.
    mentions: Vec<&'a Mention>,
    judged: Vec<(EntityIdx, i32)>,
}

impl<'a> Weighing<'a> {
    fn new(
        prepared: &'a Prepared,
        people: &'a People,
        content: &[TokenRange],
        about: &[About],
    ) -> Weighing<'a> {
        let inside = content.iter().flat_map(|&piece| people.mentions_in(piece)).map(|(_, mention)| mention);
        Weighing {
            prepared,
            mentions: inside.filter(|mention| mention.entity.is_some()).collect(),
            judged: about.iter().map(|about| (about.entity, 0)).collect(),
        }
    }

    fn lower(&self, at: usize) -> &str {
        self.prepared.lower(at)
    }

    /// The mentions that begin at a token or behind it.
    fn from(&self, at: usize) -> &[&'a Mention] {
        let next = self.mentions.partition_point(|mention| mention.tokens.start() < at);
        self.mentions.get(next..).unwrap_or_default()
    }

    /// What one word of the content says.
    fn word(&mut self, at: usize) {
        if is_amends(self.lower(at)) && self.is_due(at) {
            self.points(self.subject(at), -1);
        }
        if matches!(self.lower(at), "favorably" | "favourably") {
            self.compared(at);
        }
        let Some(worth) = worth(self.lower(at)) else { return };
        if self.mentions.iter().any(|mention| mention.tokens.holds(at)) {
            return;
        }
        let negated = (at.saturating_sub(NEGATION)..at).any(|before| is_negator(self.lower(before)));
        let object = self.object(at);
        let sign = if negated { -1 } else { 1 };
        match worth {
            Worth::Support if object.is_some() => {
                self.points(object, sign);
                self.points(self.rival(at), -sign);
            }
            Worth::Against if self.is_regretted(at) => {}
            Worth::Against if !negated && is_blame(self.lower(at)) && self.lower(at + 1) == "on" => {
                self.blamed_on(at + 2);
            }
            Worth::Against if !negated => self.points(object, -1),
            Worth::Harm | Worth::Ill if !negated && object.is_none() => {
                let subject = || self.subject(at).filter(|_| !self.is_suffered(at));
                self.points(self.agent(at).or_else(subject), -1);
            }
            Worth::Well => self.points(self.subject(at), sign),
            Worth::Praise => self.points(self.whoever(at), sign),
            Worth::Blame if !negated => self.points(self.whoever(at), -1),
            _ => {}
        }
    }

    /// "to apologise for accusing [Bo]": whoever is named has been wronged.
    fn is_regretted(&self, at: usize) -> bool {
        let is_regret = |word: &str| is_amends(word) || word.starts_with("apolog") || word == "sorry";
        at > 0
            && self.lower(at - 1) == "for"
            && (at.saturating_sub(LINK)..at).any(|at| is_regret(self.lower(at)))
    }

    /// "blamed on the policies of [Bo] and [Du]": those who are named from a token on, to the end of the clause.
    fn blamed_on(&mut self, from: usize) {
        let ends = |at: &usize| self.lower(*at).starts_with(['.', ',', ';', ':', '?', '!']);
        let end = (from..from + LINK).find(ends).unwrap_or(from + LINK);
        let named: BTreeSet<_> =
            self.from(from).iter().take_while(|m| m.tokens.end() <= end).filter_map(|m| m.entity).collect();
        named.into_iter().for_each(|entity| self.points(Some(entity), -PLAIN));
    }

    /// "compares [Bo] favourably to [Du]"
    fn compared(&mut self, at: usize) {
        let before = self.mentions.iter().rev().find(|mention| mention.tokens.end() == at);
        let behind = self.from(at + 1).first().filter(|mention| mention.tokens.start() <= at + 2 + OBJECT);
        if let (Some(better), Some(worse)) = (before, behind)
            && matches!(self.lower(at + 1), "to" | "with")
        {
            let (better, worse) = (better.entity, worse.entity);
            self.points(better, PLAIN);
            self.points(worse, -PLAIN);
        }
    }

    /// "should resign", "must apologise", but not "should not resign"
    fn is_due(&self, at: usize) -> bool {
        let before = || (at.saturating_sub(2)..at).map(|at| self.lower(at));
        before().any(|word| matches!(word, "should" | "must" | "ought")) && !before().any(is_negator)
    }

    /// Of whom a word is said: "[Bo] is a great …", "great [Bo]", "[Bo]'s great …".
    fn subject(&self, at: usize) -> Option<EntityIdx> {
        let behind = self.from(at + 1).first().filter(|mention| mention.tokens.start() == at + 1);
        let before = self.mentions.iter().rev().find(|mention| mention.tokens.end() <= at);
        let before =
            before.filter(|mention| self.is_linked(mention.tokens, at) || self.is_owned(mention, at));
        before.or(behind)?.entity
    }

    /// Whether only links stand between a mention and a word. A noun behind an article needs a verb before it, "as" or a comma.
    fn is_linked(&self, mention: TokenRange, at: usize) -> bool {
        let between = || (mention.end()..at).map(|at| self.lower(at));
        let mark = |word: &str| {
            !word.starts_with(char::is_alphanumeric) && !word.starts_with(['.', ';', ':', '?', '!'])
        };
        let link = |word: &str| is_link(word) || mark(word) || worth(word).is_some();
        let article = between().any(|word| matches!(word, "a" | "an" | "the"));
        let verb = between().any(is_copula);
        let had = between().any(|word| matches!(word, "had" | "has" | "have")) && !self.is_participle(at);
        let (next, second) = (self.lower(mention.end()), self.lower(mention.end() + 1));
        let apposed = matches!(next, "as" | ",");
        at <= mention.end() + LINK
            && between().all(link)
            && (!article || verb || apposed)
            && (!had || verb)
            && !(next == "," && !article && second != "who")
    }

    /// "Bo's reckless plan", "his failure"
    fn is_owned(&self, mention: &Mention, at: usize) -> bool {
        let behind = mention.tokens.end();
        let mark = |at: usize| self.lower(at).starts_with(['\'', '’', 's']);
        let first = (behind..at).find(|&at| !mark(at)).unwrap_or(at);
        self.is_owner(mention) && at <= first + 1 && (first..at).all(|at| !is_copula(self.lower(at)))
    }

    /// "Bo's", "his", "Bo supporters"
    fn is_owner(&self, mention: &Mention) -> bool {
        let tokens = mention.tokens;
        let next = self.lower(tokens.end());
        let pronoun = tokens.len() == 1
            && matches!(self.lower(tokens.start()), "his" | "her" | "their")
            && next.starts_with(char::is_alphanumeric)
            && !is_link(next);
        let marked = matches!(next, "'s" | "’s" | "'" | "’") || self.lower(tokens.end() - 1).ends_with("'s");
        mention.owns_people || pronoun || marked
    }

    /// Of whom a word is said that only people deserve: its subject, else who is nearest in its sentence, else the only one.
    fn whoever(&self, at: usize) -> Option<EntityIdx> {
        let sentence = self.prepared.sentence_of(at);
        let distance = |mention: &Mention| {
            let tokens = mention.tokens;
            if at < tokens.start() { tokens.start() - at } else { (at + 1).saturating_sub(tokens.end()) }
        };
        let is_here = |mention: &&&Mention| self.prepared.sentence_of(mention.tokens.start()) == sentence;
        let here = || self.mentions.iter().filter(is_here);
        let near = || {
            let nearest = here().min_by_key(|mention| distance(mention))?;
            let contrasted = at < nearest.tokens.start() && self.is_contrasted(nearest.tokens.start());
            nearest.entity.filter(|_| distance(nearest) <= NEAR && !contrasted)
        };
        let only = || {
            let first = self.mentions.first().filter(|_| here().next().is_none())?.entity;
            first.filter(|_| self.mentions.iter().all(|mention| mention.entity == first))
        };
        let others = || if self.is_of_thing(at) { None } else { near().or_else(only) };
        self.subject(at).or_else(others)
    }

    /// "an abusive scene", but not "an abusive man": what is so called stands behind the word.
    fn is_of_thing(&self, at: usize) -> bool {
        let next = self.lower(at + 1);
        let noun = next.starts_with(char::is_alphanumeric) && !is_link(next) && !is_function(next);
        noun && !is_human(next)
    }

    fn is_participle(&self, at: usize) -> bool {
        let word = self.lower(at);
        word.ends_with("ed") && word != "flawed" || word == "misled"
    }

    /// Whom the verb at `at` has for its object: who is mentioned right behind it.
    fn object(&self, at: usize) -> Option<EntityIdx> {
        let mention = self.from(at + 1).first()?;
        let start = mention.tokens.start();
        let free = (at + 1..start).map(|between| self.lower(between)).all(|word| {
            word.starts_with(char::is_alphanumeric)
                && !matches!(word, "and" | "by" | "for" | "that" | "to" | "with")
        });
        mention.entity.filter(|_| start <= at + OBJECT && free && !self.is_owner(mention))
    }

    /// "backed Bo over [Du]": whom it is supported against, who is mentioned behind.
    fn rival(&self, at: usize) -> Option<EntityIdx> {
        let [object, rival, ..] = self.from(at + 1) else { return None };
        let end = object.tokens.end();
        let over = matches!(self.lower(end), "over" | "against");
        rival.entity.filter(|_| over && rival.tokens.start() <= end + 1 + OBJECT)
    }

    /// "a town betrayed by [Bo]"
    fn agent(&self, at: usize) -> Option<EntityIdx> {
        let mention = self.from(at + 1).first()?;
        let by = self.is_participle(at) && self.lower(at + 1) == "by" && mention.tokens.start() == at + 2;
        mention.entity.filter(|_| by && !self.is_owner(mention))
    }

    /// "was ruined", "people killed by the police"
    fn is_suffered(&self, at: usize) -> bool {
        let by = (at + 1..at + 1 + OBJECT).any(|at| self.lower(at) == "by");
        by || self.is_participle(at) && (at.saturating_sub(OBJECT)..at).any(|at| is_copula(self.lower(at)))
    }

    fn is_contrasted(&self, start: usize) -> bool {
        (start.saturating_sub(2)..start).any(|at| matches!(self.lower(at), "than" | "unlike"))
    }

    fn points(&mut self, whom: Option<EntityIdx>, points: i32) {
        if let Some((_, sum)) = self.judged.iter_mut().find(|(judged, _)| Some(*judged) == whom) {
            *sum += points;
        }
    }

    /// "Bo's rival, the former mayor [Cy Du]": who is behind an owner, named after a comma.
    fn apposed(&self, owner: TokenRange) -> Option<EntityIdx> {
        let mention = self.from(owner.end()).first()?;
        let start = mention.tokens.start();
        let comma = (owner.end()..start).find(|&at| self.lower(at) == ",")?;
        let near = comma <= owner.end() + OBJECT && start <= comma + 1 + 2 * OBJECT;
        let plain = (comma + 1..start).all(|at| self.lower(at).starts_with(char::is_alphanumeric));
        mention.entity.filter(|_| near && plain)
    }

    /// What the cue says of whom the content begins with.
    fn cue(&mut self, cue: TokenRange, content: TokenRange) {
        let words = || cue.positions().map(|at| self.lower(at));
        if words().any(is_negator) {
            return;
        }
        let first = self.mentions.iter().find(|mention| mention.tokens.end() <= content.end());
        let Some(first) = first.filter(|first| first.tokens.start() <= content.start() + REACH) else {
            return;
        };
        let end = first.tokens.end();
        let object = if self.is_owner(first) { self.apposed(first.tokens) } else { first.entity };
        let removed = (end..end + 2).any(|at| is_removal(self.lower(at)));
        let amends = self.lower(end) == "to" && is_amends(self.lower(end + 1));
        let agrees = words().any(|word| word == "with")
            && words().any(|word| matches!(word, "agree" | "agreed" | "agrees"));
        // "Condemned [his] arrest", but not "condemned [his] treatment of others".
        let ends = |at: usize| {
            let word = self.lower(at);
            !word.starts_with(char::is_alphanumeric) || matches!(word, "as" | "by" | "in" | "on")
        };
        let wronged = self.is_owner(first)
            && words().any(is_protest)
            && (end..end + 2).any(|at| is_wrong(self.lower(at)) && ends(at + 1));
        // "Rejected claims against [Bo]".
        let cleared = words().any(is_denial)
            && is_charge(self.lower(content.start()))
            && self.lower(first.tokens.start().saturating_sub(1)) == "against";
        let (whom, points) = match words().rev().find_map(named) {
            _ if words().any(is_demand) && (removed || amends) => (first.entity, -PLAIN),
            Some(Stance::Negative) if wronged => (first.entity, PLAIN),
            _ if cleared => (first.entity, PLAIN),
            Some(Stance::Negative) => (object, -PLAIN),
            Some(Stance::Positive) => (object, PLAIN),
            None if agrees => (first.entity, PLAIN),
            _ => return,
        };
        self.points(whom, points);
    }
}

fn is_copula(word: &str) -> bool {
    matches!(
        word,
        "am" | "are"
            | "be"
            | "became"
            | "becomes"
            | "been"
            | "being"
            | "is"
            | "remained"
            | "remains"
            | "seemed"
            | "seems"
            | "was"
            | "were"
            | "'s"
            | "’s"
    )
}

fn is_blame(word: &str) -> bool {
    matches!(word, "blame" | "blamed" | "blames" | "blaming")
}

/// A verb without its ending: "disput" of "disputed".
fn stem(word: &str) -> &str {
    word.strip_suffix("ing").or(word.strip_suffix("ed")).or(word.strip_suffix('s')).unwrap_or(word)
}

fn is_denial(word: &str) -> bool {
    matches!(
        stem(word),
        "deni"
            | "denie"
            | "deny"
            | "dismiss"
            | "dismisse"
            | "disput"
            | "dispute"
            | "refut"
            | "refute"
            | "reject"
    )
}

/// Verbs of blame for what has been done, not for who suffers it.
fn is_protest(word: &str) -> bool {
    matches!(
        word,
        "condemned"
            | "condemning"
            | "criticised"
            | "criticising"
            | "criticized"
            | "criticizing"
            | "denounced"
            | "denouncing"
            | "slammed"
            | "slamming"
    )
}

fn is_demand(word: &str) -> bool {
    matches!(
        stem(word),
        "ask" | "call" | "demand" | "press" | "pressur" | "tell" | "told" | "urge" | "urg" | "want"
    )
}

/// The attitude that a verb of saying names.
fn named(word: &str) -> Option<Stance> {
    match word {
        "attacked" | "attacking" | "attacks" | "criticised" | "criticized" | "criticising"
        | "criticizing" | "denounced" | "denouncing" | "mocked" | "mocking" | "ridiculed" | "insulted"
        | "blasted" | "blasting" | "slammed" | "slamming" | "condemned" | "condemning" | "accused"
        | "accusing" | "accuses" | "blamed" | "blaming" | "blames" | "chided" | "rebuked" | "berated"
        | "lambasted" | "disparaged" | "critical" | "criticism" | "disdain" | "contempt" | "despair" => {
            Some(Stance::Negative)
        }
        "praised" | "praising" | "praises" | "endorsed" | "endorsing" | "endorses" | "lauded" | "lauding"
        | "commended" | "congratulated" | "thanked" | "thanking" | "applauded" | "hailed" | "adulation"
        | "admiration" | "extolled" | "extols" | "backs" | "backed" | "defended" => Some(Stance::Positive),
        _ => None,
    }
}

/// The attitude to whom some runs of tokens mention, by the mean over their tokens; `labels` are in order of tokens.
/// `None` without a token that was judged.
pub fn stance(labels: &[AttitudeLabel], mentions: impl IntoIterator<Item = TokenRange>) -> Option<Stance> {
    let mut mean = Mean::default();
    mentions.into_iter().for_each(|tokens| mean.add(labels, tokens));
    mean.scores().map(likeliest)
}

/// The likeliest attitude; of two that are equally likely the neutral one.
fn likeliest([negative, neutral, positive]: AttitudeScores) -> Stance {
    match () {
        () if negative > neutral && negative >= positive => Stance::Negative,
        () if positive > neutral => Stance::Positive,
        () => Stance::Neutral,
    }
}

/// The mean over tokens that were judged.
#[derive(Debug, Clone, Copy, Default)]
struct Mean {
    sum: AttitudeScores,
    count: f32,
}

impl Mean {
    /// Adds those of some tokens that were judged; `labels` are in order of tokens.
    fn add(&mut self, labels: &[AttitudeLabel], tokens: TokenRange) {
        let first = labels.partition_point(|label| label.token < tokens.start());
        for label in labels.iter().skip(first).take_while(|label| label.token < tokens.end()) {
            self.count += 1.0;
            self.sum.iter_mut().zip(label.scores).for_each(|(sum, score)| *sum += score);
        }
    }

    fn scores(&self) -> Option<AttitudeScores> {
        (self.count > 0.0).then(|| self.sum.map(|sum| sum / self.count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate;
    use crate::label::Tagger as _;
    use crate::prepare::tests::prepared;
    use crate::rules::RuleTagger;

    /// Whom the only statement of a text speaks of, with the attitudes.
    fn told(text: &str) -> Vec<(String, Option<Stance>)> {
        let prepared = prepared(text);
        let labels = RuleTagger.tag(std::slice::from_ref(&prepared)).remove(0);
        let annotated = annotate(prepared, &labels);
        let about = annotated.statements.iter().flat_map(|statement| &statement.about);
        let stance = |one: &About| one.attitude.map(|attitude| attitude.stance);
        about.map(|one| (annotated.people.entity(one.entity).unwrap().name.clone(), stance(one))).collect()
    }

    #[test]
    fn who_is_criticised_or_praised_by_the_cue_is_so_and_nobody_else() {
        assert_eq!(told("Ann Bo criticised Cy Du."), [("Cy Du".to_owned(), Some(Stance::Negative))]);
        assert_eq!(told("Ann Bo praised Cy Du."), [("Cy Du".to_owned(), Some(Stance::Positive))]);
        assert_eq!(told("Ann Bo said that Cy Du was late."), [("Cy Du".to_owned(), None)]);
        assert_eq!(
            told("Ann Bo criticised the plan of the council for Cy Du."),
            [("Cy Du".to_owned(), None)]
        );
    }

    #[test]
    fn words_of_praise_and_blame_are_weighed_with_what_the_tagger_says() {
        let stance = |scores, points| weighed(scores, points).map(|attitude| attitude.stance);
        assert_eq!(stance(Some([0.0, 0.5, -1.0]), 0), Some(Stance::Neutral));
        assert_eq!(stance(Some([0.0, 0.5, -1.0]), -1), Some(Stance::Negative));
        assert_eq!(stance(Some([0.0, 0.5, -1.0]), 1), Some(Stance::Neutral));
        assert_eq!(stance(Some([0.0, 0.5, -1.0]), 2), Some(Stance::Positive));
        assert_eq!(stance(Some([0.0, 0.5, -2.0]), 9), Some(Stance::Neutral));
        assert_eq!((stance(None, 1), stance(None, 0)), (Some(Stance::Positive), None));
        let confidence = |scores| weighed(Some(scores), 0).unwrap().confidence;
        assert!((confidence([1.0, 1.0, 1.0]) - 1.0 / 3.0).abs() < 1e-6);
        assert!(confidence([90.0, 1.0, 1.0]) > 0.999);
    }

    #[test]
    fn the_mean_over_mentions_decides_and_doubt_is_neutral() {
        let scores = [[1.0, 0.0, -1.0], [0.5, 0.6, 0.0], [0.0, 0.0, 2.0], [0.3, 0.3, 0.3]];
        let labels: Vec<_> =
            (0..).zip(scores).map(|(token, scores)| AttitudeLabel { token, scores }).collect();
        let stance = |tokens: &[usize]| stance(&labels, tokens.iter().map(|&at| TokenRange::new(at, at + 1)));
        assert_eq!(stance(&[0, 1]), Some(Stance::Negative));
        assert_eq!(stance(&[2]), Some(Stance::Positive));
        assert_eq!(stance(&[3]), Some(Stance::Neutral));
        assert_eq!((stance(&[]), stance(&[9])), (None, None));
    }
}
