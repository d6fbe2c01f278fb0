//! Common nouns that head a source: writings, crowds, people without a name.

use super::words::Table;

/// Whether a noun, singular or plural, is something written, shown or counted: "the report said".
pub(crate) fn is_document(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let singular = match word {
        "studies" => "study",
        "polling" => "poll",
        "surveys" => "survey",
        "memoirs" => "memoir",
        "data" | "research" | "footage" | "legislation" | "guidance" | "analysis" | "proceeds" => "report",
        "findings" | "minutes" | "papers" | "returns" | "results" | "statistics" | "figures" | "files" => {
            "report"
        }
        _ => singular,
    };
    DOCUMENTS.holds(singular)
}

/// Whether a noun stands for several people or things.
pub(super) fn is_plural(word: &str) -> bool {
    match word {
        "people" | "men" | "women" | "children" | "police" | "media" | "press" | "folks" | "others"
        | "ones" | "public" | "authorities" | "crowd" | "family" | "families" | "parents" | "couple"
        | "everyone" | "everybody" | "public's" | "electorate" | "congressmen" | "congresswomen"
        | "spokesmen" | "lawmen" | "clergy" | "staff" | "troops" | "congregation" | "majority"
        | "minority" | "militia" | "jury" | "audience" | "delegation" | "leadership" | "opposition"
        | "elite" | "cops" | "duo" | "pair" | "trio" | "community" | "youth" | "many" | "some" | "most"
        | "few" | "several" | "both" | "all" | "each" | "camp" | "populace" | "policemen" | "businessmen"
        | "teens" | "caste" | "clique" | "establishment" | "junta" | "regime" | "crew" | "personnel"
        | "squad" | "gang" | "mob" | "half" | "dozens" | "hundreds" | "thousands" => true,
        "news" | "series" | "congress" | "politics" | "economics" | "boss" | "process" | "yes" | "this"
        | "its" | "his" | "mr.s" | "us" | "was" | "is" | "has" | "as" | "always" | "perhaps" | "u.s."
        | "crisis" | "analysis" | "basis" => false,
        _ => {
            word.len() > 3
                && word.ends_with('s')
                && !word.ends_with("ss")
                && !word.ends_with("us")
                && !word.ends_with("is")
        }
    }
}

/// Whether a noun before "of" only counts what follows: "a group of doctors".
pub(super) fn is_quantity(word: &str) -> bool {
    QUANTITIES.holds(word)
}

/// Whether a noun is a person of whom nothing more is known: "a source", "an official".
pub(super) fn is_nobody(word: &str) -> bool {
    matches!(
        word,
        "source"
            | "sources"
            | "insiders"
            | "somebody"
            | "someone"
            | "anyone"
            | "nobody"
            | "one"
            | "person"
            | "insider"
            | "caller"
            | "passer-by"
    )
}

/// Writings, in the singular, sorted.
#[rustfmt::skip]
pub(super) static DOCUMENTS: Table = Table::new(&[
    "act", "ad", "address", "advert", "advertisement", "advisory", "affidavit", "agreement", "amendment",
    "article", "assessment", "audit", "autopsy", "ballot", "banner", "bestseller", "bill", "biography",
    "blog", "book", "brief", "bulletin", "caption", "case", "chart", "charter", "clause", "clip", "code",
    "column", "commercial", "communique", "communiqué", "complaint", "constitution", "contract", "database",
    "dataset", "deal", "declaration", "diary", "disclaimer", "document", "documentary", "dossier", "draft",
    "e-mail", "editorial", "email", "episode", "essay", "estimate", "file", "filing", "film", "finding",
    "forecast", "graph", "headline", "image", "index", "indictment", "law", "lawsuit", "letter", "list",
    "literature", "manifesto", "map", "memo", "memoir", "memorandum", "message", "movie", "note", "notice",
    "novel", "obituary", "op-ed", "order", "paper", "petition", "photo", "photograph", "piece", "plan",
    "play", "policy", "poll", "post", "poster", "posting", "presentation", "press release", "program",
    "programme", "projection", "proposal", "prospectus", "record", "recording", "register", "release",
    "report", "resolution", "return", "review", "rule", "ruling", "script", "series", "sign", "slide", "song",
    "speech", "spot", "statement", "story", "study", "submission", "survey", "tape", "testimony", "text",
    "transcript", "treaty", "tweet", "verdict", "video",
]);

/// Nouns and numerals that count, sorted.
#[rustfmt::skip]
pub(super) static QUANTITIES: Table = Table::new(&[
    "all", "any", "array", "both", "chorus", "coalition", "couple", "crowd", "dozens", "each", "few",
    "five", "four", "generation", "generations", "group", "half", "handful", "hundreds", "lot", "lots",
    "majority", "many", "millions", "minority", "most", "none", "number", "pair", "panel", "percent",
    "plenty", "quarter", "scores", "several", "six", "some", "team", "thirds", "thousands", "three", "trio",
    "two",
]);

/// Whether the first word tells that somebody was asked: "[Asked] about the dam, Bo said".
pub(crate) fn puts_question(word: &str) -> bool {
    matches!(word, "asked" | "pressed" | "questioned" | "quizzed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_crowds_and_counts_are_told_apart() {
        assert!(
            is_document("study") && is_document("studies") && is_document("polls") && !is_document("lawyer")
        );
        assert!(is_plural("senators") && is_plural("police") && !is_plural("boss") && !is_plural("news"));
        assert!(is_quantity("handful") && is_nobody("source") && !is_nobody("report"));
    }
}
