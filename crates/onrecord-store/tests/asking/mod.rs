//! Questions to a store, and what of the answer is compared.

use onrecord_store::{Filter, Found, Line, Page, Store};

/// What somebody said.
pub(crate) fn by(speaker: &str) -> Filter {
    Filter { speaker: Some(speaker.into()), ..Filter::default() }
}

/// The first page of the answer.
pub(crate) fn ask(store: &Store, filter: &Filter) -> Found<Line> {
    store.statements(filter, &Page::default()).unwrap()
}

/// The words of each line.
pub(crate) fn contents(found: &Found<Line>) -> Vec<&str> {
    found.lines.iter().map(|line| line.content.as_str()).collect()
}
