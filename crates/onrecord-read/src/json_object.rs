//! One JSON object → one article. Only the known fields are kept while parsing; the rest is passed over unread.

use std::borrow::Cow;
use std::fmt;

use onrecord::{Article, Origin};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::assemble::{FIELDS, Given};
use crate::{Options, Reason, Skipped, charset, ninjs};

/// The article of one JSON object, of the fields that [`Options`] names.
///
/// Each is a string (`id` may be a whole number); null and blank strings count as absent. Bytes that are no UTF-8 are
/// decoded as a text file would be. A field given twice counts with its last value.
pub(crate) fn json_article(bytes: &[u8], origin: Origin, options: &Options) -> Result<Article, Skipped> {
    let names = names(options);
    match parse(bytes, &names).and_then(|values| given(values, &names, options)) {
        Ok((given, extracted)) => given.article(Origin { extracted, ..origin }, options),
        Err(reason) => Err(Skipped { origin, reason }),
    }
}

/// The names of the known fields, and behind them those of agencies' items.
fn names(options: &Options) -> Vec<&str> {
    options.field_names().into_iter().chain(ninjs::NAMES).collect()
}

fn parse(bytes: &[u8], names: &[&str]) -> Result<Values, Reason> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => charset::decode(bytes),
    };
    let mut parser = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
    let values = ObjectOf(names).deserialize(&mut parser);
    let whole = values.and_then(|values| parser.end().map(|()| values));
    whole.map_err(|source| Reason::BadJson { source })
}

/// A value as far as it matters here.
#[derive(Debug, Clone)]
enum Value {
    Words(String),
    Whole(String),
    Null,
    Other(&'static str),
}

/// The known fields as they stand in the object.
type Values = Vec<Option<Value>>;

/// The known fields with their types checked, and whether their text was taken out of markup.
fn given(values: Values, names: &[&str], options: &Options) -> Result<(Given, bool), Reason> {
    let mut given = Given::default();
    let mut values = values.into_iter().zip(names);
    for (number, (place, (value, name))) in given.0.iter_mut().zip(values.by_ref().take(FIELDS)).enumerate() {
        // The first field is the id, the only one that may be a number.
        *place = match value {
            Some(Value::Whole(digits)) if number == 0 => Some(digits),
            value => words(name, value)?,
        };
    }
    let mut members = ninjs::Members::default();
    for (place, (value, _)) in members.iter_mut().zip(values) {
        // Others use these names for other things.
        *place = if let Some(Value::Words(words)) = value { Some(words) } else { None };
    }
    let extracted = ninjs::fill(&mut given, members, options)?;
    Ok((given, extracted))
}

fn words(field: &str, value: Option<Value>) -> Result<Option<String>, Reason> {
    let wrong = |found| Reason::WrongType { field: field.to_owned(), expected: "a string", found };
    match value {
        Some(Value::Words(words)) => Ok(Some(words)),
        Some(Value::Null) | None => Ok(None),
        Some(Value::Whole(_)) => Err(wrong("a number")),
        Some(Value::Other(found)) => Err(wrong(found)),
    }
}

/// Parses an object, keeping the fields of these names.
struct ObjectOf<'n>(&'n [&'n str]);

impl<'de> DeserializeSeed<'de> for ObjectOf<'_> {
    type Value = Values;

    fn deserialize<D: Deserializer<'de>>(self, parser: D) -> Result<Values, D::Error> {
        parser.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ObjectOf<'_> {
    type Value = Values;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Values, A::Error> {
        let mut values: Values = vec![None; self.0.len()];
        while let Some(key) = object.next_key::<Key<'de>>()? {
            let is_it = |name: &&str| *name == key.0;
            if !self.0.iter().any(is_it) {
                object.next_value::<IgnoredAny>()?;
                continue;
            }
            // One field may serve twice, as a title that is a date.
            let value: Value = object.next_value()?;
            for (place, _) in values.iter_mut().zip(self.0).filter(|(_, name)| is_it(name)) {
                *place = Some(value.clone());
            }
        }
        Ok(values)
    }
}

