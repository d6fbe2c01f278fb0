//! Speakers on gold sources: the step from the words of a source to somebody, by itself.

use super::Evaluation;
use super::figure::Figure;
use super::setting::Setting;
use crate::error::Error;
use crate::speakers;

const ARTICLES: &str = "data/polnear/dev.jsonl";
const GOLD: &str = "data/record/dev-record.jsonl";

pub(super) const EVALUATION: Evaluation = Evaluation {
    name: "speakers",
    about: "speakers of gold sources and people in gold contents; 26 articles of PolNeAR dev",
    data: &[ARTICLES, GOLD],
    measure,
};

fn measure(setting: &Setting) -> Result<Vec<Figure>, Error> {
    let counts = speakers::evaluate(&setting.shared(ARTICLES), &setting.shared(GOLD))?.unwrap_or_default();
    Ok(counts.figures().into_iter().map(|(name, value)| Figure::new(name, value)).collect())
}
