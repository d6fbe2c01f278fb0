//! Arithmetic on slices in a fixed order, so that every machine and compiler gives the same bits.
//!
//! Sums run over eight lanes that are added up in one order at the end, and products are fused (`mul_add`, exact
//! everywhere). Each function is compiled twice, plainly and for AVX2: see [`super::simd`].

/// Numbers that are worked on side by side.
pub(super) const LANES: usize = 8;

/// Eight numbers side by side.
pub(super) type Lane = [f32; LANES];

/// Adds up the lanes, always in the same order.
#[inline(always)]
pub(super) fn total(lanes: Lane) -> f32 {
    let [a, b, c, d, e, f, g, h] = lanes;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// `sum + a × b` lane by lane.
#[inline(always)]
pub(super) fn multiply_add(sum: &mut Lane, a: &Lane, b: &Lane) {
    for ((sum, a), b) in sum.iter_mut().zip(a).zip(b) {
        *sum = a.mul_add(*b, *sum);
    }
}

/// `sum + a × number` lane by lane.
#[inline(always)]
pub(super) fn multiply_add_by(sum: &mut Lane, a: &Lane, number: f32) {
    for (sum, a) in sum.iter_mut().zip(a) {
        *sum = a.mul_add(number, *sum);
    }
}

/// The sum of a slice.
#[inline(always)]
pub(super) fn sum(values: &[f32]) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, value)| *lane += value);
    }
    rest.iter().fold(total(lanes), |sum, value| sum + value)
}

/// The product of two slices of one length, summed.
#[inline(always)]
pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let mut lanes = [0.0; LANES];
    a.iter().zip(b).for_each(|(a, b)| multiply_add(&mut lanes, a, b));
    a_rest.iter().zip(b_rest).fold(total(lanes), |sum, (a, b)| a.mul_add(*b, sum))
}

/// The largest of a slice; `least` when it is empty or nothing is larger.
#[inline(always)]
pub(super) fn largest(values: &[f32], least: f32) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [least; LANES];
    for chunk in chunks {
        lanes
            .iter_mut()
            .zip(chunk)
            .for_each(|(lane, &value)| *lane = if value > *lane { value } else { *lane });
    }
    let all = lanes.iter().chain(rest);
    all.fold(least, |most, &value| if value > most { value } else { most })
}

/// The largest absolute value of a slice.
#[inline(always)]
pub(super) fn largest_size(values: &[f32]) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0_f32; LANES];
    for chunk in chunks {
        for (lane, &value) in lanes.iter_mut().zip(chunk) {
            *lane = if value.abs() > *lane { value.abs() } else { *lane };
        }
    }
    lanes
        .iter()
        .chain(rest)
        .fold(0.0, |most: f32, &value| if value.abs() > most { value.abs() } else { most })
}

/// Adding it rounds a number of moderate size to a whole one and leaves that in the low bits.
const ROUNDER: f32 = 12_582_912.0;

/// `e` to a number of at most 0, to about 1e-7; numbers below -87 give what -87 gives.
///
/// Range reduction by powers of two and a polynomial, after Cephes' `expf` (Moshier).
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
    let x = if x > -87.0 { x } else { -87.0 };
    let shifted = x.mul_add(std::f32::consts::LOG2_E, ROUNDER);
    let power = shifted - ROUNDER;
    let rest = power.mul_add(2.121_944_4e-4, power.mul_add(-0.693_359_4, x));
    let terms = [1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5];
    let series = terms.iter().fold(1.987_569_2e-4_f32, |sum, term| sum.mul_add(rest, *term));
    let value = series.mul_add(rest * rest, rest + 1.0);
    let exponent = shifted.to_bits().wrapping_shl(23);
    f32::from_bits(value.to_bits().wrapping_add(exponent))
}

/// GELU of every number: `x/2 · (1 + erf(x/√2))`, to about 1e-6.
///
/// `erf` as the rational function of Eigen, which is cut off where it rounds to one.
#[inline(always)]
pub(super) fn gelu(values: &mut [f32]) {
    for value in values {
        let z = *value * std::f32::consts::FRAC_1_SQRT_2;
        let z = if z > -4.0 { z } else { -4.0 };
        let z = if z < 4.0 { z } else { 4.0 };
        let square = z * z;
        let above =
            [2.770_681_4e-8, -2.101_024e-6, -5.692_506_3e-5, -7.349_906_4e-4, -2.954_6e-3, -1.609_603_3e-2];
        let below = [-2.133_740_5e-4, -1.682_827e-3, -7.373_329e-3, -1.426_473_9e-2];
        let above = above.iter().fold(-2.726_142_3e-10_f32, |sum, term| sum.mul_add(square, *term));
        let below = below.iter().fold(-1.456_607_2e-5_f32, |sum, term| sum.mul_add(square, *term));
        let erf = z * above / below;
        *value = (0.5 * *value).mul_add(erf, 0.5 * *value);
    }
}

