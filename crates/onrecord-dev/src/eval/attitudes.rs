//! The attitude of a sentence to those whom it names: NewsMTSC, the sentences with several of them.
//!
//! Source: Hamborg and Donnay, "NewsMTSC: a dataset for (multi-)target-dependent sentiment classification in political
//! news articles" (EACL 2021). The names are given, as in the task; macro-F1 is the mean over the three classes.

use std::fs;

use onrecord::index::TokenRange;
use onrecord::label::Tagger as _;
use onrecord::people::{self, Told};
use onrecord::statements::{Stance, attitude, stance};
use onrecord_model::NetworkTagger;
use onrecord_model::units::Scope;
use serde::Deserialize;

use super::Evaluation;
use super::figure::{Counts, Figure};
use super::in_process::{model, prepared};
use super::setting::Setting;
use crate::error::Error;
use crate::training::{token_chars, tokens_at};

const SENTENCES: &str = "data/raw/newsmtsc/devtest_mt.jsonl";

pub(super) const EVALUATION: Evaluation = Evaluation {
    name: "attitudes",
    about: "attitude to those whom a sentence names; NewsMTSC, dev and test with several names",
    data: &[SENTENCES],
    measure,
};

#[derive(Deserialize)]
struct Sentence {
    #[serde(rename = "sentence_normalized")]
    text: String,
    targets: Vec<Target>,
}

/// Code points `from..to`; polarity 2 is negative, 4 neutral, 6 positive.
#[derive(Deserialize)]
struct Target {
    from: usize,
    to: usize,
    polarity: f64,
}

const CLASSES: [(Stance, f64, &str); 3] = [
    (Stance::Negative, 2.0, "negative F1"),
    (Stance::Neutral, 4.0, "neutral F1"),
    (Stance::Positive, 6.0, "positive F1"),
];

fn measure(setting: &Setting) -> Result<Vec<Figure>, Error> {
    let tagger = NetworkTagger::open(&model()?)?;
    let path = setting.shared(SENTENCES);
    let lines = fs::read_to_string(&path).map_err(|source| Error::File { path: path.clone(), source })?;
    let mut counts = [Counts::default(); CLASSES.len()];
    for (number, line) in (1..).zip(lines.lines()) {
        let sentence: Sentence = serde_json::from_str(line).map_err(|source| Error::Json {
            path: path.clone(),
            line: number,
            source,
        })?;
        let judged = judged(&sentence, &tagger);
        for (target, judged) in sentence.targets.iter().zip(judged) {
            count(&mut counts, target.polarity, judged);
        }
    }
    let all = counts.iter().fold(Counts::default(), |sum, class| sum.with(*class));
    let mean = counts.iter().map(|class| class.f1()).sum::<f64>() / CLASSES.len() as f64;
    let classes = CLASSES.iter().zip(counts).map(|((_, _, name), counts)| Figure::share(*name, counts.f1()));
    let accuracy = Figure::share("accuracy", all.right as f64 / all.gold.max(1) as f64);
    Ok([Figure::share("macro F1", mean), accuracy].into_iter().chain(classes).collect())
}

/// The attitude to each target, by all that the sentence says of them, or, to whom nobody is found to be meant by its words, by
/// these alone; `None` where the text cannot be read or nothing is judged.
fn judged(sentence: &Sentence, tagger: &NetworkTagger) -> Vec<Option<Stance>> {
    let nothing = vec![None; sentence.targets.len()];
    let Some(prepared) = prepared(&sentence.text) else { return nothing };
    let labels = tagger.attitudes(&prepared, Scope::Sentences);
    let read = tagger.tag(std::slice::from_ref(&prepared)).pop().unwrap_or_default();
    let people = people::find(&prepared, Told::from(&read));
    let all = TokenRange::new(0, prepared.tokens.len());
    let chars = token_chars(&prepared);
    let tokens = |target: &Target| tokens_at(&chars, (target.from, target.to));
    let judged = |tokens: TokenRange| {
        let mut mentions = people.mentions_in(all).map(|(_, mention)| mention);
        let whom = mentions.find(|mention| mention.entity.is_some() && mention.tokens.overlaps(tokens));
        let whole = whom.and_then(|mention| attitude(&prepared, &people, &labels, all, mention.entity?));
        whole.map(|attitude| attitude.stance).or_else(|| stance(&labels, [tokens]))
    };
    sentence.targets.iter().map(|target| judged(tokens(target))).collect()
}

fn count(counts: &mut [Counts], polarity: f64, judged: Option<Stance>) {
    for (counts, (stance, number, _)) in counts.iter_mut().zip(CLASSES) {
        let (gold, predicted) = ((polarity - number).abs() < 1.0, judged == Some(stance));
        counts.gold += usize::from(gold);
        counts.predicted += usize::from(predicted);
        counts.right += usize::from(gold && predicted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_answer_counts_for_its_class_and_none_for_none() {
        let mut counts = [Counts::default(); CLASSES.len()];
        count(&mut counts, 2.0, Some(Stance::Positive));
        count(&mut counts, 2.0, Some(Stance::Negative));
        count(&mut counts, 4.0, None);
        assert_eq!(counts.map(|c| (c.right, c.predicted, c.gold)), [(1, 1, 2), (0, 0, 1), (0, 1, 0)]);
    }
}
