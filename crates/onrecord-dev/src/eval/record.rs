//! Speakers, people spoken of, days, addressees, venues and commitments, on one reader's labels of PolNeAR dev.

use super::figure::Figure;
use super::setting::{Setting, json, pick};
use super::{Evaluation, mention_forms};
use crate::error::Error;

const ARTICLES: &str = "data/polnear/dev.jsonl";
const GOLD: &str = "data/record/dev-record.jsonl";
const SCORER: &str = "score/record.py";

pub(super) const EVALUATION: Evaluation = Evaluation {
    name: "record",
    about: "resolved speaker, about, day said, addressee, venue, commitment; 26 articles of PolNeAR dev",
    data: &[GOLD, ARTICLES, SCORER],
    measure,
};

/// (figure, its place in the scorer's JSON).
#[rustfmt::skip]
const FIGURES: &[(&str, &str)] = &[
    ("end to end",           "/end_to_end"),
    ("found",                "/found"),
    ("speaker",              "/speaker"),
    ("speaker person",       "/speaker_person/right"),
    ("speaker organisation", "/speaker_organisation/right"),
    ("speech",               "/speech"),
    ("attitude",             "/stance"),
    ("about F1",             "/about/F"),
    ("said on F1",           "/said_on/F"),
    ("addressee F1",         "/addressee/F"),
    ("venue F1",             "/venue/F"),
    ("commitment F1",        "/commitment/F"),
];

fn measure(setting: &Setting) -> Result<Vec<Figure>, Error> {
    let (gold, articles) = (setting.shared(GOLD), setting.shared(ARTICLES));
    let predicted = setting.predict("record", &[], ARTICLES)?;
    let scores = setting.file("record.json");
    let arguments = [
        ["--gold".as_ref(), gold.as_path()],
        ["--articles".as_ref(), &articles],
        ["--pred".as_ref(), &predicted],
        ["--json".as_ref(), &scores],
    ];
    setting.score(SCORER, arguments.as_flattened())?;
    let mut figures = pick(SCORER, &json(&scores)?, FIGURES)?;
    figures.extend(mention_forms::figures(&gold, &articles, &predicted)?);
    Ok(figures)
}
