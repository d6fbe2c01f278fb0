//! Forms of names → people, organisations and places: every later form joined to the fullest one.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::allegiance::{Allegiance, is_held_for_somebody};
use super::descriptions::{Described, is_past};
use super::forms::{self, Form, Forms, dotless};
use super::lexicon::Sorts;
use super::names::{Name, acronym};
use super::organisations::is_small;
use super::reading::{Class, Reading};
use super::slips::{Slips, is_slip};
use super::titles::{TitleKind, title};
use super::{EntityKind, Pronoun, nicknames, organisations};
use crate::index::{ParagraphIdx, TokenRange};
use crate::segment::TokenKind;

/// Somebody or something in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft<'a> {
    pub(super) kind: EntityKind,
    /// The fullest form.
    pub(super) core: TokenRange,
    /// Its words in lower case.
    pub(super) words: Vec<&'a str>,
    /// As titles have it ("Mrs."), later as the text's pronouns have it.
    pub(super) pronoun: Option<Pronoun>,
    /// Only the text's pronouns say so.
    pub(super) elected: bool,
    /// What an office leads to expect: "chairman".
    presumed: Option<Pronoun>,
    /// Where they leave it open: to which side they lean, in tenths of a natural logarithm of odds, above 0 to "she".
    pub(super) lean: i32,
    /// "president", "lawyer": what titles and appositions say.
    pub(super) offices: Vec<&'static str>,
    /// Whose those of descriptions are.
    allegiances: Vec<(&'static str, Allegiance<'a>)>,
    /// Those that a description calls former ones, and those of other descriptions.
    past: Vec<&'static str>,
    present: Vec<&'static str>,
    /// How often a form of two words or more stands in the text as far as it was read.
    full: usize,
    /// … and in all of it.
    in_all: usize,
    /// How often a single word of its name has meant it as far as the text was read, by the word.
    alone: BTreeMap<&'a str, usize>,
    /// Introduced as somebody's ("his daughter Ann Bo"), or only to say whose somebody else is ("daughter of Ann Bo").
    kin: bool,
    /// Paragraph of the last such form.
    last: usize,
    /// Where it stands.
    last_at: usize,
}

impl Draft<'_> {
    /// Whether a description may mean it by what that tells of the gender, or leads to expect where it is not called so itself:
    /// who is called chairman is "the chairman", he or she.
    pub(super) fn may_be(&self, pronoun: Option<Pronoun>, presumed: Option<Pronoun>) -> bool {
        agrees(self.pronoun, pronoun) && (agrees(self.pronoun, presumed) || self.presumed == presumed)
    }

    /// Whether nothing that the article says of its holding an office forbids that words like these mean it.
    pub(super) fn may_be_called(&self, office: &str, allegiance: &Allegiance<'_>) -> bool {
        if !is_held_for_somebody(office) {
            return true;
        }
        let mut held = self.allegiances.iter().filter(|(held, _)| *held == office).peekable();
        held.peek().is_none() || held.any(|(_, held)| held.agrees(allegiance))
    }

    /// Whether all that describes it as the holder of an office says that it held it once.
    pub(super) fn held_once(&self, office: &'static str) -> bool {
        self.past.contains(&office) && !self.present.contains(&office)
    }

    /// Whether the article says that it holds an office for the very body that words like these name.
    pub(super) fn is_called_so(&self, office: &str, allegiance: &Allegiance<'_>) -> bool {
        self.allegiances.iter().any(|(held, of)| *held == office && of.shares(allegiance))
    }
}

/// The drafts and, for every name, the draft that it stands for.
#[derive(Debug, Default)]
pub(super) struct Clusters<'a> {
    pub(super) drafts: Vec<Draft<'a>>,
    pub(super) owners: Vec<Option<usize>>,
    /// Names by honorific and surname that may be those of several people: "Mrs. Bo" where two Bos are named, and nothing yet
    /// tells who of them is "she".
    doubtful: Vec<usize>,
    index: Index<'a>,
}

/// Words → drafts. Lists are cut at [`MOST`], so that no text can make the search quadratic.
#[derive(Debug, Default)]
struct Index<'a> {
    keys: BTreeMap<&'a str, usize>,
    last: BTreeMap<&'a str, Vec<usize>>,
    first: BTreeMap<&'a str, Vec<usize>>,
    acronyms: BTreeMap<String, usize>,
    /// With small words: "TfL" of Transport for London.
    whole_acronyms: BTreeMap<String, usize>,
    /// People of three names or more by their first letters: "AMBO".
    initials: BTreeMap<String, usize>,
    slips: Slips<'a>,
}

