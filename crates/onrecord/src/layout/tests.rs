use super::*;
use crate::article::{FoundIn, Origin, Published};
use crate::calendar::Day;
use proptest::prelude::*;

fn article(source: &str, title: Option<&str>) -> Article {
    let text = Text::new(source).unwrap();
    let body = text.whole();
    Article {
        given_id: None,
        origin: Origin::default(),
        published: Published { day: Day::new(2025, 11, 18).unwrap(), at: None, found_in: FoundIn::Given },
        text,
        body,
        title: title.map(str::to_owned),
        author: None,
        outlet: None,
    }
}

/// In order, not overlapping, trimmed, and together all that is not white space.
fn assert_sound(source: &str) {
    let article = article(source, Some("Harbour tunnel"));
    let paragraphs = paragraphs(&article);
    let mut end = 0;
    let mut kept = String::new();
    for paragraph in &paragraphs {
        assert!(paragraph.span.start() >= end && !paragraph.span.is_empty());
        assert_eq!(article.text.trim(paragraph.span), paragraph.span);
        end = paragraph.span.end();
        kept.extend(article.text.slice(paragraph.span).chars().filter(|c| !c.is_whitespace()));
    }
    assert_eq!(kept, source.chars().filter(|c| !c.is_whitespace()).collect::<String>());
}

/// Pieces of which hostile and of which ordinary pages are made.
const PIECES: &[&str] = &[
    "Photograph: ",
    "Ann Bo",
    "/",
    "Getty Images",
    " – ",
    "The Guardian",
    "(Reporting by ",
    ")",
    "SALEM (AP) — ",
    "\n",
    "\n\n",
    "\r\n",
    "By ",
    "10.32am GMT ",
    "Read more: ",
    "“",
    "”",
    ". ",
    "©",
    "Sign up ",
    "and ",
    "the mayor said ",
    "@",
    "_",
    "\u{2028}",
    "é",
    "FILE - ",
    "In this photo, ",
    " contributed to this report.",
    "Harbour tunnel",
    ":",
    "...",
    "\u{feff}",
    "1:2",
    "--",
];

proptest! {
    #[test]
    fn any_text_is_covered_by_paragraphs_in_order(source in any::<String>()) {
        assert_sound(&source);
    }

    #[test]
    fn any_mixture_of_pieces_is_covered_by_paragraphs_in_order(picks in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let source: String = picks.into_iter().map(|pick| PIECES[pick]).collect();
        assert_sound(&source);
    }
}

#[test]
fn hostile_pages_are_read_in_linear_time() {
    assert_sound(&"\n".repeat(500_000));
    for piece in PIECES {
        assert_sound(&piece.repeat(100_000 / piece.len()));
    }
    assert_sound(&"a ".repeat(500_000));
    assert_sound(&"By Ann Bo (Photo: Cy Dee/AP). ".repeat(30_000));
    assert_sound(&"SALEM — \n".repeat(50_000));
}

#[test]
fn the_title_of_the_metadata_is_found_below_furniture() {
    let source = "Advertisement\nHarbour tunnel\nBy Ann Bo\nIt rained.";
    let article = article(source, Some("Harbour Tunnel"));
    let kinds: Vec<ParagraphKind> = paragraphs(&article).iter().map(|paragraph| paragraph.kind).collect();
    use ParagraphKind::{Body, Boilerplate, Byline, Headline};
    assert_eq!(kinds, [Boilerplate, Headline, Byline, Body]);
}
