//! Articles go in once, whole, and what was said comes out by any form of the name.

#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only")]

use asking::{ask, by, contents};
use making::{article, statement, words};
use onrecord::record::{AboutRecord, ArticleRecord, PersonRecord, Record, SpeakerRecord, Words};
use onrecord::register::KnownAs;
use onrecord_store::columns::Cell;
use onrecord_store::verify::Question;
use onrecord_store::{
    Added, Error, Filter, Found, Line, NewRun, Page, Passed, SCHEMA_VERSION, SpokenOf, Store,
};

mod asking;
mod making;

/// One statement by Ann Bo in an article of that digest.
fn one(digest: &str, content: &str, day: &str) -> ArticleRecord {
    article(digest, day, vec![statement(&format!("{digest}-1"), "Ann Bo", content, day)])
}

fn described(mut article: ArticleRecord, description: &str) -> ArticleRecord {
    article.people[0].descriptions = vec![description.into()];
    article
}

fn about(mut statement: Record, name: &str) -> Record {
    statement.about = vec![AboutRecord { name: name.into(), stance: None, stance_confidence: None }];
    statement
}

#[test]
fn how_sure_an_attitude_is_and_what_introduced_the_unnamed_are_kept() {
    let mut hostile = about(statement("s1", "Ann Bo", "Mr Du wrecked the harbour", "2025-03-01"), "Cy Du");
    hostile.about[0] =
        AboutRecord { name: "Cy Du".into(), stance: Some("negative"), stance_confidence: Some(0.93) };
    hostile.about.push(AboutRecord { name: "Di Po".into(), stance: None, stance_confidence: None });
    let mut unnamed = statement("s2", "Ann Bo", "the plan was late", "2025-03-02");
    let phrase = Some("a spokesman for the Salt Board".to_owned());
    unnamed.speaker = SpeakerRecord { kind: "unnamed", name: None, described: phrase.clone() };
    let record = article("stances", "2025-03-03", vec![hostile, unnamed]);
    let mut store = Store::in_memory().unwrap();
    store.add([(&record, "text")]).unwrap();
    let found = ask(&store, &Filter::default());
    assert_eq!(contents(&found), ["the plan was late", "Mr Du wrecked the harbour"]);
    let (late, wrecked) = (&found.lines[0], &found.lines[1]);
    assert_eq!((&late.described, late.about.len()), (&phrase, 0));
    let spoken_of = |name: &str, stance: Option<&str>, stance_confidence| SpokenOf {
        name: name.to_owned(),
        stance: stance.map(str::to_owned),
        stance_confidence,
    };
    assert_eq!(
        wrecked.about,
        [spoken_of("Cy Du", Some("negative"), Some(0.93)), spoken_of("Di Po", None, None)]
    );
    let columns = onrecord_store::columns::COLUMNS;
    let cell = |name: &str| columns.iter().find(|column| column.name == name).unwrap().of(wrecked);
    assert_eq!(cell("about"), Some(Cell::Text("Cy Du; Di Po".to_owned())));
    assert_eq!(cell("stances"), Some(Cell::Text("negative; ".to_owned())));
    assert_eq!(cell("stance_confidences"), Some(Cell::Text("0.93; ".to_owned())));
    // As a list of a record that is in no book says.
    let listed = onrecord_store::lines(&record, None);
    let told = |line: &Line| (line.about.clone(), line.described.clone());
    assert_eq!(listed.iter().map(told).collect::<Vec<_>>(), [told(wrecked), told(late)]);
}

/// Ann Bo and Cy Du speak of each other.
fn quarrel() -> ArticleRecord {
    let mut quarrel = article(
        "quarrel",
        "2025-03-03",
        vec![
            about(statement("q1", "Ann Bo", "Mr Du never read the plan", "2025-03-01"), "Cy Du"),
            about(statement("q2", "Cy Du", "she wrote no plan to read", "2025-03-02"), "Ann Bo"),
            statement("q3", "Ann Bo", "the bridge opens in May", "2025-03-03"),
        ],
    );
    quarrel.people.push(PersonRecord {
        id: 1,
        name: "Cy Du".into(),
        aliases: vec!["Mr Du".into()],
        kind: "person",
        descriptions: Vec::new(),
        pronoun: None,
        known_as: Vec::new(),
    });
    quarrel
}

