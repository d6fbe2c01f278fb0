//! What the targets that read have in common: a small limit, and what must hold of every article.

use onrecord_read::{Articles, Options};

/// The most bytes of an article here: what is over it costs no time.
pub const LIMIT: u64 = 1 << 14;

/// Options under which much can be an article.
pub fn options() -> Options {
    Options { max_bytes: LIMIT, any_language: true, now: Some(1_763_463_600), ..Options::default() }
}

/// Reads to the end: no panic, and no article that is empty or longer than anything that could be under the limit.
pub fn check(articles: Articles<'_>) {
    for article in articles.flatten() {
        assert!(!article.text.slice(article.body).is_empty());
        // A byte of another charset becomes up to three of UTF-8.
        assert!(article.text.as_str().len() as u64 <= 4 * LIMIT);
    }
}
