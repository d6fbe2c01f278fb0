//! Pages whole: their text, their day, what they say of themselves.

use super::*;

const TEXT: &str = "<p>Mayor Ida Quill opened the bridge over the Oxley on Tuesday before some hundred people.</p>\
    <p>“It will stand for a hundred years,” she said, and thanked those who had built it in two winters.</p>";

fn page(head: &str, body: &str) -> Result<Article, Skipped> {
    let page = format!("<!doctype html><html><head>{head}</head><body>{body}</body></html>");
    html_article(page.as_bytes(), None, Origin::default(), &Options::default())
}

/// `DAY found in`
fn day(head: &str, body: &str) -> String {
    match page(head, &format!("{body}<article>{TEXT}</article>")) {
        Ok(article) => match article.published.found_in {
            FoundIn::Field(name) => format!("{} {name}", article.published.day),
            other => format!("{} {other:?}", article.published.day),
        },
        Err(skipped) => skipped.reason.name().to_owned(),
    }
}

#[test]
fn the_day_is_taken_in_the_order_of_trust() {
    let json = r#"<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-11-18"}</script>"#;
    let meta = r#"<meta property="article:published_time" content="2025-11-14T10:00:00Z">"#;
    let link = r#"<link rel=canonical href="https://oxley.example/2025/11/10/bridge">"#;
    let time = r#"<time datetime="2025-11-06">Thursday</time>"#;
    let line = r#"<div class="dateline">November 2, 2025</div>"#;
    assert_eq!(day(&[json, meta, link].concat(), time), "2025-11-18 json-ld datePublished");
    assert_eq!(day(&[meta, link].concat(), time), "2025-11-14 meta article:published_time");
    assert_eq!(day(link, time), "2025-11-06 time");
    assert_eq!(day(link, line), "2025-11-10 url");
    assert_eq!(day("", line), "2025-11-02 text at headline");
    assert_eq!(day("", ""), "undated");
}

#[test]
fn a_given_day_wins_over_the_page() {
    let options = Options { date: "2020-01-02".parse().ok(), ..Options::default() };
    let html =
        format!("<meta property='article:published_time' content='2025-11-14'><article>{TEXT}</article>");
    let article = html_article(html.as_bytes(), None, Origin::default(), &options).unwrap();
    assert_eq!(article.published.day.to_string(), "2020-01-02");
    assert_eq!(article.published.found_in, FoundIn::Given);
    assert!(article.origin.extracted);
}

#[test]
fn a_day_of_change_dates_nothing() {
    let modified = r#"<meta property="article:modified_time" content="2025-11-18">
        <script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2025-11-18"}</script>"#;
    let updated = r#"<p class="updated"><time datetime="2025-11-18">now</time></p>"#;
    assert_eq!(day(modified, updated), "undated");
    let unchanged = r#"<time class="entry-date published updated" datetime="2025-11-18">now</time>"#;
    assert_eq!(day(modified, unchanged), "2025-11-18 time");
}

#[test]
fn the_address_settles_which_day_it_was_at_the_publisher() {
    let head = r#"<meta property="article:published_time" content="2025-11-19T03:30:00Z">
        <meta property="og:url" content="https://oxley.example/2025/11/18/bridge">"#;
    assert_eq!(day(head, ""), "2025-11-18 url beside meta article:published_time");
}

#[test]
fn a_clock_with_its_own_zone_is_the_publishers() {
    let head = r#"<meta property="article:published_time" content="2025-11-19T06:14:00-05:00">"#;
    let quoted = "<p class=tweet>November 18, 2025</p>";
    assert_eq!(day(head, quoted), "2025-11-19 meta article:published_time");
    assert_eq!(
        day(&head.replace("-05:00", "Z"), quoted),
        "2025-11-18 text beside meta article:published_time"
    );
}

