//! Patterns over the words of a line, and the rules that hold them with their examples.
//!
//! A pattern is a list of elements with blanks between; it must account for the whole line, but for stops and closing
//! marks at its end.
//!
//! | element | matches |
//! |---|---|
//! | `word`, `one\|other` | that word or mark, in any case |
//! | `[…]` | the element in the brackets, or nothing |
//! | `one\|\|\|other` | the mark `\|` itself as one of the choices |
//! | `*` | up to 12 words or marks, but for words of saying |
//! | `<name>` | names: words with capitals, joined by "and", commas, "de", "van" … |
//! | `<person>` | a name of two words or more that begins like one: "Ann Bo", not "All Means" |
//! | `<handle>` | "@annbo", "#harbour" |
//! | `<place>` | one to six words, the first and last with capitals |
//! | `<role>` | up to eight words with one that names a post in the trade: "political editor" |
//! | `<agency>` | an agency or outlet of [`super::agencies`] |
//! | `<credit>` | up to fourteen words of a picture credit, no sentence |
//! | `<n>` | a number, a time of day too |
//! | `<month>` | a month or a day of the week |
//! | `<date>` | up to twelve words of dates and times of day |
//! | `<rest>` | whatever follows, up to 40 words, but for words of saying |
//! | `<any>` | whatever follows, up to 120 words |

use super::agencies;
use super::words::Word;
use crate::calendar::MONTHS;

/// A pattern with lines that it must and lines that it must not match.
pub(super) struct Rule {
    /// See the module.
    pub(super) pattern: &'static str,
    /// Lines that match it.
    #[cfg_attr(not(test), allow(dead_code, reason = "examples are read by the tests and by people"))]
    pub(super) yes: &'static [&'static str],
    /// Lines of prose, or of another kind, that no rule of the same table may match.
    #[cfg_attr(not(test), allow(dead_code, reason = "examples are read by the tests and by people"))]
    pub(super) no: &'static [&'static str],
}

/// The first rule of a table that accounts for all the words.
pub(super) fn find(table: &'static [Rule], words: &[Word<'_>]) -> Option<&'static Rule> {
    table.iter().find(|rule| matches(rule.pattern, words))
}

