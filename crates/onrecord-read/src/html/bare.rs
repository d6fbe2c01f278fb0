//! A page without what no reader sees and nothing here looks at: it is more than half of most pages, and need not be
//! parsed.
//!
//! Comments, scripts, styles, drawings, most attributes, long addresses and blanks beside blanks are left out before a tree
//! is built. What is left out changes no text: what is not understood stays.

use super::guard::Open;
use super::tags::{Attribute, Attributes, Tag, end_of_script, end_tag, is_blank, lower};

/// What is left of a page.
pub(super) struct Bare<'p> {
    pub(super) page: String,
    /// What its scripts say for machines, as JSON-LD.
    pub(super) json_ld: Vec<&'p str>,
    /// The other scripts that stand in it.
    pub(super) scripts: Vec<&'p str>,
    /// Whether all of it was understood, so that what it opens has been counted right.
    pub(super) is_sure: bool,
}

/// What is to be done with what a page shows only where scripts don't run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WithoutScripts {
    LeftOut,
    Shown,
}

/// Elements whose content is no markup.
const RAW: &[&[u8]] = &[b"textarea", b"title", b"xmp", b"noembed", b"noframes", b"iframe"];

/// Elements all of whose attributes may tell something.
const TELLING: &[&[u8]] = &[b"meta", b"time", b"html", b"iframe", b"embed", b"object", b"link"];

/// What drawings and formulas are made of; whatever else stands in them may be a part of the page.
#[rustfmt::skip]
const DRAWN: &[&[u8]] = &[
    b"path", b"g", b"use", b"circle", b"ellipse", b"rect", b"line", b"polyline", b"polygon", b"defs",
    b"symbol", b"clippath", b"mask", b"lineargradient", b"radialgradient", b"stop", b"title", b"desc",
    b"text", b"tspan", b"image", b"filter", b"pattern", b"animate", b"marker", b"mrow", b"mi", b"mo", b"mn",
    b"msup", b"msub", b"msubsup", b"mfrac", b"msqrt", b"mover", b"munder", b"mstyle", b"mspace",
    b"semantics", b"style",
];

/// The page without what tells nothing; `None` where it is [made to be slow](super::guard).
pub(super) fn bare(page: &str, without_scripts: WithoutScripts) -> Option<Bare<'_>> {
    let mut cutter = Cutter {
        page,
        kept: String::with_capacity(page.len() / 2),
        from: 0,
        open: Open::default(),
        preformatted: 0,
        is_unsure: false,
        without_scripts,
        json_ld: Vec::new(),
        scripts: Vec::new(),
    };
    let mut at = 0;
    while let Some(length) = memchr::memchr(b'<', page.as_bytes().get(at..)?) {
        let begins = at + length;
        cutter.text(at, begins);
        at = cutter.markup(begins)?;
    }
    cutter.text(at, page.len());
    cutter.cut(page.len(), page.len());
    let Cutter { kept, json_ld, scripts, open, is_unsure, .. } = cutter;
    if open.is_slow(kept.len()) {
        None
    } else {
        Some(Bare { page: kept, json_ld, scripts, is_sure: !is_unsure })
    }
}

struct Cutter<'p> {
    page: &'p str,
    kept: String,
    /// What lies before is in `kept` or left out.
    from: usize,
    open: Open,
    /// How many elements are open whose blanks count.
    preformatted: usize,
    /// Whether it is not known any more what is markup: other rules hold in drawings and formulas, and what else stands in
    /// them may end them.
    is_unsure: bool,
    without_scripts: WithoutScripts,
    json_ld: Vec<&'p str>,
    scripts: Vec<&'p str>,
}

