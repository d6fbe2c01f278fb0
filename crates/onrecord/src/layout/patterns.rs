//! Small matchers over the words of a line that the kinds of paragraphs share.

/// The words of a line, marks at their rims included.
pub(crate) fn words(line: &str) -> impl DoubleEndedIterator<Item = &str> + Clone {
    line.split_whitespace()
}

/// Whether a word begins with a capital letter or a digit.
pub(crate) fn is_capital(word: &str) -> bool {
    word.trim_start_matches(['(', '“', '"', '‘', '\''])
        .starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Whether all letters of a word are capital ("LONDON").
pub(crate) fn is_upper(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Small words that stand in names and titles without a capital.
pub(crate) fn is_small(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "of"
            | "in"
            | "on"
            | "at"
            | "to"
            | "for"
            | "and"
            | "or"
            | "by"
            | "with"
            | "from"
            | "as"
            | "but"
            | "de"
            | "la"
            | "van"
            | "von"
            | "bin"
            | "al"
            | "vs"
            | "vs."
            | "via"
            | "into"
            | "over"
            | "his"
            | "her"
            | "is"
    )
}

/// The line without a prefix, whatever its case.
pub(crate) fn strip_prefix_ignoring_case<'l>(line: &'l str, prefix: &str) -> Option<&'l str> {
    let head = line.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| line.get(prefix.len()..)).flatten()
}

/// Whether a line begins with a phrase in lower case, whatever its own case.
pub(crate) fn begins(line: &str, phrase: &str) -> bool {
    strip_prefix_ignoring_case(line, phrase).is_some()
}
