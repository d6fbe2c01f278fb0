//! The blocks of a page: its pieces of text in order, with what the elements around them say.

use std::ops::Range;

use dom_query::{Element, NodeData, NodeId, NodeRef};

use super::names::{self, Cut, Name};

/// What a block is by its element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `<p>`, and text that stands in a box by itself.
    Paragraph,
    /// With its rank, 1 to 3; those below count as 3.
    Heading(u8),
    /// Of a list.
    Item,
    /// A row of a table.
    Row,
    /// Below a picture.
    Caption,
}

/// A run of text between two ends of elements that begin a new line.
#[derive(Debug)]
pub(super) struct Block {
    /// Words with single blanks between them, or a line end where the page has one.
    pub(super) text: String,
    /// How many bytes of it are links.
    pub(super) linked: usize,
    /// How many of those lead to a place on the same page, as in a table of contents.
    pub(super) within: usize,
    pub(super) kind: Kind,
    /// Whether it stands in an element for running text, rather than in a bare box.
    pub(super) in_paragraph: bool,
    /// The nodes that it is made of.
    pub(super) nodes: Vec<NodeId>,
}

/// An element that holds blocks, told by its name.
#[derive(Debug)]
pub(super) struct Holder {
    pub(super) name: Name,
    pub(super) blocks: Range<usize>,
}

/// The blocks of a page and the elements that say something about them, both in the order of the page.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub(super) all: Vec<Block>,
    pub(super) holders: Vec<Holder>,
    /// What each block is by the elements around it, if none of the article.
    pub(super) cuts: Vec<Option<Cut>>,
}

/// An element that has been entered and not left.
struct Open {
    /// Its place among the holders.
    holder: Option<usize>,
    role: Role,
}

/// What an element does to text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Nobody reads it.
    Unseen,
    /// Begins and ends a line.
    Box(Option<Kind>),
    /// A cell of a table: words of it are kept apart from those of the next.
    Cell,
    /// Goes on in the line.
    Inline,
    Link,
    /// To a place on the same page.
    LinkWithin,
    Break,
}

/// Cells of more bytes hold a part of the page rather than a value.
const LONG_CELL: usize = 200;

impl Block {
    /// Whether less than half of it are links.
    pub(super) fn is_told(&self) -> bool {
        self.linked * 2 < self.text.len()
    }

    /// How many bytes of running text it counts for.
    pub(super) fn weight(&self) -> usize {
        if self.text.len() > SHORT && self.is_told() { self.text.len() - self.linked } else { 0 }
    }

    /// Whether it is running text for sure: sentences in an element for them.
    pub(super) fn is_prose(&self) -> bool {
        let ends = self.text.len() >= LONG || self.text.ends_with(FULL_STOPS) || self.text.ends_with(CLOSERS);
        let is_text = matches!(self.kind, Kind::Paragraph | Kind::Item | Kind::Row) && self.in_paragraph;
        is_text && ends && self.text.len() >= SHORT && self.has_few_links()
    }

    /// Whether it ends like a sentence that is no label: "Ann Bo is the author of a book."
    pub(super) fn is_sentence(&self) -> bool {
        self.text.len() >= SHORT_SENTENCE && self.text.ends_with(FULL_STOPS) && self.has_few_links()
    }

    pub(super) fn has_few_links(&self) -> bool {
        self.linked * 10 < self.text.len() * 3
    }
}

/// Fewer bytes are a label as likely as a sentence.
pub(super) const SHORT: usize = 60;
/// Fewer bytes with a full stop behind them are no sentence about somebody.
const SHORT_SENTENCE: usize = 40;
/// What only a sentence ends with, where brackets and colons end labels too.
const FULL_STOPS: &[char] = &['.', '!', '?', '…', '。', '！', '？', '।'];
/// What paragraphs end with too.
const CLOSERS: &[char] = &['"', '”', '“', '»', '’', '\'', ')', ']', ':', ';', '」', '』'];

/// More bytes are sentences, however they end.
const LONG: usize = 200;

