//! `onrecord read`: articles in, their records out; no store is touched.

use std::io::{self, BufWriter, Write as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use onrecord::register::Register;
use onrecord::{Article, Tagger, annotate, prepare};
use onrecord_read::{Options, Skipped};

use super::bulk::{self, Bulk};
use crate::args::{Format, Share};
use crate::form::Form;
use crate::in_order::in_order;
use crate::model;
use crate::notices::Notices;
use crate::outcome::{Counts, Failure, Outcome};
use crate::register;
use crate::source::Source;

/// Articles that a thread takes at a time: the tagger sees them together.
const BATCH_ARTICLES: usize = 4;
/// A batch is full when its texts have this many bytes, however few they are.
const BATCH_BYTES: usize = 1 << 18;
/// Bytes of output that are gathered before they are written.
const OUTPUT_BUFFER: usize = 1 << 16;

/// Arguments of `onrecord read`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Files of text, JSON lines, CSV, Parquet, HTML, feeds or WARC, folders of them, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Form of output [default: text on a terminal, jsonl elsewhere]
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    source: Source,
    /// What marks the statements: `rules`, or the folder of a model [default: the model in the program]
    #[arg(long, value_name = "FOLDER")]
    model: Option<PathBuf>,
    /// Known people as JSON lines (`name`, `aliases`, `wikidata`, `offices`): records say who of them somebody may be
    #[arg(long, value_name = "FILE")]
    people: Option<PathBuf>,
    /// Leave out statements of lower confidence, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = Share(0.0))]
    min_confidence: Share,
    /// Threads to work with; with --out, files that are read at a time [default: one for each available core]
    #[arg(long, value_name = "N", visible_alias = "jobs")]
    threads: Option<NonZero<usize>>,
    /// Write the records of each file to a file of its own below this folder, with a manifest
    #[arg(long, value_name = "FOLDER", conflicts_with = "format")]
    out: Option<PathBuf>,
    /// Go on where an earlier run with the same --out stopped: what is done and unchanged is left as it is
    #[arg(long, requires = "out")]
    resume: bool,
    /// No progress, hints or summary; skipped inputs are still listed
    #[arg(long, short)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Text begins with a line `date YYYY-MM-DD`, or takes its day from --date.
JSON lines carry `text` and `date`; `id`, `title`, `author` and `url` are kept, other fields ignored.
Tables (CSV, TSV, Parquet) have the same names for their columns; the --…-field options name others.
Of HTML pages, alone or in WARC archives, the article and its day are taken; of feeds the entries that hold it whole.

Examples:
  onrecord read article.txt
  onrecord read --people known.jsonl article.txt
  onrecord read --date 2025-11-18 - < article.txt
  onrecord read --date-field published --text-field body news.csv
  onrecord read --out records/ --resume archive/
  onrecord read archive/ | jq -r '.statements[] | [.said_on.value, .speaker.name, .selector.exact] | @tsv'";

/// Prints the record of every article that can be read.
///
/// # Errors
/// When there is nothing at the given paths, or standard output takes no more for another reason than being closed.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    check_paths(&args.paths)?;
    let form = Form::new(args.format, &io::stdout());
    let options = args.source.options();
    if let Some(out) = &args.out {
        return in_bulk(args, out, &options);
    }
    let batches = Batches { inputs: onrecord_read::read(&args.paths, &options) };
    let threads =
        args.threads.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZero::<usize>::MIN);
    let tagger = model::tagger(args.model.as_deref())?;
    let register = args.people.as_deref().map(register::open).transpose()?;
    let mut printer = Printer::new(form, args.quiet);
    let least = args.min_confidence.0;
    let line = Line { tagger: tagger.as_ref(), least, form, register: register.as_ref() };
    let work = |batch| do_batch(batch, &line);
    let printed = in_order(batches, threads, work, |done| printer.take(done?));
    match printed.and_then(|()| printer.finish()) {
        Ok(()) => Ok(printer.counts.into()),
        // `onrecord read … | head` is no error.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Outcome::Done),
        Err(error) => Err(Failure { what: format!("cannot write to standard output: {error}"), hint: None }),
    }
}

