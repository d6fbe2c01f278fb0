//! People across articles: who of one article is who of another, and what the user decided of that.
//!
//! One name and kind, and descriptions from a common walk of life (or none), make one person. A surname alone is nobody
//! in particular: it stands as a person of its own, marked `one_word`, and those who bear it are its candidates. Where a
//! register of known people was given and knows one bearer of a name, that one counts, whatever form the name has.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::record::ArticleRecord;
use onrecord::register::KnownAs;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use rustc_hash::FxHashMap;

use crate::fields::{compatible, fields};
use crate::fold_name::folded;
use crate::insert::{KnownPerson, Names};
use crate::{Error, Store};

/// Characters of a digest that name an article.
const LEAST_DIGEST: usize = 6;

/// The people of one article by name and kind.
pub(crate) struct People {
    keys: Names,
}

/// Somebody in an article.
struct Appearance<'r> {
    article: i64,
    digest: &'r str,
    name: &'r str,
    kind: &'r str,
    aliases: &'r [String],
    descriptions: &'r [String],
    known_as: &'r [KnownAs],
}

/// Of candidates of a register, the likeliest from this score on is who is meant: a full name whose bearer could have
/// been in the news on that day, and no second one.
const SURE: f64 = 0.75;

impl Appearance<'_> {
    /// The one of the register who is meant: item of Wikidata, else the name there.
    fn known(&self) -> Option<&str> {
        let sure = self.known_as.iter().find(|known| known.score >= SURE)?;
        Some(sure.wikidata.as_deref().unwrap_or(&sure.name))
    }
}

/// What a transaction has learnt of people, so that it is looked up once.
#[derive(Debug, Default)]
pub(crate) struct Met {
    /// By folded name and kind the first who bears it, whatever his walk of life.
    first: FxHashMap<(String, String), KnownPerson>,
    /// The forms of names that somebody is sure to have in the book.
    forms: FxHashMap<i64, BTreeSet<String>>,
    /// Whether the user has decided of anybody who is meant in some article.
    has_decisions: bool,
}

impl Met {
    pub(crate) fn nobody(connection: &Connection) -> Result<Met, Error> {
        let sql = "SELECT EXISTS (SELECT 1 FROM decision WHERE article IS NOT NULL)";
        let has_decisions = connection.query_row(sql, [], |row| row.get(0))?;
        Ok(Met { has_decisions, ..Met::default() })
    }

    fn has_form(&self, person: i64, form: &str) -> bool {
        self.forms.get(&person).is_some_and(|forms| forms.contains(form))
    }
}

impl People {
    /// Links the people of an article, and the speakers who are none (groups, documents), and writes them down.
    pub(crate) fn of(
        transaction: &Transaction,
        met: &mut Met,
        article: i64,
        record: &ArticleRecord,
    ) -> Result<People, Error> {
        let mut people = People { keys: Names::new() };
        for person in &record.people {
            people.link(
                transaction,
                met,
                &Appearance {
                    article,
                    digest: &record.digest,
                    name: &person.name,
                    kind: person.kind,
                    aliases: &person.aliases,
                    descriptions: &person.descriptions,
                    known_as: &person.known_as,
                },
            )?;
        }
        for speaker in record.statements.iter().map(|statement| &statement.speaker) {
            let new = |name: &&str| people.person(name, speaker.kind).is_none() && !is_pronoun(name);
            if let Some(name) = speaker.name.as_deref().filter(new) {
                let none = Appearance {
                    article,
                    digest: &record.digest,
                    name,
                    kind: speaker.kind,
                    aliases: &[],
                    descriptions: &[],
                    known_as: &[],
                };
                people.link(transaction, met, &none)?;
            }
        }
        Ok(people)
    }

    pub(crate) fn person(&self, name: &str, kind: &str) -> Option<&KnownPerson> {
        self.keys.get(&(name.to_owned(), kind.to_owned()))
    }

    pub(crate) fn key_of_any_kind(&self, name: &str) -> Option<i64> {
        let of_name = self.keys.range((name.to_owned(), String::new())..).next();
        of_name.filter(|((found, _), _)| found == name).map(|(_, person)| person.key)
    }

