//! Who bears an office that a headline names without an article: "Judge rejects the plan".

use super::EntityKind;
use super::speaker::{Source, is_article};
use super::titles::title;
use crate::index::{EntityIdx, TokenRange};

impl Source<'_> {
    /// The one person whom the article gives the office that heads a phrase without article in its first sentence.
    ///
    /// `None` where nobody bears it, or several do.
    pub(super) fn holder(&self, range: TokenRange, noun: &str) -> Option<EntityIdx> {
        let office = title(noun).map(|row| row.office).filter(|office| !office.is_empty())?;
        let first = self.lower(range.start());
        let opens = self.prepared.sentence_of(range.start()).get() == 0;
        if !opens || is_article(first) || matches!(first, "one" | "another" | "some" | "his" | "her") {
            return None;
        }
        let entities =
            self.people.entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityKind::Person);
        let mut bearers = entities.filter(|(_, entity)| {
            let descriptions = entity.descriptions.iter().map(|description| description.text.as_str());
            descriptions
                .chain(entity.aliases.iter().map(String::as_str))
                .any(|words| names_office(words, office))
        });
        let (position, _) = bearers.next()?;
        bearers.next().is_none().then_some(EntityIdx::new(position))
    }
}

/// Whether words name an office: "Gen. Ann Bo" and "a former general" that of a general, "the general's aide" does not.
fn names_office(words: &str, office: &str) -> bool {
    let mut words = words.split_whitespace().map(|word| word.trim_matches(',').to_lowercase());
    words.any(|word| title(&word).is_some_and(|row| row.office == office))
}
