//! Whole records of the articles that have a gold record beside them.

use super::Evaluation;
use super::figure::Figure;
use super::setting::Setting;
use crate::error::Error;

const ARTICLES: &str = "articles";
const SCORER: &str = "score/suite.py";

pub(super) const EVALUATION: Evaluation = Evaluation {
    name: "seed",
    about: "whole records of articles with a gold record beside them",
    data: &[ARTICLES, SCORER],
    measure,
};

/// (figure, how the scorer's line begins, the words right before the number).
#[rustfmt::skip]
const FIGURES: &[(&str, &str, &str)] = &[
    ("statements F1",             "statements",   "F1"),
    ("statements recall",         "statements",   " R"),
    ("statements with speaker F1", "with_speaker", "F1"),
    ("form",                      "form",         ""),
    ("about F1",                  "about",        "F1"),
    ("said on F1",                "said_on",      "F1"),
    ("addressee F1",              "addressee",    "F1"),
    ("venue F1",                  "venue",        "F1"),
    ("commitment F1",             "commitment",   "F1"),
    ("times found",               "times",        "found"),
    ("times value",               "times",        "value right"),
    ("people",                    "people",       ""),
    ("upcoming F1",               "upcoming",     "F1"),
    ("false alarms (count)",      "false alarms", ""),
];

fn measure(setting: &Setting) -> Result<Vec<Figure>, Error> {
    let program = format!("{} read --format jsonl --quiet", quoted(&setting.program().to_string_lossy()));
    let articles = setting.shared(ARTICLES);
    figures(&setting.score(SCORER, &[&articles, "--program".as_ref(), program.as_ref()])?)
}

/// The scorer splits the command as a shell would.
fn quoted(path: &str) -> String {
    format!("'{}'", path.replace('\'', r"'\''"))
}

fn figures(printed: &str) -> Result<Vec<Figure>, Error> {
    let figure = |&(name, line, words): &(&str, &str, &str)| {
        let value = number(printed, line, words);
        let missing = || Error::NoFigure { scorer: SCORER, figure: name.to_owned() };
        Ok(Figure::new(name, value.ok_or_else(missing)?))
    };
    FIGURES.iter().map(figure).collect()
}

/// The first number after `words` in the line that begins with `beginning`.
fn number(printed: &str, beginning: &str, words: &str) -> Option<f64> {
    let line = printed.lines().find_map(|line| line.strip_prefix(beginning))?;
    let (_, rest) = line.split_once(words)?;
    rest.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scorers_lines_are_understood() {
        let printed = "\
statements      P  80.0 R  50.0 F1  61.5   (20 gold)
with_speaker    P  60.0 R  40.0 F1  48.0   speaker right on found 75.0
form            90.0
about           P   1.0 R   2.0 F1   3.0   stance 50.0 of 4
times           found 88.9 value right 77.8 of 9
false alarms    2 of 7 quoted texts that are no statement
";
        let wanted = [("statements", "F1", 61.5), ("statements", " R", 50.0), ("form", "", 90.0)];
        let wanted = wanted.into_iter().chain([("times", "value right", 77.8), ("false alarms", "", 2.0)]);
        for (line, words, value) in wanted {
            assert_eq!(number(printed, line, words), Some(value), "{line} {words}");
        }
        assert!(figures(printed).is_err(), "figures are missing");
    }

    #[test]
    fn a_path_with_a_quote_survives_the_scorers_shell_rules() {
        assert_eq!(quoted("/tmp/it's"), r"'/tmp/it'\''s'");
    }
}
