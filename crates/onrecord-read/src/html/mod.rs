//! One HTML page → one article: its text, its day, and what it says about itself.

use onrecord::article::FoundIn;
use onrecord::{Article, Origin, Published, Text};

use crate::{Options, Reason, Skipped, kind};

mod bare;
mod blocks;
mod body;
mod charset;
mod guard;
mod headline;
mod json_ld;
mod labels;
mod metadata;
mod names;
mod pick;
mod published;
mod scripts;
mod tags;
mod written;

use bare::{Bare, WithoutScripts};

/// The most blocks of JSON-LD that are read; pages have a few.
const MOST_BLOCKS: usize = 100;

/// The article of one page.
///
/// The text is what a reader would call the article: paragraphs apart by an empty line, without menus, advertisements
/// and comments. The day is taken from JSON-LD, else from meta tags, `<time>`, the address or a dated line of the page;
/// [`FoundIn::Field`] says which. Days of change are never taken. [`Options::date`] wins over whatever the page says.
/// [`Origin::url`] is filled from the page where it is not known.
///
/// The bytes are decoded by their byte order mark, else `charset` (what the server said), else what the page says, else
/// as a text file would be.
///
/// ```
/// use onrecord::Origin;
/// use onrecord_read::{Options, html_article};
///
/// let page = r#"<html lang="en"><head><title>Bridge opens</title>
/// <meta property="article:published_time" content="2025-11-18T08:30:00+00:00"></head>
/// <body><nav>Home | Sport</nav><article><p>Mayor Ida Quill opened the bridge over the Oxley on Tuesday.</p>
/// <p>“It will stand for a hundred years,” she said at the ceremony.</p></article></body></html>"#;
/// let article = html_article(page.as_bytes(), None, Origin::default(), &Options::default())?;
/// assert_eq!(article.published.day.to_string(), "2025-11-18");
/// assert!(article.text.as_str().ends_with("Tuesday.\n\n“It will stand for a hundred years,” she said at the ceremony."));
/// # Ok::<(), onrecord_read::Skipped>(())
/// ```
///
/// # Errors
/// [`Skipped`] when the page is too long, made to be slow, without text or without a day.
pub fn html_article(
    bytes: &[u8],
    charset: Option<&str>,
    origin: Origin,
    options: &Options,
) -> Result<Article, Skipped> {
    let limit = options.max_bytes;
    if bytes.len() as u64 > limit {
        return Err(Skipped { origin, reason: Reason::TooLong { limit } });
    }
    let decoded = charset::decode(bytes, charset);
    let Some(page) = bare::bare(&decoded, WithoutScripts::LeftOut) else {
        return Err(Skipped { origin, reason: Reason::TooNested });
    };
    page_article(page, &decoded, origin, options)
}

/// The text of a piece of a page that is known to be the article, as feeds and agencies send it.
///
/// # Errors
/// [`Reason::TooNested`] when it is made to be slow.
pub(crate) fn fragment_text(fragment: &str) -> Result<String, Reason> {
    let bare = bare::bare(fragment, WithoutScripts::Shown).ok_or(Reason::TooNested)?;
    Ok(body::set_apart(&dom_query::Document::from(bare.page).formatted_text()))
}

/// The tree of a page; `None` where it is too deep, which is looked at where it was not sure before.
fn document(page: String, is_sure: bool) -> Option<dom_query::Document> {
    let has_readings = page.contains("<rt");
    let document = dom_query::Document::from(page);
    if !is_sure && guard::is_deep(&document) {
        return None;
    }
    // Readings of East Asian characters stand between them and break every word.
    if has_readings {
        document.select("rt, rp").remove();
    }
    Some(document)
}

fn page_article(
    page: Bare<'_>,
    decoded: &str,
    mut origin: Origin,
    options: &Options,
) -> Result<Article, Skipped> {
    let Some(document) = document(page.page, page.is_sure) else {
        return Err(Skipped { origin, reason: Reason::TooNested });
    };
    let metas = metadata::Metas::of(&document);
    let said = json_ld::said(page.json_ld.into_iter().take(MOST_BLOCKS));
    let canonical = metadata::canonical(&metas);
    origin.url = origin.url.or(canonical);
    let language = metadata::language(&metas);
    origin.extracted = true;
    let blocks = blocks::Blocks::of(document.root());
    let dated = published::published(&published::Page {
        document: &document,
        blocks: &blocks,
        metas: &metas,
        json_ld: said.published.as_deref(),
        scripts: &page.scripts,
        url: origin.url.as_deref(),
        language: language.as_deref(),
        title: said.headline.as_deref().or_else(|| metas.first(&["og:title", "twitter:title"])),
    });
    let found = body::found(document, &blocks, decoded, said.body.as_deref());
    if found.text.is_empty() {
        return Err(Skipped { origin, reason: Reason::NoArticle });
    }
    let foreign = if options.any_language { None } else { kind::foreign(&found.text) };
    let is_type = |name: &str| metas.first(&[name]).is_some_and(|kind| kind.eq_ignore_ascii_case("article"));
    let says_article = said.published.is_some() || is_type("og:type");
    let signs =
        kind::Signs { says_article, is_index: found.shape.is_index(), must_be_paid: said.must_be_paid };
    if let Some(reason) = foreign.or_else(|| kind::no_article(&found.text, signs)) {
        return Err(Skipped { origin, reason });
    }
    let given = options.date.map(|day| Published { day, at: None, found_in: FoundIn::Given });
    let Some(published) = given.or(dated) else {
        return Err(Skipped { origin, reason: Reason::Undated });
    };
    let Ok(text) = Text::new(found.text) else {
        return Err(Skipped { origin, reason: Reason::TooLong { limit: u64::from(u32::MAX) } });
    };
    let words = |name: &[&str]| metas.first(name).map(str::to_owned);
    Ok(Article {
        given_id: None,
        origin,
        published,
        body: text.whole(),
        text,
        title: said.headline.or_else(|| words(&["og:title", "twitter:title"])).or(found.title),
        author: said.author.or_else(|| metadata::author(&metas)).or(found.byline),
        outlet: words(&["og:site_name"])
            .or(said.publisher)
            .or_else(|| words(&["application-name", "dc.publisher"])),
    })
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_kind;
#[cfg(test)]
mod tests_of_text;
