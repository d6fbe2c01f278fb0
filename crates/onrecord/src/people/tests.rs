//! People of invented articles, by phenomenon.

use proptest::prelude::*;

use super::*;
use crate::label::{Label, NameKind, NameLabel};
use crate::prepare::tests::prepared;

mod bodies;

fn names(text: &str, kind: EntityKind) -> Vec<String> {
    let people = find(&prepared(text), Told::default());
    people.entities.iter().filter(|entity| entity.kind == kind).map(|entity| entity.name.clone()).collect()
}

fn persons(text: &str) -> Vec<String> {
    names(text, EntityKind::Person)
}

fn range(prepared: &Prepared, start: usize, end: usize) -> TokenRange {
    prepared.tokens_in(prepared.article.text.checked_span(start, end).unwrap())
}

/// The speaker of the words between ‹ and ›, with the people of the text.
fn speaker_of(marked: &str) -> (Speaker, People) {
    let start = marked.find('‹').unwrap();
    let end = marked.find('›').unwrap() - '‹'.len_utf8();
    let prepared = prepared(&marked.replace(['‹', '›'], ""));
    let people = find(&prepared, Told::default());
    (speaker(&prepared, &people, range(&prepared, start, end)), people)
}

/// The same as the record shows it.
fn speaks(marked: &str) -> String {
    let (speaker, people) = speaker_of(marked);
    let name = |entity: EntityIdx| people.entity(entity).unwrap().name.clone();
    match speaker {
        Speaker::Person(entity) => name(entity),
        Speaker::Organisation(entity) => format!("organisation {}", name(entity)),
        Speaker::Group(phrase) => format!("group {phrase}"),
        Speaker::Document(phrase) => format!("document {phrase}"),
        Speaker::Unnamed(_) => "unnamed".to_owned(),
        Speaker::Unattributed => "unattributed".to_owned(),
    }
}

/// The people spoken of between ‹ and ›, when `speaker` speaks.
fn spoken_of(marked: &str, speaker: &str) -> Vec<String> {
    let start = marked.find('‹').unwrap();
    let end = marked.find('›').unwrap() - '‹'.len_utf8();
    let prepared = prepared(&marked.replace(['‹', '›'], ""));
    let people = find(&prepared, Told::default());
    let position = people.entities.iter().position(|entity| entity.name == speaker);
    let speaker = position.map_or(Speaker::Unattributed, |at| Speaker::Person(EntityIdx::new(at)));
    let found = about(&people, &[range(&prepared, start, end)], &speaker);
    found.into_iter().map(|entity| people.entity(entity).unwrap().name.clone()).collect()
}

#[test]
fn word_tables_are_sorted_for_search() {
    use super::{evidence, names, nouns, speaker};
    let tables = [
        &evidence::REPORTING,
        &evidence::VERBS,
        &evidence::FUNCTION,
        &nouns::DOCUMENTS,
        &nouns::QUANTITIES,
        &names::PARTICLES,
        &speaker::CLOSERS,
    ];
    assert!(tables.into_iter().all(words::Table::is_sorted));
}

#[test]
fn later_forms_are_joined_to_the_fullest_name() {
    let text = "Orla Venn said the bridge was safe. Mrs. Venn, who leads the council, was sure. \
                Orla B. Venn told reporters so twice. Venn’s critics were not.";
    assert_eq!(persons(text), ["Orla B. Venn"]);
    let people = find(&prepared(text), Told::default());
    assert_eq!(people.entities.first().unwrap().aliases, ["Orla Venn", "Mrs. Venn", "Venn"]);
    assert_eq!(people.entities.first().unwrap().pronoun, Some(Pronoun::She));
}

#[test]
fn two_people_of_one_surname_are_kept_apart() {
    let text = "Garo Tamsin and Elke Tamsin both spoke. Mr. Tamsin said no. ‹Mrs. Tamsin› said yes.";
    assert_eq!(persons(&text.replace(['‹', '›'], "")), ["Garo Tamsin", "Elke Tamsin"]);
    assert_eq!(speaks(&format!("Mrs. Elke Tamsin came early. {text}")), "Elke Tamsin");
}

#[test]
fn names_with_particles_initials_and_suffixes_are_whole() {
    let text = "Lars van der Moel said so. Pia O’Darrin, 34, agreed. Dr. Tomas de la Rue told her. \
                Rep. Harlan B. Quist Jr. denied it. The book is by Ferran Olm-Tadic, who wrote it. Hadi bin Sorran said nothing.";
    let wanted = [
        "Lars van der Moel",
        "Pia O’Darrin",
        "Tomas de la Rue",
        "Harlan B. Quist Jr.",
        "Ferran Olm-Tadic",
        "Hadi bin Sorran",
    ];
    assert_eq!(persons(text), wanted);
}

#[test]
fn titles_before_names_are_no_part_of_them() {
    let text = "Former Ohio Gov. Berta Lund said so. Secretary of State Ivo Marsh agreed. \
                Detective Sgt. Nell Ode was there. The council's deputy director, Uma Pell, was not.";
    assert_eq!(persons(text), ["Berta Lund", "Ivo Marsh", "Nell Ode", "Uma Pell"]);
}

