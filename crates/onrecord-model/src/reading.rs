//! A stretch of an article → spans, what they belong to, and how likely all of it is.

use std::ops::Range;

use onrecord::index::TokenRange;
use onrecord::label::{NameLabel, PronounLabel};

use crate::encoder::{Kernel, Scratch};
use crate::heads::crf::{Role, RoleSpan, Run, Scores, log_probabilities};
use crate::heads::names::KINDS;
use crate::heads::pointer::{Candidate, Choice, Pointer, WIDTH};
use crate::network::{HIDDEN, Network};
use crate::pieces::Sheet;
use crate::windows::windows;

/// No span asks farther than this, in tokens: about a window, beyond which nothing was learned.
const REACH: usize = 384;

/// The score of a tag that cannot be.
const NEVER: f32 = -1e4;

/// A content stands in the paragraph of its cue and that of its source, or at most so many tokens behind it ("He said:" and
/// a new line): a quotation that is a paragraph of its own goes on what was said before. Farther ones belong to it only as parts of one quotation, which are joined by their marks.
const BESIDE: usize = 16;

/// The chance from which a token by itself counts as what it is.
const SURE: f32 = 0.9;
/// The tag of what is no part of a span.
const OUTSIDE: &[usize] = &[0];

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
    /// Names of people, organisations and others.
    pub(crate) names: Vec<NameLabel>,
    /// Pronouns with who may be meant.
    pub(crate) pronouns: Vec<PronounLabel>,
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
    let mut scores = network.tags(&hidden);
    keep_names_in_paragraphs(sheet, &stretch, &mut scores);
    let places = places(sheet, &stretch);
    let page =
        Page { hidden: &hidden, scores: &scores, places, rules: &sheet.links_by_rules, start: stretch.start };
    let mut reading = page.reading(network).moved(stretch.start);
    reading.names = names(network, &hidden, stretch.start);
    reading.pronouns = pronouns(network, sheet, &hidden, &page.places, &stretch);
    reading
}

/// The pronouns of a stretch, token positions counted within the article.
fn pronouns(
    network: &Network,
    sheet: &Sheet,
    hidden: &[f32],
    places: &[Place],
    stretch: &Range<usize>,
) -> Vec<PronounLabel> {
    let from = sheet.pronouns.partition_point(|&at| at < stretch.start);
    let inside = sheet.pronouns.iter().skip(from).take_while(|&&at| at < stretch.end);
    let asked: Vec<usize> = inside.map(|at| at - stretch.start).collect();
    let sentences: Vec<isize> = places.iter().map(|place| place.sentence).collect();
    let mut labels = network.referent.compare(network.kernel, hidden, &sentences, &asked);
    for label in &mut labels {
        label.token += stretch.start;
        label.from += stretch.start;
    }
    labels
}

/// The names among the tokens from `start` on.
fn names(network: &Network, hidden: &[f32], start: usize) -> Vec<NameLabel> {
    let label = |run: Run| {
        let tokens = TokenRange::new(run.start + start, run.end + start);
        Some(NameLabel { tokens, kind: *KINDS.get(run.class)? })
    };
    network.names(hidden).into_iter().filter_map(label).collect()
}

/// Sources and cues do not go on over the end of a paragraph ("… says minister", and the next line begins with a name);
/// contents may.
fn keep_names_in_paragraphs(sheet: &Sheet, stretch: &Range<usize>, scores: &mut [Scores]) {
    for (token, scores) in stretch.clone().zip(scores) {
        if sheet.starts_paragraph(token) {
            for role in [Role::Source, Role::Cue] {
                scores[role.begin() + 1] = NEVER;
            }
        }
    }
}

/// In which sentence and paragraph a token stands, counted from the first ones.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    sentence: isize,
    paragraph: isize,
}

