//! Who is speaking: the noun phrase before a cue, or after an inverted one.

use super::units::Unit;
use super::words::{
    is_adverb, is_common_verb, is_preposition, is_subject_pronoun, is_subordinator, is_time_word, makes_noun,
};
use crate::cues::{self, Inflection};
use crate::segment::TokenKind;

/// What stands in the place of the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Items `start..end`.
    Here {
        /// First item.
        start: usize,
        /// One past the last item.
        end: usize,
    },
    /// The clause has none of its own: it shares the one before ("…, and added").
    Shared,
}

/// The subject that ends right before item `end`, not reaching left of `floor`.
pub(crate) fn before(unit: &Unit, floor: usize, end: usize) -> Subject {
    let end = without_time_behind(unit, floor, end);
    if end <= floor {
        return Subject::Shared;
    }
    let last = unit.lower(end - 1);
    if is_subject_pronoun(last) || matches!(last, "who" | "which") {
        return Subject::Here { start: end - 1, end };
    }
    match last {
        "," => before_comma(unit, floor, end - 1),
        // The comma stands inside the marks: "Ann Bo, author of “Salt,” said".
        _ if unit.is_quote(end - 1) && unit.quote_end(end - 1) == "," => before_comma(unit, floor, end),
        _ => phrase(unit, floor, end),
    }
}

/// "Ann Bo, mayor of Elm, said" and "Ann Bo, however, said": what stands between the commas decides.
fn before_comma(unit: &Unit, floor: usize, comma: usize) -> Subject {
    let Some(open) = (floor..comma).rev().find(|&at| unit.lower(at) == ",") else { return Subject::Shared };
    if open + 1 >= comma {
        return Subject::Shared;
    }
    let first = unit.lower(open + 1);
    let aside = is_adverb(first)
        || (is_preposition(first) && first != "of")
        || is_subordinator(first)
        || matches!(
            first,
            "however" | "too" | "meanwhile" | "though" | "speaking" | "asked" | "citing" | "for" | "and"
        );
    match phrase(unit, floor, open) {
        Subject::Here { start, .. } if !aside => {
            Subject::Here { start: earlier_apposition(unit, floor, start), end: comma }
        }
        subject => subject,
    }
}

/// "Ann Bo, a lawyer, one of three in town, said": steps left over one more comma when a name opens the clause there.
fn earlier_apposition(unit: &Unit, floor: usize, start: usize) -> usize {
    let comma_before = start >= floor + 2 && unit.lower(start - 1) == ",";
    if !comma_before || (unit.is_capital(start) && unit.lower(start) != "the") {
        return start;
    }
    let mut clause = start - 1;
    while clause > floor && !is_mark(unit.lower(clause - 1)) && !unit.is_quote(clause - 1) {
        clause -= 1;
    }
    let named = unit.is_capital(clause)
        && !is_preposition(unit.lower(clause))
        && !is_subordinator(unit.lower(clause));
    match phrase(unit, floor, start - 1) {
        Subject::Here { start: name, .. } if named && name == clause => name,
        _ => start,
    }
}

/// The noun phrase that ends before item `end`: as far left as no boundary stands, then without leading adjuncts.
fn phrase(unit: &Unit, floor: usize, end: usize) -> Subject {
    let mut start = end;
    while start > floor {
        start = match opening_bracket(unit, floor, start - 1) {
            Some(open) => open,
            None if !is_boundary(unit, floor, start - 1) || is_list_comma(unit, floor, start - 1, end) => {
                start - 1
            }
            None => break,
        };
    }
    let start = without_adjuncts(unit, start, end);
    if start >= end { Subject::Shared } else { Subject::Here { start, end } }
}

/// The bracket that opens what closes at an item: "Ann Bo (D-Elm) said".
fn opening_bracket(unit: &Unit, floor: usize, at: usize) -> Option<usize> {
    if unit.lower(at) != ")" {
        return None;
    }
    (floor + 1..at).rev().take(10).find(|&at| unit.lower(at) == "(")
}

/// "the trust that owns it said": behind a noun that no verb or mark comes before.
fn is_relative_that(unit: &Unit, floor: usize, that: usize) -> bool {
    if that <= floor || is_finite(unit, that - 1) || is_adverb(unit.lower(that - 1)) {
        return false;
    }
    let noun = matches!(unit.kind(that - 1), Some(TokenKind::Lower | TokenKind::Title | TokenKind::Upper));
    let mut before = (floor..that).rev().take(6).take_while(|&at| !is_mark(unit.lower(at)));
    let clause = before.any(|at| is_finite(unit, at));
    noun && cues::readings(unit.lower(that - 1)).is_empty() && !clause
}

