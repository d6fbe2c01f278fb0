//! The occasions that are going on at a point of the article.

use rustc_hash::FxHashMap;

use super::{Setting, SpeakerKey, followed, is_elsewhere, paragraph, scene};
use crate::cues::{self, Inflection};
use crate::index::TokenRange;
use crate::people::{EntityKind, Speaker};
use crate::prepare::Prepared;
use crate::statements::circumstances::{self, is_deictic, is_target, same_words};
use crate::statements::{Form, Statement};
use crate::times::SaidOn;

/// After so many paragraphs without a word of the speaker the occasion is over.
const REACH: usize = 8;
/// The same for words said to somebody in passing, at no named occasion: "he told his wife".
const REACH_OF_TALK: usize = 1;
/// A hearing or debate holds for those who speak in it for so many paragraphs.
const SCENE_REACH: usize = 3;

/// An occasion of one speaker.
#[derive(Debug, Clone)]
struct Occasion {
    addressee: Option<TokenRange>,
    venue: Option<TokenRange>,
    said_on: SaidOn,
    tense: Tense,
    /// Whether the press or the public is spoken to, rather than somebody of the story.
    is_public: bool,
    /// The paragraph of its last statement.
    paragraph: usize,
}

/// The occasions of all speakers, and the one that they share.
#[derive(Debug, Default)]
pub(super) struct Occasions {
    own: FxHashMap<SpeakerKey, Occasion>,
    /// Venue and paragraph of a debate, hearing, meeting.
    shared: Option<(TokenRange, usize)>,
    /// The sentence up to which scenes were looked for.
    sentence: usize,
    /// The last sentence that tells of praise or blame at no occasion.
    judging: Option<usize>,
}

impl Occasions {
    /// Notes what occasions the sentences up to a statement open without quoting anybody.
    pub(super) fn pass_scenes(&mut self, setting: &Setting, statement: &Statement) {
        let prepared = setting.prepared;
        let first = statement.content.first().start();
        let first = statement.cue.map_or(first, |cue| cue.start().min(first));
        let until = prepared.sentence_of(first).get();
        for sentence in self.sentence..until {
            if let Some((venue, paragraph)) = scene::of(setting, sentence) {
                self.shared = Some((venue, paragraph));
            }
        }
        self.sentence = self.sentence.max(until);
    }

    /// Fills a statement from its speaker's occasion, and goes on with what the statement itself says.
    pub(super) fn continue_with(&mut self, setting: &Setting, statement: &mut Statement) {
        let prepared = setting.prepared;
        let Some(key) = followed(&statement.speaker) else { return };
        let here = paragraph(prepared, statement);
        if statement.venue.is_some() {
            self.share(prepared, statement.venue, here);
        }
        if is_elsewhere(prepared, statement) || self.is_judgement(prepared, statement, &key) {
            return;
        }
        let target = is_target(prepared, statement.cue, statement.addressee);
        let before = self.own.get(&key).filter(|one| same(prepared, one, statement, here, target)).cloned();
        let heard = statement.addressee.filter(|_| !target);
        let deictic = heard.is_some_and(|words| is_deictic(prepared, words));
        statement.venue = statement.venue.or(before.as_ref().and_then(|one| one.venue));
        statement.venue = statement.venue.or_else(|| self.shared_at(prepared, statement, here));
        let kept = before.as_ref().and_then(|one| one.addressee);
        if !target {
            statement.addressee = statement.addressee.or(kept);
        }
        let addressee = if deictic { kept.or(heard) } else { heard.or(kept) };
        let said_on = before.map_or_else(|| statement.said_on.clone(), |one| one.said_on);
        let tense = tense(prepared, statement);
        if (addressee.is_some() || statement.venue.is_some()) && !is_past(prepared, statement) {
            self.own.insert(
                key,
                Occasion {
                    tense,
                    is_public: addressee.is_some_and(|words| is_public(setting, words)),
                    addressee,
                    venue: statement.venue,
                    said_on,
                    paragraph: here,
                },
            );
        }
    }

    /// "Bo criticised Du during the campaign, calling him a fool": said at no occasion, or at many.
    fn is_judgement(&mut self, prepared: &Prepared, statement: &Statement, key: &SpeakerKey) -> bool {
        let told = statement.addressee.or(statement.venue).is_some();
        let Some(cue) = statement.cue.filter(|_| !told) else { return false };
        let here = paragraph(prepared, statement);
        if self.own.get(key).is_some_and(|one| one.paragraph == here) {
            return false;
        }
        let sentence = prepared.sentence_of(cue.start()).get();
        if judges(prepared, cue) && statement.form == Form::Indirect {
            self.judging = Some(sentence);
        }
        self.judging == Some(sentence)
    }

    /// A venue where several speak is everybody's; any other ends it.
    fn share(&mut self, prepared: &Prepared, venue: Option<TokenRange>, here: usize) {
        self.shared = venue.filter(|&venue| scene::is_shared(prepared, venue)).map(|venue| (venue, here));
    }

