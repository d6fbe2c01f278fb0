//! The day on which a statement was made: the date that stands with the act of saying.
//!
//! "Ann Bo said on Tuesday that she will leave on Friday" was said on Tuesday. A date counts when it stands in the
//! sentence of the cue, outside what was said, not in a clause about something else, and is a day, week or month that had
//! begun when the article appeared. Of several, the one nearest to the cue counts.

use crate::calendar::{Day, Days};
use crate::index::TokenRange;
use crate::prepare::Prepared;
use crate::times::{Modifier, SaidOn, TimeExpression};

/// The longest stretch that still dates a statement: a month.
const LONGEST: i32 = 31;

/// The act of saying in its sentence.
struct Act<'p> {
    prepared: &'p Prepared,
    content: &'p [TokenRange],
    /// Cue and source.
    words: [Option<TokenRange>; 2],
    /// The cue, else the source.
    centre: TokenRange,
    sentence: TokenRange,
}

/// See [`crate::times::said_on`].
pub(super) fn said_on(
    prepared: &Prepared,
    times: &[TimeExpression],
    content: &[TokenRange],
    cue: Option<TokenRange>,
    source: Option<TokenRange>,
) -> SaidOn {
    let published = prepared.article.published.day;
    let act = cue.or(source).and_then(|centre| {
        let sentence = prepared.sentence_at(centre.start())?.tokens;
        Some(Act { prepared, content, words: [cue, source], centre, sentence })
    });
    let nearest = act.and_then(|act| nearest(&act, times, published));
    nearest.unwrap_or(SaidOn::PublishedBy(published))
}

fn nearest(act: &Act, times: &[TimeExpression], published: Day) -> Option<SaidOn> {
    let from = times.partition_point(|time| time.tokens.start() < act.sentence.start());
    let inside = times.iter().skip(from).take_while(|time| time.tokens.start() < act.sentence.end());
    let dates = inside.filter_map(|time| Some((time, dating(act.prepared, time, published)?)));
    let (time, days) =
        dates.filter(|(time, _)| act.dated_by(time)).min_by_key(|(time, _)| act.distance(time))?;
    // "Wednesday night" dates a statement by its day.
    let value = time.value.split('T').next().unwrap_or_default().to_owned();
    Some(SaidOn::Stated { days, value, span: time.span })
}

/// The days of an expression that can date a statement in an article of this day.
pub(super) fn dating(prepared: &Prepared, time: &TimeExpression, published: Day) -> Option<Days> {
    // "9/11" names the event more often than the day.
    let dated = time.kind.is_dated() && prepared.slice(time.span) != "9/11";
    let days = time.days.filter(|_| dated)?;
    let short = days.last() <= days.first().plus_days(LONGEST - 1);
    // "At the end of this month" is still to come.
    let to_come = time.modifier == Some(Modifier::End) && days.last() > published;
    // "Earlier this month" was before the article.
    let until = Days::new(days.first(), days.last().min(published));
    (short && days.first() <= published && !to_come).then_some(until)
}