#[test]
fn newest_first_by_any_alias() {
    let mut store = Store::in_memory().unwrap();
    let old = one("a", "taxes will fall", "2025-01-01");
    let new = one("b", "taxes will rise", "2025-02-01");
    store.add([(&new, "text b"), (&old, "text a")]).unwrap();
    for name in ["ms bo", "ANN  BO", "Dr Ann Bo", "#1"] {
        assert_eq!(contents(&ask(&store, &by(name))), ["taxes will rise", "taxes will fall"], "{name}");
    }
    assert!(ask(&store, &by("Cy Du")).lines.is_empty());
}

#[test]
fn descriptions_have_the_days_of_their_articles() {
    let mut store = Store::in_memory().unwrap();
    let called =
        |digest: &str, day: &str, description: &str| described(one(digest, digest, day), description);
    let articles = [
        called("c", "2025-12-30", "mayor-elect"),
        called("a", "2025-11-05", "mayor-elect"),
        called("b", "2026-01-02", "the mayor"),
    ];
    store.add(articles.iter().map(|article| (article, "text"))).unwrap();
    let person = &store.people_called("Ann Bo", 5).unwrap()[0];
    let found: Vec<_> = person
        .descriptions
        .iter()
        .map(|known| (known.text.as_str(), known.first.as_str(), known.last.as_str(), known.articles))
        .collect();
    let expected =
        [("mayor-elect", "2025-11-05", "2025-12-30", 2), ("the mayor", "2026-01-02", "2026-01-02", 1)];
    assert_eq!(found, expected);
}

#[test]
fn adding_twice_changes_nothing() {
    let mut store = Store::in_memory().unwrap();
    let once = one("a", "taxes will fall", "2025-01-01");
    assert_eq!(
        store.add([(&once, "text")]).unwrap(),
        Added { articles: 1, statements: 1, known: 0, versions: 0 }
    );
    assert_eq!(store.add([(&once, "text")]).unwrap(), Added { known: 1, ..Added::default() });
    assert_eq!(ask(&store, &by("Bo")).lines.len(), 1);
    assert_eq!(store.people(0, 10).unwrap()[0].statements, 1);
}

#[test]
fn a_batch_that_fails_leaves_no_half_article() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let mut store = Store::open(&path).unwrap();
    let refused = "CREATE TRIGGER refused BEFORE INSERT ON statement WHEN new.content = 'taxes will rise'
                   BEGIN SELECT raise(ABORT, 'refused'); END;";
    rusqlite::Connection::open(&path).unwrap().execute_batch(refused).unwrap();
    let good = one("a", "taxes will fall", "2025-01-01");
    let bad = one("b", "taxes will rise", "2025-01-01");
    assert!(matches!(store.add([(&good, "text"), (&bad, "text")]), Err(Error::Database(_))));
    assert!(ask(&store, &Filter::default()).lines.is_empty());
    assert!(store.people(0, 10).unwrap().is_empty());
    assert_eq!(store.add([(&good, "text")]).unwrap().articles, 1);
}

#[test]
fn a_changed_article_under_one_address_is_a_new_version() {
    let mut store = Store::in_memory().unwrap();
    let versions =
        [("a", "taxes may fall"), ("b", "taxes will fall")].map(|(digest, content)| ArticleRecord {
            url: Some("https://www.example.org/tax".into()),
            ..one(digest, content, "2025-01-01")
        });
    assert_eq!(store.add([(&versions[0], "old")]).unwrap().versions, 0);
    assert_eq!(store.add([(&versions[1], "new")]).unwrap().versions, 1);
    assert_eq!(contents(&ask(&store, &by("Bo"))), ["taxes will fall"]);
    assert_eq!(ask(&store, &by("Bo")).lines[0].outlet.as_deref(), Some("example.org"));
    let all = Filter { old_versions: true, ..by("Bo") };
    assert_eq!(contents(&ask(&store, &all)), ["taxes will fall", "taxes may fall"]);
    assert_eq!(store.text("a").unwrap(), "old");
}

