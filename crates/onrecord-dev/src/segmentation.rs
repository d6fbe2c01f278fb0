//! `cargo dev eval-segmentation [--errors]`: sentences and tokens beside the Web Treebank's and GUM's own.
//!
//! # What is compared
//!
//! Paragraphs are given to every contestant. A sentence boundary is the end of a sentence's last word or mark. The last
//! one of a paragraph is found by anybody, so there are two figures: `all` with those, `inner` without.
//!
//! A token is right when both its ends are. `as is` compares our tokens with the treebank's own; `mapped` first rewrites
//! **both** sides by the same rules, so that what was decided otherwise on purpose is left out of the count and
//! everything else stays in:
//!
//! 1. *Hyphens.* A token is cut at each "-" or "–" between two letters or digits, the mark by itself. (We keep
//!    "34-year-old" whole; the treebank cuts most such words but keeps "e-mail" and telephone numbers.) Not cut:
//!    what we take for an address, and treebank words with "@" or "/".
//! 2. *Units.* A token that begins with digits is cut where its first letter begins ("65|k", "50|ft"), but for ordinals
//!    and decades ("30th", "1990s").
//! 3. *Clitics without an apostrophe.* Treebank words that are parts of one written word without an apostrophe
//!    ("can|not", "gon|na", "its" for "it's") count as one. Those with an apostrophe are compared as they are.

use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use onrecord::layout::{Paragraph, ParagraphKind};
use onrecord::segment::{TokenKind, segment};
use unicode_segmentation::UnicodeSegmentation;

mod gold;

use gold::{Gold, gum_texts, treebank};

/// Counts of found units against gold ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    right: usize,
    predicted: usize,
    gold: usize,
}

impl Count {
    /// Counts the units of two sorted lists without repetition.
    fn of<T: Ord>(predicted: &[T], gold: &[T]) -> Count {
        let right = predicted.iter().filter(|unit| gold.binary_search(unit).is_ok()).count();
        Count { right, predicted: predicted.len(), gold: gold.len() }
    }

    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.predicted + self.gold).max(1) as f64
    }
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.right += other.right;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }
}

/// Prints the figures for the corpora below `data` that are there; with `errors`, the differences in EWT dev and GUM
/// train, which the rules were fitted to. The differences in GUM dev news were read once too (its clitics are set off by
/// blanks), so only EWT test and the interviews of GUM dev tell how the rules fare on text that nobody looked at.
///
/// # Errors
/// When a corpus cannot be read or the figures cannot be written.
pub(crate) fn print(data: &Path, errors: bool, mut out: impl Write) -> io::Result<()> {
    let corpora = [
        ("EWT dev", "ud/EWT/en_ewt-ud-dev.conllu", &[][..]),
        ("EWT test", "ud/EWT/en_ewt-ud-test.conllu", &[]),
        ("GUM dev, news", "gum/dev.jsonl", &["news"]),
        ("GUM dev, interviews", "gum/dev.jsonl", &["interview"]),
        ("GUM train, news", "gum/train.jsonl", &["news"]),
    ];
    for (name, path, genres) in corpora {
        let path = data.join(path);
        if !path.exists() {
            writeln!(out, "{name}: {} is not there, nothing is measured", path.display())?;
            continue;
        }
        let source = fs::read_to_string(path)?;
        let golds = if genres.is_empty() { treebank(&source) } else { gum_texts(&source, genres)? };
        // Differences are shown only of what the rules may be fitted to.
        let shown = matches!(name, "EWT dev" | "GUM train, news");
        report(name, &golds, errors && shown, &mut out)?;
    }
    Ok(())
}

/// The figures of `cargo dev eval`, in per cent: EWT dev and the news of GUM dev.
///
/// # Errors
/// When a corpus cannot be read.
pub(crate) fn figures(data: &Path) -> io::Result<Vec<(String, f64)>> {
    let ewt =
        Scores::of(&treebank(&fs::read_to_string(data.join("ud/EWT/en_ewt-ud-dev.conllu"))?), |_, _, _| {
            Ok(())
        })?;
    let gum = gum_texts(&fs::read_to_string(data.join("gum/dev.jsonl"))?, &["news"])?;
    let gum = Scores::of(&gum, |_, _, _| Ok(()))?;
    let rows = [("EWT", ewt), ("GUM news", gum)].into_iter().flat_map(|(name, scores)| {
        [
            (format!("{name} sentence F1"), scores.ours[0].f1()),
            (format!("{name} sentence F1 of unicode-segmentation"), scores.theirs[0].f1()),
            (format!("{name} token F1 mapped"), scores.mapped.f1()),
        ]
    });
    Ok(rows.collect())
}

/// The counts of a corpus.
#[derive(Default)]
struct Scores {
    /// Sentence ends of ours: all, and those within paragraphs.
    ours: [Count; 2],
    /// The same of `unicode-segmentation`.
    theirs: [Count; 2],
    as_is: Count,
    mapped: Count,
}

