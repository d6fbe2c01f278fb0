//! What a bundle says of itself.

use serde::{Deserialize, Serialize};

/// `manifest.json`; fields that are not named here are for readers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the bundle's format.
    pub format: u32,
    /// Name and version of the model, kept in every record.
    pub name: String,
    /// Version of the table of features that it was trained with.
    pub feature_version: u32,
    /// Tags, in the order of the network's outputs.
    pub tags: Vec<String>,
    /// Tags of names, in the order of the network's outputs.
    pub names: Vec<String>,
    /// Attitudes, in the order of the network's outputs.
    pub attitudes: Vec<String>,
    /// Layers of the encoder.
    pub layers: usize,
    /// The first layer that reads the first piece of each word alone.
    pub words_from: usize,
    /// Layers that judge attitudes; 0 in a model in the making, which judges none.
    pub judge_layers: usize,
    /// Whether these layers tell whom pronouns mean, too.
    pub second_looks: bool,
    /// Added to the score of each tag, in the order of the tags; chosen on dev.
    pub tag_bias: Vec<f32>,
    /// Weights in the safetensors format.
    pub weights: FileEntry,
    /// Word pieces, one a line.
    pub vocabulary: FileEntry,
    /// From chances to confidence.
    pub calibration: Calibration,
}

/// A file of the bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Within the folder of the manifest.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// Hexadecimal.
    pub sha256: String,
}

/// What the confidence of a statement is made of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Evidence {
    /// The chances of the content, its link to the cue, the cue, its link to the source, the source; 1 for what is not
    /// there.
    pub chances: [f64; 5],
    /// Whether there is a cue.
    pub cue: bool,
    /// Whether there is a source.
    pub source: bool,
}

/// Logistic regression from evidence to the confidence that a statement has the right content and source.
///
/// Source: Platt, "Probabilistic outputs for support vector machines" (1999).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// Constant.
    pub bias: f64,
    /// For the log-odds of the chances, in their order.
    pub weights: [f64; 5],
    /// Added where there is no cue.
    pub no_cue: f64,
    /// Added where there is no source.
    pub no_source: f64,
}

/// Chances nearer to 0 or 1 are not told apart.
const LEAST: f64 = 0.01;

impl Calibration {
    /// The confidence, 0 to 1.
    ///
    /// ```
    /// use onrecord_model::bundle::{Calibration, Evidence};
    /// let calibration = Calibration { bias: 0.0, weights: [0.5; 5], no_cue: -1.0, no_source: -1.0 };
    /// let sure = Evidence { chances: [0.9; 5], cue: true, source: true };
    /// let unsure = Evidence { source: false, ..sure };
    /// assert!(calibration.confidence(sure) > calibration.confidence(unsure));
    /// ```
    pub fn confidence(&self, evidence: Evidence) -> f32 {
        let odds = evidence.chances.map(|chance| {
            let chance = chance.clamp(LEAST, 1.0 - LEAST);
            libm::log(chance / (1.0 - chance))
        });
        let known: f64 = self.weights.iter().zip(odds).map(|(weight, odds)| weight * odds).sum();
        let missing =
            if evidence.cue { 0.0 } else { self.no_cue } + if evidence.source { 0.0 } else { self.no_source };
        (1.0 / (1.0 + libm::exp(-(self.bias + known + missing)))) as f32
    }
}
