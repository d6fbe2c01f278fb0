//! To whom and on what occasion something was said, as far as the sentence of the cue says so.

pub(super) mod act;
mod addressee;
mod audience;
mod nouns;
mod occasion;
mod phrase;
mod recipient;
mod venue;
mod vocative;

use crate::index::TokenRange;

pub(super) use act::Act;
pub(super) use addressee::is_target;
pub(super) use audience::{is_deictic, same_words};
pub(super) use nouns::{passes_the_floor, setting};

/// To whom and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Circumstances {
    /// Who heard or read it: "told [reporters]", "in an interview with [NBC]".
    pub(super) addressee: Option<TokenRange>,
    /// On what occasion, in what medium: "[in an interview] with NBC", "[on Twitter]".
    pub(super) venue: Option<TokenRange>,
}

/// What the sentence of the cue says of addressee and venue.
pub(super) fn of(act: &Act) -> Circumstances {
    let occasion = venue::of(act);
    let heard = addressee::of(act).or_else(|| occasion.and_then(|occasion| occasion.with));
    let heard = heard.or_else(|| vocative::of(act)).filter(|&words| !audience::is_speaker_named(act, words));
    let venue = occasion.map(|occasion| occasion.tokens);
    let venue = venue.or_else(|| heard.filter(|&words| is_assembly(act, words)));
    Circumstances {
        addressee: heard.map(|words| audience::resolved(act, words)),
        venue: venue.or_else(|| venue::place(act, heard)).or_else(|| venue::place_of_speaking(act)),
    }
}

/// "Told the forum", "told the hearing": those addressed are the occasion.
fn is_assembly(act: &Act, words: TokenRange) -> bool {
    let noun = act.lower(words.end().saturating_sub(1));
    matches!(
        noun,
        "forum"
            | "hearing"
            | "conference"
            | "meeting"
            | "convention"
            | "rally"
            | "summit"
            | "inquest"
            | "inquiry"
            | "tribunal"
            | "debate"
    )
}

/// The occasion that a sentence opens with although nobody is quoted in it: "At the town hall, a widow stood up."
pub(super) fn scene(act: &Act) -> Option<TokenRange> {
    venue::opening(act).map(|occasion| occasion.tokens)
}
