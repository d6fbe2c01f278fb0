//! Furniture: lines that the page or the desk put round the article, and that are no part of what it tells.
//!
//! Precision comes first: what is called furniture holds no statements. Every rule accounts for a whole line.

use super::pattern::{self, Rule};
use super::words::Word;

/// Whether the words of a whole line are furniture wherever they stand.
pub(super) fn is_furniture(words: &[Word<'_>]) -> bool {
    may_be_furniture(words) && pattern::find(RULES, without_bullets(words)).is_some()
}

/// Whether a line with these first words may be furniture: most lines are done with after this look.
pub(super) fn may_be_furniture(words: &[Word<'_>]) -> bool {
    let mut words = words.iter().filter(|word| !matches!(word.text, "(" | "[" | "*" | "»" | "›" | "|" | "•"));
    let first = words.next().map(|word| word.text.to_lowercase());
    let second = words.next().map(|word| word.text.to_lowercase());
    first.is_some_and(|first| may_open(&first, &second.unwrap_or_default()))
}

/// Whether the words of one of the last lines say who else wrote the article.
pub(super) fn is_closing_note(words: &[Word<'_>]) -> bool {
    let hint =
        |word: &Word<'_>| matches!(word.text, "contributed" | "reported" | "contributor" | "contributing");
    words.len() <= 60 && words.iter().any(hint) && pattern::find(CLOSING, words).is_some()
}

/// Whether a line between the headline and the first words of the article tells only when it appeared.
pub(super) fn is_time_of_publication(words: &[Word<'_>]) -> bool {
    let dated =
        words.iter().any(pattern::is_month) && words.iter().filter(|word| word.is_number()).count() > 1;
    dated && pattern::matches("<date>", words)
}

/// Whether a line is made of rules and ornaments only: "___", "* * *", "###".
pub(super) fn is_ornament(line: &str) -> bool {
    line.chars().all(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '_' | '*'
                    | '-'
                    | '–'
                    | '—'
                    | '='
                    | '#'
                    | '~'
                    | '•'
                    | '·'
                    | '+'
                    | '|'
                    | '■'
                    | '▪'
                    | '◆'
                    | '●'
            )
    })
}

fn without_bullets<'w, 't>(words: &'w [Word<'t>]) -> &'w [Word<'t>] {
    let bullets =
        words.iter().take_while(|word| matches!(word.text, "*" | "»" | "›" | "|" | "•" | "[")).count();
    words.get(bullets..).unwrap_or_default()
}

/// First and second words of the rules below, in lower case.
fn may_open(first: &str, second: &str) -> bool {
    match first {
        "the" => matches!(
            second,
            "views" | "opinions" | "correction" | "clarification" | "full" | "best" | "latest"
        ),
        "a" | "an" => matches!(second, "correction" | "clarification" | "earlier" | "previous"),
        "this" => matches!(
            second,
            "article"
                | "story"
                | "post"
                | "piece"
                | "column"
                | "page"
                | "report"
                | "headline"
                | "blog"
                | "interview"
                | "is"
                | "material"
        ),
        "we" => matches!(second, "use" | "pay"),
        "by" => matches!(second, "signing" | "subscribing" | "clicking" | "entering"),
        "on" => second == "twitter",
        "all" => second == "rights",
        "you" => matches!(second, "may" | "might" | "read"),
        "have" => second == "you",
        _ => OPENERS.binary_search(&first).is_ok(),
    }
}

/// First words that are seldom those of prose, sorted.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "ad", "advertisement", "advertising", "after", "also", "article", "check", "clarification", "click",
    "comment", "comments", "contact", "continue", "copy", "correction", "do", "don't", "don’t", "download",
    "earlier", "editor's", "editor’s", "email", "ends", "enter", "facebook", "find", "first", "follow",
    "for", "get", "got", "hear", "hide", "join", "last", "latest", "like", "linkedin", "listen", "loading",
    "media", "modified", "more", "most", "originally", "our", "page", "past", "play", "please", "post",
    "posted", "previous", "print", "promoted", "published", "read", "recommended", "refresh", "related",
    "save", "scroll", "see", "send", "share", "show", "sign", "skip", "sponsored", "story", "subscribe",
    "tap", "thank", "thanks", "top", "trending", "tweet", "twitter", "updated", "view", "want", "watch",
    "whatsapp",
];

