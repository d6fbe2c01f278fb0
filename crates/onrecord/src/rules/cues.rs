//! Cue words: which verbs report, and how each builds its clause.
//!
//! A [`Row`] lists verbs that behave alike, with examples that the tests run. Inflected forms are generated; an
//! irregular verb gives its past and participle after slashes (`write/wrote/written`), a doubled consonant is marked
//! with `+` (`admit+`).

use std::collections::HashMap;
use std::sync::LazyLock;

/// How a reporting verb builds its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Frame {
    /// Words, a that-clause, a bare clause or a thing said: "said he would go", "announced a plan".
    Say,
    /// Somebody told, then what: "told reporters that …", "assured voters".
    Tell,
    /// A question, with or without somebody asked: "asked whether …".
    Ask,
    /// Somebody called on to act; both are the content: "urged the council to wait".
    Urge,
    /// An act to come or to be refused: "vowed to fight", "declined to comment".
    Plan,
    /// Somebody or something spoken of: "praised the vote", "called him a fool".
    Judge,
    /// A verb that is a cue with its preposition only: "called for", "referred to".
    About(&'static str),
    /// A cue only beside a quotation: "laughed", "continued".
    Quote,
    /// Thought and feeling, built like [`Frame::Say`]: "believes that …".
    Think,
    /// Thought that takes an object or an infinitive: "wants to go", "supports the bill".
    Wish,
    /// What documents and figures do: "polls show that …".
    Show,
}

/// The form in which a verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Inflection {
    /// "say", also a possible noun.
    Base,
    /// "says", also a possible noun.
    Third,
    /// "said", past or participle.
    Past,
    /// "written": participle only.
    Participle,
    /// "saying".
    Ing,
}

/// A verb form of the cue table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CueWord {
    /// How it builds its clause.
    pub(crate) frame: Frame,
    /// The form.
    pub(crate) inflection: Inflection,
    /// Whether it reports speech; otherwise thought, feeling or conduct.
    pub(crate) speech: bool,
    /// Whether who "does" it commits himself: promise, threat, plan, refusal, agreement.
    pub(crate) commits: bool,
}

/// Verbs that behave alike.
pub(crate) struct Row {
    frame: Frame,
    speech: bool,
    commits: bool,
    verbs: &'static str,
    /// Sentences with `[source] {cue} <content>` marked.
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the test that runs the table"))]
    pub(crate) examples: &'static [&'static str],
}

const fn row(
    frame: Frame,
    speech: bool,
    commits: bool,
    verbs: &'static str,
    examples: &'static [&'static str],
) -> Row {
    Row { frame, speech, commits, verbs, examples }
}

