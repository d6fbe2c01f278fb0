//! Whether a page can be parsed in time and memory proportional to its length.
//!
//! A tree builder walks up the open elements at many tags, and opens unclosed `<b>` and the like anew in every block.
//! Pages made to abuse that cost the square of their length. One pass over the tags sees them coming.

use std::collections::HashMap;

use dom_query::Document;

use super::tags::Tag;

/// The most elements that may be open at once. Pages of news have some dozens.
pub(super) const DEEPEST: usize = 1_000;

/// The most tags where it is not known what is markup: all of them may lie in one another.
const UNSURE: usize = 30_000;

/// The most formatting elements that may have to be opened anew, over the whole page.
const REOPENED: usize = 200_000;

/// The most bytes that may be looked at when each open element looks at all that lies in it.
const LOOKED_AT: usize = 2_000_000_000;

/// The elements open so far, by name.
#[derive(Default)]
pub(super) struct Open {
    of_name: HashMap<[u8; 16], usize>,
    depth: usize,
    deepest: usize,
    formatting: usize,
    reopened: usize,
    unsure: usize,
}

impl Open {
    /// Counts a tag; `false` when the page is over a limit.
    pub(super) fn take(&mut self, tag: &Tag) -> bool {
        let formats = is_formatting(tag.name());
        if !tag.closes && !formats {
            self.reopened += self.formatting;
        }
        if is_unclosed(tag.name()) {
            return self.reopened <= REOPENED;
        }
        let open = self.of_name.entry(tag.padded()).or_default();
        match tag.closes {
            true if *open > 0 => {
                *open -= 1;
                self.depth -= 1;
                self.formatting -= usize::from(formats);
            }
            true => {}
            // A second `<a>` closes the first.
            false if *open > 0 && tag.name() == b"a" => {}
            false => {
                *open += 1;
                self.depth += 1;
                self.deepest = self.deepest.max(self.depth);
                self.formatting += usize::from(formats);
            }
        }
        self.depth <= DEEPEST && self.reopened <= REOPENED
    }

    /// Counts a tag where it is not known what is markup; `false` when there are too many.
    pub(super) fn take_unsure(&mut self) -> bool {
        self.unsure += 1;
        self.unsure <= UNSURE
    }

    /// Whether a page of so many bytes with these elements takes too long.
    pub(super) fn is_slow(&self, bytes: usize) -> bool {
        self.deepest.saturating_mul(bytes) > LOOKED_AT
    }
}

/// Whether elements of a document lie in one another deeper than is worth its reading.
pub(super) fn is_deep(document: &Document) -> bool {
    let (mut node, mut depth) = (document.root(), 0);
    loop {
        if let Some(child) = node.first_child() {
            (node, depth) = (child, depth + 1);
        } else {
            while node.next_sibling().is_none() {
                let Some(parent) = node.parent() else { return false };
                (node, depth) = (parent, depth - 1);
            }
            let Some(next) = node.next_sibling() else { return false };
            node = next;
        }
        if depth > DEEPEST {
            return true;
        }
    }
}

/// Elements that have no end tag, or whose end tag may be left out: leaving it out opens nothing deeper.
fn is_unclosed(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"body"
            | b"br"
            | b"col"
            | b"colgroup"
            | b"dd"
            | b"dt"
            | b"embed"
            | b"head"
            | b"hr"
            | b"html"
            | b"img"
            | b"input"
            | b"li"
            | b"link"
            | b"meta"
            | b"optgroup"
            | b"option"
            | b"p"
            | b"param"
            | b"path"
            | b"rp"
            | b"rt"
            | b"source"
            | b"tbody"
            | b"td"
            | b"tfoot"
            | b"th"
            | b"thead"
            | b"tr"
            | b"track"
            | b"wbr"
    )
}

/// Elements that go on in the next block when they are not closed.
fn is_formatting(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"b"
            | b"big"
            | b"code"
            | b"em"
            | b"font"
            | b"i"
            | b"nobr"
            | b"s"
            | b"small"
            | b"strike"
            | b"strong"
            | b"tt"
            | b"u"
    )
}

#[cfg(test)]
mod tests {
    use super::super::bare::{WithoutScripts, bare};

    fn is_made_to_be_slow(page: &str) -> bool {
        bare(page, WithoutScripts::LeftOut).is_none()
    }

    #[test]
    fn pages_of_many_paragraphs_lists_and_links_are_fine() {
        let page = "<div><p>Rain <b>fell</b>.<ul><li><a href=x>one<li>two</ul></div>".repeat(20_000);
        assert!(!is_made_to_be_slow(&page));
    }

    #[test]
    fn markup_in_scripts_does_not_count() {
        let page = format!("<script>var s = '{}';</script>", "<div>".repeat(5_000));
        assert!(!is_made_to_be_slow(&page));
    }

    #[test]
    fn nesting_and_formatting_without_end_are_seen() {
        assert!(is_made_to_be_slow(&"<div>".repeat(100_000)));
        let reopened = "<b x=1><i y=2><u z=3>".repeat(100) + &"<p>".repeat(100_000);
        let wide = "<div>".repeat(900) + &"rain ".repeat(500_000);
        assert!(is_made_to_be_slow(&wide));
        assert!(is_made_to_be_slow(&reopened));
        // In what may be a drawing it is not known what is markup.
        assert!(is_made_to_be_slow(&format!("<svg><p>{}", "<div a='</div>'>".repeat(100_000))));
        assert!(is_made_to_be_slow(&"<div a='</div>'>".repeat(2_000)));
    }
}
