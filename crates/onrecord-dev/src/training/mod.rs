//! What `training/` learns from, in the words of the program itself: the two cannot come apart.

mod attitudes;
mod chances;
mod examples;
mod looks;

use std::fs;
use std::io;
use std::path::Path;

use onrecord::article::FoundIn;
use onrecord::index::TokenRange;
use onrecord::{Article, Origin, Prepared, Published, Text, prepare};
use onrecord_model::units::Row;
use serde::{Deserialize, Serialize};

use crate::error::Error;

pub(crate) use attitudes::print as print_attitudes;
pub(crate) use chances::print as print_chances;
pub(crate) use examples::print as print_examples;
pub(crate) use looks::print as print_looks;

/// A half-open range of code points.
type Chars = (usize, usize);

#[derive(Deserialize)]
struct Source {
    id: String,
    #[serde(default)]
    publisher: String,
    /// A corpus of names has none, and nothing that is learned depends on it.
    #[serde(default = "some_day")]
    date: String,
    text: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    author: Option<String>,
    #[serde(default)]
    attributions: Vec<Attribution<Chars>>,
    /// People's names that are known.
    #[serde(default)]
    people: Vec<Chars>,
}

fn some_day() -> String {
    "2000-01-01".to_owned()
}

/// Pieces of source, cue and content.
#[derive(Deserialize, Serialize)]
struct Attribution<Range> {
    #[serde(default = "Vec::new")]
    source: Vec<Range>,
    #[serde(default = "Vec::new")]
    cue: Vec<Range>,
    #[serde(default = "Vec::new")]
    content: Vec<Range>,
}

/// An article of a corpus with its gold.
pub(crate) struct GoldArticle {
    id: String,
    publisher: String,
    pub(crate) prepared: Prepared,
    attributions: Vec<Attribution<Chars>>,
    people: Vec<Chars>,
}

/// Hands every article of a file of JSON lines to `take`; those without text or day are passed over.
pub(crate) fn articles(
    corpus: &Path,
    mut take: impl FnMut(GoldArticle) -> Result<(), Error>,
) -> Result<(), Error> {
    for (number, line) in (1..).zip(read(corpus)?.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let source: Source = serde_json::from_str(line).map_err(|source| Error::Json {
            path: corpus.to_owned(),
            line: number,
            source,
        })?;
        if let Some(article) = article(source) {
            take(article)?;
        }
    }
    Ok(())
}

fn article(source: Source) -> Option<GoldArticle> {
    let Source { id, publisher, date, text, title, author, attributions, people } = source;
    let text = Text::new(text).ok()?;
    let found_in = FoundIn::Field("date".to_owned());
    let published = Published { day: date.parse().ok()?, at: None, found_in };
    let body = text.whole();
    let prepared = prepare(Article {
        given_id: Some(id.clone()),
        origin: Origin::default(),
        published,
        text,
        body,
        title,
        author,
        outlet: None,
    });
    Some(GoldArticle { id, publisher, prepared, attributions, people })
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|source| Error::File { path: path.to_owned(), source })
}

fn write_line(out: &mut impl io::Write, value: &impl Serialize) -> Result<(), Error> {
    serde_json::to_writer(&mut *out, value).map_err(io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}

/// The number of a word piece, or −1 for a start, −2 an end, −3 a name, −4 the speaker, −5 and less the people of a look.
fn row_number(row: &Row) -> i32 {
    match row {
        Row::Piece(id) => i32::from(*id),
        Row::Start => -1,
        Row::End => -2,
        Row::Name => -3,
        Row::Speaker => -4,
        Row::Person(number) => -5 - i32::from(*number),
    }
}

/// The tokens that some code points touch; `tokens` are the code points of every token.
pub(crate) fn tokens_at(tokens: &[Chars], (start, end): Chars) -> TokenRange {
    let first = tokens.partition_point(|token| token.1 <= start);
    TokenRange::new(first, tokens.partition_point(|token| token.0 < end))
}

/// The code points of every token.
pub(crate) fn token_chars(prepared: &Prepared) -> Vec<Chars> {
    let text = prepared.article.text.as_str();
    let mut starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    starts.push(text.len());
    let char_at = |byte: usize| starts.partition_point(|&start| start < byte);
    prepared.tokens.iter().map(|token| (char_at(token.span.start()), char_at(token.span.end()))).collect()
}
