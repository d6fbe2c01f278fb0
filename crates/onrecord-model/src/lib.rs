//! The reader network on CPU: word pieces and their features, a small encoder in int8, tags and links.
//!
//! ```text
//! Prepared ─pieces→ rows of pieces ─windows→ encoder → hidden states ─heads→ spans and links → Labels
//! ```

pub mod features;
pub mod pieces;
pub mod vocabulary;
