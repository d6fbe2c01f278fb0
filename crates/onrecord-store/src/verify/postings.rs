//! Postings (fingerprint, statement) in sorted, compressed blocks.

/// A fingerprint and the rowid of a statement that has it.
pub(crate) type Posting = (u64, u64);

/// Postings of a block.
pub(crate) const BLOCK: usize = 128;

/// A block of sorted postings as bytes. The first posting is told elsewhere, as the key of the block.
pub(crate) fn encode(postings: &[Posting]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(postings.len() * 6);
    for pair in postings.windows(2) {
        let (Some(&(print, statement)), Some(&(next, other))) = (pair.first(), pair.get(1)) else { continue };
        let step = next.saturating_sub(print);
        put(&mut bytes, step);
        put(&mut bytes, if step == 0 { other.saturating_sub(statement) } else { other });
    }
    bytes
}

/// Appends the postings of a block; stops at the first byte that makes no sense.
pub(crate) fn decode(first: Posting, mut bytes: &[u8], postings: &mut Vec<Posting>) {
    postings.push(first);
    let (mut print, mut statement) = first;
    while let Some((step, value)) = take(&mut bytes).zip(take(&mut bytes)) {
        statement = if step == 0 { statement.saturating_add(value) } else { value };
        print = print.saturating_add(step);
        postings.push((print, statement));
    }
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
fn put(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(mut postings in prop::collection::vec((0..1_u64 << 40, 0..1_u64 << 50), 1..200)) {
            postings.sort_unstable();
            postings.dedup();
            let mut read = Vec::new();
            decode(postings[0], &encode(&postings), &mut read);
            prop_assert_eq!(read, postings);
        }

        #[test]
        fn damaged_blocks_are_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            decode((u64::MAX, u64::MAX), &bytes, &mut Vec::new());
        }
    }
}
