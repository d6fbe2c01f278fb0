//! Articles of generated statements, shaped like those of the development articles.
//!
//! Words follow each other as they do there, so common pairs and runs of words are as common as in news; form, cue, length,
//! addressee and the like are those of a statement drawn there. Names are made of first and last words of names there, a
//! few of them in very many articles and most in few. The same number gives the same book.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::ArticleRecord;
use onrecord::record::{AboutRecord, PersonRecord, Record, SpeakerRecord, UpcomingRecord, Words};

use crate::verify::Chance;
use crate::verify::Read;

/// Statements of an article.
pub(super) const PER_ARTICLE: usize = 20;
/// Outlets.
pub(super) const OUTLETS: usize = 300;
/// People of an article.
const CAST: usize = 6;
/// Characters between the beginnings of statements.
const ROOM: usize = 300;

/// Draws articles.
pub(super) struct Generator<'r> {
    follow: BTreeMap<&'r str, Vec<&'r str>>,
    starts: Vec<&'r str>,
    templates: Vec<&'r Record>,
    model: &'r ArticleRecord,
    events: Vec<&'r UpcomingRecord>,
    /// What articles call the people there, most of them nothing.
    descriptions: Vec<&'r [String]>,
    names: Names,
    chance: Chance,
}

impl<'r> Generator<'r> {
    /// `None` without a statement to draw from.
    pub(super) fn new(articles: &'r [Read], people: usize) -> Option<Generator<'r>> {
        let mut follow: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for read in articles {
            let words: Vec<&str> = read.text.split_whitespace().collect();
            for (&first, &second) in words.iter().zip(words.iter().skip(1)) {
                follow.entry(first).or_default().push(second);
            }
        }
        let starts = follow.keys().copied().collect();
        let templates: Vec<&Record> = articles.iter().flat_map(|read| &read.record.statements).collect();
        let events = articles.iter().flat_map(|read| &read.record.upcoming).collect();
        let model = &articles.iter().find(|read| !read.record.statements.is_empty())?.record;
        let people_there = articles.iter().flat_map(|read| &read.record.people);
        let descriptions =
            people_there.filter(|who| who.kind == "person").map(|who| who.descriptions.as_slice()).collect();
        let names = Names::new(articles, people);
        Some(Generator { follow, starts, templates, model, events, descriptions, names, chance: Chance(1) })
    }

    /// The names that the articles are made with.
    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    /// The article of a number.
    pub(super) fn article(&mut self, number: usize) -> ArticleRecord {
        let of_year = self.chance.below(365);
        let day = onrecord::calendar::Day::new(2005 + (self.chance.below(20) as i16), 1, 1);
        let day = day.map(|day| day.plus_days(of_year as i32).to_string()).unwrap_or_default();
        let cast: BTreeSet<String> = (0..CAST).map(|_| self.names.draw(&mut self.chance)).collect();
        let cast: Vec<String> = cast.into_iter().collect();
        let statements = (0..PER_ARTICLE)
            .filter_map(|at| self.statement(&day, &cast, number * PER_ARTICLE + at))
            .collect();
        ArticleRecord {
            id: format!("generated-{number}"),
            digest: hash(number as u64),
            origin: format!("news-{}.jsonl:{}", number / 1000, number % 1000 + 1),
            url: Some(format!("https://outlet-{}.example/{number}", number % OUTLETS)),
            published: day.clone(),
            people: cast.iter().enumerate().map(|(id, name)| self.person(id, name)).collect(),
            statements,
            upcoming: self.event(&day).into_iter().collect(),
            times: Vec::new(),
            ..self.model.clone()
        }
    }

    /// Everybody is called the same in all articles, so that no two people bear one name.
    fn person(&self, id: usize, name: &str) -> PersonRecord {
        let number = name.bytes().fold(0, |sum: usize, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        let called = self.descriptions.get(number % self.descriptions.len().max(1));
        PersonRecord {
            id,
            name: name.to_owned(),
            aliases: name.split(' ').next_back().map(str::to_owned).into_iter().collect(),
            kind: "person",
            descriptions: called.map(|called| called.to_vec()).unwrap_or_default(),
            pronoun: None,
            known_as: Vec::new(),
        }
    }

    fn statement(&mut self, day: &str, cast: &[String], number: usize) -> Option<Record> {
        let template = *self.templates.get(self.chance.below(self.templates.len()))?;
        let length: usize = template.content.iter().map(|words| words.text.split_whitespace().count()).sum();
        let text = self.words(length.max(1));
        let start = number % PER_ARTICLE * ROOM;
        let mut one = template.clone();
        // Ids are hashes: no two of one article stand near each other in an index.
        one.id = hash(!(number as u64));
        one.nested_in = None;
        one.content = vec![Words { start, end: start + text.chars().count(), text }];
        one.said_on.value = day.to_owned();
        one.said_on.last = day.to_owned();
        one.said_on.first = template.said_on.first.as_ref().map(|_| day.to_owned());
        if let SpeakerRecord { kind: "person", name, .. } = &mut one.speaker {
            *name = cast.get(self.chance.below(cast.len())).cloned();
        }
        let speaker = one.speaker.name.clone();
        let other = cast.get(self.chance.below(cast.len())).filter(|&name| Some(name) != speaker.as_ref());
        let about = (!template.about.is_empty()).then_some(other).flatten();
        one.about = about
            .map(|name| AboutRecord { name: name.clone(), stance: None, stance_confidence: None })
            .into_iter()
            .collect();
        Some(one)
    }

    /// Every third article announces something within a year.
    fn event(&mut self, day: &str) -> Option<UpcomingRecord> {
        if self.chance.below(3) > 0 {
            return None;
        }
        let event = *self.events.get(self.chance.below(self.events.len()))?;
        let day: onrecord::calendar::Day = day.parse().ok()?;
        let on = day.plus_days(self.chance.below(365) as i32).to_string();
        let id = hash(self.chance.next());
        Some(UpcomingRecord { id, date: on.clone(), first: on.clone(), last: on, ..event.clone() })
    }

    fn words(&mut self, length: usize) -> String {
        let mut word = self.start();
        let mut words = vec![word];
        while words.len() < length {
            let next = self.follow.get(word).map_or(&[][..], Vec::as_slice);
            word = match next.get(self.chance.below(next.len())) {
                Some(next) => next,
                None => self.start(),
            };
            words.push(word);
        }
        words.join(" ")
    }

    fn start(&mut self) -> &'r str {
        self.starts.get(self.chance.below(self.starts.len())).copied().unwrap_or("nothing")
    }
}

/// 32 digits that look like those of a hash.
fn hash(number: u64) -> String {
    let mut chance = Chance(number);
    format!("{:016x}{:016x}", chance.next(), chance.next())
}

/// Made-up people by number: those of small numbers are in the news far more often.
pub(super) struct Names {
    first: Vec<String>,
    last: Vec<String>,
    people: usize,
}

impl Names {
    fn new(articles: &[Read], people: usize) -> Names {
        let names = articles.iter().flat_map(|read| &read.record.people).filter(|who| who.kind == "person");
        let (mut first, mut last) = (BTreeSet::new(), BTreeSet::new());
        for (one, rest) in names.filter_map(|who| who.name.split_once(' ')) {
            first.insert(one.to_owned());
            last.extend(rest.split(' ').next_back().map(str::to_owned));
        }
        Names { first: first.into_iter().collect(), last: last.into_iter().collect(), people }
    }

    /// The name of a number.
    pub(super) fn of(&self, number: usize) -> String {
        let word =
            |words: &[String], at: usize| words.get(at % words.len().max(1)).cloned().unwrap_or_default();
        // Two first words where the names of two words are used up.
        let (one, more) =
            (number / self.last.len().max(1), number / self.last.len().max(1) / self.first.len().max(1));
        let middle =
            (more > 0).then(|| word(&self.first, more)).map_or(String::new(), |name| format!("{name} "));
        format!("{} {middle}{}", word(&self.first, one + number), word(&self.last, number))
    }

    /// The cube of an even draw: one in five names is of the first hundredth.
    fn draw(&self, chance: &mut Chance) -> String {
        let even = chance.below(1_000_000) as f64 / 1e6;
        self.of((even * even * even * self.people as f64) as usize)
    }
}
