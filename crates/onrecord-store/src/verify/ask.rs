//! A question put to the record book: likely statements are looked up, compared, judged, and put together.

use rusqlite::Connection;
use rustc_hash::{FxHashMap, FxHashSet};

use super::compare::{Comparison, Likeness, Read, compare};
use super::index::{MOST_PER_PRINT, look_up, segments};
use super::keep::searched;
use super::prints::asked;
use super::queries;
use super::report::{Candidate, Finding, Question, Report, Source, Verdict};
use super::speakers::Speaker;
use super::words::{Word, is_telling};
use crate::fold;

/// Statements that are compared with a question, the likeliest first.
const MOST_COMPARED: usize = 160;
/// Of the likeliest statement's weight, so much must another one have to be compared; a few are compared in any case.
const LEAST_WEIGHT: f32 = 0.04;
const ALWAYS_COMPARED: usize = 12;
/// Where a statement has the question word for word, so much of the likeliest one's weight others must have to be compared:
/// who has it word for word too has the same fingerprints.
const LEAST_WEIGHT_BESIDE_EXACT: f32 = 0.5;
/// Fingerprints of a question that are looked up: the rest of a very long question adds nothing.
const MOST_PRINTS: usize = 160;
/// Cells of alignment tables that one question may fill: bounds the time for texts made to be slow.
const MOST_CELLS: usize = 4_000_000;
/// Statements that are compared with a question that an ellipsis shortens.
const MOST_SHORTENED: usize = 60;
/// Parts of a question that are shown from different statements.
const MOST_PARTS: usize = 6;
/// Candidates that are offered.
const MOST_CANDIDATES: usize = 5;
/// Share of the question's telling words that a candidate must have.
const LEAST_SHARED: f32 = 0.5;

/// A statement that was compared.
struct Compared {
    rowid: i64,
    comparison: Comparison,
    source: Source,
}

/// Answers a question.
///
/// # Errors
/// Those of SQLite.
pub fn ask(connection: &Connection, question: &Question) -> rusqlite::Result<Report> {
    let read = Read::new(&question.words);
    let likely = likely(connection, &read.words)?;
    let stems = telling_stems(&read.words);
    let mut compared = Vec::new();
    let mut contents = Vec::new();
    let mut cells = 0;
    let mut is_there = false;
    for &(rowid, weight) in &likely.statements {
        if is_there && weight < LEAST_WEIGHT_BESIDE_EXACT {
            break;
        }
        let Some(content) = queries::content(connection, rowid)? else { continue };
        let said = Read::new(&content);
        cells += said.words.len() * read.words.len();
        if cells > MOST_CELLS {
            break;
        }
        match compare(&read, &said) {
            Some(comparison) => {
                is_there |= comparison.likeness == Likeness::Exact;
                compared.push((rowid, comparison));
            }
            None => contents.push((rowid, shared_telling(&stems, &said.words))),
        }
    }
    if compared.is_empty() && read.words.iter().any(|word| word.after_ellipsis) {
        compared = shortened(connection, &read)?;
    }
    let chosen = chosen(compared);
    let mut found = Vec::new();
    for (rowid, comparison) in chosen {
        if let Some(source) = queries::source(connection, rowid)? {
            found.push(Compared { rowid, comparison, source });
        }
    }
    let candidates = if found.is_empty() { candidates(connection, contents)? } else { Vec::new() };
    let speaker = question.speaker.as_deref().map(|name| Speaker::called(connection, name)).transpose()?;
    let (by_asked, by_others): (Vec<_>, Vec<_>) = innermost(found)
        .into_iter()
        .partition(|found| speaker.as_ref().is_none_or(|who| who.said(&found.source)));
    let mut has_it_too = |printing: &Source, finding: &Finding| {
        let said = Read::new(&printing.content);
        cells += said.words.len() * read.words.len();
        cells <= MOST_CELLS && compare(&read, &said).is_some_and(|its| is_as_much(&its, finding))
    };
    let findings = fold_printings(connection, put_together(by_asked, &read), &mut has_it_too)?;
    let by_others = fold_printings(connection, put_together(by_others, &read), &mut has_it_too)?;
    Ok(Report {
        words: question.words.clone(),
        speaker: question.speaker.clone(),
        verdict: verdict(&findings, &by_others, &candidates),
        findings,
        by_others,
        candidates,
        searched: searched(connection)?,
        cut_short: likely.cut_short || cells > MOST_CELLS,
    })
}

fn verdict(findings: &[Finding], by_others: &[Finding], candidates: &[Candidate]) -> Verdict {
    match findings.first().map(|finding| finding.likeness) {
        Some(Likeness::Exact) => Verdict::Exact,
        Some(Likeness::Altered) => Verdict::Altered,
        Some(Likeness::Partial) => Verdict::Partial,
        None if !by_others.is_empty() => Verdict::OtherSpeaker,
        None if !candidates.is_empty() => Verdict::ParaphraseCandidates,
        None => Verdict::NotInThisRecord,
    }
}

