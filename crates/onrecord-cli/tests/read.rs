//! `onrecord read` from outside: what it prints, what it says on the side, how it ends.

#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only")]

use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "date 2025-11-18\n“We will open it,” Ana Oduya said on Tuesday.\n";

fn onrecord(arguments: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo_bin!("onrecord"));
    command.arg("read").args(arguments);
    command
}

/// What a run left: standard output, standard error, exit code.
struct Run {
    out: String,
    side: String,
    code: i32,
}

fn run(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        out: String::from_utf8(output.stdout).unwrap(),
        side: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

fn records(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A folder with files of these names and contents.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

#[test]
fn an_article_in_a_pipe_becomes_one_json_line() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let run = run(&mut onrecord(&[&path(&folder, "a.txt")]));
    let records = records(&run.out);
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["published"], "2025-11-18");
    assert_eq!(records[0]["origin"], path(&folder, "a.txt"));
    assert_eq!(records[0]["statements"][0]["content"][0]["text"], "“We will open it,”");
    assert_eq!(run.side, "1 article, 1 statement, 0 skipped\n");
    assert_eq!(run.code, 0);
}

#[test]
fn the_text_form_marks_statements_and_needs_no_colours() {
    let run = run(onrecord(&["--format", "text", "-"]).write_stdin(ARTICLE));
    assert!(run.out.contains("[1 “We will open it,”] Ana Oduya said on Tuesday.\n   1  "), "{}", run.out);
    assert!(!run.out.contains('\u{1b}'), "{}", run.out);
    assert_eq!(run.code, 0);
}

#[test]
fn colours_are_there_when_they_are_forced_and_not_with_no_color() {
    let mut forced = onrecord(&["--format", "text", "-"]);
    assert!(run(forced.env("CLICOLOR_FORCE", "1").write_stdin(ARTICLE)).out.contains('\u{1b}'));
    let mut refused = onrecord(&["--format", "text", "-"]);
    assert!(!run(refused.env("NO_COLOR", "1").write_stdin(ARTICLE)).out.contains('\u{1b}'));
}

#[test]
fn standard_input_takes_json_lines_too() {
    let line = r#"{"id": "n-1", "date": "2025-11-18", "text": "“No,” said Ivo Brandt."}"#;
    let run = run(onrecord(&["-"]).write_stdin(format!("{line}\n{line}\n")));
    let records = records(&run.out);
    assert_eq!(records.len(), 2);
    assert_eq!((&records[0]["id"], &records[0]["origin"]), (&"n-1".into(), &"-:1".into()));
    assert_eq!(run.code, 0);
}

#[test]
fn the_day_can_be_given_and_the_date_field_named() {
    let given = run(onrecord(&["--date", "2026-01-02", "-"]).write_stdin("“No,” said Ivo Brandt."));
    assert_eq!(records(&given.out)[0]["published"], "2026-01-02");
    let line = r#"{"dct": "2026-01-03", "text": "“No,” said Ivo Brandt."}"#;
    let named = run(onrecord(&["--date-field", "dct", "-"]).write_stdin(line));
    assert_eq!(records(&named.out)[0]["published"], "2026-01-03");
    let both = run(onrecord(&["--date", "2026-01-02", "--date-field", "dct", "-"]).write_stdin(line));
    assert_eq!(records(&both.out)[0]["published"], "2026-01-02");
}

#[test]
fn the_record_of_a_page_carries_the_text_that_its_offsets_count_in() {
    let page = "<html><head><meta name=date content=2025-11-18></head><body><nav>Home</nav><article>\
        <p>The bridge over the Oxley opened on Tuesday, and some hundred people came to see it.</p>\
        <p>“We will open it,” Ana Oduya said on Tuesday.</p></article></body></html>";
    let folder = folder(&[("a.html", page), ("b.txt", ARTICLE)]);
    let run = run(&mut onrecord(&[folder.path().to_str().unwrap()]));
    let records = records(&run.out);
    let text: Vec<char> = records[0]["text"].as_str().unwrap().chars().collect();
    let content = &records[0]["statements"][0]["content"][0];
    let place = |name: &str| usize::try_from(content[name].as_u64().unwrap()).unwrap();
    assert_eq!(text[place("start")..place("end")].iter().collect::<String>(), "“We will open it,”");
    assert_eq!(content["text"], "“We will open it,”");
    assert!(records[1].get("text").is_none());
}

#[test]
fn the_fields_of_json_lines_can_be_named() {
    let line = r#"{"when": "2026-01-03", "body": "“No,” said Ivo Brandt.", "head": "No", "n": 7}"#;
    let names =
        ["--date-field", "when", "--text-field", "body", "--title-field", "head", "--id-field", "n", "-"];
    let run = run(onrecord(&names).write_stdin(line));
    let records = records(&run.out);
    assert_eq!((&records[0]["title"], &records[0]["id"]), (&"No".into(), &"7".into()));
}

#[test]
fn skipped_inputs_are_listed_with_reasons_and_the_rest_goes_on() {
    let folder = folder(&[
        ("a.txt", ARTICLE),
        ("b.txt", "An article without a day."),
        ("c.jsonl", "{\"date\": \"2025-11-18\", \"text\": \"“No,” said Ivo Brandt.\"}\n{\"date\": \n"),
        ("d.txt", ""),
    ]);
    let run = run(&mut onrecord(&[folder.path().to_str().unwrap()]));
    assert_eq!(records(&run.out).len(), 2);
    for (name, reason) in [("b.txt", ": no date"), ("c.jsonl", ":2: broken JSON"), ("d.txt", ": empty")] {
        let listed = format!("skipped {}{reason}", path(&folder, name));
        assert!(run.side.contains(&listed), "{listed}\n{}", run.side);
    }
    assert!(run.side.contains("hint: give --date YYYY-MM-DD"), "{}", run.side);
    assert!(run.side.ends_with("2 articles, 2 statements, 3 skipped\n"), "{}", run.side);
    assert_eq!(run.code, 3);
}

