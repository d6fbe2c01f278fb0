//! The reader network on CPU: word pieces and their features, a small encoder in int8, tags and links.
//!
//! ```text
//! Prepared ─pieces→ Sheet ─windows→ encoder → hidden states ─heads→ spans and links ─tagger→ Labels
//!                                            what is said, without names ─units→ judge ─┤
//!                              words round unsure pronouns, names as marks ─looks→ judge ─┘
//! ```
//!
//! Results are the same bits on every machine, for every batch and number of threads.

pub mod bundle;
pub mod encoder;
pub mod features;
mod heads;
mod judge;
pub mod looks;
mod network;
mod people;
pub mod pieces;
mod reading;
mod tagger;
pub mod units;
pub mod vocabulary;
mod windows;

pub use bundle::BundleError;
pub use tagger::NetworkTagger;
