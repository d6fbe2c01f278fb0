//! What a server answered → its articles: a page, a feed, or whatever else a file could be.

use std::borrow::Cow;
use std::io::Cursor;

use onrecord::Origin;

use crate::inputs::Inputs;
use crate::stream::{Known, Named, Stream};
use crate::warc::http::{NoPage, unpacked};
use crate::{Articles, Options, Reason, Skipped};

/// How many times the limit of an article a feed may be.
const FEED: u64 = 8;

/// What a server answered for an address.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// The address.
    pub url: String,
    /// `Content-Type` as sent.
    pub content_type: Option<String>,
    /// `Content-Encoding` as sent.
    pub content_encoding: Option<String>,
    /// The body as it came.
    pub body: Vec<u8>,
    /// When a feed says that the page appeared, which counts where the page does not say it.
    pub published: Option<String>,
}

/// The articles of an answer. Path and entry of `origin` say where the address was found; the rest is filled in.
///
/// ```
/// use onrecord::Origin;
/// use onrecord_read::{Answer, Options, read_answer};
///
/// let page = "<html><body><article><p>Mayor Ida Quill opened the bridge over the Oxley.</p></article></body></html>";
/// let answer = Answer {
///     url: "https://oxley.example/bridge".to_owned(),
///     content_type: Some("text/html".to_owned()),
///     body: page.into(),
///     published: Some("Tue, 18 Nov 2025 23:30:00 -0500".to_owned()),
///     ..Answer::default()
/// };
/// let origin = Origin { path: "oxley.xml".to_owned(), ..Origin::default() };
/// let options = Options::default();
/// let article = read_answer(answer, origin, &options).next().unwrap()?;
/// assert_eq!(article.published.day.to_string(), "2025-11-18");
/// assert_eq!(article.origin.url.as_deref(), Some("https://oxley.example/bridge"));
/// # Ok::<(), onrecord_read::Skipped>(())
/// ```
pub fn read_answer(answer: Answer, origin: Origin, options: &Options) -> Articles<'_> {
    let place = Origin { url: Some(answer.url.clone()), ..origin.clone() };
    let (open, failed) = match stream(answer, origin, options) {
        Ok(stream) => (Some(stream), None),
        Err(reason) => (None, Some(Skipped { origin: place, reason })),
    };
    Articles { options, inputs: Inputs::new(&[]), open, failed }
}

fn stream<'a>(answer: Answer, origin: Origin, options: &Options) -> Result<Stream<'a>, Reason> {
    let Answer { url, content_type, content_encoding, body, published } = answer;
    let limit = options.max_bytes;
    let kind = content_type.unwrap_or_default().to_ascii_lowercase();
    let encoding = content_encoding.unwrap_or_default().to_ascii_lowercase();
    let body = match unpacked(Cow::Owned(body), encoding.trim(), limit.saturating_mul(FEED)) {
        Ok(body) => body.into_owned(),
        Err(NoPage::Encoding(encoding)) => return Err(Reason::Encoding { encoding }),
        Err(NoPage::TooLong | NoPage::Other) => return Err(Reason::TooLong { limit }),
    };
    let charset =
        kind.split_once("charset=").map(|(_, label)| label.trim_matches(['"', '\'', ' ', ';']).to_owned());
    let known = Known { entry: origin.entry, url: Some(url), charset, published };
    Stream::fetched(Box::new(Cursor::new(body)), &origin.path, named(&kind), known, options)
}

/// The format by `Content-Type`; what it says falsely of feeds and archives is told by their first bytes.
fn named(kind: &str) -> Named {
    match kind.split(';').next().unwrap_or_default().trim() {
        "text/html" | "application/xhtml+xml" => Named::Page,
        "text/csv" | "text/tab-separated-values" => Named::Table,
        "application/x-ndjson" | "application/jsonl" | "application/jsonlines" => Named::JsonLines,
        "application/json" => Named::Json,
        _ => Named::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "<p>The new bridge over the Oxley opened on Tuesday, and some two hundred people came to walk across it, \
        although it rained.</p><p>“It will stand for a hundred years,” Mayor Ida Quill said at the ceremony by the river.</p>";

    fn read(content_type: &str, encoding: Option<&str>, body: &[u8]) -> Vec<String> {
        let options = Options::default();
        let answer = Answer {
            url: "https://oxley.example/1".to_owned(),
            content_type: Some(content_type.to_owned()),
            content_encoding: encoding.map(str::to_owned),
            body: body.to_vec(),
            published: Some("2025-11-18".to_owned()),
        };
        let origin =
            Origin { path: "oxley.xml".to_owned(), entry: Some("e1".to_owned()), ..Origin::default() };
        read_answer(answer, origin, &options)
            .map(|found| match found {
                Ok(article) => {
                    format!("{} {} {:?}", article.origin, article.published.day, article.published.found_in)
                }
                Err(skipped) => skipped.to_string(),
            })
            .collect()
    }

    #[test]
    fn a_page_without_a_day_has_that_of_the_feed() {
        let page =
            |head: &str| format!("<html><head>{head}</head><body><article>{BODY}</article></body></html>");
        assert_eq!(
            read("text/html; charset=utf-8", None, page("").as_bytes()),
            ["oxley.xml#e1 2025-11-18 Field(\"feed\")"]
        );
        let dated = page("<meta name=date content=2025-11-17>");
        assert!(
            read("text/html", None, dated.as_bytes())[0].starts_with("oxley.xml#e1 2025-11-17"),
            "its own day wins"
        );
    }

    #[test]
    fn feeds_and_tables_are_told_also_where_the_server_calls_them_pages() {
        let feed = format!(
            "<rss><channel><item><guid>a</guid><pubDate>2025-11-19</pubDate><description>x</description>\
             <content:encoded><![CDATA[{BODY}]]></content:encoded></item></channel></rss>"
        );
        assert_eq!(read("text/html", None, feed.as_bytes()), ["oxley.xml#a 2025-11-19 Field(\"date\")"]);
        let table = b"date,text\n2025-11-18,Rain fell.\n";
        assert_eq!(read("text/csv", None, table), ["oxley.xml:2 2025-11-18 Field(\"date\")"]);
    }

    #[test]
    fn an_answer_that_is_packed_is_unpacked_within_the_limit() {
        use std::io::Write as _;
        let gzip = |bytes: &[u8]| {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            encoder.write_all(bytes).unwrap();
            encoder.finish().unwrap()
        };
        let page = format!("<html><body><article>{BODY}</article></body></html>");
        assert_eq!(read("text/html", Some("GZIP"), &gzip(page.as_bytes())).len(), 1);
        let bomb = gzip(&vec![b' '; 100 << 20]);
        assert!(read("text/html", Some("gzip"), &bomb)[0].contains("longer than the limit"));
        assert!(read("text/html", Some("zstd"), b"\x28\xb5\x2f\xfd")[0].contains("packed as"));
    }
}
