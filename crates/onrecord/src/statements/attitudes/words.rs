//! Words of praise and blame. British and American spellings stand side by side.

use crate::people::Table;

/// What a word does to those it is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Worth {
    /// "liar", "unqualified": only people and what they do are so.
    Blame,
    /// "disaster", "failed": many things are so, and it must be said of somebody.
    Ill,
    /// "honest", "genius": only people are so.
    Praise,
    /// "great", "success": many things are so.
    Well,
    /// "denounced", "hates": blames its object.
    Against,
    /// "endorsed", "loves": praises its object.
    Support,
    /// "threatened": blames whoever does it, and not whom it is done to.
    Harm,
}

/// The tables, each with what its words do.
static TABLES: [(&Table, Worth); 7] = [
    (&BLAME, Worth::Blame),
    (&ILL, Worth::Ill),
    (&PRAISE, Worth::Praise),
    (&WELL, Worth::Well),
    (&AGAINST, Worth::Against),
    (&SUPPORT, Worth::Support),
    (&HARM, Worth::Harm),
];

/// The worth of a word in lower case.
pub(super) fn worth(word: &str) -> Option<Worth> {
    TABLES.iter().find(|(table, _)| table.holds(word)).map(|(_, worth)| *worth)
}

/// Whether a word turns what follows into its contrary: "not", "without", "lacks".
pub(super) fn is_negator(word: &str) -> bool {
    NEGATORS.holds(word) || word.ends_with("n't") || word.ends_with("n’t")
}

/// Whether a word may stand between somebody and what is said of him: "is", "a", "really".
pub(super) fn is_link(word: &str) -> bool {
    LINKS.holds(word) || word.ends_with("ly") || is_negator(word)
}

/// Whether a noun is somebody: "an abusive man".
pub(super) fn is_human(word: &str) -> bool {
    matches!(
        word,
        "boss"
            | "boy"
            | "candidate"
            | "child"
            | "colleague"
            | "fellow"
            | "figure"
            | "friend"
            | "girl"
            | "guy"
            | "human"
            | "individual"
            | "kid"
            | "lady"
            | "leader"
            | "liar"
            | "man"
            | "minister"
            | "nominee"
            | "partner"
            | "person"
            | "player"
            | "politician"
            | "president"
            | "woman"
    )
}

/// Whether a noun is the end of somebody's office: "his dismissal".
pub(super) fn is_removal(word: &str) -> bool {
    matches!(
        word,
        "arrest"
            | "departure"
            | "dismissal"
            | "expulsion"
            | "firing"
            | "impeachment"
            | "ouster"
            | "prosecution"
            | "recall"
            | "removal"
            | "resignation"
            | "sacking"
            | "suspension"
    )
}

/// Whether a noun is a wrong that is done to somebody: "his arrest".
pub(super) fn is_wrong(word: &str) -> bool {
    let own_doing = matches!(word, "departure" | "impeachment" | "recall" | "removal" | "resignation");
    is_removal(word) && !own_doing
        || matches!(
            word,
            "abduction"
                | "assassination"
                | "conviction"
                | "deportation"
                | "detention"
                | "execution"
                | "imprisonment"
                | "jailing"
                | "kidnapping"
                | "killing"
                | "murder"
                | "ousting"
                | "persecution"
                | "torture"
                | "treatment"
        )
}

/// Whether a noun is what somebody is charged with: "claims against Bo".
pub(super) fn is_charge(word: &str) -> bool {
    matches!(
        word,
        "accusation"
            | "accusations"
            | "allegation"
            | "allegations"
            | "charges"
            | "claims"
            | "criticism"
            | "criticisms"
    )
}

/// Whether somebody who is told to do so has done wrong: "to apologise", "to resign".
pub(super) fn is_amends(word: &str) -> bool {
    matches!(
        word,
        "apologise" | "apologize" | "quit" | "repent" | "resign" | "retract" | "step" | "stop" | "withdraw"
    )
}

