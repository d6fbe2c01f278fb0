//! `cargo dev …`: evaluation on corpora, data checks, generated reference pages. Never published.

fn main() {}
