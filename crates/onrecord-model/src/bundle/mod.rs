//! The folder of a model: `manifest.json`, weights, word pieces; opened only when every hash is right.

mod manifest;
mod tensors;

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

pub use manifest::{Calibration, Evidence, FileEntry, Manifest};
pub use tensors::Tensors;

use crate::features;
use crate::heads::attitude::ATTITUDES;
use crate::heads::crf::TAGS;
use crate::heads::names::NAME_TAG_NAMES;

/// The version of the bundle's format that this program reads.
pub const FORMAT: u32 = 6;

/// The tags, in the order of the network's outputs.
pub const TAG_NAMES: [&str; TAGS] = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"];

/// Why a model was not loaded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BundleError {
    /// A file of the bundle is not there, or cannot be read.
    #[error("{}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The manifest is no manifest.
    #[error("manifest.json is damaged or no manifest")]
    Manifest(#[source] serde_json::Error),
    /// The bundle is of another format, or was trained for other features or labels.
    #[error("the model needs {what} {needed}, this program has {here}")]
    Version {
        /// What differs.
        what: &'static str,
        /// What the model needs.
        needed: String,
        /// What this program has.
        here: String,
    },
    /// A file is not the one that the manifest names.
    #[error("{name} is damaged: it has SHA-256 {found}, the manifest names {expected}")]
    Hash {
        /// The file.
        name: String,
        /// As in the manifest.
        expected: String,
        /// As found.
        found: String,
    },
    /// The weights lack a tensor, or it has another shape.
    #[error("tensor {name}: {problem}")]
    Tensor {
        /// Its name.
        name: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The word pieces cannot be used.
    #[error("vocabulary: {0}")]
    Vocabulary(String),
}

impl BundleError {
    /// What to do.
    pub fn hint(&self) -> &'static str {
        match self {
            BundleError::Version { .. } => "take the program and the model from the same release",
            _ => "get the folder of the model again, whole",
        }
    }
}

/// The bytes of a bundle, checked against its manifest.
#[derive(Debug, Clone)]
pub struct Bundle<'a> {
    /// What the bundle says of itself.
    pub manifest: Manifest,
    /// In the safetensors format.
    pub weights: &'a [u8],
    /// One word piece a line.
    pub vocabulary: &'a str,
}

impl<'a> Bundle<'a> {
    /// Checks the three files of a bundle: format, features, labels, sizes and hashes.
    ///
    /// # Errors
    /// Says which file is damaged, or which version does not fit.
    pub fn check(
        manifest: &[u8],
        weights: &'a [u8],
        vocabulary: &'a [u8],
    ) -> Result<Bundle<'a>, BundleError> {
        let manifest: Manifest = serde_json::from_slice(manifest).map_err(BundleError::Manifest)?;
        same("bundle format", manifest.format, FORMAT)?;
        same("features", manifest.feature_version, features::VERSION)?;
        same("labels", manifest.tags.join(" "), TAG_NAMES.join(" "))?;
        same("names", manifest.names.join(" "), NAME_TAG_NAMES.join(" "))?;
        same("attitudes", manifest.attitudes.join(" "), ATTITUDES.join(" "))?;
        intact(&manifest.weights, weights)?;
        intact(&manifest.vocabulary, vocabulary)?;
        let vocabulary =
            std::str::from_utf8(vocabulary).map_err(|error| BundleError::Vocabulary(error.to_string()))?;
        Ok(Bundle { manifest, weights, vocabulary })
    }
}

/// The files of a bundle as they lie in a folder.
#[derive(Debug, Clone)]
pub struct Files {
    manifest: Vec<u8>,
    weights: Vec<u8>,
    vocabulary: Vec<u8>,
}

