//! Pronouns and the two names that each of them may stand for: GAP development.
//!
//! Source: Webster et al., "Mind the GAP: a balanced corpus of gendered ambiguous pronouns" (TACL 2018). The two names are
//! given, as in the task; each of them is a yes or no, and precision and recall are over the yeses.

use std::fs;

use onrecord::index::{EntityIdx, TokenRange};
use onrecord::label::{NameKind, NameLabel};
use onrecord::people::{self, MentionForm, People, Told};
use onrecord_model::NetworkTagger;

use super::Evaluation;
use super::figure::{Counts, Figure};
use super::in_process::{model, prepared};
use super::setting::Setting;
use crate::error::Error;
use crate::training::{token_chars, tokens_at};

const PAIRS: &str = "data/coref/gap/gap-development.tsv";
const COLUMNS: usize = 10;

pub(super) const EVALUATION: Evaluation = Evaluation {
    name: "pronouns",
    about: "pronoun → name with the names given; GAP development",
    data: &[PAIRS],
    measure,
};

/// A text with a pronoun and two names, each with its first code point.
struct Case<'a> {
    text: &'a str,
    pronoun: (&'a str, usize),
    names: [(&'a str, usize); 2],
    stands_for: [bool; 2],
}

fn measure(setting: &Setting) -> Result<Vec<Figure>, Error> {
    let tagger = NetworkTagger::open(&model()?)?;
    let path = setting.shared(PAIRS);
    let table = fs::read_to_string(&path).map_err(|source| Error::File { path, source })?;
    let (mut he, mut she) = (Counts::default(), Counts::default());
    for case in table.lines().skip(1).filter_map(case) {
        let counts = count(&case, resolved(&case, &tagger).unwrap_or_default());
        let female = matches!(case.pronoun.0.to_ascii_lowercase().as_str(), "she" | "her" | "hers");
        let sum = if female { &mut she } else { &mut he };
        *sum = sum.with(counts);
    }
    Ok(vec![
        Figure::share("F1", he.with(she).f1()),
        Figure::share("he F1", he.f1()),
        Figure::share("she F1", she.f1()),
        Figure::share("she / he", she.f1() / he.f1().max(f64::MIN_POSITIVE)),
    ])
}

fn case(line: &str) -> Option<Case<'_>> {
    let cells: Vec<&str> = line.split('\t').collect();
    let number = |at: usize| cells.get(at)?.parse().ok();
    let flag = |at: usize| Some(cells.get(at)?.eq_ignore_ascii_case("true"));
    (cells.len() > COLUMNS).then_some(())?;
    Some(Case {
        text: cells.get(1)?,
        pronoun: (cells.get(2)?, number(3)?),
        names: [(cells.get(4)?, number(5)?), (cells.get(7)?, number(8)?)],
        stands_for: [flag(6)?, flag(9)?],
    })
}

/// Whether the pronoun is taken for each of the two names.
fn resolved(case: &Case<'_>, tagger: &NetworkTagger) -> Option<[bool; 2]> {
    let prepared = prepared(case.text)?;
    let chars = token_chars(&prepared);
    let tokens = |(words, start): (&str, usize)| tokens_at(&chars, (start, start + words.chars().count()));
    let given = case.names.map(|name| NameLabel { tokens: tokens(name), kind: NameKind::Person });
    let labels = tagger.tag_with(&prepared, &given);
    let people = people::find(
        &prepared,
        Told { names: labels.names.as_deref(), pronouns: &labels.pronouns, sources: &labels.sources },
    );
    let meant = entity(&people, tokens(case.pronoun), MentionForm::Pronoun)?;
    Some(given.map(|name| entity(&people, name.tokens, MentionForm::Name) == Some(meant)))
}

fn entity(people: &People, tokens: TokenRange, form: MentionForm) -> Option<EntityIdx> {
    let mut mentions = people.mentions.iter().filter(|mention| mention.form == form);
    mentions.find(|mention| mention.tokens.overlaps(tokens))?.entity
}

fn count(case: &Case<'_>, taken: [bool; 2]) -> Counts {
    let both = case.stands_for.iter().zip(taken).filter(|&(&gold, taken)| gold && taken);
    Counts {
        right: both.count(),
        predicted: taken.into_iter().filter(|&taken| taken).count(),
        gold: case.stands_for.into_iter().filter(|&gold| gold).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_with_its_two_names() {
        let row = "t-1\tAnn Bo met Cy Du. She left.\tShe\t18\tAnn Bo\t0\tTRUE\tCy Du\t11\tFALSE\thttp://x";
        let case = case(row).unwrap();
        assert_eq!(
            (case.pronoun, case.names, case.stands_for),
            (("She", 18), [("Ann Bo", 0), ("Cy Du", 11)], [true, false])
        );
        assert_eq!(count(&case, [true, true]), Counts { right: 1, predicted: 2, gold: 1 });
        assert_eq!(count(&case, [false, false]), Counts { right: 0, predicted: 0, gold: 1 });
    }
}
