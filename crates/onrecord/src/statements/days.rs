//! The day that statements share with the occasion they belong to.
//!
//! "The mayor spoke to reporters on Tuesday. She said …" dates both sentences: an occasion is a sentence of the narrator
//! that names a day and who was there, or a statement that was dated by its own words. A later statement without a day
//! takes that of the last occasion that its speaker took part in, or that its own words point back to ("at the forum",
//! "the report says"). A recent day holds until the speaker is seen on another one; a look back ("In June …") holds for
//! the next paragraphs only, and for its own where the speaker is named again and has a recent day to go back to. What the headline and the
//! lead say without a day has that which the story gives the same speaker first ("Judge rejects suit", "the judge ruled
//! Thursday").

use crate::calendar::{Day, Days};
use crate::index::{EntityIdx, ParagraphIdx, TokenRange};
use crate::layout::ParagraphKind;
use crate::people::{People, Speaker};
use crate::prepare::Prepared;
use crate::times::{self, SaidOn, TimeExpression};

use super::Statement;

/// Days before publication within which an occasion is the one that the article is about.
const RECENT: i32 = 7;

/// How many paragraphs a look back holds.
const LOOK_BACK: usize = 2;

/// How many paragraphs may lie between a headline or lead and the day that the story gives it.
const LEAD: usize = 3;

/// How many occasions back a statement looks.
const REACH: usize = 48;

/// Tokens to either side that are looked at in a sentence without end.
const NEAR: usize = 80;

/// Tokens from "when" to the verb of its clause, at most.
const CLAUSE: usize = 6;

/// How many pieces of content that begin before a token may hold it.
const NESTED: usize = 16;

/// Something that happened on a stated day.
struct Occasion {
    /// First token of its sentence.
    at: usize,
    paragraph: usize,
    said_on: SaidOn,
    days: Days,
    people: Vec<EntityIdx>,
    /// "forum", "report".
    nouns: Vec<&'static str>,
}

/// Gives statements without a day of their own the day of their occasion.
pub(super) fn carry(
    prepared: &Prepared,
    people: &People,
    times: &[TimeExpression],
    statements: &mut [Statement],
) {
    let mut inside: Vec<TokenRange> = statements.iter().flat_map(|s| s.content.iter().copied()).collect();
    inside.sort_by_key(|piece| piece.start());
    let article = Scene { prepared, people, times, inside };
    let occasions = article.occasions(statements);
    for position in 0..statements.len() {
        let Some(statement) = statements.get(position) else { continue };
        let before = position.checked_sub(1).and_then(|before| statements.get(before));
        let goes_on =
            before.filter(|before| article.goes_on(before, statement)).map(|before| before.said_on.clone());
        let occasion = || article.occasion_of(statement, &occasions).map(|occasion| occasion.said_on.clone());
        let ahead = || article.told_ahead(statement, &occasions).map(|occasion| occasion.said_on.clone());
        let day = goes_on.or_else(occasion).or_else(ahead);
        if let (Some(day), Some(statement)) = (day, statements.get_mut(position)) {
            statement.said_on = day;
        }
    }
}

struct Scene<'a> {
    prepared: &'a Prepared,
    people: &'a People,
    times: &'a [TimeExpression],
    /// The pieces of what was said, in order.
    inside: Vec<TokenRange>,
}

