//! The occasion of an act of saying: of the phrases of its sentence, the one that belongs to the cue.

use super::act::Act;
use super::nouns::{Setting, makes};
use super::occasion::{self, Occasion};
use super::phrase::named_from;
use crate::cues;
use crate::index::TokenRange;
use crate::people::EntityKind;
use crate::rules::{is_common_verb, is_preposition};

/// How many tokens may stand between the cue and its occasion.
const REACH: usize = 18;
/// How many tokens may stand between a verb and the writing it makes: "sent his brother a long letter".
const OBJECT: usize = 5;

/// The occasion that the sentence gives for the act.
pub(super) fn of(act: &Act) -> Option<Occasion> {
    let fits = |found: &Occasion| fits(act, found);
    behind(act)
        .filter(fits)
        .or_else(|| made(act).filter(fits))
        .or_else(|| beside_source(act).filter(fits))
        .or_else(|| opening(act).filter(fits))
        .or_else(|| of_main_clause(act).filter(fits))
}

/// "Said in Paris", "told a crowd at the Union Club": a place right behind the cue or those addressed.
pub(super) fn place(act: &Act, addressee: Option<TokenRange>) -> Option<TokenRange> {
    let behind = addressee.filter(|words| words.start() >= act.cue.end() && words.end() > act.cue.end());
    let at = behind.map_or(act.cue.end(), TokenRange::end);
    let preposition = act.is_free(at) && matches!(act.lower(at), "at" | "in" | "outside" | "inside");
    let phrase = named_from(act, at + 1, &|at| act.is_free(at)).filter(|_| preposition)?;
    let kinds = act.people.mentions_in(phrase).filter(|(_, mention)| mention.tokens.end() == phrase.end());
    let mut kinds =
        kinds.filter_map(|(_, mention)| act.people.entity(mention.entity?)).map(|entity| entity.kind);
    let place = match act.lower(at) {
        "in" => kinds.any(|kind| kind == EntityKind::Place),
        _ => phrase.positions().any(|at| act.is_capital(at)),
    };
    place.then(|| TokenRange::new(at, phrase.end()))
}

/// "Speaking outside the courthouse on Friday, Bo said": where somebody stands who speaks.
pub(super) fn place_of_speaking(act: &Act) -> Option<TokenRange> {
    let first = act.words.start();
    let speaks = act.is_free(first) && matches!(act.lower(first), "speaking" | "standing" | "talking");
    let preposition = matches!(act.lower(first + 1), "at" | "from" | "in" | "inside" | "outside");
    let phrase = named_from(act, first + 2, &|at| act.is_free(at)).filter(|_| speaks && preposition)?;
    // "Speaking in English", "from the heart": how, not where.
    let named = act.people.mentions_in(phrase).any(|(_, mention)| {
        let entity = mention.entity.and_then(|entity| act.people.entity(entity));
        mention.tokens.end() == phrase.end() && entity.is_some_and(|entity| entity.kind != EntityKind::Person)
    });
    let place = named || is_place(act.lower(phrase.end().saturating_sub(1)));
    let on = phrase.end() + usize::from(act.lower(phrase.end()) == "on");
    let end = act.time_at(on).map_or(phrase.end(), TokenRange::end);
    (place && act.lower(end) == ",").then(|| TokenRange::new(first + 1, phrase.end()))
}

/// Nouns for where somebody may stand.
fn is_place(word: &str) -> bool {
    matches!(
        word,
        "airport"
            | "building"
            | "capitol"
            | "chamber"
            | "church"
            | "court"
            | "courthouse"
            | "courtroom"
            | "embassy"
            | "hall"
            | "headquarters"
            | "home"
            | "hospital"
            | "hotel"
            | "house"
            | "jail"
            | "market"
            | "mosque"
            | "office"
            | "palace"
            | "parliament"
            | "prison"
            | "scene"
            | "school"
            | "square"
            | "stadium"
            | "statehouse"
            | "station"
            | "steps"
            | "studio"
            | "temple"
    )
}

/// "Said at the rally" may be said anywhere; "tweeted" is written.
fn fits(act: &Act, found: &Occasion) -> bool {
    let writes = |at| {
        matches!(
            act.lower(at),
            "tweeted" | "tweets" | "tweeting" | "retweeted" | "wrote" | "writes" | "writing"
        )
    };
    let medium = matches!(act.lower(found.tokens.start()), "on" | "online" | "to");
    found.setting == Setting::Written || medium || !act.cue.positions().any(writes)
}

/// Within the cue or behind it: "said in a statement", "told reporters at a rally in Ohio".
fn behind(act: &Act) -> Option<Occasion> {
    let clause = (act.cue.start()..act.cue.end() + REACH)
        .take_while(|&at| at < act.cue.end() || !act.is_free(at) || !ends_clause(act, at));
    clause.filter_map(|at| occasion::at(act, at)).next()
}

