//! What a site asks of robots: `robots.txt` by RFC 9309.

use std::fmt::Write as _;
use std::time::Duration;

/// The longest pause that a `crawl-delay` is taken at its word for.
const LONGEST_DELAY: Duration = Duration::from_secs(30);

/// The rules of a site for one robot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Robots {
    rules: Vec<Rule>,
    delay: Option<Duration>,
}

/// `Allow: PATTERN` or `Disallow: PATTERN`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    allows: bool,
    /// As [`normal`] has it.
    pattern: String,
}

/// Whom a group of rules is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    /// Before any `user-agent`.
    Nobody,
    /// Other robots.
    Others,
    /// `*`.
    Everybody,
    /// This robot by name.
    Us,
}

impl Robots {
    /// The rules for the robot of this name (its product token, `onrecord`). Nothing is an error: what cannot be read is
    /// passed over. Rules for the name count, else those for `*`, each from all groups together.
    ///
    /// ```
    /// use onrecord_fetch::Robots;
    ///
    /// let robots = Robots::parse(b"User-agent: *\nDisallow: /drafts/\nAllow: /drafts/today$", "onrecord");
    /// assert!(robots.allows("/news?page=2") && !robots.allows("/drafts/1"));
    /// assert!(robots.allows("/drafts/today"));
    /// ```
    pub fn parse(file: &[u8], product: &str) -> Robots {
        let text = String::from_utf8_lossy(file);
        let text = text.trim_start_matches('\u{feff}');
        let (mut ours, mut everybodys, mut named) = (Robots::default(), Robots::default(), false);
        let (mut group, mut in_names) = (Group::Nobody, false);
        for (key, value) in text.split(['\r', '\n']).filter_map(record) {
            let key = key.to_ascii_lowercase();
            if key == "user-agent" {
                let found = group_of(value, product);
                // Names in a row share what follows.
                group = if in_names { strongest(group, found) } else { found };
                in_names = true;
                named |= found == Group::Us;
                continue;
            }
            let rules = match group {
                Group::Us => &mut ours,
                Group::Everybody => &mut everybodys,
                Group::Others | Group::Nobody => {
                    in_names &= !matches!(key.as_str(), "allow" | "disallow" | "crawl-delay");
                    continue;
                }
            };
            in_names &= !rules.take(&key, value);
        }
        if named { ours } else { everybodys }
    }

    /// Files a record; whether it is a rule, which ends a row of names.
    fn take(&mut self, key: &str, value: &str) -> bool {
        match key {
            // An empty pattern says nothing.
            "allow" | "disallow" => {
                if !value.is_empty() {
                    self.rules.push(Rule { allows: key == "allow", pattern: normal(value) });
                }
            }
            "crawl-delay" => {
                let seconds =
                    value.parse().ok().filter(|seconds: &f32| seconds.is_finite() && *seconds >= 0.0);
                let delay =
                    seconds.map(|seconds| Duration::from_secs_f32(seconds.min(LONGEST_DELAY.as_secs_f32())));
                self.delay = self.delay.max(delay);
            }
            _ => return false,
        }
        true
    }

    /// Whether a page may be fetched, by the path of its address with the query: the longest pattern that matches decides, an
    /// `allow` where two are equally long.
    pub fn allows(&self, path: &str) -> bool {
        let path = normal(path);
        let matching = self.rules.iter().filter(|rule| matches(&rule.pattern, &path));
        matching.max_by_key(|rule| (rule.pattern.len(), rule.allows)).is_none_or(|rule| rule.allows)
            || path == "/robots.txt"
    }

    /// How long the site asks to be left alone between two requests; at most half a minute is heeded.
    pub fn delay(&self) -> Option<Duration> {
        self.delay
    }
}

/// `KEY: VALUE` of a line, without comment.
fn record(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split('#').next()?.split_once(':')?;
    Some((key.trim(), value.trim()))
}

/// The name in a `user-agent`: letters, `_` and `-` only; what follows is a version.
fn group_of(value: &str, product: &str) -> Group {
    let is_of_name = |c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '_');
    if value.strip_prefix('*').is_some_and(|rest| !rest.starts_with(|c: char| !c.is_whitespace())) {
        return Group::Everybody;
    }
    let name = value.split(|c| !is_of_name(c)).next().unwrap_or_default();
    if name.eq_ignore_ascii_case(product) { Group::Us } else { Group::Others }
}

