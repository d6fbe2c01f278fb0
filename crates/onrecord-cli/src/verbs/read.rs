//! `onrecord read`: articles in, their records out; no store is touched.

use std::io::{self, BufWriter, Write as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use onrecord::annotate::Annotated;
use onrecord::register::Register;
use onrecord::{Article, Tagger, annotate, prepare};
use onrecord_read::Skipped;

use super::bulk::{self, Bulk};
use super::records::Kind;
use crate::args::{Format, Share};
use crate::form::Form;
use crate::in_order::in_order;
use crate::model;
use crate::notices::Notices;
use crate::outcome::{Counts, Failure, Outcome};
use crate::register;
use crate::source::{Inputs, Source, noted};

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
    /// Files of text, JSON lines, CSV, Parquet, HTML, feeds, mail, WARC or ZIP, folders of them, or `-` for standard
    /// input; addresses with --fetch
    #[arg(value_name = "PATH", required_unless_present = "files_from")]
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
    #[arg(long, value_name = "FOLDER", conflicts_with = "fetch")]
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
  onrecord read --out records/ --format parquet --jobs 2 news.zip
  onrecord read --fetch https://oxley.example/feed.xml
  onrecord read archive/ | jq -r '.statements[] | [.said_on.value, .speaker.name, .selector.exact] | @tsv'";

/// Prints the record of every article that can be read.
///
/// # Errors
/// When there is nothing at the given paths, or standard output takes no more for another reason than being closed.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let mut inputs = args.source.inputs(&args.paths)?;
    if let Some(out) = &args.out {
        return in_bulk(args, out, &inputs);
    }
    if args.format == Some(Format::Parquet) {
        return Err(Failure {
            what: "Parquet is written a file for each input".to_owned(),
            hint: Some("name a folder for them with --out".to_owned()),
        });
    }
    let form = Form::new(args.format, &io::stdout());
    let batches = Batches { inputs: inputs.articles() };
    let threads =
        args.threads.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZero::<usize>::MIN);
    let tagger = model::tagger(args.model.as_deref())?;
    let register = register::given(args.people.as_deref())?;
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
fn in_bulk(args: &Args, out: &Path, inputs: &Inputs) -> Result<Outcome, Failure> {
    if inputs.paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure {
            what: "standard input has no name that its records could have below --out".to_owned(),
            hint: Some("give files or folders".to_owned()),
        });
    }
    let records = match args.format {
        None | Some(Format::Jsonl) => Kind::Jsonl,
        Some(Format::Parquet) => Kind::Parquet,
        Some(Format::Text) => {
            let hint = Some("give --format jsonl or parquet".to_owned());
            return Err(Failure { what: "files of records are not written for reading".to_owned(), hint });
        }
    };
    let tagger = model::tagger(args.model.as_deref())?;
    let register = register::given(args.people.as_deref())?;
    let (tagger, least) = (tagger.as_ref(), args.min_confidence.0);
    let line = Line { tagger, least, form: Form::Jsonl, register: register.as_ref() };
    let jobs = args.threads.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZero::<usize>::MIN);
    let made_by = serde_json::json!({
        "program": concat!("onrecord ", env!("CARGO_PKG_VERSION")),
        "tagger": tagger.name().to_string(),
        "least": least,
        "people": args.people,
        "source": noted(&inputs.options),
    });
    let (options, inputs, made_by) = (&inputs.options, inputs.paths.as_slice(), made_by.to_string());
    let bulk = Bulk { inputs, out, records, resume: args.resume, jobs, quiet: args.quiet, options, made_by };
    bulk::run(&bulk, &line)
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
struct Done {
    printed: Vec<u8>,
    skipped: Vec<Skipped>,
    counts: Counts,
}

/// What is done with every article.
pub(super) struct Line<'a> {
    pub(super) tagger: &'a dyn Tagger,
    /// Least confidence of a statement.
    least: f32,
    pub(super) form: Form,
    /// Whom the people of records are looked up among.
    pub(super) register: Option<&'a Register>,
}

/// What a batch of inputs was read as.
pub(super) struct Batch {
    pub(super) articles: Vec<Annotated>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) counts: Counts,
}

/// The whole line for a batch of inputs: prepared, tagged together, annotated.
pub(super) fn read_batch(batch: Vec<Input>, line: &Line) -> Batch {
    let (mut articles, mut skipped) = (Vec::new(), Vec::new());
    for input in batch {
        match input {
            Ok(article) => articles.push(prepare(article)),
            Err(input) => skipped.push(input),
        }
    }
    let mut counts = Counts { articles: articles.len(), skipped: skipped.len(), statements: 0 };
    let labels = line.tagger.tag(&articles);
    let annotated = articles.into_iter().zip(&labels);
    let articles: Vec<Annotated> =
        annotated.map(|(prepared, labels)| annotate(prepared, labels).at_least(line.least)).collect();
    counts.statements = articles.iter().map(|article| article.statements.len()).sum();
    Batch { articles, skipped, counts }
}

/// The same, printed.
fn do_batch(batch: Vec<Input>, line: &Line) -> io::Result<Done> {
    let Batch { articles, skipped, counts } = read_batch(batch, line);
    let mut printed = Vec::new();
    for annotated in &articles {
        line.form.print(&mut printed, annotated, &line.tagger.name(), line.register)?;
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