impl Scores {
    /// Counts; `each` is shown what was found in every text, with its tokens and the gold ones, both mapped.
    fn of(
        golds: &[Gold],
        mut each: impl FnMut(&Gold, &Found, &Mapped) -> io::Result<()>,
    ) -> io::Result<Scores> {
        let mut scores = Scores::default();
        for gold in golds {
            let found = found(gold);
            let expected = boundaries(&gold.sentences);
            add_boundaries(&mut scores.ours, &found.boundaries, &expected, gold);
            add_boundaries(&mut scores.theirs, &unicode_boundaries(gold), &expected, gold);
            scores.as_is += Count::of(&pairs(&found.tokens), &pairs(&gold.tokens));
            let mapped = Mapped { predicted: mapped_found(gold, &found), right: mapped_gold(gold) };
            scores.mapped += Count::of(&mapped.predicted, &mapped.right);
            each(gold, &found, &mapped)?;
        }
        Ok(scores)
    }
}

/// Tokens after the mapping.
struct Mapped {
    predicted: Vec<(usize, usize)>,
    right: Vec<(usize, usize)>,
}

fn report(name: &str, golds: &[Gold], errors: bool, out: &mut impl Write) -> io::Result<()> {
    let scores = Scores::of(golds, |gold, found, mapped| {
        if errors {
            write_boundary_errors(gold, &found.boundaries, &boundaries(&gold.sentences), out)?;
            write_token_errors(gold, &mapped.predicted, &mapped.right, out)?;
        }
        Ok(())
    })?;
    writeln!(out, "{name}: {} texts", golds.len())?;
    for (who, counts) in [("onrecord", scores.ours), ("unicode-segmentation", scores.theirs)] {
        let [all, inner] = counts;
        writeln!(out, "  sentences, {who}: F1 all {:.2}, inner {:.2} {inner:?}", all.f1(), inner.f1())?;
    }
    let (as_is, mapped) = (scores.as_is.f1(), scores.mapped);
    writeln!(out, "  tokens: F1 as is {as_is:.2}, mapped {:.2} {mapped:?}", mapped.f1())
}

/// Adds all boundaries, and those that are no end of a paragraph.
fn add_boundaries(counts: &mut [Count; 2], predicted: &[usize], expected: &[usize], gold: &Gold) {
    let [all, inner] = counts;
    *all += Count::of(predicted, expected);
    let outer = boundaries(&gold.paragraphs);
    let within = |ends: &[usize]| -> Vec<usize> {
        ends.iter().copied().filter(|end| outer.binary_search(end).is_err()).collect()
    };
    *inner += Count::of(&within(predicted), &within(expected));
}

fn boundaries(units: &[Range<usize>]) -> Vec<usize> {
    units.iter().map(|unit| unit.end).collect()
}

fn pairs(units: &[Range<usize>]) -> Vec<(usize, usize)> {
    units.iter().map(|unit| (unit.start, unit.end)).collect()
}

/// What the program finds.
struct Found {
    boundaries: Vec<usize>,
    tokens: Vec<Range<usize>>,
    is_address: Vec<bool>,
}

fn found(gold: &Gold) -> Found {
    let span = |range: &Range<usize>| gold.text.span(range.start, range.end);
    let paragraphs: Vec<Paragraph> = gold
        .paragraphs
        .iter()
        .map(|range| Paragraph { span: span(range), kind: ParagraphKind::Body })
        .collect();
    let (sentences, tokens) = segment(&gold.text, &paragraphs);
    Found {
        boundaries: sentences.iter().map(|sentence| sentence.span.end()).collect(),
        tokens: tokens.iter().map(|token| token.span.start()..token.span.end()).collect(),
        is_address: tokens.iter().map(|token| matches!(token.kind, TokenKind::Url)).collect(),
    }
}

/// Sentence ends by Unicode's rules (UAX 29), paragraph by paragraph, without white space at the end.
fn unicode_boundaries(gold: &Gold) -> Vec<usize> {
    let mut ends = Vec::new();
    for paragraph in &gold.paragraphs {
        let words = gold.text.slice(gold.text.span(paragraph.start, paragraph.end));
        for (at, sentence) in words.split_sentence_bound_indices() {
            if !sentence.trim().is_empty() {
                ends.push(paragraph.start + at + sentence.trim_end().len());
            }
        }
    }
    ends
}

fn mapped_found(gold: &Gold, found: &Found) -> Vec<(usize, usize)> {
    let units = found.tokens.iter().zip(&found.is_address);
    units.flat_map(|(token, &address)| if address { vec![pair(token)] } else { cut(gold, token) }).collect()
}

fn mapped_gold(gold: &Gold) -> Vec<(usize, usize)> {
    let mut whole: Vec<Range<usize>> = Vec::new();
    for (token, &joined) in gold.tokens.iter().zip(&gold.joined) {
        match whole.last_mut() {
            Some(word) if joined => word.end = token.end,
            _ => whole.push(token.clone()),
        }
    }
    let is_address = |token: &Range<usize>| words(gold, token).contains(['@', '/']);
    whole
        .iter()
        .flat_map(|token| if is_address(token) { vec![pair(token)] } else { cut(gold, token) })
        .collect()
}

