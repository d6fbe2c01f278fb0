//! Archives whole, damaged, and made to be slow. `testdata/zip/by-python.zip` was written by Python's `zipfile`, with two
//! entries as those of large archives are; the others are written here.

use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::*;

const RAIN: &str = "date 2025-11-18\nRain fell on Oxley for the third day.";

/// An archive with every other file packed.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut whole, mut list) = (Vec::new(), Vec::new());
    for (number, (name, bytes)) in files.iter().enumerate() {
        let at = whole.len() as u32;
        let (method, packed) = if number % 2 == 0 { (8_u16, deflated(bytes)) } else { (0, bytes.to_vec()) };
        let mut crc = Crc::new();
        crc.update(bytes);
        let mut shared = [20_u16, 0, method, 0, 0].map(u16::to_le_bytes).concat();
        shared.extend([crc.sum(), packed.len() as u32, bytes.len() as u32].map(u32::to_le_bytes).concat());
        shared.extend([name.len() as u16, 0].map(u16::to_le_bytes).concat());
        whole.extend([b"PK\x03\x04", shared.as_slice(), name.as_bytes(), &packed].concat());
        list.extend(
            [b"PK\x01\x02\x14\0", shared.as_slice(), &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat(),
        );
    }
    let (count, start, length) = (files.len() as u16, whole.len() as u32, list.len() as u32);
    whole.extend(list);
    whole.extend(b"PK\x05\x06\0\0\0\0");
    whole.extend([count, count].map(u16::to_le_bytes).concat());
    whole.extend([length, start].map(u32::to_le_bytes).concat());
    whole.extend([0, 0]);
    whole
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// `ORIGIN DAY`, or what is wrong.
fn read_file(file: File, options: &Options) -> Vec<String> {
    let mut zip = match Zip::new(file) {
        Ok(zip) => zip,
        Err(reason) => return vec![reason.to_string()],
    };
    std::iter::from_fn(|| zip.next("a.zip", options))
        .map(|found| match found {
            Ok(article) => format!("{} {}", article.origin, article.published.day),
            Err(skipped) => skipped.to_string(),
        })
        .collect()
}

fn read(archive: &[u8], options: &Options) -> Vec<String> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(archive).unwrap();
    read_file(file, options)
}

#[test]
fn an_archive_of_another_program_is_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/zip/by-python.zip");
    let expected = [
        "a.zip#old/a.txt 2025-11-18",
        "a.zip#b.csv:2 2025-11-18",
        "a.zip#Brücke.txt 2025-11-18",
        "a.zip#c.txt: no date",
        "a.zip#d.txt: packed as \"method 12 of ZIP\"",
    ];
    assert_eq!(read_file(File::open(path).unwrap(), &Options::default()), expected);
}

#[test]
fn files_of_known_kinds_are_read_in_the_order_of_the_list() {
    let table = "date,text\n2025-11-18,Rain.\n2025-11-19,Sun.\n";
    let feed = "<rss><channel><item><guid>g</guid><link>https://oxley.example/1</link><description>In short.\
        </description></item></channel></rss>";
    let files = [
        ("./news/a.txt", RAIN.as_bytes()),
        ("news/photo.png", b"\x89PNG"),
        ("news/b.csv", table.as_bytes()),
        ("feed.xml", feed.as_bytes()),
        ("__MACOSX/news/a.txt", RAIN.as_bytes()),
        ("news/.hidden.txt", RAIN.as_bytes()),
        ("undated.txt", b"Rain."),
        ("inner.zip", b"PK\x03\x04"),
    ];
    let expected = [
        "a.zip#./news/a.txt 2025-11-18",
        "a.zip#news/b.csv:2 2025-11-18",
        "a.zip#news/b.csv:3 2025-11-19",
        "a.zip#feed.xml#g: only a summary in the feed; the article is at https://oxley.example/1",
        "a.zip#undated.txt: no date",
        "a.zip#inner.zip: not text but a ZIP archive or an Office document",
    ];
    assert_eq!(read(&archive(&files), &Options::default()), expected);
}

