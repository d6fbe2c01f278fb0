//! Where and when the article was filed: "WASHINGTON (AP) —", "LONDON, Nov 18 (Reuters) -", "Springfield, Ill. –".

use super::agencies;
use super::pattern::{is_calendar, is_month};
use super::words::Word;
use crate::people::is_place;

/// What speaks for a dateline, read from left to right.
#[derive(Default, Clone, Copy)]
struct Evidence {
    /// The place is written in capitals.
    upper: bool,
    /// The place, or its region, is known.
    known: bool,
    /// A region follows the place that is not known.
    doubtful: bool,
    /// "Nov 18".
    date: bool,
    /// "(Reuters)".
    agency: bool,
}

/// The number of words of a dateline at the start, its dash included.
///
/// `lead` is whether the paragraph is one of the first, where a dateline needs less evidence.
pub(super) fn len(words: &[Word<'_>], lead: bool) -> Option<usize> {
    read(words, lead, false)
}

/// "KIVUNA: The minister …", where no other line of the article begins so, as the turns of a transcript do.
pub(super) fn len_before_colon(words: &[Word<'_>]) -> Option<usize> {
    let [place, colon, next, ..] = words else { return None };
    let long = place.text.len() > 3 && place.text.chars().all(char::is_alphabetic);
    (long && colon.text == ":" && next.is_capital() && !next.is_upper()).then_some(())?;
    read(words, true, true)
}

fn read(words: &[Word<'_>], lead: bool, known: bool) -> Option<usize> {
    let (place, mut evidence) = place(words);
    evidence.known |= known;
    let mut at = place;
    at += regions_and_dates(words.get(at..)?, &mut evidence);
    while let Some(len) = agency(words.get(at..)?) {
        evidence.agency = true;
        at += len;
    }
    // "KIVUNA (KNA) —": who it is need not be known.
    if let Some(len) = words.get(at..).and_then(name_before_dash).filter(|_| lead && evidence.upper) {
        evidence.agency = true;
        at += len;
    }
    let after = words.get(at..)?;
    let dash = separator(after);
    let end = at + dash;
    let sound = place > 0 || (evidence.agency && !evidence.date);
    (at > 0 && sound && is_enough(evidence, place, after, lead) && goes_on(words, end)).then_some(end)
}

/// Whether the evidence is enough for what separates the dateline from the prose.
fn is_enough(evidence: Evidence, place: usize, after: &[Word<'_>], lead: bool) -> bool {
    let placed = evidence.upper || evidence.known;
    let Some(mark) = after.first().filter(|_| separator(after) > 0) else {
        return evidence.agency && (place == 0 || placed);
    };
    let certain = lead && evidence.known && !evidence.doubtful;
    match mark.text {
        _ if evidence.agency || (evidence.date && placed && mark.text != ":") => true,
        ":" => certain && evidence.upper,
        "-" => certain && evidence.upper,
        "–" | "—" | "―" => lead && !evidence.doubtful && placed,
        _ => certain,
    }
}

/// Whether what follows begins a sentence, or nothing follows.
fn goes_on(words: &[Word<'_>], end: usize) -> bool {
    let next = words.get(end..).unwrap_or_default().iter().find(|word| !word.is_mark());
    next.is_none_or(|word| !word.text.starts_with(char::is_lowercase))
}

/// Words in capitals before a dash that are no places.
const NO_PLACES: &[&str] = &[
    "exclusive",
    "update",
    "breaking",
    "watch",
    "video",
    "live",
    "opinion",
    "correction",
    "analysis",
    "editorial",
    "review",
    "report",
    "photos",
    "look",
    "listen",
    "read",
    "wrapup",
    "factbox",
    "timeline",
    "refile",
    "corrected",
    "nato",
    "fbi",
    "cia",
    "nasa",
    "un",
    "eu",
    "who",
    "what",
    "when",
    "where",
    "why",
    "how",
    "note",
    "file",
    "poll",
    "quiz",
    "interview",
    "profile",
    "feature",
    "q",
    "a",
    "i",
    "summary",
    "highlights",
    "advisory",
    "urgent",
    "bulletin",
    "related",
    "more",
    "also",
    "fact",
    "fiction",
    "and",
    "or",
    "but",
    "the",
    "abstract",
    "transcript",
];

/// The number of words of a place at the start, and what they show.
fn place(words: &[Word<'_>]) -> (usize, Evidence) {
    let upper = run(words, 5, |word| word.is_upper() && word.text.len() > 1 || word.text == "/");
    let title = run(words, 4, |word| word.is_capital() || word.text == "/");
    let len = if upper > 0 && is_border(words.get(upper)) { upper } else { title };
    let place = words.get(..len).unwrap_or_default();
    let banned = |word: &Word<'_>| is_calendar(word) || NO_PLACES.iter().any(|no| word.is(no));
    if len == 0 || !is_border(words.get(len)) || place.iter().any(banned) {
        return (0, Evidence::default());
    }
    let letters: usize = place.iter().map(|word| word.text.len()).sum();
    let evidence = Evidence {
        upper: len == upper && len < 4 && letters > 2,
        known: is_known(place),
        ..Evidence::default()
    };
    (len, evidence)
}

fn run(words: &[Word<'_>], most: usize, fits: impl Fn(&Word<'_>) -> bool) -> usize {
    let saint = |at: usize| words.get(at).is_some_and(|word| word.text == ".") && is_saint(words.get(at - 1));
    (0..words.len().min(most + 1)).take_while(|&at| fits(&words[at]) || (at > 0 && saint(at))).count()
}

/// "ST. LOUIS", "FT. WORTH".
fn is_saint(word: Option<&Word<'_>>) -> bool {
    word.is_some_and(|word| word.is("st") || word.is("ft") || word.is("mt"))
}

/// What can follow the place.
fn is_border(word: Option<&Word<'_>>) -> bool {
    word.is_some_and(|word| word.is_dash() || matches!(word.text, "," | "(" | ":"))
}

fn is_known(place: &[Word<'_>]) -> bool {
    let mut name = String::new();
    for word in place {
        if !name.is_empty() && word.text != "." {
            name.push(' ');
        }
        name.push_str(&word.text.to_lowercase());
    }
    is_place(&name) || is_place(&format!("{name}.")) || name.split(" / ").next().is_some_and(is_place)
}

/// The number of words of ", Ill., Nov. 18".
fn regions_and_dates(words: &[Word<'_>], evidence: &mut Evidence) -> usize {
    let mut at = 0;
    for _ in 0..4 {
        let comma = usize::from(words.get(at).is_some_and(|word| word.text == ","));
        let rest = words.get(at + comma..).unwrap_or_default();
        let (date, region) = (date_len(rest), region_len(rest));
        match () {
            () if date > 0 => {
                evidence.date = true;
                at += comma + date;
            }
            () if comma == 1 && region > 0 && is_border_or_stop(rest.get(region)) => {
                let known = rest.get(..region).is_some_and(is_known);
                evidence.known |= known;
                evidence.doubtful |= !known;
                at += comma + region + usize::from(rest.get(region).is_some_and(|word| word.text == "."));
            }
            () => break,
        }
    }
    at
}

fn region_len(words: &[Word<'_>]) -> usize {
    words.iter().take(3).take_while(|word| word.is_capital() && !is_calendar(word)).count()
}

fn is_border_or_stop(word: Option<&Word<'_>>) -> bool {
    is_border(word) || word.is_some_and(|word| word.text == ".")
}

/// The number of words of a day: "Nov. 18", "18 November 2025".
fn date_len(words: &[Word<'_>]) -> usize {
    let is = |at: usize, what: fn(&Word<'_>) -> bool| words.get(at).is_some_and(what);
    let stop = |at: usize| usize::from(words.get(at).is_some_and(|word| word.text == "."));
    let number = |word: &Word<'_>| word.is_number() && word.text.trim_end_matches('.').len() <= 2;
    let year = |at: usize| match words.get(at) {
        Some(word) if word.text == "," && is(at + 1, is_year) => 2,
        Some(word) if is_year(word) => 1,
        _ => 0,
    };
    if is(0, is_month) {
        let day = 1 + stop(1);
        return if is(day, number) { day + 1 + year(day + 1) } else { 0 };
    }
    if is(0, number) && is(1, is_month) {
        let end = 2 + stop(2);
        return end + year(end);
    }
    0
}

fn is_year(word: &Word<'_>) -> bool {
    word.text.len() == 4 && word.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of words of "(Reuters)", "(AP Photo)", "(CNN Business)".
fn agency(words: &[Word<'_>]) -> Option<usize> {
    let name = words.get(1..).filter(|_| words.first().is_some_and(|word| word.text == "("))?;
    let close = name.iter().take(6).position(|word| word.text == ")")?;
    agencies::listed(name.get(..close)?)?;
    Some(close + 2)
}

/// The number of words of a name in brackets that a dash follows.
fn name_before_dash(words: &[Word<'_>]) -> Option<usize> {
    let [open, name, close, dash, ..] = words else { return None };
    let agency = open.text == "(" && name.is_capital() && name.text.len() > 1 && close.text == ")";
    (agency && dash.is_dash()).then_some(3)
}

/// The number of words of a dash or colon.
fn separator(words: &[Word<'_>]) -> usize {
    words.iter().take(2).take_while(|word| word.is_dash() || matches!(word.text, ":" | "_")).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::words::words;
    use crate::text::Text;

    /// (line, its dateline in the lead, its dateline further down); prose has none.
    const EXAMPLES: &[(&str, &str, &str)] = &[
        ("WASHINGTON (AP) — The mayor left.", "WASHINGTON (AP) —", "WASHINGTON (AP) —"),
        (
            "LONDON, Nov 18 (Reuters) - The mayor left.",
            "LONDON, Nov 18 (Reuters) -",
            "LONDON, Nov 18 (Reuters) -",
        ),
        (
            "HEMLOCK, N.Y., Sept. 26 (UPI) — Ann Bo left.",
            "HEMLOCK, N.Y., Sept. 26 (UPI) —",
            "HEMLOCK, N.Y., Sept. 26 (UPI) —",
        ),
        (
            "SEOUL/WASHINGTON (Reuters) - It rained.",
            "SEOUL/WASHINGTON (Reuters) -",
            "SEOUL/WASHINGTON (Reuters) -",
        ),
        ("PARIS — The mayor left.", "PARIS —", ""),
        ("Paris — The mayor left.", "Paris —", ""),
        ("Springfield, Ill. – The mayor left.", "Springfield, Ill. –", ""),
        ("ST. LOUIS — The mayor left.", "ST. LOUIS —", ""),
        ("DES MOINES - The mayor left.", "DES MOINES -", ""),
        ("BOSTON —Standing on the quay, she wept.", "BOSTON —", ""),
        ("Elm Valley, Ohio (CNN) The mayor left.", "Elm Valley, Ohio (CNN)", "Elm Valley, Ohio (CNN)"),
        ("(CNN) — The mayor left.", "(CNN) —", "(CNN) —"),
        (
            "BEIJING, 15 Sept. 2017 (Xinhua) -- It rained.",
            "BEIJING, 15 Sept. 2017 (Xinhua) --",
            "BEIJING, 15 Sept. 2017 (Xinhua) --",
        ),
        ("NEW DELHI: The minister left.", "NEW DELHI:", ""),
        ("TRENTON, N.J. -- \"We lost,\" she said.", "TRENTON, N.J. --", ""),
        ("WASHINGTON (AP) —", "WASHINGTON (AP) —", "WASHINGTON (AP) —"),
        ("EXCLUSIVE – Mara Quill: the tunnel leaks.", "", ""),
        ("IOWA POLLS NOT WRONG, JUST TOO EARLY - Mara Quill tells us why.", "", ""),
        ("BEST BOOKS OF MAY – Mara Quill tells us why.", "", ""),
        ("QUILL: What do you want?", "", ""),
        ("NATO — The alliance met.", "", ""),
        ("Mara Quill — who left — returned.", "", ""),
        ("Quill, Bo – The firm – closed.", "", ""),
        ("Friday, Nov. 18 — The mayor left.", "", ""),
        ("PARIS is a city.", "", ""),
        ("London – the city of fog – slept.", "", ""),
        ("The Guardian (AP) is not an agency of ours, she said.", "", ""),
        ("I — I do not know.", "", ""),
    ];

    #[test]
    fn every_example_is_read_as_it_says() {
        let mut wrong = Vec::new();
        for &(line, lead, later) in EXAMPLES {
            let text = Text::new(line).unwrap();
            let words = words(&text, text.whole(), 40);
            let read = |lead| {
                let end = len(&words, lead).map_or(0, |len| words[len - 1].span.end());
                text.slice(text.span(0, end)).to_owned()
            };
            let got = (read(true), read(false));
            if (got.0.as_str(), got.1.as_str()) != (lead, later) {
                wrong.push((line, got));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