    fn link(&mut self, transaction: &Transaction, met: &mut Met, who: &Appearance) -> Result<(), Error> {
        let place = (who.name.to_owned(), who.kind.to_owned());
        if self.keys.contains_key(&place) {
            return Ok(());
        }
        let person = person_for(transaction, met, who)?;
        let sql =
            "INSERT INTO appearance (article, position, name, kind, person, aliases, descriptions, known_as)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        let (aliases, descriptions) =
            (serde_json::json!(who.aliases).to_string(), serde_json::json!(who.descriptions).to_string());
        let known_as = (!who.known_as.is_empty()).then(|| serde_json::json!(who.known_as).to_string());
        transaction.prepare_cached(sql)?.execute(params![
            who.article,
            self.keys.len(),
            who.name,
            who.kind,
            person.key,
            aliases,
            descriptions,
            known_as
        ])?;
        add_aliases(transaction, met, person.key, who.name, who.aliases)?;
        self.keys.insert(place, person);
        Ok(())
    }
}

/// "they" of one article and "they" of another have nothing in common.
fn is_pronoun(name: &str) -> bool {
    const PRONOUNS: &str = "he she it they we i you him her them us who which that some many others most both all one few \
                            several these those everyone people";
    PRONOUNS.split_whitespace().any(|pronoun| name.eq_ignore_ascii_case(pronoun))
}

fn add_aliases(
    connection: &Connection,
    met: &mut Met,
    person: i64,
    name: &str,
    aliases: &[String],
) -> Result<(), Error> {
    let sql = "INSERT INTO alias (alias, person) VALUES (?, ?) ON CONFLICT DO NOTHING";
    let mut insert = connection.prepare_cached(sql)?;
    for form in std::iter::once(name).chain(aliases.iter().map(String::as_str)) {
        if met.has_form(person, form) {
            continue;
        }
        met.forms.entry(person).or_default().insert(form.to_owned());
        let alias = folded(form);
        // What is there already has its surname too.
        if insert.execute(params![alias, person])? > 0 {
            add_surname(connection, person, &alias)?;
        }
    }
    Ok(())
}

fn add_surname(connection: &Connection, person: i64, alias: &str) -> Result<(), Error> {
    let Some((_, surname)) = alias.rsplit_once(' ') else { return Ok(()) };
    let sql = "INSERT INTO surname (word, person) VALUES (?, ?) ON CONFLICT DO NOTHING";
    connection.prepare_cached(sql)?.execute(params![surname, person])?;
    Ok(())
}

/// Gives every form of a name its surname, in a book that had none.
pub(crate) fn fill_surnames(transaction: &Transaction) -> Result<(), Error> {
    let mut all = transaction.prepare("SELECT alias, person FROM alias")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        add_surname(transaction, row.get(1)?, &row.get::<_, String>(0)?)?;
    }
    Ok(())
}

/// Whom an appearance is taken for: as decided, else as the register knows, else the first of that name whose walks of life
/// fit, else somebody new.
fn person_for(transaction: &Transaction, met: &mut Met, who: &Appearance) -> Result<KnownPerson, Error> {
    let person = |row: &rusqlite::Row| Ok(KnownPerson { key: row.get(0)?, name: row.get(1)? });
    if met.has_decisions {
        let sql = "SELECT person.key, person.name FROM decision JOIN person ON person.key = decision.person
                   WHERE article = ? AND decision.name = ? ORDER BY decision.key DESC LIMIT 1";
        let decided = transaction.prepare_cached(sql)?.query_row([who.digest, who.name], person);
        if let Some(decided) = decided.optional()? {
            return Ok(decided);
        }
    }
    let Some(known) = who.known() else { return by_name(transaction, met, who) };
    let sql = "SELECT key, name FROM person WHERE known = ? AND kind = ? ORDER BY key LIMIT 1";
    if let Some(same) = transaction.prepare_cached(sql)?.query_row([known, who.kind], person).optional()? {
        return Ok(same);
    }
    let same = by_name(transaction, met, who)?;
    let sql = "UPDATE person SET known = ?2 WHERE key = ?1";
    transaction.prepare_cached(sql)?.execute(params![same.key, known])?;
    Ok(same)
}

