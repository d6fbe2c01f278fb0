//! What bears a name that a tagger marks: bodies and what is told as one. Each phenomenon has its trap.

use super::*;

/// The names with their kinds where a tagger takes what stands between ‹ and › for the kind that its mark says: `b` a body, `p` a
/// person, `l` a place, `t` a thing.
fn read(marked: &str, kinds: &str) -> Vec<String> {
    let (prepared, mut labels) = told(marked, NameKind::Organisation);
    assert_eq!(labels.len(), kinds.len(), "{marked}");
    for (label, kind) in labels.iter_mut().zip(kinds.chars()) {
        label.kind = match kind {
            'b' => NameKind::Organisation,
            'p' => NameKind::Person,
            'l' => NameKind::Place,
            't' => NameKind::Other,
            _ => panic!("no kind {kind}"),
        };
    }
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    let letter = |kind: EntityKind| match kind {
        EntityKind::Person => 'p',
        EntityKind::Organisation => 'b',
        EntityKind::Place => 'l',
    };
    people.entities.iter().map(|entity| format!("{} {}", letter(entity.kind), entity.name)).collect()
}

/// The words of the names, as they stand in the text.
fn cores(marked: &str) -> Vec<String> {
    let (prepared, labels) = told(marked, NameKind::Organisation);
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    let names = people.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    names.map(|name| prepared.slice(prepared.span(name.core).unwrap()).to_owned()).collect()
}

#[test]
fn a_title_may_open_the_name_of_a_body() {
    assert_eq!(read("The ‹Executive Yurn› met.", "b"), ["b Executive Yurn"]);
    assert_eq!(read("It went to ‹King Bo University›.", "b"), ["b King Bo University"]);
    assert_eq!(read("‹Ann Bo› left. ‹Judge Ann Bo› said no.", "pb"), ["p Ann Bo"]);
}

#[test]
fn a_number_may_open_the_name_of_a_body_and_a_year_does_not() {
    assert_eq!(
        read("The ‹15th Salt Commission› met ‹3 Group›.", "bb"),
        ["b 15th Salt Commission", "b 3 Group"]
    );
    assert_eq!(read("In ‹2014 Salt Post› wrote so.", "b"), ["b Salt Post"]);
}

#[test]
fn countries_own_and_report_and_are_no_firms() {
    assert_eq!(read("‹Marn›, which fell, paid.", "p"), ["b Marn"]);
    assert_eq!(read("‹Marn›, which lies inland, paid a subsidiary of ‹Venn›.", "ll"), ["l Marn", "l Venn"]);
}

#[test]
fn small_letters_before_letters_in_brackets_mean_things_and_offices() {
    let thing = "They sell artificial intelligence (‹AI›). ‹AI› is new.";
    assert_eq!(read(thing, "bb"), Vec::<String>::new());
    let office = "The inspector general of police (‹IGP›) left. The ‹IGP› said so.";
    assert_eq!(read(office, "bb"), Vec::<String>::new());
    let body = "A community salt forum (‹CSF›) met. The ‹CSF› said so.";
    assert_eq!(read(body, "bt"), ["b CSF"]);
}

#[test]
fn countries_in_brackets_behind_people_are_no_short_forms() {
    assert_eq!(read("‹Daniel Espur› (‹ESP›) won.", "pl"), ["p Daniel Espur", "l ESP"]);
    assert_eq!(read("The ‹Salt Harbour Union› (‹SHU›) met.", "pb"), ["b Salt Harbour Union"]);
}

#[test]
fn letters_from_another_language_behind_a_body_are_its_own() {
    let text = "The ‹Money Prevention Office› (‹Seprobo›) met. ‹Seprobo› said so.";
    assert_eq!(read(text, "bpp"), ["b Money Prevention Office", "b Seprobo"]);
    assert_eq!(read("‹Ann Bo› (‹Seprobo›) met.", "pp"), ["p Ann Bo", "p Seprobo"]);
}

#[test]
fn weeks_and_conferences_with_short_forms_are_things_where_no_one_takes_them_for_bodies() {
    let things = "The ‹Salt Trade Conference› (‹STC›) opens. The ‹STC› is long.";
    assert_eq!(read(things, "ttt"), Vec::<String>::new());
    let body = "The ‹Rail Branch› (‹RB›) met.";
    assert_eq!(read(body, "tt"), ["b Rail Branch"]);
}