/// The cue table.
pub(crate) const ROWS: &[Row] = &[
    row(
        Frame::Say,
        true,
        false,
        "say/said/said add note argue claim state declare insist explain acknowledge concede admit+ contend \
         maintain assert allege reiterate stress emphasize emphasise observe remark conclude announce confirm \
         reveal disclose complain lament boast joke quip+ predict caution testify write/wrote/written tweet post \
         reply respond counter suggest imply hint deny repeat recall estimate report protest vent muse \
         contradict clarify elaborate affirm attest confess exclaim proclaim speculate tout signal indicate \
         retort opine recount relate stipulate forecast/forecast/forecast reaffirm underscore \
         underline highlight mention recommend propose disagree assure rule",
        &[
            "[Ann Bo] {said} <the bridge would open on time>.",
            "[Ann Bo] {said} Tuesday <that the bridge would open on time>.",
            "<“We are ready,”> {said} [Ann Bo, the mayor of Elm].",
            "<The bridge will open on time>, [two officials] {said}.",
        ],
    ),
    row(
        Frame::Tell,
        true,
        false,
        "tell/told/told remind warn inform notify advise convince persuade lecture reassure",
        &[
            "[Ann Bo] {told} reporters <that the bridge would open on time>.",
            "[Ann Bo] {told} the council <she would resign>.",
        ],
    ),
    row(
        Frame::Ask,
        true,
        false,
        "ask inquire enquire wonder question quiz+",
        &["[Ann Bo] {asked} <whether the bridge was safe>."],
    ),
    row(
        Frame::Urge,
        true,
        false,
        "urge implore exhort beg+ command instruct encourage order request demand challenge invite pressure press",
        &["[Ann Bo] {urged} <the council to wait for the report>."],
    ),
    row(
        Frame::Plan,
        true,
        true,
        "vow pledge promise threaten offer swear/swore/sworn volunteer undertake/undertook/undertaken",
        &["[Ann Bo] {vowed} <to rebuild the bridge>."],
    ),
    row(
        Frame::Plan,
        false,
        true,
        "plan+ agree refuse decline decide intend prepare opt+ resolve commit+",
        &["[Ann Bo] {declined} <to comment on the plan>."],
    ),
    row(
        Frame::Plan,
        false,
        false,
        "hope seek/sought/sought want wish aim hesitate seem appear attempt",
        &["[Ann Bo] {hopes} <to rebuild the bridge>."],
    ),
    row(
        Frame::Judge,
        true,
        false,
        "criticize criticise praise endorse blame accuse denounce condemn reject dismiss blast slam+ mock attack \
         ridicule rebuke chide scold decry deride hail applaud commend laud thank congratulate call describe label \
         brand dub+ portray characterize characterise depict cite quote discuss defend dispute rebut+ refute debunk \
         assail lambaste pan+ bash excoriate castigate chastise berate taunt insult slur smear belittle disparage \
         demean tar+ christen unveil name question outline detail list rail insinuate second echo \
         apologize apologise address interrupt bemoan deplore voice express air credit salute \
         champion extol+ pitch",
        &["[Ann Bo] {praised} <the council’s vote>.", "[Ann Bo] {called} <the vote a disgrace>."],
    ),
    row(
        Frame::Wish,
        false,
        false,
        "support oppose favor favour back welcome reckon prefer+ embrace resent dread regret+ \
         admire doubt distrust blame deem approve disapprove desire crave",
        &["[Ann Bo] {supports} <the plan to rebuild the bridge>."],
    ),
    row(
        Frame::Think,
        false,
        false,
        "think/thought/thought believe feel/felt/felt fear know/knew/known expect suspect assume presume realize \
         realise understand/understood/understood worry forget/forgot/forgotten learn recognize recognise \
         imagine foresee/foresaw/foreseen anticipate remember consider discover conclude guess figure view \
         regard perceive envision dream",
        &["[Ann Bo] {believes} <that the bridge is safe>."],
    ),
    row(
        Frame::Show,
        true,
        false,
        "show/showed/shown find/found/found read/read/read stipulate demonstrate prove project",
        &["[The report] {found} <that the bridge was unsafe>."],
    ),
    row(
        Frame::Quote,
        true,
        false,
        "continue laugh shout yell scream whisper mutter murmur sigh snap+ gush chuckle begin/began/begun start \
         interject offer cry chant chime answer sing/sang/sung joke volunteer crow fume thunder scoff sneer smile \
         nod+ deadpan+ reflect reason enthuse rage explode intone summarize summarise finish close open plead \
         pray confide bark growl grumble beam hit+",
        &["<“It is done,”> [Ann Bo] {shouted}."],
    ),
    row(
        Frame::About("for"),
        true,
        false,
        "call push argue ask press appeal advocate plead campaign lobby apologize \
         apologise",
        &["[Ann Bo] {called for} <a new bridge>."],
    ),
    row(
        Frame::About("on"),
        true,
        false,
        "comment focus insist touch elaborate seize",
        &["[Ann Bo] {commented on} <the vote>."],
    ),
    row(
        Frame::About("to"),
        true,
        false,
        "refer+ point allude respond object testify admit+ confess react",
        &["[Ann Bo] {referred to} <the vote>."],
    ),
    row(
        Frame::About("about"),
        true,
        false,
        "talk speak/spoke/spoken complain boast joke brag+ ask warn tweet worry write/wrote/written lie gush rave",
        &["[Ann Bo] {complained about} <the vote>."],
    ),
    row(
        Frame::About("of"),
        true,
        false,
        "speak/spoke/spoken complain warn dream boast",
        &["[Ann Bo] {warned of} <a long delay>."],
    ),
    row(
        Frame::About("against"),
        true,
        false,
        "argue speak/spoke/spoken rail warn protest inveigh caution advise vote",
        &["[Ann Bo] {railed against} <the vote>."],
    ),
    row(
        Frame::About("out"),
        true,
        false,
        "point lay/laid/laid call lash spell rule",
        &["[Ann Bo] {pointed out} <that the bridge was old>."],
    ),
    row(Frame::About("at"), true, false, "hint scoff bristle balk", &["[Ann Bo] {hinted at} <a new vote>."]),
    row(
        Frame::About("with"),
        false,
        false,
        "agree disagree sympathize side",
        &["[Ann Bo] {agreed with} <the ruling>."],
    ),
];

