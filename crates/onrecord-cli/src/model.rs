//! Which tagger marks the statements: the model in the program, one in a folder, or the rules alone.

use std::error::Error as _;
use std::path::Path;

use onrecord::{RuleTagger, Tagger};
use onrecord_model::bundle::Bundle;
use onrecord_model::{BundleError, NetworkTagger};

use crate::outcome::Failure;

/// A file of the model that the program carries in itself.
macro_rules! carried {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/reader-3.5/", $name))
    };
}

/// The model that the program carries in itself.
fn carried() -> Result<NetworkTagger, BundleError> {
    let (weights, vocabulary) = (carried!("weights.safetensors"), carried!("vocabulary.txt"));
    NetworkTagger::new(&Bundle::check(carried!("manifest.json"), weights, vocabulary)?)
}

/// The tagger that was asked for.
///
/// # Errors
/// When the model cannot be loaded.
pub(crate) fn tagger(asked: Option<&Path>) -> Result<Box<dyn Tagger>, Failure> {
    match asked {
        Some(name) if name == Path::new("rules") => Ok(Box::new(RuleTagger)),
        Some(folder) => boxed(NetworkTagger::open(folder)),
        None => boxed(carried()),
    }
}

fn boxed(tagger: Result<NetworkTagger, BundleError>) -> Result<Box<dyn Tagger>, Failure> {
    match tagger {
        Ok(tagger) => Ok(Box::new(tagger)),
        Err(error) => {
            let cause = error.source().map_or_else(String::new, |cause| format!(": {cause}"));
            Err(Failure {
                what: format!("cannot load the model: {error}{cause}"),
                hint: Some(error.hint().to_owned()),
            })
        }
    }
}