#[test]
fn a_capital_inside_a_word_makes_a_firm_of_long_words_only() {
    assert_eq!(read("‹SaltNord› grew. ‹AnBo› left.", "pp"), ["b SaltNord", "p AnBo"]);
    assert_eq!(read("‹Cy Nord› left. ‹CyriacNord› stayed.", "pp"), ["p Cy Nord", "p CyriacNord"]);
    assert_eq!(read("The ‹deVarn Group› said so, and ‹deVarn› grew.", "bp"), ["b deVarn Group"]);
}

#[test]
fn small_words_may_count_in_short_forms() {
    let text = "‹Trains for Salt› met. ‹TfS› said no.";
    assert_eq!(read(text, "bp"), ["b Trains for Salt"]);
}

#[test]
fn the_article_of_a_name_has_its_capital_inside_a_sentence() {
    assert_eq!(
        cores("He told The ‹Salt Times› of it. The ‹Salt Times› wrote."),
        ["The Salt Times", "Salt Times"]
    );
    assert_eq!(cores("2. The ‹Salt Board› met."), ["Salt Board"]);
    assert_eq!(cores("Clerks of the ‹Salt Board› met."), ["Salt Board"]);
}

#[test]
fn what_somebody_or_a_body_is_in_capitals_is_no_name() {
    let text = "The ‹Salt Board› met Ann Bo. The Head of State said no. The MP said so. The Board said so.";
    assert_eq!(read(text, "b"), ["b Salt Board"]);
    let sources = |text: &str, source: &str| {
        let prepared = prepared(text);
        let start = text.find(source).unwrap();
        let sources = [Label { tokens: range(&prepared, start, start + source.len()), confidence: 0.9 }];
        let people = find(&prepared, Told { names: Some(&[]), sources: &sources, ..Told::default() });
        people.entities.len()
    };
    assert_eq!(sources("On Monday the MP said no.", "the MP"), 0);
    assert_eq!(sources("On Monday the SHB said no.", "the SHB"), 1);
}

#[test]
fn letters_of_a_place_are_the_place_unless_a_body_has_them_too() {
    let text = "We came to ‹Dell Varn›. In ‹DV› it rained. ‹DV› is small.";
    assert_eq!(read(text, "lbb"), ["l Dell Varn"]);
    let both = "We came to ‹Dell Varn›. The ‹Dredging Venture› met. ‹DV› is small.";
    assert_eq!(read(both, "lbb"), ["l Dell Varn", "b Dredging Venture", "b DV"]);
}

#[test]
fn the_state_of_a_place_is_a_place() {
    assert_eq!(read("The ‹State of Marn› paid ‹Marn›.", "bl"), ["l State of Marn", "l Marn"]);
    assert_eq!(read("The ‹State of Emergency› began.", "b"), Vec::<String>::new());
    assert_eq!(read("The ‹State Salt Board› paid ‹Marn›.", "bl"), ["b State Salt Board", "l Marn"]);
}

#[test]
fn prizes_laws_and_models_are_no_bodies() {
    let text = "She won the ‹Salt Harbour Prize› under the ‹Salt Act› and flew a ‹KF-21›.";
    assert_eq!(read(text, "bbb"), Vec::<String>::new());
    assert_eq!(read("The ‹G-20› met the ‹Salt Prize Board›.", "bb"), ["b G-20", "b Salt Prize Board"]);
}

#[test]
fn whatever_is_called_a_series_or_a_currency_is_no_body() {
    let text = "The ‹Salt Hunters› show ran. Last year ‹Salt Hunters› launched ‹Orrincoin›, its official \
                cryptocurrency, which grew. ‹Orrincoin› fell.";
    assert_eq!(read(text, "bbbb"), Vec::<String>::new());
    let firm = "The ‹Salt Hunters› paid. ‹Orrinco›, its official partner, grew.";
    assert_eq!(read(firm, "bb"), ["b Salt Hunters", "b Orrinco"]);
}

