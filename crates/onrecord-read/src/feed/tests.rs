//! Feeds of every kind, and broken ones.

use super::*;
use crate::read_from;

const BODY: &str = "<p>Mayor Ida Quill opened the bridge over the Oxley on Tuesday before some hundred people.</p>\
    <p>“It will stand for a hundred years,” she said, and thanked those who had built it in two winters &amp; a spring.</p>";

fn read(feed: &str) -> Vec<Result<Article, Skipped>> {
    read_from(feed.as_bytes(), "feed.xml", &Options::default()).collect()
}

fn shown(feed: &str) -> Vec<String> {
    let shown = |found: &Result<Article, Skipped>| match found {
        Ok(article) => format!("{} {}", article.origin, article.published.day),
        Err(skipped) => skipped.to_string(),
    };
    read(feed).iter().map(shown).collect()
}

fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<!-- made here -->\n<rss version=\"2.0\" xmlns:content=\"x\"><channel><title>Oxley &amp; Vale</title>\
         <image><title>logo</title></image>{items}</channel></rss>"
    )
}

#[test]
fn an_entry_with_its_content_is_an_article() {
    let escaped = BODY.replace('&', "&amp;").replace('<', "&lt;");
    for content in [format!("<![CDATA[{BODY}]]>"), escaped] {
        let feed = rss(&format!(
            "<item><title>Bridge &amp;amp; river</title><link>https://oxley.example/1</link><guid>n-1</guid>\
             <pubDate>Tue, 18 Nov 2025 23:30:00 -0500</pubDate><author>una@oxley.example (Una Birch)</author>\
             <description>In short.</description><content:encoded>{content}</content:encoded></item>"
        ));
        let found = read(&feed);
        let article = found[0].as_ref().unwrap();
        assert_eq!(article.origin.to_string(), "feed.xml#n-1");
        assert_eq!(article.origin.url.as_deref(), Some("https://oxley.example/1"));
        assert_eq!(article.published.day.to_string(), "2025-11-18", "the publisher's own day");
        assert_eq!(article.title.as_deref(), Some("Bridge & river"));
        assert_eq!(article.author.as_deref(), Some("Una Birch"));
        assert_eq!(article.outlet.as_deref(), Some("Oxley & Vale"));
        assert!(article.text.as_str().contains("people.\n\n“It will"), "{}", article.text.as_str());
        assert!(article.text.as_str().ends_with("two winters & a spring."));
        assert!(article.origin.extracted);
    }
}

#[test]
fn an_entry_with_a_summary_is_listed_with_its_address() {
    let feed =
        rss("<item><link>https://oxley.example/1</link><pubDate>Tue, 18 Nov 2025 10:00:00 GMT</pubDate>\
         <description>The bridge is open.</description></item>");
    let expected = "feed.xml#https://oxley.example/1: only a summary in the feed; the article is at https://oxley.example/1";
    assert_eq!(shown(&feed), [expected]);
    let long = format!("<description>{} Read more</description>", "The bridge is open. ".repeat(100));
    assert_eq!(
        read(&rss(&format!("<item>{long}</item>")))[0].as_ref().unwrap_err().reason.name(),
        "only-summary"
    );
}

#[test]
fn atom_gives_text_of_every_type_and_never_the_day_of_change() {
    let entry = |day: &str, content: &str| {
        format!(
            "<entry><id>tag:1</id><link rel=\"self\" href=\"https://oxley.example/self\"/>\
             <link href=\"https://oxley.example/1?a=1&amp;b=2\"/><updated>2025-12-01T00:00:00Z</updated>{day}\
             <author><name>Una Birch</name><uri>x</uri></author>{content}</entry>"
        )
    };
    let xhtml = format!("<content type=\"xhtml\"><div xmlns=\"y\">{BODY}</div></content>");
    let feed = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Oxley</title>{}{}</feed>",
        entry("<published>2025-11-18T08:00:00+01:00</published>", &xhtml),
        entry("", &xhtml)
    );
    assert_eq!(shown(&feed), ["feed.xml#tag:1 2025-11-18", "feed.xml#tag:1: no date"]);
    let found = read(&feed);
    let article = found[0].as_ref().unwrap();
    assert_eq!(article.origin.url.as_deref(), Some("https://oxley.example/1?a=1&b=2"));
    assert_eq!(article.author.as_deref(), Some("Una Birch"));
    assert!(article.text.as_str().ends_with("two winters & a spring."), "{}", article.text.as_str());
}

#[test]
fn a_json_feed_is_read() {
    let feed = serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Oxley",
        "items": [
            {"id": 1, "url": "https://oxley.example/1", "date_published": "2025-11-18T08:00:00Z", "content_html": BODY,
             "authors": [{"name": "Una Birch"}]},
            {"id": "2", "date_published": "2025-11-18", "content_text": "The bridge < the river.\n\n".repeat(20)},
            {"id": "3", "url": "https://oxley.example/3", "summary": "In short."}
        ]
    });
    let summary = "feed.xml#3: only a summary in the feed; the article is at https://oxley.example/3";
    assert_eq!(shown(&feed.to_string()), ["feed.xml#1 2025-11-18", "feed.xml#2 2025-11-18", summary]);
    let found = read(&feed.to_string());
    assert!(found[1].as_ref().unwrap().text.as_str().starts_with("The bridge < the river.\n\nThe bridge"));
}

#[test]
fn damage_ends_a_feed_after_the_good_entries() {
    let good = format!(
        "<item><guid>1</guid><pubDate>Tue, 18 Nov 2025 10:00:00 GMT</pubDate><content:encoded><![CDATA[{BODY}]]>\
         </content:encoded></item>"
    );
    let whole = rss(&good);
    let cut = whole.strip_suffix("</channel></rss>").unwrap();
    assert_eq!(shown(cut), ["feed.xml#1 2025-11-18"]);
    let reasons = |feed: &str| -> Vec<&str> {
        read(feed)
            .iter()
            .map(|found| found.as_ref().map_or_else(|skipped| skipped.reason.name(), |_| "read"))
            .collect()
    };
    assert_eq!(reasons(&format!("{cut}<item><guid>2")), ["read", "truncated"]);
    assert_eq!(reasons(&rss("")), ["empty"]);
}

#[test]
fn bombs_and_deep_nesting_end() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><rss><channel>\
        <item><guid>1</guid><content>&b;&b;&b;</content></item></channel></rss>";
    // The marks within the declaration of the document hide the feed, or its entities stay names: nothing grows.
    assert!(read(bomb).iter().all(|found| found.is_err()));
    for inside in [false, true] {
        let deep = "<x>".repeat(100_000);
        let feed = if inside { rss(&format!("<item><content>{deep}")) } else { rss(&deep) };
        assert_eq!(read(&feed)[0].as_ref().unwrap_err().reason.name(), "too-nested");
    }
    let options = Options { max_bytes: 1 << 12, ..Options::default() };
    let endless = rss(&format!("<item><content>{}</content></item>", "x".repeat(1 << 22)));
    let found: Vec<_> = read_from(endless.as_bytes(), "feed.xml", &options).collect();
    assert_eq!(found[0].as_ref().unwrap_err().reason.name(), "too-long");
}
