//! Pages tell the truth about files: every relative link leads somewhere, and ARCHITECTURE.md names only what is there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may panic")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn every_relative_link_leads_somewhere() {
    let mut wrong = Vec::new();
    for page in pages(&root()) {
        let text = fs::read_to_string(&page).unwrap();
        let folder = page.parent().unwrap();
        for link in links(&text) {
            if !folder.join(link).exists() {
                wrong.push(format!("{}: {link}", page.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert!(wrong.is_empty(), "links to nowhere:\n{}", wrong.join("\n"));
}

#[test]
fn architecture_names_only_what_is_there() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rooms = ["", "crates/onrecord/src"];
    let there = |path: &str| rooms.iter().any(|room| root().join(room).join(path).exists());
    let wrong: Vec<&str> = code(&text).filter(|words| is_path(words)).filter(|path| !there(path)).collect();
    assert!(wrong.is_empty(), "not there: {wrong:?}");
}

#[test]
fn every_crate_is_in_the_architecture() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for entry in root().join("crates").read_dir().unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(text.contains(&format!("`crates/{name}/`")), "{name} is not in ARCHITECTURE.md");
    }
}

/// All Markdown files, build folders and hidden ones aside.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir()
            && !name.starts_with('.')
            && !["target", "corpus", "artifacts"].contains(&name.as_str())
        {
            pages.extend(self::pages(&path));
        } else if name.ends_with(".md") {
            pages.push(path);
        }
    }
    pages
}

/// The targets of `[words](target)` outside code that point into the repository, without their `#heading`.
fn links(text: &str) -> Vec<&str> {
    let prose = text.split("\n```").step_by(2);
    let ends = prose.flat_map(|prose| prose.split("](").skip(1));
    let targets = ends.filter_map(|rest| rest.split_once(')').map(|(target, _)| target));
    let inside = targets.filter(|target| !target.contains(':') && !target.starts_with('#'));
    inside.filter_map(|target| target.split('#').next()).collect()
}

/// What stands between single backticks.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2))
}

fn is_path(words: &str) -> bool {
    let named = [".rs", ".md", ".toml", ".sql"].iter().any(|ending| words.ends_with(ending));
    (named || words.contains('/')) && !words.contains(char::is_whitespace)
}

#[test]
fn links_and_paths_are_found() {
    let text =
        "[a](x.md#top) [b](https://c.org) `d/e` and `f g/h`\n\n```sh\n[no](no.md) `no/no`\n```\n\n[i](j/)";
    assert_eq!(links(text), ["x.md", "j/"]);
    assert_eq!(code(text).filter(|words| is_path(words)).collect::<Vec<_>>(), ["d/e"]);
}
