//! Prepared + Labels → [`Annotated`].

use crate::index::StatementIdx;
use crate::label::Labels;
use crate::people::{self, People};
use crate::prepare::Prepared;
use crate::statements::{self, Statement};
use crate::times::{self, TimeExpression, Upcoming};

/// An article with everything that is known about it.
#[derive(Debug, Clone)]
pub struct Annotated {
    /// The article and its units.
    pub prepared: Prepared,
    /// Who is in it.
    pub people: People,
    /// Its time expressions.
    pub times: Vec<TimeExpression>,
    /// Its statements, in order of first content.
    pub statements: Vec<Statement>,
    /// The dated events that it announces.
    pub upcoming: Vec<Upcoming>,
}

impl Annotated {
    /// Without the statements of lower confidence than `least` (0 to 1). An inner statement never stays without its
    /// holder, whose confidence is the higher one.
    #[must_use]
    pub fn at_least(mut self, least: f32) -> Annotated {
        let mut kept = 0;
        let places: Vec<Option<StatementIdx>> = self
            .statements
            .iter()
            .map(|statement| {
                let stays = statement.confidence >= least;
                kept += usize::from(stays);
                stays.then(|| StatementIdx::new(kept - 1))
            })
            .collect();
        self.statements.retain(|statement| statement.confidence >= least);
        for statement in &mut self.statements {
            statement.nested_in = statement.nested_in.and_then(|holder| places.get(holder.get()).copied()?);
        }
        self
    }
}

/// Turns labels into statements with speakers and days. Cannot fail.
pub fn annotate(prepared: Prepared, labels: &Labels) -> Annotated {
    let people = people::find(&prepared, labels.into());
    let times = times::find(&prepared);
    let statements = statements::statements(&prepared, labels, &people, &times);
    let upcoming = times::upcoming(&prepared, &times, &people);
    Annotated { prepared, people, times, statements, upcoming }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Tagger as _;
    use crate::prepare::tests::prepared;
    use crate::rules::RuleTagger;

    #[test]
    fn holders_keep_what_they_hold_when_doubtful_statements_go() {
        let prepared = prepared(
            "“The ferry sails on Monday,” said Ann Bo.\n\nCy Du said that the mayor had promised to keep the school open.",
        );
        let labels = RuleTagger.tag(std::slice::from_ref(&prepared)).remove(0);
        let mut annotated = annotate(prepared, &labels);
        let (before, confidence) = (annotated.statements.len(), [0.1, 0.9, 0.8]);
        annotated.statements.iter_mut().zip(confidence).for_each(|(statement, c)| statement.confidence = c);
        let kept = annotated.at_least(0.5).statements;
        assert_eq!((before, kept.len()), (3, 2));
        assert_eq!(kept[1].nested_in, Some(StatementIdx::new(0)));
    }
}
