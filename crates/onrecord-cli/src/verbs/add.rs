//! `onrecord add`: articles into the record book.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::num::NonZero;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use onrecord::article::FoundIn;
use onrecord::record::{ArticleRecord, article_record};
use onrecord::register::Register;
use onrecord::{Article, Tagger, annotate, prepare};
use onrecord_read::{Options, Skipped};
use onrecord_store::{Added, Kept, NewRun, Passed, Store};

use super::read::{Batches, Input};
use crate::book::{Book, failure};
use crate::in_order::in_order;
use crate::model;
use crate::notices::Notices;
use crate::outcome::{Counts, Failure, Outcome, counted};
use crate::register;
use crate::source::{Source, noted};
use crate::way::Way;

/// Articles of a transaction, and the time after which fewer do. A kill loses at most as many, and none that a summary or
/// a line of progress counted; many at a time are written quicker.
const TRANSACTION: usize = 2048;
const SOONER: Duration = Duration::from_secs(2);

/// Arguments of `onrecord add`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Files, folders of them, or `-` for standard input, as `onrecord read` takes them; addresses with --fetch
    #[arg(value_name = "PATH", required_unless_present = "files_from")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    book: Book,
    #[command(flatten)]
    source: Source,
    /// What marks the statements: `rules`, or the folder of a model [default: the model in the program]
    #[arg(long, value_name = "FOLDER")]
    model: Option<PathBuf>,
    /// Known people as JSON lines (`name`, `aliases`, `wikidata`, `offices`): whom it surely knows is one person under all
    /// names; whom it may mean is kept with scores
    #[arg(long, value_name = "FILE")]
    people: Option<PathBuf>,
    /// Threads to work with [default: one for each available core]
    #[arg(long, value_name = "N")]
    threads: Option<NonZero<usize>>,
    /// No progress, hints or summary; skipped inputs are still listed
    #[arg(long, short)]
    quiet: bool,
}

/// Adds what can be read.
///
/// # Errors
/// When there is nothing at the given paths, or the record book cannot be written.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let mut inputs = args.source.inputs(&args.paths)?;
    let tagger = model::tagger(args.model.as_deref())?;
    let register = register::given(args.people.as_deref())?;
    let mut store = args.book.make()?;
    let run = store.start_run(&new_run(tagger.as_ref(), settings(args, &inputs.options))).map_err(failure)?;
    let mut keeper = Keeper::new(store, run, args.quiet, Way::through(&inputs.paths));
    let batches = Batches { inputs: inputs.articles() };
    let read = |batch| read(batch, tagger.as_ref(), register.as_ref());
    in_order(batches, threads(args.threads), read, |done| keeper.take(done))?;
    keeper.finish(args.quiet)
}

/// As many as asked for, else one for each core.
pub(super) fn threads(asked: Option<NonZero<usize>>) -> NonZero<usize> {
    asked.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZero::<usize>::MIN)
}

/// What the book notes of this call.
pub(super) fn new_run(tagger: &dyn Tagger, settings: serde_json::Value) -> NewRun {
    let command = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>();
    NewRun {
        command: command.join(" "),
        program: concat!("onrecord ", env!("CARGO_PKG_VERSION")).to_owned(),
        tagger: tagger.name().to_string(),
        settings: settings.to_string(),
    }
}

fn settings(args: &Args, options: &Options) -> serde_json::Value {
    serde_json::json!({
        "source": noted(options),
        "model": args.model,
        "people": args.people,
    })
}

/// An article with its record.
struct Done {
    article: Article,
    record: ArticleRecord,
}

fn read(batch: Vec<Input>, tagger: &dyn Tagger, register: Option<&Register>) -> (Vec<Done>, Vec<Skipped>) {
    let (mut articles, mut skipped) = (Vec::new(), Vec::new());
    for input in batch {
        match input {
            Ok(article) => articles.push(article),
            Err(input) => skipped.push(input),
        }
    }
    let records = records(&articles, tagger, register);
    (articles.into_iter().zip(records).map(|(article, record)| Done { article, record }).collect(), skipped)
}

/// The whole line for some articles, and whom of a register their people may be.
pub(super) fn records(
    articles: &[Article],
    tagger: &dyn Tagger,
    register: Option<&Register>,
) -> Vec<ArticleRecord> {
    let prepared: Vec<_> = articles.iter().map(|article| prepare(article.clone())).collect();
    let labels = tagger.tag(&prepared);
    let annotated = prepared.into_iter().zip(&labels).map(|(prepared, labels)| annotate(prepared, labels));
    let mut records: Vec<_> = annotated.map(|annotated| article_record(&annotated, &tagger.name())).collect();
    if let Some(register) = register {
        records.iter_mut().for_each(|record| register.link(record));
    }
    records
}

