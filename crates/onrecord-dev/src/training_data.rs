//! Articles as the network reads them, with gold attributions as runs of tokens: what `training/` learns from.
//!
//! Training and reading go through the same code, so the two cannot come apart.

use std::fs;
use std::io;
use std::path::Path;

use onrecord::article::FoundIn;
use onrecord::index::TokenRange;
use onrecord::{Article, Origin, Prepared, Published, Text, prepare};
use onrecord_model::features;
use onrecord_model::pieces::sheet;
use onrecord_model::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};

use crate::error::Error;

/// A half-open range of code points.
type Chars = (usize, usize);

#[derive(Deserialize)]
struct Source {
    id: String,
    #[serde(default)]
    publisher: String,
    date: String,
    text: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    author: Option<String>,
    #[serde(default)]
    attributions: Vec<Attribution<Chars>>,
}

#[derive(Deserialize, Serialize)]
struct Attribution<Range> {
    #[serde(default = "Vec::new")]
    source: Vec<Range>,
    #[serde(default = "Vec::new")]
    cue: Vec<Range>,
    #[serde(default = "Vec::new")]
    content: Vec<Range>,
}

/// An article for training: a number a piece in `pieces`, six in `features`; for each token its first piece in `first`
/// and its code points in `chars`; attributions as half-open ranges of tokens, a split one with several.
#[derive(Serialize)]
struct Example {
    id: String,
    publisher: String,
    pieces: Vec<u16>,
    features: Vec<u8>,
    first: Vec<u32>,
    chars: Vec<Chars>,
    attributions: Vec<Attribution<(usize, usize)>>,
}

/// What the numbers mean; the first line of the output.
#[derive(Serialize)]
struct Header {
    feature_names: [&'static str; features::COUNT],
    feature_sizes: [usize; features::COUNT],
    feature_version: u32,
    pieces: usize,
}

/// Prints a header and then a line an article.
///
/// # Errors
/// When the vocabulary or the corpus cannot be read, or the output takes no more.
pub(crate) fn print(vocabulary: &Path, corpus: &Path, out: &mut impl io::Write) -> Result<(), Error> {
    let read = |path: &Path| {
        fs::read_to_string(path).map_err(|source| Error::File { path: path.to_owned(), source })
    };
    let vocabulary = Vocabulary::new(&read(vocabulary)?)
        .map_err(|problem| Error::Vocabulary { path: vocabulary.to_owned(), problem })?;
    let header = Header {
        feature_names: features::NAMES,
        feature_sizes: features::SIZES,
        feature_version: features::VERSION,
        pieces: vocabulary.len(),
    };
    write_line(out, &header)?;
    for (number, line) in (1..).zip(read(corpus)?.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let source: Source = serde_json::from_str(line)
            .map_err(|source| Error::Json { path: corpus.to_owned(), line: number, source })?;
        if let Some(example) = example(source, &vocabulary) {
            write_line(out, &example)?;
        }
    }
    Ok(())
}

fn write_line(out: &mut impl io::Write, value: &impl Serialize) -> Result<(), Error> {
    serde_json::to_writer(&mut *out, value).map_err(io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}

fn example(source: Source, vocabulary: &Vocabulary) -> Option<Example> {
    let attributions = source.attributions;
    let text = Text::new(source.text).ok()?;
    let published = Published { day: source.date.parse().ok()?, at: None, found_in: FoundIn::Field("date".to_owned()) };
    let body = text.whole();
    let prepared = prepare(Article {
        given_id: Some(source.id.clone()),
        origin: Origin::default(),
        published,
        text,
        body,
        title: source.title,
        author: source.author,
        outlet: None,
    });
    let sheet = sheet(&prepared, vocabulary);
    let chars = token_chars(&prepared);
    let tokens = |chars_of: &[Chars]| ranges(&chars, chars_of);
    let attributions = attributions
        .iter()
        .map(|a| Attribution { source: tokens(&a.source), cue: tokens(&a.cue), content: tokens(&a.content) })
        .collect();
    Some(Example {
        id: source.id,
        publisher: source.publisher,
        pieces: sheet.pieces.iter().map(|piece| piece.id).collect(),
        features: sheet.pieces.iter().flat_map(|piece| piece.features).collect(),
        first: sheet.first,
        chars,
        attributions,
    })
}

/// The code points of every token.
fn token_chars(prepared: &Prepared) -> Vec<Chars> {
    let text = prepared.article.text.as_str();
    let mut starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    starts.push(text.len());
    let char_at = |byte: usize| starts.partition_point(|&start| start < byte);
    prepared.tokens.iter().map(|token| (char_at(token.span.start()), char_at(token.span.end()))).collect()
}

/// Runs of tokens that share a code point with the gold ranges; runs that touch become one.
fn ranges(tokens: &[Chars], gold: &[Chars]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = gold
        .iter()
        .map(|&(start, end)| {
            let first = tokens.partition_point(|token| token.1 <= start);
            TokenRange::new(first, tokens.partition_point(|token| token.0 < end))
        })
        .filter(|range| !range.is_empty())
        .map(|range| (range.start(), range.end()))
        .collect();
    runs.sort_unstable();
    runs.dedup_by(|next, run| {
        let touches = next.0 <= run.1;
        if touches {
            run.1 = run.1.max(next.1);
        }
        touches
    });
    runs
}
