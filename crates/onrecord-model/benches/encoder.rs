//! The encoder with three layers on 320 rows: a table of its parts beside the roof, then criterion's measurement.
//!
//! `cargo bench -p onrecord-model --bench encoder`. The table takes the best of many runs, and times the roof between
//! them, so that other work on the machine disturbs little.
#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used, reason = "a bench prints, and may panic")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group};
use onrecord_model::encoder::{
    AttentionRoom, Encoder, Finish, Kernel, Layer, LayerNorm, Linear, Rounded, Scratch, attend, gelu, roof,
};

const LAYERS: usize = 3;
const ROWS: usize = 320;
const WIDTH: usize = 384;
const WIDE: usize = 1536;
const HEADS: usize = 12;
/// Rows that go through the feed-forward network together.
const BLOCK: usize = 32;
const RUNS: usize = 100;
/// Of random weights that are about normal: the greatest of a row is some four or five times it, as in a trained
/// network, so that products can be summed some at a time.
const SPREAD: f32 = 28.0;
/// No products can be summed before they are widened.
const FLAT: f32 = 400.0;

struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / (1u64 << 23) as f32 - 1.0
    }

    fn normal(&mut self) -> f32 {
        (0..12).map(|_| self.next()).sum::<f32>() / 2.0
    }

    fn floats(&mut self, count: usize) -> Vec<f32> {
        (0..count).map(|_| self.normal()).collect()
    }

    fn linear(&mut self, inputs: usize, outputs: usize, spread: f32) -> Linear {
        let weight = |x: f32| (x * spread).clamp(-127.0, 127.0) as i8;
        let weights: Vec<i8> = (0..inputs * outputs).map(|_| weight(self.normal())).collect();
        let scales = vec![1.0 / spread.min(90.0) / (inputs as f32).sqrt(); outputs];
        Linear::new(inputs, outputs, &weights, &scales, &self.floats(outputs)).unwrap()
    }

    fn layer(&mut self, spread: f32) -> Layer {
        let norm = || LayerNorm::new(vec![1.0; WIDTH], vec![0.0; WIDTH], 1e-12).unwrap();
        Layer {
            query_key_value: self.linear(WIDTH, 3 * WIDTH, spread),
            attention_out: self.linear(WIDTH, WIDTH, spread),
            attention_norm: norm(),
            up: self.linear(WIDTH, WIDE, spread),
            down: self.linear(WIDE, WIDTH, spread),
            out_norm: norm(),
        }
    }
}

/// What is measured: a name, how many operations of the encoder's three layers, and the best time for them.
struct Part<'a> {
    name: &'static str,
    operations: usize,
    run: Box<dyn FnMut() + 'a>,
    best: Duration,
}

impl<'a> Part<'a> {
    fn new(name: &'static str, operations: usize, run: impl FnMut() + 'a) -> Part<'a> {
        Part { name, operations, run: Box::new(run), best: Duration::MAX }
    }

    fn time(&mut self) {
        let begin = Instant::now();
        (self.run)();
        self.best = self.best.min(begin.elapsed());
    }

    fn giga_per_second(&self, times: usize) -> f64 {
        (self.operations * times) as f64 / self.best.as_secs_f64() / 1e9
    }
}

fn linear_part<'a>(
    kernel: Kernel,
    name: &'static str,
    linear: &'a Linear,
    rows: usize,
    finish: Finish,
) -> Part<'a> {
    let x = Numbers(5).floats(rows * linear.inputs());
    let mut out = vec![0.0; rows * linear.outputs()];
    let mut rounded = Rounded::default();
    let turns = ROWS / rows;
    Part::new(name, 2 * ROWS * linear.inputs() * linear.outputs(), move || {
        for _ in 0..turns {
            linear.apply(kernel, black_box(&x), rows, &mut out, finish, &mut rounded);
        }
    })
}