/// A comma between names of a list: "The family, protesters and civic leaders".
fn is_list_comma(unit: &Unit, floor: usize, at: usize, end: usize) -> bool {
    let list = unit.lower(at) == "," && (at + 1..end).any(|at| matches!(unit.lower(at), "and" | "or"));
    if !list || at <= floor {
        return false;
    }
    let chunk = (floor..at).rev().take_while(|&at| !is_mark(unit.lower(at)));
    let mut items = 0;
    for item in chunk {
        items += 1;
        let word = unit.lower(item);
        if items > 4
            || is_preposition(word)
            || is_subordinator(word)
            || is_finite(unit, item)
            || is_time_word(word)
        {
            return false;
        }
    }
    items > 0 && !is_adverb(unit.lower(at - 1))
}

fn is_boundary(unit: &Unit, floor: usize, at: usize) -> bool {
    if unit.is_quote(at) {
        return unit.is_speech(at);
    }
    let word = unit.lower(at);
    match word {
        "and" | "or" | "&" => clause_before(unit, floor, at),
        "but" | "yet" | "nor" => true,
        "who" | "which" => false,
        "that" => !is_relative_that(unit, floor, at),
        _ if is_mark(word) => true,
        _ if is_subordinator(word) => true,
        _ => is_finite(unit, at) && !in_relative_clause(unit, floor, at),
    }
}

fn is_mark(word: &str) -> bool {
    matches!(
        word,
        "," | ";"
            | ":"
            | "("
            | ")"
            | "["
            | "]"
            | "–"
            | "—"
            | "―"
            | "--"
            | "-"
            | "."
            | "?"
            | "!"
            | "…"
            | "..."
    )
}

/// Whether a clause with a verb stands before a conjunction: then it joins clauses, not names.
fn clause_before(unit: &Unit, floor: usize, conjunction: usize) -> bool {
    let mut at = conjunction;
    while at > floor {
        at -= 1;
        if is_finite(unit, at) {
            return true;
        }
        if unit.is_quote(at) || matches!(unit.lower(at), ";" | ":" | "–" | "—" | "," | "that") {
            return unit.lower(at) == "," && at + 1 == conjunction;
        }
    }
    false
}

/// Whether the item looks like a finite verb: a common one, or a cue in the past or third person.
pub(crate) fn is_finite(unit: &Unit, at: usize) -> bool {
    let word = unit.lower(at);
    if word.is_empty() || (unit.is_capital(at) && at > 0 && !unit.is_headline()) {
        return false;
    }
    is_common_verb(word)
        || (at > 0
            && !makes_noun(unit.lower(at - 1))
            && cues::readings(word).iter().any(|cue| match cue.inflection {
                Inflection::Past => true,
                Inflection::Third => !plausible_plural_noun(word),
                _ => false,
            }))
}

/// Third-person forms that are oftener plural nouns.
fn plausible_plural_noun(word: &str) -> bool {
    matches!(
        word,
        "reports"
            | "claims"
            | "plans"
            | "calls"
            | "offers"
            | "figures"
            | "views"
            | "supports"
            | "votes"
            | "questions"
            | "attacks"
            | "comments"
            | "posts"
            | "orders"
            | "demands"
            | "requests"
            | "promises"
            | "hopes"
            | "fears"
            | "doubts"
            | "charges"
            | "backs"
            | "names"
            | "lists"
            | "details"
            | "notes"
            | "brands"
            | "labels"
            | "slams"
            | "shows"
            | "finds"
            | "projects"
            | "signals"
            | "guesses"
            | "worries"
            | "protests"
            | "remarks"
    )
}

/// Whether a relative pronoun stands up to eight items before a verb, with no mark between.
fn in_relative_clause(unit: &Unit, floor: usize, verb: usize) -> bool {
    let mut window = (floor..verb).rev().take(8).take_while(|&at| !is_mark(unit.lower(at)));
    window.any(|at| matches!(unit.lower(at), "who" | "which"))
}

/// Drops what leads the phrase without belonging to it: conjunctions, adverbs, "On Monday", "In Ohio".
fn without_adjuncts(unit: &Unit, mut start: usize, end: usize) -> usize {
    while start < end {
        let word = unit.lower(start);
        start = match word {
            "and" | "but" | "or" | "so" | "yet" | "nor" | "still" | "meanwhile" | "indeed" | "however"
            | "&" => start + 1,
            "'s" | "’s" | ")" => start + 1,
            _ if is_adverb(word) && !matches!(word, "both" | "all" | "only" | "even") => start + 1,
            _ if is_preposition(word) => past_adjunct(unit, start, end),
            _ if is_time_word(word) && !unit.is_capital(start) && word != "this" => start + 1,
            _ if is_time_word(word) && unit.is_capital(start) && start + 1 < end => start + 1,
            _ => return start,
        };
    }
    start
}