const MOST: usize = 24;

/// Points of a vote for what an office leads to expect: half of a clear pronoun's.
const PRESUMED: u32 = 10;

/// Words between "the son of" and the father's name.
const WHOSE_KIN: usize = 6;

/// Joins the names of an article.
pub(super) fn join<'a>(reading: &Reading<'a>, names: &[Name]) -> Clusters<'a> {
    let forms = forms::find(reading, names);
    let mut clusters = Clusters::default();
    clusters.take_full_forms(reading, &forms);
    clusters.take_short_forms(reading, names);
    clusters.count_full_forms(reading, names);
    for (at, name) in names.iter().enumerate() {
        let owner = clusters.owner(reading, &forms, name);
        if clusters.is_doubtful(reading, name) {
            clusters.doubtful.push(at);
        } else {
            clusters.note(reading, owner, name);
        }
        clusters.owners.push(owner);
    }
    clusters
}

impl<'a> Clusters<'a> {
    /// Every form of two words or more, longest first, so that shorter ones find the longer.
    fn take_full_forms(&mut self, reading: &Reading<'a>, forms: &Forms<'a>) {
        let mut full: Vec<(&&str, &Form<'a>)> =
            forms.iter().filter(|(_, form)| form.words.len() > 1).collect();
        full.sort_by_key(|(_, form)| (usize::MAX - form.words.len(), form.first));
        for (key, form) in full {
            let Some(kind) = form.kind else { continue };
            let found = match kind {
                EntityKind::Person => self.same_person(&form.words),
                EntityKind::Organisation => self.longer_organisation(&form.words),
                EntityKind::Place => None,
            };
            let draft = found.unwrap_or_else(|| self.add(reading, kind, form));
            self.index.keys.insert(key, draft);
        }
    }

    /// "the Salt Office (SLB)": letters in brackets behind a body are its own, whatever they stand for.
    fn take_short_forms(&mut self, reading: &Reading<'a>, names: &[Name]) {
        for (long, short) in names.iter().zip(names.iter().skip(1)) {
            let at = short.core.start();
            let bracketed = long.core.end() + 1 == at
                && reading.lower(long.core.end()) == "("
                && reading.lower(short.core.end()) == ")";
            let letters = short.core.len() == 1 && reading.class(at) == Class::Acronym;
            let Some(&draft) = self.index.keys.get(forms::key(reading, long.core)) else { continue };
            if bracketed && letters && self.kind(draft) == Some(EntityKind::Organisation) {
                self.index.acronyms.entry(dotless(reading.lower(at))).or_insert(draft);
            }
        }
    }

    fn count_full_forms(&mut self, reading: &Reading<'a>, names: &[Name]) {
        for name in names.iter().filter(|name| name.core.len() > 1) {
            let draft = self.index.keys.get(forms::key(reading, name.core));
            if let Some(draft) = draft.and_then(|&draft| self.drafts.get_mut(draft)) {
                draft.in_all += 1;
            }
        }
    }

    fn add(&mut self, reading: &Reading<'a>, kind: EntityKind, form: &Form<'a>) -> usize {
        let draft = self.drafts.len();
        let words = form.words.clone();
        if kind == EntityKind::Person || kind == EntityKind::Organisation {
            let (first, last) = rim(&words);
            push(self.index.last.entry(last).or_default(), draft);
            push(self.index.first.entry(first).or_default(), draft);
            if kind == EntityKind::Person && words.len() > 1 {
                self.index.slips.add(last, draft);
            }
            if kind == EntityKind::Person && words.len() > 2 {
                self.index.initials.entry(acronym(reading, form.core, |_| false)).or_insert(draft);
            }
        }
        if kind != EntityKind::Person && words.len() > 1 {
            let (short, whole) =
                (acronym(reading, form.core, is_small), acronym(reading, form.core, |_| false));
            self.index.acronyms.entry(short).or_insert(draft);
            self.index.whole_acronyms.entry(whole).or_insert(draft);
        }
        self.drafts.push(Draft {
            kind,
            core: form.core,
            words,
            pronoun: None,
            elected: false,
            presumed: None,
            lean: 0,
            offices: Vec::new(),
            allegiances: Vec::new(),
            past: Vec::new(),
            present: Vec::new(),
            full: 0,
            in_all: 0,
            alone: BTreeMap::new(),
            kin: false,
            last: 0,
            last_at: 0,
        });
        draft
    }

    fn candidates(&self, word: &str, kind: EntityKind) -> Vec<usize> {
        let of = |index: &BTreeMap<&str, Vec<usize>>| -> Vec<usize> {
            let all = index.get(word).map(Vec::as_slice).unwrap_or_default();
            all.iter().copied().filter(|&at| self.kind(at) == Some(kind)).collect()
        };
        let last = of(&self.index.last);
        if last.is_empty() { of(&self.index.first) } else { last }
    }

    fn kind(&self, draft: usize) -> Option<EntityKind> {
        self.drafts.get(draft).map(|draft| draft.kind)
    }

    fn same_person(&self, words: &[&'a str]) -> Option<usize> {
        let (first, last) = rim(words);
        let near = [self.index.last.get(last), self.index.first.get(first)];
        let mut all = near.into_iter().flatten().flatten().copied();
        all.find(|&at| {
            self.drafts.get(at).is_some_and(|d| d.kind == EntityKind::Person && is_same(&d.words, words))
        })
    }

    /// "Salt Council" is "United Salt Council" where both are written, "Salt Ministry" the "Ministry of Salt".
    fn longer_organisation(&self, words: &[&'a str]) -> Option<usize> {
        let (_, last) = rim(words);
        let body = |at: usize| self.drafts.get(at).filter(|draft| draft.kind == EntityKind::Organisation);
        let of = |index: &BTreeMap<&str, Vec<usize>>, is: fn(&[&str], &[&str]) -> bool| {
            let mut all = index.get(last).into_iter().flatten().copied();
            all.find(|&at| body(at).is_some_and(|draft| is(&draft.words, words)))
        };
        of(&self.index.last, |long, words| long.ends_with(words)).or_else(|| of(&self.index.first, is_turned))
    }

    /// The draft that a name stands for; a new one where it is the first of its kind.
    fn owner(&mut self, reading: &Reading<'a>, forms: &Forms<'a>, name: &Name) -> Option<usize> {
        let key = forms::key(reading, name.core);
        if let Some(&draft) = self.index.keys.get(key) {
            return Some(draft);
        }
        let form = forms.get(key)?;
        if form.words.len() > 1 {
            return None;
        }
        let word = form.words.first().copied()?;
        if self.is_family(reading, word, name) {
            return None;
        }
        let person = self.person_called(reading, word, form, name);
        let draft = person.or_else(|| self.single(reading, key, word, form))?;
        if self.kind(draft) != Some(EntityKind::Person) || self.drafts.get(draft)?.words.len() == 1 {
            self.index.keys.insert(key, draft);
        }
        Some(draft)
    }

    /// "the Bos": all of one surname, and nobody alone.
    fn is_family(&self, reading: &Reading<'a>, word: &str, name: &Name) -> bool {
        let surname = word.strip_suffix('s').filter(|surname| surname.len() > 1);
        let bearers = |word: &str| !self.candidates(word, EntityKind::Person).is_empty();
        reading.lower_before(name.tokens.start()) == "the"
            && surname.is_some_and(|surname| self.index.last.contains_key(surname) && bearers(surname))
            && !bearers(word)
    }

    /// A surname or first name alone.
    fn person_called(
        &self,
        reading: &Reading<'a>,
        word: &str,
        form: &Form<'a>,
        name: &Name,
    ) -> Option<usize> {
        let told = form.is_told();
        let place = form.kind == Some(EntityKind::Place) && (told || name.vote.person < 2);
        let office = reading.class(name.core.start()) == Class::Title && name.vote.person < 1;
        let known = form.kind == Some(EntityKind::Organisation) && (told || name.vote.person < 5);
        if place || known || office && name.opening {
            return None;
        }
        let all = self.candidates(word, EntityKind::Person);
        // "… met Bo.": the full stop of the sentence taken for that of an abbreviation.
        let stopped = word.strip_suffix('.').filter(|bare| all.is_empty() && bare.len() > 1);
        let all = stopped.map_or(all, |bare| self.candidates(bare, EntityKind::Person));
        let meant = || self.index.slips.meant(word).filter(|_| all.is_empty() && name.vote.person > -10);
        let short =
            reading.class(name.core.start()) == Class::Acronym && form.kind == Some(EntityKind::Person);
        let initials = || self.index.initials.get(&dotless(word)).copied().filter(|_| short);
        self.choose(reading, &all, name).or_else(initials).or_else(meant)
    }

    /// Among people of one surname: by gender, by office, then whoever was just named in full, then the main one.
    fn choose(&self, reading: &Reading<'a>, candidates: &[usize], name: &Name) -> Option<usize> {
        if candidates.len() < 2 {
            return candidates.first().copied();
        }
        let so = |&&at: &&usize| {
            self.drafts.get(at).is_some_and(|d| name.pronoun.is_some() && d.pronoun == name.pronoun)
        };
        let mut fitting: Vec<usize> = candidates.iter().filter(so).copied().collect();
        if fitting.is_empty() {
            fitting = candidates.iter().copied().filter(|&at| self.fits(at, name)).collect();
        }
        let official = |at: &&usize| {
            let offices = self.drafts.get(**at).map(|d| d.offices.as_slice()).unwrap_or_default();
            name.office.is_some_and(|office| offices.contains(&office))
        };
        let paragraph = paragraph(reading, name.core.start());
        // Whoever was named most until now; before anybody was (a headline), who is named most later, of equals the first.
        let word = reading.lower(name.core.start());
        let alone = |draft: &Draft<'_>| draft.alone.get(word).copied().unwrap_or_default();
        let weight = |at: &&usize| {
            self.drafts.get(**at).map(|d| {
                (d.full + alone(d), !d.kin, d.last_at, if d.full == 0 { d.in_all } else { 0 }, Reverse(**at))
            })
        };
        let recent = |at: &&usize| self.drafts.get(**at).is_some_and(|d| d.full > 0 && d.last == paragraph);
        let here = fitting.iter().filter(recent).count() == 1;
        fitting
            .iter()
            .find(official)
            .or_else(|| fitting.iter().find(recent).filter(|_| here))
            .or_else(|| fitting.iter().max_by_key(weight))
            .or(candidates.first())
            .copied()
    }

    /// A single word that is nobody's surname.
    fn single(
        &mut self,
        reading: &Reading<'a>,
        key: &'a str,
        word: &'a str,
        form: &Form<'a>,
    ) -> Option<usize> {
        let kind = form.kind?;
        let like = |&long: &usize| !form.is_told() || self.kind(long) == Some(kind);
        if kind != EntityKind::Person {
            let letters = dotless(word);
            let known = self.index.acronyms.get(&letters).or_else(|| self.index.whole_acronyms.get(&letters));
            if let Some(long) = known.copied().filter(like) {
                return Some(long);
            }
            // A city that a tagger takes for a place is not the university called after it.
            let short = (!organisations::is_known(key) || organisations::is_medium(word))
                && !(form.is_told() && kind == EntityKind::Place);
            let longer = || self.candidates(word, EntityKind::Organisation).last().copied();
            if let Some(longer) = short.then(longer).flatten() {
                return Some(longer);
            }
        }
        Some(self.add(reading, kind, form))
    }

    fn is_doubtful(&self, reading: &Reading<'a>, name: &Name) -> bool {
        let Some(pronoun) = name.pronoun.filter(|_| name.core.len() == 1) else { return false };
        let all = self.candidates(reading.lower(name.core.start()), EntityKind::Person);
        let open = |at: &&usize| self.drafts.get(**at).is_some_and(|draft| draft.pronoun.is_none());
        let known = |at: &usize| self.drafts.get(*at).is_some_and(|draft| draft.pronoun == Some(pronoun));
        all.iter().filter(open).count() > 1 && !all.iter().any(known)
    }

    /// Once the text's pronouns have told who is "he" and who is "she": doubtful names whose bearer they forbid go to another.
    pub(super) fn settle(&mut self, reading: &Reading<'a>, names: &[Name]) {
        for at in std::mem::take(&mut self.doubtful) {
            let Some(name) = names.get(at) else { continue };
            let owner = self.owners.get(at).copied().flatten().filter(|&owner| self.fits(owner, name));
            let owner = owner.or_else(|| {
                let all = self.candidates(reading.lower(name.core.start()), EntityKind::Person);
                self.choose(reading, &all, name)
            });
            self.note(reading, owner, name);
            if let Some(slot) = self.owners.get_mut(at) {
                *slot = owner;
            }
        }
    }

    /// Whether what is known of the gender of a draft allows a name with its honorific.
    fn fits(&self, draft: usize, name: &Name) -> bool {
        let pronoun = self.drafts.get(draft).and_then(|draft| draft.pronoun);
        agrees(pronoun, name.pronoun)
    }

    /// Keeps what a name adds to its draft.
    fn note(&mut self, reading: &Reading<'a>, owner: Option<usize>, name: &Name) {
        let Some(draft) = owner.and_then(|owner| self.drafts.get_mut(owner)) else { return };
        if draft.kind != EntityKind::Person {
            return;
        }
        if name.pronoun.is_some() && (draft.pronoun.is_none() || draft.elected) {
            draft.pronoun = name.pronoun;
            draft.elected = false;
        }
        draft.kin |= name.office.and_then(title).is_some_and(|row| row.kind == TitleKind::Kin)
            || is_of_kin(reading, name.tokens.start());
        let titles = name.tokens.start().saturating_sub(1)..name.core.start();
        let presumed = titles.filter_map(|at| reading.title(at)).find_map(|row| row.presumed);
        draft.presumed = draft.presumed.or(presumed);
        if let Some(office) = name.office.filter(|office| !draft.offices.contains(office)) {
            draft.offices.push(office);
        }
        if name.core.len() > 1 {
            draft.full += 1;
            draft.last = paragraph(reading, name.core.start());
            draft.last_at = name.core.start();
        } else {
            *draft.alone.entry(reading.lower(name.core.start())).or_default() += 1;
        }
    }

    /// Whether a draft is a person.
    pub(super) fn is_person(&self, draft: usize) -> bool {
        self.kind(draft) == Some(EntityKind::Person)
    }

    /// Keeps the office and the gender that a description tells.
    pub(super) fn describe(&mut self, reading: &Reading<'a>, draft: usize, described: &Described) {
        let Some(draft) = self.drafts.get_mut(draft) else { return };
        draft.pronoun = draft.pronoun.or(described.pronoun);
        draft.presumed = draft.presumed.or(described.presumed);
        if draft.allegiances.len() < MOST {
            draft.allegiances.push((described.office, Allegiance::read(reading, described.tokens)));
        }
        let offices = if is_past(reading, described.tokens) { &mut draft.past } else { &mut draft.present };
        for offices in [offices, &mut draft.offices] {
            if !offices.contains(&described.office) {
                offices.push(described.office);
            }
        }
    }

    /// Settles who is "he" and who is "she" where the titles do not tell: by a clear majority of pronouns.
    pub(super) fn elect(&mut self, votes: &[(u32, u32)]) {
        for (draft, &(he, she)) in self.drafts.iter_mut().zip(votes) {
            let he = he + if draft.presumed == Some(Pronoun::He) { PRESUMED } else { 0 };
            let elected = match (he, she) {
                _ if 2 * he > 3 * she => Some(Pronoun::He),
                _ if 2 * she > 3 * he => Some(Pronoun::She),
                _ => None,
            };
            if draft.elected || draft.pronoun.is_none() {
                draft.elected = true;
                draft.pronoun = elected;
                draft.lean = if elected.is_some() { 0 } else { lean(he, she) };
            }
        }
    }

    /// The people who hold an office, in order of first full name; at most [`MOST`].
    pub(super) fn holders(&self) -> BTreeMap<&'static str, Vec<usize>> {
        let mut holders: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
        for (position, draft) in self.drafts.iter().enumerate().filter(|(_, d)| d.kind == EntityKind::Person)
        {
            for office in &draft.offices {
                push(holders.entry(office).or_default(), position);
            }
        }
        holders
    }

    /// The draft that words of a heading in title case stand for: only what is named in the text is looked for.
    pub(super) fn called(&self, key: &str) -> Option<usize> {
        self.index.keys.get(key).copied()
    }

    /// The person whose surname or first name a word of such a heading is.
    pub(super) fn person(&self, word: &str) -> Option<usize> {
        let all = self.candidates(word, EntityKind::Person);
        all.into_iter().max_by_key(|&at| self.drafts.get(at).map(|draft| draft.full))
    }
}

/// The logarithm of the odds of "she", as far as a few votes tell.
fn lean(he: u32, she: u32) -> i32 {
    let prior = 8.0;
    (10.0 * libm::log((f64::from(she) + prior) / (f64::from(he) + prior))) as i32
}

/// Whether one may be called by what is wanted: nothing known or wanted excludes nobody.
pub(super) fn agrees(known: Option<Pronoun>, wanted: Option<Pronoun>) -> bool {
    known.is_none() || wanted.is_none() || known == wanted
}

/// Whether a name only says whose relation somebody is: "the son of the shipping magnate [Bo]".
fn is_of_kin(reading: &Reading<'_>, name: usize) -> bool {
    let mut before = (name.saturating_sub(WHOSE_KIN)..name).rev();
    let plain = |at: usize| {
        let kind = reading.prepared.tokens.get(at).map(|token| token.kind);
        !matches!(kind, None | Some(TokenKind::Punctuation | TokenKind::QuotationMark))
    };
    let ends = |at: usize| {
        !plain(at) || reading.is(at, Sorts::VERB.or(Sorts::REPORTING)) || reading.lower(at) == "and"
    };
    let of = before.find(|&at| reading.lower(at) == "of" || ends(at));
    let of = of.filter(|&at| reading.lower(at) == "of").and_then(|of| of.checked_sub(1));
    of.is_some_and(|kin| reading.title(kin).is_some_and(|row| row.kind == TitleKind::Kin))
}

fn paragraph(reading: &Reading<'_>, at: usize) -> usize {
    reading.prepared.paragraph_of(at).map_or(0, ParagraphIdx::get)
}

fn push(list: &mut Vec<usize>, draft: usize) {
    if list.len() < MOST {
        list.push(draft);
    }
}

fn is_seat_of_government(word: &str) -> bool {
    matches!(word, "ministry" | "department")
}

/// Whether one name is "Ministry of (the) Salt" and the other one "Salt Ministry".
fn is_turned(of: &[&str], before: &[&str]) -> bool {
    let (Some((kind, of)), Some((last, field))) = (of.split_first(), before.split_last()) else {
        return false;
    };
    let bare =
        of.strip_prefix(&["of", "the"]).or_else(|| of.strip_prefix(&["of"])).or(of.strip_prefix(&["for"]));
    kind == last && is_seat_of_government(kind) && bare == Some(field)
}

/// The first word and the last one that is no suffix.
fn rim<'a>(words: &[&'a str]) -> (&'a str, &'a str) {
    let last = words.iter().rfind(|word| !is_suffix(word)).copied().unwrap_or_default();
    (words.first().copied().unwrap_or_default(), last)
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv")
}

