use crate::article::{Article, FoundIn, Origin, Published};
use crate::calendar::Day;
use crate::people::People;
use crate::prepare::{Prepared, prepare};
use crate::text::Text;
use crate::times::atoms::Atoms;
use crate::times::finder::{TABLES, find_in};
use crate::times::{SaidOn, TimeExpression, Upcoming, find, rule_examples, said_on, upcoming};
use proptest::prelude::*;

/// An article of this text that appeared on Tuesday 2025-11-18.
pub(super) fn article(text: &str) -> Prepared {
    let text = Text::new(text).unwrap();
    let published = Published { day: "2025-11-18".parse().unwrap(), at: None, found_in: FoundIn::Given };
    let body = text.whole();
    let (given_id, title, author, outlet) = (None, None, None, None);
    prepare(Article { given_id, origin: Origin::default(), published, text, body, title, author, outlet })
}

fn pairs<'p>(prepared: &'p Prepared, times: &'p [TimeExpression]) -> Vec<(&'p str, &'p str)> {
    times.iter().map(|time| (prepared.slice(time.span), time.value.as_str())).collect()
}

#[test]
fn every_rule_reads_its_examples() {
    let mut wrong = Vec::new();
    for example in rule_examples() {
        let prepared = article(example.text);
        let times = find(&prepared);
        let found = pairs(&prepared, &times);
        if !found.contains(&(example.words, example.value)) {
            wrong.push(format!("{example:?} but found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_an_example() {
    let without = TABLES.iter().copied().flatten().find(|rule| rule.examples.is_empty());
    assert!(without.is_none_or(|rule| panic!("{}", rule.name)));
}

#[test]
fn words_that_only_look_like_times_are_left_alone() {
    for text in [
        "He may march on the town.",
        "Mr Noon and Albert Noon left.",
        "May I ask who you are?",
        "March on, they cried.",
        "The Sun shone on the roofs.",
        "The Sun reported a fire.",
        "She came second in the race.",
        "They watched Friday Night Lights together.",
        "The second man ran away.",
        "They kept the march on the town quiet.",
        "They joined the March on the Capital.",
        "The may tree flowered.",
        "April Rowe and June Bell sang.",
        "It costs $2,000 or 1990 dollars.",
        "The 34-year-old carpenter smiled.",
        "He led by 3-2 at the break.",
        "The fall of the wall shook the town.",
        "She told USA Today so.",
        "Three-quarters of the houses burned.",
        "The Long March 4C rocket stood there.",
        "They saw High Noon together.",
        "He spoke on ABC's “This Week”.",
        "She flew to Mar del Plata.",
        "He will be old by then.",
    ] {
        let prepared = article(text);
        let times = find(&prepared);
        assert_eq!(pairs(&prepared, &times), [], "{text}");
    }
}

#[test]
fn odd_forms_have_their_calendar_value() {
    for (text, words, value) in [
        ("They met in late 2016.", "late 2016", "2016"),
        ("Music of the 1990s filled the hall.", "the 1990s", "199"),
        ("Profit fell in Q3.", "Q3", "2025-Q3"),
        ("Profit for fiscal 2024 fell.", "fiscal 2024", "2024"),
        ("Shops will close on Thanksgiving.", "Thanksgiving", "2025-11-27"),
        ("She won on election day.", "election day", "2025-11-04"),
        ("They met over the weekend.", "the weekend", "2025-W46-WE"),
        ("The dam broke two years ago this week.", "two years ago this week", "2023-W46"),
        ("It rained overnight.", "overnight", "2025-11-18TNI"),
        ("They met earlier this month.", "earlier this month", "2025-11"),
        ("She will be sworn in on January 1st.", "January 1st", "2026-01-01"),
        ("The strike lasted from Monday to Wednesday.", "Monday", "2025-11-10"),
        ("The strike lasted from Monday to Wednesday.", "Wednesday", "2025-11-12"),
        ("He led the choir in 2019–21.", "2019", "2019"),
        ("He led the choir in 2019–21.", "21", "2021"),
        ("The vote is at 3pm ET.", "3pm ET", "2025-11-18T15:00"),
        ("The law was passed after 9/11.", "9/11", "2001-09-11"),
        ("The trial was put off until Thursday.", "Thursday", "2025-11-20"),
        ("A vote will be held on Friday.", "Friday", "2025-11-21"),
        ("Ministers to meet on Friday.", "Friday", "2025-11-21"),
        ("The vote, which was previously scheduled for Friday, went on.", "Friday", "2025-11-14"),
        ("A still unspecified sum is to be paid in January.", "January", "2026-01"),
        ("They met in early 2016.", "early 2016", "2016"),
        ("Revenue in FY 2024 fell.", "FY 2024", "2024"),
        ("They will meet at the weekend.", "the weekend", "2025-W47-WE"),
        ("They will meet later this month.", "later this month", "2025-11"),
        ("She was sworn in on January 1st.", "January 1st", "2025-01-01"),
        ("The fair runs from Thursday to Sunday.", "Thursday", "2025-11-20"),
        ("The fair runs from Thursday to Sunday.", "Sunday", "2025-11-23"),
        ("The vote will be at 15:30 GMT on Thursday.", "15:30 GMT on Thursday", "2025-11-20T15:30"),
        ("The trial begins in the week of 8 December.", "the week of 8 December", "2025-W50"),
        ("Victims of the Sept. 11 attacks were remembered.", "Sept. 11", "2001-09-11"),
        ("They remembered the 11 September attacks.", "the 11 September", "2001-09-11"),
        ("They met on Sept. 11.", "Sept. 11", "2025-09-11"),
    ] {
        let prepared = article(text);
        let times = find(&prepared);
        let found = pairs(&prepared, &times);
        assert!(found.contains(&(words, value)), "{text} {found:?}");
    }
}

#[test]
fn the_side_of_a_time_is_read_from_its_clause() {
    for (text, words, value) in [
        // A plan told with a verb of its own, far from the day.
        (
            "Mayor Ann Bo is scheduled to deliver her first speech on the flood Thursday.",
            "Thursday",
            "2025-11-20",
        ),
        ("On Thursday, they would elect their head.", "Thursday", "2025-11-20"),
        // What follows with a subject of its own tells of something else.
        ("The ferry could sail on Friday, and the choir's concert was cancelled.", "Friday", "2025-11-21"),
        // The day belongs to something that is still to come, or is over.
        ("They lead the polls ahead of Sunday's vote.", "Sunday", "2025-11-23"),
        ("The winners will meet in Sunday's final.", "Sunday", "2025-11-23"),
        ("He has won Sunday's vote.", "Sunday", "2025-11-16"),
        // "Due to" is a reason before a noun.
        ("The runner pulled out due to injuries on Monday.", "Monday", "2025-11-17"),
        ("The runner is due to start on Monday.", "Monday", "2025-11-24"),
        // What is traded or owed is for a time to come.
        ("Oil for January delivery fell.", "January", "2026-01"),
        ("Oil for delivery in January fell.", "January", "2026-01"),
        ("The board declared a dividend payable in January.", "January", "2026-01"),
        // A number ends a sentence like a word.
        ("She moved on March 3. They will sing.", "March 3", "2025-03-03"),
        // Records of markets and the dates of notices.
        ("Shares rose from a record of 12 on Monday.", "Monday", "2025-11-17"),
        // Seasons.
        ("Demand for coal rises in winter.", "winter", "2025-WI"),
    ] {
        let prepared = article(text);
        let times = find(&prepared);
        let found = pairs(&prepared, &times);
        assert!(found.contains(&(words, value)), "{text} {found:?}");
    }
}

#[test]
fn this_weekend_of_a_monday_is_the_one_just_over() {
    for (text, value) in
        [("They met this weekend.", "2025-W46-WE"), ("They will meet this weekend.", "2025-W47-WE")]
    {
        let mut monday = article(text);
        monday.article.published.day = "2025-11-17".parse().unwrap();
        assert_eq!(pairs(&monday, &find(&monday)), [("this weekend", value)], "{text}");
    }
}

/// Sentences of `testdata/times-by-construction.tsv`: day of publication, text, `words=value; words=value`.
fn constructions() -> Vec<(Day, &'static str, &'static str)> {
    let mut day = None;
    let mut sentences = Vec::new();
    let table = include_str!("../../../../testdata/times-by-construction.tsv");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (text, expected) = line.split_once('\t').unwrap();
        match text {
            "day" => day = Some(expected.parse().unwrap()),
            text => sentences.push((day.unwrap(), text, expected)),
        }
    }
    sentences
}

#[test]
fn news_says_in_many_ways_that_a_time_is_to_come_or_past() {
    let sentences = constructions();
    assert!(sentences.len() >= 200);
    let mut wrong = Vec::new();
    for (day, text, expected) in sentences {
        let mut prepared = article(text);
        prepared.article.published.day = day;
        let times = find(&prepared);
        let found: Vec<String> =
            pairs(&prepared, &times).iter().map(|(words, value)| format!("{words}={value}")).collect();
        if found.join("; ") != expected {
            wrong.push(format!("{day} {text}\n  expected {expected}\n  found    {}", found.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How often the rules look at an atom of a text of this length made of one piece.
fn looks(piece: &str, length: usize) -> usize {
    let prepared = article(&piece.repeat(length / piece.len()));
    let atoms = Atoms::of(&prepared);
    find_in(&atoms);
    atoms.looks.get()
}

#[test]
fn hostile_text_costs_in_proportion_to_its_length() {
    for piece in HOSTILE {
        let (half, whole) = (looks(piece, 50_000), looks(piece, 100_000));
        assert!(whole <= half * 21 / 10 + 1000, "{piece:?}: {half} looks, then {whole}");
        // The dearest pieces take about a thousand looks for each of their bytes.
        assert!(whole <= 3_000 * 100_000, "{piece:?}: {whole} looks");
    }
}

#[test]
fn a_megabyte_of_small_words_and_one_long_number_are_read() {
    for piece in ["the ", "7"] {
        assert!(looks(piece, 1_000_000) <= 100 * 1_000_000, "{piece:?}");
    }
}

/// Pieces that open an expression over and over, or are the inside of one.
static HOSTILE: &[&str] = &[
    "the ",
    "7",
    "1 ",
    "Nov. ",
    "twenty-",
    "1/1/",
    "a few ",
    "last next this ",
    "12:",
    "the end of the year ",
    "éß",
    "from Monday to ",
    "May 2-3-",
    "2019-20-",
    "from 10 to 12 to ",
    "Friday, ",
    "the day after ",
    "the week of ",
    "the quarter ended ",
    "a year ago ",
    "until ",
    "two ",
    "'",
    "mid-",
];

/// What dates the statement in a sentence: `[content]`, `{cue}`.
fn dated(marked: &str) -> Option<String> {
    let text: String = marked.chars().filter(|c| !"[]{}".contains(*c)).collect();
    let prepared = article(&text);
    let place = |mark: char| {
        let at = marked.find(mark).unwrap();
        at - marked.get(..at).unwrap().chars().filter(|c| "[]{}".contains(*c)).count()
    };
    let range =
        |open: char, close: char| prepared.tokens_in(prepared.article.text.span(place(open), place(close)));
    let content = [range('[', ']')];
    match said_on(&prepared, &find(&prepared), &content, Some(range('{', '}')), None) {
        SaidOn::Stated { value, .. } => Some(value),
        SaidOn::PublishedBy(_) => None,
    }
}

#[test]
fn a_month_that_goes_on_dates_a_statement_up_to_the_article() {
    let prepared = article("Ann Bo said earlier this month the bridge is safe.");
    let range = |from: usize, to: usize| prepared.tokens_in(prepared.article.text.span(from, to));
    let (cue, content) = (range(7, 11), [range(30, 49)]);
    let said = said_on(&prepared, &find(&prepared), &content, Some(cue), None);
    let SaidOn::Stated { days, .. } = said else { panic!("{said:?}") };
    assert_eq!(
        (days.first().to_string(), days.last().to_string()),
        ("2025-11-01".into(), "2025-11-18".into())
    );
}

#[test]
fn the_day_of_a_statement_stands_with_its_cue() {
    for (marked, value) in [
        ("Ann Bo {said} on Tuesday [she would leave on Friday].", Some("2025-11-18")),
        ("Ann Bo {told} reporters Friday [that the bridge is safe].", Some("2025-11-14")),
        ("In an interview last week, Ann Bo {said} [the bridge is safe].", Some("2025-W46")),
        (
            "“[The bridge is safe],” Ann Bo {said} earlier this week, referring to the firm that won the bid last month.",
            Some("2025-W47"),
        ),
        ("Ann Bo, who was elected on Monday, {said} [the bridge is safe].", None),
        ("On Tuesday Ann Bo went further, {saying} [the bridge is safe].", Some("2025-11-18")),
        ("Ann Bo angered them last week by {saying} [the bridge is safe].", Some("2025-W46")),
        ("Ann Bo left on Monday and Cy Du was angry, {saying} [the bridge is safe].", None),
        ("On Tuesday World Bank president Ann Bo {said} [the fund was empty].", Some("2025-11-18")),
        ("Ann Bo spoke at a meeting on Monday, {saying} [the bridge is safe].", Some("2025-11-17")),
        ("Ann Bo apologised for missing a vote on Monday, {saying} [she was ill].", None),
        ("Ann Bo has criticised a decision last week to close the pier, {saying} [it was late].", None),
        ("The Sunday Telegraph {said} [the bridge is safe].", None),
        ("Ann Bo {told} Today [the bridge is safe].", None),
        ("To a USA TODAY reporter Ann Bo {said} [the bridge is safe].", None),
        ("On Radio 4's Today programme Ann Bo {said} [the bridge is safe].", None),
        ("[The bridge will open on Friday], Ann Bo {said}.", None),
        ("Ann Bo {said} [the bridge is safe], referring to the crash on Monday.", None),
        ("In a 2013 memo Ann Bo {said} [the bridge is safe].", None),
        ("After the crash on Monday, Ann Bo {said} [the bridge is safe].", None),
        ("In a letter published Monday, Ann Bo {said} [the bridge is safe].", Some("2025-11-17")),
        ("The court ruled on Monday and Ann Bo {said} [the bridge is safe].", None),
        ("Ann Bo has {said} since Monday [that the bridge is safe].", None),
        ("Ann Bo announced the arrest on Friday and {said} [the bridge is safe].", Some("2025-11-14")),
        ("Ann Bo {told} a crowd Monday night [that the bridge is safe].", Some("2025-11-17")),
        ("Ann Bo, speaking Monday in Oslo, {said} [the bridge is safe].", Some("2025-11-17")),
    ] {
        assert_eq!(dated(marked).as_deref(), value, "{marked}");
    }
}

/// The announcements of a text: value, status and clause, as a line of the table has them.
fn announced(text: &str) -> Vec<String> {
    let prepared = article(text);
    let events = upcoming(&prepared, &find(&prepared), &People::default());
    let line =
        |event: Upcoming| format!("{}\t{}\t{}", event.value, event.status.name(), prepared.slice(event.span));
    events.into_iter().map(line).collect()
}

#[test]
fn coming_events_are_announced_and_nothing_else() {
    let table = include_str!("../../../../testdata/upcoming.tsv");
    let lines: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(lines.len() >= 60);
    let mut wrong = Vec::new();
    for line in lines {
        let (text, expected) = line.split_once('\t').unwrap();
        let expected: Vec<&str> = if expected == "-" { Vec::new() } else { vec![expected] };
        let found = announced(text);
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #[test]
    fn times_of_any_text_are_in_order_and_apart(text in "(([A-Za-z]{1,8}|[0-9]{1,4}|Nov\\.|Friday|Monday|the|last|week|year|ago|from|to|until|day|after|before|this|today|period|that|May|1998|[,.'’/:é²①-])[ \n]?){0,40}") {
        let prepared = article(&text);
        let times = find(&prepared);
        for pair in times.windows(2) {
            prop_assert!(pair[0].span.end() <= pair[1].span.start());
        }
        for time in &times {
            prop_assert!(!time.span.is_empty() && !time.value.is_empty());
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        find(&article(&text));
    }
}

#[test]
fn a_holiday_on_which_something_was_is_the_last_one() {
    let value = |text: &str| find(&article(text)).first().map(|time| time.value.clone());
    assert_eq!(value("They met on Thanksgiving.").as_deref(), Some("2024-11-28"));
    assert_eq!(value("They will meet on Thanksgiving.").as_deref(), Some("2025-11-27"));
    assert_eq!(value("He hoped to be home by Christmas.").as_deref(), Some("2025-12-25"));
}
