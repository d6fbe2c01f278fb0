//! The note under a sentence: number, speaker, form, day, cue, and what else is known of a statement.

use onrecord::annotate::Annotated;
use onrecord::index::TokenRange;
use onrecord::people::Speaker;
use onrecord::statements::{About, Form, Stance, Statement};
use onrecord::times::SaidOn;

use super::flow::Flow;
use super::{Page, ink};
use crate::listing::SURE_ATTITUDE;

/// Below this a statement's confidence is shown.
const DOUBTFUL: f32 = 0.5;
/// Longest wording of a speaker that is repeated in a note; the whole of it stands in the text above.
const LONGEST_WORDING: usize = 48;
/// Items of at most so many bytes are kept on one line.
const UNBROKEN: usize = 24;

/// Writes the note of the statement at `position`.
pub(super) fn write(out: &mut String, annotated: &Annotated, position: usize, page: Page) {
    let Some(statement) = annotated.statements.get(position) else { return };
    let mut note = Note { annotated, flow: Flow::default() };
    note.speaker(statement);
    note.form(statement);
    note.day(&statement.said_on);
    note.cue(statement);
    note.circumstances(statement);
    note.doubt(statement);
    let number = format!("  {:>2}  ", position + 1);
    note.flow.write(out, &page.margin(&number, "      ", ink::of_statement(position).bold()));
}

struct Note<'a> {
    annotated: &'a Annotated,
    flow: Flow,
}

impl<'a> Note<'a> {
    fn speaker(&mut self, statement: &Statement) {
        let source = statement.source.map(|source| self.words(source));
        match &statement.speaker {
            Speaker::Person(entity) | Speaker::Organisation(entity) => {
                let name = self.annotated.people.entity(*entity).map_or("?", |entity| entity.name.as_str());
                self.flow.prose(name, ink::STRONG);
                match source {
                    None => self.aside("carried on"),
                    Some(words) if !words.contains(name) => self.aside(&quoted(words)),
                    Some(_) => {}
                }
            }
            Speaker::Group(phrase) | Speaker::Document(phrase) => self.phrase(phrase),
            Speaker::Unnamed(phrase) => {
                self.phrase(phrase);
                self.aside("unnamed");
            }
            Speaker::Unattributed => self.flow.prose("nobody named", ink::DOUBT),
        }
    }

    fn form(&mut self, statement: &Statement) {
        self.item(match statement.form {
            Form::Direct => "direct",
            Form::Indirect => "indirect",
            Form::Mixed => "mixed",
        });
        if !statement.speech {
            self.item("thought");
        }
    }

    fn day(&mut self, said_on: &SaidOn) {
        match said_on {
            SaidOn::PublishedBy(day) => self.item(&format!("by {day}")),
            SaidOn::Stated { days, span, .. } => {
                let (first, last) = (days.first(), days.last());
                let until = if first == last { String::new() } else { format!(" to {last}") };
                self.item(&format!("{first}{until}"));
                self.aside(&quoted(self.annotated.prepared.slice(*span)));
            }
        }
    }

    fn cue(&mut self, statement: &Statement) {
        if let Some(cue) = statement.cue {
            self.item(&quoted(self.words(cue)));
        }
    }

    fn circumstances(&mut self, statement: &Statement) {
        if let Some(addressee) = statement.addressee {
            self.item(&format!("to {}", self.words(addressee)));
        }
        let about: Vec<String> = statement.about.iter().filter_map(|about| self.about(about)).collect();
        if !about.is_empty() {
            self.item(&format!("about {}", about.join(", ")));
        }
        if let Some(venue) = statement.venue {
            self.item(&format!("venue: {}", self.words(venue)));
        }
        if let Some(commitment) = statement.commitment {
            self.item("commitment");
            if let Some(condition) = commitment.condition {
                self.aside(&quoted(self.words(condition)));
            }
        }
        if let Some(outer) = statement.nested_in {
            self.item(&format!("within {}", outer.get() + 1));
        }
    }

    fn doubt(&mut self, statement: &Statement) {
        if statement.confidence < DOUBTFUL {
            self.separator();
            self.flow.prose(&format!("doubtful ({:.2})", statement.confidence), ink::DOUBT);
        }
    }

    fn about(&self, about: &About) -> Option<String> {
        let name = &self.annotated.people.entity(about.entity)?.name;
        let sure = about.attitude.filter(|attitude| attitude.confidence >= SURE_ATTITUDE);
        Some(match sure.map(|attitude| attitude.stance) {
            Some(Stance::Positive) => format!("{name} (positive)"),
            Some(Stance::Negative) => format!("{name} (negative)"),
            Some(Stance::Neutral) | None => name.clone(),
        })
    }

    fn words(&self, range: TokenRange) -> &'a str {
        let prepared = &self.annotated.prepared;
        prepared.span(range).map_or("", |span| prepared.slice(span))
    }

    /// Stays with what stands before it, so that no line begins with it.
    fn separator(&mut self) {
        self.flow.glue(" ·", ink::DIM);
        self.flow.gap();
    }

    /// One more thing, after a separator.
    fn item(&mut self, text: &str) {
        self.separator();
        match text.len() {
            0..=UNBROKEN => self.flow.glue(text, ink::PLAIN),
            _ => self.flow.prose(text, ink::PLAIN),
        }
    }

    /// A remark in brackets on the item before.
    fn aside(&mut self, text: &str) {
        self.flow.gap();
        self.flow.prose(&format!("({text})"), ink::DIM);
    }

    fn phrase(&mut self, phrase: &str) {
        self.flow.prose(&shortened(phrase), ink::STRONG);
    }
}

/// Words in quotation marks, their own ones taken off; the apostrophe of "’s expected" is none.
fn quoted(words: &str) -> String {
    let bare = words.trim_matches(['“', '”', '"']);
    let bare = bare.strip_prefix('‘').map_or(bare, |inner| inner.trim_end_matches('’'));
    format!("“{}”", shortened(bare))
}

/// The words, cut after a whole word when they are long.
fn shortened(words: &str) -> String {
    if words.chars().count() <= LONGEST_WORDING {
        return words.to_owned();
    }
    let kept: String = words.chars().take(LONGEST_WORDING).collect();
    let whole = kept.rsplit_once(char::is_whitespace).map_or(kept.as_str(), |(whole, _)| whole);
    format!("{} …", whole.trim_end_matches([',', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_their_own_marks_and_keep_their_apostrophe() {
        for (words, shown) in [("“said”", "“said”"), ("‘said’", "“said”"), ("’s expected", "“’s expected”")]
        {
            assert_eq!(quoted(words), shown);
        }
    }
}
