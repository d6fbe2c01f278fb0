//! What an alignment means: how far a statement has the asked words, and what differs.

use serde::Serialize;

use super::align::{Step, align, alike};
use super::words::{Word, is_negation, is_telling};

/// Words before the found ones in which a negation is pointed out.
const NEGATION_REACH: usize = 6;

/// Steps between the two places of a word that was moved.
const MOVED_REACH: usize = 3;

/// Words of a question with an ellipsis that say something, and the most left out for each.
const LEAST_SHORTENED: usize = 4;
const LEFT_OUT_A_WORD: usize = 4;

/// How far a statement has the words of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// Word for word; case, punctuation and the style of quotation marks aside.
    Exact,
    /// The whole, with changes.
    Altered,
    /// A part of the question only.
    Partial,
}

/// A run of words in the comparison of question and record.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DiffPiece {
    /// Who has the words.
    pub kind: DiffKind,
    /// The words as written: in the record where it has them, else in the question.
    pub text: String,
}

/// Who has the words of a [`DiffPiece`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DiffKind {
    /// Both.
    Same,
    /// Only the record.
    OnlyRecord,
    /// Only the record, and the question marks the place with an ellipsis.
    LeftOut,
    /// Only the question.
    OnlyAsked,
}

/// A word that turns the statement round and stands on one side only, or just before the words found.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Negation {
    /// The word as written.
    pub word: String,
    /// Where it stands.
    pub place: NegationPlace,
}

/// Where a [`Negation`] stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NegationPlace {
    /// In the question, not in the record.
    OnlyAsked,
    /// In the record, not in the question.
    OnlyRecord,
    /// In the record, shortly before the words that were asked for.
    BeforeInRecord,
}

/// A question beside one statement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Comparison {
    pub(crate) likeness: Likeness,
    /// Words of the question that are covered: from, to.
    pub(crate) covered: (usize, usize),
    /// Words that both have within the covered part; misread ones count half.
    pub(crate) shared: f32,
    /// Words changed, dropped or slipped in within the covered part.
    pub(crate) changes: usize,
    pub(crate) diff: Vec<DiffPiece>,
    pub(crate) negations: Vec<Negation>,
    /// Keys of the record's words found: the same keys are the same printing.
    pub(crate) found: Vec<String>,
}

/// A text and its words.
#[derive(Debug, Clone)]
pub(crate) struct Read<'t> {
    pub(crate) text: &'t str,
    pub(crate) words: Vec<Word>,
}

impl<'t> Read<'t> {
    pub(crate) fn new(text: &'t str) -> Read<'t> {
        Read { text, words: super::words::words(text) }
    }

    fn key(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.key)
    }

    fn written(&self, at: usize) -> &'t str {
        self.words.get(at).and_then(|word| self.text.get(word.span.clone())).unwrap_or("")
    }

    /// From the beginning of one word to the end of another, with what stands between.
    pub(crate) fn run(&self, first: usize, last: usize) -> &'t str {
        let span = self.words.get(first).zip(self.words.get(last));
        span.and_then(|(first, last)| self.text.get(first.span.start..last.span.end)).unwrap_or("")
    }
}

/// The question beside a statement; nothing where they share too little to speak of.
pub(crate) fn compare(asked: &Read, said: &Read) -> Option<Comparison> {
    let steps = align(&asked.words, &said.words);
    let whole = Tally::of(&steps, asked, said);
    let (from, to) = best_part(&steps, asked, said);
    let part = Tally::of(steps.get(from..to)?, asked, said);
    let total = asked.words.len();
    let (likeness, steps, tally) = if whole.changes == 0 && whole.left_out == 0 && whole.same == total {
        (Likeness::Exact, steps.as_slice(), whole)
    } else if (whole.is_the_whole(total) && part.covers_most(total)) || whole.is_shortened(total) {
        (Likeness::Altered, steps.as_slice(), whole)
    } else if part.is_worth_showing(total) {
        (Likeness::Partial, steps.get(from..to)?, part)
    } else {
        return None;
    };
    Some(Comparison {
        likeness,
        covered: covered(steps)?,
        shared: tally.shared(),
        changes: tally.changes,
        diff: diff(steps, asked, said),
        negations: negations(steps, asked, said),
        found: steps.iter().filter_map(|step| step.said()).map(|at| said.key(at).to_owned()).collect(),
    })
}

