//! Capitalised words that are no names: function words, days, adjectives of peoples and parties, common heads.

/// Whether a word with dots is a state or a country and not somebody's initials.
pub(super) fn is_state(word: &str) -> bool {
    STATES.holds(word)
}

/// A sorted table of words with a filter before it: most words are in no table, and that must be cheap to see.
pub(crate) struct Table {
    words: &'static [&'static str],
    filter: Filter,
}

impl Table {
    /// Takes words that are sorted.
    pub(crate) const fn new(words: &'static [&'static str]) -> Table {
        let mut filter = Filter::EMPTY;
        let mut at = 0;
        while at < words.len() {
            filter = filter.with(words[at]);
            at += 1;
        }
        Table { words, filter }
    }

    /// The words, sorted.
    pub(crate) const fn words(&self) -> &'static [&'static str] {
        self.words
    }

    /// Whether the table holds a word.
    pub(crate) fn holds(&self, word: &str) -> bool {
        self.filter.may_hold(word) && self.words.binary_search(&word).is_ok()
    }

    /// Whether the words are in order, each once.
    #[cfg(test)]
    pub(crate) fn is_sorted(&self) -> bool {
        self.words.is_sorted_by(|a, b| a < b)
    }
}

/// One bit for every first byte, last byte and length seen, folded into 4096.
pub(super) struct Filter([u64; 64]);

impl Filter {
    /// The filter that holds nothing.
    pub(super) const EMPTY: Filter = Filter([0; 64]);

    /// The filter that also lets a word through.
    pub(super) const fn with(mut self, word: &str) -> Filter {
        let slot = Filter::slot(word);
        self.0[slot / 64] |= 1 << (slot % 64);
        self
    }

    /// Whether the word may be one of those.
    pub(super) fn may_hold(&self, word: &str) -> bool {
        let slot = Filter::slot(word);
        self.0[slot / 64] >> (slot % 64) & 1 == 1
    }

    const fn slot(word: &str) -> usize {
        let bytes = word.as_bytes();
        match bytes {
            [] => 0,
            [first, .., last] => (*first as usize * 331 + *last as usize * 37 + bytes.len()) % 4096,
            [only] => *only as usize,
        }
    }
}

/// Words that never begin a name, in lower case: function words, days, months, words that open sentences.
#[rustfmt::skip]
pub(super) static STOP: Table = Table::new(&[
    "a", "a.m.", "about", "above", "according", "across", "adding", "additionally", "advertisement",
    "after", "again", "against", "ah", "all", "allegedly", "almost", "along", "already", "also", "although",
    "always", "am", "amid", "among", "amongst", "an", "and", "another", "any", "anybody", "anyone",
    "anything", "apart", "apparently", "apr.", "april", "are", "around", "as", "asked", "at", "aug.",
    "august", "away", "back", "be", "because", "been", "before", "behind", "being", "below", "beneath",
    "beside", "besides", "between", "beyond", "both", "but", "by", "calling", "can", "can't", "citing",
    "clearly", "click", "concerning", "considering", "conversely", "could", "critically", "currently",
    "dear", "dec.", "december", "despite", "did", "did't", "do", "does", "don't", "down", "dozens",
    "during", "each", "earlier", "edt", "eight", "either", "eleven", "est", "et", "even", "eventually",
    "ever", "every", "everybody", "everyone", "everything", "except", "far", "feb.", "february", "fellow",
    "few", "finally", "first", "five", "following", "for", "fortunately", "four", "friday", "from",
    "furthermore", "given", "gmt", "had", "has", "have", "he", "he's", "hello", "hence", "her", "here",
    "hi", "him", "his", "how", "however", "hundreds", "i", "i'd", "i'll", "i'm", "i've", "if", "image",
    "images", "importantly", "in", "including", "increasingly", "indeed", "initially", "inside", "instead",
    "interestingly", "into", "ironically", "is", "it", "it's", "its", "jan.", "january", "jul.", "july",
    "jun.", "june", "just", "last", "lastly", "later", "less", "let", "let's", "like", "likewise", "listen",
    "long", "many", "mar.", "march", "may", "maybe", "me", "meanwhile", "might", "millions", "monday",
    "more", "moreover", "most", "much", "must", "my", "near", "nearly", "neither", "never",
    "nevertheless", "next", "nine", "no", "nobody", "none", "nonetheless", "nor", "not", "notably",
    "nothing", "noting", "nov.", "november", "now", "obviously", "oct.", "october", "of", "off", "often",
    "oh", "ok", "okay", "on", "once", "one", "only", "onto", "or", "originally", "other", "others",
    "otherwise", "our", "out", "outside", "over", "overall", "p.m.", "part", "past", "per", "perhaps",
    "photo", "photograph", "please", "pm", "pressed", "previously", "quite", "rather", "read", "recently",
    "referring", "regarding", "related", "reportedly", "responding", "said", "same", "saturday", "saying",
    "says", "second", "sept.", "september", "seven", "several", "shall", "share", "she", "she's", "should",
    "similarly", "since", "six", "so", "some", "somebody", "someone", "something", "sometimes", "soon",
    "speaking", "still", "subscribe", "such", "sunday", "surprisingly", "ten", "than", "thank", "thanks",
    "that", "that's", "the", "their", "them", "then", "there", "there's", "therefore", "these", "they",
    "they're", "third", "this", "those", "though", "thousands", "three", "through", "throughout",
    "thursday", "thus", "till", "to", "today", "told", "tomorrow", "tonight", "too", "toward", "towards",
    "tuesday", "twelve", "twice", "two", "ultimately", "under", "unfortunately", "unless", "until", "up",
    "upon", "us", "usually", "very", "via", "video", "was", "watch", "we", "we're", "wednesday", "well",
    "were", "what", "what's", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why",
    "will", "with", "within", "without", "won't", "would", "wow", "writing", "yes", "yesterday", "yet",
    "you", "you're", "your",
]);

