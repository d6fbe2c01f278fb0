//! The functions between the layers: `exp` and the error function of GELU, over lanes.

use super::lanes::{Kernel, Lanes, Task};

/// Adding it to a number of small size rounds that to an integer and leaves the integer in the low bits.
pub(super) const ROUNDER: f32 = 12_582_912.0;

/// 2ˣ on -0.5..=0.5, fitted to the least relative error (7.5e-8).
const EXP2: [f32; 6] =
    [1.000_000_1, 0.693_146_97, 0.240_221_18, 0.055_507_145, 0.009_675_661, 0.001_327_637_3];

/// `exp(factor · x)` for many `x` and one factor: the factor in base two, in two parts, and the least `x` it is for.
#[derive(Clone, Copy)]
pub(super) struct Exp<L> {
    high: L,
    low: L,
    least: L,
}

impl<L: Lanes> Exp<L> {
    /// For a `factor` over zero.
    #[inline(always)]
    pub(super) fn new(factor: f32) -> Exp<L> {
        let exact = f64::from(factor) * std::f64::consts::LOG2_E;
        let high = exact as f32;
        let low = (exact - f64::from(high)) as f32;
        Exp { high: L::splat(high), low: L::splat(low), least: L::splat(-126.0 / high) }
    }

    /// For `x` not over zero, with a relative error under 2.5e-7. Where the result would be under 2⁻¹²⁶, and for what
    /// is no number, it is about that.
    ///
    /// One `x` is a long chain of operations that wait for each other, so several go side by side.
    #[inline(always)]
    pub(super) fn of<const N: usize>(self, mut x: [L; N]) -> [L; N] {
        let rounder = L::splat(ROUNDER);
        let mut power = x;
        for i in 0..N {
            x[i] = x[i].max(self.least);
            power[i] = x[i].mul_add(self.high, rounder);
        }
        for i in 0..N {
            let part = x[i].mul_add(self.high, rounder.sub(power[i]));
            x[i] = x[i].mul_add(self.low, part);
        }
        let mut y = polynomials(x, &EXP2);
        for i in 0..N {
            y[i] = y[i].scale_by_power(power[i]);
        }
        y
    }
}

/// The first coefficient is that of x⁰.
#[inline(always)]
fn polynomials<L: Lanes, const N: usize, const C: usize>(x: [L; N], coefficients: &[f32; C]) -> [L; N] {
    let mut y = [L::splat(coefficients[C - 1]); N];
    for &c in coefficients[..C - 1].iter().rev() {
        for i in 0..N {
            y[i] = y[i].mul_add(x[i], L::splat(c));
        }
    }
    y
}

/// From here on GELU is `x`, and from minus this on down it is 0.
const GELU_END: f32 = 4.5;

/// (Φ(x) - 0.5) / x in x², fitted to the least error of x·Φ(x) (3.4e-5), reaching 0.5 / x at the end.
const GELU: [f32; 9] = [
    3.987_089e-1,
    -6.597_789e-2,
    9.581_032e-3,
    -1.036_364_3e-3,
    8.122_757e-5,
    -4.433_343e-6,
    1.581_144_3e-7,
    -3.286_448_4e-9,
    3.003_005_6e-11,
];

/// x·Φ(x), side by side as in [`Exp::of`].
#[inline(always)]
pub(super) fn gelu_lanes<L: Lanes, const N: usize>(x: [L; N]) -> [L; N] {
    let half = L::splat(0.5);
    let (mut near, mut square) = (x, x);
    for i in 0..N {
        near[i] = x[i].max(L::splat(-GELU_END)).min(L::splat(GELU_END));
        square[i] = near[i].mul(near[i]);
    }
    let mut y = polynomials(square, &GELU);
    for i in 0..N {
        let beyond_half = near[i].mul(y[i]).max(L::splat(-0.5)).min(half);
        y[i] = x[i].mul_add(beyond_half, x[i].mul(half));
    }
    y
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
        let (chunks, rest) = self.x.as_chunks_mut::<16>();
        for chunk in chunks {
            gelu_of_16::<L>(chunk);
        }
        let mut last = [0.0; 16];
        last[..rest.len()].copy_from_slice(rest);
        gelu_of_16::<L>(&mut last);
        rest.copy_from_slice(&last[..rest.len()]);
    }
}

#[inline(always)]
fn gelu_of_16<L: Lanes>(x: &mut [f32; 16]) {
    let (halves, _) = x.as_chunks_mut::<8>();
    let [left, right] = gelu_lanes([L::load(&halves[0]), L::load(&halves[1])]);
    left.store(&mut halves[0]);
    right.store(&mut halves[1]);
}

#[cfg(test)]
mod tests {
    use super::super::lanes::Portable;
    use super::*;

    fn exp(factor: f32, x: f32) -> f32 {
        let mut y = [0.0; 8];
        Exp::new(factor).of([Portable::splat(x)])[0].store(&mut y);
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
        for factor in [1.0, 0.176_776_7] {
            for i in -87_000..=0 {
                let x = i as f32 / 1000.0;
                let want = (f64::from(factor) * f64::from(x)).exp();
                let off = (f64::from(exp(factor, x)) - want).abs() / want;
                assert!(off < 2.5e-7, "exp({factor} · {x}) is off by {off}");
            }
        }
    }

    #[test]
    fn exp_has_an_end() {
        for x in [-88.0, f32::NEG_INFINITY, f32::NAN] {
            let y = exp(1.0, x);
            assert!(y > 0.0 && y < 1.3e-38, "exp({x}) is {y}");
        }
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
