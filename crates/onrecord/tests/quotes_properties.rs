//! Properties of the quotation scanner: it survives any text, and a fault stays where it is.

#![allow(
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::disallowed_types,
    reason = "tests may panic, and time themselves"
)]

use onrecord::Text;
use onrecord::index::QuotationIdx;
use onrecord::layout::{Paragraph, ParagraphKind};
use onrecord::quotes::{self, Marks, Quotations};
use proptest::prelude::*;

fn text(source: &str) -> Text {
    Text::new(source).unwrap()
}

/// Every line is a paragraph of prose; every seventh is a caption if `captions` is set.
fn paragraphs(text: &Text, captions: bool) -> Vec<Paragraph> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.as_str().split_inclusive('\n') {
        let span = text.trim(text.span(start, start + line.len()));
        start += line.len();
        if !span.is_empty() {
            let caption = captions && found.len() % 7 == 3;
            let kind = if caption { ParagraphKind::Caption } else { ParagraphKind::Body };
            found.push(Paragraph { span, kind });
        }
    }
    found
}

fn check_shape(text: &Text, paragraphs: &[Paragraph], found: &Quotations) {
    let starts: Vec<usize> = found.all.iter().map(|quotation| quotation.span().start()).collect();
    assert!(starts.is_sorted(), "in order of opening");
    for (at, quotation) in found.all.iter().enumerate() {
        let outer = quotation.inside.map(|inside| &found.all[inside.get()]);
        assert!(quotation.inside.is_none_or(|inside| inside.get() < at), "the one around comes first");
        for (before, piece) in
            [None].into_iter().chain(quotation.pieces.iter().map(Some)).zip(&quotation.pieces)
        {
            assert!(before.is_none_or(|before| before.outer.end() <= piece.outer.start()), "pieces in order");
            assert!(piece.outer.contains(piece.inner) && !piece.inner.is_empty());
            assert!(text.checked_span(piece.outer.start(), piece.outer.end()).is_some());
            assert!(text.checked_span(piece.inner.start(), piece.inner.end()).is_some());
            assert!(paragraphs.iter().any(|paragraph| paragraph.span.contains(piece.outer)));
        }
        let first = quotation.pieces.first().outer;
        assert!(
            outer.is_none_or(|outer| outer.pieces.iter().any(|piece| piece.inner.contains(first))),
            "nested"
        );
    }
    assert!(found.repairs.is_sorted_by_key(|repair| repair.at));
}

/// No two pieces cross.
fn check_nesting(found: &Quotations) {
    let mut pieces: Vec<_> =
        found.all.iter().flat_map(|q| q.pieces.iter().map(|piece| piece.outer)).collect();
    pieces.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
    let mut open: Vec<onrecord::Span> = Vec::new();
    for span in pieces {
        open.retain(|around| around.end() > span.start());
        assert!(open.iter().all(|around| around.contains(span)), "{span:?} crosses one of {open:?}");
        open.push(span);
    }
}

/// The look-ups say what a walk over all quotations says.
fn check_look_ups(text: &Text, found: &Quotations) {
    for (offset, _) in text.as_str().char_indices() {
        let holding = |&(_, quotation): &(usize, &quotes::Quotation)| quotation.holds(offset);
        let around: Vec<_> = found.all.iter().enumerate().filter(holding).collect();
        let innermost = around.iter().filter(|(at, _)| {
            !around.iter().any(|(_, inner)| inner.inside.is_some_and(|outer| outer.get() == *at))
        });
        assert_eq!(found.at(offset), innermost.map(|&(at, _)| QuotationIdx::new(at)).next_back());
        assert_eq!(found.outermost_at(offset), around.first().map(|&(at, _)| QuotationIdx::new(at)));
        let double = around.iter().find(|(_, quotation)| quotation.marks == Marks::Double);
        assert_eq!(found.outermost_double_at(offset), double.map(|&(at, _)| QuotationIdx::new(at)));
    }
}

fn check(source: &str, captions: bool) {
    let text = text(source);
    let paragraphs = paragraphs(&text, captions);
    let found = quotes::scan(&text, &paragraphs);
    check_shape(&text, &paragraphs, &found);
    check_nesting(&found);
    check_look_ups(&text, &found);
}

