//! Questions put to a small book: every verdict, the earliest source, and what is never said.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may panic")]

use onrecord::record::{ArticleRecord, Record, Words};
use onrecord_store::Store;
use onrecord_store::verify::{DiffKind, NegationPlace, Question, Report, Verdict};

mod making;

/// A direct statement at a place of its article.
fn statement(id: &str, speaker: &str, content: &str, start: usize, day: &str) -> Record {
    let words = |text: &str| vec![Words { start, end: start + text.chars().count(), text: text.to_owned() }];
    let (source, content_words) = (Some(words(speaker)), words(content));
    Record {
        content: content_words,
        cue: None,
        source,
        form: "direct",
        ..making::statement(id, speaker, content, day)
    }
}

/// An article of a host that names nobody.
fn article(digest: &str, host: &str, day: &str, statements: Vec<Record>) -> ArticleRecord {
    let url = Some(format!("https://www.{host}/{digest}"));
    ArticleRecord { url, people: Vec::new(), ..making::article(digest, day, statements) }
}

const FERRY: &str = "The ferry to Lunder Island will sail every day of the winter, storms or no storms.";
const TOLL: &str = "Nobody in this council has ever asked for a toll on the Marrow bridge";

fn book() -> Store {
    let mut store = Store::in_memory().unwrap();
    let late = article(
        "b",
        "late.example",
        "2025-03-02",
        vec![statement("1", "Ida Quell", FERRY, 10, "2025-03-02")],
    );
    let early = article(
        "a",
        "early.example",
        "2025-03-01",
        vec![
            statement("2", "Ida Quell", &FERRY.replace('.', ""), 10, "2025-03-01"),
            statement("3", "Tom Varga", TOLL, 200, "2025-03-01"),
        ],
    );
    let reported = "Quell had told her that every boat of the harbour would be painted green by May";
    let nested = article(
        "c",
        "early.example",
        "2025-03-05",
        vec![
            statement("4", "Ona Brill", reported, 0, "2025-03-05"),
            statement(
                "5",
                "Ida Quell",
                "every boat of the harbour would be painted green by May",
                24,
                "2025-03-05",
            ),
        ],
    );
    store.add([(&late, "late"), (&early, "early"), (&nested, "nested")]).unwrap();
    store
}

fn asked(words: &str, speaker: Option<&str>) -> Report {
    book().verify(&Question { words: words.to_owned(), speaker: speaker.map(str::to_owned) }).unwrap()
}

#[test]
fn exact_words_come_with_all_sources_earliest_first() {
    let report = asked("“The ferry to Lunder Island will sail EVERY day of the winter”", None);
    assert_eq!(report.verdict, Verdict::Exact);
    let [finding] = report.findings.as_slice() else { panic!("{:?}", report.findings) };
    let days: Vec<_> = finding.sources.iter().map(|source| source.published.as_str()).collect();
    assert_eq!(days, ["2025-03-01", "2025-03-02"]);
    assert_eq!(finding.speaker.as_deref(), Some("Ida Quell"));
}

