//! What a page says of itself in JSON-LD: schema.org's article with its day, headline, author and publisher.

use serde_json::{Map, Value};

/// What the blocks of a page say about its article.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) published: Option<String>,
    pub(super) headline: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) body: Option<String>,
}

/// Values looked at in all blocks together; pages have some hundreds.
const MOST_VALUES: usize = 100_000;

/// Reads the blocks in order. What stands on an article counts before what stands on a page; other things (comments,
/// pictures, films, people) have days of their own that are not the article's.
pub(super) fn said<'b>(blocks: impl Iterator<Item = &'b str>) -> Said {
    let mut said = Said::default();
    let mut of_page = Said::default();
    for block in blocks {
        match serde_json::from_str::<Value>(bare(block)) {
            Ok(value) => walk(&value, &mut said, &mut of_page),
            Err(_) => of_page.published = of_page.published.take().or_else(|| from_broken(block)),
        }
    }
    let Said { published, headline, author, publisher, body } = of_page;
    said.published = said.published.or(published);
    said.headline = said.headline.or(headline);
    said.author = said.author.or(author);
    said.publisher = said.publisher.or(publisher);
    said.body = said.body.or(body);
    said
}

/// A block without the wrapping that hides it from old browsers.
fn bare(block: &str) -> &str {
    let block = block.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[");
    let block = block.trim_start_matches("<![CDATA[").trim_end_matches("-->").trim_end_matches("//]]>");
    block.trim_end_matches("]]>").trim().trim_end_matches(';')
}

fn walk(value: &Value, said: &mut Said, of_page: &mut Said) {
    let mut to_see = vec![value];
    let mut seen = 0;
    while let Some(value) = to_see.pop() {
        seen += 1;
        if seen > MOST_VALUES {
            return;
        }
        match value {
            Value::Array(values) => to_see.extend(values.iter().rev()),
            Value::Object(object) => {
                match kind(object) {
                    Kind::Article => take(object, said),
                    Kind::Page => take(object, of_page),
                    Kind::Other => continue,
                    Kind::Holder => {}
                }
                to_see.extend(object.values().filter(|inner| inner.is_object() || inner.is_array()));
            }
            _ => {}
        }
    }
}

enum Kind {
    Article,
    Page,
    /// Without a type: `@graph` and the like.
    Holder,
    Other,
}

fn kind(object: &Map<String, Value>) -> Kind {
    let types: Vec<&str> = match object.get("@type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
        _ => return Kind::Holder,
    };
    let any = |ends: &[&str]| types.iter().any(|given| ends.iter().any(|end| given.ends_with(end)));
    if any(&["Article", "Posting", "Report", "Recipe"]) {
        Kind::Article
    } else if any(&["WebPage", "ItemPage", "CreativeWork"]) {
        Kind::Page
    } else {
        Kind::Other
    }
}

/// The first that says a thing is believed.
fn take(object: &Map<String, Value>, said: &mut Said) {
    let words = |name: &str| object.get(name).and_then(Value::as_str).and_then(filled);
    let keep = |place: &mut Option<String>, found: Option<String>| {
        if place.is_none() {
            *place = found;
        }
    };
    keep(&mut said.published, words("datePublished").or_else(|| words("dateCreated")));
    keep(&mut said.headline, words("headline"));
    keep(&mut said.author, object.get("author").and_then(names));
    keep(&mut said.publisher, object.get("publisher").and_then(names));
    keep(&mut said.body, words("articleBody"));
}

fn filled(words: &str) -> Option<String> {
    let words = words.trim();
    if words.is_empty() { None } else { Some(words.to_owned()) }
}

/// The names of one or many, given as words or as things with a name.
fn names(value: &Value) -> Option<String> {
    let name = |value: &Value| match value {
        Value::String(name) => filled(name),
        Value::Object(thing) => thing.get("name").and_then(Value::as_str).and_then(filled),
        _ => None,
    };
    let names = match value {
        Value::Array(many) => many.iter().take(20).filter_map(name).collect::<Vec<_>>().join(", "),
        one => name(one)?,
    };
    filled(&names)
}

/// `datePublished` in a block that is no JSON, as where line ends stand in strings.
fn from_broken(block: &str) -> Option<String> {
    let (_, rest) = block.split_once("\"datePublished\"")?;
    let (_, rest) = rest.split_once('"')?;
    let (value, _) = rest.split_once('"')?;
    if value.len() <= 64 { filled(value) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_counts_before_the_page_and_a_comment_never() {
        let block = r#"{"@graph": [
            {"@type": "Comment", "datePublished": "2019-01-01"},
            {"@type": "WebPage", "datePublished": "2018-01-01", "dateModified": "2024-01-01"},
            {"@type": ["NewsArticle"], "datePublished": "2016-09-12", "headline": " Bridge opens ",
             "author": [{"name": "Ida Quill"}, "Bo Marsh"], "publisher": {"name": "The Oxley Gazette"}}]}"#;
        let said = said([block].into_iter());
        assert_eq!(said.published.as_deref(), Some("2016-09-12"));
        assert_eq!(said.headline.as_deref(), Some("Bridge opens"));
        assert_eq!(said.author.as_deref(), Some("Ida Quill, Bo Marsh"));
        assert_eq!(said.publisher.as_deref(), Some("The Oxley Gazette"));
    }

    #[test]
    fn the_day_of_change_is_not_the_day_of_publication() {
        let block = r#"{"@type": "NewsArticle", "dateModified": "2024-01-01"}"#;
        assert_eq!(said([block].into_iter()).published, None);
    }

    #[test]
    fn broken_and_wrapped_blocks_still_give_the_day() {
        for block in [
            "{\"@type\": \"Article\", \"x\": \"a\nb\", \"datePublished\" : \"2016-09-12\"}",
            "//<![CDATA[\n{\"@type\": \"Article\", \"datePublished\": \"2016-09-12\"}\n//]]>",
        ] {
            assert_eq!(said([block].into_iter()).published.as_deref(), Some("2016-09-12"), "{block}");
        }
    }
}