fn strongest(one: Group, other: Group) -> Group {
    let strength = |group: Group| match group {
        Group::Nobody => 0,
        Group::Others => 1,
        Group::Everybody => 2,
        Group::Us => 3,
    };
    if strength(one) >= strength(other) { one } else { other }
}

/// A path as it is compared (RFC 9309, 2.2.2): what is not ASCII in percent signs, letters and digits out of them.
fn normal(path: &str) -> String {
    let mut normal = String::with_capacity(path.len());
    let mut bytes = path.as_bytes().iter();
    while let Some(&byte) = bytes.next() {
        let escaped = if byte == b'%' { escaped(bytes.as_slice()) } else { None };
        let byte = match escaped {
            Some(value) => {
                bytes.nth(1);
                if !value.is_ascii_alphanumeric() && !b"-._~".contains(&value) {
                    write_escaped(&mut normal, value);
                    continue;
                }
                value
            }
            None => byte,
        };
        if byte.is_ascii() { normal.push(char::from(byte)) } else { write_escaped(&mut normal, byte) }
    }
    normal
}

fn write_escaped(to: &mut String, byte: u8) {
    // A string takes everything.
    let _ = write!(to, "%{byte:02X}");
}

fn escaped(rest: &[u8]) -> Option<u8> {
    let digits = rest.get(..2).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// Whether a pattern matches a path from its beginning: `*` stands for anything, `$` at the end for the end. Each piece
/// between stars is looked for once, so that no pattern takes long.
fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, to_the_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut pieces = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(pieces.next().unwrap_or_default()) else { return false };
    let mut pieces: Vec<&str> = pieces.collect();
    let last = if to_the_end { pieces.pop() } else { None };
    for piece in pieces {
        let Some((_, after)) = rest.split_once(piece) else { return false };
        rest = after;
    }
    match last {
        Some(last) => rest.ends_with(last),
        None => !to_the_end || rest.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use robotstxt::matcher::{RobotsMatchStrategy, RobotsMatcher};

    fn allowed(file: &str, path: &str) -> bool {
        Robots::parse(file.as_bytes(), "onrecord").allows(path)
    }

    /// The examples of RFC 9309, with our name for theirs.
    #[test]
    fn the_examples_of_the_standard() {
        let file = "User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n\n\
            User-Agent: foobot\nDisallow:/\nAllow:/example/page.html\nAllow:/example/allowed.gif\n\n\
            User-Agent: barbot\nUser-Agent: onrecord\nDisallow: /example/page.html\n\n\
            User-Agent: quxbot\n";
        assert!(!allowed(file, "/example/page.html") && allowed(file, "/example/other"));
        let everybody = |path| Robots::parse(file.as_bytes(), "elsebot").allows(path);
        assert!(!everybody("/a.gif") && everybody("/a.gif?x") && everybody("/publications/1"));
        assert!(!everybody("/example/allowed.gif"));
        let quxbot = Robots::parse(file.as_bytes(), "quxbot");
        assert!(quxbot.allows("/example/"), "a group of its own, without rules");
        let foobot = Robots::parse(file.as_bytes(), "foobot");
        assert!(foobot.allows("/example/page.html") && !foobot.allows("/example/page"));
        let longest = "User-Agent: onrecord\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n";
        assert!(allowed(longest, "/example/page/1") && !allowed(longest, "/example/page/disallowed.gif"));
    }

    /// RFC 9309, 2.2.2 and 2.2.3: what counts as equal.
    #[test]
    fn paths_are_compared_with_their_escapes_undone() {
        let rule = |path: &str| format!("user-agent: *\ndisallow: {path}");
        for (rule_path, path) in [
            ("/foo/bar?baz=quz", "/foo/bar?baz=quz"),
            ("/foo/bar?baz=http://foo.bar", "/foo/bar?baz=http://foo.bar"),
            ("/foo/bar/ツ", "/foo/bar/%E3%83%84"),
            ("/foo/bar/%E3%83%84", "/foo/bar/%E3%83%84"),
            ("/foo/bar/%62%61%7A", "/foo/bar/baz"),
            ("/a%3cd.html", "/a%3Cd.html"),
            ("/path/file-with-a-%2A.html", "/path/file-with-a-%2A.html"),
        ] {
            assert!(!allowed(&rule(rule_path), path), "{rule_path} {path}");
        }
        assert!(allowed(&rule("/a%2fb"), "/a/b"), "a reserved character means something else when escaped");
        assert!(allowed(&rule("/"), "/robots.txt"));
    }

    #[test]
    fn names_keys_comments_and_line_ends_are_read_loosely() {
        for file in [
            "USER-AGENT: OnRecord/1.0 # us\r\nDisAllow : /a # no\r\n",
            "user-agent: onrecord\rdisallow: /a\r",
            "\u{feff}user-agent: x\nuser-agent: onrecord\nsitemap: /s\nuser-agent: y\n\ndisallow: /a",
            "user-agent: * x\ndisallow: /a",
        ] {
            assert!(!allowed(file, "/a") && allowed(file, "/b"), "{file}");
        }
        for file in [
            "disallow: /a\nuser-agent: onrecord",
            "user-agent: onrecordbot\ndisallow: /",
            "<html>no</html>",
            "",
        ] {
            assert!(allowed(file, "/a"), "{file}");
        }
    }

    #[test]
    fn a_pause_is_heeded_within_reason() {
        let delay = |text: &str| Robots::parse(text.as_bytes(), "onrecord").delay();
        assert_eq!(delay("user-agent: *\ncrawl-delay: 2.5"), Some(Duration::from_millis(2500)));
        assert_eq!(delay("user-agent: *\ncrawl-delay: 1e30"), Some(LONGEST_DELAY));
        assert_eq!(delay("user-agent: *\ncrawl-delay: -1"), None);
        assert_eq!(delay("user-agent: *\ncrawl-delay: soon"), None);
    }

    #[test]
    fn patterns_made_to_be_slow_are_not() {
        let began = std::time::Instant::now();
        let rules = format!("disallow: /{}b$\n", "*a".repeat(900)).repeat(250);
        assert!(allowed(&format!("user-agent: *\n{rules}"), &format!("/{}", "a".repeat(8_000))));
        assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    }

    /// Google's way through a file, with a matching of our own for that of the crate, which loses places behind a star.
    #[derive(Default)]
    struct Simple;

    impl RobotsMatchStrategy for Simple {
        fn match_allow(&self, path: &str, pattern: &str) -> i32 {
            if simply_matches(pattern.as_bytes(), path.as_bytes()) { pattern.len() as i32 } else { -1 }
        }

        fn match_disallow(&self, path: &str, pattern: &str) -> i32 {
            self.match_allow(path, pattern)
        }
    }

    /// As anybody would write it who had all the time in the world.
    fn simply_matches(pattern: &[u8], path: &[u8]) -> bool {
        match (pattern, path) {
            ([], _) => true,
            ([b'$'], rest) => rest.is_empty(),
            ([b'*', pattern @ ..], _) => (0..=path.len()).any(|at| simply_matches(pattern, &path[at..])),
            ([one, pattern @ ..], [other, path @ ..]) => one == other && simply_matches(pattern, path),
            (_, []) => false,
        }
    }

    proptest! {
        #[test]
        fn google_s_parser_says_the_same(
            lines in prop::collection::vec(
                prop_oneof![
                    3 => "user-agent: (onrecord|\\*|other|OnRecord/2)",
                    4 => "(dis)?allow: (/[ab/*]{0,5}[$]?|\\*[ab]?)",
                    // (In that version a `sitemap` ended a group, against the standard.)
                    1 => "(disallow:|# a|x)",
                ],
                0..12,
            ),
            path in "/[ab/]{0,6}",
        ) {
            let file = lines.join("\n");
            let url = format!("https://oxley.example{path}");
            let theirs = RobotsMatcher::<Simple>::default().one_agent_allowed_by_robots(&file, "onrecord", &url);
            prop_assert_eq!(allowed(&file, &path), theirs, "{}\n{}", file, path);
        }
    }
}
