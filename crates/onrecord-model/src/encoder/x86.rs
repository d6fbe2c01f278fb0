//! Lanes in the registers of x86-64: the one place with unsafe code.
//!
//! It rests on one thing: a [`Proof`] exists only where the machine has the instructions of its [`Machine`], and
//! [`Proof::run`] is the only way to run a task over its [`Lane8`].
#![allow(unsafe_code)]

use std::arch::x86_64::*;
use std::marker::PhantomData;

use super::lanes::{Lanes, Registers, Sixteen, Task};
use super::packed::Block;
use super::product::Line;

/// Proof that this machine has the instructions of `M`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof<M>(PhantomData<M>);

impl<M> Proof<M> {
    /// The proof, if it is so. The standard library asks the machine once and remembers.
    pub(super) fn detect() -> Option<Proof<M>>
    where
        M: Machine,
    {
        M::is_here().then_some(Proof(PhantomData))
    }

    pub(super) fn run<T: Task>(self, task: T) -> T::Output
    where
        M: Machine,
    {
        // SAFETY: `self` exists, so the instructions are here.
        unsafe { M::run(task) }
    }
}

/// AVX2 and FMA: products of bytes in three steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Avx2;

/// AVX2, FMA and AVX-VNNI: products of bytes in one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AvxVnni;

/// AVX-512 with VNNI: products of bytes in one step, sixteen sums in one register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Avx512;

/// Instructions that go together.
pub(super) trait Machine: Copy + Sixteen<Eight = Lane8<Self>> {
    /// Whether they are here.
    fn is_here() -> bool;

    /// Runs a task compiled for them.
    ///
    /// # Safety
    ///
    /// They must be here.
    unsafe fn run<T: Task>(task: T) -> T::Output;
}

/// Which instructions they are, and how a task is compiled for them.
macro_rules! machine {
    ($machine:ident: $($feature:tt)+) => {
        impl Machine for $machine {
            fn is_here() -> bool {
                $(is_x86_feature_detected!($feature))&&+
            }

            $(#[target_feature(enable = $feature)])+
            unsafe fn run<T: Task>(task: T) -> T::Output {
                task.run::<Lane8<Self>>()
            }
        }
    };
}

machine!(Avx2: "avx2" "fma");
machine!(AvxVnni: "avx2" "fma" "avxvnni");
machine!(Avx512: "avx2" "fma" "avx512f" "avx512bw" "avx512vl" "avx512vnni");

/// Eight `f32` in a register.
#[derive(Clone, Copy)]
pub(super) struct Lane8<M>(__m256, PhantomData<M>);

impl<M> Lane8<M> {
    #[inline(always)]
    fn of(register: __m256) -> Lane8<M> {
        Lane8(register, PhantomData)
    }
}

// SAFETY, for every block below: a `Lane8` is used only in tasks that `Proof::run` runs, where the instructions exist;
// loads and stores are unaligned and go through references to arrays as long as the register.
impl<M: Machine> Lanes for Lane8<M> {
    type Sixteen = M;

    #[inline(always)]
    fn splat(x: f32) -> Self {
        Lane8::of(unsafe { _mm256_set1_ps(x) })
    }

    #[inline(always)]
    fn load(x: &[f32; 8]) -> Self {
        Lane8::of(unsafe { _mm256_loadu_ps(x.as_ptr()) })
    }

    #[inline(always)]
    fn store(self, to: &mut [f32; 8]) {
        unsafe { _mm256_storeu_ps(to.as_mut_ptr(), self.0) }
    }

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Lane8::of(unsafe { _mm256_add_ps(self.0, other.0) })
    }

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Lane8::of(unsafe { _mm256_sub_ps(self.0, other.0) })
    }

    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Lane8::of(unsafe { _mm256_mul_ps(self.0, other.0) })
    }

    #[inline(always)]
    fn mul_add(self, factor: Self, addend: Self) -> Self {
        Lane8::of(unsafe { _mm256_fmadd_ps(self.0, factor.0, addend.0) })
    }

    #[inline(always)]
    fn max(self, other: Self) -> Self {
        Lane8::of(unsafe { _mm256_max_ps(self.0, other.0) })
    }

    #[inline(always)]
    fn min(self, other: Self) -> Self {
        Lane8::of(unsafe { _mm256_min_ps(self.0, other.0) })
    }

    #[inline(always)]
    fn abs(self) -> Self {
        Lane8::of(unsafe { _mm256_andnot_ps(_mm256_set1_ps(-0.0), self.0) })
    }

    #[inline(always)]
    fn scale_by_power(self, power: Self) -> Self {
        Lane8::of(unsafe {
            let exponents = _mm256_slli_epi32::<23>(_mm256_castps_si256(power.0));
            _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(self.0), exponents))
        })
    }
}

