//! Pages that are no articles, and articles that look like such pages.

use super::*;

const MILL: &str = "<p>The council of Oxley has bought the old mill for two million crowns, the mayor said on Monday.</p>\
    <p>“We shall grind no flour there,” Ida Quill told the council, “but the town will have its museum at last.”</p>\
    <p>Bo Marsh, who sold the mill, said that he had kept it for thirty years and would not miss it at all.</p>";

/// What the page is taken for.
fn kind(head: &str, body: &str) -> String {
    let html =
        format!("<html><head><meta name=date content=2025-11-18>{head}</head><body>{body}</body></html>");
    match html_article(html.as_bytes(), None, Origin::default(), &Options::default()) {
        Ok(_) => "an article".to_owned(),
        Err(skipped) => skipped.reason.to_string(),
    }
}

fn teaser(at: usize) -> String {
    format!(
        "<div><h3><a href='/{at}'>News number {at} of the day in Oxley and around it</a></h3>\
         <p>What happened at the {at}th house of the street, in a line or two, and who saw it happen there.</p></div>"
    )
}

#[test]
fn a_page_of_headlines_with_a_line_about_each_is_an_index() {
    let teasers: String = (10..40).map(teaser).collect();
    assert_eq!(kind("", &format!("<main>{teasers}</main>")), "not an article but an index page");
    let links: String = (10..40)
        .map(|at| format!("<li><a href='/{at}'>News number {at} of the day in Oxley</a></li>"))
        .collect();
    assert_eq!(kind("", &format!("<main><ul>{links}</ul></main>")), "not an article but an index page");
}

#[test]
fn an_article_among_teasers_is_an_article() {
    let teasers: String = (10..40).map(teaser).collect();
    let article = format!("<article><h1>The mill is sold</h1>{MILL}</article>");
    assert_eq!(kind("", &format!("{article}<section class='related'>{teasers}</section>")), "an article");
    let live = "<meta property='og:type' content='article'>";
    assert_eq!(kind(live, &format!("<main>{MILL}{teasers}</main>")), "an article");
}

#[test]
fn a_beginning_with_the_offer_to_pay_for_the_rest_is_a_paywall() {
    let stub = "<article><p>The council of Oxley has bought the old mill for two million crowns.</p>";
    for offer in [
        "<p>Subscribe to continue reading. Already a subscriber? Log in</p>",
        "<p>This article is for subscribers.</p>",
        "<p>To view the full story, choose a plan.</p>",
    ] {
        assert_eq!(kind("", &format!("{stub}{offer}</article>")), "not an article but a paywall", "{offer}");
    }
    let paid = r#"<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>"#;
    assert_eq!(kind(paid, &format!("{stub}</article>")), "not an article but a paywall");
    assert_eq!(kind(paid, &format!("<article>{}</article>", MILL.repeat(4))), "an article");
}

#[test]
fn a_question_about_cookies_in_place_of_the_page_is_a_cookie_wall() {
    let wall = "<div><h2>Before you go on</h2><p>We use cookies and other techniques to show you this site and \
        advertisements that suit you, and so do our partners.</p><p>Read our privacy policy to learn more.</p></div>";
    assert_eq!(kind("", wall), "not an article but a cookie wall");
    let banner =
        "<div class='cookie-banner'><p>We use cookies. Accept all, or read our privacy policy.</p></div>";
    assert_eq!(kind("", &format!("{banner}<article>{MILL}</article>")), "an article");
}

#[test]
fn a_page_that_is_made_by_scripts_is_an_empty_shell() {
    let app = "<noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div>";
    assert_eq!(kind("", app), "not an article but an empty shell");
    assert_eq!(
        kind("", "<div><p>Checking your browser before you go on.</p></div>"),
        "not an article but an empty shell"
    );
    assert_eq!(
        kind("", "<h1>404</h1><p>The page you are looking for is not here.</p>"),
        "not an article but an empty shell"
    );
    assert_eq!(kind("", "<div id='app'></div>"), "no article on the page");
}

#[test]
fn another_language_goes_before_everything_else() {
    let line = "<p>Die Brücke über den Fluss wurde am Dienstag eröffnet, und viele Leute kamen aus dem ganzen Land</p>";
    assert_eq!(kind("", &line.repeat(20)), "in German, not in English");
}
