//! Pages made from statements that are put together by hand, so that they show the page and not the tagger.

use onrecord::annotate::Annotated;
use onrecord::article::{FoundIn, Published};
use onrecord::calendar::{Day, Days};
use onrecord::index::{EntityIdx, StatementIdx, TokenRange};
use onrecord::layout::{Paragraph, ParagraphKind};
use onrecord::people::{Description, Entity, EntityKind, People, Speaker};
use onrecord::statements::{About, Attitude, Commitment, CommitmentKind, Form, Stance, Statement};
use onrecord::times::{EventStatus, SaidOn, Upcoming};
use onrecord::{Article, Origin, Prepared, Span, Text, prepare};
use vec1::Vec1;

use super::*;

const TEXT: &str = "\
Mayor vows to reopen harbour tunnel
Crews at the north mouth of the tunnel on Monday. Photograph: Jo Lund/Coast Pictures
The mayor of Port Ellery told the city council on Tuesday that the harbour tunnel would be open again before the spring. She gave no day.
“We will open it,” Ana Oduya said, “or I will hand back my salary.” Her rival was less sure. “Mr Quist told me, ‘Not before summer,’” Mr Wendt said.
“She has promised this twice.
“A third time is once too often.”
An engineer close to the work feared that the money would run out. The council meets on December 9.";

/// Finds words of the sample and puts statements together.
struct Sample {
    prepared: Prepared,
}

impl Sample {
    fn new() -> Sample {
        let text = Text::new(TEXT).unwrap();
        let published =
            Published { day: Day::new(2025, 11, 18).unwrap(), at: None, found_in: FoundIn::DateLine };
        let origin = Origin { path: "news/tunnel.txt".to_owned(), ..Origin::default() };
        let body = text.whole();
        let article = Article {
            given_id: None,
            origin,
            published,
            text,
            body,
            title: None,
            author: None,
            outlet: None,
        };
        let mut sample = Sample { prepared: prepare(article) };
        sample.prepared.paragraphs = sample.paragraphs();
        sample
    }

    /// The sample's paragraphs, whatever the layout makes of it.
    fn paragraphs(&self) -> Vec<Paragraph> {
        let kinds = [
            ("Mayor vows to reopen harbour tunnel", ParagraphKind::Headline),
            ("Crews at the north mouth of the tunnel on Monday.", ParagraphKind::Caption),
            ("Photograph: Jo Lund/Coast Pictures", ParagraphKind::CaptionCredit),
        ];
        let body = TEXT.lines().skip(2).map(|line| (line, ParagraphKind::Body));
        kinds
            .into_iter()
            .chain(body)
            .map(|(words, kind)| Paragraph { span: self.span(words), kind })
            .collect()
    }

    /// The first occurrence of the words, or of the part between bars.
    fn span(&self, words: &str) -> Span {
        let parts: Vec<&str> = words.split('|').collect();
        let (before, inside) =
            if let [before, inside, _] = parts[..] { (before, inside) } else { ("", words) };
        let start = TEXT.find(&parts.concat()).unwrap() + before.len();
        self.prepared.article.text.span(start, start + inside.len())
    }

    fn tokens(&self, words: &str) -> TokenRange {
        self.prepared.tokens_in(self.span(words))
    }

    fn statement(&self, content: &[&str], cue: &str, source: &str, speaker: Speaker) -> Statement {
        let content: Vec<TokenRange> = content.iter().map(|words| self.tokens(words)).collect();
        let tokens = |words: &str| (!words.is_empty()).then(|| self.tokens(words));
        Statement {
            content: Vec1::try_from_vec(content).unwrap(),
            cue: tokens(cue),
            source: tokens(source),
            form: Form::Direct,
            speech: true,
            speaker,
            about: Vec::new(),
            addressee: None,
            venue: None,
            said_on: SaidOn::PublishedBy(self.prepared.article.published.day),
            commitment: None,
            nested_in: None,
            confidence: 0.9,
        }
    }

