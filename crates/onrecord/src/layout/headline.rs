//! The title at the head of the text, and headings within it.

use super::words::Word;
use crate::text::{Span, Text};

/// How many of the first blocks the title from the metadata covers: one, or two where a second line is part of it.
pub(super) fn covered_by_title(text: &Text, blocks: &[Span], title: &str) -> usize {
    let title = folded(title);
    let Some(first) = blocks.first().map(|&block| folded(text.slice(block))) else { return 0 };
    if first.is_empty() || title.is_empty() || first.len() > 2 * title.len() {
        return 0;
    }
    if is_nearly(&first, &title) {
        return 1;
    }
    let Some(rest) = title.strip_prefix(first.as_str()) else { return 0 };
    let second = blocks.get(1).map(|&block| folded(text.slice(block)));
    match second {
        Some(second) if is_nearly(&second, rest) => 2,
        _ if first.chars().count() >= 20 || first.len() * 2 >= title.len() => 1,
        _ => 0,
    }
}

/// Letters and digits in small letters, at most 400 characters.
fn folded(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).take(400).flat_map(char::to_lowercase).collect()
}

/// Equal, or one with a little more at its end (the outlet's name, words that were cut off).
fn is_nearly(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    one == other || (short.len() >= 20 && long.starts_with(short) && short.len() * 10 >= long.len() * 7)
}

