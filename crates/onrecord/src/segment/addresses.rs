//! Web and e-mail addresses, handles and tags: tokens whose marks are part of them.

use super::line::Line;

/// Looks for an address that begins with the word at `start`: its end, or how far the search has looked in vain (words
/// that begin before that place begin no address either, which keeps the search linear).
pub(super) fn address(line: &Line<'_>, start: usize) -> Result<usize, usize> {
    if begins_url(line, start) {
        return Ok(url_end(line, start));
    }
    let end = ascii_run(line, start, is_local);
    if line.byte(end) == b'@' && line.byte(end + 1).is_ascii_alphanumeric() {
        return Ok(trimmed(line, end + 1, ascii_run(line, end + 1, is_domain)));
    }
    let host = trimmed(line, start, end);
    if is_dotted_name(line.slice(start, host)) {
        return Ok(path_end(line, start, host));
    }
    match line.slice(start, host).rsplit_once('.') {
        Some((name, suffix)) if !name.is_empty() && is_known_suffix(suffix) => {
            Ok(path_end(line, start, host))
        }
        _ => Err(end.max(start + 1)),
    }
}

/// The end of "@name" or "#tag" at a mark; `None` where the mark stands for itself ("@ 5 dollars", "#1").
pub(super) fn handle_end(line: &Line<'_>, mark: usize) -> Option<usize> {
    let named = line.is_letter(mark + 1) || line.byte(mark + 1) == b'_' && line.is_word(mark + 2);
    if !named {
        return None;
    }
    let mut at = line.run_end(mark + 1);
    while line.byte(at) == b'_' {
        at = line.run_end(at + 1);
    }
    Some(at)
}

fn begins_url(line: &Line<'_>, start: usize) -> bool {
    if !matches!(line.byte(start) | 0x20, b'h' | b'f' | b'w') {
        return false;
    }
    let begins = |scheme: &str| {
        let end = start + scheme.len();
        line.slice(start, end).eq_ignore_ascii_case(scheme) && line.byte(end).is_ascii_alphanumeric()
    };
    ["http://", "https://", "ftp://", "www."].into_iter().any(begins)
}

/// An address goes on to the next blank or bracket; marks of the sentence at its end are not its own.
fn url_end(line: &Line<'_>, start: usize) -> usize {
    let beyond =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '[' | ']');
    let rest = line.rest(start);
    let address = rest.get(..rest.find(beyond).unwrap_or(rest.len())).unwrap_or_default();
    let ending = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '…' | '—');
    let mut kept = address.trim_end_matches(ending);
    // A bracket closes the address's own bracket or the sentence's.
    if kept.ends_with(')') && !kept.contains('(') {
        kept = kept.trim_end_matches(|c| c == ')' || ending(c));
    }
    start + kept.len()
}

fn path_end(line: &Line<'_>, start: usize, host: usize) -> usize {
    if line.byte(host) == b'/' && line.byte(host + 1).is_ascii_alphanumeric() {
        url_end(line, start)
    } else {
        host
    }
}

fn ascii_run(line: &Line<'_>, mut at: usize, inside: fn(u8) -> bool) -> usize {
    while inside(line.byte(at)) {
        at += 1;
    }
    at
}

fn is_local(byte: u8) -> bool {
    is_domain(byte) || matches!(byte, b'_' | b'+' | b'%')
}

fn is_domain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')
}

fn trimmed(line: &Line<'_>, start: usize, end: usize) -> usize {
    start + line.slice(start, end).trim_end_matches(['.', '-', '_', '+', '%']).len()
}

/// "comp.lang.misc", "files.old.zip2": three words in small letters and more, hardly sentences without blanks.
fn is_dotted_name(name: &str) -> bool {
    let small =
        |label: &str| label.len() > 1 && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    name.split('.').all(small) && name.split('.').count() > 2
}

/// Ends of host and file names that are no English words: "it", "in", "me", "us" would take a full stop without a blank
/// after it ("told me.us") for a dot.
fn is_known_suffix(suffix: &str) -> bool {
    matches!(
        suffix,
        "com"
            | "org"
            | "net"
            | "gov"
            | "edu"
            | "mil"
            | "info"
            | "biz"
            | "uk"
            | "eu"
            | "de"
            | "fr"
            | "ca"
            | "au"
            | "ru"
            | "cn"
            | "jp"
            | "tv"
            | "io"
            | "ly"
            | "ai"
            | "COM"
            | "ORG"
            | "NET"
            | "GOV"
            | "html"
            | "htm"
            | "pdf"
            | "doc"
            | "docx"
            | "xls"
            | "xlsx"
            | "ppt"
            | "txt"
            | "csv"
            | "jpg"
            | "jpeg"
            | "png"
            | "gif"
            | "mp3"
            | "mp4"
            | "php"
            | "js"
            | "exe"
            | "zip"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_the_marks_of_their_sentence() {
        for (text, expected) in [
            ("https://example.org/a_(b), he", "https://example.org/a_(b)"),
            ("pic.example.com/a1B2 he", "pic.example.com/a1B2"),
            ("http://example.org/x?y=1). Then", "http://example.org/x?y=1"),
            ("www.example.org.", "www.example.org"),
            ("example.com/news/2016. It", "example.com/news/2016"),
            ("ann.bo-ek+news@press.example.org, or", "ann.bo-ek+news@press.example.org"),
            ("Example.com's", "Example.com"),
            ("talk.bells.misc, or", "talk.bells.misc"),
        ] {
            let line = Line::new(text, 0, text.len());
            assert_eq!(address(&line, 0).map(|end| line.slice(0, end)), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_missing_blank_makes_no_address() {
        for text in ["said.Then", "me.us", "U.S.", "a.m.", "www. x", "http:// x"] {
            assert!(address(&Line::new(text, 0, text.len()), 0).is_err(), "{text}");
        }
    }
}