/// Whether two full names, the first not shorter, are forms of one.
fn is_same(long: &[&str], short: &[&str]) -> bool {
    let suffix = |words: &[&str]| words.iter().any(|word| is_suffix(word));
    let ((long_first, long_last), (short_first, short_last)) = (rim(long), rim(short));
    if suffix(long) != suffix(short) {
        return false;
    }
    let like =
        long_last == short_last && is_same_first(long_first, short_first) && is_same_middle(long, short);
    let slip = long_first == short_first && long.len() == short.len() && is_slip(long_last, short_last);
    like || slip
        || long.ends_with(short)
        || (long_first == short_first && long_last != short_last && long.contains(&short_last))
}

/// "Charles" and "C.", "Charlie" and "Charles", "Don" and "Donald".
fn is_same_first(a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| {
        let letter = short.strip_suffix('.').unwrap_or(short);
        letter.len() == 1 && long.starts_with(letter)
    };
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    a == b
        || initial(a, b)
        || initial(b, a)
        || nicknames::are_one(a, b)
        || (common >= 3 && (common == a.len().min(b.len()) || common >= 4))
}

/// Two middle initials, where both are written, must agree.
fn is_same_middle(long: &[&str], short: &[&str]) -> bool {
    match (long, short) {
        ([_, a, _], [_, b, _]) => a.chars().next() == b.chars().next(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ministry_of_a_field_is_that_fields_ministry() {
        assert!(is_turned(&["ministry", "of", "salt"], &["salt", "ministry"]));
        assert!(is_turned(&["department", "of", "the", "salt"], &["salt", "department"]));
        assert!(!is_turned(&["ministry", "of", "salt"], &["pepper", "ministry"]));
        assert!(!is_turned(&["university", "of", "salt"], &["salt", "university"]));
    }

    #[test]
    fn full_names_with_initials_and_short_first_names_are_one_person() {
        let same = [
            ("carl b. rond", "carl rond"),
            ("donald du", "don du"),
            ("ana peña lo", "peña lo"),
            ("kim bo un", "kim bo"),
            ("ann varron", "ann varon"),
        ];
        let other =
            [("carl b. rond", "ann rond"), ("carl rond jr.", "carl rond"), ("ann b. du", "ann c. du")];
        let words = |text: &'static str| text.split(' ').collect::<Vec<_>>();
        assert!(same.iter().all(|(a, b)| is_same(&words(a), &words(b))));
        assert!(!other.iter().any(|(a, b)| is_same(&words(a), &words(b))));
    }
}
