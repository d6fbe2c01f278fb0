//! MinHash: texts that share many runs of five words share a band with near certainty.

use crate::verify::{Word, mixed, shingles};

/// Bands of a sketch.
const BANDS: u64 = 24;
/// Hashes of a band. With 24 bands of 3, texts that share half of their runs meet with a chance of 96 %, those that
/// share a twentieth with 0.3 %.
const ROWS: u64 = 3;

/// The runs of five words of a text, as sorted hashes, each once.
pub(crate) fn runs(words: &[Word]) -> Vec<u64> {
    let mut runs = shingles(words);
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// The bands of a text; none where it is shorter than a run.
pub(crate) fn bands(runs: &[u64]) -> Vec<u64> {
    let least = |row: u64| runs.iter().map(|&run| mixed(run ^ mixed(row + 1))).min();
    let band = |band: u64| {
        let mut rows = (band * ROWS..(band + 1) * ROWS).map(least);
        rows.try_fold(band, |sum, least| Some(mixed(sum ^ least?)))
    };
    (0..BANDS).filter_map(band).collect()
}

/// Shared runs as a share of all runs of both, and of those of the shorter text.
pub(crate) fn likeness(a: &[u64], b: &[u64]) -> (f64, f64) {
    let shared = a.iter().filter(|&run| b.binary_search(run).is_ok()).count();
    let (all, shorter) = (a.len() + b.len() - shared, a.len().min(b.len()));
    (shared as f64 / all.max(1) as f64, shared as f64 / shorter.max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::words;

    fn text(from: usize, to: usize) -> Vec<u64> {
        let text: Vec<String> = (from..to).map(|word| format!("w{word}")).collect();
        runs(&words(&text.join(" ")))
    }

    #[test]
    fn shared_runs_are_counted() {
        let (of_all, of_shorter) = likeness(&text(0, 104), &text(50, 154));
        assert!((of_all - 50.0 / 150.0).abs() < 1e-9 && (of_shorter - 0.5).abs() < 1e-9);
    }

    #[test]
    fn like_texts_share_a_band_and_others_do_not() {
        let meets = |a: &[u64], b: &[u64]| bands(a).iter().any(|band| bands(b).contains(band));
        assert!(meets(&text(0, 500), &text(50, 550)));
        assert!(!meets(&text(0, 500), &text(1000, 1500)));
        assert!(bands(&text(0, 4)).is_empty());
    }
}
