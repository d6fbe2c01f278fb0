//! UTF-16 → UTF-8 while reading, for JSON lines that some Windows programs write.

use std::io::{self, BufRead, Read};

use encoding_rs::{CoderResult, Decoder, Encoding};

/// The input as UTF-8; its byte order mark is kept.
pub(crate) struct Utf16Reader<R> {
    input: R,
    decoder: Decoder,
    decoded: Vec<u8>,
    taken: usize,
    ended: bool,
}

/// Bytes decoded at a time: room for one character at least, else the decoder would never move on.
const ROOM: usize = 8192;

impl<R: BufRead> Utf16Reader<R> {
    pub(crate) fn new(input: R, utf16: &'static Encoding) -> Utf16Reader<R> {
        let decoder = utf16.new_decoder_without_bom_handling();
        Utf16Reader { input, decoder, decoded: Vec::new(), taken: 0, ended: false }
    }

    /// Decodes what the input holds; nothing may come of it, as of half a character.
    fn decode(&mut self) -> io::Result<()> {
        self.taken = 0;
        self.decoded.resize(ROOM, 0);
        let held = self.input.fill_buf();
        let held = held.inspect_err(|_| self.decoded.clear())?;
        let last = held.is_empty();
        let (result, read, written, _) = self.decoder.decode_to_utf8(held, &mut self.decoded, last);
        self.input.consume(read);
        self.decoded.truncate(written);
        self.ended = last && result == CoderResult::InputEmpty;
        Ok(())
    }
}

impl<R: BufRead> BufRead for Utf16Reader<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.taken >= self.decoded.len() && !self.ended {
            self.decode()?;
        }
        Ok(self.decoded.get(self.taken..).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.taken = (self.taken + count).min(self.decoded.len());
    }
}

impl<R: BufRead> Read for Utf16Reader<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(room)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    #[test]
    fn characters_cut_by_short_reads_come_out_whole() {
        let text = "\u{feff}{\"text\": \"Zoë “spoke” 𝄞\"}\n".repeat(200);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for capacity in [1, 2, 3, 5, 4096] {
            let mut out = String::new();
            let input = BufReader::with_capacity(capacity, bytes.as_slice());
            Utf16Reader::new(input, encoding_rs::UTF_16BE).read_to_string(&mut out).unwrap();
            assert_eq!(out, text);
        }
    }
}
