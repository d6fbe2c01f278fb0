//! "WASHINGTON (AP) —" before the first sentence.

use super::patterns::{is_capital, is_small, is_upper, words};

/// Longest dateline in bytes.
const LONGEST: usize = 80;

/// Lines with the bytes of their dateline; 0 where there is none.
#[cfg(test)]
const EXAMPLES: &[(&str, &str)] = &[
    ("ELM (AP) — The ferry will sail.", "ELM (AP) —"),
    ("ELM, Nov 18 (Reuters) - The ferry will sail.", "ELM, Nov 18 (Reuters) -"),
    ("ELM — The ferry will sail.", "ELM —"),
    ("NEW ELM, Mass. — The ferry will sail.", "NEW ELM, Mass. —"),
    ("Elm, Ill. (AP) – The ferry will sail.", "Elm, Ill. (AP) –"),
    ("ELM, N.H. - The ferry will sail.", "ELM, N.H. -"),
    ("(Reuters) - The ferry will sail.", "(Reuters) -"),
    ("ELM —Standing on the quay, Ann Bo waved.", "ELM —"),
    ("The ferry — an old one — will sail.", ""),
    ("Ann Bo - the mayor - said no.", ""),
    ("NATO - the alliance - said no.", ""),
    ("FERRY SAILS - AT LAST", ""),
];

/// The number of bytes of the dateline that a block begins with, dash included; `None` when there is none.
pub(crate) fn length(block: &str) -> Option<usize> {
    let (dash, width) = dash(block)?;
    let place = block.get(..dash)?.trim_end();
    let rest = block.get(dash + width..)?.trim_start();
    let sentence = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘' | '\'' | '`'))
        && !words(rest).take(4).all(is_upper);
    let agency = place.ends_with(')') && place.contains('(');
    let no_second_dash =
        !rest.get(..rest.len().min(60)).is_some_and(|near| near.contains(" - ") || near.contains(" — "));
    (sentence && (agency && is_place(place) || (is_upper_place(place) && no_second_dash)))
        .then_some(dash + width)
}

/// The first dash with a blank before it.
fn dash(block: &str) -> Option<(usize, usize)> {
    let found = block.char_indices().take_while(|(at, _)| *at < LONGEST).find(|&(at, c)| {
        let after_blank = block.get(..at).is_some_and(|before| before.ends_with(' '));
        let before_blank = block.get(at + c.len_utf8()..).is_some_and(|after| after.starts_with(' '));
        after_blank
            && (matches!(c, '—' | '–')
                || (c == '-' && (before_blank || block.get(at..).is_some_and(|r| r.starts_with("--")))))
    })?;
    let double = block.get(found.0..).is_some_and(|rest| rest.starts_with("--"));
    Some((found.0, if double { 2 } else { found.1.len_utf8() }))
}

/// A few words with capitals or digits, an agency in brackets behind.
fn is_place(place: &str) -> bool {
    words(place).count() <= 8
        && words(place).all(|word| is_capital(word) || is_small(word) || word.starts_with('('))
}

/// "ELM", "NEW ELM, Mass.", "ELM, N.H.", "ELM, Nov 18".
fn is_upper_place(place: &str) -> bool {
    let mut words = words(place).peekable();
    let mut upper = 0;
    while let Some(word) = words.next_if(|word| is_upper(word)) {
        upper += 1;
        if word.ends_with(',') {
            break;
        }
    }
    // Four letters or fewer without a region may be a name in capitals ("NATO - the alliance").
    upper > 0 && upper <= 4 && words.clone().count() <= 4 && words.all(is_capital)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_and_dashes_in_prose() {
        for (line, expected) in EXAMPLES {
            let got = length(line).map_or("", |length| &line[..length]);
            assert_eq!(got, *expected, "{line}");
        }
    }
}
