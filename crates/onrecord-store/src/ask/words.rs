//! Words as a user types them → a full-text query that cannot be wrong.

use crate::phrases;

/// Words and phrases of a question that count; more would only make it slower.
const MOST: usize = 24;

/// What is looked for in the words of statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    /// For the index of words.
    pub(super) matching: String,
    /// For the index of what follows two common words: finds all that `matching` does, and little more.
    pub(super) after_common: Option<String>,
}

/// Every word quoted, so that none is an operator; `"…"` stays a phrase and `begin*` a beginning. Nothing when there is
/// no letter or digit.
pub(super) fn query(typed: &str) -> Option<Query> {
    let (mut terms, mut after_common) = (Vec::new(), None);
    for (position, part) in typed.replace(['“', '”'], "\"").split('"').enumerate() {
        if position % 2 == 1 {
            if has_words(part) && terms.len() < MOST {
                terms.push(format!("\"{part}\""));
                after_common = after_common.or_else(|| phrases::after_common(part));
            }
            continue;
        }
        for word in part.split_whitespace().filter(|word| has_words(word)) {
            let (word, star) = word.strip_suffix('*').map_or((word, ""), |bare| (bare, "*"));
            terms.push(format!("\"{word}\"{star}"));
        }
    }
    terms.truncate(MOST);
    (!terms.is_empty()).then(|| Query { matching: terms.join(" "), after_common })
}

fn has_words(part: &str) -> bool {
    // A zero byte would end the query for the database.
    part.chars().any(char::is_alphanumeric) && !part.contains('\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_typed_is_an_operator() {
        let queries = [
            ("tax cuts", Some(r#""tax" "cuts""#)),
            (r#"“flood wall” money*"#, Some(r#""flood wall" "money"*"#)),
            ("NOT near( OR", Some(r#""NOT" "near(" "OR""#)),
            (r#"half " open"#, Some(r#""half" " open""#)),
            ("… - *", None),
            ("", None),
        ];
        for (typed, expected) in queries {
            assert_eq!(query(typed).map(|query| query.matching).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn a_phrase_of_common_words_is_looked_for_by_what_follows_them() {
        let after = |typed| query(typed).unwrap().after_common;
        assert_eq!(after("money \"of the ferry\"").as_deref(), Some("of_the : \"ferry\""));
        assert_eq!(after("of the ferry"), None);
    }
}
