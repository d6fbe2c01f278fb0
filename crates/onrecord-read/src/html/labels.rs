//! Lines that pages put between and behind what is told: labels, and remarks to the reader about the page itself.
//!
//! They are told by words that every site uses. What is quoted or long is never one.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// Whole lines that are none of the article, wherever they stand; in lower case, without marks around them.
const LABELS: &[&str] = &[
    "ad",
    "advertisement",
    "advertising",
    "sponsored",
    "story continues below advertisement",
    "article continues below",
    "read more",
    "read also",
    "share",
    "share this",
    "share this article",
    "share this story",
    "share on facebook",
    "share on twitter",
    "social share",
    "related",
    "related articles",
    "related coverage",
    "related posts",
    "related stories",
    "related topics",
    "loading",
    "close",
    "click to enlarge",
    "enlarge this image",
    "toggle caption",
    "hide caption",
    "next story",
    "listen to this article",
    "anzeige",
    "werbung",
    "weiterlesen",
    "lesen sie auch",
    "mehr zum thema",
    "weiterführende links",
    "weiterführender link",
    "publicité",
    "à lire aussi",
    "lire aussi",
    "publicidad",
    "lea también",
    "te puede interesar",
    "pubblicità",
    "leggi anche",
    "publicidade",
    "leia também",
    "advertentie",
    "lees ook",
    "reklama",
    "czytaj też",
    "zobacz też",
];

/// Services by which pages are handed on, each a line in a row of buttons; in order.
const SERVICES: &[&str] = &[
    "copy link",
    "e-mail",
    "email",
    "facebook",
    "flipboard",
    "google",
    "google+",
    "instagram",
    "linkedin",
    "mail",
    "messenger",
    "pinterest",
    "pocket",
    "print",
    "reddit",
    "share",
    "telegram",
    "tumblr",
    "tweet",
    "twitter",
    "whatsapp",
    "x",
    "xing",
    "youtube",
];

/// Words of remarks that stand behind articles, however much is said with them.
const REMARKS: &[&str] = &[
    "all rights reserved",
    "comments are moderated",
    "comments are closed",
    "email addresses will not be published",
    "this entry was posted",
    "filed under",
    "opinions expressed",
    "not responsible for the opinions",
    "permission must be obtained",
    "may not be published, broadcast",
    "affiliate links",
    "affiliate commission",
    "alle rechte vorbehalten",
    "der beitrag wurde am",
    "dieser beitrag wurde",
    "dieser artikel wurde",
    "kommentarfunktion",
    "affiliate-links",
    "tous droits réservés",
    "todos los derechos reservados",
    "tutti i diritti riservati",
    "todos os direitos reservados",
    "alle rechten voorbehouden",
    "wszelkie prawa zastrzeżone",
];

/// Words of what readers are asked for. A longer line with one of them says something besides, such as who the author is
/// or where the article was printed.
const REQUESTS: &[&str] = &[
    "copyright",
    "sign up here",
    "sign up for",
    "sign up to",
    "subscribe",
    "newsletter",
    "follow us on",
    "follow me on",
    "follow him on",
    "follow her on",
    "keep up with me",
    "apps for ios",
    "app for ios",
    "download the app",
    "download our",
    "leave a comment",
    "kommentar schreiben",
    "abonnez-vous",
    "suscríbete",
    "suscríbase",
];

/// More bytes are no remark, whatever words are in them.
const LONGEST: usize = 400;

/// More bytes are no mere request.
const LONGEST_REQUEST: usize = 100;

static REMARK_FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(REMARKS).ok());
static REQUEST_FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(REQUESTS).ok());

/// Whether the whole line is a label.
pub(super) fn is_label(text: &str) -> bool {
    let longest = 48;
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    bare.len() <= longest && LABELS.contains(&bare.to_lowercase().as_str())
}

/// Whether the whole line is the name of a service to share by.
pub(super) fn is_service(text: &str) -> bool {
    text.len() <= 12 && SERVICES.binary_search(&text.to_lowercase().as_str()).is_ok()
}

/// Whether the line behind an article is about the page rather than of the article.
pub(super) fn is_remark(text: &str) -> bool {
    if text.len() > LONGEST || text.contains(['"', '“', '”', '«', '»', '„']) {
        return false;
    }
    let low = text.to_lowercase();
    let has = |finder: &Option<AhoCorasick>| finder.as_ref().is_some_and(|finder| finder.is_match(&low));
    has(&REMARK_FINDER)
        || (text.len() <= LONGEST_REQUEST && (has(&REQUEST_FINDER) || says_whose_rights(&low)))
}

/// Whether a sign of copyright stands at the beginning or before a year: in other places it may be a part of a name.
fn says_whose_rights(low: &str) -> bool {
    low.match_indices('©').any(|(at, sign)| {
        let (before, behind) =
            (low.get(..at).unwrap_or_default(), low.get(at + sign.len()..).unwrap_or_default());
        !before.contains(char::is_alphanumeric)
            || behind.trim_start().starts_with(|c: char| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_in_order() {
        assert!(SERVICES.is_sorted());
        assert!(is_service("WhatsApp") && !is_service("Facebook said on Tuesday"));
    }

    #[test]
    fn labels_are_whole_lines() {
        for text in ["Advertisement", "ADVERTISEMENT:", "Read more »", "— Anzeige —", "À lire aussi :"]
        {
            assert!(is_label(text), "{text}");
        }
        for text in ["", "Share prices fell.", "Related to this, the mayor resigned.", "Ad astra"] {
            assert!(!is_label(text), "{text}");
        }
    }

    #[test]
    fn remarks_are_about_the_page_and_never_quoted() {
        for text in [
            "© 2025 The Oxley Gazette. All rights reserved.",
            "(© Oxley Gazette)",
            "Oxley Gazette ©2025",
            "Do you want to hear from us? Sign up here.",
            "This entry was posted on Tuesday and is filed under Bridges.",
        ] {
            assert!(is_remark(text), "{text}");
        }
        for text in [
            "“Subscribe to my newsletter,” Mara Quill told the court, and laughed.",
            "Ida Quill writes about mills, bridges and whatever else is falling down in Oxley. Follow her on the page of this paper, or write to her.",
            "We call it the Mill™© because nobody else would.",
            "The mayor opened the bridge on Tuesday.",
        ] {
            assert!(!is_remark(text), "{text}");
        }
        assert!(!is_remark(&format!("The newsletter {}", "told of the bridge. ".repeat(30))));
    }
}
