//! News agencies' JSON (ninjs 1): which of its members stand for the known fields, and its embargo.

use crate::assemble::Given;
use crate::html::fragment_text;
use crate::{Options, Reason};

/// The members that are read, in the order in which [`fill`] takes them.
pub(crate) const NAMES: [&str; 8] =
    ["body_text", "body_html", "headline", "byline", "uri", "firstcreated", "versioncreated", "embargoed"];

/// What stands in the members of an object.
pub(crate) type Members = [Option<String>; NAMES.len()];

/// Fills fields that the object does not give under their own names; whether the text was taken out of markup.
///
/// # Errors
/// [`Reason::Embargoed`], and [`Reason::TooNested`] for markup made to be slow.
pub(crate) fn fill(given: &mut Given, members: Members, options: &Options) -> Result<bool, Reason> {
    let [body_text, body_html, headline, byline, uri, first, version, embargoed] = members;
    if let Some(until) = embargoed.filter(|until| !until.trim().is_empty())
        && is_held(until.trim(), options)
    {
        return Err(Reason::Embargoed { until: until.chars().take(40).collect() });
    }
    let [id, date, text, title, author, _, _] = &mut given.0;
    if text.is_some() || (body_text.is_none() && body_html.is_none()) {
        return Ok(false);
    }
    let fill = |place: &mut Option<String>, found: Option<String>| *place = place.take().or(found);
    fill(id, uri);
    fill(title, headline);
    fill(author, byline);
    // A later version is the same article changed.
    fill(date, first.or(version));
    let marked_up = body_text.is_none();
    *text = match (body_text, body_html) {
        (None, Some(html)) => Some(fragment_text(&html)?),
        (plain, _) => plain,
    };
    Ok(marked_up)
}

/// Whether an embargo holds still. One that cannot be read holds: better late than too early.
fn is_held(until: &str, options: &Options) -> bool {
    match (onrecord::calendar::seconds(until), options.now) {
        (Some(until), Some(now)) => until > now,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, read_from};

    fn read(item: &str, now: Option<i64>) -> String {
        let options = Options { now, ..Options::default() };
        let found: Vec<_> = read_from(item.as_bytes(), "wire.jsonl", &options).collect();
        match &found[0] {
            Ok(article) => format!(
                "{} {} {} {}",
                article.published.day,
                article.given_id.as_deref().unwrap(),
                article.title.as_deref().unwrap(),
                article.text.as_str().escape_debug()
            ),
            Err(skipped) => skipped.to_string(),
        }
    }

    #[test]
    fn the_members_of_an_agency_item_stand_for_the_known_fields() {
        let item = r#"{"uri": "n:1", "headline": "Rain", "firstcreated": "2025-11-18T08:00:00Z",
            "versioncreated": "2025-11-19T08:00:00Z", "body_html": "<p>Rain fell.</p><p>Sun &amp; rain.</p>"}"#
            .replace('\n', " ");
        assert_eq!(read(&item, None), "2025-11-18 n:1 Rain Rain fell.\\n\\nSun & rain.");
        let own = r#"{"id": "7", "title": "Own", "date": "2025-11-20", "text": "Own text.", "body_text": "Other."}"#;
        assert_eq!(read(own, None), "2025-11-20 7 Own Own text.");
    }

    #[test]
    fn an_item_is_kept_out_until_its_embargo_ends() {
        let item = |until: &str| {
            format!(
                r#"{{"uri": "n:1", "headline": "Rain", "firstcreated": "2025-11-18", "embargoed": "{until}", "body_text": "Rain."}}"#
            )
        };
        let until = "2025-11-18T12:00:00+01:00"; // 1763463600
        assert_eq!(read(&item(until), Some(1_763_463_600)), "2025-11-18 n:1 Rain Rain.");
        let held = "wire.jsonl:1: under embargo until 2025-11-18T12:00:00+01:00";
        assert_eq!(read(&item(until), Some(1_763_463_599)), held);
        assert_eq!(read(&item(until), None), held);
        assert_eq!(read(&item("noon"), Some(i64::MAX)), "wire.jsonl:1: under embargo until noon");
    }
}
