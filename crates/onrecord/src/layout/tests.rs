use super::*;
use crate::article::{FoundIn, Origin, Published};
use crate::calendar::Day;
use proptest::prelude::*;

fn article(source: &str, title: Option<&str>) -> Article {
    let text = Text::new(source).unwrap();
    let published = Published { day: Day::new(2025, 11, 18).unwrap(), at: None, found_in: FoundIn::Given };
    let body = text.whole();
    let title = title.map(str::to_owned);
    let origin = Origin::default();
    Article { given_id: None, origin, published, text, body, title, author: None, outlet: None }
}

fn kinds(source: &str) -> Vec<(ParagraphKind, String)> {
    let article = article(source, None);
    let words = |paragraph: &Paragraph| article.text.slice(paragraph.span).to_owned();
    paragraphs(&article).iter().map(|paragraph| (paragraph.kind, words(paragraph))).collect()
}

#[test]
fn an_article_with_all_its_furniture() {
    let source = "Elm council votes to close the ferry\nBy Ann Bo in Elm\n\nELM (AP) — The ferry will not sail on Monday.\n\n\
                  The ferry in dock last week. Photograph: Eli Fo/Elm Press\n\nNobody knows why, said Cy Du.\n\n\
                  What happens next\n\nThe council will meet again on Tuesday, when it will hear from the captain and the crew.\n\n\
                  Read more: The ferry that never sailed\n\nIt may sail in May. – The Guardian";
    use ParagraphKind::*;
    let expected = [
        (Headline, "Elm council votes to close the ferry"),
        (Byline, "By Ann Bo in Elm"),
        (Dateline, "ELM (AP) —"),
        (Body, "The ferry will not sail on Monday."),
        (Caption, "The ferry in dock last week."),
        (CaptionCredit, "Photograph: Eli Fo/Elm Press"),
        (Body, "Nobody knows why, said Cy Du."),
        (Subheading, "What happens next"),
        (Body, "The council will meet again on Tuesday, when it will hear from the captain and the crew."),
        (Boilerplate, "Read more: The ferry that never sailed"),
        (Body, "It may sail in May."),
        (SyndicationCredit, "– The Guardian"),
    ];
    let expected: Vec<_> = expected.iter().map(|(kind, words)| (*kind, (*words).to_owned())).collect();
    assert_eq!(kinds(source), expected);
}

#[test]
fn an_article_that_begins_with_prose() {
    let found = kinds(
        " The ferry will sail on Monday, Ann Bo has said, telling reporters the crew was ready.\n\n“We are ready,” she said.",
    );
    assert!(found.iter().all(|(kind, _)| *kind == ParagraphKind::Body), "{found:?}");
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let source = "The ferry will not sail on Monday, the harbour master said in\na letter to the council, because the crew has not been paid for\n\
                  a month and the engine needs a part that nobody in Elm has.\n    The council will meet again on Tuesday, when it will hear from\n\
                  the captain and the crew. Nobody knows how long that will take.";
    assert_eq!(kinds(source).len(), 2);
}

#[test]
fn entries_of_a_live_blog() {
    let found = kinds("10.32am GMT\nThe ferry has left the dock.\n\n11.05am GMT The ferry is back.");
    let times = found.iter().filter(|(kind, _)| *kind == ParagraphKind::EntryTime).count();
    assert_eq!((times, found.len()), (2, 4), "{found:?}");
}

#[test]
fn a_megabyte_of_one_line_or_of_blank_lines_takes_linear_time() {
    for source in [
        "a. ".repeat(350_000),
        "\n".repeat(500_000),
        "— ".repeat(250_000),
        "Photo: A. ".repeat(100_000),
        "a\n".repeat(300_000),
    ] {
        paragraphs(&article(&source, None));
    }
}

proptest! {
    #[test]
    fn paragraphs_cover_all_words_in_order(source in "(\\PC|[ \n.:–—“”()]|Photo: |Read more: |ELM \\(AP\\) — |10.32am ){0,60}", title in proptest::option::of("\\PC{0,20}")) {
        let article = article(&source, title.as_deref());
        let found = paragraphs(&article);
        prop_assert!(found.is_sorted_by(|a, b| a.span.end() <= b.span.start()));
        let mut kept = String::new();
        for paragraph in &found {
            let words = article.text.slice(paragraph.span);
            prop_assert!(!words.is_empty() && words.trim() == words);
            kept.extend(words.chars().filter(|c| !c.is_whitespace()));
        }
        prop_assert_eq!(kept, source.chars().filter(|c| !c.is_whitespace()).collect::<String>());
    }
}
