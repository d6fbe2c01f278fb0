//! The encoder against plain arithmetic, and with and without vector instructions: the same bits.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use onrecord_model::encoder::{
    Apart, AttentionRoom, Dense, Encoder, Finish, Kernel, Layer, LayerNorm, Linear, Rounded, Scratch, Words,
    attend, gelu,
};
use proptest::prelude::*;

/// Numbers that look random and are always the same.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / (1u64 << 23) as f32 - 1.0
    }

    /// About normal, with a deviation of one.
    fn normal(&mut self) -> f32 {
        (0..6).map(|_| self.next()).sum::<f32>() / 2f32.sqrt()
    }

    fn floats(&mut self, count: usize) -> Vec<f32> {
        (0..count).map(|_| self.normal()).collect()
    }

    /// `spread` of 20 allows for four products in sixteen bits at a time, of 200 for two only.
    fn weights(&mut self, count: usize, spread: f32) -> Vec<i8> {
        (0..count).map(|_| (self.normal() * spread).clamp(-127.0, 127.0) as i8).collect()
    }

    fn linear(&mut self, inputs: usize, outputs: usize, spread: f32) -> Linear {
        let weights = self.weights(inputs * outputs, spread);
        let scales: Vec<f32> =
            (0..outputs).map(|_| (1.0 + self.next() / 2.0) / spread / (inputs as f32).sqrt()).collect();
        let bias = self.floats(outputs);
        Linear::new(inputs, outputs, &weights, &scales, &bias).unwrap()
    }

    fn norm(&mut self, width: usize) -> LayerNorm {
        let weight = self.floats(width).iter().map(|x| 1.0 + 0.1 * x).collect();
        LayerNorm::new(weight, self.floats(width), 1e-12).unwrap()
    }

    fn layer(&mut self, width: usize, wide: usize, spread: f32) -> Layer {
        Layer {
            query_key_value: self.linear(width, 3 * width, spread),
            attention_out: self.linear(width, width, spread),
            attention_norm: self.norm(width),
            up: self.linear(width, wide, spread),
            down: self.linear(wide, width, spread),
            out_norm: self.norm(width),
        }
    }
}

fn bits(x: &[f32]) -> Vec<u32> {
    x.iter().map(|x| x.to_bits()).collect()
}

fn apply(kernel: Kernel, linear: &Linear, x: &[f32], finish: Finish) -> Vec<f32> {
    let rows = x.len() / linear.inputs();
    let mut out = vec![0.5; rows * linear.outputs()];
    linear.apply(kernel, x, rows, &mut out, finish, &mut Rounded::default());
    out
}

