//! Bodies called by what they are: "the agency", "the company", and what "it" stands for.

use super::evidence::{is_function, is_verb};
use super::reading::after_possessive;
use super::speaker::{Head, Source, is_article};
use super::titles::title;
use super::{Entity, EntityKind, Mention, MentionForm, Speaker, organisations};
use crate::index::{EntityIdx, TokenRange};

/// Mentions looked back over for "the agency".
const LOOK_BACK: usize = 60;
/// Sentences in which who acts goes before who is named often.
const NEAR: usize = 3;
/// Tokens between "a former" and the last of somebody's employers.
const EMPLOYERS: usize = 6;
/// This sentence and the one before.
const BESIDE: usize = 2;

impl Source<'_> {
    /// "the agency": an organisation of that kind named before, else the one that acts or is spoken of most.
    pub(super) fn body(&self, range: TokenRange, head: &Head, noun: &str, phrase: String) -> Speaker {
        let definite = self.lower(range.start()) == "the"
            && !head.owned
            && head.tokens.len() == 2
            && !self.is_introduced(range, head.tokens.end());
        let known = || self.body_called(noun, range);
        let last = || {
            let said = is_said_of_any(noun).then(|| self.body_spoken_of(noun, range.start()));
            said.flatten().map(Speaker::Organisation)
        };
        let campaign = || (noun == "campaign").then(|| self.campaign(range.start())).flatten();
        let found = definite.then(|| known().or_else(last).or_else(campaign)).flatten();
        let found = found.or_else(|| self.called_by_end(range, head)).or_else(|| self.called_in_small(range));
        found.unwrap_or_else(|| Speaker::Group(without_article(&phrase).to_owned()))
    }

    /// "The union that represents the crews": whoever needs to be told which one is told of a new one.
    fn is_introduced(&self, range: TokenRange, at: usize) -> bool {
        at < range.end() && matches!(self.lower(at), "that" | "who" | "which" | "representing" | "behind")
    }

    /// "the campaign": whosoever's campaign was spoken of last.
    fn campaign(&self, at: usize) -> Option<Speaker> {
        let leads = |mention: &&Mention| {
            self.lower(after_possessive(self.prepared, mention.tokens.end())) == "campaign"
        };
        let leader = self.named_before(at).find(leads)?;
        Some(Speaker::Group(format!("{} campaign", self.text(leader.tokens))))
    }

    /// The organisation named before whose name has the noun for its head.
    pub(super) fn body_called(&self, noun: &str, range: TokenRange) -> Option<Speaker> {
        if self.lower(range.start()) != "the" {
            return None;
        }
        let called =
            |entity: &Entity| head_of(&entity.name).is_some_and(|head| head.eq_ignore_ascii_case(noun));
        let mut before = self.bodies_before(range.start());
        before.find(|(entity, ..)| called(entity)).map(|(_, at, _)| Speaker::Organisation(at))
    }

    /// "the budget office" in an article of the Salt Budget Office: the end of a name, written small.
    fn called_by_end(&self, range: TokenRange, head: &Head) -> Option<Speaker> {
        let start = range.start() + 1;
        let definite = self.lower(range.start()) == "the" && !head.owned && start < head.tokens.end();
        let phrase =
            definite.then(|| self.prepared.lower_words(TokenRange::new(start, head.tokens.end())))?;
        let called = |entity: &Entity| {
            let name = entity.name.to_lowercase();
            name.strip_suffix(phrase).is_some_and(|before| before.ends_with(' '))
        };
        let mut before = self.bodies_before(range.start()).filter(|_| phrase.contains(' '));
        before.find(|(entity, ..)| called(entity)).map(|(_, at, _)| Speaker::Organisation(at))
    }

    /// "the top Salt medical journal": a name written small, of which every word stands in the phrase.
    fn called_in_small(&self, range: TokenRange) -> Option<Speaker> {
        let start = range.start() + usize::from(is_article(self.lower(range.start())));
        let phrase = self.prepared.lower_words(TokenRange::new(start.min(range.end()), range.end()));
        let called = |entity: &Entity| {
            let name = entity.name.to_lowercase();
            let body = entity.kind == EntityKind::Organisation && name.contains(' ');
            body && phrase.ends_with(&name) && phrase.len() > name.len()
        };
        let position = self.people.entities.iter().position(called)?;
        Some(Speaker::Organisation(EntityIdx::new(position)))
    }

    /// A medium: the last one named. A business of some trade: the one named most often. Any other body: the only one in
    /// this sentence and the one before; else the one that acts in the last sentences; else the only one in them; else the one
    /// named most often.
    fn body_spoken_of(&self, noun: &str, at: usize) -> Option<EntityIdx> {
        let here = self.prepared.sentence_of(at).get();
        let near = |mention: &Mention| self.prepared.sentence_of(mention.tokens.start()).get() + NEAR > here;
        let suited: Vec<(EntityIdx, &Mention)> = self
            .bodies_before(at)
            .filter(|(entity, _, mention)| {
                let aside = self.is_owner_in_apposition(mention)
                    || self.is_place_of_work(mention)
                    || matches!(noun, "group" | "organisation" | "organization") && self.is_employer(mention);
                suits(noun, &entity.name) && !aside
            })
            .map(|(_, index, mention)| (index, mention))
            .collect();
        let acting = || {
            let mut around = suited.iter().take_while(|(_, mention)| near(mention));
            around.find(|(_, mention)| self.opens_clause(mention.tokens.start()))
        };
        let only_within = |sentences: usize| {
            let close = |mention: &Mention| {
                self.prepared.sentence_of(mention.tokens.start()).get() + sentences > here
            };
            let mut close = suited.iter().take_while(|(_, mention)| close(mention));
            close.next().filter(|(first, _)| close.all(|(other, _)| other == first))
        };
        let count = |wanted: EntityIdx| suited.iter().filter(|(entity, _)| *entity == wanted).count();
        let often = || suited.iter().rev().max_by_key(|(entity, _)| count(*entity));
        let found = match () {
            () if is_of_media(noun) => suited.first(),
            () if is_of_trade(noun) => often().filter(|(entity, _)| count(*entity) > 1),
            () => only_within(BESIDE).or_else(acting).or_else(|| only_within(NEAR)).or_else(often),
        };
        found.map(|(entity, _)| *entity)
    }

    /// "[the Salt Board], a division of [the Harbour Council],": the second only says whose the first is.
    fn is_owner_in_apposition(&self, mention: &Mention) -> bool {
        let start = mention.tokens.start();
        let the = usize::from(start > 0 && self.lower(start - 1) == "the");
        let of = start.saturating_sub(1 + the);
        let part = matches!(
            self.lower(of.saturating_sub(1)),
            "arm" | "branch" | "division" | "part" | "subsidiary" | "unit" | "owner"
        );
        self.lower(of) == "of" && part
    }

    /// "A former [Salt Works] engineer", "a Salt Works and [Tarn Bank] trader": only said of somebody.
    fn is_employer(&self, mention: &Mention) -> bool {
        let (start, end) = (mention.tokens.start(), mention.tokens.end());
        let capital = |at: usize| self.prepared.word(at).starts_with(char::is_uppercase);
        let named = |at: &usize| capital(*at) || self.lower(*at) == "and" && capital(at + 1);
        let first = (start.saturating_sub(EMPLOYERS)..start).rev().take_while(named).last().unwrap_or(start);
        let led = first.checked_sub(1).is_some_and(|at| matches!(self.lower(at), "a" | "an" | "former"));
        let works = |at: usize| {
            let speaks_for_it = matches!(
                self.lower(at),
                "chair" | "chairman" | "chief" | "head" | "leader" | "spokesman" | "spokeswoman"
            );
            !capital(at) && title(self.lower(at)).is_some() && !speaks_for_it
        };
        let noun = !capital(end) && !is_function(self.lower(end)) && !is_verb(self.lower(end));
        led && (works(end) || noun && works(end + 1))
    }

    /// "Analysts at [Salt Partners]" speak of others than their house; officials at an agency speak for it.
    fn is_place_of_work(&self, mention: &Mention) -> bool {
        let at = mention.tokens.start().checked_sub(1).filter(|&at| at > 0 && self.lower(at) == "at");
        let observers = [
            "analyst",
            "analysts",
            "economist",
            "economists",
            "professor",
            "strategist",
            "strategists",
            "trader",
            "traders",
        ];
        at.is_some_and(|at| observers.contains(&self.lower(at - 1)))
    }

    /// The organisation named last that nothing stands before but the start of a clause: what "it" most often is.
    pub(super) fn last_acting(&self, at: usize) -> Option<EntityIdx> {
        let here = self.prepared.sentence_of(at).get();
        let sentence = |mention: &Mention| self.prepared.sentence_of(mention.tokens.start()).get();
        let mut near = self.bodies_before(at).take_while(|(_, _, mention)| sentence(mention) + NEAR > here);
        near.find(|(_, _, mention)| self.opens_clause(mention.tokens.start())).map(|(_, entity, _)| entity)
    }

    fn opens_clause(&self, at: usize) -> bool {
        let the = usize::from(at > 0 && self.lower(at - 1) == "the");
        let first = self.prepared.sentence_at(at);
        let before = at.saturating_sub(the + 1);
        first.is_some_and(|sentence| sentence.tokens.start() + the == at)
            || matches!(
                self.lower(before),
                "," | "but" | "and" | "that" | "while" | "as" | "when" | "because"
            )
    }

    /// The names before a token, the nearest first, among at most [`LOOK_BACK`] mentions.
    fn named_before(&self, at: usize) -> impl Iterator<Item = &Mention> {
        let end = self.people.mentions.partition_point(|mention| mention.tokens.start() < at);
        let near = self.people.mentions.get(end.saturating_sub(LOOK_BACK)..end).unwrap_or_default();
        near.iter().rev().filter(|mention| mention.form == MentionForm::Name)
    }

    /// The organisations among them.
    fn bodies_before(&self, at: usize) -> impl Iterator<Item = (&Entity, EntityIdx, &Mention)> {
        self.named_before(at)
            .filter_map(|mention| Some((self.people.entity(mention.entity?)?, mention.entity?, mention)))
            .filter(|(entity, ..)| entity.kind == EntityKind::Organisation)
    }
}