#[test]
fn places_months_peoples_and_opening_words_are_no_people() {
    let text = "However, talks in Ohio failed. On Monday French voters stayed away. Asked twice, Republicans said no. \
                North Korea said it would wait. Paris-based firms left in May.";
    assert_eq!(persons(text), Vec::<String>::new());
}

#[test]
fn organisations_lose_the_article_and_find_their_acronyms() {
    let text = "The Federal Bureau of Bridges (FBB) said so. The FBB added more. The Tarn Valley Post reported it. \
                The White House and the Securities and Lending Commission declined.";
    let wanted =
        ["Federal Bureau of Bridges", "Tarn Valley Post", "White House", "Securities and Lending Commission"];
    assert_eq!(names(text, EntityKind::Organisation), wanted);
}

#[test]
fn headings_in_title_case_hold_only_names_of_the_text() {
    let text = "Venn Says Bridge Plan Was Doomed From Early Start\n\nOrla Venn said on Monday that it was late. Venn left.";
    assert_eq!(persons(text), ["Orla Venn"]);
    let people = find(&prepared(text), Told::default());
    assert_eq!(people.mentions.first().unwrap().entity, Some(EntityIdx::new(0)));
}

#[test]
fn pronouns_take_the_subject_before_that_agrees() {
    let text = "Mr. Ode Falk met Mrs. Rua Stent in the hall. “It went well,” ‹she› said.";
    assert_eq!(speaks(text), "Rua Stent");
    assert_eq!(
        speaks("Orla Venn attacked Ivo Marsh on Monday. ‹She› said more later. Mr. Marsh left."),
        "Orla Venn"
    );
}

#[test]
fn gender_comes_from_the_pronouns_of_the_text() {
    let text =
        "Kim Varro said that she would stay. Later Lou Senn said that he would go. “I doubt it,” ‹she› said.";
    assert_eq!(speaks(text), "Kim Varro");
}

#[test]
fn descriptions_find_who_bears_the_office() {
    let text = "Sen. Ivo Marsh met Mayor Orla Venn. ‹The senator› said little.";
    assert_eq!(speaks(text), "Ivo Marsh");
    assert_eq!(
        speaks("Uma Pell, the former governor of Ohio, met Ivo Marsh. ‹The former governor› said no."),
        "Uma Pell"
    );
    let people = find(&prepared("Former Ohio governor Uma Pell said no."), Told::default());
    assert_eq!(people.entities.first().unwrap().descriptions.first().unwrap().text, "Former Ohio governor");
}

#[test]
fn the_head_of_a_source_speaks_and_not_every_name_in_it() {
    let known = "Ann Bode said so. Mr. Cy Durn agreed. ";
    let cases = [
        ("‹Durn campaign manager Ann Bode› said so.", "Ann Bode"),
        ("‹a spokesman for Ann Bode› said so.", "unnamed"),
        ("‹Ann Bode, a lawyer for Cy Durn,› said so.", "Ann Bode"),
        ("‹Mr. Durn’s lawyer› said so.", "unnamed"),
        ("‹Mr. Durn’s lawyer, Ann Bode,› said so.", "Ann Bode"),
        ("‹Durn and Bode› said so.", "group Durn and Bode"),
        ("‹Republican senators, who left early,› said so.", "group Republican senators"),
        ("‹critics of Ann Bode› said so.", "group critics of Ann Bode"),
        ("‹a study published on Monday› said so.", "document a study"),
        ("‹Durn’s letter› said so.", "document Durn’s letter"),
        ("‹The White House› said so.", "organisation White House"),
        ("‹Russia› said so.", "organisation Russia"),
        ("‹sources› said so.", "unnamed"),
        ("‹Bode’s› view was clear.", "Ann Bode"),
        ("Ann Bode, ‹who› said so, left.", "Ann Bode"),
        ("He met farmers ‹who› said so.", "group farmers"),
        ("‹I› said so.", "unnamed"),
    ];
    for (source, wanted) in cases {
        assert_eq!(speaks(&format!("{known}{source}")), wanted, "{source}");
    }
}

#[test]
fn they_and_it_refer_to_the_subject_before() {
    assert_eq!(
        speaks("Critics of the plan wrote a letter. ‹They› said it was weak."),
        "group Critics of the plan"
    );
    assert_eq!(
        speaks("The Tarn Valley Council met on Monday. ‹It› said no."),
        "organisation Tarn Valley Council"
    );
    assert_eq!(speaks("Teachers met on Monday. ‹All› said no."), "group Teachers");
    let text = "With four wells dry in the hills, farmers urged calm. ‹They› added that rain was near.";
    assert_eq!(speaks(text), "group farmers");
}

