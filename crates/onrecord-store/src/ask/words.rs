//! Words as a user types them → a full-text query that cannot be wrong.

/// Words and phrases of a question that count; more would only make it slower.
const MOST: usize = 24;

/// Every word quoted, so that none is an operator; `"…"` stays a phrase and `begin*` a beginning. Nothing when there is
/// no letter or digit.
pub(super) fn query(typed: &str) -> Option<String> {
    let mut terms = Vec::new();
    for (position, part) in typed.replace(['“', '”'], "\"").split('"').enumerate() {
        if position % 2 == 1 {
            terms.extend(has_words(part).then(|| format!("\"{part}\"")));
            continue;
        }
        for word in part.split_whitespace().filter(|word| has_words(word)) {
            let (word, star) = word.strip_suffix('*').map_or((word, ""), |bare| (bare, "*"));
            terms.push(format!("\"{word}\"{star}"));
        }
    }
    terms.truncate(MOST);
    (!terms.is_empty()).then(|| terms.join(" "))
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
            assert_eq!(query(typed).as_deref(), expected, "{typed}");
        }
    }
}
