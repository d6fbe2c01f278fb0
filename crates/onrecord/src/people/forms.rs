//! The different forms of names in an article and what each of them is: person, organisation, place or neither.

use std::collections::{BTreeMap, BTreeSet};

use super::EntityKind;
use super::evidence::Vote;
use super::names::{Name, acronym, is_particle};
use super::reading::{Class, Reading};
use super::{organisations, places};
use crate::index::TokenRange;

/// One form of name with all that speaks for what it is.
#[derive(Debug, Clone)]
pub(super) struct Form<'a> {
    /// Its words in lower case, without marks.
    pub(super) words: Vec<&'a str>,
    /// The first occurrence.
    pub(super) core: TokenRange,
    /// Position of the first occurrence among the names.
    pub(super) first: usize,
    pub(super) vote: Vote,
    /// The most points for a person in one place.
    strongest: i32,
    /// It also stands where its capital is not that of the sentence.
    pub(super) inside: bool,
    /// How often a tagger takes it for a person, an organisation, a place.
    told: [usize; 3],
    /// What it is, as far as the form itself tells.
    pub(super) kind: Option<EntityKind>,
}

impl Form<'_> {
    /// Whether a tagger says what it is.
    pub(super) fn is_told(&self) -> bool {
        self.told.iter().any(|&count| count > 0)
    }

    /// What a tagger takes it for most often; of equals the body, unless there is reason to think it `human`, and a place last.
    fn most_told(&self, human: bool) -> Option<EntityKind> {
        let [person, organisation, place] = self.told;
        let most = person.max(organisation).max(place);
        let body = organisation == most && !(human && person == most);
        match () {
            () if most == 0 => None,
            () if body => Some(EntityKind::Organisation),
            () if person == most => Some(EntityKind::Person),
            () => Some(EntityKind::Place),
        }
    }
}

/// All forms by their words in lower case.
pub(super) type Forms<'a> = BTreeMap<&'a str, Form<'a>>;

/// Collects the forms and decides what each of them is.
pub(super) fn find<'a>(reading: &Reading<'a>, names: &[Name]) -> Forms<'a> {
    let mut forms = collect(reading, names);
    let context = Context::new(reading, &forms);
    for (key, form) in &mut forms {
        form.kind = context.kind(key, form);
    }
    forms
}

/// The key of a name in [`Forms`].
pub(super) fn key<'a>(reading: &Reading<'a>, core: TokenRange) -> &'a str {
    reading.words(core)
}

fn collect<'a>(reading: &Reading<'a>, names: &[Name]) -> Forms<'a> {
    let mut forms: Forms<'a> = BTreeMap::new();
    for (first, name) in names.iter().enumerate() {
        let core = name.core;
        let form = forms.entry(key(reading, core)).or_insert_with(|| Form {
            words: words(reading, core),
            core,
            first,
            vote: Vote::default(),
            strongest: 0,
            inside: false,
            told: [0; 3],
            kind: None,
        });
        form.vote.person = (form.vote.person + name.vote.person).clamp(-40, 40);
        form.vote.organisation = (form.vote.organisation + name.vote.organisation).min(40);
        form.strongest = form.strongest.max(name.vote.person);
        form.inside |= !name.opening;
        if let Some(count) = name.told.and_then(|kind| form.told.get_mut(kind as usize)) {
            *count += 1;
        }
    }
    forms
}

fn words<'a>(reading: &Reading<'a>, core: TokenRange) -> Vec<&'a str> {
    let word = |at: usize| Some(reading.lower(at)).filter(|word| word.chars().any(char::is_alphanumeric));
    core.positions().filter_map(word).collect()
}

/// What the other forms say about one.
struct Context<'r, 'a> {
    reading: &'r Reading<'a>,
    acronyms: BTreeSet<String>,
    /// Single words that stand alone as a person, with their points.
    alone: BTreeMap<&'a str, i32>,
    /// Those that a tagger takes for a person more often than for a body.
    told_alone: BTreeSet<&'a str>,
}

impl<'r, 'a> Context<'r, 'a> {
    fn new(reading: &'r Reading<'a>, forms: &Forms<'a>) -> Context<'r, 'a> {
        let mut acronyms = BTreeSet::new();
        let mut alone = BTreeMap::new();
        let mut told_alone = BTreeSet::new();
        for form in forms.values() {
            if let [word] = form.words.as_slice() {
                alone.insert(*word, form.vote.person);
                let [person, organisation, _] = form.told;
                if person > organisation {
                    told_alone.insert(*word);
                }
                if reading.class(form.core.start()) == Class::Acronym || is_dotted(reading, form) {
                    acronyms.insert(dotless(word));
                }
            }
        }
        Context { reading, acronyms, alone, told_alone }
    }

    fn kind(&self, key: &str, form: &Form<'_>) -> Option<EntityKind> {
        use EntityKind::{Organisation, Person, Place};
        let titled = form.strongest >= 6;
        if let Some(told) = form.most_told(titled || self.is_namesake(form)) {
            return Some(told);
        }
        match () {
            () if places::is_place(key) && !titled => Some(Place),
            () if organisations::is_known(key) && !titled => Some(Organisation),
            () if form.words.len() == 1 => self.single(form),
            () if self.is_organisation(form) && form.strongest < 9 => Some(Organisation),
            () if self.person(form) >= 2 && self.person(form) > form.vote.organisation => Some(Person),
            () if form.vote.organisation >= 3 => Some(Organisation),
            () => None,
        }
    }