fn places(sheet: &Sheet, stretch: &Range<usize>) -> Vec<Place> {
    let mut place = Place::default();
    let place_of = |token| {
        place.sentence += isize::from(sheet.starts_sentence(token));
        place.paragraph += isize::from(sheet.starts_paragraph(token));
        place
    };
    stretch.clone().map(place_of).collect()
}

/// What is known of the tokens of a stretch.
struct Page<'a> {
    hidden: &'a [f32],
    scores: &'a [Scores],
    places: Vec<Place>,
    rules: &'a [TokenRange],
    /// The first token, counted within the article.
    start: usize,
}

impl Page<'_> {
    fn reading(&self, network: &Network) -> Reading {
        let spans = self.with_overlooked(network.crf.best(self.scores));
        let mut reading = self.linked(network, &spans);
        let rescued = self.rescued(&spans, &reading);
        if !rescued.is_empty() {
            let mut spans = [spans, rescued].concat();
            spans.sort_by_key(|span| span.start);
            reading = self.linked(network, &spans);
        }
        reading
    }

    fn linked(&self, network: &Network, spans: &[RoleSpan]) -> Reading {
        let sums = network.crf.sums(self.scores);
        let found = |role: Role| -> Vec<Found> {
            let of_role = spans.iter().filter(|span| span.role == role);
            let unlinked = Choice { candidate: None, chance: 1.0 };
            of_role.map(|&span| Found { span, chance: sums.chance(span) as f32, link: unlinked }).collect()
        };
        let (sources, mut cues, mut contents) = (found(Role::Source), found(Role::Cue), found(Role::Content));
        self.link(network.kernel, &network.to_source, &mut cues, &sources);
        self.link(network.kernel, &network.to_cue, &mut contents, &cues);
        Reading { sources, cues, contents, ..Reading::default() }
    }

    /// The spans with the statements of the rules whose cue the network takes for one word by word, though not as a whole
    /// ("… threatening to go and *even suggesting* a strike"), as far as they cross none of its spans.
    fn with_overlooked(&self, spans: Vec<RoleSpan>) -> Vec<RoleSpan> {
        let links = self.rules.get(self.start..self.start + self.scores.len()).unwrap_or_default();
        let (mut found, mut last_cue, mut at): (Vec<RoleSpan>, _, _) = (Vec::new(), None, 0);
        for run in links.chunk_by(PartialEq::eq) {
            let (start, run_end) = (at, at + run.len());
            at = run_end;
            let Some(cue) = run.first().filter(|cue| !cue.is_empty() && cue.start() >= self.start) else {
                continue;
            };
            let cue =
                RoleSpan { role: Role::Cue, start: cue.start() - self.start, end: cue.end() - self.start };
            let next = spans.get(spans.partition_point(|span| span.end <= start));
            let mut end = next.map_or(run_end, |next| next.start.min(run_end));
            while end > start && self.is(end - 1, OUTSIDE) {
                end -= 1;
            }
            let content = RoleSpan { role: Role::Content, start, end };
            let goes_on = last_cue == Some(cue);
            let taken = found.last().map_or(0, |span: &RoleSpan| span.end);
            // What the words of a cue link to are those of its source, before them or behind.
            let opens = cue.start >= taken && cue.end <= start && is_free(&spans, cue) && self.is_cue(cue);
            if start >= end || !goes_on && !opens {
                continue;
            }
            found.extend((!goes_on).then_some(cue).into_iter().chain([content]));
            last_cue = Some(cue);
        }
        let mut spans = [spans, found].concat();
        spans.sort_by_key(|span| span.start);
        spans
    }

    /// Whether one of the tokens by itself is almost surely of a cue.
    fn is_cue(&self, span: RoleSpan) -> bool {
        let tags = [Role::Cue.begin(), Role::Cue.begin() + 1];
        (span.start..span.end).any(|token| self.is(token, &tags))
    }

    /// Whether a token by itself almost surely has one of these tags.
    fn is(&self, token: usize, tags: &[usize]) -> bool {
        let logs = self.scores.get(token).map(log_probabilities);
        logs.is_some_and(|logs| {
            tags.iter().filter_map(|&tag| logs.get(tag)).map(|log| log.exp()).sum::<f32>() >= SURE
        })
    }

    /// The cues, and sources of cues, that the rules give to contents and cues that were left without; none that would
    /// cross a span of the network.
    fn rescued(&self, spans: &[RoleSpan], reading: &Reading) -> Vec<RoleSpan> {
        let mut rescued: Vec<RoleSpan> = Vec::new();
        let mut add = |role: Role, range: TokenRange| {
            let (Some(start), Some(end)) =
                (range.start().checked_sub(self.start), range.end().checked_sub(self.start))
            else {
                return;
            };
            let span = RoleSpan { role, start, end };
            let crosses = |other: &RoleSpan| other.start < end && start < other.end;
            if end <= self.scores.len() && is_free(spans, span) && !rescued.iter().any(crosses) {
                rescued.push(span);
            }
        };
        let alone = |found: &&Found| found.link.candidate.is_none();
        for content in reading.contents.iter().filter(alone) {
            let Some(cue) = self.by_rules(content.span) else { continue };
            add(Role::Cue, cue);
            let source = self.rules.get(cue.start()).filter(|source| !source.is_empty());
            source.into_iter().for_each(|&source| add(Role::Source, source));
        }
        for cue in reading.cues.iter().filter(alone) {
            self.by_rules(cue.span).into_iter().for_each(|source| add(Role::Source, source));
        }
        rescued
    }

    /// Lets every asking span choose among the answering ones in reach.
    fn link(&self, kernel: Kernel, pointer: &Pointer, asking: &mut [Found], answering: &[Found]) {
        let keys: Vec<[f32; WIDTH]> =
            answering.iter().map(|found| pointer.key(kernel, self.state(found.span.start))).collect();
        for found in asking {
            let candidates: Vec<Candidate> = self.candidates(found.span, answering, &keys).collect();
            let first = self.state(found.span.start);
            let query = pointer.query(kernel, first, self.state(found.span.end.saturating_sub(1)));
            let choice = pointer.choose(&query, &candidates);
            let candidate =
                choice.candidate.and_then(|at| candidates.get(at)).map(|candidate| candidate.position);
            found.link = Choice { candidate, ..choice };
        }
    }

    /// The spans that a span may belong to.
    fn candidates<'a>(
        &self,
        asking: RoleSpan,
        answering: &'a [Found],
        keys: &'a [[f32; WIDTH]],
    ) -> impl Iterator<Item = Candidate<'a>> {
        let from = starting_before(answering, asking.start.saturating_sub(REACH));
        let to = starting_before(answering, asking.end + REACH);
        let inside = starting_before(answering, asking.start)..starting_before(answering, asking.end);
        let agreed = self.by_rules(asking);
        let near = (from..to)
            .zip(answering.get(from..to).unwrap_or_default())
            .zip(keys.get(from..to).unwrap_or_default());
        near.map(move |((position, answer), key)| {
            let rank = match position {
                _ if position < inside.start => position as isize - inside.start as isize,
                _ if position >= inside.end => position as isize + 1 - inside.end as isize,
                _ => 0,
            };
            let agreed = agreed.is_some_and(|range| range.overlaps(self.range(answer.span)));
            let distance = distance(asking, answer.span.start);
            let (here, there) = (self.place(asking.start), self.place(answer.span.start));
            let sentence = there.sentence - here.sentence;
            let candidate = Candidate {
                key,
                position,
                distance,
                sentence,
                rank,
                tagged: self.tagged(answer.span),
                agreed,
            };
            (candidate, here.paragraph == there.paragraph)
        })
        .filter(move |(candidate, together)| {
            *together || (-(BESIDE as isize)..=0).contains(&candidate.distance)
        })
        .map(|(candidate, _)| candidate)
    }

    fn place(&self, token: usize) -> Place {
        self.places.get(token).copied().unwrap_or_default()
    }

    /// The log-probability that a span begins where it does.
    fn tagged(&self, span: RoleSpan) -> f32 {
        let logs = self.scores.get(span.start).map(log_probabilities);
        logs.and_then(|logs| logs.get(span.role.begin()).copied()).unwrap_or(f32::MIN)
    }

    /// What the rules link a span to: the cue of a content, the source of a cue.
    fn by_rules(&self, span: RoleSpan) -> Option<TokenRange> {
        let links = self.rules.get(self.range(span).positions())?;
        links.iter().copied().find(|link| !link.is_empty())
    }

    fn range(&self, span: RoleSpan) -> TokenRange {
        TokenRange::new(span.start + self.start, span.end + self.start)
    }

    fn state(&self, token: usize) -> &[f32] {
        self.hidden.get(token * HIDDEN..(token + 1) * HIDDEN).unwrap_or(&[0.0; HIDDEN])
    }
}

