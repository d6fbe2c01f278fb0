//! Whom a pronoun stands for: candidates with what speaks for each of them, and the one with most points.

use super::Pronoun;
use super::lexicon::Sorts;
use super::nouns::puts_question;
use super::reading::Reading;
use super::roles::{Case, Role, is_parted};

/// Mentions looked back at for one pronoun.
const WINDOW: usize = 24;
/// Sentences looked back over.
const DISTANCE: usize = 7;
/// Tokens of a question behind who is named in it.
const QUESTION: usize = 60;

/// Somebody who was just mentioned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) draft: usize,
    pub(super) sentence: usize,
    pub(super) at: usize,
    /// The token behind the mention.
    pub(super) end: usize,
    pub(super) role: Role,
    pub(super) by_pronoun: bool,
    pub(super) quoted: bool,
    /// A reporting verb stands beside it.
    pub(super) speaks: bool,
}

/// A pronoun, or a description that says no more than one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub(super) at: usize,
    pub(super) sentence: usize,
    pub(super) case: Case,
    pub(super) pronoun: Option<Pronoun>,
    pub(super) quoted: bool,
    /// A reporting verb follows.
    pub(super) speaks: bool,
    /// It is the first word of its sentence.
    pub(super) opens: bool,
    /// Who speaks the quotation that it stands in; outside of quotations, who spoke last.
    pub(super) speaker: Option<usize>,
    /// The speaker spoke in this paragraph.
    pub(super) spoke_beside: bool,
}

/// What is known of a draft beside its mentions.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    /// As titles and the text's other pronouns have it.
    pub(super) pronoun: Option<Pronoun>,
    /// Only other pronouns say so.
    pub(super) elected: bool,
    /// Where they leave it open: to which side they lean, in points, above 0 to "she".
    pub(super) lean: i32,
    /// How often the article names it.
    pub(super) named: usize,
    /// Nobody is named more often.
    pub(super) topic: bool,
    /// Somebody without a name: "her lawyer".
    pub(super) nameless: bool,
}

/// Somebody whom a pronoun may stand for.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) draft: usize,
    pub(super) points: i32,
    features: Vec<Feature>,
}

impl Candidate {
    /// Whether it acts in the very clause in which something is done to who is looked for: "Bo told the candidate".
    pub(super) fn acts_beside(&self) -> bool {
        self.features.contains(&Feature::LocalForObject)
    }
}

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $points:literal,)*) => {
        /// What speaks for or against a candidate.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Feature { $($(#[$doc])* $name,)* }

        impl Feature {
            /// Points, in tenths of a natural logarithm of odds.
            fn points(self) -> i32 {
                match self { $(Feature::$name => $points,)* }
            }
        }
    };
}

// Fitted to the validation part of GAP (as a choice among candidates, with a pull towards the points first set by hand);
// what Wikipedia does not have, quotations and who goes on speaking, is set by hand for news.
features! {
    /// The last mention is in the same sentence.
    Same = 22,
    /// … in the one before.
    Before1 = 7,
    Before2 = 2,
    Before3 = 0,
    /// Nobody was mentioned since.
    Nearest = 10,
    Second = 6,
    Third = 3,
    LatestSubject = 4,
    LatestObject = -1,
    LatestGoverned = -3,
    LatestOwner = -4,
    LatestListed = -4,
    /// The last subject of this sentence, nothing between.
    LocalForSubject = 8,
    LocalForObject = -30,
    LocalForOwner = 7,
    /// The last subject of this sentence, in a clause before.
    ClauseForSubject = 3,
    ClauseForObject = -5,
    ClauseForOwner = 4,
    /// A subject of this sentence, but not the last one.
    EarlierForSubject = 0,
    EarlierForObject = 8,
    EarlierForOwner = 4,
    /// A subject of the sentence before.
    BeforeForSubject = 5,
    BeforeForObject = 2,
    BeforeForOwner = 4,
    OwnerForOwner = 1,
    OwnerForSubject = 0,
    ObjectForObject = -2,
    ObjectForSubject = 1,
    ObjectForOwner = 2,
    /// The first person of the sentence of its last mention.
    First = -1,
    /// The first person of the sentence, and the pronoun opens the next one.
    FirstBeforeOpening = 10,
    ByPronoun = 0,
    Twice = 3,
    Often = 2,
    NamedTwice = 5,
    NamedOften = 1,
    /// "Bo and his sister".
    Joined = 13,
    /// "Bo, her husband".
    Apposed = 0,
    /// Inside a quotation: whoever speaks it.
    Speaks = -40,
    /// Inside a quotation: named outside.
    Outside = -4,
    /// Outside: mentioned only in a quotation.
    OnlyQuoted = -12,
    BothReport = 6,
    /// "“Bo is late,” she said": who is named in the very words.
    NamedInWords = -25,
    /// "… , he said": who spoke last.
    GoesOn = 10,
    /// … in the same paragraph.
    GoesOnBeside = 12,
    /// "Bo said he …".
    Reported = 12,
    /// Nobody is named more often.
    Topic = 5,
    /// … and the pronoun is quoted.
    QuotedTopic = 12,
    /// "a woman", "her lawyer": articles go on about people with names.
    Nameless = -12,
    Agrees = 1,
    /// … and not only because other pronouns do: "Ms Bo", "the spokeswoman".
    AgreesByTitle = 5,
    Disagrees = -40,
    /// "Du said [Bo] was there. She …": who is spoken of in the sentence before.
    SpokenOf = -8,
    /// "Asked whether Bo had left, she …": named in the question.
    AskedAbout = -40,
    /// "In her speech, Bo …".
    Follows = 24,
    FollowsElsewhere = -4,
    /// "She was sure that Bo …": whoever is named behind is somebody else.
    NamedBehind = -20,
}