#[test]
fn words_are_found_by_stem_phrase_and_beginning() {
    let mut store = Store::in_memory().unwrap();
    let first = one("a", "the river floods every spring", "2025-01-01");
    let second = one("b", "every flood wall costs money", "2025-02-01");
    store.add([(&second, "b"), (&first, "a")]).unwrap();
    let words = |words: &str| ask(&store, &Filter { words: Some(words.into()), ..Filter::default() });
    assert_eq!(words("flooding").lines.len(), 2);
    assert_eq!(contents(&words("flooding"))[0], "every flood wall costs money");
    assert_eq!(words("\"flood wall\"").lines.len(), 1);
    assert_eq!(words("mon*").lines.len(), 1);
    for nothing in ["", "AND", "\"", "( NEAR", "content:river"] {
        assert!(words(nothing).lines.is_empty(), "{nothing}");
    }
    let narrow = Filter { words: Some("every".into()), until: "2025-01-31".parse().ok(), ..by("bo") };
    assert_eq!(contents(&ask(&store, &narrow)), ["the river floods every spring"]);
}

/// An article that speaks of somebody of a register, with these candidates.
fn of_register(digest: &str, name: &str, candidates: &[(&str, f64)]) -> ArticleRecord {
    let mut article = one(digest, "the ferry sails", "2025-01-01");
    let known = candidates.iter().map(|&(item, score)| KnownAs {
        name: "William Fenn".to_owned(),
        wikidata: Some(item.to_owned()),
        score,
    });
    let fenn = PersonRecord { name: name.to_owned(), known_as: known.collect(), ..article.people[0].clone() };
    article.people = vec![fenn];
    article.statements[0].speaker.name = Some(name.to_owned());
    article
}

#[test]
fn a_register_joins_names_and_parts_namesakes_and_doubt_stays_doubt() {
    let mut store = Store::in_memory().unwrap();
    let articles = [
        of_register("a", "Bill Fenn", &[("Q1", 0.95)]),
        of_register("b", "William Fenn", &[("Q1", 0.8)]),
        of_register("c", "William Fenn", &[("Q2", 0.95)]),
        of_register("d", "William Fenn", &[("Q1", 0.5), ("Q2", 0.5)]),
        of_register("e", "W. Fenn", &[("Q1", 0.5)]),
    ];
    store.add(articles.iter().map(|article| (article, "text"))).unwrap();
    let people = store.people(0, 9).unwrap();
    let counted: Vec<_> = people.iter().map(|one| (one.name.as_str(), one.statements)).collect();
    // In doubt a full name is who bears it in the book.
    assert_eq!(counted, [("Bill Fenn", 2), ("William Fenn", 2), ("W. Fenn", 1)]);
    let page = &store.people_called("#1", 1).unwrap()[0];
    let known: Vec<_> =
        page.known_as.iter().map(|one| (one.wikidata.as_deref(), one.score, one.articles)).collect();
    assert_eq!(known, [(Some("Q1"), 0.95, 2)]);
    assert_eq!(store.people_called("W. Fenn", 1).unwrap()[0].known_as[0].score, 0.5);
}

#[test]
fn what_two_people_said_of_each_other() {
    let mut store = Store::in_memory().unwrap();
    store.add([(&quarrel(), "text")]).unwrap();
    let pair = |speaker: &str, about: &str| ask(&store, &Filter { about: Some(about.into()), ..by(speaker) });
    assert_eq!(contents(&pair("Bo", "Mr Du")), ["Mr Du never read the plan"]);
    assert_eq!(contents(&pair("Cy Du", "Ms Bo")), ["she wrote no plan to read"]);
    let of_ann = ask(&store, &Filter { about: Some("Ann Bo".into()), ..Filter::default() });
    assert_eq!(contents(&of_ann), ["she wrote no plan to read"]);
    assert_eq!(of_ann.lines[0].about[0].name, "Ann Bo");
    let with_words = Filter { words: Some("plan".into()), about: Some("Cy Du".into()), ..Filter::default() };
    assert_eq!(contents(&ask(&store, &with_words)), ["Mr Du never read the plan"]);
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    let mut store = Store::in_memory().unwrap();
    let many: Vec<_> = (1..=25)
        .map(|number| {
            one(&format!("a{number}"), &format!("word {number}"), &format!("2025-01-{:02}", 1 + number % 7))
        })
        .collect();
    store.add(many.iter().map(|article| (article, "text"))).unwrap();
    let mut page = Page { limit: 4, ..Page::default() };
    let mut seen = Vec::new();
    loop {
        let found = store.statements(&by("Bo"), &page).unwrap();
        seen.extend(found.lines);
        let Some(next) = found.next else { break };
        page.below = Some(next);
    }
    assert_eq!(seen.len(), 25);
    assert!(seen.windows(2).all(|pair| pair[0].mark > pair[1].mark && pair[0].said_on >= pair[1].said_on));
}