/// The head of a name: "Department" of "Department of Salt", "Board" of "Salt Board".
fn head_of(name: &str) -> Option<&str> {
    let words = || name.split(' ');
    let small = words().position(|word| matches!(word, "of" | "for" | "on"));
    match small {
        Some(at) => at.checked_sub(1).and_then(|at| words().nth(at)),
        None => words().next_back(),
    }
}

/// Nouns that say little of a body, so that any body of the kind may be meant.
fn is_said_of_any(noun: &str) -> bool {
    is_commercial(noun)
        || matches!(
            noun,
            "agency"
                | "alliance"
                | "charity"
                | "committee"
                | "group"
                | "magazine"
                | "network"
                | "newspaper"
                | "organisation"
                | "organization"
                | "outlet"
                | "panel"
                | "paper"
                | "regulator"
                | "site"
                | "union"
                | "watchdog"
                | "website"
        )
}

/// Whether a noun stands for a business.
fn is_commercial(noun: &str) -> bool {
    is_of_trade(noun) || matches!(noun, "company" | "corporation" | "firm" | "conglomerate")
}

/// Whether a noun stands for a business of some trade.
fn is_of_trade(noun: &str) -> bool {
    matches!(
        noun,
        "airline"
            | "automaker"
            | "bank"
            | "brokerage"
            | "carmaker"
            | "carrier"
            | "chain"
            | "chipmaker"
            | "drugmaker"
            | "insurer"
            | "lender"
            | "manufacturer"
            | "operator"
            | "publisher"
            | "retailer"
            | "start-up"
            | "startup"
    )
}