impl<'p> Cutter<'p> {
    fn bytes(&self) -> &'p [u8] {
        self.page.as_bytes()
    }

    /// Leaves a part out and keeps all before it.
    fn cut(&mut self, begins: usize, ends: usize) {
        if let Some(before) = self.page.get(self.from..begins) {
            self.kept.push_str(before);
            self.from = ends;
        }
    }

    /// Of blanks beside each other only the first is kept.
    fn text(&mut self, begins: usize, ends: usize) {
        let text = self
            .bytes()
            .get(begins..ends)
            .filter(|_| self.preformatted == 0 && !self.is_unsure)
            .unwrap_or_default();
        let mut blanks = 0;
        for (at, &b) in (begins..).zip(text) {
            if is_blank(b) {
                blanks += 1;
                continue;
            }
            if blanks > 1 {
                self.cut(at + 1 - blanks, at);
            }
            blanks = 0;
        }
        if blanks > 1 {
            self.cut(ends + 1 - blanks, ends);
        }
    }

    /// Takes what begins with `<`; gives where to go on, or `None` where the page is made to be slow.
    fn markup(&mut self, begins: usize) -> Option<usize> {
        let page = self.bytes();
        let Some(tag) = Tag::at(page, begins) else { return Some(self.no_tag(begins)) };
        if tag.closes {
            self.preformatted = self.preformatted.saturating_sub(usize::from(tag.name() == b"pre"));
            return self.open.take(&tag).then_some(tag.named);
        }
        if self.is_unsure {
            // What its scripts say for machines is read all the same.
            self.unseen(&tag);
            return (self.open.take_unsure() && self.open.take(&tag)).then_some(tag.named);
        }
        self.start(begins, &tag)
    }

    /// Passes over what begins with `<` and is no tag; comments are left out.
    fn no_tag(&mut self, begins: usize) -> usize {
        let page = self.bytes();
        let rest = page.get(begins + 1..).unwrap_or_default();
        if self.is_unsure {
            return begins + 1;
        }
        if rest.starts_with(b"!--") {
            // `<!-->` is a whole comment. One that is never closed is all that is left of the page.
            let length = rest.get(1..).and_then(|rest| memchr::memmem::find(rest, b"-->"));
            return length.map_or(page.len(), |length| self.leave_out(begins, begins + 5 + length));
        }
        if rest.starts_with(b"!") || rest.starts_with(b"?") || (rest.starts_with(b"/") && rest.len() > 1) {
            return memchr::memchr(b'>', rest).map_or(page.len(), |length| begins + 2 + length);
        }
        begins + 1
    }

    /// Leaves a whole out, unless what stands before and behind it would become a tag.
    fn leave_out(&mut self, begins: usize, ends: usize) -> usize {
        if self.bytes().get(begins.saturating_sub(3)..begins).is_some_and(|before| before.contains(&b'<')) {
            self.is_unsure = true;
            return begins + 1;
        }
        self.cut(begins, ends);
        ends
    }

    fn start(&mut self, begins: usize, tag: &Tag) -> Option<usize> {
        if let Some(ends) = self.unseen(tag) {
            return Some(self.leave_out(begins, ends));
        }
        let ends = self.attributes(tag);
        match tag.name() {
            // What is not left out here is never closed.
            b"script" | b"style" | b"plaintext" => Some(self.bytes().len()),
            b"svg" | b"math" => self.drawing(tag, ends),
            // What is never closed goes to the end of the page.
            name if RAW.contains(&name) => {
                Some(end_tag(self.bytes(), ends, name).unwrap_or(self.bytes().len()))
            }
            name => {
                self.preformatted += usize::from(name == b"pre");
                self.open.take(tag).then_some(ends)
            }
        }
    }

    /// Empties a drawing and passes over a formula, whose tag ends at a place.
    fn drawing(&mut self, tag: &Tag, ends: usize) -> Option<usize> {
        match self.end_of_drawing(tag, ends) {
            Some(closed) if tag.name() == b"svg" => return Some(self.leave_out(ends, closed)),
            Some(closed) => return Some(closed),
            None => self.is_unsure |= !self.is_empty_tag(ends),
        }
        self.open.take(tag).then_some(ends)
    }

    /// Where an element ends that is left out as a whole.
    fn unseen(&mut self, tag: &Tag) -> Option<usize> {
        match tag.name() {
            b"base" => Some(self.end_of_tag(tag)),
            b"link" => Some(self.end_of_tag(tag)).filter(|_| !self.says_address(tag)),
            name @ (b"script" | b"style") => {
                let content = self.end_of_tag(tag);
                let closed = match name {
                    b"script" => end_of_script(self.bytes(), content)?,
                    _ => end_tag(self.bytes(), content, name)?,
                };
                let text =
                    self.page.get(content..closed).filter(|text| name == b"script" && !text.is_empty());
                let list = if self.is_json_ld(tag) { &mut self.json_ld } else { &mut self.scripts };
                list.extend(text);
                Some(self.end_of_tag(&Tag::at(self.bytes(), closed)?))
            }
            name @ b"noscript" if self.without_scripts == WithoutScripts::LeftOut => {
                let content = self.end_of_tag(tag);
                let (ends, closed) = self.next_of_name(content, name).filter(|(_, next)| next.closes)?;
                // A picture in it takes the place of the one before it, which is loaded by a script.
                let is_picture = has_word(self.page.get(content..ends)?, "<img");
                Some(self.end_of_tag(&closed)).filter(|_| !is_picture)
            }
            _ => None,
        }
    }

    /// The next tag of a name from a place on, and where it begins.
    fn next_of_name(&self, from: usize, name: &[u8]) -> Option<(usize, Tag)> {
        let rest = self.bytes().get(from..)?;
        let mut named = memchr::memmem::find_iter(rest, name);
        named.find_map(|at| {
            let begins = match rest.get(..at)? {
                [.., b'<', b'/'] => at - 2,
                [.., b'<'] => at - 1,
                _ => return None,
            };
            Some((from + begins, Tag::at(self.bytes(), from + begins)?))
        })
    }

    fn end_of_tag(&self, tag: &Tag) -> usize {
        let mut attributes = Attributes::of(self.bytes(), tag);
        attributes.by_ref().for_each(drop);
        (attributes.at + 1).min(self.bytes().len())
    }

    /// Whether the tag that ends at a place closes itself, as it does only for formulas, drawings and what is in them.
    fn is_empty_tag(&self, ends: usize) -> bool {
        ends >= 2 && self.bytes().get(ends - 2) == Some(&b'/')
    }

    fn value(&self, tag: &Tag, name: &[u8]) -> Option<&'p str> {
        let is_named = |found: &Attribute| {
            self.bytes().get(found.name.clone()).is_some_and(|given| given.eq_ignore_ascii_case(name))
        };
        let found = Attributes::of(self.bytes(), tag).find(is_named)?;
        self.page.get(found.value)
    }

    fn is_json_ld(&self, tag: &Tag) -> bool {
        self.value(tag, b"type").is_some_and(|kind| has_word(kind, "ld+json"))
    }

    fn says_address(&self, tag: &Tag) -> bool {
        self.value(tag, b"rel").is_some_and(|kind| has_word(kind, "canonical"))
            || self.value(tag, b"itemprop").is_some()
    }

    /// Where the content of a drawing or formula ends that holds nothing else.
    fn end_of_drawing(&self, tag: &Tag, content: usize) -> Option<usize> {
        let inside = self.bytes().get(content..).filter(|_| !self.is_empty_tag(content))?;
        let mut tags = memchr::memchr_iter(b'<', inside).map(|at| (at, Tag::at(inside, at)));
        let (at, ends) = tags.find(|(_, tag)| !tag.is_some_and(|tag| DRAWN.contains(&tag.name())))?;
        ends.filter(|ends| ends.closes && ends.name() == tag.name()).map(|_| content + at)
    }

    /// Cuts the attributes that tell nothing; gives where the tag ends.
    fn attributes(&mut self, tag: &Tag) -> usize {
        if TELLING.contains(&tag.name()) {
            return self.end_of_tag(tag);
        }
        let mut attributes = Attributes::of(self.page.as_bytes(), tag);
        for found in attributes.by_ref() {
            let name = self.bytes().get(found.name.clone()).unwrap_or_default();
            let value = self.page.get(found.value.clone()).unwrap_or_default();
            match kept(tag.name(), name, value) {
                Kept::Whole => {}
                Kept::Begin(bytes) => self.cut(found.value.start + bytes, found.value.end),
                Kept::Nothing => self.cut(found.name.start, found.ends),
            }
        }
        (attributes.at + 1).min(self.page.len())
    }
}

