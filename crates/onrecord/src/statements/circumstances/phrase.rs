//! Where a phrase that names somebody or something ends.

use super::act::{Act, is_today};
use super::nouns::setting;
use super::occasion::is_determiner;
use crate::cues::{self, Inflection};
use crate::index::TokenRange;
use crate::rules::{is_common_verb, is_subject_pronoun};

/// How many tokens a phrase may take.
const REACH: usize = 12;

/// The phrase that begins at `start`, up to a mark, a time, or a word that opens another phrase or clause.
///
/// `may_hold` says which tokens it may take; `None` when nothing that names anybody begins there.
pub(super) fn named_from(act: &Act, start: usize, may_hold: &dyn Fn(usize) -> bool) -> Option<TokenRange> {
    if !may_hold(start) || opens_nothing(act.lower(start)) {
        return None;
    }
    let end =
        (start..start + REACH).find(|&at| !may_hold(at) || ends(act, start, at)).unwrap_or(start + REACH);
    let phrase = without_tail(act, TokenRange::new(start, end));
    (!phrase.is_empty()).then_some(phrase)
}

/// Whether the phrase is over before `at`.
fn ends(act: &Act, start: usize, at: usize) -> bool {
    let word = act.lower(at);
    let before = act.lower(at.wrapping_sub(1));
    let boundary = is_boundary(word) && !(is_today(word) && act.is_capital(at));
    let later = at > start
        && (is_subject_pronoun(word)
            || (is_determiner(word) && !matches!(before, "of" | "and" | "or" | "all" | "both"))
            || (is_past_cue(act, at) && !is_determiner(before) && act.is_free(at))
            || (before.ends_with('s') && word.ends_with("ing") && word.len() > 5 && !act.is_capital(at))
            || (act.is_capital(at - 1) && is_participle(act, at))
            // "told reporters Bo would go": the name is the subject of what is told.
            || (is_plural(before) && !act.is_capital(at - 1) && act.is_capital(at)));
    act.is_mark(at)
        || act.time_at(at).is_some()
        || boundary
        || later
        || (word == "and" && opens_verb(act, at + 1))
}

/// "In Orrin [trying] to calm them": a clause behind a name; but "a Senate hearing".
fn is_participle(act: &Act, at: usize) -> bool {
    let word = act.lower(at);
    let goes_on = act.lower(at + 1) == "to" || is_determiner(act.lower(at + 1));
    word.ends_with("ing") && !act.is_capital(at) && goes_on && setting(word).is_none()
}

/// "Reporters"; not the mark of a possessive.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && word.len() > 3 && word.chars().all(char::is_alphabetic)
}

/// "told CNN and [called] for": a verb or its subject goes on, not a second name.
fn opens_verb(act: &Act, at: usize) -> bool {
    let word = act.lower(at);
    is_subject_pronoun(word) || is_common_verb(word) || !cues::readings(word).is_empty() || act.is_mark(at)
}

/// "said", "told": a finite cue ends a phrase; "leading", "press" and the like may stand in one.
fn is_past_cue(act: &Act, at: usize) -> bool {
    cues::readings(act.lower(at))
        .first()
        .is_some_and(|word| word.inflection == Inflection::Past && word.speech)
        && !act.is_capital(at)
}

/// The phrase without a possessive mark or adverb at its end: "told CNN's “…”".
fn without_tail(act: &Act, phrase: TokenRange) -> TokenRange {
    let mut end = phrase.end();
    while end > phrase.start() && matches!(act.lower(end - 1), "'s" | "’s" | "'" | "’" | "and" | "of" | "the")
    {
        end -= 1;
    }
    TokenRange::new(phrase.start(), end)
}

/// Words with which no name or description begins.
fn opens_nothing(word: &str) -> bool {
    is_boundary(word)
        || matches!(
            word,
            "he" | "she"
                | "they"
                | "it"
                | "there"
                | "i"
                | "we"
                | "and"
                | "or"
                | "for"
                | "of"
                | "be"
                | "have"
                | "not"
        )
}

/// Words that open another phrase or clause.
#[rustfmt::skip]
pub(super) fn is_boundary(word: &str) -> bool {
    matches!(
        word,
        "that" | "on" | "in" | "at" | "during" | "after" | "before" | "when" | "whether" | "about" | "if" | "how"
            | "what" | "why" | "where" | "to" | "via" | "outside" | "inside" | "near" | "aboard" | "from" | "as" | "by"
            | "last" | "earlier" | "this" | "while" | "following" | "through" | "over" | "with" | "because" | "but"
            | "who" | "which" | "whose" | "then" | "again" | "later" | "recently" | "once" | "not" | "just" | "shortly"
            | "regarding" | "concerning" | "ahead" | "amid" | "against" | "afterward" | "afterwards" | "today" | "yesterday" | "tonight" | "is" | "was"
            | "were" | "are" | "had" | "has" | "will" | "would"
    )
}
