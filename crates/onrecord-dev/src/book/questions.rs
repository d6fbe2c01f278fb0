//! Questions to a generated book, of each kind that the program asks.

use onrecord_store::verify::Question;
use onrecord_store::{Error, EventFilter, Filter, Page, Store};

use super::generator::{Names, OUTLETS};
use crate::verify::{Chance, Change};

/// What is asked for once; answers are counted.
pub(super) enum Asked {
    Statements(Filter, Page),
    /// The second and third page after a first one, which is not timed.
    LaterPages(Filter),
    People(usize),
    Called(String),
    Upcoming(String),
    Verify(String),
}

impl Asked {
    /// Lines found, and whether the time was up before all were.
    pub(super) fn answer(&self, store: &Store) -> Result<(usize, bool), Error> {
        Ok(match self {
            Asked::Statements(filter, page) => {
                let found = store.statements(filter, page)?;
                (found.lines.len(), found.cut_short)
            }
            Asked::LaterPages(filter) => {
                let first = store.statements(filter, &Page::default())?;
                let page = Page { below: first.next, ..Page::default() };
                let found = store.statements(filter, &page)?;
                (found.lines.len(), found.cut_short)
            }
            Asked::People(skip) => (store.people(*skip, 20)?.len(), false),
            Asked::Called(name) => (store.people_called(name, 20)?.len(), false),
            Asked::Upcoming(since) => (
                store
                    .upcoming(&EventFilter { since: since.parse().ok(), ..EventFilter::default() }, 20)?
                    .len(),
                false,
            ),
            Asked::Verify(words) => {
                let question = Question { words: words.clone(), speaker: None };
                (store.verify(&question)?.findings.len(), false)
            }
        })
    }
}

/// What questions are made of: `words` and `rare` are words of the articles by how often they are there, `quotations` are
/// in the book, `absent` are not.
pub(super) struct Matter<'m> {
    pub(super) names: &'m Names,
    pub(super) people: usize,
    pub(super) common: &'m [&'m str],
    pub(super) rare: &'m [&'m str],
    pub(super) quotations: &'m [String],
    pub(super) absent: &'m [String],
}

