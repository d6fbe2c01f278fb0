//! Verbs behind "will": which are acts that can be promised.

/// Verbs in lower case that promise nothing: states, knowledge, luck, talk ("I will say", "we will see").
#[rustfmt::skip]
pub(super) fn is_no_act(verb: &str) -> bool {
    matches!(
        verb,
        "" | "see" | "know" | "need" | "have" | "lose" | "win" | "find" | "tell" | "say" | "admit" | "remember" | "miss" | "forget" | "feel"
            | "look" | "like" | "love" | "prefer" | "hate" | "enjoy" | "want" | "wish" | "hope" | "believe" | "think" | "understand"
            | "regret" | "become" | "get" | "suffer" | "survive" | "live" | "die" | "seem" | "appear" | "remain" | "probably" | "likely"
            | "learn" | "realize" | "realise" | "owe" | "matter" | "depend" | "affect" | "result" | "benefit" | "fail" | "succeed"
            | "welcome" | "consider" | "wait" | "happen" | "read" | "ask" | "quote" | "repeat" | "call" | "walk" | "cost" | "mean" | "allow" | "require" | "cause" | "lead" | "hurt" | "harm"
            | "add" | "note" | "argue" | "mention" | "grant" | "confess" | "guess" | "bet" | "assume" | "expect" | "imagine" | "face"
            | "struggle" | "pass" | "fall" | "rise" | "grow" | "rain" | "gain" | "recover" | "overcome" | "prevail" | "wonder"
            | "suppose" | "support" | "diagnose" | "also" | "as" | "a" | "the" | "in" | "to" | "soon" | "end" | "recognize"
            | "recognise" | "hear" | "notice" | "wake" | "sleep" | "laugh" | "cry" | "cherish" | "treasure" | "mourn"
            | "appreciate" | "bring" | "experience" | "receive" | "inherit" | "earn" | "make" | "rather" | "better"
    )
}

/// Acts by which a body binds itself; other verbs behind "the company will" foretell.
#[rustfmt::skip]
pub(super) fn is_act_of_body(verb: &str) -> bool {
    matches!(
        verb,
        "seek" | "take" | "send" | "work" | "continue" | "impose" | "respond" | "defend" | "withdraw" | "declare" | "accept" | "join" | "provide"
            | "build" | "close" | "open" | "cut" | "raise" | "launch" | "pay" | "invest" | "hire" | "introduce" | "publish" | "release" | "hold"
            | "begin" | "start" | "stop" | "end" | "appeal" | "sue" | "investigate" | "review" | "offer" | "ban" | "abolish" | "scrap" | "expand"
            | "increase" | "reduce" | "deploy" | "retaliate" | "negotiate" | "sign" | "ratify" | "implement" | "adopt" | "support" | "help"
            | "protect" | "ensure" | "maintain" | "keep" | "deliver" | "spend" | "fund" | "hand" | "return" | "leave" | "quit" | "honor"
            | "honour" | "comply" | "cooperate" | "co-operate" | "reopen" | "restore" | "replace" | "extend" | "lift" | "freeze" | "waive"
            | "refund" | "compensate" | "recall" | "contest" | "fight" | "oppose" | "veto" | "block" | "reject" | "formally" | "present"
            | "table" | "appoint" | "announce" | "propose" | "allocate" | "donate" | "contribute" | "train" | "supply" | "buy" | "sell"
            | "move" | "consult" | "bring" | "push" | "host" | "welcome" | "admit" | "let" | "give" | "create" | "set" | "tolerate"
            | "allow" | "apologise" | "apologize" | "monitor" | "enforce" | "prosecute" | "punish" | "stand"
    )
}

/// Acts against somebody: with them a promise is a threat.
#[rustfmt::skip]
pub(super) fn is_hostile(verb: &str) -> bool {
    matches!(
        verb,
        "retaliate" | "sue" | "punish" | "fire" | "strike" | "destroy" | "prosecute" | "jail" | "deport" | "expel" | "bomb" | "attack" | "invade"
            | "crush" | "kill" | "sack" | "evict" | "sanction" | "boycott" | "shoot" | "arrest" | "hunt" | "annihilate" | "ruin"
    )
}

/// Verbs of answering: who declines to do so binds himself to nothing.
#[rustfmt::skip]
pub(super) fn is_answering(verb: &str) -> bool {
    matches!(
        verb,
        "comment" | "say" | "answer" | "discuss" | "identify" | "disclose" | "elaborate" | "speak" | "talk" | "name" | "respond" | "provide"
            | "give" | "specify" | "reveal" | "confirm" | "speculate" | "offer" | "be" | "detail" | "address" | "explain" | "share"
            | "promise" | "pledge" | "commit" | "guarantee" | "describe" | "testify" | "acknowledge" | "admit" | "recommend" | "believe" | "endorse"
    )
}
