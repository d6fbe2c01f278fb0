//! The words and marks of a stretch of text, for the patterns of the layout. Coarser than the tokens of
//! [`crate::segment`], which come later and depend on the paragraphs.

use crate::text::{Span, Text};

/// A word ("Ann", "U.S.", "@annbo", "10.32am") or a single mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    /// As written.
    pub(super) text: &'t str,
    /// Its place.
    pub(super) span: Span,
}

impl Word<'_> {
    /// Whether it is these letters, whatever their case in ASCII.
    pub(super) fn is(&self, lower: &str) -> bool {
        self.text.eq_ignore_ascii_case(lower)
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it is written in capitals; "McALLEN" counts.
    pub(super) fn is_upper(&self) -> bool {
        let small = self.text.chars().filter(|c| c.is_lowercase()).count();
        self.is_capital() && (small == 0 || (small <= 2 && self.text.len() > 4 && ends_upper(self.text)))
    }

    /// Whether it is a number: digits, with stops and commas between.
    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
            && self.text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b':'))
    }

    /// Whether it is a mark, not a word.
    pub(super) fn is_mark(&self) -> bool {
        !self.text.starts_with(|c: char| c.is_alphanumeric() || c == '@' || c == '#')
    }

    /// Whether it is a dash that can stand between two parts of a line.
    pub(super) fn is_dash(&self) -> bool {
        matches!(self.text, "–" | "—" | "―" | "-" | "--" | "---")
    }

    /// Whether it is any mark of quotation.
    pub(super) fn is_quote(&self) -> bool {
        matches!(self.text, "\"" | "“" | "”" | "„" | "«" | "»" | "'" | "‘" | "’" | "`")
    }
}

fn ends_upper(word: &str) -> bool {
    word.ends_with(char::is_uppercase)
}

/// The words and marks of `span`, in order, at most `limit`.
pub(super) fn words(text: &Text, span: Span, limit: usize) -> Vec<Word<'_>> {
    let mut found = Vec::with_capacity(limit.min(span.len() / 4 + 1));
    let slice = text.slice(span);
    let mut at = 0;
    while found.len() < limit {
        let rest = slice.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start().len();
        let len = word_len(slice.get(at..).unwrap_or_default());
        let Some(word) = slice.get(at..at + len).filter(|word| !word.is_empty()) else { break };
        found.push(Word { text: word, span: text.span(span.start() + at, span.start() + at + len) });
        at += len;
    }
    found
}

/// Length in bytes of the word or mark that `rest` begins with.
fn word_len(rest: &str) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    if first == '-' {
        return rest.bytes().take(3).take_while(|&byte| byte == b'-').count();
    }
    let mut end = first.len_utf8();
    if !(first.is_alphanumeric() || first == '@' || first == '#') {
        return end;
    }
    // Where the letters and digits began that end at `end`: a stop belongs to "J." and "U.S.".
    let mut run = 0;
    loop {
        let plain = rest.bytes().skip(end).take_while(u8::is_ascii_alphanumeric).count();
        end += plain;
        let mut chars = rest.get(end..).unwrap_or_default().chars();
        let Some(c) = chars.next() else { return end };
        let inside = match c {
            '.' if is_letter(rest.get(run..end)) => true,
            '.' | '\'' | '’' | '&' | '-' | '_' | ',' | ':' => joins(c, rest, end, chars.next()),
            _ => c.is_alphanumeric(),
        };
        if !inside {
            return end;
        }
        end += c.len_utf8();
        if c == '.' {
            run = end;
        }
    }
}

fn is_letter(run: Option<&str>) -> bool {
    let mut chars = run.unwrap_or_default().chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Whether a mark between two letters or digits belongs to the word.
fn joins(mark: char, rest: &str, at: usize, next: Option<char>) -> bool {
    let before = rest.get(..at).and_then(|before| before.chars().next_back());
    let digits = before.is_some_and(char::is_numeric) && next.is_some_and(char::is_numeric);
    match mark {
        ',' | ':' => digits,
        // "ann.bo@courier.example" is one word; "the end.Photograph" lost a space.
        '.' => digits || next.is_some_and(char::is_lowercase),
        _ => next.is_some_and(char::is_alphanumeric),
    }
}
