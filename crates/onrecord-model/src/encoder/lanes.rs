//! Eight numbers at a time: what the encoder is written over, and the machines it is compiled for.
//!
//! Everything is written once, over [`Lanes`], and compiled for each [`Kernel`]. All of them do the same operations on
//! the same numbers in the same order (`mul_add` rounds once on every machine, integers are exact), so all give the
//! same bits.

use std::fmt;

use super::packed::Block;
use super::product::Line;
#[cfg(target_arch = "x86_64")]
use super::x86::{self, Avx2, Avx512, AvxVnni};

/// Which instructions to use. The results are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// What every machine has. Slow where `f32::mul_add` is a call.
    Portable,
    /// AVX2 and FMA.
    #[cfg(target_arch = "x86_64")]
    Avx2(x86::Proof<Avx2>),
    /// These, and products of bytes summed in one instruction.
    #[cfg(target_arch = "x86_64")]
    AvxVnni(x86::Proof<AvxVnni>),
    /// The same for twice as many numbers at once.
    #[cfg(target_arch = "x86_64")]
    Avx512(x86::Proof<Avx512>),
}

impl Kernel {
    /// The fastest that this machine has.
    #[must_use]
    pub fn detect() -> Kernel {
        Kernel::all().next_back().unwrap_or(Kernel::Portable)
    }

    /// All that this machine has, the slowest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Kernel> {
        #[cfg(target_arch = "x86_64")]
        let vector = [
            x86::Proof::detect().map(Kernel::Avx2),
            x86::Proof::detect().map(Kernel::AvxVnni),
            x86::Proof::detect().map(Kernel::Avx512),
        ];
        #[cfg(not(target_arch = "x86_64"))]
        let vector: [Option<Kernel>; 0] = [];
        std::iter::once(Kernel::Portable).chain(vector.into_iter().flatten())
    }

    /// Those that are worth timing: the portable one is slow where there are others.
    pub fn timed() -> impl Iterator<Item = Kernel> {
        let fastest = Kernel::detect();
        Kernel::all().filter(move |&kernel| kernel != Kernel::Portable || kernel == fastest)
    }

    pub(super) fn run<T: Task>(self, task: T) -> T::Output {
        match self {
            Kernel::Portable => task.run::<Portable>(),
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx2(proof) => proof.run(task),
            #[cfg(target_arch = "x86_64")]
            Kernel::AvxVnni(proof) => proof.run(task),
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx512(proof) => proof.run(task),
        }
    }
}

impl fmt::Display for Kernel {
    /// `AVX2`, `AVX-512 VNNI`, …
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kernel::Portable => "portable",
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx2(_) => "AVX2",
            #[cfg(target_arch = "x86_64")]
            Kernel::AvxVnni(_) => "AVX-VNNI",
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx512(_) => "AVX-512 VNNI",
        })
    }
}

/// Work written over lanes. `run`, and whatever it calls with lanes, has to be `#[inline(always)]`, and no closure: it
/// gets its instructions from the function that it ends up in, and calls for each of them where it does not.
pub(super) trait Task {
    /// What it gives.
    type Output;

    fn run<L: Lanes>(self) -> Self::Output;
}

/// Eight `f32`.
pub(super) trait Lanes: Copy {
    /// Twice as many, as they are summed.
    type Sixteen: Sixteen<Eight = Self>;

    fn splat(x: f32) -> Self;
    fn load(x: &[f32; 8]) -> Self;
    fn store(self, to: &mut [f32; 8]);
    fn add(self, other: Self) -> Self;
    fn sub(self, other: Self) -> Self;
    fn mul(self, other: Self) -> Self;
    /// `self * factor + addend`, rounded once.
    fn mul_add(self, factor: Self, addend: Self) -> Self;
    /// `if self > other { self } else { other }`.
    fn max(self, other: Self) -> Self;
    /// `if self < other { self } else { other }`.
    fn min(self, other: Self) -> Self;
    fn abs(self) -> Self;
    /// Adds the low bits of `power` to the exponents: `self · 2ⁿ` for `power = n + 1.5 · 2²³`, where that is normal.
    fn scale_by_power(self, power: Self) -> Self;

    /// The sum of the lanes, always in this order.
    #[inline(always)]
    fn sum(self) -> f32 {
        let mut x = [0.0; 8];
        self.store(&mut x);
        ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]))
    }

    /// The greatest of the lanes, unless something is no number.
    #[inline(always)]
    fn greatest(self) -> f32 {
        let mut x = [0.0; 8];
        self.store(&mut x);
        let [a, b, c, d] =
            [greater(x[0], x[4]), greater(x[1], x[5]), greater(x[2], x[6]), greater(x[3], x[7])];
        greater(greater(a, c), greater(b, d))
    }
}

/// What is summed over panels of sixteen columns.
pub(super) trait Sixteen {
    /// Half of a panel.
    type Eight;
    /// Sixteen `i32`: a row's sums of products of bytes.
    type Sums: Copy;
    /// Sixteen `f32`: a row's sums of products of numbers.
    type Wide: Copy;
    /// How a panel's sums lie, and so how many rows go by at a time.
    const REGISTERS: Registers;