/// How much of an attribute is kept.
enum Kept {
    Whole,
    /// Its name, and so many bytes of its value.
    Begin(usize),
    Nothing,
}

fn kept(element: &[u8], name: &[u8], value: &str) -> Kept {
    let (low, length) = lower(name);
    let begin = || Kept::Begin(value.chars().next().map_or(0, char::len_utf8));
    let when = |tells: bool| if tells { Kept::Whole } else { Kept::Nothing };
    match low.get(..length).unwrap_or_default() {
        b"class" | b"id" | b"hidden" | b"aria-hidden" | b"aria-modal" | b"role" | b"rel" | b"itemprop"
        | b"colspan" | b"summary" | b"datatable" | b"dir" | b"lang" | b"datetime" | b"content"
        | b"property" => Kept::Whole,
        b"style" => when(has_word(value, "display") || has_word(value, "visibility")),
        // It may be a day.
        b"title" => when(value.bytes().any(|b| b.is_ascii_digit())),
        b"href" if element == b"a" => match value.starts_with('#') || value.starts_with("javascript:") {
            true => Kept::Whole,
            false => begin(),
        },
        b"src" | b"srcset" | b"data-src" | b"data-srcset" if element == b"img" => begin(),
        _ if element == b"img" => when(value.contains('.') && name.starts_with(b"data-")),
        _ => Kept::Nothing,
    }
}

