use crate::article::{Article, FoundIn, Origin, Published};
use crate::people::People;
use crate::prepare::{Prepared, prepare};
use crate::text::Text;
use crate::times::finder::TABLES;
use crate::times::{SaidOn, TimeExpression, find, rule_examples, said_on, upcoming};
use proptest::prelude::*;

/// An article of this text that appeared on Tuesday 2025-11-18.
pub(super) fn article(text: &str) -> Prepared {
    let text = Text::new(text).unwrap();
    let published = Published { day: "2025-11-18".parse().unwrap(), at: None, found_in: FoundIn::Given };
    let body = text.whole();
    let (given_id, title, author, outlet) = (None, None, None, None);
    prepare(Article { given_id, origin: Origin::default(), published, text, body, title, author, outlet })
}

fn pairs<'p>(prepared: &'p Prepared, times: &'p [TimeExpression]) -> Vec<(&'p str, &'p str)> {
    times.iter().map(|time| (prepared.slice(time.span), time.value.as_str())).collect()
}

#[test]
fn every_rule_reads_its_examples() {
    let mut wrong = Vec::new();
    for example in rule_examples() {
        let prepared = article(example.text);
        let times = find(&prepared);
        let found = pairs(&prepared, &times);
        if !found.contains(&(example.words, example.value)) {
            wrong.push(format!("{example:?} but found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_an_example() {
    let without = TABLES.iter().copied().flatten().find(|rule| rule.examples.is_empty());
    assert!(without.is_none_or(|rule| panic!("{}", rule.name)));
}

#[test]
fn words_that_only_look_like_times_are_left_alone() {
    for text in [
        "He may march on the town.",
        "May I ask who you are?",
        "March on, they cried.",
        "The Sun shone on the roofs.",
        "The Sun reported a fire.",
        "She came second in the race.",
        "They watched Friday Night Lights together.",
        "The second man ran away.",
        "They kept the march on the town quiet.",
        "They joined the March on the Capital.",
        "The may tree flowered.",
        "April Rowe and June Bell sang.",
        "It costs $2,000 or 1990 dollars.",
        "The 34-year-old carpenter smiled.",
        "He led by 3-2 at the break.",
        "The fall of the wall shook the town.",
    ] {
        let prepared = article(text);
        let times = find(&prepared);
        assert_eq!(pairs(&prepared, &times), [], "{text}");
    }
}

#[test]
#[allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a bound on time needs a clock")]
fn long_hostile_input_takes_linear_time() {
    for piece in
        ["the ", "Nov. ", "twenty-", "1/1/", "a few ", "last next this ", "12:", "the end of the year ", "éß"]
    {
        let prepared = article(&piece.repeat(1_000_000 / piece.len()));
        let started = std::time::Instant::now();
        find(&prepared);
        assert!(started.elapsed().as_secs() < 8, "{piece:?} took {:?}", started.elapsed());
    }
}

/// What dates the statement in a sentence: `[content]`, `{cue}`.
fn dated(marked: &str) -> Option<String> {
    let text: String = marked.chars().filter(|c| !"[]{}".contains(*c)).collect();
    let prepared = article(&text);
    let place = |mark: char| {
        let at = marked.find(mark).unwrap();
        at - marked.get(..at).unwrap().chars().filter(|c| "[]{}".contains(*c)).count()
    };
    let range =
        |open: char, close: char| prepared.tokens_in(prepared.article.text.span(place(open), place(close)));
    let content = [range('[', ']')];
    match said_on(&prepared, &find(&prepared), &content, Some(range('{', '}')), None) {
        SaidOn::Stated { value, .. } => Some(value),
        SaidOn::PublishedBy(_) => None,
    }
}

#[test]
fn the_day_of_a_statement_stands_with_its_cue() {
    for (marked, value) in [
        ("Ann Bo {said} on Tuesday [she would leave on Friday].", Some("2025-11-18")),
        ("Ann Bo {told} reporters Friday [that the bridge is safe].", Some("2025-11-14")),
        ("In an interview last week, Ann Bo {said} [the bridge is safe].", Some("2025-W46")),
        (
            "“[The bridge is safe],” Ann Bo {said} earlier this week, referring to the firm that won the bid last month.",
            Some("2025-W47"),
        ),
        ("Ann Bo, who was elected on Monday, {said} [the bridge is safe].", None),
        ("[The bridge will open on Friday], Ann Bo {said}.", None),
        ("Ann Bo {said} [the bridge is safe], referring to the crash on Monday.", None),
        ("In a 2013 memo Ann Bo {said} [the bridge is safe].", None),
        ("After the crash on Monday, Ann Bo {said} [the bridge is safe].", None),
        ("In a letter published Monday, Ann Bo {said} [the bridge is safe].", Some("2025-11-17")),
        ("The court ruled on Monday and Ann Bo {said} [the bridge is safe].", None),
        ("Ann Bo has {said} since Monday [that the bridge is safe].", None),
        ("Ann Bo announced the arrest on Friday and {said} [the bridge is safe].", Some("2025-11-14")),
        ("Ann Bo {told} a crowd Monday night [that the bridge is safe].", Some("2025-11-17")),
        ("Ann Bo, speaking Monday in Oslo, {said} [the bridge is safe].", Some("2025-11-17")),
    ] {
        assert_eq!(dated(marked).as_deref(), value, "{marked}");
    }
}

/// The announcements of a text: value and clause.
fn announced(text: &str) -> Vec<(String, String)> {
    let prepared = article(text);
    let events = upcoming(&prepared, &find(&prepared), &People::default());
    events.into_iter().map(|event| (event.value, prepared.slice(event.span).to_owned())).collect()
}

#[test]
fn dated_events_ahead_are_announced() {
    for (text, value, clause) in [
        ("Ann Bo will be sworn in on January 1st.", "2026-01-01", "Ann Bo will be sworn in on January 1st"),
        ("The trial is set for 3 March.", "2026-03-03", "The trial is set for 3 March"),
        ("They agreed on talks next week.", "2025-W48", "They agreed on talks next week"),
        (
            "The firm said it will close on Friday, and nobody minded.",
            "2025-11-21",
            "it will close on Friday",
        ),
        ("“We will meet tomorrow,” she said.", "2025-11-19", "We will meet tomorrow"),
        (
            "The vote is scheduled for December 3 in Oslo.",
            "2025-12-03",
            "The vote is scheduled for December 3 in Oslo",
        ),
    ] {
        assert_eq!(announced(text), [(value.to_owned(), clause.to_owned())], "{text}");
    }
}

#[test]
fn what_is_past_conditional_or_vague_is_not_announced() {
    for text in [
        "Ann Bo was sworn in on January 1st, 2025.",
        "The trial ended on Friday.",
        "If they meet next week the strike will end.",
        "They will not meet next week.",
        "It will take three weeks.",
        "The bridge would have opened next week.",
        "The bridge will open next year.",
        "The shop is open until Friday.",
        "Will they meet tomorrow?",
        "They hope for a brighter tomorrow.",
    ] {
        assert_eq!(announced(text), [], "{text}");
    }
}

proptest! {
    #[test]
    fn times_of_any_text_are_in_order_and_apart(text in "(([A-Za-z]{1,8}|[0-9]{1,4}|Nov\\.|Friday|the|last|week|[,.'’/:é²①-])[ \n]?){0,40}") {
        let prepared = article(&text);
        let times = find(&prepared);
        for pair in times.windows(2) {
            prop_assert!(pair[0].span.end() <= pair[1].span.start());
        }
        for time in &times {
            prop_assert!(!time.span.is_empty() && !time.value.is_empty());
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        find(&article(&text));
    }
}