fn other_parts<'a>(kernel: Kernel, layer: &'a Layer) -> Vec<Part<'a>> {
    let qkv = Numbers(6).floats(3 * ROWS * WIDTH);
    let (mut mixed, mut room) = (vec![0.0; ROWS * WIDTH], AttentionRoom::default());
    let mut hidden = Numbers(7).floats(ROWS * WIDTH);
    let wide = Numbers(8).floats(WIDE);
    let mut activated = wide.clone();
    vec![
        Part::new("attention", 4 * ROWS * ROWS * WIDTH, move || {
            attend(kernel, black_box(&qkv), WIDTH, HEADS, &mut mixed, &mut room);
        }),
        Part::new("two layer norms", 0, move || {
            layer.attention_norm.apply(kernel, black_box(&mut hidden));
            layer.out_norm.apply(kernel, black_box(&mut hidden));
        }),
        Part::new("GELU apart (in `up`)", 0, move || {
            for _ in 0..ROWS {
                activated.copy_from_slice(&wide);
                gelu(kernel, black_box(&mut activated));
            }
        }),
    ]
}

fn table(kernel: Kernel, name: &str, spread: f32) {
    let mut numbers = Numbers(1);
    let layer = numbers.layer(spread);
    let encoder = Encoder::new(vec![layer.clone(); LAYERS], HEADS).unwrap();
    let hidden = numbers.floats(ROWS * WIDTH);
    let (mut copy, mut scratch) = (hidden.clone(), Scratch::with_kernel(kernel));
    let mut parts = vec![
        linear_part(kernel, "query_key_value", &layer.query_key_value, ROWS, Finish::Store),
        linear_part(kernel, "attention_out", &layer.attention_out, ROWS, Finish::Add),
        linear_part(kernel, "up and GELU", &layer.up, BLOCK, Finish::Gelu),
        linear_part(kernel, "down", &layer.down, BLOCK, Finish::Add),
    ];
    parts.extend(other_parts(kernel, &layer));
    let operations = parts.iter().map(|part| part.operations).sum::<usize>() * LAYERS;
    let mut all = Part::new("all layers", operations, || {
        copy.copy_from_slice(&hidden);
        encoder.run(black_box(&mut copy), ROWS, &mut scratch);
    });
    let mut top = Part::new("roof", roof(kernel, 0x10000), || {
        black_box(roof(kernel, 0x10000));
    });
    for _ in 0..RUNS {
        top.time();
        all.time();
        parts.iter_mut().for_each(Part::time);
    }
    println!("{kernel}, {name}: {LAYERS} layers, {ROWS} rows; {} % of `up` deep", layer.up.deep_share());
    print_table(&all, &parts, &top);
}

fn print_table(all: &Part<'_>, parts: &[Part<'_>], roof: &Part<'_>) {
    let total = all.best.as_secs_f64();
    let top = roof.giga_per_second(1);
    println!("{:24} {:>8} {:>8} {:>8} {:>8}", "part", "ms", "share", "Gop/s", "of roof");
    let line = |name: &str, seconds: f64, speed: f64| {
        let (milliseconds, share, of_roof) = (seconds * 1e3, seconds / total * 100.0, speed / top * 100.0);
        println!("{name:24} {milliseconds:8.2} {share:7.1}% {speed:8.1} {of_roof:7.1}%");
    };
    for part in parts {
        line(part.name, part.best.as_secs_f64() * LAYERS as f64, part.giga_per_second(1));
    }
    let linear = parts.iter().take(4);
    let (operations, seconds) =
        linear.fold((0, 0.0), |(n, s), part| (n + part.operations, s + part.best.as_secs_f64()));
    line("linear together", seconds * LAYERS as f64, operations as f64 / seconds / 1e9);
    line(all.name, total, all.giga_per_second(1));
    println!("roof {top:.1} Gop/s, {:.0} pieces/s\n", ROWS as f64 / total);
}

fn encoder(criterion: &mut Criterion) {
    let mut numbers = Numbers(1);
    let encoder = Encoder::new((0..LAYERS).map(|_| numbers.layer(SPREAD)).collect(), HEADS).unwrap();
    let hidden = numbers.floats(ROWS * WIDTH);
    let (mut copy, mut scratch) = (hidden.clone(), Scratch::new());
    let mut group = criterion.benchmark_group("encoder");
    group.throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("three layers, 320 rows", |bencher| {
        bencher.iter(|| {
            copy.copy_from_slice(&hidden);
            encoder.run(&mut copy, ROWS, &mut scratch);
        });
    });
    group.finish();
}

criterion_group!(benches, encoder);

fn main() {
    for kernel in Kernel::timed() {
        table(kernel, "weights with a bell", SPREAD);
        table(kernel, "weights all great", FLAT);
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
