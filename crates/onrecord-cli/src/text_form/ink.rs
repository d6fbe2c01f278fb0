//! The few styles of the text form. Every difference that they show is also there in words or brackets.

use anstyle::{AnsiColor, Style};

/// Prose.
pub(super) const PLAIN: Style = Style::new();
/// Titles and names of speakers.
pub(super) const STRONG: Style = Style::new().bold();
/// Labels, credits and whatever the eye may pass over.
pub(super) const DIM: Style = Style::new().dimmed();
/// What should make the reader look twice.
pub(super) const DOUBT: Style = AnsiColor::Red.on_default();

const STATEMENTS: [Style; 4] = [
    AnsiColor::Cyan.on_default(),
    AnsiColor::Green.on_default(),
    AnsiColor::Yellow.on_default(),
    AnsiColor::Magenta.on_default(),
];

/// The colour of a statement, the same in the text and in its note. Neighbours differ.
pub(super) fn of_statement(position: usize) -> Style {
    STATEMENTS.get(position % STATEMENTS.len()).copied().unwrap_or(PLAIN)
}