#[test]
fn an_apposed_body_is_who_it_is_called_and_which_is_nobody() {
    let text = "The Salt Council, an organisation ‹that› opposes the dam, met.";
    assert_eq!(speaks(text), "organisation Salt Council");
    assert_eq!(speaks("They read a bill by Mrs. Ann Bode, ‹which› says no."), "unnamed");
    assert_eq!(speaks("In the Salt Council, a voter ‹who› opposes the dam left."), "unnamed");
}

#[test]
fn the_end_of_a_name_in_small_letters_is_the_body() {
    let text = "The Tarn Budget Office met. Growth fell. ‹The budget office› said no.";
    assert_eq!(speaks(text), "organisation Tarn Budget Office");
    let text = "The Tarn Budget Office met. ‹A budget office› said no.";
    assert_eq!(speaks(text), "group A budget office");
    let text = "The Tarn Budget Office met. ‹The salt office› said no.";
    assert_eq!(speaks(text), "group salt office");
}

#[test]
fn two_fields_are_one_office() {
    assert_eq!(speaks("‹Trade and Industry Secretary Ann Bode› said no."), "Ann Bode");
    let both = "Republicans and House Speaker Ann Bode";
    assert_eq!(speaks(&format!("‹{both}› said no.")), format!("group {both}"));
}

#[test]
fn for_whom_somebody_has_worked_is_no_body_that_acts() {
    let text = "The Salt Works Council met a former Tarn Valley Bank executive. ‹The group› said no.";
    assert_eq!(speaks(text), "organisation Salt Works Council");
}

#[test]
fn works_are_called_by_their_titles() {
    let text = "Ann Bode made “Thirteen Doors” last year. ‹The film› shows how.";
    assert_eq!(speaks(text), "document Thirteen Doors");
}

#[test]
fn the_speaker_and_mere_owners_are_not_spoken_of() {
    let text =
        "Ann Bode met Cy Durn and Ivo Marsh. Bode said ‹she trusts Mr. Durn but not Marsh’s supporters›.";
    assert_eq!(spoken_of(text, "Ann Bode"), ["Cy Durn"]);
    assert_eq!(
        spoken_of("Cy Durn left. Ann Bode said ‹the Durn administration failed›.", "Ann Bode"),
        Vec::<String>::new()
    );
    // The office answers the telephone; his time in it is his own.
    assert_eq!(
        spoken_of("Cy Durn left. Ann Bode said ‹she had called Mr. Durn’s office›.", "Ann Bode"),
        Vec::<String>::new()
    );
    assert_eq!(
        spoken_of("Cy Durn left. Ann Bode said ‹Mr. Durn’s time in office ends›.", "Ann Bode"),
        ["Cy Durn"]
    );
}

proptest! {
    #[test]
    fn no_text_makes_the_search_panic_and_mentions_stay_in_order(text in "\\PC{0,200}|([A-Z][a-z]{0,6}[ ,.’]|the |he |said |Mr\\. |“|” |and |of |\n){0,60}") {
        let prepared = prepared(&text);
        let people = find(&prepared, Told::default());
        prop_assert!(people.mentions.windows(2).all(|two| two[0].tokens.start() <= two[1].tokens.start()));
        prop_assert!(people.mentions.iter().all(|one| one.tokens.end() <= prepared.tokens.len() && !one.tokens.is_empty()));
        let whole = TokenRange::new(0, prepared.tokens.len());
        let speaking = speaker(&prepared, &people, whole);
        about(&people, &[whole], &speaking);
        for at in 0..prepared.tokens.len().min(40) {
            speaker(&prepared, &people, TokenRange::new(at, at + 1));
            speaker(&prepared, &people, TokenRange::new(at, prepared.tokens.len().min(at + 6)));
        }
    }
}

/// Names of people as a tagger would mark them, between ‹ and ›.
fn told(marked: &str, kind: NameKind) -> (Prepared, Vec<NameLabel>) {
    let prepared = prepared(&marked.replace(['‹', '›'], ""));
    let (mut labels, mut removed, mut open) = (Vec::new(), 0, 0);
    for (at, mark) in marked.char_indices().filter(|&(_, mark)| matches!(mark, '‹' | '›')) {
        if mark == '‹' {
            open = at - removed;
        } else {
            labels.push(NameLabel { tokens: range(&prepared, open, at - removed), kind });
        }
        removed += mark.len_utf8();
    }
    (prepared, labels)
}

#[test]
fn names_that_a_tagger_marks_are_people_with_their_titles() {
    let (prepared, labels) =
        told("Governor ‹Sol Rivers› met nobody. River Council sent flowers.", NameKind::Person);
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    let named: Vec<(&str, EntityKind)> = people.entities.iter().map(|e| (e.name.as_str(), e.kind)).collect();
    assert_eq!(named, [("Sol Rivers", EntityKind::Person)]);
    let words: Vec<&str> =
        people.mentions.iter().map(|m| prepared.slice(prepared.span(m.tokens).unwrap())).collect();
    assert_eq!(words.first(), Some(&"Governor Sol Rivers"));
}