#[test]
fn a_hint_is_given_once_however_many_inputs_need_it() {
    let folder = folder(&[("a.txt", "No day."), ("b.txt", "No day here.")]);
    let run = run(&mut onrecord(&[folder.path().to_str().unwrap()]));
    assert_eq!(run.side.matches("hint:").count(), 1, "{}", run.side);
}

#[test]
fn quiet_lists_what_was_skipped_and_nothing_else() {
    let folder = folder(&[("a.txt", ARTICLE), ("b.txt", "No day.")]);
    let run = run(&mut onrecord(&["--quiet", folder.path().to_str().unwrap()]));
    assert_eq!(run.side, format!("skipped {}: no date\n", path(&folder, "b.txt")));
    assert_eq!(run.code, 3);
}

#[test]
fn an_article_in_which_nobody_speaks_is_printed_and_ends_with_1() {
    let run = run(onrecord(&["-"]).write_stdin("date 2025-11-18\nRain fell on the harbour.\n"));
    assert_eq!(records(&run.out).len(), 1);
    assert_eq!(run.code, 1);
}

#[test]
fn a_path_that_is_not_there_is_an_error_with_a_hint() {
    let run = run(&mut onrecord(&["no/such/folder"]));
    assert_eq!((run.out.as_str(), run.code), ("", 2));
    let expected =
        "error: no/such/folder: no such file or folder\nhint: give files, folders or - for standard input\n";
    assert_eq!(run.side, expected);
}

#[test]
fn a_missing_path_beside_a_good_one_is_skipped() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let run = run(&mut onrecord(&[&path(&folder, "b.txt"), &path(&folder, "a.txt")]));
    assert_eq!(records(&run.out).len(), 1);
    assert!(run.side.contains("b.txt: no such file or folder"), "{}", run.side);
    assert_eq!(run.code, 3);
}

#[test]
fn wrong_use_ends_with_2() {
    for arguments in
        [vec![], vec!["--date", "yesterday", "-"], vec!["--threads", "0", "-"], vec!["--max-bytes", "x", "-"]]
    {
        assert_eq!(run(&mut onrecord(&arguments)).code, 2, "{arguments:?}");
    }
}

#[test]
fn an_article_over_the_limit_is_skipped() {
    let run =
        run(onrecord(&["--max-bytes", "1K", "-"]).write_stdin(format!("{ARTICLE}{}", "More. ".repeat(400))));
    assert!(run.side.contains("longer than the limit of 1024 bytes"), "{}", run.side);
    assert_eq!(run.code, 3);
}

/// Many short articles, some of them broken, as JSON lines.
fn many() -> String {
    let mut lines = String::new();
    for number in 0..400 {
        let line = match number % 50 {
            49 => "{\"date\": ".to_owned(),
            _ => format!(
                r#"{{"id": "{number}", "date": "2025-11-18", "text": "“Number {number},” said Ivo Brandt."}}"#
            ),
        };
        writeln!(lines, "{line}").unwrap();
    }
    lines
}

#[test]
fn any_number_of_threads_prints_the_same_bytes() {
    let folder = folder(&[("many.jsonl", &many())]);
    for format in ["jsonl", "text"] {
        let of = |threads: &str| {
            let run =
                run(&mut onrecord(&["--format", format, "--threads", threads, &path(&folder, "many.jsonl")]));
            (run.out, run.side, run.code)
        };
        let one = of("1");
        assert_eq!(one.2, 3);
        assert!(one.1.ends_with("392 articles, 392 statements, 8 skipped\n"), "{}", one.1);
        assert_eq!(of("4"), one);
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = folder(&[("many.jsonl", &many().repeat(8))]);
    let mut child = Process::new(assert_cmd::cargo_bin!("onrecord"))
        .args(["read", "--quiet", "--threads", "2", &path(&folder, "many.jsonl")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 1];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    let side = String::from_utf8(output.stderr).unwrap();
    assert!(!side.contains("error") && !side.contains("panicked"), "{side}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn all_examples_can_be_read() {
    let run = run(&mut onrecord(&[examples().to_str().unwrap()]));
    let records = records(&run.out);
    assert_eq!((records.len(), run.code), (10, 0), "{}", run.side);
    for record in &records {
        assert!(!record["statements"].as_array().unwrap().is_empty(), "{}", record["origin"]);
    }
}

#[test]
fn a_register_says_who_somebody_may_be_and_a_broken_one_where_it_is_broken() {
    let known = "{\"name\": \"Ana Oduya\", \"wikidata\": \"Q1\"}\n\n{\"name\": \"Ida Oduya\"}\n";
    let files =
        folder(&[("a.txt", ARTICLE), ("known.jsonl", known), ("broken.jsonl", "{\"name\": \"Bo\"}\nBo\n")]);
    let read = |people: &str| {
        run(&mut onrecord(&["--model", "rules", "--people", &path(&files, people), &path(&files, "a.txt")]))
    };
    let linked = records(&read("known.jsonl").out);
    let person = linked.first().unwrap().pointer("/people/0").unwrap();
    assert_eq!(
        person["known_as"],
        serde_json::json!([{"name": "Ana Oduya", "wikidata": "Q1", "score": 0.95}])
    );
    let refused = read("broken.jsonl");
    assert_eq!(refused.code, 2);
    assert!(refused.side.contains("broken.jsonl:2: no person"), "{}", refused.side);
    assert!(refused.side.contains("hint:"), "{}", refused.side);
}
