//! The regular forms of English verbs.

use super::Inflection;

/// All forms of a verb of the table.
pub(super) fn forms(verb: &str) -> Vec<(String, Inflection)> {
    let mut parts = verb.split('/');
    let lemma = parts.next().unwrap_or_default();
    let base = lemma.trim_end_matches('+');
    let stem = match lemma.ends_with('+') {
        true => format!("{base}{}", base.chars().next_back().unwrap_or_default()),
        false => base.trim_end_matches('e').to_owned(),
    };
    let past = parts.next().map_or_else(|| regular_past(base, &stem), str::to_owned);
    let participle = parts.next().map_or_else(|| past.clone(), str::to_owned);
    let ing = if base.ends_with("ee") || base.ends_with("ie") { base } else { &stem };
    let mut forms = vec![
        (base.to_owned(), Inflection::Base),
        (third(base), Inflection::Third),
        (past.clone(), Inflection::Past),
        (format!("{ing}ing"), Inflection::Ing),
    ];
    if participle != past {
        forms.push((participle, Inflection::Participle));
    }
    forms
}

fn third(base: &str) -> String {
    match after_consonant_y(base) {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "sh", "ch", "x", "z"].iter().any(|end| base.ends_with(end)) => format!("{base}es"),
        None => format!("{base}s"),
    }
}

fn regular_past(base: &str, stem: &str) -> String {
    match after_consonant_y(base) {
        Some(stem) => format!("{stem}ied"),
        None if base.ends_with('e') => format!("{base}d"),
        None => format!("{stem}ed"),
    }
}

/// The verb without its `y` when a consonant stands before it ("deny", not "say").
fn after_consonant_y(base: &str) -> Option<&str> {
    let stem = base.strip_suffix('y')?;
    let vowel = stem.ends_with(['a', 'e', 'o', 'u']);
    (!vowel).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_regular_and_irregular_verbs() {
        let all = |verb| forms(verb).into_iter().map(|form| form.0).collect::<Vec<_>>().join(" ");
        assert_eq!(all("deny"), "deny denies denied denying");
        assert_eq!(all("say/said/said"), "say says said saying");
        assert_eq!(all("admit+"), "admit admits admitted admitting");
        assert_eq!(all("agree"), "agree agrees agreed agreeing");
        assert_eq!(all("write/wrote/written"), "write writes wrote writing written");
        assert_eq!(all("announce"), "announce announces announced announcing");
        assert_eq!(all("press"), "press presses pressed pressing");
    }
}
