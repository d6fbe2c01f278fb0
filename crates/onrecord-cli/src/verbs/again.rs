//! `onrecord again`: articles that an older version read are read anew, from the texts in the record book.

use std::io::{self, Write as _};
use std::path::PathBuf;

use onrecord::article::{FoundIn, Published};
use onrecord::text::Text;
use onrecord::{Article, Origin};
use onrecord_store::{Old, Replaced};

use super::add::{new_run, records, settle};
use crate::book::{Book, failure};
use crate::model;
use crate::notices::Notices;
use crate::outcome::{Counts, Failure, Outcome, counted};
use crate::register;

/// Articles of a transaction.
const TRANSACTION: usize = 32;

/// Arguments of `onrecord again`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    book: Book,
    /// What marks the statements: `rules`, or the folder of a model [default: the model in the program]
    #[arg(long, value_name = "FOLDER")]
    model: Option<PathBuf>,
    /// Known people as JSON lines, as `add` takes them
    #[arg(long, value_name = "FILE")]
    people: Option<PathBuf>,
    /// All articles, also those that this version and model read: with other known people, or for what earlier builds did not keep
    #[arg(long)]
    all: bool,
    /// No summary
    #[arg(long, short)]
    quiet: bool,
}

/// Reads anew.
///
/// # Errors
/// When the record book cannot be written, or holds an article that cannot be one.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let tagger = model::tagger(args.model.as_deref())?;
    let register = register::given(args.people.as_deref())?;
    let mut store = args.book.open()?;
    let settings = serde_json::json!({ "model": args.model, "people": args.people, "all": args.all });
    let new = new_run(tagger.as_ref(), settings);
    let run = store.start_run(&new).map_err(failure)?;
    let (mut above, mut all) = (0, Replaced::default());
    let notices = Notices::without_data(args.quiet);
    loop {
        let but_by = (!args.all).then_some((new.program.as_str(), new.tagger.as_str()));
        let old = store.old_articles(but_by, above, TRANSACTION).map_err(failure)?;
        let Some(last) = old.last() else { break };
        above = last.key;
        let articles = old.iter().map(article).collect::<Result<Vec<_>, _>>()?;
        let records = records(&articles, tagger.as_ref(), register.as_ref());
        let replaced = store.replace(Some(run), &records).map_err(failure)?;
        all.articles += replaced.articles;
        all.before += replaced.before;
        all.after += replaced.after;
        notices.progress(Counts { articles: all.articles, statements: all.after, skipped: 0 });
    }
    if all.articles > 0 {
        settle(&mut store, &notices)?;
    }
    notices.done();
    store.end_run(run).map_err(failure)?;
    if !args.quiet {
        let articles = counted(all.articles, "article");
        // Nothing is left to tell it to if standard error fails.
        let _ = writeln!(
            io::stderr(),
            "{articles} read again: {} statements before, {} now",
            all.before,
            all.after
        );
    }
    Ok(if all.articles == 0 { Outcome::NothingFound } else { Outcome::Done })
}

/// The article as it was read from its file.
fn article(old: &Old) -> Result<Article, Failure> {
    let broken = || Failure {
        what: format!("article {} in the record book is broken ({})", old.digest, old.origin),
        hint: Some("the file was changed by another program; add the article to a new book".to_owned()),
    };
    let text = Text::new(old.text.clone()).map_err(|_| broken())?;
    let body = text.checked_span(old.body.0, old.body.1).ok_or_else(broken)?;
    let found_in = match old.dated_by.as_str() {
        "date-line" => FoundIn::DateLine,
        other => other.strip_prefix("field:").map_or(FoundIn::Given, |name| FoundIn::Field(name.to_owned())),
    };
    let day = old.published.parse().map_err(|_| broken())?;
    Ok(Article {
        given_id: (old.id != old.digest).then(|| old.id.clone()),
        origin: Origin { path: old.origin.clone(), url: old.url.clone(), ..Origin::default() },
        published: Published { day, at: None, found_in },
        text,
        body,
        title: old.title.clone(),
        author: old.author.clone(),
        outlet: old.outlet.clone(),
    })
}
