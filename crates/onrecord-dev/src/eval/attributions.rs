//! Sources, cues and contents against PolNeAR.

use super::Evaluation;
use super::exact_spans::{ROLES, exact_spans};
use super::figure::Figure;
use super::setting::{Setting, json, json_lines, pick};
use crate::error::Error;

const DEV: &str = "data/polnear/dev.jsonl";
const SCORER: &str = "score/attributions.py";

pub(super) const EVALUATION: Evaluation = Evaluation {
    name: "attributions",
    about: "source, cue and content of attributions, PolNeAR dev",
    data: &[DEV, SCORER],
    measure,
};

/// (figure, its place in the scorer's JSON).
#[rustfmt::skip]
const FIGURES: &[(&str, &str)] = &[
    ("relation F1",              "/all/relation/F"),
    ("relation precision",       "/all/relation/P"),
    ("relation recall",          "/all/relation/R"),
    ("overlap F1",               "/all/overlap/F"),
    ("token F1",                 "/all/token/F"),
    ("cue F1",                   "/all/cue/F"),
    ("direct overlap F1",        "/all/kinds/direct/overlap_F"),
    ("direct relation recall",   "/all/kinds/direct/relation_R"),
    ("indirect overlap F1",      "/all/kinds/indirect/overlap_F"),
    ("indirect relation recall", "/all/kinds/indirect/relation_R"),
    ("mixed overlap F1",         "/all/kinds/mixed/overlap_F"),
    ("mixed relation recall",    "/all/kinds/mixed/relation_R"),
];

fn measure(setting: &Setting) -> Result<Vec<Figure>, Error> {
    let gold = setting.shared(DEV);
    let predicted = setting.predict("attributions", &[], DEV)?;
    let scores = setting.file("attributions.json");
    let arguments =
        ["--gold".as_ref(), gold.as_path(), "--pred".as_ref(), &predicted, "--json".as_ref(), &scores];
    setting.score(SCORER, &arguments)?;
    let mut figures = pick(SCORER, &json(&scores)?, FIGURES)?;
    let exact = exact_spans(&json_lines(&gold)?, &json_lines(&predicted)?);
    let exact = ROLES.iter().zip(exact);
    figures.extend(exact.map(|(role, counts)| Figure::share(format!("exact {role} F1"), counts.f1())));
    Ok(figures)
}
