//! The one place with unsafe code: each piece of arithmetic compiled for AVX2 beside its portable twin.
//!
//! The twins give the same bits: whole numbers are exact, and numbers with a point go through one source
//! ([`super::lanes`]) whose order of operations is fixed.
#![allow(unsafe_code)]

use super::attention::{self, Buffers, Head};
use super::lanes;
use super::linear::{self, Out, Rounded, Weights};

/// How to do the arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kernel {
    /// As any machine can.
    Portable,
    /// With AVX2 and FMA; made by [`Kernel::best`] only, which has looked whether they are there.
    #[cfg(target_arch = "x86_64")]
    Avx2,
}

impl Kernel {
    /// The fastest that this machine can do.
    pub(super) fn best() -> Kernel {
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            return Kernel::Avx2;
        }
        Kernel::Portable
    }
}

/// Declares functions that choose between two compilations of one source.
macro_rules! twice {
    ($($(#[$doc:meta])* fn $name:ident($($arg:ident: $type:ty),*) $(-> $out:ty)? = $portable:expr, $avx2:expr;)*) => {
        $($(#[$doc])*
        pub(super) fn $name(kernel: Kernel, $($arg: $type),*) $(-> $out)? {
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2,fma")]
            fn avx2($($arg: $type),*) $(-> $out)? {
                $avx2($($arg),*)
            }
            match kernel {
                Kernel::Portable => $portable($($arg),*),
                // SAFETY: the variant is made only where the features were detected.
                #[cfg(target_arch = "x86_64")]
                Kernel::Avx2 => unsafe { avx2($($arg),*) },
            }
        })*
    };
}

twice! {
    /// See [`lanes::quantise`].
    fn quantise(row: &[f32], out: &mut [u8]) -> f32 = lanes::quantise, lanes::quantise;
    /// See [`lanes::gelu`].
    fn gelu(values: &mut [f32]) = lanes::gelu, lanes::gelu;
    /// See [`lanes::norm`].
    fn norm(rows: &mut [f32], weight: &[f32], bias: &[f32], epsilon: f32) = lanes::norm, lanes::norm;
    /// See [`lanes::dot`].
    fn dot(a: &[f32], b: &[f32]) -> f32 = lanes::dot, lanes::dot;
    /// See [`attention::attend`].
    fn attend(rows: &[f32], head: Head, buffers: &mut Buffers, out: &mut [f32]) = attention::attend, attention::attend;
    /// See [`linear::multiply`].
    fn multiply(packed: &[Weights], outs: &[Out], rounded: Rounded, outputs: usize, output: &mut [f32]) =
        |packed, outs, rounded, outputs, output| {
            linear::multiply(packed, outs, rounded, outputs, output, linear::portable_sums);
        },
        |packed, outs, rounded, outputs, output| {
            linear::multiply(packed, outs, rounded, outputs, output, |weights, rows| avx2_sums(weights, rows));
        };
}

/// [`linear::portable_sums`] with the instructions that multiply 32 pairs of bytes at once.
///
/// Inputs are at most 127 and weights between -127 and 127, so a sum of two products stays within 16 bits.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
#[inline]
fn avx2_sums(weights: &[Weights], rows: [&[[u8; linear::GROUP]]; linear::TILE]) -> linear::Sums {
    use std::arch::x86_64::{
        __m256i, _mm256_add_epi32, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_maddubs_epi16,
        _mm256_set1_epi16, _mm256_set1_epi32, _mm256_setzero_si256, _mm256_storeu_si256,
    };
    let ones = _mm256_set1_epi16(1);
    let mut sums = [[_mm256_setzero_si256(); 2]; linear::TILE];
    let [a, b, c, d] = rows;
    for ((((weights, a), b), c), d) in weights.iter().zip(a).zip(b).zip(c).zip(d) {
        let at = weights.as_ptr().cast::<__m256i>();
        // SAFETY: a group of weights is 64 bytes, two vectors of 32.
        let halves = unsafe { [_mm256_loadu_si256(at), _mm256_loadu_si256(at.add(1))] };
        for (sums, bytes) in sums.iter_mut().zip([a, b, c, d]) {
            let input = _mm256_set1_epi32(i32::from_le_bytes(*bytes));
            for (sum, half) in sums.iter_mut().zip(halves) {
                let pairs = _mm256_maddubs_epi16(input, half);
                *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(pairs, ones));
            }
        }
    }
    let mut out = [[0; linear::PANEL]; linear::TILE];
    for (out, sums) in out.iter_mut().zip(sums) {
        let at = out.as_mut_ptr().cast::<__m256i>();
        // SAFETY: a row of sums is 64 bytes, two vectors of 32.
        unsafe {
            _mm256_storeu_si256(at, sums[0]);
            _mm256_storeu_si256(at.add(1), sums[1]);
        }
    }
    out
}
