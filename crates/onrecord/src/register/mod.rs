//! A register of known people, and who of them somebody in a record may be.
//!
//! This is a second pass over records that are made: reading an article never asks who is known. Whoever bears a name is
//! kept with a score; nobody is chosen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::ArticleRecord;

/// Somebody who is known: a line of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownPerson {
    /// The usual name.
    pub name: String,
    /// Other forms of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Item of Wikidata: "Q42".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// Offices held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<Office>,
}

/// An office with the days on which it began and ended, `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// What it is called: "governor".
    pub office: String,
    /// First day; open where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day; open where it is not known or not over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// Somebody of the register whom a person of a record may be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KnownAs {
    /// The name in the register.
    pub name: String,
    /// Item of Wikidata, where the register has it.
    pub wikidata: Option<String>,
    /// 0 to 1; the scores of all candidates of one person sum to at most 1.
    pub score: f64,
}

/// Candidates kept for one person.
const MOST: usize = 8;

/// Known people by the last word of each of their names.
#[derive(Debug, Clone, Default)]
pub struct Register {
    people: Vec<KnownPerson>,
    by_last: BTreeMap<String, Vec<usize>>,
}

impl Register {
    /// A register of these people.
    ///
    /// ```
    /// use onrecord::register::{KnownPerson, Register};
    ///
    /// let line = r#"{"name": "Ann Bo", "wikidata": "Q1", "offices": [{"office": "mayor", "from": "2020-01-01"}]}"#;
    /// let register = Register::new(vec![serde_json::from_str::<KnownPerson>(line).unwrap()]);
    /// assert_eq!(register.candidates("Ann Bo", "2025-11-18").len(), 1);
    /// assert!(register.candidates("Cy Bo", "2025-11-18").is_empty());
    /// ```
    pub fn new(people: Vec<KnownPerson>) -> Register {
        let mut by_last: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (position, person) in people.iter().enumerate() {
            for form in forms(person) {
                let known = by_last.entry(last(&form).to_owned()).or_default();
                if known.last() != Some(&position) {
                    known.push(position);
                }
            }
        }
        Register { people, by_last }
    }

    /// Whom a name, without titles, may stand for in an article of a day (`YYYY-MM-DD`), the likeliest first.
    ///
    /// A full name counts for more than a surname, whoever holds an office on that day for more than who does not, and
    /// several of one name share what one would have.
    pub fn candidates(&self, name: &str, day: &str) -> Vec<KnownAs> {
        let name = folded(name);
        let near = self.by_last.get(last(&name)).into_iter().flatten().copied();
        let mut found: Vec<KnownAs> = near
            .filter_map(|at| self.people.get(at))
            .map(|person| KnownAs {
                name: person.name.clone(),
                wikidata: person.wikidata.clone(),
                score: score(person, &name, day),
            })
            .filter(|known| known.score > 0.0)
            .collect();
        let sum: f64 = found.iter().map(|known| known.score).sum();
        found.iter_mut().for_each(|known| known.score /= sum.max(1.0));
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.name.cmp(&b.name)));
        found.truncate(MOST);
        found
    }

    /// Notes for every person of a record whom of the register he or she may be.
    pub fn link(&self, record: &mut ArticleRecord) {
        for person in record.people.iter_mut().filter(|person| person.kind == "person") {
            person.known_as = self.candidates(&person.name, &record.published);
        }
    }
}

fn forms(person: &KnownPerson) -> impl Iterator<Item = String> {
    std::iter::once(&person.name).chain(&person.aliases).map(|name| folded(name))
}

/// In lower case, with single blanks, without "Jr.".
fn folded(name: &str) -> String {
    let words = name.split_whitespace().map(|word| word.trim_matches(',').to_lowercase());
    let kept: Vec<String> =
        words.filter(|word| !matches!(word.as_str(), "jr" | "jr." | "sr" | "sr.")).collect();
    kept.join(" ")
}

fn last(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// How well a name fits one of the person's, and the day one of the offices.
fn score(person: &KnownPerson, name: &str, day: &str) -> f64 {
    let like = forms(person).map(|form| likeness(name, &form)).fold(0.0, f64::max);
    let in_office = person.offices.is_empty() || person.offices.iter().any(|office| holds(office, day));
    like * if in_office { 1.0 } else { 0.6 }
}

fn likeness(name: &str, form: &str) -> f64 {
    let (a, b): (Vec<&str>, Vec<&str>) = (name.split(' ').collect(), form.split(' ').collect());
    match (a.as_slice(), b.as_slice()) {
        _ if a == b && a.len() > 1 => 0.95,
        ([first, .., x], [other, .., y]) if x == y && a.len() > 1 && b.len() > 1 => {
            match is_initial_of(first, other) {
                _ if first == other => 0.8,
                true => 0.5,
                false => 0.0,
            }
        }
        ([only], [.., y]) if only == y => 0.3,
        _ => 0.0,
    }
}

/// "a." of "ann": the article may shorten a first name. A register's own short form says too little.
fn is_initial_of(short: &str, full: &str) -> bool {
    short.len() <= 2 && short.ends_with('.') && short.chars().next() == full.chars().next()
}

fn holds(office: &Office, day: &str) -> bool {
    office.from.as_deref().is_none_or(|from| from <= day) && office.to.as_deref().is_none_or(|to| day <= to)
}

#[cfg(test)]
mod tests;
