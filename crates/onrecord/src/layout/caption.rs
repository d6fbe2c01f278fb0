//! Words under pictures: "FILE - In this May 3 photo, …", "Image caption …", "Photo: The mayor opens the tunnel."

use super::pattern::{self, Rule};
use super::words::Word;

/// Length in bytes up to which a line with a credit behind it is a caption; what is longer is prose.
pub(super) const LONGEST: usize = 420;

/// Whether a line opens as only captions do. `words` are its first ones.
pub(super) fn is_caption(words: &[Word<'_>]) -> bool {
    let hint = words.iter().take(2).any(|word| OPENERS.iter().any(|opener| word.is(opener)));
    hint && pattern::find(CAPTIONS, words).is_some()
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
    fn every_rule_matches_its_examples_and_no_rule_their_counterexamples() {
        pattern::tests::run(CAPTIONS);
    }
}
