//! What is announced: dates ahead of the article in clauses that look ahead.
//!
//! Precision comes first: a date counts when it is a day, week or month after the day of publication and its clause says
//! that something will or is to happen then. Questions, denials and what might have been announce nothing; what hangs on a
//! condition, is only expected, or was called off, is kept and marked so.

use crate::calendar::Day;
use crate::index::{EntityIdx, TokenRange};
use crate::people::{EntityKind, People};
use crate::prepare::Prepared;
use crate::segment::TokenKind;
use crate::text::Span;
use crate::times::{EventStatus, TimeExpression, Upcoming};

/// The longest stretch that dates an event: a month.
const LONGEST: i32 = 31;

/// See [`crate::times::upcoming`].
pub(super) fn upcoming(prepared: &Prepared, times: &[TimeExpression], people: &People) -> Vec<Upcoming> {
    let published = prepared.article.published.day;
    let mut events: Vec<Upcoming> = Vec::new();
    for (at, time) in times.iter().enumerate().filter(|(_, time)| is_ahead(time, published)) {
        let before = at.checked_sub(1).and_then(|before| times.get(before));
        if before.is_some_and(|before| goes_on(prepared, before, time)) {
            continue;
        }
        let Some(event) = announced(prepared, time, people) else { continue };
        // "from Monday to Wednesday" is one event.
        if events.last().is_none_or(|last| last.span != event.span) {
            events.push(event);
        }
    }
    events
}

fn is_ahead(time: &TimeExpression, published: Day) -> bool {
    let dated = time.kind.is_dated();
    let short = |first: Day, last: Day| last <= first.plus_days(LONGEST - 1);
    dated && time.days.is_some_and(|days| days.first() > published && short(days.first(), days.last()))
}

/// "Nov. 10-25" in an article of Nov. 18: the end of what goes on.
fn goes_on(prepared: &Prepared, first: &TimeExpression, last: &TimeExpression) -> bool {
    let begun = first.days.is_some_and(|days| days.first() <= prepared.article.published.day);
    let gap = prepared.article.text.checked_span(first.span.end(), last.span.start());
    let joined =
        |gap| matches!(prepared.slice(gap).trim(), "-" | "–" | "—" | "to" | "through" | "until" | "till");
    begun && gap.is_some_and(joined)
}

fn announced(prepared: &Prepared, time: &TimeExpression, people: &People) -> Option<Upcoming> {
    // "said in May that it would": the date is that of the saying.
    if prepared.lower(time.tokens.end()) == "that" {
        return None;
    }
    let clause = clause(prepared, time.tokens)?;
    if is_a_noun(prepared, time.tokens)
        || is_pasted(prepared, clause)
        || is_bound(prepared, clause, time)
        || is_asked_or_denied(prepared, clause)
    {
        return None;
    }
    let sentence = near(prepared, time.tokens)?;
    let status = status(prepared, sentence, clause);
    if status != EventStatus::Cancelled && !looks_ahead(prepared, clause, time) {
        return None;
    }
    let span = without_stop(prepared, clause)?;
    let (days, value) = (time.days?, time.value.clone());
    Some(Upcoming { days, value, span, people: persons(people, clause), status })
}

/// "Tomorrow can be different.", "calling Christmas a sham": spoken of rather than told as the day of something.
fn is_a_noun(prepared: &Prepared, time: TokenRange) -> bool {
    let (next, before) = (prepared.lower(time.end()), prepared.lower(time.start().wrapping_sub(1)));
    match prepared.lower(time.start()) {
        "tomorrow" => before == "of" || matches!(next, "can" | "will" | "could" | "may" | "is" | "would"),
        "christmas" | "easter" | "thanksgiving" | "halloween" => {
            !matches!(before, "on" | "by" | "at" | "for" | "to" | "until" | "from")
        }
        _ => false,
    }
}

/// Headlines of other articles pasted together: "… TALL STORY A pilot … ROCKET SCIENCE As …".
fn is_pasted(prepared: &Prepared, clause: TokenRange) -> bool {
    let shouted = |at: usize| {
        let upper = prepared.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Upper);
        upper && prepared.lower(at).len() > 1
    };
    clause.positions().filter(|at| shouted(*at) && shouted(at + 1)).count() > 1
}