/// Peoples, faiths, parties and points of the compass: they stand before names and name groups, nobody alone.
#[rustfmt::skip]
pub(super) static PEOPLES: Table = Table::new(&[
    "afghan", "afghans", "african", "africans", "albanian", "algerian", "american", "americans", "anglican",
    "angolan", "arab", "arabic", "arabs", "argentine", "argentinian", "armenian", "asian", "asians",
    "australian", "australians", "austrian", "azerbaijani", "bangladeshi", "belarusian", "belgian", "black",
    "bolivian", "bosnian", "brazilian", "brazilians", "british", "britons", "buddhist", "bulgarian",
    "burmese", "californian", "californians", "cambodian", "canadian", "canadians", "catholic", "catholics",
    "caucasian", "central", "chilean", "chinese", "christian", "christians", "colombian", "communist",
    "communists", "congolese", "conservative", "conservatives", "croatian", "cuban", "czech", "danish",
    "democrat", "democratic", "democrats", "dominican", "dutch", "east", "eastern", "ecuadorean",
    "egyptian", "emirati", "english", "estonian", "ethiopian", "european", "europeans", "evangelical",
    "evangelicals", "federal", "filipino", "finnish", "floridian", "floridians", "french", "georgian",
    "german", "germans", "ghanaian", "gop", "greek", "greeks", "green", "guatemalan", "haitian", "hindu",
    "hindus", "hispanic", "hispanics", "honduran", "hungarian", "icelandic", "independent", "indian",
    "indians", "indonesian", "international", "iranian", "iranians", "iraqi", "iraqis", "irish", "islamic",
    "islamist", "israeli", "israelis", "italian", "italians", "jamaican", "japanese", "jewish", "jews",
    "jordanian", "kazakh", "kenyan", "korean", "koreans", "kosovan", "kurdish", "kurds", "kuwaiti",
    "labour", "latin", "latina", "latino", "latinos", "latvian", "lebanese", "liberal", "liberals",
    "libertarian", "libertarians", "libyan", "lithuanian", "londoners", "macedonian", "malaysian", "malian",
    "marxist", "mexican", "mexicans", "moldovan", "mongolian", "mormon", "moroccan", "mozambican", "muslim",
    "muslims", "national", "native", "nazi", "nazis", "nepalese", "new yorkers", "nicaraguan", "nigerian",
    "north", "northern", "norwegian", "orthodox", "pakistani", "pakistanis", "palestinian", "palestinians",
    "panamanian", "paraguayan", "parisians", "peruvian", "philippine", "polish", "portuguese", "protestant",
    "puerto rican", "qatari", "republican", "republicans", "romanian", "russian", "russians", "rwandan",
    "salvadoran", "saudi", "scottish", "senegalese", "serbian", "shia", "shiite", "sikh", "singaporean",
    "slovak", "slovenian", "socialist", "socialists", "somali", "south", "southern", "soviet", "soviets",
    "spanish", "sudanese", "sunni", "swedish", "swiss", "syrian", "syrians", "taiwanese", "tanzanian",
    "texan", "texans", "thai", "tories", "tory", "tunisian", "turkish", "turks", "ugandan", "ukrainian",
    "ukrainians", "uruguayan", "uzbek", "venezuelan", "vietnamese", "welsh", "west", "western", "white",
    "yemeni", "zambian", "zimbabwean",
]);

