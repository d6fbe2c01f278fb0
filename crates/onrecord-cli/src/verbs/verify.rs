//! `onrecord verify`: what the record has of some words, and how much record was searched.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Read as _, Write as _};

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use onrecord_store::verify::{
    Candidate, DiffKind, DiffPiece, Finding, Negation, NegationPlace, Question, Report, Searched, Source,
    Verdict,
};

use crate::book::{Book, failure};
use crate::outcome::{Failure, Outcome, counted};

const STRONG: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const RECORD: Style = AnsiColor::Green.on_default();
const ASKED: Style = AnsiColor::Red.on_default();

/// Sources of a finding that are listed, and other places of a text; the JSON has all.
const MOST_SOURCES: usize = 10;
const MOST_PLACES: usize = 8;
/// Bytes of a question on standard input; more words than these hold are not compared.
const MOST_INPUT: u64 = 1 << 16;

/// Arguments of `onrecord verify`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The words that somebody is said to have said, or `-` for standard input
    #[arg(value_name = "WORDS")]
    words: String,
    /// Who is said to have said them: any form of the name, or #NUMBER
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,
    #[command(flatten)]
    book: Book,
    /// Form of output [default: text on a terminal, json elsewhere]
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// One JSON object with every source
    Json,
}

const EXAMPLES: &str = "\
Answers: exact, altered (with the changes), partial, the same words by another speaker, candidates for a
paraphrase, or not in this record. What is not in this record may have been said all the same.
Exit codes: 0 the record has the words or a part of them, 1 it has not, 2 wrong use or error.

Examples:
  onrecord verify \"We will open the north bridge before autumn\"
  onrecord verify --speaker \"Ann Bo\" \"We will open … before autumn\"
  onrecord verify --format json - < quotation.txt | jq '.findings[0].sources[0].url'";

/// Prints what the record has of the words.
///
/// # Errors
/// When there are no words, or the record book cannot be opened or read.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let question = Question { words: words(&args.words)?, speaker: args.speaker.clone() };
    // A mistyped path must not make an empty book, in which nothing is ever found.
    let report = args.book.open()?.verify(&question).map_err(failure)?;
    let text = match args.format {
        Some(Format::Json) => json(&report)?,
        None if !io::stdout().is_terminal() => json(&report)?,
        Some(Format::Text) | None => page(&report),
    };
    match anstream::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure { what: format!("cannot write to standard output: {error}"), hint: None })
        }
        _ => Ok(match report.verdict {
            Verdict::ParaphraseCandidates | Verdict::NotInThisRecord => Outcome::NothingFound,
            _ => Outcome::Done,
        }),
    }
}

fn words(given: &str) -> Result<String, Failure> {
    let mut words = given.to_owned();
    if given == "-" {
        words.clear();
        let read = io::stdin().lock().take(MOST_INPUT).read_to_string(&mut words);
        read.map_err(|error| Failure { what: format!("standard input: {error}"), hint: None })?;
    }
    if onrecord_store::verify::words(&words).len() < 2 {
        let hint = Some("give the words in quotation marks: onrecord verify \"…\"".to_owned());
        return Err(Failure { what: "there are too few words to look for".to_owned(), hint });
    }
    Ok(words)
}

fn json(report: &Report) -> Result<String, Failure> {
    serde_json::to_string(report)
        .map(|line| line + "\n")
        .map_err(|error| Failure { what: format!("cannot print the answer: {error}"), hint: None })
}

/// The answer for reading.
fn page(report: &Report) -> String {
    let mut page = format!("{STRONG}{}{STRONG:#}\n", headline(report));
    for finding in &report.findings {
        page.push_str(&finding_page(finding));
    }
    if !report.by_others.is_empty() && !report.findings.is_empty() {
        page.push_str("\nThe same words by others:\n");
    }
    for finding in &report.by_others {
        page.push_str(&finding_page(finding));
    }
    for candidate in &report.candidates {
        page.push_str(&candidate_page(candidate));
    }
    if report.cut_short {
        page.push_str(
            "\nThere are more statements with such words than were compared; the sources may not be all.\n",
        );
    }
    let _ = writeln!(page, "\n{DIM}{}{DIM:#}", searched(&report.searched));
    page
}

fn headline(report: &Report) -> String {
    let speaker = report.speaker.as_deref().unwrap_or("the speaker asked for");
    match report.verdict {
        Verdict::Exact => "On record, word for word.".to_owned(),
        Verdict::Altered => "On record with other words: see what differs.".to_owned(),
        Verdict::Partial => "On record in part.".to_owned(),
        Verdict::OtherSpeaker => format!("On record, but not from {speaker}."),
        Verdict::ParaphraseCandidates => {
            "Not in this record. Statements with some of the same words, which may or may not mean the same:"
                .to_owned()
        }
        Verdict::NotInThisRecord => "Not in this record.".to_owned(),
    }
}

