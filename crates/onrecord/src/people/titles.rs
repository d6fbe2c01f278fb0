//! Words for what somebody is: honorifics, offices and callings before a name or for it, kin.

use super::Pronoun;
use super::words::{Filter, Table};

/// A word for what somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Title {
    /// As written, in lower case.
    pub(super) word: &'static str,
    /// What it stands for: "sen." and "senator" are one; empty for a bare honorific.
    pub(super) office: &'static str,
    /// How it is used.
    pub(super) kind: TitleKind,
    /// Where the word itself tells it: "Mrs", "businessman", "wife". A first name never does.
    pub(super) pronoun: Option<Pronoun>,
    /// What the word leads to expect, though others bear it too: "chairman Ann Bo".
    pub(super) presumed: Option<Pronoun>,
}

/// How a word for somebody is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TitleKind {
    /// Only before a name, and no part of it: "Mr".
    Honorific,
    /// Before a name, after it, or for it: "Senator Bo", "Bo, a senator,", "the senator".
    Office,
    /// Somebody's: "his wife".
    Kin,
    /// "the woman".
    Human,
}

/// The row of a word in lower case.
pub(super) fn title(word: &str) -> Option<Title> {
    if !FILTER.may_hold(word) {
        return None;
    }
    let at = TITLES.binary_search_by(|row| row.0.cmp(word)).ok()?;
    let &(word, office, kind, told) = TITLES.get(at)?;
    let (pronoun, presumed) = if OF_EITHER.holds(word) { (None, told) } else { (told, None) };
    Some(Title { word, office, kind, pronoun, presumed })
}

/// "first lady": "lady" alone is an honorific.
pub(super) const FIRST_LADY: Title =
    Title { word: "lady", office: "first lady", kind: Office, pronoun: Some(She), presumed: None };

/// Who comes from somewhere: "the Scot". Words that are adjectives as well ("the German chancellor") are left out.
pub(super) fn native(word: &str) -> Option<Title> {
    let at = NATIVES.binary_search_by(|row| row.0.cmp(word)).ok()?;
    let &(word, pronoun) = NATIVES.get(at)?;
    Some(Title { word, office: "person", kind: Human, pronoun, presumed: None })
}

/// Whether an office says so little that "the candidate" may be whoever was spoken of last.
pub(super) fn is_generic(office: &str) -> bool {
    GENERIC.holds(office)
}

/// Whether a title is also a common surname: "Ann King", "Dean said".
pub(super) fn is_surname(word: &str) -> bool {
    SURNAMES.holds(word)
}

/// Whether a word qualifies an office: "former", "deputy".
pub(super) fn is_qualifier(word: &str) -> bool {
    QUALIFIERS.holds(word)
}

use Pronoun::{He, She};
use TitleKind::{Honorific, Human, Kin, Office};

/// Offices in "-man" that women are called by as well, sorted.
static OF_EITHER: Table = Table::new(&["alderman", "chairman"]);

static FILTER: Filter = {
    let mut filter = Filter::EMPTY;
    let mut at = 0;
    while at < TITLES.len() {
        filter = filter.with(TITLES[at].0);
        at += 1;
    }
    filter
};

