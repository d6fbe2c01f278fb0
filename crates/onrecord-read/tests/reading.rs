//! Whole inputs: formats, limits, what is skipped while the rest goes on, and reads of any length.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use onrecord_read::{Options, read, read_from};
use proptest::prelude::*;

/// `PATH[:LINE] DAY BODY` for an article, `skipped PLACE: REASON` for the rest.
fn shown(input: &[u8], path: &str, options: &Options) -> Vec<String> {
    lines_of(read_from(input, path, options))
}

fn lines_of(articles: onrecord_read::Articles<'_>) -> Vec<String> {
    articles
        .map(|article| match article {
            Ok(article) => {
                let body = article.text.slice(article.body).trim_end().to_owned();
                format!("{} {} {body}", article.origin, article.published.day)
            }
            Err(skipped) => format!("skipped {skipped}"),
        })
        .collect()
}

fn json(id: u32) -> String {
    format!(r#"{{"id":"a{id}","date":"2025-11-18","text":"Rain fell on Oxley, day {id}."}}"#)
}

#[test]
fn bad_lines_are_named_and_the_others_read() {
    let input = format!("{}\n{{\"text\":\n\n{}\nnonsense\n{}", json(1), json(2), json(1));
    let expected = [
        "n.jsonl:1 2025-11-18 Rain fell on Oxley, day 1.",
        "skipped n.jsonl:2: broken JSON, line 2 of the object, column 0: EOF while parsing a value",
        "n.jsonl:4 2025-11-18 Rain fell on Oxley, day 2.",
        "skipped n.jsonl:5: broken JSON, column 2: expected ident",
        "n.jsonl:6 2025-11-18 Rain fell on Oxley, day 1.",
    ];
    assert_eq!(shown(input.as_bytes(), "n.jsonl", &Options::default()), expected);
}

#[test]
fn standard_input_is_json_lines_if_it_begins_with_a_brace() {
    let options = Options::default();
    let lines = format!("\u{feff}{}{}", " \n".repeat(50), json(1));
    assert_eq!(shown(lines.as_bytes(), "-", &options), ["-:51 2025-11-18 Rain fell on Oxley, day 1."]);
    assert_eq!(shown(b" date 2025-11-18 {Rain} fell.", "-", &options), ["- 2025-11-18 {Rain} fell."]);
    assert_eq!(shown(b"", "-", &options), ["skipped -: empty"]);
}

#[test]
fn a_json_file_may_be_an_array_an_object_or_json_lines() {
    let options = Options::default();
    let first = "Rain fell on Oxley, day 1.";
    let object = json(1).replace("\",\"", "\",\n \"");
    assert_eq!(shown(object.as_bytes(), "n.json", &options), [format!("n.json:1 2025-11-18 {first}")]);
    let array = format!("[\n{},\n{object}\n]", json(1));
    let expected = [format!("n.json:2 2025-11-18 {first}"), format!("n.json:3 2025-11-18 {first}")];
    assert_eq!(shown(array.as_bytes(), "n.json", &options), expected);
    let lines = format!("{}\n{{\"text\":\n{}\n", json(1), json(1));
    assert_eq!(shown(lines.as_bytes(), "n.json", &options).len(), 3);
}

#[test]
fn json_lines_in_utf16_are_read() {
    let text = format!("\u{feff}{}\r\n{}\r\n", json(1), json(2));
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for path in ["n.jsonl", "n.json", "-"] {
        let read = shown(&bytes, path, &Options::default());
        assert_eq!(read[1..], [format!("{path}:2 2025-11-18 Rain fell on Oxley, day 2.")]);
    }
}

#[test]
fn a_file_that_is_not_text_is_refused_whole_whatever_its_name() {
    for path in ["n.jsonl", "n.txt", "-"] {
        let read = shown(b"\x1f\x8b\x08\n\n\nnonsense\n", path, &Options::default());
        assert_eq!(read, [format!("skipped {path}: not text but a gzip archive")]);
        let read = lines_of(read_from(io::repeat(0), path, &Options::default()));
        assert_eq!(read, [format!("skipped {path}: not text but binary data (NUL bytes)")]);
    }
}

#[test]
fn endless_input_ends_at_the_limit() {
    let options = Options { max_bytes: 1 << 16, ..Options::default() };
    let expected = ["skipped -: longer than the limit of 65536 bytes for one article"];
    assert_eq!(lines_of(read_from(io::repeat(b'a'), "-", &options)), expected);
}

#[test]
fn a_line_over_the_limit_costs_only_itself() {
    let options = Options { max_bytes: 100, ..Options::default() };
    let input = format!("{}\n{{\"text\":\"{}\n{}\n", json(1), "x".repeat(1 << 20), json(3));
    let read = shown(input.as_bytes(), "n.jsonl", &options);
    assert_eq!(read[1], "skipped n.jsonl:2: longer than the limit of 100 bytes for one article");
    assert_eq!(read[2], "n.jsonl:3 2025-11-18 Rain fell on Oxley, day 3.");
}

/// An input that fails after its bytes.
struct Failing(&'static [u8]);

impl Read for Failing {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() { Err(ErrorKind::ConnectionReset.into()) } else { self.0.read(room) }
    }
}

#[test]
fn an_input_that_fails_midway_gives_what_came_before_and_the_cause() {
    let input = b"{\"date\":\"2025-11-18\",\"text\":\"Rain fell.\"}\n{\"date\":\"2025-";
    for path in ["n.jsonl", "n.json"] {
        let options = Options::default();
        let read = lines_of(read_from(Failing(input), path, &options));
        assert_eq!(read.len(), 2);
        assert_eq!(read[0], format!("{path}:1 2025-11-18 Rain fell."));
        assert_eq!(read[1], format!("skipped {path}:2: cannot be read: connection reset"));
    }
}

#[test]
fn files_and_folders_are_read_in_the_order_given() {
    let root = tempfile::tempdir().unwrap();
    let place = |name: &str| root.path().join(name);
    fs::create_dir(place("news")).unwrap();
    fs::write(place("news/b.txt"), "date 2025-11-18 B.").unwrap();
    fs::write(place("news/a.jsonl"), json(1) + "\n" + &json(2)).unwrap();
    fs::write(place("news/c.txt"), "undated").unwrap();
    fs::write(place("z.page"), "date 2025-11-18 Z.").unwrap();
    let paths: Vec<PathBuf> = ["z.page", "none.txt", "news", "z.page"].map(place).into();
    let options = Options::default();
    let read: Vec<String> = lines_of(read(&paths, &options));
    let prefix = format!("{}/", root.path().display());
    let read: Vec<String> = read.iter().map(|line| line.replace(&prefix, "")).collect();
    let expected = [
        "z.page 2025-11-18 Z.",
        "skipped none.txt: no such file or folder",
        "news/a.jsonl:1 2025-11-18 Rain fell on Oxley, day 1.",
        "news/a.jsonl:2 2025-11-18 Rain fell on Oxley, day 2.",
        "news/b.txt 2025-11-18 B.",
        "skipped news/c.txt: no date",
        "z.page 2025-11-18 Z.",
    ];
    assert_eq!(read, expected);
}

/// Gives its bytes in pieces of the given lengths, over and over, with an interruption before each.
struct Crumbs<'b> {
    bytes: &'b [u8],
    lengths: Vec<usize>,
    next: usize,
    interrupted: bool,
}