/// The mentions that a pronoun is read with.
pub(super) struct Context<'c, 'a> {
    pub(super) reading: &'c Reading<'a>,
    /// In order of place.
    pub(super) seen: &'c [Seen],
    /// Who is named later in the sentence, nearest first, and whether as the subject behind the opening phrase.
    pub(super) following: &'c [(usize, bool)],
}

/// Everybody whom a pronoun may stand for, the likeliest first.
pub(super) fn candidates(
    context: &Context<'_, '_>,
    asked: Asked,
    known: impl Fn(usize) -> Known,
) -> Vec<Candidate> {
    let near = |seen: &&Seen| seen.sentence + DISTANCE >= asked.sentence;
    let recent: Vec<&Seen> = context.seen.iter().rev().take(WINDOW).take_while(near).collect();
    let mut drafts: Vec<usize> = Vec::new();
    for seen in &recent {
        if !drafts.contains(&seen.draft) {
            drafts.push(seen.draft);
        }
    }
    let open = |draft: &usize| is_open(known(*draft), asked.pronoun);
    let rank = drafts.iter().copied().filter(open).enumerate();
    let mut all: Vec<Candidate> = rank
        .map(|(rank, draft)| {
            let mut features = of_place(context, &recent, asked, draft, rank);
            features.extend(of_person(known(draft), asked));
            leaning(candidate(draft, features), known(draft), asked)
        })
        .collect();
    for &(draft, subject) in context.following {
        if open(&draft) && !all.iter().any(|candidate| candidate.draft == draft) {
            let mut features = vec![if subject { Feature::Follows } else { Feature::FollowsElsewhere }];
            features.extend(of_person(known(draft), asked));
            all.push(candidate(draft, features));
        } else if let Some(known) = all.iter_mut().find(|candidate| candidate.draft == draft) {
            let behind = (asked.case == Case::Subject).then_some(Feature::NamedBehind);
            let feature = if subject { Some(Feature::Follows) } else { behind };
            known.points += feature.map_or(0, Feature::points);
            known.features.extend(feature);
        }
    }
    all.sort_by_key(|candidate| -candidate.points);
    all
}

/// With what the text's other pronouns make likely where they do not settle who is "he" and who is "she".
fn leaning(candidate: Candidate, known: Known, asked: Asked) -> Candidate {
    let points = match asked.pronoun {
        Some(Pronoun::She) => known.lean,
        Some(Pronoun::He) => -known.lean,
        _ => 0,
    };
    Candidate { points: candidate.points + points, ..candidate }
}

fn candidate(draft: usize, features: Vec<Feature>) -> Candidate {
    let points = features.iter().map(|feature| feature.points()).sum();
    Candidate { draft, points, features }
}

/// Titles forbid, other pronouns only speak against.
fn is_open(known: Known, wanted: Option<Pronoun>) -> bool {
    known.elected || known.pronoun.is_none() || wanted.is_none() || known.pronoun == wanted
}