#[test]
fn two_names_round_a_bracket_are_two() {
    assert_eq!(read("The council (‹SHB) Salt Unit› met.", "b"), ["b SHB", "b Salt Unit"]);
    assert_eq!(read("They met President (‹Ann) Bo›.", "p"), ["p Ann) Bo"]);
}

#[test]
fn the_form_of_a_firm_is_part_of_its_name() {
    assert_eq!(read("‹Salt Works›, ‹Inc.›, grew.", "bb"), ["b Salt Works, Inc."]);
    assert_eq!(read("The committee (‹INC›) met ‹Ann Bo›, Inc.", "bp"), ["b INC", "p Ann Bo"]);
}

#[test]
fn of_a_person_and_a_body_told_equally_often_it_is_the_body() {
    assert_eq!(read("‹Galvarn› grew. They sued ‹Galvarn›.", "bp"), ["b Galvarn"]);
    assert_eq!(read("‹Galvarn› grew. They sued President ‹Galvarn›.", "bp"), ["p Galvarn"]);
    let namesake = "They saw ‹Varn Ko Il›. They met ‹Varn Ko Il›. ‹Varn› left.";
    assert_eq!(read(namesake, "bpp"), ["p Varn Ko Il"]);
}

#[test]
fn somebody_may_go_by_the_letters_of_the_name() {
    let text = "‹Ann Maria Bo Orrin› spoke. ‹AMBO› said so.";
    assert_eq!(read(text, "pp"), ["p Ann Maria Bo Orrin"]);
    assert_eq!(read("‹Ann Maria Bo Orrin› spoke. ‹AMBX› said so.", "pp").len(), 2);
}

#[test]
fn parties_of_india_are_no_places() {
    assert_eq!(read("The ‹Varn Munnetra Kazhagam› won.", "l"), ["b Varn Munnetra Kazhagam"]);
    assert_eq!(read("The ‹Varn Kazha› won.", "l"), ["l Varn Kazha"]);
}

#[test]
fn the_noun_before_tells_a_circle_but_not_whoever_leads_it() {
    assert_eq!(read("The opposition party ‹Renavo› won.", "p"), ["b Renavo"]);
    assert_eq!(read("The rights group ‹Ann Bo› leads won.", "p"), ["p Ann Bo"]);
    assert_eq!(read("The Salt Party ‹Venn› candidate left.", "l"), ["l Venn"]);
}

#[test]
fn half_of_a_name_that_never_stands_alone_does_not_cut_it() {
    let text = "The ‹SRV› met. ‹SRV› ‹Shelly Varn› paid. The ‹SRV Shelly Varn› won.";
    assert_eq!(read(text, "bbpb"), ["b SRV Shelly Varn", "p Shelly Varn"]);
    let known = "The ‹SRV› met. ‹Shelly Varn› paid. ‹SRV Shelly Varn› won.";
    assert_eq!(read(known, "bpb"), ["b SRV", "p Shelly Varn"]);
}

#[test]
fn what_is_based_somewhere_is_a_body_and_no_place_is() {
    assert_eq!(read("‹Varn Salt Hub›, based in ‹Dublin›, grew.", "ll"), ["b Varn Salt Hub", "l Dublin"]);
    assert_eq!(read("He drove to ‹Ireland›, based in ‹Dublin› as he was.", "ll")[0], "l Ireland");
}

#[test]
fn the_sangh_is_a_body() {
    assert_eq!(read("The ‹Sangh› met. They joined the ‹Sangh›.", "pp"), ["b Sangh"]);
    assert_eq!(read("They met ‹Sangh› at home.", "p"), ["p Sangh"]);
}

#[test]
fn what_somebody_did_to_a_name_is_no_name() {
    assert_eq!(read("A ‹Varn-trained› clerk left.", "b"), Vec::<String>::new());
    assert_eq!(
        read("The ‹Non-Aligned Movement› met ‹al-Orred›.", "bp"),
        ["b Non-Aligned Movement", "p al-Orred"]
    );
}

