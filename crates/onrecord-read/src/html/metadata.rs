//! Meta tags and the other places in which a page says what it is.

use dom_query::Document;

use super::json_ld::{self, Said};

/// The most meta tags that are kept; pages have some dozens.
const MOST: usize = 1_000;

/// The meta tags of a page, names in lower case, in the order of the page.
pub(super) struct Metas(Vec<(String, String)>);

impl Metas {
    pub(super) fn of(document: &Document) -> Metas {
        let mut metas = Vec::new();
        for node in document.select("meta[content]").nodes().iter().take(MOST) {
            let content = node.attr_or("content", "");
            for kind in ["property", "name", "itemprop", "http-equiv"] {
                if let Some(name) = node.attr(kind).filter(|_| !content.trim().is_empty()) {
                    metas.push((name.trim().to_ascii_lowercase(), content.trim().to_owned()));
                }
            }
        }
        Metas(metas)
    }

    /// The contents of all tags of a name.
    pub(super) fn all<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'m str> {
        self.0.iter().filter(move |(given, _)| given == name).map(|(_, content)| content.as_str())
    }

    /// The content of the first tag that has one of the names; the first name goes first.
    pub(super) fn first<'m>(&'m self, names: &[&'m str]) -> Option<&'m str> {
        names.iter().find_map(|name| self.all(name).next())
    }
}

/// What the JSON-LD blocks of a page say.
pub(super) fn json_ld(document: &Document) -> Said {
    let blocks = document.select("script[type*=\"ld+json\" i]");
    let texts: Vec<_> = blocks.nodes().iter().take(100).map(dom_query::NodeRef::text).collect();
    json_ld::said(texts.iter().map(|text| &**text))
}

/// The address that the page gives as its own.
pub(super) fn canonical(document: &Document, metas: &Metas) -> Option<String> {
    let link = document.select_single("link[rel=\"canonical\" i]").attr("href");
    let given = link.as_deref().or_else(|| metas.first(&["og:url"]))?.trim();
    let is_whole = given.starts_with("https://") || given.starts_with("http://");
    if is_whole { Some(given.to_owned()) } else { None }
}

/// The language that the page says it is in.
pub(super) fn language(document: &Document, metas: &Metas) -> Option<String> {
    let root = document.select_single("html");
    let of_root = root.attr("lang").or_else(|| root.attr("xml:lang"));
    let given = of_root.as_deref().or_else(|| metas.first(&["og:locale", "content-language", "language"]))?;
    Some(given.trim().to_owned()).filter(|language| !language.is_empty())
}

/// Who wrote it. Addresses of profiles are no names.
pub(super) fn author(metas: &Metas) -> Option<String> {
    let names = ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"];
    let is_name = |name: &&str| !name.contains("://") && name.len() <= 200;
    let name = names.iter().flat_map(|name| metas.all(name)).find(is_name)?;
    Some(name.strip_prefix("By ").unwrap_or(name).to_owned())
}
