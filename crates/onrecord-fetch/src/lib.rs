//! Addresses of pages and feeds → what their servers answer.
//!
//! [`Fetcher::fetch`] asks what a site wants of robots first (RFC 9309), sends one request a second to a host, asks again
//! for what it has kept only on condition that it changed, and holds to limits of size and time. It reaches hosts of the
//! public internet only: every name is looked up, judged and connected to as it was judged, at each step of a redirect
//! anew, so that no page, feed, redirect or name server can point it at the machine or the network it runs in.
//!
//! Nothing is unpacked or understood here: an answer goes to `onrecord_read`.

mod address;
mod ask;
mod cache;
mod error;
mod names;
mod robots;
mod url;

use std::collections::HashMap;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::ask::{Asker, Reply};
use crate::cache::{Cache, Kept};
use crate::url::Url;

pub use address::is_public;
pub use error::Error;
pub use names::{LookUp, Network};
pub use robots::Robots;

/// The name by which sites can address this robot in `robots.txt`.
pub const PRODUCT: &str = "onrecord";

/// How much of `robots.txt` is read, as the standard wants it.
const ROBOTS_BYTES: u64 = 500 << 10;

/// What a [`Fetcher`] holds to.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The most bytes of an answer as they come over the network.
    pub bytes: u64,
    /// The longest that one request may take, from the look-up of its host to its last byte.
    pub time: Duration,
    /// The time between the beginnings of two requests to one host.
    pub pause: Duration,
    /// How many redirects are followed.
    pub redirects: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes: 10 << 20, time: Duration::from_secs(60), pause: Duration::from_secs(1), redirects: 5 }
    }
}

/// What a server answered with status 200.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The address that answered, after all redirects.
    pub url: String,
    /// `Content-Type` as sent.
    pub content_type: Option<String>,
    /// `Content-Encoding` as sent; the body is packed so still.
    pub content_encoding: Option<String>,
    /// The body as it came.
    pub body: Vec<u8>,
}

/// Fetches one address after the other.
#[derive(Debug)]
pub struct Fetcher {
    asker: Asker,
    limits: Limits,
    cache: Option<Cache>,
    /// What each site asks of robots, by scheme, host and port.
    robots: HashMap<String, Robots>,
    /// By host: when it was asked last, and whether it asked to be left alone.
    hosts: HashMap<String, Host>,
}

#[derive(Debug, Default)]
struct Host {
    asked: Option<Instant>,
    closed: Option<u16>,
}

impl Fetcher {
    /// A fetcher of a network; `cache` is a folder in which answers are kept that can be asked for on a condition.
    ///
    /// # Errors
    /// [`Error::Cache`] where the folder cannot be used.
    pub fn new(network: Network, limits: Limits, cache: Option<&Path>) -> Result<Fetcher, Error> {
        let open = |folder: &Path| {
            Cache::open(folder)
                .map_err(|source| Error::Cache { folder: folder.display().to_string(), source })
        };
        let cache = cache.map(open).transpose()?;
        let (robots, hosts) = (HashMap::new(), HashMap::new());
        Ok(Fetcher { asker: Asker::new(network, limits.time), limits, cache, robots, hosts })
    }

    /// What stands at an address. Waits as long as the pause between requests wants it.
    ///
    /// # Errors
    /// Every [`Error`] but [`Error::Cache`].
    pub fn fetch(&mut self, address: &str) -> Result<Answer, Error> {
        let mut url = Url::parse(address)?;
        for _ in 0..=self.limits.redirects {
            if !self.robots_of(&url)?.allows(url.path()) {
                return Err(Error::Robots { host: url.host().to_owned() });
            }
            match self.ask(&url, self.limits.bytes)? {
                Asked::Answer(answer) => return Ok(answer),
                Asked::SentOn(to) => url = to,
            }
        }
        Err(Error::TooManyRedirects { most: self.limits.redirects })
    }

