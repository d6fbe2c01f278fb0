//! The floors: a figure that falls under its floor fails `cargo dev eval`.
//!
//! A floor is raised in the same commit as the change that earned it, to about half a point under the figure. It is
//! lowered only with a reason in the commit message and in `docs/results.md`.

/// The least (or the most) that a figure may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Floor {
    /// Name of the evaluation.
    pub(crate) evaluation: &'static str,
    /// Name of the figure.
    pub(crate) figure: &'static str,
    /// The bound.
    pub(crate) bound: Bound,
}

/// Which side of a number a figure must be on; the number itself is allowed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Bound {
    /// More is better.
    AtLeast(f64),
    /// Less is better.
    AtMost(f64),
}

impl Bound {
    /// Whether a value is allowed; what is no number is not.
    pub(crate) fn allows(self, value: f64) -> bool {
        match self {
            Bound::AtLeast(least) => value >= least,
            Bound::AtMost(most) => value <= most,
        }
    }

    /// `≥ 36.0`, `≤ 2.0`.
    pub(crate) fn shown(self) -> String {
        match self {
            Bound::AtLeast(least) => format!("≥ {least:.1}"),
            Bound::AtMost(most) => format!("≤ {most:.1}"),
        }
    }
}

/// The floor of a figure, if it has one.
pub(crate) fn bound(evaluation: &str, figure: &str) -> Option<Bound> {
    let floor = FLOORS.iter().find(|floor| floor.evaluation == evaluation && floor.figure == figure);
    floor.map(|floor| floor.bound)
}

const fn at_least(evaluation: &'static str, figure: &'static str, least: f64) -> Floor {
    Floor { evaluation, figure, bound: Bound::AtLeast(least) }
}

const fn at_most(evaluation: &'static str, figure: &'static str, most: f64) -> Floor {
    Floor { evaluation, figure, bound: Bound::AtMost(most) }
}

/// All floors, by evaluation.
#[rustfmt::skip]
pub(crate) const FLOORS: &[Floor] = &[
    //        evaluation      figure                    bound
    at_least("attributions", "relation F1",              73.3),
    at_least("attributions", "direct overlap F1",        96.5),
    at_least("attributions", "direct relation recall",   91.0),
    at_least("attributions", "cue F1",                   83.7),
    at_least("attributions", "exact source F1",          81.2),
    at_least("attributions", "exact cue F1",             74.8),
    at_least("attributions", "exact content F1",         69.6),
    at_least("record",       "end to end",               68.9),
    at_least("record",       "speaker",                  87.5),
    at_least("record",       "about F1",                 79.3),
    at_least("record",       "speaker person",           92.6),
    at_least("record",       "speaker organisation",     85.2),
    at_least("names", "person F1",                     90.6),
    at_least("names", "organisation F1",               84.0),
    at_least("pronouns", "F1",                         79.6),
    at_least("record", "said on F1",                   80.0),
    at_least("record", "addressee F1",                 73.4),
    at_least("record", "venue F1",                     73.7),
    at_least("record", "commitment F1",                86.5),
    at_least("times",        "strict F1",                88.6),
    at_least("times",        "value F1",                 82.0),
    at_least("times",        "value of others",          86.3),
    at_least("times",        "value after the article",  79.7),
    at_least("seed",         "statements F1",            88.9),
    at_least("seed",         "upcoming F1",             100.0),
    at_least("segmentation", "EWT sentence F1",          93.4),
    at_least("segmentation", "EWT token F1 mapped",      99.0),
    at_least("attributions", "overlap F1",               79.5),
    at_least("attributions", "indirect relation recall", 65.7),
    at_least("beyond-the-us", "relation F1",             84.4),
    at_least("record",        "attitude",                75.8),
    at_least("attitudes",     "macro F1",                75.6),
    at_most( "seed",         "false alarms (count)",     0.0),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_itself_is_allowed_and_no_number_is_not() {
        assert!(Bound::AtLeast(36.0).allows(36.0) && !Bound::AtLeast(36.0).allows(35.9));
        assert!(Bound::AtMost(2.0).allows(2.0) && !Bound::AtMost(2.0).allows(2.1));
        assert!(!Bound::AtLeast(0.0).allows(f64::NAN) && !Bound::AtMost(0.0).allows(f64::NAN));
    }

    #[test]
    fn no_figure_has_two_floors() {
        let mut names: Vec<_> = FLOORS.iter().map(|floor| (floor.evaluation, floor.figure)).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FLOORS.len());
    }
}