/// Whether the pattern accounts for all the words. Bounded by the lengths of its gaps, whatever the words are.
pub(super) fn matches(pattern: &str, words: &[Word<'_>]) -> bool {
    let (element, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
    let after = |len: usize| words.get(len..).is_some_and(|words| matches(rest, words));
    match element.strip_prefix('[').and_then(|element| element.strip_suffix(']')) {
        Some(optional) => matches_element(optional, words, &after) || after(0),
        None => matches_element(element, words, &after),
    }
}

fn matches_element(element: &str, words: &[Word<'_>], after: &dyn Fn(usize) -> bool) -> bool {
    let first = |is: fn(&Word<'_>) -> bool| words.first().is_some_and(is) && after(1);
    match element {
        "" => words.len() <= 4 && words.iter().all(closes),
        "*" => (0..=words.iter().take(12).take_while(|word| !says(word)).count()).any(after),
        "<rest>" => words.len() <= 40 && !words.iter().any(says),
        "<any>" => words.len() <= 120,
        "<name>" => shrinking(name_len(words)).any(|len| ends_name(words, len) && after(len)),
        "<person>" => shrinking(name_len(words)).any(|len| is_person(words, len) && after(len)),
        "<place>" => shrinking(name_len(words).min(6)).any(|len| ends_name(words, len) && after(len)),
        "<role>" => shrinking(words.len().min(8)).any(|len| is_role(words, len) && after(len)),
        "<agency>" => agencies::len(words).is_some_and(after),
        "<credit>" => shrinking(credit_len(words)).any(after),
        "<date>" => shrinking(date_len(words)).any(after),
        "<handle>" => first(|word| word.text.starts_with(['@', '#'])),
        "<n>" => first(is_numeral),
        "<month>" => first(is_calendar),
        _ => words.first().is_some_and(|word| is_one_of(element, word)) && after(1),
    }
}

fn is_one_of(choice: &str, word: &Word<'_>) -> bool {
    if word.text == "|" {
        return choice == "|" || choice.contains("||");
    }
    choice.split('|').any(|one| word.is(one))
}

fn shrinking(longest: usize) -> impl Iterator<Item = usize> {
    (1..=longest).rev()
}

fn closes(word: &Word<'_>) -> bool {
    matches!(word.text, "." | "!" | "…" | ":" | "?" | "»" | "›" | ">" | "→" | "|" | ")" | "]")
}

fn is_numeral(word: &Word<'_>) -> bool {
    word.text.starts_with(|c: char| c.is_ascii_digit())
}

/// The most words that may belong to names at the start.
fn name_len(words: &[Word<'_>]) -> usize {
    words.iter().take(16).take_while(|word| is_name_word(word) || joins_names(word)).count()
}

/// A word that may be part of a name: with a capital, and neither a day nor a month.
fn is_name_word(word: &Word<'_>) -> bool {
    (word.is_capital() && !is_calendar(word)) || word.text.starts_with('@')
}

fn joins_names(word: &Word<'_>) -> bool {
    matches!(word.text, "and" | "&" | "," | "." | "’" | "'")
        || matches!(word.text, "de" | "da" | "del" | "della" | "di" | "dos" | "la" | "le" | "van" | "von")
        || matches!(word.text, "der" | "den" | "ter" | "bin" | "ibn" | "al" | "el" | "of" | "the")
}

fn ends_name(words: &[Word<'_>], len: usize) -> bool {
    let rim = |at: usize| words.get(at).is_some_and(is_name_word);
    len > 0 && rim(0) && rim(len - 1)
}

/// Capitals that open phrases, not names.
const PHRASES: &[&str] = &[
    "a", "all", "an", "any", "each", "his", "her", "its", "law", "most", "my", "no", "now", "our", "popular",
    "some", "that", "the", "their", "then", "these", "this", "those", "which", "your",
];

fn is_person(words: &[Word<'_>], len: usize) -> bool {
    let words = words.get(..len).unwrap_or_default();
    let owns = words.last().is_some_and(|last| last.text.ends_with("'s") || last.text.ends_with("’s"));
    let phrase = words.first().is_some_and(|first| PHRASES.iter().any(|phrase| first.is(phrase)));
    ends_name(words, len) && !phrase && !owns && words.iter().filter(|word| is_name_word(word)).count() > 1
}

/// Words of saying: a line of furniture has none.
fn says(word: &Word<'_>) -> bool {
    const SAYING: &[&str] = &[
        "said",
        "says",
        "told",
        "tells",
        "added",
        "warned",
        "wrote",
        "asked",
        "claimed",
        "insisted",
        "according",
        "argued",
        "urged",
        "explained",
        "replied",
        "announced",
        "recalled",
    ];
    SAYING.iter().any(|saying| word.is(saying)) || matches!(word.text, "“" | "”" | "\"")
}

/// The most words that may be dates and times of day.
fn date_len(words: &[Word<'_>]) -> usize {
    const BETWEEN: &[&str] = &[
        ",", ".", ":", "/", "|", "-", "–", "—", "(", ")", "·", "•", "at", "on", "am", "pm", "a.m", "a.m.",
        "p.m", "p.m.", "et", "gmt", "bst", "est", "edt", "pst", "pdt", "cst", "cdt", "cet", "cest", "utc",
        "ist", "aest", "aedt", "hkt", "ago", "hour", "hours", "minute", "minutes", "min", "mins", "day",
        "days", "week", "weeks", "local", "time", "edition",
    ];
    let fits = |word: &&Word<'_>| {
        is_numeral(word) || is_calendar(word) || BETWEEN.iter().any(|between| word.is(between))
    };
    let len = words.iter().take(12).take_while(fits).count();
    if words.iter().take(len).any(is_numeral) { len } else { 0 }
}

/// Days and months, in full or cut short; never the first word of a name in a byline.
pub(super) fn is_calendar(word: &Word<'_>) -> bool {
    is_month(word) || (has_length_of_day(word) && DAYS.iter().any(|day| word.is(day)))
}

/// Months, in full or cut short.
pub(super) fn is_month(word: &Word<'_>) -> bool {
    has_length_of_day(word) && MONTHS.iter().any(|month| word.is(month))
}

fn has_length_of_day(word: &Word<'_>) -> bool {
    (3..=9).contains(&word.text.len())
}

const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];

/// Words that name a post in the trade.
const POSTS: &[&str] = &[
    "editor",
    "correspondent",
    "reporter",
    "reporters",
    "writer",
    "writers",
    "staff",
    "columnist",
    "bureau",
    "editors",
    "contributor",
    "journalist",
    "photographer",
    "critic",
    "producer",
    "correspondents",
];

fn is_role(words: &[Word<'_>], len: usize) -> bool {
    let words = words.get(..len).unwrap_or_default();
    let post = words.iter().any(|word| POSTS.iter().any(|post| word.is(post)));
    post && words.iter().all(|word| !word.is_mark() || matches!(word.text, "," | "&" | "’" | "'"))
}

/// The most words that may be a credit: names, agencies, slashes, dates; prose in small letters ends it.
fn credit_len(words: &[Word<'_>]) -> usize {
    let fits = |word: &&Word<'_>| {
        word.is_capital() || word.text.starts_with('@') || is_numeral(word) || joins_credits(word)
    };
    let len = words.iter().take(14).take_while(fits).count();
    let named = words.iter().take(len).any(|word| word.is_capital() || word.text.starts_with('@'));
    if named { len } else { 0 }
}

fn joins_credits(word: &Word<'_>) -> bool {
    joins_names(word)
        || matches!(
            word.text,
            "/" | "-" | "–" | "—" | "|" | "(" | ")" | ":" | "©" | "via" | "for" | "from" | "by"
        )
        || matches!(word.text, "courtesy" | "handout" | "in" | "dpa" | "file" | "photo" | "pool")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::layout::words::words;
    use crate::text::Text;

    /// Whether any rule of the table matches a line.
    pub(crate) fn found(table: &'static [Rule], line: &str) -> Option<&'static str> {
        let text = Text::new(line).unwrap();
        find(table, &words(&text, text.whole(), 200)).map(|rule| rule.pattern)
    }

    /// Runs the examples of a table.
    pub(crate) fn run(table: &'static [Rule]) {
        let mut wrong = Vec::new();
        for rule in table {
            assert!(!rule.yes.is_empty(), "no example for {:?}", rule.pattern);
            let misses = |line: &&&str| {
                let text = Text::new(**line).unwrap();
                !matches(rule.pattern, &words(&text, text.whole(), 200))
            };
            wrong.extend(
                rule.yes.iter().filter(misses).map(|line| format!("{:?} misses {line:?}", rule.pattern)),
            );
            let hits = |line: &&str| found(table, line).map(|pattern| format!("{pattern:?} takes {line:?}"));
            wrong.extend(rule.no.iter().filter_map(hits));
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn hostile_lines_are_matched_in_bounded_time() {
        let line = "By And Of The ".repeat(500);
        let text = Text::new(line).unwrap();
        let words = words(&text, text.whole(), 200);
        for pattern in ["<name> * <name> * <name> x", "* * * x", "<credit> <name> <role> <place> x"] {
            assert!(!matches(pattern, &words));
        }
    }
}
