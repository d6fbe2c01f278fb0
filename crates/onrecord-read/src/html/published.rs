//! The day on which a page appeared, and by what it is known: JSON-LD, meta tags, `<time>`, the address, the text.
//!
//! Days of change (`modified`, `updated`) are never taken for it. The order is that of trust; the name that is given
//! with the day says how far it can be trusted.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use dom_query::{Document, Element, NodeRef};
use onrecord::Published;
use onrecord::article::FoundIn;
use onrecord::calendar::Day;

use super::blocks::Blocks;
use super::headline::{day_at_headline, posted};
use super::metadata::{Metas, value};
use super::scripts::day_in_scripts;
use super::written::{Slashes, day_of_address, first_day, line_day};
use crate::dates::{Moment, moment};

/// Names of meta tags that hold the day of publication, the surest first.
const META_NAMES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "sailthru.date",
    "parsely-pub-date",
    "originalpublicationdate",
    "publication_date",
    "publicationdate",
    "publish_date",
    "publish-date",
    "publishdate",
    "published_date",
    "date_published",
    "published-date",
    "pubdate",
    "pub_date",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished",
    "article_date_original",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "date",
    "displaydate",
    "timestamp",
    "shareaholic:article_published_time",
    "bt:pubdate",
    "ptime",
    "og:pubdate",
    "release_date",
];

/// Parts of the classes of elements that hold a day.
const DATED: &[&str] = &[
    "date",
    "publish",
    "posted",
    "time",
    "byline",
    "author",
    "created",
    "meta",
    "datum",
    "submitted",
    "info",
];

static DATED_FINDER: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(DATED).ok());

/// Words in names of elements whose days are not the article's.
const OTHERS: &[&str] =
    &["comment", "modif", "updat", "related", "footer", "sidebar", "widget", "copyright", "teaser", "event"];

/// The most elements that are looked at for a day.
const MOST_ELEMENTS: usize = 400;

/// Longer texts than this many bytes are no line with a date.
const LINE: usize = 200;

/// What is looked through for the day of a page.
pub(super) struct Page<'d> {
    pub(super) document: &'d Document,
    pub(super) blocks: &'d Blocks,
    pub(super) metas: &'d Metas,
    pub(super) json_ld: Option<&'d str>,
    pub(super) scripts: &'d [&'d str],
    pub(super) url: Option<&'d str>,
    pub(super) language: Option<&'d str>,
    /// The headline, as the page states it for machines.
    pub(super) title: Option<&'d str>,
}

/// The day of publication and where it was found.
pub(super) fn published(page: &Page<'_>) -> Option<Published> {
    let of_address = page.url.and_then(day_of_address);
    let shown = day_at_headline(page.blocks, &title(page), slashes(page));
    if let Some((found, name)) = from_metadata(page).or_else(|| from_elements(page, is_marked)) {
        return Some(local(found, name, shown, of_address));
    }
    let at = |day: Day, name: &str| found(Moment::of(day), name.to_owned());
    let by_eye =
        of_address.map(|day| at(day, "url")).or_else(|| shown.map(|day| at(day, "text at headline")));
    let by_name = || from_elements(page, is_dated).map(|(moment, name)| found(moment, name));
    let stated = || posted(page.blocks, slashes(page)).map(|day| at(day, "text"));
    let scripted = || day_in_scripts(page.scripts, slashes(page)).map(|day| at(day, "script"));
    by_eye.or_else(by_name).or_else(stated).or_else(scripted)
}

fn found(moment: Moment, name: String) -> Published {
    Published { day: moment.day, at: moment.at, found_in: FoundIn::Field(name) }
}

/// The publisher's own day. Where the clock may be another land's, because it is Greenwich's or no zone is given, the day that is shown at the headline, or else the
/// one in the address, settles which of two neighbouring days it was.
fn local(moment: Moment, name: String, shown: Option<Day>, of_address: Option<Day>) -> Published {
    let is_next = |day: &Day| day.plus_days(1) == moment.day || moment.day.plus_days(1) == *day;
    let settled = match shown {
        _ if moment.is_local => None,
        Some(day) if day == moment.day => None,
        Some(day) if is_next(&day) => Some((day, "text")),
        _ => of_address.filter(is_next).map(|day| (day, "url")),
    };
    match settled {
        Some((day, by)) => found(Moment::of(day), format!("{by} beside {name}")),
        None => found(moment, name),
    }
}

fn from_metadata(page: &Page<'_>) -> Option<(Moment, String)> {
    let slashes = slashes(page);
    let read = |given: &str| read(given, slashes);
    if let Some(found) = page.json_ld.and_then(read) {
        return Some((found, "json-ld datePublished".to_owned()));
    }
    META_NAMES.iter().find_map(|name| {
        let found = page.metas.all(name).find_map(read)?;
        Some((found, format!("meta {name}")))
    })
}

