//! What holds of every article, whatever its text. Also included by the fuzz target.

use onrecord::index::TokenRange;
use onrecord::record::{ArticleRecord, Words, article_record};
use onrecord::statements::Statement;
use onrecord::text::Span;
use onrecord::{Annotated, Article, Labels, Prepared, RuleTagger, Tagger as _, annotate, prepare};

/// Runs the line and checks what comes out of each stage.
///
/// # Panics
/// When something is not as it must be.
pub(crate) fn check(article: Article) {
    let prepared = prepare(article);
    check_units(&prepared);
    check_quotations(&prepared);
    let labels = RuleTagger.tag(std::slice::from_ref(&prepared)).remove(0);
    check_labels(&prepared, &labels);
    let annotated = annotate(prepared, &labels);
    check_annotated(&annotated);
    let record = article_record(&annotated, "rules");
    check_record(&record, annotated.prepared.article.text.as_str());
}

/// Paragraphs in the body, sentences in paragraphs, tokens in sentences, all in order, nothing but white space between.
fn check_units(prepared: &Prepared) {
    let body = prepared.article.body;
    in_order("paragraphs", prepared.paragraphs.iter().map(|paragraph| paragraph.span));
    for paragraph in &prepared.paragraphs {
        sliceable(prepared, paragraph.span);
        assert!(body.contains(paragraph.span), "a paragraph outside the body");
    }
    in_order("sentences", prepared.sentences.iter().map(|sentence| sentence.span));
    for sentence in &prepared.sentences {
        let paragraph = prepared.paragraphs[sentence.paragraph.get()];
        assert!(paragraph.span.contains(sentence.span), "a sentence outside its paragraph");
        assert_eq!(prepared.span(sentence.tokens), Some(sentence.span), "a sentence and its tokens differ");
    }
    in_order("tokens", prepared.tokens.iter().map(|token| token.span));
    let held: usize = prepared.sentences.iter().map(|sentence| sentence.tokens.len()).sum();
    assert_eq!(held, prepared.tokens.len(), "a token outside the sentences, or in two of them");
    for token in &prepared.tokens {
        sliceable(prepared, token.span);
        assert!(!token.span.is_empty(), "an empty token");
    }
    check_lossless(prepared);
}

/// Every character of a paragraph outside white space belongs to a token.
fn check_lossless(prepared: &Prepared) {
    let words = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let paragraphs: usize = prepared.paragraphs.iter().map(|p| words(prepared.slice(p.span))).sum();
    let tokens: usize = prepared.tokens.iter().map(|token| words(prepared.slice(token.span))).sum();
    assert_eq!(tokens, paragraphs, "characters without a token");
}

fn check_quotations(prepared: &Prepared) {
    let quotations = &prepared.quotations;
    for (position, quotation) in quotations.all.iter().enumerate() {
        in_order("pieces of a quotation", quotation.pieces.iter().map(|piece| piece.outer));
        for piece in &quotation.pieces {
            sliceable(prepared, piece.outer);
            sliceable(prepared, piece.inner);
            assert!(piece.outer.contains(piece.inner), "words outside their marks");
        }
        assert!(quotation.inside.is_none_or(|outer| outer.get() < position), "inside one that opens later");
    }
    let opening = |quotation: &onrecord::quotes::Quotation| quotation.pieces.first().outer.start();
    assert!(quotations.all.is_sorted_by_key(opening), "quotations out of order");
    assert!(quotations.repairs.is_sorted_by_key(|repair| repair.at.start()), "repairs out of order");
}

fn check_labels(prepared: &Prepared, labels: &Labels) {
    for source in &labels.sources {
        in_article(prepared, source.tokens);
    }
    for cue in &labels.cues {
        in_article(prepared, cue.tokens);
        assert!(
            cue.source.is_none_or(|source| source.get() < labels.sources.len()),
            "a cue without its source"
        );
    }
    for content in &labels.contents {
        in_article(prepared, content.tokens);
        assert!(content.cue.is_none_or(|cue| cue.get() < labels.cues.len()), "a content without its cue");
    }
}

fn check_annotated(annotated: &Annotated) {
    let prepared = &annotated.prepared;
    let statements = &annotated.statements;
    for (position, statement) in statements.iter().enumerate() {
        for range in statement.content.iter().chain(&statement.cue).chain(&statement.source) {
            in_article(prepared, *range);
        }
        in_order("pieces of content", statement.content.iter().filter_map(|&piece| prepared.span(piece)));
        check_holder(statements, position);
        assert!((0.0..=1.0).contains(&statement.confidence), "confidence {}", statement.confidence);
    }
    assert!(
        statements.is_sorted_by_key(|statement| statement.content.first().start()),
        "statements out of order"
    );
    in_order("time expressions", annotated.times.iter().map(|time| time.span));
    for mention in &annotated.people.mentions {
        in_article(prepared, mention.tokens);
        let known = |entity: onrecord::index::EntityIdx| annotated.people.entity(entity).is_some();
        assert!(mention.entity.is_none_or(known), "a mention of nobody");
    }
}

/// What is nested stands behind its holder, inside its content, and at most two deep.
fn check_holder(statements: &[Statement], position: usize) {
    let statement = &statements[position];
    let Some(holder) = statement.nested_in.map(onrecord::index::StatementIdx::get) else { return };
    assert!(holder < position, "nested in a later statement, or in itself");
    let inside = |range: TokenRange| {
        let pieces = &statements[holder].content;
        pieces.iter().any(|piece| piece.start() <= range.start() && range.end() <= piece.end())
    };
    let words = statement.content.iter().chain(&statement.cue).chain(&statement.source);
    assert!(words.copied().all(inside), "nested outside its holder");
    let above = statements[holder].nested_in.and_then(|above| statements[above.get()].nested_in);
    assert!(above.is_none(), "nested too deep");
}

/// Offsets count code points of the text as given; ids are not used twice.
fn check_record(record: &ArticleRecord, text: &str) {
    let text: Vec<char> = text.chars().collect();
    for statement in &record.statements {
        let roles = [Some(&statement.content), statement.cue.as_ref(), statement.source.as_ref()];
        roles.into_iter().flatten().flatten().for_each(|words| stands_in(&text, words));
    }
    record.times.iter().for_each(|time| stands_in(&text, &time.words));
    record.upcoming.iter().for_each(|event| stands_in(&text, &event.words));
    let mut ids: Vec<&str> = record.statements.iter().map(|statement| statement.id.as_str()).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "two statements with one id");
    let known = |id: &String| ids.binary_search(&id.as_str()).is_ok();
    assert!(record.statements.iter().all(|statement| statement.nested_in.as_ref().is_none_or(known)));
}

fn stands_in(text: &[char], words: &Words) {
    let found: String = text[words.start..words.end].iter().collect();
    assert_eq!(found, words.text, "words that do not stand at their offsets");
}

fn sliceable(prepared: &Prepared, span: Span) {
    let text = &prepared.article.text;
    assert!(text.checked_span(span.start(), span.end()).is_some(), "{span:?} is off a character boundary");
}

fn in_article(prepared: &Prepared, range: TokenRange) {
    assert!(prepared.span(range).is_some(), "{range:?} is empty or beyond the last token");
}

/// Each begins where the one before ends, or later.
fn in_order(what: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start() >= end, "{what} overlap or are out of order at byte {}", span.start());
        end = span.end();
    }
}