    /// The rules of the site that an address belongs to.
    fn robots_of(&mut self, url: &Url) -> Result<&Robots, Error> {
        let site = url.site();
        if !self.robots.contains_key(&site) {
            let robots = self.fetch_robots(url)?;
            self.robots.insert(site.clone(), robots);
        }
        Ok(self.robots.entry(site).or_default())
    }

    fn fetch_robots(&mut self, url: &Url) -> Result<Robots, Error> {
        let no_robots = |why: String| Error::NoRobots { host: url.host().to_owned(), why };
        let mut at = url.join("/robots.txt")?;
        for _ in 0..=self.limits.redirects {
            match self.ask(&at, ROBOTS_BYTES) {
                Ok(Asked::Answer(answer)) => return Ok(Robots::parse(&answer.body, PRODUCT)),
                Ok(Asked::SentOn(to)) => at = to,
                // What is not there forbids nothing.
                Err(Error::Status { status: 400..=499 }) => return Ok(Robots::default()),
                // The page itself could not be reached either: that is the reason.
                Err(error @ (Error::Private { .. } | Error::NoConnection { .. } | Error::TooMuch { .. })) => {
                    return Err(error);
                }
                Err(error) => return Err(no_robots(error.to_string())),
            }
        }
        // Sent on too often counts as not there.
        Ok(Robots::default())
    }

    /// One request, in its turn.
    fn ask(&mut self, url: &Url, limit: u64) -> Result<Asked, Error> {
        self.wait_for(url)?;
        let kept = self.cache.as_ref().and_then(|cache| cache.look_up(&url.to_string()));
        match self.asker.ask(url, kept.as_ref(), limit)? {
            Reply::Page { mut kept, body } => {
                kept.url = url.to_string();
                self.keep(&kept, &body);
                Ok(Asked::Answer(answer(kept, body)))
            }
            Reply::Unchanged => {
                let found = kept.and_then(|kept| Some((self.cache.as_ref()?.body(&kept)?, kept)));
                let (body, kept) = found.ok_or(Error::Status { status: 304 })?;
                Ok(Asked::Answer(answer(kept, body)))
            }
            Reply::SentOn(location) => url.join(&location).map(Asked::SentOn),
            Reply::Status(status @ (429 | 503)) => {
                self.host(url).closed = Some(status);
                Err(Error::TooMuch { host: url.host().to_owned(), status })
            }
            Reply::Status(status) => Err(Error::Status { status }),
        }
    }

    fn wait_for(&mut self, url: &Url) -> Result<(), Error> {
        let site = url.site();
        let asked_for = self.robots.get(&site).and_then(Robots::delay).unwrap_or_default();
        let pause = self.limits.pause.max(asked_for);
        let host = self.host(url);
        if let Some(status) = host.closed {
            return Err(Error::TooMuch { host: url.host().to_owned(), status });
        }
        if let Some(asked) = host.asked {
            thread::sleep(pause.saturating_sub(asked.elapsed()));
        }
        host.asked = Some(Instant::now());
        Ok(())
    }

    fn host(&mut self, url: &Url) -> &mut Host {
        self.hosts.entry(url.host().to_owned()).or_default()
    }

    /// Keeps what can be asked for on a condition. Where that fails, the next run has to fetch it again, no more.
    fn keep(&self, kept: &Kept, body: &[u8]) {
        if let Some(cache) =
            self.cache.as_ref().filter(|_| kept.etag.is_some() || kept.last_modified.is_some())
        {
            let _ = cache.keep(kept, body);
        }
    }
}

/// What a request led to.
enum Asked {
    Answer(Answer),
    SentOn(Url),
}

fn answer(kept: Kept, body: Vec<u8>) -> Answer {
    let Kept { url, content_type, content_encoding, .. } = kept;
    Answer { url, content_type, content_encoding, body }
}

/// Whether something that was given looks like the address of a page, rather than a path.
pub fn is_address(given: &str) -> bool {
    let scheme = given.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| scheme == "http" || scheme == "https")
}
