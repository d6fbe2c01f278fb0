//! One plain-text file → one article.

use std::io::{self, Read};

use onrecord::{Article, Origin};

use crate::assemble::{Metadata, article};
use crate::{Options, Reason, Skipped, charset, signature};

/// The article of one plain-text file: any charset, dated by [`Options::date`] or else by a first line
/// `date YYYY-MM-DD`.
///
/// The article's text is the whole decoded file, date line included; a byte order mark is its first character
/// (U+FEFF) and a CR LF two characters, as for a reader who opens the file and changes nothing.
///
/// ```
/// use onrecord::Origin;
/// use onrecord_read::{Options, text_article};
///
/// let file = "date 2025-11-18\nMayor Ida Quill opened the bridge.";
/// let article = text_article(file.as_bytes(), Origin::default(), &Options::default())?;
/// assert_eq!(article.published.day.to_string(), "2025-11-18");
/// assert_eq!(article.text.slice(article.body), "Mayor Ida Quill opened the bridge.");
/// # Ok::<(), onrecord_read::Skipped>(())
/// ```
///
/// # Errors
/// [`Skipped`] when the bytes are no text, too many, empty or without a date.
pub fn text_article(bytes: &[u8], origin: Origin, options: &Options) -> Result<Article, Skipped> {
    match decoded(bytes, options.max_bytes) {
        Ok(text) => article(text, Metadata::default(), origin, options),
        Err(reason) => Err(Skipped { origin, reason }),
    }
}

fn decoded(bytes: &[u8], limit: u64) -> Result<std::borrow::Cow<'_, str>, Reason> {
    if bytes.len() as u64 > limit {
        return Err(Reason::TooLong { limit });
    }
    if let Some(reason) = signature::file_kind(bytes) {
        return Err(reason);
    }
    let text = charset::decode(bytes);
    signature::not_text(&text).map_or(Ok(text), Err)
}

/// Reads all of a text, but never more than one byte over the limit, so that endless input ends.
pub(crate) fn read_whole(input: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord::article::FoundIn;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> Result<Article, Skipped> {
        text_article(bytes, Origin { path: "rain.txt".to_owned(), ..Origin::default() }, &Options::default())
    }

    fn reason(bytes: &[u8]) -> &'static str {
        read(bytes).unwrap_err().reason.name()
    }

    #[test]
    fn the_text_is_kept_whole_and_the_body_begins_after_the_date_line() {
        let article = read("\u{feff}date 2025-11-18\r\n\r\nRain fell.\r\n".as_bytes()).unwrap();
        assert_eq!(article.text.as_str(), "\u{feff}date 2025-11-18\r\n\r\nRain fell.\r\n");
        assert_eq!(article.text.slice(article.body), "Rain fell.\r\n");
        assert_eq!(article.published.found_in, FoundIn::DateLine);
    }

    #[test]
    fn a_given_day_dates_every_text() {
        let options = Options { date: "2020-01-02".parse().ok(), ..Options::default() };
        let day = |text: &[u8]| text_article(text, Origin::default(), &options).unwrap().published;
        assert_eq!(day(b"Rain fell.").found_in, FoundIn::Given);
        assert_eq!(day(b"date 2025-11-18 Rain fell.").day.to_string(), "2020-01-02");
        assert_eq!(day(b"date 2025-13-18 Rain fell.").found_in, FoundIn::Given);
        let dated = text_article(b"date 2025-11-18 Rain fell.", Origin::default(), &options).unwrap();
        assert_eq!(dated.text.slice(dated.body), "Rain fell.");
    }

    #[test]
    fn text_that_is_no_dated_article_is_skipped_with_its_reason() {
        assert_eq!(reason(b""), "empty");
        assert_eq!(reason(b" \r\n\t"), "empty");
        assert_eq!(reason(b"date 2025-11-18\n\n"), "empty");
        assert_eq!(reason(b"Rain fell."), "undated");
        assert_eq!(reason(b"date 2025-13-18 Rain fell."), "bad-date");
        assert_eq!(reason(b"date 2025-11-18 Rain\0fell."), "binary");
        assert_eq!(reason(b"%PDF-1.7 date 2025-11-18"), "binary");
        assert_eq!(reason(b"<!DOCTYPE html><p>Rain fell."), "markup");
    }

    #[test]
    fn the_limit_is_the_last_length_that_is_read() {
        let options = Options { max_bytes: 26, ..Options::default() };
        let of = |text: &[u8]| text_article(text, Origin::default(), &options).map(drop);
        assert!(of(b"date 2025-11-18 Rain fell.").is_ok());
        let refused = of(b"date 2025-11-18 Rain fell!!").unwrap_err();
        assert_eq!(refused.reason.to_string(), "longer than the limit of 26 bytes for one article");
    }

    #[test]
    fn a_reason_names_the_file_and_says_what_to_do() {
        let skipped = read(b"Rain fell.").unwrap_err();
        assert_eq!(skipped.to_string(), "rain.txt: no date");
        assert!(skipped.reason.hint().unwrap().contains("--date YYYY-MM-DD"));
    }

    proptest! {
        #[test]
        fn any_bytes_give_an_article_whose_body_ends_its_text_or_a_reason(bytes in any::<Vec<u8>>(), dated in any::<bool>()) {
            let opening: &[u8] = if dated { b"date 2025-11-18 " } else { b"" };
            if let Ok(article) = read(&[opening, &bytes].concat()) {
                prop_assert!(article.text.whole().contains(article.body) && !article.body.is_empty());
                prop_assert_eq!(article.body.end(), article.text.whole().end());
            }
        }
    }
}