/// Against people and what they do, sorted.
#[rustfmt::skip]
static BLAME: Table = Table::new(&[
    "abhorrent", "abusive", "anti-democratic", "arrogance", "arrogant", "authoritarian", "betrayal",
    "biased", "big-mouthed", "bigot", "bigoted", "bigotry", "boastful", "bragging", "brash", "buffoon",
    "callous", "careless", "charlatan", "cheat", "cheating", "cheats", "childish", "clown", "clownish",
    "clueless", "clumsy", "collude", "colluded", "collusion", "conned", "contempt", "corrupt", "coward",
    "cowardly", "cowards", "crackpot", "cravenly", "crook", "crooked", "crooks", "cruelty", "cynical",
    "deceit", "deceitful", "deceive", "deceived", "deceiving", "deceptive", "defamatory", "defamed",
    "defraud", "defrauded", "defrauding", "delusional", "delusions", "demagogue", "demagoguery", "demean",
    "demeaned", "demeaning", "deplorable", "deplorables", "deranged", "despicable", "despot", "despotic", "dictator", "dictators",
    "dictatorship", "disdain", "disgrace", "disgraced", "disgraceful", "disgust", "disgusting", "dishonest",
    "dishonesty", "dishonor", "disingenuous", "disingenuously", "disloyal", "disloyalty", "dismissive",
    "disqualified", "disqualifying", "disrespect", "disrespected", "disrespectful", "disrespecting",
    "disrespects", "dumb", "egomaniac", "egotistical", "erratic", "evasive", "fanatic", "fanatical",
    "fascist", "feckless", "flip-flop", "flip-flopped", "flip-flopper", "fool", "foolhardy", "foolish",
    "fools", "gaffe", "grandstanding", "greed", "greedy", "gutless", "heartless", "hot-headed", "hypocrisy",
    "hypocrite", "hypocritical", "idiot", "idiotic", "idiots", "ignorant", "ill-advised", "ill-informed",
    "ill-prepared", "immature", "immoral", "impulsive", "inability", "incapable", "incoherent",
    "incompetence", "incompetent", "indecisive", "ineffective", "ineffectual", "inept", "inexperienced",
    "inhuman", "inhumane", "insecure", "insensitive", "intolerant", "irrational", "irresponsible", "lawless",
    "lazy", "liar", "liars", "loathsome", "looter", "loser", "losers", "lunatic", "manipulative",
    "mean-spirited", "menace", "misguided", "misogynist", "misogynistic", "misogynists", "misogyny",
    "monster", "moron", "narcissism", "narcissist", "narcissistic", "nepotism", "obsessed", "opportunist",
    "opportunistic", "paranoid", "pathetic", "pathological", "petty", "petulant", "phony", "pretender",
    "puppet", "quack", "racist", "racists", "ramshackle", "rant", "rapist", "reckless", "recklessly",
    "recklessness", "rude", "ruthless", "scapegoat", "self-serving", "selfish", "selfishness", "sexist",
    "shady", "short-sighted", "shortsighted", "sleazy", "sneering", "spineless", "stooge", "stupid", "sucks",
    "swindle", "swindled", "swindler", "thief", "thug", "thugs", "tone-deaf", "traitor", "treacherous",
    "treachery", "treasonous", "trigger-happy", "two-faced", "tyranny", "tyrant", "un-american",
    "unamerican", "unconscionable", "undemocratic", "undisciplined", "uneducated", "unethical", "unfit",
    "unforgivable", "ungrateful", "unhinged", "uninformed", "unpatriotic", "unprepared", "unprincipled",
    "unqualified", "unreliable", "unscrupulous", "unstable", "unwise", "unworthy", "usurper", "vandal",
    "vengeful", "vindictive", "warmonger", "whiner", "womanizer", "worthless", "xenophobia", "xenophobic",
]);

