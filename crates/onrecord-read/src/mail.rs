//! Mail: mbox files, one message after the other, and single messages (`.eml`).
//!
//! A message is what its author wrote: lines quoted from others and what stands behind the signature's two dashes are left
//! out. Attachments are passed over.

use std::io::{self, BufRead};

use mail_parser::{HeaderName, Message, MessageParser, PartType};
use onrecord::article::FoundIn;
use onrecord::{Article, Origin, Published};

use crate::assemble::{Metadata, article};
use crate::dates::moment;
use crate::html::{fragment_text, html_article};
use crate::{Options, Reason, Skipped, signature};

/// How many times the limit of an article a message may be: pictures come with it.
const MESSAGE: u64 = 8;

/// Days of the week as the lines between messages have them.
const WEEKDAYS: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];

/// Whether a file of messages begins like this: `From ida@oxley.example Tue Nov 18 23:30:00 2025`.
pub(crate) fn is_mbox(head: &[u8]) -> bool {
    let line = head.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let words = line.split(|byte| byte.is_ascii_whitespace()).filter(|word| !word.is_empty());
    line.starts_with(b"From ") && words.skip(2).take(1).any(|word| WEEKDAYS.contains(&word))
}

/// A file of messages that is being read.
pub(crate) struct Mail<R> {
    input: R,
    /// Lines read so far.
    line: u64,
    ended: bool,
}

/// The bytes of one message.
#[derive(Default)]
struct Raw {
    bytes: Vec<u8>,
    /// Line of its first header.
    line: u64,
    is_too_long: bool,
}

impl<R: BufRead> Mail<R> {
    pub(crate) fn new(input: R) -> Mail<R> {
        Mail { input, line: 0, ended: false }
    }

    /// The next article; why there is none, if a message gives none.
    pub(crate) fn next(&mut self, path: &str, options: &Options) -> Option<Result<Article, Skipped>> {
        let limit = options.max_bytes.saturating_mul(MESSAGE);
        while !self.ended {
            let raw = self.message(limit);
            let line = raw.as_ref().map_or(self.line, |raw| raw.line);
            let origin = Origin { path: path.to_owned(), line: Some(line), ..Origin::default() };
            match raw {
                Ok(raw) if raw.is_too_long => {
                    return Some(Err(Skipped { origin, reason: Reason::TooLong { limit } }));
                }
                Ok(raw) if raw.bytes.trim_ascii().is_empty() => {}
                Ok(raw) => return Some(message_article(&raw.bytes, origin, options)),
                Err(error) => {
                    self.ended = true;
                    return Some(Err(Skipped { origin, reason: Reason::from_io(error) }));
                }
            }
        }
        None
    }

    /// Reads up to the line that begins the next message, which is an empty one and another that begins with `From `.
    fn message(&mut self, limit: u64) -> io::Result<Raw> {
        let mut raw = Raw { line: self.line + 1, ..Raw::default() };
        let (mut begins_line, mut is_behind_blank) = (true, true);
        loop {
            let held = self.input.fill_buf()?;
            if held.is_empty() {
                self.ended = true;
                return Ok(raw);
            }
            let length = memchr::memchr(b'\n', held).map_or(held.len(), |at| at + 1);
            let piece = held.get(..length).unwrap_or_default();
            let ends_line = piece.ends_with(b"\n");
            let is_border = begins_line && is_behind_blank && piece.starts_with(b"From ");
            if !is_border && !raw.is_too_long && (raw.bytes.len() + length) as u64 <= limit {
                raw.bytes.extend_from_slice(unescaped(piece, begins_line));
            } else if !is_border {
                raw.is_too_long = true;
                raw.bytes = Vec::new();
            }
            is_behind_blank = begins_line && piece.trim_ascii().is_empty();
            begins_line = ends_line;
            self.line += u64::from(ends_line);
            self.input.consume(length);
            if is_border {
                if !ends_line {
                    self.input.skip_until(b'\n')?;
                    self.line += 1;
                }
                return Ok(raw);
            }
        }
    }
}

