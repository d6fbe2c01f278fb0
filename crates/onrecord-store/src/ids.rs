//! Ids: hexadecimal outside, bytes in the file, where they take half the room.

use rusqlite::types::{Value, ValueRef};

/// Hexadecimal digits of an id of a record.
const DIGITS: usize = 32;

/// The bytes of an id of 32 hexadecimal digits; any other as it is.
pub(crate) fn packed(id: &str) -> Value {
    let digits = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let is_hex = id.len() == DIGITS && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let bytes = is_hex.then(|| id.as_bytes().chunks(2).map(digits).collect::<Option<Vec<u8>>>()).flatten();
    bytes.map_or_else(|| Value::Text(id.to_owned()), Value::Blob)
}

/// An id as records have it.
pub(crate) fn unpacked(value: ValueRef) -> String {
    match value {
        ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_loses_nothing() {
        for id in [
            "953fbf43bf98bc7809e501d64cd482f5",
            "a-1",
            "",
            "953FBF43BF98BC7809E501D64CD482F5",
            "+53fbf43bf98bc7809e501d64cd482f5",
        ] {
            let packed = packed(id);
            assert_eq!(unpacked(ValueRef::from(&packed)), id);
        }
        assert!(
            matches!(packed("953fbf43bf98bc7809e501d64cd482f5"), Value::Blob(bytes) if bytes.len() == 16)
        );
    }
}
