//! Pieces of content → drafts of statements: pieces of one cue, or of one quotation, belong together.

use crate::index::{CueIdx, QuotationIdx, TokenRange};
use crate::label::{ContentLabel, Labels};
use crate::layout::ParagraphKind;
use crate::prepare::Prepared;
use vec1::Vec1;

/// A statement before its speaker is known.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// Pieces in order.
    pub(crate) content: Vec1<TokenRange>,
    pub(crate) cue: Option<CueIdx>,
    /// The words that name the speaker, the cue's or the content's own.
    pub(crate) source: Option<TokenRange>,
    pub(crate) confidence: f32,
}

/// How many drafts back a piece may find the statement it belongs to.
const REACH: usize = 12;

/// One draft for each cue, and one for each quotation without a cue, in order of first content.
pub(crate) fn drafts(prepared: &Prepared, labels: &Labels) -> Vec<Draft> {
    let mut drafts: Vec<(Draft, Vec<QuotationIdx>)> = Vec::new();
    for content in labels.contents.iter().flat_map(|content| by_paragraph(prepared, content)) {
        let content = of_its_own(prepared, labels, content);
        let quotation = quotation_of(prepared, content.tokens);
        let has_its_cue = |(draft, quotations): &(Draft, Vec<QuotationIdx>)| {
            draft.cue.is_some() && quotation.is_some_and(|quotation| quotations.contains(&quotation))
        };
        let told_before = drafts.iter().rev().take(REACH).any(has_its_cue);
        let content = &if told_before { carried_over(prepared, labels, content, quotation) } else { content };
        let near = drafts.iter_mut().rev().take(REACH);
        let belongs = |draft: &Draft, quotations: &[QuotationIdx]| {
            belongs(content, quotation, draft, quotations)
                || resumes(prepared, labels, content, quotation, draft)
        };
        match near.into_iter().find(|(draft, quotations)| belongs(draft, quotations)) {
            Some((draft, quotations)) => {
                extend(draft, content, labels);
                quotations.extend(quotation);
            }
            None => drafts.push((draft(content, labels), quotation.into_iter().collect())),
        }
    }
    let mut drafts: Vec<Draft> = drafts.into_iter().map(|(draft, _)| draft).collect();
    drafts.sort_by_key(|draft| (draft.content.first().start(), draft.content.last().end()));
    drafts
}

/// A piece without its cue where only one of the two stands in a headline.
fn of_its_own(prepared: &Prepared, labels: &Labels, content: ContentLabel) -> ContentLabel {
    let is_headline = |token: usize| {
        let paragraph = prepared.paragraph_of(token).and_then(|at| prepared.paragraphs.get(at.get()));
        paragraph.is_some_and(|paragraph| paragraph.kind == ParagraphKind::Headline)
    };
    let cue = content.cue.and_then(|cue| labels.cues.get(cue.get()));
    let apart = cue.is_some_and(|cue| is_headline(cue.tokens.start()) != is_headline(content.tokens.start()));
    if apart { ContentLabel { cue: None, source: None, ..content } } else { content }
}

/// A later piece of a quotation that has its cue before, without the cue of the sentence behind it: "“It is late. ¶ “It is cold.” She said
/// she would go".
fn carried_over(
    prepared: &Prepared,
    labels: &Labels,
    content: ContentLabel,
    quotation: Option<QuotationIdx>,
) -> ContentLabel {
    let start = |at: usize| prepared.tokens.get(at).map(|token| token.span.start());
    let goes_on = quotation.and_then(|at| prepared.quotations.all.get(at.get())).is_some_and(|quotation| {
        start(content.tokens.start()) > Some(quotation.pieces.first().outer.start())
    });
    let cue = content.cue.and_then(|cue| labels.cues.get(cue.get()));
    let last = prepared.sentence_of(content.tokens.end().saturating_sub(1));
    let behind = cue.is_some_and(|cue| prepared.sentence_of(cue.tokens.start()) > last);
    if goes_on && behind { ContentLabel { cue: None, source: None, ..content } } else { content }
}

/// A piece of content that runs over the end of a paragraph, as a piece in each.
fn by_paragraph(prepared: &Prepared, content: &ContentLabel) -> impl Iterator<Item = ContentLabel> {
    prepared.by_paragraph(content.tokens).map(|tokens| ContentLabel { tokens, ..*content })
}

/// Whether a piece has the cue of a draft, or goes on in one of its quotations without a cue that says otherwise.
fn belongs(
    content: &ContentLabel,
    quotation: Option<QuotationIdx>,
    draft: &Draft,
    quotations: &[QuotationIdx],
) -> bool {
    let same_cue = content.cue.is_some() && draft.cue == content.cue;
    let same_quotation = quotation.is_some_and(|quotation| quotations.contains(&quotation));
    same_cue || (same_quotation && (draft.cue.is_none() || content.cue.is_none()))
}

/// "“…,” said Ann Bo. “…”": a quotation that nothing attributes, right behind the cue of the one before.
fn resumes(
    prepared: &Prepared,
    labels: &Labels,
    content: &ContentLabel,
    quotation: Option<QuotationIdx>,
    draft: &Draft,
) -> bool {
    let unattributed = quotation.is_some() && content.cue.is_none() && content.source.is_none();
    let cue = draft.cue.and_then(|cue| labels.cues.get(cue.get())).map(|cue| cue.tokens);
    let last = *draft.content.last();
    let behind = cue.is_some_and(|cue| cue.start() >= last.end() && cue.end() <= content.tokens.start());
    let here = prepared.paragraph_of(content.tokens.start());
    unattributed
        && behind
        && quotation_of(prepared, last).is_some()
        && here.is_some()
        && here == prepared.paragraph_of(last.start())
}