#[rustfmt::skip]
const RULES: &[Rule] = &[
    // Pointers to other pages.
    Rule {
        pattern: "read [more|next|also] : <any>",
        yes: &["Read more: Harbour tunnel to reopen, mayor says", "READ MORE: Mara Quill resigns", "Read next: Storm warning"],
        no: &["Read more books, she urged.", "Read the letter again: nothing in it is true."],
    },
    Rule {
        pattern: "read more [here|»|>|›|on|about|at|from] [this] [story|article|topic|here]",
        yes: &["Read more", "Read more »", "Read More...", "Read more here.", "Read more on this story"],
        no: &["Read more slowly.", "Read more about the children and you will weep, he said."],
    },
    Rule {
        pattern: "read more about|on|at|from <rest>",
        yes: &["Read more about the harbour tunnel here."],
        no: &["Read more on the wall, the teacher told them."],
    },
    Rule { pattern: "also read : <any>", yes: &["Also read: The tunnel in numbers"], no: &["Also read out were two letters."] },
    Rule { pattern: "see|read also : <any>", yes: &["See also: The tunnel in numbers"], no: &["See also how he runs."] },
    Rule {
        pattern: "read|see the|his|her|their|our|its full|whole|original|complete|entire|rest * here|below|article|story|report|interview|letter|statement|transcript|piece|post",
        yes: &["Read the full story here.", "Read the rest here.", "Read her full statement"],
        no: &["Read the full report, and you will see that it is empty, Mara Quill said.", "Read the room."],
    },
    Rule {
        pattern: "watch|see|view|hear|listen [to] * video|clip|interview|ad|footage|exchange|photos|pictures|remarks|preview|audio|episode|speech|trailer * above|below",
        yes: &["Watch the full interview with Ann Bo below:", "Watch the ad above.", "Listen to the episode embedded below"],
        no: &["Watch the water rise above the quay and you will know.", "Watch him, she said."],
    },
    Rule {
        pattern: "related [articles|stories|content|topics|links|coverage|video|videos|news] [:]",
        yes: &["Related stories", "Related:", "RELATED COVERAGE"],
        no: &["Related officials were also named.", "Related by marriage, they never spoke."],
    },
    Rule { pattern: "related [articles|stories|content|coverage] : <any>", yes: &["Related: Mayor says tunnel is safe"], no: &["Related questions: none."] },
    Rule {
        pattern: "more on this story|topic|subject",
        yes: &["More on this story"],
        no: &["More on this story is known to the police."],
    },
    Rule {
        pattern: "more from|in <name>",
        yes: &["More from Harbour Times"],
        no: &["More from the council was not to be had.", "More in need than others were the old."],
    },
    Rule {
        pattern: "most|top|latest|trending|recommended|you|editor's|editor’s read|popular|viewed|shared|stories|news|headlines|now|topics|reading|picks|videos [on|in] [<name>]",
        yes: &["Most read", "Trending now", "Most popular in Business", "Editor's picks"],
        no: &["Top stories were told that night.", "Most read nothing at all."],
    },
    Rule {
        pattern: "recommended for you|stories|reading|videos",
        yes: &["Recommended for you"],
        no: &["Recommended for prosecution were two men."],
    },
    Rule { pattern: "you may|might also like|enjoy [:]", yes: &["You might also like"], no: &["You may also like to know that he left."] },
    Rule { pattern: "don't|don’t miss : <any>", yes: &["Don't miss: The tunnel in pictures"], no: &["Don't miss this chance, he said."] },
    // Advertisements and the page's own controls.
    Rule {
        pattern: "advertisement|advertising|ad|sponsored|promoted [content|feature|by] [<name>]",
        yes: &["Advertisement", "ADVERTISEMENT", "Sponsored content"],
        no: &["Advertisement costs rose.", "Advertising works, the firm said."],
    },
    Rule {
        pattern: "article|story|post continues|continued below|after [the|this] [advertisement|ad|promotion|photo|video|newsletter]",
        yes: &["Story continues below advertisement", "Article continues after this ad"],
        no: &["Story continues to trouble him."],
    },
    Rule { pattern: "[skip] after|past newsletter|advertisement promotion", yes: &["after newsletter promotion", "Skip past newsletter promotion"], no: &["After newsletter editors left, it closed."] },
    Rule { pattern: "skip [to|past] [main] advertisement|ad|content|navigation", yes: &["Skip to main content"], no: &["Skip content that bores you, he told them."] },
    Rule {
        pattern: "[advertisement] continue reading [the] [main] [story|article] [below|here]",
        yes: &["Continue reading the main story", "Advertisement Continue reading the main story"],
        no: &["Continue reading the main story to your children, she told him."],
    },
    Rule {
        pattern: "scroll [down|below] for|to more|see|read|video|watch|continue <rest>",
        yes: &["Scroll down for video", "Scroll for more stories"],
        no: &["Scroll painting is an old art."],
    },
    Rule {
        pattern: "share this|on|via [article|story|post|page|video|with] [on|via|with] [facebook|twitter|whatsapp|email|linkedin|your|x] [friends]",
        yes: &["Share this", "Share this article", "Share on Facebook", "Share this story on Twitter"],
        no: &["Share this view with nobody.", "Share prices fell on Monday."],
    },
    Rule {
        pattern: "share|tweet|print|email|comment|comments|save|whatsapp|facebook|twitter|linkedin|loading|ends",
        yes: &["Share", "Comments", "Loading...", "ENDS"],
        no: &["Share prices fell.", "Twitter banned him."],
    },
    Rule { pattern: "view|show|hide|see|play|copy [all] comments|gallery|caption|image|video|link|photos [in] [fullscreen]", yes: &["View comments", "View image in fullscreen", "Hide caption"], no: &["View comments as advice, she said."] },
    Rule { pattern: "comments [are] closed|disabled", yes: &["Comments are closed."], no: &["Comments are welcome, the court said."] },
    Rule {
        pattern: "media playback is not|unsupported [supported] on your|this device",
        yes: &["Media playback is not supported on this device"],
        no: &["Media freedom is not supported on this ground."],
    },
    // Newsletters, subscriptions, networks.
    Rule {
        pattern: "sign up [here|now|today] for|to|and|by * newsletter|newsletters|email|emails|alerts|briefing|inbox|updates|here|subscription <rest>",
        yes: &["Sign up for our newsletter", "Sign up to the Harbour Briefing, our daily email, for news from the quay."],
        no: &["Sign up for the army, the posters said.", "Sign up or leave."],
    },
    Rule { pattern: "sign up here|now|today", yes: &["Sign up now"], no: &["Sign up sheets hung on the wall."] },
    Rule {
        pattern: "for|want * sign up <rest>",
        yes: &["For more, sign up for the Quay newsletter.", "Want more updates from Ann? Sign up for her newsletter, Low Tide."],
        no: &["For weeks they could not sign up, she said."],
    },
    Rule {
        pattern: "[(] subscribe [now|today|here] [to|for|on] * newsletter|podcast|channel|here|itunes|today|now|youtube <rest>",
        yes: &["Subscribe to our newsletter", "(Subscribe to the Low Tide podcast on iTunes.)", "Subscribe today"],
        no: &["Subscribe to that view and you are lost, he told them."],
    },
    Rule {
        pattern: "get * delivered|straight|sent * inbox <rest>",
        yes: &["Get the best of the Courier delivered to your inbox every morning."],
        no: &["Get the letters delivered, he told the clerk."],
    },
    Rule {
        pattern: "download|get our|the [free|new] * app <rest>",
        yes: &["Download our free app"],
        no: &["Get the money and run."],
    },
    Rule {
        pattern: "click|tap here [to|for] <rest>",
        yes: &["Click here", "Click here to read the letter", "Tap here for more"],
        no: &["Click here and win, the message said.", "Click here for a prize, it said."],
    },
    Rule {
        pattern: "follow|like|find|join [the] * on|at [his|her|our] twitter|facebook|instagram|linkedin|threads|bluesky|mastodon|youtube|tiktok|telegram|whatsapp <rest>",
        yes: &["Follow us on Twitter", "Follow Ann Bo on Twitter @annbo.", "Like us on Facebook", "Follow Ann Bo at Facebook.com and on Twitter: @annbo. Write to her."],
        no: &["Follow the money, he said.", "Follow him on Twitter and you will see, she said.", "Follow the road at low tide."],
    },
    Rule { pattern: "follow us <rest>", yes: &["Follow us"], no: &["Follow us, they told him."] },
    Rule { pattern: "follow <handle> <rest>", yes: &["Follow @annbo", "Follow @harbour or #quay on the network."], no: &["Follow the leader."] },
    Rule { pattern: "on twitter [,] follow <rest>", yes: &["On Twitter, follow Ann Bo"], no: &["On Twitter, followers jeered."] },
    Rule {
        pattern: "by signing|subscribing|clicking|entering * you agree|consent|accept|confirm <any>",
        yes: &["By signing up you agree to our terms."],
        no: &["By signing up for the army he broke her heart."],
    },
    Rule { pattern: "enter your email <rest>", yes: &["Enter your email address"], no: &["Enter your email and regret it, police said."] },
    Rule { pattern: "please enter|enable a|an|your|javascript [valid] [email] <rest>", yes: &["Please enter a valid email address", "Please enable JavaScript to view this page."], no: &["Please enter, the host said."] },
    Rule { pattern: "thanks|thank [you] for subscribing|signing|registering <rest>", yes: &["Thank you for subscribing!"], no: &["Thank you for coming."] },
    Rule { pattern: "we use cookies <any>", yes: &["We use cookies to improve this page."], no: &["We use sandbags."] },
    // Notes of the desk.
    Rule {
        pattern: "this article|story|post|piece|column|page|report|headline|blog was|has [been] [since] [last] amended|updated|corrected|edited|revised|modified [on|to|at|with|after|from|in|because|:|throughout] <any>",
        yes: &["This article was amended on 3 May 2021 to correct the spelling of Quill.", "This story has been updated with comments from the council.", "This post has been updated."],
        no: &["This story was told by generations of singers.", "This report was published on Tuesday."],
    },
    Rule {
        pattern: "this article|story|post|piece|column|interview was|is|has [been] first|originally|previously published|posted|appeared <any>",
        yes: &["This article was originally published on Low Tide.", "This story was first published in May."],
        no: &["This story was first told in 1901."],
    },
    Rule {
        pattern: "this article|story|post|piece originally|first|previously appeared <any>",
        yes: &["This article originally appeared in the Harbour Times."],
        no: &["This story first came to light in May."],
    },
    Rule { pattern: "originally|first published|posted on|at|in|by|: <rest>", yes: &["Originally published in the Harbour Times."], no: &["First published in 1901, the book, she said, is a joy."] },
    Rule {
        pattern: "this is a developing|breaking [news] story <rest>",
        yes: &["This is a developing story; more follows here.", "This is a breaking news story, please check back for updates."],
        no: &["This is a developing country."],
    },
    Rule { pattern: "more to come|follow", yes: &["More to come..."], no: &["More to come were three ships."] },
    Rule { pattern: "more follows|soon|details [soon|follow]", yes: &["More follows", "More details soon"], no: &["More details emerged."] },
    Rule { pattern: "check|refresh [back] [this] [page] for updates|more|the <rest>", yes: &["Check back for updates."], no: &["Check for leaks."] },
    Rule {
        pattern: "[a|an|the] [correction|clarification] [:] [an] earlier|previous version of this article|story|post|report|headline|piece|column <any>",
        yes: &["An earlier version of this article said that the tunnel was closed.", "Correction: An earlier version of this story misspelled Quill."],
        no: &["An earlier version of this law said the same."],
    },
    Rule { pattern: "correction|clarification [appended]", yes: &["CORRECTION:", "Correction appended"], no: &["Correction: the tunnel is 900 metres long, as Mara Quill said."] },
    Rule { pattern: "[last] updated|published|posted|modified [at|on|:] <date>", yes: &["Updated at 11.02am GMT", "Last updated: 3 May 2021", "Published 10:00, 3 May", "Updated 9:57 PM ET, Thu May 3, 2021"], no: &["Updated in May, the law, he said, is sound.", "Published on Monday, the report blames nobody."] },
    Rule { pattern: "all rights reserved <any>", yes: &["All rights reserved."], no: &["All rights must be kept."] },
    Rule { pattern: "this material may not be published|reproduced <any>", yes: &["This material may not be published, broadcast or rewritten."], no: &["This material may not be safe."] },
    Rule {
        pattern: "the views|opinions expressed * author|author's|author’s|authors|own|necessarily <any>",
        yes: &["The views expressed are the author's own.", "The opinions expressed here do not necessarily reflect those of the Courier."],
        no: &["The views expressed by voters were harsh."],
    },
    Rule { pattern: "have you been affected by <rest>", yes: &["Have you been affected by this story?"], no: &["Have you been there?"] },
    Rule { pattern: "do you have a|any story|tip <any>", yes: &["Do you have a story for us? Write to us."], no: &["Do you have a clue, she asked."] },
    Rule { pattern: "got a|any story|tip|news <any>", yes: &["Got a tip? Write to us."], no: &["Got a moment?"] },
    Rule { pattern: "we pay for your <any>", yes: &["We pay for your stories!"], no: &["We pay for all of it."] },
    Rule { pattern: "send [your|us] tips|photos|stories * to <any>", yes: &["Send tips and photos to Ann Bo"], no: &["Send help, they wrote."] },
    Rule { pattern: "email|contact us|me at|on <any>", yes: &["Email us at desk@courier.example"], no: &["Email traffic grew."] },
    Rule { pattern: "our standards : <any>", yes: &["Our Standards: The Trust Rules"], no: &["Our standards are high."] },
];