/// Signed distance in tokens from a span to a token; 0 inside.
fn distance(span: RoleSpan, token: usize) -> isize {
    match token {
        _ if token < span.start => token as isize - span.start as isize,
        _ if token >= span.end => token as isize - (span.end as isize - 1),
        _ => 0,
    }
}

/// Whether a span crosses none of some others, which are in order.
fn is_free(others: &[RoleSpan], span: RoleSpan) -> bool {
    let after = others.partition_point(|other| other.end <= span.start);
    others.get(after).is_none_or(|other| span.end <= other.start)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores of tokens of which each is almost surely one tag, or anything.
    fn scores(tags: &[Option<usize>]) -> Vec<Scores> {
        let of = |tag: &Option<usize>| {
            let mut scores = Scores::default();
            if let Some(score) = tag.and_then(|tag| scores.get_mut(tag)) {
                *score = 9.0;
            }
            scores
        };
        tags.iter().map(of).collect()
    }

    fn overlooked(tags: &[Option<usize>], rules: &[TokenRange], start: usize) -> Vec<RoleSpan> {
        let scores = scores(tags);
        let page = Page { hidden: &[], scores: &scores, places: Vec::new(), rules, start };
        page.with_overlooked(vec![RoleSpan { role: Role::Content, start: 4, end: 6 }])
    }

    #[test]
    fn a_statement_of_the_rules_ends_before_the_next_span_and_what_is_outside() {
        // Of an article from its third token on: "suggesting | a strike – | he left".
        let cue = TokenRange::new(2, 3);
        let none = TokenRange::new(0, 0);
        let rules = [none, none, none, cue, cue, cue, cue, cue];
        let cue_tag = Role::Cue.begin() + 1;
        let tags = [Some(cue_tag), None, None, Some(0), None, None];
        let found: Vec<(Role, usize, usize)> =
            overlooked(&tags, &rules, 2).into_iter().map(|span| (span.role, span.start, span.end)).collect();
        assert_eq!(found, [(Role::Cue, 0, 1), (Role::Content, 1, 3), (Role::Content, 4, 6)]);
        let parted = [none, none, none, cue, none, cue, none, none];
        assert_eq!(overlooked(&[Some(cue_tag), None, None, None, None, None], &parted, 2).len(), 4);
        let unsure = [None, None, None, Some(0), None, None];
        assert_eq!(overlooked(&unsure, &rules, 2).len(), 1);
    }

    #[test]
    fn a_statement_of_the_rules_that_crosses_a_span_or_precedes_its_cue_is_left() {
        let none = TokenRange::new(0, 0);
        let sure =
            [None, None, Some(Role::Cue.begin()), Some(Role::Cue.begin()), Some(Role::Cue.begin()), None];
        let crossing = TokenRange::new(3, 5);
        assert_eq!(overlooked(&sure, &[none, none, none, none, none, crossing], 0).len(), 1);
        let behind = TokenRange::new(2, 3);
        assert_eq!(overlooked(&sure, &[behind, behind, none, none, none, none], 0).len(), 1);
    }
}
