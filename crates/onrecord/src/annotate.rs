//! Prepared + Labels → [`Annotated`].

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

/// Turns labels into statements with speakers and days. Cannot fail.
pub fn annotate(prepared: Prepared, labels: &Labels) -> Annotated {
    let people = people::find(&prepared);
    let times = times::find(&prepared);
    let statements = statements::statements(&prepared, labels, &people, &times);
    let upcoming = times::upcoming(&prepared, &times, &people);
    Annotated { prepared, people, times, statements, upcoming }
}