/// The first of that name whose walks of life fit, else somebody new.
fn by_name(transaction: &Transaction, met: &mut Met, who: &Appearance) -> Result<KnownPerson, Error> {
    let (name, bits) = (folded(who.name), fields(who.descriptions));
    // Of whom nothing is told the first is meant whoever he is, and nobody comes before him later.
    let is_first_meant = bits == 0 && who.known().is_none();
    let place = (name, who.kind.to_owned());
    if let Some(first) = met.first.get(&place).filter(|_| is_first_meant) {
        return Ok(first.clone());
    }
    let same = match of_that_name(transaction, &place.0, who, bits)? {
        Some(same) => same,
        None => {
            let key = new_person(transaction, who.name, who.kind, bits)?;
            KnownPerson { key, name: who.name.to_owned() }
        }
    };
    if is_first_meant {
        met.first.insert(place, same.clone());
    }
    Ok(same)
}

/// The first of that name whose walks of life fit, and who is nobody else in the register.
fn of_that_name(
    transaction: &Transaction,
    name: &str,
    who: &Appearance,
    bits: i64,
) -> Result<Option<KnownPerson>, Error> {
    let sql = "SELECT key, fields, name FROM person WHERE folded = ?1 AND kind = ?2 AND (known IS NULL OR ?3) ORDER BY key";
    let mut query = transaction.prepare_cached(sql)?;
    let mut rows = query.query(params![name, who.kind, who.known().is_none()])?;
    while let Some(row) = rows.next()? {
        let (key, fields): (i64, i64) = (row.get(0)?, row.get(1)?);
        if compatible(fields, bits) {
            if bits & !fields != 0 {
                let sql = "UPDATE person SET fields = fields | ?2 WHERE key = ?1";
                transaction.prepare_cached(sql)?.execute([key, bits])?;
            }
            return Ok(Some(KnownPerson { key, name: row.get(2)? }));
        }
    }
    Ok(None)
}

fn new_person(connection: &Connection, name: &str, kind: &str, bits: i64) -> Result<i64, Error> {
    let name_folded = folded(name);
    let one_word = kind == "person" && !name_folded.contains(' ');
    let sql = "INSERT INTO person (name, folded, kind, one_word, fields) VALUES (?, ?, ?, ?, ?)";
    connection.prepare_cached(sql)?.execute(params![name, name_folded, kind, one_word, bits])?;
    Ok(connection.last_insert_rowid())
}

/// What a batch adds to the counts of people.
#[derive(Debug, Default)]
pub(crate) struct Tallies {
    people: BTreeMap<i64, Tally>,
}

#[derive(Debug, Default)]
struct Tally {
    said: i64,
    spoken_of: i64,
    first: Option<String>,
    last: Option<String>,
}

impl Tallies {
    pub(crate) fn said(&mut self, person: i64, day: &str) {
        let tally = self.people.entry(person).or_default();
        tally.said += 1;
        if tally.first.as_deref().is_none_or(|first| day < first) {
            tally.first = Some(day.to_owned());
        }
        if tally.last.as_deref().is_none_or(|last| day > last) {
            tally.last = Some(day.to_owned());
        }
    }

    pub(crate) fn spoken_of(&mut self, person: i64) {
        self.people.entry(person).or_default().spoken_of += 1;
    }

    pub(crate) fn write(&self, transaction: &Transaction) -> Result<(), Error> {
        let sql = "UPDATE person SET statements = statements + ?2, spoken_of = spoken_of + ?3,
                     first = coalesce(min(first, ?4), first, ?4), last = coalesce(max(last, ?5), last, ?5)
                   WHERE key = ?1";
        let mut update = transaction.prepare_cached(sql)?;
        for (person, tally) in &self.people {
            update.execute(params![person, tally.said, tally.spoken_of, tally.first, tally.last])?;
        }
        Ok(())
    }
}

