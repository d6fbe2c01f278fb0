//! Text and days of web pages beside gold: `cargo dev eval-pages`.
//!
//! Plain `dom_smoothie` is taken on the same pages. Of other programs the texts can be handed in as JSON lines.

use std::collections::BTreeMap;
use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use onrecord::article::FoundIn;
use onrecord::layout::{ParagraphKind, paragraphs};
use onrecord::{Article, Origin};
use onrecord_read::{Options, html_article};
use serde::{Deserialize, Serialize};

use crate::core_time::core_time;
use crate::error::Error;

mod days;
mod shingles;

use shingles::{Difference, Score, Total, score};

/// What to measure.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folder of pages: `newspaper-tests`, `mozilla-readability`, `trafilatura`, `htmldate`
    #[arg(long, default_value = "../shared/data/html", value_name = "FOLDER")]
    data: PathBuf,
    /// Another program's texts: JSON lines with `set`, `page` and `text`
    #[arg(long, value_name = "FILE")]
    other: Option<PathBuf>,
    /// Writes the texts here, in the form that `--other` reads
    #[arg(long, value_name = "FILE")]
    texts: Option<PathBuf>,
    /// Lists the pages on which the day is wrong or the text is bad
    #[arg(long)]
    errors: bool,
}

/// One page with its gold.
struct Page {
    name: String,
    html: Vec<u8>,
    gold: Gold,
}

/// What the text is held against.
enum Gold {
    Text(String),
    /// Words that are in the article, and words that are not.
    Phrases {
        with: Vec<String>,
        without: Vec<String>,
    },
}

#[derive(Deserialize, Serialize)]
struct Other {
    set: String,
    page: String,
    text: String,
}

/// Prints the scores of texts by set and program, then those of the days.
pub(crate) fn print(args: &Args, out: &mut impl Write) -> Result<(), Error> {
    let other = args.other.as_deref().map(others).transpose()?.unwrap_or_default();
    let mut texts = args.texts.as_deref().map(std::fs::File::create).transpose()?;
    for set in ["newspaper-tests", "mozilla-readability", "trafilatura"] {
        let folder = args.data.join(set);
        let pages = match set {
            "newspaper-tests" => newspaper(&folder)?,
            "mozilla-readability" => readability(&folder)?,
            _ => trafilatura(&folder)?,
        };
        if let Some(texts) = &mut texts {
            write_texts(set, &pages, texts)?;
        }
        print_set(set, &pages, &other, args.errors, out)?;
    }
    days::print(&args.data.join("htmldate"), args.errors, out)
}

fn write_texts(set: &str, pages: &[Page], texts: &mut impl Write) -> Result<(), Error> {
    for page in pages {
        let text = text_of(our_article(&page.html).as_ref()).to_owned();
        let line = Other { set: set.to_owned(), page: page.name.clone(), text };
        writeln!(texts, "{}", serde_json::to_string(&line).map_err(std::io::Error::from)?)?;
    }
    Ok(())
}

fn print_set(
    set: &str,
    pages: &[Page],
    other: &BTreeMap<(String, String), String>,
    errors: bool,
    out: &mut impl Write,
) -> Result<(), Error> {
    let mut ours = Vec::new();
    let mut plain = Vec::new();
    let mut others = Vec::new();
    let (mut headed, mut unfurnished, mut told) = (Vec::new(), Vec::new(), Vec::new());
    let (mut spent, mut spent_plain) = (Duration::ZERO, Duration::ZERO);
    for page in pages {
        let before = core_time();
        let article = our_article(&page.html);
        spent += core_time() - before;
        let found = of(&page.gold, text_of(article.as_ref()));
        headed.push(of(&page.gold, &with_headline(article.as_ref())));
        unfurnished.push(of(&page.gold, &kept(article.as_ref(), |kind| kind != ParagraphKind::Boilerplate)));
        told.push(of(&page.gold, &kept(article.as_ref(), is_told)));
        if errors && found.f1() < 0.8 {
            writeln!(
                out,
                "  {set} {} recall {:.2} precision {:.2}",
                page.name,
                found.recall(),
                found.precision()
            )?;
        }
        ours.push(found);
        let before = core_time();
        let text = plain_text(&page.html);
        spent_plain += core_time() - before;
        plain.push(of(&page.gold, &text));
        if let Some(text) = other.get(&(set.to_owned(), page.name.clone())) {
            others.push(of(&page.gold, text));
        }
    }
    let speed = |spent: Duration| pages.len() as f64 / spent.as_secs_f64();
    let (ours_a_second, plain_a_second) = (speed(spent), speed(spent_plain));
    writeln!(
        out,
        "{set}, {} pages, {ours_a_second:.0} a CPU-second (dom_smoothie alone {plain_a_second:.0})",
        pages.len()
    )?;
    for (name, scores) in [
        ("onrecord", &ours),
        ("… with headline", &headed),
        ("… less furniture", &unfurnished),
        ("… and captions", &told),
        ("dom_smoothie", &plain),
        ("other", &others),
    ] {
        if scores.len() == pages.len() {
            writeln!(out, "  {name:<18}{}", Total::of(scores))?;
        }
    }
    print_differences(&ours, &[("dom_smoothie", &plain), ("other", &others)], out)
}

