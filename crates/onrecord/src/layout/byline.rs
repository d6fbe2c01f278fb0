//! Who wrote the article: "By Ann Bo in Salem", "Ann Bo, political editor".

use super::pattern::{self, Rule};
use super::words::Word;

/// Whether the words of a whole line are a byline wherever they stand.
pub(super) fn is_byline(words: &[Word<'_>]) -> bool {
    words.len() <= 40
        && words.iter().take(3).any(|word| word.is("by"))
        && pattern::find(BYLINES, words).is_some()
}

/// Whether the words of a line between the headline and the first words of the article are a byline.
pub(super) fn is_byline_in_head(words: &[Word<'_>]) -> bool {
    words.len() <= 14 && (is_byline(words) || pattern::find(IN_HEAD, words).is_some())
}

#[rustfmt::skip]
const BYLINES: &[Rule] = &[
    Rule {
        pattern: "[words|text|story|report|analysis|written|compiled|interview|opinion] by <person>",
        yes: &["By Ann Bo", "BY ANN BO", "By Ann Bo and Cy Dee", "By J. R. Bo.", "Words by Ann Bo", "by Ann van der Bo"],
        no: &["By Monday, the river had risen.", "By law the council must answer.", "By All Means", "By Ann Bo's account, the dam held."],
    },
    Rule {
        pattern: "by <person> ,|in|at|for|of|-|–|—|||/ [the] <place> [,|-|–|—||] [<date>]",
        yes: &["By Ann Bo in Salem", "By ANN BO, Harbour Press", "By Ann Bo for the Courier", "By Ann Bo | Harbour Press May 3, 2021"],
        no: &["By Ann Bo in a hurry, it was written.", "By Friday in Salem, nobody was left."],
    },
    Rule {
        pattern: "by <person> [,|-|–|—||] [the] <role>",
        yes: &["By Ann Bo, political editor", "BY ANN BO | Staff Writer", "By Ann Bo Harbour Press Writer"],
        no: &["By Ann Bo's own count as a reporter, ten came."],
    },
    Rule { pattern: "by <agency> [reporter|staff|reporters]", yes: &["By Reuters", "By the Associated Press", "By BBC News"], no: &["By the Times he was loved, by others not."] },
    Rule { pattern: "by <person> [,] [updated|published|posted] [:] <date>", yes: &["By Ann Bo Updated: 3 May 2021"], no: &["By Ann Bo's watch it was 3 May."] },
];

#[rustfmt::skip]
const IN_HEAD: &[Rule] = &[
    Rule { pattern: "<person> [,] <role>", yes: &["Ann Bo, political editor", "Ann Bo Senior Correspondent", "Ann Bo, Staff Writer"], no: &["Ann Bo said the editor had left, and would not return to the Courier."] },
    Rule { pattern: "<person> in <place> [and] [<name>] [in] [<place>]", yes: &["Ann Bo in Salem", "Ann Bo in Salem and Cy Dee in Dover"], no: &["Ann Bo in tears"] },
    Rule { pattern: "<agency> [staff|reporter|reporters]", yes: &["Reuters Staff", "The Associated Press", "Press Association"], no: &["Reuters staff left."] },
    Rule { pattern: "<agency> [,|-|–|—||] <date>", yes: &["Harbour Press | May 3, 2021"], no: &["Reuters reported on May 3."] },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_matches_its_examples_and_no_rule_their_counterexamples() {
        pattern::tests::run(BYLINES);
        pattern::tests::run(IN_HEAD);
    }
}
