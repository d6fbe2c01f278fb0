//! The whole line over texts that nobody would write: it must not panic, and what comes out must be sound.
//!
//! The fuzz target in `fuzz/` checks the same things with [`soundness`].

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use onrecord::article::{Article, FoundIn, Origin, Published};
use onrecord::calendar::Day;
use onrecord::record::{ArticleRecord, article_record};
use onrecord::{Prepared, RuleTagger, Tagger, Text, annotate, prepare};
use proptest::prelude::*;

mod soundness;

/// What news is made of, and what breaks readers of news.
#[rustfmt::skip]
const FRAGMENTS: &[&str] = &[
    "“", "”", "‘", "’", "\"", "'", "«", "»", "„", "``", "''", " ", " ", " ", "\n", "\n\n", "\r\n", "\t",
    "\u{a0}", "\u{2028}", "\u{feff}", ".", ". ", "? ", "! ", ", ", ": ", "; ", " – ", "—", "…", "...", "(",
    ")", "[", "]", "/", "said", "says", "told", "asked", "according to", "added", "that", "whether", "had",
    "will", "not", "n't", "he", "she", "they", "I", "we", "who", "the", "a", "of", "in", "Mr.", "Mrs",
    "Dr.", "Sen.", "U.S.", "No.", "Jan.", "Ann Bo", "Bo", "Bo’s", "Orla Quistgard", "J. R.", "McAstrid",
    "NATO", "Marlow Bay", "a spokesman", "the council", "on Monday", "yesterday", "last week",
    "March 3, 2024", "2016-17", "7:30 p.m.", "1,200.5", "$5m", "50%", "’90s", "date 2025-11-18",
    "By Ann Bo", "Photograph: Ann Bo/Agency", "Read more:", "MARLOW BAY (AP) —", "– The Paper", "10.32am",
    "https://example.org/a?b=c.", "a@b.org", "é", "e\u{301}", "ß", "İ", "ŉ", "漢字", "👩‍👩‍👧", "\u{202e}",
    "\0", "x",
];

/// Fragments in any order, most with a blank between them.
fn news() -> impl Strategy<Value = String> {
    let fragment = (prop::sample::select(FRAGMENTS), prop::bool::weighted(0.7));
    prop::collection::vec(fragment, 0..120).prop_map(|fragments| {
        let spaced = |(fragment, blank): (&str, bool)| {
            if blank { format!("{fragment} ") } else { fragment.to_owned() }
        };
        fragments.into_iter().map(spaced).collect()
    })
}

fn any_text() -> impl Strategy<Value = String> {
    let bytes = prop::collection::vec(any::<u8>(), 0..400);
    let bytes = bytes.prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    prop_oneof![4 => news(), 1 => any::<String>(), 1 => bytes]
}

fn article(text: &str) -> Article {
    let text = Text::new(text).unwrap();
    let day = Day::new(2025, 11, 18).unwrap();
    let published = Published { day, at: None, found_in: FoundIn::Given };
    let body = text.whole();
    let (given_id, title, author, outlet) = (None, None, None, None);
    Article { given_id, origin: Origin::default(), published, text, body, title, author, outlet }
}

fn records(texts: &[String]) -> Vec<ArticleRecord> {
    let prepared: Vec<Prepared> = texts.iter().map(|text| prepare(article(text))).collect();
    let labels = RuleTagger.tag(&prepared);
    let pairs = prepared.into_iter().zip(&labels);
    pairs.map(|(prepared, labels)| article_record(&annotate(prepared, labels), "rules")).collect()
}

proptest! {
    #[test]
    fn any_text_gives_a_sound_record(text in any_text()) {
        soundness::check(article(&text));
    }

    #[test]
    fn a_part_of_the_text_may_be_the_body(before in "date 2025-11-18 ?\n?", text in news()) {
        let mut article = article(&format!("{before}{text}"));
        article.body = article.text.span(before.len(), article.text.whole().end());
        soundness::check(article);
    }

    #[test]
    fn a_record_does_not_depend_on_the_batch(
        (texts, order) in prop::collection::vec(news(), 1..6)
            .prop_flat_map(|texts| { let at: Vec<usize> = (0..texts.len()).collect(); (Just(texts), Just(at).prop_shuffle()) })
    ) {
        let alone: Vec<ArticleRecord> = texts.iter().flat_map(|text| records(std::slice::from_ref(text))).collect();
        let shuffled: Vec<String> = order.iter().map(|&at| texts[at].clone()).collect();
        for (record, &at) in records(&shuffled).iter().zip(&order) {
            prop_assert_eq!(record, &alone[at]);
        }
    }

    #[test]
    fn a_record_does_not_depend_on_the_thread(texts in prop::collection::vec(news(), 2..5)) {
        let here = records(&texts);
        let there = std::thread::scope(|scope| {
            let threads: Vec<_> = texts.iter().map(|text| scope.spawn(|| records(std::slice::from_ref(text)))).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        prop_assert_eq!(here, there);
    }
}
