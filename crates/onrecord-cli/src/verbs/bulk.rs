//! `onrecord read --out`: one file of records for each file of input, with a manifest by which a run can go on.
//!
//! A file of records appears whole or not at all, and its line in the manifest after it. A run that was killed has lost
//! the files that it was at, no more.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::num::NonZero;
use std::path::{Component, Path, PathBuf};
use std::time::Instant;

use onrecord_read::{Options, Skipped};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::read::{Batches, Line, read_batch};
use super::records::{Kind, Records};
use crate::in_order::in_order;
use crate::notices::Notices;
use crate::outcome::{Counts, Failure, Outcome, counted};

/// The manifest's name in the folder of output.
const MANIFEST: &str = "manifest.jsonl";

/// What is asked of a run.
pub(super) struct Bulk<'a> {
    pub(super) inputs: &'a [PathBuf],
    pub(super) out: &'a Path,
    pub(super) records: Kind,
    pub(super) resume: bool,
    pub(super) jobs: NonZero<usize>,
    pub(super) quiet: bool,
    pub(super) options: &'a Options,
    /// All that decides what is written beside the input, in one string.
    pub(super) made_by: String,
}

/// One line of the manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    /// Path of the input as given.
    input: String,
    /// SHA-256 of its bytes.
    sha256: String,
    bytes: u64,
    /// Path of the records within the folder.
    output: String,
    articles: usize,
    statements: usize,
    skipped: Vec<Left>,
    made_by: String,
}

/// An article that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Left {
    origin: String,
    reason: String,
    what: String,
}

impl From<&Skipped> for Left {
    fn from(skipped: &Skipped) -> Left {
        let reason = skipped.reason.name().to_owned();
        Left { origin: skipped.origin.to_string(), reason, what: skipped.reason.to_string() }
    }
}

/// What became of one input.
enum Done {
    Made(Entry, Vec<Skipped>),
    /// Done by an earlier run, from the same bytes in the same way.
    Kept(Entry),
    /// Not there, or not to be opened.
    Skipped(Skipped),
}

/// Writes the records of every input that can be read.
///
/// # Errors
/// When the folder is in use by another run, two inputs would have one name, or something cannot be written.
pub(super) fn run(bulk: &Bulk<'_>, line: &Line<'_>) -> Result<Outcome, Failure> {
    let began = Instant::now();
    fs::create_dir_all(bulk.out).map_err(|error| cannot_write(bulk.out, &error))?;
    let earlier = earlier(bulk)?;
    let (inputs, missing) = listed(bulk)?;
    let mut manifest = Manifest::new(bulk.out)?;
    let mut notices = Notices::new(bulk.quiet);
    let (mut total, mut bytes, mut kept) = (Counts::default(), 0, 0);
    let work = |(input, output): Listed| one(&input, &output, bulk, line, &earlier);
    let missing = missing.into_iter().map(|skipped| Ok(Done::Skipped(skipped)));
    let mut take = |done: Result<Done, Failure>| -> Result<(), Failure> {
        match done? {
            Done::Kept(entry) => {
                kept += 1;
                manifest.add(&entry)?;
            }
            Done::Made(entry, skipped) => {
                manifest.add(&entry)?;
                skipped.iter().for_each(|skipped| notices.skipped(skipped));
                bytes += entry.bytes;
                total += counts(&entry);
            }
            Done::Skipped(skipped) => {
                notices.skipped(&skipped);
                total.skipped += 1;
            }
        }
        notices.progress(total);
        Ok(())
    };
    missing.into_iter().try_for_each(&mut take)?;
    let files = inputs.len();
    in_order(inputs.into_iter(), bulk.jobs, work, take)?;
    manifest.finish()?;
    notices.summary(total);
    notices.remark(&throughput(files - kept, kept, total, bytes, began.elapsed().as_secs_f64()));
    Ok(if files > 0 && kept == files { Outcome::Done } else { total.into() })
}

