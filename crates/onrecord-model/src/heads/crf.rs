//! A chain over tags: the best sequence, and how likely a span is among all sequences.
//!
//! Source: Lafferty, McCallum and Pereira, "Conditional random fields" (2001).

/// Number of tags: outside, and first and further tokens of three roles.
pub(crate) const TAGS: usize = 7;

/// A number for each tag.
pub(crate) type Scores = [f32; TAGS];

/// What a span of tokens is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Who.
    Source,
    /// Says.
    Cue,
    /// What.
    Content,
}

impl Role {
    /// All roles, in the order of their tags.
    pub(crate) const ALL: [Role; 3] = [Role::Source, Role::Cue, Role::Content];

    /// The tag of a first token; that of the further ones follows it.
    pub(crate) fn begin(self) -> usize {
        1 + 2 * self as usize
    }
}

/// A run of tokens with its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RoleSpan {
    /// What it is.
    pub(crate) role: Role,
    /// First token.
    pub(crate) start: usize,
    /// One past the last token.
    pub(crate) end: usize,
}

/// The weights of a chain over `N` tags. Transitions that would go on with what has not begun are very low.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Crf<const N: usize = TAGS> {
    /// From the tag before (outer) to the next one.
    pub(crate) transitions: [[f32; N]; N],
    /// Of the first tag.
    pub(crate) start: [f32; N],
    /// Of the last tag.
    pub(crate) end: [f32; N],
}

impl<const N: usize> Crf<N> {
    /// The best sequence of tags.
    pub(crate) fn best_tags(&self, scores: &[[f32; N]]) -> Vec<u8> {
        let Some((first, rest)) = scores.split_first() else { return Vec::new() };
        let mut best: [f32; N] = std::array::from_fn(|tag| self.start[tag] + first[tag]);
        let mut origins: Vec<[u8; N]> = Vec::with_capacity(rest.len());
        for scores in rest {
            let moves: [(u8, f32); N] = std::array::from_fn(|tag| self.best_move(&best, tag));
            best = std::array::from_fn(|tag| moves[tag].1 + scores[tag]);
            origins.push(moves.map(|(origin, _)| origin));
        }
        let mut tag = highest(std::array::from_fn::<_, N, _>(|tag| best[tag] + self.end[tag])).0;
        let mut tags = vec![tag];
        for origin in origins.iter().rev() {
            tag = origin[usize::from(tag) % N];
            tags.push(tag);
        }
        tags.reverse();
        tags
    }

    fn best_move(&self, before: &[f32; N], tag: usize) -> (u8, f32) {
        highest(std::array::from_fn::<_, N, _>(|origin| before[origin] + self.transitions[origin][tag]))
    }
}

impl Crf {
    /// The spans of the best sequence of tags, in order.
    pub(crate) fn best(&self, scores: &[Scores]) -> Vec<RoleSpan> {
        let role_span =
            |run: Run| Some(RoleSpan { role: *Role::ALL.get(run.class)?, start: run.start, end: run.end });
        runs(&self.best_tags(scores)).into_iter().filter_map(role_span).collect()
    }

