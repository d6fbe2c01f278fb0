//! Slips of the pen in names: "Bornhem" for "Bornheim".

use std::collections::BTreeMap;

/// Letters that a word must have: short names that differ by one letter are oftener two people.
const LEAST: usize = 6;
/// People kept for one stump of a word.
const MOST: usize = 8;

/// Surnames by what is left of them when one letter is missing: two words that are a slip apart share such a stump, so that
/// nobody need compare every name with every other.
#[derive(Debug, Default)]
pub(super) struct Slips<'a> {
    stumps: BTreeMap<String, Vec<(&'a str, usize)>>,
}

impl<'a> Slips<'a> {
    /// Adds the surname of a draft.
    pub(super) fn add(&mut self, surname: &'a str, draft: usize) {
        for stump in stumps(surname) {
            let all = self.stumps.entry(stump).or_default();
            if all.len() < MOST && !all.contains(&(surname, draft)) {
                all.push((surname, draft));
            }
        }
    }

    /// The one draft whose surname is a slip away; `None` where there are several.
    pub(super) fn meant(&self, word: &str) -> Option<usize> {
        let near = stumps(word).filter_map(|stump| self.stumps.get(&stump)).flatten();
        let mut meant = near.filter(|(surname, _)| is_slip(word, surname)).map(|&(_, draft)| draft);
        let first = meant.next()?;
        meant.all(|other| other == first).then_some(first)
    }
}

/// The word, and the word with one letter missing, whichever.
fn stumps(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().take(24).collect();
    let count = if letters.len() < LEAST { 0 } else { letters.len() + 1 };
    (0..count).map(move |gone| {
        letters.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, letter)| letter).collect()
    })
}

/// Whether one letter is changed, missing, added or swapped with the next one, but not the first, and not the "s" of a plural.
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a == b || a.first() != b.first() || a.len().min(b.len()) + 1 < LEAST {
        return false;
    }
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let most = a.len().min(b.len()) - start;
    let end = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let rest = |word: &[char]| word.get(start..word.len() - end).unwrap_or_default().to_vec();
    match (rest(&a).as_slice(), rest(&b).as_slice()) {
        ([], ['s']) | (['s'], []) => end > 0,
        ([], [_]) | ([_], []) | ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_changed_missing_added_or_swapped_is_a_slip() {
        let slips = [
            ("bornhem", "bornheim"),
            ("dunnely", "dunneley"),
            ("varoni", "vaorni"),
            ("o'varron", "o’varron"),
        ];
        assert!(slips.iter().all(|(a, b)| is_slip(a, b) && is_slip(b, a)));
        let names = [("varrons", "varron"), ("hansen", "jansen"), ("bornheim", "bernhem"), ("bo", "du")];
        assert!(!names.iter().any(|(a, b)| is_slip(a, b) || is_slip(b, a)));
    }

    #[test]
    fn a_slip_that_may_mean_two_people_means_none() {
        let mut slips = Slips::default();
        slips.add("bornheim", 0);
        slips.add("varrone", 1);
        slips.add("varrona", 2);
        assert_eq!(
            (slips.meant("bornhem"), slips.meant("varron"), slips.meant("senn")),
            (Some(0), None, None)
        );
    }
}
