//! Cues that commit, and cues that show that nothing commits.

use super::verbs::is_answering;
use super::{CommitmentKind, Said};
use crate::rules::is_be;

/// What a cue says of commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// It commits, by the verb at this token.
    Commits(CommitmentKind, usize),
    /// Whatever the words are, they bind nobody: "predicted", "never promised".
    Excluded,
    /// The words themselves decide.
    Open,
}

/// How a verb of the cue commits, and what must follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// "Vowed revenge", "vowed that", "vowed to".
    Anything,
    /// "Agreed to pay", not "agreed with" or "agreed on".
    Act,
    /// Simple past only: "refused to sign" at a time, not "refuses to", which is conduct.
    PastAct,
}

pub(super) fn read(said: &Said) -> Reading {
    let Some(cue) = said.cue else { return Reading::Open };
    // "You agree to receive": no speaker of the article.
    let addressed = said.source.is_some_and(|source| said.lower(source.start()) == "you");
    if addressed || cue.positions().any(|at| excludes(said.lower(at))) {
        return Reading::Excluded;
    }
    if let Some(at) = cue.positions().find(|&at| makes_agreement(said, at)) {
        return Reading::Commits(CommitmentKind::Agreement, at);
    }
    if let Some(at) = cue.positions().find(|&at| announces_plan(said, at)) {
        return Reading::Commits(CommitmentKind::Plan, at);
    }
    let verb = cue.positions().find_map(|at| commits(said.lower(at)).map(|(kind, needs)| (at, kind, needs)));
    match verb {
        // "Weigh plans for": a noun.
        Some((at, ..)) if is_noun(said, at) => Reading::Excluded,
        Some((at, kind, needs)) if binds(said, at, needs) => {
            let against = said.lower(at + 1) == "against" || negated_act(said, at);
            Reading::Commits(
                if against && kind != CommitmentKind::Threat { CommitmentKind::Refusal } else { kind },
                at,
            )
        }
        Some(_) => Reading::Excluded,
        None => Reading::Open,
    }
}

/// Verbs that commit whoever does them.
#[rustfmt::skip]
fn commits(word: &str) -> Option<(CommitmentKind, Needs)> {
    Some(match word {
        "promise" | "promises" | "promised" | "promising" | "pledge" | "pledges" | "pledged" | "pledging" | "vow" | "vows"
        | "vowed" | "vowing" | "guarantee" | "guarantees" | "guaranteed" | "guaranteeing" | "undertook" | "undertakes" =>
            (CommitmentKind::Promise, Needs::Anything),
        "swear" | "swears" | "swore" | "swearing" | "offer" | "offers" | "offered" | "offering" | "volunteered"
        | "volunteers" | "committed" | "commits" | "committing" | "commit" =>
            (CommitmentKind::Promise, Needs::Act),
        "threaten" | "threatens" | "threatened" | "threatening" => (CommitmentKind::Threat, Needs::Anything),
        "plan" | "plans" | "planned" | "planning" | "intend" | "intends" | "intended" | "intending" | "decided" | "decides"
        | "resolved" | "resolves" | "opted" | "opts" => (CommitmentKind::Plan, Needs::Act),
        "agree" | "agrees" | "agreed" | "agreeing" | "consented" | "consents" => (CommitmentKind::Agreement, Needs::Act),
        "refused" | "declined" => (CommitmentKind::Refusal, Needs::PastAct),
        "refuse" | "refuses" | "refusing" | "decline" | "declines" | "declining" =>
            (CommitmentKind::Refusal, Needs::PastAct),
        _ => return None,
    })
}