/// Word, office, kind, pronoun; sorted by word.
#[rustfmt::skip]
pub(super) const TITLES: &[(&str, &str, TitleKind, Option<Pronoun>)] = &[
    ("accountant", "accountant", Office, None),
    ("activist", "activist", Office, None),
    ("actor", "actor", Office, None),
    ("actress", "actor", Office, Some(She)),
    ("adm", "admiral", Office, None),
    ("adm.", "admiral", Office, None),
    ("admiral", "admiral", Office, None),
    ("adviser", "adviser", Office, None),
    ("advisor", "adviser", Office, None),
    ("agent", "agent", Office, None),
    ("aide", "aide", Office, None),
    ("alderman", "councillor", Office, Some(He)),
    ("ambassador", "ambassador", Office, None),
    ("analyst", "analyst", Office, None),
    ("anchor", "anchor", Office, None),
    ("anchorman", "anchor", Office, Some(He)),
    ("archbishop", "archbishop", Office, Some(He)),
    ("architect", "architect", Office, None),
    ("artist", "artist", Office, None),
    ("assemblyman", "assembly member", Office, Some(He)),
    ("assemblywoman", "assembly member", Office, Some(She)),
    ("assistant", "assistant", Office, None),
    ("astronaut", "astronaut", Office, None),
    ("athlete", "athlete", Office, None),
    ("attorney", "attorney", Office, None),
    ("auditor", "auditor", Office, None),
    ("aunt", "aunt", Kin, Some(She)),
    ("author", "author", Office, None),
    ("ayatollah", "ayatollah", Office, None),
    ("banker", "banker", Office, None),
    ("baron", "baron", Office, Some(He)),
    ("baroness", "baroness", Office, Some(She)),
    ("barrister", "barrister", Office, None),
    ("bassist", "bassist", Office, None),
    ("billionaire", "billionaire", Office, None),
    ("bishop", "bishop", Office, None),
    ("blogger", "blogger", Office, None),
    ("boss", "boss", Kin, None),
    ("boy", "boy", Human, Some(He)),
    ("boyfriend", "boyfriend", Kin, Some(He)),
    ("broadcaster", "broadcaster", Office, None),
    ("broker", "broker", Office, None),
    ("brother", "brother", Kin, Some(He)),
    ("businessman", "businessperson", Office, Some(He)),
    ("businesswoman", "businessperson", Office, Some(She)),
    ("candidate", "candidate", Office, None),
    ("capt", "captain", Office, None),
    ("capt.", "captain", Office, None),
    ("captain", "captain", Office, None),
    ("cardinal", "cardinal", Office, Some(He)),
    ("celebrity", "celebrity", Office, None),
    ("ceo", "chief executive", Office, None),
    ("cfo", "cfo", Office, None),
    ("chair", "chair", Office, None),
    ("chairman", "chair", Office, Some(He)),
    ("chairperson", "chair", Office, None),
    ("chairwoman", "chair", Office, Some(She)),
    ("challenger", "challenger", Office, None),
    ("champion", "champion", Office, None),
    ("chancellor", "chancellor", Office, None),
    ("chef", "chef", Office, None),
    ("chief", "chief", Office, None),
    ("child", "child", Human, None),
    ("cmdr.", "commander", Office, None),
    ("co-chair", "chair", Office, None),
    ("co-founder", "founder", Office, None),
    ("co-host", "host", Office, None),
    ("coach", "coach", Office, None),
    ("cofounder", "founder", Office, None),
    ("col", "colonel", Office, None),
    ("col.", "colonel", Office, None),
    ("colleague", "colleague", Kin, None),
    ("colonel", "colonel", Office, None),
    ("columnist", "columnist", Office, None),
    ("comedian", "comedian", Office, None),
    ("commander", "commander", Office, None),
    ("commentator", "commentator", Office, None),
    ("commissioner", "commissioner", Office, None),
    ("composer", "composer", Office, None),
    ("comptroller", "comptroller", Office, None),
    ("congressman", "representative", Office, Some(He)),
    ("congresswoman", "representative", Office, Some(She)),
    ("conservative", "conservative", Office, None),
    ("constable", "constable", Office, None),
    ("consultant", "consultant", Office, None),
    ("contender", "contender", Office, None),
    ("contributor", "contributor", Office, None),
    ("coo", "coo", Office, None),
    ("coordinator", "coordinator", Office, None),
    ("corporal", "corporal", Office, None),
    ("correspondent", "correspondent", Office, None),
    ("councillor", "councillor", Office, None),
    ("councilman", "councillor", Office, Some(He)),
    ("councilor", "councillor", Office, None),
    ("councilwoman", "councillor", Office, Some(She)),
    ("counsel", "counsel", Office, None),
    ("count", "count", Office, None),
    ("countess", "countess", Office, Some(She)),
    ("cousin", "cousin", Kin, None),
    ("cpl.", "corporal", Office, None),
    ("critic", "critic", Office, None),
    ("curator", "curator", Office, None),
    ("dame", "", Honorific, Some(She)),
    ("dancer", "dancer", Office, None),
    ("daughter", "daughter", Kin, Some(She)),
    ("dean", "dean", Office, None),
    ("defendant", "defendant", Office, None),
    ("defender", "defender", Office, None),
    ("del.", "delegate", Office, None),
    ("delegate", "delegate", Office, None),
    ("democrat", "democrat", Office, None),
    ("demonstrator", "demonstrator", Office, None),
    ("deputy", "deputy", Office, None),
    ("designer", "designer", Office, None),
    ("det.", "detective", Office, None),
    ("detective", "detective", Office, None),
    ("developer", "developer", Office, None),
    ("dictator", "dictator", Office, None),
    ("diplomat", "diplomat", Office, None),
    ("director", "director", Office, None),
    ("doctor", "doctor", Office, None),
    ("dr", "doctor", Honorific, None),
    ("dr.", "doctor", Honorific, None),
    ("driver", "driver", Office, None),
    ("drummer", "drummer", Office, None),
    ("duchess", "duchess", Office, Some(She)),
    ("duke", "duke", Office, Some(He)),
    ("earl", "earl", Office, Some(He)),
    ("economist", "economist", Office, None),
    ("economist-in-chief", "economist-in-chief", Office, None),
    ("editor", "editor", Office, None),
    ("emir", "emir", Office, Some(He)),
    ("emperor", "emperor", Office, Some(He)),
    ("empress", "empress", Office, Some(She)),
    ("engineer", "engineer", Office, None),
    ("entrepreneur", "entrepreneur", Office, None),
    ("envoy", "envoy", Office, None),
    ("ex-husband", "husband", Kin, Some(He)),
    ("ex-wife", "wife", Kin, Some(She)),
    ("executive", "executive", Office, None),
    ("expert", "expert", Office, None),
    ("farmer", "farmer", Office, None),
    ("father", "father", Kin, Some(He)),
    ("fellow", "fellow", Office, None),
    ("fiancé", "fiancé", Kin, Some(He)),
    ("fiancée", "fiancée", Kin, Some(She)),
    ("filmmaker", "filmmaker", Office, None),
    ("firebrand", "firebrand", Office, None),
    ("firefighter", "firefighter", Office, None),
    ("fisherman", "fisherman", Office, Some(He)),
    ("founder", "founder", Office, None),
    ("fr.", "", Honorific, Some(He)),
    ("frau", "", Honorific, Some(She)),
    ("friend", "friend", Kin, None),
    ("front-runner", "front-runner", Office, None),
    ("frontman", "frontman", Office, Some(He)),
    ("frontrunner", "frontrunner", Office, None),
    ("gen", "general", Office, None),
    ("gen.", "general", Office, None),
    ("general", "general", Office, None),
    ("gentleman", "gentleman", Human, Some(He)),
    ("girl", "girl", Human, Some(She)),
    ("girlfriend", "girlfriend", Kin, None),
    ("goalkeeper", "goalkeeper", Office, None),
    ("gov", "governor", Office, None),
    ("gov.", "governor", Office, None),
    ("governor", "governor", Office, None),
    ("governor-elect", "governor", Office, None),
    ("graduate", "graduate", Human, None),
    ("granddaughter", "granddaughter", Kin, Some(She)),
    ("grandfather", "grandfather", Kin, Some(He)),
    ("grandmother", "grandmother", Kin, Some(She)),
    ("grandson", "grandson", Kin, Some(He)),
    ("guitarist", "guitarist", Office, None),
    ("gunman", "gunman", Office, Some(He)),
    ("guy", "guy", Human, Some(He)),
    ("head", "head", Office, None),
    ("heir", "heir", Office, None),
    ("herr", "", Honorific, Some(He)),
    ("historian", "historian", Office, None),
    ("hon", "", Honorific, None),
    ("hon.", "", Honorific, None),
    ("host", "host", Office, None),
    ("hostess", "host", Office, Some(She)),
    ("husband", "husband", Kin, Some(He)),
    ("imam", "imam", Office, None),
    ("immigrant", "immigrant", Office, None),
    ("incumbent", "incumbent", Office, None),
    ("individual", "individual", Human, None),
    ("inspector", "inspector", Office, None),
    ("investigator", "investigator", Office, None),
    ("investor", "investor", Office, None),
    ("jeweller", "jeweller", Office, None),
    ("journalist", "journalist", Office, None),
    ("judge", "judge", Office, None),
    ("justice", "judge", Office, None),
    ("king", "king", Office, Some(He)),
    ("lady", "", Honorific, Some(She)),
    ("lawmaker", "lawmaker", Office, None),
    ("lawyer", "lawyer", Office, None),
    ("leader", "leader", Office, None),
    ("lecturer", "lecturer", Office, None),
    ("liberal", "liberal", Office, None),
    ("libertarian", "libertarian", Office, None),
    ("librarian", "librarian", Office, None),
    ("lieutenant", "lieutenant", Office, None),
    ("lobbyist", "lobbyist", Office, None),
    ("lord", "", Honorific, Some(He)),
    ("lt", "lieutenant", Office, None),
    ("lt.", "lieutenant", Office, None),
    ("lt. gov.", "governor", Office, None),
    ("madame", "", Honorific, Some(She)),
    ("magistrate", "magistrate", Office, None),
    ("magnate", "magnate", Office, None),
    ("maj.", "major", Office, None),
    ("major", "major", Office, None),
    ("man", "man", Human, Some(He)),
    ("manager", "manager", Office, None),
    ("marshal", "marshal", Office, None),
    ("master", "", Honorific, Some(He)),
    ("mate", "running mate", Kin, None),
    ("mathematician", "mathematician", Office, None),
    ("mayor", "mayor", Office, None),
    ("mayor-elect", "mayor", Office, None),
    ("member", "member", Human, None),
    ("mentor", "mentor", Kin, None),
    ("midfielder", "midfielder", Office, None),
    ("minister", "minister", Office, None),
    ("miss", "", Honorific, Some(She)),
    ("mme", "", Honorific, Some(She)),
    ("mme.", "", Honorific, Some(She)),
    ("model", "model", Office, None),
    ("moderator", "moderator", Office, None),
    ("mogul", "mogul", Office, None),
    ("mom", "mother", Kin, Some(She)),
    ("monarch", "monarch", Office, None),
    ("monsieur", "", Honorific, Some(He)),
    ("monsignor", "monsignor", Office, Some(He)),
    ("mother", "mother", Kin, Some(She)),
    ("mr", "", Honorific, Some(He)),
    ("mr.", "", Honorific, Some(He)),
    ("mrs", "", Honorific, Some(She)),
    ("mrs.", "", Honorific, Some(She)),
    ("ms", "", Honorific, Some(She)),
    ("ms.", "", Honorific, Some(She)),
    ("msgr.", "monsignor", Office, None),
    ("mum", "mother", Kin, Some(She)),
    ("musician", "musician", Office, None),
    ("mx", "", Honorific, None),
    ("mx.", "", Honorific, None),
    ("native", "native", Human, None),
    ("negotiator", "negotiator", Office, None),
    ("neighbor", "neighbor", Kin, None),
    ("neighbour", "neighbor", Kin, None),
    ("nephew", "nephew", Kin, Some(He)),
    ("neurologist", "neurologist", Office, None),
    ("niece", "niece", Kin, Some(She)),
    ("nominee", "nominee", Office, None),
    ("novelist", "novelist", Office, None),
    ("nurse", "nurse", Office, None),
    ("officer", "officer", Office, None),
    ("official", "official", Office, None),
    ("operative", "operative", Office, None),
    ("opponent", "opponent", Office, None),
    ("organiser", "organiser", Office, None),
    ("organizer", "organizer", Office, None),
    ("owner", "owner", Office, None),
    ("painter", "painter", Office, None),
    ("paramedic", "paramedic", Office, None),
    ("partner", "partner", Office, None),
    ("pastor", "pastor", Office, None),
    ("person", "person", Human, None),
    ("philanthropist", "philanthropist", Office, None),
    ("philosopher", "philosopher", Office, None),
    ("photographer", "photographer", Office, None),
    ("physician", "physician", Office, None),
    ("physicist", "physicist", Office, None),
    ("pilot", "pilot", Office, None),
    ("plaintiff", "plaintiff", Office, None),
    ("player", "player", Office, None),
    ("playwright", "playwright", Office, None),
    ("poet", "poet", Office, None),
    ("policeman", "police officer", Office, Some(He)),
    ("policewoman", "police officer", Office, Some(She)),
    ("politician", "politician", Office, None),
    ("pollster", "pollster", Office, None),
    ("pope", "pope", Office, Some(He)),
    ("predecessor", "predecessor", Kin, None),
    ("premier", "premier", Office, None),
    ("presenter", "presenter", Office, None),
    ("president", "president", Office, None),
    ("president-elect", "president", Office, None),
    ("prime minister", "prime minister", Office, None),
    ("prince", "prince", Office, Some(He)),
    ("princess", "princess", Office, Some(She)),
    ("principal", "principal", Office, None),
    ("private", "private", Office, None),
    ("producer", "producer", Office, None),
    ("prof", "professor", Office, None),
    ("prof.", "professor", Office, None),
    ("professor", "professor", Office, None),
    ("prosecutor", "prosecutor", Office, None),
    ("protester", "protester", Office, None),
    ("provost", "provost", Office, None),
    ("psychiatrist", "psychiatrist", Office, None),
    ("psychologist", "psychologist", Office, None),
    ("publicist", "publicist", Office, None),
    ("publisher", "publisher", Office, None),
    ("pvt.", "private", Office, None),
    ("quarterback", "quarterback", Office, None),
    ("queen", "queen", Office, Some(She)),
    ("rabbi", "rabbi", Office, None),
    ("rapper", "rapper", Office, None),
    ("regent", "regent", Office, None),
    ("registrar", "registrar", Office, None),
    ("rep", "representative", Office, None),
    ("rep.", "representative", Office, None),
    ("reporter", "reporter", Office, None),
    ("representative", "representative", Office, None),
    ("reps.", "representative", Office, None),
    ("republican", "republican", Office, None),
    ("researcher", "researcher", Office, None),
    ("resident", "resident", Office, None),
    ("rev", "reverend", Office, None),
    ("rev.", "reverend", Office, None),
    ("reverend", "reverend", Office, None),
    ("rival", "rival", Office, None),
    ("roommate", "roommate", Kin, None),
    ("scientist", "scientist", Office, None),
    ("sculptor", "sculptor", Office, None),
    ("sec.", "secretary", Office, None),
    ("secretary", "secretary", Office, None),
    ("secretary-general", "secretary general", Office, None),
    ("sen", "senator", Office, None),
    ("sen.", "senator", Office, None),
    ("senator", "senator", Office, None),
    ("senator-elect", "senator", Office, None),
    ("senators", "senator", Office, None),
    ("senor", "", Honorific, Some(He)),
    ("sens.", "senator", Office, None),
    ("sergeant", "sergeant", Office, None),
    ("señor", "", Honorific, Some(He)),
    ("señora", "", Honorific, Some(She)),
    ("sgt", "sergeant", Office, None),
    ("sgt.", "sergeant", Office, None),
    ("sheik", "sheikh", Office, None),
    ("sheikh", "sheikh", Office, None),
    ("sheriff", "sheriff", Office, None),
    ("shopkeeper", "shopkeeper", Office, None),
    ("singer", "singer", Office, None),
    ("singer-songwriter", "singer", Office, None),
    ("sir", "", Honorific, Some(He)),
    ("sister", "sister", Kin, Some(She)),
    ("socialist", "socialist", Office, None),
    ("sociologist", "sociologist", Office, None),
    ("soldier", "soldier", Office, None),
    ("solicitor", "solicitor", Office, None),
    ("solicitor-general", "solicitor-general", Office, None),
    ("son", "son", Kin, Some(He)),
    ("songwriter", "songwriter", Office, None),
    ("speaker", "speaker", Office, None),
    ("specialist", "specialist", Office, None),
    ("spokesman", "spokesperson", Office, Some(He)),
    ("spokesperson", "spokesperson", Office, None),
    ("spokeswoman", "spokesperson", Office, Some(She)),
    ("spouse", "spouse", Kin, None),
    ("star", "star", Office, None),
    ("statesman", "statesman", Office, Some(He)),
    ("stepfather", "stepfather", Kin, Some(He)),
    ("stepmother", "stepmother", Kin, Some(She)),
    ("strategist", "strategist", Office, None),
    ("striker", "striker", Office, None),
    ("strongman", "strongman", Office, Some(He)),
    ("student", "student", Office, None),
    ("successor", "successor", Kin, None),
    ("sultan", "sultan", Office, Some(He)),
    ("superintendent", "superintendent", Office, None),
    ("supt.", "superintendent", Office, None),
    ("surgeon", "surgeon", Office, None),
    ("surrogate", "surrogate", Office, None),
    ("survivor", "survivor", Office, None),
    ("suspect", "suspect", Office, None),
    ("teacher", "teacher", Office, None),
    ("teen", "teen", Human, None),
    ("teenager", "teenager", Human, None),
    ("theologian", "theologian", Office, None),
    ("therapist", "therapist", Office, None),
    ("trader", "trader", Office, None),
    ("treasurer", "treasurer", Office, None),
    ("trooper", "trooper", Office, None),
    ("trustee", "trustee", Office, None),
    ("tycoon", "tycoon", Office, None),
    ("uncle", "uncle", Kin, Some(He)),
    ("under-secretary", "undersecretary", Office, None),
    ("undersecretary", "undersecretary", Office, None),
    ("veteran", "veteran", Office, None),
    ("veterinarian", "veterinarian", Office, None),
    ("vice-president", "vice president", Office, None),
    ("victim", "victim", Office, None),
    ("volunteer", "volunteer", Office, None),
    ("voter", "voter", Office, None),
    ("whip", "whip", Office, None),
    ("whistle-blower", "whistleblower", Office, None),
    ("whistleblower", "whistleblower", Office, None),
    ("widow", "wife", Kin, Some(She)),
    ("widower", "husband", Kin, Some(He)),
    ("wife", "wife", Kin, Some(She)),
    ("winger", "winger", Office, None),
    ("witness", "witness", Office, None),
    ("woman", "woman", Human, Some(She)),
    ("worker", "worker", Office, None),
    ("writer", "writer", Office, None),
    ("youth", "youth", Human, None),
    ("youtuber", "youtuber", Office, None),
];

