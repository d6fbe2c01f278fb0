//! "spoke to a crowd", "said to Bo", "a letter to the council": whom a verb of speaking reaches by a preposition.

use super::act::Act;
use super::audience::is_audience;
use super::phrase::named_from;
use crate::index::TokenRange;
use crate::people::{self, Mention, MentionForm};
use crate::segment::TokenKind;

/// How far behind the verb the preposition may stand: "sent a letter on Thursday to".
const REACH: usize = 8;

/// Whom the cue, or the verb of the main clause before it, speaks to.
pub(super) fn of(act: &Act) -> Option<TokenRange> {
    let cue = || act.cue.positions();
    let own = cue().rev().find_map(|verb| behind(act, verb));
    // "said Bo to the crowd": the source may stand between.
    let over = act.source.filter(|source| source.start() == act.cue.end());
    let over = over.and_then(|source| by_preposition(act, source.end(), &["to"]));
    own.or(over).or_else(|| before_cue(act))
}

/// "Bo spoke to miners, promising …"; "speaking to the BBC, Bo said".
fn before_cue(act: &Act) -> Option<TokenRange> {
    let before = (act.words.start()..act.cue.start()).filter(|&at| act.is_free(at));
    before.rev().filter(|&at| leads_on(act.lower(at))).find_map(|verb| behind(act, verb))
}

/// Main verbs and participles that tell of the occasion whose words the cue gives.
fn leads_on(word: &str) -> bool {
    matches!(
        word,
        "spoke"
            | "speaking"
            | "talked"
            | "talking"
            | "wrote"
            | "writing"
            | "testified"
            | "testifying"
            | "sent"
            | "replied"
            | "responded"
            | "responding"
            | "tweeted"
            | "addressing"
            | "addressed"
            | "appealed"
            | "replying"
    )
}

/// Whom the verb at a token reaches.
fn behind(act: &Act, verb: usize) -> Option<TokenRange> {
    let prepositions: &[&str] = match act.lower(verb) {
        "addressed" | "addressing" | "addresses" => {
            return named_from(act, verb + 1, &|at| act.is_free(at)).filter(|&words| is_audience(act, words));
        }
        "talk" | "talks" | "talked" | "talking" | "speak" | "speaks" | "spoke" | "spoken" | "speaking"
        | "chatted" | "pleaded" | "pleads" | "pleading" | "plead" => &["to", "with"],
        "yell" | "yelled" | "yelling" | "shout" | "shouted" | "shouting" | "tweeted" | "tweeting"
        | "screamed" | "screaming" | "snapped" | "barked" => &["to", "at"],
        word if reaches(word) => &["to"],
        _ => return None,
    };
    let places = (verb + 1..verb + 1 + REACH).take_while(|&at| act.is_free(at) && !act.is_mark(at));
    let places =
        places.take_while(|&at| !matches!(act.lower(at), "that" | "about" | "of" | "and" | "who" | "which"));
    places
        .filter(|&at| act.source.is_none_or(|source| !source.holds(at)))
        .find_map(|at| by_preposition(act, at, prepositions))
}

fn by_preposition(act: &Act, at: usize, prepositions: &[&str]) -> Option<TokenRange> {
    if !prepositions.contains(&act.lower(at)) || !act.is_free(at) {
        return None;
    }
    // A cue that ends in the preposition leaves whom it reaches to the content: "sent a letter to".
    let last = at + 1 == act.cue.end();
    let may_hold = |at: usize| if last { act.words.holds(at) } else { act.is_free(at) };
    let words = named_from(act, at + 1, &may_hold)?;
    // "Fell from 33% to Bo's 20": what somebody has, and nobody.
    let last = words.end().saturating_sub(1);
    let owned = matches!(act.lower(last.wrapping_sub(1)), "'s" | "’s");
    let count = owned && act.kind(last) == Some(TokenKind::Number);
    (!count && !is_answered(act, at, words) && is_audience(act, words)).then_some(words)
}

/// "Responded to [the report]", "to [the criticism] of the plan": what is answered, and nobody.
fn is_answered(act: &Act, to: usize, words: TokenRange) -> bool {
    let answers = to > 0
        && matches!(
            act.lower(to - 1),
            "respond"
                | "responds"
                | "responded"
                | "responding"
                | "reply"
                | "replied"
                | "replying"
                | "answered"
        );
    let of = words.positions().find(|&at| act.lower(at) == "of");
    let end = of.unwrap_or(words.end());
    let head = act.lower(end.saturating_sub(1));
    // "Responded to the Salt Post": a name.
    let is_name = |mention: &Mention| mention.form == MentionForm::Name && mention.tokens.end() == end;
    let named = act.people.mentions_in(words).any(|(_, mention)| is_name(mention));
    answers && !named && (people::is_document(head) || is_matter(head))
}

/// What others have said or done.
fn is_matter(word: &str) -> bool {
    let singular = if word == "news" { word } else { word.strip_suffix('s').unwrap_or(word) };
    matches!(
        singular,
        "accusation"
            | "allegation"
            | "attack"
            | "call"
            | "claim"
            | "comment"
            | "concern"
            | "criticism"
            | "news"
            | "question"
            | "remark"
            | "request"
            | "threat"
    )
}

/// Verbs of speaking and writing that take "to" with somebody.
#[rustfmt::skip]
fn reaches(word: &str) -> bool {
    matches!(
        word,
        "say" | "says" | "said" | "saying" | "write" | "writes" | "wrote" | "written" | "writing" | "reply" | "replies"
            | "replied" | "replying" | "respond" | "responds" | "responded" | "responding" | "answered" | "testify"
            | "testifies" | "testified" | "testifying" | "explain" | "explains" | "explained" | "explaining" | "lied"
            | "complained" | "complaining" | "boasted" | "bragged" | "admitted" | "confessed" | "confided" | "confirmed"
            | "apologized" | "apologised" | "apologize" | "apologise" | "appealed" | "appealing" | "whispered" | "sang"
            | "sings" | "singing" | "announced" | "sent" | "sends" | "sending" | "read" | "suggested" | "proposed"
            | "described" | "mentioned" | "expressed" | "promised" | "disclosed" | "revealed" | "remarked" | "muttered"
            | "reported" | "shouts" | "screams" | "cried" | "gestured" | "texted" | "emailed" | "vowed" | "pledged"
    )
}