/// One file of records for each file of input.
fn in_bulk(args: &Args, out: &Path, options: &Options) -> Result<Outcome, Failure> {
    if args.paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure {
            what: "standard input has no name that its records could have below --out".to_owned(),
            hint: Some("give files or folders".to_owned()),
        });
    }
    let tagger = model::tagger(args.model.as_deref())?;
    let register = args.people.as_deref().map(register::open).transpose()?;
    let (tagger, least) = (tagger.as_ref(), args.min_confidence.0);
    let line = Line { tagger, least, form: Form::Jsonl, register: register.as_ref() };
    let jobs = args.threads.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZero::<usize>::MIN);
    let made_by = serde_json::json!({
        "program": concat!("onrecord ", env!("CARGO_PKG_VERSION")),
        "tagger": tagger.name().to_string(),
        "least": least,
        "people": args.people,
        "source": args.source.settings(),
    });
    let (inputs, made_by) = (args.paths.as_slice(), made_by.to_string());
    let bulk = Bulk { inputs, out, resume: args.resume, jobs, quiet: args.quiet, options, made_by };
    bulk::run(&bulk, &line)
}

/// A mistyped path must not look like an empty archive. Where something can be read, the rest is listed as skipped.
pub(crate) fn check_paths(paths: &[PathBuf]) -> Result<(), Failure> {
    let there = |path: &PathBuf| path == Path::new("-") || path.exists();
    match paths.first() {
        Some(first) if !paths.iter().any(there) => Err(Failure {
            what: format!("{}: no such file or folder", first.display()),
            hint: Some("give files, folders or - for standard input".to_owned()),
        }),
        _ => Ok(()),
    }
}

pub(super) type Input = Result<Article, Skipped>;

/// Inputs in groups that are worth a thread's while.
pub(super) struct Batches<I> {
    pub(super) inputs: I,
}

impl<I: Iterator<Item = Input>> Iterator for Batches<I> {
    type Item = Vec<Input>;

    fn next(&mut self) -> Option<Vec<Input>> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < BATCH_ARTICLES && bytes < BATCH_BYTES {
            let Some(input) = self.inputs.next() else { break };
            bytes += input.as_ref().map_or(0, |article| article.text.as_str().len());
            batch.push(input);
        }
        (!batch.is_empty()).then_some(batch)
    }
}

/// What became of a batch.
pub(super) struct Done {
    pub(super) printed: Vec<u8>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) counts: Counts,
}

/// What is done with every article.
pub(super) struct Line<'a> {
    tagger: &'a dyn Tagger,
    /// Least confidence of a statement.
    least: f32,
    form: Form,
    /// Whom the people of records are looked up among.
    register: Option<&'a Register>,
}

/// The whole line for a batch of inputs: prepared, tagged together, annotated, printed.
pub(super) fn do_batch(batch: Vec<Input>, line: &Line) -> io::Result<Done> {
    let (mut articles, mut skipped) = (Vec::new(), Vec::new());
    for input in batch {
        match input {
            Ok(article) => articles.push(prepare(article)),
            Err(input) => skipped.push(input),
        }
    }
    let mut counts = Counts { articles: articles.len(), skipped: skipped.len(), statements: 0 };
    let labels = line.tagger.tag(&articles);
    let mut printed = Vec::new();
    for (prepared, labels) in articles.into_iter().zip(&labels) {
        let annotated = annotate(prepared, labels).at_least(line.least);
        counts.statements += annotated.statements.len();
        line.form.print(&mut printed, &annotated, &line.tagger.name(), line.register)?;
    }
    Ok(Done { printed, skipped, counts })
}

/// Takes batches in order: data to standard output, the rest to the notices.
struct Printer {
    out: BufWriter<io::StdoutLock<'static>>,
    notices: Notices,
    form: Form,
    counts: Counts,
}

impl Printer {
    fn new(form: Form, quiet: bool) -> Printer {
        let out = BufWriter::with_capacity(OUTPUT_BUFFER, io::stdout().lock());
        Printer { out, notices: Notices::new(quiet), form, counts: Counts::default() }
    }

    fn take(&mut self, done: Done) -> io::Result<()> {
        if self.counts.articles > 0 && done.counts.articles > 0 {
            self.form.between(&mut self.out)?;
        }
        self.out.write_all(&done.printed)?;
        done.skipped.iter().for_each(|skipped| self.notices.skipped(skipped));
        self.counts += done.counts;
        self.notices.progress(self.counts);
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()?;
        self.notices.summary(self.counts);
        Ok(())
    }
}
