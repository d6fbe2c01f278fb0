//! The columns of a statement as tables have them, one list for CSV, Parquet and the codebook.

use crate::{Line, SpokenOf};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Number,
    /// Yes or no.
    YesNo,
    /// A number with a fraction.
    Fraction,
    /// A day, `YYYY-MM-DD`.
    Day,
}

/// A value of a column.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Cell {
    /// Text, or a day.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    YesNo(bool),
    /// A number with a fraction.
    Fraction(f64),
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its name, as in JSON.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether its words are copied from the article: an export without text leaves them out.
    pub is_copied: bool,
    /// What it means.
    pub meaning: &'static str,
    get: fn(&Line) -> Option<Cell>,
}

impl Line {
    /// Takes out whatever is copied from the article; names as resolved are facts, and stay.
    pub fn take_out_copied(&mut self) {
        self.content.clear();
        let Line { cue, speaker_as_written, described, addressee, venue, condition, title, .. } = self;
        for words in [cue, speaker_as_written, described, addressee, venue, condition, title] {
            *words = None;
        }
    }
}

impl Column {
    /// Its value for a statement; nothing where that is not known.
    pub fn of(&self, line: &Line) -> Option<Cell> {
        (self.get)(line)
    }
}

const fn column(
    name: &'static str,
    kind: Kind,
    get: fn(&Line) -> Option<Cell>,
    meaning: &'static str,
) -> Column {
    Column { name, kind, is_copied: false, meaning, get }
}

const fn copied(name: &'static str, get: fn(&Line) -> Option<Cell>, meaning: &'static str) -> Column {
    Column { name, kind: Kind::Text, is_copied: true, meaning, get }
}

fn text(text: &str) -> Option<Cell> {
    Some(Cell::Text(text.to_owned()))
}

fn known(text: Option<&String>) -> Option<Cell> {
    text.map(|text| Cell::Text(text.clone()))
}

/// Something of each of those spoken of.
fn each(line: &Line, shown: impl Fn(&SpokenOf) -> String) -> Option<Cell> {
    Some(Cell::Text(line.about.iter().map(shown).collect::<Vec<_>>().join("; ")))
}

fn number(number: usize) -> Option<Cell> {
    i64::try_from(number).ok().map(Cell::Number)
}

/// All columns, in the order in which they are written.
pub const COLUMNS: &[Column] = &[
    column("id", Kind::Text, |line| text(&line.id), "id of the statement, derived from text and place"),
    column("said_on", Kind::Day, |line| text(&line.said_on), "last day on which it can have been said"),
    column(
        "said_first",
        Kind::Day,
        |line| known(line.said_first.as_ref()),
        "first day; empty when only the day of publication bounds it",
    ),
    column(
        "said_stated",
        Kind::YesNo,
        |line| Some(Cell::YesNo(line.said_stated)),
        "whether the article states the day; otherwise said_on is the day of publication",
    ),
    column(
        "speaker",
        Kind::Text,
        |line| known(line.speaker.as_ref()),
        "the speaker as resolved in the article; empty when nobody is named",
    ),
    column(
        "speaker_key",
        Kind::Number,
        |line| line.speaker_key.map(Cell::Number),
        "number of the speaker across articles",
    ),
    column(
        "speaker_kind",
        Kind::Text,
        |line| text(&line.speaker_kind),
        "person, organisation, group, document, unnamed or unattributed",
    ),
    copied(
        "speaker_as_written",
        |line| known(line.speaker_as_written.as_ref()),
        "the words that name the speaker",
    ),
    copied(
        "described",
        |line| known(line.described.as_ref()),
        "of the unnamed: the words that introduced the speaker, or what he is called",
    ),
    column(
        "about",
        Kind::Text,
        |line| each(line, |one| one.name.clone()),
        "names of those spoken of, parted by \"; \"",
    ),
    column(
        "stances",
        Kind::Text,
        |line| each(line, |one| one.stance.clone().unwrap_or_default()),
        "attitude to each of them, parted likewise: positive, neutral, negative, or nothing where it was not judged",
    ),
    column(
        "stance_confidences",
        Kind::Text,
        |line| each(line, |one| one.stance_confidence.map(|sure| sure.to_string()).unwrap_or_default()),
        "how sure each attitude is, 0 to 1, parted likewise",
    ),
    copied("addressee", |line| known(line.addressee.as_ref()), "to whom"),
    copied("venue", |line| known(line.venue.as_ref()), "on what occasion"),
    copied("cue", |line| known(line.cue.as_ref()), "the words that say that it was said"),
    copied("content", |line| text(&line.content), "what was said; pieces joined by \" … \""),
    column("form", Kind::Text, |line| text(&line.form), "direct, indirect or mixed"),
    column(
        "speech",
        Kind::YesNo,
        |line| Some(Cell::YesNo(line.speech)),
        "whether it was said or written, rather than thought",
    ),
    column(
        "commitment",
        Kind::YesNo,
        |line| Some(Cell::YesNo(line.commitment)),
        "whether the speaker binds himself",
    ),
    column(
        "commitment_kind",
        Kind::Text,
        |line| known(line.commitment_kind.as_ref()),
        "promise, threat, plan, agreement or refusal",
    ),
    copied("condition", |line| known(line.condition.as_ref()), "on what condition the speaker binds himself"),
    column(
        "nested_in",
        Kind::Text,
        |line| known(line.nested_in.as_ref()),
        "id of the statement that holds this one",
    ),
    column(
        "printings",
        Kind::Number,
        |line| number(line.printings),
        "articles that have this quotation, in near-identical printings and in this one",
    ),
    column(
        "same_as",
        Kind::Text,
        |line| known(line.same_as.as_ref()),
        "id of the first of these printings that was added; empty where there is one only",
    ),
    column("confidence", Kind::Fraction, |line| Some(Cell::Fraction(line.confidence)), "0 to 1"),
    column("start", Kind::Number, |line| number(line.start), "first code point in the text"),
    column("end", Kind::Number, |line| number(line.end), "one past the last code point"),
    column("article", Kind::Text, |line| text(&line.article), "digest of the article's text and day"),
    column("origin", Kind::Text, |line| text(&line.origin), "path, or path and line"),
    column("url", Kind::Text, |line| known(line.url.as_ref()), "address of the page"),
    column("outlet", Kind::Text, |line| known(line.outlet.as_ref()), "publisher, else host of the address"),
    copied("title", |line| known(line.title.as_ref()), "title of the article"),
    column("published", Kind::Day, |line| text(&line.published), "day of publication"),
    column("program", Kind::Text, |line| text(&line.program), "what read the article: program and version"),
    column("tagger", Kind::Text, |line| text(&line.tagger), "model and version"),
];