/// Marks, letters and stops in any order: far more faults than any article has.
const HOSTILE: &str = "[ab6sTN .,?!:;()\n\n—\\-…\"\"''“”‘’«»„‚‹›`´‟′″\u{93}\u{94}\u{200b}éß說]{0,60}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_gives_sorted_nested_regions_on_character_boundaries(source in any::<String>(), captions in any::<bool>()) {
        check(&source, captions);
    }

    #[test]
    fn any_jumble_of_marks_gives_sorted_nested_regions(source in HOSTILE, captions in any::<bool>()) {
        check(&source, captions);
    }

    #[test]
    fn marks_among_words_give_sorted_nested_regions(
        words in prop::collection::vec(prop::sample::select(&["“", "”", "‘", "’ ", "\"", " \"", "' ", " '", "\n", "We go", ", ", ". ",
            " he said", "the boys", "''", "6", ": ", "he said, ", "”“", " (", ") "][..]), 0..40),
        captions in any::<bool>(),
    ) {
        check(&words.concat(), captions);
    }
}

/// Glyphs for the outer and the inner quotations of an article.
#[derive(Debug, Clone, Copy)]
struct Style {
    outer: (&'static str, &'static str),
    inner: (&'static str, &'static str),
}

const STYLES: [Style; 4] = [
    Style { outer: ("“", "”"), inner: ("‘", "’") },
    Style { outer: ("\"", "\""), inner: ("'", "'") },
    Style { outer: ("‘", "’"), inner: ("“", "”") },
    Style { outer: ("'", "'"), inner: ("\"", "\"") },
];

/// Paragraphs with `[ ]` for outer and `{ }` for inner marks, and how many quotations are in them.
const PARAGRAPHS: &[(&str, usize)] = &[
    ("The council of Tallow met on Monday and didn’t vote on the workers’ hall.", 0),
    ("[We will mend the bridge,] said Mara Quill, a baker. [It’s the Joneses’ bridge too.]", 2),
    ("Odo Fenn said: [Nobody asked us. We asked twice.]", 1),
    ("[We wrote to them,] she said, [and nobody answered.]", 2),
    ("He called the plan [a leaky boat] and left for the harbour.", 1),
    ("[They told me {no} twice,] she recalled.", 2),
    ("[Who said, {Go home}? I never did,] said Odo Fenn. The hall was silent.", 2),
    ("[Nobody knew what to do. We stood there.\n\n[Then the rain came,] Mara Quill said.", 1),
    ("Bo Linde wrote: [The bridge is safe.\n\n[It was tested twice.\n\n[It will hold.]", 1),
    ("[Why now?] he asked. [Why not then!] The crowd in the ’90s hall cheered.", 2),
    ("Her play [Salt Roads] ran for 12 years; its sequel, [Tin Roads], did not.", 2),
];

/// A well-formed article, with the places of its marks.
fn compose(picked: &[usize], style: Style) -> (String, Vec<std::ops::Range<usize>>) {
    let pattern: Vec<&str> = picked.iter().map(|&at| PARAGRAPHS[at].0).collect();
    let (mut source, mut marks) = (String::new(), Vec::new());
    for c in pattern.join("\n\n").chars() {
        let mark = match c {
            '[' => style.outer.0,
            ']' => style.outer.1,
            '{' => style.inner.0,
            '}' => style.inner.1,
            _ => {
                source.push(c);
                continue;
            }
        };
        marks.push(source.len()..source.len() + mark.len());
        source.push_str(mark);
    }
    (source, marks)
}

fn articles() -> impl Strategy<Value = (Vec<usize>, Style)> {
    (prop::collection::vec(0..PARAGRAPHS.len(), 1..9), prop::sample::select(&STYLES[..]))
}

/// The quotations of each paragraph, as written: where in the paragraph, what, and in which marks.
fn by_paragraph(source: &str) -> Vec<Vec<(usize, String, bool)>> {
    let text = text(source);
    let paragraphs = paragraphs(&text, false);
    let found = quotes::scan(&text, &paragraphs);
    let pieces: Vec<_> =
        found.all.iter().flat_map(|q| q.pieces.iter().map(move |piece| (q.marks, piece))).collect();
    let of = |paragraph: &Paragraph| {
        let inside = pieces.iter().filter(|(_, piece)| paragraph.span.contains(piece.outer));
        let written = inside.map(|&(marks, piece)| {
            let words = text.slice(piece.outer).to_owned();
            (piece.outer.start() - paragraph.span.start(), words, marks == Marks::Double)
        });
        written.collect()
    };
    paragraphs.iter().map(of).collect()
}

