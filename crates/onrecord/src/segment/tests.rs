//! Phenomena of news English, on sentences about invented people.

use proptest::prelude::*;

use super::{Sentence, Token, TokenKind, segment};
use crate::layout::{Paragraph, ParagraphKind};
use crate::text::Text;

fn read(source: &str) -> (Text, Vec<Sentence>, Vec<Token>) {
    let text = Text::new(source).unwrap();
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let span = text.trim(text.span(at, at + line.len()));
        at += line.len();
        paragraphs.push(Paragraph { span, kind: ParagraphKind::Body });
    }
    let (sentences, tokens) = segment(&text, &paragraphs);
    (text, sentences, tokens)
}

/// The text with a `|` after each sentence but the last.
pub(super) fn marked(source: &str) -> String {
    let (text, sentences, _) = read(source);
    let mut marked = String::new();
    let mut at = 0;
    for sentence in &sentences {
        if at > 0 {
            marked.push('|');
        }
        marked.push_str(text.slice(text.span(at, sentence.span.end())));
        at = sentence.span.end();
    }
    marked
}

/// The tokens, with blanks between them.
fn spaced(source: &str) -> String {
    let (text, _, tokens) = read(source);
    tokens.iter().map(|token| text.slice(token.span)).collect::<Vec<_>>().join(" ")
}

fn kinds(source: &str) -> Vec<TokenKind> {
    read(source).2.iter().map(|token| token.kind).collect()
}

#[test]
fn a_name_behind_a_prefix_is_a_token_of_its_own() {
    assert_eq!(spaced("An anti-Salt march and ex-Mayor Bo"), "An anti- Salt march and ex- Mayor Bo");
    assert_eq!(spaced("a pro-democracy march, Anti-Salt League"), "a pro-democracy march , Anti-Salt League");
    assert_eq!(spaced("pro-Salt.com and co-Mayor"), "pro-Salt.com and co-Mayor");
}

fn check_sentences(cases: &[&str]) {
    for case in cases {
        assert_eq!(marked(&case.replace('|', "")), **case);
    }
}

fn check_tokens(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        assert_eq!(spaced(source), *expected);
    }
}

#[test]
fn a_sentence_in_a_quotation_ends_after_its_closing_mark() {
    check_sentences(&[
        "“It is over.”| Ann Bo left.",
        "“It is over,” Ann Bo said.| “I am glad.”| She left.",
        "\"It is over.\"| \"I am glad.\"| She left.",
        "‘It is over.’| She left.",
        "'It is over.'| She left.",
        "``It is over.''| She left.",
        "\" It is over . \"| She left .",
        "“She told me, ‘It is over.’ ”| He left.",
        "He calls it “the end.”| The rest is known.",
        "“Is it over?” Ann Bo asked.| “Yes!” shouted Bob Eck.| It was.",
        "“Is it over?” he asked.",
        "“Is it over?”| The crowd fell silent.",
        "“I … I am glad.”| She left.",
        "“We won.| We will win again,” Mr. Bo said.",
    ]);
}

#[test]
fn stops_of_names_and_titles_end_no_sentence() {
    check_sentences(&[
        "Sen. Ann M. Bo met Gov. J. D. Eck.| They ate.",
        "It was J.D. Eck who sang.| Mr. and Mrs. Eck left.",
        "President Bob W. Eck flew home.",
        "Roe v. Eck was heard.",
    ]);
}

#[test]
fn a_letter_that_is_no_initial_leaves_its_stop_to_the_sentence() {
    check_sentences(&[
        "There is no Plan B.| Ms. Bo left.",
        "She is taller than I.| He is not.",
        "So am I.| We left.",
        "He got an A.| She did not.",
    ]);
}

#[test]
fn acronyms_end_a_sentence_before_a_word_that_begins_one() {
    check_sentences(&[
        "The U.S. Senate voted.",
        "He left the U.S.| The vote is over.",
        "She lives in the U.S.| “I like it,” she said.",
        "The F.B.I. Director Ann Bo quit.",
    ]);
}

#[test]
fn times_of_day_end_a_sentence_before_a_capital() {
    check_sentences(&[
        "It began at 3:45 p.m.| Ann Bo spoke.",
        "It began at 3:45 p.m. Monday.| Ann Bo spoke.",
        "It began at 8 a.m. EST and went on.",
        "It began at 10.32am.| Ann Bo spoke.",
    ]);
}

