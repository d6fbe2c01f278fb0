//! News articles of about 760 words, put together from sentences that were written for this purpose, about people who
//! do not exist. The same number gives the same articles.

use onrecord::article::{Article, FoundIn, Origin, Published};
use onrecord::calendar::Day;
use onrecord::text::Text;

/// Words after which an article ends with the paragraph.
const WORDS: usize = 750;

/// So many articles, all different.
pub(crate) fn articles(count: usize) -> Vec<Article> {
    (0..count as u64).map(article).collect()
}

fn article(number: u64) -> Article {
    let text = Text::new(text(number)).unwrap();
    let day = Day::new(2025, 1, 1).unwrap().plus_days(number as i32 % 365);
    let published = Published { day, at: None, found_in: FoundIn::Given };
    let body = text.whole();
    let origin = Origin { path: format!("article-{number}"), ..Origin::default() };
    let (given_id, title, author, outlet) = (None, None, None, None);
    Article { given_id, origin, published, text, body, title, author, outlet }
}

fn text(number: u64) -> String {
    let mut dice = Dice(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let cast = Cast::new(&mut dice);
    let mut text = format!("{}\n\n{}", cast.fill(dice.pick(HEADLINES)), cast.fill(dice.pick(LEADS)));
    while text.split_whitespace().count() < WORDS {
        text.push_str("\n\n");
        text.push_str(&cast.fill(dice.pick(PARAGRAPHS)));
    }
    text.push('\n');
    text
}

/// A linear congruential generator: enough to vary, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from[(self.0 >> 33) as usize % from.len()]
    }
}

/// The people and places of one article, by the mark that stands for each in a sentence.
struct Cast(Vec<(&'static str, String)>);

impl Cast {
    fn new(dice: &mut Dice) -> Cast {
        let mut cast = Vec::new();
        for (full, last) in [("{A}", "{a}"), ("{B}", "{b}"), ("{C}", "{c}")] {
            let surname = dice.pick(SURNAMES);
            cast.push((full, format!("{} {surname}", dice.pick(FIRST_NAMES))));
            cast.push((last, surname.to_owned()));
        }
        cast.push(("{P}", dice.pick(PLACES).to_owned()));
        cast.push(("{O}", dice.pick(BODIES).to_owned()));
        cast.push(("{D}", dice.pick(DAYS).to_owned()));
        Cast(cast)
    }

    fn fill(&self, sentence: &str) -> String {
        self.0.iter().fold(sentence.to_owned(), |sentence, (mark, words)| sentence.replace(mark, words))
    }
}

const FIRST_NAMES: &[&str] = &[
    "Orla", "Benedek", "Tamsin", "Joachim", "Priya", "Ewan", "Marisol", "Henk", "Adaeze", "Ruairi", "Lotte",
    "Cyrus",
];
const SURNAMES: &[&str] = &[
    "Hallorwen",
    "Quistgard",
    "Abernethy-Doon",
    "Vasquelle",
    "Okonmere",
    "Tindalow",
    "McAstrid",
    "Brunnveld",
    "Szarvay",
    "Pellimore",
    "Drexhage",
    "O'Garvan",
];
const PLACES: &[&str] =
    &["Marlow Bay", "Port Ellery", "Great Hadham", "Santa Brisa", "Köppelstadt", "St. Orran"];
const BODIES: &[&str] = &[
    "the harbour board",
    "the county council",
    "the Ferry Workers’ Union",
    "Northline Rail",
    "the appeals court",
];
const DAYS: &[&str] =
    &["on Monday", "on Tuesday evening", "last week", "yesterday", "on March 3", "on Jan. 12, 2025"];

const HEADLINES: &[&str] = &[
    "{a} says {P} bridge will open ‘by the spring’",
    "Council in {P} split over ferry fares as {b} walks out",
    "‘We were not asked’: {P} residents turn on {O}",
];

const LEADS: &[&str] = &[
    "{P} — {A}, the mayor of {P}, said {D} that the long delayed bridge over the estuary would open to traffic before the \
     end of the year, despite warnings from {O} that the money had run out.",
    "A plan to close two of the three ferry piers in {P} was put on hold {D} after {B}, who leads the opposition, told \
     reporters that she had not seen “a single page” of the figures behind it.",
];

const PARAGRAPHS: &[&str] = &[
    "“We have waited for eleven years, and we are not going to wait for another one,” {a} told reporters outside the town \
     hall {D}. “The steel is here, the crews are here, and the river is not getting any wider.”",
    "{B}, a former pilot who chairs {O}, disagreed. “Nobody on this board has signed anything,” she said, adding that the \
     contract would have to go back to a vote.",
    "According to a report that was published {D}, the cost of the work has risen from $41.5 million to $63 million, or \
     about 52 percent. The authors warned that the figure could rise again.",
    "Mr. {a} rejected the criticism. He said the estimate had been “wrong from the first day” and promised to lay the \
     full accounts before the council by June 30.",
    "The vote was held at 7:30 p.m. in front of some 200 people. Two members abstained; one, Dr. {C}, left the room \
     before the count began.",
    "“It’s a strange way to run a harbour,” said {C}, 58, who has sold fish on the quay since 2004. “They come once a \
     year, they take a picture – and then they’re gone.”",
    "Asked whether he would stand again, {a} laughed and said that was a question for his wife.\n\n“She reads the \
     papers,” he said. “I only read the minutes.”",
    "The dispute goes back to the winter of 2019, when a storm tore away part of the northern pier. Repairs took fourteen \
     months, and for most of that time lorries had to take the long road round the bay, which adds about an hour each way.",
    "In a statement, {O} said it was “aware of the concerns” and would answer them in full. It declined to say when.",
    "Ms. {b} accused the mayor of hiding the numbers, and called on him to resign. A spokesman for the mayor said that \
     the accusation was false and that every page had been sent to her office {D}.",
    "Economists at the local university believe that the bridge would pay for itself within twenty years, although they \
     concede that the forecast rests on traffic that does not exist yet.",
    "“If the ferries stop, the school stops,” {C} wrote in a letter to the council. “There are ninety children on the \
     other side. Who is going to bring them over? Who has even asked?”",
    "The book that made the pier famous, “The Long Landing”, was written in a hut at its end. The hut is still there; \
     the so-called “poet’s bench” in front of it was stolen in the 1990s and never found.",
    "{A} and {B} are due to meet again next Thursday. Both sides said they expected a long evening.",
    "“I told him: ‘Bring me the invoices and I will bring you the votes,’” {b} said in an interview with a local radio \
     station. “He has not brought me so much as a receipt.”",
    "Unemployment in the district stood at 6.2 percent in the third quarter, down from 7.0 percent a year earlier, and \
     three of its largest firms have announced that they will take on staff.",
    "Residents were less patient. “Open it or sink it,” one man shouted from the gallery.",
    "The police said that they had found no sign of a break-in, and that the papers might simply have been mislaid. The \
     case remains open, a spokeswoman said, and witnesses are asked to come forward.",
];
