//! Words under pictures: "FILE - In this May 3 photo, …", "Image caption …", "Photo: The mayor opens the tunnel."

use super::ParagraphKind;
use super::pattern::{self, Rule};
use super::words::Word;

/// Length in bytes up to which a line with a credit behind it is a caption; what is longer is prose.
pub(super) const LONGEST: usize = 420;

/// Whether a line opens as only captions do. `words` are its first ones.
pub(super) fn is_caption(words: &[Word<'_>]) -> bool {
    may_be_caption(words) && pattern::find(CAPTIONS, words).is_some()
}

/// Whether a line with these first words may be a caption.
pub(super) fn may_be_caption(words: &[Word<'_>]) -> bool {
    words.first().is_some_and(|word| match word.text {
        "In" | "This" => words.iter().take(14).any(|word| PICTURES.contains(&word.text)),
        _ => OPENERS.iter().any(|opener| word.is(opener)),
    })
}

const PICTURES: &[&str] = &["photo", "image", "photograph", "frame", "picture"];

/// The number of words that stand before a caption in its line, and what they are: "Image copyright Ann Bo Image caption
/// The quay", "Media playback is not supported on this device The mayor speaks".
pub(super) fn before(words: &[Word<'_>]) -> Option<(usize, ParagraphKind)> {
    let (first, second) = (words.first()?, words.get(1)?);
    let at = |one: &str, two: &str| {
        words.windows(2).take(16).position(|pair| matches!(pair, [a, b] if a.is(one) && b.is(two)))
    };
    if first.is("image") && (second.is("copyright") || second.is("source")) {
        return Some((at("image", "caption")?, ParagraphKind::CaptionCredit));
    }
    if first.is("media") && second.is("playback") {
        let device = at("this", "device").or_else(|| at("your", "device"))?;
        return Some((device + 2, ParagraphKind::Boilerplate));
    }
    None
}

const OPENERS: &[&str] = &[
    "file",
    "photo",
    "photos",
    "image",
    "media",
    "pictured",
    "picture",
    "caption",
    "in",
    "this",
    "video",
    "photograph",
];

#[rustfmt::skip]
const CAPTIONS: &[Rule] = &[
    Rule { pattern: "file [photo|picture|image] -|–|—|--|: <any>", yes: &["FILE - In this May 3, 2021 file photo, Mara Quill waves.", "FILE PHOTO: Mara Quill waves.", "File picture: the quay"], no: &["File a claim - fast, she said."] },
    Rule { pattern: "image|media|photo|video caption [:] <any>", yes: &["Image caption The quay at dawn", "Media caption: Mara Quill speaks"], no: &["Image captions are short."] },
    Rule { pattern: "photo|photos|image|picture|pictured|photograph|caption : <any>", yes: &["Photo: The mayor opens the tunnel", "Pictured: Mara Quill at the quay."], no: &["Pictured as a thief, he left."] },
    Rule { pattern: "in this * photo|image|photograph|frame|picture [provided|released|taken|made|from|posted|shared] * , <any>", yes: &["In this May 3, 2021 photo, Mara Quill waves.", "In this image released by the council, the tunnel is dry."], no: &["In this town, photo shops close.", "In this way the photo was lost."] },
    Rule { pattern: "this * photo|image|photograph|frame|picture [provided|released|taken|made|from|posted] * shows <any>", yes: &["This photo released by the council shows the tunnel.", "This May 3, 2021 photo shows the quay."], no: &["This town has a photo shop.", "This picture is false, she said."] },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_and_notices_may_stand_before_a_caption() {
        use crate::{layout::words::words, text::Text};
        for (line, len) in [
            ("Image copyright Ann Bo Image caption The quay", Some(4)),
            ("Image copyright is a hard matter.", None),
            ("Media playback is not supported on this device The mayor speaks", Some(8)),
            ("Media freedom is not supported on this ground.", None),
        ] {
            let text = Text::new(line).unwrap();
            assert_eq!(before(&words(&text, text.whole(), 40)).map(|(len, _)| len), len, "{line:?}");
        }
    }

    #[test]
    fn every_rule_matches_its_examples_and_no_rule_their_counterexamples() {
        pattern::tests::run(CAPTIONS);
    }
}
