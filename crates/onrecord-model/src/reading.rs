//! A stretch of an article → spans, what they belong to, and how likely all of it is.

use std::ops::Range;

use crate::encoder::Scratch;
use crate::heads::crf::{Role, RoleSpan, Scores, log_probabilities};
use crate::heads::pointer::{Candidate, Choice, Pointer, WIDTH};
use crate::network::{HIDDEN, Network};
use crate::pieces::Sheet;
use crate::windows::windows;

/// No span asks farther than this, in tokens: about a window, beyond which nothing was learned.
const REACH: usize = 384;

/// A span with what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Found {
    /// Its tokens.
    pub(crate) span: RoleSpan,
    /// The chance that exactly these tokens are a span of its role.
    pub(crate) chance: f32,
    /// A content's cue or a cue's source: a position in the list of these.
    pub(crate) link: Choice,
}

/// What the network reads in a stretch: spans by role, in order, token positions counted within the article.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Reading {
    /// Without links.
    pub(crate) sources: Vec<Found>,
    /// Linked to sources.
    pub(crate) cues: Vec<Found>,
    /// Linked to cues.
    pub(crate) contents: Vec<Found>,
}

/// Reads tokens `stretch` of an article.
pub(crate) fn read(
    network: &Network,
    sheet: &Sheet,
    stretch: Range<usize>,
    scratch: &mut Scratch,
) -> Reading {
    let mut hidden = Vec::with_capacity(stretch.len() * HIDDEN);
    for window in windows(sheet, stretch.start, stretch.end, |token| sheet.starts_sentence(token)) {
        network.read(sheet, window, scratch, &mut hidden);
    }
    let scores = network.tags(&hidden);
    let page = Page { hidden: &hidden, scores: &scores, sentences: sentences(sheet, &stretch) };
    page.reading(network).moved(stretch.start)
}

/// The sentence of each token, counted from the first.
fn sentences(sheet: &Sheet, stretch: &Range<usize>) -> Vec<isize> {
    let mut sentence = 0;
    let count = |token| {
        sentence += isize::from(sheet.starts_sentence(token));
        sentence
    };
    stretch.clone().map(count).collect()
}

/// What is known of the tokens of a stretch.
struct Page<'a> {
    hidden: &'a [f32],
    scores: &'a [Scores],
    sentences: Vec<isize>,
}

impl Page<'_> {
    fn reading(&self, network: &Network) -> Reading {
        let spans = network.crf.best(self.scores);
        let sums = network.crf.sums(self.scores);
        let found = |role: Role| -> Vec<Found> {
            let of_role = spans.iter().filter(|span| span.role == role);
            let unlinked = Choice { candidate: None, chance: 1.0 };
            of_role.map(|&span| Found { span, chance: sums.chance(span) as f32, link: unlinked }).collect()
        };
        let (sources, mut cues, mut contents) = (found(Role::Source), found(Role::Cue), found(Role::Content));
        self.link(&network.to_source, &mut cues, &sources);
        self.link(&network.to_cue, &mut contents, &cues);
        Reading { sources, cues, contents }
    }

    /// Lets every asking span choose among the answering ones in reach.
    fn link(&self, pointer: &Pointer, asking: &mut [Found], answering: &[Found]) {
        let keys: Vec<[f32; WIDTH]> =
            answering.iter().map(|found| pointer.key(self.state(found.span.start))).collect();
        for found in asking {
            let (start, end) = (found.span.start, found.span.end);
            let (from, to) = (
                starting_before(answering, start.saturating_sub(REACH)),
                starting_before(answering, end + REACH),
            );
            let (before, after) = (starting_before(answering, start), starting_before(answering, end));
            let near = (from..to).zip(answering.get(from..to).unwrap_or_default());
            let near = near.zip(keys.get(from..to).unwrap_or_default());
            let candidates: Vec<Candidate> = near
                .map(|((at, answer), key)| {
                    let rank = if at < before {
                        at as isize - before as isize
                    } else {
                        at as isize + 1 - after as isize
                    };
                    let rank = if (before..after).contains(&at) { 0 } else { rank };
                    Candidate { rank, ..self.candidate(found.span, answer.span, key) }
                })
                .collect();
            let query = pointer.query(self.state(start), self.state(end.saturating_sub(1)));
            let choice = pointer.choose(&query, &candidates);
            found.link = Choice { candidate: choice.candidate.map(|at| at + from), ..choice };
        }
    }

    fn candidate<'a>(&self, asking: RoleSpan, answer: RoleSpan, key: &'a [f32; WIDTH]) -> Candidate<'a> {
        let at = answer.start;
        let distance = match at {
            _ if at < asking.start => at as isize - asking.start as isize,
            _ if at >= asking.end => at as isize - (asking.end as isize - 1),
            _ => 0,
        };
        let sentence_of = |token: usize| self.sentences.get(token).copied().unwrap_or_default();
        let tagged = self.scores.get(at).map(log_probabilities);
        let tagged = tagged.and_then(|logs| logs.get(answer.role.begin()).copied()).unwrap_or(f32::MIN);
        Candidate { key, distance, rank: 0, sentence: sentence_of(at) - sentence_of(asking.start), tagged }
    }

    fn state(&self, token: usize) -> &[f32] {
        self.hidden.get(token * HIDDEN..(token + 1) * HIDDEN).unwrap_or(&[0.0; HIDDEN])
    }
}

/// How many spans begin before a token.
fn starting_before(spans: &[Found], token: usize) -> usize {
    spans.partition_point(|found| found.span.start < token)
}

impl Reading {
    /// With token positions `by` higher.
    fn moved(mut self, by: usize) -> Reading {
        let all = self.sources.iter_mut().chain(&mut self.cues).chain(&mut self.contents);
        all.for_each(|found| {
            found.span.start += by;
            found.span.end += by;
        });
        self
    }
}
