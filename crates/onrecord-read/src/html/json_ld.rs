//! What a page says of itself in JSON-LD: schema.org's article with its day, headline, author and publisher.

use std::collections::VecDeque;

use serde_json::{Map, Value};

/// What the blocks of a page say about its article.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) published: Option<String>,
    pub(super) headline: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) body: Option<String>,
    /// It is not to be read for free.
    pub(super) must_be_paid: bool,
}

/// Values looked at in all blocks together; pages have some hundreds.
const MOST_VALUES: usize = 100_000;

/// Reads the blocks in order. What stands on an article counts before what stands on a page; other things (comments,
/// pictures, films, people) have days of their own that are not the article's.
pub(super) fn said<'b>(blocks: impl Iterator<Item = &'b str>) -> Said {
    let mut by_kind = ByKind::default();
    for block in blocks {
        match serde_json::from_str::<Value>(bare(block)) {
            Ok(value) => walk(&value, &mut by_kind),
            Err(_) => by_kind.page.published = by_kind.page.published.take().or_else(|| from_broken(block)),
        }
    }
    by_kind.news.or(by_kind.article).or(by_kind.page)
}

/// What was said of news articles, other articles and pages: the first goes before the others, wherever it stands.
#[derive(Default)]
struct ByKind {
    news: Said,
    article: Said,
    page: Said,
}

impl Said {
    fn or(self, other: Said) -> Said {
        Said {
            published: self.published.or(other.published),
            headline: self.headline.or(other.headline),
            author: self.author.or(other.author),
            publisher: self.publisher.or(other.publisher),
            body: self.body.or(other.body),
            must_be_paid: self.must_be_paid || other.must_be_paid,
        }
    }
}

/// A block without the wrapping that hides it from old browsers.
fn bare(block: &str) -> &str {
    let block = block.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[");
    let block = block.trim_start_matches("<![CDATA[").trim_end_matches("-->").trim_end_matches("//]]>");
    block.trim_end_matches("]]>").trim().trim_end_matches(';')
}

/// Looks at what lies outside before what lies in it, so that an article counts before one that it tells of.
fn walk(value: &Value, by_kind: &mut ByKind) {
    let mut to_see = VecDeque::from([value]);
    let mut seen = 0;
    while let Some(value) = to_see.pop_front() {
        seen += 1;
        if seen > MOST_VALUES {
            return;
        }
        match value {
            Value::Array(values) => to_see.extend(values.iter()),
            Value::Object(object) => {
                match kind(object) {
                    Kind::News => take(object, &mut by_kind.news),
                    Kind::Article => take(object, &mut by_kind.article),
                    Kind::Page => take(object, &mut by_kind.page),
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
    News,
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
    if any(&["NewsArticle"]) {
        Kind::News
    } else if any(&["Article", "Posting", "Report", "Recipe"]) {
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
    said.must_be_paid |= object.get("isAccessibleForFree").is_some_and(is_false);
}

fn is_false(value: &Value) -> bool {
    value == &Value::Bool(false) || value.as_str().is_some_and(|word| word.eq_ignore_ascii_case("false"))
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
    fn news_counts_before_other_articles_in_any_order() {
        let blocks = [
            r#"{"@type": "Article", "datePublished": "2020-01-01"}"#,
            r#"{"@type": "NewsArticle", "mentions": {"@type": "NewsArticle", "datePublished": "2021-01-01"},
                "datePublished": "2025-11-18"}"#,
            r#"{"@type": "WebPage", "datePublished": "2019-01-01"}"#,
        ];
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
            let said = said(order.map(|at| blocks[at]).into_iter());
            assert_eq!(said.published.as_deref(), Some("2025-11-18"), "{order:?}");
        }
        let inner = r#"[{"zz": {"@type": "NewsArticle", "headline": "In"}}, {"@type": "NewsArticle", "headline": "Out"}]"#;
        assert_eq!(said([inner].into_iter()).headline.as_deref(), Some("Out"));
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
