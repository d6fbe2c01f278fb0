//! Texts with the sentences and tokens that people marked, from CoNLL-U and from GUM's JSON lines.

use std::io;
use std::ops::Range;

use onrecord::text::{Offsets, Text};
use serde_json::Value;

/// A text with the units that people found in it, as byte ranges.
pub(super) struct Gold {
    pub(super) text: Text,
    pub(super) paragraphs: Vec<Range<usize>>,
    pub(super) sentences: Vec<Range<usize>>,
    pub(super) tokens: Vec<Range<usize>>,
    /// Whether the token of the same position is written to the one before it without an apostrophe in their word.
    pub(super) joined: Vec<bool>,
}

/// A text as it is put together from the words of a treebank.
#[derive(Default)]
struct Builder {
    text: String,
    paragraphs: Vec<Range<usize>>,
    sentences: Vec<Range<usize>>,
    tokens: Vec<Range<usize>>,
    joined: Vec<bool>,
    /// Whether a blank stands before the next word.
    blank: bool,
}

impl Builder {
    fn begin_paragraph(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.blank = false;
        self.paragraphs.push(self.text.len()..self.text.len());
    }

    fn begin_sentence(&mut self) {
        self.sentences.push(0..0);
    }

    fn word(&mut self, form: &str, joined: bool, blank_after: bool) {
        if self.blank && !joined {
            self.text.push(' ');
        }
        let start = self.text.len();
        // A few words of the treebank hold a blank ("1 1/2"); ours never do.
        self.text.push_str(&form.replace(' ', "\u{2060}"));
        self.tokens.push(start..self.text.len());
        self.joined.push(joined);
        self.blank = blank_after;
        if let Some(sentence) = self.sentences.last_mut() {
            *sentence = if sentence.end == 0 { start } else { sentence.start }..self.text.len();
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.end = self.text.len();
        }
    }

    fn finish(self) -> Option<Gold> {
        let Builder { text, paragraphs, sentences, tokens, joined, .. } = self;
        let text = Text::new(text).ok().filter(|text| !text.as_str().is_empty())?;
        Some(Gold { text, paragraphs, sentences, tokens, joined })
    }
}

/// A word of several syntactic ones: the number of the last, and whether it has an apostrophe and a blank after it.
#[derive(Clone, Copy, Default)]
struct Written {
    last: usize,
    apostrophe: bool,
    blank_after: bool,
    begun: bool,
}

/// The documents of a CoNLL-U file.
pub(super) fn treebank(source: &str) -> Vec<Gold> {
    let mut golds = Vec::new();
    let mut builder = Builder::default();
    let mut written = Written::default();
    for line in source.lines() {
        if line.starts_with("# newdoc") {
            golds.extend(std::mem::take(&mut builder).finish());
        } else if line.starts_with("# newpar") {
            builder.begin_paragraph();
        } else if line.starts_with("# sent_id") {
            written = Written::default();
        } else if line.starts_with("# text") {
            builder.begin_sentence();
        } else {
            read_word(line, &mut builder, &mut written);
        }
    }
    golds.extend(builder.finish());
    golds
}

fn read_word(line: &str, builder: &mut Builder, written: &mut Written) {
    let fields: Vec<&str> = line.split('\t').collect();
    let [number, form, .., misc] = fields.as_slice() else { return };
    let blank_after = !misc.contains("SpaceAfter=No");
    if let Some((_, last)) = number.split_once('-') {
        let apostrophe = form.contains(['\'', '’', '`', '´']);
        *written = Written { last: last.parse().unwrap_or_default(), apostrophe, blank_after, begun: false };
    } else if let Ok(number) = number.parse::<usize>() {
        let part = number <= written.last;
        let joined = part && written.begun && !written.apostrophe;
        let blank_after = if part { number == written.last && written.blank_after } else { blank_after };
        builder.word(form, joined, blank_after);
        written.begun = part;
    }
}

/// The documents of some genres of GUM, in JSON lines.
pub(super) fn gum_texts(source: &str, genres: &[&str]) -> io::Result<Vec<Gold>> {
    let mut golds = Vec::new();
    for line in source.lines() {
        let article: Value = serde_json::from_str(line)?;
        if genres.contains(&article["genre"].as_str().unwrap_or_default()) {
            golds.extend(gum_text(&article));
        }
    }
    Ok(golds)
}

fn gum_text(article: &Value) -> Option<Gold> {
    let text = Text::new(article["text"].as_str()?).ok()?;
    let offsets = Offsets::new(&text);
    let byte = |value: &Value| value.as_u64().map(|chars| offsets.byte(chars as usize));
    let (mut sentences, mut tokens) = (Vec::new(), Vec::new());
    for sentence in article["sentences"].as_array()? {
        let first = tokens.len();
        for token in sentence["tokens"].as_array()? {
            tokens.push(byte(&token[0])?..byte(&token[1])?);
        }
        sentences.push(tokens.get(first)?.start..tokens.last()?.end);
    }
    let joined = joined_words(&text, &tokens);
    drop(offsets);
    Some(Gold { paragraphs: lines(&text), joined, text, sentences, tokens })
}

/// GUM does not mark the parts of one word: letters written to letters are taken for such, unless an apostrophe or
/// hyphen stands at the seam or before it ("do|n't").
fn joined_words(text: &Text, tokens: &[Range<usize>]) -> Vec<bool> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let mut end = usize::MAX;
    let mut joined = Vec::new();
    for token in tokens {
        let plain = !text.slice(text.span(token.start, token.end)).contains(['\'', '’']);
        joined.push(
            token.start == end && plain && letter(text.char_before(end)) && letter(text.char_at(token.start)),
        );
        end = token.end;
    }
    joined
}

fn lines(text: &Text) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.as_str().split_inclusive('\n') {
        let span = text.trim(text.span(at, at + line.len()));
        at += line.len();
        if !span.is_empty() {
            lines.push(span.start()..span.end());
        }
    }
    lines
}
