//! Lanes in AVX2 registers: the one place with unsafe code.
//!
//! It rests on one thing: an [`Avx2`] exists only where the machine has AVX2 and FMA, and [`Avx2::run`] is the only
//! way to run a task over [`Lane8`].
#![allow(unsafe_code)]

use std::arch::x86_64::*;

use super::lanes::{Lanes, Task};

/// Proof that this machine has AVX2 and FMA.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Avx2(());

impl Avx2 {
    /// The proof, if it is so. The standard library asks the machine once and remembers.
    #[must_use]
    pub fn detect() -> Option<Avx2> {
        (is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma")).then_some(Avx2(()))
    }

    pub(super) fn run<T: Task>(self, task: T) -> T::Output {
        // SAFETY: `self` exists, so the machine has what `run_compiled` is compiled for.
        unsafe { run_compiled(task) }
    }
}

#[target_feature(enable = "avx2,fma")]
fn run_compiled<T: Task>(task: T) -> T::Output {
    task.run::<Lane8>()
}

/// Eight `f32` in a register.
#[derive(Clone, Copy)]
pub(super) struct Lane8(__m256);

// SAFETY, for every block below: a `Lane8` is used only in tasks that `Avx2::run` runs, where the instructions exist;
// loads and stores are unaligned and go through references to arrays of 32 bytes.
impl Lanes for Lane8 {
    type Ints = __m256i;
    type Bytes = __m256i;
    type Shorts = __m256i;

    #[inline(always)]
    fn splat(x: f32) -> Lane8 {
        Lane8(unsafe { _mm256_set1_ps(x) })
    }

    #[inline(always)]
    fn load(x: &[f32; 8]) -> Lane8 {
        Lane8(unsafe { _mm256_loadu_ps(x.as_ptr()) })
    }

    #[inline(always)]
    fn store(self, to: &mut [f32; 8]) {
        unsafe { _mm256_storeu_ps(to.as_mut_ptr(), self.0) }
    }

    #[inline(always)]
    fn add(self, other: Lane8) -> Lane8 {
        Lane8(unsafe { _mm256_add_ps(self.0, other.0) })
    }

    #[inline(always)]
    fn sub(self, other: Lane8) -> Lane8 {
        Lane8(unsafe { _mm256_sub_ps(self.0, other.0) })
    }

    #[inline(always)]
    fn mul(self, other: Lane8) -> Lane8 {
        Lane8(unsafe { _mm256_mul_ps(self.0, other.0) })
    }

    #[inline(always)]
    fn mul_add(self, factor: Lane8, addend: Lane8) -> Lane8 {
        Lane8(unsafe { _mm256_fmadd_ps(self.0, factor.0, addend.0) })
    }

    #[inline(always)]
    fn max(self, other: Lane8) -> Lane8 {
        Lane8(unsafe { _mm256_max_ps(self.0, other.0) })
    }

    #[inline(always)]
    fn min(self, other: Lane8) -> Lane8 {
        Lane8(unsafe { _mm256_min_ps(self.0, other.0) })
    }

    #[inline(always)]
    fn abs(self) -> Lane8 {
        Lane8(unsafe { _mm256_andnot_ps(_mm256_set1_ps(-0.0), self.0) })
    }

    #[inline(always)]
    fn scale_by_power(self, power: Lane8) -> Lane8 {
        Lane8(unsafe {
            let exponents = _mm256_slli_epi32::<23>(_mm256_castps_si256(power.0));
            _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(self.0), exponents))
        })
    }

    #[inline(always)]
    fn from_ints(x: __m256i) -> Lane8 {
        Lane8(unsafe { _mm256_cvtepi32_ps(x) })
    }

    #[inline(always)]
    fn ints(x: &[i32; 8]) -> __m256i {
        unsafe { _mm256_loadu_si256(x.as_ptr().cast()) }
    }

    #[inline(always)]
    fn weights(x: &[i8; 32]) -> __m256i {
        unsafe { _mm256_loadu_si256(x.as_ptr().cast()) }
    }

    #[inline(always)]
    fn inputs(x: &[u8; 4]) -> __m256i {
        unsafe { _mm256_set1_epi32(i32::from_ne_bytes(*x)) }
    }

    #[inline(always)]
    fn products(inputs: __m256i, weights: __m256i) -> __m256i {
        unsafe { _mm256_maddubs_epi16(inputs, weights) }
    }

    #[inline(always)]
    fn add_shorts(a: __m256i, b: __m256i) -> __m256i {
        unsafe { _mm256_add_epi16(a, b) }
    }

    #[inline(always)]
    fn add_to(sum: __m256i, shorts: __m256i) -> __m256i {
        unsafe { _mm256_add_epi32(sum, _mm256_madd_epi16(shorts, _mm256_set1_epi16(1))) }
    }

    #[inline(always)]
    fn bytes_of(shorts: __m256i) -> __m256i {
        shorts
    }
}
