//! The record book from outside: articles go in, and questions are answered.

#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only")]

use std::fs;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const FIRST: &str = "date 2025-11-18\n“We will open the bridge,” Ana Oduya said on Tuesday.\n";
const SECOND: &str =
    "date 2025-11-20\nThe bridge is late, Ana Oduya said. “It is a scandal,” said Ben Ruiz.\n";

struct Run {
    out: String,
    side: String,
    code: i32,
}

/// A folder with two articles and a file without a date.
fn news() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [("a.txt", FIRST), ("b.txt", SECOND), ("c.txt", "No date here.")] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn onrecord(folder: &TempDir, arguments: &[&str]) -> Run {
    let mut command = Command::new(assert_cmd::cargo_bin!("onrecord"));
    let output = command.current_dir(folder.path()).args(arguments).output().unwrap();
    Run {
        out: String::from_utf8(output.stdout).unwrap(),
        side: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

/// A folder whose articles are in its book, read by the rules.
fn book() -> TempDir {
    let folder = news();
    assert_eq!(onrecord(&folder, &["add", "--model", "rules", "a.txt", "b.txt"]).code, 0);
    folder
}

fn lines(run: &Run) -> Vec<Value> {
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn adding_tells_what_is_new_and_twice_changes_nothing() {
    let folder = news();
    let first = onrecord(&folder, &["add", "--model", "rules", "."]);
    assert_eq!(first.code, 3);
    assert!(
        first.side.contains("c.txt: no date") && first.side.contains("2 articles new, 0 known"),
        "{}",
        first.side
    );
    let again = onrecord(&folder, &["add", "--model", "rules", "a.txt", "b.txt"]);
    assert!(again.code == 0 && again.side.contains("0 articles new, 2 known"), "{}", again.side);
}

#[test]
fn questions_are_answered_in_three_formats() {
    let folder = book();
    let said = lines(&onrecord(&folder, &["said", "Oduya"]));
    assert_eq!(said.len(), 2);
    assert_eq!(said[0]["published"], "2025-11-20");
    assert_eq!(said[1]["speaker"], "Ana Oduya");
    let table = onrecord(&folder, &["search", "scandal", "--format", "table"]);
    assert!(table.out.contains("Ben Ruiz") && table.out.contains("b.txt"), "{}", table.out);
    let csv = onrecord(&folder, &["promises", "--format", "csv"]);
    assert!(csv.out.starts_with("id,said_on,") && csv.out.contains("We will open the bridge"), "{}", csv.out);
    let people = lines(&onrecord(&folder, &["people"]));
    assert_eq!(people[0]["name"], "Ana Oduya");
    assert!(onrecord(&folder, &["person", "oduya", "--format", "table"]).out.contains("promised"));
    let page = onrecord(&folder, &["said", "Oduya", "-n", "1"]);
    assert!(page.side.contains("there is more: --below"), "{}", page.side);
}

#[test]
fn nothing_found_and_no_book_are_told_apart() {
    let folder = book();
    assert_eq!(onrecord(&folder, &["said", "Nobody Known"]).code, 1);
    assert_eq!(onrecord(&folder, &["between", "Oduya", "Nobody"]).code, 1);
    let missing = onrecord(&folder, &["said", "Oduya", "--db", "other.db"]);
    assert!(missing.code == 2 && missing.side.contains("hint:"), "{}", missing.side);
}

#[test]
fn reading_again_is_for_what_others_read() {
    let folder = book();
    assert_eq!(onrecord(&folder, &["again", "--model", "rules"]).code, 1);
    let all = onrecord(&folder, &["again", "--all", "--model", "rules"]);
    assert!(all.code == 0 && all.side.contains("2 articles read again"), "{}", all.side);
    let by_model = onrecord(&folder, &["again"]);
    assert!(by_model.code == 0 && by_model.side.contains("2 articles read again"), "{}", by_model.side);
    let said = lines(&onrecord(&folder, &["said", "Oduya"]));
    let ids = |values: &[Value]| values.iter().map(|value| value["tagger"].to_string()).collect::<Vec<_>>();
    assert!(ids(&said).iter().all(|tagger| !tagger.contains("rules")), "{said:?}");
}

#[test]
fn exports_point_back_into_the_text() {
    let folder = book();
    let annotations = lines(&onrecord(&folder, &["export", "--format", "annotation"]));
    let selectors = &annotations[0]["target"]["selector"];
    let (start, end) = (selectors[0]["start"].as_u64().unwrap(), selectors[0]["end"].as_u64().unwrap());
    let text: String = SECOND.chars().skip(start as usize).take((end - start) as usize).collect();
    assert_eq!(selectors[1]["exact"], text.as_str());
    let quotations = lines(&onrecord(&folder, &["export", "--format", "jsonld"]));
    assert!(quotations.iter().any(|quotation| quotation["creator"]["name"] == "Ben Ruiz"));
    for format in ["jsonl", "csv", "jsonld", "annotation"] {
        let bare = onrecord(&folder, &["export", "--no-text", "--format", format]);
        assert!(!bare.out.contains("bridge") && !bare.out.contains("scandal"), "{}", bare.out);
    }
    let codebook = onrecord(&folder, &["export", "--format", "codebook"]);
    assert!(codebook.out.contains("said_stated   INTEGER NOT NULL,        -- 1 when"));
    assert!(codebook.out.contains("commitment_kind      text         promise, threat"), "{}", codebook.out);
}

/// Two outlets print one statement, and one of them says it anew under its address.
#[test]
fn printings_are_listed_once_and_verified_together() {
    let folder = TempDir::new().unwrap();
    let line = |outlet: &str, day: u32, more: &str| {
        let text = format!(
            "“The new ferry will sail from Lunder Quay on every day of the winter,” Ida Quell said. {more}"
        );
        serde_json::json!({"date": format!("2025-03-0{day}"), "url": format!("https://{outlet}.example/1"), "text": text})
            .to_string()
    };
    let lines_of_file =
        [line("post", 1, ""), line("star", 2, "Nobody else spoke."), line("post", 3, "It was cold.")];
    fs::write(folder.path().join("a.jsonl"), lines_of_file.join("\n")).unwrap();
    let added = onrecord(&folder, &["add", "--model", "rules", "a.jsonl"]);
    assert!(added.side.contains("3 articles new (1 of them another version), 0 known"), "{}", added.side);
    let table = onrecord(&folder, &["said", "Quell", "--format", "table"]);
    assert!(table.out.contains("· 2 printings"), "{}", table.out);
    assert_eq!(table.out.lines().count(), 3, "{}", table.out);
    let every = lines(&onrecord(&folder, &["said", "Quell", "--every-printing"]));
    assert_eq!(every.len(), 2);
    let words = "The new ferry will sail from Lunder Quay on every day of the winter";
    let page = onrecord(&folder, &["verify", "--format", "text", words]);
    assert!(page.out.contains("in an earlier version of this article"), "{}", page.out);
    assert!(page.out.contains("of 2 outlets, 2025-03-01 to 2025-03-03."), "{}", page.out);
}

#[test]
fn filters_go_with_every_question() {
    let folder = book();
    let people = onrecord(&folder, &["people", "--until", "2025-11-18", "--format", "table"]);
    assert!(people.out.contains("Ana Oduya") && !people.out.contains("Ruiz"), "{}", people.out);
    let page = onrecord(&folder, &["person", "Oduya", "--since", "2025-11-19", "--format", "table"]);
    assert!(page.out.contains("late") && !page.out.contains("open the bridge"), "{}", page.out);
    let twice = onrecord(&folder, &["said", "Oduya", "--speaker", "Ruiz"]);
    assert!(twice.code == 2 && twice.side.contains("hint:"), "{}", twice.side);
    let other = onrecord(&folder, &["verify", "--speaker", "Ruiz", "we will open the bridge"]);
    assert!(other.out.contains("\"verdict\":\"other_speaker\""), "{}", other.out);
}

#[test]
fn two_people_of_one_name_are_told_apart() {
    let folder = TempDir::new().unwrap();
    let line = |text: &str, day: u32| {
        serde_json::json!({"date": format!("2025-03-0{day}"), "text": text}).to_string()
    };
    let lines_of_file = [
        line("“We will open the bridge in May,” Ana Oduya, the mayor of Fenwick, said on Saturday.", 1),
        line("“I never saw the ball,” said Rovers goalkeeper Ana Oduya on Sunday.", 2),
    ];
    fs::write(folder.path().join("a.jsonl"), lines_of_file.join("\n")).unwrap();
    onrecord(&folder, &["add", "--model", "rules", "a.jsonl"]);
    let said = onrecord(&folder, &["said", "Oduya"]);
    assert!(said.side.contains("can be #1 Ana Oduya, #2 Ana Oduya"), "{}", said.side);
    let one = onrecord(&folder, &["said", "#2"]);
    assert!(lines(&one).len() == 1 && one.side.is_empty(), "{}", one.side);
}

#[test]
fn who_is_known_is_one_person_under_all_names() {
    let folder = TempDir::new().unwrap();
    let texts = ["“We will open the bridge,” Ana Oduya said.", "“The bridge is open,” Anita Oduya said."];
    let lines_of_file = texts.map(|text| serde_json::json!({"date": "2025-03-01", "text": text}).to_string());
    fs::write(folder.path().join("a.jsonl"), lines_of_file.join("\n")).unwrap();
    let known = r#"{"name": "Ana Oduya", "aliases": ["Anita Oduya"], "wikidata": "Q1"}"#;
    fs::write(folder.path().join("known.jsonl"), known).unwrap();
    onrecord(&folder, &["add", "--model", "rules", "--people", "known.jsonl", "a.jsonl"]);
    assert_eq!(lines(&onrecord(&folder, &["said", "Ana Oduya"])).len(), 2);
    let page = onrecord(&folder, &["person", "Anita Oduya", "--format", "table"]);
    assert!(page.out.contains("may be of the register: Ana Oduya (Q1, 0.95 in 2 articles)"), "{}", page.out);
}

#[test]
fn a_run_and_its_reasons_are_told() {
    let folder = news();
    fs::write(folder.path().join("d.txt"), "No date here either.").unwrap();
    let added = onrecord(&folder, &["add", "--model", "rules", "."]);
    assert!(added.side.contains("; skipped: 2 "), "{}", added.side);
}

#[test]
fn the_book_lists_what_is_coming_as_files_do() {
    let folder = news();
    let text = "date 2025-11-18\nAna Oduya will be sworn in on January 1st. The trial is set for 3 March.\n";
    fs::write(folder.path().join("d.txt"), text).unwrap();
    assert_eq!(onrecord(&folder, &["add", "--model", "rules", "d.txt"]).code, 0);
    let of_book = lines(&onrecord(&folder, &["upcoming"]));
    let of_file = lines(&onrecord(&folder, &["upcoming", "d.txt"]));
    let told = |events: &[Value]| {
        let told = |event: &Value| {
            ["id", "date", "first", "last", "status", "text"].map(|name| event[name].to_string())
        };
        events.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(told(&of_book), told(&of_file));
    assert_eq!(of_book.len(), 2);
    let march = lines(&onrecord(&folder, &["upcoming", "--since", "2026-02-01"]));
    assert_eq!((march.len(), march[0]["first"].as_str()), (1, Some("2026-03-03")));
    assert_eq!(lines(&onrecord(&folder, &["upcoming", "--person", "oduya"])).len(), 1);
    assert_eq!(onrecord(&folder, &["upcoming", "--until", "2025-12-01"]).code, 1);
    let calendar = onrecord(&folder, &["upcoming", "--format", "ics"]);
    assert!(calendar.out.contains("DTSTART;VALUE=DATE:20260101"), "{}", calendar.out);
}
