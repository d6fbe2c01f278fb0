//! Small closed classes of English words that the rules ask for.

use crate::calendar::is_day_name;

/// Forms of be, have, do and the modals: they stand before a verb and belong to its cue.
pub(crate) fn is_auxiliary(lower: &str) -> bool {
    matches!(
        lower,
        "has"
            | "have"
            | "had"
            | "'s"
            | "’s"
            | "'d"
            | "’d"
            | "'ve"
            | "’ve"
            | "'ll"
            | "’ll"
            | "'re"
            | "’re"
            | "'m"
            | "’m"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "should"
            | "must"
            | "shall"
            | "n't"
            | "n’t"
            | "not"
            | "never"
    )
}

/// Forms of be: a past form after one is passive.
pub(crate) fn is_be(lower: &str) -> bool {
    matches!(
        lower,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "'re"
            | "’re"
            | "'m"
            | "’m"
            | "get"
            | "got"
    )
}

/// Adverbs that stand between subject and verb.
pub(crate) fn is_adverb(lower: &str) -> bool {
    matches!(
        lower,
        "also"
            | "later"
            | "then"
            | "now"
            | "once"
            | "often"
            | "even"
            | "still"
            | "just"
            | "previously"
            | "again"
            | "already"
            | "always"
            | "since"
            | "long"
            | "further"
            | "first"
            | "only"
            | "instead"
            | "sometimes"
            | "soon"
            | "thus"
            | "too"
            | "twice"
            | "famously"
            | "yet"
            | "ever"
            | "perhaps"
            | "both"
            | "all"
    ) || (lower.len() > 4
        && lower.ends_with("ly")
        && !matches!(
            lower,
            "family"
                | "rally"
                | "ally"
                | "italy"
                | "reply"
                | "july"
                | "assembly"
                | "supply"
                | "apply"
                | "emily"
                | "kelly"
                | "sally"
        ))
}

/// Words after which a verb form is a noun ("his claim", "the offer", "of calls").
pub(crate) fn makes_noun(lower: &str) -> bool {
    matches!(
        lower,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "our"
            | "my"
            | "your"
            | "this"
            | "these"
            | "those"
            | "'s"
            | "’s"
            | "of"
            | "no"
            | "some"
            | "any"
            | "more"
            | "for"
            | "in"
            | "on"
            | "with"
            | "from"
            | "such"
            | "about"
            | "by"
            | "at"
            | "into"
            | "new"
            | "recent"
            | "each"
            | "every"
            | "other"
            | "as"
            | "’"
            | "'"
            | "many"
            | "several"
            | "few"
            | "repeated"
            | "latest"
            | "own"
            | "what"
            | "between"
            | "under"
            | "than"
    )
}

/// Prepositions that may begin an adjunct of time, place or manner.
pub(crate) fn is_preposition(lower: &str) -> bool {
    matches!(
        lower,
        "in" | "on"
            | "at"
            | "during"
            | "after"
            | "before"
            | "from"
            | "by"
            | "with"
            | "via"
            | "through"
            | "as"
            | "to"
            | "over"
            | "under"
            | "near"
            | "outside"
            | "inside"
            | "among"
            | "amid"
            | "since"
            | "following"
            | "within"
            | "throughout"
            | "despite"
            | "along"
            | "until"
            | "without"
            | "around"
            | "between"
            | "against"
            | "ahead"
            | "behind"
            | "aboard"
            | "into"
            | "for"
            | "of"
            | "about"
            | "toward"
            | "towards"
            | "upon"
            | "per"
    )
}

/// Words that open a clause of their own.
pub(crate) fn is_subordinator(lower: &str) -> bool {
    matches!(
        lower,
        "that"
            | "when"
            | "while"
            | "as"
            | "if"
            | "because"
            | "since"
            | "after"
            | "before"
            | "although"
            | "though"
            | "where"
            | "whether"
            | "why"
            | "how"
            | "what"
            | "until"
            | "unless"
            | "than"
            | "whereas"
            | "so"
            | "like"
            | "whom"
            | "once"
            | "except"
    )
}

/// Pronouns that can only be subjects, or open a clause after a verb of saying.
pub(crate) fn is_subject_pronoun(lower: &str) -> bool {
    matches!(lower, "he" | "she" | "they" | "it" | "i" | "we" | "you" | "there")
}

/// Days and other words of time that stand without a preposition.
pub(crate) fn is_time_word(lower: &str) -> bool {
    is_day_name(lower)
        || matches!(
            lower,
            "tonight"
                | "earlier"
                | "later"
                | "recently"
                | "last"
                | "this"
                | "week"
                | "month"
                | "year"
                | "morning"
                | "afternoon"
                | "evening"
                | "night"
                | "mon."
                | "tue."
                | "wed."
                | "thu."
                | "fri."
                | "sat."
                | "sun."
        )
}

/// The finite verbs that are not in the cue table but show that a clause has begun.
pub(crate) fn is_common_verb(lower: &str) -> bool {
    is_auxiliary(lower) && !matches!(lower, "'s" | "’s" | "may" | "will" | "can" | "not" | "never")
        || matches!(
            lower,
            "won"
                | "lost"
                | "made"
                | "took"
                | "gave"
                | "went"
                | "came"
                | "got"
                | "began"
                | "became"
                | "kept"
                | "led"
                | "held"
                | "met"
                | "ran"
                | "left"
                | "sent"
                | "stood"
                | "brought"
                | "put"
                | "drew"
                | "faced"
                | "used"
                | "makes"
                | "takes"
                | "gives"
                | "goes"
                | "comes"
                | "gets"
                | "becomes"
                | "keeps"
                | "leads"
                | "remains"
                | "joined"
                | "turned"
                | "moved"
                | "returned"
                | "followed"
                | "worked"
                | "lives"
                | "works"
                | "needs"
        )
}

/// Verb forms that stand in news as nouns or adverbs more often than as verbs, sorted.
const OFTENER_NOUNS: &[&str] = &[
    "address",
    "addresses",
    "air",
    "airs",
    "attack",
    "attacks",
    "back",
    "backs",
    "call",
    "calls",
    "charge",
    "claim",
    "claims",
    "comment",
    "comments",
    "credit",
    "credits",
    "demand",
    "demands",
    "doubt",
    "doubts",
    "estimate",
    "estimates",
    "fear",
    "fears",
    "forecast",
    "hope",
    "hopes",
    "label",
    "note",
    "notes",
    "offer",
    "offers",
    "order",
    "orders",
    "plan",
    "plans",
    "post",
    "posts",
    "pressure",
    "project",
    "projects",
    "promise",
    "promises",
    "protest",
    "protests",
    "prove",
    "question",
    "questions",
    "remark",
    "remarks",
    "report",
    "reports",
    "request",
    "requests",
    "rule",
    "rules",
    "signal",
    "state",
    "states",
    "support",
    "supports",
    "thanks",
    "tweet",
    "tweets",
    "view",
    "views",
    "vow",
    "vows",
    "wish",
];

/// Whether a verb form is a noun or adverb more often than a verb.
pub(crate) fn is_oftener_noun(lower: &str) -> bool {
    OFTENER_NOUNS.binary_search(&lower).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_that_are_searched_are_sorted() {
        assert!(OFTENER_NOUNS.is_sorted());
    }
}
