//! Agencies, outlets and picture libraries, as credits and datelines name them.

use super::words::Word;

/// Agencies and outlets that credits name, in lower case; marks are left out ("agence france-presse").
#[rustfmt::skip]
const AGENCIES: &[&str] = &[
    "aap", "abc", "abc news", "afp", "agence france-presse", "agencies", "alamy", "alamy stock photo",
    "anadolu", "anadolu agency", "ani", "ansa", "ap", "ap photo", "ap photos", "apa", "associated press",
    "australian associated press", "avalon", "bbc", "bbc news", "belga", "bloomberg", "bloomberg news",
    "canadian press", "cbs", "cbs news", "cna", "cnn", "cns", "corbis", "cp", "dpa", "efe", "epa",
    "epa-efe", "fox news", "getty", "getty image", "getty images", "guardian", "hulton archive",
    "hulton getty", "ians", "imago", "imago images", "interfax", "irna", "itar-tass", "kcna", "kyodo",
    "kyodo news", "magnum", "magnum photos", "nasa", "nbc", "nbc news", "npr", "nur photo", "nurphoto",
    "nzpa", "pa", "pa images", "pa media", "pa wire", "panos", "panos pictures", "pool",
    "press association", "press trust of india", "pti", "redux", "reuters", "rex", "rex features", "rté",
    "shutterstock", "sipa", "sipa press", "sipa usa", "sputnik", "stringer", "swns", "tass", "ukrinform",
    "united press international", "upi", "usa today sports", "wireimage", "xinhua", "yonhap", "zuma",
    "zuma press", "zuma wire",
];

/// Last words of the names of outlets: "The Harbour Times", "Elm Valley News Agency".
#[rustfmt::skip]
const OUTLET_NOUNS: &[&str] = &[
    "agency", "associates", "courier", "chronicle", "examiner", "gazette", "globe", "guardian", "herald",
    "inquirer", "journal", "magazine", "mail", "mirror", "monitor", "news", "observer", "post", "press",
    "record", "register", "review", "sentinel", "service", "standard", "star", "sun", "telegraph", "times",
    "today", "tribune", "independent", "economist", "newspaper", "newspapers", "photos", "photography",
    "pictures", "images", "conversation", "athletic", "atlantic", "week", "bulletin", "argus", "echo",
    "advertiser", "dispatch", "union", "republic", "bee", "age", "australian", "nation", "daily", "weekly",
    "wire",
];

/// The number of words of an agency or outlet at the start: one of the table, else "[The] X Y Times".
pub(super) fn len(words: &[Word<'_>]) -> Option<usize> {
    let the = usize::from(words.first().is_some_and(|word| word.is("the")));
    let name = words.get(the..)?;
    listed(name).or_else(|| outlet(name, the)).map(|len| the + len)
}

/// The number of words of an agency of the table, the longest that fits.
pub(super) fn listed(words: &[Word<'_>]) -> Option<usize> {
    if !words.first()?.is_capital() && !matches!(words.first()?.text, "agencies" | "agency" | "dpa") {
        return None;
    }
    let mut name = String::new();
    let mut longest = None;
    for (at, word) in words.iter().take(4).enumerate() {
        if at > 0 {
            name.push(' ');
        }
        name.push_str(&word.text.to_lowercase());
        if AGENCIES.binary_search(&name.as_str()).is_ok() {
            longest = Some(at + 1);
        }
    }
    longest
}

/// "Elm Valley Times": up to four words with capitals, the last a word for an outlet. A lone one needs its article.
fn outlet(words: &[Word<'_>], the: usize) -> Option<usize> {
    let capitals = words.iter().take(4).take_while(|word| word.is_capital()).count();
    let ends = |len: usize| {
        let last = words.get(len - 1);
        last.is_some_and(|word| OUTLET_NOUNS.iter().any(|noun| word.is(noun)))
    };
    (1..=capitals).rev().find(|&len| ends(len) && len + the > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::words::words;
    use crate::text::Text;

    #[test]
    fn the_table_is_sorted() {
        assert!(AGENCIES.is_sorted_by(|a, b| a < b), "{:?}", AGENCIES.windows(2).find(|w| w[0] >= w[1]));
    }

    #[test]
    fn agencies_are_known_by_name_and_outlets_by_their_last_word() {
        let len_of = |line: &str| {
            let text = Text::new(line).unwrap();
            len(&words(&text, text.whole(), 20))
        };
        assert_eq!(len_of("Getty Images"), Some(2));
        assert_eq!(len_of("The Associated Press contributed"), Some(3));
        assert_eq!(len_of("The Harbour Times said"), Some(3));
        assert_eq!(len_of("Elm Valley News Agency"), Some(4));
        assert_eq!(len_of("The Guardian"), Some(2));
        assert_eq!((len_of("Times"), len_of("guardian"), len_of("Mara Quill")), (None, None, None));
    }
}
