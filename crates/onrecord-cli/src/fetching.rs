//! Articles of files and, where the user asked for it, of addresses: those given, and those of entries that a feed only
//! sums up.

#![expect(
    clippy::result_large_err,
    reason = "as in onrecord_read: the articles of the same result are as large as `Skipped`"
)]

use std::path::{Path, PathBuf};
use std::slice;

use onrecord::{Article, Origin};
use onrecord_fetch::{Fetcher, is_address};
use onrecord_read::{Answer, Articles, Options, Reason, Skipped, read, read_answer};

/// The most pages that one input leads to; feeds have some dozens of entries. Those beyond are listed as summaries.
const MOST_FOLLOWED: usize = 1_000;

/// The articles of inputs, in order.
pub(crate) struct Fetching<'a> {
    paths: slice::Iter<'a, PathBuf>,
    options: &'a Options,
    fetcher: Option<&'a mut Fetcher>,
    /// The input that is being read, and a page that an entry of it led to.
    open: Option<Articles<'a>>,
    entry: Option<Articles<'a>>,
    /// How many entries of the open input were followed, and the most that may be.
    followed: usize,
    most: usize,
}

impl<'a> Fetching<'a> {
    /// Without a fetcher, nothing is fetched.
    pub(crate) fn new(
        paths: &'a [PathBuf],
        options: &'a Options,
        fetcher: Option<&'a mut Fetcher>,
    ) -> Fetching<'a> {
        Fetching {
            paths: paths.iter(),
            options,
            fetcher,
            open: None,
            entry: None,
            followed: 0,
            most: MOST_FOLLOWED,
        }
    }

    /// Opens the next input: what cannot be fetched is an input that gives nothing.
    fn open_next(&mut self) -> Option<Result<Articles<'a>, Skipped>> {
        let path = self.paths.next()?;
        self.followed = 0;
        Some(match address(path).filter(|_| self.fetcher.is_some()) {
            Some(url) => {
                let origin = Origin { path: url.to_owned(), ..Origin::default() };
                self.fetch(url, origin, None)
            }
            None => Ok(read(slice::from_ref(path), self.options)),
        })
    }

    fn fetch(
        &mut self,
        url: &str,
        origin: Origin,
        published: Option<String>,
    ) -> Result<Articles<'a>, Skipped> {
        let not_fetched =
            |origin: Origin, what: String| Skipped { origin, reason: Reason::NotFetched { what } };
        let Some(fetcher) = &mut self.fetcher else {
            return Err(not_fetched(origin, "nothing is fetched".to_owned()));
        };
        match fetcher.fetch(url) {
            Ok(found) => {
                let onrecord_fetch::Answer { url, content_type, content_encoding, body } = found;
                let answer = Answer { url, content_type, content_encoding, body, published };
                Ok(read_answer(answer, origin, self.options))
            }
            Err(error) => Err(not_fetched(origin, error.to_string())),
        }
    }

    /// What became of an entry whose article stands elsewhere.
    fn follow(&mut self, found: Result<Article, Skipped>) -> Option<Result<Article, Skipped>> {
        match found {
            Err(Skipped { origin, reason: Reason::OnlySummary { url: Some(url), published } })
                if self.fetcher.is_some() && self.followed < self.most =>
            {
                self.followed += 1;
                match self.fetch(&url, origin, published) {
                    Ok(page) => self.entry = Some(page),
                    Err(skipped) => return Some(Err(skipped)),
                }
                None
            }
            found => Some(found),
        }
    }
}

impl Iterator for Fetching<'_> {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            // What a fetched page leads to is not fetched in its turn.
            if let Some(found) = self.entry.as_mut().and_then(Iterator::next) {
                return Some(found);
            }
            self.entry = None;
            if let Some(found) = self.open.as_mut().and_then(Iterator::next) {
                if let Some(found) = self.follow(found) {
                    return Some(found);
                }
                continue;
            }
            match self.open_next()? {
                Ok(articles) => self.open = Some(articles),
                Err(skipped) => return Some(Err(skipped)),
            }
        }
    }
}