/// A day as metadata write it; a year from before there were pages is a mistake of the program that made them.
pub(super) fn read(given: &str, slashes: Slashes) -> Option<Moment> {
    let sound = moment(given).filter(|moment| moment.day.year() >= 1993);
    sound.or_else(|| first_day(given.get(..64).unwrap_or(given), slashes).map(Moment::of))
}

/// The first of the elements that holds a day.
fn from_elements(page: &Page<'_>, which: fn(&Element) -> bool) -> Option<(Moment, String)> {
    let slashes = slashes(page);
    let root = page.document.root();
    let elements = root
        .descendants_it()
        .filter(|node| node.query_or(false, |node| node.as_element().is_some_and(which)));
    let mut nodes = elements.take(MOST_ELEMENTS).filter(|node| !is_of_another(node));
    nodes.find_map(|node| {
        let machine = ["datetime", "content", "title"].iter().find_map(|name| {
            let given = node.attr(name)?;
            read(&given, slashes)
        });
        let text = || shown_day(&node, slashes);
        let found = machine.or_else(|| text().map(Moment::of))?;
        let is_time = node.node_name().is_some_and(|name| &*name == "time");
        Some((found, if is_time { "time".to_owned() } else { "text".to_owned() }))
    })
}

/// Whether the element says for machines that it holds the day.
fn is_marked(element: &Element) -> bool {
    let has_day =
        || value(element, "itemprop").is_some_and(|name| name.to_ascii_lowercase().contains("datepublished"));
    &*element.name.local == "time" || has_day()
}

/// Whether the element holds a day by its names.
fn is_dated(element: &Element) -> bool {
    let has_word = |names: &str| DATED_FINDER.as_ref().is_some_and(|finder| finder.is_match(names));
    let names_date = |id: &str| id.to_ascii_lowercase().contains("date");
    value(element, "class").is_some_and(has_word) || value(element, "id").is_some_and(names_date)
}

/// The day that is written in the element, if the line around it does not call it one of change.
fn shown_day(node: &NodeRef<'_>, slashes: Slashes) -> Option<Day> {
    let line = |node: &NodeRef<'_>| Some(apart(node)).filter(|text| text.trim().len() <= LINE);
    let day = line_day(&line(node)?, slashes)?;
    let around = node.parent().and_then(|parent| line(&parent));
    around.is_none_or(|around| line_day(&around, slashes).is_some()).then_some(day)
}

/// The text of an element, with blanks between its parts: a leaf of a calendar has them in boxes of their own.
fn apart(node: &NodeRef<'_>) -> String {
    let parts: Vec<_> =
        node.descendants_it().filter(NodeRef::is_text).take(LINE).map(|part| part.text()).collect();
    parts.iter().map(|part| &**part).collect::<Vec<_>>().join(" ")
}

/// What the page is called.
fn title(page: &Page<'_>) -> String {
    let of_head = || page.document.select_single("title").text().to_string();
    page.title.map_or_else(of_head, str::to_owned)
}

/// Whether the element, or one that it lies in, is by its name about something else than the article.
fn is_of_another(node: &NodeRef<'_>) -> bool {
    let names = |node: &NodeRef<'_>| {
        let parts = [node.class(), node.id_attr(), node.attr("itemprop")];
        let named = parts.into_iter().flatten().any(|name| {
            let name = name.to_ascii_lowercase();
            // "entry-date published updated" has not been changed since; one kit calls every element a widget.
            let is_fine = ["publish", "elementor", "blog"].iter().any(|fine| name.contains(fine));
            !is_fine && OTHERS.iter().any(|other| name.contains(other))
        });
        named || node.node_name().is_some_and(|name| matches!(&*name, "footer" | "aside" | "nav"))
    };
    names(node)
        || node.ancestors_it(Some(4)).any(|above| above.is_element() && not_whole(&above) && names(&above))
}

/// The page itself often has every word in its classes.
fn not_whole(node: &NodeRef<'_>) -> bool {
    node.node_name().is_some_and(|name| !matches!(&*name, "html" | "body" | "main" | "article"))
}

/// Which country's order figures have, by the language of the page and the end of its address.
fn slashes(page: &Page<'_>) -> Slashes {
    let language = page.language.unwrap_or_default().to_ascii_lowercase().replace('_', "-");
    let host = page.url.and_then(|url| url.split('/').nth(2)).unwrap_or_default();
    let british = [".uk", ".au", ".nz", ".ie", ".in", ".za", ".de", ".fr", ".es", ".it", ".at", ".ch", ".nl"];
    match language.as_str() {
        _ if british.iter().any(|end| host.ends_with(end)) => Slashes::DayFirst,
        "en-us" => Slashes::MonthFirst,
        "" | "en" => Slashes::Unknown,
        _ => Slashes::DayFirst,
    }
}