#[test]
fn a_document_of_an_office_is_no_archive_of_articles() {
    let office = archive(&[("[Content_Types].xml", b"<x/>"), ("a.txt", RAIN.as_bytes())]);
    assert_eq!(read(&office, &Options::default()), ["not text but an Office document or an electronic book"]);
}

#[test]
fn damage_costs_a_file_or_the_rest() {
    let whole = archive(&[("a.txt", RAIN.as_bytes()), ("b.txt", RAIN.as_bytes())]);
    let read = |bytes: &[u8]| read(bytes, &Options::default());
    assert_eq!(read(&whole), ["a.zip#a.txt 2025-11-18", "a.zip#b.txt 2025-11-18"]);
    assert_eq!(read(&whole[..whole.len() - 30]), ["damaged: the end of the archive is missing"]);
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let found = read(&bytes);
        assert!(found.len() <= 3, "byte {at}: {found:?}");
    }
    // The text of the second file is stored as it is.
    let mut bytes = whole.clone();
    let at = memchr::memmem::rfind(&whole, b"third").unwrap();
    bytes[at] = b'b';
    assert_eq!(read(&bytes)[1], "a.zip#b.txt: cannot be read: the check sum of a file is wrong");
}

#[test]
fn an_archive_that_inflates_without_measure_is_left() {
    let options = Options { max_bytes: 1 << 20, ..Options::default() };
    let spaces = vec![b' '; 65 << 20];
    let found = read(&archive(&[("a.txt", &spaces)]), &options);
    assert!(found[0].contains("longer than the limit"), "{found:?}");
    // Lines within the limit, without end: what they inflate to is out of proportion.
    let lines = b" \n".repeat(33 << 20);
    let found = read(&archive(&[("a.jsonl", &lines)]), &options);
    assert!(
        found[0].ends_with("cannot be read: a file inflates beyond measure") && found.len() == 1,
        "{found:?}"
    );
}

#[test]
fn files_that_lie_over_one_another_are_refused() {
    let body = "Rain fell on Oxley, day {}. ".repeat(20);
    let whole = archive(&[("x.bin", b""), ("a.txt", format!("{RAIN}{body}").as_bytes())]);
    // The same file a hundred times in the list.
    let start = memchr::memmem::find(&whole, b"PK\x01\x02").unwrap();
    let list = memchr::memmem::rfind(&whole, b"PK\x01\x02").unwrap();
    let end = memchr::memmem::rfind(&whole, b"PK\x05\x06").unwrap();
    let mut record = whole[end..].to_vec();
    record[10..12].copy_from_slice(&100_u16.to_le_bytes());
    let bomb = [&whole[..start], &whole[list..end].repeat(100), &record].concat();
    let found = read(&bomb, &Options::default());
    assert!(found.len() < 30, "{}", found.len());
    assert_eq!(
        found.last().unwrap(),
        "a.zip: damaged: its files are longer than the archive, or lie over one another"
    );
}

proptest::proptest! {
    #[test]
    fn names_and_files_come_back_as_they_were_written(
        texts in proptest::collection::vec("[a-zA-Z .]{1,300}", 1..6),
    ) {
        let texts: Vec<String> = texts.iter().map(|text| format!("date 2025-11-18\nRain{text}")).collect();
        let names: Vec<String> = (0..texts.len()).map(|number| format!("é/{number}.txt")).collect();
        let files: Vec<(&str, &[u8])> =
            names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&archive(&files)).unwrap();
        let (mut zip, options) = (Zip::new(file).unwrap(), Options { any_language: true, ..Options::default() });
        for (name, text) in names.iter().zip(&texts) {
            let article = zip.next("a.zip", &options).unwrap().unwrap();
            proptest::prop_assert_eq!(article.origin.entry.as_ref(), Some(name));
            proptest::prop_assert_eq!(article.text.as_str(), text.as_str());
        }
        proptest::prop_assert!(zip.next("a.zip", &options).is_none());
    }
}