/// Counts the statements of somebody anew.
pub(crate) fn recount(connection: &Connection, person: i64) -> Result<(), Error> {
    let sql = "UPDATE person SET
                 statements = (SELECT count(*) FROM statement WHERE speaker_key = ?1),
                 spoken_of = (SELECT count(*) FROM about WHERE person = ?1),
                 first = (SELECT said_last FROM statement WHERE speaker_key = ?1 ORDER BY dated LIMIT 1),
                 last = (SELECT said_last FROM statement WHERE speaker_key = ?1 ORDER BY dated DESC LIMIT 1)
               WHERE key = ?1";
    connection.prepare_cached(sql)?.execute([person])?;
    Ok(())
}

/// Links the people of a book of schema version 1, whose table of aliases was an article's own.
pub(crate) fn link_aliases_of_version_1(transaction: &Transaction) -> Result<(), Error> {
    let sql =
        "SELECT article.key, name, kind, json_group_array(alias) FILTER (WHERE alias <> name), digest
               FROM old_alias JOIN article ON digest = article GROUP BY digest, name, kind ORDER BY digest, name, kind";
    let mut query = transaction.prepare(sql)?;
    let mut rows = query.query([])?;
    let (mut people, mut met, mut last) = (People { keys: Names::new() }, Met::default(), 0);
    while let Some(row) = rows.next()? {
        let (article, name, kind): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let digest: String = row.get(4)?;
        let aliases: Vec<String> = serde_json::from_str(&row.get::<_, String>(3)?).unwrap_or_default();
        let who = Appearance {
            article,
            digest: &digest,
            name: &name,
            kind: &kind,
            aliases: &aliases,
            descriptions: &[],
            known_as: &[],
        };
        if last != article {
            (people, last) = (People { keys: Names::new() }, article);
        }
        people.link(transaction, &mut met, &who)?;
        if let Some(person) = people.person(&name, &kind) {
            link_statements(transaction, article, &name, person.key)?;
            recount(transaction, person.key)?;
        }
    }
    Ok(())
}

/// Writes a person to all statements of an article by or about that name, in a book that knew names only.
fn link_statements(connection: &Connection, article: i64, name: &str, person: i64) -> Result<(), Error> {
    let sets = [
        "UPDATE statement SET speaker_key = ?3 WHERE article = ?1 AND speaker = ?2",
        "UPDATE about SET speaker = ?3 WHERE statement IN
           (SELECT key FROM statement WHERE article = ?1 AND speaker = ?2)",
        "UPDATE about SET person = ?3 WHERE name = ?2 AND statement IN
           (SELECT key FROM statement WHERE article = ?1)",
    ];
    for sql in sets {
        connection.prepare_cached(sql)?.execute(params![article, name, person])?;
    }
    Ok(())
}

