//! Organisations: words that make a name one, well-known ones without such a word, and nouns that stand for one.

use super::words::Table;

/// Words that, in a capitalised name, make it an organisation: "Bo University", "Department of Salt".
#[rustfmt::skip]
pub(super) static HEADS: Table = Table::new(&[
    "academy", "administration", "agency", "airlines", "airlines'", "airways", "alliance", "army",
    "assembly", "assn", "assn.", "associates", "association", "authority", "bancorp", "bank", "bloc",
    "board", "brigade", "broadcasting", "bureau", "cabinet", "campaign", "capital", "caucus", "center",
    "centre", "chamber", "church", "club", "co", "co.", "coalition", "college", "commission", "commissions",
    "committee", "communications", "community", "company", "confederation", "conference", "congress",
    "consortium", "consulting", "convention", "cooperative", "corp", "corp.", "corporation", "corps",
    "council", "court", "courts", "crescent", "daily", "department", "dept", "dept.", "directorate",
    "division", "electric", "embassy", "energy", "enforcement", "enterprises", "entertainment", "faculty",
    "federation", "fellowship", "firm", "fleet", "force", "forces", "forum", "foundation", "front", "fund",
    "gazette", "group", "guard", "guardian", "guild", "headquarters", "herald", "holdings", "hospital",
    "house", "inc", "inc.", "industries", "initiative", "inquirer", "institute", "institution", "insurance",
    "intelligence", "international", "journal", "journalism", "judiciary", "laboratories", "laboratory",
    "labs", "league", "legislature", "library", "ligue", "llc", "llp", "ltd", "ltd.", "magazine", "mail",
    "management", "ministry", "monitor", "mosque", "motors", "movement", "museum", "nations", "navy",
    "network", "networks", "news", "office", "opera", "orchestra", "organisation", "organization", "outlet",
    "pac", "panel", "parliament", "partners", "partnership", "party", "patrol", "petroleum",
    "pharmaceuticals", "pictures", "plc", "police", "post", "press", "productions", "project",
    "prosecutor's", "publishing", "radio", "records", "regiment", "reporter", "reserve", "resources",
    "review", "sachs", "school", "schools", "secretariat", "senate", "service", "services", "society",
    "squad", "standard", "star", "studios", "subcommittee", "sun", "systems", "task", "team",
    "technologies", "telegraph", "television", "temple", "theater", "theatre", "times", "treasury",
    "tribunal", "tribune", "trust", "union", "united", "university", "watch", "week", "weekly", "workers",
    "works",
]);

/// Organisations that have no such word, or are known by a short form; in lower case.
#[rustfmt::skip]
static KNOWN: Table = Table::new(&[
    "abc", "aclu", "adidas", "afd", "afp", "agence france-presse", "air force", "airbnb", "airbus",
    "al jazeera", "al qaeda", "al shabab", "al-qaeda", "al-qaida", "al-shabab", "alibaba", "amazon",
    "amnesty", "amnesty international", "anc", "ap", "apple", "associated press", "astrazeneca", "at&t",
    "atf", "atlantic", "axios", "barclays", "bayer", "bbc", "bjp", "black lives matter", "bloomberg", "bmw",
    "boeing", "boko haram", "bp", "breitbart", "buckingham palace", "bundestag", "buzzfeed",
    "cambridge university", "capitol", "cbi", "cbs", "cdc", "cdu", "chevron", "chrysler", "cia", "cisco",
    "citigroup", "cnn", "coast guard", "coca-cola", "comcast", "congress", "conservatives", "costco",
    "credit suisse", "daily beast", "daily caller", "daily mail", "daily telegraph", "dea", "deloitte",
    "der spiegel", "deutsche bank", "dhs", "die zeit", "disney", "dnc", "doj", "downing street", "duma",
    "e.u.", "economist", "el pais", "elysee", "epa", "espn", "esquire", "eu", "european commission",
    "european parliament", "european union", "exxon", "exxonmobil", "facebook", "factcheck.org", "farc",
    "fatah", "fbi", "fcc", "fda", "fdp", "fed", "federal reserve", "fedex", "fema", "fianna fail",
    "fianna fáil", "fiat", "fidesz", "fifa", "financial times", "fine gael", "fitch", "forbes", "ford",
    "foreign office", "fortune", "fox", "fox news", "ftc", "gallup", "gazprom", "gchq", "ge",
    "general assembly", "general electric", "general motors", "gm", "goldman", "goldman sachs", "google",
    "gop", "greenpeace", "guardian", "hamas", "harvard", "hbo", "hezbollah", "hill", "home office", "honda",
    "house", "house of commons", "house of lords", "house of representatives", "hsbc", "huawei", "hud",
    "huffington post", "human rights watch", "ibm", "ice", "imf", "independent", "instagram", "intel",
    "interfax", "ioc", "ira", "irs", "isil", "isis", "islamic state", "itv", "jpmorgan", "jpmorgan chase",
    "justice department", "knesset", "kpmg", "kremlin", "kyodo", "labour", "lapd", "le monde",
    "lehman brothers", "likud", "los angeles times", "lyft", "marine corps", "marines", "mastercard",
    "mcdonald's", "mckinsey", "merck", "mi5", "mi6", "microsoft", "mit", "mlb", "moderna", "monsanto",
    "moody's", "morgan stanley", "mother jones", "msnbc", "muslim brotherhood", "naacp", "nasa",
    "national guard", "national review", "national trust", "nato", "nba", "nbc", "ncaa", "nestle",
    "netflix", "new york daily news", "new york post", "new york times", "new yorker", "newsweek", "nfl",
    "nhl", "nhs", "nike", "nissan", "nlrb", "nokia", "novartis", "npr", "nra", "nsa", "nypd", "nyu",
    "observer", "occupy wall street", "ofcom", "opec", "oracle", "osha", "oxfam", "oxford university",
    "paypal", "pbs", "pentagon", "pepsi", "pepsico", "pfizer", "philips", "pkk", "plaid cymru",
    "planned parenthood", "plo", "podemos", "politico", "politifact", "press association", "princeton",
    "pwc", "quinnipiac", "red cross", "reuters", "rnc", "roche", "rolling stone", "rosneft", "royal navy",
    "s.e.c.", "salon", "salvation army", "samsung", "scotland yard", "sec", "secret service",
    "security council", "senate", "shell", "siemens", "sinn fein", "sinn féin", "slate", "snapchat", "snp",
    "sony", "spacex", "spd", "spotify", "standard & poor's", "stanford", "starbucks", "state department",
    "supreme court", "syriza", "taliban", "tampa bay times", "target", "tass", "tea party", "tencent",
    "tesla", "the times", "tiktok", "time", "tories", "toyota", "treasury", "tsa", "tuc", "twitter", "u.n.",
    "uber", "ubs", "ucla", "uefa", "ukip", "un", "unesco", "unicef", "unilever", "united nations", "upi",
    "ups", "usa today", "usda", "vanity fair", "vatican", "verizon", "viacom", "visa", "vogue",
    "volkswagen", "vox", "wal-mart", "wall street journal", "walmart", "warner bros.", "washington post",
    "weekly standard", "whatsapp", "white house", "who", "wikileaks", "world bank", "xinhua", "yale",
    "yonhap", "youtube",
]);

