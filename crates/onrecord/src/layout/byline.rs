//! "By Ann Bo in Elm", "Ann Bo, political editor", "Ann Bo Tue 18 Nov 2025".

use super::patterns::{begins, is_capital, is_small, words};

/// Lines that are bylines, and lines that look like one and are not.
#[cfg(test)]
const EXAMPLES: (&[&str], &[&str]) = (
    &[
        "By Ann Bo",
        "By Ann Bo and Cy Du",
        "By ANN BO, Associated Press",
        "by Ann Bo in Elm",
        "By Ann Bo, Political Editor",
        "Ann Bo, political editor",
        "Ann Bo Political correspondent",
        "From Ann Bo in Elm",
    ],
    &[
        "By Monday the ferry will sail again, the harbour master said.",
        "By all accounts, the ferry is old.",
        "Ann Bo, a lawyer, said no.",
        "By then it was late",
        "The political editor left",
    ],
);

/// Longest byline in words.
const LONGEST: usize = 14;

/// Whether a block is a byline.
pub(crate) fn is_byline(block: &str) -> bool {
    if words(block).count() > LONGEST || block.ends_with(['.', '!', '?', ':']) && !block.ends_with("Jr.") {
        return false;
    }
    let led = ["by ", "from "].iter().find(|lead| begins(block, lead));
    match led {
        Some(lead) => names(block.get(lead.len()..).unwrap_or_default()),
        None => is_signed_role(block),
    }
}

/// At least two words with capitals first, then only capitals, small words and roles.
fn names(rest: &str) -> bool {
    let mut words = words(rest).map(|word| word.trim_end_matches(','));
    let first = words.next().is_some_and(|word| is_capital(word) && !is_day(word));
    let second = words.next().is_some_and(|word| is_capital(word) || is_small(word));
    first && second && words.all(|word| is_capital(word) || is_small(word) || is_role(word) || word == "|")
}

fn is_day(word: &str) -> bool {
    matches!(word, "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday")
}

/// "Ann Bo, political editor": a name of two or three words and a role.
fn is_signed_role(block: &str) -> bool {
    let all: Vec<&str> = words(block).collect();
    let role = all.last().is_some_and(|word| is_role(word)) && all.len() >= 3;
    let name = all.iter().take(2).all(|word| is_capital(word) && !is_small(&word.to_lowercase()));
    role && name
        && all.len() <= 8
        && all
            .iter()
            .skip(2)
            .all(|word| is_capital(word) || is_role(word) || is_small(word) || is_field(word))
}

fn is_role(word: &str) -> bool {
    let lower = word.to_lowercase();
    matches!(
        lower.as_str(),
        "editor"
            | "correspondent"
            | "reporter"
            | "writer"
            | "columnist"
            | "contributor"
            | "analyst"
            | "staff"
            | "bureau"
            | "agencies"
            | "press"
            | "chief"
    )
}

fn is_field(word: &str) -> bool {
    matches!(
        word,
        "political"
            | "senior"
            | "chief"
            | "home"
            | "affairs"
            | "foreign"
            | "diplomatic"
            | "economics"
            | "business"
            | "sports"
            | "health"
            | "legal"
            | "science"
            | "environment"
            | "education"
            | "deputy"
            | "staff"
            | "associated"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_and_lines_like_them() {
        EXAMPLES.0.iter().for_each(|line| assert!(is_byline(line), "{line}"));
        EXAMPLES.1.iter().for_each(|line| assert!(!is_byline(line), "{line}"));
    }
}