#[test]
fn decimals_and_ellipses_end_no_sentence() {
    check_sentences(&[
        "It rose 3.5 percent to $1.2 million.| It fell.",
        "She was … not amused.",
        "He waited... and left.",
        "He waited ...| Then he left.",
        "It rose by .5 points.",
        "“She left […] and slept [...] long.”",
    ]);
}

#[test]
fn brackets_keep_their_sentence() {
    check_sentences(&[
        "He left (at last!) and slept.",
        "(He left.)| She stayed.",
        "Bo (see p. 5) left.| She stayed.",
        "Rep. Ana Rowe (R-S.C.) said so.| Ivo Brandt (D-N.Y.) Sunday left.| They met Bo (D-N.J.).| He left.",
        "He left (she stayed).| They met.",
        "He works for Yahoo! and Bo.",
    ]);
}

#[test]
fn questions_without_capitals_end_but_names_with_marks_do_not() {
    check_sentences(&["is it over?| i hope so.", "Yahoo! said no.", "He hosts Who Won? on Elm TV."]);
}

#[test]
fn headlines_and_lists_are_sentences_without_a_stop() {
    check_sentences(&["Bo wins again", "1. Bo wins", "Bo wins|\nShe takes office in May"]);
}

#[test]
fn a_missing_blank_still_ends_a_sentence() {
    check_sentences(&["He left.| She stayed.|Then it rained."]);
    check_tokens(&[("stayed.Then", "stayed . Then"), ("great.we", "great . we")]);
}

#[test]
fn clitics_break_off_with_either_apostrophe() {
    check_tokens(&[
        ("don't can’t WON'T", "do n't ca n’t WO N'T"),
        ("Bo's Eck’s we'll they’ve I'm you're he’d", "Bo 's Eck ’s we 'll they ’ve I 'm you 're he ’d"),
        ("I'd've", "I 'd 've"),
        ("the U.S.'s", "the U.S. 's"),
        ("cannot gonna", "cannot gonna"),
        ("the Joneses’ house", "the Joneses ’ house"),
        ("the mayor 's house , they 've", "the mayor 's house , they 've"),
    ]);
    assert_eq!(kinds("the Joneses’ house")[2], TokenKind::Lower);
}

#[test]
fn apostrophes_of_words_are_no_quotation_marks() {
    check_tokens(&[
        ("O’Bo o'clock d’Eck rock'n'roll", "O’Bo o'clock d’Eck rock'n'roll"),
        ("’tis ’em rock ’n’ roll", "’tis ’em rock ’n’ roll"),
        ("the ’90s and the '80s", "the ’90s and the '80s"),
        ("runnin’ home", "runnin’ home"),
    ]);
    for source in ["’tis the Joneses’ rock ’n’ roll o’clock", "the '90s, runnin' Bo's"] {
        assert!(!kinds(source).contains(&TokenKind::QuotationMark), "{source}");
    }
}

#[test]
fn single_marks_round_words_are_quotation_marks() {
    check_tokens(&[
        ("a ‘great’ day", "a ‘ great ’ day"),
        ("the 'factions' met", "the ' factions ' met"),
        ("“He said ‘yes.’”", "“ He said ‘ yes . ’ ”"),
    ]);
    for source in ["a ‘great’ day", "the 'factions' met"] {
        let marks = kinds(source).into_iter().filter(|&kind| kind == TokenKind::QuotationMark).count();
        assert_eq!(marks, 2, "{source}");
    }
}

#[test]
fn numbers_keep_their_separators() {
    check_tokens(&[
        ("$1,200.50, 5% and £3bn", "$ 1,200.50 , 5 % and £ 3bn"),
        ("10.32am 3:45 p.m. 9/11 2016-17 2016–17", "10.32 am 3:45 p.m. 9/11 2016-17 2016–17"),
        ("3pm, 3.15p.m. and 10AM", "3 pm , 3.15 p.m. and 10 AM"),
        ("the 34-year-old's 1990s, 1st", "the 34-year-old 's 1990s , 1st"),
        ("US$5m in 2016.", "US$ 5m in 2016 ."),
        ("1,2,3", "1 , 2 , 3"),
    ]);
}