/// Against whatever it is said of, sorted.
#[rustfmt::skip]
static ILL: Table = Table::new(&[
    "absurd", "abusing", "adulterer", "aggressive", "alarming", "appalling", "atrocious", "awful", "bad",
    "badly", "baffling", "baseless", "bizarre", "blunder", "blunders", "bogus", "bribe", "bribed", "bribery",
    "brutal", "catastrophe", "catastrophic", "chaos", "chaotic", "charade", "cheated", "circus",
    "contradicted", "controversial", "corruption", "crazy", "criminal", "cruel", "damage", "damaging",
    "danger", "dangerous", "dangerously", "debacle", "demoralising", "demoralizing", "derogatory", "destroy",
    "destroyed", "destroying", "destructive", "disappointing", "disappointment", "disaster", "disasters",
    "disastrous", "discredited", "distort", "distorted", "distortion", "disturbing", "divide", "divides",
    "dividing", "divisive", "dubious", "embarrass", "embarrassing", "embarrassment", "enemies", "enemy",
    "evil", "exaggerate", "exaggerated", "exaggerates", "exaggerating", "exploit", "exploited", "exploiting",
    "extreme", "extremist", "fail", "failed", "failing", "failings", "fails", "failure", "failures", "fake",
    "false", "falsehood", "falsehoods", "falsely", "farce", "fearmonger", "fiasco", "flawed", "fraud",
    "frauds", "fraudulent", "frighten", "frightening", "frightens", "hateful", "hollow", "hopeless",
    "horrible", "horrific", "horrifying", "hostile", "humiliate", "humiliating", "ignorance", "illegal",
    "illegally", "inaccurate", "inadequate", "inconsistent", "indefensible", "inexcusable", "infuriating",
    "insane", "jeopardise", "jeopardize", "joke", "lack", "lacked", "lackluster", "lacklustre", "lacks",
    "laughable", "laughing-stock", "lie", "lied", "lies", "ludicrous", "lying", "malicious", "manipulate",
    "manipulated", "manipulating", "mess", "misconduct", "mislead", "misleading", "misled", "mismanaged",
    "mismanagement", "misrepresented", "mistake", "mistaken", "mistakes", "mistreat", "mistreated", "nasty",
    "neglect", "neglected", "nightmare", "nonsense", "nonsensical", "obscene", "obstruct", "obstructed",
    "obstruction", "odious", "offend", "offended", "offends", "offensive", "out-of-control", "outrage",
    "outrageous", "overreach", "plague", "pointless", "poison", "poisonous", "preposterous", "propaganda",
    "provoke", "provoked", "provoking", "questionable", "refuse", "refused", "refuses", "refusing",
    "repugnant", "repulsive", "ridiculous", "rigged", "ruin", "ruined", "ruining", "sabotage", "scam",
    "scandal", "scandalous", "scandals", "scare", "scaremongering", "scares", "scaring", "scary", "scheme",
    "schemes", "secretive", "shame", "shameful", "shamefully", "shameless", "shocking", "sinister", "slur",
    "slurs", "snub", "spoiled", "squander", "squandered", "stupidity", "suspicious", "tantrum", "tantrums",
    "terrible", "terrifying", "toxic", "tragedy", "tragic", "treason", "ugly", "unacceptable", "undermine",
    "undermined", "undermines", "unfair", "unfairly", "unfounded", "unjust", "unlawful", "unpopular",
    "untenable", "untrue", "untrustworthy", "untruthful", "vicious", "vile", "violate", "violated",
    "violating", "violation", "violations", "violent", "vulgar", "waste", "wasted", "wasteful", "weak",
    "weakness", "weird", "worse", "worst", "wreck", "wrecked", "wrecking", "wrong", "wrongdoing",
]);

