//! The words of a source → who is speaking.

use super::author::is_authors;
use super::defined::is_plural_short;
use super::evidence::is_function;
use super::kinds::honours::{before_honours, is_postnominal};
use super::nouns::{self, is_nobody, is_plural, is_quantity};
use super::reading::after_possessive;
use super::titles::{is_qualifier, title};
use super::words::{PEOPLES, Table};
use super::works;
use super::{EntityKind, Mention, MentionForm, People, Speaker, organisations};
use crate::calendar::is_day_name;
use crate::index::{EntityIdx, TokenRange};
use crate::prepare::Prepared;
use crate::segment::TokenKind;

/// How often an antecedent may itself be looked up.
pub(super) const DEPTH: usize = 3;

/// Who is meant by the words of a source: by their head, not by every name in them.
///
/// "Bo campaign manager Ann Du" is Ann Du, "a spokesman for Ann Du" is nobody with a name, "Republican senators" is a
/// group, "the report" a document.
pub fn speaker(prepared: &Prepared, people: &People, source: TokenRange) -> Speaker {
    Source { prepared, people, depth: 0 }.speaker(source)
}

#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) prepared: &'a Prepared,
    pub(super) people: &'a People,
    pub(super) depth: usize,
}

/// The head of a noun phrase and what was seen on the way to it.
pub(super) struct Head {
    /// From the last possessor to the head noun.
    pub(super) tokens: TokenRange,
    /// Two heads joined by "and".
    joined: bool,
    /// A possessor stands before.
    pub(super) owned: bool,
}