impl Scene<'_> {
    /// Whether a token is part of what somebody said.
    fn said(&self, at: usize) -> bool {
        let until = self.inside.partition_point(|piece| piece.start() <= at);
        self.inside.iter().take(until).rev().take(NESTED).any(|piece| piece.holds(at))
    }

    /// The occasions of an article, in order of place.
    fn occasions(&self, statements: &[Statement]) -> Vec<Occasion> {
        let narrated = |time: &&TimeExpression| !self.said(time.tokens.start());
        let told = self.times.iter().filter(narrated).filter_map(|time| self.narrated(time));
        let stated = statements.iter().filter_map(|statement| self.stated(statement));
        let mut occasions: Vec<Occasion> = told.chain(stated).collect();
        occasions.sort_by_key(|occasion| occasion.at);
        occasions
    }

    /// What a dated sentence of the narrator tells of.
    fn narrated(&self, time: &TimeExpression) -> Option<Occasion> {
        let days = times::datable(self.prepared, time)?;
        let sentence = self.sentence(time.tokens)?;
        let clause = self.clause(sentence, time.tokens);
        let verb = clause.positions().find(|&at| !self.said(at) && self.is_verb(at))?;
        // When people were asked is not when the poll was told of.
        let of_poll = |at: usize| {
            matches!(self.prepared.lower(at), "poll" | "polling" | "polls" | "survey" | "surveys")
        };
        let asked = match self.prepared.lower(verb) {
            "conducted" => clause.positions().any(of_poll),
            word => matches!(word, "polled" | "surveyed"),
        };
        if asked {
            return None;
        }
        // Those who act, not those it was done to: "Ann Bo met Cy Du on Tuesday" dates what Ann Bo says.
        let mut people = self.people_in(TokenRange::new(clause.start(), verb));
        people.extend(self.subject_before(clause, time.tokens));
        let value = time.value.split('T').next().unwrap_or_default().to_owned();
        let said_on = SaidOn::Stated { days, value, span: time.span };
        let nouns = self.nouns(clause);
        (!self.is_bound(time)).then(|| Occasion {
            at: sentence.start(),
            paragraph: self.paragraph(sentence.start()),
            said_on,
            days,
            people,
            nouns,
        })
    }

    /// Those named in some tokens, outside what was said.
    fn people_in(&self, range: TokenRange) -> Vec<EntityIdx> {
        let told = self.people.mentions_in(range).filter(|(_, mention)| !self.said(mention.tokens.start()));
        told.filter_map(|(_, mention)| mention.entity).take(16).collect()
    }

    /// Who stands right before the last verb before a time: "…, Sen. Ann Bo (R-Ohio) told the paper on Thursday".
    fn subject_before(&self, clause: TokenRange, time: TokenRange) -> Option<EntityIdx> {
        let verb = (clause.start()..time.start()).rev().find(|&at| !self.said(at) && self.is_verb(at))?;
        let bracketed = self.prepared.lower(verb.checked_sub(1)?) == ")";
        let open = (clause.start()..verb).rev().take(8).find(|&at| self.prepared.lower(at) == "(");
        let end = open.filter(|_| bracketed).unwrap_or(verb);
        let near = TokenRange::new(clause.start().max(end.saturating_sub(8)), end);
        let mut mentions = self.people.mentions_in(near).filter(|(_, mention)| mention.tokens.end() == end);
        mentions.next().and_then(|(_, mention)| mention.entity)
    }

    /// The past form of a verb that is no participle before a noun.
    fn is_verb(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.prepared.lower(before));
        times::is_past_verb(self.prepared.lower(at))
            && !matches!(before, "the" | "a" | "an" | "its" | "their")
    }

    /// "since Tuesday", "after Tuesday's vote".
    fn is_bound(&self, time: &TimeExpression) -> bool {
        let before =
            |back: usize| time.tokens.start().checked_sub(back).map_or("", |at| self.prepared.lower(at));
        let bound = |word: &str| {
            matches!(word, "since" | "until" | "till" | "by" | "after" | "before" | "from" | "for" | "than")
        };
        let owner = matches!(self.prepared.lower(time.tokens.end()), "'s" | "’s" | "'" | "’");
        bound(before(1)) || owner
    }

    /// The part of a sentence round a time that no other clause begins in.
    fn clause(&self, sentence: TokenRange, time: TokenRange) -> TokenRange {
        let parts = |at: &usize| opens_other_clause(self.prepared.lower(*at));
        let start = (sentence.start()..time.start()).rev().find(parts).map_or(sentence.start(), |at| at + 1);
        let end = (time.end()..sentence.end()).find(parts).unwrap_or(sentence.end());
        TokenRange::new(start, end)
    }

    /// An occasion made by a statement that its own words date.
    fn stated(&self, statement: &Statement) -> Option<Occasion> {
        let SaidOn::Stated { days, .. } = statement.said_on else { return None };
        let centre = statement.cue.or(statement.source)?;
        let sentence = self.sentence(centre)?;
        let outside: Vec<&'static str> = self.nouns(sentence);
        Some(Occasion {
            at: sentence.start(),
            paragraph: self.paragraph(centre.start()),
            said_on: statement.said_on.clone(),
            days,
            people: entity(&statement.speaker).into_iter().collect(),
            nouns: outside,
        })
    }

    /// "She said …", "…, Ann Bo added": the same breath as the statement before.
    fn goes_on(&self, before: &Statement, statement: &Statement) -> bool {
        let undated = matches!(statement.said_on, SaidOn::PublishedBy(_)) && statement.speech;
        let Some(cue) = statement.cue.filter(|cue| undated && self.is_told(*cue)) else { return false };
        let adds = cue
            .positions()
            .any(|at| matches!(self.prepared.lower(at), "added" | "adding" | "continued" | "concluded"));
        let apart = self.paragraph(cue.start()).abs_diff(self.paragraph(before.content.last().start()));
        let same = apart == 0 || (apart == 1 && adds);
        same && matches!(before.said_on, SaidOn::Stated { .. })
            && before.speaker == statement.speaker
            && before.speaker != Speaker::Unattributed
            && self.sentence(cue).is_some_and(|sentence| {
                // "On Friday she promised … and vowed …": one subject, one day.
                let shared = statement.source.is_some() && statement.source == before.source;
                let own = |time: &TimeExpression| stated_by(before, time);
                if shared {
                    !self.has_another_time(sentence, cue, own)
                } else {
                    !self.is_elsewhere(statement, sentence, cue)
                }
            })
    }

    fn occasion_of<'o>(&self, statement: &Statement, occasions: &'o [Occasion]) -> Option<&'o Occasion> {
        let undated = matches!(statement.said_on, SaidOn::PublishedBy(_)) && statement.speech;
        let cue = statement.cue.filter(|cue| undated && self.is_told(*cue))?;
        let sentence = self.sentence(cue)?;
        if self.is_elsewhere(statement, sentence, cue) {
            return None;
        }
        let (here, published) = (self.paragraph(cue.start()), self.prepared.article.published.day);
        let pointed = self.pointed(sentence);
        let speakers = self.speakers(statement);
        let past = cue.positions().any(|at| {
            let word = self.prepared.lower(at);
            times::is_past_verb(word) || word.ends_with("ing")
        });
        let then = (cue.end()..sentence.end().min(cue.end() + 8))
            .any(|at| self.prepared.lower(at) == "then" && !self.said(at));
        let until = occasions.partition_point(|occasion| occasion.at <= sentence.start());
        let before = || occasions.iter().take(until).rev().take(REACH);
        let there = |occasion: &Occasion| past && speakers.iter().any(|one| occasion.people.contains(one));
        let same = |occasion: &Occasion| then || pointed.iter().any(|noun| occasion.nouns.contains(noun));
        let recent = |occasion: &Occasion| is_recent(occasion.days, published);
        // "In June he balked. … he said": a pronoun stays there; a name goes back to what the article is about.
        let goes_back = self.is_named(statement) && before().any(|one| recent(one) && there(one));
        before().find(|occasion| {
            let held = if goes_back && !same(occasion) { 0 } else { LOOK_BACK };
            (there(occasion) || same(occasion)) && (recent(occasion) || here <= occasion.paragraph + held)
        })
    }

    /// Whether the words for a speaker are more than a pronoun.
    fn is_named(&self, statement: &Statement) -> bool {
        let pronoun = |source: TokenRange| matches!(self.prepared.lower_words(source), "he" | "she" | "they");
        statement.source.is_some_and(|source| !pronoun(source))
    }

    /// The occasion that a headline or lead tells of before its day is named.
    fn told_ahead<'o>(&self, statement: &Statement, occasions: &'o [Occasion]) -> Option<&'o Occasion> {
        let undated = matches!(statement.said_on, SaidOn::PublishedBy(_)) && statement.speech;
        let cue = statement.cue.filter(|_| undated)?;
        let (here, speaker) = (self.paragraph(cue.start()), entity(&statement.speaker)?);
        if !self.is_lead(here) || !self.is_done(cue) {
            return None;
        }
        let sentence = self.sentence(cue)?;
        let from = occasions.partition_point(|occasion| occasion.at <= sentence.start());
        let mut near = occasions.iter().skip(from).take_while(|occasion| occasion.paragraph <= here + LEAD);
        let first = near.find(|occasion| occasion.people.contains(&speaker))?;
        let recent = is_recent(first.days, self.prepared.article.published.day);
        (recent && !self.is_elsewhere(statement, sentence, cue)).then_some(first)
    }

    /// Whether a paragraph is the headline or the first of the story.
    fn is_lead(&self, paragraph: usize) -> bool {
        let kind = |at: usize| self.prepared.paragraphs.get(at).map(|paragraph| paragraph.kind);
        let story = |at: &usize| kind(*at) == Some(ParagraphKind::Body);
        kind(paragraph) == Some(ParagraphKind::Headline) || (0..=paragraph).find(story) == Some(paragraph)
    }

    /// "Rejects", "has rejected", "saying", but not "has long argued", "would say", "did not say".
    fn is_done(&self, cue: TokenRange) -> bool {
        let mut around = (cue.start().saturating_sub(2)..cue.end()).map(|at| self.prepared.lower(at));
        around.all(|word| {
            let once = matches!(word, "has" | "have") || !NOT_ONCE.contains(&word);
            once && !matches!(word, "long" | "always")
        })
    }

    /// The speaker, or those named in the words for the speaker: "the I.M.F. report".
    fn speakers(&self, statement: &Statement) -> Vec<EntityIdx> {
        if let Some(speaker) = entity(&statement.speaker) {
            return vec![speaker];
        }
        let named = statement.source.into_iter().flat_map(|source| self.people.mentions_in(source));
        named.filter_map(|(_, mention)| mention.entity).take(4).collect()
    }

    /// Whether a cue tells of one act of saying: "has said" and "would say" do not.
    fn is_told(&self, cue: TokenRange) -> bool {
        let around = cue.start().saturating_sub(2)..cue.start() + 1;
        !around.into_iter().any(|at| NOT_ONCE.contains(&self.prepared.lower(at)))
    }

    /// Whether the sentence of a cue names another time than its own.
    fn has_another_time(
        &self,
        sentence: TokenRange,
        cue: TokenRange,
        own: impl Fn(&TimeExpression) -> bool,
    ) -> bool {
        let from = self.times.partition_point(|time| time.tokens.start() < sentence.start());
        let mut here = self.times.iter().skip(from).take_while(|time| time.tokens.start() < sentence.end());
        here.any(|time| {
            // "9/11" names the event.
            let event = self.prepared.slice(time.span) == "9/11";
            !event
                && !own(time)
                && !self.said(time.tokens.start())
                && (is_another(time, sentence, cue) || self.dates_clause(time, cue))
        })
    }

    /// "In 2011, when she [asked] members": whatever is said in the clause was said then.
    fn dates_clause(&self, time: &TimeExpression, cue: TokenRange) -> bool {
        let when = time.tokens.end() + usize::from(self.prepared.lower(time.tokens.end()) == ",");
        let near = when < cue.start() && cue.start() <= when + CLAUSE;
        time.kind.is_dated() && self.prepared.lower(when) == "when" && near
    }

    /// Whether the sentence names another time or another occasion.
    fn is_elsewhere(&self, statement: &Statement, sentence: TokenRange, cue: TokenRange) -> bool {
        let another = self.has_another_time(sentence, cue, |_| false);
        let new = statement.venue.is_some_and(|venue| {
            venue.positions().take(3).any(|at| matches!(self.prepared.lower(at), "a" | "an" | "another"))
        });
        // "Ann Bo later told the paper" is another time; "said, adding later" is the same.
        let before = sentence.start()..cue.start() + 1;
        let later = before.into_iter().any(|at| self.prepared.lower(at) == "later" && !self.said(at));
        another || new || later
    }

    /// The occasions that the words round a statement point back to: "the forum", "his speech".
    fn pointed(&self, sentence: TokenRange) -> Vec<&'static str> {
        let own = |at: &usize| !self.said(*at);
        let known = |at: usize| {
            let back = at.saturating_sub(3).max(sentence.start())..at;
            back.into_iter().any(|at| {
                matches!(self.prepared.lower(at), "the" | "this" | "that" | "his" | "her" | "their")
            })
        };
        let places = sentence.positions().filter(own);
        places.filter_map(|at| occasion_noun(self.prepared.lower(at)).filter(|_| known(at))).take(8).collect()
    }

    fn nouns(&self, range: TokenRange) -> Vec<&'static str> {
        range.positions().filter_map(|at| occasion_noun(self.prepared.lower(at))).take(8).collect()
    }

    /// The sentence round some tokens, as far as [`NEAR`] tokens to either side.
    fn sentence(&self, tokens: TokenRange) -> Option<TokenRange> {
        let whole = self.prepared.sentence_at(tokens.start())?.tokens;
        let start = whole.start().max(tokens.start().saturating_sub(NEAR));
        Some(TokenRange::new(start, whole.end().min(tokens.end() + NEAR)))
    }

    fn paragraph(&self, token: usize) -> usize {
        self.prepared.paragraph_of(token).map_or(0, ParagraphIdx::get)
    }
}

