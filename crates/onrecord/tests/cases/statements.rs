//! Statement cases: the whole line over a short article, its statements written out a line each.

use onrecord::article::{Article, FoundIn, Origin, Published};
use onrecord::calendar::Day;
use onrecord::record::{ArticleRecord, Record, Words, article_record};
use onrecord::{RuleTagger, Tagger, Text, annotate, prepare};

use crate::case_file::{Case, check};

#[test]
fn statements_come_out_as_written_in_the_cases() {
    check("statements", |case| {
        let lines: Vec<String> = read(case).statements.iter().map(line).collect();
        vec![("statements", lines.join("\n"))]
    });
}

/// The record of a case's text; its day is the case's `date:` or 2025-11-18.
pub(crate) fn read(case: &Case) -> ArticleRecord {
    let text = Text::new(case.block("text").unwrap()).unwrap();
    let day = case.value("date").map_or_else(|| Day::new(2025, 11, 18).unwrap(), |day| day.parse().unwrap());
    let published = Published { day, at: None, found_in: FoundIn::Given };
    let body = text.whole();
    let (title, author, outlet) = (None, None, None);
    let origin = Origin::default();
    let prepared = prepare(Article { given_id: None, origin, published, text, body, title, author, outlet });
    let labels = RuleTagger.tag(std::slice::from_ref(&prepared)).remove(0);
    article_record(&annotate(prepared, &labels), &RuleTagger.name())
}

/// `source [form, cue] content | to … | venue | commitment`.
pub(crate) fn line(statement: &Record) -> String {
    let join = |words: &[Words]| words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" … ");
    let or_dash = |words: &Option<Vec<Words>>| words.as_deref().map_or_else(|| "—".to_owned(), join);
    let mut line = format!(
        "{} [{}, {}] {}",
        or_dash(&statement.source),
        statement.form,
        or_dash(&statement.cue),
        join(&statement.content)
    );
    if statement.source.is_none() && statement.speaker.kind != "unattributed" {
        line.push_str(" (carried on)");
    }
    for (name, words) in [(" | to ", &statement.addressee), (" | ", &statement.venue)] {
        if let Some(words) = words {
            line.push_str(name);
            line.push_str(&words.text);
        }
    }
    if statement.commitment {
        line.push_str(" | commitment");
    }
    line
}
