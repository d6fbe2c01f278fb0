//! Time expressions and their values on TimeBank and AQUAINT.

use super::Evaluation;
use super::figure::Figure;
use super::setting::Setting;
use crate::error::Error;

const GOLD: &str = "data/timex/train.jsonl";
const SCORER: &str = "score/times.py";

pub(super) const EVALUATION: Evaluation = Evaluation {
    name: "times",
    about: "time expressions, their type and value; TimeBank + AQUAINT",
    data: &[GOLD, SCORER],
    measure,
};

/// (figure, its key in the scorer's first line).
#[rustfmt::skip]
const FIGURES: &[(&str, &str)] = &[
    ("strict F1",       "strictF1"),
    ("relaxed F1",      "relF1"),
    ("type F1",         "typeF1"),
    ("value F1",        "valueF1"),
    ("strict value F1", "strictValueF1"),
];

fn measure(setting: &Setting) -> Result<Vec<Figure>, Error> {
    let predicted = setting.predict("times", &["--date-field", "dct"], GOLD)?;
    let printed = setting.score(SCORER, &[&setting.shared(GOLD), &predicted])?;
    figures(&printed)
}

/// `key=value …`, then a line with the values of dated expressions after the article and of the others.
fn figures(printed: &str) -> Result<Vec<Figure>, Error> {
    let missing = |figure: &str| Error::NoFigure { scorer: SCORER, figure: figure.to_owned() };
    let keyed = |key: &str| {
        let value = printed.split_whitespace().find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
        value.and_then(|value| value.parse::<f64>().ok())
    };
    let mut figures = Vec::new();
    for (name, key) in FIGURES {
        figures.push(Figure::new(*name, keyed(key).ok_or_else(|| missing(key))?));
    }
    for (name, words) in [("value after the article", "after the article "), ("value of others", "others ")] {
        figures.push(Figure::new(name, percentage_after(printed, words).ok_or_else(|| missing(words))?));
    }
    Ok(figures)
}

/// The number in `WORDS … (NUMBER%)`.
fn percentage_after(printed: &str, words: &str) -> Option<f64> {
    let (_, rest) = printed.split_once(words)?;
    let (_, rest) = rest.split_once('(')?;
    rest.split_once('%')?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scorers_lines_are_understood() {
        let printed = "gold=10 sys=8 strictP=50.0 strictR=40.0 strictF1=44.4 relP=1 relR=1 relF1=66.7 typeAcc=90.0 \
            typeF1=60.0 valueAcc=75.0 valueF1=50.0 strictValueF1=33.3\n  dated DATE/TIME: after the article 3/4 right \
            (75.0%), others 1/8 (12.5%)\n";
        let values: Vec<f64> = figures(printed).unwrap().into_iter().map(|figure| figure.value).collect();
        assert_eq!(values, [44.4, 66.7, 60.0, 50.0, 33.3, 75.0, 12.5]);
        assert!(figures("strictF1=44.4").is_err());
    }
}