/// Titles that are also surnames, sorted.
#[rustfmt::skip]
static SURNAMES: Table = Table::new(&[
    "abbot", "baron", "bishop", "cardinal", "champion", "chancellor", "child", "coach", "constable",
    "deacon", "dean", "driver", "duke", "earl", "farmer", "fellow", "guy", "head", "judge", "justice",
    "king", "lord", "major", "mann", "marshal", "master", "model", "page", "painter", "pope", "priest",
    "prince", "private", "queen", "singer", "speaker", "star", "worker",
]);

/// Words that qualify an office, sorted.
#[rustfmt::skip]
static QUALIFIERS: Table = Table::new(&[
    "acting", "assistant", "associate", "attorney", "chief", "congressional", "conservative",
    "controversial", "current", "defence", "defense", "democratic", "deputy", "disgraced", "embattled",
    "ex", "ex-", "executive", "famed", "famous", "federal", "finance", "first", "foreign", "former", "general",
    "gubernatorial", "incoming", "independent", "interim", "junior", "late", "lead", "leading", "legal",
    "liberal", "longtime", "managing", "mayoral", "national", "new", "old", "one-time", "onetime",
    "outgoing", "political", "popular", "presidential", "presumptive", "prime", "progressive", "prominent",
    "republican", "retired", "senatorial", "senior", "state", "then", "then-", "top", "two-term", "veteran", "vice",
    "vice-presidential", "would-be", "young",
]);

