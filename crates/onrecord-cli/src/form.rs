//! The forms in which annotated articles are printed.

use std::io::{self, IsTerminal as _, Stdout, Write};

use anstream::{AutoStream, ColorChoice};
use onrecord::annotate::Annotated;
use onrecord::record::article_record;
use onrecord::register::Register;

use crate::args::Format;
use crate::text_form::{self, Page};

/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 100;
/// Narrower than this, the notes are not laid out sensibly.
const NARROWEST: usize = 30;
/// Columns where there is no terminal to ask.
const USUAL: usize = 80;

/// How articles are printed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Form {
    /// Pages for reading.
    Text(Page),
    /// One JSON object a line.
    Jsonl,
}

impl Form {
    /// As asked for; else for reading where `out` is a terminal, and JSON lines elsewhere.
    pub(crate) fn new(asked: Option<Format>, out: &Stdout) -> Form {
        match asked {
            Some(Format::Jsonl | Format::Parquet) => Form::Jsonl,
            None if !out.is_terminal() => Form::Jsonl,
            Some(Format::Text) | None => Form::Text(page(out)),
        }
    }

    /// Appends one article; a record also says whom of the register its people may be.
    ///
    /// # Errors
    /// Those of `out`.
    pub(crate) fn print(
        self,
        out: &mut Vec<u8>,
        annotated: &Annotated,
        tagger: &str,
        register: Option<&Register>,
    ) -> io::Result<()> {
        match self {
            Form::Text(page) => {
                if !out.is_empty() {
                    self.between(out)?;
                }
                out.write_all(text_form::render(annotated, page).as_bytes())
            }
            Form::Jsonl => {
                let mut record = article_record(annotated, tagger);
                register.into_iter().for_each(|register| register.link(&mut record));
                serde_json::to_writer(&mut *out, &record)?;
                out.write_all(b"\n")
            }
        }
    }

    /// Writes what stands between two articles.
    ///
    /// # Errors
    /// Those of `out`.
    pub(crate) fn between(self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Form::Text(_) => out.write_all(b"\n\n"),
            Form::Jsonl => Ok(()),
        }
    }
}

/// The width of the terminal, within limits, and whether it (or the user) wants colours.
fn page(out: &Stdout) -> Page {
    let columns = terminal_size::terminal_size_of(out).map_or(USUAL, |(width, _)| width.0.into());
    let colour = AutoStream::choice(out) != ColorChoice::Never;
    Page { width: columns.clamp(NARROWEST, WIDEST), colour }
}