/// Whether a time in the sentence of a cue is one that the saying may belong to.
fn is_another(time: &TimeExpression, sentence: TokenRange, cue: TokenRange) -> bool {
    let dated = time.kind.is_dated() && time.value != "PRESENT_REF";
    // A year is mostly background ("the filings for 2015"), but not where the sentence or the cue begins with it.
    let year = time.value.len() == 4;
    let leads = time.tokens.start() < sentence.start() + 5 || time.tokens.start().abs_diff(cue.end()) < 3;
    dated && (!year || leads)
}

/// Whether a statement has its day from this expression.
fn stated_by(statement: &Statement, time: &TimeExpression) -> bool {
    matches!(statement.said_on, SaidOn::Stated { span, .. } if span == time.span)
}

fn is_recent(days: Days, published: Day) -> bool {
    days.first() == days.last() && days.first() >= published.plus_days(-RECENT)
}

fn entity(speaker: &Speaker) -> Option<EntityIdx> {
    match speaker {
        Speaker::Person(entity) | Speaker::Organisation(entity) => Some(*entity),
        _ => None,
    }
}

/// Words before a cue that make it no single act.
static NOT_ONCE: &[&str] = &[
    "has",
    "have",
    "had",
    "will",
    "would",
    "could",
    "may",
    "might",
    "to",
    "often",
    "repeatedly",
    "not",
    "n't",
    "n’t",
    "never",
    "previously",
    "once",
];

