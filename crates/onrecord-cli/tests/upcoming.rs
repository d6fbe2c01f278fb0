//! `onrecord upcoming` from outside: what it prints, and that another reader of iCalendar reads it.

#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only")]

use assert_cmd::Command;
use serde_json::Value;
use vobject::parse_component;

const ARTICLE: &str = "date 2025-11-18\nAna Oduya will open the bridge on December 9. The ferry could sail on Friday, \
    and the choir’s concert on November 30 was cancelled.\n";

fn upcoming(arguments: &[&str], input: &str) -> (String, i32) {
    let mut command = Command::new(assert_cmd::cargo_bin!("onrecord"));
    let output = command.arg("upcoming").arg("-").args(arguments).write_stdin(input).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

#[test]
fn events_come_by_day_with_their_status() {
    let (out, code) = upcoming(&[], ARTICLE);
    let events: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let brief =
        |event: &Value| format!("{} {}", event["first"].as_str().unwrap(), event["status"].as_str().unwrap());
    let brief: Vec<String> = events.iter().map(brief).collect();
    assert_eq!(brief, ["2025-11-21 conditional", "2025-11-30 cancelled", "2025-12-09 planned"]);
    assert_eq!((events[2]["people"][0].as_str(), code), (Some("Ana Oduya"), 0));
    assert_eq!(upcoming(&["--since", "2025-12-01"], ARTICLE).0.lines().count(), 1);
    assert_eq!(upcoming(&[], "date 2025-11-18\nNobody came.\n").1, 1);
}

#[test]
fn a_calendar_is_read_back_by_another_reader_and_is_the_same_each_time() {
    let (out, code) = upcoming(&["--format", "ics"], ARTICLE);
    assert_eq!((code, upcoming(&["--format", "ics"], ARTICLE).0 == out), (0, true));
    let read = parse_component(&out).unwrap();
    let events: Vec<Vec<String>> = read
        .subcomponents
        .iter()
        .map(|event| {
            ["DTSTART", "DTEND", "STATUS", "SUMMARY"]
                .map(|name| event.get_only(name).unwrap().value_as_string())
                .to_vec()
        })
        .collect();
    assert_eq!(events[0], ["20251121", "20251122", "TENTATIVE", "The ferry could sail on Friday"]);
    assert_eq!(events[1][2], "CANCELLED");
    assert_eq!(
        events[2],
        ["20251209", "20251210", "CONFIRMED", "Ana Oduya will open the bridge on December 9"]
    );
    let uids: Vec<String> =
        read.subcomponents.iter().map(|event| event.get_only("UID").unwrap().value_as_string()).collect();
    assert!(uids.iter().all(|uid| uid.ends_with("@onrecord")) && uids[0] != uids[1]);
}

#[test]
fn the_same_announcement_comes_once() {
    let line =
        serde_json::json!({"date": "2025-11-18", "text": "The vote is scheduled for December 3 in Oslo."});
    let later =
        serde_json::json!({"date": "2025-11-19", "text": "The vote is scheduled for December 3 in Oslo."});
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("two.jsonl");
    std::fs::write(&path, format!("{line}\n{later}\n")).unwrap();
    let mut command = Command::new(assert_cmd::cargo_bin!("onrecord"));
    let output = command.arg("upcoming").arg(&path).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1);
}
