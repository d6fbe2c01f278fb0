//! Whether a speaker binds himself: by the cue ("vowed to"), or in his own words ("we will").

use crate::cues::{self, Inflection};
use crate::index::TokenRange;
use crate::prepare::Prepared;

use super::Form;

/// Whether a statement is a promise, threat, plan or refusal of the speaker.
pub(crate) fn is_commitment(
    prepared: &Prepared,
    cue: Option<TokenRange>,
    content: &[TokenRange],
    form: Form,
) -> bool {
    cue.is_some_and(|cue| cue_commits(prepared, cue))
        || (form == Form::Direct && own_words_commit(prepared, content))
}

/// A verb of promising, planning or refusing; "was offered" is none.
fn cue_commits(prepared: &Prepared, cue: TokenRange) -> bool {
    let commits = |at| {
        let readings = cues::readings(prepared.lower(at));
        readings.iter().any(|word| word.commits && word.inflection != Inflection::Base)
            || readings.first().is_some_and(|word| word.commits)
    };
    cue.positions().any(commits)
}

/// "I will fight", "we'll rebuild", "I am going to stay": the first person and what is to come, no question.
fn own_words_commit(prepared: &Prepared, content: &[TokenRange]) -> bool {
    let at = |position: usize| prepared.lower(position);
    let commits = |position: usize| {
        let next = at(position + 1);
        let going = matches!(next, "am" | "are" | "'m" | "’m" | "'re" | "’re")
            && at(position + 2) == "going"
            && at(position + 3) == "to";
        matches!(at(position), "i" | "we")
            && (matches!(next, "will" | "'ll" | "’ll" | "shall" | "promise" | "pledge" | "vow") || going)
    };
    content.iter().flat_map(|piece| piece.positions()).any(commits)
}