/// Statements that have the runs of words on both sides of an ellipsis, which may be too short for fingerprints.
fn shortened(connection: &Connection, asked: &Read) -> rusqlite::Result<Vec<(i64, Comparison)>> {
    let mut runs: Vec<Vec<&str>> = vec![Vec::new()];
    for word in &asked.words {
        if word.after_ellipsis {
            runs.push(Vec::new());
        }
        runs.last_mut().unwrap_or(&mut Vec::new()).push(&word.key);
    }
    let phrase = |run: &Vec<&str>| format!("\"{}\"", run.join(" ").replace('"', ""));
    let phrases: Vec<String> = runs.iter().filter(|run| !run.is_empty()).map(phrase).collect();
    let mut compared = Vec::new();
    for stored in queries::with_words(connection, &phrases.join(" "), MOST_SHORTENED)? {
        if let Some(comparison) = compare(asked, &Read::new(&stored.content)) {
            compared.push((stored.rowid, comparison));
        }
    }
    Ok(compared)
}

/// Statements that share fingerprints with a question.
pub(crate) struct Likely {
    /// Rowids with their weights as shares of the highest, the likeliest first.
    pub(crate) statements: Vec<(i64, f32)>,
    /// Whether more share them than are listed.
    cut_short: bool,
}

/// The rarer a fingerprint, the more it says; a shingle says more than a pair.
pub(crate) fn likely(connection: &Connection, words: &[Word]) -> rusqlite::Result<Likely> {
    let all = segments(connection, 0..=i64::MAX)?;
    let mut weights: FxHashMap<u64, f32> = FxHashMap::default();
    let mut exhausted = false;
    for (print, is_shingle) in asked(words).into_iter().take(MOST_PRINTS) {
        let mut statements = Vec::new();
        for &segment in &all {
            statements.extend(look_up(connection, segment, print)?);
        }
        exhausted |= is_shingle && statements.len() >= MOST_PER_PRINT;
        statements.truncate(MOST_PER_PRINT);
        let weight = if is_shingle { 2.0 } else { 1.0 } / (1.0 + statements.len() as f32).ln();
        for statement in statements {
            *weights.entry(statement).or_default() += weight;
        }
    }
    let mut ranked: Vec<(u64, f32)> = weights.into_iter().collect();
    ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let best = ranked.first().map_or(0.0, |best| best.1);
    // Those left out are as likely as the best: there are more sources than are compared.
    let cut_short = exhausted || ranked.get(MOST_COMPARED).is_some_and(|next| next.1 >= best * 0.8);
    let heavy = ranked.iter().take_while(|(_, weight)| *weight >= best * LEAST_WEIGHT).count();
    let most = heavy.clamp(ALWAYS_COMPARED, MOST_COMPARED);
    let share = |(statement, weight): (u64, f32)| (statement as i64, weight / best);
    Ok(Likely { statements: ranked.into_iter().take(most).map(share).collect(), cut_short })
}

/// The best kind of answer only: where the whole is found, parts are noise. Of parts, those that cover most.
fn chosen(mut compared: Vec<(i64, Comparison)>) -> Vec<(i64, Comparison)> {
    let best = compared.iter().map(|(_, comparison)| comparison.likeness).min();
    match best {
        Some(Likeness::Exact) => compared.retain(|(_, comparison)| comparison.likeness == Likeness::Exact),
        Some(Likeness::Altered) => {
            compared.retain(|(_, comparison)| comparison.likeness != Likeness::Partial)
        }
        Some(Likeness::Partial) | None => return parts(compared),
    }
    compared
}

