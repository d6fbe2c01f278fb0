//! Text → words as they are compared: without case, accents, punctuation or the style of quotation marks.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization as _;

/// More words than this are not compared; a statement of news is far shorter.
pub const MOST_WORDS: usize = 1000;
/// Longer words are cut for comparison; natural ones are shorter.
const LONGEST_WORD: usize = 64;

/// A word as it is compared, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without accents; inner apostrophes are straight.
    pub key: String,
    /// Bytes of the text it was read from.
    pub span: Range<usize>,
    /// Whether an ellipsis ("…", "...") stands between the word before and this one.
    pub after_ellipsis: bool,
}

/// The words of a text, at most [`MOST_WORDS`].
///
/// Hyphens and dashes part words. Signs that carry meaning (`$ € £ ¥ %`) are words of their own, since "$5" is not
/// "€5". Commas within numbers are dropped, points within numbers kept.
///
/// ```
/// use onrecord_store::verify::words;
/// let keys = |text| words(text).into_iter().map(|word| word.key).collect::<Vec<_>>();
/// assert_eq!(keys("“We DON’T pay $1,200 …”"), ["we", "don't", "pay", "$", "1200"]);
/// assert_eq!(keys("cafe — twenty-one"), keys("Café twenty one"));
/// ```
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut reading = Reading::default();
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        if reading.words.len() >= MOST_WORDS {
            return reading.words;
        }
        let next = chars.peek().map(|&(_, next)| next);
        reading.take(at, char, next);
    }
    reading.close();
    reading.words.truncate(MOST_WORDS);
    reading.words
}

#[derive(Default)]
struct Reading {
    words: Vec<Word>,
    open: Option<Word>,
    dots: usize,
    ellipsis: bool,
}

impl Reading {
    fn take(&mut self, at: usize, char: char, next: Option<char>) {
        let end = at + char.len_utf8();
        self.dots = if char == '.' { self.dots + 1 } else { 0 };
        match char {
            '…' => self.end_with_ellipsis(),
            '.' if self.dots >= 3 => self.end_with_ellipsis(),
            // Soft hyphens and joiners are of the typesetting, not of the words.
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            '\'' | '’' | '‘' | 'ʼ' | '`' if self.within_word(next) => self.push('\'', at, end),
            ',' if self.within_number(next) => {}
            '.' if self.within_number(next) => self.push('.', at, end),
            '$' | '€' | '£' | '¥' | '%' => self.whole(&char.to_string(), at, end),
            '&' => self.whole("and", at, end),
            _ if stands_alone(char) => self.whole(&char.to_string(), at, end),
            _ if char.is_alphanumeric() => self.letters(char, at, end),
            _ if is_accent(char) => {}
            _ => self.close(),
        }
    }

    fn letters(&mut self, char: char, at: usize, end: usize) {
        if char.is_ascii() {
            return self.push(char.to_ascii_lowercase(), at, end);
        }
        for part in std::iter::once(char).nfkd().filter(|&part| !is_accent(part)) {
            for lower in part.to_lowercase().filter(|lower| lower.is_alphanumeric()) {
                self.push(lower, at, end);
            }
        }
    }

    fn push(&mut self, char: char, at: usize, end: usize) {
        let after_ellipsis = self.ellipsis;
        let word =
            self.open.get_or_insert_with(|| Word { key: String::new(), span: at..end, after_ellipsis });
        word.span.end = end;
        if word.key.len() < LONGEST_WORD {
            word.key.push(char);
        }
    }

    fn whole(&mut self, key: &str, at: usize, end: usize) {
        self.close();
        self.words.push(Word { key: key.to_owned(), span: at..end, after_ellipsis: self.ellipsis });
        self.ellipsis = false;
    }

    fn close(&mut self) {
        if let Some(word) = self.open.take() {
            self.words.push(word);
            self.ellipsis = false;
        }
    }

    fn end_with_ellipsis(&mut self) {
        self.close();
        self.ellipsis = !self.words.is_empty();
    }

    fn within_word(&self, next: Option<char>) -> bool {
        self.open.is_some() && next.is_some_and(char::is_alphabetic)
    }

    fn within_number(&self, next: Option<char>) -> bool {
        let digit = |char: char| char.is_ascii_digit();
        self.open.as_ref().is_some_and(|word| word.key.ends_with(digit)) && next.is_some_and(digit)
    }
}

fn is_accent(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}

/// Scripts written without spaces: every character is compared by itself.
fn stands_alone(char: char) -> bool {
    matches!(char, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Words that turn a statement round: "not", "never", "can't", and "cant" as hasty typing has it.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot", "without",
    "dont", "doesnt", "didnt", "isnt", "wasnt", "arent", "werent", "wont", "wouldnt", "cant", "couldnt",
    "shouldnt", "hasnt", "havent", "hadnt", "aint", "mustnt",
];

/// Whether a word as compared turns a statement round.
#[must_use]
pub fn is_negation(key: &str) -> bool {
    key.ends_with("n't") || NEGATIONS.contains(&key)
}

/// Words too common to find a statement by; negations among them, so that a slipped-in "not" hides nothing.
const COMMON: &[&str] = &[
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "before", "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "get", "go",
    "going", "had", "has", "have", "he", "he's", "her", "him", "his", "how", "i", "i'm", "i've", "if", "in",
    "into", "is", "it", "it's", "its", "just", "may", "me", "might", "more", "most", "must", "my", "of",
    "on", "one", "only", "or", "our", "out", "over", "said", "say", "says", "shall", "she", "she's",
    "should", "so", "some", "such", "than", "that", "that's", "the", "their", "them", "then", "there",
    "there's", "these", "they", "they're", "this", "those", "to", "too", "up", "us", "very", "was", "we",
    "we're", "we've", "were", "what", "when", "where", "which", "while", "who", "will", "with", "would",
    "you", "you're", "your",
];

/// Whether a word tells one statement from another.
#[must_use]
pub(crate) fn is_telling(key: &str) -> bool {
    // Asked of every word that is kept, and quicker than looking through a sorted list.
    static SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| COMMON.iter().copied().collect());
    !SET.contains(key) && !is_negation(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.key).collect()
    }

    #[test]
    fn style_is_no_difference() {
        let plain = keys("We won't sell the naive ship at 3.5% of 12000, she told Dan's office");
        assert_eq!(plain, keys("‘We WON’T sell the naïve ship — at 3.5% of 12,000,’ she told Dan’s office…"));
    }

    #[test]
    fn signs_of_currency_are_words() {
        assert_ne!(keys("$5"), keys("€5"));
        assert_ne!(keys("5"), keys("5%"));
    }

    #[test]
    fn ellipses_are_remembered() {
        let marked: Vec<_> =
            words("… we will... win … soon").iter().map(|word| word.after_ellipsis).collect();
        assert_eq!(marked, [false, false, true, true]);
    }

    #[test]
    fn words_say_where_they_stand() {
        let text = "“Ça, n’est”";
        let spans: Vec<_> = words(text).into_iter().map(|word| text.get(word.span).unwrap()).collect();
        assert_eq!(spans, ["Ça", "n’est"]);
    }

    #[test]
    fn endless_input_is_bounded() {
        assert_eq!(words(&"a ".repeat(100_000)).len(), MOST_WORDS);
        assert!(words(&"a".repeat(1 << 20)).iter().all(|word| word.key.len() <= LONGEST_WORD));
    }
}
