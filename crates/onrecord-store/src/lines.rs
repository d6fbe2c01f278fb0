//! Statements as the book lists them, straight from a record that is in no book.

use onrecord::record::{AboutRecord, ArticleRecord, Record, Words};

use crate::insert::{host, joined, thousandths};
use crate::{Line, SpokenOf};

/// The statements of an article as [`crate::Store::statements`] would list them, in the order of the text; their speakers
/// have no numbers, which only a book can give. `outlet` is the publisher from metadata.
pub fn lines(article: &ArticleRecord, outlet: Option<&str>) -> Vec<Line> {
    let outlet = outlet.map(str::to_owned).or_else(|| host(article.url.as_deref()));
    article.statements.iter().map(|one| line(article, one, outlet.clone())).collect()
}

fn line(article: &ArticleRecord, one: &Record, outlet: Option<String>) -> Line {
    let text = |words: &Words| words.text.clone();
    let places: Vec<_> = one.content.iter().map(|words| [words.start, words.end]).collect();
    Line {
        id: one.id.clone(),
        said_on: one.said_on.last.clone(),
        said_first: one.said_on.first.clone(),
        said_stated: one.said_on.stated,
        speaker: one.speaker.name.clone(),
        speaker_key: None,
        speaker_kind: one.speaker.kind.to_owned(),
        speaker_as_written: one.source.as_deref().map(joined),
        described: one.speaker.described.clone(),
        about: one.about.iter().map(spoken_of).collect(),
        addressee: one.addressee.as_ref().map(text),
        venue: one.venue.as_ref().map(text),
        cue: one.cue.as_deref().map(joined),
        content: joined(&one.content),
        form: one.form.to_owned(),
        speech: one.speech,
        commitment: one.commitment,
        commitment_kind: one.commitment_kind.map(str::to_owned),
        condition: one.condition.as_ref().map(text),
        nested_in: one.nested_in.clone(),
        confidence: as_kept(one.confidence),
        start: one.content.first().map_or(0, |words| words.start),
        end: one.content.last().map_or(0, |words| words.end),
        pieces: (places.len() > 1).then_some(places),
        article: article.digest.clone(),
        origin: article.origin.clone(),
        url: article.url.clone(),
        outlet,
        title: article.title.clone(),
        published: article.published.clone(),
        program: article.made_by.program.clone(),
        tagger: article.made_by.tagger.clone(),
        printings: 1,
        same_as: None,
        mark: 0,
    }
}

fn spoken_of(about: &AboutRecord) -> SpokenOf {
    SpokenOf {
        name: about.name.clone(),
        stance: about.stance.map(str::to_owned),
        stance_confidence: about.stance_confidence.map(as_kept),
    }
}

/// A share as the book gives it back.
fn as_kept(share: f32) -> f64 {
    thousandths(share) as f64 / 1000.0
}
