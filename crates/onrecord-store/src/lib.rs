//! Records → one SQLite file, and questions answered from it.
//!
//! The file is plain SQLite in write-ahead mode: it opens in datasette, DuckDB and the `sqlite3` shell; [`SCHEMA`] says
//! what is in it. Adding is idempotent, and an article is added whole or not at all.
//!
//! ```
//! use onrecord_store::{Filter, Page, Store};
//! let store = Store::in_memory()?;
//! let said = store.statements(&Filter { speaker: Some("Ann Bo".into()), ..Filter::default() }, &Page::default())?;
//! assert!(said.lines.is_empty());
//! # Ok::<(), onrecord_store::Error>(())
//! ```

mod again;
mod ask;
mod clock;
pub mod columns;
mod days;
mod error;
mod export;
mod fields;
pub mod fold;
mod fold_name;
mod ids;
mod insert;
mod lines;
mod open;
mod parquet;
mod people;
mod phrases;
mod schema;
mod settle;
pub mod verify;

pub use again::{Old, Replaced};
pub use ask::{Description, Event, EventFilter, Filter, Found, Known, Line, Page, Person, SpokenOf};
pub use error::Error;
pub use export::Exported;
pub use insert::{Added, Kept, NewRun, Passed};
pub use lines::lines;
pub use open::Store;
pub use parquet::ParquetFile;
pub use schema::{SCHEMA, SCHEMA_VERSION};