/// Parts that cover the question, the longest first, and every statement that has one of these parts.
fn parts(mut compared: Vec<(i64, Comparison)>) -> Vec<(i64, Comparison)> {
    let by_shared = |a: &(i64, Comparison), b: &(i64, Comparison)| {
        b.1.shared.total_cmp(&a.1.shared).then(a.1.changes.cmp(&b.1.changes)).then(a.0.cmp(&b.0))
    };
    compared.sort_by(by_shared);
    let mut covered: Vec<(usize, usize)> = Vec::new();
    let mut kept = Vec::new();
    for (rowid, comparison) in compared {
        let (from, to) = comparison.covered;
        let new = covered.iter().all(|&(first, last)| overlap((first, last), (from, to)) * 3 <= to - from);
        let again = covered.iter().any(|&(first, last)| {
            overlap((first, last), (from, to)) * 10 >= (last - first).max(to - from) * 8
        });
        if new && covered.len() < MOST_PARTS {
            covered.push((from, to));
            kept.push((rowid, comparison));
        } else if again {
            kept.push((rowid, comparison));
        }
    }
    kept
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// Of statements within each other, the innermost: who is quoted by a speaker said it, not that speaker.
fn innermost(found: Vec<Compared>) -> Vec<Compared> {
    let place = |found: &Compared| (found.source.article.clone(), found.source.start, found.source.end);
    let places: Vec<_> = found.iter().map(|found| (place(found), found.comparison.found.clone())).collect();
    let holds_another = |outer: &Compared| {
        let ((article, start, end), words) = (place(outer), &outer.comparison.found);
        places.iter().any(|((other, from, to), same)| {
            *other == article && same == words && start <= *from && *to <= end && (start, end) != (*from, *to)
        })
    };
    found.into_iter().filter(|outer| !holds_another(outer)).collect()
}

/// A finding in the making.
struct Put {
    words: Vec<String>,
    shared: f32,
    finding: Finding,
    /// Statements that are its sources.
    rowids: Vec<i64>,
}

/// The same words by the same speaker are one finding with many sources; the best finding first.
fn put_together(found: Vec<Compared>, asked: &Read) -> Vec<Put> {
    let mut puts: Vec<Put> = Vec::new();
    for Compared { rowid, comparison, source } in found {
        let same = puts
            .iter_mut()
            .find(|put| put.words == comparison.found && put.finding.speaker == source.speaker);
        if let Some(put) = same {
            put.finding.sources.push(source);
            put.rowids.push(rowid);
            continue;
        }
        let (from, to) = comparison.covered;
        let finding = Finding {
            likeness: comparison.likeness,
            covers: asked.run(from, to.saturating_sub(1)).to_owned(),
            covers_words: (from, to),
            changes: comparison.changes,
            diff: comparison.diff,
            negations: comparison.negations,
            speaker: source.speaker.clone(),
            sources: vec![source],
        };
        puts.push(Put { words: comparison.found, shared: comparison.shared, finding, rowids: vec![rowid] });
    }
    for put in &mut puts {
        put.finding.sources.sort_by(|a, b| earlier(a).cmp(&earlier(b)));
    }
    puts.sort_by_cached_key(|put| {
        let changes = put.finding.changes * usize::from(put.finding.likeness != Likeness::Partial);
        (put.finding.likeness, changes, -put.shared as i64, put.finding.sources.first().map(earlier_owned))
    });
    puts
}

/// Near-identical printings of one quotation are one finding, the best of them, with the sources of all; printings that
/// were not compared are sources too if they have the words: some are clipped.
fn fold_printings(
    connection: &Connection,
    puts: Vec<Put>,
    has_it_too: &mut impl FnMut(&Source, &Finding) -> bool,
) -> rusqlite::Result<Vec<Finding>> {
    let mut folded: Vec<(FxHashSet<i64>, Finding)> = Vec::new();
    for put in puts {
        let at = folded.iter().position(|(rowids, _)| put.rowids.iter().any(|rowid| rowids.contains(rowid)));
        let at = at.unwrap_or_else(|| {
            let rowids = put.rowids.iter().copied().collect();
            folded.push((rowids, put.finding));
            folded.len() - 1
        });
        let Some((rowids, finding)) = folded.get_mut(at) else { continue };
        for rowid in put.rowids {
            for printing in fold::printings(connection, rowid)? {
                if rowids.insert(printing) {
                    let source = queries::source(connection, printing)?;
                    let source = source.filter(|source| has_it_too(source, finding));
                    finding.sources.extend(source);
                }
            }
        }
        finding.sources.sort_by(|a, b| earlier(a).cmp(&earlier(b)));
    }
    Ok(folded.into_iter().map(|(_, finding)| finding).collect())
}

/// Whether a statement has what another was found for: the whole of the question, or the same part of it.
fn is_as_much(its: &Comparison, finding: &Finding) -> bool {
    let (from, to) = finding.covers_words;
    match finding.likeness {
        Likeness::Exact | Likeness::Altered => its.likeness != Likeness::Partial,
        Likeness::Partial => overlap(its.covered, (from, to)) * 10 >= (to - from) * 8,
    }
}

fn earlier(source: &Source) -> (&str, &str, &str, usize) {
    (&source.said_on, &source.published, &source.origin, source.start)
}

fn earlier_owned(source: &Source) -> (String, String, String, usize) {
    (source.said_on.clone(), source.published.clone(), source.origin.clone(), source.start)
}

/// The stems of a question's telling words.
fn telling_stems(asked: &[Word]) -> Vec<&str> {
    asked.iter().map(|word| word.key.as_str()).filter(|key| is_telling(key)).map(stem).collect()
}

/// Share of these stems that a statement has, in any order.
fn shared_telling(stems: &[&str], said: &[Word]) -> f32 {
    if stems.len() < 2 {
        return 0.0;
    }
    let of_said: FxHashSet<&str> = said.iter().map(|word| stem(&word.key)).collect();
    stems.iter().filter(|stem| of_said.contains(*stem)).count() as f32 / stems.len() as f32
}

fn stem(key: &str) -> &str {
    let key = key.strip_suffix("'s").unwrap_or(key);
    ["ing", "ed", "es", "s", "e"]
        .iter()
        .find_map(|ending| key.strip_suffix(ending).filter(|stem| stem.len() > 2))
        .unwrap_or(key)
}

fn candidates(connection: &Connection, mut contents: Vec<(i64, f32)>) -> rusqlite::Result<Vec<Candidate>> {
    contents.retain(|&(_, shared)| shared >= LEAST_SHARED);
    contents.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut candidates = Vec::new();
    for (rowid, shared) in contents.into_iter().take(MOST_CANDIDATES) {
        candidates.extend(queries::source(connection, rowid)?.map(|source| Candidate { shared, source }));
    }
    Ok(candidates)
}