/// What an alignment, or a part of it, amounts to.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    same: usize,
    misread: usize,
    /// Words of the question that the record lacks, misread ones aside.
    lacking: usize,
    /// Words of the record that the question lacks without an ellipsis.
    slipped: usize,
    /// Runs of such words.
    gaps: usize,
    /// Words of the record for which the question has an ellipsis.
    left_out: usize,
    /// Lacking words that the record has among those slipped in or standing for others: they only changed places.
    moved: usize,
    changes: usize,
    telling: usize,
    longest: usize,
}

impl Tally {
    fn of(steps: &[Step], asked: &Read, said: &Read) -> Tally {
        let mut tally = Tally::default();
        let mut run = 0;
        let mut in_gap = false;
        for (at, &step) in steps.iter().enumerate() {
            run = if matches!(step, Step::Same { .. }) { run + 1 } else { 0 };
            tally.longest = tally.longest.max(run);
            let gap = matches!(step, Step::Said { .. });
            match step {
                Step::Same { asked: at, .. } => {
                    tally.same += 1;
                    tally.telling += usize::from(is_telling(asked.key(at)));
                }
                Step::Other { asked: a, said: s } if alike(asked.key(a), said.key(s)) => {
                    tally.misread += 1;
                    tally.telling += usize::from(is_telling(asked.key(a)));
                }
                Step::Other { .. } | Step::Asked { .. } => tally.lacking += 1,
                Step::Said { .. } if is_marked(steps, at, asked) => tally.left_out += 1,
                Step::Said { .. } => {
                    tally.slipped += 1;
                    tally.gaps += usize::from(!in_gap);
                }
            }
            in_gap = gap;
        }
        tally.moved = moved(steps, asked, said).min(tally.lacking);
        tally.changes = tally.misread + tally.lacking + tally.slipped;
        tally
    }

    fn shared(&self) -> f32 {
        self.same as f32 + self.misread as f32 / 2.0
    }

    /// Whether the question as a whole is recognisable.
    fn is_the_whole(&self, total: usize) -> bool {
        let read = self.same + self.misread + self.moved;
        // Two words that changed places are one change, whether they were laid word against word or round a gap.
        let lacking = self.lacking - self.moved + self.moved.div_ceil(2);
        let gaps = self.gaps.saturating_sub(self.moved);
        let allowed = if total < 8 { (total / 4).max(usize::from(total == 3)) } else { total * 2 / 5 };
        lacking + gaps <= allowed
            && read * 20 >= total * 13
            && self.slipped <= total
            && self.telling >= 2.min(total)
            && self.longest >= 2
    }

    /// Whether every word of the question is there in order, and what is left out is left out at an ellipsis: few words are
    /// enough then.
    fn is_shortened(&self, total: usize) -> bool {
        total >= LEAST_SHORTENED
            && self.same == total
            && self.changes == 0
            && (1..=LEFT_OUT_A_WORD * total).contains(&self.left_out)
            && self.telling >= 1
            && self.longest >= 2
    }

    /// Whether what is recognised reaches over most of the question; otherwise only a part was said.
    fn covers_most(&self, total: usize) -> bool {
        let outside = total.saturating_sub(self.same + self.misread + self.lacking);
        outside < 5
    }

    /// Whether a part is long and telling enough not to be chance.
    fn is_worth_showing(&self, total: usize) -> bool {
        self.shared() >= 6.0
            && self.telling >= 2
            && self.longest >= 4
            && (self.shared() >= 8.0 || self.same * 3 >= total)
    }
}

