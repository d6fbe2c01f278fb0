//! Records as a reader would make them.

use onrecord::record::{
    ArticleRecord, MadeBy, PersonRecord, Record, SaidOnRecord, Selector, SpeakerRecord, Words,
};

pub(crate) fn words(text: &str) -> Words {
    Words { start: 0, end: text.chars().count(), text: text.to_owned() }
}

pub(crate) fn statement(id: &str, speaker: &str, content: &str, day: &str) -> Record {
    Record {
        id: id.to_owned(),
        content: vec![words(content)],
        cue: Some(vec![words("said")]),
        source: Some(vec![words(speaker)]),
        form: "indirect",
        speech: true,
        speaker: SpeakerRecord { kind: "person", name: Some(speaker.to_owned()), described: None },
        about: Vec::new(),
        addressee: None,
        venue: None,
        said_on: SaidOnRecord { value: day.into(), first: None, last: day.into(), stated: false, text: None },
        commitment: false,
        commitment_kind: None,
        condition: None,
        nested_in: None,
        confidence: 0.5,
        selector: Selector { exact: content.into(), prefix: String::new(), suffix: String::new() },
    }
}

pub(crate) fn article(digest: &str, day: &str, statements: Vec<Record>) -> ArticleRecord {
    let ann = PersonRecord {
        id: 0,
        name: "Ann Bo".into(),
        aliases: vec!["Bo".into(), "Ms Bo".into()],
        kind: "person",
        descriptions: Vec::new(),
        pronoun: None,
        known_as: Vec::new(),
    };
    ArticleRecord {
        id: digest.into(),
        digest: digest.into(),
        origin: format!("{digest}.txt"),
        url: None,
        published: day.into(),
        title: None,
        text: None,
        people: vec![ann],
        statements,
        times: Vec::new(),
        upcoming: Vec::new(),
        repairs: Vec::new(),
        made_by: MadeBy { program: "onrecord 0".into(), tagger: "rules".into() },
    }
}
