//! An article cut into overlapping windows, so that each token is read with words on both sides.

use crate::pieces::Sheet;

/// Pieces of a window, its two marks not counted.
pub(crate) const ROOM: usize = 382;
/// Pieces that two neighbouring windows share at least; at most twice as many.
pub(crate) const OVERLAP: usize = 56;

/// A run of tokens to be read at once, and the part of it that is taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    /// First token.
    pub(crate) start: usize,
    /// One past the last token.
    pub(crate) end: usize,
    /// First token that is taken from this window.
    pub(crate) take_from: usize,
    /// One past the last token that is taken from this window.
    pub(crate) take_to: usize,
}

/// The windows of tokens `from..to`, in order. What is taken from them covers every token once: two windows that
/// overlap share out the tokens in the middle. `is_break` tells the tokens at which a window had better begin.
pub(crate) fn windows(
    sheet: &Sheet,
    from: usize,
    to: usize,
    is_break: impl Fn(usize) -> bool,
) -> Vec<Window> {
    let mut windows: Vec<Window> = Vec::new();
    let mut start = from;
    while start < to {
        let end = fill(sheet, start, to);
        let take_from = windows.last_mut().map_or(from, |last| {
            let middle = (sheet.piece_at(start) + sheet.piece_at(last.end)) / 2;
            let cut = sheet.token_from(middle).clamp(start, last.end);
            last.take_to = cut;
            cut
        });
        windows.push(Window { start, end, take_from, take_to: end });
        start = if end == to { to } else { next_start(sheet, start, end, &is_break) };
    }
    windows
}

/// One past the last token that fits into a window with its first token; a token of its own is cut to the room.
fn fill(sheet: &Sheet, start: usize, to: usize) -> usize {
    let limit = sheet.piece_at(start) + ROOM;
    let end = sheet.token_from(limit + 1).saturating_sub(1).min(to);
    let end = if sheet.piece_at(to) <= limit { to } else { end };
    end.max(start + 1)
}

/// Where the next window begins: the last break that leaves the overlap, or the last token that does.
fn next_start(sheet: &Sheet, start: usize, end: usize, is_break: &impl Fn(usize) -> bool) -> usize {
    let piece = sheet.piece_at(end);
    let latest = sheet.token_from((piece + 1).saturating_sub(OVERLAP)).saturating_sub(1).max(start + 1);
    let earliest = sheet.token_from(piece.saturating_sub(2 * OVERLAP)).max(start + 1);
    (earliest..=latest).rev().find(|&at| is_break(at)).unwrap_or(latest).min(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pieces::Piece;
    use proptest::prelude::*;

    /// A sheet with tokens of these numbers of pieces.
    fn sheet(sizes: &[usize]) -> Sheet {
        let piece = Piece { id: 7, features: [0; 6] };
        let mut sheet = Sheet::default();
        for &size in sizes {
            sheet.first.push(sheet.pieces.len() as u32);
            sheet.pieces.extend(std::iter::repeat_n(piece, size));
        }
        sheet
    }

    #[test]
    fn a_short_article_is_one_window() {
        let sheet = sheet(&[1; 382]);
        let all = windows(&sheet, 0, 382, |_| true);
        assert_eq!(all, [Window { start: 0, end: 382, take_from: 0, take_to: 382 }]);
    }

    #[test]
    fn windows_begin_at_breaks_where_one_is_near() {
        let sheet = sheet(&[1; 600]);
        let all = windows(&sheet, 0, 600, |at| at % 50 == 0);
        assert_eq!((all[0].end, all[1].start), (382, 300));
        assert_eq!(all[0].take_to, 341);
    }

    proptest! {
        #[test]
        fn every_token_is_taken_once_and_windows_fit(
            sizes in prop::collection::vec(1usize..9, 1..1500),
            breaks in 1usize..90,
        ) {
            let sheet = sheet(&sizes);
            let all = windows(&sheet, 0, sizes.len(), |at| at % breaks == 0);
            let mut taken = 0;
            for window in &all {
                prop_assert_eq!(window.take_from, taken);
                prop_assert!(window.start <= window.take_from && window.take_to <= window.end);
                prop_assert!(sheet.piece_at(window.end) - sheet.piece_at(window.start) <= ROOM);
                taken = window.take_to;
            }
            prop_assert_eq!(taken, sizes.len());
        }
    }
}
