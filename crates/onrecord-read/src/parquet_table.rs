//! Parquet files → articles, one row at a time; of the columns only those that were asked for.
//!
//! The file is read where it lies, a page of each column at a time. What another program wrote wrongly on purpose may make
//! the library panic: that ends the file with a reason, not the run.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

use onrecord::calendar::Day;
use onrecord::{Article, Origin};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;

use crate::assemble::{FIELDS, Given};
use crate::{Options, Reason, Skipped};

/// Rows that are held at a time.
const ROWS: usize = 32;
/// The longest description of a file at its end, in bytes.
const LONGEST_FOOTER: u32 = 64 << 20;

/// A file that is being read.
pub(crate) struct ParquetTable {
    rows: RowIter<'static>,
    /// Of the row that was read last, counted from 1.
    row: u64,
    ended: bool,
}

impl ParquetTable {
    /// Reads the description at the end of the file.
    pub(crate) fn new(mut file: File, options: &Options) -> Result<ParquetTable, Reason> {
        check_footer(&mut file)?;
        let open = || -> Result<Option<RowIter<'static>>, ParquetError> {
            let reader = SerializedFileReader::new(file)?;
            let Some(wanted) = wanted_columns(&reader, options)? else { return Ok(None) };
            let rows = RowIter::from_file_into(Box::new(reader)).project(Some(wanted))?;
            Ok(Some(rows.with_batch_size(ROWS)))
        };
        match guarded(open)? {
            Some(rows) => Ok(ParquetTable { rows, row: 0, ended: false }),
            None => Err(Reason::NoText { field: options.fields.text.clone() }),
        }
    }

    /// The article of the next row; why there is none, if the row has none or the file is damaged from here on.
    pub(crate) fn next(&mut self, path: &str, options: &Options) -> Option<Result<Article, Skipped>> {
        if self.ended {
            return None;
        }
        self.row += 1;
        let origin = Origin { path: path.to_owned(), line: Some(self.row), ..Origin::default() };
        let rows = &mut self.rows;
        match guarded(|| rows.next().transpose()) {
            Ok(Some(row)) => Some(article(&row, origin, options)),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(reason) => {
                self.ended = true;
                Some(Err(Skipped { origin, reason }))
            }
        }
    }
}

/// The columns that hold known fields; nothing where the text is not among them. Case does not count.
fn wanted_columns(
    reader: &SerializedFileReader<File>,
    options: &Options,
) -> Result<Option<Type>, ParquetError> {
    let schema = reader.metadata().file_metadata().schema();
    let known = |name: &str| options.field_names().iter().any(|field| field.eq_ignore_ascii_case(name));
    let fields: Vec<_> = schema
        .get_fields()
        .iter()
        .filter(|field| field.is_primitive() && known(field.name()))
        .cloned()
        .collect();
    if !fields.iter().any(|field| field.name().eq_ignore_ascii_case(&options.fields.text)) {
        return Ok(None);
    }
    Type::group_type_builder(schema.name()).with_fields(fields).build().map(Some)
}

/// The last eight bytes: the length of the description, and a mark.
fn check_footer(file: &mut File) -> Result<(), Reason> {
    let damaged = |what: &str| Reason::Damaged { what: what.to_owned() };
    let mut end = [0; 8];
    let at_end = file.seek(SeekFrom::End(-8)).and_then(|_| file.read_exact(&mut end));
    at_end.map_err(|_| damaged("the file is too short for Parquet"))?;
    let [a, b, c, d, mark @ ..] = end;
    if mark != *b"PAR1" {
        return Err(damaged("the end of the Parquet file is missing"));
    }
    if u32::from_le_bytes([a, b, c, d]) > LONGEST_FOOTER {
        return Err(damaged("the Parquet file describes itself at too great a length"));
    }
    Ok(())
}

