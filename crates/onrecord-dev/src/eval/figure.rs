//! A number with a name.

/// A figure: per cent unless its name says otherwise.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    /// What it measures, in words.
    pub(crate) name: String,
    /// Its value.
    pub(crate) value: f64,
}

impl Figure {
    /// A figure whose value is already as it shall be shown.
    pub(crate) fn new(name: impl Into<String>, value: f64) -> Figure {
        Figure { name: name.into(), value }
    }

    /// A share between 0 and 1, shown in per cent.
    pub(crate) fn share(name: impl Into<String>, share: f64) -> Figure {
        Figure::new(name, 100.0 * share)
    }
}

/// Counts behind precision and recall; the ratios come last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Predicted and right.
    pub(crate) right: usize,
    /// Predicted.
    pub(crate) predicted: usize,
    /// In the gold.
    pub(crate) gold: usize,
}

impl Counts {
    /// Both together.
    pub(crate) fn with(self, other: Counts) -> Counts {
        Counts {
            right: self.right + other.right,
            predicted: self.predicted + other.predicted,
            gold: self.gold + other.gold,
        }
    }

    /// The harmonic mean of precision and recall, 0 to 1; 0 when nothing is right.
    pub(crate) fn f1(self) -> f64 {
        let all = self.predicted + self.gold;
        if all == 0 { 0.0 } else { 2.0 * self.right as f64 / all as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_by_hand() {
        // Precision 3/4, recall 3/6: 2 · 0.75 · 0.5 / 1.25 = 0.6.
        let counts = Counts { right: 3, predicted: 4, gold: 6 };
        assert!((counts.f1() - 0.6).abs() < 1e-12);
        assert!(Counts::default().f1().abs() < 1e-12);
    }
}
