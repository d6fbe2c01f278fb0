//! `onrecord` reads dated news and keeps the record: who said what, to whom, about whom, when and where, each line
//! with its exact place in the source.
//!
//! The line, every arrow a function of its arguments:
//!
//! ```text
//! Article ─prepare→ Prepared ─┬─ Tagger::tag → Labels ─┐
//!                             └────────── annotate ←───┘ → Annotated ─article_record→ ArticleRecord
//! ```
//!
//! Nothing here opens a file, reads a clock or looks anything up outside its arguments; [`annotate()`] cannot fail and
//! no Unicode text makes it panic.

pub mod annotate;
pub mod article;
pub mod calendar;
pub mod cues;
pub mod index;
pub mod label;
pub mod layout;
pub mod people;
pub mod prepare;
pub mod quotes;
pub mod record;
pub mod register;
pub mod rules;
pub mod segment;
pub mod statements;
pub mod text;
pub mod times;

pub use annotate::{Annotated, annotate};
pub use article::{Article, Origin, Published};
pub use label::{Labels, Tagger};
pub use prepare::{Prepared, prepare};
pub use record::{ArticleRecord, Record};
pub use rules::RuleTagger;
pub use text::{Span, Text};