/// "until Friday" is the end of something that is; "postponed until Friday" is a new day.
fn is_bound(prepared: &Prepared, clause: TokenRange, time: &TimeExpression) -> bool {
    let before = prepared.lower(time.tokens.start().wrapping_sub(1));
    let moved = || clause.positions().any(|at| PUT_OFF.contains(&prepared.lower(at)));
    match before {
        "until" | "till" | "through" => !moved(),
        // "moved from Friday to Monday"
        "from" => moved(),
        "before" | "than" | "since" | "toward" | "towards" | "ahead" | "after" => true,
        "of" => prepared.lower(time.tokens.start().wrapping_sub(2)) == "ahead",
        // "between now and next Wednesday"
        "and" => prepared.lower(time.tokens.start().wrapping_sub(2)) == "now",
        _ => false,
    }
}

static PUT_OFF: &[&str] = &[
    "postponed",
    "postpone",
    "delayed",
    "delay",
    "adjourned",
    "deferred",
    "rescheduled",
    "reschedule",
    "moved",
    "pushed",
    "suspended",
];

/// Tokens to either side that are looked at in a sentence without end.
const NEAR: usize = 120;

/// The sentence round an expression, as far as [`NEAR`] tokens to either side.
fn near(prepared: &Prepared, time: TokenRange) -> Option<TokenRange> {
    let whole = prepared.sentence_at(time.start())?.tokens;
    let start = whole.start().max(time.start().saturating_sub(NEAR));
    Some(TokenRange::new(start, whole.end().min(time.end() + NEAR)))
}

/// The clause round an expression: from the last mark or reporting verb before it to the next mark after it.
fn clause(prepared: &Prepared, time: TokenRange) -> Option<TokenRange> {
    let sentence = near(prepared, time)?;
    let start = (sentence.start()..time.start()).rev().find(|at| opens_after(prepared, *at));
    let mut start = start.map_or_else(|| behind_condition(prepared, sentence, time), |at| at + 1);
    while start < time.start() && matches!(prepared.lower(start), "that" | "," | "and" | "but") {
        start += 1;
    }
    let last = near(prepared, TokenRange::new(time.end().saturating_sub(1), time.end()))?;
    let end = (time.end()..last.end()).find(|at| closes(prepared, *at)).unwrap_or(last.end());
    Some(TokenRange::new(start, end))
}

/// The start of a sentence; of "If the vote passes, the levy will start on Monday", the start of what follows.
fn behind_condition(prepared: &Prepared, sentence: TokenRange, time: TokenRange) -> usize {
    let condition = CONDITIONS.contains(&prepared.lower(sentence.start()));
    let comma = (sentence.start()..time.start()).find(|at| condition && prepared.lower(*at) == ",");
    comma.map_or(sentence.start(), |comma| comma + 1)
}

/// Whether a clause begins after this token.
fn opens_after(prepared: &Prepared, at: usize) -> bool {
    match prepared.lower(at) {
        "(" | ")" if is_short_form(prepared, at) => false,
        ";" | ":" | "—" | "“" | "”" | "\"" | "(" | ")" => true,
        // A clause that begins with its subject: "and it will", "but they will".
        "but" if at > 0 && prepared.lower(at - 1) == "," => true,
        "and" | "but" => match prepared.lower(at + 1) {
            "he" | "she" | "it" | "they" | "i" | "we" => true,
            // "Talks between the city and the union are set to resume": of one subject, as no verb stands before.
            "the" | "a" => has_verb_before(prepared, at),
            _ => false,
        },
        "because" | "although" | "whereas" => true,
        word if SAYING.contains(&word) => true,
        _ => false,
    }
}

/// Brackets round a single word: "the Salt Trust (STR) has called …".
fn is_short_form(prepared: &Prepared, at: usize) -> bool {
    let opens = |at: usize| prepared.lower(at) == "(" && prepared.lower(at + 2) == ")";
    opens(at) || prepared.lower(at) == ")" && at >= 2 && opens(at - 2)
}

/// Whether a verb stands between the start of a clause, at most [`SUBJECT`] tokens back, and a token.
fn has_verb_before(prepared: &Prepared, at: usize) -> bool {
    let start = prepared.sentence_at(at).map_or(0, |s| s.tokens.start());
    let subject = (start.max(at.saturating_sub(SUBJECT))..at).rev();
    let between = subject.clone().take(SUBJECT / 2).any(|at| prepared.lower(at) == "between");
    let clear = start + SUBJECT >= at && !subject.clone().any(|at| is_verb(prepared.lower(at)));
    !between && !clear
}

/// The longest subject of a clause, in tokens.
const SUBJECT: usize = 16;