/// A line of the message that begins with `From ` was given a `>` so that it begins no message.
fn unescaped(piece: &[u8], begins_line: bool) -> &[u8] {
    let bare = piece.iter().position(|&byte| byte != b'>').and_then(|at| piece.get(at..));
    let is_escaped =
        begins_line && piece.starts_with(b">") && bare.is_some_and(|bare| bare.starts_with(b"From "));
    if is_escaped { piece.get(1..).unwrap_or_default() } else { piece }
}

/// The article of one message, dated by the day that its author's clock had.
fn message_article(bytes: &[u8], mut origin: Origin, options: &Options) -> Result<Article, Skipped> {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Err(Skipped { origin, reason: Reason::Empty });
    };
    origin.entry = message.message_id().map(str::to_owned);
    origin.extracted = true;
    let date = message.header_raw(HeaderName::Date).map(|date| date.trim().to_owned());
    let Some(moment) = date.as_deref().and_then(moment) else {
        return match (options.date, date) {
            (Some(_), _) => text_or_page(&message, None, origin, options),
            (None, Some(date)) => {
                Err(Skipped { origin, reason: Reason::BadDate { given: date.chars().take(40).collect() } })
            }
            (None, None) => Err(Skipped { origin, reason: Reason::Undated }),
        };
    };
    let found_in = FoundIn::Field("Date".to_owned());
    let published = Published { day: moment.day, at: moment.at, found_in };
    text_or_page(&message, Some(published), origin, options)
}

fn text_or_page(
    message: &Message<'_>,
    sent: Option<Published>,
    origin: Origin,
    options: &Options,
) -> Result<Article, Skipped> {
    let day = options.date.or(sent.as_ref().map(|sent| sent.day));
    let dated = Options { date: day, ..options.clone() };
    let title = message.subject().map(str::to_owned);
    let sender = message.from().and_then(|from| from.first()).and_then(|sender| sender.name());
    let known = Metadata { title, author: sender.map(str::to_owned), ..Metadata::default() };
    let first = message.text_bodies().next().map(|part| &part.body);
    let mut read = match first {
        Some(PartType::Text(text)) => match own_words(text, options.max_bytes) {
            Ok(text) => article(text, known, origin, &dated),
            Err(reason) => Err(Skipped { origin, reason }),
        },
        Some(PartType::Html(html)) => page_article(html, known, origin, &dated),
        _ => Err(Skipped { origin, reason: Reason::Empty }),
    }?;
    if let (None, Some(sent)) = (options.date, sent) {
        read.published = sent;
    }
    Ok(read)
}

/// A letter of news is a page; a short one is all that it holds.
fn page_article(html: &str, known: Metadata, origin: Origin, options: &Options) -> Result<Article, Skipped> {
    match html_article(html.as_bytes(), Some("utf-8"), origin, options) {
        Ok(found) => Ok(Article { title: known.title, author: known.author.or(found.author), ..found }),
        Err(Skipped { origin, reason: Reason::NoArticle }) => match fragment_text(html) {
            Ok(text) => article(text, known, origin, options),
            Err(reason) => Err(Skipped { origin, reason }),
        },
        Err(skipped) => Err(skipped),
    }
}

