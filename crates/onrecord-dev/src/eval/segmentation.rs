//! Sentence and token boundaries, without the program: the core is called directly.

use super::Evaluation;
use super::figure::Figure;
use super::setting::Setting;
use crate::error::Error;
use crate::segmentation;

const TREEBANK: &str = "data/ud/EWT/en_ewt-ud-dev.conllu";
const NEWS: &str = "data/gum/dev.jsonl";

pub(super) const EVALUATION: Evaluation = Evaluation {
    name: "segmentation",
    about: "sentence and token boundaries, beside unicode-segmentation; UD EWT dev, GUM dev news",
    data: &[TREEBANK, NEWS],
    measure,
};

fn measure(setting: &Setting) -> Result<Vec<Figure>, Error> {
    let figures = segmentation::figures(&setting.shared("data"))?;
    Ok(figures.into_iter().map(|(name, value)| Figure::new(name, value)).collect())
}
