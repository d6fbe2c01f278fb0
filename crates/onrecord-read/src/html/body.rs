//! The text of the article on a page: paragraphs kept apart by an empty line, in the order of the page.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability, TextMode};

use super::bare::{WithoutScripts, bare};
use super::blocks::{Block, Blocks};
use super::pick::{Pick, Shape, pick};

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) text: String,
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) shape: Shape,
}

/// Where the reader puts what it has chosen.
const CONTENT: &str = "#readability-page-1";

/// Below this many bytes what was found is a shell rather than an article.
const SHELL: usize = 250;

/// The article's text on the `page`, of which the document is made. `stated` is the text that the page states for
/// machines; it is taken where the page itself shows much less.
pub(super) fn found(document: Document, blocks: &Blocks, page: &str, stated: Option<&str>) -> Found {
    let mut found = seen(document, blocks);
    if found.text.len() < SHELL
        && page.contains("<noscript")
        && let Some(shown) = bare(page, WithoutScripts::Shown).filter(|shown| shown.is_sure)
    {
        let shown = Document::from(shown.page.replace("<noscript", "<div").replace("</noscript", "</div"));
        let blocks = Blocks::of(shown.root());
        let shown = seen(shown, &blocks);
        if shown.text.len() > 2 * found.text.len() {
            found = shown;
        }
    }
    if let Some(stated) = stated.map(set_apart).filter(|stated| is_prose(stated))
        && stated.len() > 2 * found.text.len()
    {
        found.text = stated;
        found.shape = Shape::default();
    }
    found
}

/// What a reader sees of the article.
fn seen(document: Document, blocks: &Blocks) -> Found {
    let config = Config { disable_json_ld: true, text_mode: TextMode::Formatted, ..Config::default() };
    let Ok(mut reader) = Readability::with_document(document, None, Some(config)) else {
        return Found::default();
    };
    let read = reader.parse().ok();
    let chosen = if read.is_some() { chosen(blocks, &reader.doc) } else { vec![false; blocks.all.len()] };
    let title = read.as_ref().map(|read| read.title.as_str()).unwrap_or_default();
    let (text, places) = match pick(blocks, &chosen, title) {
        Pick::Blocks(places) => (set_apart(&text_of(blocks, &places)), places),
        Pick::Chosen { without } => {
            let left = (0..blocks.all.len())
                .filter(|at| chosen.get(*at) == Some(&true) && without.binary_search(at).is_err());
            (
                read.as_ref()
                    .map_or_else(String::new, |read| text_without(&reader.doc, read, blocks, &without)),
                left.collect(),
            )
        }
    };
    let shape = Shape::of(places.iter().filter_map(|&at| blocks.all.get(at)));
    let filled = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    let title = read.as_ref().and_then(|article| filled(&article.title));
    let byline = read.and_then(|article| article.byline).and_then(|name| filled(&name));
    Found { text, title, byline, shape }
}

/// The text that the reader has left, without some blocks.
fn text_without(left: &Document, read: &dom_smoothie::Article, blocks: &Blocks, without: &[usize]) -> String {
    if without.is_empty() {
        return set_apart(&read.text_content);
    }
    let nodes = without.iter().filter_map(|&at| blocks.all.get(at)).flat_map(|block| &block.nodes);
    nodes.filter_map(|id| left.tree.get(id)).for_each(|node| node.remove_from_parent());
    set_apart(
        &left.select_single(CONTENT).nodes().first().map_or_else(Default::default, NodeRef::formatted_text),
    )
}

/// Which blocks are in what the reader has left of the document.
fn chosen(blocks: &Blocks, left: &Document) -> Vec<bool> {
    let root = left.select_single(CONTENT);
    let inside = root.nodes().iter().flat_map(NodeRef::descendants_it);
    let mut texts: Vec<_> = inside.filter(NodeRef::is_text).map(|node| node.id).collect();
    texts.sort_unstable();
    let is_left = |block: &Block| block.nodes.iter().any(|node| texts.binary_search(node).is_ok());
    blocks.all.iter().map(is_left).collect()
}

fn text_of(blocks: &Blocks, places: &[usize]) -> String {
    let texts = places.iter().filter_map(|&at| blocks.all.get(at)).map(|block| block.text.as_str());
    texts.collect::<Vec<_>>().join("\n\n")
}

/// Text stated for machines may be markup again, or one line of keywords.
fn is_prose(text: &str) -> bool {
    text.len() >= SHELL && !text.contains("</") && !text.contains("&lt;")
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
