//! Markdown cases: `testdata/cases/KIND/*.md`, one module for each kind.

#![allow(
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests read files, and may panic"
)]

mod about;
mod beyond_the_us;
mod case_file;
mod circumstances;
mod layout;
mod nested;
mod people;
mod quotation_marks;
mod speakers;
mod statements;
