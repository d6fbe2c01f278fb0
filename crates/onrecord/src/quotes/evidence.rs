//! What the words beside a faulty mark say about where the missing one belongs: ends of sentences, attributions.
//!
//! Only faulty paragraphs come here, so simple rules do; sentences proper are found by [`crate::segment`].

/// Past and present forms of the verbs that introduce speech.
const REPORTING: &[&str] = &[
    "acknowledged",
    "added",
    "adds",
    "admitted",
    "announced",
    "answered",
    "argued",
    "argues",
    "asked",
    "asks",
    "asserted",
    "claimed",
    "claims",
    "commented",
    "complained",
    "concluded",
    "confirmed",
    "continued",
    "cried",
    "declared",
    "denied",
    "exclaimed",
    "explained",
    "explains",
    "insisted",
    "insists",
    "joked",
    "noted",
    "notes",
    "observed",
    "pleaded",
    "predicted",
    "promised",
    "quipped",
    "recalled",
    "remarked",
    "replied",
    "replies",
    "responded",
    "said",
    "saying",
    "says",
    "shouted",
    "stated",
    "states",
    "suggested",
    "told",
    "tweeted",
    "urged",
    "vowed",
    "warned",
    "warns",
    "writes",
    "wrote",
    "yelled",
];

const SUBJECTS: &[&str] = &[
    "a", "an", "he", "her", "his", "i", "it", "my", "one", "our", "she", "the", "their", "they", "we", "who",
];

const ABBREVIATIONS: &[&str] = &[
    "Apr", "Aug", "Ave", "Bros", "Capt", "Co", "Col", "Corp", "Dec", "Dr", "Feb", "Gen", "Gov", "Inc", "Jan",
    "Jr", "Lt", "Ltd", "Maj", "Messrs", "Mr", "Mrs", "Ms", "No", "Nov", "Oct", "Prof", "Rep", "Reps", "Rev",
    "Sen", "Sens", "Sept", "Sgt", "Sr", "St", "vs",
];

/// How sure an attribution is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Attribution {
    /// "she said she would": may be the speaker's own words.
    Likely,
    /// "she said.", "said Mara Quill".
    Sure,
}

/// Whether a word introduces speech.
pub(super) fn is_reporting(word: &str) -> bool {
    REPORTING.binary_search(&word).is_ok()
}

/// Whether these words, right after a stop, say who spoke.
pub(super) fn attribution(after: &str) -> Option<Attribution> {
    let window = after.get(..after.floor_char_boundary(96))?;
    let mut words = window.split_whitespace().peekable();
    let mut first = true;
    for _ in 0..7 {
        let raw = words.next()?;
        let word = bare(raw).to_ascii_lowercase();
        if is_reporting(&word) {
            let named = words.peek().is_some_and(|next| is_subject(next));
            return match first {
                true => named.then_some(Attribution::Sure),
                false => Some(after_subject(raw, words.peek().is_none() && window.len() == after.len())),
            };
        }
        if (first && !is_subject(raw)) || ends_sentence(raw) {
            return None;
        }
        first = false;
    }
    None
}

fn after_subject(raw: &str, last: bool) -> Attribution {
    match last || raw.ends_with(['.', ',', ';', ':']) {
        true => Attribution::Sure,
        false => Attribution::Likely,
    }
}

fn is_subject(raw: &str) -> bool {
    raw.starts_with(char::is_uppercase) || SUBJECTS.binary_search(&bare(raw)).is_ok()
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn ends_sentence(raw: &str) -> bool {
    raw.ends_with(['?', '!']) || (raw.ends_with('.') && !ends_in_abbreviation(raw))
}

/// The letters at the end of `before`, at most 16 bytes of them.
pub(super) fn last_word(before: &str) -> &str {
    let near = before.get(before.floor_char_boundary(before.len().saturating_sub(16))..).unwrap_or_default();
    let start = near
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map_or(near.len(), |(at, _)| at);
    near.get(start..).unwrap_or_default()
}

/// Whether the full stop at the end of `before` belongs to an abbreviation or an initial.
pub(super) fn ends_in_abbreviation(before: &str) -> bool {
    let stem = before.strip_suffix('.').unwrap_or(before);
    let word = last_word(stem);
    let initial = word.chars().nth(1).is_none() && word.starts_with(char::is_uppercase);
    (initial && word != "I") || ABBREVIATIONS.binary_search(&word).is_ok()
}

/// The offsets in `words` right after each stop that ends a clause or sentence and before a blank or the end, with
/// whether it ends a sentence.
pub(super) fn stops(words: &str) -> impl Iterator<Item = (usize, bool)> {
    let bytes = words.as_bytes();
    words.char_indices().filter_map(move |(at, c)| {
        let end = at + c.len_utf8();
        let apart = bytes.get(end).is_none_or(|&next| next.is_ascii_whitespace() || next >= 0x80);
        match c {
            '?' | '!' | '…' if apart => Some((end, true)),
            '.' if apart && !ends_in_abbreviation(words.get(..end)?) => Some((end, true)),
            ',' if apart => Some((end, false)),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(REPORTING.is_sorted() && SUBJECTS.is_sorted() && ABBREVIATIONS.is_sorted());
    }

    #[test]
    fn attributions_are_told_from_other_words() {
        let examples = [
            (" he said.", Some(Attribution::Sure)),
            (" said Mara Quill, a baker.", Some(Attribution::Sure)),
            (" Mr. Odo Fenn wrote", Some(Attribution::Sure)),
            (" she said she would", Some(Attribution::Likely)),
            (" the mayor of Tallow said on Monday", Some(Attribution::Likely)),
            (" the board of the harbour company said it", Some(Attribution::Likely)),
            (" and it was said of him", None),
            (" we left the town. He said", None),
            ("", None),
        ];
        for (after, expected) in examples {
            assert_eq!(attribution(after), expected, "{after}");
        }
    }

    #[test]
    fn stops_end_clauses_and_sentences_but_not_abbreviations() {
        let words = "Mr. Fenn of the U.S. left at 6.30, he said. Really? Yes";
        let found: Vec<_> =
            stops(words).map(|(end, sentence)| (words.get(..end).unwrap(), sentence)).collect();
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(
            found[0].0.ends_with("6.30,") && found[1].0.ends_with("said.") && found[2].0.ends_with("Really?")
        );
    }
}