/// Turns scores into shares that sum to one.
#[inline(always)]
pub(super) fn softmax(scores: &mut [f32]) {
    let top = largest(scores, f32::MIN);
    for score in scores.iter_mut() {
        *score = exp(*score - top);
    }
    let share = 1.0 / sum(scores);
    for score in scores {
        *score *= share;
    }
}

/// Brings every row of `weight.len()` numbers to mean 0 and variance 1, then scales and shifts it.
///
/// Source: Ba, Kiros and Hinton, "Layer normalization" (2016).
#[inline(always)]
pub(super) fn norm(rows: &mut [f32], weight: &[f32], bias: &[f32], epsilon: f32) {
    let width = weight.len();
    for row in rows.chunks_exact_mut(width) {
        let mean = sum(row) / width as f32;
        row.iter_mut().for_each(|value| *value -= mean);
        let variance = dot(row, row) / width as f32;
        let scale = 1.0 / (variance + epsilon).sqrt();
        for ((value, weight), bias) in row.iter_mut().zip(weight).zip(bias) {
            *value = (*value * scale).mul_add(*weight, *bias);
        }
    }
}

/// Largest activation after quantisation: 7 bits with sign.
const LEVELS: f32 = 63.0;
/// What is added to make them unsigned.
pub(super) const ZERO: u8 = 64;

/// A row as unsigned bytes of at most 127 round [`ZERO`], and the number that one step stands for. What is no number
/// becomes a whole number all the same.
#[inline(always)]
pub(super) fn quantise(row: &[f32], out: &mut [u8]) -> f32 {
    let step = largest_size(row) / LEVELS;
    let inverse = if step > 0.0 { 1.0 / step } else { 0.0 };
    for (byte, value) in out.iter_mut().zip(row) {
        let scaled = value * inverse;
        let scaled = if scaled > -LEVELS { scaled } else { -LEVELS };
        let scaled = if scaled < LEVELS { scaled } else { LEVELS };
        *byte = ((scaled + ROUNDER).to_bits() as u8).wrapping_add(ZERO);
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponentials_are_close() {
        for step in 0..=8700 {
            let x = -f64::from(step) / 100.0;
            let (got, right) = (f64::from(exp(x as f32)), libm::exp(f64::from(x as f32)));
            assert!((got / right - 1.0).abs() < 4e-7, "{x}: {got} {right}");
        }
        assert_eq!(exp(f32::NAN), exp(-87.0));
        assert_eq!(exp(f32::NEG_INFINITY), exp(-87.0));
    }

    #[test]
    fn gelu_is_close() {
        for step in -1000..=1000 {
            let x = f64::from(step) / 100.0;
            let mut got = [x as f32];
            gelu(&mut got);
            let right = 0.5 * x * (1.0 + libm::erf(x * std::f64::consts::FRAC_1_SQRT_2));
            assert!((f64::from(got[0]) - right).abs() < 2e-5, "{x}: {} {right}", got[0]);
        }
    }

    #[test]
    fn shares_sum_to_one() {
        let mut scores = [1.0, 2.0, 3.0, -200.0, 0.0, 0.0, 1.5, 2.5, 9.0];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(scores[8] > 0.99);
    }

    #[test]
    fn a_normed_row_has_mean_zero_and_variance_one() {
        let mut row: Vec<f32> = (0..24).map(|n| (n * n) as f32).collect();
        norm(&mut row, &[1.0; 24], &[0.0; 24], 1e-12);
        assert!(sum(&row).abs() < 1e-4);
        assert!((dot(&row, &row) / 24.0 - 1.0).abs() < 1e-4);
    }

    #[test]
    fn quantised_rows_keep_their_values_to_half_a_step() {
        let row = [0.5, -1.0, 0.013, 0.0, 1.0];
        let mut bytes = [0; 5];
        let step = quantise(&row, &mut bytes);
        for (value, byte) in row.iter().zip(bytes) {
            assert!((f32::from(byte) - 64.0).mul_add(step, -value).abs() <= step / 2.0 + 1e-6);
        }
    }

    #[test]
    fn what_is_no_number_does_no_harm() {
        let mut bytes = [0; 3];
        quantise(&[f32::NAN, f32::INFINITY, 1.0], &mut bytes);
        assert!(bytes.iter().all(|&byte| byte <= 127));
    }
}