fn finding_page(finding: &Finding) -> String {
    let mut page = format!("\n  {}\n", diff(&finding.diff));
    for negation in &finding.negations {
        let _ = writeln!(page, "  {ASKED}!{ASKED:#} {}", negation_note(negation));
    }
    let texts = texts(&finding.sources);
    for printings in texts.iter().take(MOST_SOURCES) {
        page.push_str(&text_lines(printings));
    }
    if let Some(more @ 1..) = texts.len().checked_sub(MOST_SOURCES) {
        let _ = writeln!(page, "    and {}; --format json lists all", counted(more, "further source"));
    }
    page
}

/// Sources by text: the printings of one article together, earliest first.
fn texts(sources: &[Source]) -> Vec<Vec<&Source>> {
    let text = |source: &Source| source.printing_of.clone().unwrap_or_else(|| source.article.clone());
    let mut texts: Vec<(String, Vec<&Source>)> = Vec::new();
    for source in sources {
        match texts.iter_mut().find(|(known, _)| *known == text(source)) {
            Some((_, printings)) => printings.push(source),
            None => texts.push((text(source), vec![source])),
        }
    }
    texts.into_iter().map(|(_, printings)| printings).collect()
}

/// The earliest printing of a text, and where else it stood.
fn text_lines(printings: &[&Source]) -> String {
    let Some((first, others)) = printings.split_first() else { return String::new() };
    let mut lines = source_line(first);
    if first.replaced {
        lines.push_str("      in an earlier version of this article, which was changed later\n");
    }
    let mut places: Vec<String> = first.also_at.clone();
    for other in others.iter().filter(|other| other.article != first.article) {
        places
            .push(other.outlet.clone().or_else(|| other.url.clone()).unwrap_or_else(|| other.origin.clone()));
        places.extend(other.also_at.iter().cloned());
    }
    let mut shown = BTreeSet::new();
    places.retain(|place| shown.insert(place.clone()));
    if !places.is_empty() {
        let more = places.len().checked_sub(MOST_PLACES).filter(|more| *more > 0);
        let more = more.map(|more| format!(" and {more} more")).unwrap_or_default();
        let places = places.iter().take(MOST_PLACES).map(|place| one_line(place)).collect::<Vec<_>>();
        let _ = writeln!(lines, "      {DIM}the same text: {}{more}{DIM:#}", places.join(", "));
    }
    lines
}

/// `[-only in the record-] {+only in the question+}`, as `git diff --word-diff` has it; colours only repeat it.
fn diff(pieces: &[DiffPiece]) -> String {
    let show = |piece: &DiffPiece| {
        let text = one_line(&piece.text);
        match piece.kind {
            DiffKind::Same => text,
            DiffKind::LeftOut => format!("{DIM}[… {text} …]{DIM:#}"),
            DiffKind::OnlyRecord => format!("{RECORD}[-{text}-]{RECORD:#}"),
            DiffKind::OnlyAsked => format!("{ASKED}{{+{text}+}}{ASKED:#}"),
        }
    };
    pieces.iter().map(show).collect::<Vec<_>>().join(" ")
}

fn negation_note(negation: &Negation) -> String {
    let word = one_line(&negation.word);
    match negation.place {
        NegationPlace::OnlyAsked => format!("“{word}” is in the words asked for, not in the record"),
        NegationPlace::OnlyRecord => format!("“{word}” is in the record, not in the words asked for"),
        NegationPlace::BeforeInRecord => format!("in the record, “{word}” stands shortly before these words"),
    }
}

fn source_line(source: &Source) -> String {
    let written = source.speaker_as_written.as_deref().map(one_line);
    let speaker = match (source.speaker.as_deref().map(one_line), written) {
        (Some(name), Some(written)) if name != written => format!("{name} (“{written}”)"),
        (Some(name), _) => name,
        (None, Some(written)) => format!("“{written}”"),
        (None, None) => "nobody named".to_owned(),
    };
    let by = if source.said_on_stated { "" } else { "by " };
    let place = one_line(source.url.as_deref().unwrap_or(&source.origin));
    format!(
        "    {by}{}  {STRONG}{speaker}{STRONG:#}, {}\n      {place} {DIM}at {}–{}{DIM:#}\n",
        source.said_on, source.form, source.start, source.end
    )
}

fn candidate_page(candidate: &Candidate) -> String {
    let content = one_line(&candidate.source.content);
    format!("\n  {content}\n{}", source_line(&candidate.source))
}

/// "Searched 120 articles with 2400 statements of 7 outlets, 2025-01-01 to 2025-03-04."
fn searched(searched: &Searched) -> String {
    let (articles, statements) =
        (counted(count(searched.articles), "article"), counted(count(searched.statements), "statement"));
    let outlets = counted(count(searched.outlets), "outlet");
    let days = searched.first.as_deref().zip(searched.last.as_deref());
    let days = days.map(|(first, last)| format!(", {first} to {last}")).unwrap_or_default();
    format!("Searched {articles} with {statements} of {outlets}{days}.")
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Without line breaks and without characters that steer a terminal.
fn one_line(text: &str) -> String {
    let visible = text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect::<String>();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