impl Files {
    /// Reads the files that the manifest in a folder names.
    ///
    /// # Errors
    /// When a file is not there or cannot be read, or the manifest is none.
    pub fn read(folder: &Path) -> Result<Files, BundleError> {
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read(&path).map_err(|source| BundleError::File { path, source })
        };
        let bytes = read("manifest.json")?;
        let manifest: Manifest = serde_json::from_slice(&bytes).map_err(BundleError::Manifest)?;
        let weights = read(file_name(&manifest.weights)?)?;
        let vocabulary = read(file_name(&manifest.vocabulary)?)?;
        Ok(Files { manifest: bytes, weights, vocabulary })
    }

    /// Checks them.
    ///
    /// # Errors
    /// Those of [`Bundle::check`].
    pub fn check(&self) -> Result<Bundle<'_>, BundleError> {
        Bundle::check(&self.manifest, &self.weights, &self.vocabulary)
    }
}

/// A manifest names files of its own folder only.
fn file_name(entry: &FileEntry) -> Result<&str, BundleError> {
    let plain = Path::new(&entry.name).file_name().is_some_and(|name| name == entry.name.as_str());
    let refused = || BundleError::Tensor { name: entry.name.clone(), problem: "not a file name".to_owned() };
    plain.then_some(entry.name.as_str()).ok_or_else(refused)
}

fn same<T: ToString + PartialEq>(what: &'static str, needed: T, here: T) -> Result<(), BundleError> {
    if needed == here {
        return Ok(());
    }
    Err(BundleError::Version { what, needed: needed.to_string(), here: here.to_string() })
}

fn intact(entry: &FileEntry, bytes: &[u8]) -> Result<(), BundleError> {
    let found: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if found == entry.sha256 {
        return Ok(());
    }
    Err(BundleError::Hash { name: entry.name.clone(), expected: entry.sha256.clone(), found })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(bytes: &[u8]) -> String {
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn manifest(format: u32, weights: &str) -> String {
        let quoted = |tags: &[&str]| tags.iter().map(|tag| format!("{tag:?}")).collect::<Vec<_>>().join(",");
        format!(
            r#"{{"format": {format}, "name": "reader-0", "feature_version": {}, "tags": [{}], "names": [{}], "attitudes": [{}], "layers": 3, "words_from": 2, "judge_layers": 2, "second_looks": true, "tag_bias": [0, 0, 0, 0.4, 0, 0, 0],
            "weights": {{"name": "w", "bytes": 3, "sha256": "{weights}"}},
            "vocabulary": {{"name": "v", "bytes": 3, "sha256": "{}"}},
            "calibration": {{"bias": 0.0, "weights": [1.0, 1.0, 1.0, 1.0, 1.0],
            "no_cue": 0.0, "no_source": 0.0}}}}"#,
            features::VERSION,
            quoted(&TAG_NAMES),
            quoted(&NAME_TAG_NAMES),
            quoted(&ATTITUDES),
            hash(b"voc"),
        )
    }

    #[test]
    fn an_intact_bundle_is_taken() {
        let manifest = manifest(FORMAT, &hash(b"abc"));
        assert_eq!(Bundle::check(manifest.as_bytes(), b"abc", b"voc").unwrap().manifest.name, "reader-0");
    }

    #[test]
    fn damaged_weights_are_refused_by_name() {
        let manifest = manifest(FORMAT, &hash(b"abc"));
        let error = Bundle::check(manifest.as_bytes(), b"abd", b"voc").unwrap_err();
        assert!(error.to_string().starts_with("w is damaged"), "{error}");
    }

    #[test]
    fn another_format_is_refused_with_both_versions() {
        let manifest = manifest(9, &hash(b"abc"));
        let error = Bundle::check(manifest.as_bytes(), b"abc", b"voc").unwrap_err();
        assert_eq!(error.to_string(), "the model needs bundle format 9, this program has 6");
    }

    #[test]
    fn no_manifest_leads_out_of_its_folder() {
        let entry = |name: &str| FileEntry { name: name.to_owned(), bytes: 0, sha256: String::new() };
        assert!(file_name(&entry("weights.safetensors")).is_ok());
        for wrong in ["../w", "/etc/passwd", "a/b", "..", ""] {
            assert!(file_name(&entry(wrong)).is_err(), "{wrong}");
        }
    }
}
