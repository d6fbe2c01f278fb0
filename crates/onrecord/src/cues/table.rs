//! The table of reporting verbs.
//!
//! A [`Row`] lists verbs that behave alike, with examples that the tests run. Inflected forms are generated; an
//! irregular verb gives its past and participle after slashes (`write/wrote/written`), a doubled consonant is marked
//! with `+` (`admit+`).

use super::Frame;

/// Verbs that behave alike.
pub(crate) struct Row {
    pub(super) frame: Frame,
    pub(super) speech: bool,
    pub(super) commits: bool,
    pub(super) verbs: &'static str,
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
         reply respond suggest imply hint deny repeat recall estimate report protest vent muse \
         contradict clarify elaborate affirm attest confess exclaim proclaim speculate tout signal signal+ indicate \
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
        "urge implore exhort beg+ command instruct encourage order request demand challenge invite pressure",
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
         demean unveil question outline detail rail insinuate echo \
         apologize apologise address interrupt bemoan deplore voice express air credit salute \
         champion extol+",
        &["[Ann Bo] {praised} <the council’s vote>.", "[Ann Bo] {called} <the vote a disgrace>."],
    ),
    row(
        Frame::Wish,
        false,
        false,
        "support oppose favor favour back welcome reckon prefer+ resent dread regret+ \
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
        "show/showed/shown find/found/found stipulate ",
        &["[The report] {found} <that the bridge was unsafe>."],
    ),
    row(
        Frame::Quote,
        true,
        false,
        "continue read/read/read counter laugh shout yell scream whisper mutter murmur sigh snap+ gush chuckle begin/began/begun \
         interject offer cry chant chime answer sing/sang/sung joke volunteer crow fume thunder scoff sneer smile \
         nod+ deadpan+ reflect reason enthuse rage explode intone summarize summarise plead \
         pray confide bark growl grumble beam",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_an_example() {
        assert!(ROWS.iter().all(|row| !row.examples.is_empty()));
    }
}
