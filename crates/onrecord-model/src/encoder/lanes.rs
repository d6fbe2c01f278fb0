//! Eight numbers at a time: what the encoder is written over, and the two machines it is compiled for.
//!
//! Everything is written once, over [`Lanes`], and compiled twice: with vector instructions and without. Both do the
//! same operations on the same numbers in the same order (`mul_add` rounds once on every machine), so both give the
//! same bits.

#[cfg(target_arch = "x86_64")]
use super::avx2;

/// Which instructions to use. The results are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// What every machine has. Slow where `f32::mul_add` is a call.
    Portable,
    /// AVX2 and FMA.
    #[cfg(target_arch = "x86_64")]
    Avx2(avx2::Avx2),
}

impl Kernel {
    /// The fastest that this machine has.
    #[must_use]
    pub fn detect() -> Kernel {
        #[cfg(target_arch = "x86_64")]
        if let Some(avx2) = avx2::Avx2::detect() {
            return Kernel::Avx2(avx2);
        }
        Kernel::Portable
    }

    pub(super) fn run<T: Task>(self, task: T) -> T::Output {
        match self {
            Kernel::Portable => task.run::<Portable>(),
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx2(avx2) => avx2.run(task),
        }
    }
}

/// Work written over lanes. `run`, and whatever it calls with lanes, has to be `#[inline(always)]`: it gets its
/// instructions from the function that it ends up in.
pub(super) trait Task {
    /// What it gives.
    type Output;

    fn run<L: Lanes>(self) -> Self::Output;
}

/// Eight `f32`, and the integers that go with them.
pub(super) trait Lanes: Copy {
    /// Eight `i32`.
    type Ints: Copy;
    /// 32 bytes.
    type Bytes: Copy;
    /// Sixteen `i16`.
    type Shorts: Copy;

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

    fn from_ints(x: Self::Ints) -> Self;
    fn ints(x: &[i32; 8]) -> Self::Ints;
    fn weights(x: &[i8; 32]) -> Self::Bytes;
    /// The same four bytes, eight times.
    fn inputs(x: &[u8; 4]) -> Self::Bytes;
    /// Products of inputs and weights, neighbours added. The caller sees to it that the sums fit.
    fn products(inputs: Self::Bytes, weights: Self::Bytes) -> Self::Shorts;
    /// The caller sees to it that the sums fit.
    fn add_shorts(a: Self::Shorts, b: Self::Shorts) -> Self::Shorts;
    /// Neighbouring shorts added, and that to `sum`.
    fn add_to(sum: Self::Ints, shorts: Self::Shorts) -> Self::Ints;
    /// The same bits.
    fn bytes_of(shorts: Self::Shorts) -> Self::Bytes;

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
    type Ints = [i32; 8];
    type Bytes = [u8; 32];
    type Shorts = [i16; 16];

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

    #[inline(always)]
    fn from_ints(x: [i32; 8]) -> Portable {
        Portable(x.map(|x| x as f32))
    }

    #[inline(always)]
    fn ints(x: &[i32; 8]) -> [i32; 8] {
        *x
    }

    #[inline(always)]
    fn weights(x: &[i8; 32]) -> [u8; 32] {
        x.map(i8::cast_unsigned)
    }

    #[inline(always)]
    fn inputs(x: &[u8; 4]) -> [u8; 32] {
        std::array::from_fn(|i| x[i % 4])
    }

    #[inline(always)]
    fn products(inputs: [u8; 32], weights: [u8; 32]) -> [i16; 16] {
        let product = |i: usize| i16::from(inputs[i]) * i16::from(weights[i].cast_signed());
        std::array::from_fn(|i| product(2 * i) + product(2 * i + 1))
    }

    #[inline(always)]
    fn add_shorts(a: [i16; 16], b: [i16; 16]) -> [i16; 16] {
        std::array::from_fn(|i| a[i] + b[i])
    }

    #[inline(always)]
    fn add_to(sum: [i32; 8], shorts: [i16; 16]) -> [i32; 8] {
        std::array::from_fn(|i| sum[i] + i32::from(shorts[2 * i]) + i32::from(shorts[2 * i + 1]))
    }

    #[inline(always)]
    fn bytes_of(shorts: [i16; 16]) -> [u8; 32] {
        std::array::from_fn(|i| shorts[i / 2].to_le_bytes()[i % 2])
    }
}