/// A word behind the cue that opens a clause about something else.
fn ends_clause(act: &Act, at: usize) -> bool {
    let word = act.lower(at);
    matches!(
        word,
        ";" | ":" | "who" | "which" | "whose" | "where" | "when" | "while" | "because" | "but" | "if" | "as"
    ) || (is_verb(act, at) && !is_participle(word))
}

/// "Issued a statement calling": the object of a making verb in the cue or before a participle that is the cue.
fn made(act: &Act) -> Option<Occasion> {
    let linked = act.cue.positions().any(|at| act.lower(at).ends_with("ing") || at > act.cue.start());
    let from = if linked { act.words.start() } else { act.cue.start() };
    let finite = |at: usize| !matches!(act.lower(at.wrapping_sub(1)), "to" | "for" | "of");
    let verbs = (from..act.cue.end()).filter(|&at| act.is_free(at) && makes(act.lower(at)) && finite(at));
    let mut found = verbs.filter_map(|verb| {
        let objects = (verb + 1..verb + 1 + OBJECT).take_while(|&at| !act.is_mark(at));
        objects.filter(|&at| act.is_free(at)).find_map(|at| occasion::object(act, at))
    });
    found.next()
}

/// Between source and cue or right behind the source: "Bo, in a statement, said".
fn beside_source(act: &Act) -> Option<Occasion> {
    let source =
        act.source.filter(|source| source.end() <= act.cue.start() && act.words.holds(source.start()))?;
    // What stands in the source says who: "the man in the video".
    (source.end()..act.cue.start()).filter_map(|at| occasion::at(act, at)).next_back()
}

/// At the head of the sentence, before any verb: "At a rally on Friday, Bo said".
pub(super) fn opening(act: &Act) -> Option<Occasion> {
    let head = act.words.positions().take(REACH).take_while(|&at| act.is_free(at) && !is_verb(act, at));
    head.filter(|&at| !matches!(act.lower(at), "after" | "following" | "before"))
        .filter(|&at| is_head(act, at))
        .find_map(|at| occasion::at(act, at).filter(|found| !behind_noun(act, found)))
}

/// Whether nothing but a time, a linking word or another phrase stands before a token: no subject.
fn is_head(act: &Act, at: usize) -> bool {
    let mut from = act.words.start();
    while from < at {
        let linking = act.is_mark(from)
            || matches!(
                act.lower(from),
                "but"
                    | "and"
                    | "then"
                    | "later"
                    | "earlier"
                    | "also"
                    | "so"
                    | "meanwhile"
                    | "speaking"
                    | "yet"
                    | "on"
            );
        from = match act.time_at(from) {
            Some(time) => time.end(),
            None if linking => from + 1,
            None => return is_preposition(act.lower(act.words.start())),
        };
    }
    true
}

/// "The man in the video said": the phrase says who, not where.
fn behind_noun(act: &Act, found: &Occasion) -> bool {
    let start = found.tokens.start();
    let source = act.source.is_some_and(|source| source.holds(start) && source.start() < start);
    source && act.lower(start.wrapping_sub(1)) != ","
}

/// "She weighed in on Twitter, saying": a participle takes the occasion of a verb of speaking or appearing before it.
fn of_main_clause(act: &Act) -> Option<Occasion> {
    let second = act.cue.positions().any(|at| act.lower(at).ends_with("ing"))
        || (act.words.start()..act.cue.start()).any(|at| act.is_free(at) && act.lower(at) == "and");
    if !second {
        return None;
    }
    let before = || act.words.start()..act.cue.start();
    let speaks = before().filter(|&at| act.is_free(at)).find(|&at| appears(act.lower(at)))?;
    (speaks..act.cue.start()).filter_map(|at| occasion::at(act, at)).next_back()
}

/// Verbs of speaking and of coming before an audience.
#[rustfmt::skip]
fn appears(word: &str) -> bool {
    matches!(
        word,
        "appeared" | "appearing" | "spoke" | "speaking" | "chimed" | "weighed" | "took" | "responded" | "replied" | "said"
            | "testified" | "testifying" | "wrote" | "writing" | "went" | "joked" | "argued" | "addressed" | "addressing"
            | "told" | "added" | "continued" | "talked" | "talking" | "stood" | "rose" | "condemned" | "criticized"
            | "criticised" | "attacked" | "praised" | "announced" | "defended" | "posted" | "called" | "urged" | "warned"
    )
}

fn is_verb(act: &Act, at: usize) -> bool {
    let word = act.lower(at);
    !act.is_capital(at)
        && (is_common_verb(word)
            || cues::readings(word).first().is_some_and(|reading| reading.speech && past(word)))
}

/// "said", "told", "called": forms that are hardly nouns.
fn past(word: &str) -> bool {
    word.ends_with("ed") || matches!(word, "said" | "told" | "spoke" | "wrote" | "says" | "found" | "began")
}

fn is_participle(word: &str) -> bool {
    word.ends_with("ing")
}