/// Words of the question without their like at this place of the record, which has them at a place near by.
fn moved(steps: &[Step], asked: &Read, said: &Read) -> usize {
    let apart = |at: usize| steps.get(at).copied().filter(|step| !matches!(step, Step::Same { .. }));
    let near = |at: usize| {
        (at.saturating_sub(MOVED_REACH)..=at + MOVED_REACH).filter_map(apart).filter_map(Step::said)
    };
    let has = |at: usize, key: &str| near(at).any(|word| said.key(word) == key);
    let lacking = (0..steps.len()).filter_map(|at| Some((at, apart(at)?.asked()?)));
    lacking.filter(|&(at, word)| has(at, asked.key(word))).count()
}

/// Whether the question has an ellipsis where the record has the word of this step.
fn is_marked(steps: &[Step], at: usize, asked: &Read) -> bool {
    let next = steps.get(at..).unwrap_or_default().iter().find_map(|step| step.asked());
    next.and_then(|next| asked.words.get(next)).is_some_and(|word| word.after_ellipsis)
}

/// The steps in which words in common outweigh the others most: first, one past the last.
fn best_part(steps: &[Step], asked: &Read, said: &Read) -> (usize, usize) {
    let (mut best, mut part) = (0, (0, 0));
    let (mut sum, mut from) = (0_i32, 0);
    for (at, &step) in steps.iter().enumerate() {
        sum += match step {
            Step::Same { .. } => 2,
            Step::Other { asked: a, said: s } if alike(asked.key(a), said.key(s)) => 1,
            Step::Other { .. } | Step::Asked { .. } => -2,
            Step::Said { .. } if is_marked(steps, at, asked) => 0,
            Step::Said { .. } => -1,
        };
        if sum <= 0 {
            (sum, from) = (0, at + 1);
        }
        if sum > best {
            (best, part) = (sum, (from, at + 1));
        }
    }
    part
}

fn covered(steps: &[Step]) -> Option<(usize, usize)> {
    let mut asked = steps.iter().filter_map(|step| step.asked());
    let first = asked.next()?;
    Some((first, asked.next_back().unwrap_or(first) + 1))
}

/// The comparison as runs of words; where words stand for others, the record's come first.
fn diff(steps: &[Step], asked: &Read, said: &Read) -> Vec<DiffPiece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(&step) = steps.get(at) {
        let same = matches!(step, Step::Same { .. });
        let alike = |step: &&Step| matches!(step, Step::Same { .. }) == same;
        let length = steps.get(at..).unwrap_or_default().iter().take_while(alike).count();
        let run = steps.get(at..at + length).unwrap_or_default();
        if same {
            pieces.extend(piece(DiffKind::Same, said, run.iter().filter_map(|step| step.said())));
        } else {
            let marked = (at..at + length).all(|at| is_marked(steps, at, asked));
            let left_out = marked && run.iter().all(|step| step.asked().is_none());
            let kind = if left_out { DiffKind::LeftOut } else { DiffKind::OnlyRecord };
            pieces.extend(piece(kind, said, run.iter().filter_map(|step| step.said())));
            pieces.extend(piece(DiffKind::OnlyAsked, asked, run.iter().filter_map(|step| step.asked())));
        }
        at += length;
    }
    pieces
}

/// A run of words that stand in a row; nothing where there are none.
fn piece(kind: DiffKind, read: &Read, mut words: impl Iterator<Item = usize>) -> Option<DiffPiece> {
    let first = words.next()?;
    let last = words.last().unwrap_or(first);
    Some(DiffPiece { kind, text: read.run(first, last).to_owned() })
}

