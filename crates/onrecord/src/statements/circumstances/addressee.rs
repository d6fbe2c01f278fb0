//! Whom the cue itself names as told, asked or urged.

use super::act::Act;
use super::audience::{is_audience, is_audience_or_state};
use super::phrase::named_from;
use super::recipient;
use crate::cues::{self, Frame};
use crate::index::TokenRange;
use crate::people::EntityKind;
use crate::prepare::Prepared;
use crate::rules::is_be;

/// How far behind its verb the act that somebody is urged to do may begin.
const REACH: usize = 12;

/// Whom the act speaks to, by its verb: "told [reporters]", "urged [the council] to", "said to [Bo]".
pub(super) fn of(act: &Act) -> Option<TokenRange> {
    let verb = verb(act.prepared, act.cue);
    let by_verb = verb.and_then(|verb| match is_passive(act, verb) {
        true => subject(act, verb).filter(|_| tells_somebody(act, verb)),
        false => called_on(act, verb)
            .or_else(|| urged(act, verb))
            .or_else(|| told(act, verb))
            .or_else(|| scolded(act, verb)),
    });
    by_verb.or_else(|| recipient::of(act)).or_else(|| asked_by(act)).or_else(|| main_verb(act))
}

/// "Was told", "was asked"; who "was accused" need not have been there.
fn tells_somebody(act: &Act, verb: usize) -> bool {
    frame(act.prepared, verb, |frame| matches!(frame, Frame::Tell | Frame::Ask | Frame::Urge))
}

/// Whether those addressed are called on to act ("urged the council to", "told him to"): they are the target, and others
/// may be listening.
pub(in crate::statements) fn is_target(
    prepared: &Prepared,
    cue: Option<TokenRange>,
    addressee: Option<TokenRange>,
) -> bool {
    let verb = cue.and_then(|cue| verb(prepared, cue));
    verb.is_some_and(|verb| frame(prepared, verb, |frame| frame == Frame::Urge) || calls_on(prepared, verb))
        || addressee.is_some_and(|words| prepared.lower(words.end()) == "to")
}

/// The last word of a cue that the table knows.
fn verb(prepared: &Prepared, cue: TokenRange) -> Option<usize> {
    let tells =
        |at: &usize| frame(prepared, *at, |frame| matches!(frame, Frame::Tell | Frame::Ask | Frame::Urge));
    let known = |at: &usize| !cues::readings(prepared.lower(*at)).is_empty();
    cue.positions().rev().find(tells).or_else(|| cue.positions().rev().find(known))
}

fn frame(prepared: &Prepared, at: usize, wanted: impl Fn(Frame) -> bool) -> bool {
    cues::readings(prepared.lower(at)).iter().any(|word| wanted(word.frame))
}

fn calls_on(prepared: &Prepared, verb: usize) -> bool {
    matches!(prepared.lower(verb), "call" | "calls" | "called" | "calling")
        && matches!(prepared.lower(verb + 1), "on" | "upon")
}

/// "Called on [the council] to wait".
fn called_on(act: &Act, verb: usize) -> Option<TokenRange> {
    calls_on(act.prepared, verb).then(|| named_from(act, verb + 2, &|at| act.words.holds(at)))?
}

/// "Urged [the council] to wait": up to the "to" of what shall be done, which may be part of the content.
fn urged(act: &Act, verb: usize) -> Option<TokenRange> {
    let urges = frame(act.prepared, verb, |frame| matches!(frame, Frame::Urge | Frame::Tell | Frame::Ask));
    let words = named_from(act, verb + 1, &|at| act.words.holds(at)).filter(|_| urges)?;
    let act_follows = words.len() < REACH
        && matches!(act.lower(words.end()), "to" | "not")
        && !act.is_mark(words.end() + 1)
        && before_matter(act, words) == words;
    (act_follows && is_audience_or_state(act, words)).then_some(words)
}

/// "Told [reporters] that", "asked [Bo] whether".
fn told(act: &Act, verb: usize) -> Option<TokenRange> {
    let tells = frame(act.prepared, verb, |frame| matches!(frame, Frame::Tell | Frame::Ask));
    let words = named_from(act, verb + 1, &|at| act.is_free(at) && !in_source(act, at)).filter(|_| tells)?;
    let words = before_matter(act, words);
    let asks = frame(act.prepared, verb, |frame| frame == Frame::Ask);
    if is_told_of(act.lower(words.end() - 1)) {
        return None;
    }
    (!asks || is_audience(act, words)).then_some(words)
}

