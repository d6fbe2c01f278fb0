use super::*;
use crate::layout::ParagraphKind;
use proptest::prelude::*;

fn segmented(source: &str) -> (Text, Vec<Sentence>, Vec<Token>) {
    let text = Text::new(source).unwrap();
    let paragraph = Paragraph { span: text.trim(text.whole()), kind: ParagraphKind::Body };
    let (sentences, tokens) = segment(&text, &[paragraph]);
    (text, sentences, tokens)
}

fn tokens_of(source: &str) -> String {
    let (text, _, tokens) = segmented(source);
    tokens.iter().map(|token| text.slice(token.span)).collect::<Vec<_>>().join("|")
}

fn sentences_of(source: &str) -> String {
    let (text, sentences, _) = segmented(source);
    sentences.iter().map(|sentence| text.slice(sentence.span)).collect::<Vec<_>>().join(" ¶ ")
}

#[test]
fn words_keep_their_inner_marks_and_part_with_clitics() {
    let cases = [
        ("She didn't see Bo’s mayor-elect.", "She|did|n't|see|Bo|’s|mayor-elect|."),
        ("We'll pay $1,200.50 (or 3%).", "We|'ll|pay|$|1,200.50|(|or|3|%|)|."),
        ("The U.S. and AT&T met at 3:45 p.m. today", "The|U.S.|and|AT&T|met|at|3:45|p.m.|today"),
        ("At 10.32am, or 3pm", "At|10.32|am|,|or|3|pm"),
        (
            "See https://elm.example/a?b=1, or mail a.bo@elm.example.",
            "See|https://elm.example/a?b=1|,|or|mail|a.bo@elm.example|.",
        ),
        ("@annbo likes #ferry—really", "@annbo|likes|#ferry|—|really"),
        ("’Tis the ’90s, rock ’n’ roll", "’Tis|the|’90s|,|rock|’n|’|roll"),
        ("the Joneses’ house", "the|Joneses|’|house"),
        ("wait... what -- no", "wait|...|what|--|no"),
        ("‘No,’ he said", "‘|No|,|’|he|said"),
        ("``Yes,'' she said", "``|Yes|,|''|she|said"),
        ("J. D. Bo of Elm, N.Y., spoke", "J.|D.|Bo|of|Elm|,|N.Y.|,|spoke"),
        ("2019–21 and 9/11", "2019–21|and|9/11"),
    ];
    for (source, expected) in cases {
        assert_eq!(tokens_of(source), expected);
    }
}

#[test]
fn sentences_end_where_readers_stop() {
    let cases = [
        "Mr. Bo met Sen. Du. ¶ They spoke.",
        "It opened at 5 p.m. ¶ The ferry left.",
        "The U.S. Senate voted. ¶ It was late.",
        "He lives in the U.S. ¶ She does not.",
        "J. D. Bo spoke. ¶ No. 5 won on Jan. 5 in Elm.",
        "“We won.” ¶ “They lost.”",
        "“Will we win?” he asked. ¶ “Yes!” she said.",
        "She left ... and came back. ¶ Why?",
        "He said: “Go.” ¶ She went.",
        "It cost 3.5 million. ¶ Visit elm.example today.",
        "\"We won,\" he said. ¶ \"They lost.\"",
        "Elm Inc., which makes ferries, said no.",
        "He joined Elm Corp. in May. ¶ (She did not.) ¶ Nobody knew.",
        "A headline without a stop",
    ];
    for expected in cases {
        assert_eq!(sentences_of(&expected.replace(" ¶ ", " ")), expected);
    }
}

#[test]
fn a_million_stops_take_linear_time() {
    for source in [
        "a.".repeat(500_000),
        ".".repeat(1_000_000),
        "'".repeat(1_000_000),
        "a-".repeat(500_000),
        "http://".repeat(150_000),
    ] {
        let (_, sentences, tokens) = segmented(&source);
        assert!(!sentences.is_empty() && !tokens.is_empty());
    }
}

proptest! {
    #[test]
    fn nothing_is_lost_and_all_is_in_order(source in "(\\PC|[ .'’“”\"?!\\-]){0,200}") {
        let (text, sentences, tokens) = segmented(&source);
        let kept: String = tokens.iter().flat_map(|token| text.slice(token.span).chars()).filter(|c| !c.is_whitespace()).collect();
        let given: String = source.chars().filter(|c| !c.is_whitespace()).collect();
        prop_assert_eq!(kept, given);
        prop_assert!(tokens.is_sorted_by(|a, b| a.span.end() <= b.span.start()));
        let mut next = 0;
        for sentence in &sentences {
            prop_assert_eq!(sentence.tokens.start(), next);
            prop_assert!(!sentence.tokens.is_empty());
            next = sentence.tokens.end();
        }
        prop_assert_eq!(next, tokens.len());
    }
}
