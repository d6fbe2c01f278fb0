//! Abbreviations of news English that end in a stop, by what may follow them.

/// What an abbreviation lets follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Stands before a name or number and never ends a sentence: "Mr.", "Sen.", "No.".
    Leads,
    /// May end a sentence: "Inc.", "a.m.", "U.S.", "etc.".
    MayEnd,
}

/// Before names: titles, ranks, offices, first names in short; before numbers: "No.", "p.".
const LEADING: &[&str] = &[
    "adj", "adm", "asst", "atty", "brig", "bros", "capt", "cf", "cllr", "cmdr", "col", "comdr", "cpl", "cpt",
    "del", "det", "dr", "drs", "ens", "fig", "figs", "fr", "ft", "gen", "gov", "govs", "hon", "insp", "lt",
    "lts", "maj", "messrs", "mgr", "mlle", "mme", "mr", "mrs", "ms", "msgr", "mt", "mx", "no", "nos", "op",
    "pfc", "pp", "pres", "prof", "profs", "pvt", "ref", "rep", "reps", "rev", "rt", "sec", "sen", "sens",
    "sgt", "spc", "st", "sup", "supt", "treas", "vol", "vols", "vs",
];

/// Months, firms, suffixes, states, streets, measures and Latin.
const ENDING: &[&str] = &[
    "a.d", "a.k.a", "a.m", "ala", "apr", "ariz", "ark", "assn", "aug", "ave", "b.a", "b.c", "b.sc", "blvd",
    "calif", "cie", "co", "colo", "conn", "corp", "d.c", "dec", "dept", "dist", "e.g", "e.u", "ed", "eds",
    "esq", "est", "etc", "feb", "fla", "fri", "ga", "hr", "hrs", "i.e", "ill", "inc", "ind", "jan", "jr",
    "jul", "jun", "kan", "ky", "l.a", "lb", "lbs", "ltd", "m.a", "m.d", "mar", "mass", "md", "mfg", "mich",
    "min", "minn", "mins", "miss", "mo", "mon", "mont", "mph", "n.b", "n.c", "n.d", "n.h", "n.j", "n.m",
    "n.y", "neb", "nev", "nov", "oct", "okla", "ont", "ore", "oz", "p.m", "pa", "ph.d", "plc", "que", "r.i",
    "rd", "s.c", "s.d", "sat", "sep", "sept", "sq", "sr", "tenn", "tex", "thu", "thur", "thurs", "tue",
    "tues", "u.k", "u.n", "u.s", "u.s.a", "univ", "va", "vt", "w.va", "wash", "wed", "wis", "wyo", "yr",
    "yrs",
];

/// The kind of an abbreviation, given without its last stop and in lower case; `None` when it is no known one.
///
/// Words that are abbreviations only with a capital ("No.", "Miss.", "Ill.") are told by `capital`.
pub(crate) fn kind(word: &str, capital: bool) -> Option<Abbreviation> {
    if !capital && needs_capital(word) {
        return None;
    }
    if LEADING.binary_search(&word).is_ok() {
        return Some(Abbreviation::Leads);
    }
    (ENDING.binary_search(&word).is_ok() || is_initials(word)).then_some(Abbreviation::MayEnd)
}

/// Small words that are abbreviations only when they begin with a capital.
fn needs_capital(word: &str) -> bool {
    matches!(
        word,
        "no" | "miss"
            | "ill"
            | "mass"
            | "wash"
            | "ore"
            | "mar"
            | "sat"
            | "mon"
            | "wed"
            | "sun"
            | "dec"
            | "fig"
            | "del"
            | "pa"
            | "ga"
            | "ind"
            | "ark"
            | "mo"
            | "gen"
            | "rep"
            | "ed"
            | "est"
            | "dist"
            | "co"
            | "min"
            | "ref"
            | "sup"
            | "op"
            | "fr"
            | "hon"
            | "col"
            | "mt"
            | "ala"
            | "conn"
            | "que"
            | "va"
            | "oct"
            | "fri"
            | "tex"
            | "tenn"
            | "jun"
            | "jul"
            | "jan"
            | "apr"
            | "thu"
            | "wis"
            | "adj"
            | "pres"
            | "det"
            | "rev"
            | "md"
            | "sec"
    )
}

/// Letters with stops between them: "u.s", "j.d", "s.p.q.r".
pub(crate) fn is_initials(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(LEADING.is_sorted());
        let mut sorted = ENDING.to_vec();
        sorted.sort_unstable();
        assert_eq!(ENDING, sorted);
    }

    #[test]
    fn abbreviations_by_what_may_follow() {
        let cases = [
            ("mr", true, Some(Abbreviation::Leads)),
            ("no", true, Some(Abbreviation::Leads)),
            ("no", false, None),
            ("inc", true, Some(Abbreviation::MayEnd)),
            ("u.s", true, Some(Abbreviation::MayEnd)),
            ("j.d", true, Some(Abbreviation::MayEnd)),
            ("bridge", false, None),
            ("example.com", false, None),
        ];
        for (word, capital, expected) in cases {
            assert_eq!(kind(word, capital), expected, "{word}");
        }
    }
}
