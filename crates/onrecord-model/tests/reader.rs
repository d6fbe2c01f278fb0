//! The model that comes with the repository: what it reads, that its answers depend on nothing else, and that a damaged
//! one is refused.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use onrecord::article::{Article, FoundIn, Origin, Published};
use onrecord::calendar::Day;
use onrecord::index::TokenRange;
use onrecord::label::{AttitudeLabel, AttitudeScores, Labels, NameKind, NameLabel, SecondLook};
use onrecord::{Prepared, Tagger as _, Text, prepare};
use onrecord_model::bundle::Files;
use onrecord_model::units::{Row, Scope};
use onrecord_model::{BundleError, NetworkTagger};

static READER: LazyLock<NetworkTagger> = LazyLock::new(|| NetworkTagger::open(&folder()).unwrap());

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/reader-3.5")
}

fn prepared(text: &str) -> Prepared {
    let text = Text::new(text).unwrap();
    let published = Published { day: Day::new(2025, 11, 18).unwrap(), at: None, found_in: FoundIn::Given };
    let (body, origin) = (text.whole(), Origin::default());
    let (given_id, title, author, outlet) = (None, None, None, None);
    prepare(Article { given_id, origin, published, text, body, title, author, outlet })
}

/// The examples that come with the repository, and texts at the rims.
fn articles() -> Vec<Prepared> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut files: Vec<PathBuf> =
        fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().filter(|file| file.extension().is_some_and(|kind| kind == "txt"));
    let mut texts: Vec<String> = texts.map(|file| fs::read_to_string(file).unwrap()).collect();
    texts.push("No.".to_owned());
    texts.push("she said ".repeat(900));
    texts.push("x".repeat(5000));
    texts.iter().map(|text| prepared(text)).collect()
}

#[test]
fn a_quotation_gets_its_cue_and_its_source() {
    let article = prepared(
        "“The ferry will sail on Monday,” said Ann Bo, the harbour master. She added that it was late.",
    );
    let labels = READER.tag(std::slice::from_ref(&article)).remove(0);
    let words = |range| article.span(range).map(|span| article.slice(span).to_owned()).unwrap();
    let said: Vec<(String, String, String)> = labels
        .contents
        .iter()
        .map(|content| {
            let cue = &labels.cues[content.cue.unwrap().get()];
            let source = &labels.sources[cue.source.unwrap().get()];
            (words(source.tokens), words(cue.tokens), words(content.tokens))
        })
        .collect();
    let expected = [
        ("Ann Bo, the harbour master", "said", "“The ferry will sail on Monday,”"),
        ("She", "added", "that it was late"),
    ];
    let expected = expected.map(|(source, cue, content)| (source.into(), cue.into(), content.into()));
    assert_eq!(said, expected);
}

#[test]
fn who_shoots_back_speaks() {
    let article =
        prepared("Ann Bo shot back that the ferry was late. Cy Du backed the plan to sell the ferry.");
    let labels = READER.tag(std::slice::from_ref(&article)).remove(0);
    let words = |range| article.span(range).map(|span| article.slice(span).to_owned()).unwrap();
    let cues: Vec<(String, bool)> = labels.cues.iter().map(|cue| (words(cue.tokens), cue.speech)).collect();
    assert_eq!(cues, [("shot back".to_owned(), true), ("backed".to_owned(), false)]);
}

#[test]
fn a_pronoun_fits_the_one_it_stands_for_best() {
    let article = prepared(
        "Ann Bo met Cora Du at the harbour on Monday. Bo told Du that the ferry was late, and she apologised for it.",
    );
    let labels = READER.tag(std::slice::from_ref(&article)).remove(0);
    let at = |word: &str| (0..article.tokens.len()).rfind(|&at| article.word(at) == word).unwrap();
    let pronoun = labels.pronouns.iter().find(|label| label.token == at("she")).unwrap();
    let score = |word: &str| pronoun.score(TokenRange::new(at(word), at(word) + 1)).unwrap();
    assert!(score("Bo") > score("ferry") && score("Bo") > score("Monday"));
    assert_eq!(pronoun.score(TokenRange::new(5000, 5001)), None);
}

/// The attitude scores of the last token that is this word.
fn scores(article: &Prepared, labels: &Labels, word: &str) -> Option<AttitudeScores> {
    let of_word = |label: &&AttitudeLabel| article.word(label.token) == word;
    labels.attitudes.iter().rfind(of_word).map(|label| label.scores)
}