#[test]
fn hyphenated_words_are_whole_and_dashes_alone() {
    check_tokens(&[
        ("mayor-elect Ann Eck-Bo", "mayor-elect Ann Eck-Bo"),
        ("U.S.-led talks", "U.S.-led talks"),
        ("he said—and left--then – or—", "he said — and left -- then – or —"),
        ("pre- and post-war", "pre - and post-war"),
        ("and/or AT&T", "and / or AT&T"),
    ]);
}

#[test]
fn addresses_handles_and_tags_are_one_token() {
    check_tokens(&[
        ("See https://example.org/a-b?c=1, or", "See https://example.org/a-b?c=1 , or"),
        ("ann.bo@example.org.", "ann.bo@example.org ."),
        ("@ann_bo said #bo2016!", "@ann_bo said #bo2016 !"),
        ("Example.com's @ 5 #1", "Example.com 's @ 5 # 1"),
    ]);
    assert_eq!(kinds("@ann www.example.org"), [TokenKind::Handle, TokenKind::Url]);
}

#[test]
fn letters_give_the_kind_of_a_word() {
    use TokenKind::{Lower, Number, Punctuation, QuotationMark, Title, Upper};
    let expected =
        [Title, Upper, Upper, Lower, Number, QuotationMark, Lower, QuotationMark, Punctuation, Title];
    assert_eq!(kinds("Bo NATO U.S. house 34th “it” — I"), expected);
    assert_eq!(kinds("iPad Éva 中文 ½"), [Lower, Title, Lower, Number]);
}

#[test]
fn accents_and_joiners_stay_with_their_letters() {
    check_tokens(&[(
        "Zoe\u{308} Bo\u{ad}wen 👍\u{1f3fd} e\u{301}s",
        "Zoe\u{308} Bo\u{ad}wen 👍\u{1f3fd} e\u{301}s",
    )]);
}

#[test]
fn long_runs_of_one_pattern_are_read() {
    let patterns = [
        "a.", ".", "....", "ab.", "a@", "'", "’s", "“", "\"", ")", "! ", "?)", "n't", "http://", "www.a",
        "a-", "1.", "@a_", "#", "U.S. ", "A. ", "-", "…", "&a", "\u{301}", "No. ", "a'", "5,", "\"? ",
        "Bo said ", "_", "ʼ",
    ];
    for pattern in patterns {
        let source = pattern.repeat(1_000_000 / pattern.len());
        lossless(&source);
    }
}

/// Every byte outside white space is in exactly one token, in order, in a sentence, in a paragraph.
fn lossless(source: &str) {
    let (text, sentences, tokens) = read(source);
    let mut at = 0;
    for token in &tokens {
        assert!(!token.span.is_empty() && token.span.start() >= at);
        let between = text.slice(text.span(at, token.span.start()));
        assert!(between.trim().is_empty(), "lost {between:?}");
        assert!(!text.slice(token.span).contains(char::is_whitespace));
        at = token.span.end();
    }
    assert!(text.slice(text.span(at, text.whole().end())).trim().is_empty());
    let mut next = 0;
    for sentence in &sentences {
        assert_eq!(sentence.tokens.start(), next);
        assert!(!sentence.tokens.is_empty());
        let inside = &tokens[sentence.tokens.positions()];
        assert_eq!(sentence.span, inside[0].span.cover(inside[inside.len() - 1].span));
        assert!(!text.slice(sentence.span).contains('\n'));
        next = sentence.tokens.end();
    }
    assert_eq!(next, tokens.len());
}

proptest! {
    #[test]
    fn any_text_is_read_without_loss(source in any::<String>()) {
        lossless(&source);
    }

    #[test]
    fn any_mix_of_what_the_rules_look_at_is_read_without_loss(
        parts in proptest::collection::vec(prop::sample::select(PARTS), 0..60)
    ) {
        lossless(&parts.concat());
    }
}

const PARTS: &[&str] = &[
    " ", " ", "\n", ".", "..", "…", "'", "’", "‘", "“", "”", "\"", "''", "``", "?", "!", ",", ":", "/", "-",
    "–", "—", "@", "#", "$", "%", "&", "_", "(", ")", "a", "I", "n", "s", "t", "n't", "Bo", "said", "Mr",
    "U.S", "No", "p.m", "Ph", "5", "32", "200", "90s", "www.", "http://", "com", "é", "\u{301}", "ʼ", "中",
    "👍", "\u{a0}", "\0",
];
