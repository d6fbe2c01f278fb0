//! Exact equality of spans, role by role: a source, cue or content is right when both of its ends are.
//!
//! A split content counts as several spans. A span that several attributions share ("X said … and added …") counts
//! once, as in sequence labelling, where a word carries a role and not a list of attributions.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::figure::Counts;

/// The roles, in the order of the counts.
pub(super) const ROLES: [&str; 3] = ["source", "cue", "content"];

type Spans = BTreeSet<(u64, u64)>;

/// Counts for each of [`ROLES`] over gold articles (`attributions`) and predicted ones (`statements`).
///
/// An article without a prediction counts as one in which nothing was found.
pub(super) fn exact_spans(gold: &[Value], predicted: &[Value]) -> [Counts; 3] {
    let predicted: BTreeMap<&str, &Value> = predicted.iter().filter_map(|a| Some((id(a)?, a))).collect();
    ROLES.map(|role| {
        gold.iter().fold(Counts::default(), |sum, article| {
            let wanted = spans(article.get("attributions"), role);
            let found = id(article).and_then(|id| predicted.get(id));
            let found = spans(found.and_then(|article| article.get("statements")), role);
            Counts {
                right: sum.right + wanted.intersection(&found).count(),
                predicted: sum.predicted + found.len(),
                gold: sum.gold + wanted.len(),
            }
        })
    })
}

fn id(article: &Value) -> Option<&str> {
    article.get("id")?.as_str()
}

/// The spans of one role in a list of attributions or statements.
fn spans(units: Option<&Value>, role: &str) -> Spans {
    let units = units.and_then(Value::as_array).into_iter().flatten();
    let pieces = units.filter_map(|unit| unit.get(role)?.as_array()).flatten();
    pieces.filter_map(ends).collect()
}

/// `[start, end]`, or an object with `start` and `end`.
fn ends(span: &Value) -> Option<(u64, u64)> {
    let end_named = |name, at: usize| span.get(name).or_else(|| span.get(at))?.as_u64();
    Some((end_named("start", 0)?, end_named("end", 1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn exact_spans_by_hand() {
        let gold = [
            json!({"id": "a", "attributions": [
                {"source": [[0, 6]], "cue": [[7, 11]], "content": [[12, 20], [30, 40]]},
                {"source": [[0, 6]], "cue": [[50, 55]], "content": [[56, 60]]},
            ]}),
            json!({"id": "b", "attributions": [{"source": [[1, 2]], "cue": [[3, 4]], "content": [[5, 6]]}]}),
        ];
        let predicted = [json!({"id": "a", "statements": [
            {"source": [{"start": 0, "end": 6}], "cue": null, "content": [{"start": 12, "end": 20}, {"start": 30, "end": 39}]},
        ]})];
        let counts = |right, predicted, gold| Counts { right, predicted, gold };
        // The shared source counts once; the split content twice, one of its pieces a character short.
        assert_eq!(exact_spans(&gold, &predicted), [counts(1, 1, 2), counts(0, 0, 3), counts(1, 2, 4)]);
    }
}
