//! Honours, degrees and seats behind names: "Ann Bo, KC".

use crate::index::TokenRange;
use crate::prepare::Prepared;

/// "Ann Bo, KC,"
pub(in crate::people) fn is_postnominal(word: &str) -> bool {
    let letters: String = word.chars().filter(|&c| c != '.').collect();
    POSTNOMINALS.binary_search(&letters.as_str()).is_ok()
}

/// Where words that may be somebody's name end without the honours behind it: "Ann Bo[ KC]".
pub(in crate::people) fn before_honours(prepared: &Prepared, words: TokenRange) -> usize {
    let mut end = words.end();
    while end > words.start() + 1 && is_postnominal(prepared.word(end - 1)) {
        end -= 1;
    }
    end
}

/// The token behind the honours that follow a name: "Ann Bo[ KC], said".
pub(in crate::people) fn past_honours(prepared: &Prepared, end: usize) -> usize {
    let honour = |at: &usize| prepared.tokens.get(*at).is_some() && is_postnominal(prepared.word(*at));
    (end..end + MOST_HONOURS).take_while(honour).last().map_or(end, |last| last + 1)
}

/// Honours behind one name, at most.
const MOST_HONOURS: usize = 6;

/// Honours, degrees and seats behind a name, sorted.
const POSTNOMINALS: &[&str] = &[
    "AC", "AO", "CBE", "CFA", "CPA", "DBE", "DSC", "FRS", "GBE", "JD", "JP", "KBE", "KC", "MBA", "MBE", "MD",
    "MEP", "MLA", "MLC", "MNA", "MP", "MPP", "MSP", "OBE", "OC", "PC", "PhD", "QC", "RN", "SC", "TD",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_for_search() {
        assert!(POSTNOMINALS.is_sorted());
    }
}
