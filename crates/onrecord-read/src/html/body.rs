//! The text of the article on a page: paragraphs kept apart by an empty line, in the order of the page.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability, TextMode};

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) text: String,
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
}

/// Below this many bytes what was found is a shell rather than an article, and all paragraphs are looked through.
const SHELL: usize = 250;

/// Elements that hold no paragraphs of the article.
const AROUND: &[&str] =
    &["script", "style", "noscript", "nav", "footer", "aside", "form", "template", "svg", "iframe", "p"];

/// The article's text on the `page`, of which the document is made. `stated` is the text that the page states for machines; it is taken where the page itself shows
/// much less.
pub(super) fn found(document: Document, page: &str, stated: Option<&str>) -> Found {
    let config = Config { text_mode: TextMode::Formatted, disable_json_ld: true, ..Config::default() };
    let read = Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse());
    let mut found = match read {
        Ok(article) => Found {
            text: set_apart(&article.text_content),
            title: Some(article.title.trim().to_owned()).filter(|title| !title.is_empty()),
            byline: article.byline.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()),
        },
        Err(_) => Found::default(),
    };
    if found.text.len() < SHELL {
        let spare = paragraphs(&Document::from(page));
        if spare.len() > 2 * found.text.len() {
            found.text = spare;
        }
    }
    if let Some(stated) = stated.map(set_apart).filter(|stated| is_prose(stated))
        && stated.len() > 2 * found.text.len()
    {
        found.text = stated;
    }
    found
}

/// Text stated for machines may be markup again, or one line of keywords.
fn is_prose(text: &str) -> bool {
    text.len() >= SHELL && !text.contains("</") && !text.contains("&lt;")
}

/// All paragraphs of a page that are longer than a line of a menu; empty for pages with articles of their own kind.
fn paragraphs(document: &Document) -> String {
    let mut text = String::new();
    for node in document.select("p").nodes() {
        let above = |above: NodeRef<'_>| above.node_name().is_some_and(|name| AROUND.contains(&&*name));
        let words = node.text();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.len() > 40 && !node.ancestors_it(None).any(above) {
            text.push_str(&words);
            text.push_str("\n\n");
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// Lines trimmed, paragraphs apart by exactly one empty line, characters that nobody sees left out.
pub(super) fn set_apart(text: &str) -> String {
    let mut apart = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
        if line.is_empty() {
            continue;
        }
        if !apart.is_empty() {
            apart.push_str("\n\n");
        }
        apart.extend(line.chars().filter(|&c| !matches!(c, '\0' | '\u{ad}' | '\u{200b}' | '\u{feff}')));
    }
    apart
}