#[test]
fn no_time_is_said_and_leaves_the_store_usable() {
    let mut store = Store::in_memory().unwrap();
    store.add([(&quarrel(), "text")]).unwrap();
    let none = Page { time: std::time::Duration::ZERO, ..Page::default() };
    assert!(store.statements(&Filter::default(), &none).unwrap().cut_short);
    assert_eq!(ask(&store, &Filter::default()).lines.len(), 3);
}

#[test]
fn two_people_of_one_name_are_two() {
    let mut store = Store::in_memory().unwrap();
    let mayor = described(one("mayor", "the budget is sound", "2025-01-01"), "the mayor");
    let keeper = described(one("keeper", "the back line was poor", "2025-01-02"), "Rovers goalkeeper");
    let again = described(one("again", "the budget was sound", "2025-01-03"), "a former governor");
    store.add([(&mayor, "1"), (&keeper, "2"), (&again, "3")]).unwrap();
    let people = store.people_called("Ann Bo", 10).unwrap();
    let counts: Vec<_> = people.iter().map(|person| (person.number, person.statements)).collect();
    assert_eq!(counts, [(1, 2), (2, 1)]);
    assert_eq!(people[0].candidates, [2]);
    assert_eq!(contents(&ask(&store, &by("#2"))), ["the back line was poor"]);
    assert_eq!(ask(&store, &by("Ann Bo")).lines.len(), 3);
}

/// What a transaction has looked up it does not look up again; nobody may become somebody else by that.
#[test]
fn people_are_the_same_in_one_transaction_and_in_many() {
    let told = ["", "Rovers goalkeeper", "the mayor", "", "a senator", "Rovers coach", ""];
    let articles: Vec<ArticleRecord> = told
        .iter()
        .enumerate()
        .map(|(number, description)| {
            let mut article = described(one(&format!("digest-{number}"), "yes", "2025-01-01"), description);
            article.people[0].descriptions.retain(|description| !description.is_empty());
            article.people[0].aliases.truncate(1 + number % 2);
            article
        })
        .collect();
    let is_found_in = |together: usize| {
        let mut store = Store::in_memory().unwrap();
        for some in articles.chunks(together) {
            store.add(some.iter().map(|article| (article, "text"))).unwrap();
        }
        store.people_called("Ann Bo", 10).unwrap()
    };
    let alone = is_found_in(1);
    assert_eq!(alone.len(), 2, "{alone:?}");
    assert_eq!(alone[0].aliases, ["ann bo", "bo", "ms bo"]);
    for together in 2..=articles.len() {
        assert_eq!(is_found_in(together), alone, "{together} articles a transaction");
    }
}

#[test]
fn decisions_on_people_are_undone_and_outlive_reading_again() {
    let mut store = Store::in_memory().unwrap();
    let (first, second) =
        (one("first-article", "yes", "2025-01-01"), one("second-article", "no", "2025-01-02"));
    store.add([(&first, "1"), (&second, "2")]).unwrap();
    let new = store.split(1, &["second".into()]).unwrap();
    let said = |store: &Store, number: i64| ask(store, &by(&format!("#{number}"))).lines.len();
    assert_eq!((said(&store, 1), said(&store, new)), (1, 1));
    store.replace(None, &[second]).unwrap();
    assert_eq!((said(&store, 1), said(&store, new)), (1, 1));
    assert_eq!(store.people_called("#1", 1).unwrap()[0].statements, 1);

    store.merge(1, new).unwrap();
    assert_eq!(said(&store, 1), 2);
    let people = store.people_called("Ann Bo", 10).unwrap();
    assert_eq!((people.len(), people[0].statements, &people[0].merged), (1, 2, &vec![new]));
    assert!(matches!(store.merge(new, 1), Err(Error::Decision(_))));
    store.unmerge(new).unwrap();
    assert_eq!(said(&store, 1), 1);
    assert!(matches!(store.split(1, &["".into()]), Err(Error::Decision(_))));
    assert!(matches!(store.merge(1, 99), Err(Error::NoPerson(99))));
}

