//! The tags of a page and their attributes, as the standard's tokenizer cuts them, without building anything.

use std::ops::Range;

/// A tag as far as its name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag {
    /// Whether it is an end tag.
    pub(super) closes: bool,
    name: [u8; LONGEST],
    length: usize,
    /// Where its name ends in the page.
    pub(super) named: usize,
}

/// Longer names are cut; no element has one.
const LONGEST: usize = 16;

impl Tag {
    /// The tag that begins with the `<` at a place; `None` where it begins something else.
    pub(super) fn at(page: &[u8], begins: usize) -> Option<Tag> {
        let closes = page.get(begins + 1) == Some(&b'/');
        let from = begins + 1 + usize::from(closes);
        if !page.get(from)?.is_ascii_alphabetic() {
            return None;
        }
        let named = end(page, from, |b| is_blank(b) || matches!(b, b'>' | b'/'));
        let (name, length) = lower(page.get(from..named)?);
        Some(Tag { closes, name, length, named })
    }

    /// Its name in lower case.
    pub(super) fn name(&self) -> &[u8] {
        self.name.get(..self.length).unwrap_or_default()
    }

    /// Its name with the blanks behind it, by which names can be counted.
    pub(super) fn padded(&self) -> [u8; LONGEST] {
        self.name
    }
}

/// One attribute, by places in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute {
    pub(super) name: Range<usize>,
    /// Without its quotes; empty where there is none.
    pub(super) value: Range<usize>,
    /// Where it ends, with its quotes.
    pub(super) ends: usize,
}

/// The attributes of a tag. What is left after the last is [`Attributes::at`]: its `>`, or the end of the page, where the
/// tag is never closed.
pub(super) struct Attributes<'p> {
    page: &'p [u8],
    pub(super) at: usize,
}

impl<'p> Attributes<'p> {
    pub(super) fn of(page: &'p [u8], tag: &Tag) -> Attributes<'p> {
        Attributes { page, at: tag.named }
    }
}

impl Iterator for Attributes<'_> {
    type Item = Attribute;

    fn next(&mut self) -> Option<Attribute> {
        let page = self.page;
        let from = end(page, self.at, |b| !is_blank(b) && b != b'/');
        self.at = from;
        if matches!(page.get(from), None | Some(b'>')) {
            return None;
        }
        let named = end(page, from + 1, |b| is_blank(b) || matches!(b, b'>' | b'/' | b'='));
        let name = from..named;
        let equals = end(page, named, |b| !is_blank(b));
        if page.get(equals) != Some(&b'=') {
            self.at = named;
            return Some(Attribute { name, value: named..named, ends: named });
        }
        let begins = end(page, equals + 1, |b| !is_blank(b));
        let (value, ends) = match page.get(begins) {
            Some(quote @ (b'"' | b'\'')) => {
                let inside = page.get(begins + 1..).unwrap_or_default();
                let Some(length) = memchr::memchr(*quote, inside) else {
                    self.at = page.len();
                    return None;
                };
                (begins + 1..begins + 1 + length, begins + 2 + length)
            }
            _ => {
                let ends = end(page, begins, |b| is_blank(b) || b == b'>');
                (begins..ends, ends)
            }
        };
        self.at = ends;
        Some(Attribute { name, value, ends })
    }
}

/// Where the first byte from a place on is that is wanted, or the end.
#[inline]
fn end(page: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let rest = page.get(from..).unwrap_or_default();
    rest.iter().position(|&b| wanted(b)).map_or(page.len(), |length| from + length)
}

