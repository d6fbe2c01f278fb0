//! Reads the units of an article one after the other and writes down who says what by which cue.

use std::collections::HashMap;

use crate::index::{CueIdx, SourceIdx, TokenRange};
use crate::label::{ContentLabel, CueLabel, Label, Labels};
use crate::prepare::Prepared;

use super::contents;
use super::sources::{self, Subject};
use super::units::{Item, Unit, Units};
use super::words::{is_adverb, is_auxiliary, is_be, is_oftener_noun, makes_noun};
use crate::cues::{self, CueWord, Frame, Inflection};

/// The labels of an article.
pub(crate) fn labels(prepared: &Prepared) -> Labels {
    read(Units::of(prepared).iter(prepared))
}

/// The labels of units that follow each other.
pub(super) fn read<'a>(units: impl Iterator<Item = Unit<'a>>) -> Labels {
    let mut reader = Reader::default();
    units.for_each(|unit| reader.read(&unit));
    reader.labels
}

/// Writes labels and remembers what the next unit may carry on.
#[derive(Default)]
struct Reader {
    labels: Labels,
    by_source: HashMap<TokenRange, SourceIdx>,
    /// The paragraph being read.
    paragraph: Option<usize>,
    /// The cue of the last quotation in this paragraph: quotations that follow without a cue are carried on by it.
    open: Option<CueIdx>,
    /// A cue that ended its paragraph with a colon, for the next one.
    pending: Option<CueIdx>,
    /// The last source of the unit, for cues that share it.
    shared: Option<SourceIdx>,
}

/// A cue found in a unit.
#[derive(Debug, Clone, Copy)]
struct Found {
    /// First item of the cue, auxiliaries included.
    start: usize,
    /// One past its last item.
    end: usize,
    word: CueWord,
    /// "was asked", "were told": the source is not its subject.
    passive: bool,
    /// Has a subject of its own; a bare participle shares the one of the clause before.
    finite: bool,
}

impl Reader {
    fn read(&mut self, unit: &Unit) {
        if self.paragraph != Some(unit.paragraph) {
            self.paragraph = Some(unit.paragraph);
            self.open = None;
        }
        self.shared = None;
        let before = self.labels.contents.len();
        if unit.is_headline() {
            self.read_headline(unit);
        }
        let mut cursor = 0;
        if self.labels.contents.len() == before {
            cursor = self.read_according(unit).unwrap_or(0);
            while let Some(next) = self.read_next(unit, cursor) {
                cursor = next;
            }
        }
        if self.labels.contents.len() == before {
            self.read_without_cue(unit);
        }
        self.read_colon(unit, cursor);
    }

    /// Tries the cues from `cursor` on; the position to go on from when one was read.
    fn read_next(&mut self, unit: &Unit, cursor: usize) -> Option<usize> {
        (cursor..unit.end()).find_map(|at| {
            found_at(unit, cursor, at).into_iter().find_map(|found| {
                self.read_behind(unit, cursor, found).or_else(|| self.read_before(unit, cursor, found))
            })
        })
    }

    /// A content that its cue follows: "“…,” she said", "…, said Ann Bo".
    fn read_behind(&mut self, unit: &Unit, cursor: usize, found: Found) -> Option<usize> {
        if !stands_behind(found) {
            return None;
        }
        let ((start, end), (source_start, source_end), next) =
            subject_first(unit, cursor, found).or_else(|| cue_first(unit, cursor, found))?;
        let source = self.source(unit, source_start, source_end);
        let cue = self.cue(unit, found, Some(source), 0.9);
        self.content(unit, start, end, Some(cue), 0.9);
        self.shared = Some(source);
        let quoted = (start..end).any(|at| unit.is_quote(at));
        if quoted {
            self.open = Some(cue);
        }
        Some(self.read_second_half(unit, cue, next))
    }

    /// The second half of a split quotation: "“…,” she said, “…”".
    fn read_second_half(&mut self, unit: &Unit, cue: CueIdx, from: usize) -> usize {
        let Some(quote) = (from..unit.len()).find(|&at| unit.is_speech(at)) else { return from };
        if (from..quote).any(|at| !found_at(unit, from, at).is_empty()) {
            return from;
        }
        self.content(unit, quote, quote + 1, Some(cue), 0.9);
        quote + 1
    }

