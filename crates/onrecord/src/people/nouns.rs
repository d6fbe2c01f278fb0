//! Common nouns that head a source: writings, crowds, people without a name.

/// Whether a noun, singular or plural, is something written, shown or counted: "the report said".
pub(super) fn is_document(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let singular = match word {
        "studies" => "study",
        "surveys" => "survey",
        "memoirs" => "memoir",
        "data" | "research" | "footage" | "legislation" | "guidance" | "analysis" | "proceeds" => "report",
        "findings" | "minutes" | "papers" | "returns" | "results" | "statistics" | "figures" | "files" => "report",
        _ => singular,
    };
    matches!(
        singular,
        "report" | "study" | "survey" | "poll" | "letter" | "memo" | "memorandum" | "email" | "e-mail" | "law" | "bill"
            | "article" | "piece" | "story" | "column" | "editorial" | "op-ed" | "essay" | "book" | "memoir" | "biography" | "novel"
            | "film" | "movie" | "documentary" | "video" | "recording" | "tape" | "transcript" | "statement" | "document"
            | "lawsuit" | "complaint" | "indictment" | "filing" | "affidavit" | "brief" | "ruling" | "verdict" | "order" | "act"
            | "amendment" | "constitution" | "treaty" | "charter" | "resolution" | "agreement" | "deal" | "contract" | "rule" | "program"
            | "programme" | "policy" | "plan" | "proposal" | "draft" | "declaration" | "manifesto" | "text" | "tweet" | "post"
            | "posting" | "message" | "note" | "press release" | "release" | "headline" | "caption" | "sign" | "banner" | "poster"
            | "ad" | "advert" | "advertisement" | "commercial" | "slide" | "presentation" | "chart" | "graph" | "map" | "database"
            | "dataset" | "record" | "register" | "list" | "review" | "audit" | "assessment" | "estimate" | "forecast" | "projection"
            | "finding" | "index" | "paper" | "dossier" | "file" | "submission" | "testimony" | "petition" | "communiqué" | "communique"
            | "blog" | "song" | "play" | "speech" | "address" | "case" | "code" | "clause" | "return" | "series" | "episode" | "ballot"
            | "prospectus" | "autopsy" | "diary" | "obituary" | "bulletin" | "photo" | "photograph" | "image" | "script"
    )
}

/// Whether a noun stands for several people or things.
pub(super) fn is_plural(word: &str) -> bool {
    match word {
        "people" | "men" | "women" | "children" | "police" | "media" | "press" | "folks" | "others" | "ones" | "public"
        | "authorities" | "crowd" | "family" | "families" | "parents" | "couple" | "everyone" | "everybody" | "public's"
        | "electorate" | "congressmen" | "congresswomen" | "spokesmen" | "lawmen" | "clergy" | "staff" | "troops"
        | "congregation" | "majority" | "minority" | "militia" | "jury" | "audience" | "delegation" | "leadership"
        | "opposition" | "elite" | "cops" | "duo" | "pair" | "trio" | "community" | "youth" | "many" | "some" | "most"
        | "few" | "several" | "both" | "all" | "each" | "camp" | "populace" | "policemen" | "businessmen" | "teens"
        | "crew" | "personnel" | "squad" | "gang" | "mob" | "half" | "dozens" | "hundreds" | "thousands" => true,
        "news" | "series" | "congress" | "politics" | "economics" | "boss" | "process" | "yes" | "this" | "its" | "his"
        | "mr.s" | "us" | "was" | "is" | "has" | "as" | "always" | "perhaps" | "u.s." | "crisis" | "analysis" | "basis" => false,
        _ => word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is"),
    }
}

/// Whether a noun before "of" only counts what follows: "a group of doctors".
pub(super) fn is_quantity(word: &str) -> bool {
    matches!(
        word,
        "group" | "number" | "majority" | "minority" | "half" | "most" | "some" | "many" | "dozens" | "hundreds" | "thousands"
            | "millions" | "coalition" | "handful" | "couple" | "lot" | "lots" | "scores" | "all" | "each" | "none" | "both" | "few"
            | "several" | "percent" | "thirds" | "quarter" | "plenty" | "generation" | "generations" | "array" | "chorus" | "panel"
            | "team" | "pair" | "trio" | "two" | "three" | "four" | "five" | "six" | "any" | "crowd"
    )
}

/// Whether a noun is a person of whom nothing more is known: "a source", "an official".
pub(super) fn is_nobody(word: &str) -> bool {
    matches!(word, "source" | "somebody" | "someone" | "anyone" | "nobody" | "one" | "person" | "insider" | "caller" | "passer-by")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_crowds_and_counts_are_told_apart() {
        assert!(is_document("study") && is_document("studies") && is_document("polls") && !is_document("lawyer"));
        assert!(is_plural("senators") && is_plural("police") && !is_plural("boss") && !is_plural("news"));
        assert!(is_quantity("handful") && is_nobody("source") && !is_nobody("report"));
    }
}
