//! A page without what no reader sees and no metadata need: scripts, styles, comments. They are half of most pages.

use std::borrow::Cow;

/// The page without comments and what stands in scripts and styles; JSON-LD stays. What is not closed stays as well.
pub(super) fn bare(page: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    // What lies before `from` is in `kept` or left out.
    let (mut from, mut seen) = (0, 0);
    while let Some(at) = memchr::memchr(b'<', page.as_bytes().get(seen..).unwrap_or_default()) {
        let begins = seen + at;
        seen = begins + 1;
        let Some(rest) = page.get(begins..) else { break };
        let Some(unseen) = unseen(rest) else { continue };
        let (Some(before), true) = (page.get(from..begins + unseen.start), unseen.end > unseen.start) else {
            continue;
        };
        kept.push_str(before);
        from = begins + unseen.end;
        seen = from;
    }
    if from == 0 {
        return Cow::Borrowed(page);
    }
    kept.push_str(page.get(from..).unwrap_or_default());
    Cow::Owned(kept)
}

/// What is to be left out of a text that begins with a tag, if anything.
fn unseen(text: &str) -> Option<std::ops::Range<usize>> {
    if text.starts_with("<!--") {
        // `<!-->` is a whole comment.
        let ends = memchr::memmem::find(text.as_bytes().get(2..)?, b"-->")?;
        return Some(0..ends + 5);
    }
    let name = ["script", "style"].into_iter().find(|name| is_tag(text, name))?;
    let content = text.find('>')? + 1;
    let tag = text.get(..content)?;
    if tag.contains("json") || tag.ends_with("/>") {
        return None;
    }
    let end = end_tag(text.as_bytes().get(content..)?, name)?;
    Some(content..content + end)
}

fn is_tag(text: &str, name: &str) -> bool {
    let named = text.get(1..=name.len()).is_some_and(|given| given.eq_ignore_ascii_case(name));
    named
        && text
            .as_bytes()
            .get(name.len() + 1)
            .is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
}

/// Where the end tag of a name begins.
fn end_tag(text: &[u8], name: &str) -> Option<usize> {
    memchr::memmem::find_iter(text, b"</").find(|&at| {
        let given = text.get(at + 2..at + 2 + name.len());
        given.is_some_and(|given| given.eq_ignore_ascii_case(name.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn scripts_styles_and_comments_go_and_all_else_stays() {
        let page = "<p>a<!-- b --><script async>if (1 < 2) c('<p>')</SCRIPT><Style>d</style>e\
            <script type='application/ld+json'>{\"f\": 1}</script><!--[if IE]>g<![endif]-->h";
        let left = "<p>a<script async></SCRIPT><Style></style>e<script type='application/ld+json'>{\"f\": 1}</script>h";
        assert_eq!(bare(page), left);
        for same in [
            "",
            "<p>a < b</p>",
            "<!-- never closed",
            "<script>never closed",
            "<scripture>a</scripture>",
            "é<",
        ] {
            assert_eq!(bare(same), same);
        }
        assert_eq!(bare("<!-->a-->"), "a-->");
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_lost_outside_tags(text in "[a-zé ]{0,40}", tags in "(<(/?(script|style|p)|!--)( x='>)?>?|-->|[a-z]){0,30}") {
            let page = format!("{text}{tags}");
            let bare = bare(&page);
            proptest::prop_assert!(bare.starts_with(&text) && bare.len() <= page.len());
        }
    }
}
