//! `cargo dev bench-memory`: articles streamed through the program, at growing numbers.
//!
//! Peak memory must not grow with the number of articles. Both figures come from `/proc` (Linux): `VmHWM` while the
//! program runs, and its processor time from `stat` once it has ended but before it is waited for.

use std::fs;
use std::io::{BufRead as _, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::Verdict;
use crate::error::Error;
use crate::place::{PlaceArgs, shown};

const CORPUS: &str = "data/raw/reuters21578.jsonl";
/// Length of a clock tick in `/proc/PID/stat`: `USER_HZ` is 100 on every Linux that Rust builds for.
const TICKS_PER_SECOND: f64 = 100.0;
/// How often peak memory is looked up.
const EVERY: Duration = Duration::from_millis(2);
/// How much more the longest stream may need than the shortest: buffers fill, memory fragments.
const GROWTH: f64 = 1.25;
/// Exit codes of the program that are no error: done, nothing found, done in part.
const FINE: [i32; 3] = [0, 1, 3];

/// Arguments of `cargo dev bench-memory`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    place: PlaceArgs,
    /// A file of JSON lines to stream [default: `data/raw/reuters21578.jsonl` in the shared folder]
    #[arg(long, value_name = "FILE")]
    corpus: Option<PathBuf>,
    /// Numbers of articles
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 5_000, 19_043])]
    articles: Vec<usize>,
    /// Threads that the program works with
    #[arg(long, default_value_t = 1)]
    threads: usize,
}

/// Measures a stream of each length and says whether memory was flat.
///
/// # Errors
/// When the program cannot be run.
pub(crate) fn run(args: &Args, out: &mut impl Write) -> Result<Verdict, Error> {
    let corpus = args.corpus.clone().unwrap_or_else(|| args.place.shared().join(CORPUS));
    if !corpus.is_file() {
        writeln!(out, "Nothing to stream: there is no file {}.", corpus.display())?;
        return Ok(Verdict::Well);
    }
    let program = args.place.program()?;
    writeln!(
        out,
        "| articles | words | peak memory MB | user s | system s | articles/CPU-s | words/CPU-s |"
    )?;
    writeln!(
        out,
        "| -------: | ----: | -------------: | -----: | -------: | -------------: | ----------: |"
    )?;
    let mut peaks = Vec::new();
    for &articles in &args.articles {
        let stream = measure(&program, &corpus, articles, args.threads)?;
        writeln!(out, "{}", stream.row())?;
        peaks.push(stream.peak_kib);
    }
    verdict(&peaks, out)
}

fn verdict(peaks: &[u64], out: &mut impl Write) -> Result<Verdict, Error> {
    let (Some(first), Some(last)) = (peaks.first(), peaks.last()) else { return Ok(Verdict::Well) };
    let growth = *last as f64 / (*first).max(1) as f64;
    let flat = growth <= GROWTH;
    let word = if flat { "flat" } else { "NOT flat" };
    writeln!(
        out,
        "\nPeak memory is {word}: the longest stream needs {growth:.2} × the shortest (at most {GROWTH})."
    )?;
    Ok(if flat { Verdict::Well } else { Verdict::OutOfBounds })
}

/// What one run of the program took.
#[derive(Debug, Clone, Copy)]
struct Stream {
    fed: Fed,
    peak_kib: u64,
    spent: Spent,
}

/// What was fed to the program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Fed {
    articles: usize,
    words: usize,
}

/// Processor time in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spent {
    pub(crate) user: f64,
    pub(crate) system: f64,
}

impl Stream {
    /// A row of the table; a CPU-second is one of user time.
    fn row(&self) -> String {
        let per_second = |count: usize| count as f64 / self.spent.user.max(1.0 / TICKS_PER_SECOND);
        format!(
            "| {:8} | {:5} | {:14.1} | {:6.2} | {:8.2} | {:14.0} | {:11.0} |",
            self.fed.articles,
            self.fed.words,
            self.peak_kib as f64 / 1024.0,
            self.spent.user,
            self.spent.system,
            per_second(self.fed.articles),
            per_second(self.fed.words),
        )
    }
}

