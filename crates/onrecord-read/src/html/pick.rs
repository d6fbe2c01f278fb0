//! Which blocks of a page are its article.
//!
//! A reader in the manner of Mozilla's Readability has chosen some of them. It now and then loses the paragraph under the
//! headline, parts of the article that stand in a box of their own, or all of it for a longer comment; and a lost
//! paragraph is a lost statement. So its choice is held against the element that by its names is the article.

use std::collections::HashSet;
use std::ops::Range;

use super::blocks::{Block, Blocks, Holder, Kind, SHORT, between, sums};
use super::labels::{is_label, is_remark, is_service};
use super::names::{Cut, Name};
use super::written::{Slashes, first_day};
use crate::kind::STUB;

/// What is to be read of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// What was chosen, less these blocks.
    Chosen { without: Vec<usize> },
    /// These blocks, in order.
    Blocks(Vec<usize>),
}

/// How teasers of other pages and paragraphs follow each other in what was picked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Lines that are links as a whole, long enough for a headline.
    teasers: usize,
    /// The most paragraphs without such a line between.
    paragraphs: usize,
    /// Bytes of running text.
    told: usize,
}

impl Shape {
    pub(super) fn of<'b>(blocks: impl Iterator<Item = &'b Block>) -> Shape {
        let (mut shape, mut run) = (Shape::default(), 0);
        for block in blocks {
            if block.linked * 10 >= block.text.len() * 8 && block.text.chars().nth(19).is_some() {
                shape.teasers += 1;
                run = 0;
            } else if block.weight() > 0 {
                run += 1;
                shape.told += block.weight();
                shape.paragraphs = shape.paragraphs.max(run);
            }
        }
        shape
    }

    /// Whether it is a page of headlines, with a line or two about each.
    pub(super) fn is_index(self) -> bool {
        self.teasers >= 12 && self.paragraphs <= 2 && self.told < self.teasers * 150
    }
}

/// The lowest rank of frames that are believed against what was chosen.
const SURE: u8 = 1;

/// Blocks before the first chosen one among which the headline and the words under it are looked for; menus and the like
/// between them don't count.
const ABOVE: usize = 12;

/// Bytes that are no links in an element that asks for something; with more of them it tells something as well.
const REQUEST: usize = 300;

/// The page's blocks with what is known of each.
struct Page<'b> {
    blocks: &'b [Block],
    holders: &'b [Holder],
    chosen: &'b [bool],
    /// What each block is by the elements around it alone, if none of the article.
    named: &'b [Option<Cut>],
    /// The same in the light of what was chosen.
    cuts: Vec<Option<Cut>>,
    /// Whether all of the cut that a block is in is a mere request, line or two.
    is_slight: Vec<bool>,
    /// Whether a block is in something of which nothing was chosen, however large it is.
    is_passed: Vec<bool>,
    rank: u8,
    frame: Range<usize>,
}

/// Holds the blocks that were chosen against those that the names of elements tell of. `title` is that of the page.
pub(super) fn pick(blocks: &Blocks, chosen: &[bool], title: &str) -> Pick {
    let page = Page::of(blocks, chosen);
    let weight = page.weight(|at| page.is_chosen(at));
    if page.was_missed(weight) {
        return Pick::Blocks(page.of_frame());
    }
    let mut picked = page.with_lost(weight, title);
    page.drop_labels(&mut picked, weight);
    page.drop_tail(&mut picked, weight);
    let is_added = |at: usize| picked.get(at) == Some(&true) && !page.is_chosen(at);
    if (0..picked.len()).any(is_added) {
        return Pick::Blocks(places(&picked));
    }
    let dropped: Vec<bool> = picked.iter().zip(chosen).map(|(picked, chosen)| *chosen && !picked).collect();
    Pick::Chosen { without: places(&dropped) }
}

/// The places that are marked.
fn places(picked: &[bool]) -> Vec<usize> {
    picked.iter().enumerate().filter(|(_, picked)| **picked).map(|(at, _)| at).collect()
}

