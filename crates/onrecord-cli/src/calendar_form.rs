//! Events as iCalendar (RFC 5545): all-day, with stable UIDs, tentative where doubtful.

/// An event for a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    /// Derived from content: the same event has the same UID in every export.
    pub(crate) uid: String,
    /// First and last day, `YYYY-MM-DD`, both included.
    pub(crate) days: (String, String),
    /// The day of the article that announces it, `YYYY-MM-DD`.
    pub(crate) published: String,
    pub(crate) status: Status,
    pub(crate) summary: String,
    /// What else is known: people, article.
    pub(crate) description: String,
    pub(crate) url: Option<String>,
}

/// How firm an event is, in the words of iCalendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Confirmed,
    Tentative,
    Cancelled,
}

/// Octets of a line, its end not counted (RFC 5545, 3.1).
const LINE: usize = 75;

/// A calendar of these events, in the order given; lines end in CR LF.
pub(crate) fn calendar(events: &[Event]) -> String {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//onrecord//upcoming//EN", "CALSCALE:GREGORIAN"] {
        fold(&mut out, line);
    }
    for event in events {
        self::event(&mut out, event);
    }
    fold(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, event: &Event) {
    let status = match event.status {
        Status::Confirmed => "CONFIRMED",
        Status::Tentative => "TENTATIVE",
        Status::Cancelled => "CANCELLED",
    };
    fold(out, "BEGIN:VEVENT");
    fold(out, &format!("UID:{}@onrecord", escaped(&event.uid)));
    // The day of the article, not of the export: the same input gives the same bytes.
    fold(out, &format!("DTSTAMP:{}T000000Z", basic(&event.published)));
    fold(out, &format!("DTSTART;VALUE=DATE:{}", basic(&event.days.0)));
    fold(out, &format!("DTEND;VALUE=DATE:{}", day_after(&event.days.1)));
    fold(out, &format!("SUMMARY:{}", escaped(&event.summary)));
    fold(out, &format!("STATUS:{status}"));
    // An announcement takes nobody's time.
    fold(out, "TRANSP:TRANSPARENT");
    if !event.description.is_empty() {
        fold(out, &format!("DESCRIPTION:{}", escaped(&event.description)));
    }
    if let Some(url) = event.url.as_ref().filter(|url| !url.contains(char::is_whitespace)) {
        fold(out, &format!("URL:{url}"));
    }
    fold(out, "END:VEVENT");
}

/// `20251118` of `2025-11-18`.
fn basic(day: &str) -> String {
    day.chars().filter(char::is_ascii_digit).collect()
}

/// The end of an all-day event is the day after its last (RFC 5545, 3.6.1).
fn day_after(day: &str) -> String {
    let after = day.parse::<onrecord::calendar::Day>().map(|day| day.plus_days(1).to_string());
    basic(&after.unwrap_or_else(|_| day.to_owned()))
}

/// TEXT of RFC 5545, 3.3.11; control characters other than line ends are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a content line in pieces of at most [`LINE`] octets that begin with a space from the second on; no character
/// is cut.
fn fold(out: &mut String, line: &str) {
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use vobject::parse_component;

    fn sample(summary: &str) -> Event {
        Event {
            uid: "0a1b".to_owned(),
            days: ("2025-12-31".to_owned(), "2025-12-31".to_owned()),
            published: "2025-11-18".to_owned(),
            status: Status::Tentative,
            summary: summary.to_owned(),
            description: "People: Ana Oduya\nArticle: brief; no. 3, \\ and more".to_owned(),
            url: Some("https://example.org/a?b=1".to_owned()),
        }
    }

    #[test]
    fn another_reader_reads_back_what_was_written() {
        let long = "Ana Oduya, Renée Falk and “the” çrew; will meet — again and again — ".repeat(6);
        for summary in
            ["The trial, set for 3 March; in Oslo", "back\\slash", &long, "\u{1F600}".repeat(60).as_str()]
        {
            let text = calendar(&[sample(summary), sample("second")]);
            let read = parse_component(&text).unwrap();
            assert_eq!((read.name.as_str(), read.subcomponents.len()), ("VCALENDAR", 2));
            let event = &read.subcomponents[0];
            let value = |name: &str| event.get_only(name).unwrap().value_as_string();
            assert_eq!(value("SUMMARY"), summary);
            assert_eq!(value("DESCRIPTION"), sample(summary).description);
            assert_eq!(value("STATUS"), "TENTATIVE");
            assert_eq!((value("DTSTART"), value("DTEND")), ("20251231".to_owned(), "20260101".to_owned()));
            assert_eq!(event.get_only("DTSTART").unwrap().params["VALUE"], "DATE");
            assert_eq!(value("UID"), "0a1b@onrecord");
            assert_eq!(event.get_only("URL").unwrap().raw_value, "https://example.org/a?b=1");
        }
    }

    #[test]
    fn lines_are_short_and_end_in_cr_lf() {
        let text = calendar(&[sample(&"é".repeat(400))]);
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        assert!(text.split("\r\n").all(|line| line.len() <= LINE && !line.contains(['\r', '\n'])));
        assert_eq!(calendar(&[]).lines().count(), 5);
    }
}
