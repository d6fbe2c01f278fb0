//! Tables with named columns (CSV, TSV) → articles, one row at a time.
//!
//! Fields of columns that nobody asked for are passed over without being held, and a field over the limit costs its
//! row, not the file.

use std::borrow::Cow;
use std::io::{self, BufRead};

use csv_core::ReadFieldResult;
use onrecord::{Article, Origin};

use crate::assemble::{FIELDS, Given};
use crate::json_stream::filled;
use crate::{Options, Reason, Skipped, charset};

/// Bytes of a field that are taken at a time.
const STEP: usize = 1 << 13;

/// The longest header, in bytes of all its names; what is longer is no table.
const LONGEST_HEADER: usize = 1 << 20;

/// A table that is being read.
pub(crate) struct Table<R> {
    input: R,
    parser: csv_core::Reader,
    /// Which of the known fields each column holds; empty before the header is read.
    columns: Vec<Holds>,
    /// The piece of a field that was parsed last.
    piece: Box<[u8]>,
    /// Line ends that the parser has not seen.
    blank_lines: u64,
    ended: bool,
}

/// The known fields that a column holds: mostly none or one.
type Holds = [bool; FIELDS];

/// What a row holds of the known fields.
struct Row {
    line: u64,
    fields: [Option<Vec<u8>>; FIELDS],
    too_long: bool,
}

impl<R: BufRead> Table<R> {
    /// A table whose fields are apart by `delimiter`.
    pub(crate) fn new(input: R, delimiter: u8) -> Table<R> {
        let parser = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        let piece = vec![0; STEP].into_boxed_slice();
        Table { input, parser, columns: Vec::new(), piece, blank_lines: 0, ended: false }
    }

    /// The article of the next row; why there is none, if the row or the whole table has none.
    pub(crate) fn next(&mut self, path: &str, options: &Options) -> Option<Result<Article, Skipped>> {
        if self.ended {
            return None;
        }
        let at = |line| Origin { path: path.to_owned(), line: Some(line), ..Origin::default() };
        if self.columns.is_empty()
            && let Err(reason) = self.read_header(options)
        {
            self.ended = true;
            return Some(Err(Skipped { origin: at(1), reason }));
        }
        match self.row(options.max_bytes) {
            Ok(Some(row)) => Some(article(row, at, options)),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(error) => {
                self.ended = true;
                Some(Err(Skipped { origin: at(self.parser.line()), reason: Reason::from_io(error) }))
            }
        }
    }

    fn read_header(&mut self, options: &Options) -> Result<(), Reason> {
        let wanted = options.field_names();
        let (mut names, mut length) = (vec![Vec::new()], 0);
        loop {
            let (found, bytes) = self.step().map_err(Reason::from_io)?;
            let bytes = self.piece.get(..bytes).unwrap_or_default();
            length += bytes.len();
            if length > LONGEST_HEADER {
                return Err(Reason::TooLong { limit: LONGEST_HEADER as u64 });
            }
            if let Some(name) = names.last_mut() {
                name.extend(bytes);
            }
            match found {
                ReadFieldResult::Field { record_end: false } => names.push(Vec::new()),
                ReadFieldResult::Field { record_end: true } | ReadFieldResult::End => break,
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            }
        }
        self.columns = names.iter().map(|name| holds(name, wanted)).collect();
        // The third of the known fields is the text.
        if self.columns.iter().any(|column| column[2]) {
            Ok(())
        } else {
            Err(Reason::NoText { field: options.fields.text.clone() })
        }
    }

    /// The next row that is not blank.
    fn row(&mut self, limit: u64) -> io::Result<Option<Row>> {
        self.skip_line_ends()?;
        let line = self.parser.line() + self.blank_lines;
        let mut row = Row { line, fields: Default::default(), too_long: false };
        let (mut column, mut length) = (0, 0_u64);
        loop {
            let (found, bytes) = self.step()?;
            let bytes = self.piece.get(..bytes).unwrap_or_default();
            let holds = self.columns.get(column).copied().unwrap_or_default();
            if holds.contains(&true) {
                length += bytes.len() as u64;
                row.too_long |= length > limit;
                let places = row.fields.iter_mut().zip(holds).filter(|(_, holds)| *holds);
                places.for_each(|(place, _)| keep(place, bytes, row.too_long));
            }
            match found {
                ReadFieldResult::Field { record_end: true } => return Ok(Some(row)),
                ReadFieldResult::Field { record_end: false } => column += 1,
                ReadFieldResult::End => return Ok(None),
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            }
        }
    }

