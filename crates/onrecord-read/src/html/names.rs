//! What classes, ids and roles say about an element: that it holds the article, or something that is none of it.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use dom_query::Element;

/// What an element is by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Name {
    /// It is likely to hold the article; the lower the number, the surer.
    Frame(u8),
    /// It holds something else.
    Cut(Cut),
}

/// What stands on pages beside articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    Comments,
    /// Teasers of other pages.
    Related,
    Menu,
    Share,
    Advertisement,
    /// Letters to subscribe to, cookies to agree to.
    Asking,
    /// Who wrote it, and what it is filed under.
    About,
    /// When it was written.
    Day,
    /// Words and credits of pictures.
    Picture,
    Margin,
    Form,
}

/// Parts of names, in lower case and with a blank at the ends of each name.
const PARTS: &[(Name, &[&str])] = &[
    (
        Name::Frame(0),
        &[
            "articlebody",
            "article-body",
            "article_body",
            "article__body",
            "article-content",
            "articlecontent",
            "article_content",
            "article__content",
            "article-text",
            "articletext",
            "article_text",
            "article__text",
            "entry-content",
            "entrycontent",
            "entry_content",
            "post-content",
            "postcontent",
            "post_content",
            "post__content",
            "post-body",
            "postbody",
            "post_body",
            "post-entry",
            "post-text",
            "post_text",
            "story-body",
            "storybody",
            "story_body",
            "story__body",
            "story-content",
            "storycontent",
            "body-text",
            "bodytext",
            "body-copy",
            "bodycopy",
            "article-copy",
            "field-name-body",
            "field--name-body",
            "field-body",
            "news-content",
            "newscontent",
            "news-text",
            "newstext",
            "content-body",
            "contentbody",
            "content__body",
            "content_body",
            "wpb_text_column",
        ],
    ),
    (
        Name::Frame(2),
        &[
            " article ",
            " story ",
            " post ",
            " entry ",
            " text ",
            "fulltext",
            "full-text",
            "single-post",
            "main-column",
            "single-content",
            "blog-content",
            "postarea",
            " article-main",
            "article-container",
        ],
    ),
    (
        Name::Frame(3),
        &[
            " content ",
            "main-content",
            "maincontent",
            "main_content",
            "content-main",
            "contentmain",
            "content_main",
            "page-content",
            "pagecontent",
            "page_content",
        ],
    ),
    (Name::Frame(4), &[" main ", " main-", " primary "]),
    (
        Name::Cut(Cut::Comments),
        &[
            " comment",
            "-comments",
            "_comments",
            "comment-list",
            "commentlist",
            "disqus",
            "usercomment",
            " respond ",
            " reply",
            "-reply",
            "akismet",
            "kommentar",
            "reader-comments",
        ],
    ),
    (
        Name::Cut(Cut::Related),
        &[
            "related",
            "recommend",
            "teaser",
            "most-read",
            "mostread",
            "most-popular",
            "mostpopular",
            "popular-",
            "trending",
            "more-on",
            "moreon",
            "-stories",
            "read-also",
            "readmore",
            "read-more",
            "see-also",
            "outbrain",
            "taboola",
            "next-article",
            "next-post",
            "prev-post",
            "upnext",
            "up-next",
            "infinite-scroll",
            "suggest",
            "promo",
            "verwandt",
            "weitere",
            "latest-",
        ],
    ),
    (
        Name::Cut(Cut::Menu),
        &[
            " nav",
            "-nav",
            "_nav",
            "navigation",
            "navbar",
            "subnav",
            "menu",
            "breadcrumb",
            "bread-crumb",
            "paging",
            "pagination",
            "pager",
            "skip-link",
            "skiplink",
            "toolbar",
            "tag-list",
            "taglist",
            " tags",
            "-tags",
            "_tags",
            "post-tag",
            "toc ",
        ],
    ),
    (
        Name::Cut(Cut::Share),
        &[
            " shar", "-share", "share-", "_share", "share_", "sharing", "social", "addthis", "sociable",
            "shariff",
        ],
    ),
    (
        Name::Cut(Cut::Advertisement),
        &[
            " ad ",
            " ads ",
            " ad-",
            "-ad-",
            "-ad ",
            " advert",
            "-advert",
            "dfp",
            "adslot",
            "ad-slot",
            "adsense",
            "banner",
            "sponsor",
            "paid-content",
            "criteo",
            "werbung",
            "anzeige",
        ],
    ),
    (
        Name::Cut(Cut::Asking),
        &[
            "newsletter",
            "subscri",
            "cookie",
            "consent",
            "gdpr",
            "paywall-",
            "signup",
            "sign-up",
            "popup",
            "modal",
            "overlay",
            "donat",
        ],
    ),
    (
        Name::Cut(Cut::About),
        &[
            "author",
            "byline",
            " meta",
            "-meta",
            "_meta",
            "postmeta",
            "user-info",
            "user-profile",
            "article-infos",
            "postinfo",
            "post-info",
            "entry-info",
            "rating",
            "print-",
        ],
    ),
    (Name::Cut(Cut::Day), &["timestamp", "dateline", "pubdate"]),
    (
        Name::Cut(Cut::Picture),
        &["caption", "photo-credit", "photo_credit", "photocredit", "image-credit", "image_credit"],
    ),
    (Name::Cut(Cut::Margin), &["sidebar", "side-bar", "footer", "widget", "rightcol", "marginal"]),
];