/// The part of [`Sixteen`] that is the same wherever sixteen sums are two registers.
macro_rules! two_registers {
    () => {
        type Eight = Lane8<Self>;
        type Sums = [__m256i; 2];
        type Wide = [__m256; 2];
        const REGISTERS: Registers = Registers::Two;

        #[inline(always)]
        fn sums(x: &[[i32; 8]; 2]) -> [__m256i; 2] {
            unsafe { [_mm256_loadu_si256(x[0].as_ptr().cast()), _mm256_loadu_si256(x[1].as_ptr().cast())] }
        }

        #[inline(always)]
        fn numbers(sums: [__m256i; 2]) -> [Lane8<Self>; 2] {
            Self::halves(unsafe { [_mm256_cvtepi32_ps(sums[0]), _mm256_cvtepi32_ps(sums[1])] })
        }

        #[inline(always)]
        fn zeros() -> [__m256; 2] {
            [unsafe { _mm256_setzero_ps() }; 2]
        }

        #[inline(always)]
        fn add_line(sum: [__m256; 2], x: f32, line: &Line) -> [__m256; 2] {
            unsafe {
                let x = _mm256_set1_ps(x);
                let [left, right] =
                    [_mm256_loadu_ps(line.0[0].as_ptr()), _mm256_loadu_ps(line.0[1].as_ptr())];
                [_mm256_fmadd_ps(x, left, sum[0]), _mm256_fmadd_ps(x, right, sum[1])]
            }
        }

        #[inline(always)]
        fn halves(wide: [__m256; 2]) -> [Lane8<Self>; 2] {
            [Lane8::of(wide[0]), Lane8::of(wide[1])]
        }
    };
}

/// The same four bytes, eight times.
#[inline(always)]
fn repeated(x: [u8; 4]) -> __m256i {
    unsafe { _mm256_set1_epi32(i32::from_ne_bytes(x)) }
}

#[inline(always)]
fn weights(x: &[i8; 32]) -> __m256i {
    unsafe { _mm256_loadu_si256(x.as_ptr().cast()) }
}

impl Sixteen for Avx2 {
    two_registers!();

    #[inline(always)]
    fn add_products<const D: usize>(
        sums: [__m256i; 2],
        inputs: &[[u8; 4]; D],
        blocks: &[Block; D],
    ) -> [__m256i; 2] {
        unsafe {
            // Neighbouring products are added in sixteen bits, and those of all blocks before they are widened.
            let x = repeated(inputs[0]);
            let mut left = _mm256_maddubs_epi16(x, weights(&blocks[0].0[0]));
            let mut right = _mm256_maddubs_epi16(x, weights(&blocks[0].0[1]));
            for d in 1..D {
                let x = repeated(inputs[d]);
                left = _mm256_add_epi16(left, _mm256_maddubs_epi16(x, weights(&blocks[d].0[0])));
                right = _mm256_add_epi16(right, _mm256_maddubs_epi16(x, weights(&blocks[d].0[1])));
            }
            let one = _mm256_set1_epi16(1);
            [
                _mm256_add_epi32(sums[0], _mm256_madd_epi16(left, one)),
                _mm256_add_epi32(sums[1], _mm256_madd_epi16(right, one)),
            ]
        }
    }
}

impl Sixteen for AvxVnni {
    two_registers!();

    #[inline(always)]
    fn add_products<const D: usize>(
        mut sums: [__m256i; 2],
        inputs: &[[u8; 4]; D],
        blocks: &[Block; D],
    ) -> [__m256i; 2] {
        for d in 0..D {
            unsafe {
                let x = repeated(inputs[d]);
                sums[0] = _mm256_dpbusd_avx_epi32(sums[0], x, weights(&blocks[d].0[0]));
                sums[1] = _mm256_dpbusd_avx_epi32(sums[1], x, weights(&blocks[d].0[1]));
            }
        }
        sums
    }
}

impl Sixteen for Avx512 {
    type Eight = Lane8<Avx512>;
    type Sums = __m512i;
    type Wide = __m512;
    const REGISTERS: Registers = Registers::One;

    #[inline(always)]
    fn sums(x: &[[i32; 8]; 2]) -> __m512i {
        unsafe { _mm512_loadu_si512(x.as_ptr().cast()) }
    }

    #[inline(always)]
    fn add_products<const D: usize>(
        mut sums: __m512i,
        inputs: &[[u8; 4]; D],
        blocks: &[Block; D],
    ) -> __m512i {
        for d in 0..D {
            sums = unsafe {
                let x = _mm512_set1_epi32(i32::from_ne_bytes(inputs[d]));
                _mm512_dpbusd_epi32(sums, x, _mm512_loadu_si512(blocks[d].0.as_ptr().cast()))
            };
        }
        sums
    }

    #[inline(always)]
    fn numbers(sums: __m512i) -> [Lane8<Avx512>; 2] {
        Avx512::halves(unsafe { _mm512_cvtepi32_ps(sums) })
    }

    #[inline(always)]
    fn zeros() -> __m512 {
        unsafe { _mm512_setzero_ps() }
    }

    #[inline(always)]
    fn add_line(sum: __m512, x: f32, line: &Line) -> __m512 {
        unsafe { _mm512_fmadd_ps(_mm512_set1_ps(x), _mm512_loadu_ps(line.0.as_ptr().cast()), sum) }
    }

    #[inline(always)]
    fn halves(wide: __m512) -> [Lane8<Avx512>; 2] {
        unsafe {
            let right = _mm512_extractf64x4_pd::<1>(_mm512_castps_pd(wide));
            [Lane8::of(_mm512_castps512_ps256(wide)), Lane8::of(_mm256_castpd_ps(right))]
        }
    }
}