/// Takes articles in order and writes them, many a transaction.
struct Keeper {
    store: Store,
    run: i64,
    notices: Notices,
    waiting: Vec<Done>,
    passed: Vec<Passed>,
    written: Instant,
    way: Way,
    added: Added,
    counts: Counts,
    /// How many inputs were passed over for each reason.
    reasons: BTreeMap<&'static str, usize>,
}

impl Keeper {
    fn new(store: Store, run: i64, quiet: bool, way: Way) -> Keeper {
        let (waiting, passed, written) = (Vec::new(), Vec::new(), Instant::now());
        let (added, counts, reasons) = Default::default();
        Keeper {
            store,
            run,
            notices: Notices::without_data(quiet),
            waiting,
            passed,
            written,
            way,
            added,
            counts,
            reasons,
        }
    }

    fn take(&mut self, (done, skipped): (Vec<Done>, Vec<Skipped>)) -> Result<(), Failure> {
        for skipped in &skipped {
            self.notices.skipped(skipped);
            self.passed.push(Passed {
                origin: skipped.origin.to_string(),
                reason: skipped.reason.name(),
                detail: skipped.reason.to_string(),
            });
        }
        self.counts.skipped += skipped.len();
        for skipped in &skipped {
            *self.reasons.entry(skipped.reason.name()).or_default() += 1;
        }
        for done in &done {
            self.way.reach(&done.article.origin, done.article.text.as_str().len());
        }
        self.waiting.extend(done);
        let is_time = self.waiting.len() >= TRANSACTION || self.written.elapsed() >= SOONER;
        if is_time { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<(), Failure> {
        let dated_by: Vec<String> = self.waiting.iter().map(|done| dated_by(&done.article)).collect();
        let kept = self.waiting.iter().zip(&dated_by).map(|(done, dated_by)| Kept {
            record: &done.record,
            text: done.article.text.as_str(),
            body: (done.article.body.start(), done.article.body.end()),
            author: done.article.author.as_deref(),
            outlet: done.article.outlet.as_deref(),
            dated_by,
        });
        let added = self.store.add_in(Some(self.run), kept, &self.passed).map_err(failure)?;
        self.added.articles += added.articles;
        self.added.statements += added.statements;
        self.added.known += added.known;
        self.added.versions += added.versions;
        self.counts.articles = self.added.articles + self.added.known;
        self.counts.statements = self.added.statements;
        self.waiting.clear();
        self.passed.clear();
        self.written = Instant::now();
        self.notices.progress_on(self.counts, &self.way);
        Ok(())
    }

    fn finish(&mut self, quiet: bool) -> Result<Outcome, Failure> {
        self.write()?;
        settle(&mut self.store, &self.notices)?;
        self.store.end_run(self.run).map_err(failure)?;
        self.notices.summary(self.counts);
        if !quiet {
            // Nothing is left to tell it to if standard error fails.
            let _ = writeln!(io::stderr(), "{}{}", told(self.added), told_reasons(&self.reasons));
        }
        Ok(match self.counts.skipped {
            0 => Outcome::Done,
            _ => Outcome::DoneInPart,
        })
    }
}

/// Joins printings of one text and of one quotation, also those that an earlier run that was ended too soon left apart, and
/// puts the indexes in order.
pub(super) fn settle(store: &mut Store, notices: &Notices) -> Result<(), Failure> {
    notices.passing("looking for printings of the same");
    while store.fold_on().map_err(failure)? {}
    notices.passing("putting the indexes in order");
    store.settle().map_err(failure)?;
    Ok(())
}

/// "3 articles new (1 of them another version), 2 known"
fn told(added: Added) -> String {
    let versions = match added.versions {
        0 => String::new(),
        some => format!(" ({some} of them another version)"),
    };
    format!("{} new{versions}, {} known", counted(added.articles, "article"), added.known)
}

/// "; skipped: 3 undated, 1 too-large", the commonest first; nothing where nothing was skipped.
fn told_reasons(reasons: &BTreeMap<&'static str, usize>) -> String {
    let mut reasons: Vec<_> = reasons.iter().collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let told: Vec<String> = reasons.into_iter().map(|(reason, count)| format!("{count} {reason}")).collect();
    if told.is_empty() { String::new() } else { format!("; skipped: {}", told.join(", ")) }
}

fn dated_by(article: &Article) -> String {
    match &article.published.found_in {
        FoundIn::DateLine => "date-line".to_owned(),
        FoundIn::Given => "given".to_owned(),
        FoundIn::Field(name) => format!("field:{name}"),
    }
}