fn of_person(known: Known, asked: Asked) -> Vec<Feature> {
    let mut features = Vec::new();
    if let (Some(pronoun), Some(wanted)) = (known.pronoun, asked.pronoun) {
        features.push(match () {
            () if pronoun != wanted => Feature::Disagrees,
            () if known.elected => Feature::Agrees,
            () => Feature::AgreesByTitle,
        });
    }
    if known.nameless {
        features.push(Feature::Nameless);
    }
    if known.topic {
        features.push(if asked.quoted { Feature::QuotedTopic } else { Feature::Topic });
    }
    match known.named {
        0 | 1 => {}
        2 | 3 => features.push(Feature::NamedTwice),
        _ => features.push(Feature::NamedOften),
    }
    features
}

/// What the places of its mentions, the newest first, say of a draft.
fn of_place(
    context: &Context<'_, '_>,
    recent: &[&Seen],
    asked: Asked,
    draft: usize,
    rank: usize,
) -> Vec<Feature> {
    let told = !asked.quoted && recent.iter().any(|seen| seen.draft == draft && !seen.quoted);
    let own = || recent.iter().copied().filter(move |seen| seen.draft == draft && !(told && seen.quoted));
    let Some(latest) = own().next() else { return Vec::new() };
    let mut features = Vec::with_capacity(12);
    features.extend(distance(asked.sentence - latest.sentence));
    features.extend([Feature::Nearest, Feature::Second, Feature::Third].get(rank));
    features.extend(of_role(latest.role, asked.case));
    features.extend(of_subject(context, recent, asked, draft));
    let first = own().any(|seen| seen.sentence == latest.sentence && is_first(recent, seen));
    if first {
        features.push(Feature::First);
        if asked.opens && latest.sentence + 1 == asked.sentence {
            features.push(Feature::FirstBeforeOpening);
        }
    }
    if latest.by_pronoun {
        features.push(Feature::ByPronoun);
    }
    match own().count() {
        0 | 1 => {}
        2 | 3 => features.push(Feature::Twice),
        _ => features.push(Feature::Often),
    }
    features.extend(of_neighbour(context.reading, latest, asked));
    features.extend(is_spoken_of(recent, latest, asked).then_some(Feature::SpokenOf));
    features.extend(is_asked_about(context.reading, latest, asked).then_some(Feature::AskedAbout));
    features.extend(of_speech(asked, latest, draft));
    let in_words = |seen: &&&Seen| {
        seen.draft == draft && seen.sentence == asked.sentence && seen.quoted && !seen.by_pronoun
    };
    let says = asked.speaks && !asked.quoted;
    features.extend((says && recent.iter().any(|seen| in_words(&seen))).then_some(Feature::NamedInWords));
    features.extend(is_reported(context.reading, recent, asked, draft).then_some(Feature::Reported));
    features
}

/// Behind who only owns something somebody else comes first too: in "his lawyer, Bo, said" both do.
fn is_first(recent: &[&Seen], seen: &Seen) -> bool {
    let before = |other: &&&Seen| other.sentence == seen.sentence && other.at < seen.at;
    !recent.iter().filter(before).any(|other| other.role != Role::Owner)
}

fn distance(sentences: usize) -> Option<Feature> {
    [Feature::Same, Feature::Before1, Feature::Before2, Feature::Before3].get(sentences).copied()
}

fn of_role(role: Role, case: Case) -> Vec<Feature> {
    let latest = match role {
        Role::Subject => Feature::LatestSubject,
        Role::Object => Feature::LatestObject,
        Role::Governed => Feature::LatestGoverned,
        Role::Owner => Feature::LatestOwner,
        Role::Listed => Feature::LatestListed,
    };
    let both = match (role, case) {
        (Role::Owner, Case::Owner) => Some(Feature::OwnerForOwner),
        (Role::Owner, Case::Subject) => Some(Feature::OwnerForSubject),
        (Role::Object | Role::Governed, Case::Object) => Some(Feature::ObjectForObject),
        (Role::Object | Role::Governed, Case::Subject) => Some(Feature::ObjectForSubject),
        (Role::Object | Role::Governed, Case::Owner) => Some(Feature::ObjectForOwner),
        _ => None,
    };
    [Some(latest), both].into_iter().flatten().collect()
}

