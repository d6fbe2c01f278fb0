//! RSS and Atom, entry by entry.

use std::io::{self, BufRead, Read};

use onrecord::{Article, Origin};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::Entry;
use crate::{Options, Reason, Skipped};

/// Bytes of a feed that may pass without an entry's end, beside the limit of an article.
const BETWEEN: u64 = 1 << 20;

/// Elements that may lie in one another.
const DEEPEST: usize = 1_000;

/// A feed that is being read.
pub(crate) struct XmlFeed<R> {
    reader: Reader<Bounded<R>>,
    buffer: Vec<u8>,
    /// Elements open now.
    depth: usize,
    /// The title of the feed.
    title: Option<String>,
    ended: bool,
}

/// Input that ends when too much was read since it was last filled up, so that no tag or text takes all memory.
struct Bounded<R> {
    input: R,
    left: u64,
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let left = usize::try_from(self.left).unwrap_or(usize::MAX);
        let held = self.input.fill_buf()?;
        Ok(held.get(..left.min(held.len())).unwrap_or_default())
    }

    fn consume(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes as u64);
        self.input.consume(bytes);
    }
}

/// Whether an input that begins like this is a feed: its first element is one of RSS or Atom.
pub(crate) fn is_xml_feed(head: &[u8]) -> bool {
    let mut rest = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    // Past the prolog, comments and stylesheets.
    while rest.starts_with(b"<?") || rest.starts_with(b"<!") {
        let end: &[u8] = if rest.starts_with(b"<!--") { b"-->" } else { b">" };
        let Some(at) = memchr::memmem::find(rest, end) else { return false };
        rest = rest.get(at + end.len()..).unwrap_or_default().trim_ascii_start();
    }
    [b"<rss".as_slice(), b"<feed", b"<rdf:RDF", b"<atom:feed"].iter().any(|first| rest.starts_with(first))
}

/// What happened next in a feed.
enum Step {
    Entry(Entry),
    End,
}

impl<R: BufRead> XmlFeed<R> {
    pub(crate) fn new(input: R) -> XmlFeed<R> {
        let mut reader = Reader::from_reader(Bounded { input, left: 0 });
        let config = reader.config_mut();
        // Feeds are often no sound XML; what can be read of them is.
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        config.expand_empty_elements = true;
        XmlFeed { reader, buffer: Vec::new(), depth: 0, title: None, ended: false }
    }

    /// The article of the next entry; damage ends the feed.
    pub(crate) fn next(&mut self, path: &str, options: &Options) -> Option<Result<Article, Skipped>> {
        if self.ended {
            return None;
        }
        self.reader.get_mut().left = options.max_bytes.saturating_mul(2).saturating_add(BETWEEN);
        match self.step(options.max_bytes) {
            Ok(Step::Entry(entry)) => Some(entry.article(path, self.title.as_deref(), options)),
            Ok(Step::End) | Err(Reason::Truncated) if self.reader.get_ref().left == 0 => {
                Some(self.failed(path, Reason::TooLong { limit: options.max_bytes }))
            }
            Ok(Step::End) => {
                self.ended = true;
                None
            }
            Err(reason) => Some(self.failed(path, reason)),
        }
    }

    fn failed(&mut self, path: &str, reason: Reason) -> Result<Article, Skipped> {
        self.ended = true;
        let offset = Some(self.reader.buffer_position());
        Err(Skipped { origin: Origin { path: path.to_owned(), offset, ..Origin::default() }, reason })
    }

