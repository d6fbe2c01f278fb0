//! What is announced: dates ahead of the article in clauses that look ahead.
//!
//! Precision comes first: a date counts when it is a day, week or month after the day of publication and its clause says
//! that something will or is to happen then. Conditions, denials and what might have been announce nothing.

use crate::calendar::Day;
use crate::index::{EntityIdx, TokenRange};
use crate::people::{EntityKind, People};
use crate::prepare::Prepared;
use crate::text::Span;
use crate::times::{TimeExpression, TimeKind, Upcoming};

/// The longest stretch that dates an event: a month.
const LONGEST: i32 = 31;

/// See [`crate::times::upcoming`].
pub(super) fn upcoming(prepared: &Prepared, times: &[TimeExpression], people: &People) -> Vec<Upcoming> {
    let published = prepared.article.published.day;
    let mut events: Vec<Upcoming> = Vec::new();
    for time in times.iter().filter(|time| is_ahead(time, published)) {
        let Some(event) = announced(prepared, time, people) else { continue };
        // "from Monday to Wednesday" is one event.
        if events.last().is_none_or(|last| last.span != event.span) {
            events.push(event);
        }
    }
    events
}

fn is_ahead(time: &TimeExpression, published: Day) -> bool {
    let dated = matches!(time.kind, TimeKind::Date | TimeKind::Time);
    let short = |first: Day, last: Day| last <= first.plus_days(LONGEST - 1);
    dated && time.days.is_some_and(|days| days.first() > published && short(days.first(), days.last()))
}

fn announced(prepared: &Prepared, time: &TimeExpression, people: &People) -> Option<Upcoming> {
    let clause = clause(prepared, time.tokens)?;
    let before = prepared.lower(time.tokens.start().wrapping_sub(1));
    let bound =
        matches!(before, "until" | "till" | "before" | "through" | "than" | "since" | "toward" | "towards");
    if bound || !looks_ahead(prepared, clause, time) || is_doubtful(prepared, clause) {
        return None;
    }
    if prepared.lower(clause.end()) == "?" || prepared.lower(clause.end() - 1) == "?" {
        return None;
    }
    let span = without_stop(prepared, clause)?;
    let (days, value) = (time.days?, time.value.clone());
    Some(Upcoming { days, value, span, people: persons(people, clause) })
}

/// The clause round an expression: from the last mark or reporting verb before it to the next mark after it.
fn clause(prepared: &Prepared, time: TokenRange) -> Option<TokenRange> {
    let sentence = prepared.sentences.get(prepared.sentence_of(time.start()).get())?.tokens;
    let start = (sentence.start()..time.start()).rev().find(|at| opens_after(prepared, *at));
    let mut start = start.map_or(sentence.start(), |at| at + 1);
    while start < time.start() && matches!(prepared.lower(start), "that" | "," | "and" | "but") {
        start += 1;
    }
    let last = prepared.sentences.get(prepared.sentence_of(time.end().saturating_sub(1)).get())?.tokens;
    let end = (time.end()..last.end()).find(|at| closes(prepared, *at)).unwrap_or(last.end());
    Some(TokenRange::new(start, end))
}

/// Whether a clause begins after this token.
fn opens_after(prepared: &Prepared, at: usize) -> bool {
    match prepared.lower(at) {
        ";" | ":" | "—" | "“" | "”" | "\"" | "(" | ")" => true,
        // A clause that begins with its subject: "and it will", "but they will".
        "and" | "but" => {
            matches!(prepared.lower(at + 1), "he" | "she" | "it" | "they" | "the" | "a" | "i" | "we")
        }
        "because" | "although" | "whereas" => true,
        "said" | "says" | "announced" | "added" | "confirmed" | "told" => true,
        _ => false,
    }
}

fn closes(prepared: &Prepared, at: usize) -> bool {
    let comma = prepared.lower(at) == ",";
    comma
        || matches!(prepared.lower(at), ";" | ":" | "—" | "“" | "”" | "\"" | "(" | ")" | "." | "?" | "!")
        || opens_after(prepared, at)
}

/// Whether the clause says that something will be on that date.
fn looks_ahead(prepared: &Prepared, clause: TokenRange, time: &TimeExpression) -> bool {
    let words = || clause.positions().filter(|at| !time.tokens.holds(*at));
    let ahead = words().any(|at| announces(prepared, at));
    let past = words().any(|at| is_past(prepared.lower(at)));
    let said_so =
        time.tokens.positions().any(|at| matches!(prepared.lower(at), "next" | "tomorrow" | "coming"));
    ahead || (said_so && !past)
}

/// Words that put an event on the calendar.
fn announces(prepared: &Prepared, at: usize) -> bool {
    let next = prepared.lower(at + 1);
    match prepared.lower(at) {
        "will" | "'ll" | "’ll" | "ll" | "shall" | "scheduled" | "slated" | "due" | "expected" | "planned"
        | "upcoming" => true,
        "set" => matches!(next, "for" | "to"),
        "plans" | "plan" | "intends" | "intend" | "hopes" | "is" | "are" => next == "to",
        "going" => next == "to",
        "begins" | "starts" | "opens" | "meets" | "resumes" | "convenes" | "expires" | "takes"
        | "returns" => true,
        _ => false,
    }
}

fn is_past(word: &str) -> bool {
    matches!(word, "was" | "were" | "had" | "did" | "has" | "have" | "been" | "could" | "would" | "might")
}

/// Whether the clause is a condition, a denial or something that did not come about.
fn is_doubtful(prepared: &Prepared, clause: TokenRange) -> bool {
    clause.positions().any(|at| match prepared.lower(at) {
        "if" | "unless" | "whether" | "had" | "never" | "cancelled" | "canceled" => true,
        "would" => prepared.lower(at + 1) == "have",
        "wo" => true,
        "will" | "is" | "are" => matches!(prepared.lower(at + 1), "not" | "no" | "n't" | "n’t"),
        _ => false,
    })
}

fn without_stop(prepared: &Prepared, clause: TokenRange) -> Option<Span> {
    let last = clause.end().checked_sub(1)?;
    let stop = matches!(prepared.lower(last), "." | "," | "?" | "!" | "”" | "\"");
    prepared.span(TokenRange::new(clause.start(), clause.end() - usize::from(stop)))
}

/// The persons mentioned in a clause, in order, each once.
fn persons(people: &People, clause: TokenRange) -> Vec<EntityIdx> {
    let mut persons: Vec<EntityIdx> = Vec::new();
    for entity in people.mentions_in(clause).filter_map(|(_, mention)| mention.entity) {
        let person = people.entity(entity).is_some_and(|entity| entity.kind == EntityKind::Person);
        if person && !persons.contains(&entity) {
            persons.push(entity);
        }
    }
    persons
}
