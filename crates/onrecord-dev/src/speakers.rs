//! Speakers on gold sources: how often [`people::speaker`] names whom a reader named, by kind of speaker.
//!
//! The rule of agreement is that of `score/record.py`: names alike but for case and honorific; of phrases half the words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::path::Path;

use onrecord::article::FoundIn;
use onrecord::index::TokenRange;
use onrecord::people::{self, People, Speaker};
use onrecord::{Article, Origin, Prepared, Published, Text, prepare};
use serde::Deserialize;

#[derive(Deserialize)]
struct Source {
    id: String,
    date: String,
    text: String,
    attributions: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Attribution {
    id: String,
    #[serde(default)]
    source: Vec<(usize, usize)>,
    #[serde(default)]
    content: Vec<(usize, usize)>,
}

#[derive(Deserialize)]
struct Gold {
    article: String,
    e: String,
    speaker: Option<String>,
    speaker_kind: String,
    about: Vec<GoldAbout>,
}

#[derive(Deserialize)]
struct GoldAbout {
    name: String,
}

/// Right and all, by kind of speaker, and the counts of people spoken of.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    kinds: BTreeMap<String, (usize, usize)>,
    about_both: usize,
    about_predicted: usize,
    about_gold: usize,
    /// The sources of which another speaker was made, one a line.
    pub(crate) errors: Vec<String>,
    /// Everybody and everything found, one a line.
    pub(crate) people: Vec<String>,
}

impl Counts {
    /// Shares of right speakers by kind and F1 of the people spoken of, in per cent.
    pub(crate) fn figures(&self) -> Vec<(String, f64)> {
        let share = |(kind, (right, all)): (&String, &(usize, usize))| {
            (format!("{kind} (gold source)"), 100.0 * *right as f64 / (*all).max(1) as f64)
        };
        let mut figures: Vec<(String, f64)> = self.kinds.iter().map(share).collect();
        let both = 200.0 * self.about_both as f64;
        let all = (self.about_predicted + self.about_gold).max(1) as f64;
        figures.push(("about F1 (gold content)".to_owned(), both / all));
        figures
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (kind, (right, all)) in &self.kinds {
            writeln!(f, "{kind:14} {right:4} of {all:4} {:6.1} %", 100.0 * *right as f64 / *all as f64)?;
        }
        let (both, predicted, gold) = (self.about_both, self.about_predicted, self.about_gold);
        let f1 = 200.0 * both as f64 / (predicted + gold).max(1) as f64;
        writeln!(f, "about          {both} right, {predicted} predicted, {gold} gold, F1 {f1:.1}")
    }
}

/// What to list besides the counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listing {
    /// The sources of which another speaker was made.
    pub(crate) errors: bool,
    /// Everybody and everything found.
    pub(crate) people: bool,
}

/// Prints the counts over the corpora of a folder, and the errors with `--errors`.
///
/// # Errors
/// Where a corpus cannot be read or nothing can be written.
pub(crate) fn print(data: &Path, list: Listing, mut to: impl io::Write) -> io::Result<()> {
    let counts = evaluate(&data.join("polnear/dev.jsonl"), &data.join("record/dev-record.jsonl"))?;
    let Some(counts) = counts else {
        return writeln!(to, "no corpora under {}: nothing measured", data.display());
    };
    if list.errors {
        counts.errors.iter().try_for_each(|error| writeln!(to, "{error}"))?;
    }
    if list.people {
        counts.people.iter().try_for_each(|person| writeln!(to, "{person}"))?;
    }
    write!(to, "{counts}")
}

/// Counts speakers over gold sources; `None` where the corpora are not there.
///
/// # Errors
/// Where a corpus is there and cannot be read.
pub(crate) fn evaluate(articles: &Path, records: &Path) -> io::Result<Option<Counts>> {
    if !articles.exists() || !records.exists() {
        return Ok(None);
    }
    let records: Vec<Gold> = rows(records)?;
    let mut counts = Counts::default();
    for source in rows::<Source>(articles)? {
        let gold: Vec<&Gold> = records.iter().filter(|gold| gold.article == source.id).collect();
        if !gold.is_empty() {
            count(&source, &gold, &mut counts);
        }
    }
    Ok(Some(counts))
}

fn rows<T: for<'de> Deserialize<'de>>(path: &Path) -> io::Result<Vec<T>> {
    let text = std::fs::read_to_string(path)?;
    text.lines().map(|line| serde_json::from_str(line).map_err(io::Error::other)).collect()
}

