//! A stream of JSON objects, cut up without ever holding more than one: JSON lines, or the objects of a JSON array.

use std::io::{self, BufRead, ErrorKind, Read};

use crate::skipped::Reason;

/// Kept between objects; what a long object took beyond it is given back.
const KEEP: usize = 1 << 20;

/// One piece of input that should be a JSON object.
pub(crate) struct Piece<'b> {
    /// The line of the file on which it begins, counted from 1.
    pub(crate) line: u64,
    /// Its bytes, or why they were not kept.
    pub(crate) bytes: Result<&'b [u8], Reason>,
}

/// Cuts JSON lines at their line feeds.
pub(crate) struct JsonLines<R> {
    input: R,
    line: u64,
    bytes: Vec<u8>,
    ended: bool,
}

impl<R: BufRead> JsonLines<R> {
    pub(crate) fn new(input: R) -> JsonLines<R> {
        JsonLines { input, line: 0, bytes: Vec::new(), ended: false }
    }

    /// The next line that is not blank. A line over the limit is passed over without being held; an error of the
    /// system ends the stream.
    pub(crate) fn next_piece(&mut self, limit: u64) -> Option<Piece<'_>> {
        loop {
            if self.ended {
                return None;
            }
            self.line += 1;
            match self.read_line(limit) {
                Ok(Length::Blank) => {}
                Ok(Length::None) => self.ended = true,
                Ok(Length::Within) => return Some(Piece { line: self.line, bytes: Ok(&self.bytes) }),
                Ok(Length::Over) => {
                    return Some(Piece { line: self.line, bytes: Err(Reason::TooLong { limit }) });
                }
                Err(error) => {
                    self.ended = true;
                    return Some(Piece { line: self.line, bytes: Err(Reason::from_io(error)) });
                }
            }
        }
    }

    fn read_line(&mut self, limit: u64) -> io::Result<Length> {
        self.bytes.clear();
        self.bytes.shrink_to(KEEP);
        let read = self.input.by_ref().take(limit.saturating_add(1)).read_until(b'\n', &mut self.bytes)?;
        if read as u64 > limit && self.bytes.last() != Some(&b'\n') {
            self.bytes.clear();
            self.input.skip_until(b'\n')?;
            return Ok(Length::Over);
        }
        Ok(match (read, is_blank(&self.bytes)) {
            (0, _) => Length::None,
            (_, true) => Length::Blank,
            (_, false) => Length::Within,
        })
    }
}

enum Length {
    None,
    Blank,
    Within,
    Over,
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start().is_empty()
}

/// Cuts out the objects of a JSON array, or of objects one after the other, whatever their line breaks.
pub(crate) struct JsonObjects<R> {
    input: R,
    line: u64,
    bytes: Vec<u8>,
    ended: bool,
}

impl<R: BufRead> JsonObjects<R> {
    pub(crate) fn new(input: R) -> JsonObjects<R> {
        JsonObjects { input, line: 1, bytes: Vec::new(), ended: false }
    }

    /// The next object, brackets and commas between objects left out. What stands there in place of an object is a
    /// piece as well, up to the end of its line.
    pub(crate) fn next_piece(&mut self, limit: u64) -> Option<Piece<'_>> {
        if self.ended {
            return None;
        }
        self.bytes.clear();
        self.bytes.shrink_to(KEEP);
        let begun =
            self.skip_between().and_then(|found| if found { self.cut(limit).map(Some) } else { Ok(None) });
        match begun {
            Ok(Some((line, true))) => Some(Piece { line, bytes: Ok(&self.bytes) }),
            Ok(Some((line, false))) => Some(Piece { line, bytes: Err(Reason::TooLong { limit }) }),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(error) => {
                self.ended = true;
                Some(Piece { line: self.line, bytes: Err(Reason::from_io(error)) })
            }
        }
    }

    /// Moves to the next byte that may begin a value; false at the end of the input.
    fn skip_between(&mut self) -> io::Result<bool> {
        let between = |byte: &u8| byte.is_ascii_whitespace() || b"[],\xef\xbb\xbf".contains(byte);
        loop {
            let held = filled(&mut self.input)?;
            if held.is_empty() {
                return Ok(false);
            }
            let end = held.iter().position(|byte| !between(byte));
            let passed = end.unwrap_or(held.len());
            self.line += line_feeds(held.get(..passed).unwrap_or_default());
            self.input.consume(passed);
            if end.is_some() {
                return Ok(true);
            }
        }
    }

    /// Takes one value: the line where it begins, and whether it kept within the limit.
    fn cut(&mut self, limit: u64) -> io::Result<(u64, bool)> {
        let begins = self.line;
        let mut within = true;
        let mut brackets = Brackets::default();
        loop {
            let held = filled(&mut self.input)?;
            let end = held.iter().position(|&byte| brackets.close_with(byte));
            let taken = held.get(..end.map_or(held.len(), |end| end + 1)).unwrap_or_default();
            within &= (self.bytes.len() + taken.len()) as u64 <= limit;
            if within {
                self.bytes.extend_from_slice(taken);
            }
            self.line += line_feeds(taken);
            let taken = taken.len();
            self.input.consume(taken);
            if end.is_some() || taken == 0 {
                return Ok((begins, within));
            }
        }
    }
}