impl Blocks {
    /// Goes through the elements once.
    pub(super) fn of(root: NodeRef<'_>) -> Blocks {
        let mut builder = Builder::default();
        let mut next = root.first_child();
        let mut open: Vec<(NodeRef<'_>, Open)> = Vec::new();
        loop {
            while let Some(node) = next {
                match builder.enter(&node) {
                    Some(entered) => {
                        next = node.first_child();
                        open.push((node, entered));
                    }
                    None => next = node.next_sibling(),
                }
            }
            let Some((node, left)) = open.pop() else { break };
            builder.leave(&left);
            next = node.next_sibling();
        }
        builder.flush();
        let mut blocks = builder.blocks;
        blocks.cuts = blocks.cuts();
        blocks
    }

    /// What each block is by the elements around it, if none of the article. Elements with much of the page's text are the
    /// page, whatever they are called.
    fn cuts(&self) -> Vec<Option<Cut>> {
        let sums = sums(self.all.iter().map(Block::weight));
        let whole = between(&sums, &(0..self.all.len())).max(1);
        let cutters = self.cutters(|held| between(&sums, held) * 5 <= whole * 2);
        cutters.into_iter().map(|cutter| Some(self.cut(cutter?)?.0)).collect()
    }

    /// The outermost element around each block that by its name is none of the article and that `counts`, by its place
    /// among the holders.
    pub(super) fn cutters(&self, counts: impl Fn(&Range<usize>) -> bool) -> Vec<Option<usize>> {
        let mut cutters = vec![None; self.all.len()];
        for at in 0..self.holders.len() {
            let Some((_, held)) = self.cut(at) else { continue };
            // What lies in an element that is cut is cut already.
            if cutters.get(held.start) == Some(&None) && counts(held) {
                cutters.get_mut(held.clone()).unwrap_or_default().fill(Some(at));
            }
        }
        cutters
    }

    /// What a holder is, if none of the article, and which blocks it holds.
    pub(super) fn cut(&self, holder: usize) -> Option<(Cut, &Range<usize>)> {
        match self.holders.get(holder)? {
            Holder { name: Name::Cut(cut), blocks } => Some((*cut, blocks)),
            Holder { name: Name::Frame(_), .. } => None,
        }
    }
}

/// The sum of the values before each, and at the end that of all.
pub(super) fn sums(values: impl Iterator<Item = usize>) -> Vec<usize> {
    let after = values.scan(0, |sum, value| {
        *sum += value;
        Some(*sum)
    });
    std::iter::once(0).chain(after).collect()
}

/// The sum within a range, by [`sums`].
pub(super) fn between(sums: &[usize], range: &Range<usize>) -> usize {
    let at = |place: usize| sums.get(place).copied().unwrap_or_default();
    at(range.end).saturating_sub(at(range.start))
}

/// What has been read so far.
#[derive(Default)]
struct Builder {
    blocks: Blocks,
    text: String,
    linked: usize,
    within: usize,
    nodes: Vec<NodeId>,
    /// How many links, links to the same page, and elements of a kind, are open.
    links: usize,
    links_within: usize,
    kinds: Vec<Kind>,
}

impl Builder {
    /// Takes a node; what is given is to be handed to [`Builder::leave`] after what lies in the node.
    fn enter(&mut self, node: &NodeRef<'_>) -> Option<Open> {
        let opened = node.query(|inner| match &inner.data {
            NodeData::Text { contents } => {
                self.push(contents, node.id);
                None
            }
            NodeData::Element(element) => {
                let role = role(element);
                if role == Role::Unseen || names::is_hidden(element) {
                    return None;
                }
                Some((role, names::name(element)))
            }
            _ => None,
        })??;
        let (role, name) = opened;
        // Within a paragraph it is a part of a sentence, such as the place that a report is sent from.
        let is_within =
            matches!(role, Role::Inline | Role::Link | Role::LinkWithin) && !self.kinds.is_empty();
        let name = name.filter(|_| !is_within);
        match role {
            Role::Box(kind) => {
                self.flush();
                self.kinds.extend(kind);
            }
            Role::Link => self.links += 1,
            Role::LinkWithin => self.links_within += 1,
            Role::Break => self.break_line(),
            Role::Cell | Role::Inline | Role::Unseen => {}
        }
        let holder = name.map(|name| {
            if !matches!(role, Role::Box(_)) {
                self.flush();
            }
            let begins = self.blocks.all.len();
            self.blocks.holders.push(Holder { name, blocks: begins..begins });
            self.blocks.holders.len() - 1
        });
        Some(Open { holder, role })
    }