/// Words that open a clause about something else.
fn opens_other_clause(word: &str) -> bool {
    matches!(
        word,
        "who"
            | "whom"
            | "whose"
            | "which"
            | "where"
            | "when"
            | "because"
            | "after"
            | "before"
            | "since"
            | "although"
            | "though"
            | "if"
            | "as"
            | "while"
            | ";"
            | "but"
    )
}

/// The sort of occasion that a word names: "forum", and "report" for the study, its authors and its findings.
fn occasion_noun(word: &str) -> Option<&'static str> {
    OCCASIONS.iter().find(|sort| sort.contains(&word)).and_then(|sort| sort.first()).copied()
}

/// Words for occasions and for what speaks; those of one line are used of the same thing.
static OCCASIONS: &[&[&str]] = &[
    &["meeting", "summit", "talks", "session", "gathering", "conference", "conclave"],
    &["speech", "address", "remarks", "keynote"],
    &["report", "study", "paper", "survey", "poll", "analysis", "researchers", "authors", "review"],
    &["debate", "debates"],
    &["forum"],
    &["event", "rally", "ceremony"],
    &["interview", "conversation"],
    &["letter"],
    &["statement", "announcement", "release"],
    &["ruling", "decision", "opinion", "judge"],
    &["hearing", "trial", "testimony"],
    &["filing", "lawsuit", "complaint", "submission", "brief"],
    &["briefing"],
    &["memo"],
    &["op-ed", "column", "article", "piece", "essay"],
    &["tweet", "post"],
    &["video", "recording", "footage"],
    &["broadcast", "programme", "program"],
];

