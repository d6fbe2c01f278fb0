//! The day in a line near the headline: `Posted on 3 March 2016 by Ida Quill`.

use onrecord::calendar::Day;

use super::blocks::{Block, Blocks, Kind};
use super::names::{Cut, Name};
use super::written::{Slashes, line_day};

/// Longer texts than this many bytes are no line with a date.
const LINE: usize = 160;

/// How many blocks away from the headline, or behind the text, a line is looked for.
const NEAR: usize = 12;

/// The day in the line that is nearest to the headline, below it rather than above, else the one right under the text.
pub(super) fn day_at_headline(blocks: &Blocks, slashes: Slashes) -> Option<Day> {
    let others = others(blocks);
    let day = |at: usize| {
        let block = blocks.all.get(at).filter(|block| block.text.len() <= LINE && others.get(at) == Some(&false))?;
        line_day(&block.text, slashes)
    };
    let is_headline = |at: &usize| blocks.all.get(*at).is_some_and(|block| block.kind == Kind::Heading(1));
    let text = |from: usize| (from..blocks.all.len()).find(|&at| blocks.all.get(at).is_some_and(Block::is_prose));
    let headline = (0..blocks.all.len()).filter(is_headline).find(|&at| others.get(at) == Some(&false));
    let headline = headline.or_else(|| text(0))?;
    let begins = text(headline).unwrap_or(headline);
    let below = headline..(headline + NEAR).min(begins + 3);
    let above = (headline.saturating_sub(NEAR / 2)..headline).rev();
    below.chain(above).find_map(day)
}

/// Which blocks are about something else than the article: its comments, other articles, menus.
fn others(blocks: &Blocks) -> Vec<bool> {
    let mut others = vec![false; blocks.all.len()];
    for holder in &blocks.holders {
        if matches!(holder.name, Name::Cut(Cut::Comments | Cut::Related | Cut::Advertisement | Cut::Asking)) {
            for other in others.get_mut(holder.blocks.clone()).unwrap_or_default() {
                *other = true;
            }
        }
    }
    others
}