impl Read for Crumbs<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        self.interrupted = !self.interrupted;
        if self.interrupted {
            return Err(ErrorKind::Interrupted.into());
        }
        let length = self.lengths[self.next % self.lengths.len()].min(room.len());
        self.next += 1;
        self.bytes.read(&mut room[..length])
    }
}

/// Bytes that are likely to meet: whole and broken objects, marks, brackets, date lines, other charsets.
fn fragment() -> impl Strategy<Value = Vec<u8>> {
    let of = |bytes: &'static [u8]| Just(bytes.to_vec());
    prop_oneof![
        4 => Just(json(7).into_bytes()),
        3 => of(b"\n"),
        1 => of(b"\r\n"),
        1 => of(b"\xef\xbb\xbf"),
        1 => of(b"\xff\xfe"),
        1 => of(b"date 2025-11-18 Rain"),
        1 => of(b"{\"date\":\"2025-11-18\",\n\"text\":\"Rain\"}"),
        1 => of(b"{\"text\":\""),
        1 => of(b"\\\""),
        1 => of(b"[ ],{"),
        1 => of(b"]}"),
        1 => of(b"\0"),
        1 => of(b"date,text\n2025-11-18,\"Rain\""),
        1 => of(b"date;title;text\r\n2025-11-18;;Rain\r\n"),
        1 => of(b"<rss><channel><item><pubDate>18 Nov 2025</pubDate><content>"),
        1 => of(b"</content></item><item>&amp;&x;<![CDATA[<p>Rain"),
        1 => of(b"]]></rss>"),
        1 => of(b"{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1}]}"),
        1 => of(b"\x93caf\xe9\x94"),
        1 => prop::collection::vec(any::<u8>(), 0..40),
        1 => Just(vec![b' '; 5000]),
        1 => Just(vec![b'x'; 300]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn short_reads_and_interruptions_change_nothing(
        fragments in prop::collection::vec(fragment(), 0..12),
        lengths in prop::collection::vec(1usize..200, 1..6),
        path in prop::sample::select(vec!["-", "n.txt", "n.jsonl", "n.json", "n.csv", "n.xml", "n.html"]),
        max_bytes in prop::sample::select(vec![20u64, 200, 1 << 20]),
    ) {
        let bytes = fragments.concat();
        let options = Options { max_bytes, ..Options::default() };
        let whole: Vec<String> = read_from(bytes.as_slice(), path, &options).map(|a| format!("{a:?}")).collect();
        let crumbs = Crumbs { bytes: &bytes, lengths, next: 0, interrupted: false };
        let short: Vec<String> = read_from(crumbs, path, &options).map(|a| format!("{a:?}")).collect();
        prop_assert!(!whole.is_empty());
        prop_assert_eq!(whole, short);
    }
}

#[test]
fn a_path_with_an_unknown_extension_is_read_when_it_is_named() {
    assert!(Path::new("Cargo.toml").exists());
    let paths = ["Cargo.toml".into()];
    let options = Options { date: "2025-11-18".parse().ok(), ..Options::default() };
    assert!(read(&paths, &options).next().unwrap().is_ok());
}