/// Whether a noun stands for a newspaper, broadcaster or website.
fn is_of_media(noun: &str) -> bool {
    matches!(noun, "magazine" | "network" | "newspaper" | "outlet" | "paper" | "site" | "website")
}

/// Whether a body of this name may be called by the noun: no commission is a company, no bank an agency.
fn suits(noun: &str, name: &str) -> bool {
    let lower = name.to_lowercase();
    let public = lower.split(' ').any(organisations::is_public);
    let medium = lower.split(' ').next_back().is_some_and(organisations::is_medium);
    match noun {
        _ if is_index(&lower) => false,
        "airline" => lower.contains("air"),
        _ if is_commercial(noun) => !public && !medium,
        "newspaper" | "paper" | "magazine" => !public,
        "agency" | "regulator" | "watchdog" => lower.split(' ').any(is_of_agencies) || is_acronym(name),
        "union" => lower.split(' ').any(is_of_unions) || is_acronym(name),
        _ => true,
    }
}

/// Whether a name in lower case is that of a share index.
fn is_index(name: &str) -> bool {
    matches!(
        name,
        "dax"
            | "dow"
            | "dow jones"
            | "dow jones industrial average"
            | "ftse"
            | "ftse 100"
            | "hang seng"
            | "nasdaq"
            | "nasdaq composite"
            | "nikkei"
            | "nikkei 225"
            | "s&p"
            | "s&p 500"
            | "sensex"
    )
}

