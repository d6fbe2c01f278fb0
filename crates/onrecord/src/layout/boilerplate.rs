//! Lines of the page, not of the article. Precision first: a lost line of prose is a lost statement.

use super::patterns::{begins, words};

/// How such a line begins, and its greatest number of words.
const LEADS: &[(&str, usize)] = &[
    ("read more:", 40),
    ("read more here", 12),
    ("read more at", 14),
    ("read the full ", 14),
    ("read the rest ", 14),
    ("read next:", 40),
    ("read also:", 40),
    ("also read:", 40),
    ("see also:", 40),
    ("related:", 40),
    ("related stories:", 40),
    ("more:", 16),
    ("more on this story", 10),
    ("watch:", 30),
    ("listen:", 30),
    ("click here ", 30),
    ("sign up for ", 40),
    ("sign up to ", 40),
    ("sign up here", 12),
    ("subscribe to ", 40),
    ("subscribe now", 12),
    ("get the latest ", 30),
    ("follow us on ", 30),
    ("follow him on twitter", 12),
    ("follow her on twitter", 12),
    ("follow them on twitter", 12),
    ("like us on facebook", 20),
    ("share this ", 12),
    ("this article was amended ", 120),
    ("this article was corrected ", 120),
    ("this article was updated ", 120),
    ("this article has been ", 120),
    ("this story has been updated", 120),
    ("this story was updated ", 120),
    ("this story was corrected ", 120),
    ("this is a developing story", 40),
    ("this is a breaking news story", 40),
    ("correction:", 120),
    ("advertisement", 3),
    ("story continues below", 8),
    ("continue reading below", 8),
    ("the associated press contributed to this ", 14),
    ("associated press writers ", 40),
    ("all rights reserved", 12),
    ("updated at ", 14),
    ("last updated ", 14),
    ("last modified ", 14),
    ("[ related:", 40),
    ("embed video", 8),
    ("view image", 8),
    ("do you have a story", 40),
    ("our standards:", 12),
];

/// How such a line ends, and its greatest number of words.
const TAILS: &[(&str, usize)] = &[
    ("contributed to this report.", 30),
    ("contributed to this article.", 30),
    ("contributed to this story.", 30),
    ("contributed reporting.", 30),
    ("all rights reserved.", 40),
    ("may not be published, broadcast, rewritten or redistributed.", 40),
];

/// Whether a block is furniture of the page.
pub(crate) fn is_boilerplate(block: &str) -> bool {
    let count = words(block).count();
    let bare = block.trim_start_matches(['*', '•', '[', '»', '>', '→', '▶', '_', ' ']);
    let quoted = block.contains(['“', '"']) && !begins(bare, "read more") && !begins(bare, "related");
    let leads = LEADS.iter().any(|&(lead, longest)| count <= longest && begins(bare, lead));
    let tails = TAILS.iter().any(|&(tail, longest)| {
        let at = block.len().checked_sub(tail.len());
        count <= longest
            && at.and_then(|at| block.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(tail))
    });
    tails || (leads && !quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_and_prose_that_looks_like_it() {
        let furniture = [
            "Read more: The ferry that never sailed",
            "• Read more: “A rust bucket”, says Bo",
            "This article was amended on 18 November 2025 to correct the name of the ferry.",
            "Sign up for our ferry newsletter",
            "Follow us on Facebook",
            "Cy Du contributed to this report.",
            "ADVERTISEMENT",
        ];
        furniture.iter().for_each(|line| assert!(is_boilerplate(line), "{line}"));
        let prose = [
            "Follow the money, he said.",
            "Read more books, Ann Bo told the children.",
            "Share this with nobody, “or else,” he warned.",
            "More than 40 people were on board.",
            "Subscribers to the plan would pay less.",
            "The advertisement was paid for by the mayor.",
            "He contributed to this report’s fame.",
        ];
        prose.iter().for_each(|line| assert!(!is_boilerplate(line), "{line}"));
    }
}