#[test]
fn reading_again_replaces_what_older_versions_made() {
    let mut store = Store::in_memory().unwrap();
    let old = one("a", "taxes will fall", "2025-01-01");
    store.add([(&old, "text"), (&one("b", "rain", "2025-01-02"), "rain")]).unwrap();
    assert!(store.old_articles(Some(("onrecord 0", "rules")), 0, 10).unwrap().is_empty());
    assert!(!store.old_articles(None, 0, 10).unwrap().is_empty());
    let stale = store.old_articles(Some(("onrecord 1", "rules")), 0, 10).unwrap();
    assert_eq!((stale.len(), stale[0].text.as_str(), stale[0].body), (2, "text", (0, 4)));
    let mut new = one("a", "taxes will not fall", "2025-01-01");
    new.made_by.program = "onrecord 1".into();
    let replaced = store.replace(None, &[new]).unwrap();
    assert_eq!((replaced.articles, replaced.before, replaced.after), (1, 1, 1));
    assert_eq!(store.old_articles(Some(("onrecord 1", "rules")), 0, 10).unwrap().len(), 1);
    let words = |words: &str| Filter { words: Some(words.into()), ..Filter::default() };
    assert_eq!(contents(&ask(&store, &words("taxes"))), ["taxes will not fall"]);
    assert_eq!(store.people(0, 10).unwrap()[0].statements, 2);
}

#[test]
fn a_run_counts_what_it_did() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let mut store = Store::open(&path).unwrap();
    let new = NewRun {
        command: "onrecord add news".into(),
        program: "onrecord 0".into(),
        tagger: "rules".into(),
        settings: "{}".into(),
    };
    let run = store.start_run(&new).unwrap();
    let passed = Passed { origin: "b.txt".into(), reason: "undated", detail: "no date".into() };
    store.add_in(Some(run), [(&one("a", "yes", "2025-01-01"), "text")], &[passed]).unwrap();
    store.end_run(run).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    let counts: String = other
        .query_row(
            "SELECT articles || statements || skipped || (ended IS NOT NULL) || reason FROM run JOIN skipped ON run = key",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(counts, "1111undated");
}

#[test]
fn an_export_carries_the_words_round_a_statement() {
    let mut store = Store::in_memory().unwrap();
    let mut article = one("a", "falls", "2025-01-01");
    article.statements[0].content[0] = Words { start: 8, end: 13, text: "falls".into() };
    store.add([(&article, "Räin é, falls on us")]).unwrap();
    let mut seen = Vec::new();
    let count = store
        .export(&Filter::default(), |one| -> Result<(), Error> {
            seen.push((one.prefix.clone(), one.exact.clone(), one.suffix.clone()));
            Ok(())
        })
        .unwrap();
    assert_eq!((count, seen), (1, vec![("Räin é, ".into(), "falls".into(), " on us".into())]));
}

#[test]
fn a_book_is_found_again_and_one_of_a_later_version_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    assert!(matches!(Store::open_existing(&path), Err(Error::Missing { .. })));
    Store::open(&path).unwrap().add([(&one("a", "yes", "2025-01-01"), "text")]).unwrap();
    assert_eq!(ask(&Store::open_existing(&path).unwrap(), &by("Ann Bo")).lines.len(), 1);

    let other = rusqlite::Connection::open(&path).unwrap();
    other.pragma_update(None, "user_version", SCHEMA_VERSION + 1).unwrap();
    assert!(matches!(Store::open(&path), Err(Error::Version { found }) if found == SCHEMA_VERSION + 1));
}

