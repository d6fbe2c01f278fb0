//! How the sentence of a token stands to whom the token names.

use onrecord::label::AttitudeScores;

use super::pointer::WIDTH;
use crate::encoder::{Dense, Kernel, gelu};

/// The classes, in the order of the network's outputs.
pub(crate) const ATTITUDES: [&str; 3] = ["negative", "neutral", "positive"];

/// Two dense layers with a GELU between them.
#[derive(Debug, Clone)]
pub(crate) struct Attitude {
    /// First layer, of [`WIDTH`] outputs.
    pub(crate) inner: Dense,
    /// Second layer, of one output a class.
    pub(crate) out: Dense,
}

impl Attitude {
    /// The scores of every token; `hidden` holds their states one behind the other.
    pub(crate) fn scores(&self, kernel: Kernel, hidden: &[f32]) -> Vec<AttitudeScores> {
        let rows = hidden.len() / self.inner.inputs();
        let mut inner = vec![0.0; rows * WIDTH];
        self.inner.apply(kernel, hidden, rows, &mut inner);
        gelu(kernel, &mut inner);
        let mut out = vec![0.0; rows * ATTITUDES.len()];
        self.out.apply(kernel, &inner, rows, &mut out);
        out.as_chunks().0.to_vec()
    }
}
