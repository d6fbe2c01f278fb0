use crate::article::{Article, FoundIn, Origin, Published};
use crate::prepare::{Prepared, prepare};
use crate::text::Text;
use crate::times::finder::TABLES;
use crate::times::{TimeExpression, find, rule_examples};
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
