//! Cue words: which verbs report, how each builds its clause, and what it says about the speaker.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

mod inflect;
pub(crate) mod table;

/// How a reporting verb builds its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Frame {
    /// Words, a that-clause, a bare clause or a thing said: "said he would go", "announced a plan".
    Say,
    /// Somebody told, then what: "told reporters that …", "assured voters".
    Tell,
    /// A question, with or without somebody asked: "asked whether …".
    Ask,
    /// Somebody called on to act; both are the content: "urged the council to wait".
    Urge,
    /// An act to come or to be refused: "vowed to fight", "declined to comment".
    Plan,
    /// Somebody or something spoken of: "praised the vote", "called him a fool".
    Judge,
    /// A verb that is a cue with its preposition only: "called for", "referred to".
    About(&'static str),
    /// A cue only beside a quotation: "laughed", "continued".
    Quote,
    /// Thought and feeling, built like [`Frame::Say`]: "believes that …".
    Think,
    /// Thought that takes an object or an infinitive: "supports the bill".
    Wish,
    /// What documents and figures do: "polls show that …".
    Show,
}

/// The form in which a verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Inflection {
    /// "say", also a possible noun.
    Base,
    /// "says", also a possible noun.
    Third,
    /// "said", past or participle.
    Past,
    /// "written": participle only.
    Participle,
    /// "saying".
    Ing,
}

/// A verb form of the cue table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CueWord {
    /// How it builds its clause.
    pub frame: Frame,
    /// The form.
    pub inflection: Inflection,
    /// Whether it reports speech; otherwise thought, feeling or conduct.
    pub speech: bool,
    /// Whether who "does" it commits himself: promise, threat, plan, refusal, agreement.
    pub commits: bool,
}

static WORDS: LazyLock<FxHashMap<String, Vec<CueWord>>> = LazyLock::new(|| {
    let mut words: FxHashMap<String, Vec<CueWord>> = FxHashMap::default();
    for row in table::ROWS {
        for (form, inflection) in row.verbs.split_whitespace().flat_map(inflect::forms) {
            let word = CueWord { frame: row.frame, inflection, speech: row.speech, commits: row.commits };
            words.entry(form).or_default().push(word);
        }
    }
    words
});

/// Whether a word in lower case behind a verb only says how it is done: "shot back", "walked back".
pub fn is_particle(lower: &str) -> bool {
    lower == "back"
}

/// The readings of a word in lower case, in the order of the table; empty when it is no cue.
///
/// ```
/// use onrecord::cues::{Frame, readings};
/// assert_eq!(readings("told")[0].frame, Frame::Tell);
/// assert!(readings("bridge").is_empty());
/// ```
pub fn readings(lower: &str) -> &'static [CueWord] {
    WORDS.get(lower).map_or(&[], Vec::as_slice)
}