/// What separates attributes.
#[inline]
pub(super) fn is_blank(b: u8) -> bool {
    // Nearly all bytes are above.
    b <= b' ' && matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// A name in lower case, cut to what is kept of it, and its length.
pub(super) fn lower(name: &[u8]) -> ([u8; LONGEST], usize) {
    let mut low = [0; LONGEST];
    for (to, from) in low.iter_mut().zip(name) {
        *to = from.to_ascii_lowercase();
    }
    (low, name.len().min(LONGEST))
}

/// Where the end tag of a name begins, from a place on.
pub(super) fn end_tag(page: &[u8], from: usize, name: &[u8]) -> Option<usize> {
    let rest = page.get(from..)?;
    let ends = |at: &usize| {
        rest.get(at + 2..at + 2 + name.len()).is_some_and(|given| given.eq_ignore_ascii_case(name))
    };
    memchr::memmem::find_iter(rest, b"</").find(ends).map(|at| from + at)
}

/// Where the end tag of a script begins whose content begins at a place. In what looks like a comment, a script may stand
/// in a script.
pub(super) fn end_of_script(page: &[u8], content: usize) -> Option<usize> {
    let (mut in_comment, mut inner) = (false, false);
    let mut from = content;
    loop {
        let at = from + memchr::memchr2(b'<', b'>', page.get(from..)?)?;
        from = at + 1;
        let tag = Tag::at(page, at).filter(|tag| tag.name() == b"script" && page.len() > tag.named);
        match tag {
            Some(tag) if tag.closes && inner => inner = false,
            Some(tag) if tag.closes => return Some(at),
            Some(_) => inner = in_comment,
            None if page.get(at..)?.starts_with(b"<!--") => {
                in_comment = true;
                from = at + 2;
            }
            None if page.get(..=at)?.ends_with(b"-->") => (in_comment, inner) = (false, false),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `name=value` of each, and what the tag ends with.
    fn shown(text: &str) -> (Vec<String>, &str) {
        let tag = Tag::at(text.as_bytes(), 0).unwrap();
        let mut attributes = Attributes::of(text.as_bytes(), &tag);
        let shown = attributes.by_ref().map(|found| {
            let of = |range| text.get(range).unwrap();
            format!("{}={}", of(found.name), of(found.value))
        });
        (shown.collect(), text.get(attributes.at..).unwrap())
    }

    #[test]
    fn names_are_in_lower_case_and_end_where_the_standard_says() {
        for (text, name, closes) in
            [("<A>", "a", false), ("</DIV >", "div", true), ("<br/>", "br", false), ("<o:p x>", "o:p", false)]
        {
            let tag = Tag::at(text.as_bytes(), 0).unwrap();
            assert_eq!((tag.name(), tag.closes), (name.as_bytes(), closes));
        }
        for text in ["<", "</", "< a>", "<1>", "<!--", "</ a>", "<é>"] {
            assert!(Tag::at(text.as_bytes(), 0).is_none(), "{text}");
        }
    }

    #[test]
    fn scripts_end_where_a_browser_ends_them() {
        for (content, end) in [
            ("a</script>", 1),
            ("<!--<script>a</script>b</script>", 23),
            ("<!--<script>a<\\/script>--></script>", 26),
            ("<!--><script></script>", 13),
            ("<!-- --><script></script>", 16),
            ("'<script>'</script>", 10),
            ("</scripts></SCRIPT >", 10),
        ] {
            assert_eq!(end_of_script(content.as_bytes(), 0), Some(end), "{content}");
        }
        assert_eq!(end_of_script(b"<!--<script>a</script>", 0), None);
        assert_eq!(end_of_script(b"a</script", 0), None);
    }

    #[test]
    fn attributes_are_cut_as_a_browser_does() {
        let all = shown("<a href = 'x>y' checked class=b/c id=\"\"data-x=1/>z");
        assert_eq!(all.0, ["href=x>y", "checked=", "class=b/c", "id=", "data-x=1/"]);
        assert_eq!(all.1, ">z");
        assert_eq!(shown("<br/>"), (vec![], ">"));
        assert_eq!(shown("<p / = a==b>").0, ["==", "a==b"]);
        assert_eq!(shown("<p class=\"never closed>"), (vec![], ""));
        assert_eq!(shown("<p a"), (vec!["a=".to_owned()], ""));
    }
}