impl Source<'_> {
    pub(super) fn speaker(self, source: TokenRange) -> Speaker {
        if let Some(title) = works::quoted(self.prepared, source) {
            return Speaker::Document(title);
        }
        let range = self.trim(source);
        if range.is_empty() {
            return Speaker::Unattributed;
        }
        self.pronoun(range).unwrap_or_else(|| self.phrase(range))
    }

    pub(super) fn lower(&self, at: usize) -> &str {
        self.prepared.lower(at)
    }

    /// Without marks at the rims and a conjunction before: "But critics of the plan".
    fn trim(&self, range: TokenRange) -> TokenRange {
        let mark = |at: usize| {
            let kind = self.prepared.tokens.get(at).map(|token| token.kind);
            matches!(kind, Some(TokenKind::Punctuation | TokenKind::QuotationMark))
                && after_possessive(self.prepared, at) == at
        };
        let (mut start, mut end) = (range.start(), range.end());
        let joins = |at: usize| at + 1 < end && matches!(self.lower(at), "but" | "and" | "yet" | "nor");
        while start < end && (mark(start) || joins(start)) {
            start += 1;
        }
        while start < end && mark(end - 1) && self.lower(end - 1) != ")" {
            end -= 1;
        }
        // "Opponents'" in "opponents' calls".
        if let Some(mark) =
            (end.saturating_sub(2)..end).find(|&at| at > start && after_possessive(self.prepared, at) == end)
        {
            end = mark;
        }
        // "Bo herself".
        if start + 1 < end && is_reflexive(self.lower(end - 1)) {
            end -= 1;
        }
        TokenRange::new(start, end)
    }

    pub(super) fn text(&self, range: TokenRange) -> String {
        self.prepared.span(range).map(|span| self.prepared.slice(span).to_owned()).unwrap_or_default()
    }

    /// The speaker of a source that is a single pronoun.
    fn pronoun(self, range: TokenRange) -> Option<Speaker> {
        let at = range.start();
        if range.len() > 1 {
            return match self.lower(at) {
                "whose" => Some(self.phrase(TokenRange::new(at + 1, range.end()))),
                _ => self.some_of_them(range),
            };
        }
        // "WHO", "You Ming-hao" called by the first of these.
        if self.mention(range, MentionForm::Name).is_some() {
            return None;
        }
        match self.lower(at) {
            "he" | "she" | "him" | "her" | "his" | "hers" | "himself" | "herself" => {
                Some(self.third_person(range))
            }
            "who" | "which" | "that" | "whom" => Some(self.relative(at)),
            "they" | "them" | "their" | "both" | "each" | "some" | "many" | "others" => {
                Some(self.earlier(range, true))
            }
            "all" if self.prepared.word(at) == "All" => Some(self.earlier(range, true)),
            "it" | "its" | "this" => Some(self.earlier(range, false)),
            "we" | "us" | "our" => Some(Speaker::Group(self.text(range))),
            "i" | "me" | "my" if is_authors(self.prepared, at) && self.people.author.is_some() => {
                self.people.author.map(Speaker::Person)
            }
            "i" | "me" | "my" | "you" => Some(Speaker::Unnamed(self.text(range))),
            _ => None,
        }
    }

    /// "most of whom": those whom the relative stands for.
    fn some_of_them(self, range: TokenRange) -> Option<Speaker> {
        let last = range.end() - 1;
        let relative = matches!(self.lower(last), "whom" | "which") && self.lower(last - 1) == "of";
        (relative && last - 1 <= range.start() + 2 && is_quantity(self.lower(range.start())))
            .then(|| self.relative(last))
    }

    fn third_person(&self, range: TokenRange) -> Speaker {
        let mention = self.mention(range, MentionForm::Pronoun);
        let introduced = mention.and_then(Mention::introduced_before).unwrap_or(range);
        let entity = mention.and_then(|mention| mention.entity);
        entity.map_or_else(|| Speaker::Unnamed(self.text(introduced)), Speaker::Person)
    }

    fn mention(&self, range: TokenRange, form: MentionForm) -> Option<&Mention> {
        self.people.mentions_in(range).map(|(_, mention)| mention).find(|mention| mention.form == form)
    }

    /// The name that ends at a token and begins within the range.
    fn name_ending(&self, range: TokenRange, end: usize) -> Option<EntityIdx> {
        let names = self.people.mentions_in(range).filter(|(_, mention)| mention.form == MentionForm::Name);
        names.filter(|(_, mention)| mention.tokens.end() == end).find_map(|(_, mention)| mention.entity)
    }

    fn name_starting(&self, at: usize, limit: usize) -> Option<&Mention> {
        let range = TokenRange::new(at, limit);
        let inside = self.people.mentions_in(range).map(|(_, mention)| mention);
        inside.take_while(|mention| mention.tokens.start() == at).find(|m| m.form == MentionForm::Name)
    }

    fn named(&self, entity: EntityIdx) -> Speaker {
        match self.kind(entity) {
            Some(EntityKind::Person) => Speaker::Person(entity),
            _ => Speaker::Organisation(entity),
        }
    }

    fn phrase(self, range: TokenRange) -> Speaker {
        let head = self.head(range);
        if head.joined || self.is_list(range, head.tokens.end()) {
            return Speaker::Group(self.text(self.bare(range, head.tokens.end())));
        }
        let end = before_honours(self.prepared, head.tokens);
        if let Some(person) = self.behind_short_form(range, head.tokens.end()) {
            return Speaker::Person(person);
        }
        if self.is_camp(&head) {
            return Speaker::Group(self.text(head.tokens));
        }
        if let Some(entity) = self.name_ending(TokenRange::new(range.start(), head.tokens.end()), end) {
            return self.named(entity);
        }
        let apposed = self.apposed(range, head.tokens.end()).or_else(|| self.behind_office(range, end));
        if let Some(entity) = apposed {
            return Speaker::Person(entity);
        }
        if let Some(body) = self.before_kind(range, end) {
            return Speaker::Organisation(body);
        }
        self.common(range, &head, end)
    }

    /// Walks to the first thing that ends the head: a comma, a preposition, a relative clause.
    fn head(&self, range: TokenRange) -> Head {
        let (mut start, mut joined, mut owned) = (range.start(), false, false);
        let mut at = self.after_count(range);
        while at < range.end() {
            let name = self.name_starting(at, range.end());
            if let Some(name) = name {
                at = name.tokens.end();
                continue;
            }
            let possessive = after_possessive(self.prepared, at);
            if possessive > at && at > start {
                (start, at, owned) = (possessive, possessive, true);
                continue;
            }
            match self.lower(at) {
                "and" | "or" | "&" if at > start => joined |= self.joins(start, at, range),
                _ if at > start && self.ends_head(at) => break,
                _ => {}
            }
            at += 1;
        }
        let at = at.min(range.end()).max(start + usize::from(start < range.end()));
        Head { tokens: TokenRange::new(start, at), joined, owned }
    }

    /// Past "more than", "at least", "up to" before a number: they count, and close nothing.
    fn after_count(&self, range: TokenRange) -> usize {
        let start = range.start();
        let counts = matches!(
            (self.lower(start), self.lower(start + 1)),
            ("more" | "fewer" | "less", "than") | ("at", "least" | "most") | ("up", "to")
        );
        let number = self.prepared.tokens.get(start + 2).is_some_and(|token| token.kind == TokenKind::Number)
            || is_quantity(self.lower(start + 2));
        if counts && number && range.len() > 3 { start + 2 } else { start }
    }

    fn ends_head(&self, at: usize) -> bool {
        let kind = self.prepared.tokens.get(at).map(|token| token.kind);
        let mark = matches!(kind, Some(TokenKind::Punctuation))
            && !matches!(self.lower(at), "-" | "." | "/" | "'" | "’");
        let word = self.lower(at);
        mark || self.is_participle(at) || CLOSERS.holds(word) || self.is_time(at)
    }

    /// "Monday" in "a statement Monday", "this" in "regulators this month".
    fn is_time(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let noun = self.prepared.tokens.get(before).is_some_and(|token| token.kind == TokenKind::Lower)
            && !is_function(self.lower(before));
        let day =
            || matches!(self.lower(at), "this" | "last" | "next" | "earlier") || is_day_name(self.lower(at));
        noun && day()
    }

    /// "released" in "a study released on Monday".
    fn is_participle(&self, at: usize) -> bool {
        let word = self.lower(at);
        let shape = (word.ends_with("ing") || word.ends_with("ed")) && word.len() > 4;
        shape && at > 0 && self.is_noun(at - 1) && title(word).is_none()
    }

    /// Whether a word surely ends a noun phrase, so that a participle behind it begins a clause.
    fn is_noun(&self, at: usize) -> bool {
        let word = self.lower(at);
        let number = self.prepared.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        !number && (is_plural(word) && !is_quantity(word) || nouns::is_document(word))
    }

    /// Whether "and" joins two speakers and not two callings of one ("the singer and author Ann Bo").
    fn joins(&self, start: usize, at: usize, range: TokenRange) -> bool {
        // "Congress MLA and former minister Ann Bo": letters for a seat, not a name.
        let seat = is_postnominal(self.prepared.word(at.saturating_sub(1)));
        let left = !seat && self.name_ending(TokenRange::new(range.start(), at), at).is_some();
        let before = self.lower(at.saturating_sub(1));
        let after = self.lower(at + 1);
        let right = self.name_starting(at + 1, range.end()).is_some();
        let callings = (title(before).is_some() || seat)
            && !left
            && !matches!(after, "the" | "a" | "an" | "his" | "her" | "their");
        // "Trade and Industry Secretary Ann Bo": two fields of one office.
        let capital = |at: usize| self.prepared.word(at).starts_with(char::is_uppercase);
        let holder = [at + 2, at + 3].iter().any(|&at| self.name_starting(at, range.end()).is_some());
        let fields =
            at == start + 1 && capital(start) && capital(at + 1) && title(self.lower(at + 2)).is_some();
        let single_of = before.strip_suffix('s').unwrap_or(before);
        let several = PEOPLES.holds(before) || is_plural(before) && title(single_of).is_some();
        if fields && holder && !several && !left && title(after).is_none() {
            return false;
        }
        // "Musical and political commentator Ann Bo": two adjectives of one calling.
        let single = is_article(self.lower(start)) && at == start + 2;
        if !single && may_describe(before) && may_describe(after) && self.calls(at + 1, range.end()) {
            return false;
        }
        let inside = self.name_starting(start, range.end()).is_some_and(|name| name.tokens.end() > at);
        !inside
            && (left
                || (!callings
                    && (right
                        || is_plural(before)
                        || is_plural(self.last(at + 1, range))
                        || !after.is_empty())))
    }

    /// Whether a calling in small letters and the name of its bearer begin at a token: "political commentator Ann Bo".
    fn calls(&self, from: usize, limit: usize) -> bool {
        let small = |at: &usize| {
            self.prepared.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Lower)
                && !is_function(self.lower(*at))
        };
        let last = (from..limit).take_while(small).last();
        last.is_some_and(|at| title(self.lower(at)).is_some() && self.name_starting(at + 1, limit).is_some())
    }

    /// The last word of the noun phrase that begins at a token.
    fn last(&self, from: usize, range: TokenRange) -> &str {
        let limit = range.end().min(from + LONGEST);
        let end = (from..limit).find(|&at| at > from && self.ends_head(at)).unwrap_or(limit);
        self.lower(end.saturating_sub(1))
    }

    /// "the United States, Britain and France".
    fn is_list(&self, range: TokenRange, comma: usize) -> bool {
        if self.lower(comma) != "," || comma + 1 >= range.end() {
            return false;
        }
        if self.lower(comma + 1) == "others" {
            return true;
        }
        let next = self.name_starting(comma + 1, range.end());
        let before = self.name_ending(range, comma).is_some() || is_plural(self.lower(comma - 1));
        let joined = |end: usize| matches!(self.lower(end), "and" | ",") && end + 1 < range.end();
        let bare =
            next.is_some_and(|name| joined(name.tokens.end()) && (end_and(self, name.tokens.end(), range)));
        before && (bare || (is_plural(self.lower(comma + 1)) && self.lower(comma + 2) == "and"))
    }

    /// The phrase without relative clause, list of examples and what follows a comma.
    fn bare(&self, range: TokenRange, from: usize) -> TokenRange {
        let start = range.start() + usize::from(self.lower(range.start()) == "both");
        let cut = |at: &usize| {
            let after = self.lower(at + 1);
            let comma = self.lower(*at) == ","
                && (matches!(after, "who" | "which" | "including" | "like" | "whose" | "such")
                    || is_article(after));
            let year = self.lower(*at) == "in" && is_year(after);
            let clause = matches!(self.lower(*at), "who" | "which" | "whose" | "that");
            comma || year || clause || self.is_participle(*at) || self.is_time(*at)
        };
        let end = (from.min(range.end())..range.end()).find(cut).unwrap_or(range.end());
        self.trim(TokenRange::new(start, end))
    }

    /// "The minister of salt, Ann Bo,": the name behind the first comma, where nothing but the rim follows it.
    fn apposed(&self, range: TokenRange, from: usize) -> Option<EntityIdx> {
        let word = self.lower(self.head_noun(from));
        if is_plural(word) && !self.is_one_of(range) || nouns::is_document(word) {
            return None;
        }
        let comma = (from..range.end()).find(|&at| self.lower(at) == ",")?;
        let ends = |at: &usize| matches!(self.lower(*at), "," | "(" | "who");
        let end = (comma + 1..range.end()).find(ends).unwrap_or(range.end());
        let end = before_honours(self.prepared, TokenRange::new(comma + 1, end));
        // "The administrator, [Ann Bo] of Bo Hale,": the first name, where another one only says of what.
        let first = self.name_starting(comma + 1, end);
        let of = |mention: &&Mention| {
            matches!(self.lower(mention.tokens.end()), "of" | "from" | "at" | "with")
                && mention.entity.and_then(|entity| self.kind(entity)) == Some(EntityKind::Person)
        };
        let first = first.filter(of).and_then(|mention| mention.entity);
        let entity = first.or_else(|| self.name_ending(TokenRange::new(comma + 1, end), end))?;
        self.people.entity(entity).is_some_and(|e| e.kind == EntityKind::Person).then_some(entity)
    }

    /// "Head of the Salt Council Ann Bo", "ambassador to the United States Ann Bo", "spokeswoman for rural affairs Ann Bo": the name
    /// behind the office.
    ///
    /// Whoever stands right behind the preposition or a calling is somebody else: "a spokesman for Ann Bo", "the widow of
    /// the painter Ann Bo".
    fn behind_office(&self, range: TokenRange, end: usize) -> Option<EntityIdx> {
        let office = self.lower(end.saturating_sub(1));
        let single = title(office).is_some() && !is_plural(office);
        if !single || !matches!(self.lower(end), "of" | "to" | "for" | "at" | "on" | "in") {
            return None;
        }
        let names = self.people.mentions_in(range).map(|(_, mention)| mention);
        let name = names.filter(|m| m.form == MentionForm::Name && m.tokens.end() == range.end()).last()?;
        let before = name.tokens.start().checked_sub(1)?;
        let person = name.entity.filter(|&at| self.kind(at) == Some(EntityKind::Person))?;
        let plain = (end..before).all(|at| !matches!(self.lower(at), "," | "and" | "who"));
        let bare = name.tokens == name.core && before > end;
        (bare && plain && (self.ends_body(before) || is_field(self.lower(before)))).then_some(person)
    }

    /// "Salt Institute (SI) deputy director Ann Bo": who holds an office of the body whose short form stands in brackets.
    fn behind_short_form(&self, range: TokenRange, bracket: usize) -> Option<EntityIdx> {
        if self.lower(bracket) != "(" || self.lower(bracket + 2) != ")" {
            return None;
        }
        let from = bracket + 3;
        let calling = |at: &usize| title(self.lower(*at)).is_some() || is_qualifier(self.lower(*at));
        let callings = (from..range.end()).take_while(calling).count();
        let mut starts = (from..=from + callings).filter_map(|at| self.name_starting(at, range.end()));
        let person = starts.next().filter(|_| callings > 0)?.entity?;
        (self.kind(person) == Some(EntityKind::Person)).then_some(person)
    }

    /// "Team Bo", "Camp Bo": those around somebody.
    fn is_camp(&self, head: &Head) -> bool {
        let first = head.tokens.start();
        matches!(self.prepared.word(first), "Team" | "Camp")
            && head.tokens.len() == 2
            && self.name_starting(first + 1, head.tokens.end()).is_some_and(|name| {
                name.entity.and_then(|entity| self.kind(entity)) == Some(EntityKind::Person)
            })
    }

    /// Whether a word may end the name or description of a body: "Nations", "committee".
    fn ends_body(&self, at: usize) -> bool {
        let kind = self.prepared.tokens.get(at).map(|token| token.kind);
        let capital = matches!(kind, Some(TokenKind::Title | TokenKind::Upper));
        let word = self.lower(at);
        organisations::is_noun(word) || capital && title(word).is_none() && !PEOPLES.holds(word)
    }

    /// "the Salt Post newspaper", "Bo's Salt Party party".
    fn before_kind(&self, range: TokenRange, end: usize) -> Option<EntityIdx> {
        let noun = end.saturating_sub(1);
        if matches!(self.lower(range.start()), "a" | "an" | "one" | "another" | "some") {
            return None;
        }
        let body = is_kind_of_body(self.lower(noun)).then(|| self.name_ending(range, noun)).flatten()?;
        (self.kind(body) == Some(EntityKind::Organisation)).then_some(body)
    }

    pub(super) fn kind(&self, entity: EntityIdx) -> Option<EntityKind> {
        self.people.entity(entity).map(|entity| entity.kind)
    }

    fn is_one_of(&self, range: TokenRange) -> bool {
        self.lower(range.start()) == "one" && self.lower(range.start() + 1) == "of"
    }

    fn head_noun(&self, end: usize) -> usize {
        end.saturating_sub(1)
    }

    /// A phrase with a common noun for its head.
    fn common(self, range: TokenRange, head: &Head, end: usize) -> Speaker {
        let noun = self.lower(end.saturating_sub(1));
        let phrase = || self.text(self.bare(range, end));
        if self.is_one_of(range) {
            return self.nominal(range, range.end()).unwrap_or_else(|| Speaker::Unnamed(phrase()));
        }
        if is_quantity(noun) && self.lower(end) == "of" {
            return Speaker::Group(phrase());
        }
        if nouns::is_document(noun) {
            let title = is_article(self.lower(range.start()))
                .then(|| works::called(self.prepared, noun, range.start()));
            return Speaker::Document(title.flatten().unwrap_or_else(phrase));
        }
        if let Some(person) = self.nominal(range, end) {
            return person;
        }
        if let Some(holder) = self.holder(range, noun) {
            return Speaker::Person(holder);
        }
        match noun {
            _ if organisations::is_noun(noun) => self.body(range, head, noun, phrase()),
            _ if is_nobody(noun) => Speaker::Unnamed(phrase()),
            _ if is_plural(noun) || is_plural_short(self.prepared.word(end.saturating_sub(1))) => {
                Speaker::Group(phrase())
            }
            _ if self.is_people(range, noun) => Speaker::Group(phrase()),
            _ if title(noun).is_some() => Speaker::Unnamed(phrase()),
            _ => self.body_called(noun, range).unwrap_or_else(|| Speaker::Unnamed(phrase())),
        }
    }

    /// "The Chinese", "the Dutch": what has no plural of its own.
    fn is_people(&self, range: TokenRange, noun: &str) -> bool {
        let alike =
            ["ese", "ch", "sh", "swiss"].iter().any(|ending| noun.ends_with(ending)) && noun != "czech";
        alike && range.len() == 2 && self.lower(range.start()) == "the" && PEOPLES.holds(noun)
    }

    /// "the president", resolved.
    fn nominal(&self, range: TokenRange, end: usize) -> Option<Speaker> {
        let mut inside = self.people.mentions_in(range).map(|(_, mention)| mention);
        // "The former minister and rower": one person by the first calling.
        let first = |mention: &Mention| {
            mention.tokens.start() == range.start() && self.lower(mention.tokens.end()) == "and"
        };
        let whole = inside.find(|mention| {
            mention.form == MentionForm::Nominal && (mention.tokens.end() == end || first(mention))
        });
        let named = whole.and_then(|mention| mention.entity).map(|entity| self.named(entity));
        // "The spokesman" is who was introduced as "a spokesman for the Salt Board".
        let stranger = || whole?.introduced_before().map(|words| Speaker::Unnamed(self.text(words)));
        named.or_else(stranger)
    }
}

