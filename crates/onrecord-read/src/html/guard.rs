//! Whether a page can be parsed in time and memory proportional to its length.
//!
//! A tree builder walks up the open elements at many tags, and opens unclosed `<b>` and the like anew in every block.
//! Pages made to abuse that cost the square of their length. One pass over the tags sees them coming.

use std::collections::HashMap;

/// The most elements that may be open at once. Pages of news have some dozens.
const DEEPEST: usize = 1_000;

/// The most formatting elements that may have to be opened anew, over the whole page.
const REOPENED: usize = 200_000;

/// The most bytes that may be looked at when each open element looks at all that lies in it.
const LOOKED_AT: usize = 2_000_000_000;

/// Elements that have no end tag, or whose end tag may be left out: leaving it out opens nothing deeper.
const UNCLOSED: &[&[u8]] = &[
    b"area",
    b"base",
    b"body",
    b"br",
    b"col",
    b"colgroup",
    b"dd",
    b"dt",
    b"embed",
    b"head",
    b"hr",
    b"html",
    b"img",
    b"input",
    b"li",
    b"link",
    b"meta",
    b"optgroup",
    b"option",
    b"p",
    b"param",
    b"path",
    b"rp",
    b"rt",
    b"source",
    b"tbody",
    b"td",
    b"tfoot",
    b"th",
    b"thead",
    b"tr",
    b"track",
    b"wbr",
];

/// Elements that go on in the next block when they are not closed.
const FORMATTING: &[&[u8]] = &[
    b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike", b"strong", b"tt",
    b"u",
];

/// Elements whose content is no markup.
const RAW: &[&[u8]] = &[b"script", b"style", b"textarea", b"title", b"xmp", b"noembed", b"noframes"];

/// Whether elements lie in one another so deep, or are left open so often, that the page is not worth its parsing.
pub(super) fn is_made_to_be_slow(page: &[u8]) -> bool {
    let mut open = Open::default();
    let mut rest = page;
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = rest.get(at + 1..).unwrap_or_default();
        let (closes, from) = match rest.first() {
            Some(b'/') => (true, 1),
            _ => (false, 0),
        };
        let name = name(rest.get(from..).unwrap_or_default());
        if name.is_empty() {
            continue;
        }
        rest = rest.get(from + name.len()..).unwrap_or_default();
        let name = name.to_ascii_lowercase();
        if !closes && RAW.contains(&name.as_slice()) {
            rest = after_end_tag(rest, &name);
        } else if !open.take(&name, closes) {
            return true;
        }
    }
    open.deepest.saturating_mul(page.len()) > LOOKED_AT
}

/// The elements open so far, by name.
#[derive(Default)]
struct Open {
    of_name: HashMap<Vec<u8>, usize>,
    depth: usize,
    deepest: usize,
    formatting: usize,
    reopened: usize,
}

impl Open {
    /// Counts a tag; `false` when the page is over a limit.
    fn take(&mut self, name: &[u8], closes: bool) -> bool {
        let formats = FORMATTING.contains(&name);
        if !closes && !formats {
            self.reopened += self.formatting;
        }
        if UNCLOSED.contains(&name) {
            return self.reopened <= REOPENED;
        }
        match (closes, self.of_name.get_mut(name)) {
            (true, Some(open)) if *open > 0 => {
                *open -= 1;
                self.depth -= 1;
                self.formatting -= usize::from(formats);
            }
            (true, _) => {}
            // A second `<a>` closes the first.
            (false, Some(open)) if name == b"a" && *open > 0 => {}
            (false, _) => {
                *self.of_name.entry(name.to_owned()).or_default() += 1;
                self.depth += 1;
                self.deepest = self.deepest.max(self.depth);
                self.formatting += usize::from(formats);
            }
        }
        self.depth <= DEEPEST && self.reopened <= REOPENED
    }
}

/// The name that a tag begins with; empty where it is no tag.
fn name(text: &[u8]) -> &[u8] {
    if !text.first().is_some_and(u8::is_ascii_alphabetic) {
        return &[];
    }
    let ends = text.iter().take(32).position(|&b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/' | b'<'));
    text.get(..ends.unwrap_or(text.len().min(32))).unwrap_or_default()
}

/// What follows the end tag of an element whose content is no markup; nothing where it is never closed.
fn after_end_tag<'p>(text: &'p [u8], name: &[u8]) -> &'p [u8] {
    let mut rest = text;
    while let Some(at) = memchr::memmem::find(rest, b"</") {
        rest = rest.get(at + 2..).unwrap_or_default();
        if rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return rest;
        }
    }
    &[]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_many_paragraphs_lists_and_links_are_fine() {
        let page = "<div><p>Rain <b>fell</b>.<ul><li><a href=x>one<li>two</ul></div>".repeat(20_000);
        assert!(!is_made_to_be_slow(page.as_bytes()));
    }

    #[test]
    fn markup_in_scripts_does_not_count() {
        let page = format!("<script>var s = '{}';</script>", "<div>".repeat(5_000));
        assert!(!is_made_to_be_slow(page.as_bytes()));
    }

    #[test]
    fn nesting_and_formatting_without_end_are_seen() {
        assert!(is_made_to_be_slow("<div>".repeat(100_000).as_bytes()));
        let reopened = "<b x=1><i y=2><u z=3>".repeat(100) + &"<p>".repeat(100_000);
        let wide = "<div>".repeat(900) + &"rain ".repeat(500_000);
        assert!(is_made_to_be_slow(wide.as_bytes()));
        assert!(is_made_to_be_slow(reopened.as_bytes()));
    }
}
