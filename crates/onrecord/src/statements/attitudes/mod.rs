//! The attitude to those whom a statement speaks of, as worded: praise and blame in its words and in its cue.
//!
//! Where there is no word of either, or as many of both, none is shown, whatever a reader may make of the facts. What the network makes of the words is measured
//! (`cargo dev eval attitudes`), but on statements in news it is right in about half of the cases, whatever it is sure of
//! (docs/model.md), and is not asked.

mod words;

use std::cmp::Ordering;

use self::words::{Worth, is_amends, is_human, is_link, is_negator, is_removal, worth};
use super::{About, Stance};
use crate::index::{EntityIdx, TokenRange};
use crate::label::AttitudeScores;
use crate::people::{People, is_function};
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
/// Points of a cue, where those of a word are one.
const CUE: i32 = 2;

/// Judges everybody whom a statement speaks of. The pieces of its content are in order.
pub(super) fn judge(
    prepared: &Prepared,
    people: &People,
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
    for (about, balance) in about.iter_mut().zip(weighing.balances) {
        about.stance = balance.stance();
    }
}

/// Points for and against somebody.
#[derive(Debug, Default, Clone, Copy)]
struct Balance {
    praise: i32,
    blame: i32,
}

impl Balance {
    fn add(&mut self, points: i32) {
        if points > 0 { self.praise += points } else { self.blame -= points }
    }

    /// Whichever is more; `None` where nothing is said or both are equal.
    fn stance(self) -> Option<Stance> {
        match self.praise.cmp(&self.blame) {
            Ordering::Greater => Some(Stance::Positive),
            Ordering::Less => Some(Stance::Negative),
            Ordering::Equal => None,
        }
    }
}

/// The mentions of a content, and what its words say for and against those who are judged.
struct Weighing<'a> {
    prepared: &'a Prepared,
    mentions: Vec<(TokenRange, EntityIdx)>,
    /// Where those of them begin that only say whose people somebody is.
    owning: Vec<usize>,
    judged: Vec<EntityIdx>,
    balances: Vec<Balance>,
}

