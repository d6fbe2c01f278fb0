//! A Parquet file with changed bytes, or any bytes as one. It must be a file, so it lies in memory that has a name.

#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

#[path = "../reading.rs"]
mod reading;

static PATHS: LazyLock<[PathBuf; 1]> =
    LazyLock::new(|| [PathBuf::from(format!("/dev/shm/onrecord-fuzz-{}.parquet", std::process::id()))]);

/// Sound files: plain and packed.
static SOUND: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let packings = [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::LZ4_RAW];
    packings.into_iter().filter_map(|packing| sound(packing).ok()).collect()
});

/// Two groups of two rows with a day and a text.
fn sound(packing: Compression) -> Result<Vec<u8>, ParquetError> {
    let column = |name: &str, physical, logical| {
        let column = Type::primitive_type_builder(name, physical).with_logical_type(Some(logical));
        Ok::<_, ParquetError>(Arc::new(column.with_repetition(Repetition::OPTIONAL).build()?))
    };
    let fields = vec![
        column("date", Physical::INT32, LogicalType::Date)?,
        column("text", Physical::BYTE_ARRAY, LogicalType::String)?,
    ];
    let schema = Arc::new(Type::group_type_builder("article").with_fields(fields).build()?);
    let properties = Arc::new(WriterProperties::builder().set_compression(packing).build());
    let mut file = SerializedFileWriter::new(Vec::new(), schema, properties)?;
    for _ in 0..2 {
        let mut group = file.next_row_group()?;
        let mut days = group.next_column()?.ok_or(ParquetError::EOF(String::new()))?;
        days.typed::<Int32Type>().write_batch(&[20_410], Some(&[1, 0]), None)?;
        days.close()?;
        let mut texts = group.next_column()?.ok_or(ParquetError::EOF(String::new()))?;
        let rain = ["Rain fell.", "Rain fell on Oxley."].map(ByteArray::from);
        texts.typed::<ByteArrayType>().write_batch(&rain, Some(&[1, 1]), None)?;
        texts.close()?;
        group.close()?;
    }
    file.into_inner()
}

fuzz_target!(
    init: {
        // The library may panic at a file that makes no sense, and the reader catches that; only what it does not catch
        // shall end the run.
        std::panic::set_hook(Box::new(|_| {}));
    },
    |bytes: &[u8]| {
        let Some((&which, rest)) = bytes.split_first() else { return };
        let whole = match SOUND.get(usize::from(which)) {
            Some(sound) => changed(sound.clone(), rest),
            None => [b"PAR1", rest, b"PAR1"].concat(),
        };
        if fs::write(&PATHS[0], whole).is_ok() {
            reading::check(onrecord_read::read(&*PATHS, &reading::options()));
        }
    }
);

/// Every three bytes change one: two say where, the third how.
fn changed(mut file: Vec<u8>, changes: &[u8]) -> Vec<u8> {
    let length = file.len();
    for change in changes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % length;
        file[at] ^= change[2];
    }
    file
}
