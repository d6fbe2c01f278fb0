//! Lists of statements and people as a table, JSON lines or CSV.

use std::io::{self, IsTerminal as _, Write};

use clap::ValueEnum;
use onrecord_store::columns::{COLUMNS, Cell, Column};
use onrecord_store::{Found, Line, SpokenOf};

use crate::outcome::{Failure, Outcome};

/// Below this an attitude is not shown to a reader: about four of five that are sure enough are right.
pub(crate) const SURE_ATTITUDE: f32 = 0.7;

/// The form of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For reading
    Table,
    /// JSON lines: one object a line
    Jsonl,
    /// Comma-separated values with a line of names (RFC 4180)
    Csv,
}

/// As asked for; else for reading on a terminal, and JSON lines elsewhere.
pub(crate) fn format(asked: Option<ListFormat>) -> ListFormat {
    asked.unwrap_or(if io::stdout().is_terminal() { ListFormat::Table } else { ListFormat::Jsonl })
}

/// Prints statements; what is left out is said on standard error.
///
/// # Errors
/// When standard output takes no more for another reason than being closed.
pub(crate) fn print(found: &Found<Line>, asked: Option<ListFormat>) -> Result<Outcome, Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let printed = match format(asked) {
        ListFormat::Table => table(&mut out, &found.lines),
        ListFormat::Jsonl => found.lines.iter().try_for_each(|line| json_line(&mut out, line)),
        ListFormat::Csv => csv(&mut out, &found.lines),
    };
    written(printed.and_then(|()| out.flush()))?;
    let mut side = anstream::stderr();
    // Nothing is left to tell it to if standard error fails.
    if found.cut_short {
        let _ = writeln!(
            side,
            "the time was up: the newest found are listed, older ones may be missing (--time-limit)"
        );
    }
    if let Some(next) = found.next {
        let _ = writeln!(side, "there is more: --below {next}");
    }
    Ok(if found.lines.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

/// A closed pipe is no error.
pub(crate) fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure { what: format!("cannot write to standard output: {error}"), hint: None })
        }
        _ => Ok(()),
    }
}

/// One JSON object and the end of its line.
pub(crate) fn json_line(out: &mut impl Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

fn table(out: &mut impl Write, lines: &[Line]) -> io::Result<()> {
    for line in lines {
        let by = if line.said_stated { "" } else { "by " };
        let speaker = shown_speaker(line);
        let kind = line.commitment_kind.as_deref().unwrap_or("commitment");
        let promise = if line.commitment { format!(" · {kind}") } else { String::new() };
        let printings =
            if line.printings > 1 { format!(" · {} printings", line.printings) } else { String::new() };
        let about = shown_attitudes(&line.about);
        writeln!(out, "{by}{}  {speaker} · {}{promise}{about}{printings}", line.said_on, line.form)?;
        writeln!(out, "    {}", one_line(&line.content))?;
        let place = line.url.as_deref().unwrap_or(&line.origin);
        writeln!(out, "    {}:{}–{}", one_line(place), line.start, line.end)?;
    }
    Ok(())
}

fn shown_speaker(line: &Line) -> String {
    let words = [&line.speaker, &line.described, &line.speaker_as_written];
    let name = words.into_iter().find_map(Option::as_deref).unwrap_or("nobody named");
    match line.speaker_key {
        Some(key) => format!("{} #{key}", one_line(name)),
        None => one_line(name),
    }
}

/// Praise and blame that are sure enough to be shown to a reader.
fn shown_attitudes(about: &[SpokenOf]) -> String {
    let shown = about.iter().filter_map(|one| {
        let stance = one.stance.as_deref().filter(|&stance| stance != "neutral")?;
        let is_sure = one.stance_confidence.unwrap_or_default() >= f64::from(SURE_ATTITUDE);
        is_sure.then(|| format!(" · about {} ({stance})", one_line(&one.name)))
    });
    shown.collect()
}

/// No line ends, tabs or control characters: text of articles must not steer a terminal.
pub(crate) fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn csv(out: &mut impl Write, lines: &[Line]) -> io::Result<()> {
    csv_names(out)?;
    lines.iter().try_for_each(|line| csv_row(out, line, false))
}

/// The names of the columns.
pub(crate) fn csv_names(out: &mut impl Write) -> io::Result<()> {
    let names: Vec<&str> = COLUMNS.iter().map(|column| column.name).collect();
    write!(out, "{}\r\n", names.join(","))
}

/// One row; without text, columns whose words are copied from articles are empty.
pub(crate) fn csv_row(out: &mut impl Write, line: &Line, no_text: bool) -> io::Result<()> {
    let field = |column: &Column| match column.of(line).filter(|_| !(no_text && column.is_copied)) {
        Some(Cell::Text(text)) => quoted(&text),
        Some(Cell::Number(number)) => number.to_string(),
        Some(Cell::YesNo(yes)) => u8::from(yes).to_string(),
        Some(Cell::Fraction(number)) => number.to_string(),
        _ => String::new(),
    };
    let row: Vec<String> = COLUMNS.iter().map(field).collect();
    write!(out, "{}\r\n", row.join(","))
}

/// A field of CSV, in quotation marks where it needs them.
pub(crate) fn quoted(field: &str) -> String {
    if field.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_that_need_it_are_quoted() {
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(quoted("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(quoted("a\nb"), "\"a\nb\"");
    }

    #[test]
    fn praise_and_blame_are_shown_where_they_are_sure() {
        let of = |name: &str, stance: Option<&str>, stance_confidence| SpokenOf {
            name: name.to_owned(),
            stance: stance.map(str::to_owned),
            stance_confidence,
        };
        let all = [
            of("Ann\u{1b} Bo", Some("negative"), Some(0.71)),
            of("Cy Du", Some("positive"), Some(0.69)),
            of("Ed Fo", Some("neutral"), Some(0.9)),
            of("Gu Ho", Some("negative"), None),
            of("Di Po", None, None),
        ];
        assert_eq!(shown_attitudes(&all), " · about Ann Bo (negative)");
    }

    #[test]
    fn text_does_not_steer_the_terminal() {
        assert_eq!(one_line("a\u{1b}[31m\n\tb"), "a [31m b");
    }
}
