//! Words → fingerprints, by which a statement is found again.
//!
//! Two grains. *Shingles* are runs of five words, winnowed: of every two neighbours the lesser is kept, so any six words
//! in a row that two texts share are found for certain. *Pairs* are neighbouring telling words in either order, with the
//! common words between them left out; they survive a word dropped, replaced or slipped in where no five words in a row
//! are left.

use super::words::{Word, is_telling};

/// Words of a shingle.
pub(crate) const SHINGLE: usize = 5;
/// Of so many neighbouring shingles, at least one is kept.
const WINDOW: usize = 2;
/// Bits of a fingerprint that are stored. Of a hundred million postings one in forty fingerprints meets a foreign one; that
/// costs one alignment and changes no answer.
const KEPT_BITS: u32 = 32;

/// A fingerprint; the upper [`KEPT_BITS`] of a 64-bit hash.
pub(crate) type Print = u64;

/// The fingerprints under which a statement is kept, sorted, each once.
pub(crate) fn kept(words: &[Word]) -> Vec<Print> {
    let shingles = shingles(words);
    let mut prints: Vec<Print> =
        shingles.windows(WINDOW).filter_map(|window| window.iter().min().copied()).collect();
    if shingles.len() < WINDOW {
        prints.extend(shingles);
    }
    prints.extend(pairs(words));
    sorted(prints)
}

/// The fingerprints by which a question looks for statements: (print, whether it is a shingle), each once.
pub(crate) fn asked(words: &[Word]) -> Vec<(Print, bool)> {
    let shingles = sorted(shingles(words)).into_iter().map(|print| (print, true));
    let pairs = sorted(pairs(words)).into_iter().map(|print| (print, false));
    shingles.chain(pairs).collect()
}

fn sorted(mut prints: Vec<Print>) -> Vec<Print> {
    prints.sort_unstable();
    prints.dedup();
    prints
}

pub(crate) fn shingles(words: &[Word]) -> Vec<Print> {
    let hashes: Vec<u64> = words.iter().map(|word| hash(word.key.as_bytes())).collect();
    let shingle = |run: &[u64]| run.iter().fold(SHINGLE as u64, |sum, &next| mixed(sum ^ next));
    hashes.windows(SHINGLE).map(|run| shingle(run) >> (64 - KEPT_BITS)).collect()
}

/// Where few words are telling, all are taken: "it is what it is" is found too.
fn pairs(words: &[Word]) -> Vec<Print> {
    let telling: Vec<u64> = words.iter().filter(|word| is_telling(&word.key)).map(stem_hash).collect();
    let chosen = if telling.len() < 3 { words.iter().map(stem_hash).collect() } else { telling };
    let pair = |a: u64, b: u64| mixed(a.min(b)).wrapping_add(a.max(b));
    chosen
        .windows(2)
        .filter_map(|two| two.first().copied().zip(two.get(1).copied()))
        .map(|(a, b)| mixed(pair(a, b)) >> (64 - KEPT_BITS))
        .collect()
}

/// Without the ending of plurals and possessives.
fn stem_hash(word: &Word) -> u64 {
    let key = word.key.strip_suffix("'s").unwrap_or(&word.key);
    let stem = key.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(key);
    hash(stem.as_bytes())
}

/// FNV-1a, then mixed. Fingerprints are stored: this must never change without a new version of the index.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let fnv = |sum: u64, &byte: &u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    mixed(bytes.iter().fold(0xcbf2_9ce4_8422_2325, fnv))
}

/// The finalizer of splitmix64: every bit of the input moves half of the output.
pub(crate) fn mixed(sum: u64) -> u64 {
    let sum = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let sum = (sum ^ (sum >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    sum ^ (sum >> 31)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn fingerprints_do_not_drift() {
        assert_eq!(hash(b"harbour"), 0x9290_fc64_6a35_3469);
    }

    #[test]
    fn six_words_in_a_row_are_found_for_certain() {
        let text = "the old mill at Brandt Cross will be sold to whoever pays the council in full by June";
        let all = words(text);
        let kept = kept(&all);
        for run in all.windows(6) {
            assert!(shingles(run).iter().any(|print| kept.contains(print)));
        }
    }

    #[test]
    fn a_slipped_in_not_leaves_the_pairs() {
        let with = pairs(&words("we will not close the village schools"));
        assert_eq!(with, pairs(&words("we will close the village schools")));
    }
}
