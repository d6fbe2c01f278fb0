//! Words that keep a stop, and whether a sentence may end with them.

/// What a stop after an abbreviation says about the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Stands before a name: the sentence goes on ("Mr.", "Sen.", "vs.").
    BeforeName,
    /// Is an abbreviation only before a number ("No. 5", but "No.").
    BeforeNumber,
    /// The sentence ends only when a word follows that seldom goes on with a name ("Inc. The"), or nothing.
    Within,
    /// A sentence ends when a capital follows ("etc. Prices").
    AtEnd,
}

/// An abbreviation without its stop, in small letters.
struct Entry {
    word: &'static str,
    /// Written with a capital first letter; in small letters it is a word ("art.", "gen.", "mass.").
    capital: bool,
    class: Abbreviation,
    #[cfg_attr(not(test), allow(dead_code, reason = "run by the test of the table"))]
    examples: &'static [&'static str],
}

const fn entry(word: &'static str, class: Abbreviation, examples: &'static [&'static str]) -> Entry {
    Entry { word, capital: false, class, examples }
}

const fn proper(word: &'static str, class: Abbreviation, examples: &'static [&'static str]) -> Entry {
    Entry { word, capital: true, class, examples }
}

use Abbreviation::{AtEnd, BeforeName, BeforeNumber, Within};

/// In alphabetical order. A `|` in an example is the end of a sentence.
#[rustfmt::skip]
static ABBREVIATIONS: &[Entry] = &[
    proper("adm", BeforeName, &["Adm. Ann Bo spoke.|"]),
    entry("al", Within, &["Bo et al. said so.|", "It was read by Bo et al.| The paper"]),
    proper("ala", Within, &["He left Mobile, Ala. on Monday.|"]),
    entry("approx", Within, &["It holds approx. 300 people.|"]),
    proper("apr", Within, &["It opens Apr. 3.|"]),
    entry("apt", BeforeNumber, &["She lives in apt. 4.|", "The word was apt.| It stuck.|"]),
    proper("ariz", Within, &["Bo, R-Ariz. and others voted.|"]),
    proper("ark", Within, &["In Bell, Ark. Mayor Bo won.|"]),
    entry("art", BeforeNumber, &["See art. 5 of the law.|", "She loves art.| He sings.|"]),
    entry("assn", Within, &["The Teachers Assn. Council met.|"]),
    proper("asst", BeforeName, &["Asst. Chief Bo spoke.|"]),
    proper("atty", BeforeName, &["Atty. Bo sued.|"]),
    proper("aug", Within, &["On Aug. 3 it rained.|"]),
    entry("ave", Within, &["On Fifth Ave. Monday it rained.|"]),
    entry("blvd", Within, &["On Lake Blvd. Monday it rained.|"]),
    proper("brig", BeforeName, &["Brig. Bo spoke.|"]),
    proper("bros", Within, &["Bo Bros. Films closed.|"]),
    entry("ca", BeforeNumber, &["It was built ca. 1900.|"]),
    proper("calif", Within, &["In Bell, Calif. Mayor Bo won.|"]),
    proper("capt", BeforeName, &["Capt. Bo sailed.|"]),
    entry("cf", BeforeName, &["It is old (cf. Bo).|"]),
    entry("ch", BeforeNumber, &["See ch. 3 for more.|"]),
    proper("cllr", BeforeName, &["Cllr. Bo spoke.|"]),
    proper("cmdr", BeforeName, &["Cmdr. Bo sailed.|"]),
    entry("co", Within, &["Bo & Co. Chairman Ann Bo quit.|", "He founded Bo & Co.| The firm"]),
    proper("col", BeforeName, &["Col. Bo spoke.|"]),
    proper("colo", Within, &["In Bell, Colo. Mayor Bo won.|"]),
    proper("comdr", BeforeName, &["Comdr. Bo sailed.|"]),
    proper("comm", Within, &["The Trade Comm. Building shut.|"]),
    proper("cong", BeforeName, &["Cong. Bo voted.|"]),
    proper("conn", Within, &["In Bell, Conn. Mayor Bo won.|"]),
    proper("corp", Within, &["Bo Corp. Chairman Ann Bo quit.|", "He runs Bo Corp.| It sells tin.|"]),
    proper("cos", Within, &["Bo Cos. Chairman Ann Bo quit.|"]),
    proper("cpl", BeforeName, &["Cpl. Bo fell.|"]),
    proper("dec", Within, &["On Dec. 3 it snowed.|"]),
    proper("del", Within, &["In Bell, Del. Mayor Bo won.|"]),
    entry("dept", Within, &["The Fire Dept. Band played.|"]),
    proper("det", BeforeName, &["Det. Bo asked.|"]),
    proper("dist", Within, &["The Lake Dist. Court sat.|"]),
    entry("dr", BeforeName, &["Dr. Bo operated.|"]),
    proper("drs", BeforeName, &["Drs. Bo and Eck operated.|"]),
    proper("esq", Within, &["Ann Bo, Esq. wrote.|"]),
    entry("est", Within, &["Bo Tin, est. 1900, closed.|"]),
    entry("etc", AtEnd, &["Tin, lead, etc. were sold.|", "He sold tin, etc.| Prices rose.|"]),
    entry("ext", BeforeNumber, &["Call ext. 12 now.|"]),
    proper("feb", Within, &["On Feb. 3 it snowed.|"]),
    entry("fig", BeforeNumber, &["See fig. 3 for more.|", "He ate a fig.| She left.|"]),
    entry("figs", BeforeNumber, &["See figs. 3 and 4.|"]),
    proper("fla", Within, &["In Bell, Fla. Mayor Bo won.|"]),
    proper("fr", BeforeName, &["Fr. Bo prayed.|"]),
    proper("fri", Within, &["On Fri. Bo won.|"]),
    entry("ft", Within, &["It is 5 ft. tall.|", "He served at Ft. Bell.|"]),
    proper("ga", Within, &["In Bell, Ga. Mayor Bo won.|"]),
    proper("gen", BeforeName, &["Gen. Bo spoke.|"]),
    proper("gov", BeforeName, &["Gov. Bo spoke.|"]),
    proper("govs", BeforeName, &["Govs. Bo and Eck spoke.|"]),
    proper("hon", BeforeName, &["The Hon. Ann Bo spoke.|"]),
    entry("hr", Within, &["At 5 hr. Bo led.|"]),
    entry("hrs", Within, &["At 5 hrs. Bo led.|"]),
    proper("ill", Within, &["In Bell, Ill. Mayor Bo won.|"]),
    proper("inc", Within, &["Bo Inc. Chairman Ann Bo quit.|", "He runs Bo Inc.| He sells tin.|"]),
    entry("incl", Within, &["It costs 5 incl. tax.|"]),
    proper("ind", Within, &["In Bell, Ind. Mayor Bo won.|"]),
    proper("insp", BeforeName, &["Insp. Bo asked.|"]),
    proper("jan", Within, &["On Jan. 3 it snowed.|", "It opened in Jan.| The"]),
    entry("jr", Within, &["Bob Bo Jr. Street is long.|", "He met Bob Bo Jr.| They ate.|"]),
    proper("jul", Within, &["On Jul. 3 it rained.|"]),
    proper("jun", Within, &["On Jun. 3 it rained.|"]),
    proper("kan", Within, &["In Bell, Kan. Mayor Bo won.|"]),
    proper("ky", Within, &["In Bell, Ky. Mayor Bo won.|"]),
    proper("la", Within, &["In Bell, La. Mayor Bo won.|"]),
    entry("lb", Within, &["A 5 lb. Bo cake won.|"]),
    entry("lbs", Within, &["It weighs 5 lbs. or more.|"]),
    proper("lt", BeforeName, &["Lt. Gov. Bo spoke.|"]),
    entry("ltd", Within, &["Bo Ltd. Chairman Ann Bo quit.|"]),
    proper("lts", BeforeName, &["Lts. Bo and Eck fell.|"]),
    proper("maj", BeforeName, &["Maj. Bo spoke.|"]),
    proper("mar", BeforeNumber, &["On Mar. 3 it rained.|", "They climbed La Mar.| She fell.|"]),
    proper("mass", Within, &["In Bell, Mass. Mayor Bo won.|"]),
    proper("md", Within, &["In Bell, Md. Mayor Bo won.|"]),
    entry("messrs", BeforeName, &["Messrs. Bo and Eck won.|"]),
    proper("mich", Within, &["In Bell, Mich. Mayor Bo won.|"]),
    proper("minn", Within, &["In Bell, Minn. Mayor Bo won.|"]),
    entry("mins", Within, &["At 5 mins. Bo led.|"]),
    proper("miss", Within, &["In Bell, Miss. Mayor Bo won.|"]),
    proper("mlle", BeforeName, &["Mlle. Bo sang.|"]),
    proper("mme", BeforeName, &["Mme. Bo sang.|"]),
    proper("mo", Within, &["In Bell, Mo. Mayor Bo won.|"]),
    proper("mon", Within, &["On Mon. Bo won.|"]),
    proper("mont", Within, &["In Bell, Mont. Mayor Bo won.|"]),
    entry("mr", BeforeName, &["Mr. Bo spoke.|", "MR. BO SPEAKS"]),
    entry("mrs", BeforeName, &["Mrs. Bo spoke.|"]),
    entry("ms", BeforeName, &["Ms. Bo spoke.|"]),
    proper("msgr", BeforeName, &["Msgr. Bo prayed.|"]),
    proper("mt", BeforeName, &["Mt. Bo is high.|"]),
    proper("mx", BeforeName, &["Mx. Bo sang.|"]),
    proper("neb", Within, &["In Bell, Neb. Mayor Bo won.|"]),
    proper("nev", Within, &["In Bell, Nev. Mayor Bo won.|"]),
    entry("no", BeforeNumber, &["He is No. 5 now.|", "No.| He won.|", "Is he no. 1?|"]),
    entry("nos", BeforeNumber, &["See Nos. 5 and 6.|"]),
    proper("nov", Within, &["On Nov. 3 it rained.|"]),
    proper("oct", Within, &["On Oct. 3 it rained.|"]),
    proper("okla", Within, &["In Bell, Okla. Mayor Bo won.|"]),
    proper("ont", Within, &["In Bell, Ont. Mayor Bo won.|"]),
    proper("ore", Within, &["In Bell, Ore. Mayor Bo won.|"]),
    entry("oz", Within, &["A 5 oz. Bo cake won.|"]),
    proper("pa", Within, &["In Bell, Pa. Mayor Bo won.|"]),
    entry("para", BeforeNumber, &["See para. 5 of it.|"]),
    proper("penn", Within, &["In Bell, Penn. Mayor Bo won.|"]),
    proper("pfc", BeforeName, &["Pfc. Bo fell.|"]),
    entry("pp", BeforeNumber, &["See pp. 5 and 6.|"]),
    proper("pres", BeforeName, &["Pres. Bo spoke.|"]),
    entry("prof", BeforeName, &["Prof. Bo taught.|"]),
    proper("profs", BeforeName, &["Profs. Bo and Eck taught.|"]),
    proper("pt", BeforeNumber, &["See Pt. 2 of it.|"]),
    proper("pvt", BeforeName, &["Pvt. Bo fell.|"]),
    proper("que", Within, &["In Bell, Que. Mayor Bo won.|"]),
    proper("rd", Within, &["On Lake Rd. Monday it rained.|"]),
    proper("rep", BeforeName, &["Rep. Bo voted.|", "She was his rep.| He paid.|"]),
    proper("reps", BeforeName, &["Reps. Bo and Eck voted.|"]),
    proper("rev", BeforeName, &["The Rev. Ann Bo prayed.|"]),
    proper("rm", BeforeNumber, &["She is in Rm. 5 now.|"]),
    proper("rt", BeforeName, &["The Rt. Hon. Ann Bo spoke.|"]),
    proper("sat", BeforeNumber, &["On Sat. 3 June it rained.|"]),
    entry("sec", BeforeNumber, &["See sec. 5 of it.|"]),
    proper("sen", BeforeName, &["Sen. Bo voted.|", "Former Sen. Bo voted.|"]),
    proper("sens", BeforeName, &["Sens. Bo and Eck voted.|"]),
    proper("sep", Within, &["On Sep. 3 it rained.|"]),
    proper("sept", Within, &["On Sept. 3 it rained.|"]),
    proper("sgt", BeforeName, &["Sgt. Bo fell.|"]),
    proper("spc", BeforeName, &["Spc. Bo fell.|"]),
    entry("sq", Within, &["It has 5 sq. miles.|"]),
    entry("sr", Within, &["Bob Bo Sr. Street is long.|", "He met Bob Bo Sr.| They ate.|"]),
    proper("st", BeforeName, &["St. Bo is small.|"]),
    proper("ste", BeforeName, &["Ste. Bo is small.|"]),
    proper("sun", BeforeNumber, &["On Sun. 3 June it rained.|", "They saw the Sun.| It was hot.|"]),
    proper("supt", BeforeName, &["Supt. Bo asked.|"]),
    proper("tenn", Within, &["In Bell, Tenn. Mayor Bo won.|"]),
    proper("tex", Within, &["In Bell, Tex. Mayor Bo won.|"]),
    proper("thu", Within, &["On Thu. Bo won.|"]),
    proper("thur", Within, &["On Thur. Bo won.|"]),
    proper("thurs", Within, &["On Thurs. Bo won.|"]),
    proper("treas", Within, &["City Treas. Bo paid.|"]),
    proper("tue", Within, &["On Tue. Bo won.|"]),
    proper("tues", Within, &["On Tues. Bo won.|"]),
    proper("univ", Within, &["Lake Univ. Professor Bo taught.|"]),
    proper("va", Within, &["In Bell, Va. Mayor Bo won.|"]),
    entry("vol", BeforeNumber, &["See vol. 5 of it.|"]),
    entry("vs", BeforeName, &["It was Bo vs. Eck again.|"]),
    proper("vt", Within, &["In Bell, Vt. Mayor Bo won.|"]),
    proper("wash", Within, &["In Bell, Wash. Mayor Bo won.|"]),
    proper("wed", Within, &["On Wed. Bo won.|"]),
    proper("wis", Within, &["In Bell, Wis. Mayor Bo won.|"]),
    proper("wyo", Within, &["In Bell, Wyo. Mayor Bo won.|"]),
    entry("yrs", Within, &["At 5 yrs. Bo sang.|"]),
];

const LONGEST: usize = 8;

/// The class of a word before a stop, if it is an abbreviation.
///
/// Of a hyphenated word the last part counts ("R-Ariz."). Single letters are left to the tokeniser, all but those that
/// are none of a name: "v.", "p.", "c.".
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let word = word.rsplit('-').next()?;
    let mut buffer = [0; LONGEST];
    let small = buffer.get_mut(..word.len())?;
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    match &*small {
        b"v" => return Some(BeforeName),
        b"p" | b"c" => return Some(BeforeNumber),
        _ => {}
    }
    let place = ABBREVIATIONS.binary_search_by(|entry| entry.word.as_bytes().cmp(small)).ok()?;
    let entry = ABBREVIATIONS.get(place)?;
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    (capital || !entry.capital).then_some(entry.class)
}

/// Words with a capital that seldom go on with a name, so that a stop before them ends a sentence even after an
/// abbreviation: "in the U.S. The", but "the U.S. Senate".
#[rustfmt::skip]
pub(super) fn starts_sentence(word: &str) -> bool {
    matches!(
        word,
        "A" | "About" | "According" | "After" | "All" | "Also" | "Although" | "Among" | "An" | "And" | "Another" | "Any"
            | "As" | "Asked" | "At" | "Because" | "Before" | "Both" | "But" | "By" | "Despite" | "Did" | "Do" | "Does"
            | "During" | "Each" | "Earlier" | "Even" | "Every" | "Few" | "For" | "From" | "Had" | "Has" | "Have" | "He"
            | "Her" | "Here" | "His" | "How" | "However" | "I" | "If" | "In" | "Instead" | "Is" | "It" | "Its" | "Just"
            | "Last" | "Later" | "Many" | "Maybe" | "Meanwhile" | "More" | "Most" | "Much" | "My" | "Never" | "No"
            | "Nobody" | "None" | "Nor" | "Not" | "Nothing" | "Now" | "On" | "Once" | "Only" | "Or" | "Other" | "Our"
            | "Perhaps" | "She" | "Should" | "Since" | "So" | "Some" | "Still" | "Such" | "That" | "The" | "Their" | "Then"
            | "There" | "These" | "They" | "This" | "Those" | "Though" | "Through" | "To" | "Two" | "Until" | "Was" | "We"
            | "Were" | "What" | "When" | "Whether" | "While" | "Who" | "Why" | "With" | "Without" | "Yes" | "Yet" | "You"
            | "Your"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::tests::marked;

    #[test]
    fn abbreviations_are_in_order() {
        assert!(ABBREVIATIONS.is_sorted_by(|a, b| a.word < b.word));
        assert!(ABBREVIATIONS.iter().all(|entry| (2..=LONGEST).contains(&entry.word.len())));
    }

    #[test]
    fn every_abbreviation_does_what_its_examples_say() {
        for entry in ABBREVIATIONS {
            assert!(!entry.examples.is_empty(), "{}", entry.word);
            for example in entry.examples {
                let plain = example.replace('|', "");
                assert_eq!(marked(&plain), example.trim_end_matches('|'), "{}", entry.word);
            }
        }
    }
}