/// "3 files in 2.1 s: 140.2 articles and 0.61 MB a second; 2 files were done before"
fn throughput(files: usize, kept: usize, total: Counts, bytes: u64, seconds: f64) -> String {
    let a_second = |what: f64| what / seconds.max(1e-3);
    let (articles, megabytes) = (a_second(total.articles as f64), a_second(bytes as f64 / 1e6));
    let made = counted(files, "file");
    let before = if kept == 0 { String::new() } else { format!("; {} done before", counted(kept, "file")) };
    format!("{made} in {seconds:.1} s: {articles:.1} articles and {megabytes:.2} MB a second{before}")
}

fn counts(entry: &Entry) -> Counts {
    Counts { articles: entry.articles, statements: entry.statements, skipped: entry.skipped.len() }
}

/// A file to read, and the name of its records.
type Listed = (PathBuf, String);

/// The files to read, and what is no file.
fn listed(bulk: &Bulk<'_>) -> Result<(Vec<Listed>, Vec<Skipped>), Failure> {
    let (mut inputs, mut missing, mut names) = (Vec::new(), Vec::new(), HashSet::new());
    let own = own_folder(bulk);
    for found in onrecord_read::files(bulk.inputs) {
        match found {
            Ok(path) if own.as_deref().is_some_and(|own| lies_in(&path, own)) => {}
            Ok(path) => {
                let name = output_name(&path, bulk.records);
                if !names.insert(name.clone()) {
                    return Err(Failure {
                        what: format!("{}: another input would be written to {name} too", path.display()),
                        hint: Some("give every input once, or read the folders one by one".to_owned()),
                    });
                }
                inputs.push((path, name));
            }
            Err(skipped) => missing.push(skipped),
        }
    }
    Ok((inputs, missing))
}

/// The folder of output where it lies in a folder of input: what earlier runs wrote is no news.
fn own_folder(bulk: &Bulk<'_>) -> Option<PathBuf> {
    let out = fs::canonicalize(bulk.out).ok()?;
    let mut folders = bulk.inputs.iter().filter_map(|input| fs::canonicalize(input).ok());
    folders.any(|folder| out != folder && out.starts_with(folder)).then_some(out)
}

fn lies_in(path: &Path, folder: &Path) -> bool {
    fs::canonicalize(path).is_ok_and(|path| path.starts_with(folder))
}

