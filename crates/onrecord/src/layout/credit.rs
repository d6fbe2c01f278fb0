//! Credits of pictures: "Photograph: Ann Bo/Agency", "Ann Bo/Agency via Getty Images", "(AP Photo/Ann Bo)".

use super::pattern::{self, Rule};
use super::words::Word;

/// Where in the words a picture credit begins that goes on to the end; 0 when the whole line is one.
pub(super) fn start(words: &[Word<'_>]) -> Option<usize> {
    let from = words.len().saturating_sub(LONGEST);
    (from..words.len()).find(|&at| opens(words, at) && is_credit(words, at))
}

/// The most words of a credit, keyword and brackets included.
const LONGEST: usize = 22;

fn opens(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let fresh = at == 0 || words.get(at - 1).is_some_and(ends_sentence);
    word.is_mark() || fresh || (word.is_capital() && is_keyword(word))
}

fn is_credit(words: &[Word<'_>], at: usize) -> bool {
    let (Some(first), Some(rest)) = (words.get(at), words.get(at..)) else { return false };
    let fresh = at == 0 || words.get(at - 1).is_some_and(ends_sentence);
    match first.text {
        "(" | "[" => pattern::find(BRACKETED, rest).is_some(),
        _ if is_keyword(first) && pattern::find(KEYWORD, rest).is_some() => true,
        _ if at == 0 && pattern::find(ALONE, rest).is_some() => true,
        _ => {
            fresh
                && (pattern::find(BARE, rest).is_some()
                    || (is_keyword(first) && pattern::find(BY, rest).is_some()))
        }
    }
}

fn ends_sentence(word: &Word<'_>) -> bool {
    matches!(word.text, "." | "!" | "?" | "…" | "”" | "’" | "\"" | "'" | ")")
}

fn is_keyword(word: &Word<'_>) -> bool {
    const KEYWORDS: &[&str] = &[
        "photograph",
        "photographs",
        "photo",
        "photos",
        "picture",
        "pictures",
        "image",
        "images",
        "credit",
        "credits",
        "illustration",
        "composite",
        "pic",
        "ap",
        "file",
        "courtesy",
        "reuters",
        "graphic",
        "video",
    ];
    KEYWORDS.iter().any(|keyword| word.is(keyword))
}

/// Credits behind a keyword and a colon, also glued to a caption without a stop.
#[rustfmt::skip]
const KEYWORD: &[Rule] = &[
    Rule {
        pattern: "photograph|photographs|photo|photos|picture|pictures|image|images|illustration|composite|pic|graphic|credit|credits [credit|credits|by|courtesy|source] : <credit>",
        yes: &[
            "Photograph: Ann Bo/The Harbour Times", "Photo: Ann Bo", "Image: NASA", "Credit: Ann Bo/Getty Images",
            "Photo credit: Ann Bo for the Courier.", "Composite: Courier Design/Getty/AP", "Picture: @annbo",
        ],
        no: &["Photo: the mayor opens the tunnel.", "Image: it is all that counts, he said.", "Credit: nobody gets any."],
    },
    Rule { pattern: "image|photo|picture source|copyright [,|:] <credit>", yes: &["Image source, Getty Images", "Image copyright Ann Bo/Reuters"], no: &["Image source unknown to us."] },
];

/// Credits behind a keyword and "by", where a sentence could begin.
#[rustfmt::skip]
const BY: &[Rule] = &[
    Rule {
        pattern: "photograph|photographs|photo|photos|picture|pictures|image|images|illustration|video|graphic by|courtesy [of] <credit>",
        yes: &["Photograph by Ann Bo", "Photo by Ann Bo/Getty Images", "Photos by Ann Bo for the Courier", "Image courtesy of Harbour Museum"],
        no: &["Photograph by photograph, she proved it.", "Photos by the wall showed her mother.", "Photo by Ann Bo shows the quay."],
    },
    Rule { pattern: "courtesy [of] <credit>", yes: &["Courtesy of Harbour Museum"], no: &["Courtesy of the quay, they had light."] },
];

/// Credits without a keyword: a slash or "via" before an agency, or an agency of pictures alone.
#[rustfmt::skip]
const BARE: &[Rule] = &[
    Rule {
        pattern: "<name> / [<name>] [/] [the] <agency> [via] [<agency>] [/] [<agency>]",
        yes: &["Ann Bo/Agence France-Presse", "Ann Bo/The Harbour Times", "Ann Bo/AFP/Getty Images", "ANN BO/AFP via Getty Images"],
        no: &["Ann Bo/Cy Dee were first.", "The Bo/Dee bill passed."],
    },
    Rule { pattern: "<name> via <agency>", yes: &["Ann Bo via Getty Images.", "Bloomberg via Getty Images"], no: &["Ann Bo came via Salem."] },
    Rule { pattern: "getty|ap|reuters|afp|epa [images|photo] / <credit>", yes: &["Getty/Instagram.", "AP Photo/Ann Bo", "Reuters/Ann Bo"], no: &["AP/IB courses cost more."] },
    Rule { pattern: "bloomberg|ap|afp|rex / <agency>", yes: &["Bloomberg/Getty Images."], no: &["AP / history of art"] },
    Rule { pattern: "© <credit>", yes: &["© Ann Bo/Reuters"], no: &["© signs are rare in prose."] },
];

/// Credits that are a line of their own.
#[rustfmt::skip]
const ALONE: &[Rule] = &[
    Rule { pattern: "getty|alamy|shutterstock|reuters|afp|epa|ap [images|image|photo|photos] [/] [<agency>]", yes: &["Getty Images", "Getty.", "Reuters", "AFP/Getty Images", "AP Photo"], no: &["Getty sold the house.", "Reuters said so."] },
];

/// Credits in brackets at the end of a caption.
#[rustfmt::skip]
const BRACKETED: &[Rule] = &[
    Rule {
        pattern: "(|[ photograph|photographs|photo|photos|picture|pictures|image|images|credit|illustration|pic [credit] :|by|courtesy [of] <credit> [)|]]",
        yes: &["(Photo: Ann Bo)", "(Photo by Ann Bo/Getty Images)", "(Photo credit: Ann Bo)", "[Image: NASA]", "(Photo courtesy of Harbour Museum)"],
        no: &["(Photo by photo, she said.)", "(Image is all.)"],
    },
    Rule { pattern: "( <name> / [the] <agency> [via] [<agency>] )", yes: &["(Ann Bo/Associated Press)", "(Ann Bo/AFP via Getty Images)"], no: &["(Ann Bo/Ohio)"] },
    Rule { pattern: "( ap|reuters|afp|epa|getty [photo|photos|images|file] [photo] / <credit> )", yes: &["(AP Photo/Ann Bo)", "(Reuters/Ann Bo)", "(AP Photo/Ann Bo, File)"], no: &["(AP history)"] },
    Rule { pattern: "( <name> via <agency> )", yes: &["(Harbour Ministry via AP)"], no: &["(Ann Bo via Salem)"] },
    Rule { pattern: "( getty|ap|reuters [images|photo|photos|file] [photo|image] )", yes: &["(Getty Images)", "(AP Photo)"], no: &["(Getty heirs)"] },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::words::words;
    use crate::text::Text;

    #[test]
    fn every_rule_matches_its_examples_and_no_rule_their_counterexamples() {
        for table in [KEYWORD, BY, BARE, ALONE, BRACKETED] {
            pattern::tests::run(table);
        }
    }

    #[test]
    fn every_example_is_a_credit_of_its_own() {
        for line in [KEYWORD, BY, BARE, ALONE, BRACKETED].into_iter().flatten().flat_map(|rule| rule.yes) {
            let text = Text::new(*line).unwrap();
            assert_eq!(start(&words(&text, text.whole(), 200)), Some(0), "{line:?}");
        }
    }

    #[test]
    fn a_credit_glued_to_its_caption_begins_where_the_caption_ends() {
        let begins = |line: &str| {
            let text = Text::new(line).unwrap();
            let words = words(&text, text.whole(), 200);
            start(&words).map(|at| text.after(text.span(0, words[at].span.start())).to_owned())
        };
        for (line, credit) in [
            (
                "The mayor at the quay. Photograph: Ann Bo/The Harbour Times",
                Some("Photograph: Ann Bo/The Harbour Times"),
            ),
            ("The mayor at the quay Photograph: Ann Bo", Some("Photograph: Ann Bo")),
            (
                "She called it a ‘sorry hole’. Ann Bo/AFP via Getty Images",
                Some("Ann Bo/AFP via Getty Images"),
            ),
            ("The quay at dawn. (AP Photo/Ann Bo)", Some("(AP Photo/Ann Bo)")),
            ("The quay at dawn, in a photo by Ann Bo", None),
            ("She works for Reuters.", None),
            ("It rained. Reuters", None),
            ("“We lost it all,” said Ann Bo.", None),
        ] {
            assert_eq!(begins(line).as_deref(), credit, "{line:?}");
        }
    }
}