    fn step(&mut self, limit: u64) -> Result<Step, Reason> {
        loop {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer).map_err(damaged)? {
                Event::Start(start) => {
                    self.depth += 1;
                    match name(&start).as_str() {
                        "item" | "entry" => return self.entry(limit).map(Step::Entry),
                        // The feed's own title; pictures of it have titles deeper down.
                        "title" if self.depth <= 3 && self.title.is_none() => {
                            let title = self.content(limit)?.0;
                            self.title = Some(super::plain(&title)).filter(|title| !title.is_empty());
                        }
                        _ => {}
                    }
                }
                Event::End(_) => self.depth = self.depth.saturating_sub(1),
                Event::Eof => return Ok(Step::End),
                _ => {}
            }
            if self.depth > DEEPEST {
                return Err(Reason::TooNested);
            }
        }
    }

    /// The rest of an entry that was opened.
    fn entry(&mut self, limit: u64) -> Result<Entry, Reason> {
        let mut entry = Entry::default();
        loop {
            self.buffer.clear();
            let (name, href) = match self.reader.read_event_into(&mut self.buffer).map_err(damaged)? {
                Event::Start(start) => (qualified(&start), href(&start)),
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(entry);
                }
                Event::Eof => return Err(Reason::Truncated),
                _ => continue,
            };
            self.depth += 1;
            let (content, too_long) = self.content(limit)?;
            entry.too_long |= too_long;
            entry.take(&name, href, content);
        }
    }

    /// What stands in an element that was opened, inner tags and all, and whether it is over the limit.
    fn content(&mut self, limit: u64) -> Result<(String, bool), Reason> {
        let (mut content, mut open, mut too_long) = (String::new(), 0_usize, false);
        loop {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer).map_err(damaged)? {
                Event::Start(start) => {
                    open += 1;
                    tag(&mut content, "<", start.local_name().as_ref());
                }
                Event::End(_) if open == 0 => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok((content, too_long));
                }
                Event::End(end) => {
                    open -= 1;
                    tag(&mut content, "</", end.local_name().as_ref());
                }
                // Within XHTML what was written as text must not become a tag.
                Event::Text(text) => content.push_str(&text),
                Event::CData(text) => content.push_str(&text),
                Event::GeneralRef(reference) => refer(&mut content, &reference, open > 0),
                Event::Eof => return Err(Reason::Truncated),
                _ => {}
            }
            if content.len() as u64 > limit {
                too_long = true;
                content.clear();
            }
            if open > DEEPEST {
                return Err(Reason::TooNested);
            }
        }
    }
}

impl Entry {
    /// Files what stands in a child of the entry. The first of a kind counts.
    fn take(&mut self, name: &str, href: Option<Link>, content: String) {
        let place = match name {
            "title" => &mut self.title,
            "guid" | "id" => &mut self.id,
            "pubDate" | "published" | "issued" | "dc:date" | "dcterms:issued" => &mut self.published,
            "dc:creator" | "author" => {
                keep(&mut self.author, person(&content));
                return;
            }
            "content:encoded" | "content" => &mut self.content,
            "description" | "summary" => &mut self.summary,
            "link" => {
                let link = href.map_or(Some(content), |link| link.is_page.then_some(link.href));
                keep(&mut self.url, link.unwrap_or_default());
                return;
            }
            _ => return,
        };
        keep(place, content);
    }
}

fn keep(place: &mut Option<String>, found: String) {
    if place.is_none() && !found.trim().is_empty() {
        *place = Some(found);
    }
}

/// The name in `<name>…</name>` (Atom), `mail (Name)` (RSS) or alone.
fn person(content: &str) -> String {
    let of_atom = content.split_once("<name>").and_then(|(_, rest)| rest.split_once("</name>"));
    let of_rss = || content.split_once(" (").and_then(|(_, rest)| rest.split_once(')'));
    of_atom.or_else(of_rss).map_or(content, |(name, _)| name).trim().to_owned()
}

fn tag(content: &mut String, opens: &str, name: &str) {
    content.push_str(opens);
    content.push_str(name);
    content.push('>');
}

/// Writes what a reference stands for. Entities that a feed makes up are not resolved, so that none can grow.
fn refer(content: &mut String, reference: &BytesRef<'_>, is_markup: bool) {
    let character = reference.resolve_char_ref().ok().flatten();
    let text = resolve_predefined_entity(reference);
    match (is_markup, character, text) {
        (false, Some(character), _) => content.push(character),
        (false, None, Some(text)) => content.push_str(text),
        _ => {
            content.push('&');
            content.push_str(reference);
            content.push(';');
        }
    }
}

/// Where a `link` of Atom leads.
struct Link {
    href: String,
    is_page: bool,
}

fn href(start: &BytesStart<'_>) -> Option<Link> {
    let attribute = |name: &str| {
        let found = start.try_get_attribute(name).ok().flatten()?;
        Some(found.value.replace("&amp;", "&"))
    };
    let href = attribute("href")?;
    Some(Link { href, is_page: attribute("rel").is_none_or(|rel| rel == "alternate") })
}

fn name(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_owned()
}

/// The name with its prefix where that tells fields apart.
fn qualified(start: &BytesStart<'_>) -> String {
    let whole = start.name().as_ref().to_owned();
    match whole.split_once(':') {
        Some(("atom" | "rss", local)) => local.to_owned(),
        _ => whole,
    }
}

fn damaged(error: quick_xml::Error) -> Reason {
    match error {
        quick_xml::Error::Io(error) => Reason::from_io(io::Error::new(error.kind(), error.to_string())),
        error => Reason::Damaged { what: error.to_string() },
    }
}