impl<'a> Weighing<'a> {
    fn new(prepared: &'a Prepared, people: &People, content: &[TokenRange], about: &[About]) -> Weighing<'a> {
        let inside: Vec<_> = content.iter().flat_map(|&piece| people.mentions_in(piece)).collect();
        let owning = inside.iter().filter(|(_, mention)| mention.owns_people);
        let owning = owning.map(|(_, mention)| mention.tokens.start()).collect();
        let mentions = inside.iter().filter_map(|(_, mention)| Some((mention.tokens, mention.entity?)));
        Weighing {
            prepared,
            mentions: mentions.collect(),
            owning,
            judged: about.iter().map(|about| about.entity).collect(),
            balances: vec![Balance::default(); about.len()],
        }
    }

    /// What one word of the content says.
    fn word(&mut self, at: usize) {
        if is_amends(self.prepared.lower(at)) && self.is_due(at) {
            self.subject(at).into_iter().for_each(|whom| self.points(whom, -1));
        }
        let Some(worth) = worth(self.prepared.lower(at)) else { return };
        if self.mentions.iter().any(|(tokens, _)| tokens.positions().contains(&at)) {
            return;
        }
        let negated = (at.saturating_sub(NEGATION)..at).any(|before| is_negator(self.prepared.lower(before)));
        let object = self.object(at);
        let sign = if negated { -1 } else { 1 };
        match worth {
            Worth::Support => {
                if let Some(object) = object {
                    self.points(object, sign);
                    self.rival(at).into_iter().for_each(|rival| self.points(rival, -sign));
                }
            }
            Worth::Against if !negated => object.into_iter().for_each(|object| self.points(object, -1)),
            Worth::Harm | Worth::Ill if !negated && object.is_none() => {
                let subject = || self.subject(at).filter(|_| !self.is_suffered(at));
                self.agent(at).or_else(subject).into_iter().for_each(|whom| self.points(whom, -1));
            }
            Worth::Well => self.subject(at).into_iter().for_each(|whom| self.points(whom, sign)),
            Worth::Praise => self.whoever(at).into_iter().for_each(|whom| self.points(whom, sign)),
            Worth::Blame if !negated => self.whoever(at).into_iter().for_each(|whom| self.points(whom, -1)),
            _ => {}
        }
    }

    /// "should resign", "must apologise", but not "should not resign"
    fn is_due(&self, at: usize) -> bool {
        let before = at.saturating_sub(2)..at;
        before.clone().any(|at| matches!(self.prepared.lower(at), "should" | "must" | "ought"))
            && !before.into_iter().any(|at| is_negator(self.prepared.lower(at)))
    }

    /// Of whom a word is said: "[Bo] is a great …", "great [Bo]", "[Bo]'s great …".
    fn subject(&self, at: usize) -> Option<EntityIdx> {
        let next = self.mentions.partition_point(|(tokens, _)| tokens.start() <= at);
        let behind = self.mentions.get(next).filter(|(tokens, _)| tokens.start() == at + 1);
        let before = self.mentions.get(..next)?.iter().rev().find(|(tokens, _)| tokens.end() <= at);
        let before = before.filter(|(tokens, _)| self.is_linked(*tokens, at) || self.is_owned(*tokens, at));
        before.or(behind).map(|(_, entity)| *entity)
    }

    /// Whether only links stand between a mention and a word. A noun behind an article needs a verb before it, "as" or a comma.
    fn is_linked(&self, mention: TokenRange, at: usize) -> bool {
        let between = mention.end()..at;
        let lower = |at: usize| self.prepared.lower(at);
        let mark = |at: usize| {
            !lower(at).starts_with(char::is_alphanumeric) && !lower(at).starts_with(['.', ';', ':', '?', '!'])
        };
        let link = |at: usize| is_link(lower(at)) || mark(at) || worth(lower(at)).is_some();
        let article = between.clone().any(|at| matches!(lower(at), "a" | "an" | "the"));
        let verb = between.clone().any(|at| is_copula(lower(at)));
        let apposed = matches!(lower(mention.end()), "as" | ",");
        let had =
            between.clone().any(|at| matches!(lower(at), "had" | "has" | "have")) && !self.is_participle(at);
        between.len() <= LINK
            && between.clone().all(link)
            && (!article || verb || apposed)
            && (!had || verb)
            && !(lower(mention.end()) == "," && !article && lower(mention.end() + 1) != "who")
    }

    /// "Bo's reckless plan", "his failure"
    fn is_owned(&self, mention: TokenRange, at: usize) -> bool {
        let mark = |at: usize| self.prepared.lower(at).starts_with(['\'', '’', 's']);
        let first = (mention.end()..at).find(|&at| !mark(at)).unwrap_or(at);
        self.is_owner(mention) && at <= first + 1 && (first..at).all(|at| !is_copula(self.prepared.lower(at)))
    }

    /// "Bo's", "his", "Bo supporters"
    fn is_owner(&self, mention: TokenRange) -> bool {
        if self.owning.contains(&mention.start()) {
            return true;
        }
        let lower = |at: usize| self.prepared.lower(at);
        let pronoun = mention.len() == 1 && matches!(lower(mention.start()), "his" | "her" | "their");
        let noun = pronoun
            && lower(mention.end()).starts_with(char::is_alphanumeric)
            && !is_link(lower(mention.end()));
        noun || matches!(lower(mention.end()), "'s" | "’s" | "'" | "’")
            || lower(mention.end() - 1).ends_with("'s")
    }

    /// Of whom a word is said that only people deserve: its subject, else who is nearest in its sentence, else the only one.
    fn whoever(&self, at: usize) -> Option<EntityIdx> {
        let sentence = self.prepared.sentence_of(at);
        let distance = |tokens: TokenRange| {
            if at < tokens.start() { tokens.start() - at } else { (at + 1).saturating_sub(tokens.end()) }
        };
        let here = || {
            self.mentions.iter().filter(|(tokens, _)| self.prepared.sentence_of(tokens.start()) == sentence)
        };
        let nearest = || {
            here().min_by_key(|(tokens, _)| distance(*tokens)).filter(|(tokens, _)| distance(*tokens) <= NEAR)
        };
        let contrast = |tokens: TokenRange| at < tokens.start() && self.is_contrasted(tokens.start());
        let near = || nearest().filter(|(tokens, _)| !contrast(*tokens)).map(|(_, entity)| *entity);
        let only = || {
            let mut all = self.mentions.iter().map(|(_, entity)| *entity);
            let first = all.next().filter(|_| here().next().is_none())?;
            all.all(|other| other == first).then_some(first)
        };
        let of_thing = self.is_of_thing(at);
        self.subject(at).or_else(|| near().or_else(only).filter(|_| !of_thing))
    }

    /// "an abusive scene", but not "an abusive man": what is so called stands behind the word.
    fn is_of_thing(&self, at: usize) -> bool {
        let next = self.prepared.lower(at + 1);
        let noun = next.starts_with(char::is_alphanumeric) && !is_link(next) && !is_function(next);
        noun && !is_human(next)
    }

    fn is_participle(&self, at: usize) -> bool {
        let word = self.prepared.lower(at);
        word.ends_with("ed") && word != "flawed" || matches!(word, "lied" | "misled" | "shot" | "beaten")
    }

    /// Whom the verb at `at` has for its object: who is mentioned right behind it.
    fn object(&self, at: usize) -> Option<EntityIdx> {
        let next = self.mentions.partition_point(|(tokens, _)| tokens.start() <= at);
        let &(tokens, entity) = self.mentions.get(next)?;
        let near = tokens.start() <= at + OBJECT;
        let free = (at + 1..tokens.start()).all(|between| {
            let word = self.prepared.lower(between);
            word.starts_with(char::is_alphanumeric)
                && !matches!(word, "and" | "by" | "for" | "that" | "to" | "with")
        });
        (near && free && !self.is_owner(tokens)).then_some(entity)
    }

    /// "backed Bo over [Du]": whom it is supported against, who is mentioned behind.
    fn rival(&self, at: usize) -> Option<EntityIdx> {
        let next = self.mentions.partition_point(|(tokens, _)| tokens.start() <= at);
        let [(object, _), (rival, entity)] = *self.mentions.get(next..next + 2)? else { return None };
        let over = matches!(self.prepared.lower(object.end()), "over" | "against");
        (over && rival.start() <= object.end() + 1 + OBJECT).then_some(entity)
    }

    /// "a town betrayed by [Bo]"
    fn agent(&self, at: usize) -> Option<EntityIdx> {
        let next = self.mentions.partition_point(|(tokens, _)| tokens.start() <= at);
        let &(tokens, entity) = self.mentions.get(next)?;
        let by = self.is_participle(at) && self.prepared.lower(at + 1) == "by" && tokens.start() == at + 2;
        (by && !self.is_owner(tokens)).then_some(entity)
    }

    /// "was ruined", "people killed by the police"
    fn is_suffered(&self, at: usize) -> bool {
        let by = (at + 1..at + 1 + OBJECT).any(|at| self.prepared.lower(at) == "by");
        by || self.is_participle(at)
            && (at.saturating_sub(OBJECT)..at).any(|at| is_copula(self.prepared.lower(at)))
    }

    fn is_contrasted(&self, start: usize) -> bool {
        (start.saturating_sub(2)..start).any(|at| matches!(self.prepared.lower(at), "than" | "unlike"))
    }

    fn points(&mut self, whom: EntityIdx, points: i32) {
        for (judged, balance) in self.judged.iter().zip(&mut self.balances) {
            if *judged == whom {
                balance.add(points);
            }
        }
    }

    /// "Bo's rival, the former mayor [Cy Du]": who is behind an owner, named after a comma.
    fn apposed(&self, owner: TokenRange) -> Option<EntityIdx> {
        let next = self.mentions.partition_point(|(tokens, _)| tokens.start() < owner.end());
        let &(tokens, entity) = self.mentions.get(next)?;
        let comma = (owner.end()..tokens.start()).find(|&at| self.prepared.lower(at) == ",")?;
        let near = comma <= owner.end() + OBJECT && tokens.start() <= comma + 1 + 2 * OBJECT;
        let plain =
            (comma + 1..tokens.start()).all(|at| self.prepared.lower(at).starts_with(char::is_alphanumeric));
        (near && plain).then_some(entity)
    }

    /// What the cue says of whom the content begins with.
    fn cue(&mut self, cue: TokenRange, content: TokenRange) {
        let said = |word: &str| cue.positions().any(|at| self.prepared.lower(at) == word);
        let negated = cue.positions().any(|at| is_negator(self.prepared.lower(at)));
        let first = self.mentions.iter().find(|(tokens, _)| tokens.end() <= content.end()).copied();
        let Some((tokens, whom)) = first.filter(|(tokens, _)| tokens.start() <= content.start() + REACH)
        else {
            return;
        };
        let owned = self.is_owner(tokens).then(|| self.apposed(tokens));
        let object = owned.unwrap_or(Some(whom));
        let demands = cue.positions().any(|at| is_demand(self.prepared.lower(at)));
        let removed = (tokens.end()..tokens.end() + 2).any(|at| is_removal(self.prepared.lower(at)));
        let amends =
            self.prepared.lower(tokens.end()) == "to" && is_amends(self.prepared.lower(tokens.end() + 1));
        let named = cue.positions().rev().find_map(|at| named(self.prepared.lower(at)));
        let agrees = said("with") && (said("agreed") || said("agrees") || said("agree"));
        match named {
            _ if negated => {}
            _ if demands && (removed || amends) => self.points(whom, -CUE),
            Some(Stance::Negative) => object.into_iter().for_each(|object| self.points(object, -CUE)),
            Some(Stance::Positive) => object.into_iter().for_each(|object| self.points(object, CUE)),
            None if agrees => self.points(whom, CUE),
            _ => {}
        }
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

fn is_demand(word: &str) -> bool {
    let stem =
        word.strip_suffix("ing").or(word.strip_suffix("ed")).or(word.strip_suffix('s')).unwrap_or(word);
    matches!(
        stem,
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

/// The likeliest attitude to whom some runs of tokens mention, by the mean over the runs; between two that are equally
/// likely the neutral one. `None` without a run that was judged.
pub fn stance(scores: &[AttitudeScores], mentions: impl IntoIterator<Item = TokenRange>) -> Option<Stance> {
    let judged = mentions.into_iter().filter_map(|tokens| mean(scores.get(tokens.positions())?));
    let [negative, neutral, positive] = mean(&judged.collect::<Vec<_>>())?;
    Some(match () {
        () if negative > neutral && negative >= positive => Stance::Negative,
        () if positive > neutral => Stance::Positive,
        () => Stance::Neutral,
    })
}

fn mean(scores: &[AttitudeScores]) -> Option<AttitudeScores> {
    let sum = |class: usize| scores.iter().filter_map(|scores| scores.get(class)).sum::<f32>();
    (!scores.is_empty()).then(|| std::array::from_fn(|class| sum(class) / scores.len() as f32))
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
        about.map(|one| (annotated.people.entity(one.entity).unwrap().name.clone(), one.stance)).collect()
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
    fn the_mean_over_mentions_decides_and_doubt_is_neutral() {
        let scores = [[1.0, 0.0, -1.0], [0.5, 0.6, 0.0], [0.0, 0.0, 2.0], [0.3, 0.3, 0.3]];
        let stance = |tokens: &[usize]| stance(&scores, tokens.iter().map(|&at| TokenRange::new(at, at + 1)));
        assert_eq!(stance(&[0, 1]), Some(Stance::Negative));
        assert_eq!(stance(&[2]), Some(Stance::Positive));
        assert_eq!(stance(&[3]), Some(Stance::Neutral));
        assert_eq!((stance(&[]), stance(&[9])), (None, None));
    }
}