fn line_feeds(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|&&byte| byte == b'\n').count() as u64
}

/// What the reader holds, at least one byte before the end; calls that were interrupted are made again.
pub(crate) fn filled(input: &mut impl BufRead) -> io::Result<&[u8]> {
    loop {
        match input.fill_buf() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            Ok([]) => return Ok(&[]),
            Ok(_) => break,
        }
    }
    input.fill_buf()
}

/// Which brackets are open at a byte of a JSON value.
#[derive(Default)]
struct Brackets {
    depth: u64,
    in_string: bool,
    escaped: bool,
}

impl Brackets {
    /// Takes one byte; whether the value ends with it. Outside all brackets a line feed ends it. JSON strings have no
    /// line feeds, so a string that lost its end does not swallow more than its line.
    fn close_with(&mut self, byte: u8) -> bool {
        let escaped = std::mem::take(&mut self.escaped);
        match byte {
            b'\n' => {
                self.in_string = false;
                return self.depth == 0;
            }
            b'\\' if self.in_string => self.escaped = !escaped,
            b'"' if !escaped => self.in_string = !self.in_string,
            _ if self.in_string => {}
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(piece: &Piece<'_>) -> (u64, String) {
        let bytes = match &piece.bytes {
            Ok(bytes) => String::from_utf8_lossy(bytes).trim().to_owned(),
            Err(reason) => reason.name().to_owned(),
        };
        (piece.line, bytes)
    }

    fn lines(input: &str, limit: u64) -> Vec<(u64, String)> {
        let mut stream = JsonLines::new(input.as_bytes());
        std::iter::from_fn(|| stream.next_piece(limit).as_ref().map(shown)).collect()
    }

    fn objects(input: &str, limit: u64) -> Vec<(u64, String)> {
        let mut stream = JsonObjects::new(input.as_bytes());
        std::iter::from_fn(|| stream.next_piece(limit).as_ref().map(shown)).collect()
    }

    fn piece(line: u64, bytes: &str) -> (u64, String) {
        (line, bytes.to_owned())
    }

    #[test]
    fn blank_lines_are_counted_and_passed_over() {
        assert_eq!(lines("\u{feff}{}\r\n\n \t\n{}", 9), [piece(1, "\u{feff}{}"), piece(4, "{}")]);
    }

    #[test]
    fn a_line_over_the_limit_is_reported_and_the_next_one_read() {
        let expected = [piece(1, "12345"), piece(2, "too-long"), piece(3, "1")];
        assert_eq!(lines("12345\n123456\n1", 5), expected);
        assert_eq!(lines("123456", 5), [piece(1, "too-long")]);
    }

    #[test]
    fn an_endless_line_takes_no_more_memory_than_the_limit() {
        let mut stream = JsonLines::new(io::BufReader::new(io::repeat(b'x').take(1 << 24)));
        assert!(matches!(stream.next_piece(1 << 16).unwrap().bytes, Err(Reason::TooLong { .. })));
        assert!(stream.bytes.capacity() <= 1 << 18);
        assert!(stream.next_piece(1 << 16).is_none());
    }

    #[test]
    fn objects_of_an_array_are_cut_out_with_their_lines() {
        let array = "[\n {\"a\": \"}\\\"]\",\n  \"b\": [{}]},\n {}\n]\n";
        assert_eq!(objects(array, 99), [piece(2, "{\"a\": \"}\\\"]\",\n  \"b\": [{}]}"), piece(4, "{}")]);
        assert_eq!(objects("[[{}],{}] {}", 99), [piece(1, "{}"), piece(1, "{}"), piece(1, "{}")]);
        assert_eq!(objects("[]", 99), []);
    }

    #[test]
    fn an_object_over_the_limit_is_reported_and_the_next_one_read() {
        assert_eq!(objects("[{\"a\":1},{}]", 5), [piece(1, "too-long"), piece(1, "{}")]);
    }

    #[test]
    fn what_is_no_object_is_a_piece_up_to_its_line_end() {
        assert_eq!(objects("[1,2\n{}]", 99), [piece(1, "1,2"), piece(2, "{}")]);
    }

    #[test]
    fn a_string_that_lost_its_end_costs_one_object() {
        assert_eq!(
            objects("[{\"a\":\"x},\n{\"b\":1}},\n{}]", 99),
            [piece(1, "{\"a\":\"x},\n{\"b\":1}}"), piece(3, "{}")]
        );
    }
}