/// Verbs whose words bind nobody, the speaker's future or not.
#[rustfmt::skip]
fn excludes(word: &str) -> bool {
    matches!(
        word,
        "predicted" | "predicts" | "predicting" | "predict" | "hopes" | "hoped" | "hoping" | "hope" | "expects" | "expected"
            | "expecting" | "believes" | "believed" | "thinks" | "thought" | "fears" | "feared" | "worried" | "worries"
            | "doubts" | "doubted" | "argued" | "argues" | "arguing" | "claimed" | "claims" | "claiming" | "denied"
            | "denies" | "denying" | "suggested" | "suggests" | "suggesting" | "hinted" | "hints" | "hinting"
            | "speculated" | "wondered" | "wonders" | "asked" | "asks" | "asking" | "recalled" | "recalls" | "recalling"
            | "joked" | "jokes" | "joking" | "estimated" | "estimates" | "forecast" | "forecasts" | "imagined" | "dreamed"
            | "dreams" | "wants" | "wanted" | "wishes" | "wished" | "considering" | "considered" | "considers" | "mulling"
            | "weigh" | "weighs" | "weighing" | "weighed" | "discussed" | "discuss" | "boasted" | "boasts" | "criticized"
            | "criticised" | "remembered" | "remembers" | "quoted" | "urged" | "urges" | "urging" | "believe" | "think" | "expect" | "fear" | "doubt" | "argue" | "claim" | "suggest" | "deny" | "called" | "demanded" | "demands" | "demanding"
    )
}

fn binds(said: &Said, at: usize, needs: Needs) -> bool {
    if is_denied(said, at) || is_passive(said, at) || is_recalled(said, at) {
        return false;
    }
    let doing = act(said, at);
    match needs {
        // "Promised the moon" counts, "that promise" does not.
        // "Threatening her" is done to her.
        Needs::Anything => {
            let object = matches!(said.lower(at + 1), "her" | "him" | "them" | "me" | "us");
            !(object && said.lower(at).starts_with("threat"))
        }
        Needs::Act => doing.is_some() || says_that_it_will(said, at),
        Needs::PastAct => {
            let simple = matches!(said.lower(at), "refused" | "declined") && !is_perfect(said, at);
            simple && doing.is_some_and(|verb| !is_answering(said.lower(verb)))
        }
    }
}

/// The verb of "to rebuild", "on visiting", "not to repeat" behind a verb, an adverb or two between.
fn act(said: &Said, at: usize) -> Option<usize> {
    let infinitive = (at + 1..at + 5).find(|&at| said.lower(at) == "to");
    let between = |to: usize| {
        (at + 1..to).all(|at| said.lower(at) == "not" || said.lower(at).ends_with("ly") || is_time(said, at))
    };
    let infinitive = infinitive.filter(|&to| between(to) && is_word(said, to + 1)).map(|to| to + 1);
    let gerund = matches!(said.lower(at + 1), "on" | "against") && said.lower(at + 2).ends_with("ing");
    infinitive.or(gerund.then_some(at + 2))
}

/// "Vowed never to return", "promised not to run".
fn negated_act(said: &Said, at: usize) -> bool {
    matches!(said.lower(at + 1), "not" | "never") && said.lower(at + 2) == "to"
}

/// "Agreed Monday to": days may stand between.
fn is_time(said: &Said, at: usize) -> bool {
    said.lower(at).ends_with("day")
        || matches!(said.lower(at), "on" | "last" | "this" | "week" | "month" | "also" | "again")
}

/// "To" before a small word that can be a verb, no article: "committed to the cause" binds nobody.
fn is_word(said: &Said, at: usize) -> bool {
    let small = said.prepared.word(at).starts_with(char::is_lowercase);
    small
        && !matches!(
            said.lower(at),
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "their"
                | "its"
                | "this"
                | "that"
                | "these"
                | "those"
                | "our"
                | "my"
                | "be"
                | "some"
                | "all"
                | "each"
                | "any"
                | "what"
        )
        || said.lower(at) == "be"
}

/// "Agreed that it would pay".
fn says_that_it_will(said: &Said, at: usize) -> bool {
    said.lower(at + 1) == "that" && (at + 2..at + 6).any(|at| matches!(said.lower(at), "would" | "will"))
}

/// "Signed an agreement to", "reached a deal to", "struck a pact".
fn makes_agreement(said: &Said, at: usize) -> bool {
    let verb = matches!(
        said.lower(at),
        "signed"
            | "signs"
            | "reached"
            | "reaches"
            | "struck"
            | "signing"
            | "ratified"
            | "concluded"
            | "sealed"
    );
    let noun = (at + 1..at + 5).any(|at| {
        matches!(
            said.lower(at),
            "agreement" | "deal" | "pact" | "treaty" | "accord" | "contract" | "memorandum" | "truce"
        )
    });
    verb && noun && !is_denied(said, at) && !is_recalled(said, at)
}

