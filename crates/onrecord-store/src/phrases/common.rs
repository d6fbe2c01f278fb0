//! The commonest words, and what follows two of them.

use unicode_normalization::UnicodeNormalization as _;

/// Words that stand in every third to second statement of news.
const COMMON: [&str; 7] = ["the", "of", "to", "and", "a", "in", "that"];

/// Two different ones of [`COMMON`], by their positions.
pub(super) type Two = (usize, usize);

/// A column for each two, in the order of the table.
pub(super) const COLUMNS: [Two; COMMON.len() * (COMMON.len() - 1)] = columns();

const fn columns() -> [Two; COMMON.len() * (COMMON.len() - 1)] {
    let mut all = [(0, 0); COMMON.len() * (COMMON.len() - 1)];
    let mut at = 0;
    while at < all.len() {
        let (first, skipping) = (at / (COMMON.len() - 1), at % (COMMON.len() - 1));
        all[at] = (first, skipping + (skipping >= first) as usize);
        at += 1;
    }
    all
}

/// The name of a column.
pub(super) fn name((first, second): Two) -> String {
    format!("{}_{}", COMMON[first], COMMON[second])
}

/// Of each column the words of a statement that belong there.
pub(super) fn following(content: &str) -> [Option<String>; COLUMNS.len()] {
    let mut found = [const { None }; COLUMNS.len()];
    for (two, word) in triples(content) {
        let column: &mut Option<String> = &mut found[column(two)];
        match column {
            Some(words) => {
                words.push(' ');
                words.push_str(word);
            }
            None => *column = Some(word.to_owned()),
        }
    }
    found
}

/// A question to the table that finds all statements with a phrase, if it holds two common words and another one behind them.
pub(crate) fn after_common(phrase: &str) -> Option<String> {
    // A rare word leaves the fewest statements; of several, the longest is likely to be that.
    let able = triples(phrase).filter(|(_, word)| word.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let (two, word) = able.max_by_key(|(_, word)| (common(word).is_none(), word.len()))?;
    Some(format!("{} : \"{word}\"", name(two)))
}

fn column((first, second): Two) -> usize {
    first * (COMMON.len() - 1) + second - usize::from(second > first)
}

/// Every word that follows two common ones.
fn triples(text: &str) -> impl Iterator<Item = (Two, &str)> {
    let mut before = (None, None);
    words(text).filter_map(move |word| {
        let (first, second) = before;
        before = (second, common(word));
        Some(((first?, second?), word)).filter(|((first, second), _)| first != second)
    })
}

/// Words as the database parts them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char| !is_of_word(char)).filter(|word| !word.is_empty())
}

/// As in the tokenizer `unicode61`: letters, digits, characters for private use, and accents.
fn is_of_word(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '\u{300}'..='\u{36f}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// Which of the common words a word is, whatever its case and accents.
fn common(word: &str) -> Option<usize> {
    if word.is_ascii() {
        return COMMON.iter().position(|common| word.eq_ignore_ascii_case(common));
    }
    let bare: String = word.nfd().filter(|char| !matches!(char, '\u{300}'..='\u{36f}')).collect();
    bare.is_ascii().then(|| common(&bare)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_two_have_a_column_of_their_own() {
        for (at, &two) in COLUMNS.iter().enumerate() {
            assert_eq!((column(two), two.0 == two.1), (at, false));
        }
        let table = include_str!("tables.sql");
        let listed = table.split_once("fts5 (").unwrap().1.split_once("content =").unwrap().0;
        let listed: Vec<&str> = listed.split([',', '\n', ' ']).filter(|name| !name.is_empty()).collect();
        assert_eq!(listed, COLUMNS.map(name));
    }

    #[test]
    fn what_follows_two_common_words_is_kept() {
        let found = following("All of the ferries, OF THE towns—in thé harbour; that that boat, and to");
        let of: Vec<_> = COLUMNS
            .iter()
            .zip(&found)
            .filter_map(|(&two, words)| Some((name(two), words.as_deref()?)))
            .collect();
        assert_eq!(of, [("of_the".into(), "ferries towns"), ("in_the".into(), "harbour")]);
    }

    #[test]
    fn a_phrase_is_looked_for_by_its_longest_word() {
        let asked = |phrase| after_common(phrase);
        assert_eq!(asked("out of the harbour").as_deref(), Some("of_the : \"harbour\""));
        assert_eq!(asked("in the bay and to a ferry").as_deref(), Some("to_a : \"ferry\""));
        assert_eq!(asked("of the"), None);
        assert_eq!(asked("the ferry of Ann"), None);
        assert_eq!(asked("of the été"), None);
    }
}
