//! Addresses of pages: what of RFC 3986 `http` and `https` need. Where programs disagree about an address, it is refused.

use std::fmt::{self, Write as _};

use crate::Error;

/// An address that can be asked for. Two are equal when the same request is sent for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Url {
    is_secure: bool,
    /// In lower case; an address of IPv6 in its brackets.
    host: String,
    /// Where it is not the usual one.
    port: Option<u16>,
    /// From its first slash, with the query, every byte in ASCII.
    path: String,
}

impl Url {
    /// An address as somebody wrote it, without its fragment.
    pub(crate) fn parse(text: &str) -> Result<Url, Error> {
        let text = text.trim();
        let (scheme, rest) =
            text.split_once("://").ok_or_else(|| bad("it does not begin with http:// or https://"))?;
        let is_secure = match scheme.to_ascii_lowercase().as_str() {
            "http" => false,
            "https" => true,
            _ => return Err(bad("neither http nor https")),
        };
        let rest = rest.split('#').next().unwrap_or_default();
        let (authority, path) = match rest.find(['/', '?']) {
            Some(at) => rest.split_at_checked(at).unwrap_or((rest, "")),
            None => (rest, ""),
        };
        let (host, port) = host_and_port(authority)?;
        let usual = if is_secure { 443 } else { 80 };
        Ok(Url { is_secure, host, port: port.filter(|&port| port != usual), path: absolute_path(path) })
    }

    /// The address that a page, or a redirect, at this one calls `reference`.
    pub(crate) fn join(&self, reference: &str) -> Result<Url, Error> {
        let reference = reference.trim();
        let reference = reference.split('#').next().unwrap_or_default();
        if has_scheme(reference) {
            return Url::parse(reference);
        }
        if let Some(rest) = reference.strip_prefix("//") {
            return Url::parse(&format!("{}://{rest}", self.scheme()));
        }
        let (path, query) = match self.path.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (self.path.as_str(), None),
        };
        let path = match reference.chars().next() {
            None => query.map_or(path.to_owned(), |query| format!("{path}?{query}")),
            Some('/') => reference.to_owned(),
            Some('?') => format!("{path}{reference}"),
            Some(_) => format!("{}/{reference}", path.rsplit_once('/').map_or("", |(folder, _)| folder)),
        };
        Ok(Url { path: absolute_path(&path), ..self.clone() })
    }

    fn scheme(&self) -> &'static str {
        if self.is_secure { "https" } else { "http" }
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// Path and query, as they are asked for.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// What shares one `robots.txt`: scheme, host and port.
    pub(crate) fn site(&self) -> String {
        let port = self.port.map_or_else(String::new, |port| format!(":{port}"));
        format!("{}://{}{port}", self.scheme(), self.host)
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.site(), self.path)
    }
}

fn bad(why: &str) -> Error {
    Error::BadAddress { why: why.to_owned() }
}

fn host_and_port(authority: &str) -> Result<(String, Option<u16>), Error> {
    if authority.contains('@') {
        return Err(bad("it has a name or password in it"));
    }
    let (host, port) = match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((inner, rest)) => (format!("[{inner}]"), rest.strip_prefix(':').unwrap_or(rest)),
        None => {
            let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
            (host.to_owned(), port)
        }
    };
    let bare = host.trim_matches(['[', ']']);
    let is_number = bare.len() < host.len();
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') || (is_number && c == ':');
    if bare.is_empty() || !bare.chars().all(fits) {
        // Names in other letters have a form in ASCII, and servers send that.
        return Err(bad("its host is not written in the letters of host names"));
    }
    let port =
        if port.is_empty() { None } else { Some(port.parse().map_err(|_| bad("its port is no number"))?) };
    Ok((host.to_ascii_lowercase(), port))
}

/// Whether a reference names a scheme of its own.
fn has_scheme(reference: &str) -> bool {
    let Some((scheme, _)) = reference.split_once(':') else { return false };
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-');
    scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(fits)
}

/// A path with its query: from the root, without steps up or to where one is, and in ASCII.
fn absolute_path(path: &str) -> String {
    let (path, query) = match path.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (path, None),
    };
    let mut steps: Vec<&str> = Vec::new();
    let mut ends_open = true;
    for step in path.split('/').skip(usize::from(path.starts_with('/'))) {
        ends_open = matches!(step, "." | "..");
        match step {
            "." => {}
            ".." => _ = steps.pop(),
            step => steps.push(step),
        }
    }
    let folder = if ends_open && !steps.is_empty() { "/" } else { "" };
    let query = query.map_or_else(String::new, |query| format!("?{query}"));
    in_ascii(&format!("/{}{folder}{query}", steps.join("/")))
}

fn in_ascii(path: &str) -> String {
    let mut ascii = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            ascii.push(char::from(byte));
        } else {
            // A string takes everything.
            let _ = write!(ascii, "%{byte:02X}");
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        Url::parse(text).map_or_else(|error| error.to_string(), |url| url.to_string())
    }

    #[test]
    fn addresses_are_brought_into_one_form() {
        for (text, expected) in [
            (" HTTP://Oxley.Example:80 ", "http://oxley.example/"),
            ("https://oxley.example:8443?a=b#c", "https://oxley.example:8443/?a=b"),
            (
                "https://oxley.example/a/../b/./c d/é?q=“x”",
                "https://oxley.example/b/c%20d/%C3%A9?q=%E2%80%9Cx%E2%80%9D",
            ),
            ("http://[::1]:8080/a%20b", "http://[::1]:8080/a%20b"),
            ("http://oxley.example/\\..\\a", "http://oxley.example/%5C..%5Ca"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn what_programs_disagree_about_is_refused() {
        for text in [
            "oxley.example",
            "ftp://oxley.example/",
            "javascript:x",
            "http://",
            "http:///a",
            "http://a@b/",
            "http://a:b@c/",
            "http://oxley.example:x/",
            "http://oxley.example:99999/",
            "http://a b/",
            "http://a\\@b/",
            "http://é.example/",
            "http://[::1/",
            "http://a%2eb/",
            "http://a\nb/",
            "http://[::1]x/",
        ] {
            assert!(Url::parse(text).is_err(), "{text:?}: {}", shown(text));
        }
    }

    /// RFC 3986, 5.4.1 and 5.4.2, as far as they speak of `http`.
    #[test]
    fn references_are_joined_as_the_standard_has_it() {
        let base = Url::parse("http://a/b/c/d;p?q").unwrap();
        for (reference, expected) in [
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g/"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q"),
            ("g#s", "http://a/b/c/g"),
            (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"),
            ("g/./h", "http://a/b/c/g/h"),
            ("g/../h", "http://a/b/c/h"),
            ("g?y/../x", "http://a/b/c/g?y/../x"),
            ("https://h/x", "https://h/x"),
        ] {
            assert_eq!(base.join(reference).unwrap().to_string(), expected, "{reference}");
        }
        assert!(
            base.join("g:h").is_err()
                && base.join("mailto:a@b").is_err()
                && base.join("file:///etc").is_err()
        );
    }

    proptest! {
        #[test]
        fn any_text_is_refused_or_gives_an_address_that_stays_as_it_is(text in "(https?://[a-z.]{1,5})?\\PC{0,30}", more in "\\PC{0,20}") {
            if let Ok(url) = Url::parse(&text) {
                prop_assert_eq!(&Url::parse(&url.to_string()).unwrap(), &url);
                if let Ok(joined) = url.join(&more) {
                    prop_assert_eq!(&Url::parse(&joined.to_string()).unwrap(), &joined);
                }
            }
        }
    }
}
