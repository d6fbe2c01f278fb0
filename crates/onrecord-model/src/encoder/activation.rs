//! The functions between the layers: `exp` and the error function of GELU, over lanes.

use super::lanes::{Kernel, Lanes, Task};

/// Adding it to a number of small size rounds that to an integer and leaves the integer in the low bits.
pub(super) const ROUNDER: f32 = 12_582_912.0;

/// 2ˣ on -0.5..=0.5, fitted to the least relative error (7.5e-8).
const EXP2: [f32; 6] =
    [1.000_000_07, 0.693_146_97, 0.240_221_18, 0.055_507_145, 0.009_675_661, 0.001_327_637_3];

const LOG2_E: f32 = std::f32::consts::LOG2_E;
/// What is missing from `LOG2_E`.
const LOG2_E_LOW: f32 = 1.925_963e-8;

/// eˣ with a relative error under 2.5e-7 for x in -87..=88; beyond, and for what is no number, the nearest end's.
#[inline(always)]
pub(super) fn exp<L: Lanes>(x: L) -> L {
    let x = x.max(L::splat(-87.0)).min(L::splat(88.0));
    let rounder = L::splat(ROUNDER);
    let power = x.mul_add(L::splat(LOG2_E), rounder);
    let whole = power.sub(rounder);
    let part = x.mul_add(L::splat(LOG2_E), L::splat(0.0).sub(whole));
    let part = x.mul_add(L::splat(LOG2_E_LOW), part);
    polynomial(part, &EXP2).scale_by_power(power)
}

/// The first coefficient is that of x⁰.
#[inline(always)]
fn polynomial<L: Lanes, const N: usize>(x: L, coefficients: &[f32; N]) -> L {
    let mut y = L::splat(coefficients[N - 1]);
    for &c in coefficients[..N - 1].iter().rev() {
        y = y.mul_add(x, L::splat(c));
    }
    y
}

/// From here on GELU is `x`, and from minus this on down it is 0.
const GELU_END: f32 = 4.5;

/// (Φ(x) - 0.5) / x in x², fitted to the least error of x·Φ(x) (3.4e-5), reaching 0.5 / x at the end.
const GELU: [f32; 9] = [
    3.987_089_1e-1,
    -6.597_788_5e-2,
    9.581_032e-3,
    -1.036_364_3e-3,
    8.122_756_5e-5,
    -4.433_343e-6,
    1.581_144_3e-7,
    -3.286_448_4e-9,
    3.003_005_6e-11,
];

/// x·Φ(x).
#[inline(always)]
pub(super) fn gelu_lanes<L: Lanes>(x: L) -> L {
    let (end, half) = (L::splat(GELU_END), L::splat(0.5));
    let near = x.max(L::splat(-GELU_END)).min(end);
    let beyond_half = near.mul(polynomial(near.mul(near), &GELU));
    let beyond_half = beyond_half.max(L::splat(-0.5)).min(half);
    x.mul_add(beyond_half, x.mul(half))
}

/// GELU of each, in place: `0.5·x·(1 + erf(x/√2))` with an absolute error under 1e-4.
pub fn gelu(kernel: Kernel, x: &mut [f32]) {
    kernel.run(Gelu { x });
}

struct Gelu<'a> {
    x: &'a mut [f32],
}

impl Task for Gelu<'_> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self) {
        let (chunks, rest) = self.x.as_chunks_mut::<8>();
        for chunk in chunks {
            gelu_lanes(L::load(chunk)).store(chunk);
        }
        let mut last = [0.0; 8];
        last[..rest.len()].copy_from_slice(rest);
        gelu_lanes(L::load(&last)).store(&mut last);
        rest.copy_from_slice(&last[..rest.len()]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lanes::Portable;
    use super::*;

    fn exp1(x: f32) -> f32 {
        let mut y = [0.0; 8];
        exp(Portable::splat(x)).store(&mut y);
        y[0]
    }

    /// Taylor's series where it is good, the end where not.
    fn erf(x: f64) -> f64 {
        if x.abs() > 4.5 {
            return x.signum();
        }
        let (mut term, mut sum) = (x, x);
        for n in 1..200 {
            term *= -x * x / f64::from(n);
            sum += term / f64::from(2 * n + 1);
        }
        sum * std::f64::consts::FRAC_2_SQRT_PI
    }

    #[test]
    fn exp_is_close() {
        for i in -87_000..=88_000 {
            let x = i as f32 / 1000.0;
            let want = f64::from(x).exp();
            let off = (f64::from(exp1(x)) - want).abs() / want;
            assert!(off < 2.5e-7, "exp({x}) is off by {off}");
        }
    }

    #[test]
    fn exp_has_ends() {
        assert_eq!(exp1(f32::NEG_INFINITY), exp1(-87.0));
        assert_eq!(exp1(f32::INFINITY), exp1(88.0));
        assert!(exp1(f32::NAN).is_finite());
    }

    #[test]
    fn gelu_is_close() {
        for i in -100_000..=100_000_i32 {
            let x = i as f32 / 10_000.0;
            let mut y = [x];
            gelu(Kernel::Portable, &mut y);
            let want = 0.5 * f64::from(x) * (1.0 + erf(f64::from(x) / 2f64.sqrt()));
            assert!((f64::from(y[0]) - want).abs() < 1e-4, "gelu({x}) is {} and not {want}", y[0]);
        }
    }

    #[test]
    fn gelu_far_out_is_exact() {
        let mut y = [-1e30, -10.0, 0.0, 10.0, 1e30];
        gelu(Kernel::Portable, &mut y);
        assert_eq!(y, [0.0, 0.0, 0.0, 10.0, 1e30]);
    }
}