#[test]
fn praise_is_positive_blame_negative_and_a_fact_neither() {
    let article = prepared(
        "Cy Du is a corrupt liar who has betrayed this city, said Ann Bo.\n\nEve Ro is a brilliant and honest mayor \
         who has done great work, said Ann Bo.\n\nAnn Bo said that Kim Lo will open the bridge on Monday.",
    );
    let labels = READER.tag(std::slice::from_ref(&article)).remove(0);
    let of = |word: &str| scores(&article, &labels, word).unwrap();
    let ([negative, neutral, positive], [a, b, c], [x, y, z]) = (of("Du"), of("Ro"), of("Lo"));
    assert!(negative > neutral && negative > positive);
    assert!(c > a && c > b);
    assert!(y > x && y > z);
    assert_eq!(scores(&article, &labels, "Bo"), None);
}

#[test]
fn whoever_is_named_is_judged_by_the_same_words_alike() {
    let text =
        |speaker: &str, name: &str| format!("“{name} has lied to this city for years,” said {speaker}.");
    let of = |speaker: &str, name: &str| {
        let article = prepared(&text(speaker, name));
        let labels = READER.tag(std::slice::from_ref(&article)).remove(0);
        scores(&article, &labels, name.split(' ').next_back().unwrap()).unwrap()
    };
    let expected = of("Anna Bowen", "Carl Dunne");
    for (speaker, name) in
        [("Eve Rowe", "Carl Dunne"), ("Anna Bowen", "Kim Lowry"), ("Carl Dunne", "Anna Bowen")]
    {
        assert_eq!(of(speaker, name), expected, "{speaker}, {name}");
    }
}

/// Sentences of which each begins with one name.
const LONG: &str = "Bo told us in March that the money for the harbour was there. Bo never asked the bank for a loan. \
    Bo has sent nothing but letters since the storm took half of the wall. Bo sends a man with a camera every winter. \
    Bo says that the stones are on their way, and every year they are on their way. Bo grew up two streets from here. \
    Bo knows what the water does when the wind turns to the north. Bo lost a boat herself in the storm of 1998. \
    Bo would not answer when my sons asked her what they should live on. Bo told the paper that we want too much. \
    Bo should come down to the market and say so to the women who stand there in the wet. Bo will not come. \
    Bo has a house on the hill, and from the hill the harbour is a picture. Bo promised my father a wall of stone. \
    Bo gave him a medal, and the medal does not keep the water out. Bo should let somebody else try.";

#[test]
fn units_hide_names_and_are_cut_between_sentences() {
    let article = prepared(&format!("Ann Bo lost the vote on Monday.\n\nCy Du said: “{LONG}”"));
    let units = READER.units(&article, Scope::Said);
    assert!(units.len() > 1 && units.iter().all(|unit| unit.rows.len() <= 128));
    let rows = || units.iter().flat_map(|unit| &unit.rows);
    assert_eq!(rows().filter(|row| **row == Row::Name).count(), 16);
    assert_eq!(rows().filter(|row| **row == Row::Speaker).count(), units.len());
    let names = |(token, _): &&(usize, usize)| article.word(*token) == "Bo";
    assert_eq!(units.iter().flat_map(|unit| &unit.tokens).filter(names).count(), 16);
    // Each begins with a sentence, that is with a name: behind start, speaker, both words of the cue and end.
    assert!(units.iter().skip(1).all(|unit| unit.tokens.first().map(|(_, row)| *row) == Some(5)));
}

#[test]
fn looks_hide_names_but_tell_people_apart() {
    let text = "Ann Bo met Eve Ro at the harbour. Bo said she would call her, and Ro gave her the number.";
    let article = prepared(text);
    let looks = READER.looks(&article, &[]);
    let [look] = looks.as_slice() else { panic!("{looks:?}") };
    let words: Vec<&str> = look.pronouns.iter().map(|(token, _)| article.word(*token)).collect();
    assert_eq!(words, ["she", "her", "her"]);
    let marks: Vec<Row> = look.names.iter().map(|(_, row)| look.rows[*row]).collect();
    assert_eq!(marks, [0, 1, 0, 1].map(Row::Person));
    let name = NameLabel { tokens: look.names[0].0, kind: NameKind::Other };
    let names = READER.looks(&article, &[name])[0].names.len();
    assert_eq!(names, 3, "a known name stands in the place of a read one");
}