#[test]
fn a_firm_goes_by_its_first_word_where_nobody_has_that_name() {
    assert_eq!(read("‹Halvarn Foods› fell. ‹Halvarn› declined to say.", "bp"), ["b Halvarn Foods"]);
    let owner = "‹Halvarn Foods› fell. ‹Cy Halvarn› left. ‹Halvarn› said so.";
    assert_eq!(read(owner, "bpp"), ["b Halvarn Foods", "p Cy Halvarn"]);
    let titled = "‹Halvarn Group› fell. Mr ‹Halvarn› left.";
    assert_eq!(read(titled, "bp"), ["b Halvarn Group", "p Halvarn"]);
    assert_eq!(
        read("The ‹Halvarn Foundation› met. ‹Halvarn› left.", "bp"),
        ["b Halvarn Foundation", "p Halvarn"]
    );
}

#[test]
fn parties_that_are_called_by_a_calling_keep_their_letters() {
    assert_eq!(read("The ‹Liberal Party of Marn› (‹LPM›) met.", "bb"), ["b Liberal Party of Marn"]);
    assert_eq!(
        read("The ‹General Directorate of Salt› (‹GDS›) met.", "bb"),
        ["b General Directorate of Salt"]
    );
}

#[test]
fn whoever_is_based_somewhere_or_stands_in_brackets_behind_a_club_is_somebody() {
    assert_eq!(read("‹Ann Bo›, based in ‹Dublin›, reports.", "pl"), ["p Ann Bo", "l Dublin"]);
    assert_eq!(read("‹Ann Bo› won. ‹Salt Rovers› (‹Bo›) lost.", "pbp"), ["p Ann Bo", "b Salt Rovers"]);
}

#[test]
fn names_keep_their_hyphens() {
    let text = "The ‹Varn High-Speed Rail Authority› met ‹Hans-Alfred Orreed› in ‹Varn-upon-Tweel›.";
    let names = ["b Varn High-Speed Rail Authority", "p Hans-Alfred Orreed", "l Varn-upon-Tweel"];
    assert_eq!(read(text, "bpl"), names);
}

#[test]
fn verbs_and_adjectives_call_nothing_a_show() {
    assert_eq!(read("‹Salt Works›, the figures show, lost.", "b"), ["b Salt Works"]);
    assert_eq!(read("‹Salt Board›, a film company, met.", "b"), ["b Salt Board"]);
    assert_eq!(read("The ‹Salt Rovers› show no fear.", "b"), ["b Salt Rovers"]);
    assert_eq!(read("‹Salt Games› paid ‹M-23›.", "bb"), ["b Salt Games", "b M-23"]);
}

#[test]
fn a_body_in_a_list_is_no_form_of_the_one_before() {
    assert_eq!(read("The ‹SHB›, ‹INC› and ‹TLC› met.", "bbb"), ["b SHB", "b INC", "b TLC"]);
    assert_eq!(read("‹Salt Works›, ‹Inc. Magazine› said.", "bb"), ["b Salt Works", "b Inc. Magazine"]);
}

#[test]
fn a_body_that_is_overlooked_once_is_found_by_its_other_places() {
    let text = "The ‹Post› wrote so. They read the Post daily.";
    let (prepared, labels) = told(text, NameKind::Organisation);
    let people = find(&prepared, Told { names: Some(&labels), ..Told::default() });
    let names = people.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    assert_eq!(names.count(), 2);
}

#[test]
fn what_somebody_plays_in_is_nobody() {
    assert_eq!(read("‹Ann Bo› had a part on “‹Marvol›” once. ‹Marvol› ended.", "ppp"), ["p Ann Bo"]);
    assert_eq!(read("He is called “‹Marvol›” at home.", "p"), ["p Marvol"]);
}

#[test]
fn a_number_of_papers_is_no_part_of_their_name() {
    assert_eq!(read("‹Six Varnett› papers said so.", "b"), ["b Varnett"]);
    assert_eq!(read("They went to ‹Six Varns›.", "b"), ["b Six Varns"]);
}

#[test]
fn whom_a_paper_is_against_is_no_part_of_its_name() {
    let text = "‹Cy Varn› left. The anti-‹Varn Salt Post› and the pro-‹Orrin Union› met.";
    assert_eq!(read(text, "pbb"), ["p Cy Varn", "b Salt Post", "b Orrin Union"]);
}
