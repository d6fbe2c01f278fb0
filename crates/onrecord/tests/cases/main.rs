//! Phenomena as Markdown: every file under `testdata/cases` is a page to read and a test.

mod case_file;
mod statements;
