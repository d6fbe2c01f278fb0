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
    let tail = "<div class=user-profile><p>Mara Quill</p></div><div class=post-info><p>Printed on page 4, section B</p></div>\
        <p>© 2025 The Oxley Gazette. All rights reserved.</p>";
    let all = [FIRST, SECOND, "<p>Advertisement</p>", THIRD, FOURTH].concat().repeat(4);
    let text = page(&format!("<h1>Mill</h1><div class='article-body'>{all}{tail}</div>"));
    assert_eq!(begins(&text), ["The", "“We", "Bo", "Work"].repeat(4), "{text}");
}

#[test]
fn an_article_in_an_element_with_a_strange_name_keeps_its_last_words() {
    let others = "<div class='sidebar'><p>Rain is expected in Oxley tomorrow, and the day after, and on Friday too.</p></div>";
    let last = "<p>This version corrects the price of the mill.</p><p>Mara Quill wrote from Oxley.</p>";
    let article = [FIRST, SECOND, THIRD, FOURTH].concat().repeat(4);
    let text = page(&format!(
        "<h1>Mill</h1><div class='page-overlay'><div>{article}{last}</div></div>{}",
        others.repeat(60)
    ));
    assert!(text.contains("corrects the price") && text.contains("wrote from Oxley"), "{text}");
}

#[test]
fn who_the_author_is_stays_where_readers_are_asked_to_follow_her_too() {
    let bio = "<p>Mara Quill has written about mills and bridges for twenty years. Follow her on the pages of this paper, \
        or write to her there.</p>";
    let all = [FIRST, SECOND, THIRD, FOURTH].concat().repeat(4);
    let text = page(&format!("<h1>Mill</h1><div class='article-body'>{all}{bio}</div>"));
    assert!(text.contains("for twenty years"), "{text}");
}

#[test]
fn who_wrote_it_stays_where_a_sentence_says_so() {
    let all = [FIRST, SECOND, THIRD, FOURTH].concat().repeat(4);
    let bio =
        "<div class=user-profile><p>Mara Quill</p><p>Mara Quill writes about mills for this paper.</p></div>";
    let text = page(&format!("<h1>Mill</h1><div class='article-body'>{all}{bio}</div>"));
    assert!(text.ends_with("Mara Quill\n\nMara Quill writes about mills for this paper."), "{text}");
    // Too short, or no more than links.
    for bio in [
        "<p>More from Mara Quill, who writes about mills for this paper:</p>",
        "<p>Mara Quill, Oxley.</p>",
        "<p><a href='/q'>Mara Quill, all articles about mills of this paper.</a></p>",
    ] {
        let text = page(&format!(
            "<h1>Mill</h1><div class='article-body'>{all}<div class=user-profile>{bio}</div></div>"
        ));
        assert!(text.ends_with("before the next winter."), "{text}");
    }
}

#[test]
fn continue_reading_stays_in_the_text_as_furniture() {
    let all = format!("{FIRST}{SECOND}<p>Continue reading the main story</p>{THIRD}{FOURTH}");
    let html = format!("<html><body><h1>Mill</h1><div class='article-body'>{all}</div></body></html>");
    let options = Options { date: "2025-11-18".parse().ok(), ..Options::default() };
    let article = html_article(html.as_bytes(), None, Origin::default(), &options).unwrap();
    let paragraphs = onrecord::layout::paragraphs(&article);
    let line = paragraphs.iter().find(|one| article.text.slice(one.span).starts_with("Continue")).unwrap();
    assert_eq!(line.kind, onrecord::layout::ParagraphKind::Boilerplate);
}

#[test]
fn comments_that_were_taken_for_the_article_are_not_cut_in_half() {
    let comment =
        "<li><p>I lived beside that mill for forty years, and nobody asked me what I thought of it.</p></li>";
    let all = [FIRST, SECOND, THIRD, FOURTH].concat().repeat(4);
    let comments = format!("<ol class='comment-list content'>{}</ol>", comment.repeat(6));
    let text = page(&format!("<h1>Mill</h1><div class='article-body'>{all}{comments}</div>"));
    assert!(matches!(text.matches("forty years").count(), 0 | 6), "{text}");
}

#[test]
fn a_long_box_that_is_named_after_subscribers_may_be_the_article() {
    let boxed = format!("<div class='subscriber-only'>{SECOND}{THIRD}<p>She laughed.</p>{FOURTH}</div>");
    let all = [FIRST, SECOND, THIRD, FOURTH].concat().repeat(10);
    let text = page(&format!("<h1>Mill</h1><div class='article-body'>{FIRST}{boxed}{all}</div>"));
    assert!(text.contains("She laughed."), "{text}");
}

