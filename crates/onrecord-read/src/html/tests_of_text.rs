//! What is the text of a page, one case for each way in which pages hide it or set other things beside it.

use super::*;

const FIRST: &str =
    "<p>The council of Oxley has bought the old mill for two million crowns, the mayor said on Monday.</p>";
const SECOND: &str = "<p>“We shall grind no flour there,” Ida Quill told the council, “but the town will have its museum at last.”</p>";
const THIRD: &str = "<p>Bo Marsh, who sold the mill, said that he had kept it for thirty years and would not miss it at all.</p>";
const FOURTH: &str = "<p>Work on the roof is to begin in spring, and the first rooms will open to visitors before the next winter.</p>";

fn page(body: &str) -> String {
    let html = format!("<html><head><title>The mill is sold</title></head><body>{body}</body></html>");
    let options = Options { date: "2025-11-18".parse().ok(), ..Options::default() };
    match html_article(html.as_bytes(), None, Origin::default(), &options) {
        Ok(article) => article.text.as_str().to_owned(),
        Err(skipped) => format!("skipped: {}", skipped.reason),
    }
}

/// The beginnings of what was found, a letter or two each.
fn begins(text: &str) -> Vec<&str> {
    text.split("\n\n").map(|paragraph| paragraph.split(' ').next().unwrap_or_default()).collect()
}

#[test]
fn words_under_the_headline_are_read_wherever_they_stand() {
    let lead = "<header><h1>The mill is sold</h1><p>After a long quarrel the council has agreed on a price for the mill</p></header>";
    let text = page(&format!("{lead}<div class='article-body'>{FIRST}{SECOND}{THIRD}{FOURTH}</div>"));
    assert!(text.contains("After a long quarrel"), "{text}");
    assert!(text.contains("before the next winter"), "{text}");
}

#[test]
fn paragraphs_in_a_box_within_the_article_are_read_in_their_place() {
    let boxed = format!("<section class='supplemental'>{SECOND}</section>");
    let text = page(&format!("<h1>Mill</h1><div class='article-body'>{FIRST}{boxed}{THIRD}{FOURTH}</div>"));
    assert_eq!(begins(&text), ["The", "“We", "Bo", "Work"], "{text}");
}

#[test]
fn a_short_article_goes_before_the_long_quarrel_below_it() {
    let comment = "<div class='remark'><p>I lived beside that mill, for forty years, and nobody, not once, asked me, \
        or my wife, or our children, what we thought of it, of its noise, or of its price, and now this.</p></div>";
    let article = format!("<article class='article-body'>{FIRST}{SECOND}{THIRD}{FOURTH}</article>");
    let text = page(&format!("<h1>Mill</h1>{article}<div id='readers'>{}</div>", comment.repeat(30)));
    assert!(text.starts_with("The council of Oxley") && text.contains("before the next winter"), "{text}");
}

#[test]
fn an_article_shown_only_without_scripts_is_read() {
    let text =
        page(&format!("<div class='article-body'><noscript>{FIRST}{SECOND}{THIRD}{FOURTH}</noscript></div>"));
    assert_eq!(begins(&text), ["The", "“We", "Bo", "Work"], "{text}");
}

#[test]
fn what_asks_the_reader_for_something_is_left_out() {
    let asking = "<div class='newsletter-box'><p>Sign up for our letter</p></div>\
        <ul class='share-links'><li><a href='x'>Tell a friend</a></li></ul>";
    let text =
        page(&format!("<h1>Mill</h1><div class='article-body'>{FIRST}{SECOND}{asking}{THIRD}{FOURTH}</div>"));
    assert_eq!(begins(&text), ["The", "“We", "Bo", "Work"], "{text}");
}

#[test]
fn labels_go_and_so_does_what_stands_behind_the_last_words() {
    let tail = "<div class=author-bio><p>Mara Quill writes about mills for this paper.</p></div>\
        <p>© 2025 The Oxley Gazette. All rights reserved.</p>";
    let all = [FIRST, SECOND, "<p>Advertisement</p>", THIRD, FOURTH].concat().repeat(4);
    let text = page(&format!("<h1>Mill</h1><div class='article-body'>{all}{tail}</div>"));
    assert_eq!(begins(&text), ["The", "“We", "Bo", "Work"].repeat(4), "{text}");
}