#[test]
fn a_name_that_a_tagger_overlooks_once_is_found_by_its_other_places() {
    let (prepared, labels) = told("‹Sol Rivers› left early. Mr. Rivers was tired.", NameKind::Person);
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    let names = people.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    assert_eq!(names.filter(|mention| mention.entity == Some(EntityIdx::new(0))).count(), 2);
}

#[test]
fn half_of_a_name_is_made_whole() {
    let (prepared, labels) = told("On Monday Sol J. ‹Rivers› left.", NameKind::Person);
    assert_eq!(
        find(&prepared, Told { names: Some(&labels), ..Told::default() }).entities[0].name,
        "Sol J. Rivers"
    );
}

#[test]
fn a_surname_marked_as_a_firm_is_the_person_named_in_full() {
    let (prepared, mut labels) =
        told("‹Sol Rivers› spoke. The union met ‹Rivers› and ‹Bo & Du›.", NameKind::Person);
    labels[1].kind = NameKind::Organisation;
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    let named: Vec<(&str, EntityKind)> = people.entities.iter().map(|e| (e.name.as_str(), e.kind)).collect();
    assert_eq!(named, [("Sol Rivers", EntityKind::Person), ("Bo & Du", EntityKind::Organisation)]);
}

#[test]
fn whoever_has_a_striker_is_a_club() {
    let (prepared, labels) = told(
        "‹Ballyfenn› manager ‹Sol Rivers› met ‹Bo› adviser ‹Ann Du› after the defeat of ‹Ballyfenn›.",
        NameKind::Person,
    );
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    let persons = people.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    assert_eq!(
        persons.map(|entity| entity.name.as_str()).collect::<Vec<_>>(),
        ["Sol Rivers", "Bo", "Ann Du"]
    );
}

#[test]
fn a_body_of_many_owners_is_named_with_them() {
    let (prepared, labels) = told(
        "In May the Salt Residents' ‹Association› met. Bo's ‹Association› did not, nor did the cleaners' ‹Union›.",
        NameKind::Organisation,
    );
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    let named: Vec<&str> = people.entities.iter().map(|e| e.name.as_str()).collect();
    assert_eq!(named.first(), Some(&"Salt Residents' Association"));
    assert!(named.iter().all(|name| !name.contains("Bo") && !name.contains("cleaners")), "{named:?}");
}

#[test]
fn a_home_is_a_place_and_a_participle_nobody() {
    let (prepared, labels) =
        told("‹Mitigating›, ‹Sol Rivers› spoke for ‹Ann Du›, 52, of ‹Wetherfenn›.", NameKind::Person);
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    let persons = people.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    assert_eq!(persons.map(|entity| entity.name.as_str()).collect::<Vec<_>>(), ["Sol Rivers", "Ann Du"]);
}

#[test]
fn a_nickname_in_marks_belongs_to_the_name() {
    let (prepared, labels) = told("Ann J. \"‹Jo\" Bo› spoke. Then “‹Moe” Du› did.", NameKind::Person);
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    let named: Vec<&str> = people.entities.iter().map(|e| e.name.as_str()).collect();
    assert_eq!(named, ["Ann J. \"Jo\" Bo", "Du"]);
}

/// The names with their kinds where a tagger takes everything between ‹ and › for people, but what stands in `others`.
fn settled(marked: &str, others: &[(usize, NameKind)]) -> Vec<(String, EntityKind)> {
    let (prepared, mut labels) = told(marked, NameKind::Person);
    for &(at, kind) in others {
        labels[at].kind = kind;
    }
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    people.entities.into_iter().map(|entity| (entity.name, entity.kind)).collect()
}

