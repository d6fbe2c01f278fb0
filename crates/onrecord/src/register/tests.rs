use super::*;

fn person(name: &str, aliases: &[&str], wikidata: &str, term: Option<(&str, &str)>) -> KnownPerson {
    let office = |(from, to): (&str, &str)| Office {
        office: "governor".to_owned(),
        from: Some(from.to_owned()),
        to: Some(to.to_owned()),
    };
    KnownPerson {
        name: name.to_owned(),
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        wikidata: Some(wikidata.to_owned()),
        offices: term.map(office).into_iter().collect(),
    }
}

fn names(found: &[KnownAs]) -> Vec<(&str, f64)> {
    let rounded = |known: &KnownAs| (known.score * 100.0).round() / 100.0;
    found.iter().map(|known| (known.wikidata.as_deref().unwrap(), rounded(known))).collect()
}

fn register() -> Register {
    Register::new(vec![
        person("Ann Bo", &["Annie Bo"], "Q1", Some(("2020-01-01", "2026-12-31"))),
        person("Ann Bo", &[], "Q2", Some(("1980-01-01", "1990-12-31"))),
        person("Cy Bo", &[], "Q3", None),
    ])
}

#[test]
fn everybody_of_a_name_is_kept_and_who_holds_an_office_comes_first() {
    assert_eq!(names(&register().candidates("Ann Bo", "2025-11-18")), [("Q1", 0.63), ("Q2", 0.37)]);
    assert_eq!(names(&register().candidates("Ann Bo", "1985-05-05")), [("Q2", 0.63), ("Q1", 0.37)]);
}

#[test]
fn a_surname_alone_says_little_and_another_first_name_nothing() {
    let bo = register().candidates("Bo", "2025-11-18");
    assert_eq!(names(&bo), [("Q1", 0.3), ("Q3", 0.3), ("Q2", 0.18)]);
    assert!(register().candidates("Di Bo", "2025-11-18").is_empty());
    assert_eq!(names(&register().candidates("Annie Bo", "2025-11-18")), [("Q1", 0.95)]);
    assert_eq!(names(&register().candidates("C. Bo", "2025-11-18")), [("Q3", 0.5)]);
}

#[test]
fn hostile_names_find_nobody() {
    for name in ["", " ", "\u{0}", "Bo Bo Bo Bo Bo Bo", "’"] {
        assert!(register().candidates(name, "2025-11-18").is_empty(), "{name:?}");
    }
}