#[test]
fn a_second_look_is_taken_where_two_may_be_meant_and_its_chances_are_all_of_them() {
    let of =
        |text: &str| READER.tag(&[prepared(text)]).remove(0).pronouns.into_iter().map(|label| label.second);
    let two =
        "Ann Bo was a painter. In 1931 she met Eve Ro, and Ro taught her the piano until she went blind.";
    let looks: Vec<SecondLook> = of(two).flatten().collect();
    assert!(!looks.is_empty());
    for look in looks {
        let all: f32 = look.names.iter().map(|(_, chance)| chance).sum::<f32>() + look.nobody;
        assert!((all - 1.0).abs() < 1e-4, "{look:?}");
        assert_eq!(look.names.len(), 3);
    }
    assert!(of("Ann Bo was a painter. In 1931 she went blind.").all(|look| look.is_none()));
}

#[test]
fn a_look_has_room_for_what_is_near_and_names_are_not_cut() {
    let long = format!("{LONG} He came. {LONG} She went. {LONG} She said so; he did not. {LONG}")
        .replace("Bo", "Ann Bo");
    let article = prepared(&format!("Cy Du said: “{long}”"));
    let looks = READER.looks(&article, &[]);
    let asked: usize = looks.iter().map(|look| look.pronouns.len()).sum();
    let all = (0..article.tokens.len())
        .filter(|&at| matches!(article.lower(at), "he" | "him" | "his" | "she" | "her" | "herself"))
        .count();
    assert!(looks.len() > 3 && looks.iter().all(|look| look.rows.len() <= 128));
    assert_eq!(asked, all);
    assert!(
        looks
            .iter()
            .all(|look| look.rows.first() == Some(&Row::Start) && look.rows.last() == Some(&Row::End))
    );
    assert!(looks.iter().flat_map(|look| &look.names).all(|(name, _)| name.len() < 3));
}

#[test]
fn the_answer_for_an_article_depends_on_no_other_and_no_thread() {
    let articles = articles();
    let alone: Vec<Labels> =
        articles.iter().map(|article| READER.tag(std::slice::from_ref(article)).remove(0)).collect();
    assert_eq!(READER.tag(&articles), alone);
    let mut reversed = articles.clone();
    reversed.reverse();
    let mut answers = READER.tag(&reversed);
    answers.reverse();
    assert_eq!(answers, alone);
    let threads: Vec<Vec<Labels>> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..3).map(|_| scope.spawn(|| READER.tag(&articles))).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(threads.iter().all(|answers| *answers == alone));
}

#[test]
fn sources_and_cues_end_with_their_paragraph() {
    let article = prepared(
        "Rail line will “pay its way”, says minister\n\nInfrastructure Minister Cy Du said so on Monday.",
    );
    let labels = READER.tag(std::slice::from_ref(&article)).remove(0);
    let names =
        labels.sources.iter().map(|label| label.tokens).chain(labels.cues.iter().map(|label| label.tokens));
    let mut words = names.map(|range| article.slice(article.span(range).unwrap()));
    assert!(words.all(|words| !words.contains('\n')));
}

#[test]
fn links_lead_to_what_is_there() {
    for (article, labels) in articles().iter().zip(READER.tag(&articles())) {
        let tokens = article.tokens.len();
        assert!(labels.contents.iter().all(|c| c.cue.is_none_or(|cue| cue.get() < labels.cues.len())));
        assert!(
            labels.cues.iter().all(|c| c.source.is_none_or(|source| source.get() < labels.sources.len()))
        );
        assert!(
            labels.contents.iter().all(|c| c.tokens.end() <= tokens && (0.0..=1.0).contains(&c.confidence))
        );
    }
}

#[test]
fn a_damaged_model_is_refused_by_the_name_of_the_file() {
    let copy = std::env::temp_dir().join(format!("onrecord-damaged-{}", std::process::id()));
    fs::create_dir_all(&copy).unwrap();
    for name in ["manifest.json", "vocabulary.txt", "weights.safetensors"] {
        fs::copy(folder().join(name), copy.join(name)).unwrap();
    }
    let weights = copy.join("weights.safetensors");
    let mut bytes = fs::read(&weights).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&weights, bytes).unwrap();
    let error = NetworkTagger::open(&copy).unwrap_err();
    assert!(matches!(&error, BundleError::Hash { name, .. } if name == "weights.safetensors"), "{error}");
    fs::remove_file(&weights).unwrap();
    assert!(matches!(Files::read(&copy), Err(BundleError::File { .. })));
    fs::remove_dir_all(&copy).unwrap();
}
