//! The nouns that name an occasion or a medium, and whether others speak there too.

/// What kind of occasion a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::statements) enum Setting {
    /// Several people speak: "debate", "hearing".
    Shared,
    /// One speaks to others: "speech", "interview".
    Spoken,
    /// One writes: "letter", "tweet".
    Written,
}

/// The setting that a noun in lower case names, singular or plural.
pub(in crate::statements) fn setting(noun: &str) -> Option<Setting> {
    let singular = match noun {
        "speeches" => "speech",
        "addresses" => "address",
        "testimonies" => "testimony",
        _ => noun.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(noun),
    };
    let any = |nouns: &[&str]| nouns.contains(&noun) || nouns.contains(&singular);
    match () {
        () if any(SHARED) => Some(Setting::Shared),
        () if any(SPOKEN) => Some(Setting::Spoken),
        () if any(WRITTEN) => Some(Setting::Written),
        () => None,
    }
}

/// Whether words stand on what a noun names ("on her website"); "on the book" says what they are about.
pub(super) fn is_surface(noun: &str) -> bool {
    let singular = noun.strip_suffix('s').unwrap_or(noun);
    matches!(
        singular,
        "blog"
            | "website"
            | "page"
            | "post"
            | "posting"
            | "profile"
            | "thread"
            | "video"
            | "film"
            | "documentary"
    )
}

/// Whether a noun names an occasion at which one after the other has the floor, so that it holds for the next speaker.
pub(in crate::statements) fn passes_the_floor(noun: &str) -> bool {
    matches!(
        noun,
        "debate"
            | "forum"
            | "hall"
            | "hearing"
            | "trial"
            | "inquest"
            | "inquiry"
            | "tribunal"
            | "court"
            | "roundtable"
            | "panel"
            | "deposition"
            | "arraignment"
            | "subcommittee"
            | "committee"
    )
}

/// Verbs in lower case whose object is the writing or the speech itself: "issued a statement".
#[rustfmt::skip]
pub(super) fn makes(verb: &str) -> bool {
    matches!(
        verb,
        "sent" | "sends" | "send" | "sending" | "wrote" | "writes" | "write" | "writing" | "signed" | "signing"
            | "issued" | "issues" | "issue" | "issuing" | "released" | "releases" | "release" | "releasing"
            | "published" | "publishes" | "publishing" | "posted" | "posts" | "posting" | "gave" | "gives" | "giving"
            | "delivered" | "delivers" | "delivering" | "filed" | "files" | "filing" | "held" | "holding" | "ran"
            | "aired" | "began" | "begins" | "opened" | "ended" | "closed" | "concluded" | "used" | "uses" | "using"
            | "launched" | "submitted" | "recorded" | "tweeted" | "shared" | "circulated" | "penned" | "read"
    )
}

/// Media in lower case that stand after "on": channels, networks of the web.
#[rustfmt::skip]
pub(super) fn is_medium(word: &str) -> bool {
    matches!(
        word,
        "twitter" | "facebook" | "instagram" | "youtube" | "tiktok" | "bluesky" | "mastodon" | "threads" | "telegram"
            | "whatsapp" | "linkedin" | "snapchat" | "reddit" | "weibo" | "wechat" | "periscope" | "cnn" | "nbc" | "abc"
            | "cbs" | "bbc" | "msnbc" | "cnbc" | "pbs" | "npr" | "itv" | "rte" | "rté" | "rtve" | "ndtv" | "fox" | "c-span"
            | "newsmax" | "gb" | "itn" | "ard" | "zdf" | "radio" | "television" | "tv" | "air" | "camera" | "stage"
            | "online" | "substack"
    )
}

#[rustfmt::skip]
const SHARED: &[&str] = &[
    "debate", "forum", "town hall", "hall", "hearing", "meeting", "summit", "panel", "talks", "trial", "conference",
    "session", "convention", "subcommittee", "committee", "roundtable", "inquest", "inquiry", "tribunal", "court", "parliament", "commons",
    "lords", "senate", "gathering", "symposium", "discussion", "negotiations", "assembly", "vigil", "protest",
    "committee hearing", "deposition", "arraignment", "match", "game", "race", "memorial",
];

#[rustfmt::skip]
const SPOKEN: &[&str] = &[
    "interview", "speech", "address", "rally", "briefing", "remarks", "testimony", "broadcast", "podcast", "show",
    "event", "call", "lecture", "appearance", "ceremony", "fundraiser", "announcement", "sermon", "eulogy",
    "conversation", "stop", "visit", "luncheon", "dinner", "breakfast", "gala", "toast", "stump", "keynote",
    "programme", "program", "episode", "segment", "presentation", "dedication", "reception", "gig", "monologue",
    "funeral", "service", "launch", "chat", "recording", "webcast", "voicemail", "clip", "floor", "stage",
    "telecast", "exchange", "tour", "campaign stop", "presser",
];

#[rustfmt::skip]
const WRITTEN: &[&str] = &[
    "statement", "letter", "email", "e-mail", "memo", "memorandum", "tweet", "retweet", "post", "posting", "message",
    "column", "op-ed", "essay", "blog", "video", "book", "memoir", "autobiography", "novel", "report", "filing",
    "release", "note", "article", "editorial", "ruling", "opinion", "verdict", "judgment", "judgement", "brief",
    "motion", "lawsuit", "complaint", "affidavit", "papers", "paper", "petition", "study", "ad", "advert",
    "advertisement", "commercial", "feature", "expose", "exposé", "profile", "documentary", "film", "survey",
    "questionnaire", "reply", "response", "caption", "thread", "text", "texts", "declaration", "communique",
    "communiqué", "newsletter", "manifesto", "resolution", "decision", "order", "dissent", "transcript", "website",
    "page", "diary", "missive", "submission", "white paper", "fact sheet", "update",
];
