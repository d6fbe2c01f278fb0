//! The JSON shape is a promise to everybody who reads it: these tests name its fields one by one.

use serde_json::{Value, json};

use super::article_record;
use crate::annotate::Annotated;
use crate::article::{Article, FoundIn, Origin, Published};
use crate::calendar::{Day, Days};
use crate::index::{EntityIdx, StatementIdx, TokenRange};
use crate::label::Tagger as _;
use crate::people::{Description, Entity, EntityKind, People, Speaker};
use crate::prepare::{Prepared, prepare};
use crate::quotes::{Repair, RepairKind};
use crate::statements::{About, Attitude, Form, Stance, Statement};
use crate::text::{Span, Text};
use crate::times::{EventStatus, Modifier, SaidOn, TimeExpression, TimeKind, Upcoming};
use vec1::Vec1;

/// `é` and `“` make code points differ from bytes.
const TEXT: &str = "Renée Falk told reporters on Monday in an interview: “Ivo Brandt says ‘yes’ to all.” \
                    The vote is on 9 December.";

fn span(prepared: &Prepared, words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    prepared.article.text.span(start, start + words.len())
}

fn tokens(prepared: &Prepared, words: &str) -> TokenRange {
    prepared.tokens_in(span(prepared, words))
}

fn article(given_id: Option<&str>) -> Article {
    let text = Text::new(TEXT).unwrap();
    Article {
        given_id: given_id.map(str::to_owned),
        origin: Origin { path: "a.jsonl".to_owned(), line: Some(3), ..Origin::default() },
        published: Published { day: day(2025, 11, 18), at: None, found_in: FoundIn::DateLine },
        body: text.whole(),
        text,
        title: Some("Yes to all".to_owned()),
        author: None,
        outlet: None,
    }
}

fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap()
}

fn entity(name: &str, kind: EntityKind, descriptions: Vec<Description>) -> Entity {
    Entity { name: name.to_owned(), kind, aliases: Vec::new(), descriptions, pronoun: None }
}

fn statements(prepared: &Prepared) -> Vec<Statement> {
    let monday = Days::one(day(2025, 11, 17));
    let outer = Statement {
        content: Vec1::new(tokens(prepared, "“Ivo Brandt says ‘yes’ to all.”")),
        cue: Some(tokens(prepared, "told")),
        source: Some(tokens(prepared, "Renée Falk")),
        form: Form::Direct,
        speech: true,
        speaker: Speaker::Person(EntityIdx::new(0)),
        about: vec![About {
            entity: EntityIdx::new(2),
            attitude: Some(Attitude { stance: Stance::Negative, confidence: 0.75 }),
        }],
        addressee: Some(tokens(prepared, "reporters")),
        venue: Some(tokens(prepared, "an interview")),
        said_on: SaidOn::Stated {
            days: monday,
            value: "2025-11-17".to_owned(),
            span: span(prepared, "Monday"),
        },
        commitment: None,
        nested_in: None,
        confidence: 0.930_12,
    };
    let inner = Statement {
        content: Vec1::new(tokens(prepared, "‘yes’")),
        cue: None,
        source: None,
        speaker: Speaker::Unattributed,
        about: Vec::new(),
        addressee: None,
        venue: None,
        said_on: SaidOn::PublishedBy(day(2025, 11, 18)),
        nested_in: Some(StatementIdx::new(0)),
        ..outer.clone()
    };
    vec![outer, inner]
}

fn annotated(given_id: Option<&str>) -> Annotated {
    let mut prepared = prepare(article(given_id));
    let repair = Repair { at: span(&prepared, "”"), kind: RepairKind::Doubled };
    prepared.quotations.repairs = vec![repair];
    let described = Description { text: "reporters".to_owned(), span: span(&prepared, "reporters") };
    let people = People {
        entities: vec![
            entity("Renée Falk", EntityKind::Person, vec![described]),
            entity("Port Ellery", EntityKind::Place, Vec::new()),
            entity("Ivo Brandt", EntityKind::Person, Vec::new()),
        ],
        mentions: Vec::new(),
        author: None,
    };
    let december = span(&prepared, "9 December");
    let time = TimeExpression {
        tokens: prepared.tokens_in(december),
        span: december,
        kind: TimeKind::Date,
        modifier: None,
        value: "2025-12-09".to_owned(),
        days: None,
    };
    let upcoming = Upcoming {
        days: Days::one(day(2025, 12, 9)),
        value: "2025-12-09".to_owned(),
        span: span(&prepared, "The vote is on 9 December."),
        people: vec![EntityIdx::new(0)],
        status: EventStatus::Planned,
    };
    let statements = statements(&prepared);
    Annotated { prepared, people, times: vec![time], statements, upcoming: vec![upcoming] }
}