/// Whether a line has at least half of its longer words from the title: another wording of it.
pub(super) fn is_like_title(words: &[Word<'_>], title: &str) -> bool {
    let title = title.to_lowercase();
    let long = || words.iter().filter(|word| word.text.len() > 3);
    let shared = long().filter(|word| title.contains(&word.text.to_lowercase())).count();
    shared > 1 && shared * 2 >= long().count()
}

/// Whether the first line of a text without a known title is one: short, not a sentence of prose, before longer text.
pub(super) fn is_headline(words: &[Word<'_>], next: &[Word<'_>], next_is_head: bool) -> bool {
    let named = words.iter().filter(|word| !word.is_mark()).count();
    if !(2..=22).contains(&named)
        || words.first().is_some_and(|word| word.text.starts_with(char::is_lowercase))
    {
        return false;
    }
    // “It is dry,” she said: prose that lost its stop.
    if words.first().is_some_and(Word::is_quote) && words.iter().any(|word| word.is("said")) {
        return false;
    }
    let stopped = words.last().is_some_and(ends_prose);
    let titled = is_title_case(words);
    // A deck, a role or a score may stand between the headline and the prose.
    let before_deck =
        named >= 5 && next.first().is_some_and(|word| word.text.starts_with(char::is_uppercase));
    let before_prose = next.len() > words.len() || next.last().is_some_and(ends_prose) || before_deck;
    match stopped {
        false => (before_prose || next_is_head) && !is_unfinished(words),
        true => titled && next_is_head,
    }
}

/// Whether a line without a stop at its end is no whole line, or prose with the stop inside a quotation.
fn is_unfinished(words: &[Word<'_>]) -> bool {
    let quoted = |word: &Word<'_>| matches!(word.text, "”" | "\"" | "''" | "'");
    let last = words.iter().rev().find(|word| !quoted(word));
    let closed = words.last().is_some_and(quoted);
    last.is_some_and(|word| {
        matches!(word.text, "," | ":" | ";") || closed && (ends_prose(word) || matches!(word.text, "!" | "?"))
    })
}

fn ends_prose(word: &Word<'_>) -> bool {
    matches!(word.text, "." | "…") || word.text.ends_with('.')
}

/// Whether most of the longer words have capitals.
fn is_title_case(words: &[Word<'_>]) -> bool {
    let long = || words.iter().filter(|word| !word.is_mark() && word.text.len() > 3);
    long().filter(|word| word.is_capital()).count() * 10 >= long().count() * 8
}

/// Whether a line between paragraphs of prose is a heading: short, without a stop; or in capitals.
pub(super) fn is_subheading(words: &[Word<'_>]) -> bool {
    let named = words.iter().filter(|word| !word.is_mark()).count();
    let quoted = words.iter().any(|word| matches!(word.text, "“" | "”" | "\"" | "«" | "»"));
    let opens =
        words.first().is_some_and(|word| !word.is_mark() && !word.text.starts_with(char::is_lowercase))
            && !words.first().is_some_and(|word| word.text.starts_with(['@', '#']));
    let open_end =
        !words.last().is_some_and(|word| matches!(word.text, "." | "," | ":" | ";" | "!" | "…" | "—" | "–"));
    let shouted = words.iter().filter(|word| !word.is_mark()).all(Word::is_upper);
    let form = open_end || (shouted && words.last().is_some_and(|word| word.text == "."));
    let lettered = words.iter().any(|word| word.text.chars().filter(|c| c.is_alphabetic()).count() > 1);
    (1..=9).contains(&named) && lettered && !quoted && opens && form
}

/// Whether a heading's words lead to those of the next line: longer ones.
pub(super) fn leads(words: &[Word<'_>], next: &[Word<'_>]) -> bool {
    next.len() >= 10 && next.len() > 2 * words.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::words::words;

    #[test]
    fn the_title_covers_lines_that_say_nearly_the_same() {
        let covered = |source: &str, title: &str| {
            let text = Text::new(source).unwrap();
            let blocks = crate::layout::lines::blocks(&text, text.whole());
            covered_by_title(&text, &blocks, title)
        };
        assert_eq!(covered("Mayor: ‘Tunnel is dry’.\nIt rained.", "Mayor: 'Tunnel is dry'"), 1);
        assert_eq!(covered("MAYOR SAYS TUNNEL IS DRY\nIt rained.", "Mayor says tunnel is dry"), 1);
        assert_eq!(covered("Mayor says tunnel is dry\nIt rained.", "Mayor says tunnel is dry | Courier"), 1);
        assert_eq!(covered("Tunnel dry;\nMayor opens it.\nIt rained.", "Tunnel dry; Mayor opens it"), 2);
        assert_eq!(covered("The mayor said the tunnel was dry.\nIt rained.", "Mayor says tunnel is dry"), 0);
        assert_eq!(covered("", "Mayor"), 0);
    }

    /// (first line, next line, whether it is a headline when the next is prose, and when it is a byline)
    const HEADLINES: &[(&str, bool, bool)] = &[
        ("Harbour tunnel to reopen, mayor says", true, true),
        ("Harbour Tunnel to Reopen in May.", false, true),
        ("Who closed the tunnel?", true, true),
        ("The mayor has left.", false, false),
        ("“It is over,” the mayor said.", false, false),
        ("“It is over,” the mayor said", false, false),
        ("The mayor wrote:", false, false),
        ("the mayor has left", false, false),
        ("Mayor calls tunnel ‘sorry hole’", true, true),
    ];

    #[test]
    fn first_lines_are_headlines_by_their_form() {
        let next =
            Text::new("The harbour tunnel will be open to cars again in May, the mayor said on Monday.")
                .unwrap();
        let next = words(&next, next.whole(), 100);
        for &(line, before_prose, before_byline) in HEADLINES {
            let text = Text::new(line).unwrap();
            let line_words = words(&text, text.whole(), 100);
            assert_eq!(is_headline(&line_words, &next, false), before_prose, "{line:?}");
            assert_eq!(is_headline(&line_words, &next[..3], true), before_byline, "{line:?}");
        }
    }

    /// (line, whether it is a heading before prose)
    const SUBHEADINGS: &[(&str, bool)] = &[
        ("Lacking detail", true),
        ("LACKING DETAIL.", true),
        ("What happens next?", true),
        ("‘No way back’", false),
        ("“No way back”", false),
        ("She wept.", false),
        ("He said:", false),
        ("and then", false),
        ("@annbo", false),
    ];

    #[test]
    fn short_lines_before_prose_are_headings() {
        let next =
            Text::new("The harbour tunnel will be open to cars again in May, the mayor said on Monday.")
                .unwrap();
        let next = words(&next, next.whole(), 100);
        for &(line, heading) in SUBHEADINGS {
            let text = Text::new(line).unwrap();
            let line_words = words(&text, text.whole(), 100);
            assert_eq!(is_subheading(&line_words) && leads(&line_words, &next), heading, "{line:?}");
        }
    }
}
