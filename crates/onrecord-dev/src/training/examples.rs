//! Articles as the network reads them, with gold attributions as runs of tokens: what `training/` learns from.
//!
//! Training and reading go through the same code, so the two cannot come apart.

use std::io;
use std::path::Path;

use onrecord::Prepared;
use onrecord_model::features;
use onrecord_model::pieces::sheet;
use onrecord_model::vocabulary::Vocabulary;
use serde::Serialize;

use super::{Attribution, Chars, articles, read, token_chars, tokens_at, write_line};
use crate::error::Error;

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
    let lines = read(vocabulary)?;
    let vocabulary = Vocabulary::new(&lines)
        .map_err(|problem| Error::Vocabulary { path: vocabulary.to_owned(), problem })?;
    let header = Header {
        feature_names: features::NAMES,
        feature_sizes: features::SIZES,
        feature_version: features::VERSION,
        pieces: vocabulary.len(),
    };
    write_line(out, &header)?;
    articles(corpus, |article| {
        write_line(
            out,
            &example(article.id, article.publisher, &article.prepared, &article.attributions, &vocabulary),
        )
    })
}

fn example(
    id: String,
    publisher: String,
    prepared: &Prepared,
    attributions: &[Attribution<Chars>],
    vocabulary: &Vocabulary,
) -> Example {
    let sheet = sheet(prepared, vocabulary);
    let chars = token_chars(prepared);
    let tokens = |chars_of: &[Chars]| ranges(&chars, chars_of);
    let attributions = attributions
        .iter()
        .map(|a| Attribution { source: tokens(&a.source), cue: tokens(&a.cue), content: tokens(&a.content) })
        .collect();
    Example {
        id,
        publisher,
        pieces: sheet.pieces.iter().map(|piece| piece.id).collect(),
        features: sheet.pieces.iter().flat_map(|piece| piece.features).collect(),
        first: sheet.first,
        chars,
        attributions,
    }
}

/// Runs of tokens that share a code point with the gold ranges; runs that touch become one.
fn ranges(tokens: &[Chars], gold: &[Chars]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = gold
        .iter()
        .map(|&chars| tokens_at(tokens, chars))
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