fn measure(program: &Path, corpus: &Path, articles: usize, threads: usize) -> Result<Stream, Error> {
    let threads = threads.to_string();
    let mut command = Command::new(program);
    command.args(["read", "--format", "jsonl", "--quiet", "--threads", &threads, "-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::null());
    let name = shown(&command);
    let mut child = command.spawn().map_err(|source| Error::Start { program: name.clone(), source })?;
    let (stdin, corpus) = (child.stdin.take(), corpus.to_owned());
    let feeding = thread::spawn(move || feed(stdin, &corpus, articles));
    let watched = watch(&child);
    let status = child.wait()?;
    if !status.code().is_some_and(|code| FINE.contains(&code)) {
        return Err(Error::Ended { program: name, status, stderr: "see above".to_owned() });
    }
    let fed = feeding.join().unwrap_or_else(|_| Ok(Fed::default()))?;
    let (peak_kib, spent) = watched?;
    Ok(Stream { fed, peak_kib, spent })
}

/// Writes the first articles of a corpus to the program and closes its input.
fn feed(stdin: Option<ChildStdin>, corpus: &Path, articles: usize) -> Result<Fed, Error> {
    let file = |source| Error::File { path: corpus.to_owned(), source };
    let Some(mut stdin) = stdin else { return Ok(Fed::default()) };
    let lines = BufReader::new(fs::File::open(corpus).map_err(file)?).lines();
    let mut fed = Fed::default();
    for line in lines.take(articles) {
        let line = line.map_err(file)?;
        fed.articles += 1;
        fed.words += words(&line);
        writeln!(stdin, "{line}")?;
    }
    Ok(fed)
}

/// Words of the `text` of a JSON line: what stands between white space.
fn words(line: &str) -> usize {
    let value: Option<Value> = serde_json::from_str(line).ok();
    value
        .as_ref()
        .and_then(|value| value.get("text")?.as_str())
        .map_or(0, |text| text.split_whitespace().count())
}

/// Peak memory in KiB and processor time of a program, from now until it ends. It must not be waited for meanwhile.
pub(crate) fn watch(child: &Child) -> Result<(u64, Spent), Error> {
    let path = |name: &str| PathBuf::from(format!("/proc/{}/{name}", child.id()));
    let read = |path: PathBuf| fs::read_to_string(&path).map_err(|source| Error::File { path, source });
    let mut peak = 0;
    // A program that has ended and was not waited for keeps its times, but has no memory left to report.
    while let Some(now) = peak_memory(&read(path("status"))?) {
        peak = peak.max(now);
        thread::sleep(EVERY);
    }
    let stat = read(path("stat"))?;
    let missing = || Error::NoFigure { scorer: "/proc", figure: "utime".to_owned() };
    Ok((peak, spent(&stat).ok_or_else(missing)?))
}

/// `VmHWM` of `/proc/PID/status`, in KiB.
fn peak_memory(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Fields 14 and 15 of `/proc/PID/stat`; the program's name, in brackets, may hold anything.
fn spent(stat: &str) -> Option<Spent> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let mut seconds = || Some(fields.next()?.parse::<f64>().ok()? / TICKS_PER_SECOND);
    Some(Spent { user: seconds()?, system: seconds()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_proc_are_understood() {
        assert_eq!(peak_memory("Name:\tx\nVmHWM:\t    5120 kB\nVmRSS:\t 1 kB\n"), Some(5120));
        assert_eq!(peak_memory("Name:\tx\nState:\tZ (zombie)\n"), None);
        let stat = "7 (a b) c) R 1 1 1 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 1 0 1 1 1";
        assert_eq!(spent(stat), Some(Spent { user: 2.5, system: 0.5 }));
    }

    #[test]
    fn memory_that_grows_is_out_of_bounds() {
        let mut out = Vec::new();
        assert_eq!(verdict(&[1000, 1100, 1200], &mut out).unwrap(), Verdict::Well);
        assert_eq!(verdict(&[1000, 1100, 2000], &mut out).unwrap(), Verdict::OutOfBounds);
    }

    #[test]
    fn a_program_is_watched_to_its_end() {
        let mut child = Command::new("sh").args(["-c", "exit 0"]).spawn().unwrap();
        let (_, spent) = watch(&child).unwrap();
        assert!(spent.user < 10.0 && child.wait().unwrap().success());
    }
}