/// Common nouns that stand for an organisation: "the agency said".
#[rustfmt::skip]
static NOUNS: Table = Table::new(&[
    "administration", "agency", "airline", "alliance", "army", "association", "authority", "automaker",
    "bank", "bloc", "board", "brokerage", "bureau", "cabinet", "campaign", "carmaker", "carrier", "center",
    "centre", "chain", "charity", "chipmaker", "church", "club", "coalition", "college", "commission",
    "committee", "company", "conglomerate", "consortium", "corporation", "council", "country", "court",
    "department", "division", "drugmaker", "embassy", "factory", "federation", "firm", "foundation", "fund",
    "government", "group", "hospital", "institute", "institution", "insurer", "journal", "kingdom",
    "league", "legislature", "lender", "magazine", "manufacturer", "military", "ministry", "museum",
    "nation", "navy", "network", "newspaper", "newsroom", "office", "operator", "organisation",
    "organization", "outlet", "panel", "paper", "parliament", "party", "publication", "publisher", "regime",
    "regulator", "retailer", "school", "senate", "service", "site", "start-up", "startup", "state",
    "studio", "team", "think-tank", "tribunal", "union", "university", "utility", "watchdog", "website",
]);

/// Whether a name in lower case is a well-known organisation.
pub(super) fn is_known(name: &str) -> bool {
    KNOWN.holds(name)
}

/// Whether a common noun stands for an organisation.
pub(super) fn is_noun(word: &str) -> bool {
    NOUNS.holds(word)
}

/// Whether a head is that of a newspaper or broadcaster, which is called by it alone: "The Post".
pub(super) fn is_medium(word: &str) -> bool {
    MEDIA.holds(word)
}

/// Whether a word in a name is that of a public body: no business is called so.
pub(super) fn is_public(word: &str) -> bool {
    PUBLIC.holds(word)
}

/// The small words inside names of organisations that do not count in their acronyms.
pub(super) fn is_small(word: &str) -> bool {
    matches!(word, "of" | "for" | "and" | "the" | "on" | "in" | "at" | "to" | "&" | "de" | "des" | "du")
}

/// Heads of newspapers and broadcasters, sorted.
#[rustfmt::skip]
static MEDIA: Table = Table::new(&[
    "bbc", "bloomberg", "cnbc", "cnn", "gazette", "globe", "guardian", "herald", "inquirer", "itv", "journal",
    "magazine", "mail", "monitor", "msnbc", "nbc", "news", "npr", "observer", "pbs", "post", "reuters",
    "review", "standard", "star", "sun", "telegraph", "times", "tribune",
]);

/// Heads of public bodies, sorted.
#[rustfmt::skip]
static PUBLIC: Table = Table::new(&[
    "agency", "army", "assembly", "bureau", "cabinet", "commission", "committee", "congress", "constabulary",
    "council", "court", "department", "government", "house", "ministry", "nations", "navy", "office",
    "parliament", "party", "police", "senate", "taliban", "union", "university",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_for_search() {
        for table in [&HEADS, &KNOWN, &NOUNS, &MEDIA, &PUBLIC] {
            assert!(table.is_sorted());
        }
    }

    #[test]
    fn heads_names_and_nouns_are_told_apart() {
        assert!(
            HEADS.holds("university") && is_known("white house") && is_noun("agency") && is_medium("post")
        );
        assert!(!HEADS.holds("bo") && !is_known("bo") && !is_noun("lawyer"));
    }
}
