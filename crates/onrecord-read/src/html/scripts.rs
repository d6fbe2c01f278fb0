//! The day of publication in the scripts of a page: where its text is kept for a program to show, and where a script writes
//! the day.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use onrecord::calendar::Day;

use super::published::read;
use super::written::Slashes;

/// Names of values that hold the day of publication.
const KEYS: &[&str] = &[
    "datepublished",
    "date_published",
    "publisheddate",
    "published_date",
    "publishdate",
    "publish_date",
    "publicationdate",
    "publication_date",
    "publishedat",
    "published_at",
    "publishedon",
    "published_on",
    "publishedtime",
    "published_time",
    "publishtime",
    "publish_time",
    "firstpublished",
    "pubdate",
    "pub_date",
];

static KEY_FINDER: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(KEYS).ok());

/// The most values that are looked at; a page that keeps a list of others for a program disagrees long before.
const MOST_VALUES: usize = 200;

/// More bytes are no script that writes a day and nothing else.
const WRITES: usize = 120;

/// The day that all values of such names agree on, else the first that a script writes.
pub(super) fn day_in_scripts(scripts: &[&str], slashes: Slashes) -> Option<Day> {
    let mut kept = scripts.iter().flat_map(|script| kept_days(script, slashes)).take(MOST_VALUES);
    match kept.next() {
        Some(first) => kept.all(|day| day == first).then_some(first),
        None => scripts.iter().find_map(|script| written_day(script, slashes)),
    }
}

/// `"publishedDate":"2016-09-12T08:00:00Z"`, in any script.
fn kept_days(script: &str, slashes: Slashes) -> impl Iterator<Item = Day> {
    let found = KEY_FINDER.as_ref().into_iter().flat_map(move |finder| finder.find_iter(script));
    found.filter_map(move |found| {
        let rest = script.get(found.end()..)?;
        let value = rest.trim_start_matches(['\\', '"', '\'', ' ', ':', '=']);
        let between = rest.get(..rest.len() - value.len())?;
        let ends = value.find(['\\', '"', '\'', ';', '}']).filter(|&length| length <= 40)?;
        let moment = read(value.get(..ends)?, slashes).filter(|_| between.contains([':', '=']))?;
        // A program that knows only the year writes its first day.
        let is_midnight = moment.at.as_deref().is_none_or(|at| at == "00:00");
        let is_year = is_midnight && moment.day.month() == 1 && moment.day.day() == 1;
        (!is_year).then_some(moment.day)
    })
}

/// `showDate("2016/09/12 08:00")`
fn written_day(script: &str, slashes: Slashes) -> Option<Day> {
    let (name, given) = script.split_once('(').filter(|_| script.len() <= WRITES)?;
    let name = name.to_ascii_lowercase();
    let (_, given) = given.split_once(['"', '\''])?;
    let (given, _) = given.split_once(['"', '\''])?;
    let is_of_time = name.contains("date") || name.contains("time");
    is_of_time.then(|| read(given, slashes)).flatten().map(|moment| moment.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(scripts: &[&str]) -> Option<String> {
        day_in_scripts(scripts, Slashes::Unknown).map(|day| day.to_string())
    }

    #[test]
    fn the_day_is_taken_where_all_values_agree() {
        let state = r#"window.state = {"publishedDate":"2016-09-12T20:37:27Z","updatedDate":"2017-01-01"}"#;
        let quoted = r#"{\"datePublished\":\"2016-09-12\"}"#;
        assert_eq!(day(&["var a = 1;", state]).as_deref(), Some("2016-09-12"));
        assert_eq!(day(&[state, quoted]).as_deref(), Some("2016-09-12"));
        assert_eq!(day(&[state, "{published_at: '2016-09-13'}"]), None);
        assert_eq!(day(&[r#"{"publishDate": "01/01/2004"}"#]), None);
        assert_eq!(day(&["{published_at: null}", "// publishedDate '2016-09-12'"]), None);
    }

    #[test]
    fn a_script_may_write_the_day() {
        assert_eq!(day(&[r#"showDate("2016/09/12 08:00:00 08:00:00")"#]).as_deref(), Some("2016-09-12"));
        assert_eq!(day(&[r#"track("2016/09/12")"#]), None);
        let long = format!("setDate('2016/09/12');{}", " ".repeat(200));
        assert_eq!(day(&[&long]), None);
    }
}
