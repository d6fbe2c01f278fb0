//! Weights in the order in which the multiplication meets them.
//!
//! A panel is sixteen outputs; a block of it is four inputs of each. A row's four bytes, repeated, times a block gives
//! sixteen sums of four products, so no sum ever has to be gathered from across a register.
//!
//! Two products fit into sixteen bits whatever the weights (2 · 127 · 127). Four fit as well if the weights are not all
//! great at once, which is usual, and spare half of the widening. Whether they do is seen here, panel by panel, and for
//! the worst of inputs, so the sums stay exact.

/// Outputs of a panel: two registers.
pub(super) const OUTPUTS: usize = 16;
/// Inputs of a block.
const INPUTS: usize = 4;
/// Blocks of a panel come in multiples of this.
const STEP: usize = 2;
/// The greatest input.
const TOP_INPUT: i32 = 127;

/// For sixteen outputs, in two registers, four weights each. Aligned, so that a load stays in one line of the cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Block(pub(super) [[i8; 32]; 2]);

/// How many blocks' products can be added before they are widened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    One,
    Two,
}

/// The weights of a linear layer, panel after panel.
#[derive(Clone, Debug)]
pub(super) struct Packed {
    blocks: Vec<Block>,
    blocks_per_panel: usize,
    depths: Vec<Depth>,
    /// Where each sum begins, so that it ends as if the inputs had not been shifted.
    starts: Vec<[[i32; 8]; 2]>,
}

/// Sixteen outputs.
#[derive(Clone, Copy)]
pub(super) struct Panel<'a> {
    pub(super) blocks: &'a [Block],
    pub(super) depth: Depth,
    pub(super) start: &'a [[i32; 8]; 2],
}

impl Packed {
    /// `weights` is outputs × inputs; `shift` is what has been added to every input.
    pub(super) fn new(inputs: usize, weights: &[i8], shift: u8) -> Packed {
        let blocks_per_panel = inputs.div_ceil(INPUTS).next_multiple_of(STEP);
        let (mut blocks, mut depths, mut starts) = (Vec::new(), Vec::new(), Vec::new());
        for rows in weights.chunks(inputs * OUTPUTS) {
            let rows: Vec<&[i8]> = rows.chunks(inputs).collect();
            let first = blocks.len();
            blocks.extend((0..blocks_per_panel).map(|k| block(&rows, k * INPUTS)));
            depths.push(depth(&blocks[first..]));
            starts.push(start(&rows, shift));
        }
        Packed { blocks, blocks_per_panel, depths, starts }
    }

    pub(super) fn panels(&self) -> impl Iterator<Item = Panel<'_>> {
        let blocks = self.blocks.chunks_exact(self.blocks_per_panel);
        let panels = blocks.zip(&self.depths).zip(&self.starts);
        panels.map(|((blocks, &depth), start)| Panel { blocks, depth, start })
    }

    /// Of every hundred panels, how many are deeper than one.
    pub(super) fn deep_share(&self) -> usize {
        let deep = self.depths.iter().filter(|&&depth| depth != Depth::One).count();
        deep * 100 / self.depths.len().max(1)
    }
}

/// The block that begins with `input`; zeros where there are no weights.
fn block(rows: &[&[i8]], input: usize) -> Block {
    let weight = |output: usize, i: usize| rows.get(output).and_then(|row| row.get(input + i)).copied();
    Block(std::array::from_fn(|half| {
        std::array::from_fn(|i| weight(8 * half + i / INPUTS, i % INPUTS).unwrap_or(0))
    }))
}

fn start(rows: &[&[i8]], shift: u8) -> [[i32; 8]; 2] {
    let sum = |row: &&[i8]| row.iter().map(|&w| i32::from(w)).sum::<i32>();
    std::array::from_fn(|half| {
        std::array::from_fn(|i| -i32::from(shift) * rows.get(8 * half + i).map_or(0, sum))
    })
}

fn depth(blocks: &[Block]) -> Depth {
    if blocks.chunks(2).all(group_fits) { Depth::Two } else { Depth::One }
}

/// Whether the sums of a group's products stay within sixteen bits, with the inputs that make them greatest or least.
fn group_fits(group: &[Block]) -> bool {
    (0..2).all(|half| {
        (0..OUTPUTS).all(|pair| {
            let weights = || group.iter().flat_map(|block| &block.0[half][2 * pair..2 * pair + 2]);
            let most: i32 = weights().map(|&w| i32::from(w).max(0)).sum();
            let least: i32 = weights().map(|&w| i32::from(w).min(0)).sum();
            most * TOP_INPUT <= i32::from(i16::MAX) && least * TOP_INPUT >= i32::from(i16::MIN)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth_of(weights: &[i8]) -> Depth {
        Packed::new(weights.len(), weights, 64).depths[0]
    }

    #[test]
    fn depth_is_what_fits() {
        assert_eq!(depth_of(&[127; 16]), Depth::One);
        assert_eq!(depth_of(&[-127; 16]), Depth::One);
        // 4 · 64 · 127 fits, 4 · 65 · 127 does not.
        assert_eq!(depth_of(&[64; 16]), Depth::Two);
        assert_eq!(depth_of(&[65; 16]), Depth::One);
        assert_eq!(depth_of(&[-64; 16]), Depth::Two);
        assert_eq!(depth_of(&[-65; 16]), Depth::One);
    }

    #[test]
    fn opposites_do_not_make_up_for_each_other() {
        // An input of zero may meet every negative weight.
        let weights = |great: i8| [great, -100, great, -100, great, -100, great, -100];
        assert_eq!(depth_of(&weights(127)), Depth::Two);
        let weights = |great: i8| [great, 0, 0, 0, great, -100, 0, 0];
        assert_eq!(depth_of(&weights(127)), Depth::Two);
        assert_eq!(depth_of(&[127, 1, 0, 0, 127, 3, -100, -100]), Depth::Two);
        assert_eq!(depth_of(&[127, 2, 0, 0, 127, 3, -100, -100]), Depth::One);
    }

    #[test]
    fn a_block_has_four_inputs_of_each_output() {
        let weights: Vec<i8> = (0..3 * 5).collect();
        let packed = Packed::new(5, &weights, 64);
        let panel = packed.panels().next().unwrap();
        assert_eq!(panel.blocks.len(), 2);
        assert_eq!(panel.blocks[0].0[0][..12], [0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13]);
        assert_eq!(panel.blocks[1].0[0][..12], [4, 0, 0, 0, 9, 0, 0, 0, 14, 0, 0, 0]);
        assert_eq!(panel.start[0], [-640, -2240, -3840, 0, 0, 0, 0, 0]);
    }
}