fn pair(token: &Range<usize>) -> (usize, usize) {
    (token.start, token.end)
}

fn words<'g>(gold: &'g Gold, token: &Range<usize>) -> &'g str {
    gold.text.slice(gold.text.span(token.start, token.end))
}

/// Rules 1 and 2 of the mapping.
fn cut(gold: &Gold, token: &Range<usize>) -> Vec<(usize, usize)> {
    let word = words(gold, token);
    let mut cuts = vec![0, word.len()];
    let mut before = None;
    let mut characters = word.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map(|&(_, next)| next);
        let inside = [before, after].iter().all(|side| side.is_some_and(char::is_alphanumeric));
        if matches!(character, '-' | '–' | '‑') && inside {
            cuts.extend([at, at + character.len_utf8()]);
        }
        before = Some(character);
    }
    cuts.extend(unit_start(word));
    cuts.sort_unstable();
    cuts.dedup();
    cuts.iter().zip(cuts.iter().skip(1)).map(|(&a, &b)| (token.start + a, token.start + b)).collect()
}

/// Where the unit written to a number begins.
fn unit_start(word: &str) -> Option<usize> {
    let start = word.find(char::is_alphabetic).filter(|_| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let number = word.get(..start)?;
    let unit = word.get(start..)?.split(|c: char| !c.is_alphabetic()).next()?;
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    (is_number && !matches!(unit, "st" | "nd" | "rd" | "th" | "s")).then_some(start)
}

fn write_boundary_errors(
    gold: &Gold,
    predicted: &[usize],
    expected: &[usize],
    out: &mut impl Write,
) -> io::Result<()> {
    for (mark, ends, others) in [("missed", expected, predicted), ("added", predicted, expected)] {
        for &end in ends.iter().filter(|end| others.binary_search(end).is_err()) {
            let at = gold.text.span(end, end);
            let (before, after) = (gold.text.prefix(at, 50), gold.text.suffix(at, 40));
            writeln!(out, "sentence {mark}\t{before}¦{after}")?;
        }
    }
    Ok(())
}

fn write_token_errors(
    gold: &Gold,
    predicted: &[(usize, usize)],
    expected: &[(usize, usize)],
    out: &mut impl Write,
) -> io::Result<()> {
    for &(start, end) in expected.iter().filter(|token| predicted.binary_search(token).is_err()) {
        let over: Vec<&str> = predicted
            .iter()
            .skip(predicted.partition_point(|token| token.1 <= start))
            .take_while(|token| token.0 < end)
            .map(|token| words(gold, &(token.0..token.1)))
            .collect();
        let context = gold.text.prefix(gold.text.span(start, end), 20);
        writeln!(out, "token\t{}\t{}\t({context})", words(gold, &(start..end)), over.join("|"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord::Text;

    const BANK: &str = "# newdoc id = a\n# sent_id = 1\n# newpar id = p\n# text = Bo can't go.\n\
        1\tBo\t_\t_\t_\t_\t_\t_\t_\t_\n\
        2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        2\tca\t_\t_\t_\t_\t_\t_\t_\t_\n\
        3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        4\tgo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
        5\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n\
        # sent_id = 2\n# text = We cannot\n\
        1\tWe\t_\t_\t_\t_\t_\t_\t_\t_\n\
        2-3\tcannot\t_\t_\t_\t_\t_\t_\t_\t_\n\
        2\tcan\t_\t_\t_\t_\t_\t_\t_\t_\n\
        3\tnot\t_\t_\t_\t_\t_\t_\t_\t_\n";

    #[test]
    fn a_treebank_becomes_the_text_that_it_was_made_from() {
        let golds = treebank(BANK);
        let [gold] = golds.as_slice() else { panic!("one text") };
        assert_eq!(gold.text.as_str(), "Bo can't go. We cannot");
        assert_eq!(gold.sentences, [0..12, 13..22]);
        assert_eq!(gold.paragraphs, std::slice::from_ref(&(0..22)));
        assert_eq!(mapped_gold(gold).len(), 7);
    }

    #[test]
    fn counts_give_f1_as_computed_by_hand() {
        let count = Count::of(&[1, 3, 5, 8], &[1, 5, 9]);
        assert_eq!(count, Count { right: 2, predicted: 4, gold: 3 });
        assert!((count.f1() - 400.0 / 7.0).abs() < 1e-9);
    }

    #[test]
    fn mapping_cuts_hyphens_and_units_but_no_ordinals() {
        let cases =
            [("34-year-old", 5), ("65k", 2), ("30th", 1), ("1990s", 1), ("-", 1), ("Bo", 1), ("a-", 1)];
        for (word, parts) in cases {
            let text = Text::new(word).unwrap();
            let whole = 0..word.len();
            let gold = Gold { text, paragraphs: vec![], sentences: vec![], tokens: vec![], joined: vec![] };
            assert_eq!(cut(&gold, &whole).len(), parts, "{word}");
        }
    }
}
