//! Titles, of the article and within it.

use super::patterns::{is_capital, is_small, words};

/// Longest headline in words.
const LONGEST: usize = 26;

/// Whether the first block is the title: it repeats the title of the metadata, or reads like one.
pub(crate) fn is_headline(block: &str, title: Option<&str>, next: Option<&str>) -> bool {
    if let Some(title) = title.filter(|title| !title.trim().is_empty()) {
        if same_words(block, title) {
            return true;
        }
    }
    next.is_some() && reads_like_title(block)
}

/// No stop at the end, or capitals at nearly every word; not too long, and no quotation with its cue.
fn reads_like_title(block: &str) -> bool {
    let count = words(block).count();
    if count == 0 || count > LONGEST || block.ends_with([',', ';', ':', '”', '"', '-', '–', '—']) {
        return false;
    }
    let stop = block.ends_with(['.', '!']) && !block.ends_with("..");
    let shout = block.ends_with('?');
    let capitals = title_case(block);
    match stop {
        true => capitals && count >= 4,
        false => !shout || capitals || count <= 14,
    }
}

/// Whether all words but the small ones begin with a capital.
fn title_case(block: &str) -> bool {
    let (mut capital, mut all) = (0, 0);
    for word in words(block).filter(|word| !is_small(word)) {
        all += 1;
        capital += usize::from(is_capital(word));
    }
    all > 1 && capital * 10 >= all * 9
}

/// Whether two titles are the same but for case and marks; one may be cut short.
fn same_words(a: &str, b: &str) -> bool {
    let mut a = a.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let mut b = b.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let mut shared = 0;
    loop {
        match (a.next(), b.next()) {
            (Some(x), Some(y)) if x == y => shared += 1,
            (None, None) => return shared > 0,
            (None, Some(_)) | (Some(_), None) => return shared >= 30,
            _ => return false,
        }
    }
}

/// Whether a block within the article is a heading: short, no mark at its end, between longer blocks of prose.
pub(crate) fn is_subheading(block: &str, next: Option<&str>) -> bool {
    let count = words(block).count();
    let plain = block.ends_with(|c: char| c.is_alphanumeric() || c == '?');
    let starts = block.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    (1..=9).contains(&count)
        && plain
        && starts
        && !block.contains(['“', '”', '"', ','])
        && next.is_some_and(|next| words(next).count() >= 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_first_sentences() {
        let next = Some("The ferry has been in dock since May.");
        let titles = [
            "Elm council votes to close the ferry",
            "Elm Council Votes to Close the Ferry.",
            "‘We will sail’: the ferry row explained",
            "Will the ferry ever sail again?",
        ];
        for title in titles {
            assert!(is_headline(title, None, next), "{title}");
        }
        let prose = [
            "The ferry has been in dock since May.",
            "“The ferry will sail on Monday,” Ann Bo said.",
            "ELM (AP) — The ferry will sail on Monday, the harbour master said in a letter to the council.",
            "Ann Bo said: “The ferry will sail.”",
        ];
        for line in prose {
            assert!(!is_headline(line, None, next), "{line}");
        }
        assert!(is_headline("The ferry sails!", Some("The Ferry Sails"), None));
    }

    #[test]
    fn headings_within_the_article() {
        let next =
            Some("The ferry has been in dock since May, and nobody in Elm knows when it will sail again.");
        assert!(is_subheading("What happens next", next));
        assert!(!is_subheading("“We will sail”", next));
        assert!(!is_subheading("She left.", next));
        assert!(!is_subheading("What happens next", Some("Nobody knows.")));
    }
}
