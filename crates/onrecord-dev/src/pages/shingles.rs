//! How much of a text is found, and how much of what is found belongs there: by runs of four words.

use std::collections::HashMap;
use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

/// Words in a run.
const RUN: usize = 4;

/// Draws of the bootstrap.
const DRAWS: u64 = 1000;

/// Counts of one page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Score {
    /// Runs of words of the gold text, counted as often as they occur.
    pub(crate) gold: usize,
    /// Those of the text that was found.
    pub(crate) found: usize,
    /// Those in both.
    pub(crate) both: usize,
}

impl Score {
    pub(crate) fn recall(self) -> f64 {
        ratio(self.both, self.gold)
    }

    pub(crate) fn precision(self) -> f64 {
        ratio(self.both, self.found)
    }

    pub(crate) fn f1(self) -> f64 {
        ratio(2 * self.both, self.gold + self.found)
    }
}

/// Nothing of nothing is all of it.
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// The runs of four words of both texts; a text of fewer words is one run.
pub(crate) fn score(gold: &str, found: &str) -> Score {
    let (gold, found) = (runs(gold), runs(found));
    let both = gold.iter().map(|(run, &times)| times.min(found.get(run).copied().unwrap_or(0))).sum();
    Score { gold: gold.values().sum(), found: found.values().sum(), both }
}

fn runs(text: &str) -> HashMap<Vec<String>, usize> {
    // Where a word may be parted is no end of it, and one program keeps the mark that another drops.
    let text: String = text.chars().filter(|&c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')).collect();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let mut runs = HashMap::new();
    for run in words.windows(RUN.min(words.len()).max(1)) {
        *runs.entry(run.to_vec()).or_default() += 1;
    }
    runs
}

/// Counts phrases: those that must be found, and as found too much those that must not.
pub(crate) fn phrases(with: &[String], without: &[String], text: &str) -> Score {
    // One program may have composed what another leaves in parts.
    let squeezed =
        |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect::<String>();
    let text = squeezed(text);
    let count = |phrases: &[String]| phrases.iter().filter(|phrase| text.contains(&squeezed(phrase))).count();
    let both = count(with);
    Score { gold: with.len(), found: both + count(without), both }
}

/// Means over pages, with the bootstrap's standard error of the mean F1.
pub(crate) struct Total {
    recall: f64,
    precision: f64,
    f1: f64,
    error: f64,
    recall_error: f64,
}

impl Total {
    pub(crate) fn of(scores: &[Score]) -> Total {
        let list = |value: fn(Score) -> f64| scores.iter().map(|&score| value(score)).collect::<Vec<_>>();
        let (recall, precision, f1) = (list(Score::recall), list(Score::precision), list(Score::f1));
        Total {
            error: bootstrap(&f1),
            recall_error: bootstrap(&recall),
            recall: mean(&recall),
            precision: mean(&precision),
            f1: mean(&f1),
        }
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Total { recall, precision, f1, error, recall_error } = self;
        let [recall, precision, f1, error, recall_error] =
            [recall, precision, f1, error, recall_error].map(|value| value * 100.0);
        write!(
            f,
            "recall {recall:5.1} ± {recall_error:.1}  precision {precision:5.1}  F1 {f1:5.1} ± {error:.1}"
        )
    }
}

/// By how much one program's means are above another's on the same pages, with the bootstrap's standard error.
pub(crate) struct Difference {
    recall: (f64, f64),
    f1: (f64, f64),
}

impl Difference {
    pub(crate) fn of(ours: &[Score], others: &[Score]) -> Difference {
        let of = |value: fn(Score) -> f64| {
            let each = ours.iter().zip(others).map(|(&ours, &other)| value(ours) - value(other));
            let each: Vec<f64> = each.collect();
            (mean(&each), bootstrap(&each))
        };
        Difference { recall: of(Score::recall), f1: of(Score::f1) }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [recall, recall_error, f1, error] =
            [self.recall.0, self.recall.1, self.f1.0, self.f1.1].map(|value| value * 100.0);
        write!(f, "recall {recall:+.1} ± {recall_error:.1}  F1 {f1:+.1} ± {error:.1}")
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// The standard error of the mean over pages drawn again, the same draws each time.
fn bootstrap(values: &[f64]) -> f64 {
    let mut state = 1_u64;
    let mut draw = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % values.len().max(1)
    };
    let means: Vec<f64> = (0..DRAWS)
        .map(|_| mean(&(0..values.len()).filter_map(|_| values.get(draw()).copied()).collect::<Vec<_>>()))
        .collect();
    let middle = mean(&means);
    mean(&means.iter().map(|value| (value - middle).powi(2)).collect::<Vec<_>>()).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_counted_as_often_as_they_occur() {
        let found = score("a b c d e", "A, b c d. x");
        assert_eq!(found, Score { gold: 2, found: 2, both: 1 });
        assert_eq!(score("a b", "a b"), Score { gold: 1, found: 1, both: 1 });
        assert_eq!(score("a b c d", ""), Score { gold: 1, found: 0, both: 0 });
        assert_eq!(score("a so\u{ad}le b c", "a sole b c").both, 1);
        assert_eq!((found.recall(), found.precision(), found.f1()), (0.5, 0.5, 0.5));
    }

    #[test]
    fn phrases_are_found_across_line_ends() {
        let list = |phrases: &[&str]| phrases.iter().map(|&phrase| phrase.to_owned()).collect::<Vec<_>>();
        let found = phrases(&list(&["rain fell", "on Oxley"]), &list(&["menu", "fell\non"]), "rain\nfell on");
        assert_eq!(found, Score { gold: 2, found: 2, both: 1 });
        assert_eq!(phrases(&list(&["Zoe\u{308}"]), &[], "Zoë").both, 1);
    }

    #[test]
    fn programs_are_compared_page_by_page() {
        let (half, whole) = (Score { gold: 2, found: 1, both: 1 }, Score { gold: 2, found: 2, both: 2 });
        let shown = Difference::of(&[whole, whole], &[half, half]).to_string();
        assert_eq!(shown, "recall +50.0 ± 0.0  F1 +33.3 ± 0.0");
    }

    #[test]
    fn equal_pages_have_no_error() {
        assert_eq!(bootstrap(&[0.5, 0.5, 0.5]), 0.0);
        assert!(bootstrap(&[0.0, 1.0, 0.0, 1.0]) > 0.1);
    }
}