/// Whether a word is a verb for certain, or a mark behind which another clause may have one.
fn is_verb(word: &str) -> bool {
    is_past(word)
        || word.ends_with("n't")
        || matches!(
            word,
            "," | "will"
                | "'ll"
                | "’ll"
                | "is"
                | "are"
                | "has"
                | "have"
                | "can"
                | "could"
                | "may"
                | "might"
                | "must"
                | "shall"
                | "would"
                | "should"
                | "says"
                | "say"
                | "plans"
                | "plan"
                | "expects"
                | "expect"
                | "wants"
                | "want"
                | "to"
        )
}

fn closes(prepared: &Prepared, at: usize) -> bool {
    let comma = prepared.lower(at) == ",";
    comma
        || !is_short_form(prepared, at)
            && matches!(prepared.lower(at), ";" | ":" | "—" | "“" | "”" | "\"" | "(" | ")" | "." | "?" | "!")
        || opens_after(prepared, at)
}

/// Whether the clause says that something will be on that date.
fn looks_ahead(prepared: &Prepared, clause: TokenRange, time: &TimeExpression) -> bool {
    let words = || clause.positions().filter(|at| !time.tokens.holds(*at));
    let past = words().any(|at| is_past(prepared.lower(at)));
    let ahead = words().any(|at| announces(prepared, at, time) || (!past && is_possible(prepared, at)));
    let said_so =
        time.tokens.positions().any(|at| matches!(prepared.lower(at), "next" | "tomorrow" | "coming"));
    // "Next month" alone announces nothing.
    let full = words().count() > 3 && !words().any(|at| prepared.lower(at) == "today");
    ahead || (said_so && !past && full)
}

/// Words that put an event on the calendar.
fn announces(prepared: &Prepared, at: usize, time: &TimeExpression) -> bool {
    let (next, before) = (prepared.lower(at + 1), prepared.lower(at.wrapping_sub(1)));
    match prepared.lower(at) {
        // "the regularly scheduled meeting" may be any.
        "scheduled" | "due" | "expected" | "planned" | "set" | "going"
            if before.ends_with("ly") || is_told_as_past(prepared, at, time) =>
        {
            false
        }
        "will" | "'ll" | "’ll" | "ll" | "shall" | "must" | "scheduled" | "rescheduled" | "slated" | "due"
        | "expected" | "planned" | "upcoming" | "postponed" | "adjourned" | "likely" => true,
        "set" => matches!(next, "for" | "to"),
        "plans" | "plan" | "intends" | "intend" | "hopes" | "hope" | "aims" | "is" | "are" | "going"
        | "expects" | "expect" | "agreed" => next == "to",
        // "called a protest for 29 November", but not "called for a protest"
        "called" | "calls" | "announced" | "arranged" | "fixed" | "organised" | "organized" => {
            matches!(next, "a" | "an" | "another" | "the" | "its")
                && prepared.lower(time.tokens.start().wrapping_sub(1)) == "for"
                && at < time.tokens.start()
        }
        // "takes place", "takes effect", but not "takes his hat off"
        "takes" => matches!(next, "place" | "effect" | "office" | "over" | "on"),
        // "the town votes on Friday", but not "votes cast on Friday"
        "votes" => {
            !matches!(next, "were" | "are" | "had" | "have" | "cast" | "counted" | "from" | "of" | "and")
        }
        "begins" | "starts" | "opens" | "meets" | "resumes" | "convenes" | "expires" | "returns" | "ends"
        | "arrives" | "faces" | "kicks" | "reopens" => true,
        // "talks resume", but not "they were asked to resume"
        "resume" | "begin" | "reopen" | "convene" => before != "to",
        _ => false,
    }
}

/// "Was scheduled to fly on Sunday" is as often the Sunday past; "was due to be paid" was given up, unless somebody says
/// so; "had been expected to" always was.
fn is_told_as_past(prepared: &Prepared, at: usize, time: &TimeExpression) -> bool {
    let (word, next) = (prepared.lower(at), prepared.lower(at + 1));
    match (prepared.lower(at.wrapping_sub(1)), prepared.lower(at.wrapping_sub(2))) {
        ("been", "had") => true,
        ("was" | "were", _) => {
            let given_up = word == "due" || next == "to";
            names_weekday(prepared, time) || (given_up && !is_reported(prepared, at))
        }
        _ => false,
    }
}

