//! Whether words name somebody who can be spoken to, and who is meant by a pronoun.

use super::act::Act;
use crate::index::{EntityIdx, TokenRange};
use crate::people::{EntityKind, MentionForm, Speaker};
use crate::prepare::Prepared;

/// Whether a phrase names people: a name, a pronoun, a noun of persons.
pub(super) fn is_audience(act: &Act, words: TokenRange) -> bool {
    let first = act.lower(words.start());
    if words.len() == 1 && matches!(first, "me" | "us" | "him" | "her" | "them" | "you") {
        return true;
    }
    let named = act.people.mentions_in(words).any(|(_, mention)| {
        let at_head = mention.tokens.end() == words.end() || mention.tokens.start() <= words.start() + 1;
        let place = mention
            .entity
            .and_then(|entity| act.people.entity(entity))
            .is_none_or(|one| one.kind == EntityKind::Place);
        at_head && mention.form != MentionForm::Pronoun && !(place && mention.form == MentionForm::Name)
    });
    named || has_people_head(act, words)
}

/// The same, or a state, which can be warned and urged: "urged [North Korea] to".
pub(super) fn is_audience_or_state(act: &Act, words: TokenRange) -> bool {
    let names = || act.people.mentions_in(words).any(|(_, mention)| mention.form == MentionForm::Name);
    is_audience(act, words) || names()
}

/// The noun before "of", or the last one: "a gathering of miners", "the invited crowd".
fn has_people_head(act: &Act, words: TokenRange) -> bool {
    let of = words.positions().find(|&at| act.lower(at) == "of").unwrap_or(words.end());
    let before = act.lower(of.saturating_sub(1));
    is_people_noun(before) || (of < words.end() && is_people_noun(act.lower(words.end() - 1)))
}

/// The words themselves, or for "him", "her", "them" the name last used for who is meant, at its own place.
pub(super) fn resolved(act: &Act, words: TokenRange) -> TokenRange {
    if words.len() != 1 || !matches!(act.lower(words.start()), "him" | "her" | "them") {
        return words;
    }
    let mention = act.people.mentions_in(words).find(|(_, mention)| mention.tokens == words);
    let entity = mention.and_then(|(_, mention)| mention.entity).filter(|&entity| !is_speaker(act, entity));
    entity.and_then(|entity| last_name(act, entity, words.start())).unwrap_or(words)
}

fn is_speaker(act: &Act, entity: EntityIdx) -> bool {
    matches!(act.speaker, Speaker::Person(one) | Speaker::Organisation(one) if *one == entity)
}

/// Whether words are a name of the speaker: "replying to [Salt's Ann Bo], who had said".
pub(super) fn is_speaker_named(act: &Act, words: TokenRange) -> bool {
    let is_all = |tokens: TokenRange| {
        let owned = matches!(act.lower(tokens.start().wrapping_sub(1)), "'s" | "’s" | "'" | "’");
        tokens.end() == words.end() && (tokens.start() <= words.start() || owned)
    };
    let mut names = act
        .people
        .mentions_in(words)
        .filter(|(_, mention)| mention.form == MentionForm::Name && is_all(mention.tokens));
    names.any(|(_, mention)| mention.entity.is_some_and(|entity| is_speaker(act, entity)))
}

/// How many mentions back a pronoun may mean.
const LOOK_BACK: usize = 300;

fn last_name(act: &Act, entity: EntityIdx, before: usize) -> Option<TokenRange> {
    let until = act.people.mentions.partition_point(|mention| mention.tokens.start() < before);
    let names = act.people.mentions.get(..until)?.iter().rev();
    let mut names = names
        .take(LOOK_BACK)
        .filter(|mention| mention.entity == Some(entity) && mention.form == MentionForm::Name);
    names.next().map(|mention| mention.tokens)
}

/// Words that point to an audience already named: "told the host", "told them".
pub(in crate::statements) fn is_deictic(prepared: &Prepared, words: TokenRange) -> bool {
    let (first, last) = (prepared.lower(words.start()), prepared.lower(words.end().saturating_sub(1)));
    let pronoun = words.len() == 1 && matches!(first, "me" | "us" | "him" | "her" | "them");
    let definite = matches!(first, "the" | "his" | "her" | "their" | "its");
    pronoun
        || (definite
            && matches!(
                last,
                "host"
                    | "interviewer"
                    | "crowd"
                    | "audience"
                    | "moderator"
                    | "presenter"
                    | "newspaper"
                    | "magazine"
                    | "network"
                    | "paper"
                    | "broadcaster"
                    | "station"
                    | "reporter"
                    | "committee"
                    | "panel"
                    | "hearing"
                    | "forum"
                    | "court"
                    | "jury"
                    | "judge"
                    | "supporters"
                    | "site"
                    | "outlet"
            ))
}

/// Whether two runs of tokens hold the same words.
pub(in crate::statements) fn same_words(prepared: &Prepared, one: TokenRange, other: TokenRange) -> bool {
    prepared.lower_words(one) == prepared.lower_words(other)
}

/// Whether a noun in lower case stands for somebody who can be told something.
fn is_people_noun(noun: &str) -> bool {
    PEOPLE.contains(&noun) || (!THINGS.contains(&noun) && ENDINGS.iter().any(|end| noun.ends_with(end)))
}

/// Endings of nouns that mostly stand for persons.
const ENDINGS: &[&str] = &[
    "ers", "ors", "ists", "ians", "men", "women", "man", "woman", "person", "ees", "crats", "cans", "ssmen",
    "tarians",
];

/// Nouns with such an ending that do not.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "papers", "letters", "numbers", "offers", "orders", "matters", "answers", "powers", "errors", "factors", "sectors",
    "computers", "borders", "rumors", "favors", "doors", "floors", "centers", "shutters", "others", "years", "tears",
    "dinners", "chapters", "quarters", "charters", "tremors", "mirrors", "trees", "fees", "committees", "degrees",
    "human", "german", "questioners", "posters", "banners", "flowers", "showers", "towers", "barriers", "figures",
];

#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "reporter", "journalist", "audience", "crowd", "crowds", "host", "court", "jury", "judge", "committee", "panel",
    "council", "board", "congress", "parliament", "senate", "house", "commission", "police", "people", "public", "nation",
    "staff", "students", "parents", "residents", "officials", "officer", "press", "media", "fans", "colleagues", "friend",
    "friends", "families", "family", "guests", "delegates", "candidates", "agents", "patients", "clients", "troops",
    "children", "wife", "husband", "mother", "father", "son", "daughter", "brother", "sister", "chairman", "chairwoman",
    "chair", "president", "minister", "secretary", "governor", "mayor", "senator", "official", "moderator", "interviewer",
    "lawyer", "attorney", "chief", "director", "editor", "magazine", "newspaper", "network", "agency", "group", "nominee",
    "gathering", "assembly", "conference", "congregation", "forum", "radio", "outlet", "website", "members", "heads",
    "team", "company", "government", "administration", "nations", "countries", "states", "governments", "americans",
    "republicans", "democrats", "conservatives", "liberals", "veterans", "executives", "aides", "allies", "critics",
    "christians", "muslims", "evangelicals", "activists", "caller", "rivals", "generals", "cops", "authorities", "class",
    "department", "union", "associates", "relatives", "neighbours", "neighbors", "everyone", "everybody", "someone",
];