#[test]
fn the_table_of_contents_is_a_part_of_the_article_and_the_menu_is_not() {
    let list =
        |to: &str| format!("<li><a href='{to}'>The wheel</a></li><li><a href='{to}'>The roof</a></li>");
    let all = [FIRST, SECOND, THIRD, FOURTH].concat();
    let with = |list: String| {
        page(&format!(
            "<h1>Mill</h1><div class='article-body'>{FIRST}<ul class='toc menu'>{list}</ul>{all}</div>"
        ))
    };
    assert!(!with(list("/wheel")).contains("The roof"));
    assert!(with(list("#wheel")).contains("The roof"));
}

#[test]
fn teasers_between_paragraphs_are_left_out() {
    let teaser = "<div class='related-stories content'><ul><li><a href='/b'>The bridge is closed for another long winter, the county says</a></li></ul></div>";
    let all = [FIRST, SECOND, THIRD, FOURTH].concat();
    let text = page(&format!("<h1>Mill</h1><div class='article-body'>{all}{teaser}{all}</div>"));
    assert!(!text.contains("another long winter"), "{text}");
}

#[test]
fn rules_for_readers_are_no_lost_paragraphs_however_short_the_article() {
    let rules = "<li>We ask that what you write here is civil and free of whatever you would not say to a neighbour.</li>";
    let text = page(&format!(
        "<h1>Mill</h1><div id='article-body'><div><div>{FIRST}{SECOND}{THIRD}{FOURTH}</div></div><div id='comment_rules'><ol>{}</ol></div></div>",
        rules.repeat(6)
    ));
    assert!(text.contains("bought the old mill") && !text.contains("civil and free"), "{text}");
}

#[test]
fn day_address_and_caption_are_no_words_under_the_headline() {
    let above = "<div class='story-header'><h1>The mill is sold</h1><p>By Mara Quill, Oxley Gazette staff | November 18, 2025 07:15am, Oxley</p>\
        <div class='photo-caption'>The mill of Oxley on a rainy day in autumn, some weeks before it was sold.</div>\
        <p>https://oxley.example/news/the-mill-is-sold-to-the-town-for-two-million-crowns</p>\
        <p>After a long quarrel the council has agreed on a price for the mill</p></div>";
    let all = [FIRST, SECOND, THIRD, FOURTH].concat().repeat(4);
    let text = page(&format!("{above}<div><div class='article-body'>{all}</div></div>"));
    assert_eq!(begins(&text).get(..3), Some(&["After", "The", "“We"][..]), "{text}");
}

#[test]
fn a_row_of_services_to_share_by_is_left_out_and_a_heading_with_such_a_name_stays() {
    let row = "<ul><li>Facebook</li><li>Twitter</li><li>Email</li></ul>";
    let heading = "<h2>Facebook</h2>";
    let all = [FIRST, SECOND, THIRD, FOURTH].concat();
    let text = page(&format!("<h1>Mill</h1><div class='article-body'>{FIRST}{row}{all}{heading}{all}</div>"));
    assert_eq!(text.matches("Facebook").count(), 1, "{text}");
    assert!(!text.contains("Twitter"), "{text}");
}

#[test]
fn words_under_the_headline_are_read_across_a_menu() {
    let menu: String = (1..30).map(|at| format!("<li><a href='/{at}'>Share by way {at}</a></li>")).collect();
    let lead = "<h1>The mill is sold</h1><p class='dek'>After a long quarrel the council has agreed on a price for the mill.</p>";
    let all = [FIRST, SECOND, THIRD, FOURTH].concat().repeat(4);
    let text = page(&format!(
        "<div class='story-header'>{lead}<ul class='share-menu'>{menu}</ul></div><div><div class='article-body'>{all}</div></div>"
    ));
    assert!(text.starts_with("After a long quarrel"), "{text}");
}

#[test]
fn words_under_the_headline_that_the_article_repeats_are_read_once() {
    let lead = format!("<div class='story-header'><h1>The mill is sold</h1>{FIRST}</div>");
    let all = [FIRST, SECOND, THIRD, FOURTH].concat();
    let text =
        page(&format!("{lead}<div><div class='article-body'>{all}{SECOND}{THIRD}{FOURTH}</div></div>"));
    assert_eq!(text.matches("bought the old mill").count(), 1, "{text}");
}

#[test]
fn an_article_in_two_elements_of_one_name_is_read_from_the_first_on() {
    let rest = [SECOND, THIRD, FOURTH].concat().repeat(4);
    let menu = format!("<ul class='menu'>{}</ul>", "<li><a href='/a'>Sport</a></li>".repeat(6));
    let first = format!("<div class='top'><h2>Mill</h2><div class='article-text lead'>{FIRST}</div></div>");
    let second =
        format!("<div class='low'>{menu}<div><div class='article-text rest'>{rest}</div>{menu}</div></div>");
    let text = page(&format!("{first}{second}"));
    assert!(text.starts_with("The council of Oxley"), "{text}");
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
