//! One look-up for all word tables: which of them hold a word.
//!
//! An article asks this of every token, so the tables are joined into one hash table when the program is compiled.

use super::evidence::{FUNCTION, REPORTING, VERBS};
use super::organisations::HEADS;
use super::titles::TITLES;
use super::words::{COMMON, PEOPLES, STOP};

/// The tables that hold a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sorts(u16);

impl Sorts {
    /// Finite forms of verbs that report.
    pub(super) const REPORTING: Sorts = Sorts(1);
    /// Finite verbs, those that report included.
    pub(super) const VERB: Sorts = Sorts(1 << 1);
    /// Prepositions, conjunctions, articles, pronouns.
    pub(super) const FUNCTION: Sorts = Sorts(1 << 2);
    /// Honorifics, offices, kin.
    pub(super) const TITLE: Sorts = Sorts(1 << 3);
    /// Never part of a name.
    pub(super) const STOP: Sorts = Sorts(1 << 4);
    /// "French", "Republicans".
    pub(super) const PEOPLES: Sorts = Sorts(1 << 5);
    /// "University".
    pub(super) const HEAD: Sorts = Sorts(1 << 6);
    /// "Day".
    pub(super) const COMMON: Sorts = Sorts(1 << 7);
    /// "he", "his"
    pub(super) const HE: Sorts = Sorts(1 << 8);
    /// "she", "her"
    pub(super) const SHE: Sorts = Sorts(1 << 9);
    /// "they", "their"
    pub(super) const THEY: Sorts = Sorts(1 << 10);
    /// "I", "our"
    pub(super) const FIRST: Sorts = Sorts(1 << 11);
    /// "the", "a", "his": words that open a description.
    pub(super) const LEAD: Sorts = Sorts(1 << 12);

    /// Whether the word is of one of these sorts.
    pub(super) const fn any(self, sorts: Sorts) -> bool {
        self.0 & sorts.0 != 0
    }

    /// Both together.
    pub(super) const fn or(self, other: Sorts) -> Sorts {
        Sorts(self.0 | other.0)
    }
}

/// The sorts of a word in lower case.
pub(super) fn sorts(word: &str) -> Sorts {
    let mut slot = hash(word);
    loop {
        match LEXICON.0.get(slot) {
            Some((known, sorts)) if *known == word => return *sorts,
            Some((known, _)) if !known.is_empty() => slot = (slot + 1) % SLOTS,
            _ => return Sorts(0),
        }
    }
}

const SLOTS: usize = 8192;

struct Lexicon([(&'static str, Sorts); SLOTS]);

static LEXICON: Lexicon = Lexicon([("", Sorts(0)); SLOTS])
    .with(REPORTING.words(), Sorts::REPORTING.or(Sorts::VERB))
    .with(VERBS.words(), Sorts::VERB)
    .with(FUNCTION.words(), Sorts::FUNCTION)
    .with(STOP.words(), Sorts::STOP)
    .with(PEOPLES.words(), Sorts::PEOPLES)
    .with(HEADS.words(), Sorts::HEAD)
    .with(COMMON.words(), Sorts::COMMON)
    .with(&["he", "him", "his", "himself"], Sorts::HE)
    .with(&["she", "her", "hers", "herself"], Sorts::SHE)
    .with(&["they", "them", "their", "theirs", "themselves"], Sorts::THEY)
    .with(&["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"], Sorts::FIRST)
    .with(
        &["the", "this", "that", "a", "an", "his", "her", "their", "its", "my", "our", "'s", "’s", "'", "’"],
        Sorts::LEAD,
    )
    .with_titles();

impl Lexicon {
    const fn with(mut self, words: &[&'static str], sorts: Sorts) -> Lexicon {
        let mut at = 0;
        while at < words.len() {
            self = self.put(words[at], sorts);
            at += 1;
        }
        self
    }

    const fn with_titles(mut self) -> Lexicon {
        let mut at = 0;
        while at < TITLES.len() {
            self = self.put(TITLES[at].0, Sorts::TITLE);
            at += 1;
        }
        self
    }

    const fn put(mut self, word: &'static str, sorts: Sorts) -> Lexicon {
        let mut slot = hash(word);
        while !self.0[slot].0.is_empty() && !is_same(self.0[slot].0, word) {
            slot = (slot + 1) % SLOTS;
        }
        self.0[slot] = (word, self.0[slot].1.or(sorts));
        self
    }
}

/// Comparison of texts in a constant.
const fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

/// Fowler–Noll–Vo, folded into the slots.
const fn hash(word: &str) -> usize {
    let bytes = word.as_bytes();
    let (mut hash, mut at) = (0x811c_9dc5_u32, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    ((hash >> 16) ^ hash) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_with_all_its_sorts() {
        let tables = [
            (REPORTING.words(), Sorts::REPORTING),
            (VERBS.words(), Sorts::VERB),
            (FUNCTION.words(), Sorts::FUNCTION),
            (HEADS.words(), Sorts::HEAD),
            (PEOPLES.words(), Sorts::PEOPLES),
        ];
        for (words, sort) in tables {
            assert!(words.iter().all(|word| sorts(word).any(sort)));
        }
        assert!(
            sorts("said").any(Sorts::VERB) && sorts("her").any(Sorts::SHE) && sorts("her").any(Sorts::LEAD)
        );
        assert_eq!(sorts("bo"), Sorts(0));
    }
}
