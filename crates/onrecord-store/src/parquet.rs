//! Statements as Apache Parquet: the columns of [`COLUMNS`], flat and typed, some ten thousand rows a group.

use std::io::Write;
use std::sync::Arc;

use onrecord::calendar::Day;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};

use crate::columns::{COLUMNS, Cell, Column, Kind};
use crate::{Error, Filter, Line, Store};

/// Rows of a group: what is held in memory at a time.
const GROUP: usize = 20_000;

impl Store {
    /// Writes the statements under a filter as one Parquet file; how many there were. Without text, the columns whose words
    /// are copied from articles are empty.
    ///
    /// # Errors
    /// [`Error::Parquet`] when the output takes no more, and [`Error::Database`] when the file cannot be read.
    pub fn write_parquet<W: Write + Send>(
        &self,
        filter: &Filter,
        no_text: bool,
        out: W,
    ) -> Result<usize, Error> {
        let mut file = ParquetFile::new(out, no_text)?;
        let count = self.export(filter, |one| file.add(one.line.clone()))?;
        file.finish()?;
        Ok(count)
    }
}

/// A file of statements that is being written, a group of rows at a time.
pub struct ParquetFile<W: Write + Send> {
    file: SerializedFileWriter<W>,
    group: Vec<Line>,
    no_text: bool,
}

impl<W: Write + Send> ParquetFile<W> {
    /// Begins a file. Without text, the columns whose words are copied from articles are empty.
    ///
    /// # Errors
    /// [`Error::Parquet`] when the output takes no more.
    pub fn new(out: W, no_text: bool) -> Result<ParquetFile<W>, Error> {
        let made_by =
            KeyValue::new("made_by".to_owned(), concat!("onrecord ", env!("CARGO_PKG_VERSION")).to_owned());
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_key_value_metadata(Some(vec![made_by]))
            .build();
        let file = SerializedFileWriter::new(out, schema()?, Arc::new(properties))?;
        Ok(ParquetFile { file, group: Vec::new(), no_text })
    }

    /// Adds a statement.
    ///
    /// # Errors
    /// [`Error::Parquet`] when the output takes no more.
    pub fn add(&mut self, line: Line) -> Result<(), Error> {
        self.group.push(line);
        if self.group.len() < GROUP {
            return Ok(());
        }
        write_group(&mut self.file, &std::mem::take(&mut self.group), self.no_text)
    }

    /// Writes what is left, and the description at the end; gives the output back.
    ///
    /// # Errors
    /// [`Error::Parquet`] when the output takes no more.
    pub fn finish(mut self) -> Result<W, Error> {
        if !self.group.is_empty() {
            write_group(&mut self.file, &self.group, self.no_text)?;
        }
        Ok(self.file.into_inner()?)
    }
}

fn schema() -> Result<TypePtr, ParquetError> {
    let field = |column: &Column| -> Result<TypePtr, ParquetError> {
        let (physical, logical) = match column.kind {
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Number => (Physical::INT64, None),
            Kind::YesNo => (Physical::BOOLEAN, None),
            Kind::Fraction => (Physical::DOUBLE, None),
            Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
        };
        let field = Type::primitive_type_builder(column.name, physical).with_repetition(Repetition::OPTIONAL);
        Ok(Arc::new(field.with_logical_type(logical).build()?))
    };
    let fields = COLUMNS.iter().map(field).collect::<Result<Vec<_>, _>>()?;
    Ok(Arc::new(Type::group_type_builder("statement").with_fields(fields).build()?))
}

fn write_group<W: Write + Send>(
    file: &mut SerializedFileWriter<W>,
    lines: &[Line],
    no_text: bool,
) -> Result<(), Error> {
    let mut group = file.next_row_group()?;
    for column in COLUMNS {
        let cells: Vec<Option<Cell>> =
            lines.iter().map(|line| column.of(line).filter(|_| !(no_text && column.is_copied))).collect();
        let Some(mut writer) = group.next_column()? else { break };
        write_column(writer.untyped(), column.kind, &cells)?;
        writer.close()?;
    }
    group.close()?;
    Ok(())
}

fn write_column(
    writer: &mut ColumnWriter<'_>,
    kind: Kind,
    cells: &[Option<Cell>],
) -> Result<(), ParquetError> {
    match writer {
        ColumnWriter::ByteArrayColumnWriter(writer) => {
            let (values, levels) = present(cells, |cell| match cell {
                Cell::Text(text) => Some(ByteArray::from(text.as_str())),
                _ => None,
            });
            writer.write_batch(&values, Some(&levels), None)
        }
        ColumnWriter::Int32ColumnWriter(writer) if kind == Kind::Day => {
            let (values, levels) = present(cells, days_since_1970);
            writer.write_batch(&values, Some(&levels), None)
        }
        ColumnWriter::Int64ColumnWriter(writer) => {
            let (values, levels) =
                present(cells, |cell| if let Cell::Number(number) = cell { Some(*number) } else { None });
            writer.write_batch(&values, Some(&levels), None)
        }
        ColumnWriter::BoolColumnWriter(writer) => {
            let (values, levels) =
                present(cells, |cell| if let Cell::YesNo(yes) = cell { Some(*yes) } else { None });
            writer.write_batch(&values, Some(&levels), None)
        }
        ColumnWriter::DoubleColumnWriter(writer) => {
            let (values, levels) =
                present(cells, |cell| if let Cell::Fraction(number) = cell { Some(*number) } else { None });
            writer.write_batch(&values, Some(&levels), None)
        }
        _ => Err(ParquetError::General(format!("no column of {kind:?} is written so"))),
    }
    .map(|_| ())
}

/// The values that are there, and for every row whether one is.
fn present<T>(cells: &[Option<Cell>], value: impl Fn(&Cell) -> Option<T>) -> (Vec<T>, Vec<i16>) {
    let values: Vec<Option<T>> = cells.iter().map(|cell| cell.as_ref().and_then(&value)).collect();
    let levels = values.iter().map(|value| i16::from(value.is_some())).collect();
    (values.into_iter().flatten().collect(), levels)
}

fn days_since_1970(cell: &Cell) -> Option<i32> {
    let Cell::Text(day) = cell else { return None };
    let day: Day = day.parse().ok()?;
    i32::try_from(crate::days::since_1970(day)).ok()
}
