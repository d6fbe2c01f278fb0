//! Whether an attribution that was read inside a content reports what somebody said, or clearly thought.
//!
//! Inside a content precision counts for more than in the running text: most verbs of the cue table tell there what was
//! done ("he called me", "they added a room"), or what was not said at all ("if she said", "never promised").

use crate::cues::{self, Frame, Inflection};
use crate::index::TokenRange;
use crate::prepare::Prepared;
use crate::segment::TokenKind;

use super::inner::Inner;
use super::units::Unit;
use super::words::{
    is_adverb, is_be, is_common_verb, is_oftener_noun, is_preposition, is_subject_pronoun, is_subordinator,
};

/// Longest source, in tokens.
const LONGEST_SOURCE: usize = 14;
/// How many tokens ("however", "last week") may stand between a source and its cue.
const GAP: usize = 4;
/// Within so many words a clause has its verb, in tokens.
const SUBJECT: usize = 14;
/// Fewest words of a content.
const FEWEST: usize = 2;

/// Whether an attribution read in `units` is a report of its own.
pub(super) fn is_report(prepared: &Prepared, units: &[Unit], inner: &Inner) -> bool {
    is_source(prepared, inner)
        && words(prepared, &inner.content) >= FEWEST
        && is_made(prepared, inner)
        && !is_question(units, inner.cue)
        && is_whole(prepared, inner)
        && says_something(prepared, inner)
}

/// The words of a content, without marks.
pub(crate) fn words(prepared: &Prepared, content: &[TokenRange]) -> usize {
    content.iter().flat_map(|piece| piece.positions()).filter(|&at| is_word(prepared, at)).count()
}

fn is_word(prepared: &Prepared, at: usize) -> bool {
    let kind = prepared.tokens.get(at).map(|token| token.kind);
    !matches!(kind, None | Some(TokenKind::Punctuation | TokenKind::QuotationMark))
}

/// Whether a source is the speaker himself: "I", "we".
pub(crate) fn is_first_person(prepared: &Prepared, source: TokenRange) -> bool {
    source.len() == 1 && matches!(prepared.lower(source.start()), "i" | "we")
}

/// Somebody, right beside the cue, who is not asked to speak or told that he spoke.
fn is_source(prepared: &Prepared, inner: &Inner) -> bool {
    let (source, cue) = (inner.source, inner.cue);
    let first = prepared.lower(source.start());
    let behind = source.start() >= cue.end();
    let gap = source.end()..cue.start();
    let near = gap.len() <= GAP && gap.clone().all(|at| !is_verb(prepared, at));
    // "Bo’s much criticised speech": no auxiliary.
    let owner = !is_personal(first) && first != "who" && matches!(prepared.lower(cue.start()), "'s" | "’s");
    source.len() <= LONGEST_SOURCE
        && (behind || near)
        && !owner
        && !is_nobody(first)
        && !is_subordinator(first)
        && !is_anybody(prepared, source)
        && !runs_on(prepared, source)
}

fn is_nobody(first: &str) -> bool {
    matches!(
        first,
        "nobody"
            | "few"
            | "let"
            | "none"
            | "no"
            | "neither"
            | "anyone"
            | "anybody"
            | "whoever"
            | "you"
            | "there"
            | "that"
            | "which"
    )
}

/// "anybody who complains": nobody has complained.
fn is_anybody(prepared: &Prepared, source: TokenRange) -> bool {
    prepared.lower(source.start()) == "who"
        && matches!(
            prepared.lower(source.start().wrapping_sub(1)),
            "anybody" | "anyone" | "somebody" | "someone" | "nobody" | "those" | "everyone" | "everybody"
        )
}

/// "him in the room tells", "I saw that the mayor said": more than the subject was taken, or less.
fn runs_on(prepared: &Prepared, source: TokenRange) -> bool {
    let last = prepared.lower(source.end().wrapping_sub(1));
    let first = prepared.lower(source.start());
    let personal = source.len() > 1 && is_personal(first);
    // "His virtually assured nomination".
    let owner = source.len() == 1 && matches!(first, "his" | "her" | "their" | "its" | "my" | "our" | "your");
    personal || owner || is_preposition(last) || matches!(last, "and" | "or" | "but" | "the")
}

fn is_personal(word: &str) -> bool {
    is_subject_pronoun(word) || matches!(word, "him" | "me" | "us" | "them")
}

