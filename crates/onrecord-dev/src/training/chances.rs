//! What the confidence of statements is made of, for calibration.

use std::io;
use std::path::Path;

use onrecord_model::NetworkTagger;
use onrecord_model::bundle::Evidence;
use serde::Serialize;

use super::{Chars, articles, token_chars, write_line};
use crate::error::Error;

#[derive(Serialize)]
struct Line {
    id: String,
    contents: Vec<Content>,
}

/// The code points of a content, and what its confidence is made of.
#[derive(Serialize)]
struct Content {
    chars: Chars,
    #[serde(flatten)]
    evidence: Evidence,
}

/// Prints a line an article.
///
/// # Errors
/// When the model or the corpus cannot be read, or the output takes no more.
pub(crate) fn print(model: &Path, corpus: &Path, out: &mut impl io::Write) -> Result<(), Error> {
    let tagger = NetworkTagger::open(model)?;
    articles(corpus, |article| {
        let chars = token_chars(&article.prepared);
        let start_of = |token: usize| chars.get(token).map_or(0, |&(start, _)| start);
        let end_of = |token: usize| chars.get(token.wrapping_sub(1)).map_or(0, |&(_, end)| end);
        let contents = tagger.evidence(&article.prepared).into_iter();
        let contents = contents.map(|(tokens, evidence)| Content {
            chars: (start_of(tokens.start()), end_of(tokens.end())),
            evidence,
        });
        write_line(out, &Line { id: article.id, contents: contents.collect() })
    })
}