/// The same quotation in three outlets, in one with another word, and a fourth statement that is none of them.
fn printed() -> Vec<ArticleRecord> {
    let said = "the new ferry will sail from Lunder Quay on every day of the long winter";
    let one = |outlet: &str, content: &str, day: &str| ArticleRecord {
        url: Some(format!("https://{outlet}.example/ferry")),
        ..one(outlet, content, day)
    };
    vec![
        one("post", said, "2025-01-01"),
        one("star", said, "2025-01-02"),
        one("echo", &said.replace("new ", "newer "), "2025-01-03"),
        one("moon", "nobody in Lunder has seen so much snow as in this winter before", "2025-01-04"),
    ]
}

#[test]
fn printings_of_one_quotation_are_listed_once() {
    let mut store = Store::in_memory().unwrap();
    store.add(printed().iter().map(|article| (article, "text"))).unwrap();
    assert_eq!(ask(&store, &by("Bo")).lines.len(), 4, "not folded yet");
    store.fold().unwrap();
    let outlets = |found: &Found<Line>| {
        found.lines.iter().filter_map(|line| line.outlet.clone()).collect::<Vec<_>>().join(" ")
    };
    let found = ask(&store, &by("Bo"));
    assert_eq!(outlets(&found), "moon.example echo.example");
    assert_eq!((found.lines[0].printings, found.lines[1].printings), (1, 3));
    assert_eq!((&found.lines[0].same_as, found.lines[1].same_as.as_deref()), (&None, Some("post-1")));
    let every = Filter { every_printing: true, ..by("Bo") };
    assert_eq!(ask(&store, &every).lines.len(), 4);
    // What is listed is the newest of those that are asked for, whatever the filter.
    let until = Filter { until: "2025-01-02".parse().ok(), ..by("Bo") };
    assert_eq!(outlets(&ask(&store, &until)), "star.example");
    let of_post = Filter { outlet: Some("post.example".into()), ..Filter::default() };
    assert_eq!(outlets(&ask(&store, &of_post)), "post.example");
    let with_words = Filter { words: Some("\"new ferry\"".into()), ..Filter::default() };
    assert_eq!(outlets(&ask(&store, &with_words)), "star.example");
}

#[test]
fn few_words_are_one_quotation_in_printings_of_one_text_only() {
    let mut store = Store::in_memory().unwrap();
    let text: String = (0..80).map(|number| format!("word{number} ")).collect();
    let of = |digest: &str, speaker: &str| {
        article(digest, "2025-01-01", vec![statement(digest, speaker, "to keep fares down", "2025-01-01")])
    };
    let (first, reprint, elsewhere) =
        (of("first", "Ann Bo"), of("reprint", "Ms Bo"), of("elsewhere", "Ann Bo"));
    let by_another = of("another", "Cy Du");
    let all = [(&first, &*text), (&reprint, &*text), (&by_another, &*text), (&elsewhere, "another text")];
    store.add(all).unwrap();
    let folded = store.fold().unwrap();
    assert_eq!((folded.articles, folded.statements, folded.quotations), (3, 2, 1));
    assert_eq!(store.folded_pairs().unwrap()[0].later.0, "reprint");
}

