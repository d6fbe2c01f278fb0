//! One file for each verb: its arguments, and `run`, which does it.

pub(crate) mod add;
pub(crate) mod again;
pub(crate) mod between;
mod bulk;
pub(crate) mod export;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod promises;
pub(crate) mod read;
mod records;
pub(crate) mod said;
pub(crate) mod search;
pub(crate) mod upcoming;
pub(crate) mod verify;