/// Every kernel that this machine has gives what the portable one gives.
fn same_everywhere<T: PartialEq + std::fmt::Debug>(run: impl Fn(Kernel) -> T) -> Result<(), TestCaseError> {
    let portable = run(Kernel::Portable);
    for kernel in Kernel::all() {
        prop_assert_eq!(&run(kernel), &portable, "{}", kernel);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn linear_is_the_same_everywhere(
        seed: u64, inputs in 1..200usize, outputs in 1..80usize, rows in 0..40usize,
        spread in prop::sample::select(vec![10f32, 20.0, 40.0, 80.0, 200.0]),
        finish in prop::sample::select(vec![Finish::Store, Finish::Add, Finish::Gelu]),
    ) {
        let mut numbers = Numbers(seed);
        let linear = numbers.linear(inputs, outputs, spread);
        let x = numbers.floats(rows * inputs);
        same_everywhere(|kernel| bits(&apply(kernel, &linear, &x, finish)))?;
    }

    #[test]
    fn attention_is_the_same_everywhere(
        seed: u64, heads in 1..4usize, size in 1..40usize, rows in 1..60usize,
    ) {
        let width = heads * size;
        let qkv = Numbers(seed).floats(rows * 3 * width);
        let run = |kernel| {
            let mut out = vec![0.0; rows * width];
            attend(kernel, &qkv, width, heads, &mut out, &mut AttentionRoom::default());
            bits(&out)
        };
        same_everywhere(run)?;
    }

    #[test]
    fn norm_and_gelu_and_dense_are_the_same_everywhere(seed: u64, width in 1..100usize, rows in 1..20usize) {
        let mut numbers = Numbers(seed);
        let (norm, weights) = (numbers.norm(width), numbers.floats(3 * width));
        let dense = Dense::new(width, 3, &weights, &numbers.floats(3)).unwrap();
        let x = numbers.floats(rows * width);
        let run = |kernel| {
            let mut y = x.clone();
            norm.apply(kernel, &mut y);
            gelu(kernel, &mut y);
            let mut out = vec![0.0; rows * 3];
            dense.apply(kernel, &y, rows, &mut out);
            (bits(&y), bits(&out))
        };
        same_everywhere(run)?;
    }

    #[test]
    fn layers_are_the_same_everywhere(seed: u64, heads in 1..4usize, rows in 1..80usize) {
        let mut numbers = Numbers(seed);
        let width = 20 * heads;
        let layers = vec![numbers.layer(width, 70, 30.0), numbers.layer(width, 33, 30.0)];
        let encoder = Encoder::new(layers, heads).unwrap();
        let hidden = numbers.floats(rows * width);
        let run = |kernel| {
            let mut hidden = hidden.clone();
            encoder.run(&mut hidden, rows, &mut Scratch::with_kernel(kernel));
            bits(&hidden)
        };
        same_everywhere(run)?;
    }

    #[test]
    fn a_row_does_not_depend_on_the_others(seed: u64, rows in 1..12usize, outputs in 1..40usize) {
        let mut numbers = Numbers(seed);
        let linear = numbers.linear(36, outputs, 30.0);
        let x = numbers.floats(rows * 36);
        let together = apply(Kernel::detect(), &linear, &x, Finish::Store);
        let alone: Vec<f32> =
            x.chunks(36).flat_map(|row| apply(Kernel::detect(), &linear, row, Finish::Store)).collect();
        prop_assert_eq!(bits(&together), bits(&alone));
    }

    #[test]
    fn a_dense_row_does_not_depend_on_the_others(seed: u64, rows in 1..20usize, outputs in 1..40usize) {
        let mut numbers = Numbers(seed);
        let dense = Dense::new(9, outputs, &numbers.floats(9 * outputs), &numbers.floats(outputs)).unwrap();
        let x = numbers.floats(rows * 9);
        let run = |x: &[f32]| {
            let mut out = vec![0.0; x.len() / 9 * outputs];
            dense.apply(Kernel::detect(), x, x.len() / 9, &mut out);
            bits(&out)
        };
        prop_assert_eq!(run(&x), x.chunks(9).flat_map(run).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_stops_at_what_is_no_number(
        seed: u64, at in 0..200usize, bad in prop::sample::select(vec![f32::NAN, f32::INFINITY, -1e38, 1e-40]),
    ) {
        let mut numbers = Numbers(seed);
        let encoder = Encoder::new(vec![numbers.layer(20, 40, 30.0)], 2).unwrap();
        let mut hidden = numbers.floats(200);
        hidden[at] = bad;
        for kernel in Kernel::all() {
            encoder.run(&mut hidden.clone(), 10, &mut Scratch::with_kernel(kernel));
        }
    }
}

/// The rounding to seven bits, in plain arithmetic.
fn rounded(row: &[f32]) -> (Vec<f64>, f64) {
    let top = row.iter().fold(0f32, |top, x| top.max(x.abs()));
    let whole = row.iter().map(|x| f64::from((x * (63.0 / top)).round_ties_even()));
    (whole.collect(), f64::from(top) / 63.0)
}

#[test]
fn linear_is_the_product_of_what_was_rounded() {
    let (inputs, outputs, rows) = (100, 37, 9);
    for spread in [15.0, 40.0, 300.0] {
        let mut numbers = Numbers(7);
        let weights = numbers.weights(inputs * outputs, spread);
        let (scales, bias) = (numbers.floats(outputs), numbers.floats(outputs));
        let linear = Linear::new(inputs, outputs, &weights, &scales, &bias).unwrap();
        let x = numbers.floats(rows * inputs);
        let got = apply(Kernel::detect(), &linear, &x, Finish::Store);
        let added = apply(Kernel::detect(), &linear, &x, Finish::Add);
        for (r, row) in x.chunks(inputs).enumerate() {
            let (row, scale) = rounded(row);
            for (o, weights) in weights.chunks(inputs).enumerate() {
                let sum: f64 = row.iter().zip(weights).map(|(x, &w)| x * f64::from(w)).sum();
                let want = sum * scale * f64::from(scales[o]) + f64::from(bias[o]);
                let near = 1e-5 * want.abs().max(1.0);
                assert!((f64::from(got[r * outputs + o]) - want).abs() < near, "row {r}, output {o}");
                assert!((f64::from(added[r * outputs + o]) - want - 0.5).abs() < near, "row {r}, output {o}");
            }
        }
    }
}

/// One row's attention by one head, in plain arithmetic; `parts` are queries, keys and values, each rows × width.
fn attended(parts: &[Vec<f64>], width: usize, columns: std::ops::Range<usize>, row: usize) -> Vec<f64> {
    let part = |which: usize, row: usize| &parts[which][row * width..][columns.clone()];
    let rows = parts[0].len() / width;
    let size = columns.len() as f64;
    let fit = |key: usize| part(0, row).iter().zip(part(1, key)).map(|(q, k)| q * k).sum::<f64>();
    let weights: Vec<f64> = (0..rows).map(|key| (fit(key) / size.sqrt()).exp()).collect();
    let mean = |column: usize| (0..rows).map(|key| weights[key] * part(2, key)[column]).sum::<f64>();
    (0..columns.len()).map(|column| mean(column) / weights.iter().sum::<f64>()).collect()
}

#[test]
fn attention_is_a_weighted_mean() {
    for (rows, heads, size) in [(1, 1, 32), (7, 2, 32), (16, 3, 5), (50, 2, 20), (33, 1, 64)] {
        let width = heads * size;
        let qkv = Numbers(11).floats(rows * 3 * width);
        let mut out = vec![0.0; rows * width];
        attend(Kernel::detect(), &qkv, width, heads, &mut out, &mut AttentionRoom::default());
        let part = |n: usize| qkv.chunks(width).skip(n).step_by(3).flatten().map(|&x| f64::from(x)).collect();
        let parts = [part(0), part(1), part(2)];
        for row in 0..rows {
            for head in 0..heads {
                let columns = head * size..(head + 1) * size;
                let want = attended(&parts, width, columns.clone(), row);
                for (got, want) in out[row * width..][columns].iter().zip(want) {
                    assert!((f64::from(*got) - want).abs() < 1e-5, "{rows} rows, row {row}, head {head}");
                }
            }
        }
    }
}

/// 127 · 127 in every place, with as many inputs as the network has: the sums are as great as they get.
#[test]
fn great_sums_are_exact() {
    let inputs = 1536;
    let weights: Vec<i8> = [vec![127; inputs], vec![-127; inputs]].concat();
    let linear = Linear::new(inputs, 2, &weights, &[1.0; 2], &[0.0; 2]).unwrap();
    for (x, want) in [(63.0, 63.0), (-63.0, -63.0)] {
        for kernel in Kernel::all() {
            let out = apply(kernel, &linear, &vec![x; inputs], Finish::Store);
            let want = want * 127.0 * inputs as f32;
            assert_eq!(out, [want, -want]);
        }
    }
}

#[test]
fn a_whole_window_runs() {
    let mut numbers = Numbers(3);
    let encoder = Encoder::new(vec![numbers.layer(384, 1536, 25.0)], 12).unwrap();
    let hidden = numbers.floats(512 * 384);
    for rows in [0, 1, 512] {
        let mut one = hidden[..rows * 384].to_vec();
        encoder.run(&mut one, rows, &mut Scratch::new());
        assert!(one.iter().all(|x| x.is_finite()));
        let mut scratch = Scratch::new();
        let mut again = hidden.clone();
        encoder.run(&mut again, 512, &mut scratch);
        let mut other = hidden[..rows * 384].to_vec();
        encoder.run(&mut other, rows, &mut scratch);
        assert_eq!(bits(&one), bits(&other), "what is left in the scratch does not matter");
    }
}

#[test]
fn what_is_not_wanted_is_left_out_and_changes_nothing() {
    let mut numbers = Numbers(5);
    let layers = (0..3).map(|_| numbers.layer(24, 48, 30.0)).collect();
    let encoder = Encoder::new(layers, 2).unwrap();
    let hidden = numbers.floats(11 * 24);
    let mut all = hidden.clone();
    encoder.run(&mut all, 11, &mut Scratch::new());
    let rows: Vec<usize> = (0..11).collect();
    for (from_layer, wanted) in [(0, 0..11), (1, 2..9), (2, 10..11), (3, 3..8), (7, 4..4)] {
        let mut some = hidden.clone();
        let words = Words { rows: &rows, from_layer, wanted: wanted.clone() };
        encoder.run_words(&mut some, &words, &mut Scratch::new());
        assert_eq!(bits(&some), bits(&all[wanted.start * 24..wanted.end * 24]));
    }
}

#[test]
fn texts_read_together_are_read_as_if_alone() {
    let mut numbers = Numbers(7);
    let layers = (0..3).map(|_| numbers.layer(24, 48, 30.0)).collect();
    let encoder = Encoder::new(layers, 2).unwrap();
    let texts: [(usize, &[usize]); 4] = [(3, &[0, 2]), (1, &[0]), (17, &[]), (40, &[7, 8, 39])];
    let mut together = numbers.floats(61 * 24);
    let mut all = together.clone();
    let (mut rest, mut alone) = (all.as_mut_slice(), Vec::new());
    for (rows, wanted) in texts {
        let (text, others) = rest.split_at_mut(rows * 24);
        encoder.run(text, rows, &mut Scratch::new());
        alone.extend(wanted.iter().flat_map(|row| text[row * 24..(row + 1) * 24].to_vec()));
        rest = others;
    }
    encoder.run_apart(
        &mut together,
        &texts.map(|(rows, wanted)| Apart { rows, wanted }),
        &mut Scratch::new(),
    );
    assert_eq!(bits(&together), bits(&alone));
}

#[test]
fn words_go_on_alone() {
    let mut numbers = Numbers(6);
    let layers: Vec<Layer> = (0..3).map(|_| numbers.layer(24, 48, 30.0)).collect();
    let hidden = numbers.floats(9 * 24);
    let rows = [0, 1, 4, 5, 8];
    let mut some = hidden.clone();
    let whole = Encoder::new(layers.clone(), 2).unwrap();
    whole.run_words(&mut some, &Words { rows: &rows, from_layer: 1, wanted: 1..4 }, &mut Scratch::new());
    let mut pieces = hidden;
    Encoder::new(layers[..1].to_vec(), 2).unwrap().run(&mut pieces, 9, &mut Scratch::new());
    let mut words: Vec<f32> = rows.iter().flat_map(|row| pieces[row * 24..(row + 1) * 24].to_vec()).collect();
    Encoder::new(layers[1..].to_vec(), 2).unwrap().run(&mut words, 5, &mut Scratch::new());
    assert_eq!(bits(&some), bits(&words[24..4 * 24]));
}

/// Two rows of two numbers, one head, weights that pass on: by hand.
#[test]
fn a_tiny_layer_by_hand() {
    // Queries and keys are zero, so each row gets the mean of the values; values are the hidden states.
    let qkv = [[0, 0], [0, 0], [0, 0], [0, 0], [127, 0], [0, 127]];
    let unit = 1.0 / 127.0;
    let linear = |weights: &[i8], outputs: usize| {
        Linear::new(2, outputs, weights, &vec![unit; outputs], &vec![0.0; outputs]).unwrap()
    };
    let norm = || LayerNorm::new(vec![1.0, 2.0], vec![0.0, 1.0], 1e-12).unwrap();
    let layer = Layer {
        query_key_value: linear(qkv.as_flattened(), 6),
        attention_out: linear(&[127, 0, 0, 127], 2),
        attention_norm: norm(),
        up: linear(&[127, 0, 0, 127], 2),
        down: linear(&[0, 0, 127, 0], 2),
        out_norm: norm(),
    };
    let encoder = Encoder::new(vec![layer], 1).unwrap();
    let mut hidden = [63.0, 21.0, -63.0, 42.0];
    encoder.run(&mut hidden, 2, &mut Scratch::new());
    // Values (63, 21) and (-63, 42); their mean (0, 31.5), rounded to 63rds of 31.5, stays.
    // Row 1: (63, 52.5) → norm (1, -1) → weights (1, -2 + 1 = -1); row 2: (-63, 73.5) → (-1, 1) → (-1, 3).
    // Up: GELU(1) = 0.8413 goes to the second number, in row 2 GELU(3 → rounded) is not passed, GELU(-1) = -0.1587 is.
    // Row 1: (1, -1 + 0.8413) → norm (1, -1) → (1, -1); row 2: (-1, 3 - 0.1587) → (-1, 1) → (-1, 3).
    let want = [1.0, -1.0, -1.0, 3.0];
    for (got, want) in hidden.iter().zip(want) {
        assert!((got - want).abs() < 1e-4, "{hidden:?}");
    }
}

#[test]
fn lengths_have_to_fit() {
    assert!(Linear::new(2, 1, &[1], &[1.0], &[0.0]).is_err());
    assert!(Linear::new(2, 1, &[1, -128], &[1.0], &[0.0]).is_err());
    assert!(Linear::new(0, 1, &[], &[1.0], &[0.0]).is_err());
    assert!(LayerNorm::new(vec![1.0], vec![], 0.0).is_err());
    assert!(Dense::new(2, 2, &[1.0; 4], &[0.0]).is_err());
    let mut numbers = Numbers(1);
    assert!(Encoder::new(vec![numbers.layer(20, 40, 30.0)], 3).is_err());
    assert!(Encoder::new(vec![numbers.layer(20, 40, 30.0), numbers.layer(24, 40, 30.0)], 4).is_err());
    assert!(Encoder::new(vec![numbers.layer(20, 40, 30.0)], 0).is_err());
}
