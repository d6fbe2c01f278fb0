//! "We will rebuild", "said it would rebuild", "I promise": what the speaker says of the speaker's own future.

use super::condition::is_turn_of_events;
use super::subject::{Subject, at as subject_at};
use super::verbs::{is_act_of_body, is_hostile, is_no_act};
use super::{CommitmentKind, Said};

/// The kind of the first clause that commits, and the token of its verb of the future.
pub(super) fn read(said: &Said) -> Option<(CommitmentKind, usize)> {
    let places = said.content.iter().flat_map(|piece| piece.positions());
    places.into_iter().find_map(|at| clause(said, at).filter(|_| !is_asked(said, at)))
}

/// The commitment of the clause whose subject ends at `at`.
fn clause(said: &Said, at: usize) -> Option<(CommitmentKind, usize)> {
    let next = at + 1;
    let future = future(said, next)?;
    let subject = subject_at(said, at)?;
    if is_framed(said, at, subject) || is_counterfactual(said, future) {
        return None;
    }
    let verb = said.lower(future.verb);
    let binding = match subject {
        Subject::Own => !is_no_act(verb) && (verb != "be" || is_doing(said, future.verb)),
        Subject::Thing => is_act_of_body(verb) || announces(said) || future.sort == Sort::Going,
        Subject::Body => is_act_of_body(verb),
    };
    binding.then(|| (kind(said, &future), future.at))
}

/// A verb of the future behind a subject.
#[derive(Debug, Clone, Copy)]
struct Future {
    /// "will", "would", "going", "plans"
    at: usize,
    /// What shall be done.
    verb: usize,
    negated: bool,
    sort: Sort,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// "will", "shall", "'ll"
    Will,
    /// "would"
    Would,
    /// "is going to", "plans to", "was taking"
    Going,
    /// "promise", "vow" in the first person
    Vow,
}

/// "will rebuild", "'ll never accept", "am going to stay", "plans to visit", "promise to".
fn future(said: &Said, at: usize) -> Option<Future> {
    let at =
        at + usize::from(matches!(said.lower(at), "also" | "now" | "therefore" | "both" | "all" | "hereby"));
    let (sort, from) = match said.lower(at) {
        "will" | "'ll" | "’ll" | "shall" | "wo" => (Sort::Will, at + 1),
        "would" | "'d" | "’d" => (Sort::Would, at + 1),
        "plans" | "plan" | "intends" | "intend" | "planned" | "intended" if said.lower(at + 1) == "to" => {
            (Sort::Going, at + 2)
        }
        "promise" | "pledge" | "vow" | "swear" if matches!(said.lower(at + 1), "to" | "that" | "you") => {
            (Sort::Vow, at + 2)
        }
        "promise" | "pledge" | "vow" | "swear"
            if matches!(said.lower(at + 1), "never" | "not") && said.lower(at + 2) == "to" =>
        {
            return Some(Future { at, verb: at + 3, negated: true, sort: Sort::Vow });
        }
        "promise" | "guarantee" if said.lower(at + 1) == "you" => (Sort::Vow, at + 2),
        word if is_being(word) => return going(said, at),
        // "The harbour board does not, and never will, close".
        "does" | "do" => return doubled(said, at),
        _ => return None,
    };
    let mut verb = from;
    let mut negated = false;
    // "Promise that no family will pay": what others do not is promised.
    let of_others = sort == Sort::Vow && said.lower(from - 1) == "that";
    while verb < from + 5 {
        match said.lower(verb) {
            "not" | "n't" | "n’t" | "never" | "no" => negated |= !of_others,
            "," | "“" | "\"" | "‘" | "'" | "”" | "always" | "also" | "then" | "soon" | "first"
            | "instead" | "still" | "longer" => {}
            word if word.ends_with("ly")
                && word.len() > 4
                && !matches!(word, "rely" | "apply" | "supply" | "reply") => {}
            _ => break,
        }
        verb += 1;
    }
    // "He'd battled": "had".
    let had = matches!(said.lower(at), "'d" | "’d") && said.lower(verb).ends_with("ed");
    (!had).then_some(Future { at, verb, negated, sort })
}

fn is_being(word: &str) -> bool {
    matches!(word, "am" | "are" | "is" | "'m" | "’m" | "'re" | "’re" | "'s" | "’s" | "was" | "were")
}

