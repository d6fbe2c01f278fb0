//! What is no article to be read: texts in other languages than English, and pages that only lead to articles.

use crate::Reason;

/// Letters below which the language of a text is not judged.
const ENOUGH_LETTERS: usize = 200;

/// Bytes of a text that its language is judged by.
const SAMPLE: usize = 3_000;

/// The share of [`COMMON`] words above which a text is English, whatever else is in it; English news has over 0.2.
const ENGLISH_SHARE: f64 = 0.1;

/// The share under which a text is no English prose; lists of names may be in no language at all.
const FOREIGN_SHARE: f64 = 0.02;

/// The commonest words of English that are rare in other languages.
const COMMON: &[&str] = &[
    "the", "of", "and", "to", "that", "is", "was", "for", "on", "with", "said", "he", "it", "at", "by",
    "from", "has", "his", "have", "are", "this", "be", "would", "who", "will", "they", "not", "she",
];

/// Why a text is not read by the rules of English, if it is not: both its words and its letters must be foreign.
pub(crate) fn foreign(text: &str) -> Option<Reason> {
    let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let digits = sample.bytes().filter(u8::is_ascii_digit).count();
    // Tables of figures with their abbreviations are in no language.
    if letters < ENOUGH_LETTERS || digits * 20 > letters || english_share(sample) > ENGLISH_SHARE {
        return None;
    }
    let found = whatlang::detect(sample)?;
    // Near relatives are hard to tell apart, but all of them are not English.
    let is_sure = found.is_reliable() || english_share(sample) < FOREIGN_SHARE;
    let is_foreign = is_sure && found.lang() != whatlang::Lang::Eng;
    is_foreign.then(|| Reason::Language { name: found.lang().eng_name() })
}

fn english_share(text: &str) -> f64 {
    let (mut all, mut common) = (0_u32, 0_u32);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        all += 1;
        common += u32::from(COMMON.iter().any(|common| word.eq_ignore_ascii_case(common)));
    }
    f64::from(common) / f64::from(all.max(1))
}

/// Bytes under which a page's text can be a stub or a wall; articles are longer, or do not speak of such things.
pub(crate) const STUB: usize = 1_200;

/// Bytes under which the one paragraph of a page that must be paid for is no more than a taste; many papers count what is
/// read and show short articles whole.
const TASTE: usize = 400;

/// Words of walls, and how many of them make one.
const WALLS: &[(&str, usize, &[&str])] = &[
    (
        "a paywall",
        1,
        &[
            "subscribe to continue",
            "subscribe to read",
            "subscribe to view",
            "subscribe to unlock",
            "to continue reading",
            "to read the full",
            "to view the full",
            "to view this article",
            "to access this article",
            "to keep reading",
            "already a subscriber",
            "subscribers only",
            "available to subscribers",
            "exclusive to subscribers",
            "exclusively for subscribers",
            "reserved for subscribers",
            "article is for subscribers",
            "story is for subscribers",
            "log in to read",
            "log in to continue",
            "sign in to read",
            "sign in to continue",
            "register to read",
            "register to continue",
            "subscribe now to",
            "subscribe today to",
            "subscribe for full access",
            "subscribe for unlimited",
            "unlock this article",
            "unlock this story",
            "your free articles",
            "free articles remaining",
            "free articles left",
            "start your free trial",
            "become a member to read",
            "become a subscriber to",
        ],
    ),
    (
        "a cookie wall",
        2,
        &[
            "we use cookies",
            "uses cookies",
            "use of cookies",
            "cookie policy",
            "accept all",
            "accept cookies",
            "reject all",
            "cookie settings",
            "your privacy",
            "privacy choices",
            "manage preferences",
            "manage cookies",
            "our partners",
            "personalised ads",
            "personalized ads",
            "consent to",
            "privacy policy",
            "cookies to",
        ],
    ),
    (
        "an empty shell",
        1,
        &[
            "enable javascript",
            "enable your javascript",
            "javascript is disabled",
            "javascript is not enabled",
            "javascript is required",
            "requires javascript",
            "turn on javascript",
            "javascript to run",
            "checking your browser",
            "verify you are human",
            "verify that you are human",
            "not a robot",
            "are you a robot",
            "access denied",
            "page not found",
            "page you requested",
            "page you are looking for",
            "404 error",
            "error 404",
            "unsupported browser",
            "browser is not supported",
            "browser is out of date",
            "update your browser",
        ],
    ),
];

/// What a page says and shows of itself beside its text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Signs {
    /// It calls itself an article, and so is no index, whatever was found on it.
    pub(crate) says_article: bool,
    /// Its links show it to be an index.
    pub(crate) is_index: bool,
    /// It says that the article must be paid for.
    pub(crate) must_be_paid: bool,
}