/// The quotation that a piece of content begins with.
fn quotation_of(prepared: &Prepared, tokens: TokenRange) -> Option<QuotationIdx> {
    let start = prepared.tokens.get(tokens.start())?.span.start();
    let all = &prepared.quotations.all;
    let until = all.partition_point(|q| q.pieces.first().outer.start() <= start);
    let starts_here = |position: &usize| {
        all.get(*position)
            .is_some_and(|q| q.inside.is_none() && q.pieces.iter().any(|p| p.outer.start() == start))
    };
    (until.saturating_sub(6)..until).rev().find(starts_here).map(QuotationIdx::new)
}

fn draft(content: &ContentLabel, labels: &Labels) -> Draft {
    Draft {
        content: Vec1::new(content.tokens),
        cue: content.cue,
        source: source_of(content, labels),
        confidence: content.confidence,
    }
}

fn extend(draft: &mut Draft, content: &ContentLabel, labels: &Labels) {
    let position = draft.content.iter().position(|piece| piece.start() > content.tokens.start());
    match position {
        Some(position) => draft.content.insert(position, content.tokens),
        None => draft.content.push(content.tokens),
    }
    draft.cue = draft.cue.or(content.cue);
    draft.source = draft.source.or_else(|| source_of(content, labels));
    draft.confidence = draft.confidence.min(content.confidence);
}

fn source_of(content: &ContentLabel, labels: &Labels) -> Option<TokenRange> {
    let cue = content.cue.and_then(|cue| labels.cues.get(cue.get()));
    let source = content.source.or_else(|| cue?.source)?;
    labels.sources.get(source.get()).map(|label| label.tokens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::CueLabel;
    use crate::prepare::tests::prepared;

    /// The pieces of each draft when `contents` are found in a text with "said" for their cue, or with none.
    fn drafted(text: &str, contents: &[(&str, bool)]) -> Vec<Vec<String>> {
        let contents: Vec<(&str, &str)> =
            contents.iter().map(|&(words, cued)| (if cued { "said" } else { "" }, words)).collect();
        drafted_by(text, &contents)
    }

    /// The same with the cue of each, "" for none.
    fn drafted_by(text: &str, contents: &[(&str, &str)]) -> Vec<Vec<String>> {
        let prepared = prepared(text);
        let tokens = |words: &str| {
            let start = text.find(words).unwrap();
            prepared.tokens_in(prepared.article.text.checked_span(start, start + words.len()).unwrap())
        };
        let mut labels = Labels::default();
        for &(cue, words) in contents {
            let known = labels.cues.iter().position(|known| !cue.is_empty() && known.tokens == tokens(cue));
            let at = known.unwrap_or(labels.cues.len());
            if known.is_none() && !cue.is_empty() {
                labels.cues.push(CueLabel {
                    tokens: tokens(cue),
                    source: None,
                    speech: true,
                    confidence: 1.0,
                });
            }
            let cue = (!cue.is_empty()).then(|| CueIdx::new(at));
            labels.contents.push(ContentLabel { tokens: tokens(words), cue, source: None, confidence: 1.0 });
        }
        let words = |piece: &TokenRange| prepared.slice(prepared.span(*piece).unwrap()).to_owned();
        drafts(&prepared, &labels).iter().map(|draft| draft.content.iter().map(words).collect()).collect()
    }

    #[test]
    fn a_content_that_runs_over_a_paragraph_has_a_piece_in_each() {
        let text = "Ann Bo said the ferry sails on Monday.\n\nThe tea is hot.";
        let found = drafted(text, &[("the ferry sails on Monday.\n\nThe tea is hot.", true)]);
        assert_eq!(found, [["the ferry sails on Monday.", "The tea is hot."]]);
    }

    #[test]
    fn the_cue_of_a_headline_has_no_content_in_the_story() {
        let text = "Ferry sails again, said Bo\n\nThe ferry sails again on Monday, and the tea is hot.";
        let found = drafted(text, &[("Ferry sails again", true), ("The ferry sails again on Monday", true)]);
        assert_eq!(found, [["Ferry sails again"], ["The ferry sails again on Monday"]]);
    }

    #[test]
    fn a_quotation_behind_the_cue_of_the_one_before_goes_on_with_it() {
        let text = "Lead.\n\n“The ferry sails,” Ann Bo said. “The tea is hot.”";
        let found = drafted(text, &[("“The ferry sails,”", true), ("“The tea is hot.”", false)]);
        assert_eq!(found, [["“The ferry sails,”", "“The tea is hot.”"]]);
    }

    #[test]
    fn a_quotation_that_goes_on_in_a_paragraph_has_not_the_cue_of_the_sentence_behind() {
        let text = "Cy Du wrote: “The tea is hot.\n\n“The ferry sails.” Ann Bo said the crew was late.";
        let pieces = ["“The tea is hot.", "“The ferry sails.”", "the crew was late"];
        let cued = [("wrote", pieces[0]), ("said", pieces[1]), ("said", pieces[2])];
        assert_eq!(drafted_by(text, &cued), [vec![pieces[0], pieces[1]], vec![pieces[2]]]);
        // Without a cue of its own the first paragraph has that of the second.
        assert_eq!(drafted(text, &[(pieces[0], false), (pieces[1], true)]), [vec![pieces[0], pieces[1]]]);
    }

    #[test]
    fn a_quotation_in_the_next_paragraph_is_a_statement_of_its_own() {
        let text = "Lead.\n\n“The ferry sails,” Ann Bo said.\n\n“The tea is hot.”";
        let found = drafted(text, &[("“The ferry sails,”", true), ("“The tea is hot.”", false)]);
        assert_eq!(found, [["“The ferry sails,”"], ["“The tea is hot.”"]]);
    }
}