#[cfg(test)]
mod tests {
    use crate::label::Tagger as _;
    use crate::prepare::tests::prepared;
    use crate::rules::RuleTagger;
    use crate::times::SaidOn;

    /// The stated days of the statements of an article of Tuesday 2025-11-18, `-` where none is stated.
    fn days(text: &str) -> Vec<String> {
        let prepared = prepared(text);
        let labels = RuleTagger.tag(std::slice::from_ref(&prepared)).remove(0);
        let stated = |said_on: &SaidOn| match said_on {
            SaidOn::Stated { value, .. } => value.clone(),
            SaidOn::PublishedBy(_) => "-".to_owned(),
        };
        crate::annotate(prepared, &labels).statements.iter().map(|one| stated(&one.said_on)).collect()
    }

    #[test]
    fn a_statement_has_the_day_of_its_occasion() {
        for (text, expected) in [
            (
                "Ana Oduya met the crews on Monday.\n\n“The bridge is safe,” Oduya said.\n\n“It will hold,” she added.",
                vec!["2025-11-17", "2025-11-17"],
            ),
            (
                "“The bridge is safe,” Ana Oduya said on Friday. “It will hold,” Oduya said.",
                vec!["2025-11-14", "2025-11-14"],
            ),
            (
                "In a speech on Nov. 4 Ana Oduya promised to mend the bridge and vowed that it would hold.",
                vec!["2025-11-04", "2025-11-04"],
            ),
            (
                "The Salt Board conducted a test on Friday. The Salt Board said that the bridge is safe.",
                vec!["2025-11-14"],
            ),
            ("As she has before, Ana Oduya on Friday said that the bridge is safe.", vec!["2025-11-14"]),
            // The lead has the day that the story names after it.
            (
                "Ana Oduya has said that the bridge is safe.\n\nOduya told reporters on Monday that it will hold.",
                vec!["2025-11-17", "2025-11-17"],
            ),
            // After a look back the story goes on with the day that it is about.
            (
                "“The bridge is safe,” Ana Oduya said on Monday.\n\n“It is old,” Oduya said in June.\n\n“It will hold,” \
                 Oduya said.",
                vec!["2025-11-17", "2025-06", "2025-11-17"],
            ),
        ] {
            assert_eq!(days(text), expected, "{text}");
        }
    }

    #[test]
    fn another_occasion_or_speaker_has_another_day() {
        for (text, expected) in [
            ("Ana Oduya met the crews on Monday.\n\n“The bridge is safe,” Ivo Brandt said.", vec!["-"]),
            (
                "The Salt Board conducted a poll on Friday. The Salt Board said that the bridge is safe.",
                vec!["-"],
            ),
            ("Ana Oduya promised that the bridge would hold, a pledge she made in June.", vec!["-"]),
            ("Ana Oduya met the crews on Monday.\n\n“The bridge is safe,” Oduya has said.", vec!["-"]),
            (
                "“The bridge is safe,” Ana Oduya said on Friday.\n\nOduya later told the paper: “It will hold.”",
                vec!["2025-11-14", "-"],
            ),
            (
                "“The bridge is safe,” Ana Oduya said on Friday. The row began in 2011, when she asked whether it would \
                 hold.",
                vec!["2025-11-14", "-"],
            ),
        ] {
            assert_eq!(days(text), expected, "{text}");
        }
    }
}