/// It was said: not denied, not to come, no condition, and not just now by the speaker of the holder himself.
fn is_made(prepared: &Prepared, inner: &Inner) -> bool {
    let cue = || inner.cue.positions().map(|at| prepared.lower(at));
    let unreal = cue().any(|word| {
        matches!(
            word,
            "would"
                | "could"
                | "should"
                | "might"
                | "may"
                | "can"
                | "will"
                | "'ll"
                | "’ll"
                | "must"
                | "shall"
                | "not"
                | "n't"
                | "n’t"
                | "never"
        )
    });
    let before = inner.source.start().min(inner.cue.start()).wrapping_sub(1);
    let condition = inner.among.holds(before)
        && matches!(
            prepared.lower(before),
            "if" | "what" | "unless" | "whether" | "until" | "once" | "before" | "should" | "had"
        );
    let past = cue().any(|word| {
        matches!(word, "have" | "'ve" | "’ve" | "had" | "did")
            || cues::readings(word)
                .iter()
                .any(|cue| matches!(cue.inflection, Inflection::Past | Inflection::Participle))
    });
    // "I’d say" is not "I’d said".
    let unreal = unreal || (!past && cue().any(|word| matches!(word, "'d" | "’d")));
    !unreal && !condition && (past || !is_first_person(prepared, inner.source))
}

/// A content that stands for itself: not "this", "it over and over", or the second half of a clause.
fn is_whole(prepared: &Prepared, inner: &Inner) -> bool {
    let content = inner.content.first();
    let (first, next) = (prepared.lower(content.start()), content.start() + 1);
    let goes_on = |at: usize| is_verb(prepared, at) || is_adverb(prepared.lower(at));
    let ended = !content.holds(next)
        || !is_word(prepared, next)
        || matches!(prepared.lower(next), "and" | "or" | "but");
    let last = inner.content.last().end().wrapping_sub(1);
    let elliptic = words(prepared, &inner.content) == FEWEST && is_verb(prepared, last);
    match first {
        "it" | "this" | "these" => {
            goes_on(next) || !matches!(first, "it") && is_word(prepared, next) && !ended
        }
        // "said that very simply": a thing, not a clause.
        "that" => !ended && prepared.lower(next) != "very",
        _ => !is_verb(prepared, content.start()) && !elliptic,
    }
}

fn is_question(units: &[Unit], cue: TokenRange) -> bool {
    let after = units.partition_point(|unit| unit.tokens(0, unit.len()).start() <= cue.start());
    let unit = after.checked_sub(1).and_then(|before| units.get(before));
    unit.is_some_and(|unit| unit.word(unit.len() - 1) == "?")
}

/// Whether what the verb takes is something said: a clause, a question, an act promised or asked for.
fn says_something(prepared: &Prepared, inner: &Inner) -> bool {
    if prepared.lower(inner.cue.start()) == "according" {
        return is_clause(prepared, inner);
    }
    let verb = inner.cue.positions().rev().find(|&at| !cues::readings(prepared.lower(at)).is_empty());
    let Some(verb) = verb else { return false };
    let word = prepared.lower(verb);
    if verb + 1 < inner.cue.end() {
        return is_said_of(word, prepared.lower(verb + 1))
            || (word == "pointed" && is_clause(prepared, inner));
    }
    // "the rules that", "Bo’s claim that", "the vote suggests that", "Bo saying so": nobody is heard to speak.
    let participle = word.ends_with("ing")
        && !inner.cue.positions().any(|at| is_be(prepared.lower(at)) || is_short_be(prepared.lower(at)));
    if participle || is_oftener_noun(word) || only_shows(word) {
        return false;
    }
    let mut readings = cues::readings(word).iter();
    readings.any(|cue| takes(prepared, inner, cue.frame, cue.speech, word))
}

fn takes(prepared: &Prepared, inner: &Inner, frame: Frame, speech: bool, verb: &str) -> bool {
    let first = prepared.lower(inner.content.first().start());
    let act = first == "to" || (first == "not" && prepared.lower(inner.content.first().start() + 1) == "to");
    let clause = is_clause(prepared, inner);
    match frame {
        // "said when he came": that is no question.
        Frame::Say if matches!(first, "when" | "where" | "who" | "here") => false,
        Frame::Say => (clause && !act) || (announces(verb) && is_thing(first)),
        Frame::Tell => (clause || act || first == "about") && !tells_tales(prepared, inner),
        Frame::Ask => {
            clause && (opens_question(first) || is_quoted(prepared, inner)) || asks_for(prepared, inner)
        }
        Frame::Urge => {
            !verb.starts_with("invit") && !verb.starts_with("pressur") && asks_for(prepared, inner)
        }
        Frame::Plan => speech && (act || first == "that" || (verb.starts_with("p") && is_thing(first))),
        Frame::Judge => judges(verb) && !is_subject_pronoun(first),
        Frame::Show => first == "that",
        Frame::Quote => !verb.starts_with("beg") && is_quoted(prepared, inner),
        Frame::Think => thinks(verb) && clause && !act && !is_first_person(prepared, inner.source),
        Frame::Wish | Frame::About(_) => false,
    }
}

