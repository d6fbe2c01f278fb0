//! The guide `docs/guide/ways-in.md`, typed as it stands: files are saved, commands called, and what they print compared.
//! `ONRECORD_WRITE_GUIDE=1` writes what they print into the page instead, to be looked at.

#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide/ways-in.md")
}

/// What a terminal would show of a command: standard output and error in the order in which they were written.
fn shown(folder: &Path, command: &str) -> String {
    let mut words = words(command).into_iter();
    assert_eq!(words.next().as_deref(), Some("onrecord"), "{command}");
    let screen = File::create(folder.join(".screen")).unwrap();
    let mut called = Command::new(assert_cmd::cargo_bin!("onrecord"));
    called.current_dir(folder).args(words).env("XDG_CACHE_HOME", folder.join(".caches"));
    called.env_remove("ONRECORD_CACHE").env_remove("ONRECORD_DB");
    called.stdout(screen.try_clone().unwrap()).stderr(screen);
    assert!(called.status().unwrap().code().is_some_and(|code| code != 2), "{command}");
    fs::read_to_string(folder.join(".screen")).unwrap()
}

/// The words of a command line; what stands in quotation marks is one.
fn words(command: &str) -> Vec<String> {
    let pieces = command.split('"').enumerate();
    pieces
        .flat_map(|(number, piece)| match number % 2 {
            0 => piece.split_whitespace().map(str::to_owned).collect(),
            _ => vec![piece.to_owned()],
        })
        .collect()
}

/// Times and speeds differ from call to call.
fn without_speed(text: &str) -> String {
    let is_speed = |line: &&str| line.contains(" a second");
    text.lines()
        .map(|line| if is_speed(&line) { line.split(" in ").next().unwrap() } else { line })
        .fold(String::new(), |whole, line| whole + line.trim_end() + "\n")
}

#[test]
fn the_guide_prints_what_it_says() {
    let folder = TempDir::new().unwrap();
    let guide = fs::read_to_string(page()).unwrap();
    let (mut written, mut saved_as, mut commands) = (String::new(), None, 0);
    for (number, block) in guide.split("```").enumerate() {
        if number % 2 == 0 {
            let after = block.rsplit_once("ave this as `").and_then(|(_, rest)| rest.split_once('`'));
            saved_as = after.filter(|(_, rest)| rest.trim() == ":").map(|(name, _)| name.to_owned());
            written += block;
            continue;
        }
        let (kind, body) = block.split_once('\n').unwrap();
        if let Some(name) = saved_as.take() {
            fs::write(folder.path().join(name), body).unwrap();
        }
        let body = match kind {
            "console" => {
                let typed: Vec<&str> = body.lines().filter(|line| line.starts_with("$ ")).collect();
                commands += typed.len();
                typed
                    .iter()
                    .map(|line| format!("{line}\n{}", shown(folder.path(), line.trim_start_matches("$ "))))
                    .collect()
            }
            _ => body.to_owned(),
        };
        written += &format!("```{kind}\n{body}```");
    }
    assert!(commands > 5, "the guide has lost its commands");
    if std::env::var_os("ONRECORD_WRITE_GUIDE").is_some() {
        fs::write(page(), written).unwrap();
        return;
    }
    assert_eq!(without_speed(&written), without_speed(&guide));
}
