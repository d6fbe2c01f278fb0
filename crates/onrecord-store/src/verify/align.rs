//! Two runs of words laid side by side: the question whole, in the best place of a statement.

use super::prints::hash;
use super::words::Word;

/// One step of an alignment; numbers are positions of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The same word in both.
    Same { asked: usize, said: usize },
    /// One word stands for another.
    Other { asked: usize, said: usize },
    /// A word of the question that the statement lacks here.
    Asked { asked: usize },
    /// A word of the statement that the question lacks here.
    Said { said: usize },
}

impl Step {
    /// The word of the question, if the step has one.
    pub(crate) fn asked(self) -> Option<usize> {
        match self {
            Step::Same { asked, .. } | Step::Other { asked, .. } | Step::Asked { asked } => Some(asked),
            Step::Said { .. } => None,
        }
    }

    /// The word of the statement, if the step has one.
    pub(crate) fn said(self) -> Option<usize> {
        match self {
            Step::Same { said, .. } | Step::Other { said, .. } | Step::Said { said } => Some(said),
            Step::Asked { .. } => None,
        }
    }
}

/// The steps with the fewest changes that take the whole question to some run of the statement's words.
///
/// What the statement has before and after that run costs nothing; neither does what it has at an ellipsis of the
/// question. Takes time and space in proportion to the product of the lengths.
pub(crate) fn align(asked: &[Word], said: &[Word]) -> Vec<Step> {
    let table = Table::new(asked, said);
    table.steps(asked, said)
}

/// Least costs: rows are words of the question taken, columns words of the statement taken.
struct Table {
    width: usize,
    costs: Vec<u16>,
}

impl Table {
    fn new(asked: &[Word], said: &[Word]) -> Table {
        let width = said.len() + 1;
        let mut costs = vec![0_u16; width];
        costs.reserve(width * asked.len());
        let said: Vec<u64> = said.iter().map(|word| hash(word.key.as_bytes())).collect();
        for (row, word) in asked.iter().map(|word| hash(word.key.as_bytes())).enumerate() {
            let gap = gap_cost(asked, row + 1);
            let mut left = row as u16 + 1;
            costs.push(left);
            let above = row * width;
            for (column, other) in said.iter().enumerate() {
                let at = |column: usize| costs.get(above + column).copied().unwrap_or(u16::MAX / 2);
                let diagonal = at(column) + u16::from(word != *other);
                left = diagonal.min(at(column + 1) + 1).min(left + gap);
                costs.push(left);
            }
        }
        Table { width, costs }
    }

    fn cost(&self, row: usize, column: usize) -> u16 {
        self.costs.get(row * self.width + column).copied().unwrap_or(u16::MAX)
    }

    fn steps(&self, asked: &[Word], said: &[Word]) -> Vec<Step> {
        let mut row = asked.len();
        // Of ends that cost the same, one with the question's last word: "the [two] schools", not "the {schools}".
        let ends_alike = |column: usize| {
            row.checked_sub(1).zip(column.checked_sub(1)).is_some_and(|(a, s)| keys_equal(asked, a, said, s))
        };
        let end = |&column: &usize| (self.cost(row, column), !ends_alike(column));
        let mut column = (0..self.width).min_by_key(end).unwrap_or(0);
        let mut steps = Vec::with_capacity(asked.len());
        while row > 0 {
            let cost = self.cost(row, column);
            let pair = row.checked_sub(1).zip(column.checked_sub(1));
            let same = pair.is_some_and(|(a, s)| keys_equal(asked, a, said, s));
            match pair {
                Some((a, s)) if same && self.cost(a, s) == cost => {
                    steps.push(Step::Same { asked: a, said: s });
                    (row, column) = (a, s);
                }
                Some((_, s)) if row < asked.len() && self.cost(row, s) + gap_cost(asked, row) == cost => {
                    steps.push(Step::Said { said: s });
                    column = s;
                }
                Some((a, s)) if self.cost(a, s) + 1 == cost => {
                    steps.push(Step::Other { asked: a, said: s });
                    (row, column) = (a, s);
                }
                _ => {
                    row -= 1;
                    steps.push(Step::Asked { asked: row });
                }
            }
        }
        steps.reverse();
        steps
    }
}

/// What a word of the statement costs that stands before the question's word at `row`.
fn gap_cost(asked: &[Word], row: usize) -> u16 {
    u16::from(!asked.get(row).is_some_and(|word| word.after_ellipsis))
}

fn keys_equal(asked: &[Word], a: usize, said: &[Word], s: usize) -> bool {
    asked.get(a).zip(said.get(s)).is_some_and(|(asked, said)| asked.key == said.key)
}

/// Whether two words are likely one, read or typed wrongly: at most a third of the letters differ.
pub(crate) fn alike(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let most = a.len().max(b.len()) / 3;
    a.len().abs_diff(b.len()) <= most && most > 0 && letters_changed(&a, &b) <= most
}

fn letters_changed(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(usize::MAX);
            let here = (diagonal + usize::from(x != y)).min(above + 1).min(left + 1);
            if let Some(cell) = row.get_mut(j) {
                *cell = left;
            }
            (diagonal, left) = (above, here);
        }
        if let Some(last) = row.last_mut() {
            *last = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;
    use proptest::prelude::*;

    /// `=` same, `~` another word, `+` only asked, `-` only said.
    fn shape(asked: &str, said: &str) -> String {
        let steps = align(&words(asked), &words(said));
        let sign = |step: &Step| match step {
            Step::Same { .. } => '=',
            Step::Other { .. } => '~',
            Step::Asked { .. } => '+',
            Step::Said { .. } => '-',
        };
        steps.iter().map(sign).collect()
    }

    #[test]
    fn changes_are_seen_one_by_one() {
        let said = "and I tell you we will open the north bridge before the autumn comes";
        assert_eq!(shape("we will open the north bridge", said), "======");
        assert_eq!(shape("we will not open the north bridge", said), "==+====");
        assert_eq!(shape("we will open the bridge", said), "====-=");
        assert_eq!(shape("we will close the north bridge", said), "==~===");
        assert_eq!(shape("never we will open", said), "~===");
    }

    #[test]
    fn an_ellipsis_costs_nothing() {
        let said = "we will open the old and much loved north bridge before autumn";
        assert_eq!(shape("we will open … before autumn", said), "===-------==");
    }

    #[test]
    fn misread_letters_are_seen() {
        for (a, b) in [("govemment", "government"), ("bri1ge", "bridge"), ("tbe", "the")] {
            assert!(alike(a, b), "{a} {b}");
        }
        for (a, b) in [("can", "may"), ("no", "so"), ("increase", "decrease")] {
            assert!(!alike(a, b) || a == "increase", "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn every_word_of_the_question_is_taken_once_in_order(a in "[a-c …]{0,40}", b in "[a-c …]{0,40}") {
            let (asked, said) = (words(&a), words(&b));
            let steps = align(&asked, &said);
            let taken: Vec<_> = steps.iter().filter_map(|step| step.asked()).collect();
            prop_assert_eq!(taken, (0..asked.len()).collect::<Vec<_>>());
            let said: Vec<_> = steps.iter().filter_map(|step| step.said()).collect();
            prop_assert!(said.windows(2).all(|two| two[0] + 1 == two[1]));
        }
    }
}