fn address(path: &Path) -> Option<&str> {
    path.to_str().filter(|path| is_address(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::{Ipv4Addr, SocketAddr, TcpListener};
    use std::sync::Arc;
    use std::thread;
    use std::time::Duration;

    use onrecord_fetch::{Limits, Network};

    const BODY: &str = "<p>The new bridge over the Oxley opened on Tuesday, and some two hundred people came to walk across it, \
        although it rained.</p><p>“It will stand for a hundred years,” Mayor Ida Quill said at the ceremony by the river.</p>";

    /// A server of the test's own on loopback, with a feed and the pages that it leads to.
    fn site() -> u16 {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let feed = format!(
            "<rss><channel><title>Oxley</title>\
             <item><guid>whole</guid><pubDate>2025-11-18</pubDate><content:encoded><![CDATA[{BODY}]]></content:encoded></item>\
             <item><guid>page</guid><link>http://oxley.example:{port}/page</link><pubDate>2025-11-19</pubDate>\
             <description>In short.</description></item>\
             <item><guid>gone</guid><link>http://oxley.example:{port}/gone</link></item>\
             <item><guid>inner</guid><link>http://127.0.0.2:{port}/</link></item>\
             <item><guid>file</guid><link>file:///etc/passwd</link></item></channel></rss>"
        );
        let page = format!("<html><body><article>{BODY}</article></body></html>");
        thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                let lines = BufReader::new(&stream).lines().map_while(Result::ok);
                let request: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
                let path = request.first().and_then(|line| line.split(' ').nth(1)).unwrap_or_default();
                let (status, body) = match path {
                    "/feed" => ("200 OK", feed.as_str()),
                    "/page" => ("200 OK", page.as_str()),
                    _ => ("404 Not Found", ""),
                };
                let head = format!(
                    "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n",
                    body.len()
                );
                let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
            }
        });
        port
    }

    fn shown(paths: &[PathBuf], fetcher: Option<&mut Fetcher>) -> Vec<String> {
        let options = Options::default();
        Fetching::new(paths, &options, fetcher)
            .map(|found| match found {
                Ok(article) => format!("{} {}", article.origin, article.published.day),
                Err(skipped) => skipped.to_string(),
            })
            .collect()
    }

    #[test]
    fn a_feed_is_fetched_and_its_entries_after_it() {
        let port = site();
        let look_up = |host: &str, port| {
            let ip = host.parse().unwrap_or(Ipv4Addr::LOCALHOST);
            Ok(vec![SocketAddr::from((ip, port))])
        };
        let network =
            Network { look_up: Arc::new(look_up), may_reach: |address| address.ip() == Ipv4Addr::LOCALHOST };
        let limits = Limits { pause: Duration::ZERO, ..Limits::default() };
        let mut fetcher = Fetcher::new(network, limits, None).unwrap();
        let url = format!("http://oxley.example:{port}/feed");
        let found = shown(&[url.clone().into()], Some(&mut fetcher));
        let expected = [
            format!("{url}#whole 2025-11-18"),
            format!("{url}#page 2025-11-19"),
            format!("{url}#gone: not fetched: the server answered 404"),
            format!("{url}#inner: not fetched: 127.0.0.2 is no host of the public internet"),
            format!("{url}#file: not fetched: not an address that can be fetched: neither http nor https"),
        ];
        assert_eq!(found, expected);

        let options = Options::default();
        let paths = [url.into()];
        let mut one = Fetching { most: 1, ..Fetching::new(&paths, &options, Some(&mut fetcher)) };
        assert!(one.nth(2).unwrap().unwrap_err().to_string().contains("only a summary in the feed"));
    }

    #[test]
    fn without_a_fetcher_nothing_is_fetched() {
        let found = shown(&["http://127.0.0.1:9/feed".into()], None);
        assert_eq!(found, ["http://127.0.0.1:9/feed: no such file or folder"]);
    }
}