/// "that …", a question, a quotation, or words with a verb.
fn is_clause(prepared: &Prepared, inner: &Inner) -> bool {
    let first = inner.content.first().start();
    let word = prepared.lower(first);
    word == "that"
        || opens_question(word)
        || is_quoted(prepared, inner)
        || (is_subject_pronoun(word) && word != "it")
        || (!is_preposition(word) && has_own_verb(prepared, *inner.content.first()))
}

/// Whether a verb stands among the first words and not in a relative clause ("things that have been said").
fn has_own_verb(prepared: &Prepared, content: TokenRange) -> bool {
    let relative = |at: usize| matches!(prepared.lower(at), "that" | "who" | "which" | "whose" | "to");
    let words = content.positions().skip(1).take(SUBJECT);
    words.take_while(|&at| !relative(at)).any(|at| is_verb(prepared, at))
}

/// "tells lies that", "told the truth that": nothing is said to somebody.
fn tells_tales(prepared: &Prepared, inner: &Inner) -> bool {
    (inner.cue.end()..inner.content.first().start()).any(|at| {
        matches!(
            prepared.lower(at),
            "truth" | "lie" | "lies" | "story" | "stories" | "tale" | "tales" | "joke" | "jokes"
        )
    })
}

fn is_short_be(word: &str) -> bool {
    matches!(word, "'s" | "’s")
}

/// What a vote, a figure or a phrase does, in the present tense.
fn only_shows(verb: &str) -> bool {
    matches!(
        verb,
        "suggests"
            | "suggest"
            | "confirms"
            | "reaffirms"
            | "underscores"
            | "underlines"
            | "highlights"
            | "indicates"
            | "indicate"
            | "signals"
            | "implies"
            | "reveals"
            | "reflects"
    )
}

fn opens_question(word: &str) -> bool {
    matches!(word, "whether" | "if" | "how" | "why" | "what" | "when" | "where" | "who")
}

/// Whether it begins with a quotation mark.
fn is_quoted(prepared: &Prepared, inner: &Inner) -> bool {
    let first = prepared.tokens.get(inner.content.first().start());
    first.is_some_and(|token| token.kind == TokenKind::QuotationMark)
}

/// "the board to wait", "to come home".
fn asks_for(prepared: &Prepared, inner: &Inner) -> bool {
    let first = inner.content.first();
    let act = |at: usize| {
        let lower = prepared.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Lower);
        let thing = matches!(
            prepared.lower(at),
            "the" | "a" | "an" | "his" | "her" | "their" | "its" | "this" | "that"
        );
        first.holds(at) && lower && !thing
    };
    prepared.lower(first.start()) != "you"
        && first.positions().take(8).any(|at| prepared.lower(at) == "to" && act(at + 1))
}

fn is_verb(prepared: &Prepared, at: usize) -> bool {
    let word = prepared.lower(at);
    (is_common_verb(word) && !matches!(word, "be" | "been" | "being" | "n't" | "n’t"))
        || cues::readings(prepared.lower(at)).iter().any(|cue| cue.inflection == Inflection::Past)
}

/// Whether a word can begin what is announced or denied.
fn is_thing(first: &str) -> bool {
    matches!(first, "the" | "a" | "an" | "his" | "her" | "their" | "its" | "no" | "more" | "new" | "another")
}

/// Verbs of saying whose object is a thing said.
fn announces(verb: &str) -> bool {
    matches!(
        verb,
        "announced"
            | "announces"
            | "confirmed"
            | "confirms"
            | "denied"
            | "denies"
            | "proposed"
            | "proposes"
            | "recommended"
            | "recommends"
            | "predicted"
            | "predicts"
    )
}

/// Verbs of praise and blame that are said aloud.
fn judges(verb: &str) -> bool {
    matches!(
        verb,
        "criticised"
            | "criticized"
            | "praised"
            | "praises"
            | "denounced"
            | "condemned"
            | "blamed"
            | "blames"
            | "accused"
            | "accuses"
            | "thanked"
            | "mocked"
            | "lambasted"
    )
}

/// Verbs of opinion; what is known or noticed is no report.
fn thinks(verb: &str) -> bool {
    matches!(
        verb,
        "believe"
            | "believes"
            | "believed"
            | "think"
            | "thinks"
            | "thought"
            | "fear"
            | "fears"
            | "feared"
            | "suspect"
            | "suspects"
            | "suspected"
            | "expect"
            | "expects"
            | "expected"
            | "worry"
            | "worries"
            | "worried"
            | "concluded"
            | "doubt"
            | "doubts"
            | "doubted"
    )
}

/// Verbs that report with their preposition.
fn is_said_of(verb: &str, preposition: &str) -> bool {
    let verb = verb.trim_end_matches("ing").trim_end_matches("ed").trim_end_matches('s');
    matches!(
        (verb, preposition),
        ("call" | "argu" | "apologis" | "apologiz" | "plead", "for")
            | ("warn" | "complain", "of" | "about" | "against")
            | ("argu" | "protest", "against")
            | ("rul", "out")
            | ("hint", "at")
    )
}