    fn skip_line_ends(&mut self) -> io::Result<()> {
        loop {
            let held = filled(&mut self.input)?;
            let blank = held.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            self.blank_lines += held.iter().take(blank).filter(|&&byte| byte == b'\n').count() as u64;
            self.input.consume(blank);
            if blank == 0 {
                return Ok(());
            }
        }
    }

    /// Takes a piece of a field: what the parser made of it, and how many bytes it has.
    fn step(&mut self) -> io::Result<(ReadFieldResult, usize)> {
        let held = filled(&mut self.input)?;
        let (found, read, written) = self.parser.read_field(held, &mut self.piece);
        self.input.consume(read);
        Ok((found, written))
    }
}

fn keep(place: &mut Option<Vec<u8>>, bytes: &[u8], too_long: bool) {
    if too_long {
        *place = None;
    } else {
        place.get_or_insert_default().extend(bytes);
    }
}

/// Which fields a column of this name holds. Case and blanks round it do not count.
fn holds(name: &[u8], wanted: [&str; FIELDS]) -> Holds {
    let name = decoded(name);
    wanted.map(|wanted| name.trim().trim_start_matches('\u{feff}').eq_ignore_ascii_case(wanted.trim()))
}

fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| charset::decode(bytes), Cow::Borrowed)
}

fn article(row: Row, at: impl Fn(u64) -> Origin, options: &Options) -> Result<Article, Skipped> {
    let origin = at(row.line);
    if row.too_long {
        return Err(Skipped { origin, reason: Reason::TooLong { limit: options.max_bytes } });
    }
    let given = row.fields.map(|field| field.map(|bytes| decoded(&bytes).into_owned()));
    Given(given).article(origin, options)
}

/// What stands between the fields, by the first line of the table: the commonest of comma, semicolon and tab.
pub(crate) fn delimiter(start: &[u8]) -> u8 {
    let line = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let count = |mark: u8| line.iter().filter(|&&byte| byte == mark).count();
    // The last of equals is taken.
    [b'\t', b';', b','].into_iter().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `LINE title: text`, or what is wrong.
    fn read(table: &[u8], options: &Options) -> Vec<String> {
        let mut read = Table::new(table, delimiter(table));
        std::iter::from_fn(|| read.next("a.csv", options))
            .map(|found| match found {
                Ok(article) => format!(
                    "{} {}: {}",
                    article.origin,
                    article.title.as_deref().unwrap_or("-"),
                    article.text.as_str()
                ),
                Err(skipped) => skipped.to_string(),
            })
            .collect()
    }

    #[test]
    fn columns_are_found_by_name_in_any_order() {
        let table = b"\xef\xbb\xbfDate, note ,TEXT,title\n2025-11-18,x,\"Rain, she \"\"said\"\",\nfell.\",Rain\n2025-11-19,,Sun.,\n";
        let read = read(table, &Options::default());
        assert_eq!(read, ["a.csv:2 Rain: Rain, she \"said\",\nfell.", "a.csv:4 -: Sun."]);
    }

    #[test]
    fn semicolons_and_tabs_are_told_by_the_header() {
        for mark in [";", "\t"] {
            let table = ["date", "text\n2025-11-18", "Rain, and more rain.\n"].join(mark);
            assert_eq!(read(table.as_bytes(), &Options::default()), ["a.csv:2 -: Rain, and more rain."]);
        }
    }

    #[test]
    fn columns_can_be_named() {
        let mut options = Options { date_field: "when".to_owned(), ..Options::default() };
        options.fields.text = "body".to_owned();
        assert_eq!(read(b"when,body\n2025-11-18,Rain.\n", &options), ["a.csv:2 -: Rain."]);
        assert_eq!(read(b"when,text\n2025-11-18,Rain.\n", &options), ["a.csv:1: no field \"body\""]);
    }

    #[test]
    fn a_bad_row_costs_itself() {
        let options = Options { max_bytes: 40, ..Options::default() };
        let long = "x".repeat(20_000);
        let table =
            format!("date,text,more\n2025-11-18,{long},\nsoon,Rain.,\n,Rain.\n2025-11-18,Sun.,{long}\n");
        let expected = [
            "a.csv:2: longer than the limit of 40 bytes for one article",
            "a.csv:3: \"soon\" is no date that can be read",
            "a.csv:4: no date",
            "a.csv:5 -: Sun.",
        ];
        assert_eq!(read(table.as_bytes(), &options), expected);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_takes_no_more_than_the_limit() {
        let options = Options { max_bytes: 1 << 12, ..Options::default() };
        let table = format!("date,text\n2025-11-18,\"{}", "x\n".repeat(1 << 20));
        assert_eq!(
            read(table.as_bytes(), &options),
            ["a.csv:2: longer than the limit of 4096 bytes for one article"]
        );
    }
}