/// Words that one part of a list may have.
const LONGEST: usize = 40;

/// Whether a word is an adjective by its ending, or of a people or faith.
fn may_describe(word: &str) -> bool {
    let endings = ["al", "ar", "ary", "ate", "ful", "ic", "ish", "ive", "ous"];
    PEOPLES.holds(word) || endings.iter().any(|end| word.ends_with(end))
}

fn end_and(source: &Source<'_>, from: usize, range: TokenRange) -> bool {
    (from..range.end()).any(|at| source.lower(at) == "and")
}

/// What somebody may be in charge of or speak on: "spokeswoman for rural affairs".
fn is_field(word: &str) -> bool {
    matches!(
        word,
        "affairs"
            | "agriculture"
            | "climate"
            | "communications"
            | "culture"
            | "defence"
            | "defense"
            | "development"
            | "education"
            | "energy"
            | "equality"
            | "finance"
            | "fisheries"
            | "health"
            | "housing"
            | "issues"
            | "justice"
            | "matters"
            | "migration"
            | "operations"
            | "policy"
            | "relations"
            | "research"
            | "rights"
            | "security"
            | "trade"
            | "transport"
    )
}

/// Nouns that say of which kind the body named before them is.
fn is_kind_of_body(word: &str) -> bool {
    matches!(
        word,
        "agency"
            | "airline"
            | "broadcaster"
            | "channel"
            | "chain"
            | "company"
            | "daily"
            | "firm"
            | "group"
            | "journal"
            | "magazine"
            | "militia"
            | "movement"
            | "network"
            | "newspaper"
            | "outlet"
            | "party"
            | "site"
            | "website"
    )
}

fn is_reflexive(word: &str) -> bool {
    matches!(word, "himself" | "herself" | "itself" | "themselves")
}

pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an")
}

/// "1994", "2025".
fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

/// Words that end the head of a noun phrase, sorted.
#[rustfmt::skip]
pub(super) static CLOSERS: Table = Table::new(&[
    "about", "across", "after", "against", "along", "alongside", "amid", "among", "around", "as", "at", "based", "because", "before", "between",
    "by", "close", "conducted", "despite", "familiar", "filed", "following", "for", "from", "handling", "in",
    "including", "inside", "involved", "issued", "led", "like", "near", "obtained", "of", "on", "outside",
    "over", "published", "released", "seeking", "sent", "signed", "such", "than", "that", "to", "under", "when",
    "where", "whether", "which", "who", "whom", "whose", "with", "within", "worried", "written",
]);