/// What the text of a page shows it to be, if it is no article.
pub(crate) fn no_article(text: &str, signs: Signs) -> Option<Reason> {
    if text.len() < STUB {
        if signs.must_be_paid && text.len() < TASTE && !text.contains("\n\n") {
            return Some(Reason::NotAnArticle { what: "a paywall" });
        }
        let lower = text.to_lowercase();
        // Of a text of some length the wall's words must be a good part.
        let enough = |least: &usize| least + text.len() / 600;
        let wall = WALLS.iter().find(|(_, least, words)| {
            words.iter().filter(|words| lower.contains(**words)).count() >= enough(least)
        });
        if let Some((what, ..)) = wall {
            return Some(Reason::NotAnArticle { what });
        }
    }
    (!signs.says_article && (signs.is_index || is_list(text)))
        .then_some(Reason::NotAnArticle { what: "an index page" })
}

/// Lines under which nothing is called a list.
const LIST: usize = 12;

/// Bytes of sentences from which on a page holds an article, however long the list of names under it.
const PROSE: usize = 400;

/// Whether nearly all lines are short and no sentences: the headlines of other pages.
fn is_list(text: &str) -> bool {
    let (mut lines, mut sentences, mut prose) = (0, 0, 0);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        lines += 1;
        if line.len() > 140
            || line.ends_with([
                '.', '!', '?', '…', '”', '"', '’', ':', ')', ';', '。', '！', '？', '।', '؟', '»',
            ])
        {
            sentences += 1;
            prose += line.len();
        }
    }
    lines >= LIST && sentences * 10 < lines && prose < PROSE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(text: &str) -> Option<String> {
        foreign(text).map(|reason| reason.to_string())
    }

    #[test]
    fn other_languages_are_told_and_named() {
        let german = "Die Brücke über den Fluss wurde am Dienstag eröffnet, und viele Leute kamen aus dem ganzen Land, um sie \
            zu sehen. Die Bürgermeisterin dankte allen, die in zwei Wintern daran gebaut hatten, und sagte, man werde sie \
            noch in hundert Jahren nutzen. Danach sangen die Kinder aus dem Dorf, und es gab Kuchen für alle.";
        assert_eq!(language(german).unwrap(), "in German, not in English");
        let russian = "Мост через реку открыли во вторник, и посмотреть на него пришли сотни людей со всего края. Мэр \
            поблагодарила всех, кто строил его две зимы подряд, и сказала, что он простоит сто лет и послужит ещё внукам \
            тех, кто сегодня пришёл на праздник, и всем остальным жителям города, который рос здесь два века.";
        assert_eq!(language(russian).unwrap(), "in Russian, not in English");
    }

    #[test]
    fn english_with_foreign_names_and_short_texts_are_read() {
        let names = "Jürgen Müßiggang, Señora Núñez y Łukasz Brzęczyszczykiewicz met in Częstochowa. "
            .repeat(2)
            + "The mayor said that the bridge would be open by the end of the year, and that it was paid for. \
               He thanked the people who had built it with their hands and who will use it.";
        assert_eq!(language(&names), None);
        assert_eq!(language("Ja, das ist kurz."), None);
        let table = "Net vs loss 57 cts vs 31 cts, mths 2.08 mln vs 1.9 mln, rev nil. ".repeat(8);
        assert_eq!(language(&table), None);
    }

    #[test]
    fn walls_shells_and_lists_are_told() {
        let what = |text: &str| no_article(text, Signs::default()).map(|reason| reason.to_string());
        let paywall = "The bridge opened on Tuesday.\n\nSubscribe to continue reading this article.";
        assert_eq!(what(paywall).unwrap(), "not an article but a paywall");
        let cookies = "We use cookies and so do our partners.\n\nAccept all\n\nManage preferences";
        assert_eq!(what(cookies).unwrap(), "not an article but a cookie wall");
        assert_eq!(
            what("Please enable JavaScript to see this site.").unwrap(),
            "not an article but an empty shell"
        );
        let list = "Bridge opens over the Oxley\n\nRain for a third day\n\n".repeat(8);
        assert_eq!(what(&list).unwrap(), "not an article but an index page");
    }

    #[test]
    fn an_article_about_walls_is_an_article() {
        let sentence =
            "The minister said that sites which say “we use cookies” would have to ask in plain words. ";
        assert!(no_article(&sentence.repeat(8), Signs::default()).is_none());
        assert!(no_article(&sentence.repeat(40), Signs::default()).is_none());
        assert!(
            no_article(
                "The city council will meet on Monday.\n\nIt will speak of the bridge.",
                Signs::default()
            )
            .is_none()
        );
    }
}
