//! To whom and on what occasion something was said, as far as the words round the cue say so.

use crate::cues::{self, Frame};
use crate::index::TokenRange;
use crate::prepare::Prepared;
use crate::segment::TokenKind;

/// How many tokens an occasion or addressee may take.
const REACH: usize = 12;

/// The words between a verb of telling and what is told: "told [reporters] that".
pub(crate) fn addressee(prepared: &Prepared, cue: TokenRange, content: &[TokenRange]) -> Option<TokenRange> {
    let verb = cue.positions().rev().find(|&at| !cues::readings(prepared.lower(at)).is_empty())?;
    let tells = cues::readings(prepared.lower(verb))
        .iter()
        .any(|word| matches!(word.frame, Frame::Tell | Frame::Ask));
    if !tells {
        return None;
    }
    let start = verb + 1;
    let limit = content.iter().map(|piece| piece.start()).filter(|&at| at >= start).min();
    let end =
        (start..limit.unwrap_or(usize::MAX).min(start + REACH)).find(|&at| ends_addressee(prepared, at));
    let end = end.unwrap_or(limit.unwrap_or(start).min(start + REACH));
    let inside = |&at: &usize| content.iter().any(|piece| piece.holds(at));
    (end > start && !inside(&start) && is_somebody(prepared, start)).then(|| TokenRange::new(start, end))
}

/// A mark, or the end of the article.
fn is_mark(prepared: &Prepared, at: usize) -> bool {
    let kind = prepared.tokens.get(at).map(|token| token.kind);
    matches!(kind, None | Some(TokenKind::Punctuation | TokenKind::QuotationMark))
}

fn ends_addressee(prepared: &Prepared, at: usize) -> bool {
    is_mark(prepared, at)
        || matches!(
            prepared.lower(at),
            "that"
                | "on"
                | "in"
                | "at"
                | "during"
                | "after"
                | "before"
                | "when"
                | "whether"
                | "about"
                | "if"
                | "how"
                | "what"
                | "why"
                | "to"
                | "via"
                | "outside"
                | "inside"
                | "near"
                | "aboard"
                | "from"
                | "as"
                | "by"
                | "last"
                | "earlier"
                | "this"
                | "while"
                | "following"
                | "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "today"
                | "yesterday"
        )
}

/// Not the end of the clause, and nothing that opens another one.
fn is_somebody(prepared: &Prepared, at: usize) -> bool {
    !matches!(
        prepared.lower(at),
        "he" | "she" | "they" | "it" | "there" | "i" | "we" | "and" | "or" | "for" | "of"
    )
}

/// The occasion named in the cue's sentence outside the content: "in an interview with NBC", "on Twitter".
pub(crate) fn venue(prepared: &Prepared, cue: TokenRange, content: &[TokenRange]) -> Option<TokenRange> {
    venue_within(prepared, cue, content, TokenRange::new(0, prepared.tokens.len()))
}

/// The same, in no other words than those of a run of tokens.
pub(crate) fn venue_within(
    prepared: &Prepared,
    cue: TokenRange,
    content: &[TokenRange],
    limit: TokenRange,
) -> Option<TokenRange> {
    let sentence = prepared.sentences.get(prepared.sentence_of(cue.start()).get())?.tokens;
    let words = TokenRange::new(sentence.start().max(limit.start()), sentence.end().min(limit.end()));
    let free = |at: usize| !content.iter().any(|piece| piece.holds(at));
    let mut places = words.positions().filter(|&at| free(at));
    places.find_map(|at| occasion(prepared, at, words.end(), &free))
}

fn occasion(
    prepared: &Prepared,
    at: usize,
    limit: usize,
    free: &dyn Fn(usize) -> bool,
) -> Option<TokenRange> {
    if !matches!(prepared.lower(at), "in" | "at" | "on" | "during" | "through" | "via") {
        return None;
    }
    if is_medium(prepared.lower(at + 1)) {
        return Some(TokenRange::new(at, at + 2));
    }
    let head = (at + 1..limit.min(at + 7)).take_while(|&at| free(at) && !is_break(prepared, at));
    let head = head.filter(|&at| is_occasion(prepared.lower(at))).last()?;
    let mut end = head + 1;
    let tail =
        matches!(prepared.lower(end), "with" | "on" | "in" | "at" | "to" | "by" | "before" | "for" | "from");
    if tail && free(end) {
        end += 1;
        while end < limit.min(head + REACH) && free(end) && !is_break(prepared, end) {
            end += 1;
        }
    }
    Some(TokenRange::new(at, end))
}

fn is_break(prepared: &Prepared, at: usize) -> bool {
    is_mark(prepared, at)
        || matches!(
            prepared.lower(at),
            "that"
                | "and"
                | "but"
                | "he"
                | "she"
                | "they"
                | "who"
                | "which"
                | "when"
                | "after"
                | "said"
                | "last"
                | "on"
        )
        || crate::cues::readings(prepared.lower(at)).iter().any(|word| word.frame == Frame::Tell)
}

fn is_medium(lower: &str) -> bool {
    matches!(
        lower,
        "twitter"
            | "facebook"
            | "x"
            | "instagram"
            | "youtube"
            | "cnn"
            | "nbc"
            | "abc"
            | "cbs"
            | "bbc"
            | "msnbc"
            | "tiktok"
            | "bluesky"
            | "mastodon"
            | "television"
            | "radio"
            | "air"
    )
}

fn is_occasion(lower: &str) -> bool {
    matches!(
        lower,
        "interview"
            | "interviews"
            | "statement"
            | "speech"
            | "address"
            | "letter"
            | "email"
            | "e-mail"
            | "memo"
            | "tweet"
            | "tweets"
            | "post"
            | "posts"
            | "rally"
            | "debate"
            | "conference"
            | "briefing"
            | "hearing"
            | "testimony"
            | "remarks"
            | "broadcast"
            | "podcast"
            | "show"
            | "forum"
            | "event"
            | "town"
            | "meeting"
            | "call"
            | "column"
            | "op-ed"
            | "essay"
            | "blog"
            | "video"
            | "book"
            | "memoir"
            | "report"
            | "filing"
            | "lecture"
            | "appearance"
            | "ceremony"
            | "fundraiser"
            | "convention"
            | "summit"
            | "announcement"
            | "release"
            | "message"
            | "note"
            | "article"
            | "court"
            | "parliament"
            | "commons"
            | "senate"
            | "session"
    )
}
