//! `cargo dev bench-warc`: how fast the program goes through a large archive, beside `gzip -dc`, and with how much memory.
//!
//! Two archives are made in a folder of their own and deleted afterwards: one of answers that are no pages, of which
//! nothing is extracted, and one of pages.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::Verdict;
use crate::error::Error;
use crate::place::{PlaceArgs, shown};
use crate::stream::{Spent, watch};

/// Records that differ; the archive holds them over and over.
const DIFFERENT: usize = 64;
/// Paragraphs of an article: about 760 words.
const PARAGRAPHS: usize = 20;
/// The share of the speed of `gzip -dc` that is asked for.
const ASKED_FOR: f64 = 0.8;
/// What the longest archive may need more of memory than one of a sixteenth.
const GROWTH: f64 = 1.25;

/// Arguments of `cargo dev bench-warc`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    place: PlaceArgs,
    /// Bytes of the packed archive of which nothing is extracted
    #[arg(long, default_value_t = 2_000_000_000, value_name = "BYTES")]
    bytes: u64,
    /// Pages of the other archive
    #[arg(long, default_value_t = 200, value_name = "N")]
    pages: usize,
    /// Where the archives are made
    #[arg(long, default_value = "target/bench-warc", value_name = "FOLDER")]
    folder: PathBuf,
}

/// Makes the archives and times the program on them.
///
/// # Errors
/// When the archives cannot be made, or a program cannot be run.
pub(crate) fn run(args: &Args, out: &mut impl Write) -> Result<Verdict, Error> {
    let program = args.place.program()?;
    std::fs::create_dir_all(&args.folder)?;
    let verdict = measure(args, &program, out);
    std::fs::remove_dir_all(&args.folder)?;
    verdict
}

fn measure(args: &Args, program: &Path, out: &mut impl Write) -> Result<Verdict, Error> {
    let [small, large] = ["small.warc.gz", "large.warc.gz"].map(|name| args.folder.join(name));
    make(&small, "text/plain", |written, _| written >= args.bytes / 16)?;
    make(&large, "text/plain", |written, _| written >= args.bytes)?;
    let read = |path: &Path, more: &[&str]| {
        let mut command = Command::new(program);
        command.args(["read", "--quiet", "--format", "jsonl", "--threads", "1"]).args(more).arg(path);
        took(&mut command)
    };
    let plain = took(Command::new("gzip").arg("-dc").arg(&large))?;
    let nothing = [read(&small, &[])?, read(&large, &[])?];
    let megabytes = args.bytes as f64 / 1e6;
    writeln!(out, "| archive | program | CPU s | MB of the archive per CPU-s | peak memory MB |")?;
    writeln!(out, "| --- | --- | ---: | ---: | ---: |")?;
    row(out, "nothing extracted", "gzip -dc", megabytes, plain)?;
    row(out, "nothing extracted", "onrecord read", megabytes, nothing[1])?;
    row(out, "the same, a sixteenth", "onrecord read", megabytes / 16.0, nothing[0])?;
    let share = plain.seconds() / nothing[1].seconds();
    let growth = nothing[1].peak_kib as f64 / nothing[0].peak_kib.max(1) as f64;
    writeln!(
        out,
        "\n{share:.2} × the speed of gzip (at least {ASKED_FOR}); memory {growth:.2} × that of the small archive"
    )?;
    let pages = args.folder.join("pages.warc.gz");
    make(&pages, "text/html", |_, records| records >= args.pages)?;
    for (name, more) in [("the network", [].as_slice()), ("rules", &["--model", "rules"])] {
        let took = read(&pages, more)?;
        let articles = args.pages as f64 / took.seconds();
        writeln!(out, "{} pages to records by {name}: {articles:.1} a CPU-second", args.pages)?;
    }
    Ok(if share >= ASKED_FOR && growth <= GROWTH { Verdict::Well } else { Verdict::OutOfBounds })
}

/// What a run took.
#[derive(Debug, Clone, Copy)]
struct Took {
    peak_kib: u64,
    spent: Spent,
}

impl Took {
    fn seconds(self) -> f64 {
        (self.spent.user + self.spent.system).max(0.01)
    }
}