/// What a step of the library gives, or why it gives nothing.
fn guarded<T>(step: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, Reason> {
    match catch_unwind(AssertUnwindSafe(step)) {
        Ok(Ok(found)) => Ok(found),
        Ok(Err(error)) => Err(Reason::Damaged { what: error.to_string() }),
        Err(_) => Err(Reason::Damaged { what: "the Parquet file makes no sense".to_owned() }),
    }
}

fn article(row: &Row, origin: Origin, options: &Options) -> Result<Article, Skipped> {
    let wanted = options.field_names();
    let mut given: [Option<String>; FIELDS] = Default::default();
    for (name, field) in row.get_column_iter() {
        for (place, wanted) in given.iter_mut().zip(wanted) {
            if wanted.eq_ignore_ascii_case(name) {
                *place = in_words(field);
            }
        }
    }
    if given.iter().flatten().map(|text| text.len() as u64).sum::<u64>() > options.max_bytes {
        return Err(Skipped { origin, reason: Reason::TooLong { limit: options.max_bytes } });
    }
    Given(given).article(origin, options)
}

/// A value as the same field of a line of JSON would have it; days and moments as days, in UTC.
fn in_words(field: &Field) -> Option<String> {
    const DAY: i64 = 86_400;
    match field {
        Field::Str(text) => Some(text.clone()),
        Field::Bytes(bytes) => Some(String::from_utf8_lossy(bytes.data()).into_owned()),
        Field::Date(days) => day(i64::from(*days)),
        Field::TimestampMillis(millis) => day(millis.div_euclid(1_000 * DAY)),
        Field::TimestampMicros(micros) => day(micros.div_euclid(1_000_000 * DAY)),
        Field::Byte(_)
        | Field::Short(_)
        | Field::Int(_)
        | Field::Long(_)
        | Field::UInt(_)
        | Field::ULong(_) => Some(field.to_string()),
        _ => None,
    }
}

/// The day so many days after 1970-01-01.
fn day(days: i64) -> Option<String> {
    let days = i32::try_from(days).ok().filter(|days| days.unsigned_abs() < 1_000_000)?;
    Some(Day::new(1970, 1, 1)?.plus_days(days).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::basic::{LogicalType, Repetition, Type as Physical};
    use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
    use parquet::file::writer::SerializedFileWriter;
    use std::io::Write as _;
    use std::sync::Arc;

    /// A file with a column of days, one of texts and one that nobody asks for.
    fn file(rows: &[(i32, &str)]) -> tempfile::NamedTempFile {
        let column = |name: &str, physical, logical| {
            let column = Type::primitive_type_builder(name, physical).with_logical_type(logical);
            Arc::new(column.with_repetition(Repetition::REQUIRED).build().unwrap())
        };
        let fields = vec![
            column("Date", Physical::INT32, Some(LogicalType::Date)),
            column("text", Physical::BYTE_ARRAY, Some(LogicalType::String)),
            column("extra", Physical::INT32, None),
        ];
        let schema = Type::group_type_builder("article").with_fields(fields).build().unwrap();
        let to = tempfile::NamedTempFile::new().unwrap();
        let mut writer =
            SerializedFileWriter::new(to.reopen().unwrap(), Arc::new(schema), Default::default()).unwrap();
        for rows in rows.chunks(2) {
            let days: Vec<i32> = rows.iter().map(|row| row.0).collect();
            let texts: Vec<ByteArray> = rows.iter().map(|row| ByteArray::from(row.1)).collect();
            let mut group = writer.next_row_group().unwrap();
            for at in 0..3 {
                let mut column = group.next_column().unwrap().unwrap();
                match at {
                    1 => column.typed::<ByteArrayType>().write_batch(&texts, None, None).unwrap(),
                    _ => column.typed::<Int32Type>().write_batch(&days, None, None).unwrap(),
                };
                column.close().unwrap();
            }
            group.close().unwrap();
        }
        writer.close().unwrap();
        to
    }

    fn read(file: &tempfile::NamedTempFile, options: &Options) -> Vec<String> {
        let mut table = match ParquetTable::new(file.reopen().unwrap(), options) {
            Ok(table) => table,
            Err(reason) => return vec![reason.to_string()],
        };
        let told = |found: Result<Article, Skipped>| match found {
            Ok(article) => format!("{} {}: {}", article.origin, article.published.day, article.text.as_str()),
            Err(skipped) => skipped.to_string(),
        };
        std::iter::from_fn(|| table.next("a.parquet", options)).map(told).collect()
    }

    #[test]
    fn rows_of_all_groups_become_articles() {
        let rows = [(20_410, "Rain fell."), (20_411, " "), (-1, "Old rain.")];
        let expected =
            ["a.parquet:1 2025-11-18: Rain fell.", "a.parquet:2: empty", "a.parquet:3 1969-12-31: Old rain."];
        assert_eq!(read(&file(&rows), &Options::default()), expected);
    }

    #[test]
    fn columns_can_be_named_and_must_be_there() {
        let mut options = Options::default();
        options.fields.text = "body".to_owned();
        assert_eq!(read(&file(&[(1, "Rain.")]), &options), ["no field \"body\""]);
        let short = Options { max_bytes: 12, ..Options::default() };
        let long = read(&file(&[(1, "Rain and more rain.")]), &short);
        assert!(long[0].starts_with("a.parquet:1: longer than the limit"), "{long:?}");
    }

    #[test]
    fn a_damaged_file_says_so_and_nothing_panics() {
        let whole = std::fs::read(file(&[(20_410, "Rain fell."), (20_411, "Sun.")]).path()).unwrap();
        let damaged = |bytes: &[u8]| {
            let mut to = tempfile::NamedTempFile::new().unwrap();
            to.write_all(bytes).unwrap();
            read(&to, &Options::default())
        };
        assert!(damaged(b"PAR1")[0].contains("too short"));
        assert!(damaged(&whole[..whole.len() - 4])[0].contains("missing"));
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            damaged(&bytes);
        }
    }
}