    fn sums(x: &[[i32; 8]; 2]) -> Self::Sums;
    /// Adds the products of the blocks' weights with the inputs, four of which belong to a block. The caller sees to it
    /// that what the blocks' pairs of products come to fits into sixteen bits.
    fn add_products<const D: usize>(
        sums: Self::Sums,
        inputs: &[[u8; 4]; D],
        blocks: &[Block; D],
    ) -> Self::Sums;
    fn numbers(sums: Self::Sums) -> [Self::Eight; 2];

    fn zeros() -> Self::Wide;
    /// `sum + x · line`, rounded once.
    fn add_line(sum: Self::Wide, x: f32, line: &Line) -> Self::Wide;
    fn halves(wide: Self::Wide) -> [Self::Eight; 2];
}

/// The sums that go with lanes.
pub(super) type Sums<L> = <<L as Lanes>::Sixteen as Sixteen>::Sums;

/// Registers that hold sixteen sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Registers {
    /// One of thirty-two.
    One,
    /// Two of sixteen.
    Two,
}

/// As [`Lanes::max`], for one.
#[inline(always)]
pub(super) fn greater(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// Lanes without vector instructions.
#[derive(Clone, Copy)]
pub(super) struct Portable([f32; 8]);

#[inline(always)]
fn zip(a: Portable, b: Portable, f: impl Fn(f32, f32) -> f32) -> Portable {
    Portable(std::array::from_fn(|i| f(a.0[i], b.0[i])))
}

impl Lanes for Portable {
    type Sixteen = Portable;

    #[inline(always)]
    fn splat(x: f32) -> Portable {
        Portable([x; 8])
    }

    #[inline(always)]
    fn load(x: &[f32; 8]) -> Portable {
        Portable(*x)
    }

    #[inline(always)]
    fn store(self, to: &mut [f32; 8]) {
        *to = self.0;
    }

    #[inline(always)]
    fn add(self, other: Portable) -> Portable {
        zip(self, other, |a, b| a + b)
    }

    #[inline(always)]
    fn sub(self, other: Portable) -> Portable {
        zip(self, other, |a, b| a - b)
    }

    #[inline(always)]
    fn mul(self, other: Portable) -> Portable {
        zip(self, other, |a, b| a * b)
    }

    #[inline(always)]
    fn mul_add(self, factor: Portable, addend: Portable) -> Portable {
        Portable(std::array::from_fn(|i| self.0[i].mul_add(factor.0[i], addend.0[i])))
    }

    #[inline(always)]
    fn max(self, other: Portable) -> Portable {
        zip(self, other, greater)
    }

    #[inline(always)]
    fn min(self, other: Portable) -> Portable {
        zip(self, other, |a, b| if a < b { a } else { b })
    }

    #[inline(always)]
    fn abs(self) -> Portable {
        Portable(self.0.map(f32::abs))
    }

    #[inline(always)]
    fn scale_by_power(self, power: Portable) -> Portable {
        zip(self, power, |x, n| f32::from_bits(x.to_bits().wrapping_add(n.to_bits() << 23)))
    }
}

impl Sixteen for Portable {
    type Eight = Portable;
    type Sums = [[i32; 8]; 2];
    type Wide = [[f32; 8]; 2];
    const REGISTERS: Registers = Registers::Two;

    #[inline(always)]
    fn sums(x: &[[i32; 8]; 2]) -> [[i32; 8]; 2] {
        *x
    }

    #[inline(always)]
    fn add_products<const D: usize>(
        mut sums: [[i32; 8]; 2],
        inputs: &[[u8; 4]; D],
        blocks: &[Block; D],
    ) -> [[i32; 8]; 2] {
        for (inputs, Block(halves)) in inputs.iter().zip(blocks) {
            for (sum, weights) in
                sums.as_flattened_mut().iter_mut().zip(halves.as_flattened().as_chunks::<4>().0)
            {
                *sum += inputs.iter().zip(weights).map(|(&x, &w)| i32::from(x) * i32::from(w)).sum::<i32>();
            }
        }
        sums
    }

    #[inline(always)]
    fn numbers(sums: [[i32; 8]; 2]) -> [Portable; 2] {
        sums.map(|half| Portable(half.map(|x| x as f32)))
    }

    #[inline(always)]
    fn zeros() -> [[f32; 8]; 2] {
        [[0.0; 8]; 2]
    }

    #[inline(always)]
    fn add_line(mut sum: [[f32; 8]; 2], x: f32, line: &Line) -> [[f32; 8]; 2] {
        for (sum, &y) in sum.as_flattened_mut().iter_mut().zip(line.0.as_flattened()) {
            *sum = x.mul_add(y, *sum);
        }
        sum
    }

    #[inline(always)]
    fn halves(wide: [[f32; 8]; 2]) -> [Portable; 2] {
        wide.map(Portable)
    }
}