/// A question with the name of its kind.
type Named = (&'static str, Asked);

/// The question of each kind that a number gives.
pub(super) fn questions(number: usize, matter: &Matter) -> Vec<Named> {
    let mut chance = Chance(number as u64);
    let [ann, bo] = [matter.people, 300].map(|below| matter.names.of(chance.below(below)));
    let lists =
        [of_speakers(number, matter, &ann, &bo), of_all(number, &ann), of_words(number, matter, &ann)];
    let lists = lists.into_iter().flatten().chain(of_people(number, matter, &ann, &bo));
    lists.chain(of_verification(number, matter, &mut chance)).collect()
}

fn asked(filter: Filter) -> Asked {
    Asked::Statements(filter, Page::default())
}

/// `ann` is anybody, `bo` one of those who are often in the news.
fn of_speakers(number: usize, matter: &Matter, ann: &str, bo: &str) -> Vec<Named> {
    let any = Filter::default;
    let by = |name: &str| Filter { speaker: Some(name.to_owned()), ..any() };
    let often = matter.names.of(number % 30);
    let year = year(number).parse().ok();
    let surname = ann.split(' ').next_back().unwrap_or(ann);
    vec![
        ("said", asked(by(ann))),
        ("said, by the most quoted", asked(by(&matter.names.of(number % 3)))),
        ("said, next page", Asked::LaterPages(by(&often))),
        ("said, by a surname", asked(by(surname))),
        ("said, one form", asked(Filter { form: Some("direct".into()), ..by(bo) })),
        ("said, since a day", asked(Filter { since: year, ..by(bo) })),
        ("said, until a day", asked(Filter { until: year, ..by(bo) })),
        ("said, one outlet", asked(Filter { outlet: Some(outlet(number)), ..by(&often) })),
        ("said, one file", asked(Filter { origin: Some(format!("news-{}.", number % 20)), ..by(&often) })),
        ("said, sure ones", asked(Filter { least_confidence: 0.9, ..by(bo) })),
        ("about", asked(Filter { about: Some(bo.to_owned()), ..any() })),
        ("about, by the one of the other", asked(Filter { about: Some(bo.to_owned()), ..by(&often) })),
    ]
}

fn of_all(number: usize, ann: &str) -> Vec<Named> {
    let any = Filter::default;
    let promises = Filter { commitments: true, ..any() };
    vec![
        ("all, one outlet", asked(Filter { outlet: Some(outlet(number)), ..any() })),
        (
            "all, an outlet that is not there",
            asked(Filter { outlet: Some("nowhere.example".into()), ..any() }),
        ),
        ("promises", asked(Filter { until: year(number).parse().ok(), ..promises.clone() })),
        ("promises, of one person", asked(Filter { speaker: Some(ann.to_owned()), ..promises })),
    ]
}

fn of_words(number: usize, matter: &Matter, ann: &str) -> Vec<Named> {
    let text =
        |words: &[&str], at: usize| words.get(at % words.len().max(1)).copied().unwrap_or("").to_owned();
    let (common, rare) = (text(matter.common, number), text(matter.rare, number));
    let two = format!("{common} {}", text(matter.common, number / 7 + 5));
    let words = |words: String| Filter { words: Some(words), ..Filter::default() };
    let said = matter.quotations.get(number * 11 % matter.quotations.len().max(1)).map_or("", String::as_str);
    let run: Vec<&str> = said.split_whitespace().skip(1).take(3).collect();
    let ann = Some(ann.to_owned());
    vec![
        ("search, in nearly every statement", asked(words("the of".into()))),
        ("search, common word", asked(words(common.clone()))),
        ("search, two common words", asked(words(two))),
        ("search, three words in a row", asked(words(format!("\"{}\"", run.join(" ").replace('"', ""))))),
        ("search, \"of the\" common word", asked(words(format!("\"of the {common}\"")))),
        ("search, rare word", asked(words(rare))),
        ("search, common word by anybody", asked(Filter { speaker: ann, ..words(common) })),
    ]
}

fn of_people(number: usize, matter: &Matter, ann: &str, bo: &str) -> Vec<Named> {
    vec![
        ("people", Asked::People(number * 20)),
        ("person", Asked::Called(ann.to_owned())),
        ("person, the most quoted", Asked::Called(matter.names.of(number % 3))),
        ("person, a beginning", Asked::Called(bo.chars().take(4).collect())),
        ("upcoming", Asked::Upcoming(year(number))),
    ]
}

fn of_verification(number: usize, matter: &Matter, chance: &mut Chance) -> Vec<Named> {
    let quotation =
        |at: usize| matter.quotations.get(at % matter.quotations.len().max(1)).map_or("", String::as_str);
    let mut changed = |change: Change| {
        let made = change.make(quotation(number * 37), quotation(number * 53 + 1), chance);
        Asked::Verify(made.unwrap_or_else(|| quotation(number).to_owned()))
    };
    let (replaced, spliced) = (changed(Change::Replaced), changed(Change::Spliced));
    let absent = matter.absent.get(number * 17 % matter.absent.len().max(1)).cloned().unwrap_or_default();
    vec![
        ("verify, exact", Asked::Verify(quotation(number * 37).to_owned())),
        ("verify, a word replaced", replaced),
        ("verify, two spliced", spliced),
        ("verify, not there", Asked::Verify(absent)),
    ]
}

fn outlet(number: usize) -> String {
    format!("outlet-{}.example", number % OUTLETS)
}

/// A day in the middle of one of the years.
fn year(number: usize) -> String {
    format!("{}-06-30", 2005 + number % 20)
}