static WORDS: LazyLock<HashMap<String, Vec<CueWord>>> = LazyLock::new(|| {
    let mut words: HashMap<String, Vec<CueWord>> = HashMap::new();
    for row in ROWS {
        for (form, inflection) in row.verbs.split_whitespace().flat_map(inflect) {
            let word = CueWord { frame: row.frame, inflection, speech: row.speech, commits: row.commits };
            words.entry(form).or_default().push(word);
        }
    }
    words
});

/// The readings of a word in lower case, in the order of the table; empty when it is no cue.
pub(crate) fn readings(lower: &str) -> &'static [CueWord] {
    WORDS.get(lower).map_or(&[], Vec::as_slice)
}

/// All forms of a verb of the table.
fn inflect(verb: &str) -> Vec<(String, Inflection)> {
    let mut parts = verb.split('/');
    let lemma = parts.next().unwrap_or_default();
    let base = lemma.trim_end_matches('+');
    let stem = match lemma.ends_with('+') {
        true => format!("{base}{}", base.chars().next_back().unwrap_or_default()),
        false => base.trim_end_matches('e').to_owned(),
    };
    let past = parts.next().map_or_else(|| regular_past(base, &stem), str::to_owned);
    let participle = parts.next().map_or_else(|| past.clone(), str::to_owned);
    let ing = if base.ends_with("ee") || base.ends_with("ie") { base } else { &stem };
    let mut forms = vec![
        (base.to_owned(), Inflection::Base),
        (third(base), Inflection::Third),
        (past.clone(), Inflection::Past),
        (format!("{ing}ing"), Inflection::Ing),
    ];
    if participle != past {
        forms.push((participle, Inflection::Participle));
    }
    forms
}

fn third(base: &str) -> String {
    match after_consonant_y(base) {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "sh", "ch", "x", "z"].iter().any(|end| base.ends_with(end)) => format!("{base}es"),
        None => format!("{base}s"),
    }
}

fn regular_past(base: &str, stem: &str) -> String {
    match after_consonant_y(base) {
        Some(stem) => format!("{stem}ied"),
        None if base.ends_with('e') => format!("{base}d"),
        None => format!("{stem}ed"),
    }
}

/// The verb without its `y` when a consonant stands before it ("deny", not "say").
fn after_consonant_y(base: &str) -> Option<&str> {
    let stem = base.strip_suffix('y')?;
    let vowel = stem.ends_with(['a', 'e', 'o', 'u']);
    (!vowel).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_regular_and_irregular_verbs() {
        let forms = |verb| inflect(verb).into_iter().map(|form| form.0).collect::<Vec<_>>().join(" ");
        assert_eq!(forms("deny"), "deny denies denied denying");
        assert_eq!(forms("say/said/said"), "say says said saying");
        assert_eq!(forms("admit+"), "admit admits admitted admitting");
        assert_eq!(forms("agree"), "agree agrees agreed agreeing");
        assert_eq!(forms("write/wrote/written"), "write writes wrote writing written");
        assert_eq!(forms("announce"), "announce announces announced announcing");
        assert_eq!(forms("press"), "press presses pressed pressing");
    }

    #[test]
    fn every_row_has_an_example() {
        assert!(ROWS.iter().all(|row| !row.examples.is_empty()));
    }
}
