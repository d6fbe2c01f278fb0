//! Walks of life that descriptions speak of: a senator and a goalkeeper of one name are two people.

/// Words of descriptions by walk of life; the position is the bit. Offices that change hands between walks (chair,
/// director, founder) say nothing and are left out.
const FIELDS: &[&[&str]] = &[
    &[
        "president",
        "senator",
        "governor",
        "mayor",
        "congressman",
        "congresswoman",
        "lawmaker",
        "minister",
        "premier",
        "chancellor",
        "councillor",
        "councilor",
        "mp",
        "legislator",
        "politician",
        "taoiseach",
        "candidate",
        "ambassador",
        "democrat",
        "republican",
        "representative",
    ],
    &[
        "footballer",
        "striker",
        "goalkeeper",
        "midfielder",
        "defender",
        "quarterback",
        "batsman",
        "bowler",
        "cricketer",
        "sprinter",
        "swimmer",
        "golfer",
        "boxer",
        "cyclist",
        "coach",
        "athlete",
        "captain",
        "pitcher",
        "winger",
    ],
    &[
        "actor",
        "actress",
        "singer",
        "musician",
        "novelist",
        "poet",
        "painter",
        "sculptor",
        "comedian",
        "playwright",
        "rapper",
        "composer",
        "filmmaker",
        "dancer",
        "guitarist",
    ],
    &["scientist", "professor", "physicist", "biologist", "chemist", "economist", "historian", "researcher"],
    &["doctor", "physician", "surgeon", "nurse", "psychiatrist", "paediatrician", "pediatrician", "midwife"],
    &["bishop", "priest", "rabbi", "imam", "pastor", "cardinal", "archbishop", "vicar"],
    &["judge", "lawyer", "attorney", "prosecutor", "solicitor", "barrister", "magistrate"],
    &["farmer", "baker", "plumber", "carpenter", "fisherman", "miner", "driver", "electrician"],
];

/// The walks of life in some descriptions, a bit each.
pub(crate) fn fields(descriptions: &[String]) -> i64 {
    descriptions.iter().map(|description| field_bits(description)).fold(0, |all, bits| all | bits)
}

fn field_bits(description: &str) -> i64 {
    let lower = description.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let speaks_of = |field: &&[&str]| words.iter().any(|word| field.contains(word));
    (0..).zip(FIELDS).filter(|(_, field)| speaks_of(field)).map(|(bit, _)| 1 << bit).sum()
}

/// Whether descriptions can be of one person: they share a walk of life, or one of them says nothing.
pub(crate) fn compatible(a: i64, b: i64) -> bool {
    a == 0 || b == 0 || a & b != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_senator_is_no_goalkeeper() {
        let bits = |text: &str| fields(&[text.to_owned()]);
        assert!(!compatible(bits("the state senator"), bits("Rovers goalkeeper")));
        assert!(compatible(bits("a mayor"), bits("former governor")));
        assert!(compatible(bits("a mayor"), bits("a neighbour")));
    }

    #[test]
    fn no_word_is_in_two_fields() {
        let mut all: Vec<_> = FIELDS.iter().copied().flatten().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
