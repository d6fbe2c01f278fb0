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
    /// Layers of the encoder.
    pub layers: usize,
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

/// Logistic regression from log-chances to the confidence that a statement has the right content and source.
///
/// Source: Platt, "Probabilistic outputs for support vector machines" (1999).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// Constant.
    pub bias: f64,
    /// For the logarithms of the chances of: the content, its link to the cue, the cue, its link to the source, the source.
    pub weights: [f64; 5],
}

impl Calibration {
    /// The confidence for these chances, 0 to 1.
    ///
    /// ```
    /// use onrecord_model::bundle::Calibration;
    /// let calibration = Calibration { bias: 2.0, weights: [1.0; 5] };
    /// assert!(calibration.confidence([0.9; 5]) > calibration.confidence([0.5; 5]));
    /// ```
    pub fn confidence(&self, chances: [f64; 5]) -> f32 {
        let logs = chances.map(|chance| libm::log(chance.clamp(1e-6, 1.0)));
        let sum: f64 = self.weights.iter().zip(logs).map(|(weight, log)| weight * log).sum();
        (1.0 / (1.0 + libm::exp(-(self.bias + sum)))) as f32
    }
}