    /// Whether a tagger takes the first or last word of a name of several, where it stands alone, for somebody's.
    fn is_namesake(&self, form: &Form<'_>) -> bool {
        let rim = [form.words.first(), form.words.last()];
        form.words.len() > 1 && rim.into_iter().flatten().any(|word| self.told_alone.contains(word))
    }

    fn single(&self, form: &Form<'_>) -> Option<EntityKind> {
        let at = form.core.start();
        let written = self.reading.prepared.word(at);
        match self.reading.class(at) {
            Class::Acronym => Some(EntityKind::Organisation),
            Class::Initial if written.len() > 2 => Some(EntityKind::Organisation),
            Class::Head if form.strongest < 6 => form.inside.then_some(EntityKind::Organisation),
            Class::Plain | Class::Head if form.strongest >= 6 => Some(EntityKind::Person),
            Class::Plain if is_camel(written) => Some(EntityKind::Organisation),
            Class::Plain if self.is_solitary_person(form) => Some(EntityKind::Person),
            Class::Plain if form.vote.organisation >= 4 => Some(EntityKind::Organisation),
            _ => None,
        }
    }

    fn is_solitary_person(&self, form: &Form<'_>) -> bool {
        let at = form.core.start();
        let known = form.inside || !self.reading.is_also_small(at);
        known
            && form.vote.person >= 4
            && form.vote.person > form.vote.organisation
            && !form.words.first().is_some_and(|word| word.ends_with("ers") || word.ends_with("ists"))
    }

    fn is_organisation(&self, form: &Form<'_>) -> bool {
        let class = |at| self.reading.class(at);
        let head = form.core.positions().any(|at| matches!(class(at), Class::Head));
        let short = form.core.positions().any(|at| class(at) == Class::Acronym);
        let initials = acronym(self.reading, form.core, organisations::is_small);
        let joined = form.core.positions().any(|at| matches!(self.reading.lower(at), "&" | "for" | "and"));
        head || joined
            || (short && form.vote.person < 5)
            || (initials.len() >= 2 && self.acronyms.contains(&initials))
    }

    /// Points for a person from the shape of the name, the words around it and its later forms.
    fn person(&self, form: &Form<'_>) -> i32 {
        let class = |at| self.reading.class(at);
        let common =
            form.core.positions().filter(|&at| !class(at).is_personal() && !is_inner(self.reading, at));
        let initial =
            form.core.positions().skip(1).any(|at| matches!(class(at), Class::Initial | Class::Suffix));
        let small =
            form.core.positions().any(|at| self.reading.is_also_small(at) && class(at) == Class::Plain);
        let later = |word: Option<&&str>| {
            word.and_then(|word| self.alone.get(word)).map_or(0, |p| 3 + p.clamp(&0, &9))
        };
        let shape = if form.words.len() <= 3 { 2 } else { 0 };
        shape - foreign(form)
            + form.vote.person
            + later(form.words.last()).max(later(form.words.first()))
            + 4 * i32::from(initial)
            - 3 * common.count() as i32
            - 2 * i32::from(small)
    }
}

/// A known place or firm at either end, or a word that places begin with, speaks against a person.
fn foreign(form: &Form<'_>) -> i32 {
    let known = |word: Option<&&str>| {
        word.is_some_and(|word| places::is_place(word) || organisations::is_known(word))
    };
    let place = |word: &&str| {
        matches!(
            *word,
            "san" | "santa" | "los" | "las" | "fort" | "mount" | "lake" | "port" | "cape" | "saint" | "st."
        )
    };
    3 * i32::from(known(form.words.first()) || known(form.words.last()))
        + 4 * i32::from(form.words.first().is_some_and(place))
}

fn is_inner(reading: &Reading<'_>, at: usize) -> bool {
    is_particle(reading.lower(at)) || reading.lower(at) == ","
}

fn is_dotted(reading: &Reading<'_>, form: &Form<'_>) -> bool {
    reading.class(form.core.start()) == Class::Initial
}

/// "s.e.c." → "sec".
pub(super) fn dotless(word: &str) -> String {
    word.chars().filter(|&character| character != '.').collect()
}

/// "PolitiBo", but not "McBo" or "DeBo".
pub(super) fn is_camel(word: &str) -> bool {
    let mut previous = 0;
    for (at, character) in word.char_indices().skip(1) {
        if character.is_uppercase() {
            let before = word.get(..at).unwrap_or_default();
            let prefix = matches!(
                before,
                "Mc" | "Mac"
                    | "De"
                    | "La"
                    | "Le"
                    | "Du"
                    | "Di"
                    | "Da"
                    | "Fitz"
                    | "Van"
                    | "O'"
                    | "O’"
                    | "D'"
                    | "D’"
                    | "Des"
                    | "Del"
            );
            return !prefix && !before.ends_with(['-', '\'', '’']) && previous > 0;
        }
        previous = at;
    }
    false
}