/// A field name, borrowed from the input where it has no escapes.
struct Key<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(parser: D) -> Result<Key<'de>, D::Error> {
        parser.deserialize_str(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field name")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Borrowed(key)))
    }

    fn visit_str<E>(self, key: &str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(key.to_owned())))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(parser: D) -> Result<Value, D::Error> {
        parser.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, words: &str) -> Result<Value, E> {
        Ok(Value::Words(words.to_owned()))
    }

    fn visit_string<E>(self, words: String) -> Result<Value, E> {
        Ok(Value::Words(words))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Whole(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Whole(number.to_string()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Other("a number"))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Other("a truth value"))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Value, A::Error> {
        while array.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Other("an array"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Other("an object"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord::article::FoundIn;

    fn read_by(line: &[u8], date_field: &str) -> Result<Article, Skipped> {
        let origin = Origin { path: "rain.jsonl".to_owned(), line: Some(3), ..Origin::default() };
        let options = Options { date_field: date_field.to_owned(), ..Options::default() };
        json_article(line, origin, &options)
    }

    fn read(line: &str) -> Result<Article, Skipped> {
        read_by(line.as_bytes(), "date")
    }

    fn refusal(line: &str) -> String {
        read(line).unwrap_err().to_string()
    }

    #[test]
    fn known_fields_are_taken_and_others_passed_over() {
        let line = r#"{"id":"a1","date":"2025-11-18T06:30:00Z","text":"Rain fell.","title":"Rain","author":"Una Birch",
            "url":"https://news.example/rain","publisher":"The Oxley Echo","topics":["rain",{"deep":[1,2.5,null]}]}"#;
        let article = read(line).unwrap();
        assert_eq!(article.given_id.as_deref(), Some("a1"));
        assert_eq!(article.title.as_deref(), Some("Rain"));
        assert_eq!(article.author.as_deref(), Some("Una Birch"));
        assert_eq!(article.outlet.as_deref(), Some("The Oxley Echo"));
        assert_eq!(article.origin.url.as_deref(), Some("https://news.example/rain"));
        assert_eq!(article.text.as_str(), "Rain fell.");
        assert_eq!(article.published.at.as_deref(), Some("06:30"));
        assert_eq!(article.published.found_in, FoundIn::Field("date".to_owned()));
    }

    #[test]
    fn the_date_may_be_in_a_field_of_another_name() {
        let line = r#"{"date":"2001-01-01","dct":"2025-11-18","text":"Rain fell."}"#;
        assert_eq!(read_by(line.as_bytes(), "dct").unwrap().published.day.to_string(), "2025-11-18");
        let line = r#"{"title":"November 18, 2025","text":"Rain fell."}"#;
        let article = read_by(line.as_bytes(), "title").unwrap();
        assert_eq!(
            (article.published.day.to_string().as_str(), article.title.is_some()),
            ("2025-11-18", true)
        );
    }

    #[test]
    fn a_date_field_wins_over_a_date_line_in_the_text() {
        let article = read(r#"{"date":"2025-11-18","text":"date 2020-01-01 Rain fell."}"#).unwrap();
        assert_eq!(article.published.day.to_string(), "2025-11-18");
        assert_eq!(article.text.slice(article.body), "Rain fell.");
        let article = read(r#"{"date":null,"text":"date 2020-01-01 Rain fell."}"#).unwrap();
        assert_eq!(article.published.found_in, FoundIn::DateLine);
    }

    #[test]
    fn a_whole_number_may_be_an_id() {
        assert_eq!(
            read(r#"{"id":17,"date":"2025-11-18","text":"Rain."}"#).unwrap().given_id.as_deref(),
            Some("17")
        );
    }

    #[test]
    fn blank_and_null_fields_count_as_absent() {
        let article =
            read(r#"{"id":"","title":null,"author":" ","date":"2025-11-18","text":"Rain."}"#).unwrap();
        assert_eq!((article.given_id, article.title, article.author), (None, None, None));
    }

    #[test]
    fn every_refusal_names_file_line_and_what_is_wrong() {
        let date = "rain.jsonl:3: \"soon\" is no date that can be read";
        assert_eq!(refusal(r#"{"date":"soon","text":"Rain."}"#), date);
        assert_eq!(refusal(r#"{"text":"Rain."}"#), "rain.jsonl:3: no date");
        assert_eq!(refusal(r#"{"date":"2025-11-18"}"#), "rain.jsonl:3: no field \"text\"");
        assert_eq!(refusal(r#"{"date":"2025-11-18","text":" \n"}"#), "rain.jsonl:3: empty");
        assert_eq!(
            refusal(r#"{"date":20251118,"text":"Rain."}"#),
            "rain.jsonl:3: field \"date\" is a number, not a string"
        );
        assert_eq!(
            refusal(r#"{"author":["Una Birch"],"text":"Rain."}"#),
            "rain.jsonl:3: field \"author\" is an array, not a string"
        );
        assert_eq!(
            refusal(r#"{"text":"Rain."#),
            "rain.jsonl:3: broken JSON, column 14: EOF while parsing a string"
        );
        assert_eq!(
            refusal("[1]"),
            "rain.jsonl:3: broken JSON, column 0: invalid type: sequence, expected a JSON object"
        );
        assert!(refusal(r#"{"text":"Rain."} {}"#).contains("trailing characters"));
    }

    #[test]
    fn deep_nesting_is_refused_or_passed_over_without_recursion() {
        let deep = format!(r#"{{"date":"2025-11-18","text":"Rain.","x":{}"#, "[".repeat(1_000_000));
        assert_eq!(read(&deep).unwrap_err().reason.name(), "bad-json");
        let deep = format!(r#"{{"text":{}"#, "[".repeat(1_000_000));
        assert_eq!(read(&deep).unwrap_err().reason.name(), "bad-json");
        let objects = format!(r#"{{"text":{}"#, r#"{"a":"#.repeat(1_000_000));
        assert_eq!(read(&objects).unwrap_err().reason.name(), "bad-json");
    }

    #[test]
    fn a_line_in_another_charset_is_decoded() {
        let article =
            read_by(b"{\"date\":\"2025-11-18\",\"text\":\"\x93The caf\xe9 is open,\x94 she said.\"}", "date");
        assert_eq!(article.unwrap().text.as_str(), "“The café is open,” she said.");
    }
}