/// "Announced plans to", "unveiled a plan to", "made plans to"; "weighed plans" is excluded before.
fn announces_plan(said: &Said, at: usize) -> bool {
    let verb = matches!(
        said.lower(at),
        "announced"
            | "announces"
            | "announcing"
            | "unveiled"
            | "unveils"
            | "unveiling"
            | "made"
            | "outlined"
            | "confirmed"
    );
    let plan = (at + 1..at + 5).find(|&at| {
        matches!(said.lower(at), "plan" | "plans" | "intention" | "decision" | "promise" | "pledge")
    });
    verb && !is_denied(said, at) && plan.is_some_and(|plan| act(said, plan).is_some())
}

/// "Plans", "promise" behind an article, an owner or another verb of the cue is a noun; so is what stands before "of".
fn is_noun(said: &Said, at: usize) -> bool {
    let before = said.lower(at.wrapping_sub(1));
    let led = matches!(
        before,
        "a" | "an"
            | "the"
            | "his"
            | "her"
            | "its"
            | "their"
            | "'s"
            | "’s"
            | "my"
            | "our"
            | "your"
            | "this"
            | "that"
            | "any"
            | "no"
            | "of"
    );
    // "That promise to transform": a relative pronoun before a verb that goes on.
    let relative = before == "that" && act(said, at).is_some();
    matches!(
        said.lower(at),
        "promise" | "plan" | "plans" | "pledge" | "vow" | "offer" | "promises" | "offers" | "threat"
    ) && led
        && !relative
}

/// "Did not promise", "never pledged", "refused to commit", "stopped short of promising", "would promise", "if she vowed".
fn is_denied(said: &Said, at: usize) -> bool {
    let from = at.saturating_sub(4).max(sentence_start(said, at));
    let before = (from..at)
        .rev()
        .take_while(|&at| !matches!(said.lower(at), "," | ";" | ":" | "that" | "and" | "”" | "\""));
    let mut before = before.map(|at| said.lower(at));
    before.any(|word| {
        matches!(
            word,
            "not"
                | "n't"
                | "n’t"
                | "never"
                | "no"
                | "nobody"
                | "none"
                | "neither"
                | "refused"
                | "refuses"
                | "declined"
                | "without"
                | "would"
                | "could"
                | "might"
                | "may"
                | "should"
                | "if"
                | "whether"
                | "short"
                | "unless"
                | "failed"
                | "must"
                | "can"
                | "who'd"
                | "hardly"
                | "stopped"
                | "can't"
                | "cannot"
                | "yet"
        )
    })
}

/// "Was promised", "is threatened by", "are planned": something is done to the subject.
fn is_passive(said: &Said, at: usize) -> bool {
    let past = said.lower(at).ends_with("ed");
    let before = at.saturating_sub(2)..at;
    past && before
        .rev()
        .any(|near| is_be(said.lower(near)) && (near + 1 == at || said.lower(near + 1).ends_with("ly")))
        && !matches!(said.lower(at), "committed" | "resolved")
}

/// "Had promised", "once vowed", "previously pledged": a recalled promise, unless somebody's past words report it.
fn is_recalled(said: &Said, at: usize) -> bool {
    let from = at.saturating_sub(3).max(sentence_start(said, at));
    let mut near = (from..at).rev().take_while(|&at| !matches!(said.lower(at), "," | "that" | "and"));
    near.any(|at| match said.lower(at) {
        "had" | "’d" | "'d" => !said.reported,
        "once" | "previously" | "formerly" | "originally" => true,
        _ => false,
    })
}

fn is_perfect(said: &Said, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|at| matches!(said.lower(at), "has" | "have" | "'ve" | "’ve" | "had"))
}

fn sentence_start(said: &Said, at: usize) -> usize {
    let sentence = said.prepared.sentence_at(at);
    sentence.map_or(at, |sentence| sentence.tokens.start())
}
