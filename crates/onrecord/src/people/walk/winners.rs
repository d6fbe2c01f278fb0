//! Who won an office: "Ann Bo, who won the mayoral race" is "the mayor-elect", though nobody calls her so.

use super::Walk;
use crate::people::nominals::Nominal;
use crate::people::roles::Role;
use crate::people::titles::title;

/// Tokens behind "won" in which it is said what.
const REACH: usize = 10;

impl Walk<'_, '_> {
    /// Whom "the mayor-elect" stands for, if nobody bears that title: the last one who is said to have won that office.
    pub(super) fn winner(&self, nominal: Nominal) -> Option<usize> {
        let word = nominal.tokens.positions().last().map(|at| self.reading.lower(at))?;
        word.strip_suffix("-elect")?;
        let before = (0..nominal.tokens.start()).rev();
        before.filter(|&at| self.wins(at, nominal.office)).find_map(|at| self.subject_of(at))
    }

    /// "won the race for mayor", "won the city's mayoral election"; who wins a primary holds nothing yet.
    fn wins(&self, at: usize, office: &str) -> bool {
        let verb = matches!(
            self.reading.lower(at),
            "won" | "wins" | "winning" | "captured" | "clinched" | "secured"
        );
        let end = (at + 1..at + REACH).find(|&at| matches!(self.reading.lower(at), "." | ";" | ""));
        let words = || (at + 1..end.unwrap_or(at + REACH)).map(|at| self.reading.lower(at));
        let contest =
            |word| matches!(word, "race" | "election" | "contest" | "runoff" | "run-off" | "vote" | "office");
        verb && words().any(contest)
            && words().any(|word| contested(word) == Some(office))
            && !words().any(|word| matches!(word, "primary" | "nomination"))
    }

    /// The last one mentioned before a verb in its sentence, but for those who only own something.
    fn subject_of(&self, verb: usize) -> Option<usize> {
        let sentence = self.reading.prepared.sentence_of(verb).get();
        let here = self.seen.iter().rev().skip_while(|seen| seen.end > verb);
        let mut here = here.take_while(|seen| seen.sentence == sentence);
        here.find(|seen| seen.role != Role::Owner).map(|seen| seen.draft)
    }
}

/// The office that a word says is at stake.
fn contested(word: &str) -> Option<&'static str> {
    match word {
        "mayoral" => Some("mayor"),
        "presidential" => Some("president"),
        "gubernatorial" => Some("governor"),
        "senate" | "senatorial" => Some("senator"),
        _ => title(word).map(|row| row.office),
    }
}
