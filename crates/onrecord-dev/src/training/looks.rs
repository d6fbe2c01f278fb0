//! The words round each "he" and "she", as the layers that tell whom they mean read them.

use std::io;
use std::path::Path;

use onrecord::label::{NameKind, NameLabel};
use onrecord_model::NetworkTagger;
use onrecord_model::looks::Look;
use serde::Serialize;

use super::{Chars, articles, token_chars, tokens_at, write_line};
use crate::error::Error;

/// A look: word pieces by number, and below zero what [`super::row_number`] says.
#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    rows: Vec<i32>,
    /// Code points of each pronoun asked for, and its row.
    pronouns: Vec<(usize, usize, usize)>,
    /// Code points of each name of a person, and its row.
    names: Vec<(usize, usize, usize)>,
}

/// Prints a line a look.
///
/// # Errors
/// When the model or the corpus cannot be read, or the output takes no more.
pub(crate) fn print(model: &Path, corpus: &Path, out: &mut impl io::Write) -> Result<(), Error> {
    let tagger = NetworkTagger::open(model)?;
    articles(corpus, |article| {
        let chars = token_chars(&article.prepared);
        let person = |&name: &Chars| NameLabel { tokens: tokens_at(&chars, name), kind: NameKind::Person };
        let known: Vec<NameLabel> = article.people.iter().map(person).collect();
        for look in tagger.looks(&article.prepared, &known) {
            write_line(out, &line(&article.id, &look, &chars))?;
        }
        Ok(())
    })
}

fn line<'a>(article: &'a str, look: &Look, chars: &[Chars]) -> Line<'a> {
    let place = |first: usize, last: usize, row: usize| {
        let chars = |token: usize| chars.get(token).copied().unwrap_or_default();
        (chars(first).0, chars(last).1, row)
    };
    Line {
        article,
        rows: look.rows.iter().map(super::row_number).collect(),
        pronouns: look.pronouns.iter().map(|&(token, row)| place(token, token, row)).collect(),
        names: look.names.iter().map(|&(name, row)| place(name.start(), name.end() - 1, row)).collect(),
    }
}