    /// A content that follows its cue: "she said that …".
    fn read_before(&mut self, unit: &Unit, cursor: usize, found: Found) -> Option<usize> {
        let mut content = contents::after(unit, found.word, found.end)?;
        if found.start > cursor && matches!(unit.lower(found.start - 1), "who" | "which") {
            let end = contents::relative_end(unit, content.start);
            content.end = content.end.min(end.unwrap_or(content.end));
        }
        // "who wrote it": a pronoun for a thing is nobody's words.
        let thing = content.end == content.start + 1 && matches!(unit.lower(content.start), "it" | "so");
        if thing && found.word.frame == Frame::Say {
            return None;
        }
        let source = match found.passive {
            true => None,
            false => self.subject(unit, cursor, found),
        };
        if source.is_none() && !found.passive && found.finite {
            return None;
        }
        let cue = self.cue(unit, found, source, 0.7);
        self.content(unit, content.start, content.end, Some(cue), 0.7);
        self.shared = source.or(self.shared);
        if unit.is_speech(content.end - 1) {
            self.open = Some(cue);
        }
        Some(content.end)
    }

    fn subject(&mut self, unit: &Unit, cursor: usize, found: Found) -> Option<SourceIdx> {
        let own = match found.finite {
            true => sources::before(unit, cursor, found.start),
            false => Subject::Shared,
        };
        match own {
            Subject::Here { start, end } => Some(self.source(unit, start, end)),
            Subject::Shared => self.shared.or_else(|| match sources::main(unit, found.start) {
                Subject::Here { start, end } => Some(self.source(unit, start, end)),
                Subject::Shared => None,
            }),
        }
    }

    /// "According to the report, …" and "…, according to the report".
    fn read_according(&mut self, unit: &Unit) -> Option<usize> {
        let at = (0..unit.end()).find(|&at| unit.lower(at) == "according" && unit.lower(at + 1) == "to")?;
        let (start, end) = contents::authority(unit, at)?;
        let content = match at {
            0 => (if unit.lower(end) == "," { end + 1 } else { end }, unit.end()),
            _ => (0, if unit.lower(at - 1) == "," { at - 1 } else { at }),
        };
        if content.0 >= content.1 {
            return None;
        }
        let source = self.source(unit, start, end);
        let word = CueWord { frame: Frame::Say, inflection: Inflection::Past, speech: true, commits: false };
        let found = Found { start: at, end: at + 2, word, passive: false, finite: true };
        let cue = self.cue(unit, found, Some(source), 0.9);
        self.content(unit, content.0, content.1, Some(cue), 0.85);
        self.shared = Some(source);
        Some(content.1.max(end))
    }

    /// "Bo: The bridge is safe" in a headline.
    fn read_headline(&mut self, unit: &Unit) {
        let Some(colon) = (1..unit.end().min(6)).find(|&at| unit.lower(at) == ":") else { return };
        let named = (0..colon).all(|at| unit.is_capital(at)) && colon + 2 < unit.end();
        if named {
            let source = self.source(unit, 0, colon);
            let cue = self.mark(unit, colon, colon + 1, Some(source), true, 0.6);
            self.content(unit, colon + 1, unit.end(), Some(cue), 0.6);
        }
    }

    /// Quotations without a cue of their own: carried on, led in by a colon, signed, or orphans.
    fn read_without_cue(&mut self, unit: &Unit) {
        if !unit.is_speech(0) {
            return;
        }
        let end = unit.len();
        if let Some(cue) = self.pending.or(self.open) {
            self.content(unit, 0, end, Some(cue), 0.8);
            self.open = Some(cue);
        } else if let Some(dash) = signature(unit) {
            let source = self.source(unit, dash + 1, unit.end());
            let cue = self.mark(unit, dash, dash + 1, Some(source), true, 0.7);
            self.content(unit, 0, dash, Some(cue), 0.8);
        } else if end == 1 {
            self.content(unit, 0, end, None, 0.6);
        }
    }

    /// A unit that ends with a cue and a colon leads in the next paragraph.
    fn read_colon(&mut self, unit: &Unit, cursor: usize) {
        self.pending = None;
        if unit.lower(unit.len().saturating_sub(1)) != ":" {
            return;
        }
        let last = (cursor..unit.len())
            .rev()
            .find_map(|at| found_at(unit, cursor, at).into_iter().find(|f| f.word.speech));
        if let Some(found) = last {
            let source = self.subject(unit, cursor, found);
            self.pending = Some(self.cue(unit, found, source, 0.8));
        } else if let Subject::Here { start, end } = sources::main(unit, unit.len()) {
            let source = self.source(unit, start, end);
            let colon = unit.len() - 1;
            self.pending = Some(self.mark(unit, colon, colon + 1, Some(source), true, 0.6));
        }
    }