    #[allow(clippy::too_many_lines, reason = "a table of statements")]
    fn statements(&self) -> Vec<Statement> {
        let [oduya, quist, rival] = [0, 1, 2].map(EntityIdx::new);
        let day = Days::one(self.prepared.article.published.day);
        vec![
            Statement {
                form: Form::Indirect,
                addressee: Some(self.tokens("the city council")),
                said_on: SaidOn::Stated {
                    days: day,
                    value: day.first().to_string(),
                    span: self.span("Tuesday"),
                },
                ..self.statement(
                    &["that the harbour tunnel would be open again before the spring"],
                    "told",
                    "The mayor of Port Ellery",
                    Speaker::Person(oduya),
                )
            },
            Statement {
                commitment: Some(Commitment { kind: CommitmentKind::Promise, condition: None }),
                ..self.statement(
                    &["“We will open it,”", "“or I will hand back my salary.”"],
                    "Ana Oduya |said|",
                    "Ana Oduya",
                    Speaker::Person(oduya),
                )
            },
            self.statement(
                &["“Mr Quist told me, ‘Not before summer,’”"],
                "Mr Wendt |said|",
                "Mr Wendt",
                Speaker::Person(rival),
            ),
            Statement {
                nested_in: Some(StatementIdx::new(2)),
                ..self.statement(
                    &["‘Not before summer,’"],
                    "Mr Quist |told|",
                    "Mr Quist",
                    Speaker::Person(quist),
                )
            },
            Statement {
                about: vec![About {
                    entity: oduya,
                    attitude: Some(Attitude { stance: Stance::Negative, confidence: 0.9 }),
                }],
                confidence: 0.41,
                ..self.statement(
                    &["“She has promised this twice.", "“A third time is once too often.”"],
                    "",
                    "",
                    Speaker::Person(rival),
                )
            },
            Statement {
                form: Form::Indirect,
                speech: false,
                ..self.statement(
                    &["that the money would run out"],
                    "feared",
                    "An engineer close to the work",
                    Speaker::Unnamed("An engineer close to the work".to_owned()),
                )
            },
        ]
    }

    fn people(&self) -> People {
        let entity = |name: &str, aliases: &[&str], descriptions: &[&str]| Entity {
            name: name.to_owned(),
            kind: EntityKind::Person,
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            descriptions: descriptions
                .iter()
                .map(|&words| Description { text: words.to_owned(), span: self.span(words) })
                .collect(),
            pronoun: None,
        };
        let place = Entity { kind: EntityKind::Place, ..entity("Port Ellery", &[], &[]) };
        let entities = vec![
            entity("Ana Oduya", &[], &["mayor of Port Ellery"]),
            entity("Quist", &["Mr Quist"], &[]),
            entity("Carl Wendt", &["Mr Wendt"], &["Her rival"]),
            place,
        ];
        People { entities, mentions: Vec::new(), author: None }
    }

    fn annotated(self) -> Annotated {
        let day = Day::new(2025, 12, 9).unwrap();
        let upcoming = Upcoming {
            days: Days::one(day),
            value: day.to_string(),
            span: self.span("The council meets on December 9."),
            people: Vec::new(),
            status: EventStatus::Planned,
        };
        let (statements, people) = (self.statements(), self.people());
        Annotated { people, statements, times: Vec::new(), upcoming: vec![upcoming], prepared: self.prepared }
    }
}

#[test]
fn a_page_reads_well_without_colours() {
    insta::assert_snapshot!(render(&Sample::new().annotated(), Page { width: 80, colour: false }));
}

#[test]
fn a_narrow_page_keeps_its_margins() {
    let page = render(&Sample::new().annotated(), Page { width: 40, colour: false });
    assert!(page.lines().all(|line| line.chars().count() <= 40), "{page}");
}

#[test]
fn colours_add_nothing_but_colours() {
    let plain = render(&Sample::new().annotated(), Page { width: 72, colour: false });
    let coloured = render(&Sample::new().annotated(), Page { width: 72, colour: true });
    assert_ne!(coloured, plain);
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
}

#[test]
fn an_article_without_statements_is_still_a_page() {
    let annotated = Annotated { statements: Vec::new(), ..Sample::new().annotated() };
    let page = render(&annotated, Page { width: 80, colour: false });
    assert!(page.contains("0 statements") && page.contains("She gave no day."), "{page}");
}

#[test]
fn a_title_with_a_statement_in_it_is_shown_marked() {
    let sample = Sample::new();
    let statement = sample.statement(
        &["to reopen harbour tunnel"],
        "vows",
        "Mayor",
        Speaker::Unnamed("Mayor".to_owned()),
    );
    let annotated = Annotated { statements: vec![statement], ..sample.annotated() };
    let page = render(&annotated, Page { width: 80, colour: false });
    assert!(
        page.contains("headline | Mayor vows [1 to reopen harbour tunnel]\n   1  Mayor (unnamed)"),
        "{page}"
    );
}
