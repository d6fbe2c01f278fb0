//! What is said, as the layers that judge attitudes read it, with everybody it speaks of.

use std::io;
use std::ops::Range;
use std::path::Path;

use onrecord::index::EntityIdx;
use onrecord::record::article_record;
use onrecord::{Annotated, Tagger as _, annotate};
use onrecord_model::NetworkTagger;
use onrecord_model::units::{Scope, Unit};
use serde::Serialize;

use super::{Chars, articles, token_chars, write_line};
use crate::error::Error;

/// A unit: word pieces by number, and below zero what [`super::row_number`] says.
#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    rows: Vec<i32>,
    /// Code points of each token of what is said, and its first row.
    tokens: Vec<(usize, usize, usize)>,
    about: Vec<Whom>,
}

/// Somebody spoken of.
#[derive(Serialize)]
struct Whom {
    /// Id of the statement.
    statement: String,
    name: String,
    /// The rows of his mentions.
    rows: Vec<usize>,
}

/// Prints a line a unit.
///
/// # Errors
/// When the model or the corpus cannot be read, or the output takes no more.
pub(crate) fn print(
    model: &Path,
    corpus: &Path,
    scope: Scope,
    out: &mut impl io::Write,
) -> Result<(), Error> {
    let tagger = NetworkTagger::open(model)?;
    articles(corpus, |article| {
        let units = tagger.units(&article.prepared, scope);
        let chars = token_chars(&article.prepared);
        let Some(labels) = tagger.tag(std::slice::from_ref(&article.prepared)).pop() else { return Ok(()) };
        let annotated = annotate(article.prepared, &labels);
        let spoken_of = spoken_of(&annotated);
        for unit in units {
            write_line(out, &line(&article.id, &annotated, &unit, &chars, &spoken_of))?;
        }
        Ok(())
    })
}

/// A person of a statement, with the tokens of the statement.
struct SpokenOf {
    entity: EntityIdx,
    content: Vec<Range<usize>>,
    whom: Whom,
}

fn spoken_of(annotated: &Annotated) -> Vec<SpokenOf> {
    let record = article_record(annotated, "");
    let pairs = annotated.statements.iter().zip(record.statements);
    pairs
        .flat_map(|(statement, row)| {
            let content: Vec<_> = statement.content.iter().map(|piece| piece.positions()).collect();
            let each = statement.about.iter().zip(row.about);
            each.map(|(about, told)| SpokenOf {
                entity: about.entity,
                content: content.clone(),
                whom: Whom { statement: row.id.clone(), name: told.name, rows: Vec::new() },
            })
            .collect::<Vec<_>>()
        })
        .collect()
}

fn line<'a>(
    article: &'a str,
    annotated: &Annotated,
    unit: &Unit,
    chars: &[Chars],
    spoken_of: &[SpokenOf],
) -> Line<'a> {
    let place = |&(token, row): &(usize, usize)| {
        let (start, end) = chars.get(token).copied().unwrap_or_default();
        (start, end, row)
    };
    let mentions = &annotated.people.mentions;
    let whom = |one: &SpokenOf| {
        let is_of = |token: usize| {
            one.content.iter().any(|piece| piece.contains(&token))
                && mentions.iter().any(|m| m.entity == Some(one.entity) && m.tokens.holds(token))
        };
        let mut rows: Vec<usize> =
            unit.tokens.iter().filter(|(token, _)| is_of(*token)).map(|(_, row)| *row).collect();
        rows.dedup();
        let Whom { statement, name, .. } = &one.whom;
        (!rows.is_empty()).then(|| Whom { statement: statement.clone(), name: name.clone(), rows })
    };
    Line {
        article,
        rows: unit.rows.iter().map(super::row_number).collect(),
        tokens: unit.tokens.iter().map(place).collect(),
        about: spoken_of.iter().filter_map(whom).collect(),
    }
}
