//! A record book of generated statements: how fast it fills, how large it gets, how long questions take.
//!
//! `cargo bench -p onrecord-store --bench book -- 1000000` (statements; 100,000 without a number). People and words are
//! drawn with few common and many rare ones, as in news; the same number gives the same book.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark prints, and ends at what is wrong")]

use std::time::{Duration, Instant};

use onrecord::record::{
    AboutRecord, ArticleRecord, MadeBy, PersonRecord, Record, SaidOnRecord, Selector, SpeakerRecord, Words,
};
use onrecord_store::{Filter, Page, Store};

/// Statements of an article.
const PER_ARTICLE: usize = 10;
/// Articles of a transaction.
const BATCH: usize = 64;
/// Times that each question is asked, of different people and words.
const ASKED: u64 = 60;

/// A generator of numbers (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below `n`; small numbers come far more often (the square of an even draw).
    fn skewed(&mut self, n: u64) -> u64 {
        let even = (self.next() % 1_000_000) as f64 / 1_000_000.0;
        (even * even * even * n as f64) as u64
    }
}

/// A pronounceable word for a number.
fn word(number: u64) -> String {
    const PARTS: [&str; 16] =
        ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "ka"];
    let mut rest = number + 16;
    let mut word = String::new();
    while rest > 0 {
        word.push_str(PARTS[(rest % 16) as usize]);
        rest /= 16;
    }
    word
}

fn person(number: u64) -> String {
    format!("{} {}", word(number % 977), word(number + 1000))
}

fn words(text: String, start: usize) -> Words {
    Words { start, end: start + text.chars().count(), text }
}

fn statement(dice: &mut Dice, id: String, day: &str, cast: &[String]) -> Record {
    let count = 12 + dice.next() % 16;
    let drawn: Vec<_> = (0..count).map(|_| word(dice.skewed(30_000))).collect();
    let content = format!("the {} of the {}", drawn[0], drawn[1..].join(" "));
    let speaker = cast[(dice.next() % cast.len() as u64) as usize].clone();
    let about = cast[(dice.next() % cast.len() as u64) as usize].clone();
    Record {
        id,
        content: vec![words(content, 40)],
        cue: Some(vec![words("said".into(), 0)]),
        source: Some(vec![words(speaker.clone(), 5)]),
        form: ["direct", "indirect", "mixed"][(dice.next() % 3) as usize],
        speech: true,
        speaker: SpeakerRecord { kind: "person", name: Some(speaker.clone()) },
        about: (about != speaker).then_some(AboutRecord { name: about, stance: None }).into_iter().collect(),
        addressee: None,
        venue: None,
        said_on: SaidOnRecord { value: day.into(), first: None, last: day.into(), stated: false, text: None },
        commitment: dice.next().is_multiple_of(20),
        commitment_kind: None,
        condition: None,
        nested_in: None,
        confidence: 0.8,
        selector: Selector { exact: String::new(), prefix: String::new(), suffix: String::new() },
    }
}

fn article(dice: &mut Dice, number: usize) -> ArticleRecord {
    let day = format!("{}-{:02}-{:02}", 2005 + dice.next() % 20, 1 + dice.next() % 12, 1 + dice.next() % 28);
    let mut cast: Vec<String> = (0..5).map(|_| person(dice.skewed(50_000))).collect();
    cast.sort();
    cast.dedup();
    let statements =
        (0..PER_ARTICLE).map(|at| statement(dice, format!("{number:011x}-{at:04x}"), &day, &cast)).collect();
    let record = |(id, name): (usize, &String)| PersonRecord {
        id,
        name: name.clone(),
        aliases: name.split(' ').next_back().map(str::to_owned).into_iter().collect(),
        kind: "person",
        descriptions: Vec::new(),
        pronoun: None,
        known_as: Vec::new(),
    };
    ArticleRecord {
        id: number.to_string(),
        digest: format!("{:016x}", dice.next()),
        origin: format!("news-{}.jsonl:{number}", number / 1000),
        url: Some(format!("https://outlet-{}.example/{number}", number % 40)),
        published: day,
        title: None,
        text: None,
        people: cast.iter().enumerate().map(record).collect(),
        statements,
        times: Vec::new(),
        upcoming: Vec::new(),
        repairs: Vec::new(),
        made_by: MadeBy { program: "onrecord 0".into(), tagger: "rules".into() },
    }
}

/// The time that the store took to take them in, generating left out.
fn fill(store: &mut Store, articles: usize) -> Duration {
    let mut dice = Dice(7);
    let mut time = Duration::ZERO;
    for first in (0..articles).step_by(BATCH) {
        let batch: Vec<_> =
            (first..articles.min(first + BATCH)).map(|number| article(&mut dice, number)).collect();
        let start = Instant::now();
        store.add(batch.iter().map(|article| (article, ""))).unwrap();
        time += start.elapsed();
    }
    time
}

fn questions(number: u64) -> Vec<(&'static str, Filter)> {
    let mut dice = Dice(number);
    let (ann, bo) = (person(dice.skewed(50_000)), person(dice.skewed(300)));
    let filter = Filter::default;
    let common = word(dice.next() % 40);
    vec![
        ("said", Filter { speaker: Some(ann.clone()), ..filter() }),
        ("said, most quoted", Filter { speaker: Some(person(0)), ..filter() }),
        ("said, a form", Filter { speaker: Some(bo.clone()), form: Some("direct".into()), ..filter() }),
        ("about", Filter { about: Some(bo.clone()), ..filter() }),
        ("one of the other", Filter { speaker: Some(person(number % 30)), about: Some(bo), ..filter() }),
        ("promises", Filter { commitments: true, until: "2015-06-30".parse().ok(), ..filter() }),
        ("search, in every statement", Filter { words: Some("the of".into()), ..filter() }),
        ("search, common", Filter { words: Some(common.clone()), ..filter() }),
        ("search, two common", Filter { words: Some(format!("{common} {}", word(number % 50))), ..filter() }),
        ("search, rare", Filter { words: Some(word(29_000 - number)), ..filter() }),
        (
            "search, common, by one rarely quoted",
            Filter { words: Some(common), speaker: Some(person(45_000 - number)), ..filter() },
        ),
    ]
}

fn ask(store: &Store) {
    let kinds = questions(0).len();
    for kind in 0..kinds {
        let mut times = Vec::new();
        let (mut lines, mut cut_short) = (0, 0);
        for number in 0..ASKED {
            let asked = questions(number);
            let filter = &asked[kind].1;
            let start = Instant::now();
            let found = store.statements(filter, &Page::default()).unwrap();
            times.push(start.elapsed());
            lines += found.lines.len();
            cut_short += usize::from(found.cut_short);
        }
        times.sort_unstable();
        let (median, p95) = (times[times.len() / 2], times[times.len() * 95 / 100]);
        let name = questions(0)[kind].0;
        println!("{name}: median {median:.1?}, p95 {p95:.1?}, {lines} lines, {cut_short} cut short");
    }
}

fn main() {
    let statements: usize = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let mut store = Store::open(&path).unwrap();
    let time = fill(&mut store, statements / PER_ARTICLE);
    drop(store);
    let bytes = std::fs::metadata(&path).unwrap().len();
    let store = Store::open(&path).unwrap();
    println!(
        "{:.0} statements/s in, {} bytes a statement",
        statements as f64 / time.as_secs_f64(),
        bytes / statements as u64
    );
    ask(&store);
}