    /// The debate or hearing that somebody without an occasion of his own speaks in.
    fn shared_at(&mut self, prepared: &Prepared, statement: &Statement, here: usize) -> Option<TokenRange> {
        let dated = matches!(statement.said_on, SaidOn::Stated { .. });
        let worded = statement.cue.is_some_and(|cue| prepared.lower_words(cue).contains(char::is_alphabetic));
        let person =
            matches!(statement.speaker, Speaker::Person(_)) && tense(prepared, statement) != Tense::Present;
        let (venue, since) = self.shared.filter(|_| !dated && worded && person)?;
        if here.saturating_sub(since) > SCENE_REACH
            || statement.addressee.is_some_and(|words| is_outlet(prepared, words))
        {
            return None;
        }
        self.shared = Some((venue, here));
        Some(venue)
    }
}

/// A finite verb of praise or blame that says nothing but the attitude.
fn judges(prepared: &Prepared, cue: TokenRange) -> bool {
    cue.positions().any(|at| {
        matches!(
            prepared.lower(at),
            "attacked"
                | "criticised"
                | "criticized"
                | "praised"
                | "endorsed"
                | "denounced"
                | "mocked"
                | "ridiculed"
                | "insulted"
                | "belittled"
                | "blasted"
                | "slammed"
        )
    })
}

/// A named audience of its own ("told CNN") is elsewhere than the debate.
fn is_outlet(prepared: &Prepared, words: TokenRange) -> bool {
    !is_deictic(prepared, words)
        && prepared.word(words.end().saturating_sub(1)).starts_with(char::is_uppercase)
}

/// The press, an organisation, a crowd: not a person of the story.
fn is_public(setting: &Setting, words: TokenRange) -> bool {
    let entities =
        setting.people.mentions_in(words).filter_map(|(_, mention)| setting.people.entity(mention.entity?));
    let mut people = entities.filter(|entity| entity.kind == EntityKind::Person);
    let named = setting.prepared.word(words.end().saturating_sub(1)).starts_with(char::is_uppercase);
    is_press(setting.prepared, words) || (named && people.next().is_none())
}

/// "Told reporters": whoever asks on behalf of readers.
fn is_press(prepared: &Prepared, words: TokenRange) -> bool {
    words
        .positions()
        .any(|at| matches!(prepared.lower(at), "reporters" | "journalists" | "press" | "media" | "me" | "us"))
}

/// "He told the paper then", "having said in a speech that": another time than that of the article, which nothing goes on from.
fn is_past(prepared: &Prepared, statement: &Statement) -> bool {
    let before =
        |cue: TokenRange| (cue.start().saturating_sub(1)..cue.end()).any(|at| prepared.lower(at) == "having");
    if statement.cue.is_some_and(before) {
        return true;
    }
    let from = statement.cue.map_or(0, TokenRange::end).max(statement.addressee.map_or(0, TokenRange::end));
    statement.cue.is_some()
        && matches!(prepared.lower(from), "then")
        && matches!(prepared.lower(from + 1), "." | "," | "”")
}

/// The tense in which an act of saying is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Present,
    /// "saying", "according to", no cue.
    Open,
}

fn tense(prepared: &Prepared, statement: &Statement) -> Tense {
    let Some(cue) = statement.cue else { return Tense::Open };
    let forms = || cue.positions().flat_map(|at| cues::readings(prepared.lower(at)));
    match () {
        () if forms().any(|word| word.inflection == Inflection::Past) => Tense::Past,
        () if forms().any(|word| word.inflection == Inflection::Third) => Tense::Present,
        () => Tense::Open,
    }
}

/// News that told an occasion in the past tense tells general views in the present: "she says", "he argues".
fn agrees(one: Tense, other: Tense) -> bool {
    one == other || one == Tense::Open || other == Tense::Open
}

/// Whether a statement can belong to an occasion of its speaker.
fn same(prepared: &Prepared, one: &Occasion, statement: &Statement, here: usize, target: bool) -> bool {
    let reach = match (one.venue, one.addressee) {
        (None, Some(_)) if !one.is_public => REACH_OF_TALK,
        _ => REACH,
    };
    let near = here.saturating_sub(one.paragraph) <= reach && agrees(one.tense, tense(prepared, statement));
    let day = match (&one.said_on, &statement.said_on) {
        (SaidOn::Stated { days, .. }, SaidOn::Stated { days: other, .. }) => {
            days.first() <= other.last() && other.first() <= days.last()
        }
        (SaidOn::PublishedBy(_), SaidOn::Stated { .. }) => false,
        _ => true,
    };
    let venue = statement
        .venue
        .is_none_or(|venue| one.venue.is_some_and(|other| same_occasion(prepared, other, venue)));
    let audience = target
        || match (statement.addressee, one.addressee) {
            (None, _) => true,
            (Some(words), Some(other)) => is_deictic(prepared, words) || same_words(prepared, words, other),
            (Some(words), None) => is_deictic(prepared, words),
        };
    near && day && venue && audience
}

/// "In a speech on Monday" and later "in the speech" are one occasion.
fn same_occasion(prepared: &Prepared, one: TokenRange, other: TokenRange) -> bool {
    let definite = matches!(prepared.lower(other.start() + 1), "the" | "that" | "this" | "his" | "her");
    same_words(prepared, one, other)
        || (definite
            && circumstances::setting(last(prepared, other)).is_some()
            && last(prepared, one) == last(prepared, other))
}

fn last(prepared: &Prepared, words: TokenRange) -> &str {
    prepared.lower(words.end().saturating_sub(1))
}