/// Words that, capitalised, make the name of a thing: "Labor Day", "Ground Zero".
#[rustfmt::skip]
pub(super) static COMMON: Table = Table::new(&[
    "academy's", "accord", "accords", "act", "affair", "age", "agreement", "aids", "airbus", "airport",
    "ak-47", "amendment", "android", "app", "ar-15", "arena", "army's", "article", "asap", "autumn",
    "avenue", "award", "awards", "b.a.", "bad", "baseball", "basketball", "bay", "bible", "big", "bill",
    "black friday", "boeing", "book", "border", "boulevard", "bowl", "brexit", "bridge", "building",
    "capitalism", "care", "case", "casino", "cd", "century", "ceo", "cfo", "championship", "championships",
    "chapter", "christianity", "christmas", "cio", "city", "civil", "club's", "coast", "code", "communism",
    "constitution", "convention", "coo", "county", "covid", "covid-19", "crisis", "cup", "day", "deal",
    "democracy", "depression", "disease", "district", "diy", "dna", "doctrine", "dream", "dvd", "dynasty",
    "earth", "easter", "edition", "effect", "empire", "english-language", "er", "era", "eve", "excellence",
    "facebook's", "fall", "faq", "final", "football", "freedom", "fyi", "games", "gdp", "general-election",
    "globe", "gmo", "god", "golf", "good", "grand", "great", "ground", "guide", "halloween", "health",
    "high", "highway", "hiv", "holocaust", "hotel", "i.d.", "id", "ied", "index", "initiative", "internet",
    "ipad", "iphone", "isbn", "islam", "island", "islands", "jail", "jr", "judaism", "justice's", "kingdom",
    "koran", "lake", "lane", "law", "level", "lgbt", "lgbtq", "liberty", "list", "lives", "lord's", "low",
    "m.d.", "manual", "mars", "matter", "mba", "medal", "medicaid", "medicare", "mental", "military",
    "mission", "moon", "morning", "mountain", "mountains", "n/a", "new", "night", "nuclear", "obamacare",
    "ocean", "old", "olympic", "olympics", "open", "operation", "order", "oval", "p.o.", "park", "part",
    "pdf", "ph.d.", "phase", "phd", "plan", "playstation", "plaza", "pm's", "policy", "poll", "power",
    "prison", "private", "prize", "program", "programme", "project", "protocol", "province", "ptsd",
    "public", "q", "q&a", "quran", "ramadan", "real", "recession", "region", "report", "republic",
    "resolution", "resort", "review's", "revolution", "rights", "river", "road", "route", "royal", "rule",
    "scandal", "sea", "section", "security", "series", "soccer", "social", "socialism", "spanish-language",
    "special", "spring", "square", "stadium", "star", "stars", "state", "states", "station", "story",
    "strategy", "street", "study", "summer", "sun", "super", "survey", "suv", "syndrome", "tax",
    "territory", "thanksgiving", "theory", "title", "tower", "town", "treaty", "trial", "true", "tv", "url",
    "usd", "valley", "village", "vip", "virus", "volume", "wall", "war", "web", "week", "windows", "winter",
    "world", "xbox", "year", "zero",
]);

/// States and countries with dots, sorted.
#[rustfmt::skip]
static STATES: Table = Table::new(&[
    "A.M.", "B.C.", "D.C.", "E.U.", "G.E.", "G.M.", "L.A.", "N.C.", "N.D.", "N.H.", "N.J.", "N.M.", "N.Y.",
    "P.M.", "R.I.", "S.C.", "S.D.", "U.K.", "U.N.", "U.S.",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_for_search() {
        for table in [&STOP, &PEOPLES, &COMMON, &STATES] {
            assert!(table.is_sorted());
        }
    }
}