    fn source(&mut self, unit: &Unit, start: usize, end: usize) -> SourceIdx {
        let tokens = unit.tokens(start, end);
        let sources = &mut self.labels.sources;
        *self.by_source.entry(tokens).or_insert_with(|| {
            sources.push(Label { tokens, confidence: 0.8 });
            SourceIdx::new(sources.len() - 1)
        })
    }

    fn cue(&mut self, unit: &Unit, found: Found, source: Option<SourceIdx>, confidence: f32) -> CueIdx {
        let denied =
            (found.start..found.end).any(|at| matches!(unit.lower(at), "not" | "n't" | "n’t" | "never"));
        self.mark(unit, found.start, found.end, source, found.word.speech && !denied, confidence)
    }

    fn mark(
        &mut self,
        unit: &Unit,
        start: usize,
        end: usize,
        source: Option<SourceIdx>,
        speech: bool,
        confidence: f32,
    ) -> CueIdx {
        let tokens = unit.tokens(start, end);
        self.labels.cues.push(CueLabel { tokens, source, speech, confidence });
        CueIdx::new(self.labels.cues.len() - 1)
    }

    fn content(&mut self, unit: &Unit, start: usize, end: usize, cue: Option<CueIdx>, confidence: f32) {
        let tokens = unit.tokens(start, end);
        self.labels.contents.push(ContentLabel { tokens, cue, source: None, confidence });
    }
}

/// Whether a cue may stand behind its content.
fn stands_behind(found: Found) -> bool {
    let frame = matches!(
        found.word.frame,
        Frame::Say | Frame::Tell | Frame::Ask | Frame::Quote | Frame::Think | Frame::Show
    );
    frame && found.finite && !found.passive && found.word.inflection != Inflection::Ing
}

type Range = (usize, usize);

/// "…, Ann Bo said": content, source, and where to go on.
fn subject_first(unit: &Unit, cursor: usize, found: Found) -> Option<(Range, Range, usize)> {
    let Subject::Here { start, end } = sources::before(unit, cursor, found.start) else { return None };
    let content = content_before(unit, cursor, start)?;
    contents::is_spent(unit, found.word, found.end).then_some((content, (start, end), found.end))
}

/// "…, said Ann Bo": content, source, and where to go on.
fn cue_first(unit: &Unit, cursor: usize, found: Found) -> Option<(Range, Range, usize)> {
    let content = content_before(unit, cursor, found.start)?;
    if matches!(unit.lower(found.end), "that" | "" | "," | "." | "to" | "in" | "on") {
        return None;
    }
    let (start, end) = sources::after(unit, found.end, unit.end())?;
    // Without a quotation only a bare verb turns round, and nothing but the speaker follows it.
    let quoted = unit.is_quote(content.1 - 1);
    let bare = found.end - found.start == 1 && (end >= unit.end() || unit.lower(end) == ",");
    (quoted || bare).then_some((content, (start, end), end))
}

/// The content that ends right before item `end`: after a comma or at a quotation.
fn content_before(unit: &Unit, cursor: usize, end: usize) -> Option<Range> {
    let last = end.checked_sub(1).filter(|&last| last >= cursor)?;
    let dash = matches!(unit.lower(last), "–" | "—" | "―" | "-" | "--");
    let last = if dash && last > cursor { last - 1 } else { last };
    if unit.is_quote(last) && (unit.is_speech(last) || last == cursor) {
        let start = quoted_start(unit, cursor, last);
        return Some((start, last + 1));
    }
    if unit.lower(last) != "," {
        return None;
    }
    let start = clause_start(unit, cursor);
    contents::is_clause(unit, start, last).then_some((start, last))
}

/// The words before a quotation belong to the content unless a comma or colon stands between.
fn quoted_start(unit: &Unit, cursor: usize, quote: usize) -> usize {
    let own_sentence = unit.first_quoted(quote).starts_with(char::is_uppercase);
    let set_off = quote > cursor && matches!(unit.lower(quote - 1), "," | ":" | ";" | "–" | "—");
    match set_off && own_sentence || quote == cursor {
        true => quote,
        false => clause_start(unit, cursor),
    }
}

fn clause_start(unit: &Unit, mut at: usize) -> usize {
    while matches!(unit.lower(at), "," | ";" | "but" | "and" | "–" | "—") {
        at += 1;
    }
    at
}

