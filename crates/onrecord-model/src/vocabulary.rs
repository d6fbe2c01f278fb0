//! Words → word pieces by greedy longest match, as BERT's uncased vocabulary was built to be read.
//!
//! Source: Wu et al., "Google's Neural Machine Translation System" (2016), section 4.1; the vocabulary is that of
//! uncased BERT.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Number of a word piece in its vocabulary.
pub type PieceId = u16;

/// Longer words are unknown as a whole; bounds the time a word can take.
const LONGEST_WORD: usize = 100;

/// Marks of the vocabulary that stand for no word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// Begins a window.
    pub start: PieceId,
    /// Ends a window.
    pub end: PieceId,
    /// Stands for a word that no pieces make up.
    pub unknown: PieceId,
    /// Stands for any quotation mark.
    pub quotation: PieceId,
}

/// A vocabulary of word pieces.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// Pieces that begin a word.
    initial: FxHashMap<Box<str>, PieceId>,
    /// Pieces that go on with one, without their `##`.
    inner: FxHashMap<Box<str>, PieceId>,
    /// No piece is longer, in bytes.
    longest: usize,
    /// Marks that stand for no word.
    pub marks: Marks,
}

impl Vocabulary {
    /// Reads a vocabulary of one piece a line; its number is that of the line, from 0.
    ///
    /// # Errors
    /// Names the piece that is missing, or says that there are more than 65,536.
    pub fn new(lines: &str) -> Result<Vocabulary, String> {
        let (mut initial, mut inner, mut longest) = (FxHashMap::default(), FxHashMap::default(), 0);
        for (number, piece) in lines.lines().enumerate() {
            let id = PieceId::try_from(number).map_err(|_| "more than 65,536 word pieces".to_owned())?;
            longest = longest.max(piece.len());
            match piece.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => inner.insert(rest.into(), id),
                _ => initial.insert(piece.into(), id),
            };
        }
        let id = |piece: &str| initial.get(piece).copied().ok_or(format!("no word piece {piece}"));
        let (start, end) = (id("[CLS]")?, id("[SEP]")?);
        let marks = Marks { start, end, unknown: id("[UNK]")?, quotation: id("\"")? };
        Ok(Vocabulary { initial, inner, longest, marks })
    }

    /// Number of pieces.
    pub fn len(&self) -> usize {
        self.initial.len() + self.inner.len()
    }

    /// Whether there is no piece; never so for one that was read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Appends the pieces of a word: in small letters, without accents, split at punctuation; at least one piece.
    ///
    /// ```
    /// use onrecord_model::vocabulary::Vocabulary;
    /// let vocabulary = Vocabulary::new("[CLS]\n[SEP]\n[UNK]\n\"\n-\nmayor\nelect\n##ed").unwrap();
    /// let pieces = |word: &str| {
    ///     let mut pieces = Vec::new();
    ///     vocabulary.pieces(word, &mut pieces);
    ///     pieces
    /// };
    /// assert_eq!(pieces("Mayor-Elected"), [5, 4, 6, 7]);
    /// assert_eq!(pieces("ferry"), [2]);
    /// ```
    pub fn pieces(&self, word: &str, out: &mut Vec<PieceId>) {
        let before = out.len();
        let plain = plain(word);
        let mut run = 0;
        for (at, character) in plain.char_indices() {
            if is_letter(character) {
                continue;
            }
            self.run(plain.get(run..at).unwrap_or_default(), out);
            run = at + character.len_utf8();
            if !is_ignored(character) {
                self.run(plain.get(at..run).unwrap_or_default(), out);
            }
        }
        self.run(plain.get(run..).unwrap_or_default(), out);
        if out.len() == before {
            out.push(self.marks.unknown);
        }
    }

    /// Appends the pieces of a run of letters and digits.
    fn run(&self, run: &str, out: &mut Vec<PieceId>) {
        let before = out.len();
        let mut rest = run;
        while !rest.is_empty() {
            let table = if rest.len() == run.len() { &self.initial } else { &self.inner };
            let piece = if run.len() > LONGEST_WORD * 4 { None } else { self.longest_of(rest, table) };
            let Some((id, length)) = piece else {
                out.truncate(before);
                out.push(self.marks.unknown);
                return;
            };
            out.push(id);
            rest = rest.get(length..).unwrap_or_default();
        }
    }

    fn longest_of(&self, rest: &str, table: &FxHashMap<Box<str>, PieceId>) -> Option<(PieceId, usize)> {
        let longest = rest.len().min(self.longest);
        (1..=longest).rev().find_map(|length| Some((*table.get(rest.get(..length)?)?, length)))
    }
}

/// Small letters without accents; apostrophes of one kind.
fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let lower = word.chars().flat_map(char::to_lowercase);
    lower.nfd().filter(|&character| !is_combining_mark(character)).map(straight).collect()
}

fn straight(character: char) -> char {
    if character == '’' { '\'' } else { character }
}

fn is_letter(character: char) -> bool {
    character.is_alphanumeric() && !is_ideograph(character)
}

/// Ideographs are words of their own.
fn is_ideograph(character: char) -> bool {
    matches!(u32::from(character), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x2FA1F)
}

fn is_ignored(character: char) -> bool {
    character.is_control() || character.is_whitespace() || character == '\u{FFFD}'
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n\"\n'\n-\n,\ndon\nt\nun\n##aff\n##able\ncafe\n東\n$\n5";

    fn pieces(word: &str) -> Vec<PieceId> {
        let vocabulary = Vocabulary::new(LINES).unwrap();
        let mut out = Vec::new();
        vocabulary.pieces(word, &mut out);
        out
    }

    #[test]
    fn a_word_falls_into_the_longest_pieces() {
        assert_eq!(pieces("unaffable"), [10, 11, 12]);
        assert_eq!(pieces("UNAFFABLE"), [10, 11, 12]);
    }

    #[test]
    fn a_word_that_does_not_fall_into_pieces_is_unknown_as_a_whole() {
        assert_eq!(pieces("unaffablez"), [1]);
        assert_eq!(pieces(""), [1]);
        assert_eq!(pieces(&"a".repeat(1 << 16)), [1]);
    }

    #[test]
    fn punctuation_and_ideographs_stand_alone() {
        assert_eq!(pieces("don’t"), [8, 5, 9]);
        assert_eq!(pieces("$5"), [15, 16]);
        assert_eq!(pieces("東東"), [14, 14]);
    }

    #[test]
    fn accents_and_joiners_fall_away() {
        assert_eq!(pieces("Café"), [13]);
        assert_eq!(pieces("cafe\u{301}"), [13]);
        assert_eq!(pieces("\u{FFFD}"), [1]);
    }

    #[test]
    fn a_vocabulary_without_its_marks_is_refused() {
        assert!(Vocabulary::new("[CLS]\n[SEP]\n\"").unwrap_err().contains("[UNK]"));
        let many: String = (0..70_000).map(|number| format!("{number}\n")).collect();
        assert!(Vocabulary::new(&many).is_err());
    }
}
