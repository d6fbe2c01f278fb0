//! Names of people and organisations in news from all over the world, on the tenth that training leaves out.
//!
//! Source: Shan et al., "Do 'English' named entity recognizers work well on global Englishes?" (EMNLP 2023). A name is
//! right when both ends and the kind are; titles before it do not belong to it, there as here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use onrecord::people::{EntityKind, MentionForm};
use onrecord::{Annotated, Tagger as _, annotate};
use onrecord_model::NetworkTagger;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::Evaluation;
use super::figure::{Counts, Figure};
use super::in_process::{model, prepared};
use super::setting::Setting;
use crate::error::Error;
use crate::training::token_chars;

const NAMES: &str = "data/ner/en-worldwide-newswire.jsonl";
const REGIONS: &str = "data/ner/en-worldwide-newswire.regions.txt";

pub(super) const EVALUATION: Evaluation = Evaluation {
    name: "names",
    about: "people and organisations by name; worldwide newswire, the held-out tenth, by region",
    data: &[NAMES, REGIONS],
    measure,
};

#[derive(Deserialize)]
struct Gold {
    id: String,
    text: String,
    entities: Vec<Entity>,
}

/// Code points `s..e`.
#[derive(Deserialize)]
struct Entity {
    s: usize,
    e: usize,
    label: String,
}

type Names = BTreeSet<(usize, usize)>;

const KINDS: [(EntityKind, &str, &str); 2] =
    [(EntityKind::Person, "Person", "person"), (EntityKind::Organisation, "Organization", "organisation")];

fn measure(setting: &Setting) -> Result<Vec<Figure>, Error> {
    let tagger = NetworkTagger::open(&model()?)?;
    let regions = regions(&read(setting, REGIONS)?);
    let mut counts: BTreeMap<(&str, String), Counts> = BTreeMap::new();
    for (number, line) in (1..).zip(read(setting, NAMES)?.lines()) {
        let gold: Gold = serde_json::from_str(line).map_err(|source| Error::Json {
            path: setting.shared(NAMES),
            line: number,
            source,
        })?;
        let Some(annotated) = held_out(&gold.id).then(|| annotated(&gold.text, &tagger)).flatten() else {
            continue;
        };
        let region = regions.iter().find(|(prefix, _)| gold.id.starts_with(prefix.as_str()));
        let region = region.map_or("elsewhere", |(_, region)| region.as_str());
        for (kind, label, name) in KINDS {
            let one = compare(&wanted(&gold, label), &found(&annotated, kind));
            for of in ["", region] {
                let sum = counts.entry((name, of.to_owned())).or_default();
                *sum = sum.with(one);
            }
        }
    }
    Ok(counts.into_iter().map(|((name, region), counts)| figure(name, &region, counts)).collect())
}

fn figure(name: &str, region: &str, counts: Counts) -> Figure {
    let region = if region.is_empty() { String::new() } else { format!(", {region}") };
    Figure::share(format!("{name} F1{region}"), counts.f1())
}

/// Whether an article is of the tenth that training leaves out (the same as in `training/onrecord_training/tasks.py`).
fn held_out(id: &str) -> bool {
    Sha256::digest(id.as_bytes()).first().is_some_and(|first| first % 10 == 0)
}

fn annotated(text: &str, tagger: &NetworkTagger) -> Option<Annotated> {
    let prepared = prepared(text)?;
    let labels = tagger.tag(std::slice::from_ref(&prepared)).pop()?;
    Some(annotate(prepared, &labels))
}

fn wanted(gold: &Gold, label: &str) -> Names {
    gold.entities.iter().filter(|entity| entity.label == label).map(|entity| (entity.s, entity.e)).collect()
}

fn found(annotated: &Annotated, kind: EntityKind) -> Names {
    let chars = token_chars(&annotated.prepared);
    let of_kind = annotated.people.mentions.iter().filter(|mention| {
        let entity = mention.entity.and_then(|entity| annotated.people.entity(entity));
        mention.form == MentionForm::Name && entity.is_some_and(|entity| entity.kind == kind)
    });
    let ends = of_kind.filter_map(|mention| {
        Some((chars.get(mention.core.start())?.0, chars.get(mention.core.end().checked_sub(1)?)?.1))
    });
    ends.collect()
}

fn compare(wanted: &Names, found: &Names) -> Counts {
    Counts { right: wanted.intersection(found).count(), predicted: found.len(), gold: wanted.len() }
}

/// Prefixes of ids with the region that they stand for.
fn regions(text: &str) -> Vec<(String, String)> {
    let mut regions = Vec::new();
    let mut region = "";
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_suffix(':') {
            Some(name) => region = name,
            None => regions.push((line.to_owned(), region.to_owned())),
        }
    }
    regions
}

fn read(setting: &Setting, path: &str) -> Result<String, Error> {
    let path = setting.shared(path);
    fs::read_to_string(&path).map_err(|source| Error::File { path, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_right_with_both_ends() {
        let counts = compare(&Names::from([(0, 5), (9, 12)]), &Names::from([(0, 5), (9, 13), (20, 22)]));
        assert_eq!(counts, Counts { right: 1, predicted: 3, gold: 2 });
    }

    #[test]
    fn regions_are_read_from_their_headings() {
        let regions = regions("# file prefixes\n\nAfrica:\naf_\n\nAsia:\nin_\n");
        let expected = [("af_", "Africa"), ("in_", "Asia")];
        assert_eq!(regions, expected.map(|(prefix, region)| (prefix.to_owned(), region.to_owned())));
    }
}