/// The element that by its names is the article: of the surest rank that holds enough, the one with most text.
fn frame(blocks: &Blocks) -> (u8, Range<usize>) {
    let of_article =
        |(block, cut): (&Block, &Option<Cut>)| if is_of_article(*cut) { block.weight() } else { 0 };
    let sums = sums(blocks.all.iter().zip(&blocks.cuts).map(of_article));
    let whole = 0..blocks.all.len();
    let enough = (between(&sums, &whole) / 4).max(200);
    let best = |rank: u8| {
        let of_rank = blocks.holders.iter().filter(|holder| holder.name == Name::Frame(rank));
        // Of several with the same text the first, which is the outermost.
        let weighed = of_rank.map(|holder| (between(&sums, &holder.blocks), &holder.blocks)).rev();
        let (weight, range) = weighed.max_by_key(|(weight, _)| *weight)?;
        (weight > enough).then(|| (rank, range.clone()))
    };
    (0..=4).find_map(best).unwrap_or((u8::MAX, whole))
}

impl<'b> Page<'b> {
    fn of(blocks: &'b Blocks, chosen: &'b [bool]) -> Page<'b> {
        let all = &blocks.all;
        let whole = 0..all.len();
        let of_chosen = |value: fn(&Block) -> usize| {
            sums(all.iter().zip(chosen).map(move |(block, &chosen)| if chosen { value(block) } else { 0 }))
        };
        let weights = sums(all.iter().map(Block::weight));
        let (chosen_weights, chosen_bytes) = (of_chosen(Block::weight), of_chosen(|block| block.text.len()));
        let unlinked = of_chosen(|block| block.text.len().saturating_sub(block.linked));
        // What holds much of the page's text, or most of what was chosen, is the page, whatever it is called.
        let cutters = blocks.cutters(|held| {
            between(&weights, held) * 5 <= between(&weights, &whole).max(1) * 2
                && between(&chosen_weights, held) * 2 <= between(&chosen_weights, &whole)
        });
        let passed = blocks.cutters(|held| between(&chosen_bytes, held) == 0);
        let cut = |cutter: &Option<usize>| blocks.cut((*cutter)?);
        let cuts: Vec<_> = cutters.iter().map(|cutter| Some(cut(cutter)?.0)).collect();
        let (rank, frame) = frame(blocks);
        let is_slight = |cutter| cut(cutter).is_some_and(|(_, held)| between(&unlinked, held) <= REQUEST);
        Page {
            blocks: all,
            holders: &blocks.holders,
            chosen,
            named: &blocks.cuts,
            cuts,
            is_slight: cutters.iter().map(is_slight).collect(),
            is_passed: passed.iter().map(|cutter| !is_of_article(cut(cutter).map(|(cut, _)| cut))).collect(),
            rank,
            frame,
        }
    }

    fn is_chosen(&self, at: usize) -> bool {
        self.chosen.get(at).copied().unwrap_or_default()
    }

    fn is_uncut(&self, at: usize) -> bool {
        self.cuts.get(at).is_some_and(|cut| is_of_article(*cut))
    }

    fn is_uncut_by_name(&self, at: usize) -> bool {
        self.named.get(at).is_some_and(|cut| is_of_article(*cut))
    }

    fn is(&self, at: usize, what: impl Fn(&Block) -> bool) -> bool {
        self.blocks.get(at).is_some_and(what)
    }

    fn weight(&self, which: impl Fn(usize) -> bool) -> usize {
        self.blocks.iter().enumerate().filter(|(at, _)| which(*at)).map(|(_, block)| block.weight()).sum()
    }

    /// The blocks of the frame that are no links and in no other thing.
    fn of_frame(&self) -> Vec<usize> {
        self.frame.clone().filter(|&at| self.is_uncut_by_name(at) && self.is(at, Block::is_told)).collect()
    }

    /// Whether what was chosen is something else than the article, or nearly nothing.
    fn was_missed(&self, chosen: usize) -> bool {
        let framed = self.weight(|at| self.frame.contains(&at) && self.is_uncut_by_name(at));
        let both = self.weight(|at| self.frame.contains(&at) && self.is_chosen(at));
        let is_shell = chosen < 150 && framed > (2 * chosen).max(200);
        let is_other =
            both * 10 < chosen * 3 && framed * 10 > chosen * 3 && framed > 400 && self.rank <= SURE;
        is_shell || is_other
    }

    /// What was chosen, and the paragraphs that were lost.
    fn with_lost(&self, weight: usize, title: &str) -> Vec<bool> {
        let mut picked = self.chosen.to_vec();
        let (Some(first), Some(last)) =
            (picked.iter().position(|&chosen| chosen), picked.iter().rposition(|&chosen| chosen))
        else {
            return picked;
        };
        let lost = |at: usize| {
            let is_within = (first..last).contains(&at) || (self.rank <= SURE && self.frame.contains(&at));
            let is_passed = self.is_passed.get(at) == Some(&true);
            is_within
                && !self.is_chosen(at)
                && !is_passed
                && self.is_uncut(at)
                && self.is(at, Block::is_prose)
        };
        // Far more than the article itself is something else, such as the words of a gallery.
        let lost: Vec<usize> = (0..picked.len()).filter(|&at| lost(at)).collect();
        let found: usize = lost.iter().filter_map(|&at| self.blocks.get(at)).map(Block::weight).sum();
        let lost = if found <= 2 * weight { lost } else { Vec::new() };
        let above = self.under_headline(first, title).chain(self.right_above(first));
        let text = |at: usize| self.blocks.get(at).map(|block| block.text.as_str());
        let mut said: HashSet<_> = (first..=last).filter(|&at| self.is_chosen(at)).map(text).collect();
        // What is said word for word in the article was not lost.
        for at in lost.into_iter().chain(above).filter(|&at| said.insert(text(at))) {
            if let Some(place) = picked.get_mut(at) {
                *place = true;
            }
        }
        picked
    }

    /// The words between the headline and the first block.
    fn under_headline(&self, first: usize, title: &str) -> impl Iterator<Item = usize> {
        let mut between = 0;
        let near = (0..first).rev().take_while(|&at| {
            between += usize::from(self.is_uncut(at));
            between <= ABOVE
        });
        let headline = near.into_iter().find(|&at| self.is(at, |block| block.kind == Kind::Heading(1)));
        let is_lead = move |block: &Block| match block.kind {
            Kind::Heading(_) => block.linked == 0 && !title.contains(&block.text),
            Kind::Caption => false,
            _ => block.has_few_links() && !is_about_article(block),
        };
        let below = headline.map_or(first..first, |at| at + 1..first);
        below.filter(move |&at| {
            let is_uncut = self.cuts.get(at) == Some(&None);
            is_uncut && self.is(at, |block| block.text.len() >= SHORT && is_lead(block))
        })
    }

    /// Paragraphs that go before the first block without a heading between.
    fn right_above(&self, first: usize) -> impl Iterator<Item = usize> {
        let (mut found, mut others) = (Vec::new(), 0);
        let near = (0..first).rev().filter(|&at| self.is_uncut(at)).take(8);
        for at in near.take_while(|&at| at >= self.frame.start || self.is_in_like_frame(at)) {
            if self.is(at, |block| block.kind == Kind::Paragraph && block.is_prose()) {
                found.push(at);
                others = 0;
            } else {
                others += 1;
            }
            if others > 2 || self.is(at, |block| matches!(block.kind, Kind::Heading(_))) {
                break;
            }
        }
        found.into_iter()
    }

    /// Whether a block is in an element that is as surely the article as the frame is.
    fn is_in_like_frame(&self, at: usize) -> bool {
        let is_like = |holder: &Holder| holder.name == Name::Frame(self.rank) && holder.blocks.contains(&at);
        self.rank <= SURE && self.holders.iter().any(is_like)
    }

    /// Leaves out what was chosen of menus and teasers, and of what asks the reader for something.
    fn drop_labels(&self, picked: &mut [bool], weight: usize) {
        let is_label = |at: usize| {
            let is_none_of_article = |block: &Block| match self.cuts.get(at).copied().flatten() {
                Some(Cut::Share | Cut::Asking | Cut::Advertisement) => self.is_slight(at) && is_line(block),
                Some(Cut::Menu) => {
                    // Half a table of values would be neither a menu nor a table.
                    let is_table = block.kind == Kind::Row && !self.is_slight(at);
                    is_line(block) && !is_table && !is_contents(block)
                }
                Some(Cut::Related) => is_teaser(block),
                _ => false,
            };
            self.is(at, |block| is_label(&block.text) || is_none_of_article(block))
        };
        let places = places(picked);
        let services = self.services(&places);
        let dropped: Vec<usize> = places
            .into_iter()
            .zip(services)
            .filter(|(at, service)| *service || is_label(*at))
            .map(|(at, _)| at)
            .collect();
        let lost: usize = dropped.iter().filter_map(|&at| self.blocks.get(at)).map(Block::weight).sum();
        if lost * 10 <= weight {
            for at in dropped {
                if let Some(place) = picked.get_mut(at) {
                    *place = false;
                }
            }
        }
    }

    /// Which of some places are among three or more lines that are each the name of a service to share by.
    fn services(&self, places: &[usize]) -> Vec<bool> {
        let names: Vec<bool> =
            places.iter().map(|&at| self.is(at, |block| is_service(&block.text))).collect();
        let runs = names.chunk_by(|a, b| a == b);
        runs.flat_map(|run| run.iter().map(|&is_name| is_name && run.len() >= 3)).collect()
    }

    /// Whether all of the cut around a block is so little that it tells nothing.
    fn is_slight(&self, at: usize) -> bool {
        self.is_slight.get(at).copied().unwrap_or_default()
    }

    /// Leaves out what was chosen behind the article's last words: labels of who wrote it, what else there is, remarks to the reader.
    fn drop_tail(&self, picked: &mut [bool], weight: usize) {
        let is_behind = |at: usize| {
            let is_other = match self.cuts.get(at).copied().flatten() {
                Some(Cut::Related) => true,
                // Who wrote it, in a sentence, is told as a part of it.
                Some(Cut::About) => !self.is(at, Block::is_sentence),
                // Half of them would be neither the article nor its readers.
                Some(Cut::Comments | Cut::Share | Cut::Asking) => self.is_slight(at),
                _ => false,
            };
            is_other || self.is(at, |block| is_remark(&block.text))
        };
        // By such remarks a short text is told to be a wall or a stub.
        let mut left = if weight < STUB { return } else { weight / 10 };
        for at in (0..picked.len()).rev().filter(|&at| self.is_chosen(at)) {
            let costs = self.blocks.get(at).map_or(0, Block::weight);
            if !is_behind(at) || costs > left {
                return;
            }
            left -= costs;
            if let Some(place) = picked.get_mut(at) {
                *place = false;
            }
        }
    }
}

