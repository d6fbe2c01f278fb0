//! Positions within one article: `XxxIdx`. They are never stored; what is stored is an id.

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The position as a number, counted from 0.
            pub fn get(self) -> usize {
                self.0 as usize
            }

            /// The index for a position within an article.
            pub fn new(position: usize) -> $name {
                $name(u32::try_from(position).unwrap_or(u32::MAX))
            }
        }
    };
}

index!(
    /// Position of a token within its article.
    TokenIdx
);
index!(
    /// Position of a sentence within its article.
    SentenceIdx
);
index!(
    /// Position of a paragraph within its article.
    ParagraphIdx
);
index!(
    /// Position of a quotation within its article, in order of opening.
    QuotationIdx
);
index!(
    /// Position of a person, organisation or place in [`crate::people::People`].
    EntityIdx
);
index!(
    /// Position of a mention in [`crate::people::People`].
    MentionIdx
);
index!(
    /// Position of a statement within its article, in order of first content.
    StatementIdx
);
index!(
    /// Position of a cue in [`crate::label::Labels`].
    CueIdx
);
index!(
    /// Position of a source in [`crate::label::Labels`].
    SourceIdx
);

/// A half-open run of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRange {
    start: u32,
    end: u32,
}

impl TokenRange {
    /// Tokens `start..end`; an `end` before `start` gives an empty range.
    pub fn new(start: usize, end: usize) -> TokenRange {
        let start = TokenIdx::new(start).0;
        TokenRange { start, end: TokenIdx::new(end).0.max(start) }
    }

    /// Position of the first token.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last token.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Number of tokens.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether there is no token.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The positions, in order.
    pub fn positions(self) -> std::ops::Range<usize> {
        self.start()..self.end()
    }

    /// Whether the token at `position` is inside.
    pub fn holds(self, position: usize) -> bool {
        self.positions().contains(&position)
    }

    /// Whether the two share a token.
    pub fn overlaps(self, other: TokenRange) -> bool {
        self.start < other.end && other.start < self.end
    }
}
