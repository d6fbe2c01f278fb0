//! Lists of statements and people as a table, JSON lines or CSV.

use std::io::{self, IsTerminal as _, Write};

use clap::ValueEnum;
use onrecord_store::{Found, Line};

use crate::outcome::{Failure, Outcome};

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
        let promise = if line.commitment { " · commitment" } else { "" };
        writeln!(out, "{by}{}  {speaker} · {}{promise}", line.said_on, line.form)?;
        writeln!(out, "    {}", one_line(&line.content))?;
        let place = line.url.as_deref().unwrap_or(&line.origin);
        writeln!(out, "    {}:{}–{}", one_line(place), line.start, line.end)?;
    }
    Ok(())
}

fn shown_speaker(line: &Line) -> String {
    let name = line.speaker.as_deref().or(line.speaker_as_written.as_deref()).unwrap_or("nobody named");
    match line.speaker_key {
        Some(key) => format!("{} #{key}", one_line(name)),
        None => one_line(name),
    }
}

/// No line ends, tabs or control characters: text of articles must not steer a terminal.
pub(crate) fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names of the columns of [`csv_row`].
pub(crate) const CSV_COLUMNS: &str = "id,said_on,said_first,said_stated,speaker,speaker_key,speaker_kind,\
speaker_as_written,about,addressee,venue,cue,content,form,speech,commitment,nested_in,confidence,start,end,article,\
origin,url,outlet,title,published,program,tagger";

fn csv(out: &mut impl Write, lines: &[Line]) -> io::Result<()> {
    out.write_all(CSV_COLUMNS.as_bytes())?;
    out.write_all(b"\r\n")?;
    lines.iter().try_for_each(|line| csv_row(out, line))
}

/// One row in the order of [`CSV_COLUMNS`]; names of those spoken of are parted by `; `.
pub(crate) fn csv_row(out: &mut impl Write, line: &Line) -> io::Result<()> {
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    let number = |yes: bool| u8::from(yes).to_string();
    let fields = [
        line.id.clone(),
        line.said_on.clone(),
        or_empty(&line.said_first),
        number(line.said_stated),
        or_empty(&line.speaker),
        line.speaker_key.map_or_else(String::new, |key| key.to_string()),
        line.speaker_kind.clone(),
        or_empty(&line.speaker_as_written),
        line.about.join("; "),
        or_empty(&line.addressee),
        or_empty(&line.venue),
        or_empty(&line.cue),
        line.content.clone(),
        line.form.clone(),
        number(line.speech),
        number(line.commitment),
        or_empty(&line.nested_in),
        line.confidence.to_string(),
        line.start.to_string(),
        line.end.to_string(),
        line.article.clone(),
        line.origin.clone(),
        or_empty(&line.url),
        or_empty(&line.outlet),
        or_empty(&line.title),
        line.published.clone(),
        line.program.clone(),
        line.tagger.clone(),
    ];
    let row: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
    out.write_all(row.join(",").as_bytes())?;
    out.write_all(b"\r\n")
}

fn quoted(field: &str) -> String {
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
    fn text_does_not_steer_the_terminal() {
        assert_eq!(one_line("a\u{1b}[31m\n\tb"), "a [31m b");
    }
}