fn names_weekday(prepared: &Prepared, time: &TimeExpression) -> bool {
    let words = || time.tokens.positions().map(|at| prepared.lower(at));
    words().any(|word| word.ends_with("day") && word.len() > 5) && !words().any(|word| word == "next")
}

/// "could open", "may open", "would open": possible, unless it is what could have been.
fn is_possible(prepared: &Prepared, at: usize) -> bool {
    let possible = matches!(prepared.lower(at), "could" | "might" | "would" | "may" | "should");
    // Theresa May, the month of May
    let name = prepared.tokens.get(at).is_some_and(|token| token.kind != TokenKind::Lower);
    possible && !name && prepared.lower(at + 1) != "have"
}

fn is_past(word: &str) -> bool {
    matches!(word, "was" | "were" | "had" | "did" | "has" | "have" | "been")
}

/// Whether the clause asks, denies, or tells what did not come about.
fn is_asked_or_denied(prepared: &Prepared, clause: TokenRange) -> bool {
    let asked = prepared.lower(clause.end()) == "?" || prepared.lower(clause.end() - 1) == "?";
    let doubted = |at: usize| match prepared.lower(at) {
        "whether" | "never" | "wo" | "unlikely" | "neither" | "nobody" => true,
        // "I do not think he will", "not likely to"
        "not" | "n't" | "n’t" => {
            matches!(prepared.lower(at + 1), "think" | "believe" | "expect" | "expected" | "likely")
        }
        "would" | "could" | "might" => matches!(prepared.lower(at + 1), "have" | "not" | "n't" | "n’t"),
        "will" | "is" | "are" | "does" | "may" => {
            matches!(prepared.lower(at + 1), "not" | "no" | "n't" | "n’t")
        }
        _ => false,
    };
    asked || clause.positions().any(doubted)
}

/// How firm the event is.
fn status(prepared: &Prepared, sentence: TokenRange, clause: TokenRange) -> EventStatus {
    let has =
        |range: TokenRange, words: &[&str]| range.positions().any(|at| words.contains(&prepared.lower(at)));
    let off = clause.positions().any(|at| {
        CANCELLED.contains(&prepared.lower(at))
            || (prepared.lower(at) == "called" && prepared.lower(at + 1) == "off")
    });
    // "The mayor said the bridge would open": would is will, reported.
    let reported = is_reported(prepared, clause.start());
    let would = has(clause, &["would"]) && !reported;
    // "If the vote passes, the levy will …", "the levy will …, unless the court …"
    let condition = |at: usize| CONDITIONS.contains(&prepared.lower(at));
    let behind = clause.end()..sentence.end().min(clause.end() + 2);
    let bound_up = condition(sentence.start()) || behind.into_iter().any(condition);
    let maybe = clause.positions().any(|at| prepared.lower(at) == "may" && is_possible(prepared, at));
    if off {
        EventStatus::Cancelled
    } else if has(clause, CONDITIONS) || bound_up || has(clause, &["could", "might"]) || maybe || would {
        EventStatus::Conditional
    } else if has(clause, EXPECTED) {
        EventStatus::Expected
    } else {
        EventStatus::Planned
    }
}

/// Whether somebody says what stands at a token: a verb of saying comes before it in its sentence.
fn is_reported(prepared: &Prepared, at: usize) -> bool {
    let sentence = near(prepared, TokenRange::new(at, at + 1));
    sentence.is_some_and(|sentence| (sentence.start()..at).any(|at| is_saying(prepared, at)))
}

fn is_saying(prepared: &Prepared, at: usize) -> bool {
    SAYING.contains(&prepared.lower(at))
}

static SAYING: &[&str] = &[
    "said",
    "says",
    "announced",
    "added",
    "confirmed",
    "told",
    "promised",
    "pledged",
    "wrote",
    "tweeted",
    "reported",
    "revealed",
    "ruled",
    "ordered",
];

static CANCELLED: &[&str] =
    &["cancelled", "canceled", "scrapped", "cancels", "scraps", "cancelling", "canceling"];

static CONDITIONS: &[&str] = &["if", "unless", "provided", "providing", "assuming", "pending", "depending"];

static EXPECTED: &[&str] = &[
    "expected",
    "expects",
    "expect",
    "expecting",
    "likely",
    "hopes",
    "hope",
    "hoping",
    "should",
    "probably",
    "anticipated",
    "anticipates",
    "aims",
    "predicted",
    "predicts",
    "forecast",
    "tentatively",
    "possibly",
    "perhaps",
];

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