    fn leave(&mut self, open: &Open) {
        if open.holder.is_some() || matches!(open.role, Role::Box(_)) {
            self.flush();
        }
        match open.role {
            Role::Box(Some(_)) => drop(self.kinds.pop()),
            Role::Link => self.links -= 1,
            Role::LinkWithin => self.links_within -= 1,
            Role::Cell if self.text.len() > LONG_CELL => self.flush(),
            Role::Cell => self.blank(),
            _ => {}
        }
        let ends = self.blocks.all.len();
        if let Some(holder) = open.holder.and_then(|at| self.blocks.holders.get_mut(at)) {
            holder.blocks.end = ends;
        }
    }

    fn push(&mut self, text: &str, node: NodeId) {
        let before = self.text.len();
        if text.starts_with(char::is_whitespace) {
            self.blank();
        }
        for (at, word) in text.split_whitespace().enumerate() {
            if at > 0 {
                self.text.push(' ');
            }
            self.text.push_str(word);
        }
        if text.ends_with(char::is_whitespace) {
            self.blank();
        }
        if self.text.len() > before {
            self.nodes.push(node);
        }
        let pushed = self.text.len() - before;
        if self.links_within > 0 {
            self.within += pushed;
        }
        if self.links + self.links_within > 0 {
            self.linked += pushed;
        }
    }

    /// One break is a new line, two are a new paragraph.
    fn break_line(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if self.text.ends_with('\n') {
            self.flush();
        } else if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// Ends the block.
    fn flush(&mut self) {
        let text = self.text.trim();
        if !text.is_empty() {
            let kind = self.kinds.last().copied();
            self.blocks.all.push(Block {
                text: text.to_owned(),
                linked: self.linked,
                within: self.within,
                kind: kind.unwrap_or(Kind::Paragraph),
                in_paragraph: kind.is_some(),
                nodes: std::mem::take(&mut self.nodes),
            });
        }
        self.text.clear();
        self.nodes.clear();
        self.linked = 0;
        self.within = 0;
    }
}

fn role(element: &Element) -> Role {
    match &*element.name.local {
        "script" | "style" | "noscript" | "template" | "svg" | "iframe" | "object" | "embed" | "applet"
        | "audio" | "video" | "canvas" | "map" | "head" | "select" | "textarea" | "button" | "input"
        | "datalist" | "dialog" | "math" | "frameset" | "menu" | "progress" | "rt" | "rp" => Role::Unseen,
        "p" | "pre" => Role::Box(Some(Kind::Paragraph)),
        "h1" => Role::Box(Some(Kind::Heading(1))),
        "h2" => Role::Box(Some(Kind::Heading(2))),
        "h3" | "h4" | "h5" | "h6" => Role::Box(Some(Kind::Heading(3))),
        "li" | "dd" | "dt" => Role::Box(Some(Kind::Item)),
        "tr" => Role::Box(Some(Kind::Row)),
        "figcaption" => Role::Box(Some(Kind::Caption)),
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "details"
        | "div" | "dl" | "fieldset" | "figure" | "footer" | "form" | "header" | "html" | "legend"
        | "main" | "nav" | "ol" | "section" | "summary" | "table" | "tbody" | "tfoot" | "thead" | "ul" => {
            Role::Box(None)
        }
        "td" | "th" => Role::Cell,
        "a" if leads_within(element) => Role::LinkWithin,
        "a" => Role::Link,
        "br" | "hr" => Role::Break,
        _ => Role::Inline,
    }
}

fn leads_within(link: &Element) -> bool {
    let mut attrs = link.attrs.iter();
    attrs.any(|attr| &*attr.name.local == "href" && attr.value.len() > 1 && attr.value.starts_with('#'))
}