/// Whether it is a subject of this sentence or of the one before.
fn of_subject(context: &Context<'_, '_>, recent: &[&Seen], asked: Asked, draft: usize) -> Option<Feature> {
    let subjects = |sentence: usize| {
        recent.iter().filter(move |seen| seen.sentence == sentence && seen.role == Role::Subject)
    };
    let by_case = |subject, object, owner| match asked.case {
        Case::Subject => subject,
        Case::Object => object,
        Case::Owner => owner,
    };
    if let Some(last) = subjects(asked.sentence).next().filter(|last| last.draft == draft) {
        return Some(if is_parted(context.reading, last.end, asked.at) {
            by_case(Feature::ClauseForSubject, Feature::ClauseForObject, Feature::ClauseForOwner)
        } else {
            by_case(Feature::LocalForSubject, Feature::LocalForObject, Feature::LocalForOwner)
        });
    }
    if subjects(asked.sentence).any(|seen| seen.draft == draft) {
        return Some(by_case(
            Feature::EarlierForSubject,
            Feature::EarlierForObject,
            Feature::EarlierForOwner,
        ));
    }
    let before = asked.sentence.checked_sub(1)?;
    subjects(before)
        .any(|seen| seen.draft == draft)
        .then(|| by_case(Feature::BeforeForSubject, Feature::BeforeForObject, Feature::BeforeForOwner))
}

/// "Bo and his sister", "Bo, her husband".
fn of_neighbour(reading: &Reading<'_>, latest: &Seen, asked: Asked) -> Option<Feature> {
    let beside = asked.case == Case::Owner && latest.end + 1 == asked.at;
    match reading.lower(latest.end) {
        "and" if beside => Some(Feature::Joined),
        "," if beside => Some(Feature::Apposed),
        _ => None,
    }
}

/// "Du said [Bo] was there. She …": somebody else speaks of the candidate in the sentence before.
fn is_spoken_of(recent: &[&Seen], latest: &Seen, asked: Asked) -> bool {
    let before = |seen: &&&Seen| seen.sentence == latest.sentence && seen.at < latest.at;
    latest.sentence + 1 == asked.sentence
        && latest.role == Role::Subject
        && asked.case == Case::Subject
        && recent.iter().filter(before).any(|seen| seen.speaks && seen.draft != latest.draft)
}

/// "Asked whether [Bo] had left, she …", "Asked about [Bo], she …".
fn is_asked_about(reading: &Reading<'_>, latest: &Seen, asked: Asked) -> bool {
    let Some(sentence) = reading.prepared.sentence_at(asked.at) else { return false };
    let start = sentence.tokens.start();
    let question = puts_question(reading.lower(start))
        && matches!(
            reading.lower(start + 1),
            "if" | "whether" | "about" | "why" | "how" | "what" | "on" | "when"
        );
    let inside = |at: usize| start < at && at < asked.at;
    question
        && !latest.by_pronoun
        && inside(latest.at)
        && (latest.end..asked.at).take(QUESTION).any(|at| reading.lower(at) == ",")
}

/// "Bo said he …", "Bo wept and said that he …": the last subject of the sentence, if it speaks.
fn is_reported(reading: &Reading<'_>, recent: &[&Seen], asked: Asked, draft: usize) -> bool {
    let mut here = recent.iter().take_while(|seen| seen.sentence == asked.sentence);
    let last = here.find(|seen| seen.role == Role::Subject && !seen.quoted);
    let verb = asked.at.saturating_sub(usize::from(reading.lower_before(asked.at) == "that"));
    let reported = reading.is_before(verb, Sorts::REPORTING);
    !asked.quoted && last.is_some_and(|last| last.draft == draft && (last.speaks || reported))
}

fn of_speech(asked: Asked, latest: &Seen, draft: usize) -> Vec<Feature> {
    let mut features = Vec::new();
    if asked.quoted && asked.speaker == Some(draft) {
        features.push(Feature::Speaks);
    }
    if asked.quoted && !latest.quoted {
        features.push(Feature::Outside);
    }
    if !asked.quoted && latest.quoted {
        features.push(Feature::OnlyQuoted);
    }
    if asked.speaks && latest.speaks {
        features.push(Feature::BothReport);
    }
    if asked.speaks && !asked.quoted && asked.speaker == Some(draft) {
        features.push(Feature::GoesOn);
        features.extend(asked.spoke_beside.then_some(Feature::GoesOnBeside));
    }
    features
}