#[test]
fn a_newer_printing_hides_no_words_that_it_leaves_out() {
    let mut store = Store::in_memory().unwrap();
    let [printing, ..] = &printed()[..] else { panic!() };
    let clipped = &printing.statements[0].content[0].text;
    let whole = one(
        "whole",
        &format!("we shall mend the sea wall before anything else, and {clipped}"),
        "2024-12-31",
    );
    store.add([(&whole, "text"), (printing, "text")]).unwrap();
    assert_eq!(store.fold().unwrap().statements, 2);
    assert_eq!(ask(&store, &by("Bo")).lines.iter().map(|line| line.printings).collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn no_page_lists_a_quotation_again() {
    let mut store = Store::in_memory().unwrap();
    store.add(printed().iter().map(|article| (article, "text"))).unwrap();
    store.fold().unwrap();
    let mut page = Page { limit: 1, ..Page::default() };
    let mut seen = Vec::new();
    loop {
        let found = store.statements(&by("Bo"), &page).unwrap();
        seen.extend(found.lines.into_iter().map(|line| line.published));
        let Some(next) = found.next else { break };
        page.below = Some(next);
    }
    assert_eq!(seen, ["2025-01-04", "2025-01-03"]);
}

#[test]
fn an_export_has_every_printing() {
    let mut store = Store::in_memory().unwrap();
    store.add(printed().iter().map(|article| (article, "text"))).unwrap();
    store.fold().unwrap();
    let mut same_as = Vec::new();
    let keep = |one: &onrecord_store::Exported| -> Result<(), Error> {
        same_as.push(one.line.same_as.clone());
        Ok(())
    };
    store.export(&Filter::default(), keep).unwrap();
    assert_eq!(same_as.iter().flatten().collect::<Vec<_>>(), ["post-1", "post-1", "post-1"]);
    assert_eq!(same_as.len(), 4);
}

#[test]
fn reading_again_keeps_the_book_s_counts_and_printings_in_step() {
    let mut store = Store::in_memory().unwrap();
    let articles = printed();
    store.add(articles.iter().map(|article| (article, "text"))).unwrap();
    store.fold().unwrap();
    let new = NewRun {
        command: "onrecord again".into(),
        program: "p".into(),
        tagger: "t".into(),
        settings: "{}".into(),
    };
    let run = store.start_run(&new).unwrap();
    store.replace(Some(run), &articles).unwrap();
    let folded = store.fold().unwrap();
    assert_eq!((folded.statements, folded.quotations), (3, 1));
    assert_eq!(ask(&store, &by("Bo")).lines[1].printings, 3);
    let question = Question { words: "so much snow as in this winter".into(), speaker: None };
    assert_eq!(store.verify(&question).unwrap().searched.statements, 4);
}

#[test]
fn people_are_counted_under_filters() {
    let mut store = Store::in_memory().unwrap();
    store.add([(&quarrel(), "text"), (&one("a", "taxes may rise", "1999-12-31"), "text")]).unwrap();
    let among = |filter: &Filter| {
        let time = std::time::Duration::from_secs(10);
        let found = store.people_among(filter, 0, 10, time).unwrap();
        assert!(!found.cut_short);
        let told = |person: &onrecord_store::Person| {
            format!("{} {} {} {:?}", person.name, person.statements, person.spoken_of, person.first)
        };
        found.lines.iter().map(told).collect::<Vec<_>>()
    };
    let since = Filter { since: "2025-01-01".parse().ok(), ..Filter::default() };
    assert_eq!(among(&since), ["Ann Bo 2 1 Some(\"2025-03-01\")", "Cy Du 1 1 Some(\"2025-03-02\")"]);
    let of_du = Filter { about: Some("Mr Du".into()), ..Filter::default() };
    assert_eq!(among(&of_du), ["Ann Bo 1 0 Some(\"2025-03-01\")", "Cy Du 0 1 None"]);
    let none = store.people_among(&since, 0, 10, std::time::Duration::ZERO).unwrap();
    assert!(none.cut_short);
}

#[test]
fn a_full_disk_loses_nothing_that_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let mut store = Store::open(&path).unwrap();
    store.limit_pages(120).unwrap();
    let long = "words that fill the pages of a little file ".repeat(40);
    let mut kept = 0;
    let error = loop {
        let digest = format!("article-{kept}");
        match store.add([(&one(&digest, &format!("{kept} {long}"), "2025-01-01"), long.as_str())]) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 10_000);
    };
    assert!(matches!(error, Error::Full), "{error:?}");
    assert!(error.hint().is_some() && kept > 0);
    drop(store);
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.people(0, 1).unwrap()[0].statements, kept);
    store.add([(&one("room-again", "there is room again", "2025-01-02"), "text")]).unwrap();
    assert_eq!(store.people(0, 1).unwrap()[0].statements, kept + 1);
    let sound = rusqlite::Connection::open(&path).unwrap();
    let sound: String = sound.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
}