#[test]
fn a_remark_before_the_last_words_stays() {
    let remark = "<p>The council will send a newsletter to all who gave money for the museum, she said.</p>";
    let text =
        page(&format!("<h1>Mill</h1><div class='article-body'>{FIRST}{SECOND}{remark}{THIRD}{FOURTH}</div>"));
    assert!(text.contains("newsletter"), "{text}");
}

#[test]
fn a_name_within_a_sentence_splits_no_paragraph() {
    let lead = "<h1>Mill</h1><p>After a quarrel the council has agreed with <span class=author>Bo Marsh</span> on a price.</p>";
    let text = page(&format!(
        "<header>{lead}</header><div class='article-body'>{FIRST}{SECOND}{THIRD}{FOURTH}</div>"
    ));
    assert!(text.contains("agreed with Bo Marsh on a price."), "{text}");
}

#[test]
fn a_gallery_longer_than_the_article_stays_out_of_it() {
    let slide = |at: usize| {
        format!("<li><p>{at}. Another old mill of the county as it looked a hundred years ago.</p></li>")
    };
    let slides: String = (1..60).map(slide).collect();
    let gallery = format!("<div class='extra-pictures'><ul>{slides}</ul></div>");
    let all = [FIRST, SECOND, THIRD, FOURTH].concat();
    let text = page(&format!("<h1>Mill</h1><div class='article-body'>{all}{gallery}{all}</div>"));
    assert_eq!(begins(&text), ["The", "“We", "Bo", "Work", "The", "“We", "Bo", "Work"], "{}", text.len());
}

#[test]
fn one_break_is_a_line_and_two_are_a_paragraph() {
    let all =
        blocks::Blocks::of(dom_query::Document::from("<div>Rain<br>fell.<br><br>Then snow.</div>").root())
            .all;
    assert_eq!(
        all.iter().map(|block| block.text.as_str()).collect::<Vec<_>>(),
        ["Rain\nfell.", "Then snow."]
    );
}

#[test]
fn readings_of_characters_are_no_words() {
    let html = "<p>法<ruby>律<rt>りつ</rt></ruby>では虐待をした親に専門家が子どもの育て方を教えることになりました。</p>";
    let options = Options { date: "2025-11-18".parse().ok(), any_language: true, ..Options::default() };
    let article = html_article(html.repeat(4).as_bytes(), None, Origin::default(), &options).unwrap();
    assert!(article.text.as_str().starts_with("法律では"), "{}", article.text.as_str());
}

#[test]
fn the_line_at_the_headline_dates_the_page_and_the_one_in_the_head_of_the_site_does_not() {
    let site = "<div><span class='date'>Thursday, 20 November 2025</span></div>\
        <p>Oxley</p><p>Sport</p><p>Weather</p><p>Mail</p><p>Shop</p><p>Help</p><p>Jobs</p>";
    let line = "<h1>The mill is sold</h1><span>18 Nov 2025, 22:11 GMT</span>";
    let html = format!("<body>{site}{line}<div>{FIRST}{SECOND}{THIRD}</div></body>");
    let article = html_article(html.as_bytes(), None, Origin::default(), &Options::default()).unwrap();
    assert_eq!(article.published.day.to_string(), "2025-11-18");
    assert_eq!(article.published.found_in, FoundIn::Field("text at headline".to_owned()));
}

#[test]
fn the_day_shown_settles_which_of_two_neighbours_it_was() {
    let meta = "<meta property='article:published_time' content='2025-11-19T02:10:00Z'>";
    let dated = |line: &str| {
        let html = format!(
            "<head>{meta}</head><h1>The mill is sold</h1><p>{line}</p><div>{FIRST}{SECOND}{THIRD}</div>"
        );
        let article = html_article(html.as_bytes(), None, Origin::default(), &Options::default()).unwrap();
        article.published.day.to_string()
    };
    assert_eq!(dated("November 18, 2025"), "2025-11-18");
    assert_eq!(dated("Updated November 20, 2025"), "2025-11-19");
    assert_eq!(dated("November 3, 2025"), "2025-11-19");
}
