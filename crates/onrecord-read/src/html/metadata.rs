//! Meta tags and the other places in which a page says what it is.

use dom_query::{Document, Element};

/// The most meta tags that are kept; pages have some dozens.
const MOST: usize = 1_000;

/// What a page says of itself outside its text.
#[derive(Default)]
pub(super) struct Metas {
    /// The meta tags, names in lower case, in the order of the page.
    tags: Vec<(String, String)>,
    /// The address that it links to as its own.
    address: Option<String>,
    /// The language of its root element.
    language: Option<String>,
}

impl Metas {
    pub(super) fn of(document: &Document) -> Metas {
        let mut metas = Metas::default();
        for node in document.root().descendants_it() {
            node.query(|node| node.as_element().map(|element| metas.take(element)));
        }
        metas
    }

    fn take(&mut self, element: &Element) {
        match &*element.name.local {
            "meta" if self.tags.len() < MOST => self.take_tag(element),
            "link" if self.address.is_none() => {
                let is_own = value(element, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                self.address = value(element, "href").filter(|_| is_own).map(str::to_owned);
            }
            "html" if self.language.is_none() => {
                self.language =
                    value(element, "lang").or_else(|| value(element, "xml:lang")).map(str::to_owned);
            }
            _ => {}
        }
    }

    fn take_tag(&mut self, element: &Element) {
        let Some(content) = value(element, "content").map(str::trim).filter(|content| !content.is_empty())
        else {
            return;
        };
        for kind in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = value(element, kind) {
                self.tags.push((name.trim().to_ascii_lowercase(), content.to_owned()));
            }
        }
    }

    /// The contents of all tags of a name.
    pub(super) fn all<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'m str> {
        self.tags.iter().filter(move |(given, _)| given == name).map(|(_, content)| content.as_str())
    }

    /// The content of the first tag that has one of the names; the first name goes first.
    pub(super) fn first<'m>(&'m self, names: &[&'m str]) -> Option<&'m str> {
        names.iter().find_map(|name| self.all(name).next())
    }
}

/// What an attribute of an element says.
pub(super) fn value<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| &*attr.value)
}

/// The address that the page gives as its own.
pub(super) fn canonical(metas: &Metas) -> Option<String> {
    let given = metas.address.as_deref().or_else(|| metas.first(&["og:url"]))?.trim();
    let is_whole = given.starts_with("https://") || given.starts_with("http://");
    if is_whole { Some(given.to_owned()) } else { None }
}

/// The language that the page says it is in.
pub(super) fn language(metas: &Metas) -> Option<String> {
    let names = ["og:locale", "content-language", "language"];
    let given = metas.language.as_deref().or_else(|| metas.first(&names))?;
    Some(given.trim().to_owned()).filter(|language| !language.is_empty())
}

/// Who wrote it. Addresses of profiles are no names.
pub(super) fn author(metas: &Metas) -> Option<String> {
    let names = ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"];
    let is_name = |name: &&str| !name.contains("://") && name.len() <= 200;
    let name = names.iter().flat_map(|name| metas.all(name)).find(is_name)?;
    Some(name.strip_prefix("By ").unwrap_or(name).to_owned())
}