/// "Am going to stay", "are not going to leave", "was taking additional steps", "are committed to building".
fn going(said: &Said, at: usize) -> Option<Future> {
    let negated = matches!(said.lower(at + 1), "not" | "n't" | "n’t" | "never");
    let next = at + 1 + usize::from(negated);
    let next = next + usize::from(matches!(said.lower(next), "also" | "now" | "just"));
    let (to, act) = (said.lower(next + 1) == "to", said.lower(next));
    match act {
        "going" | "planning" | "committed" | "determined" | "prepared" if to => {
            Some(Future { at, verb: next + 2, negated, sort: Sort::Going })
        }
        // "Was taking steps": measures under way or at hand.
        "taking"
            if (next + 1..next + 4).any(|at| matches!(said.lower(at), "steps" | "measures" | "action")) =>
        {
            Some(Future { at, verb: next, negated, sort: Sort::Going })
        }
        _ => None,
    }
}

/// "Does not, and never will, close".
fn doubled(said: &Said, at: usize) -> Option<Future> {
    let will = (at + 1..at + 6).find(|&at| said.lower(at) == "will")?;
    let never = said.lower(will - 1) == "never" && said.lower(will + 1) == ",";
    never.then_some(Future { at: will, verb: will + 2, negated: true, sort: Sort::Will })
}

/// "Hope we will", "when I will", "if we will": no promise; "think I will" neither.
fn is_framed(said: &Said, at: usize, subject: Subject) -> bool {
    // "If elected she will": a condition, and a promise.
    let condition = at > 1 && said.lower(at - 2) == "if" && is_turn_of_events(said.lower(at - 1));
    if condition {
        return false;
    }
    let before = (1..=4).map_while(|back| at.checked_sub(back)).filter(|&at| said.in_content(at));
    let mut before = before
        .map(|at| said.lower(at))
        .take_while(|word| !matches!(*word, "," | "." | ";" | "“" | "\"" | "and" | "but"));
    let framed = before.any(|word| {
        matches!(
            word,
            "if" | "whether"
                | "when"
                | "until"
                | "unless"
                | "hope"
                | "hopes"
                | "hoped"
                | "think"
                | "thinks"
                | "thought"
                | "believe"
                | "believes"
                | "guess"
                | "doubt"
                | "wish"
                | "maybe"
                | "perhaps"
                | "said"
                | "told"
                | "how"
                | "what"
                | "where"
                | "why"
                | "who"
                | "expect"
                | "suppose"
                | "worry"
                | "fear"
                | "afraid"
                | "sure"
                | "confident"
                | "likely"
                | "than"
                | "promised"
                | "bet"
                | "predict"
                | "know"
                | "knows"
                | "before"
                | "after"
                | "were"
                | "so"
        )
    });
    framed && (subject != Subject::Body || matches!(said.lower(at.wrapping_sub(1)), "if" | "whether"))
}

/// "Would have paid", "would if it could".
fn is_counterfactual(said: &Said, future: Future) -> bool {
    future.sort == Sort::Would
        && (matches!(said.lower(future.verb), "have" | "rather") || is_first_person(said, future))
}

/// "I would": an opinion, no plan.
fn is_first_person(said: &Said, future: Future) -> bool {
    (1..=2).any(|back| matches!(said.lower(future.at.wrapping_sub(back)), "i" | "we"))
}

fn announces(said: &Said) -> bool {
    let announces = |at: usize| {
        matches!(said.lower(at), "announced" | "announces" | "announcing" | "confirmed" | "announce")
    };
    said.cue.is_some_and(|cue| cue.positions().any(announces))
}

/// "Be building", "be there", "be hosting": "will be" commits with something done.
fn is_doing(said: &Said, be: usize) -> bool {
    let next = said.lower(be + 1);
    (next.ends_with("ing")
        && next.len() > 5
        && !matches!(next, "nothing" | "something" | "anything" | "everything" | "willing"))
        || matches!(next, "there" | "back" | "with" | "on")
}

/// A clause that ends in a question mark promises nothing.
fn is_asked(said: &Said, at: usize) -> bool {
    let sentence = said.prepared.sentence_at(at);
    let end = sentence.map_or(at, |sentence| sentence.tokens.end());
    let marks = (at..end.min(at + 60)).map(|at| said.lower(at)).find(|word| matches!(*word, "?" | "." | "!"));
    marks == Some("?")
}

fn kind(said: &Said, future: &Future) -> CommitmentKind {
    let cue = |words: &[&str]| {
        said.cue.is_some_and(|cue| cue.positions().any(|at| words.contains(&said.lower(at))))
    };
    let hostile = is_hostile(said.lower(future.verb)) && !future.negated;
    match future.sort {
        _ if hostile || cue(&["warned", "warns", "warning", "threatened"]) => CommitmentKind::Threat,
        _ if future.negated => CommitmentKind::Refusal,
        Sort::Vow => CommitmentKind::Promise,
        _ if cue(&["announced", "announces", "announcing", "confirmed", "revealed", "disclosed"]) => {
            CommitmentKind::Plan
        }
        Sort::Going => CommitmentKind::Plan,
        Sort::Will | Sort::Would => CommitmentKind::Promise,
    }
}