/// Words in the names of agencies.
fn is_of_agencies(word: &str) -> bool {
    matches!(
        word,
        "administration"
            | "agency"
            | "authority"
            | "board"
            | "bureau"
            | "center"
            | "centre"
            | "commission"
            | "department"
            | "enforcement"
            | "institute"
            | "investigations"
            | "ministry"
            | "office"
            | "organisation"
            | "organization"
            | "patrol"
            | "police"
            | "press"
            | "reserve"
            | "service"
            | "services"
    )
}

/// Words in the names of trade unions.
fn is_of_unions(word: &str) -> bool {
    let members = ["workers", "drivers", "teachers", "nurses", "pilots", "miners", "employees", "teamsters"];
    members.contains(&word)
        || matches!(
            word,
            "union" | "unions" | "unite" | "unison" | "local" | "brotherhood" | "guild" | "federation"
        )
}

/// "SHC"
fn is_acronym(name: &str) -> bool {
    name.len() > 1 && name.chars().all(|character| character.is_uppercase() || character == '.')
}

fn without_article(phrase: &str) -> &str {
    let rest = phrase.strip_prefix("The ").or_else(|| phrase.strip_prefix("the "));
    rest.unwrap_or(phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_its_head_before_of_or_at_its_end() {
        assert_eq!(head_of("Department of Salt"), Some("Department"));
        assert_eq!(head_of("Salt Board"), Some("Board"));
    }

    #[test]
    fn a_commission_is_no_company_and_a_post_no_regulator() {
        assert!(!suits("company", "Salt Commission") && suits("company", "Bo Works"));
        assert!(!suits("company", "Dow Jones") && suits("company", "Dow Chemical"));
        assert!(!suits("company", "CNBC") && !suits("company", "Salt Post"));
        assert!(!suits("union", "Bo Works") && suits("union", "Salt Workers") && suits("union", "SWU"));
        assert!(!suits("regulator", "Salt Post") && suits("newspaper", "Salt Post"));
        assert!(
            suits("agency", "Salt Investigations")
                && suits("agency", "SHC")
                && !suits("agency", "Salt Coalition")
        );
    }
}