/// For people, sorted.
#[rustfmt::skip]
static PRAISE: Table = Table::new(&[
    "ablest", "adept", "admirable", "admiration", "adulation", "astute", "attentive", "beloved", "brave",
    "bravely", "bravery", "brilliant", "brilliantly", "capable", "charismatic", "charming", "clear-headed",
    "compassion", "compassionate", "competent", "congratulations", "considerate", "decency", "dedication",
    "dependable", "diligent", "eloquent", "energetic", "even-handed", "fearless", "forthright", "gallant",
    "generosity", "generous", "genius", "gentleman", "graceful", "gracious", "hard-working", "hardworking",
    "healthiest", "hero", "heroes", "heroic", "heroically", "heroine", "honest", "honesty", "humble",
    "integrity", "intellect", "intelligent", "judicious", "kindhearted", "kindness", "level-headed",
    "likable", "loyal", "loyally", "loyalty", "passionate", "patriotic", "peacemaker", "persuasive",
    "polite", "principled", "prudent", "savvy", "selfless", "shrewd", "sincere", "skillful", "smartest",
    "steadfast", "talent", "talented", "thoughtful", "tireless", "tirelessly", "trailblazer", "trustworthy",
    "truthful", "unflappable", "upright", "valiant", "visionary", "well-liked", "well-prepared", "wisdom",
    "wise", "wisely",
]);

/// For whatever it is said of, sorted.
#[rustfmt::skip]
static WELL: Table = Table::new(&[
    "accomplished", "accomplishment", "accomplishments", "achieved", "achievement", "achievements",
    "amazing", "authentic", "awesome", "beautiful", "best", "better", "bold", "bright", "caring", "clever",
    "committed", "constructive", "courage", "courageous", "credible", "decent", "dedicated", "devoted",
    "dignity", "distinguished", "effective", "effectively", "enthusiastic", "excellent", "exceptional",
    "exemplary", "experienced", "extraordinary", "fabulous", "fair", "fantastic", "favorable", "favorably",
    "favorite", "first-rate", "genuine", "gifted", "good", "great", "greatest", "helpful", "honor",
    "honorable", "honour", "ideal", "immaculate", "impressed", "impressive", "incredible", "incredibly",
    "indispensable", "inspirational", "inspiring", "invaluable", "irreplaceable", "legendary", "magnificent",
    "masterful", "masterly", "meticulous", "nice", "noble", "patriot", "perfect", "phenomenal", "positive",
    "pragmatic", "productive", "promising", "qualified", "reasonable", "reliable", "remarkable",
    "remarkably", "resilient", "resolute", "respectful", "sensible", "skilled", "smart", "solid",
    "spectacular", "stellar", "straightforward", "strength", "strengths", "strong", "stronger", "strongest",
    "succeed", "succeeded", "success", "successful", "superb", "supremely", "terrific", "tremendous",
    "triumph", "understands", "unifying", "unite", "valued", "virtues", "warm", "wonderful", "world-class",
    "worthy",
]);

/// What is said or felt against somebody, sorted.
#[rustfmt::skip]
static AGAINST: Table = Table::new(&[
    "accuse", "accused", "accuses", "accusing", "assail", "assailed", "assailing", "bash", "bashed",
    "bashing", "belittle", "belittled", "belittling", "berate", "berated", "blame", "blamed", "blames",
    "blaming", "blast", "blasted", "blasting", "censure", "censured", "chide", "chided", "condemn",
    "condemned", "condemning", "condemns", "criticise", "criticised", "criticises", "criticising",
    "criticize", "criticized", "criticizes", "criticizing", "denounce", "denounced", "denounces",
    "denouncing", "deride", "derided", "despise", "despised", "despises", "detest", "detested", "detests",
    "dislike", "disliked", "dislikes", "disparage", "disparaged", "disparaging", "distrust", "distrusted",
    "distrusts", "fault", "faulted", "fear", "fears", "hate", "hated", "hates", "impeach", "impeached",
    "insult", "insulted", "insulting", "lambast", "lambaste", "lambasted", "loathe", "loathed", "loathes",
    "mistrust", "mock", "mocked", "mocking", "mocks", "oppose", "opposed", "opposes", "opposing", "rebuke",
    "rebuked", "reject", "rejected", "rejecting", "repudiate", "repudiated", "ridicule", "ridiculed",
    "ridiculing", "scold", "scolded", "slam", "slammed", "slamming", "slander", "slandered", "smear",
    "smeared", "smearing", "sue", "sued", "unendorse",
]);

