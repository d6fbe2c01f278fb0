//! Right speakers by the form of the gold source: a name ("Mrs. Bo"), a description ("the senator"), a pronoun ("she").
//!
//! A gold record belongs to the predicted statement whose content shares most with its own, at least half of the code points
//! of both; unlike in `score/record.py`, two records may belong to one statement.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::figure::Figure;
use super::setting::json_lines;
use crate::error::Error;
use crate::speakers::key;

/// How a source names who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    Name,
    Nominal,
    Pronoun,
}

/// (right, found), by kind of speaker and form.
type Tally = BTreeMap<(&'static str, Form), (usize, usize)>;

/// The share of found records with the right speaker, for persons and organisations by form.
///
/// # Errors
/// When a file cannot be read.
pub(super) fn figures(gold: &Path, articles: &Path, predicted: &Path) -> Result<Vec<Figure>, Error> {
    let (articles, predicted) = (by_id(json_lines(articles)?), by_id(json_lines(predicted)?));
    let mut tally = Tally::new();
    for record in json_lines(gold)? {
        let found = record["article"].as_str().and_then(|id| Some((articles.get(id)?, predicted.get(id)?)));
        if let Some((article, read)) = found {
            count(&record, article, read, &mut tally);
        }
    }
    let figure = |((kind, form), (right, found)): ((&str, Form), (usize, usize))| {
        let form = match form {
            Form::Name => "name",
            Form::Nominal => "description",
            Form::Pronoun => "pronoun",
        };
        Figure::share(format!("{kind} by {form} ({found})"), right as f64 / found.max(1) as f64)
    };
    Ok(tally.into_iter().map(figure).collect())
}

fn by_id(values: Vec<Value>) -> BTreeMap<String, Value> {
    values.into_iter().filter_map(|value| Some((value["id"].as_str()?.to_owned(), value))).collect()
}

fn count(record: &Value, article: &Value, read: &Value, tally: &mut Tally) {
    let kind = match record["speaker_kind"].as_str() {
        Some("person") => "person",
        Some("organisation") => "organisation",
        _ => return,
    };
    let speaker = record["speaker"].as_str().unwrap_or_default();
    let all = article["attributions"].as_array().into_iter().flatten();
    let Some(attribution) = all.into_iter().find(|one| one["id"] == record["e"]) else { return };
    let (Some(form), Some(statement)) =
        (form(&words(article, &attribution["source"]), speaker), matching(attribution, read))
    else {
        return;
    };
    let name = statement["speaker"]["name"].as_str().unwrap_or_default();
    let (right, found) = tally.entry((kind, form)).or_default();
    *found += 1;
    *right += usize::from(key(name) == key(speaker));
}

/// The predicted statement with the content of an attribution.
fn matching<'a>(attribution: &Value, read: &'a Value) -> Option<&'a Value> {
    let wanted: BTreeSet<u64> = places(&attribution["content"]);
    let statements = read["statements"].as_array()?.iter();
    let likeness = |statement: &Value| {
        let content = places(&statement["content"]);
        let both = content.intersection(&wanted).count();
        both as f64 / content.union(&wanted).count().max(1) as f64
    };
    let best =
        statements.map(|statement| (likeness(statement), statement)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.5).then_some(best.1)
}

/// The code points of spans, `[start, end]` or `{"start", "end"}`.
fn places(spans: &Value) -> BTreeSet<u64> {
    let bounds = |span: &Value| {
        let start = span.get(0).or(span.get("start"))?.as_u64()?;
        Some(start..span.get(1).or(span.get("end"))?.as_u64()?)
    };
    spans.as_array().into_iter().flatten().filter_map(bounds).flatten().collect()
}

fn words(article: &Value, spans: &Value) -> String {
    let places = places(spans);
    let text = article["text"].as_str().unwrap_or_default().chars().zip(0u64..);
    text.filter(|(_, at)| places.contains(at)).map(|(character, _)| character).collect()
}

/// The form of a source; `None` without one.
fn form(source: &str, speaker: &str) -> Option<Form> {
    let source = source.trim().trim_end_matches(',').to_lowercase();
    let last = speaker.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    match () {
        () if source.is_empty() => None,
        () if PRONOUNS.contains(&source.as_str()) => Some(Form::Pronoun),
        () if !source.starts_with("her ") && !source.starts_with("his ") && source.contains(&last) => {
            Some(Form::Name)
        }
        () => Some(Form::Nominal),
    }
}

const PRONOUNS: &[&str] = &[
    "he", "she", "him", "her", "his", "hers", "they", "them", "their", "it", "its", "who", "whom", "which",
    "that", "i", "we", "our", "you", "this", "these", "those",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_told_by_their_form() {
        assert_eq!(form("Mrs. Bo", "Ann Bo"), Some(Form::Name));
        assert_eq!(form("the senator,", "Ann Bo"), Some(Form::Nominal));
        assert_eq!(form("her Bo campaign", "Bo campaign"), Some(Form::Nominal));
        assert_eq!(form("She", "Ann Bo"), Some(Form::Pronoun));
        assert_eq!(form(" ", "Ann Bo"), None);
    }

    #[test]
    fn a_record_belongs_to_the_statement_with_most_of_its_content() {
        let attribution = serde_json::json!({"content": [[0, 10]]});
        let read = serde_json::json!({"statements": [
            {"content": [{"start": 0, "end": 4}], "speaker": {"name": "Cy Du"}},
            {"content": [{"start": 1, "end": 10}], "speaker": {"name": "Ann Bo"}}]});
        assert_eq!(matching(&attribution, &read).unwrap()["speaker"]["name"], "Ann Bo");
        let far = serde_json::json!({"statements": [{"content": [{"start": 8, "end": 20}]}]});
        assert!(matching(&attribution, &far).is_none());
    }
}
