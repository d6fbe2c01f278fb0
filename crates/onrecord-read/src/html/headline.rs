//! The day in a line near the headline: `Posted on 3 March 2016 by Ida Quill`.

use onrecord::calendar::Day;

use super::blocks::{Block, Blocks, Kind};
use super::names::Cut;
use super::written::{Slashes, line_day};

/// Longer texts than this many bytes are no line with a date.
const LINE: usize = 160;

/// How many blocks away from the headline, or behind the text, a line is looked for.
const NEAR: usize = 12;

/// The most headings that are looked at; pages have some dozens.
const MOST_HEADINGS: usize = 300;

/// The day in the line that is nearest to the headline, below it rather than above.
pub(super) fn day_at_headline(blocks: &Blocks, title: &str, slashes: Slashes) -> Option<Day> {
    let of_others = |at: usize| {
        matches!(
            blocks.cuts.get(at),
            Some(Some(Cut::Comments | Cut::Related | Cut::Advertisement | Cut::Asking)) | None
        )
    };
    let day = |at: usize| {
        let is_line = |block: &&Block| block.text.len() <= LINE && !block.is_prose() && !of_others(at);
        line_day(&blocks.all.get(at).filter(is_line)?.text, slashes)
    };
    let prose =
        |from: usize| (from..blocks.all.len()).find(|&at| blocks.all.get(at).is_some_and(Block::is_prose));
    let headline = headline(blocks, title).or_else(|| prose(0))?;
    let begins = prose(headline).unwrap_or(headline);
    // A line below the headline is nearer to it than one as far above.
    let below = (headline..(headline + NEAR).min(begins + 3)).map(|at| (at - headline, at));
    let above = (headline.saturating_sub(NEAR / 2)..headline).map(|at| (2 * (headline - at), at));
    let days = below.chain(above).filter_map(|(away, at)| Some((away, day(at)?)));
    days.min_by_key(|(away, _)| *away).map(|(_, day)| day)
}

/// Words by which a line says that it dates what stands on the page.
const POSTED: &[&str] = &[
    "posted on",
    "published on",
    "posted at",
    "published at",
    "first published",
    "gepostet",
    "veröffentlicht",
    "publié le",
    "publicado el",
    "publicado em",
    "pubblicato il",
    "geplaatst op",
    "gepubliceerd op",
    "publicerad",
    "opublikowan",
];

/// Longer texts than this many bytes are not about the day of the page, whatever they say.
const REMARK: usize = 400;

/// The day in the first line, anywhere on the page, that says that it is the one of publication.
pub(super) fn posted(blocks: &Blocks, slashes: Slashes) -> Option<Day> {
    let lines = blocks.all.iter().zip(&blocks.cuts).filter(|(block, cut)| {
        block.text.len() <= REMARK && !matches!(cut, Some(Cut::Comments | Cut::Related | Cut::Advertisement))
    });
    let mut days = lines.filter_map(|(block, _)| {
        let low = block.text.to_lowercase();
        POSTED.iter().any(|word| low.contains(word)).then(|| line_day(&low, slashes)).flatten()
    });
    days.next()
}

/// The heading with the words of the title, else the first of the highest rank.
fn headline(blocks: &Blocks, title: &str) -> Option<usize> {
    let title = words(title);
    let headings = || {
        let ranked = blocks.all.iter().enumerate().filter_map(|(at, block)| match block.kind {
            Kind::Heading(rank) => Some((at, block, rank)),
            _ => None,
        });
        ranked.take(MOST_HEADINGS)
    };
    let has_title = |block: &Block| {
        let words = words(&block.text);
        let shared = words.iter().filter(|word| title.contains(word)).count();
        words.len() >= 3 && shared * 4 >= words.len() * 3
    };
    let titled = headings().find(|(_, block, _)| has_title(block));
    titled.or_else(|| headings().find(|(.., rank)| *rank == 1)).map(|(at, ..)| at)
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(60).map(str::to_lowercase).collect()
}
