//! How fast this machine multiplies bytes when nothing else is to be done: what a benchmark compares with.

use std::hint::black_box;

use super::lanes::{Kernel, Lanes, Task};

/// Independent sums, enough to hide how long one takes and few enough for the registers.
const SUMS: usize = 6;

/// Multiplies bytes in registers, `turns` times, and gives how many multiplications and additions that was. Each 32
/// bytes take one multiplication, one widening and one addition.
#[must_use]
pub fn roof(kernel: Kernel, turns: usize) -> usize {
    kernel.run(Roof { turns });
    turns * SUMS * 64
}

struct Roof {
    turns: usize,
}

impl Task for Roof {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self) {
        let x = L::inputs(&black_box([1, 2, 3, 4]));
        let mut weights = [L::weights(&black_box([5; 32])); SUMS];
        let mut sums = [L::ints(&black_box([0; 8])); SUMS];
        for _ in 0..self.turns {
            for i in 0..SUMS {
                let products = L::products(x, weights[i]);
                sums[i] = L::add_to(sums[i], products);
                weights[i] = L::bytes_of(products); // so that no turn can be spared;
            }
        }
        for sum in sums {
            let mut out = [0.0; 8];
            L::from_ints(sum).store(&mut out);
            black_box(out);
        }
    }
}
