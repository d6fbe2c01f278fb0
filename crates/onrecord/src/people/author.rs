//! Who wrote an article, as its byline says: the "I" outside of quotations.

use super::names::is_particle;
use super::{Entity, EntityKind, People};
use crate::index::{EntityIdx, TokenRange};
use crate::layout::ParagraphKind;
use crate::prepare::Prepared;
use crate::segment::TokenKind;

/// Words that a name has at most.
const LONGEST: usize = 5;

/// Adds whoever is named in the byline as the author, where the article says "I" outside of quotations and the byline names one
/// person.
pub(super) fn add(prepared: &Prepared, people: &mut People) {
    let writes = (0..prepared.tokens.len()).any(|at| is_authors(prepared, at));
    let Some(name) = writes.then(|| byline(prepared)).flatten() else { return };
    let known = people.entities.iter().position(|entity| is_called(entity, &name));
    people.author = Some(EntityIdx::new(known.unwrap_or(people.entities.len())));
    if known.is_none() {
        let (aliases, descriptions) = (Vec::new(), Vec::new());
        people.entities.push(Entity { name, kind: EntityKind::Person, aliases, descriptions, pronoun: None });
    }
}

/// "I" and "my", outside of quotations.
pub(super) fn is_authors(prepared: &Prepared, at: usize) -> bool {
    let first = matches!(prepared.lower(at), "i" | "me" | "my" | "i'm" | "i've" | "i'd" | "i'll");
    let quoted = |span: crate::text::Span| prepared.quotations.at(span.start()).is_some();
    first && prepared.tokens.get(at).is_some_and(|token| !quoted(token.span))
}

fn is_called(entity: &Entity, name: &str) -> bool {
    entity.kind == EntityKind::Person && entity.name.eq_ignore_ascii_case(name)
}

/// The one name behind "By"; `None` where two people wrote it.
fn byline(prepared: &Prepared) -> Option<String> {
    let line = prepared.paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Byline)?;
    let tokens = prepared.tokens_in(line.span);
    let by = tokens.positions().take(3).find(|&at| prepared.lower(at) == "by")?;
    let start = by + 1;
    let part = |at: &usize| is_part(prepared, *at);
    let end = (start..tokens.end().min(start + LONGEST)).take_while(part).last()? + 1;
    let several = matches!(prepared.lower(end), "and" | "&") && is_part(prepared, end + 1);
    let span = prepared.span(TokenRange::new(start, end)).filter(|_| end > start + 1 && !several)?;
    Some(prepared.slice(span).to_owned())
}

fn is_part(prepared: &Prepared, at: usize) -> bool {
    let kind = prepared.tokens.get(at).map(|token| token.kind);
    matches!(kind, Some(TokenKind::Title)) || is_particle(prepared.lower(at))
}