#[test]
fn the_day_is_read_from_the_leaf_of_a_calendar_and_from_a_remark_below_the_text() {
    let menu = "<p>Home</p>".repeat(20);
    let leaf = "<div class=datum><span>Nov</span> <b>18</b><span>2025</span></div>";
    assert_eq!(day("", &[leaf, &menu].concat()), "2025-11-18 text");
    let remark = "<div>This entry was posted on Tuesday, November 18th, 2025 at 11:03 pm and is filed under Bridges.</div>";
    let page = page("", &format!("<article>{TEXT}{}{remark}</article>", TEXT.repeat(5))).unwrap();
    assert_eq!(page.published.day.to_string(), "2025-11-18");
}

#[test]
fn the_day_is_read_from_scripts_where_nothing_else_tells_it() {
    let script = r#"<script>state = {"publishedAt": "2025-11-18T08:00:00Z"}</script>"#;
    assert_eq!(day(script, ""), "2025-11-18 script");
    assert_eq!(day(script, "<time datetime=2025-11-17>Monday</time>"), "2025-11-17 time");
}

#[test]
fn a_given_day_dates_pages_without_one() {
    let options = Options { date: "2020-01-02".parse().ok(), ..Options::default() };
    let article = html_article(TEXT.as_bytes(), None, Origin::default(), &options).unwrap();
    assert_eq!(article.published.found_in, FoundIn::Given);
}

#[test]
fn title_author_outlet_and_address_come_with_the_text() {
    let head = r#"<title>Bridge opens | Oxley Gazette</title><meta name=author content="By Bo Marsh">
        <meta name=date content=2025-11-18><meta property=og:site_name content="The Oxley Gazette">
        <meta property=og:title content="Bridge opens"><link rel=canonical href=https://oxley.example/bridge>"#;
    let article = page(head, &format!("<nav>Home Sport Weather</nav><article>{TEXT}</article>")).unwrap();
    assert_eq!(article.title.as_deref(), Some("Bridge opens"));
    assert_eq!(article.author.as_deref(), Some("Bo Marsh"));
    assert_eq!(article.outlet.as_deref(), Some("The Oxley Gazette"));
    assert_eq!(article.origin.url.as_deref(), Some("https://oxley.example/bridge"));
    let paragraphs: Vec<&str> = article.text.as_str().split("\n\n").collect();
    assert!(paragraphs[0].starts_with("Mayor") && paragraphs[1].starts_with("“It will"), "{paragraphs:?}");
    assert_eq!(paragraphs.len(), 2);
}

#[test]
fn pages_that_are_no_articles_say_so() {
    let dated = "<meta name=date content=2025-11-18>";
    assert_eq!(page(dated, "").unwrap_err().reason.name(), "no-article");
    assert_eq!(page(dated, &"<div>".repeat(100_000)).unwrap_err().reason.name(), "too-nested");
    let hidden = format!("<svg><p>{}", "<div a='</div>'>".repeat(20_000));
    assert_eq!(page(dated, &hidden).unwrap_err().reason.name(), "too-nested");
    let entities = "&amp;".repeat(100_000);
    assert!(page(dated, &format!("<p>{entities}</p>")).is_ok());
}

#[test]
fn the_deepest_page_that_is_parsed_needs_no_deep_stack() {
    let deep = format!("{}{TEXT}{}", "<div>".repeat(990), "</div>".repeat(990));
    let read = std::thread::Builder::new()
        .stack_size(512 * 1024)
        .spawn(move || page("<meta name=date content=2025-11-18>", &deep).is_ok())
        .unwrap();
    assert!(read.join().unwrap());
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_a_page_fail_otherwise_than_by_a_reason(bytes: Vec<u8>, tags in "(<(/?[a-z]{1,4}|!--|script|p)( [a-z]=\"?)?>?|[a-z0-9 ]){0,60}") {
        let options = Options { date: "2020-01-02".parse().ok(), ..Options::default() };
        let page = [TEXT.as_bytes(), tags.as_bytes(), &bytes].concat();
        if let Err(skipped) = html_article(&page, None, Origin::default(), &options) {
            proptest::prop_assert_eq!(skipped.reason.name(), "no-article");
        }
    }
}
