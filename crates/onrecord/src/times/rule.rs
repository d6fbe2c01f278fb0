//! What a rule is.

use crate::times::cursor::Cursor;
use crate::times::meaning::Meaning;

/// One way of writing a time.
pub(super) struct Rule {
    /// A short name for reports and reference pages.
    pub(super) name: &'static str,
    /// Reads the expression that begins at the cursor and leaves the cursor behind its last atom.
    pub(super) read: fn(&mut Cursor) -> Option<Meaning>,
    /// What the rule is for; they run as a test.
    pub(super) examples: &'static [Example],
}

/// A sentence and the time expression that the rule finds in it, seen from Tuesday 2025-11-18.
pub(super) struct Example {
    pub(super) text: &'static str,
    pub(super) words: &'static str,
    pub(super) value: &'static str,
}

impl Example {
    pub(super) const fn new(text: &'static str, words: &'static str, value: &'static str) -> Example {
        Example { text, words, value }
    }
}