fn negations(steps: &[Step], asked: &Read, said: &Read) -> Vec<Negation> {
    let mut found = Vec::new();
    let mut note = |read: &Read, at: usize, place| {
        if is_negation(read.key(at)) {
            found.push(Negation { word: read.written(at).to_owned(), place });
        }
    };
    let first = steps.iter().find_map(|step| step.said()).unwrap_or(0);
    for before in first.saturating_sub(NEGATION_REACH)..first {
        note(said, before, NegationPlace::BeforeInRecord);
    }
    for step in steps.iter().filter(|step| !matches!(step, Step::Same { .. })) {
        if let Some(at) = step.said() {
            note(said, at, NegationPlace::OnlyRecord);
        }
        if let Some(at) = step.asked() {
            note(asked, at, NegationPlace::OnlyAsked);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str =
        "We will open the north bridge before the autumn, and the tolls will go to the two schools.";

    fn compared(asked: &str, said: &str) -> Option<Comparison> {
        compare(&Read::new(asked), &Read::new(said))
    }

    fn shown(asked: &str, said: &str) -> String {
        let pieces = compared(asked, said).unwrap().diff;
        let show = |piece: &DiffPiece| match piece.kind {
            DiffKind::Same => piece.text.clone(),
            DiffKind::OnlyRecord => format!("[-{}-]", piece.text),
            DiffKind::LeftOut => format!("[…{}…]", piece.text),
            DiffKind::OnlyAsked => format!("{{+{}+}}", piece.text),
        };
        pieces.iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn punctuation_is_no_change() {
        let exact = compared("“we will open the North Bridge before the autumn—and the tolls", SAID).unwrap();
        assert_eq!((exact.likeness, exact.changes), (Likeness::Exact, 0));
    }

    #[test]
    fn changes_are_shown_word_by_word() {
        assert_eq!(
            shown("We will close the north bridge before the autumn", SAID),
            "We will [-open-] {+close+} the north bridge before the autumn"
        );
        assert_eq!(
            shown("We will open the north bridge … and the tolls will go to the schools", SAID),
            "We will open the north bridge […before the autumn…] and the tolls will go to the [-two-] schools"
        );
    }

    #[test]
    fn a_negation_is_always_pointed_out() {
        let negations = |asked, said| compared(asked, said).unwrap().negations;
        let note = |word: &str, place| vec![Negation { word: word.into(), place }];
        let asked = "we will not open the north bridge before the autumn";
        assert_eq!(negations(asked, SAID), note("not", NegationPlace::OnlyAsked));
        let dropped = negations("We will open the north bridge", "We won’t open the north bridge");
        assert_eq!(dropped, note("won’t", NegationPlace::OnlyRecord));
        let before = negations("open the north bridge", "Nobody said we never open the north bridge");
        assert_eq!(before.last().unwrap().place, NegationPlace::BeforeInRecord);
        assert!(negations("We will open the north bridge", SAID).is_empty());
    }

    #[test]
    fn words_that_changed_places_are_a_change() {
        for swapped in [
            "We open will the north bridge",
            "will open the bridge north before",
            "the schools two and north",
        ] {
            let found = compared(swapped, SAID).map(|comparison| comparison.likeness);
            assert_eq!(found, (!swapped.contains("schools")).then_some(Likeness::Altered), "{swapped}");
        }
    }

    #[test]
    fn few_words_round_an_ellipsis_are_enough() {
        let shortened = |asked: &str| compared(asked, SAID).map(|comparison| comparison.likeness);
        assert_eq!(shortened("will open … before the autumn"), Some(Likeness::Altered));
        assert_eq!(shortened("and the … to the"), None, "no word that tells anything");
        assert_eq!(shortened("will close … before the autumn"), None);
        assert_eq!(shortened("We … schools"), None);
    }

    #[test]
    fn half_a_question_is_a_part() {
        let asked = "we will open the north bridge before the autumn because every ferry on this river has sunk twice";
        let part = compared(asked, SAID).unwrap();
        assert_eq!((part.likeness, part.covered), (Likeness::Partial, (0, 9)));
    }

    #[test]
    fn common_words_are_no_find() {
        assert_eq!(compared("and it will be the best of all the things we have seen", SAID), None);
    }
}
