//! Credits of pictures and of agencies, alone on a line or glued to what stands before them.

use super::patterns::{begins, is_capital, is_small, words};

/// Longest credit of a picture that is glued to its caption, in bytes.
const LONGEST: usize = 200;

/// Words that lead in the maker of a picture.
const PICTURE_LEADS: &[&str] = &[
    "photograph:",
    "photo:",
    "photos:",
    "photo credit:",
    "photo by",
    "photograph by",
    "photographs by",
    "picture:",
    "pictures:",
    "image:",
    "image credit:",
    "images:",
    "credit:",
    "illustration:",
    "illustration by",
    "composite:",
    "video:",
    "graphic:",
    "(photo by",
    "(photo:",
    "(ap photo/",
    "ap photo/",
    "[photo:",
    "handout:",
    "file photo:",
];

/// Agencies and archives whose name closes a credit.
const ARCHIVES: &[&str] = &[
    "getty images",
    "via getty images",
    "associated press",
    "ap photo",
    "reuters",
    "afp/getty images",
    "shutterstock",
    "alamy",
    "pa wire",
    "epa-efe",
    "epa",
    "pool/afp",
    "press association",
];

/// Where the credit of a picture begins that ends a block, in bytes; 0 when the block is all credit.
pub(crate) fn picture_credit(block: &str) -> Option<usize> {
    if is_picture_credit(block) {
        return Some(0);
    }
    // A credit is short: only the end of a block is searched.
    let tail = block.ceil_char_boundary(block.len().saturating_sub(LONGEST));
    let marks = block.get(tail..)?.match_indices(['.', '’', '\'', '”', '"', ')', '?', '!', ']']);
    let mut starts = marks.map(|(at, mark)| tail + at + mark.len()).filter_map(|at| {
        let rest = block.get(at..)?;
        let credit = rest.trim_start();
        (credit.len() < rest.len() && is_picture_credit(credit)).then(|| block.len() - credit.len())
    });
    starts.next()
}

/// "Photograph: Ann Bo/Agency" and nothing else.
fn is_picture_credit(credit: &str) -> bool {
    if words(credit).count() > 14 {
        return false;
    }
    let Some(lead) = PICTURE_LEADS.iter().find(|lead| begins(credit, lead)) else {
        return is_archive(credit);
    };
    let maker = credit.get(lead.len()..).unwrap_or_default();
    let named =
        words(maker).all(|word| is_capital(word) || is_small(word) || word.starts_with(['/', '|', '©', '@']));
    named && !maker.trim().is_empty() && !maker.trim_end().ends_with(['!', '?'])
}

/// "Ann Bo/Getty Images": a name, a slash or dash, and an archive.
fn is_archive(credit: &str) -> bool {
    let Some((maker, archive)) = credit.split_once('/').or_else(|| credit.split_once(" via ")) else {
        return false;
    };
    let archive = archive.trim().trim_end_matches(['.', ')']).to_lowercase();
    let known = ARCHIVES.iter().any(|known| archive.ends_with(known));
    known && words(maker).count() <= 4 && words(maker).all(is_capital)
}

/// Media and agencies that sign what they lend.
const OUTLETS: &[&str] = &[
    "the guardian",
    "reuters",
    "associated press",
    "the associated press",
    "ap",
    "afp",
    "agence france-presse",
    "bloomberg",
    "bloomberg news",
    "the new york times",
    "new york times",
    "the washington post",
    "washington post",
    "bbc",
    "bbc news",
    "cnn",
    "the telegraph",
    "dpa",
    "pa",
    "press association",
    "upi",
    "xinhua",
    "the independent",
    "the times",
    "financial times",
    "los angeles times",
    "ani",
    "pti",
    "anadolu agency",
    "al jazeera",
    "politico",
    "the conversation",
    "cnbc",
    "npr",
    "the observer",
    "tns",
    "tribune news service",
];

/// Where the credit of the lender begins that ends the article, in bytes; 0 when the block is all credit.
pub(crate) fn syndication_credit(block: &str) -> Option<usize> {
    if is_desk_note(block) || is_copyright(block) {
        return Some(0);
    }
    let (at, dash) = block.char_indices().rev().take(60).find(|(_, c)| matches!(c, '–' | '—' | '―'))?;
    let outlet = block.get(at + dash.len_utf8()..)?.trim().trim_end_matches('.').to_lowercase();
    let before = block.get(..at)?;
    let set_off = before.is_empty() || before.trim_end().ends_with(['.', '!', '?', '”', '"', '’', ')']);
    (set_off && OUTLETS.contains(&outlet.as_str())).then_some(at)
}

/// "(Reporting by Ann Bo; Editing by Cy Du)".
fn is_desk_note(block: &str) -> bool {
    [
        "(reporting by ",
        "(editing by ",
        "(additional reporting by ",
        "reporting by ",
        "additional reporting by ",
        "(writing by ",
    ]
    .iter()
    .any(|lead| begins(block, lead))
        && words(block).count() <= 40
        && words(block).skip(2).next().is_some_and(is_capital)
}

fn is_copyright(block: &str) -> bool {
    block.starts_with('©') || begins(block, "copyright ©") || begins(block, "(c) copyright")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_of_pictures() {
        let cases = [
            ("The ferry in dock. Photograph: Eli Fo/Elm Press", "Photograph: Eli Fo/Elm Press"),
            (
                "He calls it a 'rust bucket'. Photograph: Eli Fo/The Elm Times",
                "Photograph: Eli Fo/The Elm Times",
            ),
            ("Photograph: Eli Fo/Elm Press", "Photograph: Eli Fo/Elm Press"),
            ("The ferry in dock. (Photo by Eli Fo/Getty Images)", "(Photo by Eli Fo/Getty Images)"),
            ("The ferry in dock. Eli Fo/Getty Images", "Eli Fo/Getty Images"),
            ("Photograph by photograph, she proved it.", ""),
            ("Photo: it was his only proof that the ferry had sailed.", ""),
            ("She bought the image. Image: that was all he cared for.", ""),
            ("Reuters/Ipsos polls show the mayor ahead.", ""),
        ];
        for (block, expected) in cases {
            let got = picture_credit(block).map_or("", |at| &block[at..]);
            assert_eq!(got, expected, "{block}");
        }
    }

    #[test]
    fn credits_of_lenders() {
        let cases = [
            ("The ferry will sail. – The Guardian", "– The Guardian"),
            ("— Reuters", "— Reuters"),
            ("(Reporting by Ann Bo; Editing by Cy Du)", "(Reporting by Ann Bo; Editing by Cy Du)"),
            ("© 2025 Elm Press", "© 2025 Elm Press"),
            ("The ferry will sail – the Guardian", ""),
            ("“The ferry will sail.” — Ann Bo", ""),
            ("Reporting by now is hard, he said.", ""),
        ];
        for (block, expected) in cases {
            let got = syndication_credit(block).map_or("", |at| &block[at..]);
            assert_eq!(got, expected, "{block}");
        }
    }
}
