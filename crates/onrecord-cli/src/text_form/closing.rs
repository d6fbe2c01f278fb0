//! The block at the end of an article: who is on record, and what is coming up.

use onrecord::annotate::Annotated;
use onrecord::people::{Entity, EntityKind};
use onrecord::times::{EventStatus, Upcoming};

use super::flow::Flow;
use super::{Page, ink};

/// Aliases and descriptions shown of one person, those with the whole name in them left out.
const FORMS: usize = 4;
/// Columns of the block's labels.
const LABEL: usize = 11;

/// Writes the people of an article in order of appearance and the events by day; nothing when there are none.
pub(super) fn write(out: &mut String, annotated: &Annotated, page: Page) {
    let people = annotated.people.entities.iter().filter(|entity| entity.kind != EntityKind::Place);
    let people: Vec<Flow> = people.map(person).collect();
    let mut upcoming: Vec<&Upcoming> = annotated.upcoming.iter().collect();
    upcoming.sort_by_key(|event| (event.days.first(), event.days.last()));
    let events: Vec<Flow> = upcoming.into_iter().map(|event| self::event(annotated, event)).collect();
    if !(people.is_empty() && events.is_empty()) {
        out.push('\n');
    }
    block(out, "people", &people, page);
    block(out, "coming up", &events, page);
}

fn block(out: &mut String, label: &str, entries: &[Flow], page: Page) {
    for (position, entry) in entries.iter().enumerate() {
        let label = if position == 0 { label } else { "" };
        entry
            .write(out, &page.margin(&format!("{label:LABEL$}"), &format!("{:1$}", "", LABEL + 2), ink::DIM));
    }
}

/// "Ana Oduya · Ms Oduya · mayor of Port Ellery"
fn person(entity: &Entity) -> Flow {
    let mut flow = Flow::default();
    flow.prose(&entity.name, ink::STRONG);
    if entity.kind == EntityKind::Organisation {
        flow.prose(" (organisation)", ink::DIM);
    }
    let descriptions = entity.descriptions.iter().map(|description| &description.text);
    let mut shown: Vec<&String> = Vec::new();
    for form in entity.aliases.iter().chain(descriptions) {
        let adds = !form.contains(&entity.name) && !shown.contains(&form);
        if adds && shown.len() < FORMS {
            shown.push(form);
        }
    }
    for form in shown {
        flow.glue(" ·", ink::DIM);
        flow.gap();
        flow.prose(form, ink::PLAIN);
    }
    flow
}

/// "2025-12-09 The council votes on the bond on December 9."
fn event(annotated: &Annotated, event: &Upcoming) -> Flow {
    let mut flow = Flow::default();
    let (first, last) = (event.days.first(), event.days.last());
    let until = if first == last { String::new() } else { format!(" to {last}") };
    flow.prose(&format!("{first}{until} "), ink::STRONG);
    flow.prose(annotated.prepared.slice(event.span), ink::PLAIN);
    if event.status != EventStatus::Planned {
        flow.prose(&format!(" ({})", event.status.name()), ink::DIM);
    }
    flow
}
