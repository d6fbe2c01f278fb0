//! A quick look at the end of a paragraph, so that only those with a credit are read word by word.

/// Whether a credit may stand in these bytes: a word that credits begin with, a slash, a colon, a bracket at the end.
pub(super) fn may_hold_credit(tail: &str) -> bool {
    let bytes = tail.trim_end_matches('.').as_bytes();
    if matches!(bytes.last(), Some(b')' | b']')) {
        return true;
    }
    let bytes = bytes.get(bytes.len().saturating_sub(LAST)..).unwrap_or_default();
    let mut inside_word = false;
    bytes.iter().enumerate().any(|(at, &byte)| {
        let starts = !inside_word;
        inside_word = byte.is_ascii_alphabetic();
        match byte {
            b'/' | b':' => true,
            0xc2 => bytes.get(at + 1) == Some(&0xa9),
            _ => starts && inside_word && opens_credit(bytes.get(at..).unwrap_or_default()),
        }
    })
}

/// How many of the last bytes are looked at: a longer credit has a bracket at its end, or one of the words here.
const LAST: usize = 200;

/// Whether a line may begin with a time, or with a dateline or a caption that needs no place in the lead.
pub(super) fn may_open(line: &str) -> bool {
    let start = line.as_bytes().get(..80).unwrap_or(line.as_bytes());
    start.first().is_some_and(u8::is_ascii_digit)
        || start.contains(&b'(')
        || [b"In ".as_slice(), b"This ", b"FILE", b"File", b"Image", b"Media"]
            .iter()
            .any(|opener| start.starts_with(opener))
        || start.iter().take(24).filter(|byte| byte.is_ascii_uppercase()).count() > 3
}

/// Whether a line may say who else wrote the article.
pub(super) fn may_be_closing_note(line: &str) -> bool {
    line.contains("contribut") || line.contains("reported from")
}

/// Whether a word of credits stands at the start.
fn opens_credit(bytes: &[u8]) -> bool {
    let is = |words: &[&str]| {
        words.iter().any(|word| {
            bytes.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
        })
    };
    match bytes.first().map(u8::to_ascii_lowercase) {
        Some(b'p') => is(&["photo", "picture"]),
        Some(b'i') => is(&["image", "illustration"]),
        Some(b'v') => is(&["via "]),
        Some(b'g') => is(&["getty"]),
        Some(b'r') => is(&["reporting by"]),
        Some(b'a') => is(&["additional reporting"]),
        Some(b'e') => is(&["editing by"]),
        Some(b'w') => {
            is(&["writing by", "with files", "with inp", "with agenc", "with reports", "with material"])
        }
        Some(b'c') => is(&["copyright", "courtesy", "compiled by"]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_seen_and_plain_prose_is_not() {
        for line in [
            "It rained. Ann Bo/Reuters",
            "The quay. Photo by Ann Bo",
            "The quay (AP).",
            "(Reporting by Ann Bo)",
            "It rained. © Ann Bo",
            "The quay. Ann Bo via Getty Images",
            "It rained. Compiled by Ann Bo",
            "It rained. Additional reporting by Ann Bo",
        ] {
            assert!(may_hold_credit(line), "{line:?}");
        }
        for line in
            ["It rained, she said.", "“We lost it all,” said Ann Bo.", "He was telegraphed in vain.", ""]
        {
            assert!(!may_hold_credit(line), "{line:?}");
        }
    }
}