impl Act<'_> {
    fn dated_by(&self, time: &TimeExpression) -> bool {
        if self.content.iter().any(|piece| piece.overlaps(time.tokens)) {
            return false;
        }
        if self.words.iter().flatten().any(|words| words.overlaps(time.tokens)) {
            return !self.elsewhere(self.centre_of(time).start()..time.tokens.start());
        }
        let bound = matches!(
            self.prepared.lower(time.tokens.start().wrapping_sub(1)),
            "since" | "until" | "till" | "through" | "by" | "for"
        );
        if bound || self.parted(time) {
            return false;
        }
        if time.tokens.start() >= self.centre.end() {
            !self.elsewhere(self.centre.end()..time.tokens.start()) && !self.has_another_subject(time)
        } else {
            self.led_in_by(time)
        }
    }

    /// "On Thursday the mayor spoke of what Bo had in mind": a verb between them takes the date.
    fn another_verb_takes(&self, time: &TimeExpression) -> bool {
        let words = || self.between(time).map(|at| self.prepared.lower(at));
        words().any(is_other_verb) && !words().any(|word| matches!(word, "who" | "which" | "whose"))
    }

    /// "Asked whether he would resign, a question he had heard in May, …": "he" and its verb take the date.
    fn has_another_subject(&self, time: &TimeExpression) -> bool {
        self.between(time).any(|at| {
            let own = self.words.iter().flatten().any(|words| words.holds(at));
            !own && matches!(self.prepared.lower(at), "he" | "she" | "they" | "i" | "we")
        })
    }

    /// The words of the act that hold the expression.
    fn centre_of(&self, time: &TimeExpression) -> TokenRange {
        let holding = self.words.iter().flatten().find(|words| words.overlaps(time.tokens));
        holding.copied().unwrap_or(self.centre)
    }

    /// Tokens between the expression and the cue that are not part of what was said.
    fn between(&self, time: &TimeExpression) -> impl Iterator<Item = usize> {
        let (first, last) = if time.tokens.start() >= self.centre.end() {
            (self.centre.end(), time.tokens.start())
        } else {
            (time.tokens.end(), self.centre.start())
        };
        (first..last).filter(|at| !self.content.iter().any(|piece| piece.holds(*at)))
    }

    fn distance(&self, time: &TimeExpression) -> usize {
        // What follows the cue ("said on Tuesday") is closer to it than what stands before ("On Monday … said").
        self.between(time).count() + usize::from(time.tokens.start() < self.centre.start())
    }

    /// Whether a clause ends between the expression and the cue.
    fn parted(&self, time: &TimeExpression) -> bool {
        self.between(time).any(|at| matches!(self.prepared.lower(at), ";" | ":" | "?" | "!"))
    }

    /// Whether these tokens open a clause about something else.
    fn elsewhere(&self, mut tokens: std::ops::Range<usize>) -> bool {
        tokens.any(|at| {
            !self.content.iter().any(|piece| piece.holds(at)) && opens_other_clause(self.prepared.lower(at))
        })
    }

    /// Whether the expression stands in a phrase before the cue that sets the scene: "On Tuesday", "In an interview last week".
    fn led_in_by(&self, time: &TimeExpression) -> bool {
        let opening = self.sentence.start()..time.tokens.start();
        let own = opening.filter(|at| !self.content.iter().any(|piece| piece.holds(*at)));
        let mut own = own.map(|at| self.prepared.lower(at));
        if self.stands_between(time) {
            return true;
        }
        if self.is_manner(time) {
            return own.all(|word| !opens_other_clause(word) && !is_auxiliary(word))
                && !(self.sentence.start() + 1..time.tokens.start()).any(|at| self.is_gerund(at));
        }
        // "The court ruled Friday and Bo said …": a verb of its own takes the date.
        own.all(|word| !opens_other_clause(word) && !is_other_verb(word)) && !self.another_verb_takes(time)
    }

    /// "For [missing] a vote on Monday": what is done there takes the date; "at a [meeting] on Monday" names an occasion.
    fn is_gerund(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.prepared.lower(before));
        self.prepared.lower(at).ends_with("ing")
            && matches!(before, "for" | "of" | "by" | "from" | "after" | "before" | "about" | "without")
    }

    /// "Bo on Friday [played down] …": between source and cue, and nothing else but a word that leads to the day.
    fn stands_between(&self, time: &TimeExpression) -> bool {
        let [_, source] = self.words;
        let Some(source) = source.filter(|source| source.end() <= time.tokens.start()) else { return false };
        let led = source.end()..time.tokens.start();
        let leads = |at: usize| matches!(self.prepared.lower(at), "on" | "late" | "early" | "earlier" | ",");
        let last = source.end().checked_sub(1).map_or("", |last| self.prepared.lower(last));
        let participle = is_other_verb(last) || last.ends_with("ed");
        led.len() <= 1
            && led.into_iter().all(leads)
            && !participle
            && time.tokens.end() == self.centre.start()
    }

    /// "On Tuesday Bo went further, [praising] …", "Bo angered them last week by [saying] …": the act says how that was done which
    /// the date belongs to.
    fn is_manner(&self, time: &TimeExpression) -> bool {
        let start = self.centre.start();
        let before = start.checked_sub(1).map_or("", |before| self.prepared.lower(before));
        let other = |at| {
            let word = self.prepared.lower(at);
            opens_other_clause(word) || is_auxiliary(word) || matches!(word, "and" | "but")
        };
        let leads = time.tokens.start() <= self.sentence.start() + 1;
        let beside = time.tokens.end() + 1 == start;
        self.prepared.lower(start).ends_with("ing")
            && matches!(before, "," | "by")
            && time.tokens.end() <= start
            && (leads || beside)
            && !self.between(time).any(other)
    }
}

/// Words that open a clause or phrase about something else than the act of saying.
fn opens_other_clause(word: &str) -> bool {
    OTHER_CLAUSE.contains(&word)
}

/// What opens a clause or phrase about something else than the act of saying.
static OTHER_CLAUSE: &[&str] = &[
    "who",
    "whom",
    "whose",
    "which",
    "that",
    "where",
    "when",
    "while",
    "because",
    "as",
    "after",
    "before",
    "since",
    "following",
    "referring",
    "citing",
    "ahead",
    "if",
    "whether",
    "until",
    "from",
    "than",
    "about",
    "over",
    "though",
    "although",
];

/// Verbs in a lead-in that have nothing to do with saying or publishing.
fn is_other_verb(word: &str) -> bool {
    let ended = word.len() > 4 && word.ends_with("ed") && !SAYING.contains(&word);
    ended || is_auxiliary(word) || matches!(word, "won" | "died" | "went" | "came" | "fell" | "rose" | "lost")
}

/// "Has criticised" tells of no one day.
fn is_auxiliary(word: &str) -> bool {
    matches!(word, "was" | "were" | "had" | "has" | "have" | "is" | "are" | "will")
}

/// Verbs whose date is that of what was said beside them: "In an interview published on Monday", "announced on Friday the
/// arrest and said".
static SAYING: &[&str] = &[
    "published",
    "released",
    "posted",
    "aired",
    "televised",
    "taped",
    "recorded",
    "issued",
    "shared",
    "prepared",
    "updated",
    "uploaded",
    "dated",
    "printed",
    "united",
    "delivered",
    "distributed",
    "filed",
    "streamed",
    "announced",
    "responded",
    "replied",
    "called",
    "argued",
    "testified",
    "addressed",
    "appeared",
    "answered",
    "asked",
    "urged",
    "warned",
    "defended",
    "criticized",
    "criticised",
    "attacked",
    "tweeted",
    "claimed",
    "denied",
    "insisted",
    "declared",
];
