//! Names without case, accents and double spaces, so that forms of one name meet.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Words before a name that are no part of it.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "the"];

/// `"  José  Ñandú’s"` → `"jose nandu's"`.
pub(crate) fn folded(name: &str) -> String {
    // Most names, in which nothing is to be taken apart.
    if name.is_ascii() {
        return name.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    }
    let plain: String = name.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect();
    plain.replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A folded name without courtesy titles; nothing when it has none, or is nothing else.
pub(crate) fn without_title(folded: &str) -> Option<String> {
    let (title, rest) = folded.split_once(' ')?;
    TITLES.contains(&title.trim_end_matches('.')).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_name_meet() {
        assert_eq!(folded("  José  ÑANDÚ’s"), "jose nandu's");
        assert_eq!(folded("\tAnn \u{b}O'Bo\n"), folded("Ann O’Bo\u{301}"));
        assert_eq!(without_title("ms. bo").as_deref(), Some("bo"));
        assert_eq!(without_title("ann bo"), None);
        assert_eq!(without_title("the"), None);
    }
}