/// Writes another person to all statements of an article by or about somebody.
fn assign(connection: &Connection, article: i64, from: i64, to: i64) -> Result<(), Error> {
    let keys: (Option<i64>, Option<i64>) = connection.query_row(
        "SELECT first_statement, last_statement FROM article WHERE key = ?",
        [article],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let sets = [
        "UPDATE statement SET speaker_key = ?4 WHERE key BETWEEN ?1 AND ?2 AND speaker_key = ?3",
        "UPDATE about SET speaker = ?4 WHERE statement BETWEEN ?1 AND ?2 AND speaker = ?3",
        "UPDATE about SET person = ?4 WHERE statement BETWEEN ?1 AND ?2 AND person = ?3",
    ];
    for sql in sets {
        connection.prepare_cached(sql)?.execute(params![keys.0, keys.1, from, to])?;
    }
    Ok(())
}

impl Store {
    /// Decides that two numbers stand for one person; `stays` gives the name. [`Store::unmerge`] undoes it.
    ///
    /// # Errors
    /// [`Error::NoPerson`], or [`Error::Decision`] when they are one already.
    pub fn merge(&mut self, stays: i64, other: i64) -> Result<(), Error> {
        let transaction = self.connection.transaction()?;
        let (stays, other) = (root(&transaction, stays)?, root(&transaction, other)?);
        if stays == other {
            return Err(Error::Decision(format!("{stays} and {other} are one person already")));
        }
        let sql = "UPDATE person SET merged_into = ?1 WHERE key = ?2 OR merged_into = ?2";
        transaction.execute(sql, [stays, other])?;
        decide(&transaction, "merge", stays, Some(other), None)?;
        Ok(transaction.commit()?)
    }

    /// Takes somebody out of the person that he was merged into.
    ///
    /// # Errors
    /// [`Error::NoPerson`], or [`Error::Decision`] when nobody was merged.
    pub fn unmerge(&mut self, person: i64) -> Result<(), Error> {
        let transaction = self.connection.transaction()?;
        let stays = root(&transaction, person)?;
        let sql = "UPDATE person SET merged_into = NULL WHERE key = ? AND merged_into IS NOT NULL";
        if transaction.execute(sql, [person])? == 0 {
            return Err(Error::Decision(format!("{person} was not merged into anybody")));
        }
        decide(&transaction, "unmerge", stays, Some(person), None)?;
        Ok(transaction.commit()?)
    }

    /// Decides that somebody in these articles (digests, or beginnings of them) is another person; the new number.
    ///
    /// # Errors
    /// [`Error::NoPerson`], or [`Error::Decision`] when the person is not in one of the articles.
    pub fn split(&mut self, person: i64, articles: &[String]) -> Result<i64, Error> {
        let transaction = self.connection.transaction()?;
        root(&transaction, person)?;
        let new = {
            let sql = "SELECT name, kind FROM person WHERE key = ?";
            let (name, kind): (String, String) =
                transaction.query_row(sql, [person], |row| Ok((row.get(0)?, row.get(1)?)))?;
            new_person(&transaction, &name, &kind, 0)?
        };
        for article in articles {
            if article.len() < LEAST_DIGEST {
                return Err(Error::Decision(format!(
                    "{article:?} is too short for the digest of an article"
                )));
            }
            if move_appearances(&transaction, person, new, article)? == 0 {
                return Err(Error::Decision(format!("person {person} is not in an article {article}")));
            }
        }
        recount(&transaction, person)?;
        recount(&transaction, new)?;
        transaction.commit()?;
        Ok(new)
    }
}

fn move_appearances(transaction: &Transaction, from: i64, to: i64, article: &str) -> Result<usize, Error> {
    let sql = "SELECT article, digest, name, appearance.aliases FROM appearance JOIN article ON article.key = article
               WHERE person = ?1 AND digest BETWEEN ?2 AND ?2 || '~' AND substr(digest, 1, length(?2)) = ?2";
    let mut query = transaction.prepare(sql)?;
    let rows = query
        .query_map(params![from, article], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let found: Vec<(i64, String, String, String)> = rows.collect::<Result<_, _>>()?;
    for (key, digest, name, aliases) in &found {
        let sql = "UPDATE appearance SET person = ? WHERE article = ? AND name = ? AND person = ?";
        transaction.execute(sql, params![to, key, name, from])?;
        assign(transaction, *key, from, to)?;
        let aliases: Vec<String> = serde_json::from_str(aliases).unwrap_or_default();
        add_aliases(transaction, &mut Met::default(), to, name, &aliases)?;
        decide(transaction, "split", to, Some(from), Some((digest, name)))?;
    }
    Ok(found.len())
}

fn decide(
    connection: &Connection,
    what: &str,
    person: i64,
    other: Option<i64>,
    place: Option<(&str, &str)>,
) -> Result<(), Error> {
    let sql = "INSERT INTO decision (made, what, person, other, article, name)
               VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?)";
    let (article, name) = place.unzip();
    connection.execute(sql, params![what, person, other, article, name])?;
    Ok(())
}

/// Who somebody is after all merges.
fn root(connection: &Connection, person: i64) -> Result<i64, Error> {
    let sql = "SELECT coalesce(merged_into, key) FROM person WHERE key = ?";
    connection.query_row(sql, [person], |row| row.get(0)).optional()?.ok_or(Error::NoPerson(person))
}