#[rustfmt::skip]
const CLOSING: &[Rule] = &[
    Rule {
        pattern: "* * contributed [reporting] to this|the report|story|article|post|dispatch|piece",
        yes: &[
            "The Associated Press contributed to this report.",
            "Harbour Press writers Ann Bo in Ohio, Cy Dee in Maine and Ed Fay in Utah contributed to this report.",
            "Ann Bo contributed reporting to this story.",
        ],
        no: &["The heat contributed to this disaster."],
    },
    Rule { pattern: "<name> contributed reporting|research [from|in] [<place>]", yes: &["Ann Bo and Cy Dee contributed reporting.", "Ann Bo contributed reporting from Salem."], no: &["He contributed reporting that won prizes."] },
    Rule { pattern: "<name> reported|contributed from <place>", yes: &["Bo reported from Salem.", "Ann Bo contributed from Salem"], no: &["Residents of the quay reported from dawn that the water rose.", "The minister reported from the front."] },
    Rule {
        pattern: "<name> reported from <place> .|,|and * contributed|reported [reporting] from|to <rest>",
        yes: &["Bo reported from Salem. Harbour Press writer Cy Dee contributed from Dover."],
        no: &["Bo reported from Salem. The rain went on."],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::words::words;
    use crate::text::Text;

    #[test]
    fn every_rule_matches_its_examples_and_no_rule_their_counterexamples() {
        pattern::tests::run(RULES);
        pattern::tests::run(CLOSING);
    }

    #[test]
    fn the_table_of_first_words_is_sorted() {
        assert!(OPENERS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn every_example_passes_the_look_at_its_first_word() {
        for line in RULES.iter().flat_map(|rule| rule.yes) {
            let text = Text::new(*line).unwrap();
            assert!(is_furniture(&words(&text, text.whole(), 200)), "{line:?}");
        }
    }
}