/// Whether a text has a word of ASCII letters in it, whatever their case.
fn has_word(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(page: &str) -> String {
        bare(page, WithoutScripts::LeftOut).unwrap().page
    }

    #[test]
    fn scripts_styles_and_comments_go_and_all_else_stays() {
        let page = "<p>a<!-- b --><script async>if (1 < 2) c('<p>')</SCRIPT><Style>d</style>e\
            <script type='application/ld+json'>{\"f\": 1}</script><!--[if IE]>g<![endif]-->h";
        let bare = bare(page, WithoutScripts::LeftOut).unwrap();
        assert_eq!((bare.page.as_str(), bare.json_ld), ("<p>aeh", vec!["{\"f\": 1}"]));
        for same in [
            "",
            "<p>a < b</p>",
            "<!-- never closed",
            "<script>never closed <a onclick=x>",
            "<scripture>a</scripture>",
            "<title><a onclick=x></title>",
            "é<",
            "<p class='never closed",
        ] {
            assert_eq!(left(same), same);
        }
        assert_eq!(left("<!-->a-->"), "a-->");
    }

    #[test]
    fn attributes_that_tell_nothing_go() {
        for (page, bare) in [
            ("<a href=\"https://oxley.example/\" onclick='x>' class=b>c", "<a href=\"h\"  class=b>c"),
            ("<a href=#top>b", "<a href=#top>b"),
            ("<p STYLE='color:red' style='DISPLAY:none' data-x>", "<p  style='DISPLAY:none' >"),
            ("<img alt='a b' src=\"é.png\" data-full=c.png>", "<img  src=\"é\" data-full=c.png>"),
            ("<b title='3 May' x/><i title='Bridge'>", "<b title='3 May' /><i >"),
            ("<meta x=y content=z>", "<meta x=y content=z>"),
        ] {
            assert_eq!(left(page), bare);
        }
    }

    #[test]
    fn blanks_beside_blanks_go_where_they_do_not_count() {
        assert_eq!(left("<p>\n\n  a  b\t\n</p>  <b>"), "<p>\na b\t</p> <b>");
        let kept = "<pre>a\n\n<b>  </b></pre>";
        assert_eq!(left(&format!("{kept}  c")), format!("{kept} c"));
    }

    #[test]
    fn drawings_are_emptied_unless_something_else_stands_in_them() {
        assert_eq!(left("<svg fill=b><path d='M0'/><title>x</title></svg>y"), "<svg ></svg>y");
        for same in ["<svg><p>Rain fell.</p></svg>", "<svg><path>Rain fell.", "<svg/>Rain fell."] {
            assert_eq!(left(same), same);
        }
    }

    #[test]
    fn what_is_for_readers_without_scripts_is_left_out_or_shown() {
        let page = "a<noscript><p>b</p></noscript>c";
        assert_eq!(left(page), "ac");
        let picture = "<noscript><img src=x></noscript>";
        assert_eq!(left(picture), picture);
        assert_eq!(bare(page, WithoutScripts::Shown).unwrap().page, page);
        for same in ["<noscript>a", "<noscript>a<noscript>b</noscript>"] {
            assert_eq!(left(same).len(), same.replacen("<noscript>b</noscript>", "", 1).len(), "{same}");
        }
    }

    #[test]
    fn elements_never_closed_cost_no_more_than_their_length() {
        for tag in ["<svg>", "<noscript>", "<svg><g>", "<script/>", "<pre>  ", "<a href='"] {
            let page = tag.repeat(300_000);
            let before = std::time::Instant::now();
            drop(bare(&page, WithoutScripts::LeftOut));
            assert!(before.elapsed().as_secs() < 5, "{tag}");
        }
    }

    /// What a reader sees of a page.
    fn seen(page: &str) -> String {
        let document = dom_query::Document::from(page);
        document.select("script, style, svg").remove();
        super::super::body::set_apart(&document.formatted_text())
    }

    const PIECES: &[&str] = &[
        "rain ",
        " fell",
        "é",
        "\n  \n",
        "<p>",
        "</p>",
        "<div class='a b'>",
        "</div>",
        "<a href='x>y'>",
        "</a>",
        "<b onclick=x/>",
        "<br/>",
        "<pre>",
        "</pre>",
        "<table>",
        "<td title=\"<p>\">",
        "</table>",
        "<svg d=x>",
        "<path d='M 0'/>",
        "</svg>",
        "<title>",
        "</title>",
        "<textarea>",
        "</textarea>",
        "<script>",
        "</script>",
        "<script src=x />",
        "<style>",
        "</style >",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?x>",
        "</ x>",
        "<",
        ">",
        "\"",
        "'",
        "<img alt=\"a",
        "<p x=",
        "<li",
        "<select>",
        "<option>",
        "<template>",
        "</template>",
        "<iframe>",
        "</iframe>",
        "<xmp>",
        "</xmp>",
        "<link rel=a>",
        "<math>",
        "<mi>",
    ];

    proptest::proptest! {
        #[test]
        fn readers_see_the_same(pieces in proptest::collection::vec(0..PIECES.len(), 0..40)) {
            let page: String = pieces.into_iter().map(|at| PIECES[at]).collect();
            proptest::prop_assert_eq!(seen(&left(&page)), seen(&page), "{}", page);
        }

        #[test]
        fn no_text_is_lost_outside_tags(text in "[a-zé]{0,40}", tags in "(<(/?(script|style|p|svg|a|pre)|!--)( [xhs]='>)?>?|-->|[a-z ]){0,30}") {
            let page = format!("{text}{tags}");
            let bare = left(&page);
            proptest::prop_assert!(bare.starts_with(&text) && bare.len() <= page.len());
        }
    }
}