/// The start of the noun phrase behind a leading preposition: the last determiner, else the last run of capitals.
fn past_adjunct(unit: &Unit, preposition: usize, end: usize) -> usize {
    let determiner = (preposition + 2..end).rev().find(|&at| {
        matches!(
            unit.lower(at),
            "the" | "a" | "an" | "his" | "her" | "their" | "its" | "some" | "many" | "several"
        ) && !is_preposition(unit.lower(at - 1))
    });
    if let Some(at) = determiner {
        return at;
    }
    let mut start = end;
    while start > preposition + 1 && unit.is_capital(start - 1) && !is_time_word(unit.lower(start - 1)) {
        start -= 1;
    }
    if start < end { start } else { end }
}

/// Drops a time between subject and cue: "Bo on Tuesday said", "Bo last week told".
fn without_time_behind(unit: &Unit, floor: usize, end: usize) -> usize {
    let mut start = end;
    while start > floor && (is_time_word(unit.lower(start - 1))) {
        start -= 1;
    }
    if start < end && start > floor && matches!(unit.lower(start - 1), "on" | "in") {
        start -= 1;
    }
    if start > floor { start } else { end }
}

/// The noun phrase that begins at item `start`, for "said Ann Bo, the mayor of Elm, in a letter".
pub(crate) fn after(unit: &Unit, start: usize, limit: usize) -> Option<(usize, usize)> {
    let mut at = start;
    let mut apposition = false;
    while at < limit {
        let word = unit.lower(at);
        if let Some(close) = closing_bracket(unit, at, limit) {
            at = close + 1;
            continue;
        }
        let stop = match word {
            "," if !apposition && opens_apposition(unit, at + 1, limit) => {
                apposition = true;
                false
            }
            "," => !(unit.lower(at + 1) == "who" || inner_comma(unit, at)),
            "of" | "for" | "from" | "with" | "and" | "&" => word == "and" && is_finite(unit, at + 1),
            "at" | "in" if at > start && unit.is_capital(at + 1) && !is_time_word(unit.lower(at + 1)) => {
                !apposition && unit.is_capital(start)
            }
            "who" => false,
            _ if is_mark(word) && word != "-" => true,
            _ if unit.is_quote(at) => unit.is_speech(at),
            _ if is_preposition(word) || is_subordinator(word) => !apposition || is_clause_opener(word),
            _ => !apposition && at > start && (is_time_word(word) && word != "last" || is_adverb(word)),
        };
        if stop {
            break;
        }
        at += 1;
    }
    while at > start && unit.lower(at - 1) == "," {
        at -= 1;
    }
    (at > start).then_some((start, at))
}

/// The bracket that closes what opens at an item: "said Ann Bo (D-Elm)".
fn closing_bracket(unit: &Unit, at: usize, limit: usize) -> Option<usize> {
    let opens = unit.lower(at) == "(";
    opens.then(|| (at + 1..limit.min(at + 10)).find(|&at| unit.lower(at) == ")")).flatten()
}

fn is_clause_opener(word: &str) -> bool {
    matches!(
        word,
        "when" | "while" | "after" | "before" | "because" | "as" | "if" | "although" | "though" | "during"
    )
}

/// Whether what follows a comma describes the name before it.
fn opens_apposition(unit: &Unit, at: usize, limit: usize) -> bool {
    if at >= limit || unit.is_quote(at) {
        return false;
    }
    let word = unit.lower(at);
    let clause = is_preposition(word) || is_subordinator(word) || is_adverb(word) || is_subject_pronoun(word);
    let participle = word.ends_with("ing") || matches!(word, "and" | "but" | "or" | "who" | "citing");
    word == "who" || !(clause || participle || is_time_word(word) || is_finite(unit, at))
}

/// A comma inside a name: "Raleigh, N.C.," and "Jr.".
fn inner_comma(unit: &Unit, comma: usize) -> bool {
    unit.is_capital(comma + 1) && (unit.lower(comma + 2) == "," || unit.word(comma + 1).ends_with('.'))
}

/// The subject of the unit's main clause, for verbs and participles that share it ("…, saying", "… laughed and said").
///
/// What leads the clause in up to a comma ("Asked about the bridge,", "In May,") is passed over.
pub(crate) fn main(unit: &Unit, before_item: usize) -> Subject {
    let floor = past_lead_in(unit, before_item);
    for at in floor + 1..before_item {
        if !is_finite(unit, at) {
            continue;
        }
        let mut start = at;
        while start > floor && is_adverb(unit.lower(start - 1)) {
            start -= 1;
        }
        if let found @ Subject::Here { .. } = before(unit, floor, start) {
            return found;
        }
    }
    Subject::Shared
}

fn past_lead_in(unit: &Unit, before_item: usize) -> usize {
    let first = unit.lower(0);
    let participle = first.ends_with("ing") || (first.ends_with("ed") && !cues::readings(first).is_empty());
    if !(participle || is_preposition(first) || is_subordinator(first)) {
        return 0;
    }
    (1..before_item).find(|&at| unit.lower(at) == ",").map_or(0, |comma| comma + 1)
}