/// Whether a fault at `offset` of `source` left all paragraphs as they were but its own and, where a quotation is
/// carried over, its neighbours.
fn assert_local(source: &str, offset: usize, faulty: &str) {
    let (before, after) = (by_paragraph(source), by_paragraph(faulty));
    assert_eq!(before.len(), after.len());
    let own = source[..offset].matches("\n\n").count();
    for (at, (before, after)) in before.iter().zip(&after).enumerate() {
        if at.abs_diff(own) > 1 {
            assert_eq!(before, after, "paragraph {at} after a fault in paragraph {own} of:\n{faulty}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_well_formed_article_needs_no_repair((picked, style) in articles()) {
        let (source, _) = compose(&picked, style);
        let text = text(&source);
        let found = quotes::scan(&text, &paragraphs(&text, false));
        prop_assert!(found.repairs.is_empty(), "{:?} in:\n{source}", found.repairs);
        let expected: usize = picked.iter().map(|&at| PARAGRAPHS[at].1).sum();
        prop_assert_eq!(found.all.len(), expected, "in:\n{}", source);
    }

    #[test]
    fn removing_any_one_mark_changes_only_the_paragraphs_around_it((picked, style) in articles()) {
        let (source, marks) = compose(&picked, style);
        for mark in marks {
            let faulty = source[..mark.start].to_owned() + &source[mark.end..];
            assert_local(&source, mark.start, &faulty);
        }
    }

    #[test]
    fn doubling_any_one_mark_changes_only_the_paragraphs_around_it((picked, style) in articles()) {
        let (source, marks) = compose(&picked, style);
        for mark in marks {
            let faulty = source[..mark.end].to_owned() + &source[mark.start..];
            assert_local(&source, mark.start, &faulty);
        }
    }
}

/// Without a carried quotation beside it, a fault does not even touch the next paragraph.
#[test]
fn between_paragraphs_that_are_not_carried_over_only_one_changes() {
    let picked: Vec<usize> = (0..PARAGRAPHS.len()).filter(|at| !PARAGRAPHS[*at].0.contains('\n')).collect();
    for style in STYLES {
        let between = picked.iter().flat_map(|&at| [0, at, 0]).collect::<Vec<_>>();
        let (source, marks) = compose(&between, style);
        let expected = by_paragraph(&source);
        for mark in marks {
            let own = source[..mark.start].matches("\n\n").count();
            let faulty = by_paragraph(&(source[..mark.start].to_owned() + &source[mark.end..]));
            let changed: Vec<usize> = (0..expected.len()).filter(|&at| expected[at] != faulty[at]).collect();
            assert!(changed.iter().all(|&at| at == own), "{changed:?}, not only {own}");
        }
    }
}

/// Each would take minutes if any step were quadratic.
#[test]
fn a_megabyte_of_marks_takes_linear_time() {
    let patterns = [
        "\"",
        "'",
        "“",
        "”",
        "‘",
        "’",
        "''",
        "`",
        "«",
        "»",
        "\n\"",
        "“a ",
        "a” ",
        " “A. ",
        "\"a ",
        " 'A",
        "A,' ",
        "\n“A",
        "\n“A, he said",
        "“‘",
        "“a ‘",
        "“a ‘b” ",
        "‘A “b’ ",
        "a,” “b ",
        "6\" ",
        "\"6\" ",
        "“, ",
        "“\n\nA\n\n",
        "“A\n\nB”\n\n",
        "\n'A",
        "  “  ,,, ",
        "a.",
        "\"A. ",
        "“A ‘B ",
        "said, A.” ",
        "the boys' ",
        " 'boys' ",
        "“A \"b\" ",
        "“, a, a",
    ];
    for pattern in patterns {
        let source = pattern.repeat(1_000_000 / pattern.len());
        let nested = pattern.repeat(100_000 / pattern.len()) + &"a” ".repeat(50_000) + &"b,’ ".repeat(50_000);
        for source in [source, nested] {
            let text = text(&source);
            let paragraphs = paragraphs(&text, false);
            let start = std::time::Instant::now();
            quotes::scan(&text, &paragraphs);
            assert!(start.elapsed().as_secs() < 10, "{pattern:?} took {:?}", start.elapsed());
        }
    }
}