fn of(gold: &Gold, text: &str) -> Score {
    match gold {
        Gold::Text(gold) => score(gold, text),
        Gold::Phrases { with, without } => shingles::phrases(with, without, text),
    }
}

fn print_differences(
    ours: &[Score],
    others: &[(&str, &Vec<Score>)],
    out: &mut impl Write,
) -> Result<(), Error> {
    for (name, scores) in others.iter().filter(|(_, scores)| scores.len() == ours.len()) {
        writeln!(out, "  onrecord less {name}: {}", Difference::of(ours, scores))?;
    }
    Ok(())
}

/// What of an article is neither furniture nor words and credits of pictures and agencies.
fn is_told(kind: ParagraphKind) -> bool {
    use ParagraphKind::{Boilerplate, Caption, CaptionCredit, SyndicationCredit};
    !matches!(kind, Boilerplate | Caption | CaptionCredit | SyndicationCredit)
}

/// The paragraphs of some kinds.
fn kept(article: Option<&Article>, wanted: impl Fn(ParagraphKind) -> bool) -> String {
    let Some(article) = article else { return String::new() };
    let paragraphs = paragraphs(article).into_iter().filter(|paragraph| wanted(paragraph.kind));
    paragraphs.map(|paragraph| article.text.slice(paragraph.span).to_owned()).collect::<Vec<_>>().join("\n\n")
}

fn text_of(article: Option<&Article>) -> &str {
    article.map_or("", |article| article.text.as_str())
}

/// The text below its headline, which an article has beside it and some programs and golds within it.
fn with_headline(article: Option<&Article>) -> String {
    let title = article.and_then(|article| article.title.as_deref()).unwrap_or_default();
    format!("{title}\n\n{}", text_of(article))
}

fn our_article(html: &[u8]) -> Option<Article> {
    let options = Options { date: "2000-01-01".parse().ok(), any_language: true, ..Options::default() };
    html_article(html, None, Origin::default(), &options).ok()
}

fn plain_text(html: &[u8]) -> String {
    let config = dom_smoothie::Config { text_mode: dom_smoothie::TextMode::Formatted, ..Default::default() };
    let page = String::from_utf8_lossy(html);
    let read =
        dom_smoothie::Readability::new(page.as_ref(), None, Some(config)).and_then(|mut page| page.parse());
    read.map(|article| article.text_content.to_string()).unwrap_or_default()
}

/// The day of a page whose address is known and where it was found, or why there is none.
fn our_day(html: &[u8], url: &str) -> Result<(String, String), String> {
    let origin = Origin { url: Some(url.to_owned()), ..Origin::default() };
    let options = Options { any_language: true, ..Options::default() };
    let read = html_article(html, None, origin, &options);
    let published = read.map_err(|skipped| skipped.reason.name().to_owned())?.published;
    match published.found_in {
        FoundIn::Field(name) => Ok((published.day.to_string(), name)),
        _ => Err("given".to_owned()),
    }
}

fn others(path: &Path) -> Result<BTreeMap<(String, String), String>, Error> {
    let lines = std::fs::read_to_string(path)?;
    let read = lines.lines().map(serde_json::from_str::<Other>);
    let keyed = read.map(|other| other.map(|Other { set, page, text }| ((set, page), text)));
    Ok(keyed.collect::<Result<_, _>>().map_err(std::io::Error::from)?)
}

/// The page in a gzipped file.
fn inflated(path: &Path) -> Result<Vec<u8>, Error> {
    let mut page = Vec::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path)?).read_to_end(&mut page)?;
    Ok(page)
}

fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(names)
}

fn newspaper(folder: &Path) -> Result<Vec<Page>, Error> {
    let mut pages = Vec::new();
    for name in names(&folder.join("text"))? {
        let Some(name) = name.strip_suffix(".txt") else { continue };
        let html = folder.join("html").join(format!("{name}.html.gz"));
        if html.exists() {
            let gold = Gold::Text(std::fs::read_to_string(folder.join("text").join(format!("{name}.txt")))?);
            pages.push(Page { name: name.to_owned(), html: inflated(&html)?, gold });
        }
    }
    Ok(pages)
}

fn readability(folder: &Path) -> Result<Vec<Page>, Error> {
    let mut pages = Vec::new();
    for name in names(folder)? {
        let page = folder.join(&name);
        if page.join("source.html.gz").exists() {
            let gold = std::fs::read_to_string(page.join("expected.html"))?;
            let gold = dom_query::Document::from(gold).formatted_text().to_string();
            pages.push(Page { name, html: inflated(&page.join("source.html.gz"))?, gold: Gold::Text(gold) });
        }
    }
    Ok(pages)
}

fn trafilatura(folder: &Path) -> Result<Vec<Page>, Error> {
    #[derive(Deserialize)]
    struct Line {
        file: String,
        page: String,
        with: Vec<String>,
        without: Vec<String>,
    }
    let mut pages = Vec::new();
    for line in std::fs::read_to_string(folder.join("evaldata.jsonl"))?.lines() {
        let Line { file, page, with, without } = serde_json::from_str(line).map_err(std::io::Error::from)?;
        let gold = Gold::Phrases { with, without };
        pages.push(Page { name: file, html: inflated(&folder.join(page))?, gold });
    }
    Ok(pages)
}