fn count(source: &Source, gold: &[&Gold], counts: &mut Counts) {
    let Some(prepared) = prepared(source) else { return };
    let people = people::find(&prepared, people::Told::default());
    for entity in &people.entities {
        let (kind, name, pronoun) = (entity.kind, &entity.name, entity.pronoun);
        let described: Vec<&str> = entity.descriptions.iter().map(|one| one.text.as_str()).collect();
        counts
            .people
            .push(format!("{} {kind:?} {name:?} {pronoun:?} {:?} {described:?}", source.id, entity.aliases));
    }
    for record in gold {
        let Some(attribution) = source.attributions.iter().find(|one| one.id == record.e) else { continue };
        let range = |spans: &[(usize, usize)]| tokens(&prepared, spans);
        let (words, speaker) = match range(&attribution.source) {
            Some(range) => (slice(&prepared, range), people::speaker(&prepared, &people, range)),
            None => (String::new(), Speaker::Unattributed),
        };
        let name = name(&people, &speaker);
        let right = agrees(record, &speaker, name.as_deref(), &words);
        let kind = counts.kinds.entry(record.speaker_kind.clone()).or_default();
        *kind = (kind.0 + usize::from(right), kind.1 + 1);
        if !right {
            let wanted = record.speaker.as_deref().unwrap_or("-");
            counts.errors.push(format!(
                "{} {} {}: {words:?} is {wanted:?}, read {speaker:?} {name:?}",
                source.id, record.e, record.speaker_kind
            ));
        }
        count_about(record, attribution, &prepared, &people, &speaker, counts);
    }
}

fn count_about(
    record: &Gold,
    attribution: &Attribution,
    prepared: &Prepared,
    people: &People,
    speaker: &Speaker,
    counts: &mut Counts,
) {
    let pieces: Vec<TokenRange> =
        attribution.content.iter().filter_map(|&span| tokens(prepared, &[span])).collect();
    let found = people::about(people, &pieces, speaker);
    let found: BTreeSet<String> =
        found.iter().filter_map(|&entity| people.entity(entity)).map(|entity| key(&entity.name)).collect();
    let wanted: BTreeSet<String> = record.about.iter().map(|about| key(&about.name)).collect();
    counts.about_both += found.intersection(&wanted).count();
    counts.about_predicted += found.len();
    counts.about_gold += wanted.len();
}

fn prepared(source: &Source) -> Option<Prepared> {
    let text = Text::new(source.text.as_str()).ok()?;
    let day = source.date.get(..10)?.parse().ok()?;
    let body = text.whole();
    let published = Published { day, at: None, found_in: FoundIn::Field("date".to_owned()) };
    let origin = Origin::default();
    let article =
        Article { given_id: None, origin, published, text, body, title: None, author: None, outlet: None };
    Some(prepare(article))
}

/// The tokens from the first to the last character of spans in code points.
fn tokens(prepared: &Prepared, spans: &[(usize, usize)]) -> Option<TokenRange> {
    let offsets = onrecord::text::Offsets::new(&prepared.article.text);
    let start = spans.iter().map(|span| span.0).min()?;
    let end = spans.iter().map(|span| span.1).max()?;
    let span = prepared.article.text.checked_span(offsets.byte(start), offsets.byte(end))?;
    Some(prepared.tokens_in(span)).filter(|range| !range.is_empty())
}

fn slice(prepared: &Prepared, range: TokenRange) -> String {
    prepared.span(range).map(|span| prepared.slice(span).to_owned()).unwrap_or_default()
}

fn name(people: &People, speaker: &Speaker) -> Option<String> {
    match speaker {
        Speaker::Person(entity) | Speaker::Organisation(entity) => {
            people.entity(*entity).map(|e| e.name.clone())
        }
        Speaker::Group(phrase) | Speaker::Document(phrase) => Some(phrase.clone()),
        Speaker::Unnamed(_) | Speaker::Unattributed => None,
    }
}

fn agrees(gold: &Gold, speaker: &Speaker, name: Option<&str>, words: &str) -> bool {
    let wanted = gold.speaker.as_deref();
    match gold.speaker_kind.as_str() {
        "unnamed" | "none" => matches!(speaker, Speaker::Unnamed(_) | Speaker::Unattributed),
        "group" | "document" => {
            wanted.is_some_and(|wanted| like(wanted, name.unwrap_or_default()) || like(wanted, words))
        }
        _ => wanted.map(key) == name.map(key),
    }
}

const HONORIFICS: &[&str] = &[
    "the",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "sen",
    "rep",
    "gov",
    "president",
    "senator",
    "secretary",
    "prof",
    "professor",
    "judge",
    "justice",
    "gen",
];

/// A name without case, honorific and possessive.
pub(crate) fn key(name: &str) -> String {
    let name = name.replace('’', "'").to_lowercase();
    let name = name.trim().trim_end_matches("'s").trim_end_matches('\'');
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 1
        && words.first().is_some_and(|word| HONORIFICS.contains(&word.trim_end_matches('.')))
    {
        words.remove(0);
    }
    words.join(" ")
}

/// Whether two phrases share half of their words.
fn like(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let both = a.intersection(&b).count();
    both > 0 && 2 * both >= a.union(&b).count()
}

fn words(text: &str) -> BTreeSet<String> {
    let small = ["the", "a", "an", "in", "on", "at", "of", "to", "with", "by"];
    let lower = text.to_lowercase();
    let all = lower.split(|character: char| !character.is_alphanumeric() && character != '_');
    all.filter(|word| !word.is_empty() && !small.contains(word)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_counts_as_the_scorer_counts() {
        assert_eq!(key("Mrs. Bo"), "bo");
        assert_eq!(key("The White Bo’s"), "white bo");
        assert!(like("the two senators", "two senators") && !like("senators", "critics of it all"));
    }
}
