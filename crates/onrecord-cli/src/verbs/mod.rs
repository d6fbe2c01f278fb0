//! One file for each verb: its arguments, and `run`, which does it.

pub(crate) mod read;
pub(crate) mod verify;
