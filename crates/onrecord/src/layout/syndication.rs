//! Where an article was taken from and who worked on it: "– The Guardian", "(Reporting by Ann Bo; Editing by Cy Dee)".

use super::pattern::{self, Rule};
use super::words::Word;

/// The most words of a credit that is looked for at the end of a paragraph.
const LONGEST: usize = 60;

/// Where in the words a note of who worked on the article begins, wherever the paragraph stands.
pub(super) fn note_start(words: &[Word<'_>]) -> Option<usize> {
    let from = words.len().saturating_sub(LONGEST);
    (from..words.len()).find(|&at| {
        let whole = at == 0 || words.get(at - 1).is_some_and(ends_sentence);
        whole && words.get(at..).is_some_and(|rest| may_open(rest) && pattern::find(NOTES, rest).is_some())
    })
}

fn may_open(words: &[Word<'_>]) -> bool {
    let first = words.first().is_some_and(|word| matches!(word.text, "(" | "[" | "©") || word.is_dash());
    first || words.first().is_some_and(|word| OPENERS.iter().any(|opener| word.is(opener)))
}

const OPENERS: &[&str] = &[
    "reporting",
    "additional",
    "further",
    "writing",
    "editing",
    "compiled",
    "with",
    "copyright",
    "material",
    "additionally",
];

/// Where in the words of the article's last paragraph the name of an agency or outlet begins, its dash included.
///
/// A person's name there is a signature: the paragraph's words are his.
pub(super) fn signature_start(words: &[Word<'_>], outlet: Option<&str>) -> Option<usize> {
    let at = words.iter().rposition(|word| word.is_dash() || matches!(word.text, "(" | "["))?;
    let (name, before) = (words.get(at + 1..)?, words.get(..at)?);
    let signed = pattern::find(SIGNATURES, words.get(at..)?).is_some() || is_outlet(name, outlet);
    let quoted = before.first().is_some_and(Word::is_quote) && is_quoted_whole(before);
    (signed && !quoted && before.last().is_none_or(ends_sentence)).then_some(at)
}

/// Whether the words name the outlet that the metadata names.
fn is_outlet(name: &[Word<'_>], outlet: Option<&str>) -> bool {
    let given =
        outlet.unwrap_or_default().split_whitespace().filter(|word| !word.eq_ignore_ascii_case("the"));
    let named = name.iter().filter(|word| !word.is_mark() && !word.is("the"));
    let (given, named): (Vec<_>, Vec<_>) = (given.collect(), named.take(8).collect());
    !given.is_empty()
        && given.len() == named.len()
        && named.iter().zip(given).all(|(word, given)| word.is(given))
}

/// “…” – The Courier: the outlet is the speaker.
fn is_quoted_whole(words: &[Word<'_>]) -> bool {
    let inner = words.iter().skip(1).rev().skip(1);
    words.last().is_some_and(Word::is_quote)
        && !inner.clone().any(|word| matches!(word.text, "“" | "”" | "\""))
}

fn ends_sentence(word: &Word<'_>) -> bool {
    matches!(word.text, "." | "!" | "?" | "…" | ")" | "]") || word.is_quote() || word.text.ends_with('.')
}

#[rustfmt::skip]
const NOTES: &[Rule] = &[
    Rule {
        pattern: "[(|[|-|--|–|—] [with] [additional|further] reporting|writing|editing|research by|from|: <any>",
        yes: &["(Reporting by Ann Bo; Editing by Cy Dee)", "Reporting by Ann Bo in Salem; editing by Cy Dee", "(Additional reporting by Ann Bo and Cy Dee; Writing by Ed Fay)", "--additional reporting by Ann Bo."],
        no: &["Reporting of the storm was poor.", "Writing home, she told of the storm."],
    },
    Rule { pattern: "[(|-|--|–|—] with files|inputs|input|material|agencies|reports [from|by] [<credit>] [)]", yes: &["With files from Harbour Press", "– with agencies"], no: &["With files from the court, he began to write."] },
    Rule { pattern: "compiled by <person>", yes: &["Compiled by Ann Bo"], no: &["Compiled by clerks over years, it burned."] },
    Rule { pattern: "[(] copyright [©|(] [c] [)] [©] <n> <any>", yes: &["Copyright 2021 Harbour Press. All rights reserved. This may not be printed.", "Copyright © 2021 Courier"], no: &["Copyright law is 300 years old."] },
    Rule { pattern: "[(] copyright [©|(] [c] [)] <name> [<date>]", yes: &["Copyright Harbour Press"], no: &["Copyright was the matter."] },
    Rule { pattern: "© <credit>", yes: &["© 2021 Harbour Press", "© Ann Bo 2021", "© The Courier"], no: &["© Ann Bo The bridge falls into the bay."] },
    Rule { pattern: "© <credit> all rights reserved <any>", yes: &["© 2021 Harbour Press. All rights reserved. Not to be printed."], no: &["© 2021 and all that"] },
];

#[rustfmt::skip]
const SIGNATURES: &[Rule] = &[
    Rule {
        pattern: "-|--|–|—|― [additional] [reporting] [by|:|from] [the] <agency> [/|,|and] [<agency>] [/|,|and] [<agency>]",
        yes: &["– The Guardian", "— Reuters", "- AP", "– AFP/Reuters", "– Agencies", "— Elm Valley Times", "– Additional reporting by Reuters"],
        no: &["– Mara Quill", "– and then it rained", "— the agency closed"],
    },
    Rule { pattern: "( <agency> [/|,] [<agency>] )", yes: &["(AP)", "(Reuters)", "(PA/Reuters)"], no: &["(Mara Quill)", "(in Salem)"] },
    Rule { pattern: "-|--|–|—|― with agencies|reuters|ap|afp|pa [<any>]", yes: &["– with agencies"], no: &["– with luck"] },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::words::words;
    use crate::text::Text;

    #[test]
    fn every_rule_matches_its_examples_and_no_rule_their_counterexamples() {
        pattern::tests::run(NOTES);
        pattern::tests::run(SIGNATURES);
    }

    #[test]
    fn only_agencies_and_outlets_sign_an_article() {
        let signed = |line: &str, outlet: Option<&str>| {
            let text = Text::new(line).unwrap();
            let words = words(&text, text.whole(), 200);
            signature_start(&words, outlet)
                .map(|at| text.after(text.span(0, words[at].span.start())).to_owned())
        };
        assert_eq!(
            signed("It opens on January 1st. – The Guardian", None).as_deref(),
            Some("– The Guardian")
        );
        assert_eq!(signed("“It opens,” she said. “At last.” – Reuters", None).as_deref(), Some("– Reuters"));
        assert_eq!(signed("It opens. – Low Tide", Some("Low Tide")).as_deref(), Some("– Low Tide"));
        assert_eq!(signed("It opens. – Low Tide", Some("Low")), None);
        assert_eq!(signed("It opens. – Mara Quill", None), None);
        assert_eq!(signed("“A joy to read.” – The Guardian", None), None);
        assert_eq!(signed("She writes for two papers – The Guardian", None), None);
    }
}