/// Whole names of frameworks that hold a telling part and tell nothing.
const EMPTY: &[&str] = &["elementor-widget", "widget-content"];

/// All parts in one automaton, and what each of them says.
static FINDER: LazyLock<Option<(AhoCorasick, Vec<Option<Name>>)>> = LazyLock::new(|| {
    let empty = EMPTY.iter().map(|&part| (part, None));
    let telling = PARTS.iter().flat_map(|(name, parts)| parts.iter().map(|&part| (part, Some(*name))));
    let (parts, said): (Vec<&str>, Vec<Option<Name>>) = empty.chain(telling).unzip();
    let mut finder = AhoCorasick::builder();
    finder.match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(true);
    // It is run over the names of every element.
    finder.kind(Some(AhoCorasickKind::DFA));
    Some((finder.build(parts).ok()?, said))
});

/// What the element is, if anything says so. What it is not goes before what it holds.
pub(super) fn name(element: &Element) -> Option<Name> {
    let tag = &*element.name.local;
    match tag {
        "html" | "body" => return None,
        "nav" => return Some(Name::Cut(Cut::Menu)),
        "aside" | "footer" => return Some(Name::Cut(Cut::Margin)),
        "form" => return Some(Name::Cut(Cut::Form)),
        _ => {}
    }
    let mut names = String::new();
    let mut role = None;
    for attr in &element.attrs {
        match &*attr.name.local {
            "class" | "id" => {
                for word in attr.value.split_ascii_whitespace() {
                    names.push(' ');
                    names.push_str(word);
                    names.push(' ');
                }
            }
            "itemprop" if attr.value.eq_ignore_ascii_case("articlebody") => return Some(Name::Frame(0)),
            "role" => role = Some(&*attr.value),
            _ => {}
        }
    }
    let by_role = match role {
        Some("navigation" | "menu" | "menubar" | "search") => Some(Name::Cut(Cut::Menu)),
        Some("complementary" | "contentinfo") => Some(Name::Cut(Cut::Margin)),
        Some("article") => Some(Name::Frame(2)),
        Some("main") => Some(Name::Frame(4)),
        _ => None,
    };
    let by_tag = match tag {
        "article" => Some(Name::Frame(1)),
        "main" => Some(Name::Frame(4)),
        _ => None,
    };
    let holds = matches!(tag, "article" | "div" | "main" | "section" | "td");
    let by_names = if names.is_empty() { None } else { names_say(&names) };
    let by_names = by_names.filter(|name| match name {
        Name::Frame(_) => holds,
        // An article is not cut because of its other classes.
        Name::Cut(_) => !matches!(tag, "article" | "main" | "a" | "em" | "strong" | "b" | "i"),
    });
    let of =
        |wanted: fn(&Name) -> bool| [by_names, by_role, by_tag].into_iter().flatten().filter(wanted).min();
    of(|name| matches!(name, Name::Cut(_))).or_else(|| of(|name| matches!(name, Name::Frame(_))))
}

/// A cut goes before a frame, and a surer frame before another, but a surest frame is no cut.
fn names_say(names: &str) -> Option<Name> {
    let (finder, said) = FINDER.as_ref()?;
    let found = finder.find_iter(names).filter_map(|found| *said.get(found.pattern().as_usize())?);
    let (mut frame, mut cut) = (None, None);
    for name in found {
        match name {
            Name::Frame(_) => frame = Some(frame.map_or(name, |before: Name| before.min(name))),
            Name::Cut(_) => cut = cut.or(Some(name)),
        }
    }
    match (frame, cut) {
        (Some(Name::Frame(0)), _) => frame,
        (_, Some(cut)) => Some(cut),
        (frame, None) => frame,
    }
}

/// Whether nobody sees the element.
pub(super) fn is_hidden(element: &Element) -> bool {
    element.attrs.iter().any(|attr| match &*attr.name.local {
        "hidden" => true,
        "style" => is_display_none(&attr.value),
        _ => false,
    })
}

fn is_display_none(style: &str) -> bool {
    let mut rules = style.split(';').filter_map(|rule| rule.split_once(':'));
    rules.any(|(name, value)| {
        let (name, value) = (name.trim(), value.trim());
        (name.eq_ignore_ascii_case("display") && value.to_ascii_lowercase().starts_with("none"))
            || (name.eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden"))
    })
}
