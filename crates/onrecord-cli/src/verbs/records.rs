//! A file of records: JSON lines, one an article, or Parquet, one row a statement.

use std::fs::File;
use std::io::{self, BufWriter};

use onrecord::annotate::Annotated;
use onrecord::record::article_record;
use onrecord_store::{ParquetFile, lines};

use super::read::Line;

/// The kind of a file of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Jsonl,
    Parquet,
}

impl Kind {
    /// What stands behind the last dot of its name.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Kind::Jsonl => "jsonl",
            Kind::Parquet => "parquet",
        }
    }
}

/// A file that is being written.
pub(super) enum Records {
    Jsonl(BufWriter<File>),
    Parquet(Box<ParquetFile<BufWriter<File>>>),
}

impl Records {
    pub(super) fn new(kind: Kind, file: File) -> io::Result<Records> {
        let out = BufWriter::new(file);
        Ok(match kind {
            Kind::Jsonl => Records::Jsonl(out),
            Kind::Parquet => {
                Records::Parquet(Box::new(ParquetFile::new(out, false).map_err(io::Error::other)?))
            }
        })
    }

    /// Adds the record of an article.
    pub(super) fn add(&mut self, article: &Annotated, line: &Line) -> io::Result<()> {
        let tagger = line.tagger.name();
        match self {
            Records::Jsonl(out) => {
                let mut printed = Vec::new();
                line.form.print(&mut printed, article, &tagger, line.register)?;
                io::Write::write_all(out, &printed)
            }
            Records::Parquet(file) => {
                let outlet = article.prepared.article.outlet.as_deref();
                let lines = lines(&article_record(article, &tagger), outlet);
                lines.into_iter().try_for_each(|line| file.add(line)).map_err(io::Error::other)
            }
        }
    }

    /// Writes what is left; the file, which is whole but perhaps not on the disk yet.
    pub(super) fn finish(self) -> io::Result<File> {
        match self {
            Records::Jsonl(out) => Ok(out.into_inner()?),
            Records::Parquet(file) => Ok(file.finish().map_err(io::Error::other)?.into_inner()?),
        }
    }
}