/// What is said or felt for somebody, sorted.
#[rustfmt::skip]
static SUPPORT: Table = Table::new(&[
    "admire", "admired", "admires", "adore", "adored", "adores", "applaud", "applauded", "applauding",
    "back", "backed", "backing", "backs", "commend", "commended", "congratulate", "congratulated",
    "congratulating", "defend", "defended", "defending", "defends", "endorse", "endorsed", "endorses",
    "endorsing", "hail", "hailed", "hailing", "laud", "lauded", "lauding", "love", "loved", "loves",
    "praise", "praised", "praises", "praising", "respect", "respected", "respects", "revere", "revered",
    "support", "supported", "supporting", "supports", "thank", "thanked", "thanking", "trust", "trusted",
    "trusts", "welcome", "welcomed", "welcoming",
]);

/// What is done to somebody, sorted.
#[rustfmt::skip]
static HARM: Table = Table::new(&[
    "abduct", "abducted", "assassinate", "assassinated", "assault", "assaulted", "attack", "attacked",
    "attacking", "attacks", "betray", "betrayed", "betraying", "bullied", "bully", "bullying", "harass",
    "harassed", "harassing", "harm", "harmed", "injure", "kidnap", "kidnapped", "kill", "killed", "killing",
    "kills", "murder", "murdered", "murdering", "rape", "raped", "shoot", "stab", "stabbed", "threaten",
    "threatened", "threatening", "threatens", "torture", "tortured",
]);

/// What turns a word into its contrary, sorted.
#[rustfmt::skip]
static NEGATORS: Table = Table::new(&[
    "barely", "cannot", "hardly", "lack", "lacked", "lacking", "lacks", "neither", "never", "no", "nor",
    "not", "nowhere", "without",
]);

/// What may stand between somebody and what is said of him, sorted.
#[rustfmt::skip]
static LINKS: Table = Table::new(&[
    "'s", "a", "absolutely", "also", "always", "am", "an", "and", "are", "as", "be", "became", "becomes",
    "been", "being", "but", "can", "completely", "could", "did", "do", "does", "even", "far", "had", "has",
    "have", "is", "just", "may", "might", "more", "most", "must", "n't", "never", "not", "only", "quite",
    "really", "remained", "remains", "seemed", "seems", "should", "simply", "so", "still", "such", "the",
    "to", "too", "totally", "truly", "very", "was", "were", "who", "will", "would", "’s",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_share_no_word() {
        assert!(
            TABLES.iter().all(|(table, _)| table.is_sorted()) && NEGATORS.is_sorted() && LINKS.is_sorted()
        );
        let mut all: Vec<&str> = TABLES.iter().flat_map(|(table, _)| table.words().iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn words_are_told_apart() {
        assert_eq!((worth("liar"), worth("genius")), (Some(Worth::Blame), Some(Worth::Praise)));
        assert_eq!((worth("disaster"), worth("great")), (Some(Worth::Ill), Some(Worth::Well)));
        assert_eq!((worth("denounced"), worth("endorsed")), (Some(Worth::Against), Some(Worth::Support)));
        assert_eq!((worth("hates"), worth("threatened")), (Some(Worth::Against), Some(Worth::Harm)));
        assert!(
            worth("table").is_none() && is_negator("didn’t") && is_negator("never") && !is_negator("north")
        );
    }
}