    /// Sums over all sequences, for [`Sums::chance`].
    pub(crate) fn sums(&self, scores: &[Scores]) -> Sums {
        let moves = self.transitions.map(|row| row.map(exp));
        let emissions: Vec<[f64; TAGS]> = scores.iter().map(shifted).collect();
        let start = self.start.map(exp);
        let mut forward: Vec<[f64; TAGS]> = Vec::with_capacity(emissions.len());
        let mut scales = Vec::with_capacity(emissions.len());
        for emission in &emissions {
            let arrived = match forward.last() {
                Some(before) => std::array::from_fn(|tag| {
                    (0..TAGS).map(|from| before[from] * moves[from][tag]).sum::<f64>()
                }),
                None => start,
            };
            let here: [f64; TAGS] = std::array::from_fn(|tag| arrived[tag] * emission[tag]);
            let scale = here.iter().sum::<f64>().max(f64::MIN_POSITIVE);
            forward.push(here.map(|value| value / scale));
            scales.push(scale);
        }
        let end = self.end.map(exp);
        let last: f64 = forward.last().map_or(1.0, |last| (0..TAGS).map(|tag| last[tag] * end[tag]).sum());
        let mut backward = vec![end.map(|value| value / last.max(f64::MIN_POSITIVE)); emissions.len()];
        for at in (1..emissions.len()).rev() {
            let (ahead, emission, scale) = (backward[at], emissions[at], scales[at]);
            backward[at - 1] = std::array::from_fn(|tag| {
                (0..TAGS).map(|to| moves[tag][to] * emission[to] * ahead[to]).sum::<f64>() / scale
            });
        }
        Sums {
            moves,
            start,
            end: end.map(|value| value / last.max(f64::MIN_POSITIVE)),
            emissions,
            forward,
            backward,
            scales,
        }
    }
}

/// Forward and backward sums of a chain over one text, scaled so that each step sums to one.
#[derive(Debug, Clone)]
pub(crate) struct Sums {
    moves: [[f64; TAGS]; TAGS],
    start: [f64; TAGS],
    end: [f64; TAGS],
    emissions: Vec<[f64; TAGS]>,
    forward: Vec<[f64; TAGS]>,
    backward: Vec<[f64; TAGS]>,
    scales: Vec<f64>,
}

impl Sums {
    /// The chance of exactly this span, 0 to 1; 0 for one outside the text.
    pub(crate) fn chance(&self, span: RoleSpan) -> f64 {
        let (begin, inside) = (span.role.begin(), span.role.begin() + 1);
        if span.start >= span.end || span.end > self.emissions.len() {
            return 0.0;
        }
        let arrived = match span.start.checked_sub(1) {
            Some(before) => (0..TAGS).map(|from| self.forward[before][from] * self.moves[from][begin]).sum(),
            None => self.start[begin],
        };
        let mut chance = arrived * self.emissions[span.start][begin] / self.scales[span.start];
        let mut last = begin;
        for at in span.start + 1..span.end {
            chance *= self.moves[last][inside] * self.emissions[at][inside] / self.scales[at];
            last = inside;
        }
        let left: f64 = match self.emissions.get(span.end) {
            Some(emission) => {
                (0..TAGS)
                    .filter(|&to| to != inside)
                    .map(|to| self.moves[last][to] * emission[to] * self.backward[span.end][to])
                    .sum::<f64>()
                    / self.scales[span.end]
            }
            None => self.end[last],
        };
        (chance * left).clamp(0.0, 1.0)
    }
}

/// Log-probabilities of the tags of a token by itself.
pub(crate) fn log_probabilities(scores: &Scores) -> Scores {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f64 = scores.iter().map(|&score| exp(score - top)).sum();
    scores.map(|score| score - top - libm::log(sum) as f32)
}

fn shifted(scores: &Scores) -> [f64; TAGS] {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.map(|score| exp(score - top))
}

/// From `libm`, which gives the same bits on every machine.
fn exp(value: f32) -> f64 {
    libm::exp(f64::from(value))
}

/// The highest value and its place; the first of equals.
fn highest<const N: usize>(values: [f32; N]) -> (u8, f32) {
    let mut best = (0, f32::NEG_INFINITY);
    for (at, value) in (0u8..).zip(values) {
        if value > best.1 {
            best = (at, value);
        }
    }
    best
}

/// A run of tokens of one class; class `c` has the tags `1 + 2c` (its first token) and `2 + 2c` (the further ones).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// Counted from 0.
    pub(crate) class: usize,
    /// First token.
    pub(crate) start: usize,
    /// One past the last token.
    pub(crate) end: usize,
}