/// Whether it is not cut. The words of pictures are a part of the article where they stand among its paragraphs.
fn is_of_article(cut: Option<Cut>) -> bool {
    matches!(cut, None | Some(Cut::Picture))
}

/// Whether it is one line, or links.
fn is_line(block: &Block) -> bool {
    block.text.len() < 200 || !block.has_few_links()
}

/// Whether it leads to other pages, and says nothing else.
fn is_teaser(block: &Block) -> bool {
    block.linked.saturating_sub(block.within) * 10 >= block.text.len() * 8
}

/// Whether it is a part of a table of contents.
fn is_contents(block: &Block) -> bool {
    block.within * 2 >= block.text.len()
}

/// Whether the line says where or when the article appeared: a mere address, or a day with the time of day.
fn is_about_article(block: &Block) -> bool {
    let text = block.text.as_str();
    let has_clock = || {
        let is_clock = |bytes: &[u8]| matches!(bytes, [a, b':' | b'h', b, c] if [a, b, c].into_iter().all(u8::is_ascii_digit));
        text.as_bytes().windows(4).any(is_clock)
    };
    let is_address = text.starts_with("http") && !text.contains(char::is_whitespace);
    is_address
        || (text.len() < 200
            && !text.ends_with(['.', '!', '?', '”', '"'])
            && has_clock()
            && first_day(text, Slashes::MonthFirst).is_some())
}