/// A message less what it quotes and its signature.
fn own_words(text: &str, limit: u64) -> Result<String, Reason> {
    let lines = text.lines().take_while(|line| line.trim_end() != "--");
    let text =
        lines.filter(|line| !line.starts_with('>')).collect::<Vec<_>>().join("\n").trim_end().to_owned();
    if text.len() as u64 > limit {
        return Err(Reason::TooLong { limit });
    }
    signature::not_text(&text).map_or(Ok(text), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(mail: &str, limit: u64) -> Vec<String> {
        let options = Options { max_bytes: limit, ..Options::default() };
        let mut reader = Mail::new(mail.as_bytes());
        let found = std::iter::from_fn(|| reader.next("n.mbox", &options));
        let shown = found.map(|found| match found {
            Ok(article) => format!(
                "{} {} {} {} {}",
                article.origin,
                article.published.day,
                article.title.unwrap_or_default(),
                article.author.unwrap_or_default(),
                article.text.as_str().escape_debug()
            ),
            Err(skipped) => skipped.to_string(),
        });
        shown.collect()
    }

    const FIRST: &str = "From ida@oxley.example Tue Nov 18 23:30:00 2025\n\
        From: Ida Quill <ida@oxley.example>\nDate: Tue, 18 Nov 2025 23:30:00 -0500 (EST)\n\
        Message-ID: <1@oxley.example>\nSubject: =?utf-8?q?The_bridge_=E2=80=93_open?=\n\n\
        The bridge opened on Tuesday, she said.\n>From there to the ferry is a mile.\n\
        > Is it open?\nIt is.\n-- \nIda Quill, Mayor\n\n";

    #[test]
    fn messages_of_a_file_are_read_one_after_the_other() {
        let second = "From - Wed Nov 19 08:00:00 2025\r\nFrom: bo@oxley.example\r\nDate: Wed, 19 Nov 2025 08:00:00 +0100\r\n\r\nRain fell.\r\n";
        assert_eq!(
            read(&format!("{FIRST}{second}"), 1 << 20),
            [
                "n.mbox#1@oxley.example:2 2025-11-18 The bridge – open Ida Quill The bridge opened on Tuesday, she \
                 said.\\nFrom there to the ferry is a mile.\\nIt is.",
                "n.mbox:15 2025-11-19   Rain fell."
            ]
        );
    }

    #[test]
    fn a_single_message_needs_no_line_before_it() {
        let mail =
            "Date: Tue, 18 Nov 2025 08:00:00 +0100\nSubject: Rain\n\nRain fell.\nFrom the hills it came.\n";
        assert_eq!(read(mail, 1 << 20), ["n.mbox:1 2025-11-18 Rain  Rain fell.\\nFrom the hills it came."]);
    }

    #[test]
    fn a_message_without_a_day_a_text_or_an_end_is_reported_and_the_next_is_read() {
        let undated = "From a Mon Nov 17 08:00:00 2025\nSubject: Rain\n\nRain fell.\n\n";
        let long = format!("From a Mon Nov 17 08:00:00 2025\nSubject: Rain\n\n{}\n\n", "rain ".repeat(400));
        let last = "From a Mon Nov 17 08:00:00 2025\nDate: Tue, 18 Nov 2025 08:00:00 +0100\n\nRain.\n\n";
        assert_eq!(
            read(&format!("{undated}{long}{last}"), 64),
            [
                "n.mbox:2: no date",
                "n.mbox:7: longer than the limit of 512 bytes for one article",
                "n.mbox:12 2025-11-18   Rain."
            ]
        );
    }

    #[test]
    fn a_letter_in_markup_is_read_as_a_page_and_attachments_are_passed_over() {
        let letter = "Date: Tue, 18 Nov 2025 08:00:00 +0100\nSubject: Rain\nMIME-Version: 1.0\n\
            Content-Type: multipart/mixed; boundary=b\n\n\
            --b\nContent-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n\
            <p>Rain fell on Caf=E9 Oxley.</p>\n\
            --b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n";
        assert_eq!(read(letter, 1 << 20), ["n.mbox:1 2025-11-18 Rain  Rain fell on Café Oxley."]);
    }

    #[test]
    fn a_text_that_begins_with_from_is_no_mail() {
        assert!(is_mbox(FIRST.as_bytes()));
        for text in ["From London, Ida Quill wrote", "From here on", "From", "From: Ida", ""] {
            assert!(!is_mbox(text.as_bytes()), "{text}");
        }
    }
}
