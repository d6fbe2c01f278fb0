//! Cases of layout: the `text`, with `title:`, `author:` and `outlet:` where the input has them, and its `paragraphs`,
//! a line each: the kind, and the words, with `↵` for line breaks within.

use onrecord::Text;
use onrecord::article::{Article, FoundIn, Origin, Published};
use onrecord::calendar::Day;
use onrecord::layout;

use crate::case_file::{Case, check};

#[test]
fn paragraphs_are_of_the_kinds_that_the_cases_say() {
    check("layout", |case| vec![("paragraphs", paragraphs(case))]);
}

fn paragraphs(case: &Case) -> String {
    let text = Text::new(case.block("text").unwrap()).unwrap();
    let value = |key: &str| case.value(key).map(str::to_owned);
    let article = Article {
        given_id: None,
        origin: Origin::default(),
        published: Published { day: Day::new(2025, 11, 18).unwrap(), at: None, found_in: FoundIn::Given },
        body: text.whole(),
        text,
        title: value("title"),
        author: value("author"),
        outlet: value("outlet"),
    };
    let paragraphs = layout::paragraphs(&article);
    let line = |paragraph: &layout::Paragraph| {
        format!("{:?}: {}", paragraph.kind, article.text.slice(paragraph.span).replace('\n', "↵"))
    };
    paragraphs.iter().map(line).collect::<Vec<_>>().join("\n")
}