fn as_json(given_id: Option<&str>) -> Value {
    serde_json::to_value(article_record(&annotated(given_id), "by hand")).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn an_article_has_these_fields() {
    let record = as_json(Some("n-17"));
    let mut expected =
        ["id", "origin", "url", "published", "title", "people", "statements", "times", "upcoming"]
            .into_iter()
            .chain(["digest", "repairs", "made_by"])
            .collect::<Vec<_>>();
    let mut found = keys(&record);
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(record["id"], "n-17");
    assert_eq!(record["origin"], "a.jsonl:3");
    assert_eq!(record["published"], "2025-11-18");
    assert_eq!(record["title"], "Yes to all");
    assert_eq!(record["made_by"]["tagger"], "by hand");
}

#[test]
fn a_statement_has_these_fields_with_offsets_in_code_points() {
    let mut statement = as_json(None)["statements"][0].take();
    let id = statement.as_object_mut().unwrap().remove("id").unwrap();
    assert_eq!(id.as_str().unwrap().len(), 32);
    let exact = "“Ivo Brandt says ‘yes’ to all.”";
    // The confidence is rounded to three digits; a 32-bit float is not exactly that as a 64-bit one.
    let confidence = statement.as_object_mut().unwrap().remove("confidence").unwrap();
    assert!((confidence.as_f64().unwrap() - 0.93).abs() < 1e-6);
    let expected = json!({
        "content": [{"start": 53, "end": 84, "text": exact}],
        "cue": [{"start": 11, "end": 15, "text": "told"}],
        "source": [{"start": 0, "end": 10, "text": "Renée Falk"}],
        "form": "direct",
        "speech": true,
        "speaker": {"kind": "person", "name": "Renée Falk"},
        "about": [{"name": "Ivo Brandt", "stance": "negative", "stance_confidence": 0.75}],
        "addressee": {"start": 16, "end": 25, "text": "reporters"},
        "venue": {"start": 39, "end": 51, "text": "an interview"},
        "said_on": {"value": "2025-11-17", "first": "2025-11-17", "last": "2025-11-17", "stated": true,
                    "text": "Monday"},
        "commitment": false,
        "commitment_kind": null,
        "condition": null,
        "nested_in": null,
        "selector": {"exact": exact, "prefix": "ters on Monday in an interview: ",
                     "suffix": " The vote is on 9 December."},
    });
    assert_eq!(statement, expected);
}

#[test]
fn what_is_not_known_is_null() {
    let record = as_json(None);
    let (outer, inner) = (&record["statements"][0], &record["statements"][1]);
    for field in ["cue", "source", "addressee", "venue"] {
        assert_eq!(inner[field], Value::Null, "{field}");
    }
    assert_eq!(inner["speaker"], json!({"kind": "unattributed", "name": null}));
    assert_eq!(
        inner["said_on"],
        json!({"value": "2025-11-18", "first": null, "last": "2025-11-18", "stated": false, "text": null})
    );
    assert_eq!(inner["nested_in"], outer["id"]);
    assert_eq!(record["url"], Value::Null);
}

#[test]
fn people_times_events_and_repairs_have_these_fields() {
    let record = as_json(None);
    assert_eq!(
        record["people"],
        json!([
            {"id": 0, "name": "Renée Falk", "aliases": [], "kind": "person", "descriptions": ["reporters"], "pronoun": null},
            {"id": 2, "name": "Ivo Brandt", "aliases": [], "kind": "person", "descriptions": [], "pronoun": null},
        ])
    );
    assert_eq!(
        record["times"],
        json!([{"start": 100, "end": 110, "text": "9 December", "type": "DATE", "value": "2025-12-09"}])
    );
    assert_eq!(
        record["upcoming"],
        json!([{"id": record["upcoming"][0]["id"], "first": "2025-12-09", "last": "2025-12-09", "start": 85, "end": 111, "text": "The vote is on 9 December.", "date": "2025-12-09",
                "people": ["Renée Falk"], "status": "planned"}])
    );
    assert_eq!(record["repairs"], json!([{"start": 83, "end": 84, "text": "”", "kind": "doubled"}]));
}

#[test]
fn a_time_has_its_modifier_where_there_is_one() {
    let mut annotated = annotated(None);
    annotated.times[0].modifier = Some(Modifier::End);
    let record = serde_json::to_value(article_record(&annotated, "by hand")).unwrap();
    assert_eq!(record["times"][0]["mod"], "END");
}

#[test]
fn equal_input_gives_equal_ids_and_other_text_other_ones() {
    let (one, two) = (as_json(None), as_json(None));
    assert_eq!(one, two);
    let mut later = annotated(None);
    later.prepared.article.published.day = day(2025, 11, 19);
    let later = serde_json::to_value(article_record(&later, "by hand")).unwrap();
    assert_ne!(later["id"], one["id"]);
    assert_ne!(later["statements"][0]["id"], one["statements"][0]["id"]);
    assert_ne!(one["statements"][0]["id"], one["statements"][1]["id"]);
}

#[test]
fn every_offset_cuts_its_own_words_out_of_the_text() {
    fn check(value: &Value, text: &[char]) {
        if let Some(fields) = value.as_object() {
            if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) {
                let cut = &text[start.as_u64().unwrap() as usize..end.as_u64().unwrap() as usize];
                assert_eq!(fields["text"], cut.iter().collect::<String>());
            }
            fields.values().for_each(|field| check(field, text));
        }
        value.as_array().into_iter().flatten().for_each(|element| check(element, text));
    }
    check(&as_json(None), &TEXT.chars().collect::<Vec<_>>());
}

#[test]
fn the_unnamed_go_by_what_introduced_them() {
    let prepared = crate::prepare::tests::prepared(
        "A spokesman for the Salt Board said it was late. “It is cold,” he said.",
    );
    let labels = crate::RuleTagger.tag(std::slice::from_ref(&prepared)).remove(0);
    let record = article_record(&crate::annotate(prepared, &labels), "rules");
    let speakers: Vec<_> = record.statements.iter().map(|one| &one.speaker).collect();
    for speaker in &speakers {
        assert_eq!((speaker.kind, speaker.name.as_deref()), ("unnamed", None));
        assert_eq!(speaker.described.as_deref(), Some("A spokesman for the Salt Board"));
    }
    assert_eq!(speakers.len(), 2);
}