fn row(out: &mut impl Write, archive: &str, program: &str, megabytes: f64, took: Took) -> Result<(), Error> {
    let (seconds, memory) = (took.seconds(), took.peak_kib as f64 / 1024.0);
    writeln!(out, "| {archive} | {program} | {seconds:.2} | {:.0} | {memory:.1} |", megabytes / seconds)?;
    Ok(())
}

/// Runs a program whose output nobody wants.
fn took(command: &mut Command) -> Result<Took, Error> {
    let name = shown(command);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|source| Error::Start { program: name.clone(), source })?;
    let watched = watch(&child);
    let status = child.wait()?;
    // 3: an archive without any page is said to be empty.
    if !status.code().is_some_and(|code| [0, 1, 3].contains(&code)) {
        return Err(Error::Ended { program: name, status, stderr: String::new() });
    }
    let (peak_kib, spent) = watched?;
    Ok(Took { peak_kib, spent })
}

/// Writes an archive, a member a record, until it is long enough, by its bytes and records.
fn make(path: &Path, kind: &str, is_enough: impl Fn(u64, usize) -> bool) -> Result<(), Error> {
    let file = |source| Error::File { path: path.to_owned(), source };
    let members: Vec<Vec<u8>> = (0..DIFFERENT).map(|number| packed(&record(number, kind))).collect();
    let mut to = BufWriter::new(File::create(path).map_err(file)?);
    let mut written = 0;
    for (records, member) in members.iter().cycle().enumerate() {
        if is_enough(written, records) {
            break;
        }
        to.write_all(member).map_err(file)?;
        written += member.len() as u64;
    }
    to.flush().map_err(file)
}

fn packed(record: &[u8]) -> Vec<u8> {
    let mut member = GzEncoder::new(Vec::new(), Compression::default());
    // A vector takes everything.
    let _ = member.write_all(record);
    member.finish().unwrap_or_default()
}

/// The answer of a server, with a page about as long as an article of news.
fn record(number: usize, kind: &str) -> Vec<u8> {
    let page = page(number);
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{page}");
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://oxley.example/{number}\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        answer.len()
    );
    [head.as_bytes(), answer.as_bytes(), b"\r\n\r\n"].concat()
}

fn page(number: usize) -> String {
    let mut page = format!(
        "<html lang=en><head><title>Oxley {number}</title><meta name=date content=2025-11-18>\n<script>var a = [{}];</script>\
         </head><body><nav>{}</nav><article>",
        scatter(number, 400),
        "<a href=/>Home</a> ".repeat(40)
    );
    for paragraph in 0..PARAGRAPHS {
        let (who, figure) = (name(number + paragraph), number * 31 + paragraph * 7);
        let _ = writeln!(
            page,
            "<p>{who} told the council of Oxley on Tuesday that the bridge had cost {figure} thousand crowns, more than anybody \
             had foreseen. “We will not ask for more,” {who} said, “and we will open it in spring.”</p>"
        );
    }
    page + "</article></body></html>"
}

/// Names of nobody, each of a first and a last part.
fn name(number: usize) -> String {
    let first = ["Ida", "Ben", "Una", "Ana", "Tom", "Eve", "Max"];
    let last = ["Quill", "Ruiz", "Birch", "Oduya", "Hale", "Moss", "Thorne", "Vane", "Pryce"];
    let pick =
        |names: &[&str], at: usize| names.get(at % names.len()).copied().unwrap_or_default().to_owned();
    format!("{} {}", pick(&first, number), pick(&last, number / 3))
}

/// Figures that do not pack well, as scripts of pages are.
fn scatter(number: usize, count: usize) -> String {
    let mut state = number as u32 + 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_string()
    };
    (0..count).map(|_| next()).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_read::{Options, read_from};

    #[test]
    fn the_archive_holds_pages_that_are_read_or_answers_that_are_not() {
        let folder = std::env::temp_dir().join(format!("onrecord-bench-warc-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let found = |kind: &str| {
            let path = folder.join("a.warc.gz");
            make(&path, kind, |_, records| records >= 3).unwrap();
            let options = Options::default();
            let archive = File::open(path).unwrap();
            read_from(archive, "a.warc.gz", &options).filter(Result::is_ok).count()
        };
        assert_eq!((found("text/html"), found("text/plain")), (3, 0));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
