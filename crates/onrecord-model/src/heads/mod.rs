//! What is made of hidden states: tags by a chain, links by pointers.

pub(crate) mod attitude;
pub(crate) mod chooser;
pub(crate) mod crf;
pub(crate) mod names;
pub(crate) mod pointer;
pub(crate) mod referent;
