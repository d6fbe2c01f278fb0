//! How fast this machine multiplies bytes when nothing else is to be done: what a benchmark compares with.

use std::hint::black_box;

use super::lanes::{Kernel, Lanes, Sixteen, Task};
use super::packed::Block;

/// Independent sums, enough to hide how long one takes and few enough for the registers.
const SUMS: usize = 6;

/// Multiplies bytes, `turns` times, and gives how many multiplications and additions that was.
#[must_use]
pub fn roof(kernel: Kernel, turns: usize) -> usize {
    kernel.run(Roof { turns });
    turns * SUMS * 128
}

struct Roof {
    turns: usize,
}

impl Task for Roof {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self) {
        let mut sums = [<L::Sixteen>::sums(&black_box([[0; 8]; 2])); SUMS];
        let mut blocks = [Block([[5; 32]; 2]); SUMS];
        for _ in 0..self.turns {
            // Not the same as before, for all that the compiler knows: no turn can be spared.
            black_box(&mut blocks);
            for i in 0..SUMS {
                sums[i] =
                    <L::Sixteen>::add_products(sums[i], &[[1, 2, 3, 4]], std::array::from_ref(&blocks[i]));
            }
        }
        for sums in sums {
            for half in <L::Sixteen>::numbers(sums) {
                let mut out = [0.0; 8];
                half.store(&mut out);
                black_box(out);
            }
        }
    }
}