/// The runs of a sequence of tags, in order.
pub(crate) fn runs(tags: &[u8]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = None;
    for (at, tag) in tags.iter().map(|&tag| usize::from(tag)).enumerate() {
        let class = tag.checked_sub(1).map(|tag| tag / 2);
        match class {
            Some(class) if tag % 2 == 1 => {
                runs.push(Run { class, start: at, end: at + 1 });
                open = Some(class);
            }
            Some(_) if open == class => runs.iter_mut().last().into_iter().for_each(|run| run.end = at + 1),
            _ => open = None,
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LOW: f32 = -1e4;

    fn crf(seed: &[f32]) -> Crf {
        let mut numbers = seed.iter().copied().cycle();
        let mut next = || numbers.next().unwrap();
        let mut transitions: [Scores; TAGS] = std::array::from_fn(|_| std::array::from_fn(|_| next()));
        let mut start: Scores = std::array::from_fn(|_| next());
        for role in Role::ALL {
            let inside = role.begin() + 1;
            start[inside] += LOW;
            (0..TAGS)
                .filter(|&tag| tag != inside && tag + 1 != inside)
                .for_each(|tag| transitions[tag][inside] += LOW);
        }
        Crf { transitions, start, end: std::array::from_fn(|_| next()) }
    }

    fn run(span: RoleSpan) -> Run {
        Run { class: span.role as usize, start: span.start, end: span.end }
    }

    /// Weight of every sequence of tags, by brute force.
    fn sequences(crf: &Crf, scores: &[Scores]) -> Vec<(Vec<u8>, f64)> {
        let count = TAGS.pow(scores.len() as u32);
        let sequence = |number: usize| -> Vec<u8> {
            (0..scores.len()).map(|at| (number / TAGS.pow(at as u32) % TAGS) as u8).collect()
        };
        let weigh = |tags: &[u8]| -> f64 {
            let tag = |at: usize| usize::from(tags[at]);
            let steps: f32 = (1..tags.len()).map(|at| crf.transitions[tag(at - 1)][tag(at)]).sum();
            let emitted: f32 = (0..tags.len()).map(|at| scores[at][tag(at)]).sum();
            f64::from(crf.start[tag(0)] + steps + emitted + crf.end[tag(tags.len() - 1)])
        };
        (0..count)
            .map(sequence)
            .map(|tags| {
                let weight = weigh(&tags);
                (tags, weight)
            })
            .collect()
    }

    proptest! {
        #[test]
        fn best_sequence_and_chances_agree_with_brute_force(
            seed in prop::collection::vec(-2.0f32..2.0, 63..64),
            scores in prop::collection::vec(prop::array::uniform7(-3.0f32..3.0), 1..5),
        ) {
            let crf = crf(&seed);
            let all = sequences(&crf, &scores);
            let best = all.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
            let found = crf.best_tags(&scores);
            let weight = all.iter().find(|(tags, _)| *tags == found).unwrap().1;
            prop_assert!((weight - best.1).abs() < 1e-3);
            let total: f64 = all.iter().map(|(_, weight)| weight.exp()).sum();
            let sums = crf.sums(&scores);
            for span in crf.best(&scores) {
                let with: f64 =
                    all.iter().filter(|(tags, _)| runs(tags).contains(&run(span))).map(|(_, weight)| weight.exp()).sum();
                prop_assert!((sums.chance(span) - with / total).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn nothing_is_read_from_nothing() {
        let crf = crf(&[0.5; 63]);
        assert!(crf.best(&[]).is_empty());
        assert_eq!(crf.sums(&[]).chance(RoleSpan { role: Role::Cue, start: 0, end: 1 }), 0.0);
    }

    #[test]
    fn probabilities_of_a_token_sum_to_one() {
        let sum: f32 =
            log_probabilities(&[1.0, 2.0, -3.0, 0.0, 0.5, 9.0, 1.0]).iter().map(|log| log.exp()).sum();
        assert!((sum - 1.0).abs() < 1e-5);
    }
}
