//! Prepared → [`Sheet`]: the article as the network reads it, a row a word piece.

use onrecord::Prepared;
use onrecord::index::TokenRange;
use onrecord::label::Labels;
use onrecord::segment::TokenKind;

use crate::features::{self, CONTINUED, Features, GAP};
use crate::heads::referent::is_pronoun;
use crate::vocabulary::{PieceId, Vocabulary};

/// Pieces of a token beyond these are left out: an address or a run of letters says no more by them, and any window must
/// hold its tokens whole.
const LONGEST_TOKEN: usize = 64;

/// A word piece with the features of its token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its number in the vocabulary.
    pub id: PieceId,
    /// Those of the token; pieces after the first carry a gap of their own.
    pub features: Features,
}

/// The word pieces of an article and where its tokens begin among them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// In order of text.
    pub pieces: Vec<Piece>,
    /// For each token the position of its first piece; ascending, every token has one.
    pub first: Vec<u32>,
    /// For each token what the rules link it to: a content's tokens to the cue, a cue's to the source; else empty.
    pub links_by_rules: Vec<TokenRange>,
    /// The tokens that are pronouns of the third person, ascending.
    pub pronouns: Vec<usize>,
}

impl Sheet {
    /// Number of tokens.
    pub fn tokens(&self) -> usize {
        self.first.len()
    }

    /// Position of the first piece of a token; the number of pieces beyond the last one.
    pub fn piece_at(&self, token: usize) -> usize {
        self.first.get(token).map_or(self.pieces.len(), |&piece| piece as usize)
    }

    /// The word pieces of a token.
    pub fn ids(&self, token: usize) -> impl Iterator<Item = PieceId> {
        let range = self.piece_at(token)..self.piece_at(token + 1);
        self.pieces.get(range).unwrap_or_default().iter().map(|piece| piece.id)
    }

    /// The first token that begins at piece `piece` or later.
    pub fn token_from(&self, piece: usize) -> usize {
        self.first.partition_point(|&first| (first as usize) < piece)
    }

    /// Whether a token is the first of its sentence.
    pub fn starts_sentence(&self, token: usize) -> bool {
        self.features(token).is_some_and(features::starts_sentence)
    }

    /// Whether a token is the first of its paragraph.
    pub fn starts_paragraph(&self, token: usize) -> bool {
        self.features(token).is_some_and(features::starts_paragraph)
    }

    /// Whether a token stands in quotation marks, or is one of a pair of them.
    pub fn is_quoted(&self, token: usize) -> bool {
        self.features(token).is_some_and(features::is_quoted)
    }

    fn features(&self, token: usize) -> Option<Features> {
        self.pieces.get(self.piece_at(token)).map(|piece| piece.features)
    }
}

/// The word pieces and features of an article.
///
/// Every quotation mark is read as `"`, so that one kind of marks is like another. "Do|n't" is read "don|'t", as the
/// vocabulary has it.
pub fn sheet(prepared: &Prepared, vocabulary: &Vocabulary) -> Sheet {
    let rules = features::reading_by_rules(prepared);
    let features = features::of(prepared, &rules);
    let links_by_rules = links(&rules, features.len());
    let pronouns = (0..features.len()).filter(|&at| is_pronoun(prepared.lower(at))).collect();
    let pieces = Vec::with_capacity(features.len() * 5 / 4);
    let mut sheet = Sheet { pieces, first: Vec::new(), links_by_rules, pronouns };
    let mut ids = Vec::new();
    for (at, &features) in features.iter().enumerate() {
        ids.clear();
        token_pieces(prepared, vocabulary, at, &mut ids);
        ids.truncate(LONGEST_TOKEN);
        sheet.first.push(u32::try_from(sheet.pieces.len()).unwrap_or(u32::MAX));
        let mut features = features;
        for &id in &ids {
            sheet.pieces.push(Piece { id, features });
            features[GAP] = CONTINUED;
        }
    }
    sheet
}

fn links(rules: &Labels, tokens: usize) -> Vec<TokenRange> {
    let mut links = vec![TokenRange::new(0, 0); tokens];
    let mut link = |from: TokenRange, to: TokenRange| {
        links.get_mut(from.positions()).into_iter().for_each(|links| links.fill(to));
    };
    for content in &rules.contents {
        let cue = content.cue.and_then(|cue| rules.cues.get(cue.get()));
        cue.into_iter().for_each(|cue| link(content.tokens, cue.tokens));
    }
    for cue in &rules.cues {
        let source = cue.source.and_then(|source| rules.sources.get(source.get()));
        source.into_iter().for_each(|source| link(cue.tokens, source.tokens));
    }
    links
}

fn token_pieces(prepared: &Prepared, vocabulary: &Vocabulary, at: usize, out: &mut Vec<PieceId>) {
    if prepared.tokens.get(at).is_some_and(|token| token.kind == TokenKind::QuotationMark) {
        out.push(vocabulary.marks.quotation);
    } else if is_not(prepared, at) {
        vocabulary.pieces("'t", out);
    } else if is_not(prepared, at + 1) {
        vocabulary.pieces(&[prepared.word(at), "n"].concat(), out);
    } else {
        vocabulary.pieces(prepared.word(at), out);
    }
}

/// Whether a token is the "n't" of the word before it.
fn is_not(prepared: &Prepared, at: usize) -> bool {
    matches!(prepared.lower(at), "n't" | "n’t")
}