/// "Told the truth", "tells another story": what is told, and nobody.
fn is_told_of(word: &str) -> bool {
    matches!(
        word,
        "difference"
            | "joke"
            | "jokes"
            | "lie"
            | "lies"
            | "stories"
            | "story"
            | "tale"
            | "tales"
            | "time"
            | "truth"
    )
}

/// "Told [Mr Bo] of his plan": somebody named, without what it is about; but "told [Bo of the Salt Post]".
fn before_matter(act: &Act, words: TokenRange) -> TokenRange {
    let named = |at: usize| {
        act.people.mentions_in(words).any(|(_, mention)| {
            let kind = mention.entity.and_then(|entity| act.people.entity(entity)).map(|entity| entity.kind);
            mention.tokens.end() == at && kind == Some(EntityKind::Person)
        })
    };
    let owned = |at: usize| matches!(act.lower(at), "his" | "her" | "their" | "its");
    let matter = words.positions().find(|&at| act.lower(at) == "of" && owned(at + 1) && named(at));
    matter.map_or(words, |at| TokenRange::new(words.start(), at))
}

/// "“Why?” asked Bo" asks nobody.
fn in_source(act: &Act, at: usize) -> bool {
    act.source.is_some_and(|source| source.holds(at))
}

/// "Scolded [him]: “…”": with words in quotation marks, who is blamed or thanked hears them.
fn scolded(act: &Act, verb: usize) -> Option<TokenRange> {
    let faces = matches!(
        act.lower(verb),
        "scolded"
            | "thanked"
            | "congratulated"
            | "chided"
            | "berated"
            | "lectured"
            | "taunted"
            | "interrupted"
            | "greeted"
            | "challenged"
            | "corrected"
            | "rebuked"
    );
    let words = named_from(act, verb + 1, &|at| act.is_free(at)).filter(|_| faces)?;
    let quoted =
        act.content.first().is_some_and(|piece| matches!(act.prepared.word(piece.start()), "“" | "\"" | "‘"));
    (quoted && is_audience(act, words)).then_some(words)
}

fn is_passive(act: &Act, verb: usize) -> bool {
    let past = act.lower(verb).ends_with("ed") || matches!(act.lower(verb), "told");
    past && auxiliary(act, verb).is_some()
}

/// The form of "be" before a participle, at most an adverb between.
fn auxiliary(act: &Act, verb: usize) -> Option<usize> {
    let near = verb.saturating_sub(3).max(act.words.start())..verb;
    near.rev().take_while(|&at| !act.is_mark(at)).find(|&at| is_be(act.lower(at)))
}

/// "[Bo] was once asked how": who is asked stands before the verb.
fn subject(act: &Act, verb: usize) -> Option<TokenRange> {
    let mut end = auxiliary(act, verb)?;
    while end > act.words.start() && matches!(act.lower(end - 1), "has" | "have" | "had" | "be" | "been") {
        end -= 1;
    }
    if act.source.is_some_and(|source| source.end() <= verb) {
        return None;
    }
    let before = act.people.mentions_in(TokenRange::new(act.words.start(), end));
    let named = before
        .filter(|(_, mention)| mention.tokens.end() == end)
        .max_by_key(|(_, mention)| mention.tokens.len());
    named.map(|(_, mention)| mention.tokens)
}

/// "Asked by [Bo] about the vote, Du said".
fn asked_by(act: &Act) -> Option<TokenRange> {
    let before = (act.words.start()..act.cue.start()).filter(|&at| act.is_free(at));
    let by = before.into_iter().find(|&at| {
        matches!(act.lower(at), "asked" | "pressed" | "questioned" | "challenged")
            && act.lower(at + 1) == "by"
    })?;
    named_from(act, by + 2, &|at| act.is_free(at)).filter(|&words| is_audience(act, words))
}

/// "Bo told CNN on Friday, adding that …": a participle takes whom its main verb tells.
fn main_verb(act: &Act) -> Option<TokenRange> {
    let participle = act.cue.len() <= 3 && act.cue.positions().any(|at| act.lower(at).ends_with("ing"));
    let before = (act.words.start()..act.cue.start()).filter(|&at| participle && act.is_free(at));
    let tells = before.rev().find(|&at| act.lower(at) == "told" && auxiliary(act, at).is_none())?;
    told(act, tells)
}