/// Those that are people, in a row.
fn settled_people(marked: &str) -> String {
    let people = settled(marked, &[]).into_iter().filter(|(_, kind)| *kind == EntityKind::Person);
    people.map(|(name, _)| name).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_name_ends_with_its_paragraph() {
    assert_eq!(settled_people("“It was late,” said ‹Du\n\nAnn Rivers› left."), "Du, Ann Rivers");
}

#[test]
fn letters_and_small_words_before_a_surname_belong_to_it() {
    assert_eq!(settled_people("The book by KS ‹Rivers› is out."), "KS Rivers");
    assert_eq!(settled_people("It was told by van der ‹Wetherfenn› at noon."), "van der Wetherfenn");
    assert_eq!(settled_people("On Monday CM ‹Rivers› told BBC ‹Ann Du› of it."), "Rivers, Ann Du");
}

#[test]
fn whom_the_noun_before_calls_a_firm_or_a_ship_is_nobody() {
    let text = "The coastal start-up ‹Sahaco› grew. ‹Sahaco› was bought. The yacht “‹Marigold›” sank.";
    assert_eq!(settled_people(text), "");
    let text = "The firm ‹Ann Bo› runs grew. Irish broadcaster ‹Cy Du› left. Mr ‹Rivers› saw giant ‹Rivers›.";
    assert_eq!(settled_people(text), "Ann Bo, Cy Du, Rivers");
}

#[test]
fn nobody_has_an_article() {
    assert_eq!(
        settled_people("They joined the ‹Kata›. The ‹Kata› was new, and in the ‹Kata› they sang."),
        ""
    );
    assert_eq!(settled_people("The ‹Rivers› campaign paid the ‹Wetherfenn› in ‹Dune›."), "Rivers, Dune");
    let text = "The ‹Queen› saw ‹Ann Kata›. The ‹Kata› of today is older.";
    assert!(settled_people(text).contains("Ann Kata"));
}

#[test]
fn who_stands_in_a_row_with_places_is_one() {
    let row = "Ships leave Dublin, ‹Marn› and London. In ‹Dublin›, ‹Rivers› said so.";
    let (prepared, mut labels) = told(&row.replace("Dublin, ‹", "‹Dublin›, ‹"), NameKind::Person);
    labels[0].kind = NameKind::Place;
    labels[2].kind = NameKind::Place;
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    let kind =
        |name: &str| people.entities.iter().find(|entity| entity.name == name).map(|entity| entity.kind);
    assert_eq!((kind("Marn"), kind("Rivers")), (Some(EntityKind::Place), Some(EntityKind::Person)));
}

#[test]
fn a_surname_marked_as_a_place_is_the_person_named_in_full() {
    let text = "‹Sol Rivers› spoke. They met ‹Rivers› in the ‹Rivers›.";
    let people = settled(text, &[(1, NameKind::Place)]);
    assert_eq!(people, [("Sol Rivers".to_owned(), EntityKind::Person)]);
}

#[test]
fn plurals_of_short_forms_single_letters_and_honours_are_no_names() {
    assert_eq!(settled_people("‹NRCs› were sold to ‹Ann Bo›, ‹KC›, and to ‹Z›. Mr ‹X› paid."), "Ann Bo, X");
    assert_eq!(
        settled_people("‹Trespassers› were seen; the trespassers ran. ‹Rice› met ‹Cy Rice›."),
        "Cy Rice"
    );
}

#[test]
fn what_only_describes_is_nobody() {
    assert_eq!(settled_people("A ‹Kell-linked› fund and a ‹Rond-controlled› firm paid ‹Ann Bo›."), "Ann Bo");
}

#[test]
fn short_forms_are_what_the_article_defines_them_as() {
    let text =
        "The ‹Salt Harbour Power Company› (‹Sahaco›) paid. ‹Sahaco› signed an agreement on salt (‹AOS›).";
    let kinds = settled(text, &[(0, NameKind::Organisation), (3, NameKind::Organisation)]);
    assert!(kinds.iter().all(|(_, kind)| *kind == EntityKind::Organisation), "{kinds:?}");
    assert!(kinds.iter().all(|(name, _)| name != "AOS"), "{kinds:?}");
}

/// The names where a tagger takes everything between ‹ and › for organisations, but what stands in `others`.
fn settled_bodies(marked: &str, others: &[(usize, NameKind)]) -> Vec<String> {
    let (prepared, mut labels) = told(marked, NameKind::Organisation);
    for &(at, kind) in others {
        labels[at].kind = kind;
    }
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    people.entities.into_iter().map(|entity| entity.name).collect()
}

#[test]
fn letters_with_points_taken_for_a_place_are_the_body_that_is_named_in_full() {
    let text = "The ‹Tarn and Venn Lending Commission› met. They told the ‹T.V.L.C.› of it in ‹TVLR›.";
    let place = [(1, NameKind::Place), (2, NameKind::Place)];
    assert_eq!(settled_bodies(text, &place), ["Tarn and Venn Lending Commission", "TVLR"]);
}

#[test]
fn an_article_in_the_name_of_a_body_does_not_make_it_another() {
    let text = "The ‹Tarn Valley Post› wrote so. ‹The Post› added that ‹The Salt Board› agreed.";
    assert_eq!(settled_bodies(text, &[]), ["Tarn Valley Post", "Salt Board"]);
}

#[test]
fn honours_behind_a_name_are_no_part_of_it() {
    assert_eq!(settled_people("‹Martin Ashe KC› spoke. Mr ‹Ashe› sat down."), "Martin Ashe");
}

#[test]
fn whom_the_surname_alone_has_meant_it_goes_on_to_mean() {
    let text = "Sol Rivers spoke. Rivers was tired, and Rivers left. The house is that of Ann Rivers.\n\nThen ‹Rivers› came back.";
    assert_eq!(speaks(text), "Sol Rivers");
}

#[test]
fn letters_in_brackets_behind_a_body_are_its_own() {
    let text =
        "The ‹Salt Residents’ Trust› (‹SRT›) met the ‹Office for Old Ships› (‹AAS›). ‹AAS› and ‹SRT› agreed.";
    let bodies = settled(text, &[0, 1, 2, 3, 4, 5].map(|at| (at, NameKind::Organisation)));
    let names: Vec<&str> = bodies.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Salt Residents’ Trust", "Office for Old Ships"]);
}

#[test]
fn a_capital_inside_a_word_is_no_persons() {
    assert_eq!(
        settled_people("‹SaltNord› told ‹McVarron› and ‹LeShaun Bo› of it. ‹LeShaun› left."),
        "McVarron, LeShaun Bo"
    );
}

#[test]
fn a_well_known_body_is_found_where_a_tagger_overlooks_it() {
    let found = settled("A former White House adviser met ‹Ann Bo›.", &[]);
    assert!(found.contains(&("White House".to_owned(), EntityKind::Organisation)), "{found:?}");
}

#[test]
fn groups_and_works_are_nobody() {
    let (prepared, labels) = told("The ‹Salt Roaders› sang “‹The Long Pier›” twice.", NameKind::Group);
    assert!(find(&prepared, Told { names: Some(&labels), ..Told::default() }).entities.is_empty());
}

#[test]
fn two_names_run_together_are_cut_where_both_are_known() {
    let (prepared, mut labels) = told(
        "‹Sol Rivers› spoke to the ‹Salt Post›. In a ‹Salt Post Rivers› said no. The ‹Sol Rivers Fund› paid.",
        NameKind::Person,
    );
    labels.iter_mut().skip(1).for_each(|label| label.kind = NameKind::Organisation);
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    let named: Vec<&str> = people.entities.iter().map(|e| e.name.as_str()).collect();
    assert_eq!(named, ["Sol Rivers", "Salt Post", "Sol Rivers Fund"]);
}

#[test]
fn a_name_that_is_a_whole_source_is_somebody() {
    let prepared = prepared("On Monday Rond said no. Oak trees fell.");
    let sources = [Label { tokens: range(&prepared, 10, 14), confidence: 0.9 }];
    let people = find(&prepared, Told { names: Some(&[]), sources: &sources, ..Told::default() });
    let named: Vec<(&str, EntityKind)> = people.entities.iter().map(|e| (e.name.as_str(), e.kind)).collect();
    assert_eq!(named, [("Rond", EntityKind::Person)]);
}

#[test]
fn a_name_behind_an_office_and_its_body_speaks_and_one_behind_a_preposition_does_not() {
    let who = |marked: &str, end: usize| {
        let (prepared, labels) = told(marked, NameKind::Person);
        let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
        speaker(&prepared, &people, range(&prepared, 0, end))
    };
    let ann = Speaker::Person(EntityIdx::new(0));
    assert_eq!(who("Head of the Salt Council ‹Ann Bo› said so.", 31), ann);
    assert!(matches!(who("A friend of the late ‹Ann Bo› said so.", 27), Speaker::Unnamed(_)));
    assert!(matches!(who("Widow of Salt founder ‹Ann Bo› said so.", 28), Speaker::Unnamed(_)));
}

#[test]
fn most_of_whom_are_those_before() {
    assert_eq!(speaks("The mayor met engineers, ‹most of whom› said so."), "group engineers");
    assert_eq!(speaks("The mayor met ‹most of the engineers›."), "group most of the engineers");
}

#[test]
fn pronouns_may_stand_for_people_without_a_name() {
    assert_eq!(speaks("Mr. Cy Durn met Ann Bode. Her son spoke. ‹He› said no."), "unnamed");
    assert_eq!(speaks("Mr. Cy Durn was a lawyer. ‹He› said no."), "Cy Durn");
}

/// Names told as people's that the text around them calls something else; what stays a person.
#[test]
fn places_of_massacres_firms_with_which_and_natives_are_no_people() {
    let persons = |text: &str| {
        let (prepared, labels) = told(text, NameKind::Person);
        let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
        let persons = people.entities.into_iter().filter(|entity| entity.kind == EntityKind::Person);
        persons.map(|entity| entity.name).collect::<Vec<_>>()
    };
    assert_eq!(persons("‹Ann Bo› spoke of the ‹Tarnby› massacre. ‹Tarnby› mourns."), ["Ann Bo"]);
    assert_eq!(persons("‹Ann Bo› spoke of the ‹Cahill› campaign. ‹Cahill› lost."), ["Ann Bo", "Cahill"]);
    assert_eq!(persons("Rival ‹Salt Kaoh›, which reports on Monday, fell. ‹Ann Bo› sold it."), ["Ann Bo"]);
    assert_eq!(persons("She beat ‹Ann Bo›, which pleased ‹Cy Du›."), ["Ann Bo", "Cy Du"]);
    assert_eq!(persons("‹Ann Bo› left. The ‹Scot› said so."), ["Ann Bo"]);
    assert_eq!(persons("‹Salt Town› boss ‹Ann Bo› cheered. ‹Salt Town› won."), ["Ann Bo"]);
}

/// The names of everybody and everything, when a tagger marks names of one kind.
fn named(marked: &str, kind: NameKind) -> Vec<String> {
    let (prepared, labels) = told(marked, kind);
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    people.entities.into_iter().map(|entity| entity.name).collect()
}

#[test]
fn what_a_firm_makes_is_no_part_of_its_name() {
    let text = "‹Chipmaker Salt Holdings› fell. ‹Carmaker› ‹Tarn Works› rose.";
    assert_eq!(named(text, NameKind::Organisation), ["Salt Holdings", "Tarn Works"]);
}

#[test]
fn a_surname_that_comes_first_is_part_of_the_name() {
    let text = "Executive Lim ‹Hwee Siang› spoke. ‹Lim› said the firm would cut.";
    assert_eq!(named(text, NameKind::Person), ["Lim Hwee Siang"]);
}

#[test]
fn a_first_name_alone_that_opens_a_sentence_speaks() {
    let (prepared, labels) = told("‹Gerd Rivers› left. Gerd said no. Oak said yes.", NameKind::Person);
    let sources =
        [range(&prepared, 18, 22), range(&prepared, 32, 35)].map(|tokens| Label { tokens, confidence: 0.9 });
    let people = find(&prepared, Told { names: Some(&labels), sources: &sources, ..Told::default() });
    assert_eq!(speaker(&prepared, &people, sources[0].tokens), Speaker::Person(EntityIdx::new(0)));
    assert!(matches!(speaker(&prepared, &people, sources[1].tokens), Speaker::Unnamed(_)));
}

#[test]
fn a_short_form_may_hold_the_small_words() {
    let text = "‹Salt for Harbours› said so. ‹SfH› and the ‹Bank of Tarn›, or ‹BoT›, agreed.";
    assert_eq!(named(text, NameKind::Organisation), ["Salt for Harbours", "Bank of Tarn"]);
}

#[test]
fn the_place_of_an_office_is_no_part_of_the_name_behind_it() {
    let text = "Mayor of ‹Ohio Ann Bo› spoke. Bishop of ‹Salt Cy Du› listened to the heir of ‹Eve May Rond›.";
    assert_eq!(named(text, NameKind::Person), ["Ann Bo", "Cy Du", "Eve May Rond"]);
}

#[test]
fn where_a_firm_is_traded_is_no_body() {
    let text = "‹Salt Holdings› (‹NYSE›:‹SHO›) fell. The ‹NYSE› closed early.";
    assert_eq!(named(text, NameKind::Organisation), ["Salt Holdings", "NYSE"]);
    assert_eq!(named("‹Salt Holdings› (‹NASDAQ›:‹SHO›) fell.", NameKind::Organisation), ["Salt Holdings"]);
}

#[test]
fn the_end_of_a_quotation_parts_a_name_from_a_description() {
    let text = "Mr. Cy Durn met Ann Bode, a lawyer. “Thank you, Cy Durn,” ‹the lawyer› said.";
    assert_eq!(speaks(text), "Ann Bode");
}

#[test]
fn two_adjectives_of_a_calling_are_one_speaker() {
    assert_eq!(speaks("‹Musical and political critic Ann Bode› said no."), "Ann Bode");
    assert_eq!(
        speaks("‹Police and political critic Ann Bode› said no."),
        "group Police and political critic Ann Bode"
    );
}

#[test]
fn a_description_means_somebody_else_than_who_says_it_or_is_told() {
    let text = "Ann Bode met Cy Durn, a senator. Durn said he liked how ‹the candidate› spoke.";
    assert_eq!(speaks(text), "Ann Bode");
    let text = "Minister Ann Bode came. In May ‹the minister› told Ann Bode that she would go.";
    assert_eq!(speaks(text), "unnamed");
}

#[test]
fn who_held_an_office_once_and_is_named_later_does_not_hold_it() {
    assert_eq!(speaks("‹The chancellor› said no. Later ex-Labour chancellor Ann Bode said yes."), "unnamed");
    assert_eq!(speaks("‹The chancellor› said no. Later Labour chancellor Ann Bode said yes."), "Ann Bode");
}

#[test]
fn what_a_name_does_in_a_phrase_does_not_describe_the_name_behind() {
    let people = find(
        &prepared("Angry at the prospect of Ann Bode becoming president, Cy Durn left."),
        Told::default(),
    );
    assert!(people.entities.iter().all(|entity| entity.descriptions.is_empty()), "{:?}", people.entities);
}

#[test]
fn a_body_that_has_just_spoken_is_they_and_others_are_not_those_before() {
    let text = "Crews saved five people. The Salt Harbour Council said the pier was closed. ‹They› added that it would stay so.";
    assert_eq!(speaks(text), "organisation Salt Harbour Council");
    assert_eq!(speaks("Critics said the dam was safe. ‹Others› said it was not."), "group Others");
}

#[test]
fn a_deputy_does_not_hold_the_office() {
    assert_eq!(speaks("Deputy Prime Minister Ann Bode left. ‹The prime minister› said no."), "unnamed");
    assert_eq!(speaks("Prime Minister Ann Bode left. ‹The prime minister› said no."), "Ann Bode");
    assert_eq!(speaks("Shadow chancellor Ann Bode left. ‹The shadow chancellor› said no."), "Ann Bode");
}

#[test]
fn somebody_without_a_name_is_who_was_introduced() {
    let text = "A spokesman for the Salt Board said yes. Ann Bode, a Tarn spokeswoman, said no. ";
    let who = |rest: &str| speaker_of(&format!("{text}{rest}")).0;
    let of_salt = Speaker::Unnamed("A spokesman for the Salt Board".to_owned());
    assert_eq!(who("‹The Salt spokesman› said why."), of_salt);
    assert_eq!(who("“We know,” ‹the spokesman› said."), of_salt);
    assert_eq!(who("‹The spokeswoman› said why."), Speaker::Person(EntityIdx::new(1)));
    assert!(
        matches!(who("‹The Pepper spokesman› said why."), Speaker::Unnamed(words) if words.contains("Pepper"))
    );
}

#[test]
fn a_predicate_describes_its_subject() {
    let people = find(&prepared("Mr. Cy Durn met Ann Bode. She is the nominee for mayor."), Told::default());
    let described: Vec<usize> = people.entities.iter().map(|entity| entity.descriptions.len()).collect();
    assert_eq!(described, [0, 1]);
}

#[test]
fn the_mark_of_an_owner_is_no_part_of_who_speaks() {
    assert_eq!(speaks("The council heard ‹opponents'› calls."), "group opponents");
    assert_eq!(speaks("The council heard ‹Ann Bode’s› calls."), "Ann Bode");
}

#[test]
fn a_house_and_who_works_there_are_two() {
    assert_eq!(
        speaks("‹The hospital and lead surgeon Ann Bode› said no."),
        "group The hospital and lead surgeon Ann Bode"
    );
}

#[test]
fn a_spokesman_is_no_spokeswoman_and_an_elderly_man_the_man() {
    let text = "Ann Bode, a Tarn spokeswoman, said no. A spokesman for the Salt Board said yes. ‹The spokeswoman› said why.";
    assert_eq!(speaks(text), "Ann Bode");
    assert_eq!(
        speaks("A man was pulled out by Mr. Cy Durn. Durn waved. ‹The elderly man› said no."),
        "unnamed"
    );
}

#[test]
fn a_predicate_describes_no_object_of_a_relative_clause() {
    let people =
        find(&prepared("The lawyer who beat Ann Bode became the chief executive of Salt."), Told::default());
    assert!(people.entities.iter().all(|entity| entity.descriptions.is_empty()), "{:?}", people.entities);
}

#[test]
fn an_introduction_ends_with_its_phrase() {
    let text = "“We know,” said a spokesman for the Salt Board. “It will hold,” ‹he› said.";
    assert_eq!(speaker_of(text).0, Speaker::Unnamed("a spokesman for the Salt Board".to_owned()));
}

#[test]
fn a_predicate_is_no_part_of_an_introduction() {
    let text = "A spokesman for the council declined to comment. “It will hold,” ‹he› said.";
    assert_eq!(speaker_of(text).0, Speaker::Unnamed("A spokesman for the council".to_owned()));
}

#[test]
fn they_are_the_people_of_their_own_sentence_before_a_body_of_the_last() {
    let text = "The Salt Harbour Council said the park would close. Residents gathered, and ‹they› said it was unfair.";
    assert_eq!(speaks(text), "group Residents");
}

#[test]
fn two_deputies_of_different_offices_are_two() {
    let text =
        "Deputy Attorney General Ann Bode met Deputy Mayor Cy Durn. ‹The deputy attorney general› said no.";
    assert_eq!(speaks(text), "Ann Bode");
}

#[test]
fn a_people_is_a_group_and_one_of_it_is_somebody() {
    assert_eq!(speaks("‹The Chinese› said no."), "group The Chinese");
    assert_eq!(speaks("‹The Dutch› said no."), "group The Dutch");
    assert_eq!(speaks("‹The German› said no."), "unnamed");
    assert_eq!(speaks("‹A Chinese› said no."), "unnamed");
    assert_eq!(speaks("‹The Czech› said no."), "unnamed");
    assert_eq!(speaks("‹The Swiss› said no."), "group The Swiss");
}

#[test]
fn a_conjunction_before_a_source_is_no_part_of_it() {
    let known = "Ann Bode met Mr. Cy Durn. ";
    assert_eq!(speaks(&format!("{known}‹But Durn and Bode› said no.")), "group Durn and Bode");
    assert_eq!(speaks(&format!("{known}‹Yet critics of the plan› said no.")), "group critics of the plan");
    assert_eq!(speaks("‹But, critics of the plan› said no."), "group critics of the plan");
    assert_eq!(speaks("‹And› said no."), "unnamed");
}

#[test]
fn clips_spots_and_bestsellers_are_documents() {
    for source in ["The clip", "A web spot", "The scientific literature", "her 2005 bestseller", "Two clips"]
    {
        assert_eq!(speaks(&format!("‹{source}› said so.")), format!("document {source}"));
    }
    assert_eq!(speaks("‹The pilot› said so."), "unnamed");
}

#[test]
fn short_forms_of_several_are_a_group() {
    assert_eq!(speaks("‹MPs› said no."), "group MPs");
}