/// "“…” — Ann Bo": the dash of a signature.
fn signature(unit: &Unit) -> Option<usize> {
    let dash = (1..unit.len().min(3)).find(|&at| matches!(unit.lower(at), "–" | "—" | "―" | "--" | "-"))?;
    let name = unit.is_capital(dash + 1) && unit.end() - dash <= 10;
    name.then_some(dash)
}

/// The readings of the cue whose verb stands at item `at`, most likely first.
fn found_at(unit: &Unit, cursor: usize, at: usize) -> Vec<Found> {
    let Some(Item::Word(_)) = unit.items.get(at) else { return Vec::new() };
    let readings = cues::readings(unit.lower(at));
    if readings.is_empty() || at < cursor {
        return Vec::new();
    }
    let with_preposition = readings.iter().filter(|word| matches!(word.frame, Frame::About(_)));
    let alone = readings.iter().filter(|word| !matches!(word.frame, Frame::About(_)));
    with_preposition.chain(alone).filter_map(|&word| found(unit, cursor, at, word)).collect()
}

fn found(unit: &Unit, cursor: usize, at: usize, word: CueWord) -> Option<Found> {
    let end = match word.frame {
        Frame::About(preposition) if unit.lower(at + 1) != preposition => return None,
        Frame::About(_) => at + 2,
        _ => at + 1,
    };
    if unit.is_capital(at) && at > 0 && !unit.is_headline() {
        return None;
    }
    let start = group_start(unit, cursor, at);
    let previous = if at > cursor { unit.lower(at - 1) } else { "" };
    let be = (start..at).any(|at| is_be(unit.lower(at)));
    let auxiliary = (start..at).any(|at| is_auxiliary(unit.lower(at)));
    let found = Found { start, end, word, passive: false, finite: true };
    match word.inflection {
        Inflection::Base if auxiliary && !be => Some(found),
        Inflection::Base => is_plural_subject(unit, start, at, cursor).then_some(found),
        Inflection::Third if is_oftener_noun(unit.lower(at)) && !unit.is_capital(start.saturating_sub(1)) => {
            None
        }
        Inflection::Third => (!makes_noun(previous) && previous != "to" && at > cursor).then_some(found),
        Inflection::Past if be => {
            matches!(word.frame, Frame::Ask | Frame::Tell).then_some(Found { passive: true, ..found })
        }
        Inflection::Past => (!makes_noun(previous) && unit.lower(at + 1) != "by").then_some(found),
        Inflection::Participle => (auxiliary && !be).then_some(found),
        Inflection::Ing if be => Some(found),
        Inflection::Ing if at > 0 && unit.is_capital(at - 1) && leads_in_quotation(unit, at + 1) => {
            Some(found)
        }
        Inflection::Ing => {
            let free = at == cursor
                || unit.is_quote(at - 1)
                || matches!(
                    previous,
                    "," | "and" | "by" | "while" | "after" | "before" | "–" | "—" | "without" | "or" | "in"
                )
                || is_adverb(previous)
                || (word.frame == Frame::Say && (unit.lower(at + 1) == "that" || unit.is_quote(at + 1)));
            free.then_some(Found { finite: false, ..found })
        }
    }
}

/// A comma and a quotation: "Ann Bo asking, “Why?”".
fn leads_in_quotation(unit: &Unit, comma: usize) -> bool {
    unit.lower(comma) == "," && unit.is_quote(comma + 1)
}

/// Whether what stands before a bare verb form can be its subject: "they say", "officials say", "Bo and Du say".
fn is_plural_subject(unit: &Unit, start: usize, at: usize, cursor: usize) -> bool {
    if start <= cursor {
        return false;
    }
    let word = unit.lower(start - 1);
    if is_oftener_noun(unit.lower(at)) {
        return matches!(word, "they" | "we" | "who");
    }
    let pair = start >= cursor + 3 && unit.is_capital(start - 1) && unit.lower(start - 2) == "and";
    let plural = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("’s")
        && !word.ends_with("'s");
    let many = matches!(
        word,
        "i" | "we"
            | "they"
            | "you"
            | "who"
            | "people"
            | "many"
            | "some"
            | "others"
            | "most"
            | "critics"
            | "police"
            | "both"
            | "women"
            | "men"
            | ","
    );
    pair || plural && !unit.is_capital(start - 1) || many || plural && start >= cursor + 2
}

/// The first auxiliary or adverb that belongs to the verb at `at`.
fn group_start(unit: &Unit, cursor: usize, at: usize) -> usize {
    let mut start = at;
    while start > cursor && (is_auxiliary(unit.lower(start - 1)) || is_adverb(unit.lower(start - 1))) {
        start -= 1;
    }
    start
}