#[test]
fn near_identical_printings_are_one_finding() {
    let mut store = book();
    let other = FERRY.replace("the winter", "this winter");
    let printing =
        article("d", "third.example", "2025-02-01", vec![statement("9", "Quell", &other, 0, "2025-02-01")]);
    store.add([(&printing, "third")]).unwrap();
    let ask = |store: &Store| {
        let words = "The ferry to Lunder Island will sail every day of the winter".to_owned();
        store.verify(&Question { words, speaker: None }).unwrap()
    };
    let days = |report: &Report| {
        report
            .findings
            .iter()
            .map(|finding| {
                finding.sources.iter().map(|source| source.published.clone()).collect::<Vec<_>>().join(" ")
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(days(&ask(&store)), ["2025-03-01 2025-03-02"]);
    store.fold().unwrap();
    assert_eq!(days(&ask(&store)), ["2025-02-01 2025-03-01 2025-03-02"]);
}

#[test]
fn a_clipped_printing_is_no_source_of_what_it_leaves_out() {
    let mut store = Store::in_memory().unwrap();
    let whole = "We will mend the sea wall before anything else is bought. The old ferry goes on sailing to Lunder until then";
    let clipped = "The old ferry goes on sailing to Lunder until then";
    let of = |digest: &str, day: &str, content: &str| {
        article(digest, "post.example", day, vec![statement(digest, "Ida Quell", content, 0, day)])
    };
    store.add([(&of("a", "2025-03-01", whole), "a"), (&of("b", "2025-03-02", clipped), "b")]).unwrap();
    assert_eq!(store.fold().unwrap().statements, 2);
    let sources = |words: &str| {
        let report = store.verify(&Question { words: words.into(), speaker: None }).unwrap();
        let days = |source: &onrecord_store::verify::Source| source.published.clone();
        report
            .findings
            .iter()
            .map(|finding| finding.sources.iter().map(days).collect())
            .collect::<Vec<Vec<_>>>()
    };
    assert_eq!(sources("We will mend the sea wall before anything else is bought"), [["2025-03-01"]]);
    assert_eq!(sources("We will mend the sea wall before anything new is bought"), [["2025-03-01"]]);
    assert_eq!(sources(clipped), [["2025-03-01", "2025-03-02"]]);
}

#[test]
fn a_source_says_where_else_it_stood_and_whether_it_was_replaced() {
    let mut store = Store::in_memory().unwrap();
    let first =
        article("a", "post.example", "2025-03-01", vec![statement("1", "Ida Quell", FERRY, 0, "2025-03-01")]);
    let elsewhere = ArticleRecord { url: Some("https://star.example/x".into()), ..first.clone() };
    let changed =
        ArticleRecord { url: first.url.clone(), ..article("b", "post.example", "2025-03-02", Vec::new()) };
    store.add([(&first, "text"), (&elsewhere, "text"), (&changed, "other text")]).unwrap();
    let report = store.verify(&Question { words: FERRY.into(), speaker: None }).unwrap();
    let source = &report.findings[0].sources[0];
    assert!(source.replaced);
    assert_eq!(source.also_at, ["https://star.example/x"]);
    assert_eq!(source.outlet.as_deref(), Some("post.example"));
}

#[test]
fn the_speaker_asked_for_is_whoever_the_book_takes_for_him() {
    let mut store = Store::in_memory().unwrap();
    let one = |digest: &str, name: &str, content: &str| {
        let mut one = article(
            digest,
            "post.example",
            "2025-03-01",
            vec![statement(digest, name, content, 0, "2025-03-01")],
        );
        one.people = vec![onrecord::record::PersonRecord {
            id: 0,
            name: name.into(),
            aliases: Vec::new(),
            kind: "person",
            descriptions: Vec::new(),
            pronoun: None,
            known_as: Vec::new(),
        }];
        one
    };
    store.add([(&one("a", "Robert Ash", FERRY), "a"), (&one("b", "Bobby Ash-Lane", TOLL), "b")]).unwrap();
    let verdict = |store: &Store, words: &str, speaker: &str| {
        store.verify(&Question { words: words.into(), speaker: Some(speaker.into()) }).unwrap().verdict
    };
    assert_eq!(verdict(&store, TOLL, "Robert Ash"), Verdict::OtherSpeaker);
    assert_eq!(verdict(&store, FERRY, "#1"), Verdict::Exact);
    assert_eq!(verdict(&store, FERRY, "#2"), Verdict::OtherSpeaker);
    store.merge(1, 2).unwrap();
    assert_eq!(verdict(&store, TOLL, "Robert Ash"), Verdict::Exact);
    assert_eq!(verdict(&store, TOLL, "#1"), Verdict::Exact);
}

#[test]
fn a_slipped_in_not_is_shown() {
    let report = asked("The ferry to Lunder Island will not sail every day of the winter", None);
    assert_eq!(report.verdict, Verdict::Altered);
    let finding = &report.findings[0];
    assert_eq!(finding.negations[0].place, NegationPlace::OnlyAsked);
    let slipped: Vec<_> = finding.diff.iter().filter(|piece| piece.kind == DiffKind::OnlyAsked).collect();
    assert_eq!(slipped[0].text, "not");
}

#[test]
fn two_quotations_in_one_are_two_parts() {
    let report = asked(
        "The ferry to Lunder Island will sail every day and nobody has ever asked for a toll on the Marrow bridge",
        None,
    );
    assert_eq!(report.verdict, Verdict::Partial);
    let speakers: Vec<_> = report.findings.iter().filter_map(|finding| finding.speaker.as_deref()).collect();
    assert_eq!(speakers.len(), 2, "{speakers:?}");
    assert!(speakers.contains(&"Ida Quell") && speakers.contains(&"Tom Varga"));
}

#[test]
fn somebody_else_said_it() {
    let report = asked(TOLL, Some("Quell"));
    assert_eq!(report.verdict, Verdict::OtherSpeaker);
    assert!(report.findings.is_empty());
    assert_eq!(report.by_others[0].speaker.as_deref(), Some("Tom Varga"));
    assert_eq!(asked(TOLL, Some("Mr Varga")).verdict, Verdict::Exact);
}

#[test]
fn who_is_quoted_said_it_not_who_quotes() {
    let words = "every boat of the harbour would be painted green";
    let report = asked(words, None);
    assert_eq!(report.findings.len(), 1);
    assert_eq!(report.findings[0].speaker.as_deref(), Some("Ida Quell"));
    assert_eq!(asked(words, Some("Brill")).verdict, Verdict::OtherSpeaker);
}

#[test]
fn a_paraphrase_is_offered_never_asserted() {
    let report = asked("On Marrow bridge the council asked for tolls", None);
    assert_eq!(report.verdict, Verdict::ParaphraseCandidates);
    assert!(report.findings.is_empty());
    assert_eq!(report.candidates[0].source.speaker.as_deref(), Some("Tom Varga"));
}

#[test]
fn what_is_not_there_says_how_much_was_searched() {
    let report = asked("My grandmother keeps eleven geese behind the post office", None);
    assert_eq!(report.verdict, Verdict::NotInThisRecord);
    let searched = &report.searched;
    assert_eq!((searched.articles, searched.statements, searched.outlets), (3, 5, 2));
    assert_eq!(
        (searched.first.as_deref(), searched.last.as_deref()),
        (Some("2025-03-01"), Some("2025-03-05"))
    );
}

#[test]
fn odd_questions_are_answered() {
    for words in ["", "…", "not", "a b", "😀😀😀", &"never ".repeat(5000), "\u{0}\u{202e}"] {
        let report = asked(words, Some(""));
        assert!(report.findings.is_empty(), "{words:.20}");
    }
}

#[test]
fn asked_before_and_after_settling_the_answer_is_one() {
    let mut store = book();
    let question = Question { words: FERRY.to_owned(), speaker: None };
    let before = store.verify(&question).unwrap();
    store.settle_anyway().unwrap();
    assert_eq!(store.verify(&question).unwrap(), before);
}

/// Another program added without fingerprints, or made them otherwise: the next batch makes up for it.
#[test]
fn statements_without_fingerprints_get_them_with_the_next_ones() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let mut store = Store::open(&path).unwrap();
    let of = |digest: &str, content: &str| {
        let said = vec![statement(&format!("{digest}-1"), "Ida Quell", content, 0, "2025-03-01")];
        article(digest, "early.example", "2025-03-01", said)
    };
    store.add([(&of("a", FERRY), "text")]).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    for lost in
        ["UPDATE verify_state SET method = 'another'", "DELETE FROM verify_state; DELETE FROM verify_block"]
    {
        other.execute_batch(lost).unwrap();
        store.add([(&of(&format!("b {}", lost.len()), TOLL), "text")]).unwrap();
        for words in [FERRY, TOLL] {
            let report = store.verify(&Question { words: words.into(), speaker: None }).unwrap();
            assert_eq!(report.verdict, Verdict::Exact, "{words} after {lost}");
        }
    }
    let counted = store.verify(&Question { words: FERRY.into(), speaker: None }).unwrap().searched;
    assert_eq!((counted.statements, counted.articles), (3, 3));
}