/// Word and pronoun, sorted by word.
#[rustfmt::skip]
const NATIVES: &[(&str, Option<Pronoun>)] = &[
    ("briton", None), ("cornishman", Some(He)), ("croat", None), ("dane", None), ("dutchman", Some(He)),
    ("dutchwoman", Some(She)), ("englishman", Some(He)), ("englishwoman", Some(She)), ("finn", None),
    ("frenchman", Some(He)), ("frenchwoman", Some(She)), ("icelander", None), ("irishman", Some(He)),
    ("irishwoman", Some(She)), ("londoner", None), ("northerner", None), ("pole", None), ("scot", None),
    ("scotsman", Some(He)), ("scotswoman", Some(She)), ("serb", None), ("southerner", None), ("spaniard", None),
    ("swede", None), ("turk", None), ("ulsterman", Some(He)), ("welshman", Some(He)), ("welshwoman", Some(She)),
    ("yorkshireman", Some(He)),
];

/// Offices that say little, sorted.
#[rustfmt::skip]
static GENERIC: Table = Table::new(&[
    "actor", "artist", "author", "billionaire", "boy", "businessperson", "candidate", "challenger",
    "contender", "defender", "democrat", "filmmaker", "gentleman", "girl", "goalkeeper", "guy", "lawmaker",
    "leader", "magnate", "man", "midfielder", "mogul", "nominee", "person", "politician", "republican",
    "singer", "star", "striker", "teen", "teenager", "tycoon", "winger", "woman", "writer",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_abbreviations_are_their_office() {
        assert!(TITLES.is_sorted_by(|a, b| a.0 < b.0) && NATIVES.is_sorted_by(|a, b| a.0 < b.0));
        assert!([&OF_EITHER, &SURNAMES, &QUALIFIERS, &GENERIC].into_iter().all(Table::is_sorted));
        assert_eq!(title("sen.").map(|row| row.office), Some("senator"));
        assert_eq!(title("mrs.").and_then(|row| row.pronoun), Some(She));
        assert_eq!(title("bo"), None);
    }
}