/// The path of the input below the folder of output, with the extension of its records behind it; steps upwards are left
/// out.
fn output_name(input: &Path, records: Kind) -> String {
    let steps = input.components().filter_map(|step| match step {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    format!("{}.{}", steps.collect::<Vec<_>>().join("/"), records.extension())
}

/// What earlier runs did, by input; refuses a folder that is in use unless it is to go on.
fn earlier(bulk: &Bulk<'_>) -> Result<HashMap<String, Entry>, Failure> {
    let path = bulk.out.join(MANIFEST);
    let lines = match fs::read_to_string(&path) {
        Ok(lines) => lines,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(HashMap::new()),
        Err(error) => return Err(cannot_write(&path, &error)),
    };
    if !bulk.resume {
        return Err(Failure {
            what: format!("{} is there already", path.display()),
            hint: Some("go on with --resume, or give another folder to --out".to_owned()),
        });
    }
    // The last line may be half written.
    let entries = lines.lines().filter_map(|line| serde_json::from_str::<Entry>(line).ok());
    Ok(entries.map(|entry| (entry.input.clone(), entry)).collect())
}

fn one(
    input: &Path,
    output: &str,
    bulk: &Bulk<'_>,
    line: &Line<'_>,
    earlier: &HashMap<String, Entry>,
) -> Result<Done, Failure> {
    let shown = input.display().to_string();
    let (sha256, bytes) = match hash(input) {
        Ok(found) => found,
        Err(error) => return Ok(Done::Skipped(Skipped::unreadable(shown, error))),
    };
    let to = bulk.out.join(output);
    if let Some(entry) = earlier.get(&shown)
        && entry.sha256 == sha256
        && entry.output == output
        && entry.made_by == bulk.made_by
        && to.exists()
    {
        return Ok(Done::Kept(entry.clone()));
    }
    let (counts, skipped) =
        write_records(input, &to, bulk, line).map_err(|error| cannot_write(&to, &error))?;
    let entry = Entry {
        input: shown,
        sha256,
        bytes,
        output: output.to_owned(),
        articles: counts.articles,
        statements: counts.statements,
        skipped: skipped.iter().map(Left::from).collect(),
        made_by: bulk.made_by.clone(),
    };
    Ok(Done::Made(entry, skipped))
}

fn hash(path: &Path) -> io::Result<(String, u64)> {
    let (mut file, mut hash, mut bytes) = (File::open(path)?, Sha256::new(), 0);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        bytes += read as u64;
        hash.update(buffer.get(..read).unwrap_or_default());
    }
    Ok((hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect(), bytes))
}

/// Reads one input into one file, which takes its name when it is whole.
fn write_records(
    input: &Path,
    to: &Path,
    bulk: &Bulk<'_>,
    line: &Line<'_>,
) -> io::Result<(Counts, Vec<Skipped>)> {
    let half = to.with_added_extension("part");
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut records = Records::new(bulk.records, File::create(&half)?)?;
    let (mut counts, mut skipped) = (Counts::default(), Vec::new());
    let paths = [input.to_owned()];
    for batch in (Batches { inputs: onrecord_read::read(&paths, bulk.options) }) {
        let batch = read_batch(batch, line);
        batch.articles.iter().try_for_each(|article| records.add(article, line))?;
        skipped.extend(batch.skipped);
        counts += batch.counts;
    }
    records.finish()?.sync_all()?;
    fs::rename(half, to)?;
    Ok((counts, skipped))
}

/// The manifest as it is written anew; the old one stays until all that it says is in the new one.
struct Manifest {
    file: File,
    path: PathBuf,
}

impl Manifest {
    fn new(folder: &Path) -> Result<Manifest, Failure> {
        let path = folder.join(MANIFEST);
        let open = || File::options().create(true).append(true).open(&path);
        let file = open().map_err(|error| cannot_write(&path, &error))?;
        Ok(Manifest { file, path })
    }

    /// Notes an input as done; the last line for an input counts.
    fn add(&mut self, entry: &Entry) -> Result<(), Failure> {
        let mut line = serde_json::to_vec(entry).map_err(|error| cannot_write(&self.path, &error.into()))?;
        // A line that was cut off by a kill must not swallow this one.
        line.splice(0..0, *b"\n");
        self.file.write_all(&line).map_err(|error| cannot_write(&self.path, &error))
    }

    /// Writes the manifest anew, with one line for each input, in the order of the last run.
    fn finish(self) -> Result<(), Failure> {
        let failed = |error: io::Error| cannot_write(&self.path, &error);
        let lines = fs::read_to_string(&self.path).map_err(failed)?;
        let sound = |line: &&str| serde_json::from_str::<Entry>(line).is_ok();
        let (mut seen, mut last) = (HashSet::new(), Vec::new());
        for line in lines.lines().rev().filter(sound) {
            let input = serde_json::from_str::<Entry>(line).map(|entry| entry.input).unwrap_or_default();
            if seen.insert(input) {
                last.push(line);
            }
        }
        let half = self.path.with_added_extension("part");
        let whole: String = last.iter().rev().flat_map(|line| [line, "\n"]).collect();
        fs::write(&half, whole).and_then(|()| fs::rename(&half, &self.path)).map_err(failed)
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    Failure { what: format!("cannot write {}: {error}", path.display()), hint: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_lie_below_the_folder_whatever_the_path() {
        let name = |path: &str| output_name(Path::new(path), Kind::Jsonl);
        assert_eq!(name("news/a.txt"), "news/a.txt.jsonl");
        assert_eq!(name("/var/../news/./a.warc.gz"), "var/news/a.warc.gz.jsonl");
        assert_eq!(name("../../a.txt"), "a.txt.jsonl");
    }

    #[test]
    fn the_line_at_the_end_says_how_fast_it_went() {
        let total = Counts { articles: 30, statements: 9, skipped: 0 };
        assert_eq!(
            throughput(3, 1, total, 6_000_000, 2.0),
            "3 files in 2.0 s: 15.0 articles and 3.00 MB a second; 1 file done before"
        );
    }
}