#[test]
fn parquet_is_read_back() {
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::Field;
    let mut store = Store::in_memory().unwrap();
    let mut old = one("a", "taxes may rise", "1999-12-31");
    let phrase = "a spokesman for the Salt Board".to_owned();
    old.statements[0].speaker =
        SpeakerRecord { kind: "unnamed", name: None, described: Some(phrase.clone()) };
    store.add([(&quarrel(), "text"), (&old, "text")]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let read = |name: &str, no_text: bool| {
        let path = folder.path().join(name);
        let file = std::fs::File::create(&path).unwrap();
        assert_eq!(store.write_parquet(&Filter::default(), no_text, file).unwrap(), 4);
        let reader = SerializedFileReader::new(std::fs::File::open(&path).unwrap()).unwrap();
        let rows = reader.get_row_iter(None).unwrap().map(|row| {
            row.unwrap()
                .get_column_iter()
                .map(|(name, field)| (name.clone(), field.clone()))
                .collect::<Vec<_>>()
        });
        rows.collect::<Vec<_>>()
    };
    let rows = read("whole.parquet", false);
    let names: Vec<&str> = rows[0].iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, onrecord_store::columns::COLUMNS.iter().map(|column| column.name).collect::<Vec<_>>());
    let field = |row: usize, name: &str| rows[row].iter().find(|(one, _)| one == name).unwrap().1.clone();
    assert_eq!(field(0, "content"), Field::Str("the bridge opens in May".into()));
    assert_eq!(field(3, "content"), Field::Str("taxes may rise".into()));
    assert_eq!((field(3, "said_on"), field(3, "said_first")), (Field::Date(10_956), Field::Null));
    assert_eq!(
        (field(1, "speaker"), field(1, "about")),
        (Field::Str("Cy Du".into()), Field::Str("Ann Bo".into()))
    );
    assert_eq!((field(0, "confidence"), field(0, "commitment")), (Field::Double(0.5), Field::Bool(false)));
    assert_eq!(field(3, "described"), Field::Str(phrase));
    let columns = onrecord_store::columns::COLUMNS;
    for row in read("bare.parquet", true) {
        let mut copied = row.iter().zip(columns).filter(|(_, column)| column.is_copied);
        assert!(copied.all(|((_, field), _)| *field == Field::Null));
    }
    // And so it is of lines in other forms.
    for mut line in ask(&store, &Filter::default()).lines {
        line.take_out_copied();
        let copied = columns.iter().filter(|column| column.is_copied);
        assert!(copied.filter_map(|column| column.of(&line)).all(|cell| cell == Cell::Text(String::new())));
    }
}

#[test]
fn a_file_that_is_no_record_book_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let notes = folder.path().join("notes.txt");
    std::fs::write(&notes, "these are notes, and quite long enough to be no database at all").unwrap();
    assert!(matches!(Store::open(&notes), Err(Error::Open { .. })));
    let other = folder.path().join("other.db");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE mine (a)").unwrap();
    assert!(matches!(Store::open(&other), Err(Error::NotARecordBook)));
}

#[test]
fn statements_outside_a_book_are_listed_as_those_in_one() {
    let mut one = statement("00000000000000a1", "Ann Bo", "it will stand", "2025-11-18");
    one.said_on.first = Some("2025-11-12".into());
    one.about = vec![AboutRecord { name: "Ben Ruiz".into(), stance: None, stance_confidence: None }];
    one.confidence = 0.123_456;
    one.condition = Some(words("if it rains"));
    one.content.push(Words { start: 40, end: 46, text: "longer".into() });
    let mut inner = statement("00000000000000a2", "Ben Ruiz", "stand", "2025-11-18");
    inner.nested_in = Some(one.id.clone());
    let mut article = article("d1", "2025-11-18", vec![one, inner]);
    article.url = Some("https://www.oxley.example/1".into());
    let mut store = Store::in_memory().unwrap();
    store.add([(&article, "text")]).unwrap();
    let mut listed = store.statements(&Filter::default(), &Page::default()).unwrap().lines;
    for line in &mut listed {
        (line.speaker_key, line.mark) = (None, 0);
    }
    listed.sort_by(|one, other| one.id.cmp(&other.id));
    assert_eq!(onrecord_store::lines(&article, None), listed);
}
