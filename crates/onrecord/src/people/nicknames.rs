//! Short and pet forms of first names that are no beginning of the full one. They join two forms of a name with one surname and
//! say nothing of anybody's gender.

/// Whether one first name is a pet form of the other, or both of one name.
pub(super) fn are_one(a: &str, b: &str) -> bool {
    full(a).any(|of_a| of_a == b || full(b).any(|of_b| of_a == of_b)) || full(b).any(|of_b| of_b == a)
}

fn full(name: &str) -> impl Iterator<Item = &'static str> + '_ {
    PET_FORMS.iter().filter(move |(pet, _)| *pet == name).map(|(_, full)| *full)
}

/// (pet form, full form), sorted.
#[rustfmt::skip]
static PET_FORMS: &[(&str, &str)] = &[
    ("abby", "abigail"), ("andy", "andrew"), ("becky", "rebecca"), ("bernie", "bernard"), ("bess", "elizabeth"),
    ("beth", "elizabeth"), ("betsy", "elizabeth"), ("betty", "elizabeth"), ("bill", "william"), ("billy", "william"),
    ("bob", "robert"), ("bobby", "robert"), ("cathy", "catherine"), ("charlie", "charles"), ("chuck", "charles"),
    ("dick", "richard"), ("drew", "andrew"), ("ed", "edward"), ("gene", "eugene"), ("geoff", "geoffrey"),
    ("ginny", "virginia"), ("hal", "henry"), ("hank", "henry"), ("harry", "henry"), ("jack", "john"),
    ("jeff", "jeffrey"), ("jerry", "gerald"), ("jim", "james"), ("jimmy", "james"), ("johnny", "john"),
    ("kate", "katherine"), ("kathy", "katherine"), ("katie", "katherine"), ("kit", "christopher"), ("larry", "lawrence"),
    ("libby", "elizabeth"), ("liz", "elizabeth"), ("liza", "elizabeth"), ("maggie", "margaret"), ("meg", "margaret"),
    ("mike", "michael"), ("mitch", "mitchell"), ("ned", "edward"), ("nell", "eleanor"), ("peg", "margaret"),
    ("peggy", "margaret"), ("penny", "penelope"), ("polly", "mary"), ("rick", "richard"), ("rob", "robert"),
    ("robbie", "robert"), ("sally", "sarah"), ("sandy", "alexander"), ("steve", "stephen"), ("steve", "steven"),
    ("sue", "susan"), ("ted", "edward"), ("ted", "theodore"), ("terry", "terence"), ("tom", "thomas"),
    ("tommy", "thomas"), ("tony", "anthony"), ("will", "william"), ("willy", "william"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pet_forms_are_their_full_form_and_each_other() {
        assert!(are_one("bob", "robert") && are_one("robert", "bob") && are_one("bill", "will"));
        assert!(!are_one("bob", "william") && !are_one("ann", "bob"));
        assert!(PET_FORMS.is_sorted());
    }
}
