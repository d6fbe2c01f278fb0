//! A place in the atoms, moved by the rules that read them.

use crate::times::atoms::{Atoms, Sense};

/// A place in the atoms of an article.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) atoms: &'a Atoms<'a>,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn sense(&self) -> Sense {
        self.atoms.sense(self.at)
    }

    pub(super) fn sense_at(&self, ahead: usize) -> Sense {
        self.atoms.sense(self.at + ahead)
    }

    pub(super) fn lower(&self) -> &'a str {
        self.atoms.lower(self.at)
    }

    pub(super) fn lower_at(&self, ahead: usize) -> &'a str {
        self.atoms.lower(self.at + ahead)
    }

    /// Whether the next atom is this word or mark.
    pub(super) fn is(&self, word: &str) -> bool {
        self.lower() == word
    }

    /// Whether nothing stands between the next atom and the one before.
    pub(super) fn glued(&self) -> bool {
        self.glued_at(0)
    }

    pub(super) fn glued_at(&self, ahead: usize) -> bool {
        self.atoms.get(self.at + ahead).is_some_and(|atom| atom.glued)
    }

    pub(super) fn capital(&self) -> bool {
        self.atoms.get(self.at).is_some_and(|atom| atom.capital)
    }

    pub(super) fn step(&mut self) {
        self.at += 1;
    }

    /// Moves over this word if it is next.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let is = self.is(word);
        self.at += usize::from(is);
        is
    }

    /// Moves over one of these words if it is next.
    pub(super) fn one_of(&mut self, words: &[&str]) -> Option<&'a str> {
        let next = self.lower();
        words.contains(&next).then(|| {
            self.step();
            next
        })
    }

    /// Moves over these words if they are next, in this order.
    pub(super) fn words(&mut self, words: &[&str]) -> Option<()> {
        let all = words.iter().enumerate().all(|(ahead, word)| self.lower_at(ahead) == *word);
        all.then(|| self.at += words.len())
    }

    /// What `read` finds; without a find the cursor stays where it is.
    pub(super) fn optional<T>(&mut self, read: impl FnOnce(&mut Cursor<'a>) -> Option<T>) -> Option<T> {
        let before = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }
}
